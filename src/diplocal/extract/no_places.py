"""Names of places where nothing takes place: streets, where a report was written, and what is over by then."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from diplocal.extract.blocks import Block
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.gazetteer import Match, NameKind

_DATED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ./' -]{2,40},[^–—\n]{0,30}?\b(\d{1,2})\b[^–—\n]{0,24}?\s(?:–|—|--|-)\s")
"""The same without an agency, of the day of publication: "LIMA/QUITO, 3 June 2019 – "."""
_DATELINE = re.compile(r"[A-ZÀ-Þ][^a-zà-ÿ(\n]{2,40}(?:, [A-Z][a-z]+\.? \d{1,2})? \([^)\n]{1,60}\)")
"""Where and by whom a report was written: "ANKARA, Sept 22 (Agency)"."""
AFTER = 6
"""Within how many words before "in" stands what is over by then."""


def written_at(reading: Reading, block: Block) -> tuple[bool, int]:
    """Whether it is an agency's, and where the words end at the head of a block that tell where a report was written."""
    if (dateline := _DATELINE.match(reading.text, block.start, block.end)) is not None:
        return True, dateline.end()
    dated, anchor = _DATED.match(reading.text, block.start, block.end), reading.document.anchor
    told = dated is not None and anchor is not None and int(dated[1]) == anchor.day.day
    return False, dated.end() if told and dated is not None else block.start


def is_street(reading: Reading, tokens: Tokens, index: int, match: Match) -> bool:
    """Whether the name of a city is that of a street, with the number of a house: "Trg sv. Marka 6"."""
    after = bisect_left(tokens.starts, match.end, index)
    if match.kind is not NameKind.CITY or index == 0 or after >= len(tokens) or not tokens.texts[after].isdigit():
        return False
    named = index - 1 in tokens.capitals or tokens.texts[index - 1].endswith(".")
    return named and not reading.timexes_in(tokens.starts[after], tokens.ends[after])


def left_behind(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the words before tell what is over by then: "after the conference in Madrid", not "after arriving in Madrid"."""
    before = tokens.lows[max(first, at - AFTER) : at]
    return "," not in before and not {("after", "the"), ("following", "the")}.isdisjoint(pairwise(before))
