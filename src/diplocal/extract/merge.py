"""One event told several times in a document becomes one; what one telling leaves out comes from another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from diplocal.extract import settling
from diplocal.extract.drafts import Draft
from diplocal.extract.months import MOST_BESIDE, Months
from diplocal.model import Kind, Precision, Status, When

Tells = Callable[[Draft, Draft], bool]
"""Whether the first of two drafts tells better what the second tells."""
MOST_EVIDENCE = 200
"""An event that has so many words behind it needs no more from a further telling."""
_COMPATIBLE = (
    frozenset({Kind.VISIT, Kind.MEETING, Kind.CONFERENCE, Kind.OTHER}),
    frozenset({Kind.CONFERENCE, Kind.PARLIAMENT, Kind.OTHER}),
)


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without repetitions, in order of first appearance."""
    kept: list[Draft] = []
    of_days: dict[tuple[date, date] | None, deque[Draft]] = {}
    for draft in drafts:
        days = (draft.when.first_day, draft.when.last_day) if draft.when else None
        beside = of_days.setdefault(days, deque(maxlen=MOST_BESIDE))
        twin = next((k for k in beside if same_event(k, draft)), None)
        if twin is None:
            kept.append(draft)
            beside.append(draft)
        else:
            _absorb(twin, draft)
    kept = _refined(_without_arrivals(_without_parts(kept)))
    settling.settle_tours(kept)
    settling.settle_places(kept)
    settling.settle_cities(kept)
    _join_hosts(kept)
    return kept


