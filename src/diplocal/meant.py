"""What somebody meant who wrote a name: the country of a name in words, and what is spelled alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diplocal.errors import UsageError
from diplocal.filters import ISO_LENGTH
from diplocal.model import Query
from diplocal.store.matching import folded

MOST_GUESSES = 3
ALIKE = 0.7
"""How much of two spellings must agree, from 0 to 1 (difflib's ratio)."""


def with_country_codes(query: Query) -> Query:
    """`query` with ISO codes in place of names of countries; codes and acronyms of organisations stay. Raises UsageError."""
    return replace(
        query,
        countries=tuple(map(_country_code, query.countries)),
        without=tuple(map(with_country_codes, query.without)),
    )


def _country_code(name: str) -> str:
    from diplocal.gazetteer import tables

    # the codes alone take a hundredth of the time of all names
    if any(name.upper() == row[0] for table in ("countries", "organisations") for row in tables.rows(table)):
        return name.upper()
    from diplocal import gazetteer

    known = gazetteer.load()
    code = known.country_named(name)
    if code is None and len(name) > ISO_LENGTH and name.isupper():
        return name  # the acronym of a body that only the calendar knows
    if code is None:
        meant = did_you_mean(name, known.country_names(), "give its English name or its ISO code")
        raise UsageError(f"{name!r} names no country{meant}")
    return code


def did_you_mean(wanted: str, known: Iterable[str], otherwise: str) -> str:
    """ "; did you mean A or B?" with what is spelled most like `wanted`, "; otherwise." where nothing is."""
    found = alike(wanted, known)
    return f"; did you mean {' or '.join(found)}?" if found else f"; {otherwise}."


def alike(wanted: str, known: Iterable[str]) -> list[str]:
    """What is spelled most like `wanted`, by whole name or by one word of it, the best first."""
    from difflib import get_close_matches

    names: dict[str, list[str]] = {}
    for name in known:
        spelled = folded(name)
        for part in (spelled, *spelled.split()):
            names.setdefault(part, []).append(name)
    found = get_close_matches(folded(wanted), names, n=2 * MOST_GUESSES, cutoff=ALIKE)
    return list(dict.fromkeys(name for spelled in found for name in names[spelled]))[:MOST_GUESSES]
