"""Running text: a sentence with a date and an event word announces an event; the sentences after it add people to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from diplocal import timex
from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.bodies import bodies
from diplocal.extract.clauses import Clause, Trigger, clauses, make_clause
from diplocal.extract.context import Context, cast, reports
from diplocal.extract.drafts import Draft
from diplocal.extract.genres.listing import at_clock
from diplocal.extract.names import event_name
from diplocal.extract.places import find_place
from diplocal.model import Evidence, Kind, Precision, Status, When
from diplocal.timex import Relation, Timex, TimexKind

GATHERING = (Kind.CONFERENCE, Kind.CEREMONY, Kind.PARLIAMENT)
LONGEST = timedelta(days=95)
"""Longer spans ("this year", "in 2013") name no time that a calendar could hold."""
_TENSE = frozenset({"future", "past", "present"})


def read_block(context: Context, block: Block) -> None:
    """Adds the events of one block of running text to the context's drafts."""
    context.enter(block)
    reading = context.reading
    for sentence in reading.sentences(block):
        times = reading.timexes_in(*sentence)
        dates = [t for t in times if t.kind is TimexKind.DATE]
        if dates:
            for clause in clauses(reading, block, *sentence, dates):
                context.drafts += _announce(context, clause, sentence)
        else:
            _go_on(context, block, sentence, next((t for t in times if t.kind is TimexKind.CLOCK), None))
        _remember(context, block, sentence)


