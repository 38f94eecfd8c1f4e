"""Names of persons: runs of capitalised words with the particles, initials and suffixes of the world's name forms."""

from __future__ import annotations

import re

from diplocal.extract.wording import Wording
from diplocal.gazetteer import NameKind

_ARTICLED = re.compile(r"(?:al|el|an|as|ad|ar|at|az)-[A-Z]")
_HONOUR = re.compile(r"(?:[A-Z]\.){3,}")
_NO_VOWEL = re.compile(r"(?!NG\b)[BCDFGHJ-NP-TV-XZ]{2,}")
"""Letters that stand for a body: "IST WG"."""
LONGEST = 8


def find_name(words: Wording, at: int) -> int | None:
    """Index after the name that starts at a token, or None."""
    index = at
    count = 0
    while index < len(words) and index - at < LONGEST:
        if count and (after := _suffix(words, index)):
            index = after
            if not _is_surname(words, index):
                break
        if index > at and (not (words.joined(index) or _apostrophe(words, index - 1)) or _ends_name(words, index)):
            break
        if _is_name_word(words, index, first=index == at):
            count += 1
            index += 1
            if index - 1 in words.possessives:
                break
            index += _apostrophe(words, index)
        elif (
            words.lows[index] in words.lexicon.particles
            and (count or words.lows[index] not in words.lexicon.inner_particles)
            and _leads_on(words, index)
        ):
            index += 1
        else:
            break
    letters = any(words.texts[i].isupper() and _NO_VOWEL.fullmatch(words.texts[i]) for i in range(at, index))
    return index if count and len(words.texts[at]) + index - at > 2 and not letters else None


def _ends_name(words: Wording, index: int) -> bool:
    """Whether a word is no part of the name before it: a form of address, "Daily Schedule", the letters of an honour."""
    low, lexicon = words.lows[index], words.lexicon
    return low in lexicon.address or low in lexicon.schedule_words or is_postnominal(words, index)


def is_postnominal(words: Wording, index: int) -> bool:
    """Whether a word is one of the letters after a name ("Anna Berg MP")."""
    low = words.lows[index]
    if low in words.lexicon.postnominals:
        return words.texts[index][-1].isupper()
    return _HONOUR.fullmatch(words.texts[index]) is not None if low else False


def _suffix(words: Wording, index: int) -> int | None:
    """Index after the "Jr.", ", Jr." or "VI" that ends a name, or None."""
    index += words.lows[index] == "," and words.lows[index + 1] in ("jr", "jr.", "sr", "sr.")
    low = words.lows[index]
    written = low in words.lexicon.suffixes and index in words.capitals
    return index + 1 if written and (low[0] in "js" or words.texts[index].isupper()) else None


def _apostrophe(words: Wording, index: int) -> bool:
    """Whether an apostrophe ends one word of a name that goes on ("Adong’ Ng’ora"); after an s it is a genitive."""
    if words.lows[index] not in ("'", "’", "ʻ") or words.starts[index] != words.ends[index - 1]:
        return False
    return words.lows[index - 1][-1] not in "sxz" and index + 1 in words.capitals


def weight(words: Wording, first: int, last: int) -> int:
    """How many words of a name are capitalised: a whole name has two."""
    return len(words.capitals.intersection(range(first, last)))


def skip_titles(words: Wording, at: int) -> int:
    """Index after forms of address ("H.E. Dr", "Mr", "His Excellency")."""
    if words.lows[at] in words.lexicon.determiners and words.lows[at + 1] in words.lexicon.styles:
        at += 2
        at += words.lows[at] == "," and is_honorific(words, at + 1)
    while is_honorific(words, at):
        mark = words.lows[at + 1] in (".", "'", "’") and words.starts[at + 1] == words.ends[at]
        if not (mark or at + 1 in words.capitals):
            break
        at += 1 + mark
    return at


