"""Stories in short: a line for what one document says of one event, read into claims.

    11-10 visit 11-18..11-20 Bo Falk/SE + Ana Reyes/PE @ Lima/PE
    11-15 visit 11-25 Bo Falk/SE, moved from 11-18
    & meeting - Bo Falk/SE, cancelled

A line begins with the day of publication, or with "&" for a further claim of the document before. Kind, days ("~" before
vague ones, "-" for none), people and "@" place follow; then, after commas, a status, "moved", "moved from" days, "replaced",
"of" bodies and "named" the event. All is of 2031, and January to June of 2032.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from diplocal.model import Change, Claim, Kind, RecordedClaim, Status, When
from diplocal.tracker import Folded

from .tellings import claim, days, series, vague

_CHANGES = {"cancelled": Change.CANCELLED, "postponed": Change.POSTPONED}


def told(*lines: str) -> list[RecordedClaim]:
    """The claims of a story, one document a line that does not begin with "&"."""
    documents: list[tuple[str, list[Claim]]] = []
    for line in lines:
        day, _, rest = line.partition(" ")
        if day != "&":
            documents.append((_date(day), []))
        documents[-1][1].append(_claim(rest))
    return series(*documents)


def outline(events: Iterable[Folded]) -> list[str]:
    """Each event as kind, status, first day and number of claims: "visit planned 11-18 x2"."""
    return [f"{e.kind.value} {e.status.value} {e.when.first_day:%m-%d} x{len(e.claims)}" for e in events]


def _claim(line: str) -> Claim:
    stated, *further = line.split(", ")
    before, _, place = stated.partition(" @ ")
    kind, when, *words = before.split()
    who: Sequence[str] = [person for person in " ".join(words).split(" + ") if person]
    fields: dict[str, Any] = {}
    for word in further:
        fields |= _field(word)
    return claim(Kind(kind), _when(when), *who, at=place, **fields)


def _field(word: str) -> dict[str, Any]:
    first, _, rest = word.partition(" ")
    match first:
        case "moved":
            old = _when(rest.removeprefix("from ")) if rest else None
            return {"change": Change.MOVED, "previous": (old,) if old else ()}
        case "of":
            return {"bodies": tuple(rest.split())}
        case "named":
            return {"name": rest}
        case "replaced":
            return {"change": Change.REPLACED}
    return {"status": Status(first)} | ({"change": _CHANGES[first]} if first in _CHANGES else {})


def _when(text: str) -> When | None:
    if text == "-":
        return None
    first, _, last = text.removeprefix("~").partition("..")
    span = _date(first), _date(last or first)
    return vague(*span) if text.startswith("~") else days(*span)


def _date(day: str) -> str:
    return f"{2032 if day < '07' else 2031}-{day}"
