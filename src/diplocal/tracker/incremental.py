"""Records a document: its claims, and the new state of every event that they touch, as a rebuild of all claims would give it.

Only the connected component of the new claims in the graph of edges is loaded and rebuilt: what has no edge to it cannot change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from diplocal.model import Event, Extraction
from diplocal.store import writing
from diplocal.store.corrections import corrections_naming
from diplocal.store.engine import rows_of
from diplocal.store.queries import claims_by_number, events_by_id, keys_of
from diplocal.store.results import Outcome, Recorded, StoredClaim
from diplocal.store.rows import parse_moment, state_text
from diplocal.store.writing import NewClaim
from diplocal.tracker import Folded, rebuild, significant
from diplocal.tracker.events import differing, event_of
from diplocal.tracker.hands import forms
from diplocal.tracker.keys import stored_keys
from diplocal.tracker.neighbours import component
from diplocal.tracker.relating import relate, relate_all

AT_ONCE = 5_000
"""Of how many claims the keys are renewed at once: a whole archive need not fit into memory."""


def random_seed() -> str:
    """A UID nobody else has: a random UUID (RFC 9562, version 4) in hex."""
    return uuid4().hex


def record(
    connection: Connection,
    extraction: Extraction,
    now: datetime,
    *,
    author: str | None = None,
    seeds: Callable[[], str] = random_seed,
) -> Recorded:
    """Record what one document says, at the aware moment `now`, inside the caller's write transaction.

    The same bytes (by digest) are recorded once. `author` is given for a correction by hand. `seeds` mints UIDs.
    """
    digest = extraction.document.digest
    known = writing.document_id(connection, digest)
    if known is not None:
        return Recorded(Outcome.UNCHANGED, digest, writing.count_claims(connection, known))
    document = writing.add_document(connection, extraction, now, author)
    first = writing.next_number(connection)
    new = [NewClaim(claim, number, seeds()) for number, claim in enumerate(extraction.claims, first)]
    add(connection, document, new, now)
    created, changed, removed = settle(connection, [claim.number for claim in new], now)
    return Recorded(Outcome.NEW, digest, len(new), created, changed, removed)


def add(connection: Connection, document: int, new: Sequence[NewClaim], now: datetime) -> None:
    """Store the claims of a document, and the keys under which claims about the same events find them."""
    writing.add_claims(connection, document, new, now)
    make_findable(connection, claims_by_number(rows_of(connection), [claim.number for claim in new]))


def make_findable(connection: Connection, claims: Sequence[StoredClaim]) -> None:
    """Let claims be found, by those about the same events, under the keys of today's rules and no others.

    Keys follow from claims as they are told and as edits have them. What is right already is not written again.
    """
    rows = rows_of(connection)
    edits = corrections_naming(rows, [claim.recorded.seed for claim in claims])
    meant = {(k, c.recorded.number) for c in claims for form in forms(c.recorded, edits) for k in stored_keys(form)}
    known = keys_of(rows, [claim.recorded.number for claim in claims])
    writing.drop_keys(connection, known - meant)
    writing.add_keys(connection, meant - known)


def settle(
    connection: Connection,
    numbers: Iterable[int],
    now: datetime,
    *,
    orphans: Iterable[int] = (),
    retold: Container[int] = (),
) -> tuple[tuple[str, ...], ...]:
    """Bring the events that the claims `numbers` touch up to date. Gives the UIDs created, changed and removed, sorted.

    `orphans` are row ids of events that may have lost all their claims, `retold` of those that lost some, or whose claims
    have other words.
    """
    rows = rows_of(connection)
    whole = component(rows, numbers)
    claims = whole.claims
    stored = events_by_id(rows, sorted({c.event for c in claims.values() if c.event is not None}.union(orphans)))
    ids = {event.uid: key for key, event in stored.items()}
    folded = rebuild((c.recorded for c in claims.values()), whole.corrections.values())
    told = _told(claims)
    created, changed = [], []
    touched = set()
    for fold in folded:
        key = ids.get(fold.uid)
        if key is None:
            key = _create(connection, fold, claims, now)
            created.append(fold.uid)
            touched.add(key)
        elif _revise(connection, key, stored[key], fold, claims, now):
            changed.append(fold.uid)
            touched.add(key)
        elif key in retold or told[key] != {c.number for c in fold.claims} or _shown(stored[key]) != _shown(fold):
            touched.add(key)
        _link(connection, key, (claims[c.number] for c in fold.claims))
    within = {c.number for fold in folded for c in fold.claims}
    _link(connection, None, (c for number, c in claims.items() if number not in within))
    removed = sorted(ids.keys() - {f.uid for f in folded})
    for uid in removed:
        fields = () if told[ids[uid]] & within else ("withdrawn",)
        writing.log_revision(connection, uid, stored[ids[uid]].sequence, now, fields, None)
        writing.remove_event(connection, ids[uid])
    if touched or removed:
        writing.touch(connection, touched | relate(connection, touched, removed))
    return tuple(sorted(created)), tuple(sorted(changed)), tuple(removed)


def renew_keys(connection: Connection) -> None:
    """Let every claim be found under the keys of today's rules, and no others."""
    for first in range(1, writing.next_number(connection), AT_ONCE):
        make_findable(connection, claims_by_number(rows_of(connection), range(first, first + AT_ONCE)))


