"""Mentions of people: names with the office and the country bound to them, short names, and people known by office alone."""

from __future__ import annotations

from itertools import compress, count, pairwise
from typing import NamedTuple

from diplocal.extract.impersonal import (
    is_body,
    is_credit,
    is_thing,
    names_address,
    names_body_abroad,
    names_building,
    names_institution,
    names_place,
)
from diplocal.extract.offices import Office, find_office
from diplocal.extract.person_names import find_name, is_honorific, is_postnominal, skip_titles, weight
from diplocal.extract.wording import Wording, code_of
from diplocal.gazetteer import NameKind

_SIGNS = str.maketrans("", "", ",[]")


class Mention(NamedTuple):
    """A person in the text. `first` and `last` are token indexes (last exclusive) of name and office together.

    `name` is None for one who is known by office alone; `short` tells a name that is no whole name ("Mr Membe").
    `country` is what stands with the office or the name, None where nothing does. `titled`: an office or form of address
    stands with it, so that it is a person for sure. `plural`: an office that several hold ("the two foreign ministers").
    """

    start: int
    end: int
    first: int
    last: int
    name: str | None
    office: str | None = None
    country: str | None = None
    short: bool = False
    plural: bool = False
    titled: bool = False


def find_people(words: Wording) -> list[Mention]:
    """The people of a stretch of text in order of appearance, not overlapping."""
    tags, lexicon = words.tags, words.lexicon
    mentions: list[Mention] = []
    lows, idle = words.lows, lexicon.idle
    offices = compress(count(), map(lexicon.office_starts.__contains__, lows))
    beginnings = words.capitals | words.before_heads.intersection(offices)
    reached = 0
    for at in sorted(beginnings):
        if at < reached or (lows[at] in idle and at not in tags and not (at - 1 not in words.capitals and _acts(words, at + 1))):
            continue
        mention = _person_at(words, at) or (_fellow(words, mentions[-1], at) if mentions else None)
        if mention is not None:
            mentions.append(mention)
            reached = max(mention.last, at + 1)
    return mentions


def _person_at(words: Wording, at: int) -> Mention | None:
    office = find_office(words, at)
    if office is not None:
        return None if names_building(words, office) else _office_holder(words, office)
    if is_honorific(words, at):
        return _addressed(words, at)
    return _named(words, at) if at in words.capitals else None


def _fellow(words: Wording, before: Mention, at: int) -> Mention | None:
    """The next of several who hold one office, even if the name ends in an ordinary word: "Presidents Holm and Omar Rush"."""
    if before.last != at - 1 or words.lows[at - 1] not in ("and", ",", "&"):
        return None
    office = (before.office or "").lower().split()
    if before.name is None or not any(word in words.lexicon.plural_heads for word in office):
        return None
    end = find_name(words, at)
    return None if end is None or weight(words, at, end) < 2 else _mention(words, at, end, (at, end), None, titled=True)


def _office_holder(words: Wording, office: Office) -> Mention:
    """The person who holds an office: the name after it, perhaps after a comma, or nobody named."""
    first, at = office.first, office.last
    if at - 1 in words.possessives:
        return _mention(words, office.first, office.last, None, office, titled=True)
    if words.lows[at] == ":" and first == 0 and all(words.texts[i].isupper() for i in range(first, at)):
        return _mention(words, first, at, None, office, titled=True)  # who speaks: "PRIME MINISTER: Berg is right."
    if words.lows[at] == "the" and is_honorific(words, at + 1):
        at += 1
    told = office.definite or _opens(words, office) or is_honorific(words, at + 1)
    if words.lows[at] in ("–", "-", ":") or (words.lows[at] == "," and told):
        start = skip_titles(words, at + 1)
        end = find_name(words, start)
        if end is not None and weight(words, start, end) >= 2:
            at += 1
    start = skip_titles(words, at)
    end = find_name(words, start)
    if end is None or is_thing(words, start, end):
        return _mention(words, office.first, office.last, None, office, titled=True)
    if end - 1 in words.possessives:
        return _mention(words, first, end, (start, end), office, country=office.country, titled=True)
    if is_body(words, office, start, end):
        return _mention(words, first, end, None, office._replace(last=end), titled=True)
    after, country = _belongs(words, end)
    country = office.country or country
    further = _further(words, after)
    if further is not None and further.country is None and _is_title(words, office):
        office, after = further, further.last
    elif further is not None and further.country is not None and country in (None, further.country):
        after, country = further.last, further.country
    return _mention(words, first, after, (start, end), office, country=country, titled=True)


