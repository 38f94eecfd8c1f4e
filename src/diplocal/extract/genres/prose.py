"""Running text: a sentence with a date and an event word announces an event; the sentences after it add people to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from diplocal import timex
from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.clauses import Clause, Trigger, clauses, make_clause
from diplocal.extract.context import Context, cast, reports
from diplocal.extract.drafts import Draft
from diplocal.extract.names import event_name
from diplocal.extract.places import find_place
from diplocal.model import Evidence, Kind, Precision, Status, When
from diplocal.timex import Relation, Timex, TimexKind

_GATHERING = (Kind.CONFERENCE, Kind.CEREMONY, Kind.PARLIAMENT)


def read_block(context: Context, block: Block) -> None:
    """Adds the events of one block of running text to the context's drafts."""
    context.enter(block)
    for sentence in context.reading.sentences(block):
        _sentence(context, block, sentence)
        mentions = context.reading.people_in(block, *sentence)
        context.meet(mentions)
        tokens = context.reading.tokens(block)
        acting = [m for m in mentions if m.name and not reports(context.reading, tokens, m)]
        if acting:
            context.subject = context.people.named(acting[0]) or context.subject


def _sentence(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    times = [t for t in context.reading.timexes_in(*sentence) if t.kind in (TimexKind.DATE, TimexKind.CLOCK)]
    times = _dated(times)
    if not times:
        _continue(context, block, sentence)
        return
    for clause in clauses(context.reading, block, *sentence, times):
        for draft in _announce(context, clause, sentence):
            context.drafts.append(draft)


def _dated(times: list[Timex]) -> list[Timex]:
    """The dates of a sentence; a clock time alone counts where no date stands."""
    dates = [t for t in times if t.kind is TimexKind.DATE]
    return dates


def _announce(context: Context, clause: Clause, sentence: tuple[int, int]) -> list[Draft]:
    reading = context.reading
    assert clause.timex is not None
    if decide.no_event(reading, clause) or _dateline(context, clause):
        return []
    whole = make_clause(reading, clause.block, *reading.token_range(clause.block, *sentence), clause.timex)
    decided = decide.kind_of(clause) or (None if clause.relative else decide.kind_of(whole))
    if decided is None:
        return []
    kind, trigger = decided
    moods = clause.moods | (whole.moods & {"cancelled", "postponed"})
    if not moods & {"future", "past", "present"}:
        moods |= whole.moods & {"future", "past", "present"}
    whens = _resolve(context, clause.timex, decide.direction(moods))
    if not whens:
        return []
    players = cast(context, clause, sentence)
    location = find_place(reading, clause.block, clause.start, clause.end, reading.people_in(clause.block, *sentence))
    if location.place.city is None and location.place.country is None and not clause.relative:
        location = find_place(reading, clause.block, *sentence, reading.people_in(clause.block, *sentence))
    drafts = []
    for when in whens:
        draft = Draft(kind, decide.status(moods, when, context.anchor), when, clause.block, (clause.start, clause.end), sentence)
        draft.people = list(players.persons)
        draft.offices = list(players.offices)
        draft.location = location
        draft.own_people = players.own
        draft.name = event_name(reading, clause.block, trigger) if kind in _GATHERING else None
        draft.evidence = [
            Evidence(clause.timex.start, clause.timex.end, reading.text[clause.timex.start : clause.timex.end], clause.timex.rule, "start"),
            Evidence(trigger.start, trigger.end, reading.text[trigger.start : trigger.end], trigger.rule.name, "kind"),
            *location.evidence,
        ]
        _bodies(context, clause, draft)
        _inherit_people(context, clause, draft, trigger)
        if _plausible(draft, trigger):
            drafts.append(draft)
            context.last = when.first_day
    return drafts


def _resolve(context: Context, found: Timex, direction: timex.Direction) -> list[When]:
    """The times of an expression; consecutive days are one range."""
    frame = timex.Context(anchor=context.anchor, direction=direction, last=context.last)
    whens = list(timex.resolve(found, frame))
    if len(whens) > 1 and found.consecutive:
        return [replace(whens[0], end=whens[-1].end)]
    return whens


def _dateline(context: Context, clause: Clause) -> bool:
    """Whether the date is the day of publication standing before or after the text and not in it."""
    found = clause.timex
    assert found is not None
    text = context.reading.text
    block = clause.block
    if not found.has_year:
        return False
    whens = timex.resolve(found, timex.Context(anchor=context.anchor))
    same = bool(whens) and context.anchor is not None and whens[0].first_day == context.anchor
    before = text[block.start : found.start].strip(" \t\n•*|([–-")
    after = text[found.end : block.end].strip(" \t\n)|].:–-")
    if same and (len(before) < 45 and not before.lower().endswith((" on", "on")) and (not after or len(before) == 0 or before.isupper() or "," in before)):
        return True
    return not before and not after


def _bodies(context: Context, clause: Clause, draft: Draft) -> None:
    """Organisations that take part as such, and the countries of people known by office alone."""
    from diplocal.extract.people import code_of
    from diplocal.gazetteer import NameKind

    reading = context.reading
    inside = [(m.start, m.end) for m in reading.people_in(clause.block, *draft.sentence)]
    for match in reading.matches_in(clause.start, clause.end):
        if any(a <= match.start < b for a, b in inside):
            continue
        if match.kind is NameKind.ORGANISATION:
            code = code_of(match)
            if code and code not in draft.bodies:
                draft.bodies.append(code)
    for mention in draft.offices:
        country = mention.country
        if country and country not in draft.bodies:
            draft.bodies.append(country)


def _inherit_people(context: Context, clause: Clause, draft: Draft, trigger: Trigger) -> None:
    """"The talks will be held on 24 November" names nobody: the people are those of the section's event or heading."""
    if draft.people or draft.offices or (draft.bodies and draft.kind in _GATHERING) or draft.kind in (Kind.CONFERENCE, Kind.DEADLINE):
        return
    latest = context.latest()
    if latest is not None:
        draft.people = list(latest.people)
        draft.own_people = False
    elif context.section >= 0:
        heading = next((b for b in context.reading.blocks if b.section == context.section and b.kind is BlockKind.HEADING), None)
        if heading is not None and heading.index != clause.block.index:
            draft.people = [e for m in context.reading.people(heading) if (e := context.people.named(m))]
            draft.own_people = False


def _plausible(draft: Draft, trigger: Trigger) -> bool:
    """Whether enough is known for an entry: who or where; a report needs both a firm word and people."""
    somebody = bool(draft.people or draft.offices)
    place = draft.location.place
    somewhere = bool(place.city or place.country)
    if trigger.rule.name in ("visit.presence", "visit.movement") and not (somebody and (somewhere or place.venue)):
        return False
    if draft.kind is Kind.OTHER and not somebody:
        return False
    if draft.status is Status.HELD:
        if draft.kind in _GATHERING:
            return trigger.rule.noun and (somebody or bool(draft.bodies) or somewhere)
        return somebody and trigger.rule.rank >= 30
    if draft.kind is Kind.DEADLINE:
        return True
    return somebody or bool(draft.bodies) or somewhere


def _continue(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    """A sentence without a date that says whom the visitor will meet adds those people to the visit told before."""
    draft = context.latest()
    if draft is None or draft.kind is not Kind.VISIT or draft.status is Status.HELD or block.kind in (BlockKind.QUESTION,):
        return
    clause = make_clause(context.reading, block, *context.reading.token_range(block, *sentence), None)
    if not any(t.rule.kind in (Kind.MEETING, Kind.PRESS) and t.rule.rank >= 40 for t in clause.triggers):
        return
    if "past" in clause.moods and "future" not in clause.moods:
        return
    for entity in cast(context, clause, sentence).persons:
        draft.add(entity)


def precise(when: When) -> bool:
    """Whether a time is a day or a clock time and no estimate."""
    return when.precision in (Precision.DAY, Precision.MINUTE)


def same_day(when: When, day: date) -> bool:
    """Whether a time covers a day."""
    return when.first_day <= day <= when.last_day
