"""A feed: one VCALENDAR (RFC 5545, 3.4) joined from ready VEVENTs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta
from functools import lru_cache
from typing import Any

from icalendar import Calendar
from icalendar.parser import Contentline
from icalendar.prop import vDuration

from diplocal.feeds.content import LONGEST_LINE
from diplocal.feeds.text import Text, address, line
from diplocal.feeds.vevent import render_event
from diplocal.model import Event, Status
from diplocal.settings import Cancelled
from diplocal.store.rows import sort_key

PRODID = "-//diplocal//Diplomatic calendar//EN"
REFRESH = timedelta(hours=4)
_COLOR = "steelblue"
END = b"END:VCALENDAR\r\n"
"""What every feed ends with."""


def render(
    events: Iterable[Event],
    *,
    name: str,
    description: str = "",
    source_url: str | None = None,
    cancelled: Cancelled = Cancelled.PREFIX,
) -> bytes:
    """The feed of `events`, by start, end and UID, whatever their order here. No clock: the same events, the same bytes.

    `source_url` is where the feed can be fetched (RFC 7986, 5.8).
    """
    shown = shown_of(sorted(events, key=sort_key), cancelled)
    bodies = (render_event(event, cancelled) for event in shown)
    return join(shown, bodies, name=name, description=description, source_url=source_url)


def shown_of(events: Iterable[Event], cancelled: Cancelled) -> list[Event]:
    """The events that a feed shows, in their order."""
    return [event for event in events if cancelled is not Cancelled.HIDE or event.status is not Status.CANCELLED]


def join(
    events: Sequence[Event], bodies: Iterable[bytes], *, name: str, description: str = "", source_url: str | None = None
) -> bytes:
    """The feed of `events`, which stand by start, end and UID, from the VEVENT of each."""
    return b"".join([head(events, name=name, description=description, source_url=source_url), *bodies, END])


def head(events: Sequence[Event], *, name: str, description: str = "", source_url: str | None = None) -> bytes:
    """What stands before the VEVENTs of `events`; after them stands END."""
    label, source = str(Text(line(name)).to_ical(), "utf-8"), address(source_url)
    own = {"NAME": label, "X-WR-CALNAME": label}
    if source:
        own["SOURCE;VALUE=URI"] = source
    if events:
        own["LAST-MODIFIED"] = f"{max(event.modified for event in events).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    frame = _frame(line(description), tuple(own))
    return b"".join(part if isinstance(part, bytes) else _content_line(part, own[part]) for part in frame)


def _content_line(name: str, value: str) -> bytes:
    text = f"{name}:{value}"
    if len(text.encode()) >= LONGEST_LINE:
        folding: Any = Contentline  # icalendar has no types for it
        return bytes(folding(text).to_ical()) + b"\r\n"
    return f"{text}\r\n".encode()


@lru_cache(maxsize=16)
def _frame(description: str, own: tuple[str, ...]) -> list[bytes | str]:
    """The content lines of a head as icalendar orders them; for each in `own`, which differ from feed to feed, its name."""
    calendar = Calendar()
    calendar["VERSION"] = Text("2.0")
    calendar["PRODID"] = Text(PRODID)
    calendar["CALSCALE"] = Text("GREGORIAN")
    if description:
        calendar["DESCRIPTION"] = calendar["X-WR-CALDESC"] = Text(description)
    calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    calendar["COLOR"] = Text(_COLOR)
    names = {name.partition(";")[0]: name for name in own}
    for name in names:
        calendar[name] = Text("")
    lines = bytes(calendar.to_ical()).removesuffix(END).splitlines(keepends=True)
    return [names.get(str(text.partition(b":")[0], "utf-8"), text) for text in lines]
