"""A sentence with dates: what each of them announces, and which of them changes, ends or takes back what another one told."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract import decide
from diplocal.extract.blocks import Block
from diplocal.extract.boundaries import OFF
from diplocal.extract.clauses import Clause, clauses
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.genres.announcing import announce, keep_day, resolved
from diplocal.extract.genres.continuing import OVER
from diplocal.extract.genres.journeys import end_journey, leads_home
from diplocal.extract.genres.rescheduling import (
    called_off_then,
    changed_then,
    closes,
    ends_on,
    ends_visit,
    extend,
    given_up,
    put_off_to,
    renewed,
    replaces,
    superseded,
    take_up,
)
from diplocal.model import Change, Kind, Status
from diplocal.timex import Timex

_OWN = frozenset({"his", "her"})


def read_dated(context: Context, block: Block, sentence: tuple[int, int], dates: list[Timex]) -> None:
    """The events of a sentence, one or more for each date; a date that no longer holds goes to the event that replaced it."""
    old: list[Draft] = []
    found: list[Draft] = []
    parts = clauses(context.reading, block, *sentence, dates)
    off = any(clause.moods & OFF and not given_up(context, clause) for clause in parts)
    for clause in parts:
        drafts = _announced(context, clause, sentence, alone=len(parts) == 1)
        outdated = clause is not parts[-1] and superseded(context, clause, sentence)
        if (outdated or given_up(context, clause)) and len(dates) > 1 and not off:
            old += drafts
        elif not _changes(context, clause, found, drafts, alone=len(dates) == 1):
            if drafts and not found and len(parts) > 1 and put_off_to(context, clause):
                drafts[0].status, drafts[0].change = Status.PLANNED, Change.MOVED
                drafts[0].previous += [when for part in parts if part is not clause and (when := resolved(context, part))]
            found += drafts
    previous = [d.when for d in old if d.when]
    for draft in found:
        if previous:
            draft.previous, draft.change = previous, Change.MOVED
            draft.status = Status.PLANNED if draft.status is Status.CANCELLED else draft.status
    _share_owner(context, parts, found)
    if old and not found:
        found = _moved(context, sentence, parts, old[-1])
    context.drafts += found or [d for d in old if d.status in OVER]


def _announced(context: Context, clause: Clause, sentence: tuple[int, int], *, alone: bool) -> list[Draft]:
    """What a clause announces; nothing where the only date of its sentence is that of a change."""
    if alone and changed_then(context, clause):
        return []
    drafts = announce(context, clause, sentence)
    if not drafts:
        keep_day(context, clause)
    return [d for d in drafts if not (alone and called_off_then(context, clause, d))]


def _changes(context: Context, clause: Clause, found: Sequence[Draft], drafts: Sequence[Draft], *, alone: bool) -> bool:
    """Whether a clause only changes what was told before it, in its sentence or the one before: done, where it does."""
    told = drafts[0] if drafts else None
    if told is not None and given_up(context, clause) and replaces(context.latest(), told):
        context.drafts[-1].previous += [d.when for d in drafts if d.when]
    elif told is not None and found and renewed(context, clause, found[-1]):
        take_up(context, found[-1], told, clause)
    elif told is not None and found and leads_home(context, clause, stay := _stay(found), told):
        end_journey(stay, told.when)
    elif found and (closes(clause) or (not alone and ends_on(context, clause))):
        extend(found[-1], told.when if told is not None else resolved(context, clause))
    elif told is not None and not found and ends_visit(context, clause, told):
        extend(context.drafts[-1], told.when)
    else:
        return False
    return True


def _is_dated(context: Context, clause: Clause) -> bool:
    """Whether a clause has a date that may be that of an event."""
    return resolved(context, clause) is not None and decide.no_event(context.reading, clause) is None


def _moved(context: Context, sentence: tuple[int, int], parts: Sequence[Clause], old: Draft) -> list[Draft]:
    """What was planned for a date given up, on the date that the sentence tells instead; nothing where it tells none."""
    held = [p for p in parts if not given_up(context, p) and not superseded(context, p, sentence) and _is_dated(context, p)]
    when = resolved(context, held[-1]) if held else None
    if when is None or old.when is None:
        return []
    old.previous, old.when, old.status, old.change = [old.when], when, Status.PLANNED, Change.MOVED
    old.settle(context.reading, held[-1])
    return [old]


def _share_owner(context: Context, parts: Sequence[Clause], found: Sequence[Draft]) -> None:
    """Whose visit it is that a sentence tells before it names her: "As part of her visit, which begins on 15 March, X will"."""
    if len(found) < 2 or found[0].kind is not Kind.VISIT or found[0].people or found[0].offices or len(found[1].people) != 1:
        return
    lows = context.reading.lows(found[0].block)
    if not _OWN.isdisjoint(lows[parts[0].first : parts[0].last]):
        found[0].people, found[0].actor = list(found[1].people), found[1].people[0]


def _stay(found: Sequence[Draft]) -> Draft:
    """The visit that a sentence has told last, else whatever it has told last."""
    return next((d for d in reversed(found) if d.kind is Kind.VISIT), found[-1])
