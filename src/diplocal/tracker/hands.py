"""What people stated by hand, among the claims: which corrections hold, who is one event, and of which event each speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import product

from diplocal.model import Correction, CorrectionKind, RecordedClaim
from diplocal.tracker.forest import Forest


def holding(corrections: Iterable[Correction], as_of: date | None) -> list[Correction]:
    """The corrections that hold now, or held at the end of the day `as_of` (UTC), by number."""
    held = {c.number: c for c in corrections if _holds(c, as_of)}
    return [held[number] for number in sorted(held)]


def withdrawn(corrections: Iterable[Correction], as_of: date | None) -> frozenset[str]:
    """The seeds of claims that a person added and took back."""
    added = (c for c in corrections if c.kind is CorrectionKind.ADD and not _holds(c, as_of))
    return frozenset(seed for correction in added for seed in correction.claims)


def _holds(correction: Correction, as_of: date | None) -> bool:
    if as_of is None:
        return correction.undone is None
    return correction.recorded.date() <= as_of and (correction.undone is None or correction.undone.date() > as_of)


def heed(corrections: Sequence[Correction], forest: Forest, places: Mapping[str, int]) -> None:
    """Binds and parts claims as people said, the latest first: it wins over those before. `places` are claims by seed."""
    for correction in reversed(corrections):
        named = [places[seed] for seed in correction.claims if seed in places]
        if correction.kind is CorrectionKind.MERGE:
            heads: list[int] = []
            for i in sorted(named):
                if not any(forest.bind(head, i) for head in heads):
                    heads.append(i)
        elif correction.kind is CorrectionKind.SPLIT:
            for i, j in product(named, (places[seed] for seed in correction.others if seed in places)):
                forest.part(i, j)


def addressed(
    corrections: Iterable[Correction], events: Sequence[Collection[RecordedClaim]]
) -> Mapping[int, Sequence[Correction]]:
    """The corrections that speak of each event, by its index: that of the first claim they name which is still there."""
    home = {claim.seed: n for n, claims in enumerate(events) for claim in claims}
    found: defaultdict[int, list[Correction]] = defaultdict(list)
    for correction in corrections:
        here = next((home[seed] for seed in correction.claims if seed in home), None)
        if here is not None:
            found[here].append(correction)
    return found
