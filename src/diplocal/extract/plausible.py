"""Whether a draft is enough for an entry of a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from diplocal.extract.blocks import BlockKind
from diplocal.extract.drafts import GATHERING, Draft
from diplocal.extract.lexicon import FIRM
from diplocal.extract.triggers import Trigger
from diplocal.model import Kind, Status

REPORTED = 30
"""From this rank on, an event word tells what was held: "the Council" alone does not."""
SIDES = 2
"""How many countries or organisations meet without a name."""
SEASON = timedelta(days=95)
"""What has more days to choose from has to be told by a firm word."""
BACKGROUND = timedelta(days=45)
"""What was held longer ago is told as history and belongs in no calendar of today."""


def plausible(draft: Draft, trigger: Trigger, anchor: date | None) -> bool:
    """Whether enough is known for an entry: who or where; a report needs both a firm word and people, or two sides that met.

    What somebody said in an interview, and what a question says to have happened, is told in passing.
    """
    somebody = bool(draft.people or draft.offices)
    if draft.block.kind is BlockKind.QUESTION and not draft.people:
        return False
    place = draft.location.place
    somewhere = bool(place.city or place.country)
    if trigger.rule.name in ("visit.presence", "visit.stay", "visit.movement") and not (somebody and (somewhere or place.venue)):
        return False
    if draft.kind is Kind.OTHER and not somebody:
        return False
    long = draft.when is not None and draft.when.last_day - draft.when.first_day > SEASON
    if long and trigger.rule.rank < (REPORTED if somebody else FIRM):
        return False
    if draft.status is Status.HELD:
        if draft.when is not None and (draft.when.vague or (anchor is not None and anchor - draft.when.last_day > BACKGROUND)):
            return False
        if trigger.rule.name == "ceremony.sign" and not draft.people:
            return False
        if trigger.rule.name == "press.interview" or draft.block.kind is BlockKind.QUESTION:
            return False
        if trigger.verb and draft.kind in (Kind.MEETING, Kind.CONFERENCE) and len(draft.bodies) >= SIDES:
            return True
        if draft.kind in GATHERING:
            return trigger.rule.rank >= REPORTED and (somebody or bool(draft.bodies) or somewhere)
        return somebody and trigger.rule.rank >= REPORTED
    named = draft.name is not None and draft.kind is not Kind.PRESS
    return draft.kind is Kind.DEADLINE or somebody or draft.grouped or bool(draft.bodies or named) or somewhere
