"""A sentence without a date goes on with what was told before it: a further event of that day, or more of a visit."""

from __future__ import annotations

import itertools
from datetime import timedelta

from diplocal.extract import decide, timing
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.casting import Cast, cast
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.extract.drafts import GATHERING, Draft
from diplocal.extract.hosts import place_hosts
from diplocal.extract.lexicon import FIRM
from diplocal.extract.months import MOST_BESIDE
from diplocal.extract.places import find_place
from diplocal.extract.plausible import REPORTED, plausible
from diplocal.extract.reading import Reading
from diplocal.extract.triggers import Trigger
from diplocal.model import Kind, Precision, Status, When
from diplocal.timex import Relation, Timex

OVER = (Status.HELD, Status.CANCELLED, Status.POSTPONED)
"""Of what is over or off, a text goes on in the past."""
_MEETS = (Kind.MEETING, Kind.PRESS, Kind.CALL)
_GOING_ON = ("triggers", "companions", "attendance", "measured")
"""By phrases of one of these tables a sentence goes on with an event, if not by a clock time alone."""
_BULLETS = " \t\n•*–—-·"
GOES_ON = 8
"""Over how many blocks a text goes on with a visit."""
_COUNTED = ("day_one", "day_two", "day_three", "day_last")
"""The tables of the words that count the days of a stay."""
STAYS = 12
"""Among how many events before it a counted day looks for the stay of several days."""
FOLLOWING = 2
"""How many blocks after an event "later" or "then" still mean its day."""
CLOCK_ALONE = 8
"""How many words, the time among them, a line has that tells nothing but a clock time."""
OPENING = 4
"""Among how many first words of a block they have to stand then."""


def go_on(context: Context, block: Block, sentence: tuple[int, int], day: When | None, *, dated: bool) -> None:
    """A sentence without an event of its own date goes on with the one before it.

    It tells a further event of that day ("In the evening ...", or any in a paragraph that a day heads), or more of a visit.
    """
    before, reading = context.latest(), context.reading
    first, last = reading.token_range(block, *sentence)
    if block.kind is BlockKind.QUESTION or first == last:
        return
    clock, visit = timing.clock_of(context, *sentence), None
    if before is None and day is None:
        visit = _noted(context, clock)
        if visit is None or visit.when is None:
            return
        day = timing.day_only(visit.when)
    if not _can_go_on(reading, block, first, last, before, clock):
        return
    clause = make_clause(reading, block, first, last, clock)
    if _past(clause) and not _only_lists(reading, clause):
        if before is not None and not dated:
            _report_on(context, before, clause, sentence)
        return
    if before is not None and clock is not None:
        if _begins(reading, clause, before):
            _set_clock(before, clock, block)
            return
        if last - first <= CLOCK_ALONE and decide.kind_of(clause) is None:
            _set_clock(before, clock, block)
    if _tells_further(context, clause, sentence, before, day, visit) or before is None or dated:
        return
    if before.when is not None and _measures(reading, clause, before):
        before.when = timing.lasting(context, before.when, None, *sentence)
    with_them = before.kind is Kind.VISIT and reading.within("companions", block, first, last)
    if before.status is not Status.HELD or with_them:
        _add_to(context, before, clause, sentence)


def _noted(context: Context, clock: Timex | None) -> Draft | None:
    """The visit of which notes for the media tell a clock time, where nothing else is told before them."""
    return _only_visit(context) if clock is not None and clock.relation not in (Relation.BY, Relation.UNTIL) else None


def _can_go_on(reading: Reading, block: Block, first: int, last: int, before: Draft | None, clock: Timex | None) -> bool:
    """Whether tokens[first:last] hold a clock time or a phrase by which a sentence goes on with an event."""
    if clock is not None:
        return not reading.within("no_entry", block, first, last)
    thin = before is not None and before.thin and before.block.index == block.index
    for table in () if thin else _GOING_ON:
        if reading.within(table, block, first, last):
            return True
    return thin


def _report_on(context: Context, before: Draft, clause: Clause, sentence: tuple[int, int]) -> None:
    """What a sentence of the past goes on with: the next event of a report, or more of what is over, off or under way."""
    if before.status is Status.HELD and _report_next(context, before, clause, sentence):
        return
    over = before.status in OVER or before.begun or context.off is not None
    if over and before.kind in (Kind.VISIT, Kind.CALL, *GATHERING):
        _add_to(context, before, clause, sentence)


