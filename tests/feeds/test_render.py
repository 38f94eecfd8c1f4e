from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from sample_events import clock, days, event, sample_events, source

from diplocal.feeds import Cancelled, lint, render, render_event
from diplocal.model import Access, Kind, Participant, Place, Precision, Press, Role, State, Status


def read(data: bytes) -> icalendar.Event:
    return icalendar.Event.from_ical(data.decode())


def times(when, timezone=None):
    entry = read(render_event(event("u", Kind.MEETING, when, timezone=timezone, title="Talks")))
    return entry["DTSTART"].dt, entry["DTEND"].dt if "DTEND" in entry else None, str(entry["SUMMARY"]), str(entry["STATUS"])


@pytest.mark.parametrize(
    ("when", "timezone", "expected"),
    [
        (days("2027-03-08"), None, (date(2027, 3, 8), date(2027, 3, 9), "Talks", "CONFIRMED")),
        (days("2027-02-27", "2027-03-01"), None, (date(2027, 2, 27), date(2027, 3, 2), "Talks", "CONFIRMED")),
        (
            clock("2027-07-01T10:00", "2027-07-01T11:30"),
            "Asia/Kathmandu",
            (datetime(2027, 7, 1, 4, 15, tzinfo=UTC), datetime(2027, 7, 1, 5, 45, tzinfo=UTC), "Talks", "CONFIRMED"),
        ),
        (clock("2027-01-01T00:30"), "Europe/Oslo", (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), None, "Talks", "CONFIRMED")),
        (
            clock("2027-01-01T22:00", "2027-01-01T22:00"),
            "Europe/Oslo",
            (datetime(2027, 1, 1, 21, 0, tzinfo=UTC), None, "Talks", "CONFIRMED"),
        ),
        (clock("2027-01-05T09:00"), None, (date(2027, 1, 5), date(2027, 1, 6), "09:00 (zone unknown): Talks", "CONFIRMED")),
        (
            clock("2027-01-05T09:00", "2027-01-05T10:00"),
            "Mars/Olympus",
            (date(2027, 1, 5), date(2027, 1, 6), "09:00–10:00 (zone unknown): Talks", "CONFIRMED"),
        ),
        (
            days("2027-12-01", "2027-12-31", Precision.MONTH),
            "Europe/Oslo",
            (date(2027, 12, 1), date(2027, 12, 2), "December (date tbc): Talks", "TENTATIVE"),
        ),
    ],
)
def test_times(when, timezone, expected):
    assert times(when, timezone) == expected


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-05-01", "2027-05-10", "Early May"),
        ("2027-05-11", "2027-05-20", "Mid-May"),
        ("2027-05-21", "2027-05-31", "Late May"),
        ("2028-02-21", "2028-02-29", "Late February"),
        ("2027-05-01", "2027-05-15", "First half of May"),
        ("2027-05-16", "2027-05-31", "Second half of May"),
        ("2027-05-03", "2027-05-09", "Week of 3 May"),
        ("2027-05-31", "2027-06-06", "Week of 31 May"),
        ("2027-05-05", "2027-05-05", "About 5 May"),
        ("2027-05-25", "2027-06-02", "Between 25 May and 2 June"),
    ],
)
def test_a_vague_date_says_so_in_the_title_and_stands_on_its_first_day(first, last, words):
    start, end, summary, status = times(days(first, last, Precision.APPROXIMATE))
    assert (start.isoformat(), (end - start).days, summary, status) == (first, 1, f"{words} (date tbc): Talks", "TENTATIVE")


@pytest.mark.parametrize(
    ("status", "cancelled", "summary", "shown"),
    [
        (Status.PLANNED, Cancelled.PREFIX, "Talks", "CONFIRMED"),
        (Status.HELD, Cancelled.PREFIX, "Talks", "CONFIRMED"),
        (Status.TENTATIVE, Cancelled.PREFIX, "Tentative: Talks", "TENTATIVE"),
        (Status.POSTPONED, Cancelled.KEEP, "Postponed: Talks", "TENTATIVE"),
        (Status.CANCELLED, Cancelled.PREFIX, "Cancelled: Talks", "CONFIRMED"),
        (Status.CANCELLED, Cancelled.KEEP, "Talks", "CANCELLED"),
    ],
)
def test_status(status, cancelled, summary, shown):
    entry = read(render_event(event("u", Kind.MEETING, days("2027-05-05"), status=status, title="Talks"), cancelled))
    assert (str(entry["SUMMARY"]), str(entry["STATUS"]), str(entry["TRANSP"])) == (summary, shown, "TRANSPARENT")


