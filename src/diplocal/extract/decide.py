"""What a clause announces: its kind by the event words, its status by tense, hedges and date, and what is no event at all."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.boundaries import AHEAD, OFF
from diplocal.extract.clauses import Clause
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.triggers import Trigger
from diplocal.model import Kind, Status, When
from diplocal.timex import Direction, Relation, Timex

TRAVELS = 25
"""From this rank on, a word of travel that comes first tells a visit, whomever the visitor meets."""
FIRST = 30
"""From this rank on, a word of travel or talks is what a clause with a person tells, whatever else it speaks of."""
ANNOUNCED = 6
"""Within how many words before its date something is "let be known"."""
DENIED = 5
"""Within how many words before "that" somebody denies what follows it."""
_BETWEEN = frozenset({"the", "on", "of", "in", ",", "(", "last"})
AFTER = 3
"""How many words "Tuesday's terrorist attacks" have at most behind the day."""
HELD_BY_VIDEO = frozenset({Kind.CONFERENCE, Kind.PRESS, Kind.PARLIAMENT, Kind.CEREMONY})
NAMED_BY = 45
"""From this rank on, a word calls such events by their name: held by video link, they are no call."""
OPENED = 8
"""Within how many words after "the opening of" the gathering stands."""
_THAT = frozenset({"that"})
_ENDS_SAYING = frozenset({".", ";", ":", "”", '"', "that"})
REPORTING = 12
"""How many words before its date a verb of saying may stand."""
FROM_OPENING = 30
"""How many words after a date that opens the sentence it may stand: "Today, X, chairman of the committee on Y, announced"."""


def direction(moods: Iterable[str]) -> Direction:
    """Where a date without a year lies: a report looks back, an announcement forward."""
    found = set(moods)
    if "lapsed" in found and called_off(found) is Status.CANCELLED and not found & OFF:
        return Direction.NEAREST
    if "future" in found or "tentative" in found:
        return Direction.FORWARD
    if "past" in found and called_off(found) is None and "moved" not in found:
        return Direction.BACK
    return Direction.FORWARD if "present" in found else Direction.NEAREST


def decisive(triggers: Iterable[Trigger]) -> Trigger | None:
    """The event word that decides the kind: the highest rank, the first one among equals."""
    return max(triggers, key=lambda t: (t.rule.rank, -t.start), default=None)


def status(moods: Iterable[str], when: When | None, anchor: date | None) -> Status:
    """How the event stood at publication: words of cancellation first, then its date against the anchor, then hedges."""
    found = set(moods)
    past = when is not None and anchor is not None and when.last_day < anchor
    only_past = "past" in found and not found & AHEAD
    if (off := called_off(found)) is not None:
        return off
    if past or (anchor is None and "past" in found and "future" not in found):
        return Status.HELD
    if when is not None and anchor is not None and when.first_day <= anchor and only_past:
        return Status.HELD
    return Status.TENTATIVE if "tentative" in found else Status.PLANNED


def under_way(reading: Reading, clause: Clause, when: When, anchor: date | None) -> bool:
    """Whether a visit has begun: the present tense tells days that reach back to the publication, or somebody is on it."""
    if anchor is None or when.vague or not when.first_day <= anchor <= when.last_day:
        return False
    ends = "closing" in clause.moods and when.first_day < anchor
    if not (ends or "present" in clause.moods) or clause.moods & (AHEAD | OFF):
        return False
    return when.first_day < when.last_day or reading.within("under_way", clause.block, clause.first, clause.last)


def called_off(moods: Container[str]) -> Status | None:
    """What words of calling off make of an event; None where there are none. What only lapsed counts as cancelled."""
    if "cancelled" in moods:
        return Status.CANCELLED
    return Status.POSTPONED if "postponed" in moods else Status.CANCELLED if "lapsed" in moods else None


def no_event(reading: Reading, clause: Clause) -> str | None:
    """Why the date of a clause is no event's date; None where it may be one."""
    timex = clause.timex
    if _titles_list(reading, clause):
        return "not-event.title"
    if timex is not None:
        if _became(reading, clause):
            return "not-event.became"
        if dates_document(reading, clause.block, timex):
            return "not-event.document-date"
        lasts = any(span.last is not None for span in timex.spans)
        if not lasts and (_reported_on(reading, clause, clause.dated.start) or _reported_after(reading, clause)):
            return "not-event.reporting"
        if reading.within("no_entry", clause.block, clause.first, clause.last):
            return "not-event.nothing"
        if reading.within("negated", clause.block, clause.first, clause.last):
            return "not-event.negated"
        if not clause.moods & OFF and denied(reading, clause.block, clause.first - 1, clause.first + 1):
            return "not-event.denied"
        if _bounds(timex, clause):
            return "not-event.bound"
    around = reading.within("not_around", clause.block, clause.first, clause.last)
    named = any(m.name for m in reading.people_in(clause.block, clause.start, clause.end))
    if named and any(t.rule.kind in (Kind.VISIT, Kind.MEETING, Kind.CALL) and t.rule.rank >= TRAVELS for t in clause.triggers):
        return None
    if around and not any(
        t.rule.kind in (Kind.CEREMONY, Kind.CONFERENCE, Kind.PARLIAMENT) and t.rule.noun and t.rule.rank >= 45
        for t in clause.triggers
    ):
        return "not-event.subject"
    return None


