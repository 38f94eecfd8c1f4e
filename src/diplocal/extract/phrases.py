"""Phrases of a language pack, and where they stand among the tokens of a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplocal.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order, of the `rule` of a `table`. `parts` holds (alternatives, prefixes, optional) for each word."""

    table: str
    rule: str
    parts: tuple[tuple[frozenset[str], tuple[str, ...], bool], ...]

    def match(self, lows: Sequence[str], at: int) -> int:
        """Index after the phrase where it stands at `at` among words in lower case, or 0 where it does not."""
        for words, prefixes, optional in self.parts:
            if at < len(lows) and (lows[at] in words or (prefixes and lows[at].startswith(prefixes))):
                at += 1
            elif not optional:
                return 0
        return at


Hit = tuple[int, int, str]
"""First token, index after the last token, rule."""


class Phrases:
    """Phrases of several tables by their first word, so that a block is searched for all of them in one pass."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._single: dict[str, list[tuple[str, str]]] = {}
        self._first: dict[str, list[Phrase]] = {}
        self._prefixed: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            words, prefixes, _ = phrase.parts[0]
            for word in words:
                if len(phrase.parts) == 1:
                    self._single.setdefault(word, []).append((phrase.table, phrase.rule))
                else:
                    self._first.setdefault(word, []).append(phrase)
            for prefix in prefixes:
                self._prefixed.setdefault(prefix[:4], []).append(phrase)
        self._words = self._single.keys() | self._first.keys()

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """Table -> every phrase of it in the tokens, in order."""
        found: dict[str, list[Hit]] = {}
        words, prefixed = self._words, self._prefixed
        lows = [token.low for token in tokens]
        for at in [at for at, low in enumerate(lows) if low in words or low[:4] in prefixed]:
            low = lows[at]
            for table, rule in self._single.get(low, ()):
                found.setdefault(table, []).append((at, at + 1, rule))
            for phrase in (*self._first.get(low, ()), *prefixed.get(low[:4], ())):
                if (after := phrase.match(lows, at)) > at:
                    found.setdefault(phrase.table, []).append((at, after, phrase.rule))
        return found


def compile_phrase(table: str, rule: str, source: str) -> Phrase:
    """A phrase in the notation of `events.toml`: `a|b` alternatives, `w?` optional, `w*` prefix."""
    parts = []
    for word in source.split():
        optional = word.endswith("?")
        alternatives = word.removesuffix("?").split("|")
        words = frozenset(a for a in alternatives if not a.endswith("*"))
        prefixes = tuple(a[:-1] for a in alternatives if a.endswith("*"))
        parts.append((words, prefixes, optional))
    return Phrase(table, rule, tuple(parts))
