"""The claims that a claim hangs together with: all that an event of it can depend on. Needs no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from diplocal.model import Correction
from diplocal.store.corrections import corrections_naming
from diplocal.store.queries import claims_by_number, claims_by_seed, claims_of_events, claims_sharing
from diplocal.store.results import StoredClaim
from diplocal.store.version import Rows
from diplocal.tracker.edges import Facts, Span, edge_between, facts, meets
from diplocal.tracker.keys import candidate_keys, spans


@dataclass(frozen=True, slots=True)
class Component:
    """Claims by number, and the corrections by hand that name one of them, by theirs."""

    claims: dict[int, StoredClaim] = field(default_factory=dict)
    corrections: dict[int, Correction] = field(default_factory=dict)


def component(rows: Rows, numbers: Iterable[int]) -> Component:
    """The claims that hang together with those of `numbers`, themselves included.

    Claims hang together by edges, by a correction that names them, even one that is undone, and by an event that they are
    already joined in: older rules may have joined them otherwise.
    """
    whole = Component()
    members = whole.claims
    others: dict[int, _Seen] = {}
    reached = _seen(claims_by_number(rows, numbers))
    while reached:
        members |= {number: seen.claim for number, seen in reached.items()}
        spoken = corrections_naming(rows, [seen.claim.recorded.seed for seen in reached.values()])
        keys = {number: candidate_keys(seen.claim.recorded) for number, seen in reached.items()}
        sharing = claims_sharing(rows, sorted(frozenset().union(*keys.values())))
        joined = claims_of_events(rows, sorted({seen.claim.event for seen in reached.values() if seen.claim.event is not None}))
        unseen = frozenset().union(*sharing.values()) - members.keys() - others.keys()
        others |= _seen(claims_by_number(rows, sorted(unseen)))
        named = {seed for c in spoken if c.number not in whole.corrections for seed in (*c.claims, *c.others)}
        whole.corrections.update((c.number, c) for c in spoken)
        linked = [*joined, *claims_by_seed(rows, sorted(named))]
        found = _seen(claim for claim in linked if claim.recorded.number not in members)
        for number, here in reached.items():
            near = frozenset().union(*(sharing.get(key, ()) for key in keys[number])) & others.keys() - found.keys()
            found |= {n: others[n] for n in near if here.reaches(others[n])}
        for number in found:
            others.pop(number, None)
        reached = found
    return whole


@dataclass(frozen=True)
class _Seen:
    """A claim with what edges ask of it: most are seen to be of other days before more is asked."""

    claim: StoredClaim
    spans: list[Span]

    @cached_property
    def facts(self) -> Facts:
        """All that edges ask of it."""
        return facts(self.claim.recorded)

    def reaches(self, other: _Seen) -> bool:
        """Whether there is an edge between the two."""
        shared = any(meets(mine, theirs) for mine in self.spans for theirs in other.spans)
        return shared and edge_between(self.facts, other.facts) is not None


def _seen(claims: Iterable[StoredClaim]) -> dict[int, _Seen]:
    return {c.recorded.number: _Seen(c, spans(c.recorded)) for c in claims}
