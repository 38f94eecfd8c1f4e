"""One draft put together: the people, bodies, place and name of what a clause announces."""

from __future__ import annotations

from diplocal.extract.assemblies import PAIR, SMALL, hosts_for_days, is_assembly, meets_itself, of_few, of_members, with_somebody
from diplocal.extract.bodies import bodies
from diplocal.extract.casting import cast
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import GATHERING, Draft
from diplocal.extract.hosts import host_of, place_hosts, receiving
from diplocal.extract.inheriting import inherit_people, other_side
from diplocal.extract.lexicon import FIRM
from diplocal.extract.names import due_name, event_name
from diplocal.extract.places import Location, find_place, place_at
from diplocal.extract.reading import Reading
from diplocal.extract.triggers import Trigger
from diplocal.gazetteer import NameKind
from diplocal.model import Kind, Status, When
from diplocal.timex import Timex

WHERE = 2
"""Among how many first words of a clause "where" means the place told before it."""
STAYS = ("visit.presence", "visit.stay")
"""Rules of the words that tell where somebody is."""
HELD = "attend.held"
"""The rule of words that say that something takes place."""
MOVING = 25
"""Up to this rank, a word of travel tells a visit only where it leads to a city or country: "comes to see him" is a meeting."""
ANEW = 2
"""Among how many first words of a sentence those stand that count what it tells as a further event."""
WHO = 3
"""Among how many first words of a relative clause "who" tells that it hangs on a person."""
NAMED = (*GATHERING, Kind.PRESS)
"""Kinds of events that can have a name of their own."""


def compose(
    context: Context,
    clause: Clause,
    sentence: tuple[int, int],
    decided: tuple[Kind, Trigger],
    status: Status,
    when: When | None,
    clock: Timex | None,
) -> Draft:
    """A draft of the event that a clause announces."""
    reading = context.reading
    kind, trigger = decided
    players = cast(context, clause, sentence, kind)
    draft = Draft(kind, status, when, clause.block, (clause.start, clause.end), sentence)
    draft.people = [p for p in players.persons if kind is Kind.PRESS or not p.speaks_for_others]
    draft.actor = _actor(context, clause, trigger, draft.people)
    words = reading.lexicon.people
    draft.offices = [m for m in players.offices if kind is Kind.PRESS or not words.speaks(m.office or "")]
    draft.absent = list(players.absent)
    draft.host = host_of(reading, clause, trigger)
    draft.own_people = players.own
    mentions = reading.people_in(clause.block, clause.start, clause.end)
    draft.grouped = kind in GATHERING and any(m.plural for m in mentions)
    draft.location = _location(context, clause, sentence, kind, trigger)
    opening = reading.token_range(clause.block, *sentence)[0]
    draft.anew = reading.within("counting", clause.block, opening, opening + ANEW)
    draft.parted = reading.text[clause.end : clause.end + 1] == ";"
    draft.zone = clock.clock.zone if clock and clock.clock else _own_zone(clause)
    draft.bodies = bodies(reading, clause, draft.offices)
    draft.name = event_name(reading, trigger.block, trigger) if kind in NAMED else None
    if kind is Kind.DEADLINE and clause.timex is not None:
        draft.name = due_name(reading, clause)
    draft.evidence = [reading.evidence(trigger.start, trigger.end, trigger.rule.name, "kind"), *draft.location.evidence]
    for found in (clock, clause.timex):
        if found is not None:
            draft.evidence.insert(0, reading.evidence(found.start, found.end, found.rule, "start"))
    _answer(context, clause, draft, trigger)
    inherit_people(context, clause, draft)
    _join_heading(context, clause, draft)
    other_side(context, clause, draft)
    if kind in (Kind.VISIT, Kind.MEETING) and draft.actor is not None:
        place_hosts(context, draft, [draft.actor])
    if trigger.rule.name == "conference.round" and (len(draft.people) == PAIR or with_somebody(reading, trigger)):
        draft.kind = Kind.MEETING
    if kind is Kind.MEETING and draft.people and hosts_for_days(reading, trigger, when):
        draft.kind = Kind.VISIT
    small = trigger.rule.name in SMALL
    gathers = is_assembly(reading, clause, draft.people, trigger) or of_members(reading, clause, draft.people, trigger)
    if kind is Kind.MEETING and not small and gathers:
        draft.kind = Kind.CONFERENCE
        draft.name = event_name(reading, trigger.block, trigger) if trigger.rule.noun else None
    nobody = not draft.people and not draft.offices
    if kind is Kind.MEETING and nobody and meets_itself(trigger, draft.bodies) and not of_few(reading, clause):
        draft.kind = Kind.CONFERENCE
        body = next((t for t in clause.triggers if t.rule.kind is Kind.CONFERENCE), trigger)
        draft.name = event_name(reading, body.block, body)
    return draft


