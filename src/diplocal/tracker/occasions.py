"""Conferences and other occasions that stay the same whoever attends: told apart by name, place and organiser."""

from __future__ import annotations

import re
from functools import lru_cache

from diplocal.model import Claim, Kind

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with", "annual", "special", "regular"})
_COMMON = frozenset({"meeting", "conference", "minister", "talk", "session", "event"})
"""Words that tell two occasions of one body apart no more than they make one of two."""
_ALIKE = 0.5
"""More than this share of the other words of two names must be common to both."""


def is_occasion(claim: Claim) -> bool:
    """Whether the event can be one with another whose people differ: a conference, or a journey to something with a name."""
    return claim.kind is Kind.CONFERENCE or (claim.kind in (Kind.VISIT, Kind.OTHER) and claim.name is not None)


@lru_cache(maxsize=1 << 14)
def occasion_name(name: str) -> frozenset[str]:
    """The telling words of an occasion's name, in lower case and without a plural or possessive s."""
    words = _WORD.findall(name.casefold().replace("’s", "").replace("'s", "").replace("’", "").replace("'", ""))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in _EMPTY)


def own_name(claim: Claim) -> frozenset[str]:
    """The telling words of the name but the acronyms of its bodies ("EU Foreign Affairs Council"), where two or more are left."""
    words = occasion_name(claim.name) if claim.name else frozenset()
    rest = words - {body.casefold() for body in claim.bodies}
    return rest if len(rest) > 1 else words


@lru_cache(maxsize=1 << 14)
def same_name(a: str, b: str) -> bool:
    """Whether most telling words of two names agree, or one is short for the other, and no number differs."""
    x, y = occasion_name(a), occasion_name(b)
    numbers = {w for w in x if w[0].isdigit()}, {w for w in y if w[0].isdigit()}
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if x == y:
        return True
    of_ministers = any("ministerial" in a and "minister" in b for a, b in ((x, y), (y, x)))
    common = _COMMON | {"ministerial"} if of_ministers else _COMMON
    x, y = x - common, y - common
    return bool(x and y) and (len(x & y) > _ALIKE * len(x | y) or x <= y or y <= x)


def names_differ(a: Claim, b: Claim) -> bool:
    """Whether both have a name and the two cannot be of one occasion."""
    return a.name is not None and b.name is not None and not same_name(a.name, b.name)


def same_occasion(a: Claim, b: Claim, *, equal_days: bool) -> bool:
    """Whether two claims with dates that agree tell one occasion, even where nobody is named in both.

    Names that agree need the city or a body in common, or to be equal but for the acronym of a body that only one tells; without
    a name on one side it takes city, body and the days or the first of them.
    """
    if not (is_occasion(a) and is_occasion(b)) or names_differ(a, b):
        return False
    city = a.place.city is not None and b.place.city is not None and a.place.city.casefold() == b.place.city.casefold()
    body = not set(a.bodies).isdisjoint(b.bodies)
    if a.name and b.name:
        told = body or not (a.bodies and b.bodies)
        return city or body or occasion_name(a.name) == occasion_name(b.name) or (told and own_name(a) == own_name(b))
    begun = a.when is not None and b.when is not None and a.when.first_day == b.when.first_day  # one tells only when it opens
    return city and body and (equal_days or begun) and a.kind is b.kind
