"""How far each user has looked at the changes of each database: kept in the user's state folder, never in the shared store."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplocal.errors import UsageError
from diplocal.settings import user_data_folder

if TYPE_CHECKING:
    from diplocal.calendar import Calendar
    from diplocal.store.results import Revision

FILE = "last-look.json"


def state_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Where `platform` (as `sys.platform`) keeps what a user's programs remember: XDG_STATE_HOME on Linux, else with the data."""
    if platform in ("win32", "darwin"):
        return user_data_folder(environ, platform)
    xdg = environ.get("XDG_STATE_HOME") or ""
    # the XDG specification says that a relative path is to be ignored
    return (Path(xdg) if xdg.startswith("/") else Path(environ.get("HOME") or Path.home()) / ".local" / "state") / "diplocal"


def unseen(calendar: Calendar) -> list[Revision]:
    """What was recorded since this user looked last; everything for one who never did, or where the database is another one.

    Revisions are numbered in the order in which they became visible, so nothing is missed that was long under way.
    """
    number, moment = _looks().get(str(calendar.database.address), (0, ""))
    found = calendar.changes(after=number - 1)
    if number and (not found or (found[0].number, found[0].recorded.isoformat()) != (number, moment)):
        return calendar.changes()
    return found[1:] if number else found


def news(calendar: Calendar, uids: Iterable[str]) -> Mapping[str, str]:
    """What of these events is "new" or "changed" since this user looked last, by UID; nothing for one who never did."""
    number, _ = _looks().get(str(calendar.database.address), (0, ""))
    return calendar.news(uids, number) if number else {}


def remember(calendar: Calendar, seen: list[Revision]) -> None:
    """Note that this user has seen these revisions. Raises UsageError where that cannot be written."""
    if not seen:
        return
    looks: dict[str, Any] = {**_looks(), str(calendar.database.address): (seen[-1].number, seen[-1].recorded.isoformat())}
    file = _file()
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(looks, indent=1, ensure_ascii=False) + "\n", "utf-8")
        partial.replace(file)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written ({error.strerror}); make its folder writable or give --since a day."
        ) from error


def _file() -> Path:
    return state_folder(os.environ, sys.platform) / FILE


def _looks() -> dict[str, tuple[int, str]]:
    file = _file()
    try:
        return {str(name): (int(number), str(moment)) for name, (number, moment) in json.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"{file} cannot be read as the last looks of a user; remove it to see everything once more.") from error