def _tells_further(
    context: Context, clause: Clause, sentence: tuple[int, int], before: Draft | None, day: When | None, visit: Draft | None
) -> bool:
    """Whether a sentence tells a further event of the day of its paragraph, or of the event before it: added, where it is one."""
    reading, decided = context.reading, decide.kind_of(clause)
    follows = reading.within("sequence", clause.block, clause.first, clause.last)
    counted = _counted_day(context, clause) if before is not None and day is None else None
    if counted is not None:  # "on the last day of the visit": what is told is no visit
        follows, decided = True, decide.kind_of(clause._replace(triggers=_no_travel(clause)))
    told = before.when if before is not None and before.when is not None and not before.when.vague else None
    when = day or counted or (timing.day_only(told) if told is not None else None)
    if when is None or decided is None or not (decided[1].rule.rank >= FIRM or follows):
        return False
    if not _is_further(reading, clause.block, clause, before, day, follows=follows):
        return False
    if before is not None and before.status is Status.HELD and not (day or counted):
        return True
    clock = clause.timex
    timed = timing.at_clock(when, clock) or when
    draft = compose(context, clause, sentence, decided, decide.status(clause.moods, timed, context.anchor), timed, clock)
    if visit is not None and not draft.own_people:
        draft.people = list(visit.people)
    if plausible(draft, decided[1], context.anchor):
        draft.follows = follows and day is None
        context.drafts.append(draft)
        context.last = when.first_day
    return True


def _measures(reading: Reading, clause: Clause, before: Draft) -> bool:
    """Whether a sentence can tell how long the event before it lasts: "the two-day event" for a gathering."""
    if before.when is None or not _one_day(before.when):
        return False
    if before.kind is Kind.VISIT and clause.triggers:
        return True
    return before.kind in (Kind.VISIT, Kind.CONFERENCE) and reading.within("measured", clause.block, clause.first, clause.last)


def _no_travel(clause: Clause) -> tuple[Trigger, ...]:
    return tuple(t for t in clause.triggers if t.rule.kind is not Kind.VISIT)


def _counted_day(context: Context, clause: Clause) -> When | None:
    """The day of a stay or conference that a clause counts: "On the second day, he will meet X"; None where it counts none."""
    within = context.reading.within
    at = next((at for at, table in enumerate(_COUNTED) if within(table, clause.block, clause.first, clause.last)), None)
    told = itertools.islice(reversed(context.drafts), STAYS) if at is not None else ()
    stay = next((d for d in told if d.block.section == clause.block.section and d.lasts), None)
    when = stay.when if stay is not None else None
    if at is None or when is None:
        return None
    length = (when.last_day - when.first_day).days
    at = length if at == len(_COUNTED) - 1 else at
    if at > length:
        return None
    found = when.first_day + timedelta(days=at)
    return When(found, found, Precision.DAY)


def _only_visit(context: Context) -> Draft | None:
    """The visit of one day that is all that a text announces: of it are the clock times that its notes for the media tell."""
    if len(context.drafts) > MOST_BESIDE:
        return None
    ahead = [d for d in context.drafts if d.status is not Status.HELD and d.kind is not Kind.DEADLINE and d.when is not None]
    days = {day for d in ahead if d.when is not None for day in (d.when.first_day, d.when.last_day)}
    visits = [d for d in ahead if d.kind is Kind.VISIT and d.people]
    return visits[0] if len(days) == 1 and visits else None


def _report_next(context: Context, before: Draft, clause: Clause, sentence: tuple[int, int]) -> bool:
    """Whether a report goes on with a further event of its day: "Afterwards, the President received Minister X"."""
    block, decided = clause.block, decide.kind_of(clause)
    opens = context.reading.within("sequence", block, clause.first, clause.first + OPENING)
    if not opens or decided is None or decided[1].rule.rank < REPORTED or before.when is None or before.when.vague:
        return False
    if block.index - before.block.index > FOLLOWING:
        return False
    draft = compose(context, clause, sentence, decided, Status.HELD, timing.day_only(before.when), None)
    if not (draft.own_people and draft.people and plausible(draft, decided[1], context.anchor)):
        return False
    context.drafts.append(draft)
    return True


def _begins(reading: Reading, clause: Clause, before: Draft) -> bool:
    """Whether a sentence only tells at what hour the gathering before it begins ("The meeting is to commence at 9am")."""
    told = before.when is None or before.when.precision is Precision.MINUTE or before.kind not in (Kind.CONFERENCE, Kind.CEREMONY)
    if told or not reading.within("begins", clause.block, clause.first, clause.last):
        return False
    other = any(t.rule.kind is Kind.PRESS for t in clause.triggers)
    return not other and not reading.people_in(clause.block, clause.start, clause.end)


