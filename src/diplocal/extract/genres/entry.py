"""One entry of a list becomes a draft: its date comes from the layout, the rest from its words."""

from __future__ import annotations

from dataclasses import replace

from diplocal import timex
from diplocal.extract import decide, timing
from diplocal.extract.bodies import bodies
from diplocal.extract.clauses import Trigger, make_clause
from diplocal.extract.compose import GATHERING
from diplocal.extract.context import Context, cast
from diplocal.extract.drafts import Draft
from diplocal.extract.genres import listing
from diplocal.extract.names import event_name
from diplocal.extract.places import Location, find_place, place_at
from diplocal.model import Evidence, Kind, Status, When
from diplocal.timex import TimexKind


def read_entry(context: Context, entry: listing.Entry) -> bool:
    """Adds the event of an entry to the context's drafts. False where the entry is running text and none of a list."""
    reading = context.reading
    block = entry.block
    context.enter(block)
    first, last = reading.token_range(block, entry.start, entry.end)
    if entry.day is None or first == last:
        return False
    tokens = reading.tokens(block)
    if reading.lexicon.phrases.no_entry.within(tokens, first, last):
        return True
    when, own_date = _when(context, entry)
    clause = make_clause(reading, block, first, last, entry.clock or own_date)
    decided = decide.kind_of(clause)
    location = _location(context, entry)
    players = cast(context, clause, (entry.start, entry.end))
    if decided is None:
        if not (players.persons and (location.place.city or location.place.country)) and not (entry.clock and entry.principals):
            return entry.clock is not None
        kind = Kind.VISIT if location.place.city and not entry.clock else Kind.OTHER
    else:
        kind = decided[0]
    draft = Draft(
        kind,
        decide.status(clause.moods - {"past"}, when, context.anchor),
        when,
        block,
        (entry.start, entry.end),
        (entry.start, entry.end),
    )
    draft.people = list(players.persons) if players.own else []
    draft.offices = list(players.offices)
    draft.location = location
    if entry.principals:
        principals = [e for m in entry.principals if (e := context.people.named(m))]
        if not any(p in draft.people for p in principals):
            draft.people = [*principals, *draft.people]
    draft.bodies = bodies(reading, clause, draft.offices)
    draft.name = event_name(reading, block, decided[1]) if decided and kind in GATHERING else None
    draft.strength = 0.7
    draft.zone = (
        entry.clock.clock.zone
        if entry.clock and entry.clock.clock
        else own_date.clock.zone
        if own_date and own_date.clock
        else None
    )
    draft.evidence = _evidence(context, entry, decided)
    if draft.status is Status.HELD and context.anchor is not None and when.last_day >= context.anchor:
        draft.status = Status.PLANNED
    if draft.people or draft.offices or draft.bodies or location.place.city or location.place.country:
        context.drafts.append(draft)
    context.meet(reading.people_in(block, entry.start, entry.end))
    return True


def _when(context: Context, entry: listing.Entry) -> tuple[When, timex.Timex | None]:
    """The day of the layout, with the entry's clock time, or the days that the entry itself gives."""
    assert entry.day is not None
    if entry.clock is not None:
        return timing.at_clock(entry.day, entry.clock) or entry.day, entry.clock
    frame = timex.Context(anchor=context.anchor, direction=timex.Direction.FORWARD, heading=entry.day.first_day)
    for found in context.reading.timexes_in(entry.start, entry.end):
        whens = timex.resolve(found, frame)
        if found.kind is TimexKind.DATE and whens and not whens[0].vague:
            close = abs((whens[0].first_day - entry.day.first_day).days) <= 45
            if close and (found.relation is timex.Relation.UNTIL or whens[0].first_day >= entry.day.first_day):
                return listing.extended(entry.day, found, whens[0]), found
        elif found.kind is TimexKind.CLOCK:
            return timing.at_clock(entry.day, found) or entry.day, found
    return entry.day, None


def _location(context: Context, entry: listing.Entry) -> Location:
    reading = context.reading
    found = find_place(reading, entry.block, entry.start, entry.end, reading.people_in(entry.block, entry.start, entry.end))
    if entry.city is not None and found.place.city is None:
        headed = place_at(reading, entry.city)
        if headed is not None:
            return Location(replace(headed.place, venue=found.place.venue), (*headed.evidence, *found.evidence))
    return found


def _evidence(context: Context, entry: listing.Entry, decided: tuple[Kind, Trigger] | None) -> list[Evidence]:
    text = context.reading.text
    found = []
    if entry.clock is not None:
        found.append(
            Evidence(entry.clock.start, entry.clock.end, text[entry.clock.start : entry.clock.end], entry.clock.rule, "start")
        )
    if decided is not None:
        trigger = decided[1]
        found.append(Evidence(trigger.start, trigger.end, text[trigger.start : trigger.end], trigger.rule.name, "kind"))
    return found
