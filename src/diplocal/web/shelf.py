"""Answers kept from request to request, for as long as the database does not change."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path

from diplocal.store.database import Database
from diplocal.web.answers import Answer

ROOM = 128 * 1024 * 1024
"""Octets that all kept answers may take together."""


_COUNTER = "SELECT last FROM touches"


class Edition:
    """Tells one state of a database from another in microseconds, by the counter of what could be shown otherwise."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ask: Callable[[], int] | None = None
        self._inode = 0

    def now(self) -> Hashable:
        """A value that changes whenever an event does; one of its own each time where the database cannot be read."""
        path = self._database.address.path
        try:
            # another file in its place has another inode
            inode = path.stat().st_ino if path else 0
            if self._ask is None or inode != self._inode:
                self._ask, self._inode = self._sqlite(path) if path else self._server(), inode
            return inode, self._ask()
        except Exception:
            # whoever reads next says in words what is wrong
            self._ask = None
            return object()

    def _sqlite(self, path: Path) -> Callable[[], int]:
        file = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
        return lambda: int(file.execute(_COUNTER).fetchone()[0])

    def _server(self) -> Callable[[], int]:
        from sqlalchemy import text

        connection = self._database.engine().connect().execution_options(isolation_level="AUTOCOMMIT")
        return lambda: int(connection.execute(text(_COUNTER)).scalar_one())


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
    return 2 * answer.length + 1024
