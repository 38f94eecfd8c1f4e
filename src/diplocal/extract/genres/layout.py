"""What the lines of a list are: days, clock times, whose schedule it is, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from diplocal import timex
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.genres.principals import first_named, of_titles, principal, says_whose
from diplocal.extract.genres.segments import Segment, bare, opening, segments
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Precision, When
from diplocal.timex import Timex, TimexKind

HEAD = 12
"""How many blocks at the top can say what the document lists, and whose schedule it is."""
LONGEST_ENTRY = 320
"""Longer blocks under a day are running text."""
LONGEST_TITLE = 200
TURNS = 3
"""How often at least a day, a place and what is on follow each other in a calendar."""
PARTS = 2
"""How many weekdays at least head the parts of a week."""
_AFTER_PLACE = re.compile(r"(?:, \w+| \([\w ]+\))?\s?[.:–—-]\s")
_DOTTED = re.compile(r"[\s•–-]*(\d{1,2})(?:[-–−](\d{1,2}))?[./](\d{2})(?=\s)")
_OF_DAY = re.compile(r"(?:\b(?:for|of)|[,:–—(|-])\s*\Z", re.I)
"""Before the day in a heading that says of which day a list is."""


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


def _every_week(found: Timex) -> bool:
    """Whether a date is a range of weekdays alone, as in opening hours ("Monday - Friday")."""
    first, last = found.spans[0].first, found.spans[0].last
    return last is not None and first.weekday is not None and first.day is None and last.day is None


def _tells(reading: Reading, segment: Segment, found: Timex) -> bool:
    """Whether a segment that opens with a clock time is a sentence: "At 7 pm on Monday it begins with a meal."."""
    worded = bare(reading.text[segment.start : found.start]).strip().isalpha()
    return found.kind is TimexKind.CLOCK and worded and reading.text[segment.end - 1] == "."


def _is_weekday(reading: Reading, segment: Segment) -> bool:
    return any(t.rule == "weekday" for t in reading.timexes_in(segment.start, segment.end))


class Layout:
    """What the segments of a document are in a list: day lines, clock lines, lines that name the principal, and the rest."""

    def __init__(self, reading: Reading, blocks: Sequence[Block], anchor: date | None) -> None:
        self.reading, self.anchor = reading, anchor
        self.blocks = blocks
        self.segments = [s for block in blocks for s in segments(reading, block)]
        self.direction = timex.Direction.BACK if self._looks_back() else timex.Direction.FORWARD
        opened = {i: t for i, s in enumerate(self.segments) if (t := opening(reading, s)) and not _tells(reading, s, t)}
        dates = {i: found for i, found in opened.items() if found.kind is TimexKind.DATE}
        months = self._months()
        self.days = {i: day for i, found in dates.items() if (day := self._day_line(self.segments[i], found, months.get(i)))}
        self.clocks, written = self._dotted_days({i: found for i, found in opened.items() if i not in dates})
        entries = {i: self._dated_entry(self.segments[i], t, months.get(i)) for i, t in dates.items() if i not in self.days}
        self.dated = written | {i: day for i, day in entries.items() if day}
        short = [b for b in blocks[:HEAD] if b.end - b.start < LONGEST_TITLE and not reading.text[b.start : b.end].endswith(".")]
        self.titles = [b for b in short if self._lists(b)]
        told = reading.document.anchor.how if reading.document.anchor else None
        if told != "text":  # else the list itself told the day of publication
            today = {i for i, day in self.days.items() if day.when.first_day == anchor and i <= HEAD and not self._heads(i, day)}
            self.days = {i: day for i, day in self.days.items() if i not in today}
        self.days |= self._day_headings()
        self.timed = self.days.keys() | self.clocks.keys() | self.dated.keys()
        self.begins = min((self.segments[i].start for i in self.timed), default=len(reading.text))
        self.visits = [b for b in short if b.start < self.begins and self._announces_visit(b)]
        self.last_timed = max(self.timed, default=-1)

    def _looks_back(self) -> bool:
        """Whether the weekdays that head the parts of a text are of the week past: what stands below is told in the past."""
        text = self.reading.text
        weekdays = [s for s in self.segments if text[s.start : s.end].rstrip(":").isalpha() and _is_weekday(self.reading, s)]
        if len(weekdays) < PARTS:
            return False
        below = [b for b in self.blocks if b.start > weekdays[0].start]
        tenses = [rule for b in below for _, _, rule in self.reading.find("moods", b, 0, len(self.reading.tokens(b)))]
        return tenses.count("past") > tenses.count("future") + tenses.count("present")

    def calendar(self) -> dict[int, int]:
        """The lines that say what is on, with the offset of the place above, where days, places and these take turns."""
        below = [i + 1 for i in self.days if i + 2 < len(self.segments) and self.timed.isdisjoint((i + 1, i + 2))]
        spots = {i: spot for i in below if (spot := self.spot(self.segments[i])) is not None}
        alone = sum(self._only_places(self.segments[i].start, self.segments[i].end) for i in spots)
        return {i + 1: spot for i, spot in spots.items()} if alone >= TURNS else {}

    def spot(self, line: Segment) -> int | None:
        """The offset of the place that is all of a line, but for a building or a remark before it ("The Secretariat, Oslo")."""
        comma = self.reading.text.find(",", line.start, line.end)
        remark = self.reading.text[line.start] == "("
        within = [line.start, comma] if remark or not self.reading.opens(line.start, line.end) else []
        start = next((at for at in within if at >= 0 and self._only_places(at, line.end)), None)
        spots = self.reading.matches_in(start, line.end) if start is not None else []
        return next((m.start for m in spots if m.kind is NameKind.CITY), spots[0].start) if spots else None

    def is_list(self) -> bool:
        """Whether the document is a list at all."""
        days = {d.when.first_day for d in self.days.values()} - {self.anchor}
        if len(days) >= 2 or len(self.dated) >= 2 or (self.titles and days):
            return True
        if (
            self.titles
            and self.days
            and any(s.city is not None or principal(self.reading, s, self.anchor) for s in self.segments)
        ):
            return True
        return bool(self.clocks) and (len(self.clocks) >= 2 or bool(self.titles) or bool(days))

    def _day_headings(self) -> dict[int, Day]:
        """The headings of lists without a day line, one or several: "Upcoming events in Latvia for Thursday, 11 March"."""
        headings = [(i, s) for i, s in enumerate(self.segments) if s.block.kind is BlockKind.HEADING and self._lists(s.block)]
        found = {
            i: Day(when, told[0].start, told[0].end, section=segment.block.section)
            for i, segment in headings
            if len(told := self.reading.dates_in(segment.start, segment.end)) == 1
            and _OF_DAY.search(self.reading.text, segment.start, told[0].start)
            and (when := self.resolve(told[0]))
            and when.first_day == when.last_day
        }
        alone = not (self.days or self.clocks or self.dated)
        return found if alone or len({day.when for day in found.values()}) > 1 else {}

    def _months(self) -> dict[int, date]:
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

    def _day_line(self, segment: Segment, found: Timex, month: date | None) -> Day | None:
        """The day that a segment carries which is nothing but a date, perhaps with a place or a remark in brackets."""
        if found.clock is not None or _every_week(found):
            return None
        after = self.reading.text[found.end : segment.end].strip(" \t\n:;.,)]|*–-—")
        if (
            after
            and after[0] != "("
            and not self._only_places(found.end, segment.end)
            and not (after.isupper() and len(after) < 40)
        ):
            return None
        resolved = self.resolve(found, None if found.has_year else month)
        beside = self.reading.matches_in(found.end, segment.end)
        return Day(resolved, found.start, found.end, beside[0].start if beside else None) if resolved else None

    def _only_places(self, start: int, end: int) -> bool:
        text = self.reading.text
        covered = sum(m.end - m.start for m in self.reading.matches_in(start, end))
        return covered > 0 and sum(c.isalpha() for c in text[start:end]) <= covered

    def heading_place(self, segment: Segment) -> int | None:
        """The offset of the place that a line gives for the entries below it ("Tunis, Tunisia", "Place: Palace of Oslo")."""
        labelled = self.reading.lexicon.layout.venue_line.search(self.reading.text, segment.start, segment.end)
        if labelled is None and not self._only_places(segment.start, segment.end):
            return None
        found = self.reading.matches_in(labelled.start(1) if labelled else segment.start, segment.end)
        return next((m.start for m in found if (m.city or m.kind is NameKind.VENUE) and not m.ambiguous), None)

    def opening_place(self, segment: Segment) -> int | None:
        """The offset of the place with which a segment opens ("Luxembourg. Council of the EU.")."""
        found = self.reading.matches_in(segment.start, segment.start + 3)
        if found and found[0].kind in (NameKind.CITY, NameKind.COUNTRY) and _AFTER_PLACE.match(self.reading.text, found[0].end):
            return found[0].start
        return None

    def _dotted_days(self, clocks: dict[int, Timex]) -> tuple[dict[int, Timex], dict[int, Day]]:
        """The clock times without those that are days written as DD.MM, and the days: "10.12 The minister ...".

        All of them end in the month of publication or the next one; clock times would not.
        """
        if self.anchor is None:
            return clocks, {}
        opening = {i: found for i, s in enumerate(self.segments) if (found := _DOTTED.match(self.reading.text, s.start, s.end))}
        months = {int(found[3]) for found in opening.values()}
        if len(opening) < 2 or not months <= {self.anchor.month, self.anchor.month % 12 + 1}:
            return clocks, {}
        days = {i: Day(day, *found.span()) for i, found in opening.items() if (day := self._dotted_day(found))}
        return {i: clock for i, clock in clocks.items() if i not in days}, days

    def _dotted_day(self, found: re.Match[str]) -> When | None:
        written = f"{found[1]}-{found[2]}.{found[3]}" if found[2] else f"{found[1]}.{found[3]}"
        assert self.anchor is not None
        year = self.anchor.year + (int(found[3]) < self.anchor.month)
        dates = timex.recognise(f"{written}.{year}")
        return self.resolve(dates[0]) if dates else None

    def _dated_entry(self, segment: Segment, found: Timex, month: date | None) -> Day | None:
        """The day of a short segment that opens with a date of its own and goes on ("18/07 Foreign Affairs Council")."""
        if segment.end - segment.start > LONGEST_ENTRY or segment.end - found.end < 8:
            return None
        many = [t for t in self.reading.dates_in(segment.start, segment.end) if t.has_year]
        resolved = self.resolve(found, None if found.has_year else month)
        return None if resolved is None or (many and resolved.first_day == self.anchor) else Day(resolved, found.start, found.end)

    def resolve(self, found: Timex, month: date | None = None) -> When | None:
        """The day or days that a date of the list is, in its month; None where it tells no certain one."""
        whens = timex.resolve(found, timex.Context(anchor=self.anchor, direction=self.direction, heading=month))
        if not whens or whens[0].vague:
            return None
        return replace(whens[0], end=whens[-1].end) if found.consecutive else whens[0]

    def _heads(self, index: int, day: Day) -> bool:
        """Whether the day of publication heads a list: a title stands above, or it is a weekday with others below."""
        weekday = self.reading.text[day.start : day.end].isalpha() and len(self.days) > 1
        return weekday or any(title.start <= self.segments[index].start for title in self.titles)

    def title_principals(self) -> tuple[Mention, ...]:
        """Whose schedule it is, by the title, or by the sentence above the list."""
        above = [b for b in self.blocks if b.end <= self.begins][-HEAD:]
        told = any(self._lists(b) and says_whose(self.reading, b) for b in above)
        return of_titles(self.reading, [*self.titles, *self.visits]) or (first_named(self.reading, above) if told else ())

    def _lists(self, block: Block) -> bool:
        """Whether a title says that what follows is a list: "Schedule", "Week ahead"."""
        return self.reading.within("listing", block, 0, len(self.reading.tokens(block)))

    def _announces_visit(self, block: Block) -> bool:
        """Whether a title names a visit and the visitor: what follows may be its programme."""
        tokens = self.reading.tokens(block)
        return (
            any(rule == "visit.noun" for _, _, rule in self.reading.find("triggers", block, 0, len(tokens)))
            and any(m.name for m in self.reading.people(block))
            and all(s.city is None for s in segments(self.reading, block))
        )

    def title_day(self) -> Day | None:
        """The day in the title of a daily schedule, or the day of publication."""
        for block in self.titles:
            for found in self.reading.dates_in(block.start, block.end):
                when = self.resolve(found)
                if when is not None:
                    return Day(when, found.start, found.end)
        today = Day(When(self.anchor, self.anchor, Precision.DAY)) if self.anchor is not None else None
        return today and (self._told_day() or today)

    def _told_day(self) -> Day | None:
        """The first day ahead that the text tells before its clock lines: a programme without a day of its own is of that day."""
        first = min(self.clocks, default=0)
        for found in self.reading.dates_in(self.blocks[0].start, self.segments[first].start):
            when = self.resolve(found) if found.clock is None else None
            if when is not None and self.anchor is not None and when.first_day == when.last_day > self.anchor:
                return Day(when, found.start, found.end)
        return None

    def names_body(self, segment: Segment) -> Match | None:
        """The organisation of which a whole block is the name: its meetings follow."""
        block, text = segment.block, self.reading.text
        if (segment.start, segment.end) != (block.start, block.end):
            return None
        found = self.reading.matches_in(block.start, block.end)[:1]
        named = [m for m in found if m.kind is NameKind.ORGANISATION]
        return next((m for m in named if not bare(text[block.start : m.start] + text[m.end : block.end])), None)

    def has_own_date(self, segment: Segment) -> bool:
        """Whether a segment tells a day of the calendar, and so something of its own."""
        found = self.reading.timexes_in(segment.start, segment.end)
        return any(t.kind is TimexKind.DATE and t.spans and t.spans[0].first.day is not None for t in found)

    def begins_list(self, segment: Segment) -> bool:
        """Whether a heading says that another list begins, of nobody named above ("BRIEFING SCHEDULE")."""
        whole = (segment.start, segment.end) == (segment.block.start, segment.block.end)
        return whole and segment.block.kind is BlockKind.HEADING and self._lists(segment.block)

    def ends_list(self, index: int) -> bool:
        """Whether the entries end here: notes, contacts, background, and no day or clock time below."""
        if index < self.last_timed:
            return False
        segment = self.segments[index]
        tokens = self.reading.tokens(segment.block)
        first, _ = self.reading.token_range(segment.block, segment.start, segment.end)
        return any(a == first for a, _, _ in self.reading.find("list_end", segment.block, first, len(tokens)))
