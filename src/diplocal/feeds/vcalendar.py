"""A feed: one VCALENDAR (RFC 5545, 3.4) joined from ready VEVENTs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta

from icalendar import Calendar
from icalendar.prop import vDuration, vUri

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
    return _header(events, line(name), line(description), address(source_url)).removesuffix(END)


def _header(events: Sequence[Event], name: str, description: str, source_url: str | None) -> bytes:
    calendar = Calendar()
    calendar["VERSION"] = Text("2.0")
    calendar["PRODID"] = Text(PRODID)
    calendar["CALSCALE"] = Text("GREGORIAN")
    calendar["NAME"] = calendar["X-WR-CALNAME"] = Text(name)
    if description:
        calendar["DESCRIPTION"] = calendar["X-WR-CALDESC"] = Text(description)
    if source_url:
        calendar.add("SOURCE", vUri(source_url), {"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    calendar["COLOR"] = Text(_COLOR)
    if events:
        calendar.add("LAST-MODIFIED", max(event.modified for event in events).astimezone(UTC))
    return bytes(calendar.to_ical())
