"""Where clauses begin: which word of a sentence parts what one date belongs to from what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplocal.extract.blocks import Block
from diplocal.extract.lexicon import FIRM
from diplocal.extract.reading import Reading
from diplocal.extract.triggers import PARTS
from diplocal.timex import Timex

RELATIVE = frozenset({"who", "which", "where", "whom", "whose", "when", "that", "during"})
"""Words with which a relative clause opens."""
TRAILING = frozenset({"which", "where", "when", "who", "whom"})
"""Those of them with which a clause trails behind its date."""
PURPOSE = frozenset({"to", "for"})
"""Words by which a clause tells what the one before it is for."""
OFF = frozenset({"cancelled", "postponed"})
"""Moods that call something off."""
AHEAD = frozenset({"future", "tentative"})
"""Moods of what is still to come."""
TENSES = frozenset({"future", "past", "present"})
"""Moods that tell when."""
_SEMICOLON = frozenset({";"})
_CONJUNCTION = frozenset({"while", "after", "before", "but", "whereas", "following", "and", "then", "as"})
_SIGNS = (_SEMICOLON, RELATIVE - {"that"}, _CONJUNCTION, frozenset({"that"}), frozenset({",", "–", "(", ":"}))
_PRONOUN = frozenset({"who", "which", "that"})
_COMMA = frozenset({","})
_PARTING = frozenset({"that", ";"})
_STOPS = frozenset({".", ";"})
_OWN = frozenset({"he", "she", "his", "her", "their", "they"})
SUBJECT = 8
"""Within how many words after "and on 12 June" a verb has to stand."""
ANTECEDENT = 12
"""How many words before "which" or "that" the event word may stand on which they hang."""


def opening(reading: Reading, block: Block, first: int, timex: Timex) -> tuple[int, bool]:
    """Where the clause of a date begins, in a sentence from tokens[first] on, and whether it is a relative one."""
    at, _ = reading.token_range(block, timex.start, timex.end)
    begins = _relative_before(reading, block, first, at)
    if begins is not None:
        return begins, True
    begins = _subordinate_before(reading, block, first, at)
    if begins is None:
        begins = _joined_before(reading, block, first, at, timex.end)
    return (begins if begins is not None else _reported_before(reading, block, first, at)), False


def before_tail(reading: Reading, block: Block, timex: Timex, last: int) -> int:
    """Where the clause of a sentence's last date ends: before ", hours after Y had said ...", or at tokens[last]."""
    lows, (_, after) = reading.lows(block), reading.token_range(block, timex.start, timex.end)
    return next((at for at, _, _ in reading.find("tails", block, after, last) if lows[at - 1] == ","), last)


def parting(reading: Reading, block: Block, begin: int, low: int, high: int) -> int | None:
    """Where, between two dates at tokens[low:high], the clause of the second begins; None where nothing parts them."""
    cut = _boundary(_but_names(reading, block, low, high))
    if cut is not None:
        return _noun_of(reading, block, begin, low, low + cut)
    instead = reading.find("given_up", block, low, high)
    return instead[-1][0] if instead and instead[-1][1] == high else None


def _noun_of(reading: Reading, block: Block, begin: int, low: int, cut: int) -> int:
    """Where a relative clause at `cut` begins with its noun, told beside another event: "..., and so has the opening, which"."""
    tokens, rules = reading.tokens(block), reading.lexicon.rules
    joined = next((i for i in range(cut - 1, low - 1, -1) if tokens.lows[i] == "and"), None)
    if joined is None or tokens.lows[cut] not in TRAILING or not firm(reading, block, begin, joined):
        return cut
    nouns = [a for a, _, rule in reading.find("triggers", block, joined, cut) if rules[rule].noun and rules[rule].rank >= FIRM]
    return nouns[0] if nouns else cut


def firm(reading: Reading, block: Block, first: int, last: int) -> bool:
    """Whether a firm event word stands among tokens[first:last]."""
    return any(reading.lexicon.rules[rule].rank >= FIRM for _, _, rule in reading.find("triggers", block, first, last))


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
    told = firm(reading, block, first, joined) and reading.within("moods", block, first, joined)
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


def _but_names(reading: Reading, block: Block, low: int, high: int) -> list[str]:
    """tokens[low:high] without what is inside an office, and without each "and" that joins two persons.

    "In Oslo today, A and B agreed to meet in May"; "X, Director of Trade and Minister of Defence".
    """
    words = list(reading.tokens(block).lows[low:high])
    people = reading.people(block)
    for mention in people:
        for at in range(max(low, mention.first + 1), min(high, mention.last)):
            words[at - low] = ""
    for before, after in pairwise(people):
        if low <= before.last < high and after.first == before.last + 1 and words[before.last - low] == "and":
            words[before.last - low] = ""
    return words


def _boundary(words: Sequence[str]) -> int | None:
    """Index of the word at which the next clause begins, the strongest sign first; None where nothing parts them."""
    if words[:1] == [")"]:
        return 1  # what stood in brackets behind a place is over: "Riga (17 March), Vilnius (18 March)"
    for signs in _SIGNS:
        found = [i for i, word in enumerate(words) if word in signs]
        if found:
            return found[-1]
    return 0 if words and words[0] in PURPOSE else None
