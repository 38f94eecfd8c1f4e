"""The year that words beside a date tell: "12 May last year", "in May of next year"; and before it: "last year, on 12 May"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from diplocal.timex.grammar import Grammar
from diplocal.timex.symbols import Timex, TimexKind, Unit

_POSSESSIVE = ("'s", "’s")
_WITHIN_YEAR = frozenset({Unit.DAY, Unit.MONTH})


def with_years(grammar: Grammar, text: str, found: Iterable[Timex]) -> Iterator[Timex]:
    """The expressions in order; a date and the year told right beside it are one, in the year that lies `years` away."""
    before: Timex | None = None
    for timex in found:
        whole = _joined(grammar, text, before, timex) if before is not None else None
        if before is not None and whole is None:
            yield before
        before = whole or timex
    if before is not None:
        yield before


def _joined(grammar: Grammar, text: str, first: Timex, second: Timex) -> Timex | None:
    """A date and its year as one, in either order; None where the two are not such."""
    if _tells_year(second) and _lacks_year(first) and _beside(grammar.of_year, text, first, second):
        return first._replace(end=second.end, years=second.spans[0].first.shift)
    if _tells_year(first) and _lacks_year(second) and _beside(grammar.beside, text, first, second):
        return second._replace(start=first.start, years=first.spans[0].first.shift)
    return None


def _tells_year(timex: Timex) -> bool:
    if timex.kind is not TimexKind.DATE or len(timex.spans) != 1 or timex.spans[0].last is not None:
        return False
    point = timex.spans[0].first
    return point.unit is Unit.YEAR and point.shift is not None and point.part is None and not point.after_last


def _lacks_year(timex: Timex) -> bool:
    """Whether all of a date is days or months without a year, of one year ("20 December to 5 January next year" is of two)."""
    points = [p for span in timex.spans for p in span if p is not None]
    told = all(p.month is not None and p.year is None and p.shift is None and p.unit in _WITHIN_YEAR for p in points)
    return bool(points) and told and timex.years is None and _in_order([p.month for p in points])


def _in_order(months: Sequence[int | None]) -> bool:
    return all(a is not None and b is not None and a <= b for a, b in pairwise(months))


def _beside(gap: re.Pattern[str], text: str, first: Timex, second: Timex) -> bool:
    """Whether nothing but a comma or "of" parts the two, and the year is not somebody's ("last year's summit")."""
    return gap.fullmatch(text, first.end, second.start) is not None and not text.startswith(_POSSESSIVE, second.end)