def same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one event: the same time, people of whom one side knows no other, and kinds that can be one."""
    if a.when is None or b.when is None or not _same_time(a.when, b.when):
        return False
    if a.kind is not b.kind and not any(a.kind in kinds and b.kind in kinds for kinds in _COMPATIBLE):
        return False
    if Status.HELD in (a.status, b.status) and a.status is not b.status and set(map(id, a.people)) != set(map(id, b.people)):
        return False
    people_a, people_b = set(map(id, a.people)), set(map(id, b.people))
    if a.listed and b.listed and people_a and people_b and (people_a != people_b or a.kind is not b.kind):
        return False
    if _differ(a.location.place.city, b.location.place.city) or _differ(a.location.place.country, b.location.place.country):
        return False
    if a.kind is not b.kind and (a.follows or b.follows) and a.sentence != b.sentence:
        return False
    if _apart(a, b) or _programmed(a, b) or _programmed(b, a):
        return False
    if people_a and people_b:
        if a.listed and b.listed:
            return not (_differ(a.name, b.name) and a.kind is Kind.CONFERENCE)
        section = a.block.section == b.block.section
        visits = a.kind is b.kind is Kind.VISIT and a.actor is b.actor
        alike = a.kind is b.kind and (section or len(people_a & people_b) > 1)
        near = visits or alike or (Kind.VISIT in (a.kind, b.kind) and section)
        return people_a == people_b or (near and (people_a <= people_b or people_b <= people_a))
    under_one = bool(people_a) != bool(people_b) and a.kind is b.kind is Kind.CONFERENCE
    if a.listed and b.listed and under_one and a.location.place.city:
        return a.location.place.city == b.location.place.city and a.when.last_day > a.when.first_day
    if people_a or people_b:
        return a.kind is b.kind and not (a.listed and b.listed) and a.block.section == b.block.section
    if a.listed and b.listed:
        return a.name == b.name and a.name is not None
    if a.kind is b.kind is Kind.DEADLINE:
        return True
    bodies = set(a.bodies) & set(b.bodies)
    if a.kind is b.kind is Kind.VISIT and a.location.place.country is not None:
        return a.location.place.country == b.location.place.country
    if bodies or (
        not people_a and not people_b and a.location.place.city is not None and a.location.place.city == b.location.place.city
    ):
        return True
    bare = any(not (d.bodies or d.location.told) for d in (a, b))
    return a.kind is b.kind and (a.sentence == b.sentence or (bare and a.kind is Kind.CONFERENCE))


def _apart(a: Draft, b: Draft) -> bool:
    """Whether two meetings on one day are told.

    Only one has a clock time, or is counted as a further one; the parties are others; or a semicolon parts them.
    """
    if a.sentence == b.sentence and a.parted and {a.kind, b.kind} == {Kind.MEETING, Kind.CONFERENCE}:
        return True
    if a.kind is not b.kind or a.kind not in (Kind.MEETING, Kind.CONFERENCE) or a.sentence == b.sentence:
        return False
    if a.bodies and b.bodies and not set(a.bodies) & set(b.bodies):
        return True
    others = set(map(id, a.people)) != set(map(id, b.people))
    return a.kind is Kind.MEETING and (a.when != b.when or b.anew) and a.own_people and b.own_people and others


def _programmed(entry: Draft, visit: Draft) -> bool:
    """Whether one is an entry with a clock time in the programme of the visit that the other tells."""
    timed = entry.when is not None and entry.when.precision is Precision.MINUTE and entry.listed
    return timed and entry.kind is not Kind.VISIT and visit.kind is Kind.VISIT and not visit.listed


def _same_time(a: When, b: When) -> bool:
    if (a.first_day, a.last_day) != (b.first_day, b.last_day) or a.vague != b.vague:
        return False
    timed = [w for w in (a, b) if w.precision is Precision.MINUTE]
    return len(timed) < 2 or a.start == b.start


def _differ(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and x != y


def _absorb(twin: Draft, draft: Draft) -> None:
    """Adds to a draft what a second telling of it knows more."""
    if draft.own_people or not twin.people:
        if draft.own_people and not twin.own_people:
            twin.people = [*draft.people, *(e for e in twin.joined if e not in draft.people)]
            twin.own_people = True
        for entity in draft.people:
            twin.add(entity)
    for entity in draft.joined:
        twin.join(entity)
    if (
        twin.when is not None
        and draft.when is not None
        and isinstance(draft.when.start, datetime)
        and not isinstance(twin.when.start, datetime)
    ):
        twin.when, twin.zone = draft.when, draft.zone
    stops = twin.location.place.country is None and not twin.location.others
    if twin.location.place.city is None and (draft.location.place.city or stops):
        twin.location = draft.location
    twin.offices += [o for o in draft.offices if o.office not in {t.office for t in twin.offices}]
    twin.bodies += [b for b in draft.bodies if b not in twin.bodies]
    twin.name = twin.name or draft.name
    twin.begun = twin.begun or draft.begun
    if len(twin.evidence) < MOST_EVIDENCE:
        twin.evidence = list(dict.fromkeys([*twin.evidence, *draft.evidence]))
    if draft.status in (Status.CANCELLED, Status.POSTPONED, Status.HELD):
        twin.status, twin.change = draft.status, draft.change
    twin.strength = max(twin.strength, draft.strength)


def _absorbed(drafts: Sequence[Draft], beside: Callable[[Draft], Iterable[Draft]], tells: Tells) -> list[Draft]:
    """The drafts without those of which one beside them tells the same better, and takes what they know more."""
    kept: list[Draft] = []
    for draft in drafts:
        better = next((d for d in beside(draft) if d is not draft and tells(d, draft)), None)
        if better is None:
            kept.append(draft)
        else:
            _absorb(better, draft)
    return kept


def _without_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that tell a part of what their own sentence tells whole ("tomorrow, April 20-21")."""
    of_sentence: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        of_sentence.setdefault(draft.sentence, []).append(draft)
    return _absorbed(drafts, lambda part: of_sentence[part.sentence], _is_whole)