def settle_all(connection: Connection, now: datetime) -> tuple[tuple[str, ...], ...]:
    """As `settle`, for every claim and every event: what to do when the rules of the tracker have changed."""
    rows = rows_of(connection)
    renew_keys(connection)
    numbers = [number for (number,) in rows("SELECT number FROM claims", {})]
    done = settle(connection, numbers, now, orphans=[key for (key,) in rows("SELECT id FROM events", {})])
    relate_all(connection)
    return done


def _link(connection: Connection, key: int | None, claims: Iterable[StoredClaim]) -> None:
    if moved := [c.recorded.number for c in claims if c.event != key]:
        writing.link_claims(connection, key, moved)


def _told(claims: Mapping[int, StoredClaim]) -> defaultdict[int | None, set[int]]:
    """The numbers of the claims of each stored event, by its row id."""
    told: defaultdict[int | None, set[int]] = defaultdict(set)
    for number, claim in claims.items():
        told[claim.event].add(number)
    return told


def _shown(of: Event | Folded) -> tuple[bool, float]:
    """What is shown of an event and makes no revision."""
    return of.approved, round(of.confidence, 2)


def _create(connection: Connection, fold: Folded, claims: Mapping[int, StoredClaim], now: datetime) -> int:
    """Store an event that was not there. One that comes back goes on counting where it left off."""
    stamps = writing.stamps_of(connection, fold.uid)
    sequence, created = (stamps[0] + 1, parse_moment(stamps[1])) if stamps else (0, now)
    event = event_of(fold, sequence, created, now, claims)
    writing.log_revision(connection, fold.uid, sequence, now, (), state_text(event))
    return writing.add_event(connection, event)


def _revise(
    connection: Connection, key: int, before: Event, fold: Folded, claims: Mapping[int, StoredClaim], now: datetime
) -> bool:
    """Store the new state of an event. Gives whether it reads otherwise: one more source that says the same is no revision."""
    after = event_of(fold, before.sequence, before.created, now, claims)
    fields = differing(before, after)
    if before.approved != after.approved:
        writing.approve(connection, key, after.approved)
    if fields == ["confidence"]:
        writing.replace_event(connection, key, replace(after, modified=before.modified))
    if not fields or fields == ["confidence"]:
        return False
    after = replace(after, sequence=before.sequence + significant(before, after))
    writing.log_revision(connection, fold.uid, after.sequence, now, fields, state_text(after))
    writing.replace_event(connection, key, after)
    return True
