"""Drafts by the months that they cover, so that one is compared with those of its time and not with all of a long text."""

from __future__ import annotations

from collections.abc import Iterable

from diplocal.extract.drafts import Draft
from diplocal.model import When

MOST_BESIDE = 100
"""With how many drafts of its days or of a month one is compared at most."""
MOST_MONTHS = 12
"""Under how many months a draft is found at most."""


class Months:
    """Those of some drafts that have a time."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        """Their order is kept."""
        self._of: dict[int, list[tuple[int, Draft]]] = {}
        for rank, draft in enumerate(drafts):
            for month in _months(draft.when) if draft.when else ():
                held = self._of.setdefault(month, [])
                if len(held) < MOST_BESIDE:
                    held.append((rank, draft))

    def near(self, when: When) -> list[Draft]:
        """The drafts that share a month with a time, in their order."""
        found = dict(entry for month in _months(when) for entry in self._of.get(month, ()))
        return [found[rank] for rank in sorted(found)]


def _months(when: When) -> range:
    first, last = when.first_day, when.last_day
    begin = first.year * 12 + first.month
    return range(begin, min(last.year * 12 + last.month + 1, begin + MOST_MONTHS))
