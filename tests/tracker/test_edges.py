"""Which two claims are one event, and by what."""

from __future__ import annotations

from typing import Any

import pytest

from diplocal.model import Change, Claim, Kind, Status, When
from diplocal.tracker import EdgeKind, candidate_keys, edge

from .tellings import claim, clock, days, finds, recorded, vague

VISIT, MEETING, CALL, CONFERENCE, PRESS = Kind.VISIT, Kind.MEETING, Kind.CALL, Kind.CONFERENCE, Kind.PRESS
DAY, NEXT, DECEMBER = days("2031-12-05"), days("2031-12-06"), vague("2031-12-01", "2031-12-31")
PAIR = ("Ana Reyes/PE", "Bo Falk/SE")
SUMMIT: dict[str, Any] = {"at": "Basel/CH", "name": "OSCE Ministerial Council", "bodies": ("OSCE",)}


def between(a: Claim, b: Claim, *, first: str = "2031-11-01", second: str = "2031-11-02") -> EdgeKind | None:
    """The kind of the edge between claims of two documents, checked both ways and for a common key."""
    one, two = recorded(a, first, "a"), recorded(b, second, "b")
    found = edge(one, two)
    assert found == edge(two, one)
    assert not found or (candidate_keys(one) & candidate_keys(two) and finds(one, two) and finds(two, one))
    return found.kind if found else None


