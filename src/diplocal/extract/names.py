"""The event's own name: the capitalised words around the word that announces it."""

from __future__ import annotations

import re

from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Trigger
from diplocal.extract.reading import Reading
from diplocal.timex import TimexKind

_LINKS = frozenset({"of", "the", "for", "and", "on", "&", "in", "with"})
_ENDS = re.compile(r"\n| ?[(;]|\. |: ")
_EDGES = " \t\n-–—•*|:,.“”"
CLOCK_WITHIN = 30
LONGEST_NAME = 72
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


def event_name(reading: Reading, block: Block, trigger: Trigger) -> str | None:
    """The name that the text gives an event ("24th meeting of the Council of ..."), or None where it gives none."""
    tokens = reading.tokens(block)
    people = reading.peopled(block)
    first = trigger.first
    while first > 0 and first - 1 not in people and _joined(reading, tokens[first - 1].end, tokens[first].start):
        word = tokens[first - 1]
        if word.possessive or not (
            word.capital
            or _ORDINAL.match(word.low)
            or word.low in ("annual", "ministerial", "informal", "regular", "joint", "meeting", "session", "of")
        ):
            break
        first -= 1
    while first < trigger.first and tokens[first].low in _LINKS | {"on", "at", "during"}:
        first += 1
    last = index = trigger.last
    while index < len(tokens) and index not in people and _joined(reading, tokens[index - 1].end, tokens[index].start):
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
    return " ".join(reading.text[words[0].start : words[-1].end].split())


def entry_name(reading: Reading, start: int, end: int) -> str | None:
    """What the first line of an entry says, without its clock time, remarks in brackets and what follows a full stop or semicolon."""
    clock = [t.end for t in reading.timexes_in(start, min(end, start + CLOCK_WITHIN)) if t.kind is TimexKind.CLOCK]
    line = reading.text[max([start, *clock]) : end].strip(_EDGES)
    words = " ".join(_ENDS.split(line, maxsplit=1)[0].strip(_EDGES).split())
    if len(words) > LONGEST_NAME or " " not in words:
        return None
    return words[0].upper() + words[1:]


def _joined(reading: Reading, end: int, start: int) -> bool:
    return reading.text[end:start] in ("", " ", "\n", " ", "'s ", "’s ")
