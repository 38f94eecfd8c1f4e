"""Names that the events of a store know, for those who type one. Plain SQL, as in `queries`."""

from __future__ import annotations

from diplocal.names import identity
from diplocal.store.matching import folded, is_part, person_key
from diplocal.store.version import Rows

_BEGINNING = 2
"""Letters that a mistyped name is taken to have right."""


def people(rows: Rows, part: str) -> list[str]:
    """The names of people in events of whom each word of `part` begins a word, in the order of the alphabet."""
    words = person_key(part).split() or [""]
    found = _people(rows, max(words, key=len))
    if not part.strip():
        return found
    named = [name for name in found if is_part(" ".join(words), person_key(name))]
    return sorted({*named, *spellings(rows, part)})


def spellings(rows: Rows, name: str) -> list[str]:
    """The names of people that are another spelling of a whole name and have a word of it in common ("Andrei Volkov")."""
    wanted, found = identity(name), set[str]()
    for word in person_key(name).split() if wanted else ():
        sql = "SELECT p.name FROM person_words w JOIN people p ON p.id = w.person_id WHERE w.word = :word"
        found.update(other for (other,) in rows(sql, {"word": word}) if other != name and identity(other) == wanted)
    return sorted(found)


def people_spelled_like(rows: Rows, name: str) -> list[str]:
    """The names of people of whom a word begins as a word of `name` does, by two letters where there are such, else by one."""
    for letters in (_BEGINNING, 1):
        if found := {other for word in person_key(name).split() for other in _people(rows, word[:letters])}:
            return sorted(found)
    return []


def _people(rows: Rows, beginning: str) -> list[str]:
    sql = (
        "SELECT DISTINCT p.name FROM person_words w JOIN people p ON p.id = w.person_id WHERE w.word >= :low AND w.word < :high"
        " AND EXISTS (SELECT 1 FROM event_people e WHERE e.person_id = p.id) ORDER BY p.name"
    )
    return [name for (name,) in rows(sql, {"low": beginning, "high": beginning + "\U0010ffff"})]


def cities(rows: Rows, beginning: str = "") -> list[str]:
    """The cities that have such a beginning, in the order of the alphabet."""
    wanted = folded(beginning)
    found = rows("SELECT DISTINCT city FROM places WHERE city IS NOT NULL ORDER BY city", {})
    return [city for (city,) in found if folded(city).startswith(wanted)]
