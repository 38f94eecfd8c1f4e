"""What people stated by hand, as it is stored. Plain SQL, as in `queries`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from diplocal.model import Correction, CorrectionKind
from diplocal.store.queries import batches
from diplocal.store.rows import claim_from, parse_moment
from diplocal.store.version import Rows


def all_corrections(rows: Rows) -> list[Correction]:
    """Every correction, undone ones too, by number."""
    return _corrections(rows, "1 = 1", {})


def corrections_by_number(rows: Rows, numbers: Iterable[int]) -> list[Correction]:
    """The corrections with these numbers, by number."""
    found = [c for names, values in batches(numbers) for c in _corrections(rows, f"k.number IN ({names})", values)]
    return sorted(found, key=lambda correction: correction.number)


def corrections_naming(rows: Rows, seeds: Iterable[str]) -> list[Correction]:
    """The corrections that name one of these claims, undone ones too, by number."""
    numbers: set[int] = set()
    for names, values in batches(seeds):
        numbers |= {n for (n,) in rows(f"SELECT correction FROM correction_claims WHERE seed IN ({names})", values)}
    return corrections_by_number(rows, sorted(numbers))


def last_correction(rows: Rows, author: str) -> Correction | None:
    """The newest correction of this author that holds."""
    found = rows("SELECT max(number) FROM corrections WHERE author = :author AND undone IS NULL", {"author": author})
    return next(iter(corrections_by_number(rows, [found[0][0]])), None) if found[0][0] else None


def _corrections(rows: Rows, condition: str, values: Mapping[str, Any]) -> list[Correction]:
    columns = "k.number, k.kind, k.author, k.recorded, k.undone, k.locked, k.fields, k.record"
    found = rows(f"SELECT {columns} FROM corrections k WHERE {condition} ORDER BY k.number", values)
    named: dict[int, list[tuple[str, int]]] = {}
    of = f"SELECT k.number FROM corrections k WHERE {condition}"
    for number, seed, parted in rows(
        f"SELECT correction, seed, parted FROM correction_claims WHERE correction IN ({of}) ORDER BY correction, position", values
    ):
        named.setdefault(number, []).append((seed, parted))
    return [_correction(row, named.get(row[0], [])) for row in found]


def _correction(row: tuple[Any, ...], named: list[tuple[str, int]]) -> Correction:
    number, kind, author, recorded, undone, locked, fields, record = row
    return Correction(
        number=number,
        kind=CorrectionKind(kind),
        author=author,
        recorded=parse_moment(recorded),
        claims=tuple(seed for seed, parted in named if not parted),
        others=tuple(seed for seed, parted in named if parted),
        stated=claim_from(record) if record else None,
        fields=tuple(fields.split()),
        locked=bool(locked),
        undone=parse_moment(undone) if undone else None,
    )
