"""The filters of every view as text: the same names and meaning for the command line, web addresses and `diplocal.toml`.

Values of one filter are alternatives, all filters are required. A value `not:X` leaves out what X alone would select.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from diplocal.errors import UsageError
from diplocal.model import Access, Kind, Query, Status

NAMES = (
    "person",
    "with",
    "country",
    "city",
    "kind",
    "status",
    "body",
    "publisher",
    "press",
    "text",
    "min-confidence",
    "approved",
)
"""What a filter is called. All but the last two may be given more than once and then take any of the values."""

ISO_LENGTH = 2
"""Letters of an ISO 3166-1 alpha-2 code; what is longer is an acronym, or a name that `diplocal.meant` finds the code of."""

_SINGLE = ("min-confidence", "approved")

NOT = "not:"
"""What a value begins with that leaves out what it selects; the last two filters have none."""


def query_of(values: Mapping[str, Sequence[str]]) -> Query:
    """The query of these filters. An empty value is one that was not given.

    Raises UsageError for an unknown name, a value that makes no sense, or a second value where there can be one only.
    """
    wanted: dict[str, list[str]] = {}
    without: list[Query] = []
    for name, found in values.items():
        if name not in NAMES:
            raise UsageError(f"There is no filter {name!r}; the filters are {', '.join(NAMES)}.")
        for text in filter(None, map(str.strip, found)):
            if text.startswith(NOT):
                without.append(_query({name: [_left_out(name, text)]}))
            else:
                wanted.setdefault(name, []).append(text)
    return replace(_query(wanted), without=tuple(without))


def _left_out(name: str, text: str) -> str:
    value = text.removeprefix(NOT).strip()
    if not value or name in _SINGLE:
        raise UsageError(f"{name} is {text!r}; {NOT} stands before a value to leave out, as in {NOT}{value or 'cancelled'!s}.")
    return value


def _query(given: Mapping[str, Sequence[str]]) -> Query:
    for name in _SINGLE:
        if len(found := given.get(name, ())) > 1:
            raise UsageError(f"The filter {name!r} takes one value, not {len(found)}; leave out the others.")
    return Query(
        people=tuple(given.get("person", ())),
        companions=tuple(given.get("with", ())),
        countries=tuple(name.upper() if len(name) <= ISO_LENGTH else name for name in given.get("country", ())),
        cities=tuple(given.get("city", ())),
        kinds=tuple(map(_kind, given.get("kind", ()))),
        statuses=tuple(map(_status, given.get("status", ()))),
        bodies=tuple(given.get("body", ())),
        publishers=tuple(given.get("publisher", ())),
        press=tuple(map(_access, given.get("press", ()))),
        texts=tuple(given.get("text", ())),
        min_confidence=_share(next(iter(given.get("min-confidence", ())), "0")),
        approved=_yes(next(iter(given.get("approved", ())), "no")),
    )


def parameters(query: Query) -> list[tuple[str, str]]:
    """The inverse of `query_of`, one pair a value. The period and the past day of a query are no filters and are left out."""
    found = {
        "person": query.people,
        "with": query.companions,
        "country": query.countries,
        "city": query.cities,
        "kind": [kind.value for kind in query.kinds],
        "status": [status.value for status in query.statuses],
        "body": query.bodies,
        "publisher": query.publishers,
        "press": [access.value for access in query.press],
        "text": query.texts,
        "min-confidence": [str(query.min_confidence)] if query.min_confidence else [],
        "approved": ["yes"] if query.approved else [],
    }
    pairs = [(name, value) for name, values in found.items() for value in values]
    return pairs + [(name, NOT + value) for left_out in query.without for name, value in parameters(left_out)]


def combined(saved: Query, given: Query) -> Query:
    """`saved` with every field that `given` fills put in its place."""
    default = Query()
    names = [field.name for field in fields(Query)]
    filled = {name: getattr(given, name) for name in names if getattr(given, name) != getattr(default, name)}
    return replace(saved, **filled)


def _kind(text: str) -> Kind:
    try:
        return Kind(text.lower())
    except ValueError:
        raise UsageError(f"{text!r} is no kind of event; choose one of {', '.join(Kind)}.") from None


def _status(text: str) -> Status:
    try:
        return Status(text.lower())
    except ValueError:
        raise UsageError(f"{text!r} is no status; choose one of {', '.join(Status)}.") from None


def _access(text: str) -> Access:
    try:
        return Access(text.lower())
    except ValueError:
        raise UsageError(f"{text!r} is no access of the press; choose one of {', '.join(Access)}.") from None


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"min-confidence is {text!r}; give a number from 0 to 1.")
    return share


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise UsageError(f"approved is {text!r}; say yes, for what a person accepted only, or no.")
    return text.lower() == "yes"
