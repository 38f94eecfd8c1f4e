"""Checks a feed against the musts of RFC 5545. It reads bytes itself, since parsers forgive what this must see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

LONGEST_LINE = 75
"""Octets of a physical line without its CRLF (RFC 5545, 3.1)."""

_CONTENT_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
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
_DEFAULT_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED"), "DATE-TIME"),
    **dict.fromkeys(("DURATION", "X-PUBLISHED-TTL", "REFRESH-INTERVAL"), "DURATION"),
    **dict.fromkeys(("URL", "SOURCE", "LINK"), "URI"),
    **dict.fromkeys(("SEQUENCE", "PRIORITY"), "INTEGER"),
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


@dataclass(frozen=True, slots=True)
class Problem:
    """What breaks the standard at physical line `line` (from 1), and the section that says so."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Property:
    line: int
    name: str
    params: Mapping[str, str]
    value: str

    @property
    def type(self) -> str:
        return self.params.get("VALUE", _DEFAULT_TYPES.get(self.name, "")).upper()

    @property
    def zone(self) -> str:
        """ "Z" for UTC, else the TZID; "" for dates and floating times."""
        return "Z" if self.value.endswith("Z") else self.params.get("TZID", "")

    @property
    def values(self) -> list[str]:
        return self.value.split(",") if self.name in ("RDATE", "EXDATE") else [self.value]


@dataclass(slots=True)
class _Component:
    line: int
    name: str
    properties: list[_Property] = field(default_factory=list)

    def first(self, name: str) -> _Property | None:
        return next((p for p in self.properties if p.name == name), None)


def lint(data: bytes) -> list[Problem]:
    """The problems of a feed in order of lines; an empty list for a valid one.

    An empty calendar passes, though RFC 5545 (3.6) wants a component: readers take it, and an empty feed has nothing to say.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [Problem(line, "bytes that are no UTF-8 (RFC 5545, 3.1.4)")]
    problems = list(_physical(data))
    properties: list[_Property] = []
    for line, content in _unfolded(text):
        found = _CONTENT_LINE.fullmatch(content)
        if found is None:
            problems.append(Problem(line, f"no content line: {content[:40]!r} (RFC 5545, 3.1)"))
            continue
        params = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found["params"])}
        properties.append(_Property(line, found["name"].upper(), params, found["value"]))
    components, nesting = _components(properties)
    problems += nesting
    sent = any(item.name == "METHOD" for item in properties)
    for component in components:
        problems += _counts(component, sent)
        problems += _choices(component)
        problems += _period(component)
        for item in component.properties:
            problems += _value(item)
    problems += _identities(components)
    return sorted(problems, key=lambda p: p.line)


def _physical(data: bytes) -> Iterator[Problem]:
    for number, raw in enumerate(data.split(b"\n"), 1):
        if raw == b"" and number == data.count(b"\n") + 1:
            return
        if not raw.endswith(b"\r"):
            yield Problem(number, "the line does not end in CRLF (RFC 5545, 3.1)")
        raw = raw.removesuffix(b"\r")
        if len(raw) > LONGEST_LINE:
            yield Problem(number, f"{len(raw)} octets where {LONGEST_LINE} are allowed (RFC 5545, 3.1)")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the number of their first physical line."""
    start, parts = 0, [""]
    for number, raw in enumerate(text.split("\n"), 1):
        raw = raw.removesuffix("\r")
        if raw[:1] in (" ", "\t") and start:
            parts.append(raw[1:])
            continue
        if start:
            yield start, "".join(parts)
        start, parts = number, [raw]
    if parts != [""]:
        yield start, "".join(parts)


def _components(properties: list[_Property]) -> tuple[list[_Component], list[Problem]]:
    """All components, the outer before the inner, and what is wrong with their nesting."""
    found: list[_Component] = []
    stack: list[_Component] = []
    problems: list[Problem] = []
    for item in properties:
        if item.name == "BEGIN":
            stack.append(_Component(item.line, item.value.upper()))
            found.append(stack[-1])
        elif item.name == "END":
            if all(c.name != item.value.upper() for c in stack):
                problems.append(Problem(item.line, f"END:{item.value} closes nothing that is open (RFC 5545, 3.6)"))
                continue
            while (closed := stack.pop()).name != item.value.upper():
                problems.append(_unclosed(closed))
        elif stack:
            stack[-1].properties.append(item)
        else:
            problems.append(Problem(item.line, f"{item.name} stands outside of any component (RFC 5545, 3.4)"))
    problems += [_unclosed(component) for component in stack]
    if not found or found[0].name != "VCALENDAR":
        problems.append(Problem(1, "the feed does not begin with BEGIN:VCALENDAR (RFC 5545, 3.4)"))
    return found, problems


def _unclosed(component: _Component) -> Problem:
    return Problem(component.line, f"{component.name} is never closed (RFC 5545, 3.6)")


def _counts(component: _Component, sent: bool) -> Iterator[Problem]:
    """What must be there once, or may at most. A calendar with a METHOD, one that is sent, need not have DTSTART."""
    count = Counter(item.name for item in component.properties)
    for name in sorted(_ONCE.get(component.name, ())):
        if count[name] != 1 and not (sent and name == "DTSTART" and count[name] == 0):
            yield Problem(component.line, f"{component.name} has {count[name]} {name}, it must have one (RFC 5545, 3.6)")
    for name in sorted(_AT_MOST_ONCE.get(component.name, ())):
        if count[name] > 1:
            yield Problem(component.line, f"{component.name} has {count[name]} {name}, it may have one (RFC 5545, 3.6)")


def _choices(component: _Component) -> Iterator[Problem]:
    for name, allowed in _CHOICES.items() if component.name == "VEVENT" else ():
        item = component.first(name)
        if item and item.value.upper() not in allowed:
            yield Problem(item.line, f"{name} may not be {item.value[:40]!r} (RFC 5545, 3.8)")


def _period(component: _Component) -> Iterator[Problem]:
    start, end = component.first("DTSTART"), component.first("DTEND")
    if component.name != "VEVENT" or start is None or end is None:
        return
    if component.first("DURATION"):
        yield Problem(end.line, "DTEND and DURATION together (RFC 5545, 3.6.1)")
    if start.type != end.type:
        yield Problem(end.line, "DTEND has another value type than DTSTART (RFC 5545, 3.8.2.2)")
    elif start.zone == end.zone and end.value <= start.value:
        yield Problem(end.line, "DTEND is not later than DTSTART (RFC 5545, 3.8.2.2)")


def _value(item: _Property) -> Iterator[Problem]:
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


def _identities(components: list[_Component]) -> Iterator[Problem]:
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
