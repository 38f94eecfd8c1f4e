"""Dates that change within a text: one given up for another, one put off to another, and when what was told ends."""

from __future__ import annotations

from dataclasses import replace

from diplocal.extract.boundaries import OFF
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.hosts import place_hosts
from diplocal.model import Change, Kind, Status, When

CHANGED = 6
"""How many words before a date the words may begin that something was changed then."""
PUT_OFF = 9
"""How many words before its new date the words may begin that something is put off."""


def given_up(context: Context, clause: Clause) -> bool:
    """Whether the date of a clause is one that no longer holds: "not on the 5th but ...", "was to be tomorrow, but ..."."""
    assert clause.timex is not None
    at = clause.dated.start
    first = max(clause.first, at - 8)
    told = context.reading.find("given_up", clause.block, first, at)
    if not told:
        return False
    people = {m.first for m in context.reading.people_in(clause.block, clause.start, clause.timex.start)}
    of_people = {b for _, b, _ in context.reading.find("in_place", clause.block, first, at) if not people.isdisjoint((b, b + 1))}
    return any(after not in of_people for _, after, _ in told)


def changed_then(context: Context, clause: Clause) -> bool:
    """Whether a date is only that of a change made before: "The visit had been put off at the end of May"."""
    at = clause.dated.start
    found = context.reading.find("changed_then", clause.block, max(clause.first, at - CHANGED), at)
    return any(after in (at - 1, at) for _, after, _ in found)


def called_off_then(context: Context, clause: Clause, draft: Draft) -> bool:
    """Whether a day gone by is when something was called off, and no day of it, or that of a plan that came to nothing."""
    ahead = context.anchor is None or draft.when is None or draft.when.last_day >= context.anchor
    if ahead or not clause.moods & {*OFF, "lapsed"}:
        return False
    if "lapsed" in clause.moods:
        return not clause.moods & OFF
    at = clause.dated.start
    told = context.reading.find("moods", clause.block, clause.first, at)
    return any(rule in OFF for _, _, rule in told) and not context.reading.within("planned_for", clause.block, at - 4, at)


def comes_after(context: Context, clause: Clause, first: int) -> bool:
    """Whether a date is announced after the words that called something off: "... is postponed, and she will meet ... on"."""
    if clause.timex is None or given_up(context, clause):
        return False
    at = clause.dated.start
    off = [after for _, after, rule in context.reading.find("moods", clause.block, first, at) if rule in OFF]
    return bool(off) and context.reading.within("announcing", clause.block, off[-1], at)


def superseded(context: Context, clause: Clause, sentence: tuple[int, int]) -> bool:
    """Whether a date was planned for what the sentence then gives a new one: "planned for the 11th will now take place on"."""
    assert clause.timex is not None
    reading, block = context.reading, clause.block
    at = clause.dated.start
    _, last = reading.token_range(block, *sentence)
    planned = reading.within("planned_for", block, max(clause.first, at - 4), at)
    return planned and reading.within("renewed", block, clause.dated.stop, last)


def replaces(latest: Draft | None, old: Draft) -> bool:
    """Whether the event told last took the place of one whose date is given up after it."""
    if latest is None or latest.when is None or old.when is None or latest.status in (Status.CANCELLED, Status.POSTPONED):
        return False
    if not old.people:
        return latest.when != old.when and latest.kind is old.kind
    return latest.when != old.when and (not old.own_people or any(p in latest.people for p in old.people))


def renewed(context: Context, clause: Clause, off: Draft) -> bool:
    """Whether a clause gives a new date for what the one before put off: "... and will now take place on the 22nd"."""
    if off.status not in (Status.CANCELLED, Status.POSTPONED):
        return False
    return put_off_to(context, clause) or context.reading.within("renewed", clause.block, clause.first, clause.last)


def put_off_to(context: Context, clause: Clause) -> bool:
    """Whether something is put off to the date of a clause: "has been postponed from the 5th until 10 May"."""
    at = clause.dated.start
    to = at > 0 and context.reading.tokens(clause.block).lows[at - 1] in ("to", "until", "till")
    told = context.reading.find("moods", clause.block, max(0, at - PUT_OFF), at)
    return to and any(rule == "postponed" for _, _, rule in told)


def take_up(context: Context, off: Draft, renewed: Draft, clause: Clause) -> None:
    """Gives the new date, and whoever is named with it, to the event that was put off."""
    if off.when is not None:
        off.previous.append(off.when)
    off.when, off.change, off.status = renewed.when, Change.MOVED, renewed.status
    if renewed.status in (Status.CANCELLED, Status.POSTPONED):
        off.status = Status.PLANNED
    off.evidence += renewed.evidence
    place_hosts(context, off, off.people, clause)
    for entity in renewed.people:
        off.add(entity)


def closes(clause: Clause) -> bool:
    """Whether a clause only tells when what opened before it ends ("and finishes tomorrow")."""
    return "closing" in clause.moods and not any(t.rule.noun for t in clause.triggers)


def ends_on(context: Context, clause: Clause) -> bool:
    """Whether the words just before a date say that something ends then ("for an official visit ending on Thursday")."""
    at = clause.dated.start
    return any(b >= at - 1 for _, b, rule in context.reading.find("moods", clause.block, max(0, at - 3), at) if rule == "closing")


def ends_visit(context: Context, clause: Clause, told: Draft) -> bool:
    """Whether a sentence tells when the visit of the one before it ends: "The visit will end on 11 May"."""
    latest = context.latest()
    if latest is None or latest is not context.drafts[-1] or latest.kind is not Kind.VISIT or told.own_people:
        return False
    return told.kind is Kind.VISIT and "closing" in clause.moods


def extend(draft: Draft, closing: When | None) -> None:
    """Lets an event last until the end of `closing`, where that is not before it begins."""
    if draft.when is not None and closing is not None and closing.last_day >= draft.when.first_day:
        draft.when = replace(draft.when, end=closing.last_day)