def _further(words: Wording, at: int) -> Office | None:
    """A second office of somebody, between commas after the name; "the" begins another person of a list."""
    office = None if words.lows[at + 1] == "the" else _apposed(words, at)
    return office if office is not None and words.lows[office.last] in (",", ")", ".", "") else None


def _opens(words: Wording, office: Office) -> bool:
    """Whether a long office begins a sentence: "Minister for Foreign Affairs of Norway, Anna Berg, ..."."""
    begins = words.lows[office.first - 1] in ("", ".", ":") and office.first in words.capitals
    return begins and office.last - office.first >= 3 and office.head not in words.lexicon.plural_heads


def _is_title(words: Wording, office: Office) -> bool:
    """Whether an office of one word is a mere form of address ("Senator Anna Berg, Minister for Trade")."""
    return office.last - office.first == 1 and office.head not in words.lexicon.single_offices


def _belongs(words: Wording, at: int) -> tuple[int, str | None]:
    """Index after the "MP", and the "of Belarus" or "(France)" that follow a name, and the code of its country."""
    while is_postnominal(words, at):
        at += 1
    opening = words.lows[at]
    if opening in ("of", "("):
        index = at + 1 + (words.lows[at + 1] == "the")
        match = words.tags.get(index)
        if match is not None and match.kind in (NameKind.COUNTRY, NameKind.ORGANISATION):
            last = index
            while words.tags.get(last) is match:
                last += 1
            if opening == "of" or words.lows[last] == ")":
                return last + (opening == "("), code_of(match)
    return at, None


def _addressed(words: Wording, at: int) -> Mention | None:
    """A person with a form of address; a noble one stays with a lone name ("Sheikh Amina")."""
    start = skip_titles(words, at)
    if start == at:
        return None
    office = find_office(words, start)
    if office is not None:
        return _office_holder(words, office)
    end = find_name(words, start)
    return None if end is None else _with_apposition(words, at, start, end, titled=True)


def _named(words: Wording, at: int) -> Mention | None:
    """A name without office or title: no ordinary word in it, and no part of another name."""
    before = words.lows[at - 1]
    if names_body_abroad(words, at) or (before == ":" and words.lows[at - 2] in words.lexicon.place_labels):
        return None
    if before in ("the", "at", "in", "near", "into") or _is_saint(words, at):
        return None
    if at in words.tags and at + 1 not in words.capitals and words.lows[at + 1] not in words.lexicon.joining:
        return None  # a place by itself
    end = find_name(words, at)
    if end is None or (end == at + 1 and words.texts[at].isupper()):
        return None
    initial = any(len(words.texts[i].rstrip(".")) == 1 for i in range(at, end))
    said = [i for i in range(at, end - 1 if initial else end) if i in words.capitals]
    ordinary = [i for i in said if words.lows[i] in words.lexicon.ordinary]
    if (ordinary and ordinary != [end - 1]) or all(i in words.tags for i in range(at, end)):
        return None
    alone = end == at + 1 and words.lows[at] in words.lexicon.given  # "between Park and Holm"
    if (
        (words.lows[end - 1] in words.lexicon.buildings and not alone)
        or names_institution(words, end)
        or names_place(words, at, end)
    ):
        return None
    if is_credit(words, end):
        return None
    mention = _with_apposition(words, at, at, end, titled=False)
    if mention.office is None and names_address(words, at, end):
        return None
    return mention if mention.office or not ordinary or (end == at + 1 and _acts(words, end)) else None


