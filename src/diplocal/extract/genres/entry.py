"""One entry of a list becomes a draft: its date comes from the layout, the rest from its words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from diplocal import timex
from diplocal.extract import decide, timing
from diplocal.extract.assemblies import PAIR, is_assembly, meets_itself
from diplocal.extract.blocks import Block
from diplocal.extract.bodies import bodies
from diplocal.extract.casting import Cast, cast
from diplocal.extract.clauses import make_clause
from diplocal.extract.compose import NAMED
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.genres.layout import NEAR
from diplocal.extract.genres.listing import Entry
from diplocal.extract.genres.segments import destination
from diplocal.extract.hosts import place_hosts
from diplocal.extract.names import entry_name, event_name
from diplocal.extract.people import Mention
from diplocal.extract.places import Location, find_place, place_at
from diplocal.extract.reading import Reading
from diplocal.extract.speaking import is_label
from diplocal.extract.triggers import Trigger
from diplocal.gazetteer import NameKind
from diplocal.model import Evidence, Kind, Place, Precision, Status, When
from diplocal.timex import Relation, Timex, TimexKind

_WITHIN = frozenset({"in", "à", "at"})
_REMARK = re.compile(r" [(\[]")
SHORTEST = 20
"""How many characters of an entry at least stand before a remark."""
AT_HEAD = 5
"""Among how many first words of an entry those of transport make it one of the way and no event."""


def read_entry(context: Context, entry: Entry) -> None:
    """Adds the event of an entry, if it tells one, to the context's drafts."""
    reading, block = context.reading, entry.block
    context.enter(block)
    tokens = reading.tokens(block)
    _, head = reading.token_range(block, block.start, _head_end(reading, entry))
    if not tokens or reading.within("no_entry", block, 0, head):
        return
    when, own_date = _when(context, entry)
    clause = make_clause(reading, block, 0, len(tokens), None)
    players = cast(context, clause, (block.start, block.end))
    location = _location(context, entry)
    labels = [m for m in reading.people_in(block, block.start, block.end)[:1] if is_label(tokens, m)]
    principals = [e for m in labels or entry.principals if (e := _principal(context, m))]
    decided = decide.kind_of(make_clause(reading, block, 0, max(1, head), None)) or decide.kind_of(clause)
    if not (principals or entry.by_person) and entry.clock is not None and (visitor := context.visitor(when.first_day)):
        principals = [visitor]
    parties = bodies(reading, clause, [*players.offices, *(m for m in entry.principals if not m.name)], entry.body)
    grouped = any(m.plural for m in reading.people(block))
    kind = decided[0] if decided else _kind(entry, players, location, parties, grouped=grouped)
    if kind is None:
        return
    if reading.within("transport", block, 0, min(head, AT_HEAD)) and not players.persons:
        return
    calls = kind is Kind.VISIT and decided is not None and not _travels(context, entry, decided[1])
    if entry.clock is not None and (calls or (decided is None and principals and kind is Kind.OTHER)):
        kind = Kind.MEETING if _calls_on(players, principals) else Kind.OTHER
    if kind in (Kind.MEETING, Kind.CALL) and decided and (parties or not players.persons):
        called = kind is Kind.CALL and players.persons and tokens.lows[decided[1].last : decided[1].last + 1] != ["of"]
        gathers = not called and is_assembly(reading, clause, players.persons, decided[1])
        assembled = gathers or (bool(parties) and _meets_itself(entry, players))
        kind = Kind.CONFERENCE if assembled else kind
    people = _people(players, principals)
    if kind is Kind.MEETING and decided and not (people or players.offices or grouped) and meets_itself(decided[1], parties):
        kind = Kind.CONFERENCE
    if kind is Kind.CONFERENCE and decided and decided[1].rule.name == "conference.round" and len(people) == PAIR:
        kind = Kind.MEETING
    if decided and decided[1].rule.rank < decide.TRAVELS and entry.clock is None and _is_in(reading, block):
        kind = Kind.VISIT
    status = decide.status(clause.moods - {"past"}, when, context.anchor)
    draft = Draft(kind, status, when, block, (block.start, block.end), (block.start, block.end))
    draft.listed = True
    draft.people = people
    draft.offices = list(players.offices)
    draft.location = location
    draft.bodies = parties
    draft.name = _name(context, entry, draft, decided)
    draft.zone = next((t.clock.zone for t in (entry.clock, own_date) if t and t.clock), None)
    draft.evidence = _evidence(context, entry, own_date, decided)
    if principals:
        place_hosts(context, draft, principals)
    dateless = entry.clock is None or decided is None
    if dateless and reading.within("not_around", block, 0, len(tokens)) and not draft.people:
        return
    if status is Status.HELD and not entry.own_day and entry.clock is None and _tells_more(context, draft):
        return
    told = decided is not None and (when.precision is Precision.MINUTE or entry.own_day)
    if told or draft.people or draft.offices or draft.bodies or location.told:
        context.drafts.append(draft)
    context.meet(reading.people_in(block, block.start, block.end))


def _is_in(reading: Reading, block: Block) -> bool:
    """Whether an entry opens with who is where: "Mr Berg in Lyon, France: ..."."""
    people, tokens, tags = reading.people(block), reading.tokens(block), reading.tags(block)
    if not people or people[0].name is None or people[0].first > 1 or people[0].last + 1 >= len(tokens):
        return False
    place = tags.get(people[0].last + 1)
    return tokens.lows[people[0].last] in _WITHIN and place is not None and place.kind is NameKind.CITY


