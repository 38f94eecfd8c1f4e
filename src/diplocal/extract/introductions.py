"""Where a document may introduce somebody by the whole name: its capitalised words, and what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from diplocal.extract.lexicon import PeopleWords

_CAPITALISED = re.compile(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])\w*")
_BESIDE = 30
"""How many characters on either side of a name are looked at."""


class Introductions:
    """The capitalised words of a text by their spelling, found in one pass: no name is looked for in the whole text again."""

    def __init__(self, text: str, words: PeopleWords) -> None:
        self._text = text
        self._particles, self._titles = words.particles, words.honorifics | words.heads
        self._places: dict[str, list[int]] = defaultdict(list)
        for found in _CAPITALISED.finditer(text):
            self._places[found[0]].append(found.start())

    def count(self, name: str) -> int:
        """How often the last word of a name stands in the text."""
        return len(self._places.get(_last_word(name), ()))

    def of(self, name: str) -> Iterator[int]:
        """The offsets at which the last word of a name stands beside what can be another part of it, in order."""
        word = _last_word(name)
        return (at for at in self._places.get(word, ()) if self._in_company(at, at + len(word)))

    def _in_company(self, start: int, end: int) -> bool:
        """Whether a word has a neighbour that is a name, and not only a title."""
        before, after = self._text[max(0, start - _BESIDE) : start], self._text[end : end + _BESIDE]
        left, right = before.split(), after.split()
        inner = before[-1:].strip() != ""
        previous = left[-1 - inner].lstrip("(\"“'‘[") if len(left) > inner else ""
        following = right[after[:1].strip() != ""] if len(right) > (after[:1].strip() != "") else ""
        low = previous.lower().rstrip(".")
        if (previous[:1].isupper() and low not in self._titles) or low in self._particles:
            return True
        return following[:1].isupper() or following.lower() in self._particles


def _last_word(name: str) -> str:
    """The longest capitalised part of a name's last word ("Ravanchi" of "Majid Takht-Ravanchi")."""
    return max(_CAPITALISED.findall(name.split()[-1]), key=len, default="")