def _is_saint(words: Wording, at: int) -> bool:
    """Whether a day, church or order has its name from a saint ("St Anna's Day", "the Order of San Lorenzo")."""
    if words.lows[at] not in words.lexicon.saints:
        return False
    end = find_name(words, at)
    return words.lows[at - 1] == "of" or (end is not None and end - 1 in words.possessives)


def _acts(words: Wording, index: int) -> bool:
    """Whether a word can follow a lone name that is an ordinary word too ("Bush to visit Oslo")."""
    return words.lows[index] in words.lexicon.acting


def _with_apposition(words: Wording, at: int, start: int, end: int, *, titled: bool) -> Mention:
    """A name and the office that follows it after a comma ("Bernard Membe, Minister of ...")."""
    after, country = _belongs(words, end)
    office = None if end - 1 in words.possessives else _apposed(words, after)
    if office is None:
        return _mention(words, at, after, (start, end), None, country=country, titled=titled)
    country, last = office.country or country, office.last
    if country is None and words.lows[office.first - 1] == "(":
        country, last = _enclosed(words, last)
    further = _apposed(words, last)
    while further is not None and (country is None or further.country in (None, country)):
        country, last = further.country or country, further.last
        further = _apposed(words, last)
    return _mention(words, at, last, (start, end), office, country=country, titled=titled)


def _enclosed(words: Wording, at: int) -> tuple[str | None, int]:
    """The country after an office in brackets ("X (President, REPUBLIC OF GHANA)"), and the index after it."""
    index = at + 1
    while words.lows[at] == "," and index < len(words) and index - at < 8 and words.lows[index] not in (")", ",", "("):
        match = words.tags.get(index)
        if match is not None and match.kind is NameKind.COUNTRY:
            return code_of(match), index + 1
        index += 1
    return None, at


def _apposed(words: Wording, at: int) -> Office | None:
    """The office of one person that follows after a comma, in brackets or after a dash, and that no further name follows."""
    if words.lows[at] == "," and is_postnominal(words, at + 1):
        at += 2
    if words.lows[at] not in (",", "(", "–"):
        return None
    index = at + 1
    while words.lows[index] in words.lexicon.appositive:
        index += 1
    office = find_office(words, index) if index < len(words) else None
    while office is not None and office.last - 1 in words.possessives and (own := find_office(words, office.last)) is not None:
        office = own  # "X, the Secretary-General's Special Envoy"
    if office is None or office.head in words.lexicon.plural_heads:
        return None
    return office if find_name(words, skip_titles(words, office.last)) is None else None


def _mention(
    words: Wording,
    first: int,
    last: int,
    name: tuple[int, int] | None,
    office: Office | None,
    *,
    country: str | None = None,
    titled: bool = False,
) -> Mention:
    whole = name is not None and (weight(words, *name) >= 2 or words.lows[name[1] - 1] in words.lexicon.suffixes)
    return Mention(
        start=words.starts[first],
        end=words.ends[last - 1],
        first=first,
        last=last,
        name=_person_name(words, *_with_noble_title(words, *name)) if name else None,
        office=words.written(office.first, office.last) if office else None,
        country=country or (office.country if office else None),
        short=name is not None and not whole,
        plural=office is not None and office.head in words.lexicon.plural_heads,
        titled=titled or office is not None,
    )


def _with_noble_title(words: Wording, first: int, last: int) -> tuple[int, int]:
    """A lone name together with the noble title before it, which is how such a person is called."""
    if first > 0 and weight(words, first, last) == 1 and words.lows[first - 1] in words.lexicon.noble:
        return first - 1, last
    return first, last


def _person_name(words: Wording, first: int, last: int) -> str:
    """A name; a surname in capitals ("WANG Yi") is put in title case, "X, Jr" loses its comma, "[Omar] Diallo" its brackets."""
    written = words.written(first, last).translate(_SIGNS).split()
    written = [word for before, word in pairwise(["", *written]) if word != before]
    return " ".join(w.title() if len(w) > 3 and w.isupper() and w.isalpha() else w for w in written)
