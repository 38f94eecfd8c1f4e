"""What a name can stand for. Country codes are ISO 3166-1 alpha-2 (XK for Kosovo), zones are IANA names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class NameKind(StrEnum):
    """What sort of thing a matched name names. A demonym is an adjective or noun of a country ("Tanzanian")."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CITY = "city"
    ORGANISATION = "organisation"
    VENUE = "venue"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `timezone` is None where it has several; `capital` is None where it has none."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capital: str | None
    timezone: str | None
    population: int


@dataclass(frozen=True, slots=True)
class City:
    """A city under its present English name. `region` is the state or province for the United States and Canada, else None.

    Coordinates are WGS 84 degrees, north and east positive.
    """

    name: str
    country: str
    region: str | None
    timezone: str
    latitude: float
    longitude: float
    population: int
    capital: bool
    """Whether it is its country's capital (or a seat of government)."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international body. `id` is the acronym that stands for it; `parent` is the id of the body for which it acts."""

    id: str
    name: str
    parent: str | None
    city: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Venue:
    """A building or hall whose name alone tells its city."""

    name: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country: a state, province or nation within it. `code` is its postal code where it has a usual one."""

    name: str
    country: str
    code: str | None


Entry = Country | City | Organisation | Venue | Region


class Match(NamedTuple):
    """The name `text[start:end]` and what it may stand for, most probable first (a name can be a country's and a city's).

    `kind` is that of the first entry. `ambiguous` says that the words may well be no such name at all ("Reading", "Nice",
    "Florence"): take it for a place only where the words around it do, as "in Nice".
    """

    start: int
    end: int
    kind: NameKind
    entries: tuple[Entry, ...]
    ambiguous: bool

    @property
    def country(self) -> str | None:
        """ISO code of the country that the first entry is or lies in; None for a body without a seat."""
        first = self.entries[0]
        return first.code if isinstance(first, Country) else first.country

    @property
    def city(self) -> City | None:
        """The most probable city of that name ("Luxembourg" is one beside a country)."""
        return next((entry for entry in self.entries if isinstance(entry, City)), None)
