"""What a person states of an event, typed as `field=value`: the keys of its JSON form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diplocal import gazetteer
from diplocal.errors import UsageError
from diplocal.model import Claim, Event, Kind, Participant, Place, Precision, Status, When
from diplocal.periods import within_bounds
from diplocal.records import parse_moment

FIELDS = ("kind", "status", "start", "end", "city", "country", "venue", "people", "bodies", "name", "title", "timezone")
_PERSON = re.compile(r"(?P<name>[^,()]+)(?:,\s*(?P<office>[^()]+?))?\s*(?:\((?P<country>[A-Za-z]{2,})\))?")


def parse(assignments: Sequence[str], event: Event | None = None) -> tuple[Claim, tuple[str, ...]]:
    """What the assignments state, and which parts of it they mean, as `Desk.edit` takes both; of `event` or of a new one.

    Raises UsageError for an unknown field, a value that makes no sense, or a field that is given twice.
    """
    given = _given(assignments)
    known = Claim(event.kind, event.status, event.when, event.place, event.people) if event else None
    claim = known or Claim(Kind.OTHER, Status.PLANNED, None)
    fields: dict[str, None] = {}
    if "start" in given or "end" in given:
        claim = replace(claim, when=_when(claim.when, given))
        fields["when"] = None
    if place := {name: text or None for name, text in given.items() if name in ("city", "country", "venue")}:
        place = _whole_place(claim.place, place)
        claim = replace(claim, place=replace(claim.place, **place))
        fields |= dict.fromkeys(place)
        elsewhere = claim.place.city, claim.place.country
        if ("city" in place or "country" in place) and (zone := gazetteer.load().timezone(*elsewhere)):
            claim = replace(claim, timezone=zone)
            fields["timezone"] = None
    for name, text in given.items():
        match name:
            case "kind":
                claim = replace(claim, kind=_one_of(Kind, name, text))
            case "status":
                claim = replace(claim, status=_one_of(Status, name, text))
            case "people":
                claim = replace(claim, people=tuple(_people(text, claim.people)))
            case "bodies":
                claim = replace(claim, bodies=tuple(_listed(text)))
            case "name":
                claim = replace(claim, name=text or None)
            case "title":
                claim = replace(claim, title=text)
            case "timezone":
                claim = replace(claim, timezone=_zone(text))
            case _:
                continue
        fields[name] = None
    return claim, tuple(fields)


def _given(assignments: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for assignment in assignments:
        name, separator, text = assignment.partition("=")
        if not separator or name not in FIELDS:
            raise UsageError(f"{assignment!r} states no field of an event; write field=value with one of {', '.join(FIELDS)}.")
        if name in given:
            raise UsageError(f"{name} is given twice; give one value.")
        given[name] = " ".join(text.split())
    if not given:
        raise UsageError(f"Nothing is stated; write field=value with one of {', '.join(FIELDS)}.")
    return given


Choice = TypeVar("Choice", Kind, Status)


def _one_of(choices: type[Choice], name: str, text: str) -> Choice:
    try:
        return choices(text.lower())
    except ValueError:
        raise UsageError(f"{name}={text} is not known; choose one of {', '.join(choices)}.") from None


def _moment(name: str, text: str) -> date | datetime:
    try:
        moment = parse_moment(text)
    except ValueError:
        moment = None
    if moment is None or (isinstance(moment, datetime) and moment.tzinfo):
        raise UsageError(f"{name}={text} is no date; write it as YYYY-MM-DD, or YYYY-MM-DDTHH:MM in local time.")
    within_bounds(moment)
    return moment


def _when(before: When | None, given: Mapping[str, str]) -> When:
    """The date that is stated; an end that is not stays where it can, and a single day or clock time gets none."""
    if "start" not in given and before is None:
        raise UsageError("An event needs a start; give start=YYYY-MM-DD.")
    start = _moment("start", given["start"]) if "start" in given else before.start if before else date.min
    timed = isinstance(start, datetime)
    precision = Precision.MINUTE if timed else Precision.DAY
    if given.get("end"):
        end: date | datetime | None = _moment("end", given["end"])
    elif "end" not in given and before and not before.vague and before.first_day < before.last_day:
        end = before.end
    else:
        end = None if timed else start
    if end is not None and isinstance(end, datetime) is not timed:
        raise UsageError(f"start={start} and end={end} must both be days or both be clock times; give both.")
    # comparing as text works alike for days and clock times
    if end is not None and str(end) < str(start):
        raise UsageError(f"The event would end on {end}, before it begins on {start}; give start and end.")
    return When(start, end, precision)


def _whole_place(before: Place, given: dict[str, str | None]) -> dict[str, str | None]:
    """What is stated of a place with what follows: the country of a city, and that a venue of elsewhere no longer holds."""
    known = gazetteer.load()
    if code := given.get("country"):
        given["country"] = code.upper() if known.country(code.upper()) else known.country_named(code)
        if given["country"] is None:
            raise UsageError(f"country={code} is no country; give its ISO 3166-1 code, such as CH.")
    city = given.get("city")
    if city and "country" not in given:
        found = known.city(city, before.country) or known.city(city)
        given["country"] = found.country if found else before.country
    if "country" in given and "city" not in given and given["country"] != before.country:
        given["city"] = None
    if before.venue and given.get("city", before.city) != before.city:
        given.setdefault("venue", None)
    return given


def _listed(text: str) -> Iterable[str]:
    return (part for part in (piece.strip() for piece in text.split(";")) if part)


def _people(text: str, known: Iterable[Participant]) -> Iterable[Participant]:
    """People as "Name, Office (CC); Name (CC)"; who is there already keeps what is not said anew."""
    there = {person.name: person for person in known if person.name}
    for part in _listed(text):
        said = _PERSON.fullmatch(part)
        if said is None:
            raise UsageError(f"{part!r} is no person; write people='Name, Office (CC); Name (CC)'.")
        before = there.get(said["name"].strip(), Participant(None))
        country = said["country"].upper() if said["country"] else before.country
        yield Participant(said["name"].strip(), said["office"] or before.office, country, before.role)


def _zone(text: str) -> str | None:
    try:
        return ZoneInfo(text).key if text else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"timezone={text} is no time zone; give an IANA name such as Europe/Vienna.") from None
