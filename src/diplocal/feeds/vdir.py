"""Events as a vdir: a folder with one calendar file an event, which khal, vdirsyncer and Radicale read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from diplocal.feeds.vcalendar import PRODID

FOLDER = "vdir"
_HEAD = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODID}\r\n".encode()
_END = b"END:VCALENDAR\r\n"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")


def vdir_files(entries: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a vdir by path, from ready VEVENTs by UID. A file is named by its event's UID, for life."""
    return {f"{FOLDER}/{_stem(uid)}.ics": _HEAD + entry + _END for uid, entry in entries.items()}


def _stem(uid: str) -> str:
    """A UID as a file's name; its SHA-256 where it holds what not every file system takes."""
    return uid if _PLAIN.fullmatch(uid) else sha256(uid.encode("utf-8", "replace")).hexdigest()
