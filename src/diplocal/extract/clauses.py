"""Clauses: the part of a sentence that a date belongs to, with its event words, tense and firmness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from diplocal.extract.blocks import Block
from diplocal.extract.boundaries import OFF, RELATIVE, TENSES, TRAILING, before_tail, firm, opening, parting
from diplocal.extract.lexicon import PeopleWords
from diplocal.extract.phrases import Hit
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.triggers import Trigger, find_triggers
from diplocal.timex import Timex


class Clause(NamedTuple):
    """text[start:end] around one time expression (None where the layout gives the date).

    `triggers` and `moods` are those of its main part: what a trailing "during which ..." adds is left out where anything else is
    there. `relative` tells that it hangs on what stands before it ("..., who will be in Russia on ..."). `dated` are the indexes
    of the tokens of its time expression.
    """

    block: Block
    start: int
    end: int
    first: int
    last: int
    timex: Timex | None
    triggers: tuple[Trigger, ...]
    moods: frozenset[str]
    relative: bool
    dated: range


_HANGING = RELATIVE - {"that"}
_SEMICOLON = frozenset({";"})
_WHO = frozenset({"who", "which"})
_BRACKETS = frozenset({"(", ")"})
TELLING = 25
"""From this rank on, the event words of the main part tell the event, and those of a trailing clause do not."""
MOST_BESIDE = 3
"""How many words beside a date in brackets still belong to the words around ("(Basel, 4-5 December)")."""
PERFECT = 2
"""How many words after "has" the form of the past stands that makes a perfect of the two."""


def clauses(reading: Reading, block: Block, start: int, end: int, timexes: Sequence[Timex]) -> list[Clause]:
    """One clause for each time expression of a sentence, in order."""
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, start, end)
    begins, hangs = opening(reading, block, first, timexes[0])
    cuts, relatives = [begins], [hangs]
    for before, after in pairwise(timexes):
        low, high = reading.token_range(block, before.end, after.start)
        cut = parting(reading, block, cuts[-1], low, high)
        cuts.append(high if cut is None else cut)
        relatives.append(cut is not None and not _HANGING.isdisjoint(tokens.lows[cut : cut + 3]))
    cuts.append(before_tail(reading, block, timexes[-1], last))
    return [
        make_clause(reading, block, *_inside_brackets(tokens, *part, timex), timex, relative=relative)
        for (begin, stop), timex, relative in zip(pairwise(cuts), timexes, relatives, strict=True)
        for part in _successive(reading, block, begin, stop)
        if part[1] > part[0]
    ]


def _inside_brackets(tokens: Tokens, first: int, last: int, timex: Timex) -> tuple[int, int]:
    """The part of tokens[first:last] in brackets, where the date stands in it with more than itself: "(who in March met ...)"."""
    begin = first - (first > 0 and tokens.lows[first - 1] == "(")
    opening = _opened(tokens, begin, bisect_left(tokens.starts, timex.start, begin, last))
    if opening is None:
        return first, last
    closing = next((i for i in range(opening + 1, last) if tokens.texts[i] == ")"), last)
    alone = sum(not timex.start <= start < timex.end for start in tokens.starts[opening + 1 : closing]) <= MOST_BESIDE
    return (first, last) if alone else (opening + 1, closing)


def _successive(reading: Reading, block: Block, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a clause that tell two events of one day: "will have talks on 10 February and then speak to the press"."""
    parts: list[tuple[int, int]] = []
    parting = {b - 1 for _, b, _ in reading.find("parting", block, first, last)}
    signs = reading.tokens(block).where(_SEMICOLON, first, last)
    begin = first
    for at in sorted(parting.union(signs).intersection(range(first + 1, last - 1))):
        if firm(reading, block, begin, at - 1) and firm(reading, block, at, last):
            parts.append((begin, at if at in signs else at - 1))
            begin = at
    return [*parts, (begin, last)]


