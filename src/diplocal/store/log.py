"""Questions to the append-only log of what each event was. Plain SQL, as in `queries`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from diplocal.store.queries import batches
from diplocal.store.results import Revision
from diplocal.store.rows import event_from, moment_text, parse_moment
from diplocal.store.version import Rows


def changes(rows: Rows, since: datetime | None = None, *, after: int = 0) -> list[Revision]:
    """The revisions recorded at or after `since` (aware; None: all) and numbered above `after`, each beside the one before it."""
    previous = "SELECT max(p.number) FROM revisions p WHERE p.uid = r.uid AND p.number < r.number"
    origin = "SELECT min(f.recorded) FROM revisions f WHERE f.uid = r.uid"
    sql = (
        f"SELECT r.number, r.recorded, r.uid, r.sequence, r.fields, r.state, ({origin}), b.sequence, b.recorded, b.state"
        f" FROM revisions r LEFT JOIN revisions b ON b.number = ({previous}) WHERE r.recorded >= :since"
        " AND r.number > :after ORDER BY r.number"
    )
    values = {"since": moment_text(since) if since else "", "after": after}
    return [_revision(*row) for row in rows(sql, values)]


def news(rows: Rows, uids: Iterable[str], after: int) -> dict[str, str]:
    """Which of these events are "new" or "changed" since the revision with the number `after`, by UID."""
    found: dict[str, str] = {}
    for names, values in batches(uids):
        sql = f"SELECT uid, min(number), max(number) FROM revisions WHERE uid IN ({names}) GROUP BY uid"
        seen = rows(sql, values)
        found |= {uid: "new" if first > after else "changed" for uid, first, last in seen if last > after}
    return found


def last_revision(rows: Rows) -> int:
    """The number of the newest revision; 0 where there is none."""
    return int(rows("SELECT coalesce(max(number), 0) FROM revisions", {})[0][0])


def last_touch(rows: Rows) -> int:
    """A number that rises with each transaction after which a feed could show something else."""
    return int(rows("SELECT last FROM touches", {})[0][0])


def touched_since(rows: Rows, touch: int, revision: int) -> tuple[set[int], set[str]]:
    """What changed since the counter stood at `touch` and the log at `revision`: row ids of events, and UIDs that went away."""
    changed = {key for (key,) in rows("SELECT id FROM events WHERE touched > :touch", {"touch": touch})}
    gone = rows("SELECT uid FROM revisions WHERE number > :number AND state IS NULL", {"number": revision})
    return changed, {uid for (uid,) in gone}


def _revision(
    number: int, recorded: str, uid: str, sequence: int, fields: str, state: str | None, created: str, *previous: Any
) -> Revision:
    old_sequence, old_recorded, old_state = previous
    before = event_from(uid, old_sequence, created, old_recorded, old_state) if old_state else None
    after = event_from(uid, sequence, created, recorded, state) if state else None
    return Revision(number, parse_moment(recorded), uid, sequence, before, after, tuple(fields.split()))
