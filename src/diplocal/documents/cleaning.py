"""Takes out of a text what no reader sees, before any offset is counted."""

from __future__ import annotations

import re
from collections import Counter

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """`text` with line feeds alone for line ends, without controls, soft hyphens and characters of no width."""
    return _UNSEEN.sub("", _NEWLINE.sub("\n", text).replace("\u2029", "\n\n"))


_STRAY_CAPITAL = re.compile(r"[a-z]([A-Z])(?=[a-z]|\b)")
_GARBLED_WORDS = 8
"""So often must one and the same capital stand in the midst of small letters ("MiNistry") to show that its case is swapped,"""
_GARBLED_SHARE = 0.9
"""and in so many of the places inside words where the letter stands at all."""


def swapped_letters(text: str) -> frozenset[str]:
    """The letters (in lower case) whose capital and small forms are exchanged, as some PDF fonts make them."""
    strays = Counter(_STRAY_CAPITAL.findall(text))
    return frozenset(
        capital.lower()
        for capital, count in strays.items()
        if count >= _GARBLED_WORDS and count >= _GARBLED_SHARE * (count + len(re.findall(f"(?<=[a-z]){capital.lower()}", text)))
    )


def swap_case(text: str, letters: frozenset[str]) -> str:
    """`text` of the same length with the capital and small forms of `letters` exchanged."""
    small = "".join(sorted(letters))
    return text.translate(str.maketrans(small + small.upper(), small.upper() + small))
