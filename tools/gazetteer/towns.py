"""The cities of the gazetteer: which are taken, how their names are written, and which names are doubtful."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from diplocal.gazetteer.spelling import unaccented
from gazetteer.sources import Place, folded, rows, with_unaccented

WORDS = Path(__file__).parents[2] / "src/diplocal/languages/en/words.txt"
LARGE = 100_000
"""Cities of this population are taken without being named in cities.tsv."""
WELL_KNOWN = 300_000
"""Smaller cities are doubtful when their name is an ordinary word, or short."""
SHORT = 4
SUFFIX = {"KR": re.compile("-si$"), "KP": re.compile("-(?:si|up|ri|ni)$"), "JP": re.compile("-shi$")}
"""Words for "city" that GeoNames writes as part of the name."""
CYRILLIC = {"RU", "UA", "BY", "BG"}
"""Countries whose names GeoNames writes with an apostrophe for the soft sign."""
TRANSLITERATED = re.compile("[āēīōūĀĒĪŌŪḨḩŢţḐḑḤḥĶķŞşŁĠġŭ]")
"""Marks of a scholarly transliteration, which English writes without."""
LATIN_SCRIPT = {"TR", "RO", "MD", "LV", "LT", "PL", "AZ", "TM", "MT", "CY", "NZ", "EE", "VN"}


@dataclass(frozen=True)
class City:
    """A place with the forms of its name, the present English one first. `by_hand` says whether the tables list it."""

    place: Place
    forms: tuple[str, ...]
    by_hand: bool

    @property
    def name(self) -> str:
        return self.forms[0].lstrip("?")


def listed(places: Iterable[Place]) -> Iterator[City]:
    """The cities of cities.tsv (those that it leaves out under the name "-") and places.tsv."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    by_alternate: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        by_name[place.country, folded(place.name)].append(place)
        for name in place.alternates:
            by_alternate[place.country, folded(name)].append(place)
    named: set[int] = set()
    for country, written, original in rows("cities"):
        keys = [(country, folded(name)) for name in (original or written).split("|")]
        found = next(filter(None, ([p for key in keys for p in by.get(key, ())] for by in (by_name, by_alternate))), None)
        if not found:
            sys.exit(f"cities.tsv: GeoNames has no {original or written} in {country}; correct the row or move it to places.tsv")
        place = max(found, key=lambda p: (p.population, -p.id))
        if place.id in named:
            sys.exit(f"cities.tsv: {written} in {country} is the city of another row ({place.name}); merge the two")
        named.add(place.id)
        yield City(place, tuple(written.split("|")), by_hand=True)
    for country, written, zone, latitude, longitude in rows("places"):
        forms = tuple(written.split("|"))
        yield City(Place(forms[0], country, zone, float(latitude), float(longitude)), forms, by_hand=True)


def chosen(places: list[Place]) -> list[City]:
    """The cities to ship: the listed ones, then every other large one."""
    cities = list(listed(places))
    named = {city.place.id for city in cities}
    large = (place for place in places if place.population >= LARGE and place.id not in named)
    return [city for city in cities if city.name != "-"] + [City(p, tuple(automatic_forms(p)), by_hand=False) for p in large]


def automatic_forms(place: Place) -> list[str]:
    """The name as English writes it, and its spellings that differ by a hyphen, a space or an apostrophe only."""
    name = SUFFIX[place.country].sub("", place.name) if place.country in SUFFIX else place.name
    if place.country in CYRILLIC:
        name = name.replace("'", "")
    if place.country not in LATIN_SCRIPT and TRANSLITERATED.search(name):
        name = unaccented(name)
    variants = [
        n for n in place.alternates if n.isascii() and n.istitle() and folded(n) == folded(name) and unaccented(name) != n
    ]
    return [name, *sorted(variants)]


def marked(cities: list[City]) -> Iterator[City]:
    """The cities with "?" before the forms that may well be a word, a person, or a city that is listed by hand."""
    words = set(WORDS.read_text(encoding="utf-8").splitlines())
    persons = {unaccented(name) for (name,) in rows("persons")}
    taken = {unaccented(form) for city in cities if city.by_hand for form in city.forms}
    for city in cities:
        well_known = city.by_hand and city.place.population >= WELL_KNOWN
        forms = []
        for form in with_unaccented(city.forms):
            word = not well_known and (form.casefold() in words or len(form) < SHORT)
            doubtful = word or unaccented(form) in persons or (not city.by_hand and unaccented(form) in taken)
            forms.append("?" + form if doubtful and form[0] != "?" else form)
        yield replace(city, forms=tuple(forms))


def city_rows(cities: Iterable[City], capitals: dict[str, list[str]]) -> Iterator[list[str]]:
    """Rows of data/cities.tsv."""
    divisions = {(country, code): name for country, code, name in rows("divisions")}
    for city in cities:
        place = city.place
        seat = "capital" if city.name in capitals[place.country] else ""
        region = divisions.get((place.country, place.admin), "")
        written = "" if city.forms == (city.name,) else "|".join(city.forms)
        position = f"{place.latitude:.4f}", f"{place.longitude:.4f}"
        yield [city.name, place.country, region, place.timezone, *position, str(place.population), seat, written]
