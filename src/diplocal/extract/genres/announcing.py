"""A clause with a date announces an event: what it is, when, and how firmly it is told."""

from __future__ import annotations

import itertools
from datetime import timedelta

from diplocal.extract import decide, tenses, timing
from diplocal.extract.absence import only_stays_away
from diplocal.extract.blocks import Block
from diplocal.extract.boundaries import OFF, TENSES
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.compose import HELD, compose, visit_or_talks
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import GATHERING, Draft
from diplocal.extract.first_person import speaker, speaks_of_self
from diplocal.extract.genres.antecedent import Antecedent, asked, dates_latest, told_before
from diplocal.extract.genres.journeys import end_journey, goes_home, journey, stop
from diplocal.extract.genres.rescheduling import comes_after, given_up
from diplocal.extract.lexicon import FIRM
from diplocal.extract.months import MOST_BESIDE
from diplocal.extract.plausible import plausible
from diplocal.extract.triggers import Trigger
from diplocal.gazetteer import NameKind
from diplocal.model import Change, Kind, Status, When
from diplocal.timex import TimexKind

BESIDE = 24
"""How many characters may stand between the length of a gathering and its word ("three-day ministerial meeting")."""
MONTH = timedelta(days=31)
"""What has more days to choose from does not tell of which month the next day without one is."""


def announce(context: Context, clause: Clause, sentence: tuple[int, int]) -> list[Draft]:
    """The events that a clause with a date announces: none, one, or one for each day of a list."""
    reading = context.reading
    if decide.no_event(reading, clause):
        return []
    bounds = reading.token_range(clause.block, *sentence)
    whole = clause if bounds == (clause.first, clause.last) else make_clause(reading, clause.block, *bounds, clause.timex)
    apart, own = _subordinate(context, clause), decide.kind_of(clause)
    decided, told = _decided(context, clause, whole, sentence, own, apart=apart)
    if decided is None:
        return _goes_on(context, clause, sentence)
    decided = visit_or_talks(context, clause, decided)
    moods = _moods(context, clause, whole, apart=apart)
    if decided[0] in GATHERING and only_stays_away(context, clause.block, *bounds):
        moods -= OFF
    found: list[Draft] = []
    whens = tenses.of_clause(context, clause, moods)
    old, whens = timing.moved(context, clause, whens) if "moved" in whole.moods else ([], whens)
    if len(whens) == 1 and dates_latest(context, clause, decided, whens[0]):
        return []
    for when in whens:
        draft = _draft(context, clause, sentence, decided, told, when, moods)
        if own is None and told is None:
            draft.people = draft.people or _leading(context, clause.block)
        if old or ("moved" in moods and draft.status is Status.PLANNED):
            draft.previous, draft.change, draft.status = old, Change.MOVED, Status.PLANNED
        if goes_home(context, clause, draft) and draft.when is not None and draft.when.first_day == when.first_day:
            end_journey(journey(context, clause.block, draft.people), when)
            continue
        if draft.status is Status.HELD and own is None:
            continue
        draft.thin = not plausible(draft, decided[1], context.anchor)
        if not draft.thin or (decided[1].rule.noun and decided[1].rule.rank >= FIRM and draft.status is not Status.HELD):
            found.append(draft)
            context.last = when.first_day if when.last_day - when.first_day <= MONTH else context.last
            context.mentioned, context.last_section = None, -1 if when.vague else clause.block.section
    return found


Decided = tuple[Kind, Trigger]
"""The kind of an event and the event word that decides it."""


