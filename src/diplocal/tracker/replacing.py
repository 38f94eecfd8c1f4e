"""Puts what better rules find in a stored document in the place of what was found in it before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count

from sqlalchemy import Connection

from diplocal.forms import parse_claim
from diplocal.model import Claim, Extraction
from diplocal.records import claim_record
from diplocal.store import writing
from diplocal.store.engine import rows_of
from diplocal.store.queries import claims_of_document
from diplocal.store.results import Outcome, Recorded, StoredClaim
from diplocal.store.writing import NewClaim
from diplocal.tracker.incremental import add, random_seed, settle
from diplocal.tracker.neighbours import component


def replace_claims(
    connection: Connection, extraction: Extraction, now: datetime, *, seeds: Callable[[], str] = random_seed
) -> Recorded:
    """Record at the aware moment `now` what is found today in a stored document, inside the caller's write transaction.

    A claim whose evidence overlaps that of one before keeps its seed and number, so that its event keeps its UID.
    """
    digest = extraction.document.digest
    document = writing.document_id(connection, digest)
    if document is None:
        raise LookupError(f"document {digest} is not stored")
    rows = rows_of(connection)
    before = claims_of_document(rows, digest)
    if [c.recorded.claim for c in before] == [parse_claim(claim_record(claim)) for claim in extraction.claims]:
        return Recorded(Outcome.UNCHANGED, digest, len(before))
    old = {c.recorded.number for c in before}
    neighbours = component(rows, old).claims.keys() - old
    kept = successors([c.recorded.claim for c in before], extraction.claims)
    numbers = count(writing.next_number(connection))
    new = [
        _again(claim, before[kept[n]]) if n in kept else NewClaim(claim, next(numbers), seeds())
        for n, claim in enumerate(extraction.claims)
    ]
    writing.drop_claims(connection, old)
    add(connection, document, new, now)
    touched = [claim.number for claim in new]
    orphans = {c.event for c in before if c.event is not None}
    created, changed, removed = settle(connection, [*touched, *neighbours], now, orphans=orphans, retold=orphans)
    return Recorded(Outcome.REPLACED, digest, len(new), created, changed, removed)


def _again(claim: Claim, before: StoredClaim) -> NewClaim:
    return NewClaim(claim, before.recorded.number, before.recorded.seed, before.event)


def successors(before: Sequence[Claim], after: Sequence[Claim]) -> dict[int, int]:
    """Which claim of `after` (by index) says what which one of `before` said: those that share most characters of evidence."""
    shared = sorted(
        (-_shared(old, new), m, n) for m, old in enumerate(before) for n, new in enumerate(after) if _shared(old, new)
    )
    found: dict[int, int] = {}
    for _, m, n in shared:
        if n not in found and m not in found.values():
            found[n] = m
    return found


def _shared(old: Claim, new: Claim) -> int:
    """How many characters of the text the evidence of two claims has in common."""
    return len(_covered(old) & _covered(new))


def _covered(claim: Claim) -> set[int]:
    return {n for evidence in claim.evidence for n in range(evidence.start, evidence.end)}
