"""With corrections by hand too, the stored calendar is what follows from all claims and corrections."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from diplocal.model import Correction, CorrectionKind, Query
from diplocal.store import queries
from diplocal.store.corrections import all_corrections
from diplocal.store.engine import rows_of
from diplocal.store.rows import state_text
from diplocal.tracker.correcting import add_by_hand, correct, undo
from diplocal.tracker.events import differences
from diplocal.tracker.incremental import random_seed, record

from ..cases import stored
from .announcements import claims, documents
from .recording import NOON, recorded

pytestmark = pytest.mark.law
reproducible = stored()
DOCUMENTS = st.lists(documents(), min_size=2, max_size=5, unique_by=lambda extraction: extraction.document.digest)
HANDS = st.lists(
    st.tuples(
        st.sampled_from([*CorrectionKind]),
        st.lists(st.integers(0, 20), min_size=2, max_size=3, unique=True),
        claims().filter(lambda claim: claim.when is not None),
        st.booleans(),
    ),
    max_size=4,
)


def apply(connection: Connection, minute: int, hand: tuple[Any, ...]) -> None:
    """Do by hand what was drawn to whichever claims there are."""
    kind, picked, stated, locked = hand
    now = NOON - timedelta(days=95) + timedelta(minutes=minute)
    if kind is CorrectionKind.ADD:
        add_by_hand(connection, stated, "desk", now, seeds=lambda: f"{minute + 1000:032x}")
        return
    seeds = [claim.recorded.seed for claim in queries.all_claims(rows_of(connection))]
    named = list(dict.fromkeys(seeds[n % len(seeds)] for n in picked)) if seeds else []
    parted = tuple(named[1:]) if kind is CorrectionKind.SPLIT else ()
    if named:
        kept = tuple(named[:1]) if parted else tuple(named)
        fields = ("when", "status", "city", "people") if kind is CorrectionKind.EDIT else ()
        correct(connection, Correction(0, kind, "desk", now, kept, parted, stated, fields, locked))


def states(connection: Connection) -> list[tuple[str, str]]:
    return sorted((event.uid, state_text(event)) for event in queries.find(rows_of(connection), Query()))


@reproducible
@given(DOCUMENTS, HANDS, st.integers(0, 5))
def test_every_state_equals_a_rebuild_while_documents_and_hands_take_turns(database, found, hands, late) -> None:
    def go_on(connection: Connection) -> None:
        for minute, hand in enumerate(hands):
            apply(connection, minute, hand)
            assert list(differences(rows_of(connection))) == []
        for extraction in found[late:]:
            record(connection, extraction, NOON, seeds=random_seed)
            assert list(differences(rows_of(connection))) == []

    with recorded(database, found[:late], then=go_on):
        pass


@reproducible
@given(DOCUMENTS, HANDS)
def test_undoing_every_correction_leaves_what_was_there_before(database, found, hands) -> None:
    def do_and_undo(connection: Connection) -> None:
        before = states(connection)
        for minute, hand in enumerate(hands):
            apply(connection, minute, hand)
        for correction in reversed(all_corrections(rows_of(connection))):
            undo(connection, None, "desk", NOON)
            assert list(differences(rows_of(connection))) == []
            assert correction.number not in [c.number for c in all_corrections(rows_of(connection)) if not c.undone]
        assert states(connection) == before

    with recorded(database, found, then=do_and_undo):
        pass
