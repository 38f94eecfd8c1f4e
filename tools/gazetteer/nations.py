"""The countries of the gazetteer: names, demonyms, capitals and zones."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from countryinfo import CountryInfo

from gazetteer.sources import Place, folded, rows, with_unaccented
from gazetteer.towns import City

ONE_ZONE = 0.97
"""A country has one zone when this share of its townspeople lives by one clock."""
LEGAL_ZONE = {"UA": "Europe/Kyiv"}  # the other clock there is that of the occupied part
PLURAL = re.compile(r"(?:[ai]n|i|er|ar|ot)$")
"""Demonyms that take an s; the plurals of others are written out in countries.tsv."""


def plurals(demonyms: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """The demonyms, each with its regular plural. A country's own name used as an adjective has none."""
    names = tuple(names)
    for demonym in demonyms:
        yield demonym
        if not demonym.endswith(names) and PLURAL.search(demonym):
            yield demonym + "s"


def single_zone(country: str, places: list[Place]) -> str:
    """The zone of a country that lives by one clock, else the empty string."""
    if country in LEGAL_ZONE:
        return LEGAL_ZONE[country]
    people: Counter[str] = Counter()
    for place in places:
        people[place.timezone] += max(place.population, 1)
    clocks: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    for zone, count in people.items():
        offsets = tuple(datetime(2026, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in (1, 4, 7, 10))
        clocks[offsets][zone] = count
    if not clocks:
        return ""
    clock = max(clocks.values(), key=lambda zones: zones.total())
    return max(clock, key=lambda zone: (clock[zone], zone)) if clock.total() >= ONE_ZONE * people.total() else ""


def seats(known: dict[str, dict[str, str]], cities: Iterable[City]) -> dict[str, list[str]]:
    """Country code -> the present English names of its capital and further seats of government."""
    names: dict[tuple[str, str], str] = {}
    for city in cities:
        for form in city.forms:
            names.setdefault((city.place.country, folded(form)), city.name)
    by_hand = {country: capitals.split("|") for country, capitals in rows("capitals")}
    found = {}
    for country, of in known.items():
        wanted = by_hand.get(country, [of["capital"]])
        capitals = [names[country, folded(name)] for name in wanted if (country, folded(name)) in names]
        if country in by_hand and len(capitals) < len(wanted):
            sys.exit(f"capitals.tsv: one of {wanted} in {country} is not among the cities; name it in cities.tsv")
        found[country] = capitals
    return found


def country_rows(
    known: dict[str, dict[str, str]], places: Iterable[Place], capitals: dict[str, list[str]]
) -> Iterator[list[str]]:
    """Rows of data/countries.tsv."""
    within: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        within[place.country].append(place)
    cldr = Locale("en").territories
    by_hand = {code: (name, written, demonyms) for code, name, written, demonyms in rows("countries")}
    for code in sorted(known):
        name, written, demonyms = by_hand.get(code) or (cldr[code], "", CountryInfo(code).demonym() or "")
        forms = with_unaccented([name, *written.split("|")])
        people = with_unaccented(plurals(demonyms.split("|"), forms))
        capital = (capitals[code] or [""])[0]
        yield [
            code,
            name,
            capital,
            single_zone(code, within[code]),
            str(known[code]["population"]),
            "|".join(forms),
            "|".join(people),
        ]