def _without_arrivals(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that tell only how a visit begins."""
    stays: dict[date, list[Draft]] = {}
    for draft in drafts:
        if draft.kind is Kind.VISIT and draft.when is not None and draft.when.last_day > draft.when.first_day:
            stays.setdefault(draft.when.first_day, []).append(draft)
    arrivals = {id(d) for d in drafts if d.kind is Kind.VISIT}
    return _absorbed(drafts, lambda d: stays.get(d.when.first_day, ()) if d.when and id(d) in arrivals else (), _arrives)


def _arrives(whole: Draft, part: Draft) -> bool:
    """Whether one tells only the first day of the visit that the other tells whole ("left today; she stays till 17 March")."""
    if whole.when is None or part.when is None or whole.kind is not Kind.VISIT or part.kind is not Kind.VISIT:
        return False
    place, other = whole.location.place, part.location.place
    longer = whole.when.last_day > part.when.last_day and whole.when.first_day == part.when.first_day
    one_day = part.when.first_day == part.when.last_day and not (whole.when.vague or part.when.vague or part.listed)
    same = whole.actor is part.actor is not None and whole.status is part.status and not whole.location.others
    return longer and one_day and same and not _differ(place.country, other.country) and not _differ(place.city, other.city)


def _is_whole(whole: Draft, part: Draft) -> bool:
    if (
        part.when is None
        or whole.when is None
        or part.sentence != whole.sentence
        or part.listed
        or whole.when.vague
        or part.when.vague
    ):
        return False
    shorter = whole.when.last_day - whole.when.first_day > part.when.last_day - part.when.first_day
    same = part.when.first_day == whole.when.first_day and part.when.precision is whole.when.precision
    return shorter and same and set(map(id, part.people)) == set(map(id, whole.people))


def _refined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that tell vaguely ("goes to Ukraine this month") what another tells with its days, or its week."""
    longest = sorted(drafts, key=lambda d: d.when.first_day - d.when.last_day if d.when else timedelta())
    finer = Months(d for d in sorted(longest, key=lambda d: d.when is not None and d.when.vague) if d.when is not None)
    return _absorbed(drafts, lambda d: finer.near(d.when) if d.when is not None and d.when.vague else (), _refines)


def _refines(exact: Draft, vague: Draft) -> bool:
    if exact.when is None or vague.when is None or not vague.when.vague or (exact.listed and vague.listed):
        return False
    coarse = 2 * (exact.when.last_day - exact.when.first_day) > vague.when.last_day - vague.when.first_day
    if exact.when.vague and (coarse or not {exact.status, vague.status} <= {Status.PLANNED, Status.TENTATIVE}):
        return False
    inside = vague.when.first_day <= exact.when.first_day <= vague.when.last_day
    inside = inside and (exact.when.last_day <= vague.when.last_day or _stays(exact, vague))
    place, other = exact.location.place, vague.location.place
    if not inside or _differ(place.city, other.city) or _differ(place.country, other.country):
        return False
    if vague.actor is not None and vague.actor not in exact.people:
        return False
    there = not (vague.people or vague.bodies) and place.city is not None and place.city == other.city
    return exact.kind is vague.kind and bool(
        there or set(map(id, exact.people)) & set(map(id, vague.people)) or set(exact.bodies) & set(vague.bodies)
    )


def _stays(exact: Draft, vague: Draft) -> bool:
    """Whether both tell one traveller's visit, which may last longer than the week in which it begins."""
    return exact.kind is vague.kind is Kind.VISIT and exact.actor is vague.actor is not None


def _join_hosts(drafts: Sequence[Draft]) -> None:
    """Whom a visitor meets in the only talks within a visit, told in the same section, belongs to the visit too."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.kind is Kind.MEETING and not draft.listed:
            told.setdefault(draft.block.section, []).append(draft)
    talks_of = {section: Months(talks) for section, talks in told.items()}
    for visit in drafts:
        if visit.kind is not Kind.VISIT or visit.when is None or visit.when.vague or visit.block.section not in talks_of:
            continue
        inside = []
        for talks in talks_of[visit.block.section].near(visit.when):
            if talks.when is None:
                continue
            within = visit.when.first_day <= talks.when.first_day and talks.when.last_day <= visit.when.last_day
            place, other = visit.location.place, talks.location.place
            within = within and not _differ(place.city, other.city) and not _differ(place.country, other.country)
            if within and any(p in visit.people for p in talks.people):
                inside.append(talks)
        if len(inside) == 1:
            for entity in inside[0].people:
                visit.add(entity)
