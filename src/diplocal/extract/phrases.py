"""Phrases of a language pack, and where they stand among the tokens of a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order, of the `rule` of a `table`. `parts` holds (alternatives, prefixes, optional) for each word."""

    table: str
    rule: str
    parts: tuple[tuple[frozenset[str], tuple[str, ...], bool], ...]

    def after(self, lows: Sequence[str], at: int) -> int:
        """Index after the phrase, whose first word is lows[at] of words in lower case, or 0 where it does not go on so."""
        at += 1
        for words, prefixes, optional in self.parts[1:]:
            if at < len(lows) and (lows[at] in words or (prefixes and lows[at].startswith(prefixes))):
                at += 1
            elif not optional:
                return 0
        return at


Hit = tuple[int, int, str]
"""First token, index after the last token, rule."""


_ANY = ""
"""In the place of a second word: what follows the first word is not known, or nothing must."""


_NONE: dict[str, list[Phrase]] = {_ANY: []}


class Phrases:
    """Phrases of several tables by their first two words, so that a block is searched for all of them in one pass."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        begins = defaultdict[str, list[Phrase]](list)
        self._prefixed: list[tuple[str, Phrase]] = []
        for phrase in sorted(phrases, key=lambda phrase: len(phrase.parts) > 1):
            words, prefixes, _ = phrase.parts[0]
            for word in words:
                begins[word].append(phrase)
            self._prefixed += [(prefix, phrase) for prefix in prefixes]
        self._begins = {word: _by_second(group) for word, group in begins.items()}

    def find(self, lows: Sequence[str]) -> dict[str, list[Hit]]:
        """Table -> every phrase of it among words in lower case, in order."""
        found = defaultdict[str, list[Hit]](list)
        begins, prefixed = self._begins, self._of_prefixes(lows)
        following = [*lows[1:], _ANY]
        known = compress(range(len(lows)), map(begins.__contains__, lows))
        for at in sorted({*known, *prefixed}) if prefixed else known:
            seconds = begins.get(lows[at], _NONE)
            phrases = seconds.get(following[at], seconds[_ANY])
            for phrase in [*phrases, *prefixed.get(at, ())] if prefixed else phrases:
                if (after := phrase.after(lows, at)) > 0:
                    found[phrase.table].append((at, after, phrase.rule))
        return found

    def _of_prefixes(self, lows: Sequence[str]) -> dict[int, list[Phrase]]:
        """Index -> the phrases whose first word begins as the word there: few texts have any."""
        text = " ".join(lows)
        found = defaultdict[int, list[Phrase]](list)
        for prefix, phrase in self._prefixed:
            for at, low in enumerate(lows) if prefix in text else ():
                if low.startswith(prefix):
                    found[at].append(phrase)
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
