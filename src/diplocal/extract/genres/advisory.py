"""Media advisories: what is on in one line, its day alone in the next, and where in the one below."""

from __future__ import annotations

from diplocal.extract import decide, timing
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.clauses import make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.lexicon import FIRM
from diplocal.extract.places import find_place
from diplocal.extract.plausible import plausible
from diplocal.timex import Direction, Timex

BELOW = 2
"""How many lines below the day may tell the place: a clock time may stand between."""
LONGEST_TITLE = 300
LONGEST_LINE = 160
"""How many characters a line with a place has at most."""


def dated_below(context: Context, block: Block, found: Timex) -> list[Draft]:
    """The event of the line above a block that is nothing but its day, which lies ahead; none or one."""
    reading = context.reading
    above = reading.blocks[block.index - 1] if block.index > 0 else None
    if context.listed or above is None or above.kind is BlockKind.QUESTION or reading.dates_in(above.start, above.end):
        return []
    if above.end - above.start > LONGEST_TITLE or reading.text[above.end - 1] == ".":
        return []
    sentence = reading.sentences(above)[-1]
    clause = make_clause(reading, above, *reading.token_range(above, *sentence), None)
    decided = decide.kind_of(clause)
    whens = timing.resolve(context, found, Direction.FORWARD)
    if decided is None or decided[1].rule.rank < FIRM or len(whens) != 1 or whens[0].vague:
        return []
    if context.anchor is None or whens[0].first_day <= context.anchor:
        return []
    status = decide.status(clause.moods - {"past"}, whens[0], context.anchor)
    clock = timing.clock_of(context, found.start, block.end)
    timed = timing.at_clock(whens[0], clock) or whens[0]
    draft = compose(context, clause._replace(timex=found), sentence, decided, status, timed, clock)
    draft.sentence = (sentence[0], block.end)
    for below in reading.blocks[block.index + 1 :][:BELOW]:
        if below.end - below.start > LONGEST_LINE or reading.dates_in(below.start, below.end):
            break
        at = timing.clock_of(context, below.start, below.end)
        if at is not None and clock is None:
            draft.when = timing.at_clock(whens[0], at) or draft.when
        draft.locate(find_place(reading, below, below.start, below.end, reading.people(below)))
    return [draft] if plausible(draft, decided[1], context.anchor) else []