def visit_or_talks(context: Context, clause: Clause, decided: tuple[Kind, Trigger]) -> tuple[Kind, Trigger]:
    """Whether somebody travels, or only meets somebody.

    A word of travel that leads to no city or country tells the meeting for which one comes: "comes to see the Minister". Who is
    abroad is on a visit, whomever he meets there: "is in Quito on the 20th, and sees the President".
    """
    kind, trigger = decided
    if trigger.rule.name == HELD and _of_body(context, clause, trigger):
        return Kind.CONFERENCE, trigger
    stay = _stay(context, clause) if kind in (Kind.MEETING, Kind.PRESS) else None
    if stay is not None and stay.start < trigger.start:
        return Kind.VISIT, trigger
    if kind is Kind.MEETING and receiving(context.reading, clause, trigger) is not None:
        return Kind.VISIT, trigger
    talks = next((t for t in clause.triggers if t.rule.kind is Kind.MEETING and t.rule.rank >= FIRM), None)
    if kind is not Kind.VISIT or trigger.rule.rank > MOVING or talks is None:
        return decided
    mentions = context.reading.people_in(clause.block, clause.start, clause.end)
    place = find_place(context.reading, clause.block, clause.start, clause.end, mentions).place
    return decided if place.city or place.country else (Kind.MEETING, talks)


