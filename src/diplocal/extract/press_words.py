"""The words of what a text says to the press, compiled from `press.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ahocorasick_rs import AhoCorasick

from diplocal.extract.phrases import Phrase, compile_phrase
from diplocal.model import Access


@dataclass(frozen=True, slots=True)
class PressWords:
    """The words of `press.toml`. `access` holds what each rule says, and its rank."""

    access: dict[str, tuple[Access, int]]
    denying: frozenset[str]
    registering: AhoCorasick
    press: re.Pattern[str]
    closing: re.Pattern[str]


def press_words(table: dict[str, Any]) -> PressWords:
    """The words of one language's `press.toml`."""
    words = table["words"]
    return PressWords(
        access={r["name"]: (Access(r["access"]), r["rank"]) for r in table["rule"]},
        denying=frozenset(words["denying"]),
        registering=AhoCorasick(words["registering"]),
        press=_any(words["press"]),
        closing=_any(words["closing"]),
    )


def access_phrases(table: dict[str, Any]) -> Iterator[Phrase]:
    """The phrases of the rules of access, as the table `access`."""
    for rule in table["rule"]:
        for phrase in rule["phrases"]:
            yield compile_phrase("access", rule["name"], phrase)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.I)
