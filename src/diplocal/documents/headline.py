"""The title of a plain text, which no markup tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplocal.documents.datelines import Weight, datelines

_GENRE = re.compile(
    r"\b(?:briefing|(?:press|joint) (?:release|statement|conference)|statement|remarks|transcript|interview|communiqu[eé]|readout"
    r"|schedule|agenda|programme|diary|advisory|visits?|talks|meets?|meeting|travels?|to (?:visit|meet|travel|attend|host)"
    r"|announcement|speech|comment)\b",
    re.I,
)
TIMED = re.compile(r"\W*(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|\s*[ap]\.?m)", re.I)
"""An entry of a programme opens with its clock time, and no title does."""
_HEAD = 15
_LONGEST = 250


def headline(lines: Sequence[str], names: Sequence[str] = ()) -> int | None:
    """The index of the line that is the title, among the first of `lines`; None where none looks like one.

    A title stands beside the dateline, says what kind of text follows, and is neither a sentence nor the name of
    the publisher (`names`).
    """
    known = {name.casefold() for name in names}
    head = [line.strip() for line in lines[:_HEAD]]
    dated = {i for i, line in enumerate(head) if any(d.weight <= Weight.BARE for d in datelines(line))}
    scores = {i: _score(line, i, dated, known) for i, line in enumerate(head) if i not in dated}
    best = max(scores, key=lambda i: scores[i], default=None)
    return best if best is not None and scores[best] > 0 else None


def _score(line: str, index: int, dated: set[int], known: set[str]) -> float:
    bare = re.sub(r"^the\s+", "", line.casefold())
    if (
        not re.search(r"[^\W\d_]{2}", line)
        or TIMED.match(line)
        or len(line) > _LONGEST
        or bare in known
        or line.casefold() in known
    ):
        return -10
    score = 2 - index * 0.2
    score += 3 * bool(_GENRE.search(line))
    score += 2.5 * (index + 1 in dated) + 1.5 * (index - 1 in dated)
    score -= 2.5 * line.endswith((".", "!", ";", ",")) + 1.5 * (len(line.split()) < 3) + 2 * line.endswith(":")
    return score
