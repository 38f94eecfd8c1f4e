"""Identity is for life, and a document is all or nothing, whatever is recorded in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, event

from diplocal.model import Query
from diplocal.store import queries
from diplocal.store.database import Database
from diplocal.store.engine import rows_of
from diplocal.store.rows import state_text
from diplocal.store.schema import metadata, touches
from diplocal.store.version import Rows
from diplocal.tracker.incremental import record

from ..cases import stored
from .announcements import documents
from .recording import NOON, recorded

pytestmark = pytest.mark.law
reproducible = stored()
DOCUMENTS = st.lists(documents(), min_size=1, max_size=6, unique_by=lambda extraction: extraction.document.digest)


class Fault(Exception):
    """What goes wrong in the middle of a transaction."""


@contextmanager
def fault(connection: Connection, at: int) -> Iterator[None]:
    """The statement number `at` that writes fails."""
    left = at

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Fault

    event.listen(connection, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", count)


def everything(rows: Rows) -> list[list[tuple[object, ...]]]:
    """All rows of all tables."""
    return [sorted(map(tuple, rows(f"SELECT * FROM {table.name}", {})), key=repr) for table in metadata.sorted_tables]


@contextmanager
def emptied(database: Database) -> Iterator[None]:
    """Afterwards nothing is left of what was recorded, but how often something was."""
    try:
        yield
    finally:
        with database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not touches:
                    connection.execute(table.delete())


@reproducible
@given(DOCUMENTS, st.integers(0, 12))
def test_a_document_is_recorded_wholly_or_not_at_all(database, found, at: int) -> None:
    *before, last = found
    with emptied(database):
        for extraction in before:
            with database.writing() as connection:
                record(connection, extraction, NOON)
        with database.reading() as rows:
            known = everything(rows)
        with pytest.raises(Fault), database.writing() as connection, fault(connection, at):
            record(connection, last, NOON)
            raise Fault
        with database.reading() as rows:
            assert everything(rows) == known
            here = {row[0] for row in rows("SELECT digest FROM documents", {})}
        assert here == {extraction.document.digest for extraction in before}


@reproducible
@given(DOCUMENTS)
def test_a_uid_that_was_ever_given_leads_to_an_event_for_life(database, found) -> None:
    given_out: dict[str, set[int]] = {}

    def go_on(connection: Connection) -> None:
        rows = rows_of(connection)
        for n, extraction in enumerate(found):
            record(connection, extraction, NOON, seeds=_seeds(n))
            for uid, claims in given_out.items():
                known = {c.recorded.number for c in queries.claims_of_uid(rows, queries.by_uid(rows, uid).uid)}
                assert claims & known, "it leads to an event of which one of its own claims tells"
            for present in queries.find(rows, Query()):
                given_out[present.uid] = {c.recorded.number for c in queries.claims_of_uid(rows, present.uid)}

    with recorded(database, [], then=go_on):
        pass


@reproducible
@given(DOCUMENTS)
def test_recording_again_changes_nothing(database, found) -> None:
    def go_on(connection: Connection) -> None:
        known = everything(rows_of(connection))
        for extraction in found:
            record(connection, extraction, NOON)
        assert everything(rows_of(connection)) == known

    with recorded(database, found, then=go_on):
        pass


@reproducible
@given(DOCUMENTS)
def test_an_event_keeps_its_uid_while_a_claim_of_it_is_the_first(database, found) -> None:
    with recorded(database, found) as rows:
        for present in queries.find(rows, Query()):
            claims = queries.claims_of_uid(rows, present.uid)
            assert present.uid == min(claims, key=lambda c: c.recorded.number).recorded.seed
            assert state_text(queries.by_uid(rows, present.uid)) == state_text(present)


def _seeds(document: int) -> Callable[[], str]:
    numbers = iter(range(1000))
    return lambda: f"{document:016x}{next(numbers):016x}"
