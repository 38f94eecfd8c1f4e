"""The words of one language, compiled once: offices and names (`people.toml`), events (`events.toml`), modality (`modality.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from diplocal.extract.tokens import Token
from diplocal.model import Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order. `parts` holds (alternatives, prefixes, optional) for each word."""

    rule: str
    parts: tuple[tuple[frozenset[str], tuple[str, ...], bool], ...]

    def match(self, tokens: Sequence[Token], at: int) -> int:
        """Index after the phrase where it stands at `at`, or 0 where it does not."""
        for words, prefixes, optional in self.parts:
            if at < len(tokens) and (tokens[at].low in words or (prefixes and tokens[at].low.startswith(prefixes))):
                at += 1
            elif not optional:
                return 0
        return at


class PhraseTable:
    """Phrases by their first word, so that a sentence is searched in one pass."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._first: dict[str, list[Phrase]] = {}
        self._prefixed: dict[str, list[Phrase]] = {}
        for rule, source in phrases:
            phrase = compile_phrase(rule, source)
            words, prefixes, _ = phrase.parts[0]
            for word in words:
                self._first.setdefault(word, []).append(phrase)
            for prefix in prefixes:
                self._prefixed.setdefault(prefix[:4], []).append(phrase)

    def find(self, tokens: Sequence[Token], begin: int, end: int) -> list[tuple[int, int, str]]:
        """(first token, after the last token, rule) of every phrase in tokens[begin:end], longest first at each place."""
        found = []
        for at in range(begin, end):
            low = tokens[at].low
            candidates = self._first.get(low, ()) or ()
            prefixed = self._prefixed.get(low[:4]) if self._prefixed else None
            for phrase in [*candidates, *prefixed] if prefixed else candidates:
                after = phrase.match(tokens, at)
                if at < after <= end:
                    found.append((at, after, phrase.rule))
        return found

    def within(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether any phrase stands in tokens[begin:end]."""
        return bool(self.find(tokens, begin, end))


def compile_phrase(rule: str, source: str) -> Phrase:
    """A phrase in the notation of `events.toml`: `a|b` alternatives, `w?` optional, `w*` prefix."""
    parts = []
    for word in source.split():
        optional = word.endswith("?")
        alternatives = word.removesuffix("?").split("|")
        words = frozenset(a for a in alternatives if not a.endswith("*"))
        prefixes = tuple(a[:-1] for a in alternatives if a.endswith("*"))
        parts.append((words, prefixes, optional))
    return Phrase(rule, tuple(parts))


@dataclass(frozen=True, slots=True)
class EventRule:
    """What the phrases of one rule make of an event."""

    name: str
    kind: Kind
    rank: int
    noun: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of one language."""

    honorifics: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    sectors: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    saying: frozenset[str]
    words: frozenset[str]
    rules: dict[str, EventRule]
    triggers: PhraseTable
    modality: PhraseTable
    not_before: PhraseTable
    not_around: PhraseTable
    sequence: PhraseTable
    no_entry: PhraseTable
    listing: PhraseTable


def _toml(language: str, name: str) -> dict[str, list[str]]:
    return tomllib.loads((resources.files("diplocal.languages") / language / name).read_text(encoding="utf-8"))


@cache
def load(language: str = "en") -> Lexicon:
    """The words of a language. Raises FileNotFoundError for one that has no pack."""
    people = _toml(language, "people.toml")
    modality = _toml(language, "modality.toml")
    events = tomllib.loads((resources.files("diplocal.languages") / language / "events.toml").read_text(encoding="utf-8"))
    rules = {r["name"]: EventRule(r["name"], Kind(r["kind"]), r["rank"], r.get("noun", False)) for r in events["rule"]}
    lines = (resources.files("diplocal.languages") / language / "words.txt").read_text(encoding="utf-8").split("\n")
    moods = ("future", "past", "present", "tentative", "postponed", "cancelled", "moved")
    return Lexicon(
        **{key: frozenset(people[key]) for key in _PEOPLE},
        words=frozenset(lines[1:]),
        rules=rules,
        triggers=PhraseTable((r["name"], p) for r in events["rule"] for p in r["phrases"]),
        modality=PhraseTable((mood, p) for mood in moods for p in modality[mood]),
        **{table: PhraseTable((table, p) for p in modality[table]) for table in _TABLES},
    )


_TABLES = ("not_before", "not_around", "sequence", "no_entry", "listing")
_PEOPLE = ("honorifics", "heads", "modifiers", "sectors", "given", "particles", "suffixes", "saying")
