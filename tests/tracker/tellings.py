"""Short ways to write claims down in tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from diplocal.model import Claim, Kind, Participant, Place, Precision, RecordedClaim, Status, When
from diplocal.tracker.keys import sought_keys, stored_keys


def days(first: str, last: str | None = None) -> When:
    """A date, or a range of days (inclusive)."""
    return When(date.fromisoformat(first), date.fromisoformat(last or first), Precision.DAY)


def clock(moment: str, end: str | None = None) -> When:
    return When(datetime.fromisoformat(moment), datetime.fromisoformat(end) if end else None, Precision.MINUTE)


def vague(first: str, last: str, precision: Precision = Precision.MONTH) -> When:
    return replace(days(first, last), precision=precision)


def people(*written: str) -> tuple[Participant, ...]:
    """Each person as "Name/CC", "Name" or "/CC" for one without a name."""
    return tuple(Participant(name or None, country=country or None) for name, _, country in (w.partition("/") for w in written))


def claim(kind: Kind, when: When | None, *who: str, at: str = "", status: Status = Status.PLANNED, **fields: Any) -> Claim:
    """A claim; `at` is "City/CC", "/CC" or empty."""
    city, _, country = at.partition("/")
    place = Place(city or None, country or None, fields.pop("venue", None))
    return Claim(kind, status, when, place, people(*who), **fields)


def recorded(stated: Claim, published: str | None, document: str, ordinal: int = 0, **fields: Any) -> RecordedClaim:
    """A claim of a document, recorded at noon of its publication day; seed and number follow from document and ordinal."""
    day = date.fromisoformat(published) if published else None
    known = {
        "seed": f"{document}-{ordinal}",
        "number": sum(ord(c) * 31**i for i, c in enumerate(document)) % 1_000_003 * 100 + ordinal,
        "recorded": datetime.combine(day or date(2000, 1, 1), time(12), UTC),
        "clock": None,
        "publisher": None,
    }
    return RecordedClaim(claim=stated, digest=document, ordinal=ordinal, published=day, **(known | fields))


def series(*documents: tuple[str, Sequence[Claim]]) -> list[RecordedClaim]:
    """The claims of documents "a", "b", ..., each given as its publication day and what it says; numbered in that order."""
    numbers = count(1)
    return [
        recorded(stated, published, chr(ord("a") + d), ordinal, number=next(numbers))
        for d, (published, claims) in enumerate(documents)
        for ordinal, stated in enumerate(claims)
    ]


def finds(one: RecordedClaim, other: RecordedClaim) -> bool:
    """Whether one claim finds the other among those that are stored."""
    stored, sought = stored_keys(other), sought_keys(one)
    exact = {each for each in sought if isinstance(each, str)}
    ranges = [each for each in sought if isinstance(each, tuple)]
    return not exact.isdisjoint(stored) or any(low <= key < high for low, high in ranges for key in stored)
