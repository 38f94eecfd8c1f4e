"""What is announced, or called off, without a date of its own."""

from __future__ import annotations

from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.boundaries import AHEAD, OFF
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.extract.genres.antecedent import call_off_latest
from diplocal.extract.triggers import Trigger
from diplocal.model import Kind, Status
from diplocal.timex import TimexKind

LEAD = 30
"""From this rank on, an event word without a date makes a lead."""
FEW = 8
"""How many visits without their days a text tells at most, for one of them to be that whose days it tells further down."""


def read_undated(context: Context, block: Block, sentence: tuple[int, int], *, dated: bool) -> None:
    """What a sentence tells that has no event of its own date: that something is off, a lead, or a visit without its days."""
    reading = context.reading
    first, last = reading.token_range(block, *sentence)
    if not reading.within("triggers", block, first, last):
        return
    moods = {rule for _, _, rule in reading.find("moods", block, first, last)}
    off = decide.called_off(moods)
    if off is not None:
        context.off = off
        call_off_latest(context, block, sentence, off)
    lead = not dated and (bool(moods & OFF) or any(t.kind is TimexKind.UNDATED for t in reading.timexes_in(*sentence)))
    visit = not context.drafts and len(context.announced) <= FEW
    if block.kind is BlockKind.QUESTION or not (lead or visit):
        return
    clause = make_clause(reading, block, first, last, None)
    decided = decide.kind_of(clause)
    if decided is not None and lead:
        _keep_lead(context, clause, sentence, decided)
    if decided is not None and visit:
        _keep_visit(context, clause, sentence, decided)


def keep_visits(context: Context, block: Block) -> None:
    """Keeps the visits of a block that tells no days, where the text has told nothing with its days yet."""
    if context.reading.opens(block.start, block.end):
        for sentence in context.reading.sentences(block):
            read_undated(context, block, sentence, dated=True)


def _keep_lead(context: Context, clause: Clause, sentence: tuple[int, int], decided: tuple[Kind, Trigger]) -> None:
    """Keeps what is announced without a date ("in the near future"), and what is called off without one."""
    promised = bool(clause.moods & AHEAD) and any(t.kind is TimexKind.UNDATED for t in context.reading.timexes_in(*sentence))
    off = clause.moods & OFF and not decide.denied(context.reading, clause.block, clause.first, clause.last)
    if decided[1].rule.rank < LEAD or not (promised or off):
        return
    draft = compose(context, clause, sentence, decided, decide.status(clause.moods, None, context.anchor), None, None)
    if draft.people and draft.own_people and draft.status is not Status.HELD:
        context.leads.append(draft)


def _keep_visit(context: Context, clause: Clause, sentence: tuple[int, int], decided: tuple[Kind, Trigger]) -> None:
    """Keeps a visit whose days are told further down: "X will pay a visit to Y. ... The visit will take place on 5 May."."""
    if decided[0] is not Kind.VISIT or not clause.moods & AHEAD:
        return
    draft = compose(context, clause, sentence, decided, Status.PLANNED, None, None)
    if draft.location.place.country:
        context.announced.append(draft)
