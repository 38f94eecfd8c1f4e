"""Answers kept from request to request, for as long as the database does not change."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path

from diplocal.store.database import Database
from diplocal.web.answers import Answer

ROOM = 128 * 1024 * 1024
"""Octets that all kept answers may take together."""


class Edition:
    """Tells one state of a database from another in microseconds, without reading any of it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: sqlite3.Connection | None = None
        self._inode = 0

    def now(self) -> Hashable:
        """A value that changes whenever anyone commits to the database. Raises StoreError where it cannot be read."""
        path = self._database.address.path
        return self._postgresql() if path is None else self._sqlite(path)

    def _sqlite(self, path: Path) -> Hashable:
        """`data_version` tells one who keeps a connection what others committed; another file in its place has another inode."""
        try:
            inode = path.stat().st_ino
            if self._file is None or inode != self._inode:
                self.close()
                self._file = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
                self._inode = inode
            return inode, self._file.execute("PRAGMA data_version").fetchone()[0]
        except (OSError, sqlite3.Error):
            # whoever reads next says in words what is wrong
            return object()

    def _postgresql(self) -> Hashable:
        """A snapshot names the transactions under way: any that writes changes it as it begins and as it ends."""
        with self._database.reading() as rows:
            return str(rows("SELECT pg_current_snapshot()", {})[0][0])

    def close(self) -> None:
        """Let go of the database."""
        if self._file is not None:
            self._file.close()
            self._file = None


class Shelf:
    """Answers by key, each of one edition; the least recently used go when `room` octets are full."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[Hashable, tuple[Hashable, Answer]] = OrderedDict()

    def find(self, key: Hashable, edition: Hashable) -> Answer | None:
        """The answer kept for this key and edition."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != edition:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def keep(self, key: Hashable, edition: Hashable, answer: Answer) -> Answer:
        """Keep `answer`, and give what is to be sent: the one before, with its time, where the bytes are the same."""
        _, before = self._kept.pop(key, (None, None))
        if before is not None:
            self._taken -= _size(before)
            if before.tag == answer.tag:
                answer = before
        self._kept[key] = (edition, answer)
        self._taken += _size(answer)
        while self._taken > self._room and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._taken -= _size(oldest)
        return answer


def _size(answer: Answer) -> int:
    """Octets that an answer may take: its plain body and a packed one, which is shorter."""
    return 2 * len(answer.body) + 1024
