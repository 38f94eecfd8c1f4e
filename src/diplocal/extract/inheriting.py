"""Who takes part in an event of which a clause names nobody, or only one side: those of the event told before."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.blocks import Block
from diplocal.extract.casting import self_told
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import GATHERING, Draft
from diplocal.extract.first_person import TELLS, speaker
from diplocal.extract.speaking import speaking
from diplocal.gazetteer import NameKind
from diplocal.model import Kind

_WITH = frozenset({"with", "the", "his", "her", "their"})
_LISTED = _WITH | {"and", ","}
_DEFINITE = frozenset({"the", "this", "that"})
_REFERRING = frozenset({"two", "both", "three", "these", "their"})


def inherit_people(context: Context, clause: Clause, draft: Draft) -> None:
    """ "The talks will be held on 24 November" names nobody: the people are those of the question, section's event or heading."""
    if draft.people or draft.offices or draft.absent or draft.kind in (Kind.DEADLINE, Kind.OTHER) or clause.relative:
        return
    if context.question is not None and context.question.index != clause.block.index:
        asked = _asked(context, clause, context.question)
        draft.people = list(dict.fromkeys([*asked, *context.people_in(context.question)]))
    latest = context.latest()
    meant = _told_of(context, clause, latest)
    if meant is not None:
        draft.people = meant
        return
    if not draft.people and draft.kind is Kind.CONFERENCE and latest is None and _announces(context):
        draft.people = context.headed()
    if not draft.people and not (draft.bodies and draft.kind in GATHERING) and draft.kind is not Kind.CONFERENCE:
        before = _carried_over(context, draft, latest) if latest is not None else context.headed()
        draft.people = [] if _names_group(context, clause) or _has_subject(context, clause) else list(before)
    if not draft.people and latest is not None and draft.kind is Kind.PRESS:
        draft.offices = list(latest.offices)
    draft.own_people = False


def _asked(context: Context, clause: Clause, question: Block) -> list[Entity]:
    """Who answers, where the question is about that person: "Will you attend the session on Friday?"."""
    lows, telling = context.reading.lows(question), context.reading.lexicon.people.telling
    does = any(low == "you" and telling.isdisjoint(lows[at + 1 : at + 1 + TELLS]) for at, low in enumerate(lows))
    answering = speaker(context, clause.block) if does else None
    return [answering] if answering is not None else []


def other_side(context: Context, clause: Clause, draft: Draft) -> None:
    """Whose talks they are of which only the one side is told: "Talks with President X are planned in Y" are the traveller's."""
    journey = _told_journey(context, clause) if draft.kind is Kind.VISIT else None
    if (draft.kind is not Kind.MEETING and journey is None) or clause.relative or not draft.own_people:
        return
    reading, tokens = context.reading, context.reading.tokens(clause.block)
    everyone = reading.people_in(clause.block, clause.start, clause.end)
    silent = speaking(reading, clause.block, everyone)
    mentions = [m for m in everyone if m not in silent]
    if len(mentions) != len(draft.people) + len(draft.offices) or any(m.plural or m.first == 0 for m in mentions):
        return
    if not mentions:
        return
    before = [tokens.lows[m.first - 1] for m in mentions]
    leading = tokens.lows[max(0, mentions[0].first - 2) : mentions[0].first]
    if before[0] not in _WITH or "with" not in leading or not _LISTED.issuperset(before[1:]):
        return
    opens = clause.first + (clause.first not in reading.tags(clause.block))  # the capital of a first word tells nothing
    first = everyone[0].last if everyone[0] in silent else opens
    if any(_names_party(context, clause, at) for at in range(first, mentions[0].first)):
        return  # who has these talks is told, by a name that is no person's
    latest = context.latest()
    told = latest.actor if latest is not None and latest.kind is Kind.VISIT else None
    headed = context.headed()
    other = journey or told or context.subject or (headed[0] if len(headed) == 1 else None)
    if other is not None and other not in draft.people:
        draft.people.insert(0, other)