def _of_body(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether it is an organisation's that is held in a city: "The WTO's MC12 will be held in Geneva"."""
    tags = context.reading.tags(clause.block)
    named = any(tags[i].kind is NameKind.ORGANISATION for i in range(clause.first, trigger.first) if i in tags)
    return named and any(tags[i].kind is NameKind.CITY for i in range(trigger.last, clause.last) if i in tags)


def _stay(context: Context, clause: Clause) -> Trigger | None:
    """The words that open a clause and tell that somebody is in a city or country abroad ("is in Quito"), if they do."""
    reading = context.reading
    first = min((t for t in clause.triggers if t.block is clause.block), key=lambda t: t.first, default=None)
    if first is None or first.rule.name not in STAYS:
        return None
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    place = tags.get(first.last + (first.last < len(tokens) and tokens.lows[first.last] == "the"))
    if place is None or place.kind not in (NameKind.CITY, NameKind.COUNTRY) or tokens.lows[first.last - 1] != "in":
        return None
    there = place_at(reading, place.start)
    named = reading.people_in(clause.block, clause.start, first.start)
    abroad = there is not None and there.place.country not in (None, context.people.home, *(m.country for m in named))
    return first if abroad else None


def _actor(context: Context, clause: Clause, trigger: Trigger, people: list[Entity]) -> Entity | None:
    """The person named last before the event word, else the first one of the clause."""
    before = [m for m in context.reading.people_in(clause.block, clause.start, trigger.start) if m.name]
    named = [e for m in reversed(before) if (e := context.people.named(m)) in people]
    return named[0] if named and named[0] is not None else next(iter(people), None)


def _own_zone(clause: Clause) -> str | None:
    return clause.timex.clock.zone if clause.timex and clause.timex.clock else None


def _location(context: Context, clause: Clause, sentence: tuple[int, int], kind: Kind, trigger: Trigger) -> Location:
    """The place of the clause, of its sentence, or of the journey told before."""
    reading = context.reading
    host = receiving(reading, clause, trigger) if kind is Kind.VISIT else None
    if host is not None and (there := place_at(reading, host.start)) is not None:
        return there
    everyone = reading.people_in(clause.block, *sentence)
    location = find_place(reading, clause.block, clause.start, clause.end, everyone)
    where = clause.relative and "where" in reading.lows(clause.block)[max(0, clause.first - 1) : clause.first + WHERE]
    if where and (before := _where(reading, clause, sentence)) is not None:
        return before
    if location.told:
        return location
    if clause.relative:
        return _where(reading, clause, sentence) or location
    found = find_place(reading, clause.block, *sentence, everyone)
    if found.told and not _of_later_date(reading, clause, sentence, found):
        return found
    latest = context.latest()
    if latest is not None and kind is Kind.VISIT and latest.kind is Kind.VISIT:
        return latest.location
    return _there(context, clause) or location


def _where(reading: Reading, clause: Clause, sentence: tuple[int, int]) -> Location | None:
    """The place on which a relative clause hangs: "to Amman, where he will see X", "in Oslo for a summit, which opens on"."""
    lows = reading.lows(clause.block)[clause.first : clause.last]
    spots = [m for m in reading.matches_in(sentence[0], clause.start) if m.kind in (NameKind.CITY, NameKind.COUNTRY)]
    if not spots or "who" in lows[:WHO]:
        return None
    return (
        place_at(reading, spots[-1].start)
        if lows[:1] == ["where"]
        else find_place(reading, clause.block, sentence[0], clause.start, [])
    )


def _of_later_date(reading: Reading, clause: Clause, sentence: tuple[int, int], found: Location) -> bool:
    """Whether a place belongs to what the sentence tells after a clause: "He arrives on Monday and goes to Bari on Friday"."""
    after = bool(found.evidence) and found.evidence[0].start >= clause.end
    return after and bool(reading.dates_in(clause.end, sentence[1]))


def _there(context: Context, clause: Clause) -> Location | None:
    """The place that "there" means, or to which somebody goes who was asked about: that of the sentence before or question."""
    reading, block, question = context.reading, clause.block, context.question
    answers = question is not None and any(t.rule.kind is Kind.VISIT for t in clause.triggers)
    if not answers and "there" not in reading.lows(block)[clause.first : clause.last]:
        return None
    asked = [(question, (question.start, question.end))] if question is not None and question.index != block.index else []
    before = [(block, s) for s in reading.sentences(block) if s[1] <= clause.start][-1:]
    for told, span in (*before, *asked):
        found = find_place(reading, told, *span, reading.people_in(told, *span))
        if found.told:
            return found
    return None


def _answer(context: Context, clause: Clause, draft: Draft, trigger: Trigger) -> None:
    """What the question calls by its name ("the Arctic Summit in Oslo") is what the answer means by "the summit"."""
    reading, question = context.reading, context.question
    if question is None or question.index == clause.block.index or trigger.rule.name != "conference.named":
        return
    asked = make_clause(reading, question, 0, len(reading.tokens(question)), None)
    named = next((t for t in asked.triggers if t.rule is trigger.rule), None)
    if named is None:
        return
    draft.locate(find_place(reading, question, question.start, question.end, reading.people(question)))
    draft.name = draft.name or event_name(reading, question, named)
    draft.bodies = draft.bodies or bodies(reading, asked, [])


def _join_heading(context: Context, clause: Clause, draft: Draft) -> None:
    """The people of a section's heading take part in the first event below it, if one of them does.

    "Minister A's meeting with Minister B / On 18 November, Minister B will be in Moscow."
    """
    heading = context.heading()
    if heading is None or heading.index == clause.block.index or clause.relative or context.latest() is not None:
        return
    headed = context.headed()
    if any(e in draft.people for e in headed):
        for entity in headed:
            draft.add(entity)
        if not draft.location.told:
            draft.location = find_place(context.reading, heading, heading.start, heading.end, context.reading.people(heading))