def _decided(
    context: Context, clause: Clause, whole: Clause, sentence: tuple[int, int], own: Decided | None, *, apart: bool
) -> tuple[Decided | None, Antecedent | None]:
    """What a clause tells, by its own words, those of its sentence or of what it means; and the sentence that this stands in."""
    told = told_before(context, clause, sentence) if own is None or own[0] is Kind.OTHER else None
    told = told or (asked(context, clause) if own is None else None)
    if told is not None:
        decided: Decided | None = told.decided
    elif own is not None and own[1].rule.name == HELD:
        decided = _held_noun(whole) or own
    else:
        decided = own
    if own is not None and _elliptical(context, clause):
        decided = decide.kind_of(whole) or decided
    if decided is None and not clause.relative and not apart:
        decided = decide.kind_of(whole) or _borrowed(context, clause)
    return decided, told


def _draft(
    context: Context,
    clause: Clause,
    sentence: tuple[int, int],
    decided: Decided,
    told: Antecedent | None,
    when: When,
    moods: frozenset[str],
) -> Draft:
    """The event of a clause at one of its times."""
    reading = context.reading
    ends = "closing" in clause.moods or reading.within("homecoming", clause.block, clause.first, clause.last)
    lasts = decided[0] is Kind.VISIT or _measured(context, sentence, decided[1])
    exact = timing.lasting(context, when, clause.timex, *sentence, ends=ends) if lasts else when
    clock = timing.clock_of(context, clause.start, clause.end)
    draft = compose(
        context,
        told.clause if told else clause,
        (told.sentence[0], sentence[1]) if told else sentence,
        decided,
        decide.status(moods, when, context.anchor),
        timing.at_clock(exact, clock) or exact,
        clock,
    )
    draft.begun = draft.kind is Kind.VISIT and decide.under_way(reading, clause, exact, context.anchor)
    if told:
        draft.settle(reading, clause)
    lapsed = "lapsed" in moods and not moods & OFF
    if lapsed or given_up(context, clause):
        draft.status = _off_before(context, draft) or draft.status
    return draft


def _leading(context: Context, item: Block) -> list[Entity]:
    """Whom the line names that an item of a list completes: "Minister X will travel to:"."""
    lead = context.lead(item)
    return context.people_in(lead)[:1] if lead is not None else []


def _held_noun(whole: Clause) -> tuple[Kind, Trigger] | None:
    """The gathering that a sentence names before it says when it is: "The first round was in May, the second will be held"."""
    decided = decide.kind_of(whole)
    return decided if decided is not None and decided[1].rule.noun and decided[1].rule.rank >= FIRM else None


def _moods(context: Context, clause: Clause, whole: Clause, *, apart: bool) -> frozenset[str]:
    """The tense and firmness of a clause: what its sentence calls off is off, but not what it tells beside ("after talks on")."""
    beside = apart or context.reading.lows(clause.block)[clause.first] in context.reading.lexicon.people.subordinating
    anew = comes_after(context, clause, whole.first)
    moods = clause.moods - OFF if anew else clause.moods if beside else clause.moods | (whole.moods & OFF)
    if moods & OFF and decide.denied(context.reading, clause.block, clause.first - 1, clause.dated.start):
        return moods - OFF - TENSES | {"present"}  # that it is off is what somebody denies
    own = moods & TENSES or (clause.relative and any(t.verb for t in clause.triggers))  # "..., where the two meet on Friday"
    return moods if own else moods | (whole.moods & TENSES)


def _measured(context: Context, sentence: tuple[int, int], trigger: Trigger) -> bool:
    """Whether the length of a gathering stands right before its word: "the three-day summit"."""
    found = context.reading.timexes_in(*sentence)
    gathers = trigger.rule.kind in (Kind.CONFERENCE, Kind.MEETING) and trigger.rule.noun
    return gathers and any(t.kind is TimexKind.DURATION and 0 <= trigger.start - t.end <= BESIDE for t in found)


def _off_before(context: Context, draft: Draft) -> Status | None:
    """What the section called off before, without a date or for somebody who takes part here too."""
    for told in itertools.islice(reversed(context.drafts), MOST_BESIDE):
        if told.block.section != draft.block.section:
            break
        if told.status in (Status.CANCELLED, Status.POSTPONED) and any(p in told.people for p in draft.people):
            return told.status
    return context.off


