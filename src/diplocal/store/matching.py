"""Which events a query means. `matches` is the definition; the SQL of `queries` only narrows down what it has to look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from diplocal.model import Claim, Event, Query, Source

Entry = Claim | Event

_WORD = re.compile(r"\w+")
# letters that Unicode does not decompose into a base letter and an accent
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(text: str) -> str:
    """`text` without case and accents, its words separated by single spaces; words are runs of letters and digits."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain.translate(_LETTERS)))


def person_key(name: str) -> str:
    """The key of a person's name: folded, without apostrophes inside words."""
    return folded(re.sub(r"['’ʼ]", "", name))


def is_part(part: str, name: str) -> bool:
    """Whether each word of the folded `part` begins a word of the folded `name`.

    A word of two letters must be a whole word, so that Li is not Lina; a single letter is an initial.
    """
    words = name.split()
    return bool(part) and all(any(_begins(wanted, word) for word in words) for wanted in part.split())


def _begins(wanted: str, word: str) -> bool:
    return word == wanted or (len(wanted) != 2 and word.startswith(wanted))


def searchable(event: Event) -> str:
    """The folded text in which `Query.texts` are looked for."""
    return _words(event, event.sources)


def _words(entry: Entry, sources: Sequence[Source]) -> str:
    people = [text for person in entry.people for text in (person.name, person.office)]
    place = entry.place
    parts = [entry.title, entry.name, *people, *entry.bodies, place.venue, place.city, *(s.quote for s in sources)]
    return "\n".join(dict.fromkeys(folded(part) for part in parts if part))


def body_key(text: str) -> str:
    """The key of the body that a query means, by acronym or name: "AU" asks for the African Union, whose code it is not."""
    from diplocal.gazetteer.countries import body_of  # most queries name no body and need not wait for the gazetteer

    return folded(body_of(text))


def body_keys(event: Entry) -> set[str]:
    """Folded countries and organisations that take part, in their own name or through a person."""
    return {folded(body) for body in (*event.bodies, *(p.country for p in event.people)) if body}


def country_keys(event: Entry) -> set[str]:
    """`body_keys` and the country where it takes place."""
    return body_keys(event) | ({folded(event.place.country)} if event.place.country else set())


def matches(event: Event, query: Query) -> bool:
    """Whether `query` selects `event`. `query.as_of` is not looked at: it decides which state of the event is asked about."""
    if (query.start and event.when.last_day < query.start) or (query.end and event.when.first_day > query.end):
        return False
    return (event.approved or not query.approved) and tells(event, event.sources, query)


def tells(entry: Entry, sources: Sequence[Source], query: Query) -> bool:
    """Whether an event or claim is what `query` asks about, whenever it takes place; `sources` are those that speak of it."""
    if (query.kinds and entry.kind not in query.kinds) or (query.statuses and entry.status not in query.statuses):
        return False
    if entry.confidence < query.min_confidence or (query.press and entry.press.access not in query.press):
        return False
    return (
        _takes_part(entry, query.people)
        and _takes_part(entry, query.companions)
        and (not query.publishers or _any_part(map(folded, query.publishers), [folded(s.publisher or "") for s in sources]))
        and (not query.countries or not country_keys(entry).isdisjoint(map(folded, query.countries)))
        and (not query.bodies or not body_keys(entry).isdisjoint(map(body_key, query.bodies)))
        and (not query.cities or folded(entry.place.city or "") in [folded(c) for c in query.cities if folded(c)])
        and (not query.texts or any(_holds(_words(entry, sources), folded(text)) for text in query.texts))
        and not any(tells(entry, sources, left_out) for left_out in query.without)
    )


def _takes_part(entry: Entry, wanted: Sequence[str]) -> bool:
    """Whether one of the people asked for is among those of an entry; true where nobody is asked for."""
    return not wanted or _any_part(map(person_key, wanted), [person_key(p.name) for p in entry.people if p.name])


def asks_for_sources(query: Query) -> bool:
    """Whether the sources of an event decide if `query` selects it."""
    return bool(query.publishers) or bool(query.texts) or any(map(asks_for_sources, query.without))


def _holds(text: str, wanted: str) -> bool:
    """Whether a folded text has `wanted` at the beginning of a word."""
    return not wanted or f" {wanted}" in " " + text.replace("\n", "\n ")


def _any_part(parts: Iterable[str], names: list[str]) -> bool:
    return any(is_part(part, name) for part in parts for name in names)
