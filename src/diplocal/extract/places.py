"""Where: the city, the country and the venue that a stretch of text gives for what happens in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from diplocal.extract.blocks import Block
from diplocal.extract.no_places import is_street, left_behind, written_at
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.venues import INSIDE, INTO, SKIP, find_venue, of_state
from diplocal.gazetteer import City, Country, Match, NameKind, Region, Venue
from diplocal.model import Evidence, Place

_TOUR = frozenset({"tour", "tours"})
_ORIGIN = frozenset({"from", "leaves", "leaving", "left", "departs"})
_HOMEWARD = frozenset({"returning", "home", "back"})
_BEFORE_HERE = frozenset(
    {"be", "is", "are", "come", "comes", "coming", "arrive", "arrives", "arriving", "land", "lands", "visit", "held", "place"}
)

_LIST = re.compile(r",?\s+(?:and|then|then\s+on\s+to|and\s+then)(?:\s+(?:to|in|the))?\s*|,\s*(?:the\s+)?")
_STOPS = re.compile(r";(?:\s+and)?\s*")
_COUNTRY = re.compile(r"(?:, [A-ZÀ-Þ][\w'’.-]*(?: (?:of|the|and|[A-ZÀ-Þ][\w'’.-]*))*)(?=;)")
"""The country after a city of a list whose stops a semicolon parts: "Tokyo, Japan; Seoul, Republic of Korea"."""
_BESIDE = 10
"""How many characters may part two names of one list."""
CITY_STATES = frozenset({"SG", "MC"})
"""Countries that are a city of the same name."""
AMONG = 6
"""Within how many words after a country "among them" tells that it is one of several that take part."""
SURE = 3
"""From this weight on, the words before a name say that something is there or goes there."""
IN_CAPITAL = frozenset({"LU"})
"""Countries of which "in" means their capital of the same name: the councils that meet "in Luxembourg"."""


class Location(NamedTuple):
    """A place with the words that give it. `others` are the further countries of one journey."""

    place: Place
    evidence: tuple[Evidence, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether a city or a country is known."""
        return bool(self.place.city or self.place.country)


def find_place(reading: Reading, block: Block, start: int, end: int, mentions: Sequence[Mention]) -> Location:
    """The place that text[start:end] gives; parts that it does not say are None."""
    if _here(reading, block, start, end):
        city, country = _home(reading, None)
        return Location(Place(city, country, None))
    found = spots(reading, block, start, end, mentions)
    venue = find_venue(reading, block, start, end)
    evidence = []
    city = country = None
    others: tuple[str, ...] = ()
    best = max(found, key=lambda s: s[0], default=None)
    if best is not None:
        weight, match = best
        match = _city_of(match, found) or match
        alike = [m for w, m in found if w == weight]
        peers = [m for w, m in found if w >= 4 or (w == weight and weight >= SURE)] if weight >= SURE else _stops(alike)
        city, country = _resolve(match)
        if country in IN_CAPITAL and match.kind is NameKind.COUNTRY and weight == 4 and match.city is not None:
            city = match.city.name
        codes = [c for c in (_resolve(m)[1] for m in peers) if c]
        if _several(reading, peers):
            city = None
            country = codes[0] if codes and weight >= SURE else None  # of a bare list no stop is the place
            others = tuple(code for code in dict.fromkeys(codes) if code != country) if country else ()
        evidence.append(reading.evidence(match.start, match.end, "place.gazetteer", "city" if city else "country"))
    if venue is not None:
        evidence.append(venue)
        known = [m for m in reading.matches_in(venue.start, venue.end) if m.kind is NameKind.VENUE]
        if known and city is None:
            entry = known[0].entries[0]
            assert isinstance(entry, Venue)
            publisher = reading.document.publisher
            shared = known[0].ambiguous and _is_common(reading, venue.text)
            if shared and publisher and publisher.country and publisher.country != entry.country:
                city, country = _home(reading, country)  # many a country has a House of Commons
            else:
                city, country = entry.city, entry.country
        elif city is None and of_state(reading, venue.text):
            city, country = _home(reading, country)
    return Location(Place(city, country, venue.text if venue else None), tuple(evidence), others)


def _is_common(reading: Reading, venue: str) -> bool:
    """Whether the name of a building is made of ordinary words, so that many a country may have one."""
    people = reading.lexicon.people
    return all(w in people.function or w in people.words or w.rstrip("s") in people.words for w in venue.lower().split())


