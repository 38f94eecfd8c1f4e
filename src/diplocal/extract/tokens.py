"""Words and punctuation of a stretch of text, with their places in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import accumulate, compress, repeat
from operator import ne, not_
from types import MappingProxyType

_TOKEN = re.compile(
    r"(\s{0,9}+)("
    r"[A-Za-z][a-z]*+(?=[\s,])"  # most words: nothing to look into
    r"|[^\w\s]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S. or H.E.
    r"|[A-Z]\.[A-Z](?![\w.])"  # H.E without its last point
    r"|[A-ZÀ-ÖØ-Þ]\.(?=\s?[A-ZÀ-ÖØ-Þ])"  # an initial
    r"|[^\W\d_]+(?:['’‘‑-][^\W\d_]+)*"  # a word, with its inner apostrophes and hyphens
    r"|\d+[^\W\d_]*"
    r")"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
SHORTEST_GLUED = 3
NOTHING: Mapping[str, str] = MappingProxyType({})
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text as lists of one length: `texts[i]` stands at [starts[i], ends[i]) of the document.

    `lows` are the texts in lower case. A possessive 's is left out of them and told by `possessives`, the indexes of those
    that have one; `capitals` are the indexes of those that begin with a capital.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    lows: list[str]
    capitals: set[int]
    possessives: set[int]

    def __len__(self) -> int:
        return len(self.texts)

    def where(self, words: Set[str], first: int, last: int) -> list[int]:
        """The indexes of those of tokens[first:last] that are one of some words in lower case, in order."""
        return [*compress(range(first, last), map(words.__contains__, self.lows[first:last]))]


def tokenize(
    text: str, begin: int, end: int, glue: frozenset[str] = frozenset(), contractions: Mapping[str, str] = NOTHING
) -> Tokens:
    """The tokens of text[begin:end]. A word glued to the next ("receivesMr") is parted where its first part is in `glue`.

    Of a contraction ("I'll") both words are tokens; `contractions` tells the whole word that its end stands for.
    """
    stretch = text[begin:end]
    parts = _TOKEN.split(stretch)  # in turns what is no token, white space, and a token
    texts = parts[2::3]
    lows = [*map(str.lower, texts)]
    raised = [*compress(range(len(texts)), map(ne, texts, lows))]  # those with a capital anywhere
    parted = {i: at for i in raised if not texts[i].istitle() and (at := _parting(texts[i], glue))}
    marked = compress(range(len(texts)), map(not_, map(str.isalnum, texts))) if "'" in stretch or "’" in stretch else ()
    contracted = {i: at for i in marked if (at := _contracted(texts[i], contractions))}
    if parted := parted | contracted:
        for i, at in sorted(parted.items(), reverse=True):
            parts[3 * i + 2 : 3 * i + 3] = [texts[i][:at], "", "", texts[i][at:]]
        texts = parts[2::3]
        lows = [*map(str.lower, texts)]
        raised = [*compress(range(len(texts)), map(ne, texts, lows))]
    places = [*accumulate(map(len, parts), initial=begin)]
    capitals = {i for i in raised if texts[i][0].isupper()}
    tokens = Tokens(places[2::3], places[3::3], texts, lows, capitals, set())
    if contracted:
        tokens.lows = [contractions.get(low[1:], low) if low[0] in "'’" else low for low in lows]
    if any(mark in stretch for mark in _POSSESSIVE):
        _take_possessives(tokens)
    if "‑" in stretch:
        tokens.lows = [low.replace("‑", "-") for low in tokens.lows]
    return tokens


def _contracted(word: str, contractions: Mapping[str, str]) -> int:
    """Where the end of a contraction begins; 0 where a word is none."""
    at = max(word.rfind("'"), word.rfind("’"))
    return at if at > 0 and word[at + 1 :].lower() in contractions else 0


def _take_possessives(tokens: Tokens) -> None:
    """Leaves out every possessive 's, and tells whose it was."""
    for i in compress(range(len(tokens)), map(str.endswith, tokens.texts, repeat(_POSSESSIVE))):
        if len(word := tokens.texts[i]) > 2:
            tokens.texts[i], tokens.lows[i] = word[:-2], tokens.lows[i][:-2]
            tokens.ends[i] -= 2
            tokens.possessives.add(i)


def _parting(word: str, glue: frozenset[str]) -> int:
    """Where a word is parted that is glued to the next one; 0 where none is."""
    parting = None if len(word) < SHORTEST_GLUED or word.isupper() else _GLUED.search(word)
    return parting.start() if parting and word[: parting.start()].lower() in glue else 0
