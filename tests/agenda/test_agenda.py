"""What a reader sees in each view."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from diplocal.agenda.card import card
from diplocal.agenda.days import KIND_WIDTH, TIME_WIDTH, days
from diplocal.agenda.diary import diary
from diplocal.agenda.lines import cells, plain
from diplocal.agenda.listing import listing, short_days
from diplocal.agenda.look import Look
from diplocal.agenda.month import month
from diplocal.agenda.stats import bars, tallies
from diplocal.agenda.whereabouts import person, place
from diplocal.agenda.wording import clock_text, days_text, mark, span_text
from diplocal.model import Access, Event, Kind, Participant, Place, Precision, Press, Status, When

Printed = Callable[..., str]
TODAY = date(2014, 11, 18)
VISITOR = Participant("Amina Okoro", "Minister of Foreign Affairs", "TZ")
FIRST, LAST = date(2014, 11, 17), date(2014, 11, 23)

LOOK = Look(TODAY, zone=ZoneInfo("Europe/Oslo"))

WEEK_80 = """\
Monday 17 November 2014  yesterday
   17–19 Nov         » Amina Okoro visits Oslo                        visit
                       Oslo, NO                                       3f9a1c2b
                       Amina Okoro (Minister of Foreign Affairs,
                       TZ), Lars Øverby (Foreign Minister, NO)

Tuesday 18 November 2014  today
   until 19 Nov      » Amina Okoro visits Oslo
   10:30–11:15 CET     ● Okoro – Øverby talks, Oslo                   meeting
                         Oslo, NO                                     aa00bb11
                         Amina Okoro (Minister of Foreign Affairs,
                         TZ), Lars Øverby (Foreign Minister, NO)

