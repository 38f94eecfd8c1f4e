"""Phrases of a language pack, and where they stand among the tokens of a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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


_ANY = ""
"""In the place of a second word: what follows the first word is not known, or nothing must."""


class Phrases:
    """Phrases of several tables by their first two words, so that a block is searched for all of them in one pass."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._single: dict[str, list[tuple[str, str]]] = {}
        self._prefixed: dict[str, list[Phrase]] = {}
        longer: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            words, prefixes, _ = phrase.parts[0]
            for word in words:
                if len(phrase.parts) == 1:
                    self._single.setdefault(word, []).append((phrase.table, phrase.rule))
                else:
                    longer.setdefault(word, []).append(phrase)
            for prefix in prefixes:
                self._prefixed.setdefault(prefix[:4], []).append(phrase)
        self._longer = {word: _by_second(group) for word, group in longer.items()}
        self._pairs = {(word, second) for word, known in self._longer.items() for second in known if second != _ANY}
        self._begins = self._single.keys() | {word for word, known in self._longer.items() if known[_ANY]}

    def find(self, lows: Sequence[str]) -> dict[str, list[Hit]]:
        """Table -> every phrase of it among words in lower case, in order."""
        found = defaultdict[str, list[Hit]](list)
        begins, pairs, prefixed = self._begins, self._pairs, self._prefixed
        following = [*lows[1:], _ANY]
        beginnings = [
            at
            for at, pair in enumerate(zip(lows, following, strict=False))
            if pair[0] in begins or pair in pairs or pair[0][:4] in prefixed
        ]
        for at in beginnings:
            low = lows[at]
            for table, rule in self._single.get(low, ()):
                found[table].append((at, at + 1, rule))
            phrases = prefixed.get(low[:4], [])
            if (longer := self._longer.get(low)) is not None:
                phrases = longer.get(following[at], longer[_ANY]) + phrases
            for phrase in phrases:
                if (after := phrase.match(lows, at)) > at:
                    found[phrase.table].append((at, after, phrase.rule))
        return found


def _by_second(group: Sequence[Phrase]) -> dict[str, list[Phrase]]:
    """Second word -> the phrases of a group that it can go on with; `_ANY` -> those that any word can follow."""
    seconds = [_seconds(phrase) for phrase in group]
    return {
        word: [phrase for phrase, known in zip(group, seconds, strict=True) if word in known or _ANY in known]
        for word in frozenset({_ANY}).union(*seconds)
    }


def _seconds(phrase: Phrase) -> frozenset[str]:
    """The words that can follow the first one of a phrase: with `_ANY` among them, all."""
    found: frozenset[str] = frozenset()
    for words, prefixes, optional in phrase.parts[1:]:
        if prefixes:
            break
        found |= words
        if not optional:
            return found
    return frozenset({_ANY})


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
