"""What clusters refuse, edge by edge."""

from __future__ import annotations

from diplocal.model import Claim, Kind, Status
from diplocal.tracker import EdgeKind
from diplocal.tracker.edges import facts
from diplocal.tracker.forest import Forest

from .tellings import claim, days, recorded, vague

SAME, MOVE, CHANGE, RESUME = EdgeKind.SAME, EdgeKind.MOVE, EdgeKind.CHANGE, EdgeKind.RESUME


def visit(first: str | None, *, status: Status = Status.PLANNED, previous: str | None = None) -> Claim:
    when = days(first) if first else None
    return claim(Kind.VISIT, when, "Bo Falk/SE", status=status, previous=(days(previous),) if previous else ())


def forest(*told: Claim) -> Forest:
    return Forest([facts(recorded(stated, f"2031-01-{n:02}", f"d{n}")) for n, stated in enumerate(told, 1)])


def test_days_that_do_not_meet_need_a_move() -> None:
    grown = forest(visit("2031-02-05"), visit("2031-02-09"), visit("2031-02-09", previous="2031-02-05"))
    assert not grown.join(0, 1, SAME)
    assert grown.join(1, 2, SAME)
    assert grown.join(0, 2, MOVE)
    assert grown.events() == [[0, 1, 2]]


def test_a_vague_date_takes_the_side_of_the_first_day_it_meets() -> None:
    december = claim(Kind.VISIT, vague("2031-12-01", "2031-12-31"), "Bo Falk/SE", previous=(days("2031-11-05"),))
    grown = forest(december, visit("2031-12-05"), visit("2031-12-22"))
    assert grown.join(0, 1, EdgeKind.REFINE)
    assert not grown.join(0, 2, EdgeKind.REFINE)
    assert grown.events() == [[0, 1], [2]]


def test_an_old_date_meets_dated_claims_only() -> None:
    grown = forest(visit("2031-02-09", previous="2031-02-05"), visit(None, status=Status.CANCELLED))
    assert not grown.join(0, 1, MOVE)


def test_two_that_were_taken_up_each_in_its_way_stay_apart() -> None:
    put_off = visit("2031-02-05", status=Status.POSTPONED)
    grown = forest(put_off, put_off, visit("2031-03-05"), visit("2031-04-05"))
    assert grown.join(0, 2, RESUME)
    assert not grown.join(0, 3, RESUME)
    assert grown.join(1, 3, RESUME)
    assert not grown.join(0, 1, SAME)
    assert grown.events() == [[0, 2], [1, 3]]


def test_a_change_without_a_date_is_of_one_event() -> None:
    grown = forest(visit("2031-02-05"), visit("2031-03-05"), visit(None, status=Status.CANCELLED))
    assert grown.join(0, 2, CHANGE)
    assert not grown.join(1, 2, CHANGE)


def test_apart_is_said_only_of_what_no_edge_can_join() -> None:
    grown = forest(visit("2031-02-05"), visit("2031-03-05"), visit("2031-03-05", previous="2031-02-05"))
    assert grown.apart(0, 1)
    assert not grown.apart(0, 2)
