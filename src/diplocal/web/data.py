"""Answers for programs: calendar feeds, JSON, JSON Lines, CSV and Atom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from diplocal.errors import UsageError
from diplocal.feeds.atom import atom_bytes
from diplocal.feeds.folder import DESCRIPTION
from diplocal.feeds.tables import csv_bytes, jsonl_bytes
from diplocal.feeds.vcalendar import END, head, shown_of
from diplocal.model import Event
from diplocal.records import event_record
from diplocal.web.answers import ATOM, CALENDAR, JSON, PLAIN, Answer
from diplocal.web.asked import Asked
from diplocal.web.describe import query_name
from diplocal.web.site import Site

_FORMATS = ("json", "jsonl", "csv")


def shelved_feed(site: Site, asked: Asked) -> Answer:
    """`/feeds/PATH.ics`: the feeds that an export writes, and the saved queries."""
    asked.query("cancelled")
    shelved = site.shelf(asked.path["path"])
    return _feed(site, asked, shelved.name, shelved.events)


def query_feed(site: Site, asked: Asked) -> Answer:
    """`/feed.ics?...`: the events of any query."""
    query = asked.query("cancelled")
    return _feed(site, asked, asked.one("feed") or query_name(query), site.find(query))


def event_feed(site: Site, asked: Asked) -> Answer:
    """`/events/UID.ics`: one event."""
    asked.query("cancelled")
    event = site.event(asked.path["uid"])
    return _feed(site, asked, "Diplomatic calendar: one event", [event])


def events(site: Site, asked: Asked) -> Answer:
    """`/api/events?...`: the events of any query as `diplocal events --format` prints them."""
    found = site.find(asked.query("format"))
    form = asked.one("format") or "json"
    if form == "jsonl":
        return Answer(jsonl_bytes(found), "application/jsonl", modified=asked.now)
    if form == "csv":
        return Answer(csv_bytes(found), "text/csv; charset=utf-8", modified=asked.now)
    if form != "json":
        raise UsageError(f"format={form[:40]!r} is not known; choose one of {', '.join(_FORMATS)}.")
    return _json([event_record(event) for event in found], asked)


def event(site: Site, asked: Asked) -> Answer:
    """`/api/events/UID`: one event."""
    asked.query()
    return _json(event_record(site.event(asked.path["uid"])), asked)


def changes(site: Site, asked: Asked) -> Answer:
    """`/changes.atom?...`: what was new, moved or called off lately."""
    query = asked.query()
    revisions = site.changes(query)
    name = f"{asked.one('feed') or query_name(query)}: changes"
    page = f"{asked.origin}{asked.root}/events/UID"
    return Answer(atom_bytes(revisions, name=name, source_url=asked.address, event_url=page), ATOM, modified=asked.now)


def health(site: Site, asked: Asked) -> Answer:
    """`/healthz`: whether the database answers."""
    site.extent()
    return Answer(b"ok\n", PLAIN)


def _feed(site: Site, asked: Asked, name: str, found: Sequence[Event]) -> Answer:
    cancelled = asked.cancelled()
    shown = shown_of(found, cancelled)
    entries = site.entries.of(shown, cancelled)
    return Answer(
        head(shown, name=name, description=DESCRIPTION, source_url=asked.address),
        CALENDAR,
        modified=asked.now,
        rest=[*(entry.body for entry in entries), END],
        rest_digest=sha256(b"".join(entry.digest for entry in entries)).digest(),
    )


def _json(value: object, asked: Asked) -> Answer:
    # ASCII only: no text can then be taken for something else by a reader that guesses
    return Answer((json.dumps(value) + "\n").encode("ascii"), JSON, modified=asked.now)
