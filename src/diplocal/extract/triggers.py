"""Event words: which words of a stretch of text tell an event, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from diplocal.extract.blocks import Block
from diplocal.extract.lexicon import EventRule
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.model import Kind

PARTS = frozenset({",", ";", ":", "(", ")", "–", "and", "where", "which", "who"})
"""What parts a sentence."""
MANNER = frozenset({"by", "via", "over"})
ASIDE = 9
"""How many words may stand between "on the sidelines of" and the word of the gathering."""
TOLD = 6
"""How many words before the press that was told the verb of saying may stand."""
WHOM = 12
"""How many words after "received" the person may stand."""


_WITHIN = frozenset({"during"})
_NTH = re.compile(r"(?:\d+(?:st|nd|rd|th)|annual|yearly)$")
"""How a gathering is called by its number: who meets members "during the 22nd annual meeting" takes part in it."""


class Trigger(NamedTuple):
    """An event word at text[start:end] and the rule that knows it. `first` and `last` are token indexes of the block.

    `aside` tells that it is only where or when something else happens ("on the sidelines of the summit"), `verb` that it is a
    verb of meeting, `whom` that a person is met ("meets Minister X"), `manner` that it only tells how ("by video").
    """

    block: Block
    start: int
    end: int
    first: int
    last: int
    rule: EventRule
    aside: bool = False
    verb: bool = False
    whom: bool = False
    manner: bool = False


def find_triggers(reading: Reading, block: Block, first: int, last: int) -> tuple[Trigger, ...]:
    """The event words of tokens[first:last] that belong to no name, no idiom and nobody's words to the press."""
    told = reading.find("triggers", block, first, last)
    if not told:
        return ()
    tokens, rules = reading.tokens(block), reading.lexicon.rules
    people = reading.people(block)
    inside = reading.peopled(block)
    idiomatic = {at for a, b, _ in reading.find("idioms", block, first, last) for at in range(a, b)}
    auxiliary = {at for at, _, _ in reading.find("auxiliaries", block, first, last)}
    lows = tokens.lows
    asides = [
        b
        for a, b, _ in reading.find("asides", block, first, last)
        if not (lows[a] in _WITHIN and _NTH.match(lows[min(b, len(lows) - 1)]))
    ]
    return tuple(
        Trigger(
            block,
            tokens.starts[a],
            tokens.ends[b - 1],
            a,
            b,
            rules[rule],
            _is_aside(tokens, asides, a),
            tokens.lows[a] in reading.lexicon.people.meeting_verbs,
            _meets(reading, block, rules[rule], b),
            tokens.lows[a] in MANNER,
        )
        for a, b, rule in told
        if not (a in inside and any(m.first <= a and b <= m.last for m in people))
        and a not in idiomatic
        and a not in auxiliary
        and not (rules[rule].kind is Kind.PRESS and _quoted(reading, block, a))
        and not (rules[rule].whom and not _whom(reading, block, b))
    )


def _is_aside(tokens: Tokens, asides: Sequence[int], at: int) -> bool:
    """Whether the words from an aside to tokens[at] are one noun phrase."""
    return any(begin <= at <= begin + ASIDE and PARTS.isdisjoint(tokens.texts[begin:at]) for begin in asides)


def _meets(reading: Reading, block: Block, rule: EventRule, at: int) -> bool:
    """Whether a word of talks tells whom one meets; who hosts a group is host of what it comes for."""
    if rule.kind is not Kind.MEETING or not _whom(reading, block, at):
        return False
    if reading.lows(block)[at - 1] not in reading.lexicon.people.hosting:
        return True
    guest = next((m for m in reading.people(block) if m.first >= at), None)
    return guest is None or not guest.plural


def _whom(reading: Reading, block: Block, at: int) -> bool:
    """Whether a person follows tokens[at], with nothing between but an article, a day and a place."""
    tokens, lexicon = reading.tokens(block), reading.lexicon.people
    if tokens.lows[at : at + 1] in (["him"], ["them"]):
        return True
    found = next((m for m in reading.people(block) if m.first >= at), None)
    if found is None or found.first > at + WHOM:
        return False
    known = (lexicon.determiners, lexicon.calendar, lexicon.day_words)
    between = range(at, found.first)
    if found.last - 1 in tokens.possessives:
        return False  # "welcomed Minister X's statement"
    return all(
        i in tokens.capitals or tokens.lows[i].isdigit() or any(tokens.lows[i] in words for words in known) for i in between
    )


def _quoted(reading: Reading, block: Block, at: int) -> bool:
    """Whether a word of the press only tells to whom somebody said it: "told the weekly briefing", "said in an interview"."""
    tokens = reading.tokens(block)
    for index in range(at, max(-1, at - TOLD), -1):
        if tokens.lows[index] in reading.lexicon.people.saying:
            return True
        if index < at and tokens.texts[index] in PARTS:
            return False
    return False
