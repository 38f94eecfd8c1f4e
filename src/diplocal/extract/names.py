"""The event's own name: the capitalised words around the word that announces it."""

from __future__ import annotations

import re

from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Trigger
from diplocal.extract.reading import Reading

_LINKS = frozenset({"of", "the", "for", "and", "on", "&", "in", "with"})
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
    if sum(w.capital for w in words) < 2 and not (words and words[0].capital and len(words) > 1):
        return None
    return " ".join(reading.text[words[0].start : words[-1].end].split())


def _joined(reading: Reading, end: int, start: int) -> bool:
    return reading.text[end:start] in ("", " ", "\n", " ", "'s ", "’s ")
