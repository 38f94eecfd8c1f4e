"""Clusters that grow by edges and refuse what would make one event of two.

Refused are two claims of one document, disjoint days without a move or a new date between them, a second successor of one
postponement, and talks with other counterparts. What people bound or parted by hand comes first and is never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplocal.model import Kind
from diplocal.tracker.edges import EdgeKind, Facts, Span, meets
from diplocal.tracker.parties import agreement

_TWO_SIDED = frozenset({Kind.MEETING, Kind.CALL})
"""Kinds in which other counterparts make another event."""


class _Sets:
    """Disjoint sets of the numbers from 0."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def add(self) -> int:
        self._parent.append(len(self._parent))
        return self._parent[-1]

    def find(self, i: int) -> int:
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def unite(self, into: int, other: int) -> None:
        self._parent[other] = into


class Forest:
    """Events in the making over claims 0, 1, ... in key order.

    The days of an event fall into phases: claims of one phase agree on the day, phases follow each other by a move or a
    postponement. A date that a claim says no longer holds (`previous`) stands in a phase of its own until it meets its claim.
    """

    def __init__(self, claims: Sequence[Facts]) -> None:
        self._claims = claims
        self._events = _Sets(len(claims))
        self._members = [[i] for i in range(len(claims))]
        self._documents = [{f.document} - {None} for f in claims]
        self._talks = [{f.parties} if f.claim.kind in _TWO_SIDED else set() for f in claims]
        self._phases = _Sets(len(claims))
        self._spans: list[Span | None] = [f.window for f in claims]
        self._previous = [[self._phase_of(span) for span, _ in f.previous] for f in claims]
        self._fixed = [not f.previous and f.outlook is None for f in claims]
        self._parted: dict[int, set[int]] = {}
        self._followed: set[int] = set()
        self._following: set[int] = set()

    def _phase_of(self, span: Span) -> int:
        self._spans.append(span)
        return self._phases.add()

    def event(self, i: int) -> int:
        """A number that the claims of one event have in common."""
        return self._events.find(i)

    def events(self) -> list[list[int]]:
        """The claims of each event in key order, events in the order of their first claims."""
        roots = dict.fromkeys(self._events.find(i) for i in range(len(self._claims)))
        return [sorted(self._members[root]) for root in roots]

    def join(self, i: int, j: int, kind: EdgeKind) -> bool:
        """Makes one event of those of claims i < j, or refuses. True where they are one now."""
        x, y = self._events.find(i), self._events.find(j)
        if x == y:
            return True
        if self.apart(i, j) or not self._join_days(i, j, kind):
            return False
        self._unite(x, y)
        return True

    def bind(self, i: int, j: int) -> bool:
        """Makes one event of those of two claims because a hand said so, whatever else speaks against it but another hand."""
        x, y = self._events.find(i), self._events.find(j)
        if x == y:
            return True
        if self._parted_by_hand(x, y):
            return False
        agree = self._meet(i, j)
        self._unite(x, y)
        if not agree:
            self._fixed[self._events.find(i)] = False
        return True

    def part(self, i: int, j: int) -> None:
        """Lets nothing make one event of those of two claims; does nothing where they are one already."""
        x, y = self._events.find(i), self._events.find(j)
        if x != y:
            self._parted.setdefault(x, set()).add(j)
            self._parted.setdefault(y, set()).add(i)

    def _parted_by_hand(self, x: int, y: int) -> bool:
        return x in self._parted and not self._parted[x].isdisjoint(self._members[y])

    def _unite(self, x: int, y: int) -> None:
        if len(self._members[x]) < len(self._members[y]):
            x, y = y, x
        self._events.unite(x, y)
        self._members[x] += self._members[y]
        self._documents[x] |= self._documents[y]
        self._talks[x] |= self._talks[y]
        self._fixed[x] = self._fixed[x] and self._fixed[y]
        if y in self._parted:
            self._parted.setdefault(x, set()).update(self._parted.pop(y))

    def apart(self, i: int, j: int) -> bool:
        """Whether no edge can ever make one event of those of two claims, whatever else joins them."""
        x, y = self._events.find(i), self._events.find(j)
        if not self._documents[x].isdisjoint(self._documents[y]) or self._parted_by_hand(x, y):
            return True
        if self._fixed[x] and self._fixed[y] and not meets(self._span(i), self._span(j)):
            return True
        return not self._counterparts_agree(x, y)

    def _span(self, i: int) -> Span | None:
        return self._spans[self._phases.find(i)]

    def join_equals(self, group: Iterable[int]) -> None:
        """Joins claims in key order, of which any two have an edge of one strength, each with the first event that takes it."""
        heads: list[int] = []
        for i in group:
            if not any(self.join(head, i, EdgeKind.SAME) for head in heads):
                heads.append(i)

    def _counterparts_agree(self, x: int, y: int) -> bool:
        for these in self._talks[x]:
            for those in self._talks[y]:
                if these != those:
                    people = agreement(these, those)
                    if not (people.nested or people.overlapping):
                        return False
        return True

    def _join_days(self, i: int, j: int, kind: EdgeKind) -> bool:
        match kind:
            case EdgeKind.MOVE if self._previous[i] or self._previous[j]:
                return self._precede(i, j) or self._precede(j, i)
            case EdgeKind.MOVE | EdgeKind.RESUME:
                return self._follow(i, j)
            case _:
                return self._meet(i, j)

    def _meet(self, i: int, j: int) -> bool:
        """Makes one phase of two whose days have one in common."""
        p, q = self._phases.find(i), self._phases.find(j)
        if p == q:
            return True
        a, b = self._spans[p], self._spans[q]
        if a and b and not meets(a, b):
            return False
        if any({p, q} <= linked for linked in (self._followed, self._following)):
            return False
        self._phases.unite(p, q)
        self._spans[p] = (max(a[0], b[0]), min(a[1], b[1])) if a and b else a or b
        for linked in (self._followed, self._following):
            if q in linked:
                linked.add(p)
        return True

    def _precede(self, i: int, j: int) -> bool:
        """Makes one phase of that of i and of days that claim j says no longer hold."""
        return self._claims[i].window is not None and any(self._meet(i, p) for p in self._previous[j])

    def _follow(self, i: int, j: int) -> bool:
        """Lets the phase of j follow that of i, each having one such neighbour at most."""
        p, q = self._phases.find(i), self._phases.find(j)
        if p in self._followed or q in self._following:
            return False
        self._followed.add(p)
        self._following.add(q)
        return True
