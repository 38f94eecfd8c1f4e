"""The days that the lines of a list carry: lines that are nothing but a day, and entries that open with their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from diplocal import timex
from diplocal.extract.genres.segments import Segment
from diplocal.extract.reading import Reading
from diplocal.model import When
from diplocal.timex import Timex

LONGEST_ENTRY = 320
"""Longer blocks under a day are running text."""
LONGEST_REMARK = 40
"""How many characters a remark in capitals after a day has at most ("FRIDAY 3 MAY  PUBLIC HOLIDAY")."""
_SIGNS = " \t\n:;.,)]|*–-—"
_DOTTED = re.compile(r"[\s•–-]*(\d{1,2})(?:[-–−](\d{1,2}))?[./](\d{2})(?=\s)")


_NUMBERED = re.compile(r"[\s•*·–-]*(\d{1,2}(?:st|nd|rd|th)(?:\s?[-–−]\s?\d{1,2}(?:st|nd|rd|th))?)\s?[:–—](?=\s)")
FEWEST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a line carries, told by text[start:end]."""

    when: When
    start: int = 0
    end: int = 0
    city: int | None = None
    """Offset of the place beside it ("06-08.10.2019  TBILISI")."""
    section: int | None = None
    """The section that alone it heads: a bulletin has its lists between other news."""


def only_places(reading: Reading, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but names of places."""
    covered = sum(m.end - m.start for m in reading.matches_in(start, end))
    return covered > 0 and sum(c.isalpha() for c in reading.text[start:end]) <= covered


def _every_week(found: Timex) -> bool:
    """Whether a date is a range of weekdays alone, as in opening hours ("Monday - Friday")."""
    first, last = found.spans[0].first, found.spans[0].last
    return last is not None and first.weekday is not None and first.day is None and last.day is None


class Days:
    """Reads the days of the segments of a list, which was published on `anchor` and looks in `direction`."""

    def __init__(self, reading: Reading, segments: Sequence[Segment], anchor: date | None, direction: timex.Direction) -> None:
        self.reading, self.segments, self.anchor, self.direction = reading, segments, anchor, direction

    @cached_property
    def months(self) -> dict[int, date]:
        """The month that stands above each segment, where a line is nothing but a month with its year ("November 1997")."""
        found: dict[int, date] = {}
        month: date | None = None
        for index, segment in enumerate(self.segments):
            told = self.reading.timexes_in(segment.start, segment.end)
            whole = len(told) == 1 and (told[0].start, told[0].end) == (segment.start, segment.end)
            if whole and told[0].has_year and told[0].spans[0].first.unit is timex.Unit.MONTH and told[0].spans[0].last is None:
                whens = timex.resolve(told[0], timex.Context(anchor=self.anchor))
                month = whens[0].first_day if whens else None
            if month is not None:
                found[index] = month
        return found

    def lines(self, opened: Mapping[int, Timex]) -> dict[int, Day]:
        """The segments that are nothing but a date, perhaps with a place or a remark; `opened` has the dates that open them."""
        return {i: day for i, found in opened.items() if (day := self._line(i, found))}

    def entries(self, opened: Mapping[int, Timex]) -> dict[int, Day]:
        """The short segments that open with a date of their own and go on ("18/07 Foreign Affairs Council")."""
        return {i: day for i, found in opened.items() if (day := self._entry(i, found))}

    def dotted(self) -> dict[int, Day]:
        """The segments that open with a day written as DD.MM: "10.12 The minister ...".

        All of them end in the month of publication or the next one; clock times would not.
        """
        text = self.reading.text
        opening = {i: found for i, s in enumerate(self.segments) if (found := _DOTTED.match(text, s.start, s.end))}
        months = {int(found[3]) for found in opening.values()}
        if self.anchor is None or len(opening) < 2 or not months <= {self.anchor.month, self.anchor.month % 12 + 1}:
            return {}
        return {i: Day(day, *found.span()) for i, found in opening.items() if (day := self._dotted(found, self.anchor))}

    def numbered(self) -> dict[int, Day]:
        """The segments that open with nothing but the number of a day and its ending ("14th: Audience ...")."""
        text = self.reading.text
        opening = {i: found for i, s in enumerate(self.segments) if (found := _NUMBERED.match(text, s.start, s.end))}
        ranks = [int(re.split(r"\D", found[1])[0]) for found in opening.values()]
        if self.anchor is None or len(ranks) < FEWEST_NUMBERED or ranks == list(range(1, len(ranks) + 1)):
            return {}
        told = {i: (dates[0], found.span(1)) for i, found in opening.items() if (dates := timex.recognise(f"on the {found[1]}"))}
        return {i: Day(when, *span) for i, (found, span) in told.items() if (when := self.resolve(found))}

    def resolve(self, found: Timex, month: date | None = None) -> When | None:
        """The day or days that a date of the list is, in its month; None where it tells no certain one."""
        whens = timex.resolve(found, timex.Context(anchor=self.anchor, direction=self.direction, heading=month))
        if not whens or whens[0].vague:
            return None
        return replace(whens[0], end=whens[-1].end) if found.consecutive else whens[0]

    def _in_month(self, index: int, found: Timex) -> When | None:
        return self.resolve(found, None if found.has_year else self.months.get(index))

    def _line(self, index: int, found: Timex) -> Day | None:
        segment = self.segments[index]
        if found.clock is not None or _every_week(found):
            return None
        after = self.reading.text[found.end : segment.end].strip(_SIGNS)
        remark = after[:1] == "(" or (after.isupper() and len(after) < LONGEST_REMARK)
        if after and not remark and not only_places(self.reading, found.end, segment.end):
            return None
        resolved = self._in_month(index, found)
        beside = self.reading.matches_in(found.end, segment.end) or self.reading.matches_in(segment.start, found.start)
        return Day(resolved, found.start, found.end, beside[0].start if beside else None) if resolved else None

    def _entry(self, index: int, found: Timex) -> Day | None:
        segment = self.segments[index]
        if segment.end - segment.start > LONGEST_ENTRY or segment.end - found.end < 8:
            return None
        many = [t for t in self.reading.dates_in(segment.start, segment.end) if t.has_year]
        resolved = self._in_month(index, found)
        return None if resolved is None or (many and resolved.first_day == self.anchor) else Day(resolved, found.start, found.end)

    def _dotted(self, found: re.Match[str], anchor: date) -> When | None:
        written = f"{found[1]}-{found[2]}.{found[3]}" if found[2] else f"{found[1]}.{found[3]}"
        dates = timex.recognise(f"{written}.{anchor.year + (int(found[3]) < anchor.month)}")
        return self.resolve(dates[0]) if dates else None
