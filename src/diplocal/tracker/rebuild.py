"""All events from all claims: the specification that every incremental state must equal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diplocal.model import RecordedClaim
from diplocal.tracker.clusters import clusters
from diplocal.tracker.fold import Folded, fold
from diplocal.tracker.keys import publication_day


def rebuild(claims: Iterable[RecordedClaim], *, as_of: date | None = None) -> tuple[Folded, ...]:
    """The events that follow from a set of claims, in whatever order and however often they are given.

    `as_of` leaves out what was not publicly known on that day (inclusive), and claims without a publication day.
    Events are in the order of their first claims. Claims without a date give no event of their own.
    """
    distinct: dict[tuple[str, int], RecordedClaim] = {}
    for claim in claims:
        day = publication_day(claim)
        if as_of is not None and (day is None or day > as_of):
            continue
        identity = (claim.digest, claim.ordinal)
        if identity not in distinct or claim.number < distinct[identity].number:
            distinct[identity] = claim
    events = (fold(cluster) for cluster in clusters(distinct.values()))
    return tuple(event for event in events if event is not None)
