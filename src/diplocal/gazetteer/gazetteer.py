"""The gazetteer: every name in the data files, ready to be matched and looked up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from diplocal.gazetteer import tables
from diplocal.gazetteer.entries import City, Country, Entry, Match, NameKind, Organisation
from diplocal.gazetteer.matcher import Matcher
from diplocal.gazetteer.spelling import key
from diplocal.gazetteer.tables import Form

CAPITAL = 50
"""A capital is as probable as a city with so many times its population."""
GREAT_CITY = 1_000_000
"""From this population on, a city is more probable than a region of the same name."""

Reading = tuple[NameKind, tuple[Entry, ...], bool]


def _improbability(form: Form) -> tuple[bool, int, int]:
    """Orders the readings of one name: sure before doubtful; countries, great cities, all but cities, then cities by size."""
    _, _, doubtful, entry = form
    if isinstance(entry, Country):
        return doubtful, 0, -entry.population
    if isinstance(entry, City):
        weight = entry.population * CAPITAL if entry.capital else entry.population
        return doubtful, 1 if weight >= GREAT_CITY else 3, -weight
    return doubtful, 2, 0


def _entries(forms: list[Form]) -> tuple[Entry, ...]:
    """What the forms name, each once. Leaves the forms most probable first."""
    if len(forms) > 1:
        forms.sort(key=_improbability)
        return tuple(dict.fromkeys(form[3] for form in forms))
    return (forms[0][3],)


def _reading(forms: list[Form]) -> Reading:
    entries = _entries(forms)
    kind, _, doubtful, _ = forms[0]
    return kind, entries, doubtful


class Gazetteer:
    """Immutable. `load()` gives the one that diplocal ships."""

    def __init__(self, forms: Iterable[Form], masks: Iterable[str] = ()) -> None:
        """`masks` are phrases in which no name is found, unless a longer name covers them."""
        by_name: dict[str, list[Form]] = {}
        for form in forms:
            by_name.setdefault(form[1], []).append(form)
        self._readings = [_reading(found) for found in by_name.values()]
        self._matcher = Matcher([*by_name, *(mask for mask in masks if mask not in by_name)])
        self._countries: dict[str, Country] = {}
        self._organisations: dict[str, Organisation] = {}
        self._countries_named: dict[str, str] = {}
        cities: dict[str, list[Form]] = {}
        for name, found in by_name.items():
            self._index(key(name), found, cities)
        self._cities = {spelling: _entries(found) for spelling, found in cities.items()}

    def _index(self, spelling: str, forms: list[Form], cities: dict[str, list[Form]]) -> None:
        for form in forms:
            entry = form[3]
            if isinstance(entry, City):
                cities.setdefault(spelling, []).append(form)
            elif isinstance(entry, Country):
                self._countries[entry.code] = entry
                self._countries_named.setdefault(spelling, entry.code)
            elif isinstance(entry, Organisation):
                self._organisations[entry.id] = entry

    def match(self, text: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The names in text[start:end], leftmost-longest, in order and without overlap. `end` is exclusive.

        A name matches as it is written, or in capitals throughout; a possessive 's is not part of it.
        """
        end = len(text) if end is None else end
        readings = self._readings
        found = self._matcher.find(text, start, end)
        return [Match(first, last, *readings[name]) for first, last, name in found if name < len(readings)]

    def country(self, code: str) -> Country | None:
        """The country of an ISO 3166-1 alpha-2 code in capitals."""
        return self._countries.get(code)

    def country_name(self, code: str) -> str:
        """The English name of a country's code; an acronym stays as it is."""
        country = self.country(code)
        return country.name if country else code

    def country_names(self) -> list[str]:
        """The English names of all countries, in the order of the alphabet."""
        return sorted(country.name for country in self._countries.values())

    def organisation(self, id_: str) -> Organisation | None:
        """The organisation of an acronym as `Organisation.id` gives it."""
        return self._organisations.get(id_)

    def city(self, name: str, country: str | None = None) -> City | None:
        """The most probable city of that name or former name, in any case and with or without accents."""
        for city in self._cities.get(key(name), ()):
            if isinstance(city, City) and country in (None, city.country):
                return city
        return None

    def canonical_city(self, name: str) -> str:
        """The present English name of a city ("Kiev" is "Kyiv"); `name` itself where it is unknown."""
        city = self.city(name)
        return city.name if city else name

    def timezone(self, city: str | None = None, country: str | None = None) -> str | None:
        """IANA zone of a city, or of a country with one zone; None where neither is known."""
        found = self.city(city, country) if city else None
        if found:
            return found.timezone
        of = self._countries.get(country) if country else None
        return of.timezone if of else None

    def country_named(self, text: str) -> str | None:
        """ISO code of the country with that name or demonym, in any case ("Tanzanian"); the most probable of several."""
        return self._countries_named.get(key(text))


@cache
def load() -> Gazetteer:
    """The gazetteer from the data files; read once."""
    kinds = (tables.countries, tables.cities, tables.organisations, tables.venues, tables.regions)
    return Gazetteer((form for table in kinds for form in table()), tables.masks())
