"""All events from all claims: the specification that every incremental state must equal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diplocal.model import Correction, RecordedClaim
from diplocal.tracker.clusters import clusters
from diplocal.tracker.fold import Folded, fold
from diplocal.tracker.hands import addressed, holding, withdrawn
from diplocal.tracker.keys import publication_day


def rebuild(
    claims: Iterable[RecordedClaim], corrections: Iterable[Correction] = (), *, as_of: date | None = None
) -> tuple[Folded, ...]:
    """The events that follow from a set of claims and one of corrections, in whatever order and however often they are given.

    `as_of` leaves out what was not publicly known on that day (inclusive), and claims without a publication day.
    Events are in the order of their first claims. Claims without a date, and those of what was rejected, give no event.
    """
    corrections = list(corrections)
    held, taken_back = holding(corrections, as_of), withdrawn(corrections, as_of)
    distinct: dict[tuple[str, int], RecordedClaim] = {}
    for claim in claims:
        day = publication_day(claim)
        if claim.seed in taken_back or (as_of is not None and (day is None or day > as_of)):
            continue
        identity = (claim.digest, claim.ordinal)
        if identity not in distinct or claim.number < distinct[identity].number:
            distinct[identity] = claim
    found = clusters(distinct.values(), held)
    spoken = addressed(held, found)
    events = (fold(members, spoken.get(n, ())) for n, members in enumerate(found))
    return tuple(event for event in events if event is not None)
