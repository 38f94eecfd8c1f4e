"""What a person states by hand: it beats what was known, a later document beats it, a lock beats that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.model import Claim, Correction, CorrectionKind, Kind, Place, RecordedClaim, Status
from diplocal.tracker import rebuild
from diplocal.tracker.fold import Folded

from .tellings import claim, days, people, series
from .test_rebuild_properties import FIRST, archives, claims, reproducible

VISIT = claim(Kind.VISIT, days("2031-03-10"), "Ada Berg/NO", "Bo Falk/SE", at="Stockholm/SE")
ELSEWHERE = claim(Kind.VISIT, days("2031-03-20"), "Ada Berg/NO", "Bo Falk/SE", at="Stockholm/SE")


def by_hand(kind: CorrectionKind, on: str, *seeds: str, number: int = 1, **fields) -> Correction:
    """A correction at noon (UTC) of a day of 2031, given as MM-DD."""
    return Correction(number, kind, "desk", datetime.fromisoformat(f"2031-{on}T12:00:00+00:00"), seeds, **fields)


def edited(on: str, seed: str, fields: str, number: int = 1, locked: bool = False, **stated) -> Correction:
    what = replace(VISIT, **stated)
    return by_hand(CorrectionKind.EDIT, on, seed, number=number, stated=what, fields=tuple(fields.split()), locked=locked)


def only(told: list[RecordedClaim], *corrections: Correction) -> Folded:
    (event,) = rebuild(told, corrections)
    return event


def test_an_edit_beats_documents_published_before_it_whenever_they_are_read() -> None:
    told = series(("2031-02-01", [VISIT]), ("2031-02-03", [VISIT]))
    hand = edited("02-05", "a-0", "when", when=days("2031-03-11"))
    assert only(told, hand).when == days("2031-03-11")
    assert only([*told, *series(("2031-02-04", [VISIT]))], hand).when == days("2031-03-11")


def test_an_edit_beats_a_document_dated_ahead_that_its_author_saw() -> None:
    told = series(("2031-02-06", [VISIT]))
    hand = edited("02-05", "a-0", "when", when=days("2031-03-11"))
    assert only(told, hand).when == days("2031-03-11")
    again = edited("02-06", "a-0", "when", number=2, when=days("2031-03-12"))
    assert only(told, again, hand).when == days("2031-03-12"), "of two hands the later one wins"


def test_a_later_document_that_tells_what_an_edit_states_is_of_the_same_event() -> None:
    (first,) = series(("2031-02-01", [VISIT]))
    (_, later) = series(("2031-02-01", [VISIT]), ("2031-02-10", [ELSEWHERE]))
    assert len(rebuild([first, later])) == 2
    event = only([first, later], edited("02-05", "a-0", "when", when=ELSEWHERE.when))
    assert [c.seed for c in event.claims] == ["a-0", "b-0"]
    assert event.when == ELSEWHERE.when


def test_an_edit_changes_only_the_fields_it_names() -> None:
    hand = edited("02-05", "a-0", "venue name", place=Place("Oslo", "NO", "City Hall"), name="Summit", kind=Kind.CALL)
    event = only(series(("2031-02-01", [VISIT])), hand)
    assert (event.place, event.name) == (Place("Stockholm", "SE", "City Hall"), "Summit")
    assert (event.kind, event.when, event.people) == (Kind.VISIT, VISIT.when, VISIT.people)


def test_an_edit_can_take_away_what_was_said() -> None:
    event = only(
        series(("2031-02-01", [VISIT])), edited("02-05", "a-0", "city people", place=Place(), people=people("Bo Falk/SE"))
    )
    assert (event.place, event.people) == (Place(None, "SE"), people("Bo Falk/SE"))


@pytest.mark.parametrize(("locked", "expected"), [(False, "2031-03-12"), (True, "2031-03-11")])
def test_a_later_document_wins_again_unless_the_edit_is_locked(locked: bool, expected: str) -> None:
    moved = replace(VISIT, when=days("2031-03-12"), previous=(VISIT.when,))
    told = series(("2031-02-01", [VISIT]), ("2031-02-10", [moved]))
    assert only(told, edited("02-05", "a-0", "when", locked=locked, when=days("2031-03-11"))).when == days(expected)


def test_a_later_edit_takes_the_place_of_a_locked_one() -> None:
    first = edited("02-05", "a-0", "status", locked=True, status=Status.CANCELLED)
    second = edited("02-06", "a-0", "status", number=2, status=Status.TENTATIVE)
    told = series(("2031-02-01", [VISIT]), ("2031-02-10", [VISIT]))
    assert only(told[:1], second, first).status is Status.TENTATIVE
    assert only(told, first, second).status is Status.PLANNED, "the second one is not locked"


def test_history_tells_what_a_hand_changed_and_when() -> None:
    event = only(series(("2031-02-01", [VISIT])), edited("02-05", "a-0", "when", when=days("2031-03-11")))
    assert [(s.as_of, s.when) for s in event.history] == [
        (date(2031, 2, 1), days("2031-03-10")),
        (date(2031, 2, 5), days("2031-03-11")),
    ]


def test_what_was_rejected_is_no_event_until_a_later_document_speaks_of_it() -> None:
    told = series(("2031-02-01", [VISIT]), ("2031-02-10", [VISIT]))
    rejected = by_hand(CorrectionKind.REJECT, "02-05", "a-0")
    assert rebuild(told[:1], [rejected]) == ()
    assert only(told, rejected).uid == "a-0"
    assert rebuild(told, [replace(rejected, locked=True)]) == ()


def test_a_merge_makes_one_event_of_what_the_rules_keep_apart_and_keeps_the_older_uid() -> None:
    told = series(("2031-02-01", [VISIT, ELSEWHERE]))
    assert len(rebuild(told)) == 2
    event = only(told, by_hand(CorrectionKind.MERGE, "02-05", "a-0", "a-1"))
    assert (event.uid, len(event.claims)) == ("a-0", 2)


def test_a_split_parts_what_the_rules_join_and_later_claims_join_the_better_side() -> None:
    told = series(("2031-02-01", [VISIT]), ("2031-02-02", [VISIT]), ("2031-02-03", [VISIT]))
    split = by_hand(CorrectionKind.SPLIT, "02-05", "b-0", others=("a-0", "c-0"))
    assert [[c.seed for c in event.claims] for event in rebuild(told, [split])] == [["a-0", "c-0"], ["b-0"]]


def test_of_a_merge_and_a_split_the_later_one_holds() -> None:
    told = series(("2031-02-01", [VISIT]), ("2031-02-02", [VISIT]))
    split = by_hand(CorrectionKind.SPLIT, "02-05", "b-0", others=("a-0",))
    merge = by_hand(CorrectionKind.MERGE, "02-06", "a-0", "b-0", number=2)
    assert len(rebuild(told, [split, merge])) == 1
    assert len(rebuild(told, [replace(merge, number=1), replace(split, number=2)])) == 2


def test_an_event_is_approved_as_long_as_its_date_status_and_place_are_those_accepted() -> None:
    moved = replace(VISIT, when=days("2031-03-12"), previous=(VISIT.when,))
    told = series(("2031-02-01", [VISIT]), ("2031-02-10", [moved]))
    accepted = by_hand(CorrectionKind.ACCEPT, "02-05", "a-0", stated=VISIT)
    assert not only(told[:1]).approved
    assert only(told[:1], accepted).approved
    assert not only(told, accepted).approved


def test_what_is_undone_holds_no_more_but_did_then() -> None:
    told = series(("2031-02-01", [VISIT]))
    undone = replace(by_hand(CorrectionKind.REJECT, "02-05", "a-0"), undone=datetime(2031, 2, 8, 12, tzinfo=UTC))
    assert len(rebuild(told, [undone])) == 1
    known = [len(rebuild(told, [undone], as_of=date(2031, 2, day))) for day in (4, 5, 7, 8)]
    assert known == [1, 0, 0, 1]


def test_a_correction_speaks_of_the_first_claim_that_is_still_there() -> None:
    (_, *told) = series(("2031-02-01", [VISIT]), ("2031-02-02", [VISIT]))
    hand = replace(edited("02-05", "a-0", "name", name="Summit"), claims=("a-0", "b-0"))
    assert only(told, hand).name == "Summit"
    assert only(told, replace(hand, claims=("a-0",))).name is None


@st.composite
def corrected(draw: st.DrawFn) -> tuple[list[RecordedClaim], list[Correction]]:
    """An archive and corrections of any kind about its claims, some undone or locked."""
    told = draw(archives())
    seeds = st.lists(st.sampled_from([c.seed for c in told]), min_size=1, max_size=4, unique=True)
    stated: st.SearchStrategy[Claim] = claims.filter(lambda one: one.when is not None)
    names = st.lists(st.sampled_from(("kind", "status", "when", "city", "country", "people", "bodies", "name")), min_size=1)
    hands = []
    for number in range(1, 1 + draw(st.integers(0, 4))):
        kind = draw(st.sampled_from([k for k in CorrectionKind if k is not CorrectionKind.ADD]))
        named = draw(seeds)
        recorded = datetime(2031, 1, 14, 9, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 9)), minutes=number)
        undone = recorded + timedelta(days=1) if draw(st.integers(0, 4)) == 0 else None
        hands.append(
            Correction(
                number,
                kind,
                "desk",
                recorded,
                tuple(named[:1] if kind is CorrectionKind.SPLIT else named),
                tuple(named[1:]) if kind is CorrectionKind.SPLIT else (),
                draw(stated) if kind in (CorrectionKind.EDIT, CorrectionKind.ACCEPT) else None,
                tuple(draw(names)) if kind is CorrectionKind.EDIT else (),
                draw(st.booleans()),
                undone,
            )
        )
    return told, hands


@pytest.mark.law
@reproducible
@given(corrected(), st.randoms(use_true_random=False))
def test_order_and_repetition_of_claims_and_corrections_do_not_matter(drawn, random: Random) -> None:
    told, hands = drawn
    again, mixed = [*told, *told[::2]], [*hands, *hands[::2]]
    random.shuffle(again)
    random.shuffle(mixed)
    assert rebuild(again, mixed) == rebuild(told, hands)


@pytest.mark.law
@reproducible
@given(corrected())
def test_what_holds_of_binding_and_parting_is_heeded_unless_a_later_hand_speaks_against_it(drawn) -> None:
    told, hands = drawn
    (*_, last) = hands or [None]
    if last is None or last.undone:
        return
    home = {
        c.seed: n
        for n, event in enumerate(rebuild(told, [h for h in hands if h.kind is not CorrectionKind.REJECT]))
        for c in event.claims
    }
    named = [home[seed] for seed in last.claims if seed in home]
    if last.kind is CorrectionKind.MERGE and len(named) == len(last.claims):
        assert len(set(named)) == 1
    if last.kind is CorrectionKind.SPLIT:
        assert set(named).isdisjoint(home[seed] for seed in last.others if seed in home)


@pytest.mark.law
@reproducible
@given(corrected(), st.integers(-10, 12))
def test_a_past_view_heeds_the_corrections_of_then(drawn, day: int) -> None:
    told, hands = drawn
    as_of = FIRST + timedelta(days=day)
    known = [c for c in told if (c.recorded.date() if c.author else c.published or date.max) <= as_of]
    held = [replace(h, undone=None) for h in hands if h.recorded.date() <= as_of and not (h.undone and h.undone.date() <= as_of)]
    assert rebuild(told, hands, as_of=as_of) == rebuild(known, held)
