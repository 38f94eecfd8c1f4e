"""What a person should look at: what nobody accepted yet, the doubtful first, each with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diplocal.model import Correction, CorrectionKind, Event
from diplocal.tracker.conflicts import Conflict, Told

UNCERTAIN = 0.6
"""Below this confidence an event is doubtful."""


class Reason(StrEnum):
    """Why an event waits for review, the most pressing first."""

    CONTRADICTED = "contradicted"
    UNCERTAIN = "uncertain"
    CHANGED = "changed since it was accepted"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits for review, with every conflict it is in."""

    event: Event
    reasons: tuple[Reason, ...]
    conflicts: tuple[Conflict, ...] = ()


def queue(told: Sequence[Told], conflicts: Iterable[Conflict], corrections: Iterable[Correction]) -> list[Waiting]:
    """Every event that is not approved, by its first reason and its day. `corrections` are those that hold."""
    of: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for event in conflict.events:
            of.setdefault(event.uid, []).append(conflict)
    accepted = {seed for c in corrections if c.kind is CorrectionKind.ACCEPT for seed in c.claims}
    waiting = [_waiting(t, tuple(of.get(t.event.uid, ())), accepted) for t in told if not t.event.approved]
    ranks = list(Reason)
    return sorted(waiting, key=lambda w: (ranks.index(w.reasons[0]), w.event.when.first_day, w.event.uid))


def _waiting(told: Told, conflicts: tuple[Conflict, ...], accepted: set[str]) -> Waiting:
    known = not accepted.isdisjoint(claim.recorded.seed for claim in told.claims)
    holds = {
        Reason.CONTRADICTED: bool(conflicts),
        Reason.UNCERTAIN: told.event.confidence < UNCERTAIN,
        Reason.CHANGED: known,
        Reason.NEW: not known,
    }
    return Waiting(told.event, tuple(reason for reason in Reason if holds[reason]), conflicts)
