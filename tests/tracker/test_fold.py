"""What an event says when its claims say different things: field by field, in the order of publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from diplocal.model import Access, Change, Claim, Kind, Participant, Place, Press, Role, Status, When
from diplocal.tracker import Folded, significant
from diplocal.tracker.fold import fold
from diplocal.tracker.history import history
from diplocal.tracker.keys import order_key

from .tellings import claim, clock, days, people, recorded, series, vague

VISIT, MEETING, CONFERENCE, OTHER = Kind.VISIT, Kind.MEETING, Kind.CONFERENCE, Kind.OTHER
DAY, DECEMBER = days("2031-12-05"), vague("2031-12-01", "2031-12-31")


def folded(*told: Claim) -> Folded:
    """The event of claims published on successive days."""
    event = fold(series(*((f"2031-11-{day:02}", [stated]) for day, stated in enumerate(told, 1))))
    assert event is not None
    return event


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        (DECEMBER, DAY, DAY),
        (DAY, DECEMBER, DAY),
        (DECEMBER, vague("2032-01-01", "2032-01-31"), vague("2032-01-01", "2032-01-31")),
        (DAY, days("2031-12-06"), days("2031-12-06")),
        (DAY, clock("2031-12-05T11:00"), clock("2031-12-05T11:00")),
        (clock("2031-12-05T11:00"), DAY, clock("2031-12-05T11:00")),
        (clock("2031-12-05T11:00"), clock("2031-12-05T12:30"), clock("2031-12-05T12:30")),
        (
            clock("2031-12-05T11:00", "2031-12-05T12:00"),
            clock("2031-12-05T11:00"),
            clock("2031-12-05T11:00", "2031-12-05T12:00"),
        ),
        (days("2031-12-05", "2031-12-06"), days("2031-12-05", "2031-12-07"), days("2031-12-05", "2031-12-07")),
        (days("2031-12-05", "2031-12-07"), days("2031-12-05", "2031-12-06"), days("2031-12-05", "2031-12-06")),
        (days("2031-12-05", "2031-12-07"), clock("2031-12-05T09:00"), days("2031-12-05", "2031-12-07")),
        (clock("2031-12-05T11:00"), days("2031-12-05", "2031-12-07"), days("2031-12-05", "2031-12-07")),
        (DECEMBER, vague("2031-12-11", "2031-12-20"), vague("2031-12-11", "2031-12-20")),
        (vague("2031-12-11", "2031-12-20"), DECEMBER, vague("2031-12-11", "2031-12-20")),
    ],
)
def test_the_latest_date_stands_unless_it_only_says_less(first: When, then: When, stands: When) -> None:
    assert folded(claim(VISIT, first, "Bo Falk"), claim(VISIT, then, "Bo Falk")).when == stands


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
@pytest.mark.parametrize("when", [None, DAY, DECEMBER, days("2031-12-09")])
def test_what_is_called_off_keeps_its_date(status: Status, when: When | None) -> None:
    event = folded(claim(VISIT, DAY, "Bo Falk"), claim(VISIT, when, "Bo Falk", status=status))
    assert (event.when, event.status) == (DAY, status)


def test_a_day_called_off_says_more_than_its_month() -> None:
    assert folded(claim(VISIT, DECEMBER, "Bo Falk"), claim(VISIT, DAY, "Bo Falk", status=Status.CANCELLED)).when == DAY


def test_a_postponed_event_takes_any_new_date() -> None:
    event = folded(
        claim(VISIT, DAY, "Bo Falk"),
        claim(VISIT, None, "Bo Falk", status=Status.POSTPONED),
        claim(VISIT, DECEMBER, "Bo Falk", status=Status.TENTATIVE),
    )
    assert (event.when, event.status) == (DECEMBER, Status.TENTATIVE)


@pytest.mark.parametrize(
    ("change", "status", "stands"),
    [
        (Change.CANCELLED, Status.PLANNED, Status.CANCELLED),
        (Change.POSTPONED, Status.PLANNED, Status.POSTPONED),
        (Change.MOVED, Status.PLANNED, Status.POSTPONED),
        (Change.REPLACED, Status.PLANNED, Status.TENTATIVE),
    ],
)
def test_a_change_without_a_date_tells_the_status(change: Change, status: Status, stands: Status) -> None:
    event = folded(
        claim(VISIT, DAY, "Bo Falk", status=Status.TENTATIVE), claim(VISIT, None, "Bo Falk", status=status, change=change)
    )
    assert event.status is stands


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        (Place("Lima", "PE", "City Hall"), Place(), Place("Lima", "PE", "City Hall")),
        (Place(None, "PE"), Place("Lima", "PE"), Place("Lima", "PE")),
        (Place("Lima", "PE", "City Hall"), Place("Cusco", "PE"), Place("Cusco", "PE")),
        (Place("Lima", "PE", "City Hall"), Place(None, "CL"), Place(None, "CL")),
        (Place("Lima", "PE"), Place(None, "PE", "City Hall"), Place("Lima", "PE", "City Hall")),
        (Place("Lima", "PE", "City Hall"), Place("Lima", "PE", "Palace"), Place("Lima", "PE", "Palace")),
    ],
)
def test_place_part_by_part(first: Place, then: Place, stands: Place) -> None:
    event = folded(replace(claim(VISIT, DAY), place=first), replace(claim(VISIT, DAY), place=then))
    assert event.place == stands


def test_people_accumulate_and_keep_the_fullest_name_with_office_country_and_role() -> None:
    event = folded(
        replace(claim(MEETING, DAY), people=(Participant("Orlov", "Foreign Minister", None, Role.HOST),)),
        replace(claim(MEETING, DAY), people=(Participant("Ana Reyes"), Participant("Sergei Orlov", None, "RU"))),
    )
    assert event.people == (Participant("Sergei Orlov", "Foreign Minister", "RU", Role.HOST), Participant("Ana Reyes"))


def test_a_name_takes_the_place_of_a_country_and_keeps_it() -> None:
    nameless, bodies = claim(MEETING, DAY, "Bo Falk/SE", "/PE"), claim(MEETING, DAY, bodies=("PE", "SE"))
    named = claim(MEETING, DAY, "Bo Falk/SE", "Ana Reyes/PE")
    for told in ((nameless, named), (named, nameless), (bodies, named), (named, bodies)):
        event = folded(*told)
        assert {p.name for p in event.people} == {"Bo Falk", "Ana Reyes"}
        assert event.bodies == ()


def test_an_office_without_name_and_country_is_listed_once() -> None:
    secretary = Participant(None, "Secretary General")
    told = replace(claim(MEETING, DAY, "Bo Falk/SE"), people=(*people("Bo Falk/SE"), secretary))
    assert folded(told, told).people == told.people


def test_a_body_beside_its_own_people_stays() -> None:
    assert folded(claim(CONFERENCE, DAY, "Bo Falk/EU", bodies=("EU", "RU"))).bodies == ("EU", "RU")


def test_one_who_is_replaced_leaves_and_the_others_stay() -> None:
    event = folded(
        claim(CONFERENCE, DAY, "Yoshi Hayama/JP", "Bo Falk/SE"),
        claim(CONFERENCE, DAY, "Kenji Yamano/JP", change=Change.REPLACED),
    )
    assert event.people == people("Bo Falk/SE", "Kenji Yamano/JP")


@pytest.mark.parametrize(
    ("published", "told", "until"),
    [
        ("2031-11-19", "2031-11-19", "2031-11-19"),  # it ends today
        ("2031-11-18", "2031-11-18", "2031-11-19"),  # who arrived today
        ("2031-11-20", "2031-11-19", "2031-11-19"),
        ("2031-11-16", "2031-11-18", "2031-11-18"),  # shorter than was planned
        ("2031-11-25", "2031-11-18", "2031-11-18"),
    ],
)
def test_a_day_told_within_a_stay_is_no_new_date(published: str, told: str, until: str) -> None:
    plan = claim(VISIT, days("2031-11-18", "2031-11-19"), "Bo Falk/SE", at="Lima/PE")
    report = claim(VISIT, days(told), "Bo Falk/SE", at="Lima/PE")
    event = fold([recorded(plan, "2031-11-10", "a"), recorded(report, published, "b")])
    assert event is not None
    assert event.when == days("2031-11-18", until)


def test_who_is_told_to_be_absent_leaves_alone() -> None:
    event = folded(
        claim(CONFERENCE, DAY, "Yoshi Hayama/JP", "Aiko Mori/JP"),
        claim(CONFERENCE, DAY, "Kenji Yamano/JP", absent=people("HAYAMA Yoshi"), change=Change.REPLACED),
    )
    assert event.people == people("Aiko Mori/JP", "Kenji Yamano/JP")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ([VISIT, MEETING, MEETING], MEETING),
        ([VISIT, MEETING], VISIT),
        ([VISIT, CONFERENCE], CONFERENCE),
        ([OTHER, OTHER, MEETING], MEETING),
        ([OTHER], OTHER),
    ],
)
def test_kind_by_majority_then_by_how_specific_it_is(told: list[Kind], kind: Kind) -> None:
    assert folded(*(claim(k, DAY, "Bo Falk") for k in told)).kind is kind
    assert folded(*(claim(k, DAY, "Bo Falk") for k in reversed(told))).kind is kind


def test_a_short_form_does_not_replace_the_name() -> None:
    whole, short, other = "G20 Foreign Ministers' Meeting", "G20", "Delhi Ministerial"
    assert folded(*(claim(CONFERENCE, DAY, name=name) for name in (short, whole, short, None))).name == whole
    assert folded(*(claim(CONFERENCE, DAY, name=name) for name in (whole, other))).name == other


def test_the_title_follows_from_what_stands() -> None:
    event = folded(
        claim(VISIT, DAY, "Bo Falk/SE", at="/PE", title="old words"),
        claim(VISIT, None, "Bo Falk/SE", status=Status.CANCELLED),
    )
    assert event.title == "Visit of Falk (SE) to Peru"


def test_confidence_is_that_of_the_surest_claim() -> None:
    assert folded(*(claim(VISIT, DAY, "Bo Falk", confidence=figure) for figure in (0.4, 0.9, 0.6))).confidence == 0.9


def test_history_has_a_state_for_each_change_only() -> None:
    event = folded(
        claim(VISIT, DECEMBER, "Bo Falk", status=Status.TENTATIVE),
        claim(VISIT, DAY, "Bo Falk"),
        claim(VISIT, DAY, "Bo Falk", venue="City Hall"),
        claim(VISIT, None, "Bo Falk", status=Status.CANCELLED),
        claim(VISIT, DAY, "Bo Falk", status=Status.CANCELLED),
    )
    assert [(s.as_of.day, s.when, s.status) for s in event.history] == [
        (1, DECEMBER, Status.TENTATIVE),
        (2, DAY, Status.PLANNED),
        (4, DAY, Status.CANCELLED),
    ]
    assert history([]) == ()


def test_changes_and_reports_follow_plans_of_the_same_day_and_hands_follow_both() -> None:
    plan = recorded(claim(VISIT, DAY, "Bo Falk"), "2031-11-01", "z", clock="18:00")
    off = recorded(claim(VISIT, DAY, "Bo Falk", status=Status.CANCELLED), "2031-11-01", "a", clock="09:00")
    hand = recorded(claim(VISIT, DAY, "Bo Falk"), None, "b", author="desk", recorded=datetime(2031, 11, 1, 0, 1, tzinfo=UTC))
    undated = recorded(claim(VISIT, DAY, "Bo Falk"), None, "c")
    assert sorted([hand, off, plan, undated], key=order_key) == [undated, plan, off, hand]


SIGNIFICANT: list[tuple[dict[str, Any], bool]] = [
    ({"when": days("2031-12-06")}, True),
    ({"when": clock("2031-12-05T10:00")}, True),
    ({"when": days("2031-12-05", "2031-12-06")}, True),
    ({"when": vague("2031-12-05", "2031-12-05")}, False),
    ({"status": Status.HELD}, True),
    ({"place": Place("Lima", "PE", "City Hall")}, True),
    ({"people": people("Ana Reyes/PE"), "title": "Another", "kind": MEETING}, False),
    ({}, False),
]


@pytest.mark.parametrize(("changed", "counts"), SIGNIFICANT)
def test_date_status_and_place_are_significant(changed: dict[str, Any], counts: bool) -> None:
    before = folded(claim(VISIT, DAY, "Bo Falk/SE", at="Lima/PE"))
    assert significant(before, replace(before, **changed)) is counts


def test_the_first_state_is_no_change() -> None:
    assert not significant(None, folded(claim(VISIT, DAY, "Bo Falk/SE")))


def test_what_is_said_to_the_press_last_stands_part_by_part() -> None:
    first = replace(claim(VISIT, DAY, "Bo Falk"), press=Press(Access.OPEN, days("2031-12-01").first_day, None))
    then = replace(claim(VISIT, DAY, "Bo Falk"), press=Press(Access.CLOSED, None, "press@example.no"))
    assert folded(first, then).press == Press(Access.CLOSED, days("2031-12-01").first_day, "press@example.no")
