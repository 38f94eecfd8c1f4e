"""Words and punctuation of a stretch of text, with their places in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_TOKEN = re.compile(
    r"("
    r"(?:[a-z]++|[A-Z][a-z]++)(?![^\W_]|[.'’‘‑-][^\W\d_])"  # most words: nothing to look into
    r"|(?:[^\W\d_]\.){2,}"  # U.S. or H.E.
    r"|[A-ZÀ-ÖØ-Þ]\.(?=\s?[A-ZÀ-ÖØ-Þ])"  # an initial
    r"|[^\W\d_]+(?:['’‘‑-][^\W\d_]+)*"  # a word, with its inner apostrophes and hyphens
    r"|\d+[^\W\d_]*"
    r"|[^\w\s]"
    r")"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
SHORTEST_GLUED = 3
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


def tokenize(text: str, begin: int, end: int, glue: frozenset[str] = frozenset()) -> Tokens:
    """The tokens of text[begin:end]. A word glued to the next ("receivesMr") is parted where its first part is in `glue`."""
    stretch = text[begin:end]
    parts = _TOKEN.split(stretch)  # what stands between the tokens, and the tokens, in turns
    texts = parts[1::2]
    raised = [i for i, word in enumerate(texts) if not word.islower()]
    if glued := [(i, at) for i in raised if (at := _parting(texts[i], glue))]:
        for i, at in reversed(glued):
            parts[2 * i + 1 : 2 * i + 2] = [texts[i][:at], "", texts[i][at:]]
        texts = parts[1::2]
        raised = [i for i, word in enumerate(texts) if not word.islower()]
    places = [*accumulate(map(len, parts), initial=begin)]
    capitals = {i for i in raised if texts[i][0].isupper()}
    tokens = Tokens(places[1:-1:2], places[2::2], texts, [*map(str.lower, texts)], capitals, set())
    if "'" in stretch or "’" in stretch:
        _take_possessives(tokens)
    if "‑" in stretch:
        tokens.lows = [low.replace("‑", "-") for low in tokens.lows]
    return tokens


def _take_possessives(tokens: Tokens) -> None:
    """Leaves out every possessive 's, and tells whose it was."""
    for i, word in enumerate(tokens.texts):
        if word.endswith(_POSSESSIVE) and len(word) > 2:
            tokens.texts[i], tokens.lows[i] = word[:-2], tokens.lows[i][:-2]
            tokens.ends[i] -= 2
            tokens.possessives.add(i)


def _parting(word: str, glue: frozenset[str]) -> int:
    """Where a word is parted that is glued to the next one; 0 where none is."""
    parting = None if len(word) < SHORTEST_GLUED or word.istitle() or word.isupper() else _GLUED.search(word)
    return parting.start() if parting and word[: parting.start()].lower() in glue else 0
