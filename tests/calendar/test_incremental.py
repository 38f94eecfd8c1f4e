"""The stored calendar is a function of the set of claims, however they came in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.model import Event, Query
from diplocal.store import log, queries
from diplocal.store.rows import state_text
from diplocal.tracker import rebuild
from diplocal.tracker.events import differences

from ..cases import stored
from .announcements import documents
from .recording import recorded

pytestmark = pytest.mark.law
reproducible = stored()
DOCUMENTS = st.lists(documents(), max_size=7, unique_by=lambda extraction: extraction.document.digest)


def stated(event: Event) -> tuple[object, ...]:
    """What an event says and who says it, without what depends on the order of recording."""
    return state_text(event), sorted((source.digest, source.quote) for source in event.sources)


def shown(event: Event) -> str:
    """What a reader sees of an event: how sure the rules were changes without a word."""
    return state_text(replace(event, confidence=1))


@reproducible
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_every_incremental_state_equals_a_rebuild_whatever_the_order_and_repetition(database, found, random) -> None:
    shuffled = [*found, *random.sample(found, k=len(found) // 2)]
    random.shuffle(shuffled)
    with recorded(database, found) as rows:
        assert list(differences(rows)) == []
        straight = sorted(map(stated, queries.find(rows, Query())))
    with recorded(database, shuffled) as rows:
        assert list(differences(rows)) == []
        assert sorted(map(stated, queries.find(rows, Query()))) == straight


@reproducible
@given(DOCUMENTS)
def test_each_claim_belongs_to_the_event_that_the_rebuild_puts_it_in(database, found) -> None:
    with recorded(database, found) as rows:
        uids = dict(rows("SELECT id, uid FROM events", {}))
        stored = {claim.recorded.number: claim for claim in queries.all_claims(rows)}
        expected = {c.number: fold.uid for fold in rebuild(c.recorded for c in stored.values()) for c in fold.claims}
        assert {number: uids[claim.event] for number, claim in stored.items() if claim.event is not None} == expected


@reproducible
@given(DOCUMENTS)
def test_the_log_ends_in_the_present_and_sequence_never_falls(database, found) -> None:
    with recorded(database, found) as rows:
        highest: dict[str, int] = {}
        last: dict[str, Event | None] = {}
        for revision in log.changes(rows):
            assert revision.sequence >= highest.get(revision.uid, 0)
            if revision.before is None and revision.uid in highest:
                assert revision.sequence == highest[revision.uid] + 1, "an event that comes back counts on"
            highest[revision.uid] = revision.sequence
            last[revision.uid] = revision.after
        present = {event.uid: (event.sequence, shown(event), event.modified) for event in queries.find(rows, Query())}
        logged = {uid: (event.sequence, shown(event), event.modified) for uid, event in last.items() if event}
        assert logged == present
