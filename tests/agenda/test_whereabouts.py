"""Where somebody is, and what a diary says, event by event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from diplocal.agenda.diary import diary, sentence
from diplocal.agenda.look import Look
from diplocal.agenda.whereabouts import person, place
from diplocal.agenda.wording import distance_text, reader_text
from diplocal.model import Event, Kind, Participant, Place, Precision, Role, Status, When

Printed = Callable[..., str]
BERG = Participant("Ada Berg", "Foreign Minister", "NO", Role.VISITOR)
BERG_IN_FULL = "Norwegian Foreign Minister Ada Berg"
FALK = Participant("Bo Falk", "Prime Minister", "SE", Role.HOST)


def dated(event: Event, first: int, last: int | None = None, **changes: object) -> Event:
    return replace(event, when=When(date(2031, 3, first), date(2031, 3, last or first), Precision.DAY), **changes)  # type: ignore[arg-type]


def test_who_is_somewhere_for_several_days_is_there_until_the_last(visit: Event, printed: Printed) -> None:
    stay = dated(visit, 10, 12, people=(BERG, FALK))
    shown = printed(person(BERG, frozenset({"ada berg"}), [stay], date(2031, 3, 13), Look(date(2031, 3, 11))))
    assert "  Now     » Amina Okoro visits Oslo · Oslo, NO · until 12 Mar" in shown
    assert "  Wed 12 Mar  »" in shown
    assert "  Thu 13 Mar  –" in shown


def test_what_is_called_off_tells_nothing_of_where_somebody_is(visit: Event, printed: Printed) -> None:
    off = dated(visit, 10, 12, people=(BERG, FALK), status=Status.CANCELLED)
    shown = printed(person(BERG, frozenset({"ada berg"}), [off], date(2031, 3, 11), Look(date(2031, 3, 11))))
    assert "  Now     not on record\n" in shown
    assert "  Tue 11 Mar  ✗ Amina Okoro visits Oslo (cancelled) · Oslo, NO" in shown


def test_a_call_is_met_by_telephone_and_no_place(visit: Event, printed: Printed) -> None:
    call = dated(visit, 5, kind=Kind.CALL, people=(BERG, FALK), place=Place())
    shown = printed(person(BERG, frozenset({"ada berg"}), [call], date(2031, 3, 11), Look(date(2031, 3, 11))))
    assert "  Met     Bo Falk (SE), 5 March 2031, by telephone\n" in shown
    assert "  Now     not on record\n" in shown


def test_a_place_has_what_was_last(visit: Event, printed: Printed) -> None:
    shown = printed(place("Oslo", [dated(visit, 5)], date(2031, 3, 11), Look(date(2031, 3, 11))))
    assert "  Last    6 days ago, 5 March 2031: » Amina Okoro visits Oslo · Oslo, NO\n" in shown


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2031, 3, 10), "yesterday"),
        (date(2031, 3, 12), "tomorrow"),
        (date(2031, 3, 24), "in 13 days"),
        (date(2031, 3, 25), "in 2 weeks"),
        (date(2031, 2, 11), "4 weeks ago"),
        (date(2031, 9, 11), "in 6 months"),
        (date(2029, 3, 11), "2 years ago"),
    ],
)
def test_distances(day: date, text: str) -> None:
    assert distance_text(day, date(2031, 3, 11)) == text


@pytest.mark.parametrize(
    ("zone", "start", "end", "reader", "text"),
    [
        # Moscow went from UTC+4 to UTC+3 on 26 October 2014
        ("Europe/Moscow", datetime(2014, 10, 25, 10), None, "Europe/Berlin", "08:00 CEST"),
        ("Europe/Moscow", datetime(2014, 10, 27, 10), None, "Europe/Berlin", "08:00 CET"),
        ("Europe/Moscow", datetime(2014, 7, 1, 10), None, "UTC", "06:00 UTC"),
        ("Asia/Tokyo", datetime(2014, 11, 18, 7), datetime(2014, 11, 18, 8), "Europe/Berlin", "23:00–00:00 CET, 17 Nov"),
        ("America/New_York", datetime(2014, 11, 18, 20), None, "Asia/Dubai", "05:00 UTC+04, 19 Nov"),
        ("Europe/Paris", datetime(2014, 11, 18, 20), None, "Europe/Berlin", ""),
        ("not/a-zone", datetime(2014, 11, 18, 20), None, "Europe/Berlin", ""),
        (None, datetime(2014, 11, 18, 20), None, "Europe/Berlin", ""),
    ],
)
def test_the_readers_clock_stands_beside_where_it_differs(
    visit: Event, zone: str | None, start: datetime, end: datetime | None, reader: str, text: str
) -> None:
    event = replace(visit, when=When(start, end, Precision.MINUTE), timezone=zone)
    assert reader_text(event, ZoneInfo(reader)) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Norwegian Foreign Minister Ada Berg to visit; host Swedish Prime Minister Bo Falk"),
        ({"people": (BERG,)}, "Norwegian Foreign Minister Ada Berg to visit"),
        ({"kind": Kind.MEETING}, "Norwegian Foreign Minister Ada Berg to meet Swedish Prime Minister Bo Falk"),
        ({"kind": Kind.CALL}, f"{BERG_IN_FULL} to speak by telephone with Swedish Prime Minister Bo Falk"),
        ({"kind": Kind.CONFERENCE, "name": "Forum on Rivers", "people": (), "bodies": ("UN",)}, "UN to attend Forum on Rivers"),
        ({"kind": Kind.CONFERENCE, "name": "Forum on Rivers", "people": ()}, "Forum on Rivers"),
        ({"kind": Kind.MEETING, "people": (), "bodies": ("IR",)}, "Iran: meeting"),
        ({"people": (Participant("Pope Francis", "Pope", "VA"),)}, "Pope Francis to visit"),
        ({"people": (Participant("Ada Berg", "Minister of Norway", "NO"),)}, "Minister of Norway Ada Berg to visit"),
        ({"people": (Participant("Ada Berg", None, "NO"),)}, "Ada Berg (Norwegian) to visit"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_diary(visit: Event, changes: dict[str, object], text: str) -> None:
    assert sentence(replace(visit, place=Place("Oslo", "SE"), **{"people": (BERG, FALK), **changes})) == text  # type: ignore[arg-type]


def test_the_form_of_a_newswire_diary(visit: Event, printed: Printed) -> None:
    minister = Participant("Frank-Walter Steinmeier", "Foreign Minister", "DE", Role.VISITOR)
    start = When(datetime(2014, 11, 18, 12), datetime(2014, 11, 19, 18), Precision.MINUTE)
    event = replace(visit, when=start, people=(minister,), place=Place("Moscow", "RU"), timezone="Europe/Moscow")
    shown = printed(
        diary([event], date(2014, 11, 18), date(2014, 11, 20), Look(date(2014, 11, 17), 100, news={visit.uid: "new"}))
    )
    assert shown.splitlines() == [
        "TUESDAY, NOVEMBER 18, 2014",
        "** MOSCOW - German Foreign Minister Frank-Walter Steinmeier to visit - 0900 GMT (to Nov 19)",
    ]
