"""Of which visit an event is a part: by its days, its country and who travels."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from diplocal.model import Event, Kind, Participant, Place, Precision, Role, Status, When
from diplocal.tracker.visits import parts

NOW = datetime(2031, 3, 1, tzinfo=UTC)
MBELE = Participant("Juma Mbele", "Foreign Minister", "TZ", Role.VISITOR)
LUND = Participant("Ida Lund", "Foreign Minister", "NO", Role.HOST)


def days(first: int, last: int, precision: Precision = Precision.DAY) -> When:
    return When(date(2031, 3, first), date(2031, 3, last), precision)


def event(uid: str, kind: Kind, when: When, **fields: Any) -> Event:
    return replace(Event(uid, 0, kind, Status.PLANNED, when, NOW, NOW, Place("Oslo", "NO"), (MBELE, LUND)), **fields)


VISIT = event("v", Kind.VISIT, days(4, 6))
TALKS = event("t", Kind.MEETING, When(datetime(2031, 3, 5, 10), None, Precision.MINUTE))


@pytest.mark.parametrize(
    "talks",
    [
        TALKS,
        replace(TALKS, kind=Kind.CEREMONY),
        replace(TALKS, kind=Kind.PRESS, people=(Participant("JUMA MBELE"),)),
        replace(TALKS, place=Place(None, "NO")),
        replace(TALKS, when=days(4, 6)),
        replace(TALKS, status=Status.CANCELLED),
    ],
)
def test_what_a_visitor_does_on_the_days_of_the_visit_is_a_part_of_it(talks: Event) -> None:
    assert parts([talks, VISIT]) == {"t": "v"}


@pytest.mark.parametrize(
    "talks",
    [
        replace(TALKS, kind=Kind.CALL),
        replace(TALKS, kind=Kind.VISIT),
        replace(TALKS, people=(LUND,)),
        replace(TALKS, people=(Participant(None, "Foreign Minister", "TZ"),)),
        replace(TALKS, place=Place("Stockholm", "SE")),
        replace(TALKS, place=Place("Bergen", "NO")),
        replace(TALKS, place=Place()),
        replace(TALKS, when=days(7, 7)),
        replace(TALKS, when=days(6, 7)),
        replace(TALKS, when=days(4, 5, Precision.APPROXIMATE)),
    ],
)
def test_what_need_not_be_a_part_is_none(talks: Event) -> None:
    assert parts([talks, VISIT]) == {}


@pytest.mark.parametrize(
    "visit",
    [
        replace(VISIT, when=days(4, 6, Precision.APPROXIMATE)),
        replace(VISIT, when=When(date(2031, 2, 1), date(2031, 3, 6), Precision.DAY)),
        replace(VISIT, place=Place()),
        replace(VISIT, people=(LUND,)),
        replace(VISIT, kind=Kind.CONFERENCE),
    ],
)
def test_only_a_visit_of_known_days_and_travellers_has_parts(visit: Event) -> None:
    assert parts([TALKS, visit]) == {}


def test_where_nobody_is_told_to_travel_it_is_those_from_elsewhere() -> None:
    people = tuple(replace(person, role=None) for person in (MBELE, LUND))
    assert parts([TALKS, replace(VISIT, people=people)]) == {"t": "v"}
    assert parts([replace(TALKS, people=(LUND,)), replace(VISIT, people=people)]) == {}


def test_of_several_visits_the_shortest_holds_it() -> None:
    tour = event("a", Kind.VISIT, days(1, 10), place=Place(None, "NO"))
    assert parts([TALKS, tour, VISIT]) == {"t": "v"}
