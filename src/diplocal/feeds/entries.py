"""The VEVENTs of events, made once: kept in memory, and in the database for whoever comes next."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from diplocal.errors import StoreError
from diplocal.feeds.edition import edition
from diplocal.feeds.vevent import render_event
from diplocal.model import Event
from diplocal.settings import Cancelled
from diplocal.store import entries as stored
from diplocal.store.database import Database
from diplocal.store.entries import Entry

MOST = 40_000
"""Entries that are kept in memory."""
WORTH_KEEPING = 20
"""Entries below which making them again is as fast as writing them."""
_NONE = Entry(-1, b"")


class Entries:
    """Gives the VEVENTs of events of one database. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._edition = edition()
        self._known: dict[Cancelled, dict[str, Entry]] = {Cancelled.PREFIX: {}, Cancelled.KEEP: {}}
        self._making = Lock()

    def of(self, events: Sequence[Event], cancelled: Cancelled) -> list[Entry]:
        """The VEVENT of each event, in their order; with HIDE as with KEEP, for none is left out here.

        What is not known is looked up in the database, and made where it is not there either. A past view is made anew each time.
        """
        way = Cancelled.KEEP if cancelled is Cancelled.HIDE else cancelled
        with self._making:
            known = self._known[way]
            if len(known) > MOST:
                known.clear()
            found = [known.get(event.uid, _NONE) for event in events]
            wanted = [n for n, event in enumerate(events) if found[n].touched != event.touched or not event.touched]
            made = self._learn({events[n].uid: events[n] for n in wanted if events[n].touched}, way)
            for n in wanted:
                event = events[n]
                found[n] = known[event.uid] if event.touched else Entry(0, render_event(event, way))
        if len(made) >= WORTH_KEEPING:
            # not under the lock: whoever waits for the database to be free holds nobody else up
            self._keep(made, way)
        return found

    def _learn(self, wanted: dict[str, Event], way: Cancelled) -> dict[str, Entry]:
        """Know the entries of these events, by UID. Gives those that had to be made."""
        if not wanted:
            return {}
        with self._database.reading() as rows:
            found = stored.entries(rows, way.value, self._edition, wanted)
        good = {uid: entry for uid, entry in found.items() if uid in wanted and entry.touched == wanted[uid].touched}
        made = {uid: Entry(e.touched, render_event(e, way)) for uid, e in wanted.items() if uid not in good}
        self._known[way].update(good)
        self._known[way].update(made)
        return made

    def _keep(self, made: dict[str, Entry], way: Cancelled) -> None:
        try:
            with self._database.writing() as connection:
                stored.keep(connection, way.value, self._edition, made)
        except StoreError:
            # a database that cannot be written, or that someone else writes for long, is read all the same
            return
