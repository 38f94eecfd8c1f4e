"""Running text: a sentence with a date and an event word announces an event; the sentences after it go on with it."""

from __future__ import annotations

import re

from diplocal.extract import decide, timing
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.clauses import clauses
from diplocal.extract.context import Context
from diplocal.extract.genres.advisory import dated_below
from diplocal.extract.genres.announcing import keep_day
from diplocal.extract.genres.antecedent import call_it_off
from diplocal.extract.genres.continuing import go_on
from diplocal.extract.genres.dated import read_dated
from diplocal.extract.genres.leads import read_undated
from diplocal.extract.reading import Reading
from diplocal.model import When
from diplocal.timex import Relation, Timex, TimexKind

_RUN_IN = re.compile(r"\s*(?:[.:–—|]|-\s)")
_LEAD = " \t\n•*–—-|("


def read_block(context: Context, block: Block, day: When | None = None) -> None:
    """Adds the events of one block of running text to the context's drafts. `day` is that of a heading above."""
    context.enter(block)
    reading = context.reading
    if block.kind is BlockKind.QUESTION:
        context.question = block
    sentences = reading.sentences(block)
    day = _run_in_day(context, block) or day
    for sentence in sentences:
        dates, before = timing.dates(context, *sentence), len(context.drafts)
        label = _label(context, sentence, dates[0]) if dates else None
        if label is not None and len(sentences) == 1 and not timing.is_dateline(context, block, dates[0]):
            context.drafts += dated_below(context, block, dates[0])
        if label == "" or (label and len(context.drafts) > before):
            continue
        told = [d for d in dates if not timing.is_dateline(context, block, d) and not _of_document(reading, block, d)]
        if told:
            read_dated(context, block, sentence, told)
        elif dates:
            keep_day(context, clauses(reading, block, *sentence, dates)[-1])
        if len(context.drafts) == before:
            if not dates:
                call_it_off(context, block, sentence)
            read_undated(context, block, sentence, dated=bool(dates))
            go_on(context, block, sentence, day, dated=bool(dates))
        context.remember(block, sentence)
    if block.kind is not BlockKind.QUESTION:
        context.question = None


def _of_document(reading: Reading, block: Block, found: Timex) -> bool:
    """Whether a date is that of a document; since when something goes on is part of what the sentence tells."""
    return found.relation is not Relation.SINCE and decide.dates_document(reading, block, found)


def _run_in_day(context: Context, block: Block) -> When | None:
    """The day at the head of a paragraph ("Sunday 22 September. The EU and ...") that holds for all its sentences."""
    found = context.reading.timexes_in(block.start, block.start + 12)
    if block.kind is BlockKind.HEADING or not found or found[0].kind is not TimexKind.DATE:
        return None
    before = context.reading.text[block.start : found[0].start].strip(_LEAD)
    if before or not _RUN_IN.match(context.reading.text, found[0].end) or timing.is_dateline(context, block, found[0]):
        return None
    return timing.first_exact(timing.resolve(context, found[0], decide.direction(())))


def _label(context: Context, sentence: tuple[int, int], found: Timex) -> str | None:
    """The label before the date of a sentence that says nothing else ("Date: 7 June"), "" for a bare date; else None."""
    text = context.reading.text
    before, after = text[sentence[0] : found.start].strip(_LEAD), text[found.end : sentence[1]].strip(_LEAD + ".,:;)|")
    label = before.removesuffix(":").strip().lower()
    known = not label or (before.endswith(":") and label in context.reading.lexicon.people.date_labels)
    return label if known and not after else None
