"""A feed: one VCALENDAR (RFC 5545, 3.4) joined from ready VEVENTs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from importlib.metadata import version

from icalendar import Calendar
from icalendar.prop import vDuration, vUri

from diplocal.feeds.text import Text, address, line
from diplocal.feeds.vevent import render_event
from diplocal.model import Event, Status
from diplocal.settings import Cancelled

RENDERER = 3
"""Rises with every change of the bytes that an unchanged event gives."""
PRODID = "-//diplocal//Diplomatic calendar//EN"
REFRESH = timedelta(hours=4)
_COLOR = "steelblue"
_END = b"END:VCALENDAR\r\n"


def edition() -> str:
    """What rendered bytes depend on besides the event: kept blobs of another edition are stale."""
    return f"{RENDERER}/{version('icalendar')}/{version('tzdata')}"


def render(
    events: Iterable[Event],
    *,
    name: str,
    description: str = "",
    source_url: str | None = None,
    cancelled: Cancelled = Cancelled.PREFIX,
    blobs: Mapping[str, bytes] | None = None,
) -> bytes:
    """The feed of `events`, in order of day and UID, whatever their order here. No clock: the same events, the same bytes.

    `source_url` is where the feed can be fetched (RFC 7986, 5.8). `blobs` holds ready VEVENTs by UID, as `render_event`
    gives them for these very events, this `cancelled` and this `edition`; what it lacks is rendered.
    """
    shown = sorted(
        (event for event in events if cancelled is not Cancelled.HIDE or event.status is not Status.CANCELLED),
        key=lambda event: (event.when.first_day, event.uid),
    )
    ready = {} if blobs is None else blobs
    body = [ready.get(event.uid) or render_event(event, cancelled) for event in shown]
    head = _header(shown, line(name), line(description), address(source_url))
    return b"".join([head.removesuffix(_END), *body, _END])


def _header(events: list[Event], name: str, description: str, source_url: str | None) -> bytes:
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