def _bounds(timex: Timex, clause: Clause) -> bool:
    """Whether a date only bounds when something is: "since May"; what is hoped for "before the end of May" is until then."""
    if timex.relation is Relation.BY:
        return not any(t.rule.kind is Kind.DEADLINE for t in clause.triggers)
    if timex.relation is Relation.BEFORE:
        return not (timex.ends and clause.moods & AHEAD)
    return timex.relation in (Relation.SINCE, Relation.AFTER)


def _became(reading: Reading, clause: Clause) -> bool:
    """Whether a date is when somebody became what the sentence opens with: "Elected in May, the President will visit Oslo"."""
    opening = reading.find("became", clause.block, clause.first, clause.last)
    lows = reading.lows(clause.block)
    return bool(opening) and opening[0][0] == clause.first and "," not in lows[clause.first : clause.dated.start]


def denied(reading: Reading, block: Block, first: int, last: int) -> bool:
    """Whether a "that" of tokens[first:last] opens what somebody denies: "denied reports that Minister Gil would visit Oslo"."""
    said = reading.tokens(block).where(_THAT, max(0, first), last)
    return any(reading.within("denied", block, max(0, at - DENIED), at) for at in said)


def dates_document(reading: Reading, block: Block, found: Timex) -> bool:
    """Whether a date is that of a document, of an attack or of an election, and of no event: "our statement of 28 May"."""
    at, end = reading.token_range(block, found.start, found.end)
    tokens = reading.tokens(block)
    if end - 1 in tokens.possessives and any(a == end for a, _, _ in reading.find("not_after", block, end, end + AFTER)):
        return True
    return any(
        after >= at - 1 and _BETWEEN.issuperset(tokens.lows[after:at])
        for _, after, _ in reading.find("not_before", block, max(0, at - 5), at)
    )