def make_clause(reading: Reading, block: Block, first: int, last: int, timex: Timex | None, *, relative: bool = False) -> Clause:
    """The clause of tokens[first:last] of a block."""
    tokens = reading.tokens(block)
    lexicon = reading.lexicon
    dated = range(*reading.token_range(block, timex.start, timex.end)) if timex is not None else range(0)
    main = _main_part(reading, block, first, last, dated) if timex is not None else last
    triggers = find_triggers(reading, block, first, main)
    if main < last and not _telling(triggers):
        triggers = find_triggers(reading, block, first, last)
    aside = {at for a, b, _ in reading.find("kept", block, first, main) for at in range(a, b)}
    if timex is not None:
        if _opened(tokens, first, dated.start) is None:
            triggers = tuple(t for t in triggers if _opened(tokens, first, t.first) is None) or triggers
        aside.update(beside := _beside(tokens, first, dated.start))
        telling = tuple(t for t in triggers if t.first not in beside)
        triggers = telling if _telling(telling) else triggers
    found = [hit for hit in reading.find("moods", block, first, main) if hit[0] not in aside]
    perfect = {at for at, _, rule in found if rule == "present" and tokens.lows[at] == "has" and _participle(found, at)}
    moods = _moods([rule for at, _, rule in found if at not in perfect and not _tells_nothing(tokens, at, lexicon.people)])
    if "future" in moods and reading.text[tokens.ends[last - 1] - 1] == "?":  # what somebody asks is not firm
        moods |= {"tentative"}
    return Clause(block, tokens.starts[first], tokens.ends[last - 1], first, last, timex, triggers, moods, relative, dated)


def _participle(found: Sequence[Hit], at: int) -> bool:
    """Whether a form of the past follows the "has" of tokens[at], next to it or but for an adverb: "has today concluded"."""
    return any(rule == "past" and at < after <= at + PERFECT for after, _, rule in found)


def _telling(triggers: Sequence[Trigger]) -> bool:
    return any(t.rule.rank >= TELLING for t in triggers)


def _beside(tokens: Tokens, first: int, at: int) -> range:
    """What tokens[first:at] say beside the point, between commas: "Mr A, who is on a visit to B, was received by C"."""
    for begin in (i - 1 for i in tokens.where(_WHO, first + 1, at)):
        if tokens.texts[begin] == ",":
            end = next((i for i in range(begin + 2, at) if tokens.texts[i] == ","), None)
            return range(begin, end) if end is not None else range(0)
    return range(0)


def _opened(tokens: Tokens, first: int, at: int) -> int | None:
    """Index of the bracket in which tokens[at] stands, from `first` on; None where it stands in none."""
    signs = tokens.where(_BRACKETS, first, at)
    return signs[-1] if signs and tokens.texts[signs[-1]] == "(" else None


def _tells_nothing(tokens: Tokens, at: int, words: PeopleWords) -> bool:
    """Whether a word has no tense of the event: the name of a month ("May"), who said it ("..., the minister said")."""
    low = tokens.lows[at]
    return low in words.attributing or (at in tokens.capitals and low in words.calendar)


def _moods(found: Sequence[str]) -> frozenset[str]:
    """The moods of a clause with one tense: the future wherever it stands, else the first ("is opened" is no past)."""
    tenses = [m for m in found if m in TENSES]
    tense = "future" if "future" in tenses else next(iter(tenses), None)
    return frozenset(m for m in found if m not in TENSES or m == tense)


def _main_part(reading: Reading, block: Block, first: int, last: int, dated: range) -> int:
    """Index of the relative clause that trails after the date ("..., during which he will ..."), or `last`.

    None trails where words of calling off follow it: "The forum on 12 June, which X was to attend, has been cancelled".
    """
    tokens, lows = reading.tokens(block), reading.lows(block)
    trailing = tokens.where(TRAILING, max(dated.stop, first + 1), last)
    if not trailing:
        return last
    before = lows[trailing[0] - 1]
    closing = next((i for i in range(trailing[0] + 1, last) if lows[i] == ","), last)
    after = reading.find("moods", block, closing, last) if before == "," else []
    goes_on = any(a == closing + 1 for a, _, _ in after) and any(rule in OFF for _, _, rule in after)
    return last if goes_on else trailing[0] - (before in ("during", "in", "at", "of"))
