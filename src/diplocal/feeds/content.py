"""Reads a calendar's bytes into components and content lines (RFC 5545, 3.1 and 3.6), and keeps where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LONGEST_LINE = 75
"""Octets of a physical line without its CRLF (RFC 5545, 3.1)."""

_CONTENT_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_DEFAULT_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED"), "DATE-TIME"),
    **dict.fromkeys(("DURATION", "X-PUBLISHED-TTL", "REFRESH-INTERVAL"), "DURATION"),
    **dict.fromkeys(("URL", "SOURCE", "LINK"), "URI"),
    **dict.fromkeys(("SEQUENCE", "PRIORITY"), "INTEGER"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What breaks the standard at physical line `line` (from 1), and the section that says so."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Property:
    """A content line; names in capitals, `line` the first of its physical lines."""

    line: int
    name: str
    params: Mapping[str, str]
    value: str

    @property
    def type(self) -> str:
        """The value type, given or the property's own; "" where neither is known."""
        return self.params.get("VALUE", _DEFAULT_TYPES.get(self.name, "")).upper()

    @property
    def zone(self) -> str:
        """UTC as "Z", else the TZID; "" for dates and floating times."""
        return "Z" if self.value.endswith("Z") else self.params.get("TZID", "")

    @property
    def values(self) -> list[str]:
        """Its value, or each of them where it holds a list."""
        return self.value.split(",") if self.name in ("RDATE", "EXDATE") else [self.value]


@dataclass(slots=True)
class Component:
    """A component with its own properties, without those of the components in it."""

    line: int
    name: str
    properties: list[Property] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Its first property of that name."""
        return next((p for p in self.properties if p.name == name), None)


def read(data: bytes) -> tuple[list[Component], list[Problem]]:
    """All components, the outer before the inner, and what is wrong with lines and nesting. Bytes that are no UTF-8 give none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = "a fold splits a character (RFC 5545, 3.1)" if _is_text(data) else "bytes that are no UTF-8 (RFC 5545, 3.1.4)"
        return [], [Problem(data.count(b"\n", 0, error.start) + 1, what)]
    problems = list(_physical(data))
    properties: list[Property] = []
    for line, content in _unfolded(text):
        found = _CONTENT_LINE.fullmatch(content)
        if found is None:
            problems.append(Problem(line, f"no content line: {content[:40]!r} (RFC 5545, 3.1)"))
            continue
        params = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found["params"])}
        properties.append(Property(line, found["name"].upper(), params, found["value"]))
    components, nesting = _components(properties)
    return components, problems + nesting


def _is_text(data: bytes) -> bool:
    """Whether the unfolded bytes are UTF-8."""
    try:
        re.sub(rb"\r?\n[ \t]", b"", data).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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


def _components(properties: list[Property]) -> tuple[list[Component], list[Problem]]:
    """All components, the outer before the inner, and what is wrong with their nesting."""
    found: list[Component] = []
    stack: list[Component] = []
    problems: list[Problem] = []
    for item in properties:
        if item.name == "BEGIN":
            stack.append(Component(item.line, item.value.upper()))
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


def _unclosed(component: Component) -> Problem:
    return Problem(component.line, f"{component.name} is never closed (RFC 5545, 3.6)")
