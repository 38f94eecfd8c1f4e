"""A query in words, for the name of its feed and the heading of its page."""

from __future__ import annotations

from collections.abc import Iterable

from diplocal.feeds.catalogue import KIND_NAMES
from diplocal.feeds.text import line
from diplocal.feeds.wording import country_name
from diplocal.model import Query
from diplocal.press import ACCESS_WORDS

EVERYTHING = "Diplomatic calendar"


def query_name(query: Query) -> str:
    """What a person would call the events of `query`, without its period: "Diplomatic calendar: Visits, Norway or Sweden"."""
    parts = [
        _either(KIND_NAMES[kind] for kind in query.kinds),
        _either(query.people),
        f"with {_either(query.companions)}" if query.companions else "",
        _either(country_name(code) for code in query.countries),
        _either(query.cities),
        _either(query.bodies),
        _either(status.value for status in query.statuses),
        f"by {_either(query.publishers)}" if query.publishers else "",
        _either(ACCESS_WORDS[access] for access in query.press),
        _either(f"“{text}”" for text in query.texts),
        f"certainty from {query.min_confidence:.0%}" if query.min_confidence else "",
        "accepted by a person" if query.approved else "",
        *(f"without {query_name(left_out).removeprefix(EVERYTHING).lstrip(': ')}" for left_out in query.without),
        f"as known on {query.as_of.isoformat()}" if query.as_of else "",
    ]
    told = ", ".join(filter(None, map(line, parts)))
    return f"{EVERYTHING}: {told}" if told else EVERYTHING


def _either(values: Iterable[str]) -> str:
    return " or ".join(values)
