"""What a format gives before publisher and anchor are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from diplocal.model import Issue, Mark


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication date that the format itself carries. `how` is json-ld, meta, time or mail, as in `model.Anchor`.

    `moment` is a date, or a datetime with or without an offset from UTC.
    """

    how: str
    moment: date | datetime


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document and what its format says of it. `marks` index `text`."""

    text: str
    marks: tuple[Mark, ...] = ()
    title: str | None = None
    language: str | None = None
    url: str | None = None
    """The page's own (canonical) address."""
    site: str | None = None
    """The name that the site or the sender gives itself."""
    host: str | None = None
    """The host name of the sender's mailbox."""
    stamps: tuple[Stamp, ...] = ()
    """Most trusted first."""
    issues: tuple[Issue, ...] = ()