def _set_clock(before: Draft, clock: Timex, block: Block) -> None:
    """A line that is only a clock time ("Time: 10h00") tells when the event before it begins."""
    timed = timing.at_clock(before.when, clock) if before.when is not None else None
    one_day = before.when is not None and before.when.first_day == before.when.last_day
    if timed is not None and one_day and block.index - before.block.index <= FOLLOWING and clock.clock is not None:
        before.when, before.zone = timed, clock.clock.zone


def enlist(context: Context, item: Block) -> None:
    """Adds whom an item of a list names first to the event that the line above the list tells ("Those expected are:")."""
    before, above, reading = context.latest(), context.lead(item), context.reading
    if before is None or above is None or before.block.index != above.index:
        return
    first = next(iter(reading.people(item)), None)
    if first is None or first.name is None or reading.text[item.start : first.start].strip(_BULLETS):
        return
    entity = context.people.named(first)
    if entity is not None:
        before.join(entity)


def _is_further(reading: Reading, block: Block, clause: Clause, before: Draft | None, day: When | None, *, follows: bool) -> bool:
    """Whether a sentence tells a further event of the day, and not more of the event before it."""
    if day is not None or clause.timex is not None:
        return True
    if before is None or not follows:
        return False
    opens = reading.within("sequence", block, clause.first, clause.first + OPENING)
    return before.block.index == block.index or (opens and block.index - before.block.index <= FOLLOWING)


def _add_to(context: Context, before: Draft, clause: Clause, sentence: tuple[int, int]) -> None:
    """What a sentence without a date adds to the event before it: whom a visitor meets, and where it takes place."""
    within = context.reading.within
    joins = within("companions", clause.block, clause.first, clause.last) or (
        (before.kind in (*GATHERING, Kind.CALL) or not (before.people or before.offices))
        and before.block.index == clause.block.index
        and within("attendance", clause.block, clause.first, clause.last)
    )
    invited = before.kind is Kind.VISIT and within("invited", clause.block, clause.first, clause.last)
    meets = joins or invited or any(t.rule.kind in _MEETS and t.rule.rank >= FIRM for t in clause.triggers)
    players = cast(context, clause, sentence) if meets or before.thin else Cast((), (), own=False)
    persons = players.persons
    visit = _visit_of(context, players, clause) if meets and not joins else None
    if visit is not None or joins or (before.thin and before.block.index == clause.block.index):
        for entity in persons if persons and not _elsewhere(context, visit or before, clause) else ():
            (visit or before).join(entity)
        if visit is not None and visit.actor is not None:
            place_hosts(context, visit, [visit.actor], clause)
    if clause.triggers:
        (visit or before).settle(context.reading, clause)


def _past(clause: Clause) -> bool:
    return "past" in clause.moods and "future" not in clause.moods


def _only_lists(reading: Reading, clause: Clause) -> bool:
    """Whether the only past of a clause stands in words that tell who comes too: "a delegation made up of X and Y"."""
    listing = [range(a, b) for a, b, _ in reading.find("companions", clause.block, clause.first, clause.last)]
    past = [at for at, _, rule in reading.find("moods", clause.block, clause.first, clause.last) if rule == "past"]
    return bool(listing) and all(any(at in words for words in listing) for at in past)


def _one_day(when: When) -> bool:
    return when.first_day == when.last_day and not when.vague


def _visit_of(context: Context, players: Cast, clause: Clause) -> Draft | None:
    """The visit that a sentence goes on with: that of one of its persons or nameless officials, else the one told last."""
    latest = context.latest()
    offices = {m.office for m in players.offices}
    found: list[Draft] = []
    for draft in reversed(context.drafts):
        if draft.block.section != clause.block.section or clause.block.index - draft.block.index > GOES_ON:
            break
        theirs = draft.actor in players.persons if draft.actor else any(m.office in offices for m in draft.offices[:1])
        if draft.kind is Kind.VISIT and theirs and (not found or draft.sentence == found[0].sentence):
            found.append(draft)
    if found:
        visit = max(found, key=lambda d: d.when.last_day - d.when.first_day if d.when else timedelta())
        return None if _past(clause) and visit.status not in OVER and not visit.begun else visit
    return latest if latest is not None and latest.kind is Kind.VISIT else None


def _elsewhere(context: Context, before: Draft, clause: Clause) -> bool:
    """Whether a sentence tells what happens in another country than the event before it ("In Paris he will ...")."""
    reading, block = context.reading, clause.block
    found = find_place(reading, block, clause.start, clause.end, reading.people_in(block, clause.start, clause.end))
    there, known = found.place.country, {before.location.place.country, *before.location.others}
    if there is None or known == {None} or there in known:
        return False
    at, _ = reading.token_range(block, found.evidence[0].start, clause.end) if found.evidence else (0, 0)
    return at > 0 and reading.tokens(block).lows[at - 1] in ("in", "at")
