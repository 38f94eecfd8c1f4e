"""Whose schedule a list is: by its title, by a line that is only a person, or by the sentence above ("his schedule")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from diplocal import timex
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.genres.segments import Segment
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.speaking import is_spokesperson

LONGEST_LINE = 120
"""How many characters a line has at most that is only a person."""
_POSSESSIVES = frozenset({"his", "her"})
_BESIDE = frozenset({"and", "the", "schedule", "for", "of", "public"})


def of_titles(reading: Reading, titles: Sequence[Block]) -> tuple[Mention, ...]:
    """The first person that a title names; a sentence about several does not tell whose schedule follows."""
    for block in titles:
        people = tuple(m for m in reading.people(block) if m.name and not is_spokesperson(m))
        if people and not _about_several(reading, block, people):
            return people[:1]
    return ()


def _about_several(reading: Reading, block: Block, people: Sequence[Mention]) -> bool:
    """Whether the sentence that speaks of a programme names several: "Talks of X and Y are part of the programme."."""
    if reading.text[block.end - 1] != ".":
        return False
    for start, end in reading.sentences(block):
        if reading.within("listing", block, *reading.token_range(block, start, end)):
            return sum(start <= m.start < end for m in people) > 1
    return False


def of_headline(reading: Reading, blocks: Sequence[Block], anchor: date | None) -> tuple[Mention, ...]:
    """The person with an office whom alone the first heading names that says more: "Prime Minister X: foreign trip"."""
    heading = next((b for b in blocks if b.kind is BlockKind.HEADING and reading.people(b)), None)
    if heading is None or principal(reading, Segment(heading, heading.start, heading.end), anchor) is not None:
        return ()
    people = tuple(reading.people(heading))
    alone = len(people) == 1 and people[0].name and people[0].office and not is_spokesperson(people[0])
    return people if alone else ()


def says_whose(reading: Reading, block: Block) -> bool:
    """Whether a block speaks of "his" or "her" schedule."""
    return not _POSSESSIVES.isdisjoint(reading.lows(block))


def first_named(reading: Reading, blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The first person with name and office of some blocks: whom "his schedule" means."""
    return tuple(m for b in blocks for m in reading.people(b) if m.name and m.office and not is_spokesperson(m))[:1]


def principal(reading: Reading, segment: Segment, anchor: date | None) -> tuple[Mention, ...] | None:
    """The persons whose schedule follows, where a whole block is nothing but them."""
    block = segment.block
    if (segment.start, segment.end) != (block.start, block.end) or block.end - block.start > LONGEST_LINE:
        return None
    if block.kind is BlockKind.ITEM or reading.timexes_in(block.start, block.end):
        return None
    people = [m for m in reading.people(block) if m.office or (m.name and not m.short and _recurs(reading, block, m.name))]
    if not people or _signs(reading, block, people, anchor) or any(is_spokesperson(m) for m in people):
        return None
    covered = {i for m in people for i in range(m.first, m.last)}
    rest = (low for i, low in enumerate(reading.lows(block)) if i not in covered and low not in _BESIDE)
    return None if any(low.isalpha() for low in rest) else tuple(people)


def _signs(reading: Reading, block: Block, people: Sequence[Mention], anchor: date | None) -> bool:
    """Whether a line of a name without an office is the byline: the day of publication stands in the next one."""
    following = reading.blocks[block.index + 1 : block.index + 2]
    dates = [t for b in following for t in reading.dates_in(b.start, b.end)]
    days = [when.first_day for t in dates for when in timex.resolve(t, timex.Context(anchor=anchor))[:1]]
    return anchor in days and not any(m.office for m in people)


def _recurs(reading: Reading, block: Block, name: str) -> bool:
    """Whether a line of capitals without an office is a person: the text names that person again, as a letterhead is not."""
    text = reading.text
    return not text[block.start : block.end].isupper() or text.casefold().count(name.split()[-1].casefold()) > 1
