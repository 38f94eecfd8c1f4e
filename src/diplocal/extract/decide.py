"""What a clause announces: its kind by the event words, its status by tense, hedges and date, and what is no event at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diplocal.extract.clauses import Clause, Trigger
from diplocal.extract.reading import Reading
from diplocal.model import Kind, Status, When
from diplocal.timex import Direction, Relation

_WEAK = frozenset({"attend.any", "visit.presence", "visit.movement", "press.speech"})


def direction(moods: Iterable[str]) -> Direction:
    """Where a date without a year lies: a report looks back, an announcement forward."""
    found = set(moods)
    if "future" in found or "tentative" in found:
        return Direction.FORWARD
    if "past" in found and not found & {"cancelled", "postponed"}:
        return Direction.BACK
    return Direction.FORWARD if "present" in found else Direction.NEAREST


def decisive(triggers: Iterable[Trigger]) -> Trigger | None:
    """The event word that decides the kind: the highest rank, the first one among equals."""
    return max(triggers, key=lambda t: (t.rule.rank, -t.start), default=None)


def status(moods: Iterable[str], when: When | None, anchor: date | None) -> Status:
    """How the event stood at publication: words of cancellation first, then its date against the anchor, then hedges."""
    found = set(moods)
    past = when is not None and anchor is not None and when.last_day < anchor
    if "cancelled" in found:
        return Status.CANCELLED
    if "postponed" in found:
        return Status.POSTPONED
    if past or (anchor is None and "past" in found and "future" not in found):
        return Status.HELD
    if (
        when is not None
        and anchor is not None
        and when.first_day <= anchor
        and "past" in found
        and "future" not in found
        and not when.vague
    ):
        return Status.HELD
    return Status.TENTATIVE if "tentative" in found else Status.PLANNED


def no_event(reading: Reading, clause: Clause) -> str | None:
    """Why the date of a clause is no event's date; None where it may be one."""
    timex = clause.timex
    tokens = reading.tokens(clause.block)
    if timex is not None:
        at, _ = reading.token_range(clause.block, timex.start, timex.start)
        begin = max(0, at - 5)
        for _, after, _ in reading.lexicon.phrases.not_before.find(tokens, begin, at):
            if after >= at - 1 and all(t.low in ("the", "on", "of", "in", ",", "(", "last") for t in tokens[after:at]):
                return "not-event.document-date"
        said = at - 1
        while said > max(0, at - 5) and tokens[said].low in (
            "on",
            "reporters",
            "journalists",
            "here",
            "earlier",
            "late",
            "the",
            "media",
            "in",
            ",",
            "that",
            "yesterday",
        ):
            said -= 1
        if said >= 0 and tokens[said].low in reading.lexicon.people.saying and tokens[said].start >= clause.start - 200:
            return "not-event.reporting"
        if timex.relation in (Relation.SINCE, Relation.BEFORE, Relation.AFTER):
            return "not-event.bound"
    around = reading.lexicon.phrases.not_around.within(tokens, clause.first, clause.last)
    if around and not any(
        t.rule.kind in (Kind.CEREMONY, Kind.CONFERENCE, Kind.PARLIAMENT) and t.rule.noun and t.rule.rank >= 45
        for t in clause.triggers
    ):
        return "not-event.subject"
    return None


def kind_of(clause: Clause, extra: Iterable[Trigger] = ()) -> tuple[Kind, Trigger] | None:
    """The kind of the event in a clause and the event word that decided it; None where no event word stands."""
    triggers = [*clause.triggers, *extra]
    best = decisive(triggers)
    if best is None:
        return None
    strong = [t for t in triggers if t.rule.name not in _WEAK]
    if not strong and best.rule.name == "attend.any":
        return Kind.OTHER, best
    return best.rule.kind, best
