"""Who receives guests, and where those are at home whom a traveller meets."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.triggers import Trigger
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Kind

_MEETS = frozenset({"meet", "meets", "to", "on", "where"})
_TALKS = frozenset(
    {"meet", "meets", "meeting", "meetings", "talks", "conversation", "consultations", "discussions", "negotiations"}
)
_TO_WHOM = frozenset({"the", "his", "her", "their", "counterpart", "colleague", ","})
_OBJECTS = frozenset({"him", "her", "them"})
_RECEIVED = frozenset({"received", "hosted", "welcomed"})
TALKS_WITH = 6
"""How many words before a name "talks" may stand: "talks in Oslo with"."""
HOSTED = (Kind.MEETING, Kind.CONFERENCE, Kind.VISIT)
"""Kinds of events that take place at home of whoever hosts them."""


def receiving(reading: Reading, clause: Clause, trigger: Trigger) -> Match | None:
    """The country or city that receives a guest: "Norway will host Minister X on 5 May", "Oslo welcomes him"."""
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    if trigger.block is not clause.block or tokens.lows[trigger.first] not in reading.lexicon.people.receiving_verbs:
        return None
    before = [i for i in range(clause.first, trigger.first) if i in tags]
    place = tags[before[0]] if before and before[0] <= clause.first + 1 else None
    guest = any(m.first >= trigger.last for m in reading.people_in(clause.block, trigger.end, clause.end))
    named = any(m.first < trigger.first for m in reading.people_in(clause.block, clause.start, trigger.start))
    return place if place is not None and place.kind in (NameKind.COUNTRY, NameKind.CITY) and guest and not named else None


def host_of(reading: Reading, clause: Clause, trigger: Trigger) -> Mention | None:
    """Who receives whom ("X receives Y", "Y is received by X"), or sees an ambassador; None in other talks."""
    words, lows = reading.lexicon.people, reading.lows(clause.block)
    hosting = next((i for i in range(clause.first, clause.last) if lows[i] in words.hosting), None)
    if hosting is not None and trigger.rule.kind in HOSTED:
        hosts = [m for m in reading.people_in(clause.block, clause.start, clause.end) if m.last <= hosting]
        envoy = bool(hosts) and not words.accredited.isdisjoint((hosts[-1].office or "").lower().split())
        return hosts[-1] if hosts and not hosts[-1].plural and not envoy else None
    forms = words.receiving_verbs | words.receiving_forms
    if trigger.rule.kind is Kind.VISIT:
        received = (
            t for t in clause.triggers if t.block is clause.block and lows[t.first] in forms and t.rule.kind is Kind.MEETING
        )
        trigger = next(received, trigger)
    if trigger.rule.kind is not Kind.MEETING or trigger.block is not clause.block:
        return None
    people = reading.people_in(clause.block, clause.start, clause.end)
    before, after = [m for m in people if m.last <= trigger.first], [m for m in people if m.first >= trigger.last]
    if "by" in lows[trigger.last - 1 : trigger.last + 1]:
        return after[0] if after and not after[0].plural else None
    if lows[trigger.first] in forms:
        guest = after or not _OBJECTS.isdisjoint(lows[trigger.last : trigger.last + 1])
        return before[-1] if before and guest and not before[-1].plural else None
    envoys = [m for m in people if words.accredited.intersection((m.office or "").lower().split())]
    others = [m for m in people if m not in envoys]
    return others[0] if len(envoys) == len(others) == 1 and others[0].office and not others[0].plural else None


def place_hosts(context: Context, draft: Draft, visitors: Sequence[Entity], sentence: Clause | None = None) -> None:
    """Whom a traveller meets abroad, or is invited by, holds an office there, if no other country is told.

    `sentence` is one that goes on with the draft; without it, they stand in the draft's own words.
    """
    country = draft.location.place.country
    if country in (None, context.people.home):
        return
    reading = context.reading
    block, start, end = (sentence.block, sentence.start, sentence.end) if sentence else (draft.block, *draft.span)
    tokens = reading.tokens(block)
    met = 0
    for mention in reading.people_in(block, start, end):
        hosting = reading.lexicon.people.host_offices.intersection((mention.office or "").lower().split())
        listed = met and all(word in ("and", ",") for word in tokens.lows[met : mention.first])
        met = mention.last if listed or _met(tokens, mention.first) else 0
        entity = context.people.named(mention) if hosting and met else None
        if entity is not None and entity.country is None:
            context.people.prime(context.outlook)  # the text may yet tell of what country or body
        if entity is not None and entity.country is None and entity not in visitors:
            entity.country = country


def _met(tokens: Tokens, at: int) -> bool:
    """Whether the words before a person tell that somebody meets them, or is invited by them."""
    while at > 0 and tokens.lows[at - 1] in _TO_WHOM:
        at -= 1
    before, first = (tokens.lows[at - 1] if at > 0 else "", tokens.lows[at - 2] if at > 1 else "")
    if before == "of" and first == "invitation":
        return True
    talks = before == "with" and not _TALKS.isdisjoint(tokens.lows[max(0, at - TALKS_WITH) : at])
    return talks or before in _MEETS or (before == "by" and first in _RECEIVED)
