"""Whether one office is another: "the minister" is a foreign minister, and never the deputy of one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

_GRADES = frozenset({"deputy", "vice", "assistant", "under", "former", "first"})
_SMALL = frozenset({"the", "of", "for", "and"})
_ABOUT = frozenset({"of", "for", "to"})


class OfficeWords(NamedTuple):
    """An office in the words under which it is compared. `own` are those before what it is about."""

    words: frozenset[str]
    grades: frozenset[str]
    core: frozenset[str]
    own: frozenset[str]
    head: frozenset[str]
    """The last of its own words; empty where it has none."""
    secretary: bool


class Offices:
    """The offices of one document, each taken apart once."""

    def __init__(self, words: Callable[[str], Sequence[str]]) -> None:
        """`words` gives the words under which an office is compared."""
        self._words = words
        self._whole: dict[str, OfficeWords] = {}
        self._parts: dict[str, list[OfficeWords]] = {}

    def same_grade(self, office: str, wanted: str) -> bool:
        """Whether an office is a deputy's, or that of an assistant, as the wanted one is."""
        for each in (office, wanted):
            if each not in self._whole:
                self._whole[each] = _taken_apart(self._words(each))
        return self._whole[office].grades == self._whole[wanted].grades

    def holds(self, office: str, wanted: str) -> bool:
        """Whether who has an office, or several ("Prime Minister and Minister of Defence"), is meant by the wanted one."""
        if wanted not in self._whole:
            self._whole[wanted] = _taken_apart(self._words(wanted))
        if office not in self._parts:
            words = list(self._words(office))
            single = [list(group) for joined, group in itertools.groupby(words, key="and".__eq__) if not joined]
            self._parts[office] = [_taken_apart(part) for part in (*single, words)]
        return any(_fits(part, self._whole[wanted]) for part in self._parts[office])


def _taken_apart(words: Sequence[str]) -> OfficeWords:
    """An adviser of the secretary-general is no secretary-general: an office is told by its words before "of"."""
    own = list(itertools.takewhile(lambda word: word not in _ABOUT, words))
    every = frozenset(words)
    secretary = bool(words) and words[-1] == "secretary"
    return OfficeWords(every, every & _GRADES, every - _SMALL, frozenset(own), frozenset(own[-1:]), secretary)


def _fits(office: OfficeWords, wanted: OfficeWords) -> bool:
    same_grade = office.grades == wanted.grades or wanted.secretary
    return same_grade and wanted.core <= office.words and wanted.head <= office.own