def _told_journey(context: Context, clause: Clause) -> Entity | None:
    """Whose tour "the tour closes on Friday" is: that of the traveller of the last visit told, or of who acted last."""
    first = next(iter(clause.triggers), None)
    lows = context.reading.lows(clause.block)
    if first is None or first.rule.name != "visit.noun" or first.block is not clause.block:
        return None
    if first.first != clause.first + 1 or lows[clause.first] not in _WITH:
        return None
    latest = context.latest()
    return latest.actor if latest is not None and latest.kind is Kind.VISIT and latest.actor is not None else context.subject


def _names_party(context: Context, clause: Clause, at: int) -> bool:
    """Whether a word of a clause is the name of who has talks, and no date, and no city in which they are."""
    tokens, place = context.reading.tokens(clause.block), context.reading.tags(clause.block).get(at)
    if at not in tokens.capitals or at in clause.dated:
        return False
    return place is None or place.kind is not NameKind.CITY or at in tokens.possessives


def _has_subject(context: Context, clause: Clause) -> bool:
    """Whether a body of its own is told that meets ("the College meets"), and not the people of the event before."""
    verb = next((t for t in clause.triggers if t.verb and t.block is clause.block), None)
    lows, dated = context.reading.lows(clause.block), clause.dated
    if verb is None:
        return False
    before = [i for i in range(clause.first, verb.first) if i not in dated]
    named = next((i for i in before if lows[i] in ("the", "its") and i + 1 in before), None)
    return named is not None and lows[named + 1] not in context.reading.lexicon.people.groups and named + 2 >= verb.first


def _carried_over(context: Context, draft: Draft, latest: Draft) -> Sequence[Entity]:
    """Who of the event before takes part in one that names nobody: of a visit to another country only the travellers go on."""
    there, here = latest.location.place.country, draft.location.place.country
    if draft.kind is not Kind.VISIT or latest.actor not in latest.people or there is None or here in (None, there):
        return latest.people
    travelling = latest.people[: latest.people.index(latest.actor) + 1]
    return [p for p in travelling if p is latest.actor or context.people.participant(p).country != there]


def _told_of(context: Context, clause: Clause, latest: Draft | None) -> list[Entity] | None:
    """The people of "the meeting" that the sentence before tells without a date; None where it tells of none."""
    reading, block = context.reading, clause.block
    lows = reading.lows(block)
    opening = next((t for t in clause.triggers if t.rule.noun and t.block is block and t.first == clause.first + 1), None)
    if opening is None or lows[clause.first] not in _DEFINITE:
        return None
    before = [s for s in reading.sentences(block) if s[1] <= clause.start][-1:]
    if not before or (latest is not None and latest.sentence == before[0]):
        return None
    told = reading.find("triggers", block, *reading.token_range(block, *before[0]))
    if not any(lows[opening.last - 1] in lows[a:b] for a, b, _ in told):
        return None
    everyone = reading.people_in(block, *before[0])
    teller = self_told(context, block, before[0], everyone)
    return list(dict.fromkeys([*([teller] if teller else []), *context.persons_in(block, everyone)]))


def _names_group(context: Context, clause: Clause) -> bool:
    """Whether the words name a group of their own ("the foreign ministers of Chile and Peru"), not that of the event before."""
    tokens = context.reading.tokens(clause.block)
    for mention in context.reading.people_in(clause.block, clause.start, clause.end):
        following = tokens.lows[mention.last : mention.last + 3]
        whose = following[:1] == ["of"] and not _REFERRING.intersection(following)
        if mention.plural and (whose or mention.country is not None):
            return True
    return False


def _announces(context: Context) -> bool:
    """Whether the heading of the section tells an event itself ("Minister A's visit to B for the council's meeting")."""
    heading = context.heading()
    return heading is not None and bool(context.reading.find("triggers", heading, 0, len(context.reading.tokens(heading))))
