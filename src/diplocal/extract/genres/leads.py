"""What is announced, or called off, without a date of its own."""

from __future__ import annotations

from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.boundaries import AHEAD, OFF
from diplocal.extract.clauses import make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.model import Kind, Status
from diplocal.timex import TimexKind

LEAD = 30
"""From this rank on, an event word without a date makes a lead."""
FEW = 8
"""How many visits without their days a text tells at most, for one of them to be that whose days it tells further down."""


def called_off(context: Context, block: Block, sentence: tuple[int, int]) -> Status | None:
    """Whether a sentence calls off something whose date is told elsewhere."""
    first, last = context.reading.token_range(block, *sentence)
    if not context.reading.within("triggers", block, first, last):
        return None
    return decide.called_off({rule for _, _, rule in context.reading.find("moods", block, first, last)})


def keep_lead(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    """Keeps what is announced without a date ("in the near future"), and what is called off without one."""
    reading = context.reading
    first, last = reading.token_range(block, *sentence)
    if first == last or block.kind is BlockKind.QUESTION:
        return
    undated = any(t.kind is TimexKind.UNDATED for t in reading.timexes_in(*sentence))
    if not undated and not OFF.intersection(rule for _, _, rule in reading.find("moods", block, first, last)):
        return
    clause = make_clause(reading, block, first, last, None)
    decided = decide.kind_of(clause)
    promised = undated and bool(clause.moods & AHEAD)
    off = clause.moods & OFF and not decide.denied(reading, block, first, last)
    if decided is None or decided[1].rule.rank < LEAD or not (promised or off):
        return
    draft = compose(context, clause, sentence, decided, decide.status(clause.moods, None, context.anchor), None, None)
    if draft.people and draft.own_people and draft.status is not Status.HELD:
        context.leads.append(draft)


def keep_visits(context: Context, block: Block) -> None:
    """Keeps the visits of a block that tells no days, where the text has told nothing with its days yet."""
    if context.reading.opens(block.start, block.end):
        for sentence in context.reading.sentences(block):
            keep_visit(context, block, sentence)


def keep_visit(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    """Keeps a visit whose days are told further down: "X will pay a visit to Y. ... The visit will take place on 5 May."."""
    reading = context.reading
    first, last = reading.token_range(block, *sentence)
    if context.drafts or len(context.announced) > FEW or block.kind is BlockKind.QUESTION:
        return
    if not reading.within("triggers", block, first, last):
        return
    clause = make_clause(reading, block, first, last, None)
    decided = decide.kind_of(clause)
    if decided is None or decided[0] is not Kind.VISIT or not clause.moods & AHEAD:
        return
    draft = compose(context, clause, sentence, decided, Status.PLANNED, None, None)
    if draft.location.place.country:
        context.announced.append(draft)
