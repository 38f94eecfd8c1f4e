"""Names of persons: runs of capitalised words with the particles, initials and suffixes of the world's name forms."""

from __future__ import annotations

import re

from diplocal.extract.wording import Wording
from diplocal.gazetteer import NameKind

_ARTICLED = re.compile(r"(?:al|el|an|as|ad|ar|at|az)-[A-Z]")
LONGEST = 8


def find_name(words: Wording, at: int) -> int | None:
    """Index after the name that starts at a token, or None."""
    index = at
    count = 0
    while index < len(words) and index - at < LONGEST:
        token = words.tokens[index]
        if index > at and (not words.joined(index) or words.low(index) in words.lexicon.address):
            break
        if token.low in words.lexicon.suffixes and count and token.capital:
            index += 1
            break
        if _is_name_word(words, index, first=index == at):
            count += 1
            index += 1
            if token.possessive:
                break
        elif (
            token.low in words.lexicon.particles
            and (count or token.low not in words.lexicon.inner_particles)
            and _leads_on(words, index)
        ):
            index += 1
        else:
            break
    return index if count and len(words.tokens[at].text) + index - at > 2 else None


def weight(words: Wording, first: int, last: int) -> int:
    """How many words of a name are capitalised: a whole name has two."""
    return sum(words.capital(i) for i in range(first, last))


def skip_titles(words: Wording, at: int) -> int:
    """Index after forms of address ("H.E. Dr", "Mr")."""
    while (
        words.low(at).rstrip(".") in words.lexicon.honorifics
        and words.capital(at)
        and (words.capital(at + 1) or words.low(at + 1) == ".")
    ):
        at += 1
        if words.low(at) == "." and words.tokens[at].start == words.tokens[at - 1].end:
            at += 1
    return at


def is_name_start(words: Wording, index: int) -> bool:
    """Whether an ordinary word that is a given name too is followed by a surname ("for Arms Control Rose Gottemoeller")."""
    return words.low(index) in words.lexicon.given and _is_surname(words, index + 1)


def _leads_on(words: Wording, index: int) -> bool:
    """Whether a name goes on after a particle."""
    return words.capital(index + 1) or (words.low(index + 1) in words.lexicon.particles and words.capital(index + 2))


def _is_name_word(words: Wording, index: int, *, first: bool) -> bool:
    token = words.tokens[index]
    low = token.low
    if not first and _ARTICLED.match(token.text):
        return True
    if first and low == "he" and words.low(index - 1) in words.lexicon.heads:
        return _is_surname(words, index + 1)
    if not token.capital or low in words.lexicon.function:
        return False
    if low in words.lexicon.calendar:
        return first and low in words.lexicon.given and _is_surname(words, index + 1)
    announces = low in words.lexicon.verbs and words.low(index - 1) not in words.lexicon.particles
    if (low in words.lexicon.heads or announces) and low not in words.lexicon.given:
        return False
    if not first and _in_capitals(words, index) and low in words.lexicon.ordinary:
        return False
    match = words.tags.get(index)
    if first and match is not None and words.tags.get(index - 1) is match:
        return False
    if match is None or match.kind in (NameKind.VENUE, NameKind.REGION):
        return True
    if match.kind is NameKind.CITY and first and words.low(index - 1) in words.lexicon.prepositions:
        return False
    if match.kind is NameKind.CITY:
        return match.ambiguous or not first or _is_surname(words, index + 1)
    return match.kind is NameKind.COUNTRY and first and _is_surname(words, index + 1)


def _in_capitals(words: Wording, index: int) -> bool:
    """Whether a word stands in a line of capitals, so that its own capitals tell nothing."""
    here, before = words.tokens[index].text, words.tokens[index - 1].text
    return len(here) > 1 and here.isupper() and len(before) > 1 and before.isupper()


def _is_surname(words: Wording, index: int) -> bool:
    """Whether a capitalised word goes on a name and is neither a place nor an ordinary word."""
    return (
        words.capital(index) and words.joined(index) and index not in words.tags and words.low(index) not in words.lexicon.words
    )
