"""Whether two written names can be one person's: accents, transliterations, name order, initials, left-out parts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

from diplocal.model import Participant

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_JOINED = re.compile(r"[’'`ʻʼ´]")
_WORD = re.compile(r"[^\W\d_]+")
_REDUCTIONS = (
    ("x", "ks"),
    ("kh", "h"),
    ("gh", "g"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("y", "i"),
)
"""Spellings of one sound in English transcriptions of Cyrillic, Arabic and Persian, in the order of application."""

_LEAST_FUZZY = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared. `words` are reduced, in the order written; `initials` stand for names not written out."""

    words: tuple[str, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lore:
    """The content of names.toml; given names by their reduced spellings."""

    titles: frozenset[str]
    particles: frozenset[str]
    lone_first_name: frozenset[str]
    given_names: dict[str, str]


@cache
def _lore() -> _Lore:
    known = tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    return _Lore(
        frozenset(known["titles"]),
        frozenset(known["particles"]),
        frozenset(known["lone_first_name"]),
        {_reduced(spelling): _reduced(row[0]) for row in known["given_names"] for spelling in row},
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def _reduced(word: str) -> str:
    """One spelling for words that sound alike: double letters are one, and one letter stands for one sound."""
    for written, sound in _REDUCTIONS:
        word = word.replace(written, sound)
    return "".join(letter for letter, _ in groupby(word))


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> Name:
    """The comparable form of a name as written, without titles and particles (kept where nothing else is left)."""
    lore = _lore()
    words = _WORD.findall(_JOINED.sub("", _plain(text)))
    whole = [w for w in words if len(w) > 1 and w not in lore.titles]
    chosen = [w for w in whole if w not in lore.particles] or whole
    reduced = (_reduced(w) for w in chosen)
    return Name(tuple(lore.given_names.get(w, w) for w in reduced), tuple(w for w in words if len(w) == 1))


def name_words(text: str) -> frozenset[str]:
    """The words of which two compatible names share at least one."""
    return frozenset(read_name(text).words)


def identity(text: str) -> frozenset[str]:
    """What all spellings of one whole name have in common ("Andrei Volkov", "VOLKOV Andrey"); empty where it is not whole.

    A lone name and one with initials are not whole: nobody is another for sharing a surname.
    """
    name = read_name(text)
    return frozenset(name.words) if len(name.words) > 1 and not name.initials else frozenset()


@lru_cache(maxsize=1 << 18)
def compatible_names(a: str, b: str, country: str | None = None) -> bool:
    """Whether two written names can be one person's; `country` (ISO 3166-1) tells where a lone word may be the first name.

    True where the words of one are among the other's, in any order, or where all but one agree and that one is misspelt.
    """
    x, y = sorted((read_name(a), read_name(b)), key=lambda name: len(name.words))
    if not x.words:
        return False
    few, many = set(x.words), set(y.words)
    common = few & many
    if not common:
        return False
    if len(x.words) == 1 and len(y.words) > 1 and x.words[0] == y.words[0] and country not in _lore().lone_first_name:
        return False
    if common == few:
        return _initials_fit(x, y)
    left, right = few - many, many - few
    return len(left) == len(right) == 1 and _misspelt(left.pop(), right.pop())


def _initials_fit(x: Name, y: Name) -> bool:
    """Whether an initial of the shorter name begins a word that only the longer one has ("S. Raghunathan")."""
    spare = [w for w in y.words if w not in x.words]
    return not spare or not x.initials or any(w[0] in (i, _reduced(i)) for i in x.initials for w in spare)


def _misspelt(a: str, b: str) -> bool:
    """Whether two words of five letters or more begin alike and differ by one letter, or by two neighbours swapped."""
    if min(len(a), len(b)) < _LEAST_FUZZY or a[0] != b[0]:
        return False
    same = next((i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p != q), min(len(a), len(b)))
    a, b = a[same:], b[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])


def same_person(a: Participant, b: Participant) -> bool:
    """Whether two named participants can be one person. A lone surname never joins people of different countries."""
    if a.name is None or b.name is None:
        return False
    if a.country and b.country and a.country != b.country:
        return min(len(read_name(a.name).words), len(read_name(b.name).words)) > 1 and compatible_names(a.name, b.name)
    return compatible_names(a.name, b.name, a.country or b.country)


def longer_name(a: str, b: str) -> str:
    """The fuller of two spellings of one name; the first of equals."""
    return max(a, b, key=lambda text: (len(read_name(text).words), len(text)))
