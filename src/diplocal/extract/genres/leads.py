"""What is announced, or called off, without a date of its own."""

from __future__ import annotations

from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.clauses import make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.model import Status
from diplocal.timex import TimexKind

LEAD = 30
"""From this rank on, an event word without a date makes a lead."""
_OFF = frozenset({"cancelled", "postponed"})
_AHEAD = frozenset({"future", "tentative"})


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
    if not undated and not _OFF.intersection(rule for _, _, rule in reading.find("moods", block, first, last)):
        return
    clause = make_clause(reading, block, first, last, None)
    decided = decide.kind_of(clause)
    promised = undated and bool(clause.moods & _AHEAD)
    off = clause.moods & _OFF
    if decided is None or decided[1].rule.rank < LEAD or not (promised or off):
        return
    draft = compose(context, clause, sentence, decided, decide.status(clause.moods, None, context.anchor), None, None)
    if draft.people and draft.own_people and draft.status is not Status.HELD:
        context.leads.append(draft)