def test_a_cancelled_event_that_is_hidden_is_not_in_the_feed():
    events = [event("a", Kind.VISIT, days("2027-05-05")), event("b", Kind.VISIT, days("2027-05-05"), status=Status.CANCELLED)]
    calendar = icalendar.Calendar.from_ical(render(events, name="x", cancelled=Cancelled.HIDE))
    assert [str(e["UID"]) for e in calendar.events] == ["a"]


def test_stamps_and_sequence_come_from_the_record():
    created, modified = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2027, 2, 3, 4, 5, 6, tzinfo=UTC)
    entry = read(render_event(event("u", Kind.CALL, days("2027-05-05"), sequence=7, created=created, modified=modified)))
    assert (entry["UID"], entry["SEQUENCE"], entry["CREATED"].dt) == ("u", 7, created)
    assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt == modified


def test_description_tells_who_where_when_and_who_says_so():
    told = event(
        "u",
        Kind.MEETING,
        clock("2027-07-01T23:00", "2027-07-02T01:00"),
        timezone="Asia/Tokyo",
        place=Place("Tokyo", "JP", "Akasaka Palace"),
        people=(Participant("Li Wei", "Foreign Minister", "CN"), Participant(None, "foreign minister", "IR")),
        bodies=("FR", "OSCE"),
        press=Press(Access.POOLED, datetime(2027, 6, 28, 12, 30), "press@x.example"),
        history=(
            State(date(2027, 4, 1), days("2027-06-21", "2027-06-30", Precision.APPROXIMATE), Status.PLANNED),
            State(date(2027, 5, 1), days("2027-06-30"), Status.PLANNED),
        ),
        sources=(
            source("They meet.", "Old Ministry", "2027-05-01"),
            source("They meet late.", "New Ministry", "2027-06-01", "https://x.example/a b"),
        ),
    )
    assert str(read(render_event(told))["DESCRIPTION"]).split("\n") == [
        "When: 1 July 2027, 23:00 – 2 July 2027, 01:00 (Asia/Tokyo, UTC+09:00)",
        "Where: Akasaka Palace, Tokyo, Japan",
        "Status: announced",
        "People:",
        "- Li Wei, Foreign Minister (China)",
        "- foreign minister (Iran)",
        "Taking part: France, OSCE",
        "Press: pooled coverage",
        "Press: accreditation by 2027-06-28 12:30 with press@x.example",
        "Earlier date: late June 2027 (as of 1 April 2027)",
        "Earlier date: 30 June 2027 (as of 1 May 2027)",
        "",
        "Sources:",
        "“They meet late.” — New Ministry, 1 June 2027",
        "https://x.example/a%20b",
        "“They meet.” — Old Ministry, 1 May 2027",
    ]


def test_place_has_coordinates_only_where_city_and_country_are_known():
    known = read(render_event(event("u", Kind.VISIT, days("2027-05-05"), place=Place("Oslo", "NO"))))
    assert (round(known["GEO"].latitude), round(known["GEO"].longitude)) == (60, 11)
    assert known["LOCATION"] == "Oslo, Norway"
    for place in (Place("Oslo"), Place("Nowhere-on-Sea", "NO"), Place(None, "NO")):
        assert "GEO" not in read(render_event(event("u", Kind.VISIT, days("2027-05-05"), place=place)))


