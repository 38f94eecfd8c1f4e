"""The events of a query, found again after a change at the cost of what changed.

What a large query gave is kept. After a change only the events are read that it touched, by the counter of the store.
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
from diplocal.store import log, queries
from diplocal.store.matching import matches
from diplocal.store.rows import sort_key
from diplocal.store.selection import select
from diplocal.store.version import Rows

MOST_EVENTS = 20_000
"""Events in one answer; as many claims for a view of a past day, which reads them all."""
WORTH_KEEPING = 500
"""Events of a result below which the database is asked again just as fast."""
MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave, by start, end and UID, when the counter stood at `touch` and the log at `revision`."""

    touch: int
    revision: int
    events: Sequence[Event]


class Finder:
    """Finds events in a calendar. Threads may share it."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._kept: OrderedDict[Query, Found] = OrderedDict()

    def find(self, query: Query) -> Sequence[Event]:
        """The events of `query`, by start, end and UID. Raises UsageError where they are too many for one answer."""
        kept = self._kept.get(query)
        with self._calendar.database.reading() as rows:
            if kept is not None:
                found = _follow(rows, query, kept)
            elif _count(rows, query) > MOST_EVENTS:
                raise _too_many()
            else:
                found = Found(log.last_touch(rows), log.last_revision(rows), [])
        if kept is None:
            # read after the counter: what came in between is read once more after the next change
            found = replace(found, events=self._calendar.events(query))
        if len(found.events) > MOST_EVENTS:
            raise _too_many()
        if len(found.events) >= WORTH_KEEPING and query.as_of is None:
            self._kept.pop(query, None)
            self._kept[query] = found
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found.events


def _too_many() -> UsageError:
    return UsageError(f"These are more than {MOST_EVENTS} events; ask for less by a filter, or by from= and to=.")


def _follow(rows: Rows, query: Query, kept: Found) -> Found:
    """What `query` gives now."""
    touch = log.last_touch(rows)
    if touch == kept.touch:
        return kept
    ids, gone = log.touched_since(rows, kept.touch, kept.revision)
    changed = queries.events_by_id(rows, ids).values()
    gone.update(event.uid for event in changed)
    events = [event for event in kept.events if event.uid not in gone]
    meant = replace(query, publishers=queries.publishers_meant(rows, query.publishers)) if query.publishers else query
    for event in changed:
        if matches(event, meant) and (meant.publishers or not query.publishers):
            insort(events, event, key=sort_key)
    return Found(touch, log.last_revision(rows), events)


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
