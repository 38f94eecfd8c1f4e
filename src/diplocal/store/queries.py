"""Questions to the store, as plain SQL that SQLite and PostgreSQL both run. Each function takes `rows`, which runs it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from diplocal.errors import UsageError
from diplocal.model import Anchor, Document, Event, Mark, MarkKind, Publisher, Query, Source
from diplocal.store.matching import asks_for_sources, folded, is_part, matches
from diplocal.store.naming import spellings
from diplocal.store.results import StoredClaim, StoredDocument
from diplocal.store.rows import (
    CLAIM_COLUMNS,
    CLAIM_TABLES,
    event_from,
    parse_day,
    parse_moment,
    sort_key,
    source_from,
    stored_claim,
)
from diplocal.store.selection import Selection, select
from diplocal.store.version import Rows

_BATCH = 500
_AS_PUBLISHED = "coalesce(d.published, ''), coalesce(d.clock, ''), d.digest, c.ordinal"
_LATEST_FIRST = "coalesce(d.published, '') DESC, coalesce(d.clock, '') DESC, d.digest"


def batches(ids: Iterable[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """`ids` as parameter lists for SQL's IN, with their values; a database takes only so many at once."""
    remaining = iter(ids)
    while batch := list(islice(remaining, _BATCH)):
        values = {f"id{n}": value for n, value in enumerate(batch)}
        yield ", ".join(f":{name}" for name in values), values


def find(rows: Rows, query: Query, *, sources: bool = True) -> list[Event]:
    """The events that `query` selects, as they stand now, by start, end and UID.

    Without `sources`, events come without theirs, in half the time, unless the query cannot be answered without.
    """
    meant = as_meant(rows, query)
    if meant is None:
        return []
    query = meant
    longest = timedelta(days=rows("SELECT max(span) FROM events", {})[0][0] or 0)
    found = _events(rows, select(query, longest, sqlite=rows.sqlite), sources=sources or asks_for_sources(query))
    return sorted((event for event in found if matches(event, query)), key=sort_key)


def as_meant(rows: Rows, query: Query) -> Query | None:
    """`query` with the exact names of publishers and all spellings of people; None where it asks for publishers in vain."""
    publishers = publishers_meant(rows, query.publishers) if query.publishers else ()
    if query.publishers and not publishers:
        return None
    left_out = (as_meant(rows, part) for part in query.without)
    people, companions = (
        tuple(dict.fromkeys(name for wanted in names for name in (wanted, *spellings(rows, wanted))))
        for names in (query.people, query.companions)
    )
    without = tuple(part for part in left_out if part is not None)
    return replace(query, publishers=publishers, people=people, companions=companions, without=without)


