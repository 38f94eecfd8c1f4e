"""What people stated by hand, among the claims: which corrections hold, who is one event, and of which event each speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from diplocal.model import Claim, Correction, CorrectionKind, RecordedClaim
from diplocal.tracker.forest import Forest
from diplocal.tracker.stand import OF_PLACE


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


def stand_ins(corrections: Iterable[Correction], claims: Iterable[RecordedClaim]) -> list[RecordedClaim]:
    """For each edit a claim that tells the event as edited, so that a later document that tells the same finds it."""
    known = {claim.seed: claim for claim in claims}
    first = ((c, next((known[seed] for seed in c.claims if seed in known), None)) for c in corrections)
    return [stand_in(correction, claim) for correction, claim in first if claim and correction.kind is CorrectionKind.EDIT]


def forms(claim: RecordedClaim, corrections: Iterable[Correction]) -> list[RecordedClaim]:
    """Every way in which a claim may be found: as it is told, and as each edit that names it has it, undone or not."""
    edits = (c for c in corrections if c.kind is CorrectionKind.EDIT and claim.seed in c.claims)
    return [claim, *(stand_in(correction, claim) for correction in edits)]


def stand_in(correction: Correction, claim: RecordedClaim) -> RecordedClaim:
    """`claim` with what an edit states put in its place, as its author's claim; it has no number and no document."""
    name = _name(correction)
    told = replace(edited(claim.claim, correction), change=None, previous=())
    return RecordedClaim(told, name, 0, name, 0, None, None, None, correction.recorded, correction.author)


def _name(correction: Correction) -> str:
    """The seed of what stands in for an edit; no random seed is like it."""
    return f"edit-{correction.number}"


def edited(claim: Claim, correction: Correction) -> Claim:
    """A claim with the fields that an edit states."""
    if correction.stated is None:
        return claim
    of_place = {name: getattr(correction.stated.place, name) for name in correction.fields if name in OF_PLACE}
    others = {name: getattr(correction.stated, name) for name in correction.fields if name not in OF_PLACE}
    return replace(claim, place=replace(claim.place, **of_place), **others)


def heed(corrections: Sequence[Correction], forest: Forest, places: Mapping[str, int]) -> None:
    """Binds and parts claims as people said, the latest first: it wins over those before. `places` are claims by seed."""
    for correction in reversed(corrections):
        named = [places[seed] for seed in correction.claims if seed in places]
        if correction.kind is CorrectionKind.EDIT and named:
            forest.bind(*sorted((named[0], places[_name(correction)])))
        elif correction.kind is CorrectionKind.MERGE:
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
