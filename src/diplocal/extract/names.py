"""The event's own name: the capitalised words around the word that announces it."""

from __future__ import annotations

import re
from textwrap import shorten

from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Clause
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Token
from diplocal.extract.triggers import Trigger
from diplocal.timex import TimexKind

_LINKS = frozenset({"of", "the", "for", "and", "on", "&", "in", "with"})
_BEFORE = frozenset({"annual", "ministerial", "informal", "regular", "joint", "meeting", "session"})
_POINTING = _LINKS | {"at", "during", "a", "an", "this", "that", "these", "another", "such"}
_ENDS = re.compile(r"\n| ?[(;]|\. |: ")
_EDGES = " \t\n-–—•*|:,.“”"
CLOCK_WITHIN = 30
LONGEST_NAME = 72
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


def event_name(reading: Reading, block: Block, trigger: Trigger) -> str | None:
    """The name that the text gives an event ("24th meeting of the Council of ..."), or None where it gives none."""
    tokens = reading.tokens(block)
    no_part = _no_part(reading, block)
    first = trigger.first
    while first > 0 and first - 1 not in no_part and _joined(reading, tokens[first - 1].end, tokens[first].start):
        word = tokens[first - 1]
        if word.possessive or not (_begins_name(word) or word.low == "of"):
            break
        first -= 1
    named_after = tokens[trigger.last].low == "of" if trigger.last < len(tokens) else False
    while first < (trigger.first if named_after else trigger.last) and not _begins_name(tokens[first]):
        first += 1
    last = index = max(first, trigger.last)
    while index < len(tokens) and index not in no_part and _joined(reading, tokens[index - 1].end, tokens[index].start):
        word = tokens[index]
        if word.capital and not word.low.isdigit():
            last = index + 1
            if word.possessive:
                break
        elif word.low not in _LINKS - {"in", "with"} or index - last > 2:
            break
        index += 1
    words = tokens[first:last]
    telling = sum(w.capital or bool(_ORDINAL.match(w.low)) for w in words)
    if not any(w.capital for w in words) or (telling < 2 and not (words[0].capital and len(words) > 1)):
        return None
    if telling == 1 and first in reading.tags(block) and (first == 0 or tokens[first - 1].low not in ("the", "a", "an")):
        return None  # "Iran meet again": a country that does something, and no "the Libya conference"
    return " ".join(reading.text[words[0].start : words[-1].end].split())


def due_name(reading: Reading, clause: Clause) -> str | None:
    """What is due by the date of a clause: its words before the date ("Journalists have to register")."""
    assert clause.timex is not None
    words = reading.tokens(clause.block)[clause.first : clause.timex_tokens(reading).start]
    last = max((i + 1 for i, word in enumerate(words) if not _introduces_date(reading, word)), default=0)
    words = words[:last]
    text = shorten(reading.text[words[0].start : words[-1].end], LONGEST_NAME, placeholder="…") if words else ""
    return text if " " in text else None


def _begins_name(word: Token) -> bool:
    return (word.capital and word.low not in _POINTING) or bool(_ORDINAL.match(word.low)) or word.low in _BEFORE


def _introduces_date(reading: Reading, word: Token) -> bool:
    return not word.text.isalnum() or word.low in reading.lexicon.people.function | {"is", "later", "than"}


def _no_part(reading: Reading, block: Block) -> set[int]:
    """Tokens that are no part of an event's name: people, times, and words that label a line ("Venue")."""
    tokens = reading.tokens(block)
    timed = {i for t in reading.timexes_in(block.start, block.end) for i in range(*reading.token_range(block, t.start, t.end))}
    labels = {i for i, word in enumerate(tokens) if word.text in reading.lexicon.layout.venue_labels}
    named = {i for m in reading.people(block) if m.name for i in range(m.first, m.last)}
    return named | timed | labels


def entry_name(reading: Reading, start: int, end: int) -> str | None:
    """What the first line of an entry says, without clock time, remarks in brackets, and what follows a stop or semicolon."""
    clock = [t.end for t in reading.timexes_in(start, min(end, start + CLOCK_WITHIN)) if t.kind is TimexKind.CLOCK]
    line = reading.text[max([start, *clock]) : end].strip(_EDGES)
    words = " ".join(_ENDS.split(line, maxsplit=1)[0].strip(_EDGES).split())
    if len(words) > LONGEST_NAME or " " not in words:
        return None
    return words[0].upper() + words[1:]


def _joined(reading: Reading, end: int, start: int) -> bool:
    return reading.text[end:start] in ("", " ", "\n", " ", "'s ", "’s ")
