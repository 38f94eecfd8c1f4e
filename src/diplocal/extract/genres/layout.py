"""What the lines of a list are: days, clock times, whose schedule it is, and the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from diplocal import timex
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.genres.days import Day, Days, only_places
from diplocal.extract.genres.hours import closing_clocks, gives_opening_hours, is_part
from diplocal.extract.genres.lines import Lines
from diplocal.extract.genres.principals import first_named, of_headline, of_titles, principal, says_whose
from diplocal.extract.genres.segments import Segment, bare, opening, segments
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.gazetteer import NameKind
from diplocal.model import Precision, When
from diplocal.timex import Timex, TimexKind

HEAD = 12
"""How many blocks at the top can say what the document lists, and whose schedule it is."""
LONGEST_TITLE = 200
TURNS = 3
"""How often at least a day, a place and what is on follow each other in a calendar."""
STAY = timedelta(days=4)
"""The longest stay that heads entries between single days; what is longer is the title of a part."""
NEAR = timedelta(days=45)
"""How far from the day of its heading the day is at most that an entry tells."""
LONGEST_PRESS_HEADING = 4
"""How many words a heading has at most under which stands what journalists have to do."""
PARTS = 2
"""How many weekdays at least head the parts of a week."""
_IN = re.compile(r"\b(?:in|to) \Z")
_OF_DAY = re.compile(r"(?:\b(?:for|of)|[,:–—(|-])\s*\Z", re.I)
"""Before the day in a heading that says of which day a list is."""


def _tells(reading: Reading, segment: Segment, found: Timex) -> bool:
    """Whether a segment that opens with a clock time is a sentence: "At 7 pm on Monday it begins with a meal."."""
    worded = bare(reading.text[segment.start : found.start]).strip().isalpha()
    return found.kind is TimexKind.CLOCK and worded and reading.text[segment.end - 1] == "."


def _is_weekday(reading: Reading, segment: Segment) -> bool:
    return any(t.rule == "weekday" for t in reading.timexes_in(segment.start, segment.end))


class Layout(Lines):
    """What the segments of a document are in a list: day lines, clock lines, lines that name the principal, and the rest."""

    def __init__(self, reading: Reading, blocks: Sequence[Block], anchor: date | None) -> None:
        super().__init__(reading, anchor)
        self.blocks = blocks
        self.segments = [s for block in blocks for s in segments(reading, block)]
        self.direction = timex.Direction.BACK if self._looks_back() else timex.Direction.FORWARD
        opened = {i: t for i, s in enumerate(self.segments) if (t := opening(reading, s)) and not _tells(reading, s, t)}
        dates = {i: found for i, found in opened.items() if found.kind is TimexKind.DATE}
        calendar = Days(reading, self.segments, anchor, self.direction)
        self.resolve = calendar.resolve
        self.days, dotted = calendar.lines(dates), calendar.dotted()
        self.clocks = {i: found for i, found in opened.items() if i not in dates and i not in dotted}
        self.dated = (
            dotted | calendar.numbered() | calendar.entries({i: found for i, found in dates.items() if i not in self.days})
        )
        self.clocks = self.clocks or ({} if self.days or self.dated else closing_clocks(reading, self.segments))
        short = [b for b in blocks[:HEAD] if b.end - b.start < LONGEST_TITLE and not reading.text[b.start : b.end].endswith(".")]
        self.titles = [b for b in short if self._lists(b)]
        told = reading.document.anchor.how if reading.document.anchor else None
        if told != "text":  # else the list itself told the day of publication
            today = {i for i, day in self.days.items() if day.when.first_day == anchor and i <= HEAD and not self._heads(i, day)}
            self.days = {i: day for i, day in self.days.items() if i not in today}
        self.days |= self._day_headings()
        self.timed = self.days.keys() | self.clocks.keys() | self.dated.keys()
        self._told = sorted(self.days.keys() | self.dated.keys())
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
        alone = sum(only_places(self.reading, self.segments[i].start, self.segments[i].end) for i in spots)
        return {i + 1: spot for i, spot in spots.items()} if alone >= TURNS else {}

    def is_list(self) -> bool:
        """Whether the document is a list at all."""
        days = {d.when.first_day for d in self.days.values()} - {self.anchor}
        if self._lists_news() or gives_opening_hours(self.reading, self.segments, self.clocks, self.days):
            return False
        if len(days) >= 2 or len(self.dated) >= 2 or (self.titles and days):
            return True
        if (
            self.titles
            and self.days
            and any(s.city is not None or principal(self.reading, s, self.anchor) for s in self.segments)
        ):
            return True
        return bool(self.clocks) and (len(self.clocks) >= 2 or bool(self.titles) or bool(days))

    def _lists_news(self) -> bool:
        """Whether the days are past, and what stands below one is still ahead: they are those on which news were put online."""
        if self.anchor is None or any(day.when.last_day > self.anchor for day in self.days.values()):
            return False
        below = [self.segments[i + 1] for i in self.days if i + 1 < len(self.segments)]
        return any(self._ahead(segment) for segment in below)

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

    def title_place(self) -> int | None:
        """The offset of the only city that a title says the list is in: "Programme of Minister X in Lima"."""
        found = [m for b in self.titles if b.start < self.begins for m in self.reading.matches_in(b.start, b.end)]
        cities = [m for m in found if m.kind is NameKind.CITY and not m.ambiguous]
        return cities[0].start if len(cities) == 1 and _IN.search(self.reading.text, 0, cities[0].start) else None

    def is_stay(self, index: int) -> bool:
        """Whether nothing stands below days with a place before the next days, so that they tell who is there."""
        return index + 1 == len(self.segments) or index + 1 in self.days

    def place_below(self, index: int) -> int | None:
        """The offset of the place that is the last line before the next day, below what is on there."""
        if index + 1 == len(self.segments) or not (index + 2 == len(self.segments) or index + 2 in self.timed):
            return None
        return self.heading_place(self.segments[index + 1])

    def heads_entries(self, index: int, *, after: bool) -> bool:
        """Whether the days of a line are those of the entries below it: one day is, several are where none of them follow.

        `after` tells whether the day line before heads entries.
        """
        days = self.days[index].when
        if days.last_day - days.first_day > STAY or after:
            return days.last_day - days.first_day <= STAY
        after_it = bisect_right(self._told, index)
        following = self._told[after_it] if after_it < len(self._told) else None
        beyond = following is not None and (self.days.get(following) or self.dated[following]).when.first_day > days.last_day
        return days.first_day == days.last_day or beyond

    def _heads(self, index: int, day: Day) -> bool:
        """Whether the day of publication heads a list: a title stands above, or it is a weekday with others below."""
        weekday = self.reading.text[day.start : day.end].isalpha() and len(self.days) > 1
        return weekday or any(title.start <= self.segments[index].start for title in self.titles)

    def title_principals(self) -> tuple[Mention, ...]:
        """Whose schedule it is, by the title, or by the sentence above the list."""
        above = [b for b in self.blocks if b.end <= self.begins][-HEAD:]
        listing = [b for b in above if self._lists(b)]
        told = any(says_whose(self.reading, b) for b in listing)
        named = of_titles(self.reading, [*self.titles, *self.visits, *listing]) or (
            first_named(self.reading, above) if told else ()
        )
        return named or (of_headline(self.reading, above, self.anchor) if len(self.timed) > 1 else ())

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

    def tells_whole(self, when: When) -> bool:
        """Whether the text above the list tells several days that hold all of a programme."""
        told = (self.resolve(t) for t in self.reading.dates_in(self.blocks[0].start, self.begins) if t.spans)
        return any(w.first_day <= when.first_day and when.last_day <= w.last_day for w in told if w is not None)

    def tells_other_day(self, segment: Segment, day: Day) -> bool:
        """Whether a sentence under a day tells something far ahead, and is none of its entries."""
        dates = self.reading.dates_in(segment.start, segment.end) if self.reading.text[segment.end - 1] == "." else []
        told = [when for found in dates[:1] if found.spans[0].first.month and (when := self.resolve(found))]
        return any(when.first_day - day.when.last_day > NEAR for when in told)

    def is_part(self, index: int) -> bool:
        """Whether a clock line is a part of an entry above."""
        return is_part(self.reading, self.segments, self.clocks, self.days, index)

    def opens_entry(self, index: int) -> bool:
        """Whether a line begins something of its own without a clock time: a part of the day, a stop, or a day of its own."""
        segment, text = self.segments[index], self.reading.text
        daypart = self.reading.lexicon.layout.daypart_line.match(text, segment.start, segment.end)
        return daypart is not None or self.stop(segment) is not None or self.has_own_date(segment)

    def ends_day(self, segment: Segment) -> bool:
        """Whether a line is nothing but a longer time, of which what follows is told: "Next week"."""
        told, text = self.reading.dates_in(segment.start, segment.end), self.reading.text
        alone = len(told) == 1 and not bare(text[segment.start : told[0].start] + text[told[0].end : segment.end])
        return alone and self.resolve(told[0]) is None

    def ends_list(self, index: int) -> bool:
        """Whether the entries end here: notes, contacts, background, and no day or clock time below."""
        segment = self.segments[index]
        tokens = self.reading.tokens(segment.block)
        short = segment.block.kind is BlockKind.HEADING and len(tokens) <= LONGEST_PRESS_HEADING
        if short and self.reading.within("for_press", segment.block, 0, len(tokens)):
            return True
        if index < self.last_timed:
            return False
        first, _ = self.reading.token_range(segment.block, segment.start, segment.end)
        return self.reading.text[segment.start] == ">" or any(
            a == first for a, _, _ in self.reading.find("list_end", segment.block, first, len(tokens))
        )
