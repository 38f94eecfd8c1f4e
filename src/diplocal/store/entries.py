"""Events as feeds show them, kept in the database. One is good while `touched` of its event is the one it was made for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from diplocal.store.queries import batches
from diplocal.store.version import Rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FEW = 1000
"""UIDs up to which they are asked for one by one."""


class Entry:
    """The VEVENT of an event as it was when its `touched` had this number, and the SHA-256 of it."""

    __slots__ = ("body", "digest", "touched")

    def __init__(self, touched: int, body: bytes) -> None:
        self.touched = touched
        self.body = body
        self.digest = sha256(body).digest()


def entries(rows: Rows, cancelled: str, edition: str, uids: Iterable[str]) -> dict[str, Entry]:
    """What is kept, and good, for the events with these UIDs, and maybe for others."""
    wanted = list(uids)
    sql = (
        "SELECT e.uid, n.touched, n.body FROM entries n JOIN events e ON e.id = n.event_id"
        " WHERE n.touched = e.touched AND n.cancelled = :cancelled AND n.edition = :edition"
    )
    what = {"cancelled": cancelled, "edition": edition}
    asked: Iterable[tuple[str, Mapping[str, str]]] = [(sql, what)]
    if len(wanted) <= _FEW:
        asked = ((f"{sql} AND e.uid IN ({names})", {**what, **values}) for names, values in batches(wanted))
    return {uid: Entry(touched, bytes(body)) for text, values in asked for uid, touched, body in rows(text, values)}


def keep(connection: Connection, cancelled: str, edition: str, made: Mapping[str, Entry]) -> None:
    """Keep entries by UID. One whose event has changed since is left out: what is not of today is never kept."""
    from sqlalchemy import text

    statement = text(
        "INSERT INTO entries (event_id, cancelled, touched, edition, body)"
        " SELECT id, CAST(:cancelled AS TEXT), touched, CAST(:edition AS TEXT), :body FROM events"
        " WHERE uid = :uid AND touched = :touched"
        " ON CONFLICT (event_id, cancelled) DO UPDATE"
        " SET touched = excluded.touched, edition = excluded.edition, body = excluded.body"
    )
    shared = {"cancelled": cancelled, "edition": edition}
    connection.execute(
        statement, [{**shared, "uid": uid, "touched": entry.touched, "body": entry.body} for uid, entry in made.items()]
    )
