"""What the store answers beside events: plain values, standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from diplocal.model import Correction, Event, RecordedClaim, Source, Status


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


_NEWS = {"place": "new place", "people": "new people", "bodies": "new people", "name": "renamed", "sources": "new source"}
"""News of revisions that touch neither status nor date, by the attribute that differs."""


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
        """What it did to its event, in a word or two.

        new; merged (into another event) or withdrawn (by hand, or by better rules); confirmed, or another status that the event
        has now; moved, or dated where a vague date became firm; then what else is different, the most telling first.
        """
        before, after = self.before, self.after
        if before is None:
            return "new"
        if after is None:
            return "withdrawn" if "withdrawn" in self.fields else "merged"
        if "status" in self.fields:
            return "confirmed" if (before.status, after.status) == (Status.TENTATIVE, Status.PLANNED) else after.status.value
        if "when" in self.fields:
            within = before.when.first_day <= after.when.first_day and after.when.last_day <= before.when.last_day
            return "dated" if before.when.vague and within else "moved"
        return next((word for field, word in _NEWS.items() if field in self.fields), "changed")


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