def test_participants_place_and_sources_are_structured_too():
    told = event(
        "u",
        Kind.VISIT,
        days("2027-05-05"),
        place=Place("Oslo", "NO"),
        people=(Participant("Li Wei", "Foreign Minister", "CN", Role.GUEST),) * 2,
        sources=(
            source("", 'A “quoted" name; x:y', "2027-05-01", "https://x.example/1"),
            source("", "B", "2027-05-02", "javascript:alert(1)"),
        ),
    )
    entry = read(render_event(told))
    place, person = entry.subcomponents
    assert (place.name, place["NAME"].to_ical()) == ("VLOCATION", b"Oslo\\, Norway")
    assert (person.name, person["NAME"], person["CATEGORIES"].to_ical()) == ("PARTICIPANT", "Li Wei", b"guest")
    assert (person["X-DIPLOCAL-OFFICE"], person["X-DIPLOCAL-COUNTRY"]) == ("Foreign Minister", "CN")
    assert not {"SUMMARY", "DESCRIPTION"} & set(person), "readers that know no PARTICIPANT take them for the event's"
    assert len({str(part["UID"]) for part in entry.subcomponents}) == 2
    assert (entry["URL"], entry["LINK"], entry["LINK"].params["LINKREL"]) == ("https://x.example/1", "https://x.example/1", "via")


def test_talks_name_the_visit_of_which_they_are_a_part():
    talks = event("u", Kind.MEETING, days("2027-05-05"), visit="the-visit")
    related = read(render_event(talks))["RELATED-TO"]
    assert (related, related.params["RELTYPE"]) == ("the-visit", "PARENT")
    assert "RELATED-TO" not in read(render_event(replace(talks, visit=None)))


def test_calendar_properties():
    feed = render(
        [event("u", Kind.CALL, days("2027-05-05"))],
        name="Talks; all, of them",
        description="d",
        source_url="https://x.example/f.ics",
    )
    lines = feed.decode().split("\r\n")
    for expected in (
        "VERSION:2.0",
        r"NAME:Talks\; all\, of them",
        r"X-WR-CALNAME:Talks\; all\, of them",
        "DESCRIPTION:d",
        "SOURCE;VALUE=URI:https://x.example/f.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "COLOR:steelblue",
    ):
        assert expected in lines


def test_the_order_of_events_changes_no_byte():
    events = sample_events()
    assert render(reversed(events), name="x") == render(events, name="x")


def test_an_empty_feed_is_a_calendar():
    assert icalendar.Calendar.from_ical(render([], name="x")).events == []


def test_a_title_is_made_where_the_event_has_none():
    told = event("u", Kind.MEETING, days("2027-05-05"), people=(Participant("Ida Lund", None, "NO"),), bodies=("FR",))
    assert read(render_event(told))["SUMMARY"] == "Lund – France talks"
    assert read(render_event(replace(told, title="As told")))["SUMMARY"] == "As told"


def test_the_code_of_a_country_is_no_body():
    told = event("u", Kind.CALL, days("2027-05-05"), bodies=("AU", "African Union"), place=Place("Perth", "AU"))
    entry = read(render_event(told))
    assert "Taking part: Australia, African Union" in str(entry["DESCRIPTION"]) and entry["LOCATION"] == "Perth, Australia"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-05-04", "2027-05-06", "4–6 May 2027"),
        ("2027-04-30", "2027-05-02", "30 April – 2 May 2027"),
        ("2027-12-31", "2028-01-02", "31 December 2027 – 2 January 2028"),
    ],
)
def test_days_in_words(first, last, words):
    entry = read(render_event(event("u", Kind.VISIT, days(first, last))))
    assert str(entry["DESCRIPTION"]).startswith(f"When: {words}\n")


def test_only_the_latest_sources_are_told():
    told = event(
        "u", Kind.VISIT, days("2027-05-04"), sources=tuple(source(f"Words {n}.", "P", f"2027-01-{n:02}") for n in range(1, 13))
    )
    text = str(read(render_event(told))["DESCRIPTION"])
    assert "Words 12." in text and "Words 3." in text and "Words 2." not in text
    assert text.endswith("and 2 earlier ones")


def test_a_name_of_any_length_is_folded_where_it_must_be():
    for length in range(50, 90):
        for letter in ("x", "ü", ","):
            data = render([], name=letter * length, source_url=f"https://feeds.example/{'y' * length}.ics")
            assert lint(data) == []
            assert str(icalendar.Calendar.from_ical(data)["NAME"]).replace("\\,", ",") == letter * length
