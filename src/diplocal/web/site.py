"""What the server reads from the calendar, within limits, and the events' iCalendar kept from one change to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diplocal import gazetteer
from diplocal.calendar import Calendar
from diplocal.errors import UsageError
from diplocal.feeds import Entries
from diplocal.feeds.catalogue import KIND_NAMES, catalogue, slug
from diplocal.feeds.wording import country_name
from diplocal.meant import alike, with_country_codes
from diplocal.model import Event, Kind, Query
from diplocal.settings import Settings
from diplocal.store import queries
from diplocal.store.results import Revision
from diplocal.web.asked import Elsewhere, NotFound
from diplocal.web.finding import Finder

MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Shelved:
    """A feed with a name of its own."""

    name: str
    events: Sequence[Event]


class Site:
    """One calendar as it is served. Threads may share it."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._finder = Finder(calendar)
        self.entries = Entries(calendar.database)

    @property
    def settings(self) -> Settings:
        """Those of the calendar."""
        return self.calendar.settings

    def find(self, query: Query) -> Sequence[Event]:
        """The events of `query`. Raises UsageError where they are too many for one answer."""
        return self._finder.find(query)

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

    def visit(self, event: Event) -> tuple[Event | None, list[Event]]:
        """The visit of which `event` is a part, and what is a part of it."""
        with self.calendar.database.reading() as rows:
            found = queries.of_visit(rows, event.uid)
            return (queries.by_uid(rows, event.visit) if event.visit else None), found

    def unknown_people(self, query: Query) -> list[tuple[str, list[str]]]:
        """The names of `query` that nobody in the calendar has, each with what is spelled most like it."""
        unknown = [name for name in query.people if not self.calendar.people(name)]
        return [(name, alike(name, self.calendar.people(name, guess=True))) for name in unknown]

    def country(self, code: str) -> Shelved:
        """The events in a country or with those who act for it. Raises NotFound for a code that is none."""
        if not gazetteer.load().country(code.upper()):
            raise NotFound(f"There is no country {code[:8]!r}; its address is its ISO 3166-1 code, such as /countries/no.")
        return Shelved(country_name(code.upper()), self.find(Query(countries=(code.upper(),))))

    def person(self, stem: str) -> Shelved:
        """The events of the person under all spellings, or of all whose names have this slug. Raises NotFound for none."""
        with self.calendar.database.reading() as rows:
            names = tuple(name for (name,) in rows("SELECT name FROM people ORDER BY name", {}) if slug(name) == stem)
        if not names:
            raise NotFound(f"There is nobody under {stem[:64]!r} here; look for them in the agenda.")
        feeds = {feed.path: feed for feed in catalogue(self.find(Query(people=names)))}
        feed = feeds.get(f"people/{stem}.ics")
        return Shelved(feed.name, feed.events) if feed else Shelved(names[0], ())

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
            return Shelved(name, self.find(with_country_codes(self.settings.feeds[name])))
        raise NotFound(f"There is no feed {path[:64]!r}; /feeds lists them.")

    def changes(self, query: Query) -> list[Revision]:
        """The latest changes of the events of `query`, newest first, from among the last MOST_CHANGES of all."""
        revisions = self.calendar.changes(newest=MOST_CHANGES)[::-1]
        if query == Query():
            return revisions
        # a revision carries no sources, so an event is asked for by what it is now
        uids = {event.uid for event in self.find(query)}
        return [revision for revision in revisions if revision.uid in uids]

    def extent(self) -> tuple[date | None, date | None]:
        """The first and the last day of all events (inclusive); None where there is no event."""
        with self.calendar.database.reading() as rows:
            return queries.extent(rows)