def _remember(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    """The persons of a sentence, and who acts in it: the one whom a pronoun means next."""
    mentions = context.reading.people_in(block, *sentence)
    context.meet(mentions)
    tokens = context.reading.tokens(block)
    acting = next((m for m in mentions if m.name and not reports(context.reading, tokens, m)), None)
    if acting is not None:
        context.subject = context.people.named(acting) or context.subject


def _announce(context: Context, clause: Clause, sentence: tuple[int, int]) -> list[Draft]:
    """The events that a clause with a date announces: none, one, or one for each day of a list."""
    reading = context.reading
    assert clause.timex is not None
    if decide.no_event(reading, clause) or _dateline(context, clause):
        return []
    whole = make_clause(reading, clause.block, *reading.token_range(clause.block, *sentence), clause.timex)
    decided = decide.kind_of(clause) or (None if clause.relative else decide.kind_of(whole))
    if decided is None:
        return []
    moods = clause.moods | (whole.moods & {"cancelled", "postponed"})
    if not moods & _TENSE:
        moods |= whole.moods & _TENSE
    found = []
    for when in _resolve(context, clause.timex, decide.direction(moods)):
        draft = _draft(context, clause, sentence, decided, decide.status(moods, when, context.anchor), when)
        if _plausible(draft, decided[1]):
            found.append(draft)
            context.last = when.first_day
    return found


def _draft(
    context: Context, clause: Clause, sentence: tuple[int, int], decided: tuple[Kind, Trigger], status: Status, when: When
) -> Draft:
    """A draft with its people, bodies, place and name."""
    reading = context.reading
    kind, trigger = decided
    players = cast(context, clause, sentence)
    everyone = reading.people_in(clause.block, *sentence)
    location = find_place(reading, clause.block, clause.start, clause.end, everyone)
    if location.place.city is None and location.place.country is None and not clause.relative:
        location = find_place(reading, clause.block, *sentence, everyone)
    draft = Draft(kind, status, when, clause.block, (clause.start, clause.end), sentence)
    draft.people = list(players.persons)
    draft.offices = list(players.offices)
    draft.own_people = players.own
    draft.location = location
    draft.bodies = bodies(reading, clause, draft.offices)
    draft.name = event_name(reading, clause.block, trigger) if kind in GATHERING else None
    draft.evidence = [
        Evidence(trigger.start, trigger.end, reading.text[trigger.start : trigger.end], trigger.rule.name, "kind"),
        *location.evidence,
    ]
    if clause.timex is not None:
        words = reading.text[clause.timex.start : clause.timex.end]
        draft.evidence.insert(0, Evidence(clause.timex.start, clause.timex.end, words, clause.timex.rule, "start"))
    _inherit_people(context, clause, draft)
    _join_heading(context, clause, draft)
    return draft


def _resolve(context: Context, found: Timex, direction: timex.Direction) -> list[When]:
    """The times of an expression; consecutive days are one range, a year or a season is no time for a calendar."""
    frame = timex.Context(anchor=context.anchor, direction=direction, last=context.last)
    whens = [w for w in timex.resolve(found, frame) if w.last_day - w.first_day <= LONGEST]
    if len(whens) > 1 and found.consecutive:
        return [replace(whens[0], end=whens[-1].end)]
    if found.relation is Relation.UNTIL:
        return [w for when in whens if (w := _until(context, when))]
    return whens


def _until(context: Context, end: When) -> When | None:
    """What lasts until a day: from the day told before, or from the day of publication on."""
    start = context.last or context.anchor
    if start is None or end.vague or not timedelta() <= end.last_day - start <= timedelta(days=31):
        return None
    return When(start, end.last_day, Precision.DAY)


def _dateline(context: Context, clause: Clause) -> bool:
    """Whether the date is the day of publication standing before or after the text and not in it."""
    found = clause.timex
    assert found is not None
    if not found.has_year:
        return False
    text, block = context.reading.text, clause.block
    whens = timex.resolve(found, timex.Context(anchor=context.anchor))
    same = bool(whens) and whens[0].first_day == context.anchor
    before = text[block.start : found.start].strip(" \t\n•*|([–-")
    after = text[found.end : block.end].strip(" \t\n)|].:–-")
    title = block.kind is BlockKind.HEADING and not after and text[: found.start].rstrip().endswith((",", "-", "–", "|", "("))
    if same and title:
        return True
    if (
        same
        and len(before) < 45
        and not before.lower().endswith("on")
        and (not after or not before or before.isupper() or "," in before)
    ):
        return True
    return not before and not after


def _inherit_people(context: Context, clause: Clause, draft: Draft) -> None:
    """ "The talks will be held on 24 November" names nobody: the people are those of the section's event or heading."""
    if (
        draft.people
        or draft.offices
        or (draft.bodies and draft.kind in GATHERING)
        or draft.kind in (Kind.CONFERENCE, Kind.DEADLINE)
    ):
        return
    draft.own_people = False
    latest = context.latest()
    if latest is not None:
        draft.people = list(latest.people)
        return
    heading = _heading(context)
    if heading is not None and heading.index != clause.block.index:
        draft.people = [e for m in context.reading.people(heading) if (e := context.people.named(m))]


def _join_heading(context: Context, clause: Clause, draft: Draft) -> None:
    """The people of a section's heading take part in the first event below it, if one of them does.

    "Minister A's meeting with Minister B / On 18 November, Minister B will be in Moscow."
    """
    heading = _heading(context)
    if heading is None or heading.index == clause.block.index or clause.relative or context.latest() is not None:
        return
    tokens = context.reading.tokens(heading)
    headed = [
        e for m in context.reading.people(heading) if not reports(context.reading, tokens, m) and (e := context.people.named(m))
    ]
    if any(e in draft.people for e in headed):
        for entity in headed:
            draft.add(entity)


def _heading(context: Context) -> Block | None:
    """The heading of the section that is being read."""
    return next((b for b in context.reading.blocks if b.section == context.section and b.kind is BlockKind.HEADING), None)


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
        if draft.kind in GATHERING:
            return trigger.rule.noun and (somebody or bool(draft.bodies) or somewhere)
        return somebody and trigger.rule.rank >= 30
    return draft.kind is Kind.DEADLINE or somebody or bool(draft.bodies) or somewhere


def _go_on(context: Context, block: Block, sentence: tuple[int, int], clock: Timex | None) -> None:
    """A sentence without a date goes on with the event before it: a further event of that day, or more people for a visit."""
    before = context.latest()
    reading = context.reading
    if before is None or before.when is None or before.status is Status.HELD or block.kind is BlockKind.QUESTION:
        return
    first, last = reading.token_range(block, *sentence)
    clause = make_clause(reading, block, first, last, clock)
    if "past" in clause.moods and "future" not in clause.moods:
        return
    decided = decide.kind_of(clause)
    if decided is not None and decided[1].rule.rank >= 40 and not before.when.vague:
        further = clock is not None or reading.lexicon.phrases.sequence.within(reading.tokens(block), first, last)
        if (further and before.block.index == block.index) or clock is not None:
            day = _first_day(before.when)
            when = (at_clock(day, clock) if clock else None) or day
            draft = _draft(context, clause, sentence, decided, decide.status(clause.moods, when, context.anchor), when)
            if _plausible(draft, decided[1]):
                context.drafts.append(draft)
            return
    if before.kind is Kind.VISIT and any(
        t.rule.kind in (Kind.MEETING, Kind.PRESS) and t.rule.rank >= 40 for t in clause.triggers
    ):
        for entity in cast(context, clause, sentence).persons:
            before.add(entity)


def _first_day(when: When) -> When:
    day: date = when.first_day
    return When(day, day, Precision.DAY)