def _city_of(country: Match, spots: Sequence[tuple[int, Match]]) -> Match | None:
    """The only city that stands beside the name of its country ("a visit to Kenya, Nairobi")."""
    code = _resolve(country)[1]
    cities = [m for weight, m in spots if weight > 1 and m.kind is NameKind.CITY and _resolve(m)[1] == code]
    return cities[0] if country.kind is NameKind.COUNTRY and len({_resolve(m) for m in cities}) == 1 else None


def _here(reading: Reading, block: Block, start: int, end: int) -> bool:
    """Whether it takes place where the speaker is: "will be here", "is coming here"."""
    first, last = reading.token_range(block, start, end)
    words = reading.lows(block)[first:last]
    return "here" in words and any(b == "here" and a in _BEFORE_HERE for a, b in pairwise(words))


def _home(reading: Reading, country: str | None) -> tuple[str | None, str | None]:
    publisher = reading.document.publisher
    if publisher is None or publisher.city is None or country not in (None, publisher.country):
        return None, country
    return publisher.city, country or _territory(publisher.country, publisher.city, reading)


def _territory(code: str | None, city: str, reading: Reading) -> str | None:
    found = reading.gazetteer.city(city)
    return found.country if found else code


def spots(reading: Reading, block: Block, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[int, Match]]:
    """(weight, match) of the names of places in a stretch; those inside a person's office do not count.

    The weight tells how surely it happens there: 6 "in CITY" ... 2 a bare name, 1 where it was written.
    """
    tokens, tags = reading.tokens(block), reading.tags(block)
    first, last = reading.token_range(block, start, end)
    inside = {i for m in mentions for i in range(m.first, m.last)}
    spots: list[tuple[int, Match]] = []
    seen: set[int] = set()
    wired, written = written_at(reading, block)
    before = None
    for index in [i for i in tags if first <= i < last]:
        match = tags[index]
        if index in inside:
            before = match
        if match.start in seen or index in inside or match.kind in (NameKind.ORGANISATION, NameKind.VENUE):
            continue
        seen.add(match.start)
        if match.start < written:
            spots += [(1, match)] if match.kind is NameKind.CITY and not wired else []
            continue
        if (capital := _capital(reading, tokens, index, match)) is not None:
            spots.append((6, capital))
            continue
        if match.kind is NameKind.DEMONYM:
            continue
        weight = 0 if is_street(reading, tokens, index, match) else _weight(reading, tokens, index, first, match)
        head, before = before, match
        listed = head is not None and head.end >= match.start - _BESIDE
        if weight == 2 and match.kind is not NameKind.CITY and listed and (not spots or spots[-1][1] is not head):
            continue  # it goes on a list that tells no place: "the ministers of Chile, Peru and Brazil"
        stop = next((s for s in reversed(spots) if s[1].kind is match.kind), None) if weight == 2 else None
        if stop is not None and _listed(reading, stop[1], match):
            weight = max(weight, stop[0])
        if weight > 0:
            spots.append((weight, match))
    return spots


def _listed(reading: Reading, a: Match, b: Match) -> bool:
    """Whether a name goes on with a list of stops of its kind: "to London, Paris and Vienna"."""
    if a.kind is not b.kind:
        return False
    country = _COUNTRY.match(reading.text, a.end, b.start) if a.kind is NameKind.CITY else None
    if country is not None:
        return _STOPS.fullmatch(reading.text, country.end(), b.start) is not None
    return _LIST.fullmatch(reading.text, a.end, b.start) is not None


def _capital(reading: Reading, tokens: Tokens, index: int, match: Match) -> Match | None:
    """The capital as a match where the words say so: "the Qatari capital", "the capital of Qatar"."""
    if match.kind not in (NameKind.COUNTRY, NameKind.DEMONYM):
        return None
    after = bisect_left(tokens.starts, match.end, index)
    before = tokens.lows[max(0, index - 2) : index]
    if tokens.lows[after : after + 1] != ["capital"] and before != ["capital", "of"]:
        return None
    country = match.entries[0]
    city = reading.gazetteer.city(country.capital, country.code) if isinstance(country, Country) and country.capital else None
    return match._replace(kind=NameKind.CITY, entries=(city,)) if city else None


