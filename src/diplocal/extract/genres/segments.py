"""Blocks of a list cut into what each entry says: diaries run several days and entries into one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diplocal.extract.blocks import SIGNS, Block
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match, NameKind
from diplocal.timex import Timex, TimexKind

_TOWARDS = frozenset({"to", "in", "the", "for", ":"})
_LEAD = f" \t\n\u00a0{SIGNS}*·–—|>[(-"
_SEPARATOR = re.compile(r"(?:[-–_=] ?){4,}|\*\*+")
_SIGN = re.compile(r"[-–—_=*D][-–—_=*A ]")
"""Two characters without which nothing parts a block: quickly looked for."""
_PARTED = re.compile(r"\*\*|[-–_=] ?[-–_=]|[A-Z]{3}[^.]{0,40} [-–—] |[A-Z]{3}DAY")
_ABOUT = re.compile(r"(?:\+ ?/ ?[-–]|±|ca\.?|approx\.?|kl\.?|from|at|about|around|time:?|[/–-]|\s)*", re.I)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}"
_CITY = re.compile(rf"(?<![\w.])({_CAPITALS}(?:/{_CAPITALS})*(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)*)?)\s+[-–—]\s+(?=\S)")


class Segment(NamedTuple):
    """text[start:end] of a block; `city` is the offset of the city in capitals that heads it, None where none does."""

    block: Block
    start: int
    end: int
    city: int | None = None


def segments(reading: Reading, block: Block) -> Iterator[Segment]:
    """The segments of a block in order: cut at separators, at days in capitals and before cities in capitals with a dash."""
    text = reading.text
    if not (_SIGN.search(text, block.start, block.end) and _PARTED.search(text, block.start, block.end)):
        yield Segment(block, block.start, block.end)
        return
    cuts: dict[int, int | None] = {block.start: None}
    breaks = list(_SEPARATOR.finditer(text, block.start, block.end))
    for found in breaks:
        cuts[found.end()] = None
    for day in reading.timexes_in(block.start, block.end):
        written = text[day.start : day.end]
        if day.kind is TimexKind.DATE and written.isupper() and any(c.isalpha() for c in written):
            cuts[day.start] = None
            cuts[day.end] = None
    for city in _CITY.finditer(text, block.start, block.end):
        if not _is_date(reading, city.start(1), city.end(1)):
            cuts[city.start(1)] = city.start(1)
            cuts[city.end()] = city.start(1)
    starts = sorted(cuts)
    for start, end in zip(starts, [*starts[1:], block.end], strict=True):
        inner = next((b for b in breaks if start <= b.start() < end), None)
        stop = inner.start() if inner else end
        begin = start + len(text[start:stop]) - len(text[start:stop].lstrip())
        stop = begin + len(text[begin:stop].rstrip())
        if bare(text[begin:stop]) and cuts[start] != start:
            yield Segment(block, begin, stop, cuts[start])


def _is_date(reading: Reading, start: int, end: int) -> bool:
    return bool(reading.dates_in(start, end))


def _after_place(reading: Reading, segment: Segment) -> int:
    """Where a segment goes on after the place that opens it, if an hour follows ("Oslo, 10:00: ...") or days in brackets."""
    found = reading.matches_in(segment.start, segment.start + 1)
    place = next((m for m in found if m.kind in (NameKind.CITY, NameKind.COUNTRY)), None)
    if place is not None and reading.text.startswith(" (", place.end) and reading.dates_in(place.end + 2, place.end + 3):
        return place.end + 1
    city = next((m for m in found if m.kind is NameKind.CITY), None)
    clocks = reading.timexes_in(city.end, city.end + 3) if city is not None else []
    return city.end + 1 if city is not None and clocks and clocks[0].kind is TimexKind.CLOCK else segment.start


def destination(reading: Reading, block: Block, at: int) -> Match | None:
    """The country or city that follows a word of travel which ends before tokens[at]: "visit |to the Republic of Peru"."""
    tokens, tags = reading.tokens(block), reading.tags(block)
    while at < len(tokens) and tokens.lows[at] in _TOWARDS:
        at += 1
    place = tags.get(at)
    return place if place is not None and place.kind in (NameKind.CITY, NameKind.COUNTRY) else None


def bare(text: str) -> str:
    """`text` without bullets and spaces at its head."""
    return text.lstrip(_LEAD)


def opening(reading: Reading, segment: Segment) -> Timex | None:
    """The date or clock time with which a segment opens, bullets, words like "about", the number of a day and a place apart."""
    counted = reading.lexicon.layout.counted_day.match(reading.text, segment.start, segment.end)
    start = counted.end() if counted else _after_place(reading, segment)
    found = reading.timexes_in(start, min(segment.end, start + 14))
    if not found:
        return None
    before = bare(reading.text[start : found[0].start])
    opens = not before if found[0].kind is TimexKind.DATE else found[0].kind is TimexKind.CLOCK and _ABOUT.fullmatch(before)
    return found[0] if opens else None
