"""Who meets: one person another, a person a group, the members of a body among themselves."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.bodies import members
from diplocal.extract.clauses import Clause
from diplocal.extract.coreference import Entity
from diplocal.extract.reading import Reading
from diplocal.extract.triggers import Trigger
from diplocal.gazetteer import NameKind
from diplocal.model import When

_ELSEWHERE = frozenset({"in", "on", "at", "for", "to", "as", ",", ";"})
"""Words after "meet" that tell when and where, and not whom."""
PAIR = 2
"""How many people meet in a round of talks that is no conference."""
SMALL = ("meeting.meal", "meeting.received", "meeting.several")
"""Rules of words that tell that one meets another, or a few."""
WITH = 3
"""How many words after "with" the group stands that somebody meets."""
FEW = 3
"""How many countries meet in trilateral talks."""


def is_assembly(reading: Reading, clause: Clause, people: Sequence[Entity], trigger: Trigger) -> bool:
    """Whether a group meets ("EU foreign ministers", "heads of state"), and not one person another, or a group of guests."""
    if _members_gather(reading, clause, trigger):
        return True
    if len(people) > 1:
        return False
    before = reading.people_in(clause.block, clause.start, trigger.start) if trigger.block is clause.block else []
    if people and not trigger.verb and _meets_group(reading, clause, trigger):
        return False
    if people and before and trigger.verb:
        after = next((m for m in reading.people(clause.block) if m.first >= trigger.last), None)
        between = reading.lows(clause.block)[trigger.last : max(trigger.last, after.first)] if after is not None else []
        between = between[:-1] if between[-1:] == [","] else between  # "with their counterpart, X"
        met = after is not None and not after.plural and _ELSEWHERE.isdisjoint(between)
        return any(m.plural for m in before) and not met
    if not people and of_few(reading, clause):
        return False
    group = any(m.plural for m in reading.people_in(clause.block, clause.start, clause.end))
    return group or reading.within("assemblies", clause.block, clause.first, clause.last)


def _members_gather(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether the ministers of an organisation are who meets, and nobody whom they meet: "NATO's ministers sit down in Oslo"."""
    if not trigger.verb and trigger.last - trigger.first == 1:
        return False
    groups = [m for m in reading.people_in(clause.block, clause.start, trigger.start) if m.plural]
    following = next((m.first for m in reading.people(clause.block) if m.first >= trigger.last), None)
    lows, tags = reading.lows(clause.block), reading.tags(clause.block)
    met = following is not None and _ELSEWHERE.isdisjoint(lows[trigger.last : max(trigger.last, following - 1)])
    whose = any(tags[i].kind is NameKind.ORGANISATION for m in groups for i in range(m.first, m.last) if i in tags)
    return whose and not met


def of_members(reading: Reading, clause: Clause, people: Sequence[Entity], trigger: Trigger) -> bool:
    """Whether the members of a body meet: "the G20 talks", and whoever is named where it is said who attends."""
    tags = reading.tags(trigger.block)
    whose = tags.get(trigger.first - 1)
    if trigger.rule.noun and whose is not None and whose.kind is NameKind.ORGANISATION and len(people) < PAIR:
        return True
    attended = any(t.rule.name == "attend.any" and t.start < trigger.start for t in clause.triggers)
    groups = (
        m for m in reading.people_in(trigger.block, clause.start, trigger.start) if m.plural and trigger.first - m.last < PAIR
    )
    return attended and any(tags[i].kind is NameKind.ORGANISATION for m in groups for i in range(m.first, m.last) if i in tags)


def meets_itself(trigger: Trigger, bodies: Sequence[str]) -> bool:
    """Whether a meeting of which nobody is told who takes part is one of a body: "12th Meeting of the Working Group"."""
    return trigger.rule.noun and trigger.rule.name not in SMALL and len(bodies) < PAIR


def _meets_group(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether one person has a meeting with a group: "talks of President X with the ambassadors"."""
    groups = [m for m in reading.people_in(clause.block, clause.start, clause.end) if m.plural]
    lows = reading.lows(clause.block)
    told = range(trigger.last, groups[0].first if groups else 0)
    return bool(groups) and any(lows[i] == "with" and groups[0].first - i <= WITH for i in told)


def with_somebody(reading: Reading, trigger: Trigger) -> bool:
    """Whether talks are with a person: "the annual dialogue with President X"."""
    with_ = reading.lows(trigger.block)[trigger.last : trigger.last + 1] == ["with"]
    return with_ and any(m.first - trigger.last in (1, 2) and not m.plural for m in reading.people(trigger.block))


def hosts_for_days(reading: Reading, trigger: Trigger, when: When | None) -> bool:
    """Whether somebody is host for longer than a day, of a guest who is on a visit then."""
    lasts = when is not None and not when.vague and when.last_day > when.first_day
    return lasts and reading.lows(trigger.block)[trigger.first] in reading.lexicon.people.hosting


def of_few(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells one group, of two or three countries: "the foreign ministers of Chile and Peru" meet as two do."""
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    groups = [m for m in reading.people_in(clause.block, clause.start, clause.end) if m.plural]
    whose = {code: tags[at].kind for group in groups[:1] for at, code in members(tokens, tags, group, clause)}
    return len(groups) == 1 and PAIR <= len(whose) <= FEW and set(whose.values()) <= {NameKind.COUNTRY, NameKind.DEMONYM}
