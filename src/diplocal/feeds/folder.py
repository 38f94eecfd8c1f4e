"""Writes an export: each file whole or not at all, nothing rewritten that did not change, nothing removed that is not ours."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diplocal.errors import ExportError
from diplocal.feeds.catalogue import Feed, catalogue
from diplocal.feeds.entries import Entries
from diplocal.feeds.index_page import page_bytes
from diplocal.feeds.tables import csv_bytes, jsonl_bytes, participations_csv
from diplocal.feeds.vcalendar import PRODID, join, shown_of
from diplocal.feeds.vdir import FOLDER as VDIR
from diplocal.feeds.vdir import vdir_files
from diplocal.feeds.vevent import render_event
from diplocal.model import Event, Query
from diplocal.settings import Cancelled
from diplocal.store.rows import sort_key

DESCRIPTION = "Visits, talks and conferences as ministries and organisations announce them, each with its source."
INDEX = "index.json"
PAGE = "index.html"
_OURS = re.compile(r"(?:countries|people|kinds|saved)/[\w-]+\.ics")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How an export is written.

    `base_url` is the address under which its folder is served, where it is; `saved` are queries by name, each a feed of its own.
    """

    cancelled: Cancelled = Cancelled.PREFIX
    base_url: str | None = None
    saved: Mapping[str, Query] = field(default_factory=dict)


def export(
    events: Iterable[Event],
    folder: Path,
    *,
    options: ExportOptions = ExportOptions(),
    entries: Entries | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> list[Path]:
    """Writes the feeds, a vdir, the tables, index.json and index.html. Returns the paths of all these files.

    `beside` are more files to write, by name.

    The same events give the same bytes; a file that has them already keeps its time stamp. A feed that an earlier export
    wrote here and that is empty now is removed. `entries` are those of the database from which the events come. Raises
    ExportError where the folder cannot be written.
    """
    ordered = sorted(events, key=sort_key)
    shown = shown_of(ordered, options.cancelled)
    made = entries.of(shown, options.cancelled) if entries else ()
    bodies = [entry.body for entry in made] if entries else [render_event(e, options.cancelled) for e in shown]
    ready = {event.uid: body for event, body in zip(shown, bodies, strict=True)}
    feeds = catalogue(shown, options.saved)
    single = vdir_files(ready)
    former = _former_feeds(folder) | _former_entries(folder)
    written = [write(folder, feed.path, _feed_bytes(feed, options, ready)) for feed in feeds]
    written += [write(folder, path, made) for path, made in single.items()]
    data = {
        "events.csv": csv_bytes(ordered),
        "participations.csv": participations_csv(ordered),
        "events.jsonl": jsonl_bytes(ordered),
        **(beside or {}),
    }
    written += [write(folder, name, made) for name, made in data.items()]
    written.append(write(folder, PAGE, page_bytes(feeds, options.base_url, list(data))))
    written.append(write(folder, INDEX, _index_bytes(feeds)))
    _remove(folder, former - {feed.path for feed in feeds} - single.keys())
    return written


def _feed_bytes(feed: Feed, options: ExportOptions, ready: Mapping[str, bytes]) -> bytes:
    return join(
        feed.events,
        (ready[event.uid] for event in feed.events),
        name=feed.name,
        description=DESCRIPTION,
        source_url=f"{options.base_url.rstrip('/')}/{feed.path}" if options.base_url else None,
    )


def _index_bytes(feeds: Sequence[Feed]) -> bytes:
    listed = [{"path": feed.path, "name": feed.name, "events": len(feed.events)} for feed in feeds]
    return (json.dumps({"feeds": listed}, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _former_feeds(folder: Path) -> set[str]:
    """The feeds that the index of an earlier export lists; none where there is no such index."""
    try:
        listed = json.loads((folder / INDEX).read_bytes())["feeds"]
        return {path for feed in listed if _OURS.fullmatch(path := str(feed["path"]))}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _former_entries(folder: Path) -> set[str]:
    """The calendar files in the vdir; what an export did not write is told by its product when it comes to removing."""
    return {f"{VDIR}/{path.name}" for path in (folder / VDIR).glob("*.ics")}


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file of the folder whole or not at all, or leave it alone if it holds `data`. Raises ExportError."""
    path = folder / name
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return path
        try:
            partial.write_bytes(data)
            partial.replace(path)
        except OSError:
            partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(
            f"Cannot write {path}: {error.strerror or error}; make room or choose another folder with --out."
        ) from error
    return path


def _remove(folder: Path, stale: Iterable[str]) -> None:
    for name in sorted(stale):
        path = folder / name
        try:
            if path.is_file() and f"PRODID:{PRODID}".encode() in path.read_bytes():
                path.unlink()
        except OSError as error:
            raise ExportError(f"Cannot remove the outdated feed {path}: {error.strerror or error}; remove it by hand.") from error