def _goes_on(context: Context, clause: Clause, sentence: tuple[int, int]) -> list[Draft]:
    """The stop of a tour that a clause without an event word tells, if it tells one; or it tells when a journey ends."""
    whens = tenses.of_clause(context, clause, clause.moods)
    if len(whens) != 1:
        return []
    if "past" not in clause.moods and context.reading.within("homecoming", clause.block, clause.first, clause.last):
        words = context.reading.lows(clause.block)[clause.first : clause.last]
        own = speaks_of_self(words, context.reading.lexicon.people.telling)
        myself = speaker(context, clause.block) if own else None
        end_journey(journey(context, clause.block, [myself] if myself else []), whens[0])
        return []
    found = stop(context, clause, sentence, whens[0])
    return [found] if found is not None else []


def _elliptical(context: Context, clause: Clause) -> bool:
    """Whether a clause tells a further place and day of the verb before it: "will go to Rome on 5 May and Bari on the 6th"."""
    assert clause.timex is not None
    tokens, tags = context.reading.tokens(clause.block), context.reading.tags(clause.block)
    place = tags.get(clause.first + 1)
    beside = clause.first > 0 and tokens.lows[clause.first] in ("and", ",", "then") and place is not None
    told = any(t.block is clause.block and t.start < clause.timex.end for t in clause.triggers)
    return beside and place is not None and place.kind in (NameKind.CITY, NameKind.COUNTRY) and not told


def _subordinate(context: Context, clause: Clause) -> bool:
    """Whether a clause tells something of its own beside what the sentence announces: "after she took office on 7 January"."""
    lows = context.reading.lows(clause.block)
    parted = clause.first > 0 and lows[clause.first - 1] == ";"
    return parted or (lows[clause.first] in context.reading.lexicon.people.subordinating and bool(clause.moods))


def _borrowed(context: Context, clause: Clause) -> tuple[Kind, Trigger] | None:
    """The event word of the question that a sentence answers, of the line that its list completes, or of the heading above."""
    asked, lead = None if _answers_apart(context, clause) else context.question, context.lead(clause.block)
    for block in (asked, lead, context.heading()):
        if block is not None and block.index != clause.block.index:
            tokens = context.reading.tokens(block)
            decided = decide.kind_of(make_clause(context.reading, block, 0, len(tokens), None)) if tokens else None
            if decided is not None and (block is lead or decided[1].rule.noun or decided[1].rule.rank >= FIRM):
                return decided if block is context.question or decided[0] is not Kind.PRESS else None
    return None


def _answers_apart(context: Context, clause: Clause) -> bool:
    """Whether an answer speaks of something of its own: "When will the summit be?" "Ramadan will be over on the 12th"."""
    if context.question is None or not clause.moods & TENSES:
        return False
    lows, people = context.reading.lows(clause.block), context.reading.people(clause.block)
    labelled = [i for i in range(clause.first, clause.dated.start) if lows[i] == ":"]
    first = labelled[-1] + 1 if labelled else clause.first
    own = first in context.reading.tokens(clause.block).capitals and lows[first] not in context.reading.lexicon.people.function
    return own and first < clause.dated.start and not any(m.first <= first < m.last for m in people)


def resolved(context: Context, clause: Clause) -> When | None:
    """The time of a clause, the first one of several; None for one that names none."""
    whens = timing.resolve(context, clause.timex, decide.direction(clause.moods)) if clause.timex else []
    return whens[0] if whens else None


def keep_day(context: Context, clause: Clause) -> None:
    """Remembers the day that a clause tells without an event, as that of "the same morning" after it."""
    told = resolved(context, clause)
    if told is None or context.anchor is None or told.first_day != told.last_day:
        return
    if timedelta() <= told.first_day - context.anchor <= MONTH:
        context.mentioned = told.first_day
