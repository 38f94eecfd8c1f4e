"""Laws of the rebuild over random claims, drawn from small pools so that they collide."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.model import Change, Claim, Kind, Participant, Place, Precision, RecordedClaim, Status, When
from diplocal.tracker import candidate_keys, edge, rebuild

from ..cases import pure
from .tellings import finds, recorded

FIRST = date(2031, 1, 20)
PEOPLE = (
    Participant("Sergey Orlov", "Foreign Minister", "RU"),
    Participant("Sergei Orlov", None, "RU"),
    Participant("Orlov"),
    Participant("Mohammad Jalal Karif", None, "IR"),
    Participant("Mohamed Karif"),
    Participant("Jan Kerr", "Secretary of State", "US"),
    Participant("Ana Reyes", None, "PE"),
    Participant(None, "Foreign Minister", "IR"),
    Participant(None, "President", "RU"),
)
OFF = (Status.CANCELLED, Status.POSTPONED)
PLACES = (Place(), Place("Moscow", "RU"), Place(None, "RU"), Place("Lima", "PE"), Place("Lima", "PE", "City Hall"))
KINDS = (Kind.VISIT, Kind.MEETING, Kind.CONFERENCE, Kind.CALL, Kind.OTHER)

pytestmark = pytest.mark.law
reproducible = pure()


def days_from(first: int, length: int, vague: bool) -> When:
    start = FIRST + timedelta(days=first)
    precision = Precision.APPROXIMATE if vague else Precision.DAY
    return When(start, start + timedelta(days=length), precision)


dates = st.one_of(
    st.builds(days_from, st.integers(0, 14), st.sampled_from((0, 0, 0, 1, 2)), st.just(False)),
    st.builds(days_from, st.integers(0, 6), st.integers(5, 12), st.just(True)),
    st.builds(
        lambda day, hour: When(datetime(2031, 1, 20 + day, hour), None, Precision.MINUTE), st.integers(0, 9), st.integers(9, 11)
    ),
)
claims = st.builds(
    Claim,
    kind=st.sampled_from(KINDS),
    status=st.sampled_from((Status.PLANNED, Status.PLANNED, *Status)),
    when=st.one_of(dates, dates, dates, st.none()),
    place=st.sampled_from(PLACES),
    people=st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple),
    bodies=st.sampled_from(((), (), ("OSCE",), ("IR",))),
    name=st.sampled_from((None, None, "OSCE Ministerial Council", "Ministerial Council")),
    previous=st.one_of(st.just(()), st.just(()), dates.map(lambda when: (when,))),
    change=st.sampled_from((None, None, None, *Change)),
)


@st.composite
def archives(draw: st.DrawFn, stated: st.SearchStrategy[Claim] = claims) -> list[RecordedClaim]:
    """Claims of up to six documents, up to three each, some without a publication day and some by hand."""
    found: list[RecordedClaim] = []
    for document in range(draw(st.integers(1, 6))):
        published = draw(st.one_of(st.none(), *[st.integers(-10, 12)] * 4))
        day = None if published is None else (FIRST + timedelta(days=published)).isoformat()
        author = draw(st.sampled_from((None, None, None, "desk")))
        for ordinal, one in enumerate(draw(st.lists(stated, min_size=1, max_size=3))):
            moment = datetime(2031, 1, 15 + document, 12, tzinfo=UTC)
            number = document * 10 + ordinal
            found.append(recorded(one, day, f"d{document}", ordinal, number=number, author=author, recorded=moment))
    return found


plain = st.builds(
    Claim,
    kind=st.sampled_from(KINDS),
    status=st.just(Status.PLANNED),
    when=dates,
    place=st.sampled_from(PLACES),
    people=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True).map(tuple),
    bodies=st.just(()),
)


@reproducible
@given(archives(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(told: list[RecordedClaim], random: Random) -> None:
    again = [*told, *told[::2]]
    random.shuffle(again)
    assert rebuild(again) == rebuild(told)


@reproducible
@given(archives())
def test_claims_with_an_edge_share_a_key_and_edges_are_symmetric(told: list[RecordedClaim]) -> None:
    for a, b in combinations(told, 2):
        found = edge(a, b)
        assert found == edge(b, a)
        if found:
            assert candidate_keys(a) & candidate_keys(b)
            assert finds(a, b) and finds(b, a)


@reproducible
@given(archives())
def test_an_event_takes_one_claim_of_a_document_and_a_claim_has_one_event(told: list[RecordedClaim]) -> None:
    taken = [c for event in rebuild(told) for c in event.claims]
    assert len(set(taken)) == len(taken)
    assert {c for c in told if c.claim.when} <= set(taken)
    for event in rebuild(told):
        documents = [c.digest for c in event.claims if c.author is None]
        assert len(set(documents)) == len(documents)


@reproducible
@given(archives(plain))
def test_days_that_do_not_meet_are_joined_by_a_move_only(told: list[RecordedClaim]) -> None:
    for event in rebuild(told):
        for a, b in combinations([c.claim.when for c in event.claims if c.claim.when], 2):
            assert a.first_day <= b.last_day and b.first_day <= a.last_day


@reproducible
@given(archives())
def test_claims_without_an_edge_to_others_can_be_rebuilt_apart(told: list[RecordedClaim]) -> None:
    apart = [event for component in components(told) for event in rebuild(component)]
    assert sorted(apart, key=lambda e: e.uid) == sorted(rebuild(told), key=lambda e: e.uid)


def components(told: list[RecordedClaim]) -> list[list[RecordedClaim]]:
    """The claims that hang together by edges."""
    left, found = list(told), []
    while left:
        component = [left.pop()]
        for known in component:
            near = [c for c in left if edge(known, c)]
            component += near
            left = [c for c in left if c not in near]
        found.append(component)
    return found


@reproducible
@given(archives(), st.integers(-10, 12))
def test_a_past_view_is_the_rebuild_of_what_was_known(told: list[RecordedClaim], day: int) -> None:
    as_of = FIRST + timedelta(days=day)
    known = [c for c in told if (c.recorded.date() if c.author else c.published or date.max) <= as_of]
    assert rebuild(told, as_of=as_of) == rebuild(known)


@reproducible
@given(archives())
def test_history_ends_with_how_the_event_stands_and_has_no_state_twice_in_a_row(told: list[RecordedClaim]) -> None:
    for event in rebuild([c for c in told if c.published or c.author]):
        assert (event.history[-1].when, event.history[-1].status) == (event.when, event.status)
        assert [s.as_of for s in event.history] == sorted(s.as_of for s in event.history)
        for a, b in zip(event.history, event.history[1:], strict=False):
            assert (a.when, a.status) != (b.when, b.status)


@reproducible
@given(archives())
def test_nothing_is_called_off_but_by_a_claim_that_says_so(told: list[RecordedClaim]) -> None:
    for event in rebuild(told):
        if event.status in OFF:
            assert any(c.claim.status in OFF or c.claim.change for c in event.claims)


@reproducible
@given(archives(), archives(plain))
def test_documents_that_call_nothing_off_leave_nothing_called_off_anew(
    told: list[RecordedClaim], further: list[RecordedClaim]
) -> None:
    """Silence is not cancellation: whatever else is told, what is off is so by the words of a claim that was there before."""
    later = [replace(c, digest=f"later {c.digest}", number=1000 + c.number, seed=f"later {c.seed}") for c in further]
    said = {c.seed for c in told if c.claim.status in OFF or c.claim.change}
    for event in rebuild([*told, *later]):
        assert event.status not in OFF or any(c.seed in said for c in event.claims)


@reproducible
@given(archives())
def test_an_event_says_nothing_that_no_claim_says(told: list[RecordedClaim]) -> None:
    for event in rebuild(told):
        assert event.when in [c.claim.when for c in event.claims]
        assert event.uid == min(event.claims, key=lambda c: c.number).seed
        assert {p.name for p in event.people} <= {p.name for c in event.claims for p in c.claim.people}
        assert set(event.bodies) <= {b for c in event.claims for b in c.claim.bodies}
        assert event.place.city in {c.claim.place.city for c in event.claims} | {None}
