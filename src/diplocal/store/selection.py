"""A query as a condition of SQL over `events e`: wide enough for everything it means, narrow enough to be fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from diplocal.model import Query
from diplocal.store.matching import body_key, folded, person_key


@dataclass(frozen=True, slots=True)
class Selection:
    """The text after WHERE, and the values of its `:name` parameters."""

    condition: str
    values: Mapping[str, Any]


def select(query: Query, longest: timedelta, *, sqlite: bool = False) -> Selection:
    """What selects at least the events of `query`, none of which lasts longer than `longest`. Publishers are exact names.

    `sqlite` says that an SQLite database is asked, which has an index of words.

    An event that overlaps a range starts no earlier than `longest` before it: that bounds the index on the first day below,
    here and in the keyed tables.
    """
    values: dict[str, Any] = {}
    days = _days(query, longest, values)
    conditions = [f"e.{day}" for day in days]
    if query.start:
        conditions.append("e.last_day >= :start")
        values["start"] = query.start.isoformat()
    if query.kinds:
        conditions.append(f"e.kind IN ({_list('kind', query.kinds, values)})")
    if query.statuses:
        conditions.append(f"e.status IN ({_list('status', query.statuses, values)})")
    if query.press:
        conditions.append(f"e.press IN ({_list('press', query.press, values)})")
    if query.min_confidence > 0:
        conditions.append("e.confidence >= :confidence")
        values["confidence"] = query.min_confidence
    if query.approved:
        conditions.append("e.approved = 1")
    if query.people:
        conditions.append(_keyed("event_people", f"person_id IN ({_people(query.people, values)})", days))
    if query.companions:
        conditions.append(_keyed("event_people", f"person_id IN ({_people(query.companions, values, 'companion')})", days))
    if query.countries:
        conditions.append(_keyed("event_bodies", f"body IN ({_list('country', map(folded, query.countries), values)})", days))
    if query.bodies:
        bodies = _list("body", map(body_key, query.bodies), values)
        conditions.append(_keyed("event_bodies", f"body IN ({bodies})", days))
    if query.cities:
        cities = _list("city", map(folded, query.cities), values)
        conditions.append(f"e.place_id IN (SELECT id FROM places WHERE city_key IN ({cities}))")
    if query.publishers:
        sources = f"SELECT id FROM sources WHERE name IN ({_list('source', query.publishers, values)})"
        told = "SELECT 1 FROM claims c JOIN documents d ON d.id = c.document_id WHERE c.event_id = e.id"
        conditions.append(f"EXISTS ({told} AND d.source_id IN ({sources}))")
    if texts := list(map(folded, query.texts)):
        conditions.append(f"({' OR '.join(_text(words, f'text{n}', values, sqlite) for n, words in enumerate(texts))})")
    return Selection(" AND ".join(conditions) or "1 = 1", values)


def _text(words: str, name: str, values: dict[str, Any], sqlite: bool) -> str:
    """What finds a folded text, which holds no quotes, neither % nor a backslash, and _ only as a letter."""
    if not words:
        return "1 = 1"
    if sqlite and words.isascii():
        values[name] = f'"{words}" *'
        return f"e.id IN (SELECT rowid FROM event_words WHERE event_words MATCH :{name})"
    values[name] = f"%{words}%"
    return f"e.words LIKE :{name}"


def _days(query: Query, longest: timedelta, values: dict[str, Any]) -> list[str]:
    days = []
    if query.start:
        lowest = query.start - longest if query.start - date.min > longest else date.min
        days.append("first_day >= :lowest")
        values["lowest"] = lowest.isoformat()
    if query.end:
        days.append("first_day <= :end")
        values["end"] = query.end.isoformat()
    return days


def _keyed(table: str, key: str, days: list[str]) -> str:
    return f"e.id IN (SELECT event_id FROM {table} WHERE {' AND '.join([key, *days])})"


def _list(name: str, items: Iterable[str], values: dict[str, Any]) -> str:
    named = {f"{name}{n}": str(item) for n, item in enumerate(items)}
    values.update(named)
    return ", ".join(f":{key}" for key in named)


def _people(parts: Iterable[str], values: dict[str, Any], name: str = "person") -> str:
    """Everyone who has, for each word of any one part, a word that begins like it."""
    return " UNION ".join(
        f"SELECT person_id FROM ({_named(f'{name}{n}', part, values)}) AS {name}_named{n}" for n, part in enumerate(parts)
    )


def _named(name: str, part: str, values: dict[str, Any]) -> str:
    words = sorted(person_key(part).split(), key=len, reverse=True) or [""]
    # an initial begins the names of too many for it to narrow anything down beside a longer word
    chosen = [word for word in words if len(word) > 1] or words[:1]
    ranges = []
    for n, word in enumerate(chosen):
        values |= {f"{name}_{n}": word, f"{name}_{n}_end": word + "\U0010ffff"}
        ranges.append(f"SELECT person_id FROM person_words WHERE word >= :{name}_{n} AND word < :{name}_{n}_end")
    return " INTERSECT ".join(ranges)
