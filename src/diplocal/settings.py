"""Where things are and what the user prefers: home folder, database, exports, zone, the day that counts as today.

The home is the nearest folder upwards with a `diplocal.toml`, else the platform's user data folder. The file may be empty;
its keys are `database` (path or URL), `exports` (folder), `timezone` (IANA name), `cancelled` (prefix, keep or hide) and
`base_url` (where the feeds are served). Paths in it count from the home. A table `[feeds.NAME]` saves a query under a name:
its keys are those of `diplocal.filters`, their values a text, a number or a list of texts. An argument wins over the environment
(DIPLOCAL_DATABASE_URL, DIPLOCAL_TODAY), which wins over the file.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diplocal.errors import UsageError
from diplocal.filters import query_of
from diplocal.model import Query

FILE = "diplocal.toml"
KEYS = ("database", "exports", "timezone", "cancelled", "base_url")
FEEDS = "feeds"
_FEED_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

Clock = Callable[[], datetime]
"""Gives the present moment as an aware datetime."""


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


class Cancelled(StrEnum):
    """How a feed shows a cancelled event.

    PREFIX: confirmed, the title says "Cancelled:" (Google drops what has STATUS:CANCELLED, and readers would never learn).
    KEEP: STATUS:CANCELLED, the title as it was. HIDE: not at all.
    """

    PREFIX = "prefix"
    KEEP = "keep"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run. `database` is a path or URL, `timezone` an IANA name or None (the machine's own)."""

    home: Path
    database: str
    exports: Path
    today: date
    timezone: str | None = None
    cancelled: Cancelled = Cancelled.PREFIX
    base_url: str | None = None
    clock: Clock = utc_now
    feeds: Mapping[str, Query] = field(default_factory=dict)
    """Saved queries by name."""

    def saved(self, name: str) -> Query:
        """The query saved under `name`. Raises UsageError where there is none."""
        if name not in self.feeds:
            known = f"the saved ones are {', '.join(self.feeds)}" if self.feeds else f"save one in {FILE} as [{FEEDS}.{name}]"
            raise UsageError(f"There is no saved query {name!r}; {known}.")
        return self.feeds[name]


def load(
    *,
    database: str | os.PathLike[str] | None = None,
    today: date | None = None,
    timezone: str | None = None,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    clock: Clock = utc_now,
) -> Settings:
    """The settings that hold in `folder` (default: the working directory).

    Raises UsageError for a settings file, a variable or a value that makes no sense.
    """
    environ = os.environ if environ is None else environ
    home = find_home((folder or Path.cwd()).resolve(), environ)
    values, feeds = _read(home / FILE)
    zone = _timezone(timezone or values.get("timezone"))
    chosen = os.fspath(database) if database is not None else environ.get("DIPLOCAL_DATABASE_URL") or None
    return Settings(
        home=home,
        database=chosen or _inside(home, values.get("database", "db/diplocal.sqlite3")),
        exports=home / values.get("exports", "exports"),
        today=today or _today(environ.get("DIPLOCAL_TODAY"), clock, zone),
        timezone=zone,
        cancelled=_cancelled(values.get("cancelled", "prefix")),
        base_url=_base_url(values.get("base_url")),
        clock=clock,
        feeds=feeds,
    )


def find_home(folder: Path, environ: Mapping[str, str]) -> Path:
    """The nearest of `folder` and its parents with a `diplocal.toml`, else the user data folder (which may not exist yet)."""
    for candidate in (folder, *folder.parents):
        if (candidate / FILE).is_file():
            return candidate
    return user_data_folder(environ, sys.platform)


def user_data_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Where `platform` (as `sys.platform`) keeps a user's data: XDG on Linux, Application Support, or LOCALAPPDATA."""
    user = Path(environ.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or user / "AppData" / "Local") / "diplocal"
    if platform == "darwin":
        return user / "Library" / "Application Support" / "diplocal"
    xdg = environ.get("XDG_DATA_HOME") or ""
    # the XDG specification says that a relative path is to be ignored
    return (Path(xdg) if xdg.startswith("/") else user / ".local" / "share") / "diplocal"


def _read(file: Path) -> tuple[dict[str, str], dict[str, Query]]:
    """The texts by key and the saved queries by name."""
    if not file.is_file():
        return {}, {}
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} cannot be read as TOML ({error}); correct it or remove it.") from error
    feeds = _feeds(file, values.pop(FEEDS, {}))
    for key, value in values.items():
        if key not in KEYS:
            raise UsageError(f"{file} has the unknown key {key!r}; the known ones are {', '.join(KEYS)}.")
        if not isinstance(value, str) or not value:
            raise UsageError(f"{file}: the value of {key!r} must be a text in quotes, not {value!r}.")
    return values, feeds


def _feeds(file: Path, tables: object) -> dict[str, Query]:
    if not isinstance(tables, dict):
        raise UsageError(f"{file}: {FEEDS!r} must hold tables; save a query as [{FEEDS}.NAME].")
    found: dict[str, Query] = {}
    for name, table in tables.items():
        if not _FEED_NAME.fullmatch(name) or not isinstance(table, dict):
            raise UsageError(f"{file}: {name!r} is no saved query; write [{FEEDS}.NAME], with a name of a-z, 0-9 and hyphens.")
        try:
            found[name] = query_of({key: _values(value) for key, value in table.items()})
        except UsageError as error:
            raise UsageError(f"{file}, [{FEEDS}.{name}]: {error}") from error
    return found


def _values(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if any(isinstance(part, bool) or not isinstance(part, str | int | float) for part in values):
        raise UsageError(f"{value!r} is no value of a filter; give a text, a number or a list of texts.")
    return [str(part) for part in values]


def _inside(home: Path, database: str) -> str:
    return database if "://" in database else str(home / database)


def _timezone(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"{name!r} is no time zone; give an IANA name such as Europe/Vienna.") from error


def _today(text: str | None, clock: Clock, zone: str | None) -> date:
    if not text:
        return clock().astimezone(ZoneInfo(zone) if zone else None).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"DIPLOCAL_TODAY is {text!r}, which is no date; write it as YYYY-MM-DD.") from error


def _cancelled(text: str) -> Cancelled:
    try:
        return Cancelled(text)
    except ValueError as error:
        raise UsageError(f"cancelled = {text!r} is not known; choose prefix, keep or hide.") from error


def _base_url(text: str | None) -> str | None:
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(f"base_url = {text!r} is no web address; write it as https://host/path.")
    return text.rstrip("/")