ONE_EVENT = {
    "names in other order and spelling": (claim(MEETING, DAY, *PAIR), claim(MEETING, DAY, "FALK Bo/SE", "A. Reyes/PE")),
    "talks and visit of the same people": (claim(VISIT, DAY, *PAIR, at="Lima/PE"), claim(MEETING, DAY, *PAIR, at="/PE")),
    "the visitor alone, in the same city": (
        claim(VISIT, DAY, "Bo Falk/SE", at="Lima/PE"),
        claim(VISIT, DAY, *PAIR, at="Lima/PE"),
    ),
    "other hosts of one guest": (
        claim(VISIT, DAY, "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE"),
        claim(VISIT, DAY, "Bo Falk/SE", "Luis Soto/PE", at="Lima/PE"),
    ),
    "a counterpart known by country": (claim(MEETING, DAY, "Bo Falk/SE", "/PE"), claim(MEETING, DAY, *PAIR)),
    "countries for people": (claim(MEETING, DAY, bodies=("PE", "SE")), claim(MEETING, DAY, *PAIR)),
    "a guest known by country, and the guest with the host": (
        claim(VISIT, DAY, at="/PE", bodies=("SE",)),
        claim(VISIT, DAY, *PAIR, at="Lima/PE"),
    ),
    "three countries of a group for three people": (
        claim(CALL, DAY, bodies=("PE", "SE", "US")),
        claim(CALL, DAY, *PAIR, "Jan Kerr/US", bodies=("RIC",)),
    ),
    "a day and a clock time": (claim(MEETING, DAY, *PAIR), claim(MEETING, clock("2031-12-05T10:00"), *PAIR)),
    "a stay of the same days without its place": (
        claim(VISIT, days("2031-12-05", "2031-12-08"), *PAIR, at="Lima/PE"),
        claim(VISIT, days("2031-12-05", "2031-12-08"), "Bo Falk"),
    ),
    "a visit called off without its place": (
        claim(VISIT, DAY, *PAIR, at="Lima/PE"),
        claim(VISIT, DAY, "Bo Falk/SE", status=Status.CANCELLED),
    ),
    "a visit with one day more": (
        claim(VISIT, days("2031-12-05", "2031-12-06"), *PAIR, at="/PE"),
        claim(VISIT, days("2031-12-05", "2031-12-07"), *PAIR, at="Lima/PE"),
    ),
    "a conference under two principals": (
        claim(CONFERENCE, DAY, "Bo Falk/SE", **SUMMIT),
        claim(CONFERENCE, DAY, "Jan Kerr/US", **SUMMIT),
    ),
    "talks without a name, and the day on which they open": (
        claim(CONFERENCE, days("2031-12-05", "2031-12-11"), at="Basel/CH", bodies=("PE",)),
        claim(CONFERENCE, DAY, at="Basel/CH", bodies=("PE",)),
    ),
    "a journey to a conference": (claim(VISIT, DAY, "Bo Falk/SE", **SUMMIT), claim(CONFERENCE, DAY, "Jan Kerr/US", **SUMMIT)),
    "a council, and talks of one who is there at that hour in that city": (
        claim(CONFERENCE, clock("2031-12-05T10:00"), "Bo Falk/EU", at="Basel/CH", name="EU Foreign Affairs Council"),
        claim(MEETING, clock("2031-12-05T10:00"), "Bo Falk", at="Basel/CH", bodies=("EU",)),
    ),
    "a videoconference as a call": (claim(CALL, DAY, *PAIR), claim(CONFERENCE, DAY, *PAIR)),
}
OTHER_EVENTS = {
    "another counterpart": (
        claim(MEETING, DAY, *PAIR, at="Lima/PE"),
        claim(MEETING, DAY, "Bo Falk/SE", "Luis Soto/PE", at="Lima/PE"),
    ),
    "a counterpart of another country": (claim(MEETING, DAY, "Bo Falk/SE", "/PE"), claim(MEETING, DAY, "Bo Falk/SE", "/CL")),
    "two countries of three": (claim(MEETING, DAY, bodies=("PE", "SE")), claim(MEETING, DAY, *PAIR, "Jan Kerr/US")),
    "another day": (claim(MEETING, DAY, *PAIR), claim(MEETING, NEXT, *PAIR)),
    "another city": (claim(VISIT, DAY, *PAIR, at="Lima/PE"), claim(VISIT, DAY, *PAIR, at="Cusco/PE")),
    "another country": (claim(VISIT, DAY, *PAIR, at="/PE"), claim(VISIT, DAY, *PAIR, at="/CL")),
    "the press after the talks": (claim(MEETING, DAY, *PAIR), claim(PRESS, DAY, *PAIR)),
    "a call and talks in a city": (claim(CALL, DAY, *PAIR), claim(MEETING, DAY, *PAIR, at="Lima/PE")),
    "the host with other guests": (
        claim(VISIT, DAY, "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE"),
        claim(VISIT, DAY, "Jan Kerr/US", "Ana Reyes/PE", at="Lima/PE"),
    ),
    "a visit of one day without its place": (claim(VISIT, DAY, "Bo Falk/SE"), claim(VISIT, DAY, *PAIR, at="Lima/PE")),
    "the host's visits called off": (
        claim(VISIT, DAY, *PAIR, at="Lima/PE"),
        claim(VISIT, DAY, "Ana Reyes/PE", status=Status.CANCELLED),
    ),
    "one name and no place": (claim(MEETING, DAY, "Bo Falk/SE"), claim(MEETING, DAY, *PAIR)),
    "the host at another hour": (
        claim(MEETING, clock("2031-12-05T10:00"), "Ana Reyes/PE", at="Lima/PE"),
        claim(MEETING, clock("2031-12-05T12:00"), "Ana Reyes/PE", at="Lima/PE"),
    ),
    "a day of talks inside a visit": (
        claim(VISIT, days("2031-12-04", "2031-12-06"), *PAIR, at="Lima/PE"),
        claim(MEETING, DAY, *PAIR, at="Lima/PE"),
    ),
    "a stop inside a tour": (
        claim(VISIT, days("2031-12-04", "2031-12-08"), "Bo Falk/SE"),
        claim(VISIT, DAY, "Bo Falk/SE", at="Lima/PE"),
    ),
    "two conferences of one city": (
        claim(CONFERENCE, DAY, "Bo Falk/SE", at="Basel/CH", name="G20 Foreign Ministers' Meeting"),
        claim(CONFERENCE, DAY, "Bo Falk/SE", at="Basel/CH", name="Quad Foreign Ministers' Meeting"),
    ),
    "talks without a name, and a day amid them": (
        claim(CONFERENCE, days("2031-12-04", "2031-12-11"), at="Basel/CH", bodies=("PE",)),
        claim(CONFERENCE, DAY, at="Basel/CH", bodies=("PE",)),
    ),
    "two rounds of one conference": (
        claim(CONFERENCE, DAY, at="Basel/CH", name="23rd Round of Talks"),
        claim(CONFERENCE, DAY, at="Basel/CH", name="24th Round of Talks"),
    ),
    "two conferences of two bodies": (
        claim(CONFERENCE, DAY, "Bo Falk/SE", at="Vienna/AT", bodies=("OSCE",)),
        claim(CONFERENCE, DAY, "Bo Falk/SE", at="Vienna/AT", bodies=("OPEC",)),
    ),
    "bilateral talks on the margins": (
        claim(CONFERENCE, DAY, "Bo Falk/SE", at="Basel/CH"),
        claim(MEETING, DAY, *PAIR, at="Basel/CH"),
    ),
    "talks with somebody at the hour when a council begins": (
        claim(CONFERENCE, clock("2031-12-05T10:00"), "Bo Falk/SE", at="Basel/CH", name="EU Foreign Affairs Council"),
        claim(MEETING, clock("2031-12-05T10:00"), *PAIR, at="Basel/CH"),
    ),
    "a council, and talks in that city at another hour or none": (
        claim(CONFERENCE, clock("2031-12-05T10:00"), "Bo Falk/EU", at="Basel/CH", name="EU Foreign Affairs Council"),
        claim(MEETING, DAY, "Bo Falk", at="Basel/CH", bodies=("EU",)),
    ),
    "nobody and nowhere": (claim(Kind.OTHER, DAY), claim(Kind.OTHER, DAY)),
}


@pytest.mark.parametrize("pair", ONE_EVENT.values(), ids=ONE_EVENT.keys())
def test_one_event(pair: tuple[Claim, Claim]) -> None:
    assert between(*pair) is EdgeKind.SAME


@pytest.mark.parametrize("pair", OTHER_EVENTS.values(), ids=OTHER_EVENTS.keys())
def test_other_events(pair: tuple[Claim, Claim]) -> None:
    assert between(*pair) is None


