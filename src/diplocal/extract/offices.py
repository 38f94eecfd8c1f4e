"""Offices: "Minister of Foreign Affairs and Trade of Hungary", "German Foreign Minister", "Under Secretary for Arms Control"."""

from __future__ import annotations

from typing import NamedTuple

from diplocal.extract.person_names import find_name, is_name_start, skip_titles
from diplocal.extract.wording import LONGEST_CORE, Wording, code_of
from diplocal.gazetteer import NameKind

_AND = ("and", "&")
_DASHES = ("–", "-")
LONGEST_TOPIC = 16
LONGEST_BODY = 5


class Office(NamedTuple):
    """tokens[first:last] are an office; `head` is its core word, `country` what its words name."""

    first: int
    last: int
    head: str
    country: str | None
    definite: bool


def find_office(words: Wording, at: int) -> Office | None:
    """The office that starts at a token: what stands before its core, the core, and what it is about."""
    core = _core(words, at)
    if core is None or (words.lows[at] in words.lexicon.abbreviations and words.lows[at - 1][:1].isdigit()):
        return None
    last = core + 1
    while words.lows[last] in words.lexicon.after_head and words.starts[last] - words.ends[last - 1] <= 1:
        if words.lows[last] == "in" and words.lows[last + 1] != "office":
            break
        last += 1
    head = words.lows[last - 1] if words.lows[last - 1] in words.lexicon.heads else words.lows[core]
    if head in words.lexicon.capital_heads and last == core + 1 and core not in words.capitals:
        return None
    last = _about(words, last, head)
    last = _second(words, last) or last
    last += words.lows[last] in ("ii", "iii") and last in words.capitals
    if head in words.lexicon.adjective_heads and last == core + 1 and (last == at + 1 or core not in words.capitals):
        return None
    definite = words.lows[at - 1] in words.lexicon.determiners or (at > 0 and at - 1 in words.possessives)
    following = words.lows[last]
    thing = last in words.capitals and following in words.lexicon.ordinary and following not in words.lexicon.honorifics
    if head not in words.lexicon.capital_heads:  # "General Council will meet"
        thing = thing and words.lows[last + 1] not in words.lexicon.acting
    if head in words.lexicon.loose_heads and thing:
        return None
    if head in words.lexicon.loose_heads and not (at in words.capitals or definite or last > core + 1 or words.body(at)):
        return None
    country = _country(words, at, last) or words.lexicon.office_countries.get(head)
    return Office(at, last, head, country, definite or words.body(at))


def _core(words: Wording, at: int) -> int | None:
    """Index of the last core word of an office whose words start at `at`, or None."""
    lexicon = words.lexicon
    if at not in words.before_heads or not (words.lows[at] in lexicon.office_starts or words.body(at)):
        return None
    if words.lows[at] == "under" and words.lows[at + 1].removeprefix("-") not in ("secretary", "minister"):
        return None
    head = None
    for index in range(at, min(len(words), at + LONGEST_CORE)):
        low = words.lows[index]
        if low in lexicon.abbreviations and not words.texts[index].isupper():
            break
        if low in lexicon.heads:
            head = index
        elif head is not None:
            if not (low == "/" or (low in lexicon.modifiers and _leads_to_head(words, index, head))):
                break
        elif not (
            low in lexicon.modifiers
            or low in lexicon.sectors
            or words.body(index)
            or (index > at and low in ("/", "-", "&", "and", "for"))
        ):
            break
        if index in words.possessives and low not in lexicon.modifiers and not words.body(index):
            break
    return head


def _leads_to_head(words: Wording, index: int, head: int) -> bool:
    """Whether a word goes on to a further core; in small letters only after a deputy of its own ("deputy prime minister")."""
    written = index in words.capitals or (head == index - 1 and words.lows[head] in words.lexicon.modifiers)
    return written and (words.lows[index + 1] in words.lexicon.heads or words.lows[index + 2] in words.lexicon.heads)


def _about(words: Wording, at: int, head: str) -> int:
    """Index after "of Foreign Affairs and Trade", "for Europe", "of the Republic of Burundi"."""
    reaching, noble = head in words.lexicon.reaching_heads, head in words.lexicon.noble
    links = ("of", "for", "to", "on", "in") if reaching else ("of",) if noble else ("of", "for")
    last = at
    while words.lows[last] in links and not (head.startswith("spokes") and words.lows[last + 1] in words.lexicon.heads):
        end = _topic(words, last + 1) or _unknown_body(words, last)
        if end is None:
            break
        last = _whose(words, last + 1, end) if reaching else end
    return last


def _whose(words: Wording, first: int, last: int) -> int:
    """Index after the name of the one whose envoy or adviser somebody is: "adviser to President Anna Berg"."""
    core = _core(words, first)
    end = find_name(words, skip_titles(words, last)) if core is not None and core == last - 1 else None
    return last if end is None else end


