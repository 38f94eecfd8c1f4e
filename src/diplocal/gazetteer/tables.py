"""Reads the data files. Each is tab-separated with a header line; lines that begin with # are comments.

The column `written` lists the forms in which a name is written, separated by |. A form that begins with ? is one that may
well be something else. An empty column means: as the column `name`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from diplocal.gazetteer.entries import City, Country, Entry, NameKind, Organisation, Region, Venue

Form = tuple[NameKind, str, bool, Entry]
"""One way to write a name: what it names, the words, whether they may be something else, the entry."""


def rows(table: str) -> Iterator[list[str]]:
    """The rows of `data/TABLE.tsv` below the header."""
    text = resources.files("diplocal.gazetteer").joinpath("data", f"{table}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and line[0] != "#")
    next(lines)
    for line in lines:
        yield line.split("\t")


def _forms(kind: NameKind, name: str, written: str, entry: Entry) -> Iterator[Form]:
    for form in written.split("|") if written else (name,):
        yield (kind, form[1:], True, entry) if form[0] == "?" else (kind, form, False, entry)


def countries() -> Iterator[Form]:
    """Every form of every country's name and of its demonyms."""
    for code, name, capital, timezone, population, written, demonyms in rows("countries"):
        people = tuple(form.lstrip("?") for form in demonyms.split("|") if form)
        country = Country(code, name, people, capital or None, timezone or None, int(population))
        yield from _forms(NameKind.COUNTRY, name, written, country)
        if demonyms:
            yield from _forms(NameKind.DEMONYM, name, demonyms, country)


def cities() -> Iterator[Form]:
    """Every form of every city's name."""
    for name, country, region, timezone, latitude, longitude, population, capital, written in rows("cities"):
        city = City(
            name, country, region or None, timezone, float(latitude), float(longitude), int(population), capital == "capital"
        )
        yield from _forms(NameKind.CITY, name, written, city)


def organisations() -> Iterator[Form]:
    """Every form of every organisation's name, its acronym among them."""
    for id_, name, parent, city, country, written in rows("organisations"):
        organisation = Organisation(id_, name, parent or None, city or None, country or None)
        yield from _forms(NameKind.ORGANISATION, name, written, organisation)


def venues() -> Iterator[Form]:
    """Every form of every venue's name."""
    for name, city, country, written in rows("venues"):
        yield from _forms(NameKind.VENUE, name, written, Venue(name, city, country))


def regions() -> Iterator[Form]:
    """Every form of every region's name."""
    for name, country, code, written in rows("regions"):
        yield from _forms(NameKind.REGION, name, written, Region(name, country, code or None))


def masks() -> Iterator[str]:
    """Phrases that hold a name and are no such name ("Gulf of Guinea", "Latin American")."""
    for (phrase,) in rows("masks"):
        yield phrase
