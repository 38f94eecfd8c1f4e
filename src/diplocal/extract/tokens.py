"""Words and punctuation of a stretch of text, with their places in the document."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:([a-z]++)|[A-Z][a-z]++)(?![^\W_]|[.'’‘‑-][^\W\d_])"  # most words: nothing to look into
    r"|(?:[^\W\d_]\.){2,}"  # U.S. or H.E.
    r"|[A-ZÀ-ÖØ-Þ]\.(?=\s?[A-ZÀ-ÖØ-Þ])"  # an initial
    r"|([^\W\d_]+(?:['’‘‑-][^\W\d_]+)*)"  # a word, with its inner apostrophes and hyphens
    r"|\d+[^\W\d_]*"
    r"|[^\w\s]"
)
_LOW, _WORD = 1, 2
"""The groups of a word in lower case, and of one that may hold more than one."""
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """`text` stands at [start, end) of the document; a possessive 's is left out of it and told by `possessive`."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    possessive: bool = False


def tokenize(text: str, begin: int, end: int, glue: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of text[begin:end]. A word glued to the next ("receivesMr") is parted where its first part is in `glue`."""
    tokens: list[Token] = []
    add, new = tokens.append, tuple.__new__
    for match in _TOKEN.finditer(text, begin, end):
        start, stop = match.span()
        word, group = match[0], match.lastindex
        if group == _LOW:
            add(new(Token, (start, stop, word, word, False, False)))
            continue
        if group != _WORD:
            low = word.lower()
            add(new(Token, (start, stop, word, low, word[0] != low[0], False)))
            continue
        possessive = word.endswith(_POSSESSIVE) and len(word) > 2
        if possessive:
            word, stop = word[:-2], stop - 2
        parting = None if word.islower() or word.istitle() or word.isupper() else _GLUED.search(word)
        if parting and word[: parting.start()].lower() in glue:
            head = word[: parting.start()]
            tokens.append(Token(start, start + len(head), head, head.lower(), head[0].isupper()))
            start, word = start + len(head), word[len(head) :]
        tokens.append(Token(start, stop, word, word.lower().replace("‑", "-"), word[0].isupper(), possessive))
    return tokens