def _weight(reading: Reading, tokens: Tokens, index: int, first: int, match: Match) -> int:
    """How surely a name is where it happens: 6 "in CITY" ... 1 a bare name, 0 where it comes from or belongs to somebody."""
    back = index - 1
    while back >= first and tokens.lows[back] in SKIP and index - back < 4:
        back -= 1
    before = tokens.lows[back] if back >= first else ""
    if before == "of" and back > first and tokens.lows[back - 1] in _TOUR:
        before = tokens.lows[back - 1]
    is_city = match.kind is NameKind.CITY
    after = bisect_left(tokens.starts, match.end, index)
    if before in _ORIGIN or (before == "to" and back > first and tokens.lows[back - 1] in _HOMEWARD):
        return 0
    if after - 1 in tokens.possessives and not reading.text.endswith(("'s", "’s"), match.start, match.end):
        return 0
    if after < len(tokens) and tokens.lows[after] in reading.lexicon.people.saying:
        return 0  # where those sit who say so: "the embassy in Ankara told"
    if (
        match.ambiguous
        and after < len(tokens)
        and after in tokens.capitals
        and tokens.starts[after] - tokens.ends[after - 1] == 1
    ):
        return 0
    layout = reading.lexicon.layout
    if before in INSIDE and back > first and tokens.lows[back - 1] in layout.seated:
        return 0
    if after in tokens.capitals and not layout.named_after.isdisjoint(tokens.lows[after : after + 3]):
        return 0  # what is called by a place may be anywhere: "the Minsk Agreements", "the Berlin Process"
    if (
        not is_city
        and "among" in tokens.lows[after : after + AMONG]
        and {"them", "others"} & {*tokens.lows[after : after + AMONG]}
    ):
        return 0  # "ten countries, Japan among them"
    word = tokens.lows[back - 1] if back > first else ""
    if before == "in" and (word in layout.subjects or left_behind(tokens, first, back)):
        return 0
    if before in INSIDE:
        return 6 if is_city else 4
    if before == "to" and word in layout.given:
        return 0
    if before in INTO and (before != "for" or not layout.departing.isdisjoint(tokens.lows[first:back])):
        return 5 if is_city else 3
    if match.ambiguous or not is_city:
        beside = index - 1 - (tokens.lows[index - 1] == "the")
        listed = back >= first and beside >= first and tokens.lows[beside] in (",", "and") and not is_city
        return 2 if listed and not _adjective(reading, tokens, index, after) else 0
    return 2


def _adjective(reading: Reading, tokens: Tokens, index: int, after: int) -> bool:
    """Whether a name with an article only tells of what country the thing after it is: "the US think tank"."""
    if after >= len(tokens) or tokens.lows[index - 1] not in ("the", "a", "an") or not tokens.texts[after].islower():
        return False
    dated = reading.timexes_in(tokens.starts[after], tokens.ends[after])
    return tokens.lows[after] not in reading.lexicon.people.function and not dated


def _stops(matches: Sequence[Match]) -> list[Match]:
    """The cities of a bare list ("the tour (Rabat, Tunis, Cairo)") where they are of several countries, else nothing."""
    cities = [m for m in matches if m.kind is NameKind.CITY]
    return cities if len({_resolve(m)[1] for m in cities}) > 1 else []


def _several(reading: Reading, matches: Sequence[Match]) -> bool:
    """Whether the names are the stops of one journey ("Baku, Moscow and Yerevan"), and not "Paris, France"."""
    if len(matches) < 2:
        return False
    kinds = {m.kind for m in matches}
    cities = {_resolve(m)[0] for m in matches if m.kind is NameKind.CITY}
    codes = {_resolve(m)[1] for m in matches}
    beside = len(matches) == 2 and reading.text[matches[0].end : matches[1].start] == ", "
    if len(codes) == 1 and (beside or (kinds == {NameKind.CITY, NameKind.COUNTRY} and len(cities) == 1)):
        return False  # "Paris, France", "Nusa Dua, Bali"
    joined = any(_listed(reading, a, b) or _LIST.fullmatch(reading.text, a.end, b.start) for a, b in pairwise(matches))
    return joined and (len(cities) > 1 or (not cities and len(codes) > 1))


def _resolve(match: Match) -> tuple[str | None, str | None]:
    entry = match.entries[0]
    if isinstance(entry, City):
        return entry.name, entry.country
    if isinstance(entry, Country):
        return (entry.name if entry.code in CITY_STATES else None), entry.code
    if isinstance(entry, Region):
        return None, entry.country
    return None, None


def place_at(reading: Reading, offset: int) -> Location | None:
    """The city or country that a name at an offset means; None where the gazetteer knows none there."""
    for match in reading.matches_in(offset, offset + 1):
        city, country = _resolve(match)
        namesake = match.city
        if isinstance(entry := match.entries[0], Venue):
            city, country = entry.city, entry.country
        if city is None and namesake is not None and namesake.country == country and match.entries[0].name == namesake.name:
            city = namesake.name  # a list is headed by the city of Luxembourg, not by the Grand Duchy
        if city or country:
            return Location(
                Place(city, country), (reading.evidence(match.start, match.end, "place.heading", "city" if city else "country"),)
            )
    return None
