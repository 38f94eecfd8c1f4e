"""Blocks and sentences: headings, paragraphs, list items, table rows, questions and answers, with their places in the text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from diplocal.model import Document, MarkKind


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Block:
    """text[start:end] without outer white space. `section` numbers the heading it stands under (0: none yet)."""

    start: int
    end: int
    kind: BlockKind
    section: int
    index: int


_CHUNK = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
SIGNS = "•▪‣◦●○■□◆◇▲△►▶➢➤✦✓→»"
"""Signs that stand before the items of a list, beside dashes and asterisks."""
_BULLET = re.compile(rf"\s*(?:[{SIGNS}*·–—-]|\*\*|\d{{1,2}}[.)]|[a-z]\))\s+")
_CLOCK = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|\s?[ap]\.?m\b)"
_CLOCKED = re.compile(
    rf"\s*[{SIGNS}*–-]?\s*(?:(?:[A-ZÀ-Þ][\w-]{{1,15}}[,.]?\s)?{_CLOCK}|\d{{4}}-\d\d-\d\d|\d{{1,2}}([./])\d{{1,2}}\1\d{{2,4}})",
    re.I,
)
"""The head of a line that is an entry of its own: a clock time, perhaps after a city or one word, or a date in figures."""
_COLUMN = re.compile(r"\s*\S{1,13}[^\S\n]{2,}\S")
"""The head of a line whose first word stands in a column of its own: "tbc    Press conference"."""
_HEADED = re.compile(r"\s*(?=[^\n:–—]{0,23}\d)[^\n:–—]{2,24}?\s?[:–—]\s")
"""The short head of a line with a figure, before a colon or dash: "May 13th – Meeting with ..."."""
_ENDS_CLOCKED = re.compile(rf"[–—,(-]\s?{_CLOCK}[.)]*\Z", re.I)
LAST_CLOCK = 12
"""How many characters a sign and a clock time at the end of a line have at most."""
_QUESTION = re.compile(r"\s*(?:Q(?:uestion)?|QUESTION|[A-Z][\w ]{1,25}(?=: [^\n]{5,}\?))\s*[:.(]")
_ANSWER = re.compile(r"\s*(?:A(?:nswer)?|ANSWER)\s*[:.]")
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', "…")
_SENTENCES = re.compile(r"\n|[a-z)][.;] +[A-Z*]|- - -|----")
_NEXT = re.compile(r"\s*(\S?)")
LONGEST_BLOCK = 2000
LONGEST_HEADING = 180
WIDEST_LINE = 100
FEWEST_LINES = 6
_STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[\"“‘'(\[]*[A-ZÀ-ÖØ-Þ0-9])")
_LAST_WORD = re.compile(r"[\w.]*$")
_LETTERS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_OPENING = re.compile(
    r"\W*(?:The|A|An|He|She|It|They|We|I|You|In|On|At|This|That|These|But|And|For|As|After|Both|His|Her|Their|There|When)\b"
)
# words before a full stop that ends no sentence; a lone capital is an initial
_ABBREVIATED = frozenset(
    {
        "mr", "ms", "mrs", "dr", "st", "sen", "rep", "gov", "gen", "hon", "rt", "no", "jan", "feb", "mar", "apr",
        "aug", "sept", "sep", "oct", "nov", "dec", "a.m", "p.m", "smt", "mm", "approx", "ca", "prof", "amb", "col",
        "lt", "inc", "vs", "e.g", "i.e", "h.e", "messrs", "tel",
    }
)  # fmt: skip


def split_blocks(document: Document) -> list[Block]:
    """The blocks of a document in order, not overlapping."""
    text = document.text
    marked = {(m.start, m.end): m.kind for m in document.marks if m.kind is not MarkKind.STRUCK}
    starts = {m.start: m.kind for m in document.marks if m.kind in (MarkKind.HEADING, MarkKind.ITEM, MarkKind.ROW)}
    spans = [part for span in _spans(text) for part in _parts(text, *span)]
    blocks: list[Block] = []
    section = 0
    for start, end in spans:
        kind = _kind(text, start, end, marked.get((start, end)) or starts.get(start), has_marks=bool(document.marks))
        if kind is BlockKind.HEADING:
            section += 1
        blocks.append(Block(start, end, kind, section, len(blocks)))
    return blocks


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut after sentences, or else between words, so that no block is too long to be gone through for each word."""
    while end - start > LONGEST_BLOCK:
        latest = start + LONGEST_BLOCK
        stops = [m.end() for m in _STOP.finditer(text, start + LONGEST_BLOCK // 2, latest)]
        cut = stops[-1] if stops else text.rfind(" ", start, latest) + 1
        cut = cut if cut > start else latest
        yield start, start + len(text[start:cut].rstrip())
        start = _next(text, cut)[1]
    yield start, end


def _spans(text: str) -> list[tuple[int, int]]:
    """Chunks parted by blank lines; lists of short lines are parted line by line, hard-wrapped paragraphs are joined."""
    spans: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(text):
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, *chunk.span())]
        for start, end in lines if _is_list(text, lines) else [chunk.span()]:
            stripped = text[start:end].strip()
            if stripped:
                start = text.index(stripped[0], start)
                spans.append((start, start + len(stripped)))
    return _join_wrapped(text, _join_lines(text, spans))


