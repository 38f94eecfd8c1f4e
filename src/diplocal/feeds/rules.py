"""Checks a feed against the musts of RFC 5545. It does not use a parser, since parsers forgive what this must see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from diplocal.feeds.content import Component, Problem, Property, read

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_DATE = re.compile(r"\d{8}")
_DATE_TIME = re.compile(r"\d{8}T\d{6}Z?")
_DURATION = re.compile(r"[+-]?P(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)(?<!P)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_INTEGER = re.compile(r"[+-]?\d+")
_GEO = re.compile(r"([+-]?\d+(?:\.\d+)?);([+-]?\d+(?:\.\d+)?)")
_BAD_ESCAPE = re.compile(r"(?:[^\\]|^)(?:\\\\)*\\[^\\;,Nn]")

_VALUE_FORMS: Mapping[str, re.Pattern[str]] = {
    "DATE": _DATE,
    "DATE-TIME": _DATE_TIME,
    "DURATION": _DURATION,
    "URI": _URI,
    "INTEGER": _INTEGER,
}
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"})
_CHOICES: Mapping[str, frozenset[str]] = {
    "STATUS": frozenset({"TENTATIVE", "CONFIRMED", "CANCELLED"}),
    "TRANSP": frozenset({"OPAQUE", "TRANSPARENT"}),
}
_ONCE: Mapping[str, frozenset[str]] = {
    "VCALENDAR": frozenset({"PRODID", "VERSION"}),
    "VEVENT": frozenset({"UID", "DTSTAMP", "DTSTART"}),
    "PARTICIPANT": frozenset({"UID", "PARTICIPANT-TYPE"}),
    "VLOCATION": frozenset({"UID"}),
}
_AT_MOST_ONCE: Mapping[str, frozenset[str]] = {
    "VCALENDAR": frozenset({"CALSCALE", "METHOD", "LAST-MODIFIED", "REFRESH-INTERVAL", "SOURCE", "COLOR"}),
    "VEVENT": frozenset(
        {"CLASS", "CREATED", "DESCRIPTION", "DTEND", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER"}
        | {"PRIORITY", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "COLOR"}
    ),
}


def lint(data: bytes) -> list[Problem]:
    """The problems of a feed in order of lines; an empty list for a valid one.

    An empty calendar passes, though RFC 5545 (3.6) wants a component: readers take it, and an empty feed has nothing to say.
    """
    components, problems = read(data)
    sent = any(component.first("METHOD") for component in components if component.name == "VCALENDAR")
    for component in components:
        problems += _counts(component, sent)
        problems += _choices(component)
        problems += _period(component)
        for item in component.properties:
            problems += _value(item)
    problems += _identities(components)
    problems += _zones(components)
    problems += _stamps(components)
    return sorted(problems, key=lambda p: p.line)


def _counts(component: Component, sent: bool) -> Iterator[Problem]:
    """What must be there once, or may at most. A calendar with a METHOD, one that is sent, need not have DTSTART."""
    count = Counter(item.name for item in component.properties)
    for name in sorted(_ONCE.get(component.name, ())):
        if count[name] != 1 and not (sent and name == "DTSTART" and count[name] == 0):
            yield Problem(component.line, f"{component.name} has {count[name]} {name}, it must have one (RFC 5545, 3.6)")
    for name in sorted(_AT_MOST_ONCE.get(component.name, ())):
        if count[name] > 1:
            yield Problem(component.line, f"{component.name} has {count[name]} {name}, it may have one (RFC 5545, 3.6)")


def _choices(component: Component) -> Iterator[Problem]:
    for name, allowed in _CHOICES.items() if component.name == "VEVENT" else ():
        item = component.first(name)
        if item and item.value.upper() not in allowed:
            yield Problem(item.line, f"{name} may not be {item.value[:40]!r} (RFC 5545, 3.8)")


def _period(component: Component) -> Iterator[Problem]:
    start, end = component.first("DTSTART"), component.first("DTEND")
    if component.name != "VEVENT" or start is None or end is None:
        return
    if component.first("DURATION"):
        yield Problem(end.line, "DTEND and DURATION together (RFC 5545, 3.6.1)")
    if start.type != end.type:
        yield Problem(end.line, "DTEND has another value type than DTSTART (RFC 5545, 3.8.2.2)")
    elif start.zone == end.zone and end.value <= start.value:
        yield Problem(end.line, "DTEND is not later than DTSTART (RFC 5545, 3.8.2.2)")


def _value(item: Property) -> Iterator[Problem]:
    if _CONTROL.search(item.value):
        yield Problem(item.line, f"{item.name} holds a control character (RFC 5545, 3.1)")
    form = _VALUE_FORMS.get(item.type)
    if form and not all(form.fullmatch(value) and _exists(value, item.type) for value in item.values):
        yield Problem(item.line, f"{item.name} is no {item.type}: {item.value[:40]!r} (RFC 5545, 3.3)")
    if item.name in ("DTSTAMP", "CREATED", "LAST-MODIFIED") and not item.value.endswith("Z"):
        yield Problem(item.line, f"{item.name} is not in UTC (RFC 5545, 3.8.7)")
    if item.name == "UID" and not item.value:
        yield Problem(item.line, "UID is empty (RFC 5545, 3.8.4.7)")
    if item.name == "SEQUENCE" and item.value.startswith("-"):
        yield Problem(item.line, "SEQUENCE is negative (RFC 5545, 3.8.7.4)")
    if item.name == "GEO" and not _on_earth(item.value):
        yield Problem(item.line, f"GEO is no latitude and longitude: {item.value[:40]!r} (RFC 5545, 3.8.1.6)")
    if item.name in _TEXTS and _BAD_ESCAPE.search(item.value + " "):
        yield Problem(item.line, f"{item.name} has a backslash that escapes nothing (RFC 5545, 3.3.11)")


def _exists(value: str, type_: str) -> bool:
    """Whether a value in the form of a date or time is one ("20150230" is not)."""
    if type_ not in ("DATE", "DATE-TIME"):
        return True
    try:
        datetime.strptime(value.rstrip("Z"), "%Y%m%d" if type_ == "DATE" else "%Y%m%dT%H%M%S")
    except ValueError:
        return False
    return True


def _on_earth(value: str) -> bool:
    found = _GEO.fullmatch(value)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180


def _zones(components: list[Component]) -> Iterator[Problem]:
    """Each zone must be there that a time names; many readers take one that is missing for their own."""
    defined = {item.value for part in components if part.name == "VTIMEZONE" and (item := part.first("TZID"))}
    for component in components:
        for item in component.properties:
            if (zone := item.params.get("TZID")) and zone not in defined:
                defined.add(zone)
                yield Problem(item.line, f"TZID {zone[:40]!r} has no VTIMEZONE (RFC 5545, 3.2.19)")


def _stamps(components: list[Component]) -> Iterator[Problem]:
    """Without METHOD, DTSTAMP is when an event was revised. One for all, after all revisions, is the clock of the export."""
    events = [part for part in components if part.name == "VEVENT"]
    stamps = [item for event in events if (item := event.first("DTSTAMP"))]
    revised = [item.value for event in events if (item := event.first("LAST-MODIFIED"))]
    if len(set(revised)) > 1 and len({item.value for item in stamps}) == 1 and stamps[0].value > max(revised):
        yield Problem(stamps[0].line, "every DTSTAMP is the same and later than any LAST-MODIFIED (RFC 5545, 3.8.7.2)")


def _identities(components: list[Component]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for component in components:
        uid = component.first("UID")
        if component.name != "VEVENT" or uid is None:
            continue
        instance = component.first("RECURRENCE-ID")
        key = uid.value, instance.value if instance else ""
        if key in seen:
            yield Problem(uid.line, f"UID {uid.value} is also that of the event at line {seen[key]} (RFC 5545, 3.8.4.7)")
        seen.setdefault(key, component.line)