def test_claims_of_one_document_have_no_edge() -> None:
    stated = claim(MEETING, DAY, *PAIR)
    assert edge(recorded(stated, "2031-11-01", "a", 0), recorded(stated, "2031-11-01", "a", 1)) is None


def test_equal_clocks_and_more_people_are_stronger() -> None:
    ten = claim(MEETING, clock("2031-12-05T10:00"), *PAIR)
    strengths = [
        found.strength
        for other in (ten, claim(MEETING, DAY, *PAIR), claim(MEETING, clock("2031-12-05T11:00"), *PAIR))
        if (found := edge(recorded(ten, "2031-11-01", "a"), recorded(other, "2031-11-02", "b")))
    ]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(strengths)) == 3


@pytest.mark.parametrize(
    ("when", "joined"),
    [
        (DAY, EdgeKind.REFINE),
        (vague("2031-12-11", "2031-12-20"), EdgeKind.REFINE),
        (days("2031-11-28"), None),
        (days("2031-12-30", "2032-01-02"), EdgeKind.REFINE),
        (days("2031-11-28", "2031-12-02"), None),
        (vague("2031-11-28", "2031-12-05"), EdgeKind.REFINE),
        (vague("2031-11-11", "2031-12-05"), None),
    ],
    ids=[
        "a day in it",
        "a part of it",
        "a day outside",
        "a stay that outlasts it",
        "a stay begun before",
        "a range mostly in it",
        "a range mostly outside",
    ],
)
def test_a_month_contains(when: When, joined: EdgeKind | None) -> None:
    assert between(claim(MEETING, DECEMBER, *PAIR), claim(MEETING, when, *PAIR)) is joined


def test_a_report_looks_back_and_a_plan_ahead_inside_the_month_they_name() -> None:
    held = claim(MEETING, DECEMBER, *PAIR, status=Status.HELD)
    plan = claim(MEETING, days("2031-12-22"), *PAIR)
    assert between(held, plan, first="2031-12-15") is None
    assert between(held, plan, first="2032-01-10") is EdgeKind.REFINE


def previous(*whens: When, **fields: Any) -> Claim:
    return claim(VISIT, days("2032-01-10"), *PAIR, at="Lima/PE", previous=whens, **fields)


@pytest.mark.parametrize(
    ("moved", "joined"),
    [
        (previous(DAY), EdgeKind.MOVE),
        (previous(days("2031-11-11"), DAY), EdgeKind.MOVE),
        (previous(DECEMBER), EdgeKind.MOVE),
        (previous(NEXT), None),
        (previous(change=Change.MOVED), EdgeKind.MOVE),
        (previous(), None),
    ],
    ids=["from its day", "from one of two days", "from its month", "from another day", "from a day unsaid", "not moved"],
)
def test_a_new_date_meets_the_old_one(moved: Claim, joined: EdgeKind | None) -> None:
    assert between(claim(VISIT, DAY, *PAIR, at="Lima/PE"), moved) is joined


def test_words_without_a_date_change_what_was_told_before() -> None:
    plan = claim(VISIT, DAY, *PAIR, at="Lima/PE")
    off = claim(VISIT, None, "Bo Falk/SE", at="Lima/PE", status=Status.CANCELLED, change=Change.CANCELLED)
    assert between(plan, off) is EdgeKind.CHANGE
    assert between(plan, off, first="2031-11-03") is None
    assert between(plan, off, second="2032-03-01") is None
    assert between(claim(VISIT, DAY, *PAIR, at="Cusco/PE"), off) is None
    assert between(plan, claim(VISIT, None, "Bo Falk/SE", at="Lima/PE")) is None


def test_the_nearest_event_is_changed_first() -> None:
    off = recorded(claim(VISIT, None, *PAIR, at="Lima/PE", status=Status.CANCELLED), "2031-11-20", "z")
    near, far = (
        edge(recorded(claim(VISIT, when, *PAIR, at="Lima/PE"), "2031-11-01", "a"), off) for when in (DAY, days("2032-02-05"))
    )
    assert near and far and near.strength > far.strength


@pytest.mark.parametrize("when", [DAY, None], ids=["dated", "undated"])
def test_a_later_date_takes_up_what_was_put_off(when: When | None) -> None:
    put_off = claim(VISIT, when, *PAIR, at="Lima/PE", status=Status.POSTPONED, change=Change.POSTPONED)
    again = claim(VISIT, days("2032-02-05"), *PAIR, at="/PE")
    assert between(put_off, again) is EdgeKind.RESUME
    assert between(put_off, again, first="2031-11-03") is (None if when else EdgeKind.CHANGE)
    assert between(put_off, claim(VISIT, days("2033-02-05"), *PAIR, at="/PE")) is None
    assert between(put_off, claim(VISIT, days("2032-02-05"), *PAIR, at="/SE")) is None


def test_what_was_cancelled_is_not_taken_up() -> None:
    off = claim(VISIT, DAY, *PAIR, at="Lima/PE", status=Status.CANCELLED, change=Change.CANCELLED)
    assert between(off, claim(VISIT, days("2032-02-05"), *PAIR, at="Lima/PE")) is None
