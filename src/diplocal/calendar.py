"""The calendar as a library: everything the commands do, over one database.

    from diplocal import open_calendar, read
    from diplocal.model import Query

    with open_calendar("talks.sqlite3") as calendar:
        recorded = calendar.ingest(read("briefing.html"))
        for event in calendar.events(Query(countries=("HU",))):
            print(event.when.start, event.title)

| call | gives |
| --- | --- |
| `open_calendar(url_or_path=None, *, create=True, settings=None)` | `Calendar`, a context manager; makes a new database |
| `ingest(Document or Extraction, author=None)` | `Recorded`: outcome (new, unchanged), UIDs created, changed, removed |
| `events(query=Query(), sources=True)` | `list[Event]` by (start, end, uid); `Query.as_of` gives a past view |
| `show(uid, as_of=None)` | `Event`; a unique prefix of the UID will do, a UID merged into another event leads to that one |
| `changes(since=None, after=0, newest=None)` | `list[Revision]`, oldest first; of an aware datetime on, above a number |
| `people(part="")`, `cities(part="")` | `list[str]`: names known to the events, each word of `part` beginning one |
| `leads()` | `list[StoredClaim]`: what is announced without a date, newest publication first |
| `corrections(uid=None)` | `list[Correction]`: what people stated by hand, of one event or of all, oldest first |
| `conflicts(query=Query())` | `list[Conflict]`: one person in two cities at one time, days that differ, hands overruled |
| `review(query=Query())` | `list[Waiting]`: events that nobody accepted yet, the doubtful first |
| `by(author)` | `Desk`: `edit`, `accept`, `reject`, `merge`, `split`, `add`, `undo`, each recorded under that name |
| `documents()` | `list[StoredDocument]`, newest publication first |
| `reextract()` | an iterator of `Recorded`: applies today's rules to every stored text, one transaction a document |
| `feed(query=Query(), **options)` | iCalendar `bytes` of the events (options are those of `diplocal.feeds.render`) |
| `info()` | `Info`: schema, counts, first and last day, size |
| `check()` | `list[str]`: one sentence for each thing wrong; empty if all is well |
| `upgrade()` | `Upgraded`: schema and path of the backup; None where there was nothing to upgrade |

`Recorded`, `Revision`, `StoredClaim`, `StoredDocument`, `Info` and `Upgraded` are in `diplocal.store.results`. Every call raises
StoreError or SchemaError (see `diplocal.errors`) where the database cannot be opened, read or written, and UsageError for
arguments that make no sense. Importing this module loads no database library.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from diplocal.errors import StoreError, UsageError
from diplocal.model import Correction, Document, Event, Extraction, Query
from diplocal.settings import Settings, load
from diplocal.store import log, naming, queries
from diplocal.store.address import parse_address
from diplocal.store.corrections import all_corrections, corrections_naming
from diplocal.store.database import Database
from diplocal.store.results import Info, Recorded, Revision, StoredClaim, StoredDocument, Upgraded
from diplocal.store.version import Found, Rows, demand_current

if TYPE_CHECKING:
    from diplocal.tracker.conflicts import Conflict, Told
    from diplocal.tracker.desk import Desk
    from diplocal.tracker.review import Waiting

EVERYTHING = Query()


class Calendar:
    """The events of one database. Use it in a `with` statement, or call `close`; threads may share it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.settings = settings
        self.database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def ingest(self, source: Document | Extraction, *, author: str | None = None) -> Recorded:
        """Record one document with everything it says of events, all of it or nothing; the same bytes are recorded once.

        A Document is extracted first. `author` is given for a correction by hand.
        """
        from diplocal.tracker.incremental import record

        if isinstance(source, Document):
            from diplocal.extract import extract

            source = extract(source)
        with self.database.writing() as connection:
            return record(connection, source, self.settings.clock(), author=author)

    def events(self, query: Query = EVERYTHING, *, sources: bool = True) -> list[Event]:
        """The events that `query` selects, by start, end and UID; without `sources` they may lack theirs, which is faster."""
        with self.database.reading() as rows:
            if query.as_of is None:
                return queries.find(rows, query, sources=sources)
            from diplocal.tracker.events import as_of

            return as_of(rows, query)

    def show(self, uid: str, *, as_of: date | None = None) -> Event:
        """The event with this UID, a unique beginning of it, or the UID of one that went into it; `as_of` gives a past view.

        Raises UsageError where there is none.
        """
        with self.database.reading() as rows:
            if as_of is None:
                return queries.by_uid(rows, uid)
            from diplocal.tracker.events import show_as_of

            return show_as_of(rows, uid, as_of)

    def changes(self, since: datetime | None = None, *, after: int = 0, newest: int | None = None) -> list[Revision]:
        """The log of what was recorded at or after the aware moment `since` (None: from the beginning), oldest first.

        `after` leaves out the revisions up to that number, `newest` all but so many.
        """
        if since is not None and since.tzinfo is None:
            raise UsageError(f"{since} has no time zone; changes are asked for from a moment in one.")
        with self.database.reading() as rows:
            if newest is not None:
                after = max(after, log.last_revision(rows) - newest)
            return log.changes(rows, since, after=after)

    def news(self, uids: Iterable[str], after: int) -> dict[str, str]:
        """Which of these events are "new" or "changed" since the revision with this number, by UID."""
        with self.database.reading() as rows:
            return log.news(rows, uids, after)

    def people(self, part: str = "", *, guess: bool = False) -> list[str]:
        """The people in events who have this name or part of one; with `guess`, those whose names begin like it."""
        with self.database.reading() as rows:
            return naming.people_spelled_like(rows, part) if guess else naming.people(rows, part)

    def cities(self, beginning: str = "") -> list[str]:
        """The cities of events with this beginning."""
        with self.database.reading() as rows:
            return naming.cities(rows, beginning)

    def leads(self) -> list[StoredClaim]:
        """What is announced without a date and belongs to no event, newest publication first."""
        with self.database.reading() as rows:
            return queries.leads(rows)

    def corrections(self, uid: str | None = None) -> list[Correction]:
        """What people stated by hand, of the event with this UID or of all, oldest first; those undone have `undone` set."""
        with self.database.reading() as rows:
            if uid is None:
                return all_corrections(rows)
            seeds = [claim.recorded.seed for claim in queries.claims_of_uid(rows, queries.by_uid(rows, uid).uid)]
            return corrections_naming(rows, seeds)

    def conflicts(self, query: Query = EVERYTHING) -> list[Conflict]:
        """What cannot all be true among the events that `query` selects, by first day."""
        from diplocal.tracker.conflicts import conflicts

        with self.database.reading() as rows:
            return conflicts(*self._told(rows, query))

    def review(self, query: Query = EVERYTHING) -> list[Waiting]:
        """The events that `query` selects and nobody accepted as they are, the doubtful first."""
        from diplocal.tracker.conflicts import conflicts
        from diplocal.tracker.review import queue

        with self.database.reading() as rows:
            told, held = self._told(rows, query)
            return queue(told, conflicts(told, held), held)

    def _told(self, rows: Rows, query: Query) -> tuple[list[Told], list[Correction]]:
        """The events of a query with their claims, and the corrections that hold."""
        from diplocal.tracker.events import told_as_of, told_now
        from diplocal.tracker.hands import holding

        told = told_now(rows, query) if query.as_of is None else told_as_of(rows, query)
        return told, holding(all_corrections(rows), query.as_of)

    def by(self, author: str) -> Desk:
        """The hand of `author`: corrections through it are recorded under that name. Raises UsageError for an empty one."""
        from diplocal.tracker.desk import Desk

        return Desk(self.database, self.settings.clock, author)

    def documents(self) -> list[StoredDocument]:
        """Every document, newest publication first, those without a date last."""
        with self.database.reading() as rows:
            return queries.documents(rows)

    def reextract(self) -> Iterator[Recorded]:
        """Apply today's rules to every stored text, and to every event. Gives what became of each document, as it is done.

        Claims that are found again keep their identity, and their events their UIDs. Corrections by hand, and documents
        that were recorded without their text, keep their claims.
        """
        from diplocal.extract import extract
        from diplocal.publishers import load as load_publishers
        from diplocal.tracker.incremental import settle_all
        from diplocal.tracker.replacing import replace_claims

        known = load_publishers()
        with self.database.reading() as rows:
            digests = queries.texts(rows)
        for digest in digests:
            with self.database.reading() as rows:
                document = queries.text_of(rows, digest)
            profile = known.named(document.publisher.id) if document.publisher else None
            extraction = extract(replace(document, publisher=profile or document.publisher))
            with self.database.writing() as connection:
                recorded = replace_claims(connection, extraction, self.settings.clock())
            yield recorded
        with self.database.writing() as connection:
            settle_all(connection, self.settings.clock())

    def feed(self, query: Query = EVERYTHING, **options: Any) -> bytes:
        """The events of `query` as iCalendar; `options` are those of `diplocal.feeds.render`."""
        from diplocal import feeds

        return feeds.render(self.events(query), **options)

    def info(self) -> Info:
        """What is in the database."""
        with self.database.reading() as rows:
            first, last = queries.extent(rows)
            schema = rows("SELECT version_num FROM alembic_version", {})[0][0]
            counts = queries.counts(rows)
            size = queries.file_size(rows) if self.database.address.path else None
        return Info(str(self.database.address), schema, counts, first, last, size)

    def check(self) -> list[str]:
        """One sentence for each thing that is wrong with the database or the events in it; empty if all is well."""
        from diplocal.tracker.events import differences

        with self.database.reading() as rows:
            try:
                return [*self._damage(rows)] or [*differences(rows)]
            except StoreError as damage:
                return [str(damage)]

    def upgrade(self) -> Upgraded | None:
        """Bring the database to this version's schema. None where nothing was to be done.

        Raises SchemaError for a database of a newer version or another program.
        """
        found, revision = self.database.found()
        if found is not Found.OLDER:
            demand_current(found, revision, str(self.database.address))
            return None
        from diplocal.store.upgrade import keep_in_memory, upgrade
        from diplocal.tracker.incremental import renew_keys
        from diplocal.tracker.relating import relate_all

        done = upgrade(self.database.address, self.settings.clock())
        with self.database.writing() as connection:
            keep_in_memory(connection)
            renew_keys(connection)
            relate_all(connection)
        return done

    def _damage(self, rows: Rows) -> Iterable[str]:
        if self.database.address.path is None:
            return
        for (sentence,) in rows("PRAGMA integrity_check", {}):
            if sentence != "ok":
                yield f"The database is damaged ({sentence}); restore it from a backup."
        for table, row, referred, _ in rows("PRAGMA foreign_key_check", {}):
            yield f"Row {row} of {table} refers to a row of {referred} that is not there; restore the database from a backup."


def open_calendar(
    url_or_path: str | os.PathLike[str] | None = None, *, create: bool = True, settings: Settings | None = None
) -> Calendar:
    """The calendar in this database (default: that of the settings). It is opened at its first use.

    With `create`, a database that does not exist or is empty is made then; else StoreError is raised then. Raises UsageError for
    an address or settings that make no sense.
    """
    settings = settings or load(database=url_or_path)
    return Calendar(Database(parse_address(url_or_path or settings.database), create=create), settings)
