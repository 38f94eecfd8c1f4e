"""The events of a query, found again after a change at the cost of what changed.

What a large query gave is kept. After a change only the events are read that it touched: those that the log of revisions names,
and those with a claim that came, went, was rewritten or moved to another event. After a correction by hand everything is read.
"""

from __future__ import annotations

from bisect import insort
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from diplocal.calendar import Calendar
from diplocal.errors import UsageError
from diplocal.model import Event, Query
from diplocal.store import queries
from diplocal.store.matching import matches
from diplocal.store.rows import sort_key
from diplocal.store.selection import select
from diplocal.store.version import Rows

MOST_EVENTS = 20_000
"""Events in one answer; as many claims for a view of a past day, which reads them all."""
WORTH_KEEPING = 500
"""Events of a result below which the database is asked again just as fast."""
MOST_CLAIMS = 100_000
"""Claims of a database up to which all of them can be looked over at each change."""
MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A state of the database: its last revision, number, event and time of every claim, number and end of every correction."""

    revision: int
    claims: frozenset[tuple[int, int | None, str]]
    corrections: frozenset[tuple[int, str | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave in a state, by start, end and UID."""

    seen: Seen
    events: Sequence[Event]


class Finder:
    """Finds events in a calendar. Threads may share it."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._kept: OrderedDict[Query, Found] = OrderedDict()

    def find(self, query: Query) -> Sequence[Event]:
        """The events of `query`, by start, end and UID. Raises UsageError where they are too many for one answer."""
        kept = self._kept.pop(query, None)
        seen = None
        with self._calendar.database.reading() as rows:
            count = len(kept.events) if kept else _count(rows, query)
            if count > MOST_EVENTS:
                raise _too_many()
            if count >= WORTH_KEEPING and query.as_of is None:
                seen = _look(rows)
            following = None
            if kept and seen and kept.seen.corrections == seen.corrections:
                following = _follow(rows, query, kept, seen)
        # the state was looked at before the events are read: what came in between is read once more after the next change
        events = self._calendar.events(query) if following is None else following
        if len(events) > MOST_EVENTS:
            raise _too_many()
        if seen and len(events) >= WORTH_KEEPING:
            self._kept[query] = Found(seen, events)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return events


def _too_many() -> UsageError:
    return UsageError(f"These are more than {MOST_EVENTS} events; ask for less by a filter, or by from= and to=.")


def _look(rows: Rows) -> Seen | None:
    """The state of the database; None where it has too many claims to look over."""
    last, revision = rows("SELECT (SELECT max(number) FROM claims), (SELECT max(number) FROM revisions)", {})[0]
    if (last or 0) > MOST_CLAIMS:
        return None
    claims = frozenset(rows("SELECT number, event_id, recorded FROM claims", {}))
    return Seen(revision or 0, claims, frozenset(rows("SELECT number, undone FROM corrections", {})))


def _follow(rows: Rows, query: Query, kept: Found, seen: Seen) -> list[Event]:
    """What `query` gives now that the database is in the state `seen`."""
    logged = rows("SELECT DISTINCT uid FROM revisions WHERE number > :number", {"number": kept.seen.revision})
    touched = {uid for (uid,) in logged}
    ids = {event for _, event, _ in kept.seen.claims ^ seen.claims if event is not None}
    for names, values in queries.batches(sorted(touched)):
        ids.update(key for (key,) in rows(f"SELECT id FROM events WHERE uid IN ({names})", values))
    changed = queries.events_by_id(rows, ids).values()
    touched.update(event.uid for event in changed)
    events = [event for event in kept.events if event.uid not in touched]
    meant = queries.with_publishers_meant(rows, query)
    for event in changed:
        if meant is not None and matches(event, meant):
            insort(events, event, key=sort_key)
    return events


def _count(rows: Rows, query: Query) -> int:
    """How many rows an answer has to read; no more are counted than tell that it is too many."""
    values: Mapping[str, Any] = {}
    if query.as_of:
        counted = "SELECT 1 FROM claims"
    else:
        meant = replace(query, publishers=queries.publishers_meant(rows, query.publishers)) if query.publishers else query
        selection = select(meant, timedelta.max)
        counted, values = f"SELECT 1 FROM events e WHERE {selection.condition}", selection.values
    return int(rows(f"SELECT count(*) FROM ({counted} LIMIT {MOST_EVENTS + 1}) AS found", values)[0][0])
