"""Where things are and what the user prefers: home folder, database, exports, zone, the day that counts as today.

The home is the nearest folder upwards with a `diplocal.toml`, else the platform's user data folder. The file may be empty;
its keys are `database` (path or URL), `exports` (folder), `timezone` (IANA name), `cancelled` (prefix, keep or hide) and
`base_url` (where the feeds are served). Paths in it count from the home. An argument wins over the environment
(DIPLOCAL_DATABASE_URL, DIPLOCAL_TODAY), which wins over the file.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diplocal.errors import UsageError

FILE = "diplocal.toml"
KEYS = ("database", "exports", "timezone", "cancelled", "base_url")

Clock = Callable[[], datetime]
"""Gives the present moment as an aware datetime."""


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


class Cancelled(StrEnum):
    """How feeds show a cancelled event: in its title, as STATUS:CANCELLED (RFC 5545, 3.8.1.11), or not at all."""

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


def load(
    *,
    database: str | os.PathLike[str] | None = None,
    today: date | None = None,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    clock: Clock = utc_now,
) -> Settings:
    """The settings that hold in `folder` (default: the working directory).

    Raises UsageError for a settings file, a variable or a value that makes no sense.
    """
    environ = os.environ if environ is None else environ
    home = find_home((folder or Path.cwd()).resolve(), environ)
    values = _read(home / FILE)
    zone = _timezone(values.get("timezone"))
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


def _read(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} cannot be read as TOML ({error}); correct it or remove it.") from error
    for key, value in values.items():
        if key not in KEYS:
            raise UsageError(f"{file} has the unknown key {key!r}; the known ones are {', '.join(KEYS)}.")
        if not isinstance(value, str) or not value:
            raise UsageError(f"{file}: the value of {key!r} must be a text in quotes, not {value!r}.")
    return values


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
