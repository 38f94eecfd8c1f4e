"""Where a text is told of: the one place that its title and its opening name, for events of which it tells no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.extract.months import Months
from diplocal.extract.places import SURE, Location, spots
from diplocal.gazetteer import NameKind
from diplocal.model import Kind, Place, Status

FAR = timedelta(days=31)
"""How long after publication an event is at most that a text tells beside what it is told of."""
FRAMES = (Kind.VISIT, Kind.CONFERENCE)
"""Kinds of events within which others take place."""
HEAD = 40
"""Among how many first blocks, lines of navigation with them, the title and the opening are looked for."""
SENTENCES = 2
"""In how many first sentences of the opening a place counts."""
OPENING = 80
"""How many characters an opening has at least: shorter lines are bylines and navigation."""
_MOST_ELSEWHERE = 2 / 3
"""How large a part of the words that tell places in a text may tell of another country at most."""


def settle_topic(context: Context, drafts: Sequence[Draft], placeless: Sequence[Draft]) -> None:
    """An event ahead is where the title and the opening say that the text is told of, if none of its day is in another country.

    A text of which most events are elsewhere tells nothing by it, and so does the opening entry of a list.
    """
    topic = _topic(context, drafts) if placeless else None
    if topic is None or context.anchor is None:
        return
    placed = [d for d in drafts if d.location.told and d.kind is not Kind.DEADLINE and d.status is not Status.HELD]
    elsewhere = [d for d in placed if d.location.place.country != topic.place.country]
    if len(_words(elsewhere)) > _MOST_ELSEWHERE * len(_words(placed)):
        return
    beside = Months(d for d in elsewhere if d.when is not None and not d.when.vague)
    since = _since(placed, topic, context.anchor)
    for draft in placeless:
        if draft.when is None or draft.status is Status.HELD or any(d.covers(draft) for d in beside.near(draft.when)):
            continue
        if since <= draft.when.first_day <= context.anchor + FAR:
            place = Place(topic.place.city, topic.place.country, draft.location.place.venue)
            draft.location = Location(place, topic.evidence)


def _words(drafts: Sequence[Draft]) -> set[int]:
    """Where the words stand that tell the places of some events: several may be told by the same ones."""
    return {draft.location.evidence[0].start if draft.location.evidence else draft.span[0] for draft in drafts}


def _since(placed: Sequence[Draft], topic: Location, anchor: date) -> date:
    """From which day on things are there: that of the journey or gathering that tells it, else the day of publication."""
    at = topic.evidence[0].start
    telling = [d.when.first_day for d in placed if d.when is not None and d.sentence[0] <= at < d.sentence[1]]
    return min(telling, default=anchor)


def _topic(context: Context, drafts: Sequence[Draft]) -> Location | None:
    """The one city or country into which or in which the title and the opening tell of something; None where they tell of two."""
    reading = context.reading
    found = [
        match
        for block in _head(reading.blocks)
        for sentence in reading.sentences(block)[:SENTENCES]
        if _tells_of_all(context, drafts, sentence)
        for weight, match in spots(reading, block, *sentence, reading.people_in(block, *sentence))
        if weight >= SURE
    ]
    cities = [match for match in found if match.kind is NameKind.CITY]
    if len({match.country for match in found}) != 1:
        return None
    city = cities[0].entries[0].name if len({match.entries for match in cities}) == 1 else None
    told = cities[0] if city else found[0]
    evidence = reading.evidence(told.start, told.end, "place.topic", "city" if city else "country")
    return Location(Place(city, told.country), (evidence,))


def _tells_of_all(context: Context, drafts: Sequence[Draft], sentence: tuple[int, int]) -> bool:
    """Whether a sentence is no entry of a list and tells of no day, but for that of a journey, a gathering or what is over."""
    told = [d for d in drafts if sentence[0] <= d.sentence[0] < sentence[1]]
    if not told:
        return not any(context.counts(found) for found in context.reading.dates_in(*sentence))
    return not any(d.listed or (d.kind not in FRAMES and d.status is not Status.HELD) for d in told)


def _head(blocks: Sequence[Block]) -> Iterator[Block]:
    """The headings before the opening, and the opening itself."""
    for block in blocks[:HEAD]:
        opening = block.kind is BlockKind.PARAGRAPH and block.end - block.start > OPENING
        if opening or block.kind is BlockKind.HEADING:
            yield block
        if opening:
            return
