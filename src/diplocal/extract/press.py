"""What a text says to the press: whether it may come to an event, by when it has to register, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from diplocal import timex
from diplocal.extract.blocks import Block, block_at
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.reading import Reading
from diplocal.model import Access, Evidence, Kind, Press, Status
from diplocal.timex import Relation, Timex

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_TELEPHONE = re.compile(r"(?:\+|\(\+)\d[\d ()./-]{6,20}\d")
MOST_NOTES = 8
"""How many lines after an entry can be notes on it."""
LONGEST_NOTE = 120
_BOUNDS = (Relation.BY, Relation.UNTIL, Relation.BEFORE)


@dataclass(frozen=True, slots=True)
class Registration:
    """How the press registers: by when (inclusive) and with whom, and the words that say it. `section` is where it stands."""

    deadline: date | datetime | None
    contact: str | None
    section: int
    evidence: tuple[Evidence, ...]


def tell_press(context: Context, drafts: Sequence[Draft]) -> None:
    """Gives each draft what its own words say to the press, and what the document says of registering for it."""
    reading = context.reading
    ordered = sorted(drafts, key=lambda d: d.sentence)
    for draft, following in zip(ordered, [*ordered[1:], None], strict=False):
        found = _access(reading, draft.block, *_stretch(draft, following)) or _noted(reading, draft, following)
        if found is not None:
            draft.press = Press(access=found[0])
            draft.evidence.append(found[1])
    for registration in _registrations(context) if drafts else ():
        for draft in _meant(context, registration, ordered):
            known = draft.press
            draft.press = replace(
                known, deadline=known.deadline or registration.deadline, contact=known.contact or registration.contact
            )
            draft.evidence += registration.evidence


def _stretch(draft: Draft, following: Draft | None) -> tuple[int, int]:
    """The words about an event: its entry of a list, or what its paragraph says until the next event."""
    if draft.listed:
        return draft.block.start, draft.block.end
    end = draft.block.end
    if following is not None and draft.sentence[0] < following.sentence[0] < end:
        end = following.sentence[0]
    return draft.sentence[0], end


def _noted(reading: Reading, draft: Draft, following: Draft | None) -> tuple[Access, Evidence] | None:
    """What the notes between an entry of a list and the next one say ("Note for media: pooled photo opportunity")."""
    begin = block_at(reading.blocks, draft.block.end) if draft.listed else len(reading.blocks)
    for block in reading.blocks[begin : begin + MOST_NOTES]:
        if following is not None and following.block.start < block.end:
            break
        if block.start < draft.block.end:
            continue
        if block.end - block.start > LONGEST_NOTE:
            break
        found = _access(reading, block, block.start, block.end)
        if found is not None or reading.within("triggers", block, 0, len(reading.tokens(block))):
            return found
    return None


def _access(reading: Reading, block: Block, start: int, end: int) -> tuple[Access, Evidence] | None:
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, start, end)
    words = reading.lexicon.press
    hits = [h for h in reading.find("access", block, first, last) if not _denied(reading, block, h[0])]
    if not hits:
        return None
    at, after, name = max(hits, key=lambda hit: words.access[hit[2]][1])
    return words.access[name][0], reading.evidence(tokens.starts[at], tokens.ends[after - 1], name, "press")


def _denied(reading: Reading, block: Block, at: int) -> bool:
    """Whether a word before a phrase denies it: "without a press pool"."""
    before = reading.tokens(block).lows[max(0, at - 2) : at]
    denying = reading.lexicon.press.denying
    return before[-1:] != [] and (before[-1] in denying or (before[-1] in ("a", "the", "any") and before[0] in denying))


def _registrations(context: Context) -> Iterator[Registration]:
    """What the sentences about accreditation say, in order."""
    reading = context.reading
    words, text = reading.lexicon.press, reading.text
    told = (b for b in reading.blocks if reading.holds(words.registering, b.start, b.end))
    for block, sentence in ((b, s) for b in told for s in reading.sentences(b)):
        if not reading.holds(words.registering, *sentence) or not words.press.search(text, *sentence):
            continue
        deadline = _deadline(context, sentence)
        contact = _MAIL.search(text, *sentence) or _TELEPHONE.search(text, *sentence)
        evidence = [reading.evidence(deadline[1].start, deadline[1].end, "press.deadline", "press")] if deadline else []
        if contact:
            evidence.append(reading.evidence(*contact.span(), "press.contact", "press"))
        if evidence:
            yield Registration(deadline[0] if deadline else None, contact[0] if contact else None, block.section, tuple(evidence))


def _deadline(context: Context, sentence: tuple[int, int]) -> tuple[date | datetime, Timex] | None:
    """The last day or time that a sentence bounds ("by 10 June"), or that it says closes ("the deadline is 10 June")."""
    reading = context.reading
    closing = reading.lexicon.press.closing.search(reading.text, *sentence) is not None
    frame = timex.Context(anchor=context.anchor, direction=timex.Direction.FORWARD)
    for found in reading.timexes_in(*sentence):
        if found.relation not in _BOUNDS and not closing:
            continue
        whens = timex.resolve(found, frame)
        if not whens or whens[0].vague:
            continue
        start = whens[0].start
        if isinstance(start, datetime):
            return start, found
        return (start - timedelta(days=1) if found.relation is Relation.BEFORE else whens[-1].last_day), found
    return None


def _meant(context: Context, registration: Registration, drafts: Sequence[Draft]) -> list[Draft]:
    """The events for which the press registers: those of the section, else all that lie ahead of the deadline."""
    deadline = registration.deadline
    last = deadline.date() if isinstance(deadline, datetime) else deadline or context.anchor
    ahead = [
        d
        for d in drafts
        if d.when is not None
        and d.kind is not Kind.DEADLINE
        and d.status in (Status.PLANNED, Status.TENTATIVE)
        and (last is None or d.when.last_day >= last)
    ]
    return [d for d in ahead if d.block.section == registration.section] or ahead
