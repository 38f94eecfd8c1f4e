"""From a document to its claims: read the blocks by their genre, merge what is told twice, and write down what was found."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from diplocal.extract import boilerplate, decide, lexicon
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.claims import claim_of
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity, People
from diplocal.extract.drafts import Draft
from diplocal.extract.genres import continuing, entry, form, leads, listing, prose, row, table
from diplocal.extract.genres.antecedent import answer
from diplocal.extract.merge import merge
from diplocal.extract.press import tell_press
from diplocal.extract.reading import Reading
from diplocal.extract.whereabouts import part, settle_whereabouts
from diplocal.gazetteer import NameKind
from diplocal.model import Document, Extraction, Issue, Kind, Status
from diplocal.timex import TimexKind

SHORT = 400
"""Up to how many characters a block with a date is read in which another sentence may tell the event."""
LABEL = 16
"""Within how many first characters a label ends ("When: Friday, 7 June")."""
AFTER = 8
"""For how many blocks a text can go on with an event."""


def run(document: Document) -> Extraction:
    """The claims of a document, in order of appearance, and the issues met on the way."""
    reading = Reading(document)
    context = Context(reading, People(reading), document.anchor.day if document.anchor else None)
    blocks = list(_outside_tables(context, list(boilerplate.body(reading))))
    listed = sorted(listing.entries(reading, blocks, context.anchor), key=lambda e: e.block.start)
    context.listed = bool(listed)
    starts = [e.block.start for e in listed]
    reached = list(itertools.accumulate((e.block.end for e in listed), max))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        context.enter(block)
        answer(context, block)
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        inside = listed[first:last]
        for found in inside:
            if found.prose:
                prose.read_block(context, block, found.day)
            elif not found.silent:
                entry.read_entry(context, found)
        covered = inside or (first > 0 and reached[first - 1] > block.start)
        if block.kind is BlockKind.ITEM and not covered:
            continuing.enlist(context, block)
        if not covered and _tells(context, block, following):
            prose.read_block(context, block)
        elif not (covered or context.drafts or context.listed):
            leads.keep_visits(context, block)
    _call_off(context)
    part(context, context.drafts)
    drafts = merge([d for d in context.drafts if not d.thin or d.people or d.offices])
    settle_whereabouts(context, drafts)
    dated = {(draft.kind, draft.status, person): draft for draft in reversed(drafts) for person in draft.people}
    drafts += [lead for lead in context.leads if not _is_dated(lead, dated)]
    tell_press(context, drafts)
    claims = tuple(claim_of(context, draft) for draft in sorted(drafts, key=lambda d: d.span))
    return Extraction(document, claims, (*document.issues, *_language_issue(document)))


def _language_issue(document: Document) -> Iterator[Issue]:
    """What a page says of its language is often true of its site alone: one that has no pack is read as English."""
    if not lexicon.known(document.language):
        text = (
            f"The document says that its language is {document.language!r}, of which no rules are known: it was read as English."
        )
        yield Issue("unknown-language", text)


def _outside_tables(context: Context, blocks: list[Block]) -> Iterator[Block]:
    """Reads the tables of the document, and gives the blocks that lie in none of them."""
    found = sorted([*table.tables(context.reading), *form.forms(context.reading)])
    firsts, number = {each.start for each in found}, 0
    sections = [block.start for block in blocks]
    for each in found:
        at = bisect_right(sections, each.start) - 1
        row.read_table(context, each, blocks[at].section if at >= 0 else 0, number)
        number += len(each.rows)
    starts, ends = [each.start for each in found], [each.end for each in found]
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        title = following is not None and block.kind is BlockKind.HEADING and following.start in firsts
        before = bisect_left(starts, block.end) - 1
        if not title and not (before >= 0 and ends[before] > block.start):
            yield block


def _reach(draft: Draft) -> int:
    """For how many blocks a text can go on with an event: longest with a visit, and with what has no place or people yet."""
    place = draft.location.place
    return AFTER if draft.kind is Kind.VISIT or draft.thin or not (place.city or place.country) else 1


def _is_dated(lead: Draft, dated: Mapping[tuple[Kind, Status, Entity], Draft]) -> bool:
    """Whether one of the dated drafts tells what a lead does; it takes the place that the lead tells."""
    draft = next((dated[key] for person in lead.people if (key := (lead.kind, lead.status, person)) in dated), None)
    if draft is not None:
        draft.locate(lead.location)
    return draft is not None


def _tells(context: Context, block: Block, following: Block | None) -> bool:
    """Whether a block of running text can tell an event: it has a time, goes on with the event before, or asks for one."""
    reading = context.reading
    found = reading.timexes_in(block.start, block.end)
    if any(t.kind is TimexKind.UNDATED for t in found) and reading.opens(block.start, block.end):
        return True
    counting = [t for t in found if context.counts(t)]
    if counting and (context.question is not None or block.kind in (BlockKind.HEADING, BlockKind.QUESTION)):
        return True
    label = reading.text[block.start : block.start + LABEL]
    labelled = ":" in label and label.partition(":")[0].replace(" ", "").isalpha()
    if counting and block.end - block.start < SHORT and (labelled or reading.opens(block.start, block.end)):
        return True
    if counting and any(
        reading.opens(*sentence)
        for sentence in reading.sentences(block)
        if any(sentence[0] <= t.start < sentence[1] for t in counting)
    ):
        return True
    lead = context.lead(block) if counting else None
    if lead is not None and reading.opens(lead.start, lead.end):
        return True
    heading = context.reading.headings.get(block.section)
    beneath = block.index - heading.index if heading is not None else 0
    close = beneath == 1 or (block.kind is BlockKind.ITEM and beneath <= AFTER)
    if counting and heading is not None and close and reading.opens(heading.start, heading.end):
        return True
    latest = context.latest()
    if (
        latest is not None
        and (
            latest.status is not Status.HELD
            or latest.kind is Kind.VISIT
            or reading.within("sequence", block, 0, continuing.OPENING)
        )
        and block.index - latest.block.index <= _reach(latest)
    ):
        return reading.hints(block.start, block.end)
    asks = block.kind is BlockKind.QUESTION and following is not None
    return asks and any(context.counts(t) for t in reading.timexes_in(following.start, following.end)) if following else False


def _call_off(context: Context) -> None:
    """What the title calls off ("Minister's trip postponed") is off, wherever the text tells its dates."""
    title = context.reading.title
    if title is None or context.anchor is None:
        return
    tokens = context.reading.tokens(title)
    status = decide.called_off({rule for _, _, rule in context.reading.find("moods", title, 0, len(tokens))})
    people = context.named_in(title)
    places = {
        m.country for m in context.reading.matches_in(title.start, title.end) if m.kind in (NameKind.CITY, NameKind.COUNTRY)
    }
    for draft in context.drafts if status else ():
        ahead = draft.when is not None and draft.when.last_day >= context.anchor
        meant = any(p in people for p in draft.people[:1]) and (not places or draft.location.place.country in places | {None})
        if status and ahead and meant and draft.status in (Status.PLANNED, Status.TENTATIVE):
            draft.status = status
