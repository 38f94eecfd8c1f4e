"""A sentence that dates what the one before it announced: "A visit by A is being prepared. It may take place on 16 June"."""

from __future__ import annotations

from diplocal.extract import decide, timing
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.compose import compose
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft

ANNOUNCING = 30
"""From this rank on, the noun of an event can be what "it" means."""


def refer(context: Context, clause: Clause, sentence: tuple[int, int]) -> list[Draft]:
    """The event of the sentence before, where the clause only says of it when it is; none or one."""
    reading, block = context.reading, clause.block
    if clause.timex is None or not any(
        at == clause.first for at, _, _ in reading.find("referring", block, clause.first, clause.last)
    ):
        return []
    told = [s for s in reading.sentences(block) if s[1] <= sentence[0]][-1:]
    if not told or timing.dates(context, *told[0]):
        return []
    announced = make_clause(reading, block, *reading.token_range(block, *told[0]), None)
    decided = decide.kind_of(announced)
    whens = timing.resolve(context, clause.timex, decide.direction(clause.moods))
    if decided is None or not decided[1].rule.noun or decided[1].rule.rank < ANNOUNCING or not whens:
        return []
    status = decide.status(clause.moods, whens[0], context.anchor)
    draft = compose(context, announced, told[0], decided, status, whens[0], None)
    draft.sentence = (told[0][0], sentence[1])
    draft.evidence.insert(0, reading.evidence(clause.timex.start, clause.timex.end, clause.timex.rule, "start"))
    return [draft] if draft.people and draft.own_people else []
