"""Lists of entries: daily schedules, programmes of a visit, weekly agendas and newswire diaries.

A day line carries the date, a line that is only a person carries the principal; a clock time or a city opens an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diplocal import timex
from diplocal.extract.blocks import Block
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.model import Precision, When
from diplocal.timex import Relation, Timex, TimexKind

_BULLET = re.compile(r"[\s•▪‣◦*·–—-]*")
_DATELINE_CITY = re.compile(
    r"(?:^|(?<=\s))(?:\*\* ?)?([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)*)?)\s+[-–—]\s+(?=\S)"
)
_SEPARATOR = re.compile(r"(?:- ){3,}-?|-{5,}|\*\* ")


@dataclass(frozen=True, slots=True)
class Entry:
    """text[start:end] of a block is one entry of a list: on `day`, at `clock`, in the schedule of `principals`."""

    block: Block
    start: int
    end: int
    day: When | None
    clock: Timex | None
    principals: tuple[Mention, ...]
    city: int | None
    """Offset of the city or country that heads the entry."""


def entries(reading: Reading, blocks: Sequence[Block], anchor: date | None) -> Iterator[Entry]:
    """The entries of a document that is a list, in order; nothing for running text."""
    layout = _Layout(reading, blocks, anchor)
    return layout.entries() if layout.is_list else iter(())


class _Layout:
    """What the blocks of a document are in a list: day lines, clock lines, lines that name the principal."""

    def __init__(self, reading: Reading, blocks: Sequence[Block], anchor: date | None) -> None:
        self.reading, self.blocks, self.anchor = reading, blocks, anchor
        self.days = {b.index: day for b in blocks if (day := self._day_line(b))}
        self.clocks = {b.index: clock for b in blocks if (clock := self._leading_clock(b))}
        self.titled = self._title_lists()
        dated = {d.first_day for d in self.days.values()} - {anchor}
        self.is_list = len(self.clocks) >= 2 or len(dated) >= 2 or (self.titled and bool(self.clocks or dated))

    def entries(self) -> Iterator[Entry]:
        """Entry by entry, with the day and the principal that stand above it."""
        day = self._title_day()
        principals: tuple[Mention, ...] = ()
        pending: Entry | None = None
        for block in self.blocks:
            text = self.reading.text[block.start : block.end]
            if block.index in self.days:
                if pending:
                    yield pending
                pending, day = None, self.days[block.index]
                rest = self.reading.timexes_in(block.start, block.end)[0].end
                yield from self._cities(block, rest, day, principals)
                continue
            person = self._principal(block)
            if person is not None:
                if pending:
                    yield pending
                pending, principals = None, person
                continue
            clock = self.clocks.get(block.index)
            if clock is not None:
                if pending:
                    yield pending
                pending = Entry(block, max(block.start, clock.start), block.end, day, clock, principals, None)
                if len(text) > 40:
                    yield pending
                    pending = None
            elif pending is not None and len(text) < 200:
                pending = replace(pending, end=block.end)
            elif day is not None and (day.first_day != self.anchor or self.titled) and self.days:
                if pending:
                    yield pending
                    pending = None
                found = list(self._cities(block, block.start, day, principals))
                yield from found or [Entry(block, block.start, block.end, day, None, principals, None)]
        if pending:
            yield pending

    def _cities(self, block: Block, start: int, day: When, principals: tuple[Mention, ...]) -> Iterator[Entry]:
        """The entries of a diary: each begins with a city in capitals and a dash; a day in capitals may stand between them."""
        text = self.reading.text
        heads = list(_DATELINE_CITY.finditer(text, start, block.end))
        for head, following in zip(heads, [*heads[1:], None], strict=False):
            stop = following.start() if following else block.end
            days = [
                t
                for t in self.reading.timexes_in(head.end(), stop)
                if t.kind is TimexKind.DATE and text[t.start : t.end].isupper() and t.clock is None
            ]
            if days:
                stop = days[0].start
            trailing = _SEPARATOR.search(text, head.end(), stop)
            if trailing:
                stop = trailing.start()
            yield Entry(block, head.end(), stop, day, None, principals, head.start(1))
            for found in days:
                day = self._resolve(found) or day

    def _day_line(self, block: Block) -> When | None:
        """The day that a block carries which is nothing but a date, perhaps with a city or the first entry of a diary."""
        found = self.reading.timexes_in(block.start, block.end)
        if not found or found[0].kind is not TimexKind.DATE or found[0].clock is not None:
            return None
        first = found[0]
        text = self.reading.text
        before = _BULLET.sub("", text[block.start : first.start])
        after = text[first.end : block.end].strip(" \t:.,)]|*–-")
        if before or (len(after) > 25 and not _DATELINE_CITY.match(text, first.end)):
            return None
        if len(after) > 3 and not after.isupper() and not _DATELINE_CITY.match(text, first.end) and after[:1].islower():
            return None
        return self._resolve(first)

    def _leading_clock(self, block: Block) -> Timex | None:
        found = self.reading.timexes_in(block.start, min(block.end, block.start + 12))
        if found and (found[0].kind is TimexKind.CLOCK) and not _BULLET.sub("", self.reading.text[block.start : found[0].start]):
            return found[0]
        return None

    def _resolve(self, found: Timex) -> When | None:
        whens = timex.resolve(found, timex.Context(anchor=self.anchor, direction=timex.Direction.FORWARD))
        if not whens or whens[0].vague:
            return None
        return replace(whens[0], end=whens[-1].end) if found.consecutive else whens[0]

    def _title_lists(self) -> bool:
        """Whether the head of the document says that it is a schedule, an agenda, a diary."""
        for block in self.blocks[:12]:
            if block.end - block.start < 200 and self.reading.lexicon.phrases.listing.within(
                self.reading.tokens(block), 0, len(self.reading.tokens(block))
            ):
                return True
        return False

    def _title_day(self) -> When | None:
        """The day in the title of a daily schedule, or the day of publication."""
        for block in self.blocks[:8]:
            tokens = self.reading.tokens(block)
            if block.end - block.start < 200 and self.reading.lexicon.phrases.listing.within(tokens, 0, len(tokens)):
                for found in self.reading.timexes_in(block.start, block.end):
                    when = self._resolve(found) if found.kind is TimexKind.DATE else None
                    if when is not None:
                        return when
        return When(self.anchor, self.anchor, Precision.DAY) if self.anchor else None

    def _principal(self, block: Block) -> tuple[Mention, ...] | None:
        """The persons whose schedule follows, where a block is nothing but them."""
        if block.end - block.start > 120 or self.reading.timexes_in(block.start, block.end):
            return None
        people = [m for m in self.reading.people(block) if m.name]
        if not people:
            return None
        tokens = self.reading.tokens(block)
        covered = sum(m.last - m.first for m in people)
        rest = [t for t in tokens if t.text.isalpha() and t.low not in ("and", "the", "schedule", "for", "of", "public")]
        return tuple(people) if covered >= len(rest) else None


def extended(day: When, found: Timex, resolved: When) -> When:
    """The days of an entry whose text gives an end ("until 06/07") or its own days ("4-5/07")."""
    if found.relation is Relation.UNTIL:
        return replace(day, end=resolved.last_day) if resolved.last_day >= day.first_day else day
    return resolved
