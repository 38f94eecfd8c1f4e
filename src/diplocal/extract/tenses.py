"""Tenses: which of the verbs of a clause has its date, and to which side of the publication that lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from diplocal import timex
from diplocal.extract import decide
from diplocal.extract.boundaries import AHEAD, OFF, PURPOSE, TENSES
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.timing import resolve
from diplocal.model import Status, When
from diplocal.timex import Direction, Relation, Timex

_ACTING = frozenset({"we", "i", "he", "she", "they", "it", "who", "having"})
_BEING = frozenset({"is", "are", "be", "being"})
PAST = "past"
_PASSIVE = frozenset({"was", "were", "been", "is", "are", "be", "and", ","})
_AFTER = frozenset({"following", "after"})
SAID = 12
"""Within how many words after such a date somebody says something."""
SHORTEST_VERB = 4
BESIDE = 40
"""Within how many characters before a clause the date stands with which it shares its year."""
FAR = timedelta(days=240)
"""So far ahead a date without a year is only where words of the future tell it."""


def of_clause(context: Context, clause: Clause, moods: frozenset[str]) -> list[When]:
    """The times of a clause: of two tenses the nearest before the date counts, and without the future none is far ahead."""
    assert clause.timex is not None
    told = _tenses_before(context, clause)
    done = told[-1:] == [PAST] and "lapsed" not in moods and _happened(context, clause)
    moods = _settled(context, clause, moods, told, done=done)
    dated = clause.timex._replace(relation=Relation.ON) if "postponed" in moods else clause.timex
    side = _beside(context, clause, told) or (Direction.BACK if _preceding(context, clause) else decide.direction(moods))
    found = resolve(context, dated, side)
    anaphoric = any(s.first.after_last for s in dated.spans)
    if found and context.anchor is not None and found[0].first_day > context.anchor:
        if done:
            found = _over(context, dated)
        elif anaphoric and moods & TENSES == {PAST} and _reports(context, clause):
            return []
    if found and anaphoric and moods & AHEAD and context.anchor is not None and found[0].last_day < context.anchor:
        found = _after_ahead(context, dated)
    if context.reading.lows(clause.block)[clause.first] in PURPOSE and not moods & AHEAD:
        found = _not_before(context, clause, found)
    far = context.anchor is not None and any(when.first_day - context.anchor > FAR for when in found)
    if far and not moods & AHEAD and not clause.timex.has_year:
        return resolve(context, clause.timex, Direction.BACK)
    return found


def _tenses_before(context: Context, clause: Clause) -> list[str]:
    """The tenses before the date of a clause, in order; of "was expected on Friday" it is the future."""
    found = context.reading.find("moods", clause.block, clause.first, clause.dated.start)
    hoped = {at for at, _, rule in found if rule == "tentative"}
    return ["future" if rule == PAST and after in hoped else rule for _, after, rule in found if rule in TENSES]


def _settled(context: Context, clause: Clause, moods: frozenset[str], told: Sequence[str], *, done: bool) -> frozenset[str]:
    """The moods of a clause with the tense that its date has; what is over is not tentative."""
    past = moods - {*TENSES, "tentative"} | {PAST}
    if told and (PAST in moods or done):
        moods = past if told[-1] == PAST else (moods - TENSES) | {told[-1]}
    elif not {PAST, *OFF} & moods and _acted(context.reading.lows(clause.block), clause.first, clause.dated.start):
        moods = moods - {*TENSES, "tentative"} | {"future"} if "future" in told else past
    if _told_after(context, clause):
        return past
    called_off = clause.timex is not None and clause.timex.rule == "weekday" and _called_off_on(context, clause)
    return moods - TENSES - OFF | {PAST} if called_off else moods


def _preceding(context: Context, clause: Clause) -> bool:
    """Whether a weekday is that of before what the sentence goes on to: "Following talks on Tuesday, he flies on Thursday"."""
    assert clause.timex is not None
    if context.reading.lows(clause.block)[clause.first] not in _AFTER or clause.timex.rule != "weekday":
        return False
    then = next((t for t in context.reading.dates_in(clause.timex.end, clause.block.end) if t.rule == "weekday"), None)
    days = [resolve(context, t, Direction.FORWARD) for t in (clause.timex, then) if t is not None]
    return len(days) == 2 and all(days) and days[0][0].first_day > days[1][0].first_day


def _after_ahead(context: Context, found: Timex) -> list[When]:
    """The day after what is still ahead: "She arrives on 12 June. (A report of May.) The next day she is to meet X"."""
    ahead = (d.when for d in reversed(context.drafts) if d.when is not None and d.status in (Status.PLANNED, Status.TENTATIVE))
    last = next(ahead, None)
    frame = timex.Context(anchor=context.anchor, direction=Direction.FORWARD, last=last.last_day if last is not None else None)
    return list(timex.resolve(found, frame)) if last is not None else []


def _over(context: Context, found: Timex) -> list[When]:
    """The times of a date without a year that is over: of this year, or of the last one."""
    years = (found._replace(years=years) for years in (0, -1)) if not found.has_year else ()
    whens = (resolve(context, each, Direction.BACK) for each in years)
    return next((w for w in whens if w and context.anchor is not None and w[0].first_day <= context.anchor), [])


def _called_off_on(context: Context, clause: Clause) -> bool:
    """Whether a weekday without a preposition ends what somebody called off then: "cancelled her first trip to Lima Tuesday"."""
    lows, at = context.reading.lows(clause.block), clause.dated.start
    told = context.reading.find("moods", clause.block, clause.first, at)
    active = [a for a, _, rule in told if rule in OFF and lows[a].endswith("ed") and lows[a - 1] not in _PASSIVE]
    alone = lows[at - 1] not in context.reading.lexicon.people.function and lows[at - 1] not in (",", "(", "–", "—", "-")
    return bool(active) and alone and not context.reading.within("planned_for", clause.block, at - 4, at)


def _beside(context: Context, clause: Clause, tenses: Sequence[str]) -> Direction | None:
    """Where a date without verb and year lies: with the date before it that has its year, "in September 2018, and in October"."""
    assert clause.timex is not None
    if tenses or clause.moods & (AHEAD | OFF) or clause.timex.has_year or context.anchor is None:
        return None
    dates = context.reading.dates_in(max(clause.block.start, clause.start - BESIDE), clause.start)
    beside = bool(dates) and dates[-1].has_year and not context.reading.text[dates[-1].end : clause.start].strip(" ,")
    told = resolve(context, dates[-1], Direction.NEAREST) if beside else []
    return Direction.BACK if told and told[-1].last_day < context.anchor else None


def _happened(context: Context, clause: Clause) -> bool:
    """Whether the past before a date is the verb of an event: "where she met X on Saturday", and not "is to be held on"."""
    found = context.reading.find("moods", clause.block, clause.first, clause.dated.start)
    at = next(at for at, _, rule in reversed(found) if rule in TENSES)
    lows = context.reading.lows(clause.block)
    return _BEING.isdisjoint(lows[max(clause.first, at - 2) : at]) and any(t.first == at for t in clause.triggers)


def _reports(context: Context, clause: Clause) -> bool:
    """Whether the verb of a clause is one of the past, and no participle: "a dinner hosted by X"."""
    lows = context.reading.lows(clause.block)
    told = [b for _, b, rule in context.reading.find("moods", clause.block, clause.first, clause.last) if rule == "past"]
    return any(lows[after : after + 1] != ["by"] for after in told)


def _told_after(context: Context, clause: Clause) -> bool:
    """Whether a date is that of what somebody spoke after: "Following their call on Tuesday, the Minister said"."""
    tokens, saying = context.reading.tokens(clause.block), context.reading.lexicon.people.saying
    spoken = tokens.where(saying, clause.dated.stop, min(clause.dated.stop + SAID, len(tokens)))
    moods = context.reading.find("moods", clause.block, clause.dated.stop, spoken[0]) if spoken else []
    return tokens.lows[clause.first] in _AFTER and bool(spoken) and not any(rule == "future" for _, _, rule in moods)


def _acted(lows: Sequence[str], first: int, last: int) -> bool:
    """Whether somebody did something, by the form of the verb: "we lifted our sanctions on 5 October"."""
    verbs = [i for i in range(first + 1, last) if lows[i].endswith("ed") and len(lows[i]) > SHORTEST_VERB]
    return any(lows[i - 1] in _ACTING for i in verbs)


def _not_before(context: Context, clause: Clause, whens: list[When]) -> list[When]:
    """The first time of a date that is not before what it is the purpose of: "left on Thursday to meet X on Friday"."""
    assert clause.timex is not None
    before = context.reading.dates_in(clause.block.start, clause.start)
    told = resolve(context, before[-1], Direction.BACK) if before else []
    if not told or not whens or whens[0].first_day >= told[0].first_day:
        return whens
    others = (resolve(context, clause.timex, direction) for direction in (Direction.BACK, Direction.FORWARD))
    return next((other for other in others if other and other[0].first_day >= told[0].first_day), whens)
