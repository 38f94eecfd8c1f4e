"""What "it" means, and what a bare date belongs to: the event told without a date in the sentence before, or with one."""

from __future__ import annotations

from typing import NamedTuple

from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.boundaries import OFF
from diplocal.extract.clauses import Clause, make_clause
from diplocal.extract.context import Context
from diplocal.extract.lexicon import FIRM
from diplocal.extract.triggers import Trigger
from diplocal.model import Kind, Status, When

ALONE = 5
"""How many words an answer has at most beside its date, with the label and a stop."""
ANSWER = 12
"""Among how many first words of an answer it says no."""
_DEFINITE = frozenset({"the", "this", "that"})
ANNOUNCING = 30
"""From this rank on, the noun of an event can be what "it" means."""


BLOCKS = 3
"""How many blocks above one the event may stand of which it tells the day."""


class Antecedent(NamedTuple):
    """An event told without a date: its clause, its sentence, its kind and the event word that decides it."""

    clause: Clause
    sentence: tuple[int, int]
    decided: tuple[Kind, Trigger]


def told_before(context: Context, clause: Clause, sentence: tuple[int, int]) -> Antecedent | None:
    """The event of the sentence before, where a clause tells only when it is: "It takes place on Friday", "Date: 7 June"."""
    if not _refers(context, clause):
        return None
    for block, (start, end) in _before(context, clause.block, sentence):
        if context.reading.dates_in(start, end):
            return None
        told = make_clause(context.reading, block, *context.reading.token_range(block, start, end), None)
        decided = decide.kind_of(told)
        if decided is not None and decided[1].rule.rank >= (ANNOUNCING if decided[1].rule.noun else FIRM):
            return Antecedent(told._replace(timex=clause.timex), (start, end), decided)
    return None


def asked(context: Context, clause: Clause) -> Antecedent | None:
    """The journey that a question asks about, where the answer is a date alone: "When does she go to Rome?" "On the 5th"."""
    block, lows = context.question, context.reading.lows(clause.block)
    if block is None or block is clause.block or clause.last - clause.first - len(clause.dated) > ALONE or clause.triggers:
        return None
    if context.reading.people_in(clause.block, clause.start, clause.end) or ":" not in lows[: clause.dated.start]:
        return None
    start, end = context.reading.sentences(block)[-1]
    told = make_clause(context.reading, block, *context.reading.token_range(block, start, end), None)
    decided = decide.kind_of(told)
    if decided is None or decided[0] is not Kind.VISIT or context.reading.dates_in(start, end):
        return None
    return Antecedent(told._replace(timex=clause.timex), (start, end), decided)


def _refers(context: Context, clause: Clause) -> bool:
    """Whether a clause opens with "it", or is nothing but a label before its date."""
    words = context.reading.lows(clause.block)[clause.first : clause.dated.start]
    labels = context.reading.lexicon.people.date_labels
    return words[:1] == ["it"] or (":" in words and all(w in labels or w == ":" for w in words))


def _before(context: Context, block: Block, sentence: tuple[int, int]) -> list[tuple[Block, tuple[int, int]]]:
    """The sentences before one, the nearest first: of its block, and of the block before, beyond lines that only lead over."""
    reading = context.reading
    inside = [(block, s) for s in reading.sentences(block) if s[0] < sentence[0]]
    above = reversed(reading.blocks[max(0, block.index - BLOCKS) : block.index])
    before = next((b for b in above if reading.text[b.end - 1] != ":"), None)
    own = block.kind is BlockKind.HEADING  # a label in a line of its own counts as one
    if before is not None and before.kind is not BlockKind.QUESTION and before.section in (block.section, block.section - own):
        inside = [*((before, s) for s in reading.sentences(before)), *inside]
    return inside[::-1][:2]


def answer(context: Context, block: Block) -> None:
    """Takes back what a question asked about, where its answer opens with a no or with nothing: "I have nothing to announce"."""
    asked = context.question
    if asked is None or block.index != asked.index + 1 or block.kind is BlockKind.QUESTION:
        return
    if not context.reading.within("refused", block, 0, ANSWER):
        return
    for draft in [d for d in context.drafts if d.block is asked]:
        if draft.status in (Status.PLANNED, Status.TENTATIVE):
            context.drafts.remove(draft)
        elif draft.status in (Status.POSTPONED, Status.CANCELLED):
            draft.status = Status.PLANNED


def call_it_off(context: Context, block: Block, sentence: tuple[int, int]) -> None:
    """Calls off the event that the sentence before dated: "The visit was scheduled for Monday. It has been postponed"."""
    latest = context.latest() if context.reading.text.startswith("It ", sentence[0]) else None
    if latest is None:
        return
    first, last = context.reading.token_range(block, *sentence)
    clause = make_clause(context.reading, block, first, last, None)
    status = decide.called_off(clause.moods)
    before = [s for s in context.reading.sentences(block) if s[1] <= sentence[0]]
    if status is not None and before[-1:] == [latest.sentence] and latest.status in (Status.PLANNED, Status.TENTATIVE):
        latest.status = status


def call_off_latest(context: Context, block: Block, sentence: tuple[int, int], status: Status) -> None:
    """Calls off the event told last, where a sentence means it: "... on 15 March. The visit will not take place, it was said"."""
    reading, latest = context.reading, context.latest()
    if latest is None or latest.status not in (Status.PLANNED, Status.TENTATIVE) or block.index - latest.block.index > 1:
        return
    first, last = reading.token_range(block, *sentence)
    lows, rules = reading.lows(block), reading.lexicon.rules
    nouns = [
        a for a, _, rule in reading.find("triggers", block, first, last) if rules[rule].kind is latest.kind and rules[rule].noun
    ]
    meant = any(lows[a - 1] in _DEFINITE for a in nouns if a > first)
    others = [p for p in context.persons_in(block, reading.people_in(block, *sentence)) if p not in latest.people]
    if meant and not others and not decide.denied(reading, block, first, last):
        latest.status = status


def dates_latest(context: Context, clause: Clause, decided: tuple[Kind, Trigger], when: When) -> bool:
    """Gives its days to what was told vaguely before: "... the Forum next week. The Forum takes place on 16 and 17 March"."""
    reading, latest = context.reading, context.latest()
    if (
        latest is None
        or latest.when is None
        or not latest.when.vague
        or when.vague
        or clause.block.index - latest.block.index > 1
    ):
        return False
    inside = latest.when.first_day <= when.first_day and when.last_day <= latest.when.last_day
    opens = reading.lows(clause.block)[clause.first] in _DEFINITE and decided[1].first == clause.first + 1
    if not (inside and opens) or decided[0] not in (latest.kind, Kind.OTHER) or clause.moods & OFF:
        return False
    if reading.people_in(clause.block, clause.start, clause.end):
        return False
    latest.when = when
    latest.settle(reading, clause)
    return True