def _unknown_body(words: Wording, of: int) -> int | None:
    """Index after "of" and the name of a body that is not known ("President of B'nai B'rith International"), no person's."""
    if words.lows[of] != "of":
        return None
    last = of + 1
    while last in words.capitals and last - of <= LONGEST_BODY:
        last += 1
    return last if last > of + 1 and (words.lows[last] in (",", "(", "", ".") or words.texts[last].islower()) else None


def _topic(words: Wording, at: int) -> int | None:
    """Index after the words that name what an office is about; None where none stand there."""
    lexicon = words.lexicon
    last = None
    for index in range(at, min(len(words), at + LONGEST_TOPIC)):
        capital, low = index in words.capitals, words.lows[index]
        if words.texts[index].isupper() and words.lows[index + 1] == ":":  # the label of the next line
            break
        if capital and low in lexicon.honorifics and low in lexicon.noble:
            break
        if (
            words.body(index)
            or (low in lexicon.sectors and (capital or last in (None, index)))
            or (capital and index + 1 in words.capitals and words.lows[index + 1] in lexicon.sectors)
            or (
                capital
                and (low in lexicon.words or low in lexicon.heads)
                and low not in lexicon.given
                and not is_name_start(words, index)
            )
        ):
            last = index + 1
        elif low not in ("the", "that", "this", "of", *_AND, "for", "with", "in", "'", "’") and not (
            low == "," and (_lists_topics(words, index) or (words.lows[index + 1] in _AND and _goes_on(words, index + 2)))
        ):
            break
        if words.body(index) and _ends_topic(words, index):
            break
        if low in _AND and not words.body(index) and not _goes_on(words, index + 1):
            break
    return last


def _ends_topic(words: Wording, index: int) -> bool:
    """Whether the name of a country or organisation is the last word of a topic: what follows belongs to the person."""
    following = words.lows[index + 1]
    if not following or following in (*_AND, "of", "for", ",", "with"):
        return False
    if index + 1 in words.capitals and index + 2 in words.capitals and words.lows[index + 2] in words.lexicon.sectors:
        return False  # "for Korean Peninsula Affairs"
    if following in words.lexicon.heads and words.lows[index + 2] == "for":
        return False  # "of the UN Secretary-General for Yemen"
    return not (words.body(index + 1) or following in words.lexicon.sectors or index in words.possessives)


def _lists_topics(words: Wording, comma: int) -> bool:
    """Whether a comma parts topics ("Foreign Affairs, Trade and Culture") and not people."""
    low, lexicon = words.lows[comma + 1], words.lexicon
    topic = comma + 1 in words.capitals and (low in lexicon.sectors or (low in lexicon.ordinary and low not in lexicon.heads))
    return topic and any(words.lows[i] in _AND for i in range(comma + 2, comma + 5))


def _goes_on(words: Wording, index: int) -> bool:
    """Whether an office's topic goes on after "and": a word of it, and no new office or name."""
    sector = any(i in words.capitals and words.lows[i] in words.lexicon.sectors for i in (index, index + 1))
    if index in words.capitals and sector:
        core = _core(words, index)
        return core is None or any(words.lows[i] in _AND for i in range(index, core))
    return words.lows[index] == "the" and words.lows[index + 1] in words.lexicon.sectors


def _second(words: Wording, at: int) -> int | None:
    """Index after a second office of the same person ("Prime Minister and Foreign Minister of Qatar"), or None."""
    if words.lows[at] not in (*_AND, *_DASHES, "/", ","):
        return None
    small = at + 1 not in words.capitals
    core = _core(words, at + 1)
    if core is None or words.lows[core] in words.lexicon.plural_heads or (small and words.lows[at] not in _AND):
        return None
    last = _about(words, core + 1, words.lows[core])
    named = find_name(words, skip_titles(words, last)) is not None
    if small and not named and not (words.lows[last] == "," and find_name(words, skip_titles(words, last + 1)) is not None):
        return None
    if words.lows[at] in _DASHES:
        return last if words.lows[core] in ("minister", "secretary") else None
    if words.lows[at] == ",":
        return last if named and words.lows[core] in ("minister", "secretary") else None
    if _leads(words, at - 1) and _leads(words, core):
        return None
    return last if named or words.lows[last] in (",", "(", "") else None


def _leads(words: Wording, core: int) -> bool:
    """Whether an office is one of those of which nobody holds two: "Secretary General and Prime Minister of X" are two people."""
    if words.lows[core - 1] in ("vice", "deputy"):
        return False
    prime = words.lows[core] == "minister" and words.lows[core - 1] == "prime"
    return prime or words.lows[core] in words.lexicon.leading_heads


def _country(words: Wording, first: int, last: int) -> str | None:
    """The country that the words of an office name; an organisation where they name none."""
    found = None
    for index in range(first, last):
        match = words.tags.get(index)
        code = code_of(match) if match else None
        if match is not None and code is not None:
            if match.kind in (NameKind.COUNTRY, NameKind.DEMONYM):
                return code
            found = found or code
    return found
