"""Claims into events: edges join clusters, strongest first, unless the forest refuses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from diplocal.model import Correction, Precision, RecordedClaim
from diplocal.tracker.edges import Edge, EdgeKind, Facts, edge_between, facts
from diplocal.tracker.forest import Forest
from diplocal.tracker.hands import heed, stand_ins
from diplocal.tracker.keys import candidate_keys, order_key
from diplocal.tracker.matter import JOURNEYS
from diplocal.tracker.occasions import is_occasion, occasion_name, same_occasion
from diplocal.tracker.parties import at_home

Labels = Sequence[Sequence[Hashable]]
"""For each claim what it has in common with others of equal standing."""


def clusters(claims: Iterable[RecordedClaim], corrections: Sequence[Correction] = ()) -> list[list[RecordedClaim]]:
    """The claims of each event, in key order; events in the order of their first claims. A function of the two sets.

    Claims must be distinct in (digest, ordinal). The strongest edges, those of equal tellings and of equal occasions, are
    found by hashing, so that the thousandth report of a summit is not compared with every other.
    """
    told = list(claims)
    standing_in = stand_ins(corrections, told)
    ordered = sorted([*told, *standing_in], key=order_key)
    known = [facts(claim) for claim in ordered]
    keys = [candidate_keys(claim) for claim in ordered]
    tellings = _tellings(known)
    attendances = [_attendances(f) for f in known]
    occasions = [_occasion(f) for f in known]
    forest = Forest(known)
    heed(corrections, forest, {claim.seed: i for i, claim in enumerate(ordered)})
    for labels in (tellings, attendances, occasions):
        for group in _groups(labels):
            forest.join_equals(group)
    _join(forest, known, keys, occasions, _occasion_edge)
    _join(forest, known, keys, attendances, edge_between)
    _join(forest, known, keys, tellings, edge_between)
    added = {claim.seed for claim in standing_in}
    return [[ordered[i] for i in members if ordered[i].seed not in added] for members in forest.events()]


def _tellings(known: Sequence[Facts]) -> Labels:
    """All that edges ask of each claim, but who tells it; unique where two claims that tell the same need not be one event."""
    told = [_told(f) for f in known]
    often = Counter(told)
    return [[telling if often[telling] == 1 or _one_event(f) else f.key] for f, telling in zip(known, told, strict=True)]


def _told(f: Facts) -> Hashable:
    told = f.claim
    return (
        told.kind,
        told.status,
        told.when,
        f.window,
        told.place,
        told.people,
        told.bodies,
        told.absent,
        told.name,
        told.previous,
        told.change,
    )


def _one_event(f: Facts) -> bool:
    """Whether the same claim by another document is of the same event."""
    edge = edge_between(f, replace(f, document=None))
    return edge is not None and edge.kind in (EdgeKind.SAME, EdgeKind.REFINE)


def _occasion(f: Facts) -> list[Hashable]:
    """What makes two claims one occasion whoever is named; empty where it takes more."""
    told = f.claim
    if f.window is None or not is_occasion(told) or not same_occasion(told, told, equal_days=True):
        return []
    name = occasion_name(told.name) if told.name else told.kind
    return [(name, f.window, told.place.city, told.place.country, frozenset(told.bodies))]


def _attendances(f: Facts) -> list[Hashable]:
    """A journey with each guest on it: two with the same guest, days and place are one, whoever else is named."""
    told, home = f.claim, f.claim.place.country
    if told.kind not in JOURNEYS or f.window is None or not (told.place.city or home):
        return []
    clock = told.when.start if told.when and told.when.precision is Precision.MINUTE else None
    journey = (told.kind, f.window, clock, told.place.city, home, told.name and occasion_name(told.name), frozenset(told.bodies))
    return [(journey, words, p.country, p.role) for p, words in f.parties.named if not at_home(home, p)]


def _occasion_edge(a: Facts, b: Facts) -> Edge | None:
    edge = edge_between(a, b)
    return edge if edge and same_occasion(a.claim, b.claim, equal_days=a.window == b.window) else None


def _groups(labels: Labels) -> Iterable[list[int]]:
    """The claims under each label, in key order; labels in the order of their first claims."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, of in enumerate(labels):
        for label in of:
            groups[label].append(i)
    return groups.values()


def _join(
    forest: Forest,
    known: Sequence[Facts],
    keys: Sequence[frozenset[str]],
    labels: Labels,
    between: Callable[[Facts, Facts], Edge | None],
) -> None:
    """Joins along the edges between the first claims of each label in each event, strongest first, then by key."""
    firsts: dict[Hashable, int] = {}
    for i, of in enumerate(labels):
        for label in of:
            firsts.setdefault((forest.event(i), label), i)
    edges = [
        (-edge.strength, i, j, edge.kind)
        for i, j in _candidates(forest, sorted(set(firsts.values())), keys)
        if (edge := between(known[i], known[j]))
    ]
    for _, i, j, kind in sorted(edges):
        forest.join(i, j, kind)


def _candidates(forest: Forest, chosen: Iterable[int], keys: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs i < j of different events under a common key, each once."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i in chosen:
        for key in keys[i]:
            found[key].append(i)
    seen: set[tuple[int, int]] = set()
    for under in found.values():
        events: defaultdict[int, list[int]] = defaultdict(list)
        for i in under if len(under) > 1 else ():
            events[forest.event(i)].append(i)
        for xs, ys in combinations(events.values(), 2):
            if forest.apart(xs[0], ys[0]):
                continue
            for i, j in product(xs, ys):
                pair = (i, j) if i < j else (j, i)
                if pair not in seen:
                    seen.add(pair)
                    yield pair
