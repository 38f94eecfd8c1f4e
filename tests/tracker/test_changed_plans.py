"""What changes: cancelled, postponed, moved, and what comes of it."""

from __future__ import annotations

import pytest

from diplocal.model import Change, Kind, Status
from diplocal.tracker import Folded, rebuild

from .tellings import claim, days, series, vague

VISIT, MEETING, CALL, CONFERENCE = Kind.VISIT, Kind.MEETING, Kind.CALL, Kind.CONFERENCE
PLANNED, HELD, CANCELLED, POSTPONED = Status.PLANNED, Status.HELD, Status.CANCELLED, Status.POSTPONED
TENTATIVE = Status.TENTATIVE


def states(event: Folded) -> list[tuple[str, str, str]]:
    return [(s.as_of.isoformat(), s.when.start.isoformat()[:16], s.status.value) for s in event.history]


def names(event: Folded) -> list[str | None]:
    return [p.name for p in event.people]


def test_a_cancellation_told_three_times_is_one_change_and_leaves_the_next_trip_alone() -> None:
    off = claim(VISIT, days("2031-09-22"), "Mohamad Jalal Karif/IR", at="Istanbul/TR", status=CANCELLED, change=Change.CANCELLED)
    events = rebuild(
        series(
            (
                "2031-09-21",
                [
                    claim(
                        VISIT,
                        days("2031-09-22"),
                        "Mohammad Jalal Karif/IR",
                        "Mevlut Aydin/TR",
                        "Said Al Mansur/QA",
                        at="Istanbul/TR",
                    ),
                    claim(VISIT, days("2031-09-24"), "Mohammad Jalal Karif/IR", at="Moscow/RU"),
                ],
            ),
            ("2031-09-22", [off]),
            ("2031-09-22", [off]),
            ("2031-09-22", [off]),
        )
    )
    istanbul, moscow = events
    assert states(istanbul) == [("2031-09-21", "2031-09-22", "planned"), ("2031-09-22", "2031-09-22", "cancelled")]
    assert names(istanbul) == ["Mohammad Jalal Karif", "Mevlut Aydin", "Said Al Mansur"]
    assert (moscow.status, moscow.when) == (PLANNED, days("2031-09-24"))


def test_words_without_a_date_call_off_the_visit_and_not_the_conference_of_the_same_days() -> None:
    events = rebuild(
        series(
            ("2031-03-31", [claim(VISIT, days("2031-04-10"), "Boris Janson/GB", "Sergey Orlov/RU", at="Moscow/RU")]),
            (
                "2031-04-08",
                [
                    claim(VISIT, None, "Boris Janson/GB", at="Moscow/RU", status=CANCELLED, change=Change.CANCELLED),
                    claim(CONFERENCE, days("2031-04-10", "2031-04-11"), "Boris Janson/GB", at="Lucca/IT", bodies=("G7",)),
                ],
            ),
            (
                "2031-11-15",
                [claim(VISIT, vague("2031-12-01", "2031-12-31"), "Boris Janson/GB", "Sergei Orlov/RU", at="Moscow/RU")],
            ),
            ("2031-12-20", [claim(VISIT, days("2031-12-22"), "Boris Janson/GB", "Sergey Orlov/RU", at="Moscow/RU")]),
        )
    )
    assert [(e.status.value, e.when.first_day.isoformat()) for e in events] == [
        ("cancelled", "2031-04-10"),
        ("planned", "2031-04-10"),
        ("planned", "2031-12-22"),
    ]
    assert states(events[0]) == [("2031-03-31", "2031-04-10", "planned"), ("2031-04-08", "2031-04-10", "cancelled")]
    assert states(events[2]) == [("2031-11-15", "2031-12-01", "planned"), ("2031-12-20", "2031-12-22", "planned")]


