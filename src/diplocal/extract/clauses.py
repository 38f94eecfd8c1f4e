"""Clauses: the part of a sentence that a date belongs to, with its event words, tense and firmness."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from diplocal.extract.blocks import Block
from diplocal.extract.lexicon import EventRule
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Token
from diplocal.timex import Timex


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word at text[start:end] and the rule that knows it. `first` and `last` are token indexes of the block."""

    start: int
    end: int
    first: int
    last: int
    rule: EventRule


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end] around one time expression (None where the layout gives the date)."""

    block: Block
    start: int
    end: int
    first: int
    last: int
    timex: Timex | None
    triggers: tuple[Trigger, ...]
    moods: frozenset[str]
    relative: bool
    """Whether it hangs on the clause before it ("..., who will be in Russia on ...")."""


_RELATIVE = frozenset({"who", "which", "where", "whom", "whose", "when", "that", "during"})
_CONJUNCTION = frozenset({"while", "after", "before", "but", "whereas", "following", "and", "then", "as"})
_SIGNS = (frozenset({";"}), _RELATIVE - {"that"}, _CONJUNCTION, frozenset({",", "–", "(", ":"}))


def clauses(reading: Reading, block: Block, start: int, end: int, timexes: Sequence[Timex]) -> list[Clause]:
    """One clause for each time expression of a sentence, in order."""
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, start, end)
    cuts = [first]
    relatives = [False]
    for before, after in itertools.pairwise(timexes):
        low, _ = reading.token_range(block, before.end, after.start)
        _, high = reading.token_range(block, before.end, after.start)
        cut = _boundary([t.low for t in tokens[low:high]])
        cuts.append(high if cut is None else low + cut)
        relatives.append(
            cut is not None and tokens[low + cut].low in (",", *_RELATIVE) and _is_relative(tokens[low + cut : low + cut + 3])
        )
    cuts.append(last)
    return [
        make_clause(reading, block, cuts[i], cuts[i + 1], timexes[i], relative=relatives[i])
        for i in range(len(timexes))
        if cuts[i + 1] > cuts[i]
    ]


def make_clause(reading: Reading, block: Block, first: int, last: int, timex: Timex | None, *, relative: bool = False) -> Clause:
    """The clause of tokens[first:last] of a block."""
    tokens = reading.tokens(block)
    lexicon = reading.lexicon
    triggers = tuple(
        Trigger(tokens[a].start, tokens[b - 1].end, a, b, lexicon.rules[rule])
        for a, b, rule in lexicon.triggers.find(tokens, first, last)
    )
    moods = frozenset(rule for _, _, rule in lexicon.phrases.moods.find(tokens, first, last))
    return Clause(block, tokens[first].start, tokens[last - 1].end, first, last, timex, triggers, moods, relative)


def _is_relative(tokens: Sequence[Token]) -> bool:
    return any(t.low in _RELATIVE for t in tokens)


def _boundary(words: Sequence[str]) -> int | None:
    """Index of the word at which the next clause begins, the strongest sign first; None where nothing parts them."""
    for signs in _SIGNS:
        found = [i for i, word in enumerate(words) if word in signs]
        if found:
            return found[-1]
    return None
