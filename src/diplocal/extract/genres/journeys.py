"""How a journey goes on and ends: its stops, and when somebody goes home or leaves the place of the visit told before."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract import timing
from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.lexicon import FIRM
from diplocal.extract.places import place_at
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Kind, Precision, Status, When

_AHEAD = frozenset({Status.PLANNED, Status.TENTATIVE})
_ADVERBS = frozenset({"on", "again", "early", "late"})
_NO_STOP = frozenset({"past", "cancelled", "postponed", "lapsed"})


def goes_home(context: Context, clause: Clause, draft: Draft) -> bool:
    """Whether a journey only ends: "he will return to" the country that is the traveller's own."""
    if _leaves(context, clause) or departs(context, clause, context.latest(), draft.when):
        return True
    if not context.reading.within("homecoming", clause.block, clause.first, clause.last):
        return False
    if draft.kind is not Kind.VISIT and any(t.rule.rank >= FIRM for t in clause.triggers):
        return False
    country = draft.location.place.country
    own = {context.people.participant(p).country for p in draft.people} | {context.people.home}
    return country is None or country in own or context.latest() is not None


def _leaves(context: Context, clause: Clause) -> bool:
    """Whether somebody leaves the country of the visit told before, and goes nowhere else: "he leaves the capital on 14 June"."""
    latest = context.latest()
    there = latest.location.place.country if latest is not None and latest.kind is Kind.VISIT else None
    tokens, tags = context.reading.tokens(clause.block), context.reading.tags(clause.block)
    for _, after, _ in context.reading.find("leaving", clause.block, clause.first, clause.last):
        left = tags.get(after + (after < len(tokens) and tokens.lows[after] == "the"))
        codes = {c for e in left.entries if (c := getattr(e, "country", getattr(e, "code", None)))} if left is not None else set()
        if there is not None and there in codes:
            return True
    return False


def departs(context: Context, clause: Clause, visit: Draft | None, when: When | None) -> bool:
    """Whether somebody on a visit leaves on a later day, and it is not said whereto: "... and leaves on Friday"."""
    if visit is None or visit.kind is not Kind.VISIT or visit.when is None or visit.when.vague:
        return False
    if when is None or when.first_day <= visit.when.first_day:
        return False
    lows, dated = context.reading.lows(clause.block), clause.dated
    found = context.reading.find("leaving", clause.block, clause.first, dated.start)
    whereto = lows[dated.stop : dated.stop + 1] in (["for"], ["to"])
    return not whereto and any(_ADVERBS.issuperset(lows[after : dated.start]) for _, after, _ in found)


def journey(context: Context, block: Block, people: Sequence[Entity]) -> Draft | None:
    """The visit of the section that a journey home ends: that of the same traveller, else what was told last."""
    latest = context.latest()
    travellers = {id(p) for p in people} | {id(context.subject)}
    for told in reversed(context.drafts):
        if told.block.section != block.section:
            break
        if told.actor is not None and id(told.actor) in travellers and _travels(context, told):
            return _whole(context, told)
    return latest


def _travels(context: Context, draft: Draft) -> bool:
    """Whether somebody travels to what a draft tells, be it a visit or a conference: "leaves for Oslo to attend the forum"."""
    if draft.kind is not Kind.CONFERENCE or draft.listed:
        return draft.kind is Kind.VISIT
    told = context.reading.find("triggers", draft.block, *context.reading.token_range(draft.block, *draft.span))
    return any(context.reading.lexicon.rules[rule].kind is Kind.VISIT for _, _, rule in told)


def _whole(context: Context, stage: Draft) -> Draft:
    """The visit to a country of which one to another of its cities is a stage: "goes to Peru on the 3rd, to Cusco on the 5th"."""
    country = stage.location.place.country
    for told in context.drafts:
        theirs = told.kind is Kind.VISIT and told.actor is stage.actor and told.block.section == stage.block.section
        earlier = told.when is not None and stage.when is not None and told.when.first_day < stage.when.first_day
        if theirs and earlier and country is not None and told.location.place.country == country:
            return told
    return stage


def leads_home(context: Context, clause: Clause, before: Draft, told: Draft) -> bool:
    """Whether a clause only tells when the journey of the one before it ends."""
    home = context.reading.within("homecoming", clause.block, clause.first, clause.last)
    return home or departs(context, clause, before, told.when)


def end_journey(visit: Draft | None, home: When | None) -> None:
    """A visit that is told without its end lasts until the traveller is back."""
    if visit is None or visit.when is None or home is None or visit.kind not in (Kind.VISIT, Kind.CONFERENCE) or home.vague:
        return
    days = (home.last_day - visit.when.first_day).days
    if 0 < days <= timing.UNDER_WAY.days and visit.when.last_day == visit.when.first_day and not visit.when.vague:
        visit.when = When(visit.when.first_day, home.last_day, Precision.DAY)


def _only(reading: Reading, clause: Clause, place: Match) -> bool:
    """Whether a clause tells nothing but a place and its day: "Lima is on the 20th", ", then Cusco on the 21st"."""
    lows = reading.lows(clause.block)
    first, last = reading.token_range(clause.block, place.start, place.end)
    words = [*lows[clause.first : first], *lows[last : clause.dated.start]]
    return first >= clause.first and all(word == "," or word in reading.lexicon.people.function for word in words)


def stop(context: Context, clause: Clause, sentence: tuple[int, int], when: When) -> Draft | None:
    """The stop that a day and a place within a tour tell without a word of travel: "Lima is the destination for the 20th"."""
    reading, block = context.reading, clause.block
    if clause.moods & _NO_STOP or when.vague or when.first_day != when.last_day or clause.triggers:
        return None
    tour = next((d for d in context.visits(when.first_day) if d.when != when and d.status in _AHEAD), None)
    everyone = reading.people_in(block, clause.start, clause.end)
    if tour is None or tour.actor is None or any(context.people.named(m) not in tour.people for m in everyone):
        return None
    spots = [m for m in reading.matches_in(clause.start, clause.end) if m.kind in (NameKind.CITY, NameKind.COUNTRY)]
    location = place_at(reading, spots[0].start) if spots else None
    if location is None or not (reading.within("stopping", block, clause.first, clause.last) or _only(reading, clause, spots[0])):
        return None
    country = location.place.country
    if country in (None, context.people.participant(tour.actor).country, context.people.home, tour.location.place.country):
        return None
    assert clause.timex is not None
    evidence = [reading.evidence(clause.timex.start, clause.timex.end, clause.timex.rule, "start"), *location.evidence]
    draft = Draft(Kind.VISIT, tour.status, when, block, (clause.start, clause.end), sentence, list(tour.people), tour.actor)
    draft.location, draft.evidence, draft.own_people = location, evidence, False
    return draft