Wednesday 19 November 2014  tomorrow
   last day          » Amina Okoro visits Oslo"""


def test_days_are_headings_and_talks_stand_under_the_visit_that_goes_on(visit: Event, talks: Event, printed: Printed) -> None:
    assert printed(days([visit, talks], FIRST, LAST, LOOK)) == WEEK_80


def test_an_event_that_began_before_the_period_stands_in_full_on_its_first_day(visit: Event, printed: Printed) -> None:
    shown = printed(days([visit], date(2014, 11, 19), LAST, LOOK))
    assert shown.startswith("Wednesday 19 November 2014  tomorrow\n   17–19 Nov")
    assert "Monday" not in shown


def test_vague_dates_have_a_section_of_their_own(visit: Event, printed: Printed) -> None:
    vague = replace(visit, when=When(date(2014, 11, 21), date(2014, 11, 30), Precision.APPROXIMATE))
    whole = replace(visit, when=When(date(2014, 11, 1), date(2014, 11, 30), Precision.MONTH))
    shown = " ".join(printed(days([vague, whole], FIRST, LAST, LOOK)).split())
    assert shown.startswith("Dates to be confirmed")
    assert "21–30 November ~ Amina Okoro visits Oslo visit 2014" in shown
    assert not re.search("(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", shown)


def test_what_was_told_as_begun_is_under_way_until_its_last_day(visit: Event, printed: Printed) -> None:
    begun = replace(visit, status=Status.HELD)
    assert "under way" in printed(days([begun], FIRST, LAST, LOOK), 100)
    over = replace(LOOK, today=date(2014, 11, 20))
    assert "· held" in printed(days([begun], FIRST, LAST, over), 100)


@pytest.mark.parametrize("status", [Status.TENTATIVE, Status.POSTPONED, Status.CANCELLED])
def test_a_status_other_than_planned_is_said_in_words(visit: Event, printed: Printed, status: Status) -> None:
    event = replace(visit, status=status)
    for view in (days([event], FIRST, LAST, LOOK), listing([event], 80), card(event)):
        assert status.value in printed(view, 100)


def test_what_is_out_of_the_ordinary_has_a_mark_of_its_own_and_a_style(visit: Event) -> None:
    month_long = replace(visit, when=When(date(2014, 11, 1), date(2014, 11, 30), Precision.MONTH))
    changed = [replace(visit, status=s) for s in (Status.TENTATIVE, Status.POSTPONED, Status.CANCELLED)]
    marks = [mark(event) for event in (visit, month_long, *changed)]
    assert len({sign for sign, _ in marks}) == 5
    assert len({style for _, style in marks}) == 4  # a vague date is as uncertain as a tentative one


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(visit: Event, talks: Event, printed: Printed, width: int) -> None:
    long = replace(visit, title="Seventeenth extraordinary session of the ministerial council on river basins " * 2)
    look = replace(LOOK, width=width)
    views = [
        days([long, talks], FIRST, LAST, replace(look, sources=True)),
        month([long], 2014, 11, replace(look, width=max(width, 21))),
        person(VISITOR, frozenset({"amina okoro"}), [long, talks], LAST, look),
        place("Oslo", [long, talks], LAST, look),
        diary([long, talks], FIRST, LAST, look),
        *(bars(tally, width) for tally in tallies([long, talks])),
    ]
    if width > 50:
        views += [listing([long], width), card(long)]
    for view in views:
        assert max(map(cells, printed(view, width).splitlines())) <= max(width, 21)


@pytest.mark.parametrize("name", ["王毅", "عادل الجبير", "יוסי כהן", "Zoë e\u0301", "Øverby"])
def test_names_of_any_script_leave_the_columns_where_they_are(visit: Event, name: str) -> None:
    lines = days([replace(visit, title=name)], FIRST, LAST, LOOK)
    kind = next(line for line in lines if "visit" in plain(line))
    assert cells(plain(kind).partition("visit")[0]) == 3 + TIME_WIDTH + 2 + (80 - 3 - TIME_WIDTH - KIND_WIDTH - 2)


def test_no_text_can_steer_the_terminal(visit: Event, printed: Printed) -> None:
    hostile = replace(visit, title="\x1b]0;owned\x07 [red]visit[/red]\u202e", place=Place("Os\x1b[2Jlo", "NO"), people=())
    for view in (days([hostile], FIRST, LAST, LOOK), listing([hostile], 40), card(hostile)):
        shown = printed(view, 120)
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        assert "[red]visit[/red]" in shown


def test_what_is_new_since_the_last_look_is_marked(visit: Event, talks: Event, printed: Printed) -> None:
    look = replace(LOOK, news={talks.uid: "new"})
    shown = printed(days([visit, talks], FIRST, LAST, look))
    assert [line for line in shown.splitlines() if line.startswith("*")] == [
        "*  10:30–11:15 CET     ● Okoro – Øverby talks, Oslo                   meeting"
    ]


def test_sources_are_shown_where_they_are_asked_for(visit: Event, printed: Printed) -> None:
    said = "“Minister Okoro will visit Oslo.”"
    assert said not in printed(days([visit], FIRST, LAST, LOOK))
    shown = " ".join(printed(days([visit], FIRST, LAST, replace(LOOK, width=200, sources=True))).split())
    assert f"Ministry of Foreign Affairs of Norway, 10 November 2014: {said} https://example.org/1" in shown


def test_the_card_tells_people_words_and_history(visit: Event, printed: Printed) -> None:
    shown = printed(card(visit), 100)
    for words in (
        "17–19 November 2014",
        "Amina Okoro, Minister of Foreign Affairs, TZ (visitor)",
        "Ministry of Foreign Affairs of Norway, 10 November 2014",
        "“Minister Okoro will visit Oslo.”",
        "https://example.org/1",
        "2014-11-03  planned  12 November 2014",
        "3f9a1c2b77",
    ):
        assert words in shown


def test_the_card_tells_the_press_what_the_documents_say(visit: Event, printed: Printed) -> None:
    shown = printed(card(replace(visit, press=Press(Access.CLOSED, date(2014, 11, 14), None))), 100)
    assert "Press      closed to the press\n" in shown
    assert "accreditation by 2014-11-14\n" in shown
    assert "Press " not in printed(card(visit), 100)


def test_the_month_shows_a_visit_on_each_of_its_days_and_no_other(visit: Event, printed: Printed) -> None:
    shown = printed(month([visit], 2014, 11, replace(LOOK, width=120)), 120)
    assert shown.splitlines()[0].strip() == "November 2014"
    assert shown.count("Okoro–Øverby") == 3
    week = next(line for line in shown.splitlines() if "17" in line)
    assert [cell.strip() for cell in week.strip("│").split("│")] == [
        *("17             1", "18 today       1", "19             1"),
        *("20", "21", "22", "23"),
    ]


def test_a_full_day_of_the_month_says_how_many_more(visit: Event, printed: Printed) -> None:
    crowd = [replace(visit, uid=str(n), name=f"Forum {n}", kind=Kind.CONFERENCE) for n in range(9)]
    shown = printed(month(crowd, 2014, 11, LOOK))
    assert shown.count("+6 more") == 3


def test_the_month_begins_names_with_a_capital(visit: Event, printed: Printed) -> None:
    event = replace(visit, name="annual assembly")
    assert printed(month([event], 2014, 11, replace(LOOK, width=160))).count("Annual assembly") == 3


def test_someone_without_a_name_is_known_by_office(visit: Event, printed: Printed) -> None:
    event = replace(visit, people=(Participant(None, "Foreign Minister", "IR"),), bodies=("EU",))
    assert "Foreign Minister (IR), EU" in printed(days([event], FIRST, LAST, LOOK))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2014-11-17", "2014-11-17", "17 November 2014"),
        ("2014-11-17", "2014-11-18", "17–18 November 2014"),
        ("2014-11-30", "2014-12-02", "30 November – 2 December 2014"),
        ("2014-12-30", "2015-01-02", "30 December 2014 – 2 January 2015"),
    ],
)
def test_span_text(first: str, last: str, text: str) -> None:
    assert span_text(date.fromisoformat(first), date.fromisoformat(last)) == text


@pytest.mark.parametrize(
    ("first", "last", "precision", "full", "short"),
    [
        ("2014-11-17", "2014-11-17", Precision.DAY, "17 November 2014", "2014-11-17"),
        ("2014-11-30", "2014-12-02", Precision.DAY, "30 November – 2 December 2014", "2014-11-30/12-02"),
        ("2014-12-30", "2015-01-02", Precision.DAY, "30 December 2014 – 2 January 2015", "2014-12-30/2015-01-02"),
        ("2014-12-01", "2014-12-31", Precision.MONTH, "December 2014, day to be confirmed", "~2014-12-01/31"),
        ("2014-12-01", "2014-12-10", Precision.APPROXIMATE, "1–10 December 2014, date to be confirmed", "~2014-12-01/10"),
    ],
)
def test_vague_days_say_so(first: str, last: str, precision: Precision, full: str, short: str) -> None:
    when = When(date.fromisoformat(first), date.fromisoformat(last), precision)
    assert days_text(when) == full
    assert short_days(when) == short


@pytest.mark.parametrize(
    ("end", "zone", "text"),
    [
        (None, "Europe/Oslo", "10:30 CET"),
        (datetime(2014, 11, 18, 12, 0), "Europe/Oslo", "10:30–12:00 CET"),
        (None, None, "10:30"),
        (None, "Asia/Dubai", "10:30 UTC+04"),
        (None, "not/a-zone", "10:30 not/a-zone"),
    ],
)
def test_a_clock_time_has_its_zone_and_no_invented_end(visit: Event, end: datetime | None, zone: str | None, text: str) -> None:
    when = When(datetime(2014, 11, 18, 10, 30), end, Precision.MINUTE)
    assert clock_text(replace(visit, when=when, timezone=zone)) == text