def is_honorific(words: Wording, index: int) -> bool:
    """Whether a word is a form of address; "He" and "Tan" begin names too ("HE Tan Sri X", but "He Weiming", "Tan Mei Leng")."""
    low = words.lows[index].rstrip(".")
    if low in words.lexicon.paired_honorifics:
        return words.lows[index + 1].rstrip(".") in words.lexicon.honorifics
    return low in words.lexicon.honorifics and index in words.capitals and (low != "he" or words.texts[index].isupper())


def is_name_start(words: Wording, index: int) -> bool:
    """Whether an ordinary word that is a given name too is followed by a surname ("for Arms Control Rose Gottemoeller")."""
    return words.lows[index] in words.lexicon.given and _is_surname(words, index + 1)


def _leads_on(words: Wording, index: int) -> bool:
    """Whether a name goes on after a particle."""
    return index + 1 in words.capitals or (words.lows[index + 1] in words.lexicon.particles and index + 2 in words.capitals)


def _is_name_word(words: Wording, index: int, *, first: bool) -> bool:
    low, capital = words.lows[index], index in words.capitals
    if not first and not capital:
        return _ARTICLED.match(words.texts[index]) is not None
    if first and low in words.lexicon.suffixes and len(low) > 1 and words.texts[index].isupper():
        return False
    if first and low == "he" and words.lows[index - 1] in words.lexicon.heads:
        return _is_surname(words, index + 1)
    if not capital or low in words.lexicon.function:
        return False
    if low in words.lexicon.calendar:
        if not first:
            return low in words.lexicon.given and not _dates(words, index)
        if first and words.lows[index + 1] in words.lexicon.being and low in words.lexicon.given:
            return True  # "May is to see": who has that surname, if the text names anybody
        led = words.lows[index + 1] in words.lexicon.particles and _leads_on(words, index + 1)
        known = low in words.lexicon.given or words.lows[index - 1] in words.lexicon.heads
        return first and known and not words.lows[index - 1][:1].isdigit() and (led or _is_surname(words, index + 1))
    announces = low in words.lexicon.verbs and words.lows[index - 1] not in words.lexicon.particles
    announces = announces or (not first and low in words.lexicon.saying)
    if (low in words.lexicon.heads or announces) and low not in words.lexicon.given:
        return False
    if not first and _in_capitals(words, index) and low in words.lexicon.ordinary:
        return False
    match = words.tags.get(index)
    if first and match is not None and words.tags.get(index - 1) is match:
        return False
    if match is None or match.kind in (NameKind.VENUE, NameKind.REGION):
        return True
    if match.kind is NameKind.CITY and first and words.lows[index - 1] in words.lexicon.prepositions:
        return False
    titles = words.lexicon.single_offices | words.lexicon.honorifics
    addressed = words.lows[index - 1].rstrip(".") in titles and index - 1 in words.capitals
    if match.kind is NameKind.CITY and first and addressed:
        return True
    if match.kind is NameKind.CITY:
        return match.ambiguous or not first or _is_surname(words, index + 1) or _apostrophe(words, index + 1)
    return match.kind is NameKind.COUNTRY and first and _is_surname(words, index + 1)


def _dates(words: Wording, index: int) -> bool:
    """Whether a month after a capitalised word is one: "Berg May 5", "Monday May"; and no surname as in "Anna May"."""
    before, after = words.lows[index - 1], words.lows[index + 1]
    return after[:1].isdigit() or before in words.lexicon.calendar or index - 1 in words.tags


def _in_capitals(words: Wording, index: int) -> bool:
    """Whether a word stands in a line of capitals, so that its own capitals tell nothing."""
    here, before = words.texts[index], words.texts[index - 1]
    return len(here) > 1 and here.isupper() and len(before) > 1 and before.isupper()


def _is_surname(words: Wording, index: int) -> bool:
    """Whether a capitalised word goes on a name and is neither a place nor an ordinary word."""
    return (
        index in words.capitals
        and words.joined(index)
        and index not in words.tags
        and words.lows[index] not in words.lexicon.words
    )
