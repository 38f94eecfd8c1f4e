"""Which feeds an export holds: everything, what is still to be confirmed, and one a country, person and kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from unicodedata import combining, normalize

from diplocal import gazetteer
from diplocal.feeds.text import line
from diplocal.feeds.wording import country_name
from diplocal.model import Event, Kind, Query
from diplocal.names import identity
from diplocal.store.matching import matches

_LONGEST_SLUG = 180
"""Octets: file systems allow 255 for a name, and a file being written has a longer one."""
KIND_NAMES = {
    Kind.VISIT: "Visits",
    Kind.MEETING: "Meetings and talks",
    Kind.CALL: "Calls",
    Kind.CONFERENCE: "Conferences and summits",
    Kind.CEREMONY: "Ceremonies",
    Kind.PARLIAMENT: "Parliament",
    Kind.PRESS: "Press",
    Kind.DEADLINE: "Deadlines",
    Kind.OTHER: "Other events",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `path` relative to the export's folder, with "/" between its parts."""

    path: str
    name: str
    events: tuple[Event, ...]
    listed: bool = True
    """Whether lists of feeds name it; a person whose name is spelled in several ways has one for each, and is listed once."""


@cache
def slug(text: str) -> str:
    """A file name's stem: lower case, without accents, words joined by "-" ("sergey-lavrov"); "" where no letter is left."""
    plain = "".join(c for c in normalize("NFKD", line(text).casefold()) if not combining(c))
    words = normalize("NFC", re.sub(r"[\W_]+", "-", plain))
    return words.encode()[:_LONGEST_SLUG].decode(errors="ignore").strip("-")


def catalogue(events: Iterable[Event], saved: Mapping[str, Query] = MappingProxyType({})) -> list[Feed]:
    """The feeds of `events` in order of path, after those that are there even when empty: `all.ics`, `tbc.ics`, `saved` by name.

    Names that differ in case or accents only share a feed, under the spelling of the first event. What a person does is in the
    feeds of all spellings of the name, all under the one that is used most.
    """
    found = tuple(events)
    spelled = _spellings(found)
    further = {_of_person(name) for names in spelled.values() for name in names if slug(name) != slug(names[0])}
    names: dict[str, str] = {}
    members: dict[str, list[Event]] = {}
    for event in found:
        for path, name in dict(_shelves(event, spelled)).items():
            names.setdefault(path, name)
            members.setdefault(path, []).append(event)
    return [
        Feed("all.ics", "Diplomatic calendar", found),
        Feed("tbc.ics", "Diplomatic calendar: dates to be confirmed", tuple(e for e in found if e.when.vague)),
        *(Feed(f"saved/{name}.ics", name, tuple(e for e in found if matches(e, saved[name]))) for name in sorted(saved)),
        *(Feed(path, names[path], tuple(members[path]), path not in further) for path in sorted(names)),
    ]


def _spellings(events: Iterable[Event]) -> dict[str, list[str]]:
    """For each name of which there are several spellings all of them, the most used first. People of two countries are two."""
    used: defaultdict[frozenset[str], Counter[str]] = defaultdict(Counter)
    countries: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for person in (p for event in events for p in event.people if p.name):
        whole = identity(person.name or "")
        used[whole][line(person.name)] += 1
        countries[whole].update([person.country] if person.country else [])
    several = [names for whole, names in used.items() if whole and len(names) > 1 and len(countries[whole]) < 2]
    ranked = [[name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))] for names in several]
    return {name: names for names in ranked for name in names}


def _of_person(name: str) -> str:
    return f"people/{slug(name)}.ics"


def _shelves(event: Event, spelled: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for code in (event.place.country, *(person.country for person in event.people), *event.bodies):
        if code and gazetteer.load().country(code):
            yield f"countries/{code.lower()}.ics", country_name(code)
    for person in event.people:
        if person.name and slug(person.name):
            names = spelled.get(line(person.name), [line(person.name)])
            yield from ((_of_person(name), names[0]) for name in names)
    yield f"kinds/{event.kind.value}.ics", KIND_NAMES[event.kind]