@pytest.mark.parametrize("dated", [True, False], ids=["with its old date", "without a date"])
@pytest.mark.parametrize("cites", [True, False], ids=["cites the old date", "cites nothing"])
def test_a_postponed_visit_comes_back_as_itself(dated: bool, cites: bool) -> None:
    old, new = days("2031-02-24", "2031-02-27"), days("2031-04-22", "2031-04-23")
    put_off = claim(
        VISIT,
        old if dated else None,
        "Shah Mehmood Durrani/PK",
        "Taro Kondo/JP",
        at="/JP",
        status=POSTPONED,
        change=Change.POSTPONED,
    )
    previous = (vague("2031-02-01", "2031-02-28"),) if cites else ()
    (event,) = rebuild(
        series(
            ("2031-02-21", [claim(VISIT, old, "Makhdoom Shah Mahmood Durrani/PK", "Taro Kondo/JP", "Jun Abe/JP", at="Tokyo/JP")]),
            ("2031-02-24", [put_off]),
            ("2031-04-09", [claim(VISIT, new, "Shah Mahmood Durrani/PK", "Taro Kondo/JP", at="Tokyo/JP", previous=previous)]),
            (
                "2031-04-19",
                [
                    claim(
                        VISIT,
                        days("2031-04-21", "2031-04-24"),
                        "Makhdoom Shah Mahmood Durrani/PK",
                        "Taro Kondo/JP",
                        at="Tokyo/JP",
                    )
                ],
            ),
        )
    )
    assert states(event) == [
        ("2031-02-21", "2031-02-24", "planned"),
        ("2031-02-24", "2031-02-24", "postponed"),
        ("2031-04-09", "2031-04-22", "planned"),
        ("2031-04-19", "2031-04-21", "planned"),
    ]


def test_a_postponement_is_followed_by_one_new_date_only() -> None:
    pair = ("Bo Falk/SE", "Ana Reyes/PE")
    events = rebuild(
        series(
            ("2031-02-01", [claim(VISIT, days("2031-02-24"), *pair, at="Lima/PE", status=POSTPONED)]),
            ("2031-03-01", [claim(VISIT, days("2031-04-22"), *pair, at="Lima/PE")]),
            ("2031-03-02", [claim(VISIT, days("2031-06-11"), *pair, at="Lima/PE")]),
        )
    )
    assert [(e.when, len(e.claims)) for e in events] == [(days("2031-04-22"), 2), (days("2031-06-11"), 1)]


def test_an_old_date_known_to_the_month_is_one_day_of_it() -> None:
    pair = ("Bo Falk/SE", "Ana Reyes/PE")
    events = rebuild(
        series(
            ("2031-02-01", [claim(VISIT, day, *pair, at="Lima/PE") for day in (days("2031-03-05"), days("2031-03-22"))]),
            (
                "2031-03-01",
                [claim(VISIT, days("2031-05-10"), *pair, at="Lima/PE", previous=(vague("2031-03-01", "2031-03-31"),))],
            ),
        )
    )
    assert [(e.when, len(e.claims)) for e in events] == [(days("2031-05-10"), 2), (days("2031-03-22"), 1)]


def test_a_moved_conference_is_the_same_conference() -> None:
    who = ("Sergey Orlov/RU", "Wang Bo/CN", "Subrahmanyam Rao/IN")
    events = rebuild(
        series(
            (
                "2031-06-11",
                [
                    claim(CONFERENCE, days("2031-06-22"), *who),
                    claim(MEETING, days("2031-06-22"), "Sergey Ryabin/RU", "Mark Bell/US", at="Vienna/AT"),
                ],
            ),
            ("2031-06-18", [claim(CONFERENCE, days("2031-06-23"), *who, previous=(days("2031-06-22"),), change=Change.MOVED)]),
            ("2031-06-23", [claim(MEETING, days("2031-06-23"), "S. Rao/IN", "Sergei Orlov/RU", "Wang Bo/CN", status=HELD)]),
        )
    )
    moved, vienna = events
    assert states(moved) == [
        ("2031-06-11", "2031-06-22", "planned"),
        ("2031-06-18", "2031-06-23", "planned"),
        ("2031-06-23", "2031-06-23", "held"),
    ]
    assert "Subrahmanyam Rao" in names(moved)
    assert (vienna.when, vienna.status) == (days("2031-06-22"), PLANNED)
