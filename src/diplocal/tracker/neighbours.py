"""The claims that a claim hangs together with: all that an event of it can depend on. Needs no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diplocal.model import Correction, RecordedClaim
from diplocal.store.corrections import corrections_naming
from diplocal.store.queries import claims_by_number, claims_by_seed, claims_of_events, claims_sharing
from diplocal.store.results import StoredClaim
from diplocal.store.version import Rows
from diplocal.tracker.edges import Facts, Span, edge_between, facts, meets
from diplocal.tracker.hands import forms
from diplocal.tracker.keys import Sought, sought_keys, spans


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
    reached = _seen(rows, claims_by_number(rows, numbers))
    while reached:
        members |= {number: seen.claim for number, seen in reached.items()}
        spoken = corrections_naming(rows, [seen.claim.recorded.seed for seen in reached.values()])
        keys = {number: seen.keys() for number, seen in reached.items()}
        sharing = claims_sharing(rows, frozenset().union(*keys.values()))
        joined = claims_of_events(rows, sorted({seen.claim.event for seen in reached.values() if seen.claim.event is not None}))
        unseen = frozenset().union(*sharing.values()) - members.keys() - others.keys()
        others |= _seen(rows, claims_by_number(rows, sorted(unseen)))
        named = {seed for c in spoken if c.number not in whole.corrections for seed in (*c.claims, *c.others)}
        whole.corrections.update((c.number, c) for c in spoken)
        linked = [*joined, *claims_by_seed(rows, sorted(named))]
        found = _seen(rows, [claim for claim in linked if claim.recorded.number not in members])
        for number, here in reached.items():
            near = frozenset().union(*(sharing.get(key, ()) for key in keys[number])) & others.keys() - found.keys()
            found |= {n: others[n] for n in near if here.reaches(others[n])}
        for number in found:
            others.pop(number, None)
        reached = found
    return whole


@dataclass(frozen=True)
class _Form:
    """One way in which a claim tells its event, with what edges ask of it: most are of other days before more is asked."""

    told: RecordedClaim
    spans: list[Span]

    @cached_property
    def facts(self) -> Facts:
        """All that edges ask of it."""
        return facts(self.told)

    def reaches(self, other: _Form) -> bool:
        """Whether there is an edge between the two."""
        shared = any(meets(mine, theirs) for mine in self.spans for theirs in other.spans)
        return shared and edge_between(self.facts, other.facts) is not None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A claim as it is told, and as edits have it."""

    claim: StoredClaim
    forms: list[_Form]

    def keys(self) -> frozenset[Sought]:
        """All keys under which its neighbours can be found."""
        return frozenset().union(*(sought_keys(form.told) for form in self.forms))

    def reaches(self, other: _Seen) -> bool:
        """Whether there is an edge between any two forms of the two."""
        return any(mine.reaches(theirs) for mine in self.forms for theirs in other.forms)


def _seen(rows: Rows, claims: Sequence[StoredClaim]) -> dict[int, _Seen]:
    edits = corrections_naming(rows, [claim.recorded.seed for claim in claims])
    return {c.recorded.number: _Seen(c, [_Form(told, spans(told)) for told in forms(c.recorded, edits)]) for c in claims}
