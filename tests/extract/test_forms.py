"""Forms of labelled lines, as in media advisories: who, what, when and where."""

from __future__ import annotations

from datetime import date, datetime

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind

ANCHOR = Anchor(date(2014, 11, 13), "given")


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", anchor=ANCHOR)).claims


ADVISORY = """MEDIA ADVISORY

WHO: Foreign Minister Anna Berg

WHAT: Bilateral meeting with Foreign Minister Omar Diallo of Senegal

WHEN: Thursday, 20 November 2014, 10:30 am

WHERE: Congress Hall, Lisbon

Media contact: press office
"""


def test_an_advisory_is_one_event() -> None:
    (found,) = claims(ADVISORY)
    assert found.kind is Kind.MEETING
    assert found.when
    assert found.when.start == datetime(2014, 11, 20, 10, 30)
    assert [p.name for p in found.people] == ["Anna Berg", "Omar Diallo"]
    assert (found.place.city, found.place.country, found.place.venue) == ("Lisbon", "PT", "Congress Hall")


def test_date_and_time_have_lines_of_their_own_in_any_order() -> None:
    (found,) = claims(
        "Date: Thursday 20 November 2014\nTime: 09:30 GMT\nVenue: Lisbon\nEvent: Arrival of Prime Minister Omar Diallo\n"
    )
    assert found.when
    assert found.when.start == datetime(2014, 11, 20, 9, 30)
    assert [p.name for p in found.people] == ["Omar Diallo"]


def test_values_may_stand_below_their_labels_and_one_form_tell_two_events() -> None:
    first, second = claims(
        "What:\nTalks with Foreign Minister Omar Diallo\nWhen:\n20 November\nWhere:\nLisbon\n"
        "What:\nConference on bridges\nWhen:\n21 November\nWhere:\nPorto\n"
    )
    assert [(c.when and c.when.first_day.day, c.place.city) for c in (first, second)] == [(20, "Lisbon"), (21, "Porto")]


def test_the_head_of_a_mail_and_of_a_transcript_are_no_forms() -> None:
    assert (
        claims("From: press office\nDate: 13 November 2014\nSubject: Talks with Minister Omar Diallo\n\nDear colleagues,\n") == ()
    )
    assert claims("Date: Thursday, 13 November 2014, 9:30 a.m.\nPlace: Briefing room, Lisbon\n\nThe Minister spoke.\n") == ()
