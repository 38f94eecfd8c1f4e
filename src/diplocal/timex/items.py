"""Single expressions: one rule at one place of the text, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, NamedTuple

from diplocal.timex.grammar import Grammar, Rule, bucket
from diplocal.timex.merge import possible
from diplocal.timex.symbols import Clock, Part, Point, TimexKind, Unit

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_DAYLIGHT = 7
"""The first hour that is one of the morning where it is told in words without saying so."""
_OFFSET = re.compile(r"([+-])(\d{1,2}):?([0-5]\d)?\Z")


class Item(NamedTuple):
    """A single expression over `text[start:end]`. `point` is set for a date, `clock` for a clock time, `days` for a duration."""

    start: int
    end: int
    rule: Rule
    point: Point | None = None
    clock: Clock | None = None
    days: int | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number that only a neighbour can make a day."""
        return self.point is not None and self.rule.name == "date.number"

    @property
    def is_weekday(self) -> bool:
        """Whether it is a weekday and tells no other day."""
        return self.point is not None and self.point.weekday is not None and self.point.day is None

    def ascends_to(self, other: Item) -> bool:
        """Whether the number of its day is below that of another."""
        return self.point is not None and other.point is not None and (self.point.day or 0) < (other.point.day or 0)

    def only_counts(self, other: Item, ranged: bool) -> bool:
        """Whether a number stands in no list with the date after it: it is higher, or counts it ("Day 1 – Tuesday 14 May")."""
        return not self.ascends_to(other) if other.bare else other.is_weekday and ranged

    def goes_on(self, first: Point) -> bool:
        """Whether it can stand in the list that `first` begins: days with days, weeks with weeks."""
        point = self.point
        if point is None:
            return False
        lone = point.shift is None and self.is_weekday and first.weekday is not None
        of_week = point.unit is Unit.WEEK and point.weekday is not None and first.weekday is not None and first.day is None
        return point.unit is first.unit or lone or of_week


def items_at(grammar: Grammar, text: str, at: int, end: int, month_first: bool) -> list[Item]:
    """Every reading of what begins at `at`, the longest first; rules that come first in the pack win ties."""
    alike = grammar.buckets.get(bucket(text, at))
    if alike is None:
        return []
    matches = [(rule, match) for rule, pattern in alike.patterns if (match := pattern.match(text, at, end)) is not None]
    if len(matches) > 1:
        matches.sort(key=lambda found: -found[1].end())
    return [item for rule, match in matches for item in _read(grammar, rule, match, month_first)]


def _read(grammar: Grammar, rule: Rule, match: re.Match[str], month_first: bool) -> Iterator[Item]:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    words = {name: _value(grammar, name, value) for name, value in groups.items()}
    start, end = match.span()
    if rule.kind is TimexKind.UNDATED:
        yield Item(start, end, rule)
    elif rule.kind is TimexKind.DURATION:
        days = int(words.get("n", "1")) * _DAYS[words.get("unit", "week" if "n" not in words else "day")]
        yield Item(start, end, rule, days=days)
    elif rule.kind is TimexKind.CLOCK:
        clock = _clock(grammar, words | {key: str(value) for key, value in rule.gives.items()})
        if clock is not None:
            yield Item(start, end, rule, clock=clock)
    else:
        for point in _points(rule, words, month_first):
            if possible(point):
                yield Item(start, end, rule, point=point)


def _value(grammar: Grammar, group: str, text: str) -> str:
    table = grammar.values.get(group)
    if table is None:
        return text
    word = " ".join(text.lower().split())
    return table.get(word) or table.get(word.rstrip("."), text)


def _points(rule: Rule, words: Mapping[str, str], month_first: bool) -> Iterator[Point]:
    if "first" in words:
        yield from _numeric(words, month_first)
        return
    gives = {key: value for key, value in rule.gives.items() if key != "back"}
    fields: dict[str, Any] = {key: int(words[key]) for key in ("year", "month", "weekday", "number", "shift") if key in words}
    if "day" in words:
        fields["day"] = int(words["day"])
    if "short" in words:
        fields["year"] = _century(words["short"])
    if "n" in words:
        fields["shift"] = int(words["n"]) * (-1 if "back" in rule.gives else int(words.get("later", "1")))
    fields |= gives
    fields["part"] = Part(part) if (part := words.get("part", gives.get("part"))) else None
    fields["unit"] = Unit(gives.get("unit") or ("day" if "day" in words else words.get("unit", "day")))
    yield Point(**fields)


def _numeric(words: Mapping[str, str], month_first: bool) -> Iterator[Point]:
    """The day and month of digits alone: in the publisher's order, or the other where that is impossible."""
    first, second = int(words["first"]), int(words.get("second") or words["dotted"])
    year = int(words["year"]) if "year" in words else _century(words["short"]) if "short" in words else None
    orders = [Point(year=year, day=first, month=second), Point(year=year, day=second, month=first)]
    dotted = "dotted" in words or words.get("mark", "").startswith(".")
    if month_first:
        orders.reverse()
    elif dotted:
        del orders[1]
    yield from [point for point in orders if possible(point)][:1]


def _century(short: str) -> int:
    """The year of two digits, as POSIX strptime %y reads them: 69 to 99 are in the twentieth century."""
    return int(short) + (1900 if int(short) >= 69 else 2000)


def _clock(grammar: Grammar, words: Mapping[str, str]) -> Clock | None:
    zone = _zone(grammar, words["zone"]) if "zone" in words else None
    told = words.get("meridiem") or words.get("daytime")
    meridiem = told or ("pm" if "daylight" in words and int(words["hour"]) < _DAYLIGHT else None)
    start = _time(words["hour"], words.get("minute"), meridiem)
    if "hour2" not in words:
        return Clock(start, None, zone) if start else None
    end = _time(words["hour2"], words.get("minute2"), meridiem)
    if start and end and start > end:
        start = _time(words["hour"], words.get("minute"), "am" if meridiem == "pm" else "pm")
    return Clock(start, end, zone) if start and end else None


def _time(hour: str, minute: str | None, meridiem: str | None) -> time | None:
    """None for a time that no clock shows; 24:00 is the midnight that begins the next day and is read as 00:00."""
    hours, minutes = int(hour), int(minute or 0)
    if meridiem is not None and hours <= 12:
        hours = hours % 12 + (12 if meridiem == "pm" else 0)
    if hours == 24 and minutes == 0:
        hours = 0
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _zone(grammar: Grammar, text: str) -> str:
    """The zone in one spelling: an abbreviation, "local", an IANA name or UTC and an offset."""
    text = text.strip("() ")
    offset = _OFFSET.search(text)
    if offset is not None:
        sign, hours, minutes = offset.groups(default="00")
        return f"UTC{sign}{int(hours):02d}:{minutes}"
    word = " ".join(text.lower().split()).removesuffix(" time").removesuffix(" standard")
    return grammar.zones.get(word, text)
