"""What one person does to the calendar by hand. Each call is one correction, recorded with its author and the moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplocal.errors import UsageError
from diplocal.model import Claim, Correction, CorrectionKind, Event
from diplocal.settings import Clock
from diplocal.store.database import Database
from diplocal.store.engine import rows_of
from diplocal.store.queries import by_uid, claims_of_uid, leads
from diplocal.store.results import Corrected, StoredClaim
from diplocal.store.version import Rows
from diplocal.tracker.correcting import add_by_hand, correct, parted, undo

EDITABLE = ("kind", "status", "when", "city", "country", "venue", "people", "bodies", "name", "title", "timezone")
"""What an edit can state."""


class Desk:
    """The corrections of `author`, a name that is kept with them. UIDs are taken as `Calendar.show` takes them.

    Every call raises UsageError where a UID names no event or what is asked makes no sense, and StoreError or SchemaError where
    the database cannot be written. Nothing is half-done.
    """

    def __init__(self, database: Database, clock: Clock, author: str) -> None:
        if not author.strip():
            raise UsageError("A correction needs an author; give a name.")
        self.author = author.strip()
        self._database = database
        self._clock = clock

    def edit(self, uid: str, stated: Claim, fields: Iterable[str], *, locked: bool = False) -> Corrected:
        """State these fields (of EDITABLE) of an event as they are in `stated`. With `locked`, later documents lose too."""
        names = tuple(dict.fromkeys(fields))
        if unknown := [name for name in names if name not in EDITABLE]:
            raise UsageError(f"{unknown[0]!r} cannot be edited; what can is {', '.join(EDITABLE)}.")
        if not names or ("when" in names and stated.when is None):
            raise UsageError("An edit states at least one field, and an event always has a date; `reject` takes an event out.")
        return self._of([uid], CorrectionKind.EDIT, stated=stated, fields=names, locked=locked)

    def accept(self, uid: str) -> Corrected:
        """Accept an event as it is: its date, status and place, until one of them changes."""
        return self._of([uid], CorrectionKind.ACCEPT)

    def reject(self, uid: str, *, locked: bool = False) -> Corrected:
        """Say that it is no event. A later document that speaks of it brings it back unless `locked`.

        `uid` may also name a lead: it is not listed any more.
        """
        with self._database.writing() as connection:
            named = [lead for lead in leads(rows_of(connection)) if uid and lead.recorded.seed.startswith(uid)]
            if len(named) == 1:
                return correct(connection, self._correction(CorrectionKind.REJECT, _seeds(named), locked=locked))
        return self._of([uid], CorrectionKind.REJECT, locked=locked)

    def merge(self, uids: Sequence[str]) -> Corrected:
        """Make one event of two or more. It keeps the UID that was recorded first; the others lead to it."""
        return self._of(uids, CorrectionKind.MERGE)

    def split(self, uid: str, document: str) -> Corrected:
        """Part what one document says from an event. `document` is its path, address, title or the beginning of its digest."""
        with self._database.writing() as connection:
            rows = rows_of(connection)
            event = by_uid(rows, uid)
            here, others = parted(claims_of_uid(rows, event.uid), event, document)
            return correct(connection, self._correction(CorrectionKind.SPLIT, here, others=others))

    def add(self, stated: Claim) -> Corrected:
        """Add an event that no document tells. It joins one that is there where both tell the same."""
        if stated.when is None:
            raise UsageError("An event needs a date; give its start.")
        with self._database.writing() as connection:
            return add_by_hand(connection, stated, self.author, self._clock())

    def undo(self, number: int | None = None) -> Corrected:
        """Take back the correction `number`, or the last one of this author that holds."""
        with self._database.writing() as connection:
            return undo(connection, number, self.author, self._clock())

    def _of(
        self,
        uids: Sequence[str],
        kind: CorrectionKind,
        *,
        stated: Claim | None = None,
        fields: tuple[str, ...] = (),
        locked: bool = False,
    ) -> Corrected:
        """Record a correction of the events with these UIDs, which names all claims that they have now."""
        with self._database.writing() as connection:
            rows = rows_of(connection)
            events = {event.uid: event for event in (by_uid(rows, uid) for uid in uids)}
            if kind is CorrectionKind.MERGE and len(events) < 2:
                raise UsageError("Merging takes two events or more, and these UIDs name only one; `diplocal show` shows it.")
            if kind is CorrectionKind.ACCEPT:
                stated = as_it_is(events[next(iter(events))])
            named = _seeds(_claims(rows, events))
            return correct(connection, self._correction(kind, named, stated=stated, fields=fields, locked=locked))

    def _correction(
        self,
        kind: CorrectionKind,
        named: tuple[str, ...],
        others: tuple[str, ...] = (),
        stated: Claim | None = None,
        fields: tuple[str, ...] = (),
        locked: bool = False,
    ) -> Correction:
        return Correction(0, kind, self.author, self._clock(), named, others, stated, fields, locked)


def as_it_is(event: Event) -> Claim:
    """What a person accepts of an event."""
    return Claim(event.kind, event.status, event.when, event.place)


def _claims(rows: Rows, uids: Iterable[str]) -> list[StoredClaim]:
    return [claim for uid in uids for claim in claims_of_uid(rows, uid)]


def _seeds(claims: Iterable[StoredClaim]) -> tuple[str, ...]:
    """The seeds of claims, the first recorded first: its event is the one that a correction speaks of."""
    return tuple(claim.recorded.seed for claim in sorted(claims, key=lambda claim: claim.recorded.number))
