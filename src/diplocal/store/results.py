"""What the store answers beside events: plain values, standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from diplocal.model import Correction, Event, RecordedClaim, Source


class Outcome(StrEnum):
    """Whether recording a document taught anything: the same bytes are recorded once, and replaced by better rules only."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one document. The tuples hold UIDs, sorted: events that appeared, changed, and went into another one."""

    outcome: Outcome
    digest: str
    claims: int
    """How many claims the document has in the store."""
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of one correction by hand. The tuples hold UIDs, sorted: events that appeared, changed, and went away."""

    correction: Correction
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of the append-only log. `before` is None for a new event, `after` for one that went into another.

    `recorded` is aware, UTC. Events in it carry no sources. `fields` names the attributes of the event that differ.
    """

    number: int
    recorded: datetime
    uid: str
    sequence: int
    before: Event | None
    after: Event | None
    fields: tuple[str, ...] = ()

    @property
    def news(self) -> str:
        """One word for what it did to its event: new, merged, moved, changed, or the status that the event has now."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "merged"
        if "status" in self.fields:
            return self.after.status.value
        return "moved" if "when" in self.fields else "changed"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document in the store, without its text. `published` is its anchor date, `recorded` is aware, UTC.

    `author` made it by hand; None for a document that was read. `claims` counts them."""

    digest: str
    path: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    clock: str | None
    language: str
    recorded: datetime
    author: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim, the same as a source of its event, and the row id of that event: None for a lead."""

    recorded: RecordedClaim
    source: Source
    event: int | None


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A database that got the newest schema. `backup` is the copy made before, None for a server, which has tools of its own."""

    schema: str
    backup: Path | None


@dataclass(frozen=True, slots=True)
class Info:
    """The state of a database. `counts` maps table names to rows; `size` is in bytes, None where it is not a file."""

    database: str
    schema: str
    counts: Mapping[str, int]
    first_day: date | None
    last_day: date | None
    size: int | None
