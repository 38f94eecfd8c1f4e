"""What looks like a person and is none: buildings, bodies, places and things with names like those of people."""

from __future__ import annotations

from diplocal.extract.offices import Office
from diplocal.extract.person_names import find_name
from diplocal.extract.wording import Wording
from diplocal.gazetteer import NameKind

_LEADING = frozenset({"the", "at", "in", "near", "into", "from", "to"})
"""Words before the name of a house: "at the Sheraton Addis", but "Joseph Muscat said"."""
_CLOCK = frozenset({"h", "am", "pm", "a.m.", "p.m."})
FARTHEST = 4
"""How many words before a name that of a body abroad may begin."""
LONGEST_LETTERS = 5
"""How many letters an acronym has at most that names a body after an office."""


def names_building(words: Wording, office: Office) -> bool:
    """Whether a noble title only begins the name of a building ("Sultan Ahmet Mosque", "King George Hospital")."""
    end = find_name(words, office.last) if office.head in words.lexicon.noble else None
    return end is not None and words.lows[end - 1] in words.lexicon.buildings


def is_thing(words: Wording, first: int, last: int) -> bool:
    """Whether what follows an office is the name of a body or a thing ("UN General Assembly", "Prime Minister Office")."""
    low = words.lows[last - 1]
    ordinary = all(words.lows[i] in words.lexicon.ordinary for i in range(first, last))
    about = words.lows[last] == "for"  # "Ministers Responsible for Trade"
    return low in words.lexicon.buildings or (ordinary and (low in words.lexicon.sectors or last - first > 1 or about))


def is_body(words: Wording, office: Office, first: int, last: int) -> bool:
    """Whether the letters after an office are those of the body that it is of ("Governor RBI"), and no surname in capitals."""
    letters = words.texts[first]
    short = last - first == 1 and letters.isupper() and len(letters) <= LONGEST_LETTERS
    return short and office.head in words.lexicon.body_heads and not words.texts[office.last - 1].isupper()


def names_body_abroad(words: Wording, at: int) -> bool:
    """Whether a body or building is called by words of another language ("Secretaría de Relaciones Exteriores")."""
    if words.lexicon.foreign_bodies.isdisjoint(words.lows[max(0, at - FARTHEST) : at + 1]):
        return False
    back = at
    while back > max(0, at - FARTHEST) and (back - 1 in words.capitals or words.lows[back - 1] in words.lexicon.particles):
        back -= 1
    return any(words.lows[i] in words.lexicon.foreign_bodies for i in range(back, at + 1))


def is_credit(words: Wording, last: int) -> bool:
    """Whether a name that ends before `last` is that of who took a picture: "Anna Berg/AFP"."""
    agency = words.texts[last + 1].isupper() or words.lows[last + 1] in words.lexicon.agencies if last + 1 < len(words) else False
    return words.lows[last] == "/" and last + 1 in words.capitals and agency


def names_place(words: Wording, first: int, last: int) -> bool:
    """Whether words name a house or a place: a city ends them ("Sheraton Addis"), an area or, after "to", a country follows."""
    opens = first == 0 or "\n" in words.text[words.ends[first - 1] : words.starts[first]]
    alone = opens and (last == len(words) or "\n" in words.text[words.ends[last - 1] : words.starts[last]])
    city = words.tags.get(last - 1)
    letters = all(
        words.texts[i].isupper() and len(words.texts[i]) <= LONGEST_LETTERS
        for i in range(first, last)
        if words.tags.get(i) is not city
    )
    led = alone or letters or words.lows[first - 1] in _LEADING
    if led and last - first > 1 and city is not None and city.kind is NameKind.CITY and not city.ambiguous:
        return True
    begins = words.tags.get(first)
    if alone and begins is not None and begins.kind is NameKind.CITY and not begins.ambiguous:
        return True
    after = words.tags.get(last + 1) if words.lows[last] == "," else None
    if words.lows[first - 1] in ("to", "in") and after is not None and after.kind is NameKind.COUNTRY:
        return True
    index = last + 1
    while (
        words.lows[last] == "," and index in words.capitals and index - last < 4 and words.lows[index] not in words.lexicon.areas
    ):
        index += 1
    return words.lows[last] == "," and index in words.capitals and words.lows[index] in words.lexicon.areas


def names_address(words: Wording, first: int, last: int) -> bool:
    """Whether words name a room, a street with its number, or a place beside another: "Sal B", "Berglaan 32"."""
    before, after = words.lows[first - 1], words.lows[last]
    room = words.texts[last - 1]
    if (len(room) == 1 and room.isupper()) or (
        room.isupper() and room.lower() in words.lexicon.suffixes and _is_series(words, last)
    ):
        return True
    clock = words.lows[last + 1] in _CLOCK or (words.lows[last + 1] in (":", ".") and words.lows[last + 2].isdigit())
    dated = clock or words.lows[last + 1] in words.lexicon.calendar
    if after.isdigit() and not dated and "\n" not in words.text[words.ends[last - 1] : words.starts[last]]:
        return True
    ends = after in ("", ",", ".", ";", ")")
    told = words.tags.get(first - 2)
    if before == "and" and ends and told is not None and told.kind is NameKind.CITY and words.lows[first - 3] in _LEADING:
        return True
    return before == "," and ends and first - 2 in words.capitals and words.lows[first - 2] in words.lexicon.buildings


def _is_series(words: Wording, last: int) -> bool:
    """Whether a numeral follows letters that stand for a body: "SOM II"."""
    letters = words.texts[last - 2]
    return letters.isupper() and len(letters) <= LONGEST_LETTERS


def names_institution(words: Wording, index: int) -> bool:
    """Whether a capitalised ordinary word follows a run of names: it is part of a title and no person."""
    if index not in words.capitals or not words.joined(index):
        return False
    low = words.lows[index]
    known = low in words.lexicon.words or low in words.lexicon.sectors
    return known and low not in words.lexicon.heads and low not in words.lexicon.schedule_words
