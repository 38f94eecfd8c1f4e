"""Tells whether an export would write the same again without reading an event: by what it came from, and its files' sizes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from diplocal.feeds.edition import edition
from diplocal.feeds.folder import ExportOptions, write
from diplocal.model import Query
from diplocal.store.version import Rows

STAMP = ".export.json"


def origin(rows: Rows, query: Query, options: ExportOptions) -> str:
    """What the files of an export follow from: the state of the database, the query, the options, and what writes them."""
    state = rows(
        "SELECT (SELECT last FROM touches), (SELECT max(number) FROM revisions), (SELECT max(recorded) FROM revisions),"
        " (SELECT max(recorded) FROM corrections), (SELECT max(undone) FROM corrections), (SELECT count(*) FROM documents)",
        {},
    )[0]
    return sha256(repr((tuple(state), query, options, edition())).encode("utf-8", "replace")).hexdigest()


def standing(folder: Path, made_from: str) -> tuple[int, int] | None:
    """How many events and files are in `folder`, if it holds what an export from there would write; else None.

    A file counts as written by that export where it has the size of then and is no newer than the stamp, which came last.
    """
    try:
        written = (folder / STAMP).stat().st_mtime_ns
        stamp = json.loads((folder / STAMP).read_bytes())
        if stamp["from"] != made_from or not all(
            _as_it_was(folder / name, size, written) for name, size in stamp["files"].items()
        ):
            return None
        return int(stamp["events"]), len(stamp["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(folder: Path, made_from: str, events: int, files: Sequence[Path]) -> None:
    """Note that these files of `folder` hold so many events, and what they came from. Raises ExportError."""
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    write(folder, STAMP, json.dumps({"from": made_from, "events": events, "files": sizes}).encode()).touch()


def _as_it_was(path: Path, size: int, written: int) -> bool:
    found = path.stat()
    return found.st_size == size and found.st_mtime_ns <= written
