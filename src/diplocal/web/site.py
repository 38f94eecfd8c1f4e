"""What the server reads from the calendar, within limits, and the events' iCalendar kept from one change to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from diplocal import gazetteer
from diplocal.calendar import Calendar
from diplocal.errors import UsageError
from diplocal.feeds import Cancelled, render_event
from diplocal.feeds.catalogue import KIND_NAMES, slug
from diplocal.feeds.wording import country_name
from diplocal.model import Event, Kind, Query
from diplocal.settings import Settings
from diplocal.store import queries
from diplocal.store.results import Revision
from diplocal.store.selection import select
from diplocal.store.version import Rows
from diplocal.web.asked import Elsewhere, NotFound

MOST_EVENTS = 20_000
"""Events in one answer; as many claims for a view of a past day, which reads them all."""
MOST_CHANGES = 100
CHANGES_DAYS = 30


@dataclass(frozen=True, slots=True)
class Shelved:
    """A feed with a name of its own."""

    name: str
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Site:
    """One calendar as it is served. Threads may share it."""

    calendar: Calendar
    _entries: dict[tuple[str, Cancelled], tuple[Event, bytes]] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """Those of the calendar."""
        return self.calendar.settings

    def find(self, query: Query) -> list[Event]:
        """The events of `query`. Raises UsageError where they are too many for one answer."""
        with self.calendar.database.reading() as rows:
            if _count(rows, query) > MOST_EVENTS:
                raise UsageError(f"These are more than {MOST_EVENTS} events; ask for less by a filter, or by from= and to=.")
        return self.calendar.events(query)

    def event(self, uid: str) -> Event:
        """The event with this UID. Raises NotFound.

        The beginning of a UID, and the UID of an event that went into another, raise Elsewhere with the whole UID.
        """
        try:
            event = self.calendar.show(uid)
        except UsageError:
            raise NotFound(f"There is no event {uid[:64]!r} here; look for it in the agenda.") from None
        if event.uid != uid:
            raise Elsewhere(event.uid)
        return event

    def country(self, code: str) -> Shelved:
        """The events in a country or with those who act for it. Raises NotFound for a code that is none."""
        if not gazetteer.load().country(code.upper()):
            raise NotFound(f"There is no country {code[:8]!r}; its address is its ISO 3166-1 code, such as /countries/no.")
        return Shelved(country_name(code.upper()), self.find(Query(countries=(code.upper(),))))

    def person(self, stem: str) -> Shelved:
        """The events of the person, or of all whose names have this slug. Raises NotFound where there is none."""
        with self.calendar.database.reading() as rows:
            names = tuple(name for (name,) in rows("SELECT name FROM people ORDER BY name", {}) if slug(name) == stem)
        if not names:
            raise NotFound(f"There is nobody under {stem[:64]!r} here; look for them in the agenda.")
        events = [e for e in self.find(Query(people=names)) if any(slug(p.name) == stem for p in e.people if p.name)]
        return Shelved(names[0], events)

    def shelf(self, path: str) -> Shelved:
        """The feed that an export writes as `path`.ics. Raises NotFound where there is none."""
        folder, _, name = path.rpartition("/")
        if path == "all":
            return Shelved("Diplomatic calendar", self.find(Query()))
        if path == "tbc":
            return Shelved("Diplomatic calendar: dates to be confirmed", [e for e in self.find(Query()) if e.when.vague])
        if folder == "countries":
            return self.country(name)
        if folder == "people":
            return self.person(name)
        if folder == "kinds" and name in list(Kind):
            return Shelved(KIND_NAMES[Kind(name)], self.find(Query(kinds=(Kind(name),))))
        if folder == "saved" and name in self.settings.feeds:
            return Shelved(name, self.find(self.settings.feeds[name]))
        raise NotFound(f"There is no feed {path[:64]!r}; /feeds lists them.")

    def entries(self, events: Sequence[Event], cancelled: Cancelled) -> Mapping[str, bytes]:
        """The VEVENT of each event by UID; one that is as it was is not rendered again."""
        found: dict[str, bytes] = {}
        for event in events:
            kept = self._entries.get((event.uid, cancelled))
            if kept is None or kept[0] != event:
                kept = event, render_event(event, cancelled)
                self._entries[event.uid, cancelled] = kept
            found[event.uid] = kept[1]
        while len(self._entries) > 2 * MOST_EVENTS:
            self._entries.pop(next(iter(self._entries)))
        return found

    def changes(self, query: Query, now: datetime) -> list[Revision]:
        """What was recorded lately of the events of `query`, newest first, no more than MOST_CHANGES."""
        since = datetime.combine(now.date(), time(), UTC) - timedelta(days=CHANGES_DAYS)
        revisions = reversed(self.calendar.changes(since))
        if query == Query():
            return list(islice(revisions, MOST_CHANGES))
        # a revision carries no sources, so an event is asked for by what it is now
        uids = {event.uid for event in self.find(query)}
        return list(islice((revision for revision in revisions if revision.uid in uids), MOST_CHANGES))

    def extent(self) -> tuple[date | None, date | None]:
        """The first and the last day of all events (inclusive); None where there is no event."""
        with self.calendar.database.reading() as rows:
            return queries.extent(rows)


def _count(rows: Rows, query: Query) -> int:
    """How many rows an answer has to read; no more are counted than tell that it is too many."""
    values: Mapping[str, Any] = {}
    if query.as_of:
        counted = "SELECT 1 FROM claims"
    else:
        meant = replace(query, publishers=queries.publishers_meant(rows, query.publishers))
        selection = select(meant if query.publishers else query, timedelta.max)
        counted, values = f"SELECT 1 FROM events e WHERE {selection.condition}", selection.values
    return int(rows(f"SELECT count(*) FROM ({counted} LIMIT {MOST_EVENTS + 1}) AS found", values)[0][0])
