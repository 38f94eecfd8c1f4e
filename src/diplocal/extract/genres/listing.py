"""Lists of entries: daily schedules, programmes of a visit, weekly agendas and newswire diaries.

A day line carries the date, a line that is only a person carries the principal; a clock time, a date of its own or a city in
capitals opens an entry.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.genres.cards import cards
from diplocal.extract.genres.days import LONGEST_ENTRY, Day
from diplocal.extract.genres.layout import Layout
from diplocal.extract.genres.principals import principal
from diplocal.extract.genres.segments import Segment, bare
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match
from diplocal.model import Precision, When
from diplocal.timex import Timex, TimexKind

LONGEST_DETAIL = 90
MOST_DETAILS = 4
BESIDE_CLOCK = 2
"""How many lines after a bare clock time say where and what it is."""
LONGEST_PROGRAMME = timedelta(days=10)
LONGEST_LEAD = 14
"""How many characters signs and words like "approx." before the clock time of a line have at most."""
CLOCK_AFTER = 40
"""How many characters after its own date the clock time of an entry may stand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: on `day`, at `clock`, in the schedule of `principals`.

    `block` covers the entry with its detail lines; the first line of what it says ends at `head_end`. `city` is the offset of
    the city or country that heads it. `prose` tells running text that stands under a day.
    """

    block: Block
    head_end: int
    day: When
    day_span: tuple[int, int]
    """Where the text tells the day; (0, 0) where it is that of publication."""
    clock: Timex | None = None
    principals: tuple[Mention, ...] = ()
    city: int | None = None
    prose: bool = False
    own_day: bool = False
    """Whether the day stands in the entry itself, and not in a heading above."""
    body: Match | None = None
    """The organisation whose name stands above."""
    by_person: bool = False
    """Whether the list goes person by person, so that an entry under nobody is of none of them."""
    stay: bool = False
    """Whether it is nothing but days and the place where somebody is on them."""
    silent: bool = False
    """Whether it is a part of the entry above, and none of its own."""


def entries(reading: Reading, blocks: Sequence[Block], anchor: date | None) -> list[Entry]:
    """The entries of a document that is a list, in order; nothing for running text."""
    layout = Layout(reading, blocks, anchor)
    return list(_Lister(layout).entries()) if layout.is_list() else []


class _Lister:
    """Goes through the lines of a list with the day and the principal that stand above."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.next_index = -1
        self.body: Match | None = None
        self.place: int | None = None
        self.stop: int | None = None
        self.headed: set[tuple[Mention, ...]] = set()

    def entries(self) -> Iterator[Entry]:
        """Entry by entry, with the day and the principal that stand above it."""
        yield from self._whole_visit()
        day, headed = self.layout.title_day(), False
        whole = principals = self.layout.title_principals()
        self.place = self.layout.title_place()
        index, whole_place, calendar, above = 0, self.layout.title_place(), self.layout.calendar(), cards(self.layout)
        while index < len(self.layout.segments):
            segment = self.layout.segments[index]
            if day is not None and day.section not in (None, segment.block.section):
                day, headed = None, False
            if index in above:
                card = above[index]
                yield self._entry(segment, card.day, card.clock, principals, city=card.city, own_day=True)
            elif above and index in self.layout.days:
                day, headed = None, False
            elif index in self.layout.days:
                day = self.layout.days[index]
                self.place, self.stop = day.city if day.city is not None else whole_place, None
                headed = day.city is not None or bool(self.headed) or self.layout.heads_entries(index, after=headed)
                if principals and day.city is not None and self.layout.is_stay(index):
                    yield replace(self._entry(segment, day, principals=principals, city=day.city), stay=True)
                elif day.when.first_day < day.when.last_day and self.layout.visits and segment.city is day.city is None:
                    yield self._entry(self.layout.visits[0], day, principals=principals)
            elif self.layout.ends_list(index) or self.layout.ends_day(segment):
                day, headed = None, False
            elif (person := principal(self.layout.reading, segment, self.layout.anchor)) is not None:
                principals = person
                self.headed.add(person)
            elif day is not None and (body := self.layout.names_body(segment)) is not None:
                self.body = body
            elif self._by_person and self.layout.begins_list(segment):
                principals = whole
            elif day is not None and index in calendar:
                yield self._entry(segment, day, city=calendar[index])
            elif index not in self.layout.clocks and (place := self.layout.heading_place(segment)) is not None:
                self.place = place
                whole_place = place if not self.layout.days or index < min(self.layout.days) else whole_place
            elif day is not None and self.layout.is_part(index):
                yield replace(self._entry(segment, day), silent=True)
            elif index in self.layout.clocks and day is not None:
                last = self._last_detail(index)
                if last > index or self._says(index):
                    yield self._timed(index, last, day, principals)
                index = last
            elif index in self.layout.dated:
                own = self.layout.dated[index]
                clocks = [t for t in self.layout.reading.timexes_in(own.end, own.end + CLOCK_AFTER) if t.kind is TimexKind.CLOCK]
                rest = segment._replace(start=min(own.end, segment.end - 1))
                yield from self._parted(self._entry(rest, own, clocks[0] if clocks else None, principals, own_day=True))
            elif day is not None and (headed or segment.city is not None) and not self.layout.tells_other_day(segment, day):
                self._go_to(segment)
                below = self.layout.place_below(index)
                beside = (segment.city, self.layout.opening_place(segment), day.city, below, self.stop)
                city = next((c for c in beside if c is not None), None)
                yield from self._parted(self._entry(segment, day, principals=principals, city=city))
                index += below is not None
            index += 1

    def _go_to(self, segment: Segment) -> None:
        """Remembers where a journey goes: there is what follows on that day."""
        stop = self.layout.stop(segment)
        if stop is not None:
            self.stop = self.place = stop

    def _parted(self, entry: Entry) -> Iterator[Entry]:
        """An entry, or several where its sentences go on with another person: "Minister X meets Y. Secretary Z opens ..."."""
        reading, block = self.layout.reading, entry.block
        firsts = [(start, m) for start, end in reading.sentences(block) for m in reading.people_in(block, start, end)[:1]]
        opening = [m for start, m in firsts if m.office and not bare(reading.text[start : m.start]).strip(": ")]
        cuts = [m.start for before, m in itertools.pairwise(opening) if m.name and m.name != before.name]
        if entry.prose or entry.clock is not None or not cuts:
            yield entry
            return
        for start, end in itertools.pairwise([block.start, *cuts, block.end]):
            self.next_index -= 1
            part = replace(block, start=start, end=end, index=self.next_index)
            yield replace(entry, block=part, head_end=min(entry.head_end, end) if start == block.start else end)

    @property
    def _by_person(self) -> bool:
        return len(self.headed) > 1

    def _whole_visit(self) -> Iterator[Entry]:
        """The visit that a programme is of, from the first of its days to the last, where only these are told one by one."""
        told = (day for day in self.layout.days.values() if day.when.first_day != self.layout.anchor)
        days = sorted(told, key=lambda day: day.when.first_day)
        if not self.layout.visits or len(days) < 2 or any(day.when.first_day < day.when.last_day for day in days):
            return
        whole = replace(days[0], when=When(days[0].when.first_day, days[-1].when.last_day, Precision.DAY))
        if self.layout.tells_whole(whole.when):
            return
        if whole.when.last_day - whole.when.first_day <= LONGEST_PROGRAMME:
            yield self._entry(self.layout.visits[0], whole, principals=self.layout.title_principals())

    def _timed(self, first: int, last: int, day: Day, principals: tuple[Mention, ...]) -> Entry:
        """A clock line with its detail lines."""
        segment = self.layout.segments[first]
        head = segment if self._says(first) else self.layout.segments[min(first + 1, last)]
        whole = segment._replace(end=self.layout.segments[last].end)
        self._go_to(segment)
        return self._entry(whole, day, self.layout.clocks[first], principals, city=self.place, head_end=head.end)

    def _says(self, index: int) -> bool:
        """Whether a clock line says more than its time."""
        segment, clock, text = self.layout.segments[index], self.layout.clocks[index], self.layout.reading.text
        return bool(text[clock.end : segment.end].strip(" \t-–—:.|")) or clock.start - segment.start > LONGEST_LEAD

    def _entry(
        self,
        span: Segment | Block,
        day: Day,
        clock: Timex | None = None,
        principals: tuple[Mention, ...] = (),
        *,
        city: int | None = None,
        head_end: int | None = None,
        own_day: bool = False,
    ) -> Entry:
        self.next_index -= 1
        section = span.section if isinstance(span, Block) else span.block.section
        block = Block(span.start, span.end, BlockKind.ITEM, section, self.next_index)
        prose = clock is None and not own_day and city is None and self._is_prose(block)
        day_span = (day.start, day.end)
        return Entry(
            block, head_end or span.end, day.when, day_span, clock, principals, city, prose, own_day, self.body, self._by_person
        )

    def _is_prose(self, block: Block) -> bool:
        return block.end - block.start > LONGEST_ENTRY or self._tells_further_day(block)

    def _tells_further_day(self, block: Block) -> bool:
        """Whether sentences of an entry tell something of another day ("... and meets X in Rome the following day")."""
        dates = self.layout.reading.dates_in(block.start, block.end)
        return len(dates) > 1 and len(self.layout.reading.sentences(block)) > 1

    def _last_detail(self, index: int) -> int:
        """Index of the last of the short lines that tell more of the entry that a clock line opens."""
        last = index
        while last + 1 < len(self.layout.segments) and last - index < MOST_DETAILS:
            following = self.layout.segments[last + 1]
            boundary = (
                last + 1 in self.layout.timed
                or self.layout.ends_list(last + 1)
                or self.layout.names_body(following)
                or (self.layout.has_own_date(following) or (self._says(index) and self.layout.opens_entry(last + 1)))
                or (self._by_person and self.layout.begins_list(following))
            )
            bare_clock = last - index < BESIDE_CLOCK and not self._says(index)
            longest = LONGEST_ENTRY if bare_clock else LONGEST_DETAIL
            if (
                boundary
                or following.end - following.start > longest
                or principal(self.layout.reading, following, self.layout.anchor) is not None
            ):
                break
            last += 1
        return last
