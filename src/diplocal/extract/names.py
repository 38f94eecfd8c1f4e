"""The event's own name: the capitalised words around the word that announces it."""

from __future__ import annotations

import re
from textwrap import shorten

from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Clause
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
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
    while first > 0 and first - 1 not in no_part and _joined(reading, tokens.ends[first - 1], tokens.starts[first]):
        sector = tokens.lows[first - 1] in reading.lexicon.people.sectors and first > 1 and _begins_name(tokens, first - 2)
        if first - 1 in tokens.possessives or not (sector or _begins_name(tokens, first - 1) or tokens.lows[first - 1] == "of"):
            break
        first -= 1
    named_after = tokens.lows[trigger.last] == "of" if trigger.last < len(tokens) else False
    while first < (trigger.first if named_after else trigger.last) and not _begins_name(tokens, first):
        first += 1
    last = index = max(first, trigger.last)
    while index < len(tokens) and index not in no_part and _joined(reading, tokens.ends[index - 1], tokens.starts[index]):
        if index in tokens.capitals:
            last = index + 1
            if index in tokens.possessives:
                break
        elif tokens.lows[index] not in _LINKS - {"in", "with"} or index - last > 2:
            break
        index += 1
    while last > first and tokens.lows[last - 1] in _LINKS:
        last -= 1  # "the Water Forum on 12 June"
    capitals = tokens.capitals.intersection(range(first, last))
    telling = sum(i in capitals or bool(_ORDINAL.match(tokens.lows[i])) for i in range(first, last))
    if not capitals or (telling < 2 and not (first in capitals and last - first > 1)):
        return None
    if telling == 1 and first in reading.tags(block) and (first == 0 or tokens.lows[first - 1] not in ("the", "a", "an")):
        return None  # "Iran meet again": a country that does something, and no "the Libya conference"
    return " ".join(reading.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def due_name(reading: Reading, clause: Clause) -> str | None:
    """What is due by the date of a clause: its words before the date ("Journalists have to register")."""
    assert clause.timex is not None
    tokens = reading.tokens(clause.block)
    words = range(clause.first, clause.dated.start)
    last = max((i for i in words if not _introduces_date(reading, tokens, i)), default=None)
    if last is None:
        return None
    text = shorten(reading.text[tokens.starts[clause.first] : tokens.ends[last]], LONGEST_NAME, placeholder="…")
    return text if " " in text else None


def _begins_name(tokens: Tokens, at: int) -> bool:
    low = tokens.lows[at]
    named = (at in tokens.capitals and low not in _POINTING) or low in _BEFORE
    return named or bool(_ORDINAL.match(low)) or _belongs_to_letters(tokens, at)


def _belongs_to_letters(tokens: Tokens, at: int) -> bool:
    """Whether a token is the number of an acronym ("G20", "COP28"), or the apostrophe of "Ministers' Meeting"."""
    if at == 0 or at - 1 not in tokens.capitals or tokens.starts[at] != tokens.ends[at - 1]:
        return False
    return tokens.texts[at].isdigit() or (tokens.texts[at] in ("'", "’") and tokens.lows[at - 1].endswith("s"))


def _introduces_date(reading: Reading, tokens: Tokens, at: int) -> bool:
    return not tokens.texts[at].isalnum() or tokens.lows[at] in reading.lexicon.people.function | {"is", "later", "than"}


def _no_part(reading: Reading, block: Block) -> set[int]:
    """Tokens that are no part of an event's name: people, times, and words that label a line ("Venue")."""
    tokens = reading.tokens(block)
    timed = {i for t in reading.timexes_in(block.start, block.end) for i in range(*reading.token_range(block, t.start, t.end))}
    words = reading.lexicon.layout.venue_labels
    labels = set() if words.isdisjoint(tokens.texts) else {i for i, text in enumerate(tokens.texts) if text in words}
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
