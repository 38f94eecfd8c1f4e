"""Records what people state by hand, and brings the events that it speaks of up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from diplocal.errors import UsageError
from diplocal.model import Claim, Correction, CorrectionKind, Document, Event, Extraction
from diplocal.store import writing
from diplocal.store.corrections import corrections_by_number, last_correction
from diplocal.store.engine import rows_of
from diplocal.store.queries import claims_by_seed, claims_of_document
from diplocal.store.results import Corrected, StoredClaim
from diplocal.store.rows import claim_text, moment_text
from diplocal.tracker.incremental import make_findable, random_seed, record, settle

ADDED = "Added by hand"
"""Title of the document that stands for what a person added."""


def correct(connection: Connection, correction: Correction) -> Corrected:
    """Record a correction, whose number is given here, inside the caller's write transaction."""
    numbered = replace(correction, number=writing.next_correction(connection))
    writing.add_correction(connection, numbered)
    if numbered.kind is CorrectionKind.EDIT:
        make_findable(connection, claims_by_seed(rows_of(connection), numbered.claims))
    return _settled(connection, numbered, numbered.recorded)


def add_by_hand(
    connection: Connection, stated: Claim, author: str, now: datetime, *, seeds: Callable[[], str] = random_seed
) -> Corrected:
    """Record an event that no document tells: a claim of its author. It joins an event that is there where it tells the same."""
    digest = sha256(f"{author}\n{moment_text(now)}\n{claim_text(stated)}".encode()).hexdigest()
    document = Document(text="", digest=digest, title=ADDED)
    done = record(connection, Extraction(document, (stated,)), now, author=author, seeds=seeds)
    named = tuple(c.recorded.seed for c in claims_of_document(rows_of(connection), digest))
    number = writing.next_correction(connection)
    correction = Correction(number, CorrectionKind.ADD, author, now, named)
    writing.add_correction(connection, correction)
    return Corrected(correction, done.created, done.changed, done.removed)


def undo(connection: Connection, number: int | None, author: str, now: datetime) -> Corrected:
    """Take back the correction `number`, or the last one of `author`. Raises UsageError where there is none that holds."""
    rows = rows_of(connection)
    if number is None:
        found = last_correction(rows, author)
        if found is None:
            raise UsageError(f"{author} has made no correction that holds; `diplocal corrections` lists all of them.")
    else:
        found = next(iter(corrections_by_number(rows, [number])), None)
        if found is None or found.undone:
            state = "has been undone already" if found else "does not exist"
            raise UsageError(f"Correction {number} {state}; `diplocal corrections` lists those that hold.")
    writing.undo_correction(connection, found.number, now)
    return _settled(connection, replace(found, undone=now), now)


def _settled(connection: Connection, correction: Correction, now: datetime) -> Corrected:
    named = claims_by_seed(rows_of(connection), sorted({*correction.claims, *correction.others}))
    return Corrected(correction, *settle(connection, [claim.recorded.number for claim in named], now))


def parted(claims: Iterable[StoredClaim], event: Event, document: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The seeds of an event's claims that are of the one document that `document` means, and those of all others.

    A document is meant by the beginning of its digest, or by its path, address or title. Raises UsageError where it is none or
    all of the event's, or could be more than one.
    """
    told = sorted(claims, key=lambda claim: claim.recorded.number)
    meant = {c.source.digest for c in told if c.source.digest.startswith(document)} if document else set()
    meant = meant or {c.source.digest for c in told if document in (c.source.path, c.source.url, c.source.title)}
    here = tuple(c.recorded.seed for c in told if c.source.digest in meant)
    others = tuple(c.recorded.seed for c in told if c.source.digest not in meant)
    if len(meant) != 1 or not others:
        known = "; ".join(sorted({c.source.path or c.source.title or c.source.digest[:8] for c in told}))
        problem = "is the only document that speaks" if meant and not others else "names no single document that speaks"
        raise UsageError(f"{document!r} {problem} of event {event.uid[:8]}; those that do are: {known}.")
    return here, others
