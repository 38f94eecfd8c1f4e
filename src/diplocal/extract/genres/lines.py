"""What a line of a list says by itself: places, stops of a journey, bodies, and whether it is the title of a list."""

from __future__ import annotations

import re
from datetime import date

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.genres.days import only_places
from diplocal.extract.genres.segments import Segment, bare, destination, segments
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Kind
from diplocal.timex import TimexKind

OPENING = 3
"""Among how many first words of a line those stand that tell a stop of a journey."""
_AFTER_PLACE = re.compile(r"(?:, \w+| \([\w ]+\))?\s?[.:–—-]\s")


class Lines:
    """Reads single lines of a list that was published on `anchor`."""

    def __init__(self, reading: Reading, anchor: date | None) -> None:
        self.reading, self.anchor = reading, anchor

    def spot(self, line: Segment) -> int | None:
        """The offset of the place that is all of a line, but for a building or a remark before it ("The Secretariat, Oslo")."""
        comma = self.reading.text.find(",", line.start, line.end)
        remark = self.reading.text[line.start] == "("
        within = [line.start, comma] if remark or not self.reading.opens(line.start, line.end) else []
        start = next((at for at in within if at >= 0 and only_places(self.reading, at, line.end)), None)
        spots = self.reading.matches_in(start, line.end) if start is not None else []
        return next((m.start for m in spots if m.kind is NameKind.CITY), spots[0].start) if spots else None

    def heading_place(self, segment: Segment) -> int | None:
        """The offset of the place that a line gives for the entries below it ("Tunis, Tunisia", "Place: Palace of Oslo")."""
        labelled = self.reading.lexicon.layout.venue_line.search(self.reading.text, segment.start, segment.end)
        if labelled is None and not only_places(self.reading, segment.start, segment.end):
            return None
        found = self.reading.matches_in(labelled.start(1) if labelled else segment.start, segment.end)
        return next((m.start for m in found if (m.city or m.kind is NameKind.VENUE) and not m.ambiguous), None)

    def opening_place(self, segment: Segment) -> int | None:
        """The offset of the place with which a segment opens ("Luxembourg. Council of the EU.")."""
        found = self.reading.matches_in(segment.start, segment.start + 3)
        if found and found[0].kind in (NameKind.CITY, NameKind.COUNTRY) and _AFTER_PLACE.match(self.reading.text, found[0].end):
            return found[0].start
        return None

    def stop(self, segment: Segment) -> int | None:
        """The offset of the place to which a journey goes by a line ("Visit to Greece (local time)", "Arrival in Lima")."""
        reading, block = self.reading, segment.block
        first, last = reading.token_range(block, segment.start, segment.end)
        for _, after, rule in reading.find("triggers", block, first, min(last, first + OPENING)):
            if reading.lexicon.rules[rule].kind is Kind.VISIT and (place := destination(reading, block, after)) is not None:
                return place.start
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

    def begins_list(self, segment: Segment) -> bool:
        """Whether a heading says that another list begins, of nobody named above ("BRIEFING SCHEDULE")."""
        whole = (segment.start, segment.end) == (segment.block.start, segment.block.end)
        return whole and segment.block.kind is BlockKind.HEADING and self._lists(segment.block)

    def _ahead(self, segment: Segment) -> bool:
        """Whether a line tells what is going to be: "will visit", or "Minister X to visit" of a headline."""
        first, last = self.reading.token_range(segment.block, segment.start, segment.end)
        lows, people = self.reading.lows(segment.block), self.reading.people_in(segment.block, segment.start, segment.end)
        future = any(rule == "future" for _, _, rule in self.reading.find("moods", segment.block, first, last))
        return future or any(lows[m.last : m.last + 1] == ["to"] for m in people)