def publishers_meant(rows: Rows, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the publishers that `wanted` means by identifier or by part of the name."""
    known = rows("SELECT key, name FROM sources", {})
    return tuple(name for key, name in known if any(key == w or is_part(folded(w), folded(name)) for w in wanted))


def _events(rows: Rows, selection: Selection, *, sources: bool = True) -> list[Event]:
    columns = "e.uid, e.sequence, e.created, e.modified, e.state, e.approved, e.visit, e.touched, e.id"
    found = rows(f"SELECT {columns} FROM events e WHERE {selection.condition}", selection.values)
    said = _sources(rows, [key for *_, key in found]) if sources else {}
    return [event_from(*stored, sources=tuple(said.get(key, ()))) for *stored, key in found]


def _sources(rows: Rows, events: list[int]) -> Mapping[int, list[Source]]:
    """The sources of each event id, in order of publication."""
    sources: dict[int, list[Source]] = {}
    columns = "c.event_id, c.record, d.digest, s.name, d.title, d.url, d.path, d.published"
    for names, values in batches(events):
        told = f"SELECT {columns} FROM {CLAIM_TABLES} WHERE c.event_id IN ({names}) ORDER BY {_AS_PUBLISHED}"
        for event, *said in rows(told, values):
            sources.setdefault(event, []).append(source_from(*said))
    return sources


def _claims(rows: Rows, condition: str, values: Mapping[str, Any], order: str = "c.number") -> list[StoredClaim]:
    sql = f"SELECT {CLAIM_COLUMNS} FROM {CLAIM_TABLES} WHERE {condition} ORDER BY {order}"
    return [stored_claim(row) for row in rows(sql, values)]


def all_claims(rows: Rows) -> list[StoredClaim]:
    """Every claim, by number."""
    return _claims(rows, "1 = 1", {})


def claims_of_document(rows: Rows, digest: str) -> list[StoredClaim]:
    """The claims of the document with this digest, in their order."""
    return _claims(rows, "d.digest = :digest", {"digest": digest}, "c.ordinal")


def keys_of(rows: Rows, numbers: Iterable[int]) -> set[tuple[str, int]]:
    """The keys under which the claims with these numbers are found, each with the number."""
    found: set[tuple[str, int]] = set()
    for names, values in batches(numbers):
        found.update((key, number) for key, number in rows(f"SELECT key, claim FROM claim_keys WHERE claim IN ({names})", values))
    return found


def claims_by_number(rows: Rows, numbers: Iterable[int]) -> list[StoredClaim]:
    """The claims with these numbers."""
    return [claim for names, values in batches(numbers) for claim in _claims(rows, f"c.number IN ({names})", values)]


def claims_by_seed(rows: Rows, seeds: Iterable[str]) -> list[StoredClaim]:
    """The claims with these seeds, as far as they are there."""
    return [claim for names, values in batches(seeds) for claim in _claims(rows, f"c.seed IN ({names})", values)]


def claims_of_events(rows: Rows, ids: Iterable[int]) -> list[StoredClaim]:
    """The claims of the events with these row ids."""
    return [claim for names, values in batches(ids) for claim in _claims(rows, f"c.event_id IN ({names})", values)]


def claims_of_uid(rows: Rows, uid: str) -> list[StoredClaim]:
    """The claims of the event with exactly this UID, by number."""
    return _claims(rows, "c.event_id = (SELECT id FROM events WHERE uid = :uid)", {"uid": uid})


def claims_of_uids(rows: Rows, uids: Iterable[str]) -> dict[str, list[StoredClaim]]:
    """The claims of the events with exactly these UIDs."""
    found: dict[str, list[StoredClaim]] = {}
    for names, values in batches(uids):
        events: dict[int, str] = dict(rows(f"SELECT id, uid FROM events WHERE uid IN ({names})", values))
        for claim in claims_of_events(rows, events):
            if claim.event is not None:
                found.setdefault(events[claim.event], []).append(claim)
    return found


def claims_sharing(rows: Rows, sought: Iterable[str | tuple[str, str]]) -> dict[str | tuple[str, str], set[int]]:
    """The numbers of the claims that are found under each key, and in each range of keys (its end exclusive)."""
    found: dict[str | tuple[str, str], set[int]] = {}
    wanted = list(sought)
    for span in (each for each in wanted if isinstance(each, tuple)):
        within = rows("SELECT claim FROM claim_keys WHERE key >= :low AND key < :high", {"low": span[0], "high": span[1]})
        found[span] = {number for (number,) in within}
    for names, values in batches(sorted(each for each in wanted if isinstance(each, str))):
        for key, number in rows(f"SELECT key, claim FROM claim_keys WHERE key IN ({names})", values):
            found.setdefault(key, set()).add(number)
    return found


def events_by_id(rows: Rows, ids: Iterable[int]) -> dict[int, Event]:
    """The stored events with these row ids, with their sources."""
    found: dict[int, Event] = {}
    for names, values in batches(ids):
        uids: dict[str, int] = dict(rows(f"SELECT uid, id FROM events WHERE id IN ({names})", values))
        found |= {uids[event.uid]: event for event in _events(rows, Selection(f"e.id IN ({names})", values))}
    return found


def by_uid(rows: Rows, uid: str) -> Event:
    """The event whose UID is or begins with `uid`, or into which that one was merged.

    Raises UsageError where there is none, or more than one.
    """
    bounds = {"low": uid, "high": uid + "\U0010ffff"}
    live = rows("SELECT uid FROM events WHERE uid >= :low AND uid < :high ORDER BY uid LIMIT 2", bounds)
    if not live:
        live = rows(
            "SELECT DISTINCT e.uid FROM claims c JOIN events e ON e.id = c.event_id WHERE c.seed >= :low AND c.seed < :high"
            " AND EXISTS (SELECT 1 FROM revisions r WHERE r.uid = c.seed) LIMIT 2",
            bounds,
        )
    if uid and not live and (refused := _rejection(rows, bounds)):
        number, author, moment = refused
        raise UsageError(f"Event {uid!r} was rejected by {author} on {moment[:10]}; `diplocal undo {number}` brings it back.")
    if not uid or not live:
        raise UsageError(f"There is no event {uid!r}; `diplocal events --all` lists them.")
    if len(live) > 1 and live[0][0] != uid:
        raise UsageError(f"More than one event's UID begins with {uid!r}; give more of it.")
    return _events(rows, Selection("e.uid = :uid", {"uid": live[0][0]}))[0]


def of_visit(rows: Rows, uid: str) -> list[Event]:
    """The events that are a part of the visit with this UID, by start, end and UID."""
    return sorted(_events(rows, Selection("e.visit = :visit", {"visit": uid})), key=sort_key)


def _rejection(rows: Rows, bounds: Mapping[str, str]) -> tuple[int, str, str] | None:
    """Number, author and moment of the newest rejection of an event whose UID lies within bounds."""
    sql = (
        "SELECT k.number, k.author, k.recorded FROM corrections k JOIN correction_claims n ON n.correction = k.number"
        " JOIN claims c ON c.seed = n.seed WHERE k.kind = 'reject' AND k.undone IS NULL AND c.event_id IS NULL"
        " AND n.seed >= :low AND n.seed < :high ORDER BY k.number DESC LIMIT 1"
    )
    return next(((number, author, moment) for number, author, moment in rows(sql, bounds)), None)


def leads(rows: Rows) -> list[StoredClaim]:
    """What is announced without a date, belongs to no event and was not rejected by hand, newest publication first."""
    rejected = (
        "SELECT n.seed FROM correction_claims n JOIN corrections k ON k.number = n.correction"
        " WHERE k.kind = 'reject' AND k.undone IS NULL"
    )
    loose = _claims(rows, f"c.event_id IS NULL AND c.seed NOT IN ({rejected})", {}, f"{_LATEST_FIRST}, c.ordinal")
    return [stored for stored in loose if is_lead(stored)]


def is_lead(stored: StoredClaim) -> bool:
    """Whether a claim without an event announces something: what has a date and no event was rejected by hand."""
    return stored.recorded.claim.when is None and stored.recorded.claim.change is None


def documents(rows: Rows) -> list[StoredDocument]:
    """Every document, newest publication first, those without a date last."""
    sql = (
        "SELECT d.digest, d.path, d.url, d.title, s.name, d.published, d.clock, d.language, d.recorded, d.author,"
        " (SELECT count(*) FROM claims c WHERE c.document_id = d.id)"
        f" FROM documents d LEFT JOIN sources s ON s.id = d.source_id ORDER BY {_LATEST_FIRST}"
    )
    return [_document(*row) for row in rows(sql, {})]


def _document(
    digest: str, path: str, url: str, title: str, publisher: str, published: str, clock: str, language: str, *rest: Any
) -> StoredDocument:
    recorded, author, claims = rest
    day, moment = parse_day(published), parse_moment(recorded)
    return StoredDocument(digest, path, url, title, publisher, day, clock, language, moment, author, claims)


def texts(rows: Rows) -> list[str]:
    """The digests of all documents whose text is stored and that nobody made by hand, in order of recording."""
    return [digest for (digest,) in rows("SELECT digest FROM documents WHERE text <> '' AND author IS NULL ORDER BY id", {})]


def text_of(rows: Rows, digest: str) -> Document:
    """The stored document with this digest, as it was read, with what is stored of its publisher."""
    columns = (
        "d.text, d.path, d.url, d.title, d.language, d.published, d.published_from, d.clock, d.marks, s.key, s.name, s.country"
    )
    sql = f"SELECT {columns} FROM documents d LEFT JOIN sources s ON s.id = d.source_id WHERE d.digest = :digest"
    text, path, url, title, language, published, how, clock, marks, key, name, country = rows(sql, {"digest": digest})[0]
    return Document(
        text=text,
        digest=digest,
        path=path,
        url=url,
        title=title,
        publisher=Publisher(key, name, country) if key else None,
        anchor=Anchor(date.fromisoformat(published), how, clock) if published else None,
        language=language,
        marks=tuple(Mark(start, end, MarkKind(kind)) for start, end, kind in json.loads(marks)),
    )


def counts(rows: Rows) -> dict[str, int]:
    """How many rows the main tables have."""
    tables = ("documents", "claims", "events", "revisions", "people", "places", "sources")
    return {table: rows(f"SELECT count(*) FROM {table}", {})[0][0] for table in tables}


def extent(rows: Rows) -> tuple[date | None, date | None]:
    """The first and the last day of all events (inclusive); None where there is no event."""
    first, last = rows("SELECT min(first_day), max(last_day) FROM events", {})[0]
    return parse_day(first), parse_day(last)


def file_size(rows: Rows) -> int:
    """How many bytes an SQLite database takes, with what has not yet been moved into its main file."""
    pages, size = rows("SELECT page_count, page_size FROM pragma_page_count(), pragma_page_size()", {})[0]
    return int(pages * size)
