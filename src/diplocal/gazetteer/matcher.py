"""Finds many names in a text in one Aho-Corasick pass, leftmost-longest, on Unicode word boundaries."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

SHORTEST_CAPITALISED = 4
"""Shorter names are not looked for in capitals: they would read as acronyms."""


def level(text: str) -> str:
    """`text` with line breaks and no-break spaces as spaces and curly apostrophes straight, of the same length."""
    return text.replace("\n", " ").replace("\u00a0", " ").replace("\u2019", "'")


class Matcher:
    """An immutable set of names, each known by its position in `names`."""

    def __init__(self, names: Sequence[str]) -> None:
        """`names` are unique and non-empty; they match as written, and longer ones in capitals too."""
        known = set(names)
        patterns = list(names)
        self._name = list(range(len(names)))
        for number, name in enumerate(names):
            capitals = name.upper()
            if len(name) >= SHORTEST_CAPITALISED and capitals not in known:
                known.add(capitals)
                patterns.append(capitals)
                self._name.append(number)
        # the contiguous automaton builds in 30 ms; a DFA takes eight times that and is hardly faster
        self._automaton = AhoCorasick(patterns, store_patterns=False, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
        """(start, end, number of the name) of the leftmost-longest names in text[start:end], in order, without overlap.

        The characters around the stretch count for its word boundaries. Offsets index `text`.
        """
        hits = self._automaton.find_matches_as_indexes(level(text[start:end]), overlapping=True)
        size = len(text)
        bounded = []
        for pattern, first, last in hits:
            first += start
            last += start
            if (first and text[first - 1].isalnum() and text[first].isalnum()) or (last < size and text[last].isalnum()):
                continue
            bounded.append((first, -last, pattern))
        bounded.sort()
        found = []
        reached = start
        for first, last, pattern in bounded:
            if first >= reached:
                reached = -last
                found.append((first, reached, self._name[pattern]))
        return found
