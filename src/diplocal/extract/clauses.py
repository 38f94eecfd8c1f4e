"""Clauses: the part of a sentence that a date belongs to, with its event words, tense and firmness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from diplocal.extract.blocks import Block
from diplocal.extract.lexicon import FIRM, PeopleWords
from diplocal.extract.phrases import Hit
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.triggers import PARTS, Trigger, find_triggers
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


_RELATIVE = frozenset({"who", "which", "where", "whom", "whose", "when", "that", "during"})
_HANGING = _RELATIVE - {"that"}
_CONJUNCTION = frozenset({"while", "after", "before", "but", "whereas", "following", "and", "then", "as"})
_SEMICOLON = frozenset({";"})
_SIGNS = (_SEMICOLON, _RELATIVE - {"that"}, _CONJUNCTION, frozenset({"that"}), frozenset({",", "–", "(", ":"}))
PURPOSE = frozenset({"to", "for"})
"""Words by which a clause tells what the one before it is for."""
_PRONOUN = frozenset({"who", "which", "that"})
_WHO = _PRONOUN - {"that"}
_COMMA = frozenset({","})
_PARTING = frozenset({"that", ";"})
_STOPS = frozenset({".", ";"})
_BRACKETS = frozenset({"(", ")"})
_TRAILING = frozenset({"which", "where", "when", "who", "whom"})
_OWN = frozenset({"he", "she", "his", "her", "their", "they"})
OFF = frozenset({"cancelled", "postponed"})
"""Moods that call something off."""
AHEAD = frozenset({"future", "tentative"})
"""Moods of what is still to come."""
TENSES = frozenset({"future", "past", "present"})
TELLING = 25
"""From this rank on, the event words of the main part tell the event, and those of a trailing clause do not."""
MOST_BESIDE = 3
"""How many words beside a date in brackets still belong to the words around ("(Basel, 4-5 December)")."""
SUBJECT = 8
"""Within how many words after "and on 12 June" a verb has to stand."""
PERFECT = 2
"""How many words after "has" the form of the past stands that makes a perfect of the two."""
ANTECEDENT = 12
"""How many words before "which" or "that" the event word may stand on which they hang."""


def clauses(reading: Reading, block: Block, start: int, end: int, timexes: Sequence[Timex]) -> list[Clause]:
    """One clause for each time expression of a sentence, in order."""
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, start, end)
    at, _ = reading.token_range(block, timexes[0].start, end)
    opening = _relative_before(reading, block, first, at)
    begins = opening if opening is not None else _subordinate_before(reading, block, first, at)
    if begins is None:
        begins = _joined_before(reading, block, first, at, timexes[0].end)
    cuts = [begins if begins is not None else _reported_before(reading, block, first, at)]
    relatives = [opening is not None]
    for before, after in pairwise(timexes):
        low, high = reading.token_range(block, before.end, after.start)
        cut = _boundary(tokens.lows[low:high])
        instead = reading.find("given_up", block, low, high) if cut is None else []
        cut = instead[-1][0] - low if instead and instead[-1][1] == high else cut
        cuts.append(high if cut is None else _noun_of(reading, block, cuts[-1], low, low + cut))
        relatives.append(cut is not None and not _HANGING.isdisjoint(tokens.lows[low + cut : low + cut + 3]))
    cuts.append(last)
    return [
        make_clause(reading, block, *_inside_brackets(tokens, *part, timex), timex, relative=relative)
        for (begin, stop), timex, relative in zip(pairwise(cuts), timexes, relatives, strict=True)
        for part in _successive(reading, block, begin, stop)
        if part[1] > part[0]
    ]


def _noun_of(reading: Reading, block: Block, begin: int, low: int, cut: int) -> int:
    """Where a relative clause at `cut` begins with its noun, told beside another event: "..., and so has the opening, which"."""
    tokens, rules = reading.tokens(block), reading.lexicon.rules
    joined = next((i for i in range(cut - 1, low - 1, -1) if tokens.lows[i] == "and"), None)
    if joined is None or tokens.lows[cut] not in _TRAILING or not _firm(reading, block, begin, joined):
        return cut
    nouns = [a for a, _, rule in reading.find("triggers", block, joined, cut) if rules[rule].noun and rules[rule].rank >= FIRM]
    return nouns[0] if nouns else cut


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
        if _firm(reading, block, begin, at - 1) and _firm(reading, block, at, last):
            parts.append((begin, at if at in signs else at - 1))
            begin = at
    return [*parts, (begin, last)]


def _firm(reading: Reading, block: Block, first: int, last: int) -> bool:
    return any(reading.lexicon.rules[rule].rank >= FIRM for _, _, rule in reading.find("triggers", block, first, last))


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
    trailing = tokens.where(_TRAILING, max(dated.stop, first + 1), last)
    if not trailing:
        return last
    before = lows[trailing[0] - 1]
    closing = next((i for i in range(trailing[0] + 1, last) if lows[i] == ","), last)
    after = reading.find("moods", block, closing, last) if before == "," else []
    goes_on = any(a == closing + 1 for a, _, _ in after) and any(rule in OFF for _, _, rule in after)
    return last if goes_on else trailing[0] - (before in ("during", "in", "at", "of"))


def _relative_before(reading: Reading, block: Block, first: int, at: int) -> int | None:
    """Where the clause of a date, tokens[at], begins in a relative clause of its own: at the words on which that hangs.

    "..., including in the context of the OSCE Ministerial Council that will take place on 4 and 5 December".
    """
    tokens, lows = reading.tokens(block), reading.lows(block)
    for index in reversed(tokens.where(_PRONOUN | _STOPS, first + 1, at)):
        if lows[index] in _STOPS:
            return None
        verb = any(a == index + 1 for a, _, _ in reading.find("moods", block, index + 1, at))
        if not verb or lows[index - 1] in reading.lexicon.people.saying:
            continue
        if lows[index] == "who":
            return None if lows[index - 1] == "," and _closed(reading, block, index, at) else index
        told = reading.find("triggers", block, max(first, index - ANTECEDENT), index)
        nouns = [a for a, _, rule in told if reading.lexicon.rules[rule].noun]
        return _with_name(reading, block, max(nouns)) if nouns else None
    return None


def _closed(reading: Reading, block: Block, first: int, last: int) -> bool:
    """Whether the verb of the main clause follows what is said of somebody between commas: "X, who is in India, will meet Y"."""
    tokens = reading.tokens(block)
    verbs = {a for a, _, rule in reading.find("moods", block, first, last) if rule in TENSES}
    return any(at + 1 in verbs for at in tokens.where(_COMMA, first, last))


def _with_name(reading: Reading, block: Block, noun: int) -> int:
    """Where the name begins that stands before a noun: "the G20 talks, which end today"."""
    tags = reading.tags(block)
    while noun > 0 and noun - 1 in tags:
        noun -= 1
    return noun


def _subordinate_before(reading: Reading, block: Block, first: int, at: int) -> int | None:
    """Where a clause of its own begins before the date: "her first visit since she took office on", "as when she met him in"."""
    tokens, lows = reading.tokens(block), reading.lows(block)
    found = tokens.where(reading.lexicon.people.subordinating, first + 1, at)
    if not found or not PARTS.isdisjoint(lows[found[-1] + 1 : at]):
        return None
    verb = reading.within("moods", block, found[-1] + 1, at)
    told = reading.within("triggers", block, first, at) or _called_off(reading, block, first, found[-1])
    return found[-1] if lows[found[-1] + 1] in _OWN or (verb and told) else None


def _joined_before(reading: Reading, block: Block, first: int, at: int, end: int) -> int | None:
    """Where a second event begins that "and" joins with its date: "he met X, and on 12 June Y will visit Z"."""
    lows = reading.lows(block)
    joined = at - 1 - (lows[at - 1] == "on")
    if joined <= first or lows[joined] != "and" or lows[joined - 1] != ",":
        return None
    told = _firm(reading, block, first, joined) and reading.within("moods", block, first, joined)
    after, _ = reading.token_range(block, end, block.end)
    return joined if told and _tells(reading, block, after) else None


def _tells(reading: Reading, block: Block, at: int) -> bool:
    """Whether a subject and its verb follow."""
    return reading.within("moods", block, at, at + SUBJECT)


def _called_off(reading: Reading, block: Block, first: int, last: int) -> bool:
    return any(rule in OFF for _, _, rule in reading.find("moods", block, first, last))


def _reported_before(reading: Reading, block: Block, first: int, at: int) -> int:
    """Where the words begin that somebody only reports, or that a semicolon parts: "told reporters that ...", else `first`."""
    tokens, saying = reading.tokens(block), reading.lexicon.people.saying
    for index in reversed(tokens.where(_PARTING, first + 1, at)):
        if tokens.lows[index] == ";":
            told = tokens.lows[index + 1] in _OWN or reading.within("moods", block, index + 1, at)
        else:
            told = not saying.isdisjoint(tokens.lows[max(first, index - 5) : index])
        if told:
            return index + 1
    return first


def _boundary(words: Sequence[str]) -> int | None:
    """Index of the word at which the next clause begins, the strongest sign first; None where nothing parts them."""
    for signs in _SIGNS:
        found = [i for i, word in enumerate(words) if word in signs]
        if found:
            return found[-1]
    return 0 if words and words[0] in PURPOSE else None
