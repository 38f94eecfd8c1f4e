"""Lists, ranges, brackets and clock times: expressions put together from single ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocal.timex.grammar import Grammar
from diplocal.timex.items import Item, items_at
from diplocal.timex.merge import begins_anew, complete, joined, merge, one_run
from diplocal.timex.symbols import Clock, Point, Relation, Span, Timex, TimexKind, Unit

_LONGEST_LIST = 8
_MOST_KNOWN = 1000
_SERIAL = re.compile(r"\d+(?:-\d+){7,}+-?|\d+(?:/\d+){7,}+/?|\d+(?:\.\d+){7,}+\.?")
"""More numbers joined by one sign than any date has."""
_CLOSED = re.compile(r"\s?\)")
_ENDED = re.compile(r"\s*(?:[.,;:)\n]|\Z)")


class Entry(NamedTuple):
    """One date of a list, with all that stands beside it."""

    item: Item
    end: int
    point: Point
    rule: str
    alone: bool
    """Whether it counts without a neighbour."""


class Hours(NamedTuple):
    """Clock times that stand together."""

    end: int
    clock: Clock
    pair: bool


class Composer:
    """Reads the expressions of one text."""

    def __init__(self, grammar: Grammar, text: str, end: int, month_first: bool) -> None:
        self.grammar = grammar
        self.text = text
        self.end = end
        self.month_first = month_first
        self._known: dict[int, list[Item]] = {}

    def expressions(self, begin: int) -> Iterator[Timex]:
        """The expressions from `begin` on, in order, not overlapping."""
        first = self._at(0) if begin == 0 else None
        if first is not None:
            yield first
        at = first.end if first is not None else max(0, begin - 1)
        while (match := self.grammar.opening.search(self.text, at, self.end)) is not None:
            at = match.end()
            if (serial := _SERIAL.match(self.text, at, self.end)) is not None:
                at = serial.end()
            elif (found := self._at(at)) is not None:
                yield found
                at = found.end

    def _at(self, start: int) -> Timex | None:
        found = next((timex for item in self._items(start) if (timex := self._from(item)) is not None), None)
        return None if found is None or self.grammar.every.search(self.text, start) else found

    def _from(self, item: Item) -> Timex | None:
        if item.rule.opens:
            return self._opened(item)
        if item.clock is not None:
            return self._clock_first(item)
        if item.point is not None:
            return self._dates(item)
        if not self._fits(item, item.start, item.end):
            return None
        return Timex(item.start, item.end, item.rule.name, item.rule.kind, days=item.days)

    def _items(self, at: int) -> list[Item]:
        """The readings of what begins at a place: one place is asked for by every expression that could reach it."""
        found = self._known.get(at)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[at] = items_at(self.grammar, self.text, at, self.end, self.month_first)
        return found

    def _followed(self, item: Item, end: int) -> bool:
        return item.rule.after is None or item.rule.after.match(self.text, end, self.end) is not None

    def _fits(self, item: Item, start: int, end: int) -> bool:
        """Whether a single expression stands where its rule lets it count."""
        rule = item.rule
        return self._followed(item, end) and (rule.alone or bool(rule.before and rule.before.search(self.text, start)))

    def _relation(self, start: int) -> Relation:
        """What the words before an expression make of it."""
        signal = self.grammar.signal.search(self.text, start)
        return Relation(signal.lastgroup) if signal and signal.lastgroup else Relation.ON

    def _opened(self, item: Item) -> Timex | None:
        """The week or weekend of the date that must follow."""
        gap = self.grammar.beside.match(self.text, item.end, self.end)
        for inner in self._items(gap.end()) if gap and gap.end() > item.end else ():
            found = self._dates(inner) if inner.point is not None and inner.point.unit is Unit.DAY else None
            if found is not None and len(found.spans) == 1 and item.point is not None:
                unit = item.point.unit
                spans = tuple(Span(s.first._replace(unit=unit), s.last and s.last._replace(unit=unit)) for s in found.spans)
                return found._replace(start=item.start, rule=item.rule.name, spans=spans, relation=self._relation(item.start))
        return None

    # clock times

    def _hours(self, item: Item) -> Hours | None:
        """A clock time and the one it runs to, where the text gives one (perhaps glued to it)."""
        if item.clock is None:
            return None
        join = self.grammar.join.match(self.text, item.end, self.end)
        runs = join is not None and (join["range"] or (join["and"] and self.grammar.between.search(self.text, item.start)))
        after = join.end() if join is not None and runs else item.end
        if item.clock.end is None:
            for other in self._items(after):
                if other.clock is not None and other.clock.end is None:
                    zone = other.clock.zone or item.clock.zone
                    return Hours(other.end, Clock(item.clock.start, other.clock.start, zone), True)
        return Hours(item.end, item.clock, item.clock.end is not None)

    def _clock_beside(self, at: int) -> Hours | None:
        """The clock time that follows a date."""
        gap = self._beside(at)
        if gap is None or gap["bracket"]:
            return None
        for item in self._items(gap.end()):
            if (hours := self._hours(item)) is not None:
                return hours
        return None

    def _beside(self, at: int) -> re.Match[str] | None:
        """What parts a date and its clock time; a new line does only where a word leads over it."""
        gap = self.grammar.beside.match(self.text, at, self.end)
        return None if gap is None or ("\n" in gap[0] and not gap["word"]) else gap

    def _clock_first(self, item: Item) -> Timex | None:
        hours = self._hours(item)
        if hours is None:
            return None
        gap = self._beside(hours.end)
        for other in self._items(gap.end()) if gap is not None and gap.end() > hours.end else ():
            if other.point is None or other.point.unit is not Unit.DAY or other.bare:
                continue
            entry = self._entry(other)
            if entry.alone or self._fits(other, other.start, entry.end):
                return self._timex(item, entry.end, TimexKind.DATE, (Span(entry.point),), entry.rule, hours.clock)
        if hours.pair or self._fits(item, item.start, hours.end):
            return self._timex(item, hours.end, TimexKind.CLOCK, (), item.rule.name, hours.clock)
        return None

    # dates

    def _entry(self, item: Item) -> Entry:
        """A date with the other descriptions of the same day that stand beside it: "tomorrow, Friday (14 November)"."""
        assert item.point is not None
        entry = Entry(item, item.end, item.point, item.rule.name, item.rule.alone and self._followed(item, item.end))
        while not item.bare and (longer := self._longer(entry)) is not None:
            entry = longer
        return entry

    def _longer(self, entry: Entry) -> Entry | None:
        part = self.grammar.daypart.match(self.text, entry.end, self.end)
        if part is not None and entry.alone:
            return entry._replace(end=part.end())
        gap = self.grammar.beside.match(self.text, entry.end, self.end)
        if entry.point.unit is not Unit.DAY or gap is None or gap.end() == entry.end:
            return None
        for item in self._items(gap.end()):
            if item.point is None or merge(entry.point, item.point) is None:
                continue
            inner = self._entry(item) if gap["bracket"] else Entry(item, item.end, item.point, item.rule.name, item.rule.alone)
            point = merge(entry.point, inner.point)
            end = self._closing(entry, inner, bool(gap["bracket"]))
            if point is not None and end is not None:
                rule = inner.rule if inner.point.day is not None and point.day is not None else entry.rule
                return Entry(entry.item, end, point, rule, True)
        return None

    def _closing(self, entry: Entry, inner: Entry, bracket: bool) -> int | None:
        """Where the second description of a day ends; None where it is none: a number of things, the weekday of the next date."""
        if bracket:
            closed = _CLOSED.match(self.text, inner.end, self.end)
            return closed.end() if closed else None
        listed = inner.item.bare and "\n" in self.text[entry.end : inner.item.start]  # the number of the next item of a list
        if listed or (inner.item.bare and not self._followed(inner.item, inner.end)):
            return None
        if inner.point.day is None and _ENDED.match(self.text, inner.end, self.end) is None:
            return None
        return inner.end

    def _dates(self, item: Item) -> Timex | None:
        if (twice := self._named_twice(item)) is not None:
            return twice
        entries, joins = self._sequence(self._entry(item))
        for size in range(len(entries), 0, -1):
            found = self._assemble(entries[:size], joins[: size - 1])
            if found is not None:
                return found
        return None

    def _named_twice(self, item: Item) -> Timex | None:
        """Days with their weekdays before them: "Thursday to Friday, 18-19 March"."""
        join = self.grammar.join.match(self.text, item.end, self.end) if item.is_weekday else None
        second = next((i for i in self._items(join.end()) if i.is_weekday), None) if join is not None else None
        gap = self.grammar.beside.match(self.text, second.end, self.end) if second is not None else None
        for other in self._items(gap.end()) if gap is not None else ():
            found = self._dates(other) if other.point is not None and other.point.day is not None else None
            days = [p for span in found.spans for p in span if p is not None] if found is not None else []
            if found is not None and len(days) == 2 and all(p.day is not None for p in days):
                return found._replace(start=item.start)
        return None

    def _sequence(self, first: Entry) -> tuple[list[Entry], list[str]]:
        """The dates from `first` on that words or signs of a list or range connect, and these connections."""
        entries, joins = [first], list[str]()
        while len(entries) < _LONGEST_LIST:
            join = self.grammar.join.match(self.text, entries[-1].end, self.end)
            if join is None or join.lastgroup is None or not self._goes_on(joins, join):
                break
            item = next((i for i in self._items(join.end()) if i.goes_on(first.point)), None)
            if item is None or (entries[-1].item.bare and entries[-1].item.only_counts(item, bool(join["range"]))):
                break
            if join["and"] and begins_anew(join["and"], first.point, item.point, listed=bool(joins)):
                break
            entries.append(self._entry(item))
            joins.append(join.lastgroup)
        return entries, joins

    def _goes_on(self, joins: Sequence[str], join: re.Match[str]) -> bool:
        """Whether a list can continue so: no range ends in a range, and behind commas comes an "and" or "or"."""
        if join["range"]:
            return joins[-1:] != ["range"]
        return not join["comma"] or "comma" in joins or self.grammar.closing.match(self.text, join.end(), self.end) is not None

    def _assemble(self, entries: Sequence[Entry], joins: Sequence[str]) -> Timex | None:
        first, last = entries[0], entries[-1]
        if len(entries) == 1:
            return self._single(first)
        points = complete([entry.point for entry in entries])
        if points is None or not self._counts(entries, joins):
            return None
        joins = ["range"] if list(joins) == ["and"] and self.grammar.between.search(self.text, first.item.start) else joins
        spans = joined(points, joins)
        if spans is None:
            return None
        hours = self._clock_beside(last.end)
        rule = next((e.rule for e in entries if not e.item.bare), first.rule)
        found = self._timex(
            first.item, hours.end if hours else last.end, TimexKind.DATE, spans, rule, hours.clock if hours else None
        )
        return found._replace(alternative="or" in joins, consecutive=one_run(spans))

    def _counts(self, entries: Sequence[Entry], joins: Sequence[str]) -> bool:
        """Whether a list or range of dates is one at all, and not one of numbers."""
        first, last = entries[0], entries[-1]
        if any(e.alone for e in entries):
            return all(not e.item.bare or e.point.month or e.point.day for e in entries)
        if last.item.rule.ranges and joins[-1] == "range":
            return True
        before = first.item.rule.before
        fits = before is not None and before.search(self.text, first.item.start) is not None
        return fits and self._followed(last.item, last.end)

    def _single(self, entry: Entry) -> Timex | None:
        item = entry.item
        hours = self._clock_beside(entry.end) if entry.point.unit is Unit.DAY else None
        named = entry.alone or (hours is not None and entry.point.weekday is not None)
        if not named and not self._fits(item, item.start, entry.end):
            return None
        if hours is None:
            return self._timex(item, entry.end, TimexKind.DATE, (Span(entry.point),), entry.rule, None)
        return self._to_another_day(entry, hours) or self._timex(
            item, hours.end, TimexKind.DATE, (Span(entry.point),), entry.rule, hours.clock
        )

    def _to_another_day(self, entry: Entry, hours: Hours) -> Timex | None:
        """A clock time of one day to a clock time of another: "from 5 May, 10:00 to 6 May, 18:00"."""
        join = None if hours.pair else self.grammar.join.match(self.text, hours.end, self.end)
        if join is None or not join["range"]:
            return None
        for item in self._items(join.end()):
            other = self._entry(item) if item.point is not None and item.point.unit is Unit.DAY and not item.bare else None
            points = complete([entry.point, other.point]) if other is not None and other.alone else None
            last = self._clock_beside(other.end) if other is not None and points is not None else None
            if points is not None and last is not None and not last.pair:
                clock = Clock(hours.clock.start, last.clock.start, last.clock.zone or hours.clock.zone)
                return self._timex(entry.item, last.end, TimexKind.DATE, (Span(*points),), entry.rule, clock)
        return None

    def _timex(self, item: Item, end: int, kind: TimexKind, spans: tuple[Span, ...], rule: str, clock: Clock | None) -> Timex:
        lone = len(spans) < 2 and not any(span.last for span in spans) and not (clock and clock.end)
        return Timex(item.start, end, rule, kind, self._relation(item.start) if lone else Relation.ON, spans, clock)
