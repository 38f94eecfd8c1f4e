"""How a journey ends: somebody goes home, or leaves the place of the visit told before."""

from __future__ import annotations

from diplocal.extract import timing
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.lexicon import FIRM
from diplocal.model import Kind, Precision, When


def goes_home(context: Context, clause: Clause, draft: Draft) -> bool:
    """Whether a journey only ends: "he will return to" the country that is the traveller's own."""
    if _leaves(context, clause):
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
        left = tags.get(after + (after < len(tokens) and tokens[after].low == "the"))
        codes = {c for e in left.entries if (c := getattr(e, "country", getattr(e, "code", None)))} if left is not None else set()
        if there is not None and there in codes:
            return True
    return False


def journey(context: Context, draft: Draft) -> Draft | None:
    """The visit of the section that a journey home ends: that of the same traveller, else what was told last."""
    latest = context.latest()
    travellers = {id(p) for p in draft.people} | {id(context.subject)}
    for told in reversed(context.drafts):
        if told.block.section != draft.block.section:
            break
        if told.kind is Kind.VISIT and told.actor is not None and id(told.actor) in travellers:
            return told
    return latest


def end_journey(visit: Draft | None, home: When | None) -> None:
    """A visit that is told without its end lasts until the traveller is back."""
    if visit is None or visit.when is None or home is None or visit.kind not in (Kind.VISIT, Kind.CONFERENCE) or home.vague:
        return
    days = (home.last_day - visit.when.first_day).days
    if 0 < days <= timing.UNDER_WAY.days and visit.when.last_day == visit.when.first_day and not visit.when.vague:
        visit.when = When(visit.when.first_day, home.last_day, Precision.DAY)