def _tells_more(context: Context, draft: Draft) -> bool:
    """Whether a line under a past day tells more of what the line before it reports; its people take part in that, then."""
    told = context.drafts[-1] if context.drafts else None
    if told is None or not told.listed or told.when != draft.when:
        return False
    for entity in draft.people:
        told.add(entity)
    return True


def _head_end(reading: Reading, entry: Entry) -> int:
    """Where the words that say what the entry is end: before a second sentence, or a remark in brackets ("(no press)")."""
    end = min(entry.head_end, reading.sentences(entry.block)[0][1])
    remark = _REMARK.search(reading.text, entry.block.start + SHORTEST, end)
    return remark.start() if remark else end


def _principal(context: Context, mention: Mention) -> Entity | None:
    return context.people.named(mention) if mention.name else context.holder(mention)


def _people(players: Cast, principals: list[Entity]) -> list[Entity]:
    """The people of the entry, and the principal, who takes part in every entry of the schedule."""
    own = list(players.persons) if players.own else []
    return own if any(p in own for p in principals) else [*principals, *own]


def _meets_itself(entry: Entry, players: Cast) -> bool:
    """Whether it is the body above that meets."""
    return entry.body is not None and not players.persons and not players.offices


def _name(context: Context, entry: Entry, draft: Draft, decided: tuple[Kind, Trigger] | None) -> str | None:
    """The name that the entry gives its event, or its words where they say more than a kind and people can."""
    called = event_name(context.reading, draft.block, decided[1]) if decided and draft.kind in NAMED else None
    if draft.kind is Kind.PARLIAMENT or (draft.kind in (Kind.OTHER, Kind.CEREMONY) and called is None):
        return entry_name(context.reading, draft.block.start, entry.head_end) or called
    if called is None and entry.body is not None and draft.kind is Kind.CONFERENCE:
        return context.reading.text[entry.body.start : entry.body.end]
    return called


def _calls_on(players: Cast, principals: list[Entity]) -> bool:
    """Whether the entry names somebody beside those whose schedule it is."""
    return players.own and any(p not in principals for p in players.persons)


def _travels(context: Context, entry: Entry, trigger: Trigger) -> bool:
    """Whether a timed entry tells of travel to a country or city, and not of a stop there ("Visit to the Folk Museum")."""
    return destination(context.reading, entry.block, trigger.last) is not None


def _kind(entry: Entry, players: Cast, location: Location, parties: list[str], *, grouped: bool) -> Kind | None:
    """The kind of an entry without an event word: who is in a city visits it; a clock time of a schedule is something."""
    somewhere = location.told
    if players.persons and somewhere and entry.clock is None:
        return Kind.VISIT
    if entry.city is not None and (parties or grouped):
        return Kind.CONFERENCE
    if entry.stay:
        return Kind.VISIT
    if entry.clock is not None and entry.principals:
        return Kind.MEETING if players.own and players.persons and not somewhere else Kind.OTHER
    return Kind.OTHER if players.persons and entry.own_day else None


def _when(context: Context, entry: Entry) -> tuple[When, Timex | None]:
    """The day of the layout with the entry's clock time, or the days that the entry itself gives."""
    if entry.clock is not None:
        return timing.at_clock(entry.day, entry.clock) or entry.day, entry.clock
    frame = timex.Context(anchor=context.anchor, direction=timex.Direction.FORWARD, heading=entry.day.first_day)
    found = context.reading.timexes_in(entry.block.start, entry.block.end)
    day, taken = entry.day, None
    for date in found:
        whens = timex.resolve(date, frame) if date.kind is TimexKind.DATE else ()
        if whens and not whens[0].vague and timedelta() <= whens[0].first_day - entry.day.first_day <= NEAR:
            if date.relation is Relation.UNTIL:
                return replace(entry.day, end=whens[0].last_day), date
            if taken is None and not entry.own_day:
                day, taken = timing.joined(list(whens))[0], date
    span = (entry.block.start, entry.block.end)
    clock = timing.clock_of(context, *span) or timing.begins_at(context, *span)
    timed = timing.at_clock(day, clock)
    if timed is not None:
        return timed, clock
    return timing.lasting(context, day, taken, entry.block.start, entry.block.end), taken


def _location(context: Context, entry: Entry) -> Location:
    """The place that the entry gives, or the city that heads it."""
    reading, block = context.reading, entry.block
    found = Location(Place())
    for end in dict.fromkeys((reading.sentences(block)[0][1] if entry.clock is None else block.end, block.end)):
        found = find_place(reading, block, block.start, end, reading.people_in(block, block.start, end))
        if found.told:
            break
    headed = place_at(reading, entry.city) if entry.city is not None else None
    if headed is None or (found.place.city is not None and found.place.country == headed.place.country):
        return found
    if entry.clock is not None and found.place.country not in (None, headed.place.country):
        return found
    if found.place.city is not None and headed.place.city is not None and found.place.country != headed.place.country:
        return found
    return Location(replace(headed.place, venue=found.place.venue), (*headed.evidence, *found.evidence))


def _evidence(context: Context, entry: Entry, own_date: Timex | None, decided: tuple[Kind, Trigger] | None) -> list[Evidence]:
    evidence = context.reading.evidence
    found = [evidence(*entry.day_span, "list.day", "start")] if entry.day_span[1] else []
    found += [evidence(t.start, t.end, t.rule, "start") for t in dict.fromkeys((entry.clock, own_date)) if t]
    if decided is not None:
        trigger = decided[1]
        found.append(evidence(trigger.start, trigger.end, trigger.rule.name, "kind"))
    return found