def _join_lines(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins the lines of a text whose every line stands as a paragraph of its own (wire copy with double spacing)."""
    single = [(start, end) for start, end in spans if text.find("\n", start, end) < 0]
    width = max((end - start for start, end in single), default=0)
    lines = [(start, end) for start, end in single if 40 <= end - start <= WIDEST_LINE]
    broken = [stop for start, stop in lines if not text.endswith(_ENDS, start, stop)]
    goes_on = sum(_next(text, stop)[0].islower() for stop in broken)
    if width > WIDEST_LINE or len(lines) < FEWEST_LINES or len(broken) * 2 < len(lines) or goes_on * 3 < len(broken):
        return spans
    joined: list[tuple[int, int]] = []
    last = 0
    for start, end in spans:
        if joined and not text.endswith((".", "!", "?", ":"), *joined[-1]) and joined[-1][1] - last > width * 0.7:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        last = start
    return joined


def _next(text: str, at: int) -> tuple[str, int]:
    """The first character from an offset on that is no white space, "" at the end of the text, and its offset."""
    found = _NEXT.match(text, at)
    assert found is not None
    return found[1], found.start(1)


def _is_list(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines of a chunk are blocks of their own: not the wrapped lines of one paragraph."""
    if len(lines) < 2:
        return False
    heads = sum(any(head.match(text, start, end) for head in (_CLOCKED, _COLUMN, _HEADED)) for start, end in lines)
    if heads >= 2 or sum(bool(_ENDS_CLOCKED.search(text, end - LAST_CLOCK, end)) for _, end in lines) >= 2:
        return True
    broken = 0
    for (start, end), (following, stop) in itertools.pairwise(lines):
        tail, head = text[start:end].rstrip(), text[following:stop].lstrip()
        wrapped = end - start > 55 and not tail.endswith((".", "!", "?", ":")) and not _BULLET.match(text, following, stop)
        broken += not (wrapped or head[:1].islower())
    return broken * 2 >= len(lines) - 1


def _join_wrapped(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins a span that breaks off in mid-sentence with the following one that goes on in lower case."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined:
            last_start, last_end = joined[-1]
            tail = text[max(last_start, last_end - 200) : last_end]
            open_end = not tail.endswith((".", "!", "?", ":", ";", ")", "*"))
            wide = open_end and last_end - text.rfind("\n", 0, last_end) > 60
            wide = wide or (text.count("\n", last_end, start) == 1 and not tail.endswith(","))
            mid = text[start].islower() or (wide and not _BULLET.match(text, start) and _wraps(tail))
            goes_on = open_end and mid and not (_COLUMN.match(text, start, end) or _CLOCKED.match(text, start, end))
            if goes_on and text.count("\n", last_end, start) <= 2:
                joined[-1] = (last_start, end)
                continue
        joined.append((start, end))
    return joined


_OPEN_WORDS = re.compile(
    r"(?:\b(?:the|a|an|of|in|on|at|to|for|and|or|with|by|from|his|her|their|its|is|are|was|will|as|that|which|who)|,)$", re.I
)


def _wraps(tail: str) -> bool:
    return bool(_OPEN_WORDS.search(tail))


def _kind(text: str, start: int, end: int, mark: MarkKind | None, *, has_marks: bool) -> BlockKind:
    if mark is MarkKind.HEADING:
        return BlockKind.HEADING
    if mark is MarkKind.ROW:
        return BlockKind.ROW
    if mark is MarkKind.ITEM or _BULLET.match(text, start, end):
        return BlockKind.ITEM
    if _ANSWER.match(text, start, end):
        return BlockKind.ANSWER
    if _QUESTION.match(text, start, end):
        return BlockKind.QUESTION
    if (
        not has_marks
        and end - start < LONGEST_HEADING
        and not text[start:end].endswith(_ENDS)
        and not _SENTENCES.search(text, start, end)
    ):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def split_sentences(text: str, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block as (start, end) in the document's text."""
    cuts = [block.start]
    cuts += [
        m.end()
        for m in _STOP.finditer(text, block.start, block.end)
        if text[m.start()] != "." or _ends(text, block.start, m.start(), m.end())
    ]
    cuts.append(block.end)
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a]


def _ends(text: str, begin: int, stop: int, after: int) -> bool:
    """Whether the full stop at an offset ends a sentence, and is no part of an abbreviation or an initial.

    After "U.S." only a word with which sentences begin tells that one ends there.
    """
    found = _LAST_WORD.search(text, max(begin, stop - 12), stop)
    word = found[0] if found else ""
    if _LETTERS.fullmatch(word):
        return bool(_OPENING.match(text, after))
    return not (len(word) == 1 and word.isupper()) and word.lower() not in _ABBREVIATED


def block_at(blocks: list[Block], offset: int) -> int:
    """Index of the block that holds an offset, or of the last one before it."""
    return max(0, bisect_right(blocks, offset, key=lambda b: b.start) - 1)
