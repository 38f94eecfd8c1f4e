"""Keeps the visit of which each stored event is a part up to date, at the cost of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from diplocal.model import Event
from diplocal.store import writing
from diplocal.store.engine import rows_of
from diplocal.store.matching import folded
from diplocal.store.queries import batches, events_by_id
from diplocal.store.version import Rows
from diplocal.tracker.visits import LONGEST, names, travellers, visit_of

_OF_PERSON_THERE = (
    "p.person_id = (SELECT id FROM people WHERE key = :name) AND p.first_day >= :lowest AND p.first_day <= :first"
    " AND p.event_id IN (SELECT b.event_id FROM event_bodies b"
    " WHERE b.body = :country AND b.first_day >= :lowest AND b.first_day <= :first)"
)
"""What somebody does in a country: a visit and its parts are in one, and few events are of both."""
_AT_ONCE = 500
"""Events that are looked at together, where all are: a large calendar does not fit into memory."""


def relate_all(connection: Connection) -> None:
    """Bring up to date which visit each event is a part of."""
    every = [key for (key,) in rows_of(connection)("SELECT id FROM events ORDER BY id", {})]
    moved: set[int] = set()
    for first in range(0, len(every), _AT_ONCE):
        moved |= relate(connection, every[first : first + _AT_ONCE], ())
    if moved:
        writing.touch(connection, moved)


def relate(connection: Connection, ids: Iterable[int], gone: Iterable[str]) -> set[int]:
    """Bring up to date which visit the events at rows `ids` are a part of, and which events are a part of these.

    `gone` are the UIDs of events that are not there any more. Gives the rows that changed.
    """
    rows = rows_of(connection)
    changed = events_by_id(rows, ids)
    uids = {event.uid for event in changed.values()}.union(gone)
    affected = changed | events_by_id(rows, _parts_of(rows, uids) | _within(rows, changed.values()))
    now = {key: event for key, event in affected.items() if event.visit or names(event)}
    around = _visits_around(rows, now)
    moved = {key: visit for key, event in now.items() if (visit := visit_of(event, around[key])) != event.visit}
    for key, visit in moved.items():
        writing.set_visit(connection, key, visit)
    return set(moved)


def _parts_of(rows: Rows, uids: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for listed, values in batches(sorted(uids)):
        found.update(key for (key,) in rows(f"SELECT id FROM events WHERE visit IN ({listed})", values))
    return found


def _within(rows: Rows, events: Iterable[Event]) -> set[int]:
    """Rows of what those who travel do on the days of their visits."""
    found: set[int] = set()
    for visit in events:
        for name in travellers(visit):
            days = {"name": name, "lowest": visit.when.first_day.isoformat(), "first": visit.when.last_day.isoformat()}
            values = {**days, "country": folded(visit.place.country or "")}
            found.update(key for (key,) in rows(f"SELECT p.event_id FROM event_people p WHERE {_OF_PERSON_THERE}", values))
    return found


def _visits_around(rows: Rows, events: Mapping[int, Event]) -> dict[int, Sequence[Event]]:
    """The visits on whose days each event falls and in which someone of it takes part."""
    sql = (
        f"SELECT v.id FROM event_people p JOIN events v ON v.id = p.event_id WHERE {_OF_PERSON_THERE}"
        " AND v.kind = 'visit' AND v.last_day >= :last"
    )
    ids: dict[int, set[int]] = {}
    for key, event in events.items():
        ids[key] = set()
        country = folded(event.place.country or "")
        for name in names(event) if country else ():
            days = {"name": name, "first": event.when.first_day.isoformat(), "last": event.when.last_day.isoformat()}
            ids[key].update(
                visit for (visit,) in rows(sql, {**days, "country": country, "lowest": _earliest(event.when.first_day)})
            )
    visits = events_by_id(rows, set().union(*ids.values()))
    return {key: [visits[visit] for visit in sorted(found)] for key, found in ids.items()}


def _earliest(day: date) -> str:
    """The first day of the longest visit that goes on until `day`."""
    return (day - LONGEST if day - date.min > LONGEST else date.min).isoformat()