def _titles_list(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is the title of a list by a body ("Agenda of the Federal Council, 17-21 June"): no session of it."""
    listing = clause.block.kind is BlockKind.HEADING and reading.within("listing", clause.block, clause.first, clause.last)
    return listing and all(t.rule.name == "conference.body" for t in clause.triggers)


def _reported_on(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether the date of tokens[at] is when somebody said something: "told reporters in Oslo on Monday"."""
    tokens = reading.tokens(clause.block)
    if reading.within("made_known", clause.block, max(0, at - ANNOUNCED), at):
        return True
    said = _said(reading, tokens, max(0, at - REPORTING + 1), at)
    if not said or not _ENDS_SAYING.isdisjoint(tokens.texts[said[-1] + 1 : at]):
        return False
    told = reading.find("triggers", clause.block, said[-1] + 1, at)
    there = bool(told) and tokens.lows[max(said[-1], told[0][0] - 2)] in ("at", "during")
    return (there or not told) and not any(
        rule == "future" for _, _, rule in reading.find("moods", clause.block, said[-1] + 1, at)
    )


def _said(reading: Reading, tokens: Tokens, first: int, last: int) -> list[int]:
    """The verbs of saying among tokens[first:last]; "the United States" is none."""
    return [i for i in tokens.where(reading.lexicon.people.saying, first, last) if i not in tokens.capitals]


def _reported_after(reading: Reading, clause: Clause) -> bool:
    """Whether a date opens words of saying or calling off: "On Monday, the ministry said", "on Sunday postponed his trip"."""
    tokens = reading.tokens(clause.block)
    after = clause.dated.stop
    if reading.within("made_known", clause.block, after, after + 3):
        return True
    passive = after < len(tokens) and tokens.lows[after] in reading.lexicon.people.being
    off = any(rule in OFF for _, _, rule in reading.find("moods", clause.block, after, after + 2))
    if off and not passive:
        return True
    opening = all(
        low in ("on", "the", ",", "late", "earlier", "later", "also") for low in tokens.lows[clause.first : clause.dated.start]
    )
    which = tokens.lows[after : after + 3]
    if which[:1] == [","] and which[1:2] in (["which"], ["that"]) and which[2:3] and which[2] in reading.lexicon.people.saying:
        return True
    if opening and reading.within("made_known", clause.block, after, after + REPORTING):
        return True
    said = _said(reading, tokens, after, after + (FROM_OPENING if opening else 1))
    if not said:
        return False
    inserted = "," in tokens.texts[after : said[0]] and tokens.texts[said[0] + 1 : said[0] + 2] == [","]
    between = tokens.starts[said[0]]
    return not inserted and not any(clause.dated.stop <= t.first and t.start < between for t in clause.triggers)


def _meets(body: Trigger, meeting: Trigger) -> bool:
    """Whether it is a body that meets: "Council meeting", "meeting of the Council"."""
    after = not meeting.verb and 0 <= body.first - meeting.last <= 3  # who "meets the board" is not the board
    return body.rule.name == "conference.body" and (body.last == meeting.first or after)


def _precedes(meeting: Trigger, press: Trigger) -> bool:
    """Whether the press only hears of a meeting told before it: "meeting with X, followed by a press conference"."""
    return meeting.rule.kind is Kind.MEETING and meeting.rule.rank >= FIRST and meeting.first < press.first


def _opens(opening: Trigger, gathering: Trigger) -> bool:
    """Whether it is a gathering that is opened or closed: "the opening of the Forum on Water"."""
    return gathering.rule.kind is Kind.CONFERENCE and gathering.rule.noun and 0 <= gathering.first - opening.last <= OPENED


def kind_of(clause: Clause, extra: Iterable[Trigger] = ()) -> tuple[Kind, Trigger] | None:
    """The kind of the event in a clause and the event word that decided it; None where no event word stands."""
    every = [*clause.triggers, *extra]
    triggers = [t for t in every if not t.aside]
    if not any(t.rule.rank >= TRAVELS for t in triggers):
        triggers = every
    best = decisive(triggers)
    if best is None:
        return None
    if best.rule.name == "call.telephone" and best.manner:
        held = decisive(t for t in triggers if t.last <= best.first or t.first >= best.last)
        if held is not None and held.rule.kind in HELD_BY_VIDEO and held.rule.rank >= NAMED_BY:
            return held.rule.kind, held
    meets = next((t for t in triggers if t.whom and t.start < best.start), None)
    best = meets if best.rule.kind is Kind.CONFERENCE and meets is not None else best
    dated = clause.timex
    if best.rule.kind is Kind.CEREMONY and dated is not None and best.start > dated.end:
        # "met on Tuesday and laid a wreath": the date is that of the first of two verbs
        best = next((t for t in triggers if t.rule.name == "meeting.meet" and t.start < dated.start), best)
    first = min(triggers, key=lambda t: t.start)
    talks = best.rule.kind is Kind.MEETING or best.rule.name == "conference.round"
    if best.rule.kind is Kind.MEETING and not best.verb and any(_meets(t, best) and t.first > best.last for t in triggers):
        return Kind.CONFERENCE, best
    if talks and first.rule.kind is Kind.VISIT and first.rule.rank >= TRAVELS:
        return Kind.VISIT, best if "past" in clause.moods else first  # of a report, the talks tell that it is one
    before = next((t for t in triggers if best.rule.kind is Kind.PRESS and _precedes(t, best)), None)
    if before is not None:
        return Kind.MEETING, before
    opened = next((t for t in triggers if best.rule.name == "ceremony.opening" and _opens(best, t)), None)
    if opened is not None:
        return Kind.CONFERENCE, opened
    if best.rule.kind is Kind.MEETING and any(_meets(t, best) for t in triggers):
        return Kind.CONFERENCE, best
    return best.rule.kind, best
