"""Where an event takes place of which the text tells no place: at its host's, or where all that it tells of that day is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.months import Months
from diplocal.extract.places import Location
from diplocal.extract.reading import Reading
from diplocal.extract.topic import settle_topic
from diplocal.gazetteer import Country, Match, NameKind
from diplocal.model import Kind, Participant, Place, Status, When

BESIDE = timedelta(days=2)
"""How long before the first and after the last event of a text another one may be that takes place there."""
NEAR = timedelta(days=7)
"""How far from an event another one is at most that takes place there."""
_MOST = 2 / 3
"""In how large a part of a text's events a country has to be for the text to be told of it."""


def part(context: Context, drafts: Iterable[Draft]) -> None:
    """Tells which of the drafts have no place, since those who take part are apart: calls, and what is held online."""
    reading = context.reading
    for draft in drafts:
        words = reading.token_range(draft.block, *draft.span)
        draft.remote = draft.kind is Kind.CALL or reading.within("remote", draft.block, *words)
        if draft.kind is Kind.CALL:
            draft.location = Location(Place())


def settle_whereabouts(context: Context, drafts: Sequence[Draft]) -> None:
    """Gives a place to those of the drafts that have none, where one follows."""
    placeless = [d for d in drafts if d.when is not None and d.kind is not Kind.DEADLINE and not d.remote and not d.location.told]
    for draft in placeless:
        draft.location = (
            _at_host(context, draft) or _in_parliament(context, draft) or _as_announced(context, draft) or draft.location
        )
    _settle_frames(drafts, [d for d in placeless if not d.location.told and d.when and not d.when.vague])
    settle_topic(context, drafts, [d for d in placeless if not d.location.told and d.when and not d.when.vague])


def _at_host(context: Context, draft: Draft) -> Location | None:
    """In the country of who receives somebody, or sees an ambassador: "President X of A receives Minister Y"."""
    host, reading = draft.host, context.reading
    entity = context.people.named(host) if host is not None and host.name else None
    person = context.people.participant(entity or Entity("", host.office, host.country)) if host is not None else None
    if host is None or person is None or not _of_state(context, person):
        return None
    publisher = reading.document.publisher
    city = publisher.city if publisher is not None and publisher.country == person.country else None
    evidence = reading.evidence(host.start, host.end, "place.host", "city" if city else "country")
    return Location(Place(city, person.country, draft.location.place.venue), (evidence,))


def _in_parliament(context: Context, draft: Draft) -> Location | None:
    """In the country whose parliament it is: "the Canadian Parliament", else that of the publisher's own."""
    if draft.kind is not Kind.PARLIAMENT:
        return None
    reading, publisher = context.reading, context.reading.document.publisher
    told = [m for m in reading.matches_in(*draft.span) if m.kind in (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.ORGANISATION)]
    own = publisher is not None and publisher.country is not None and reading.gazetteer.country(publisher.country) is not None
    country = next((m.entries[0].code for m in told if _has_house(reading, draft, m) and isinstance(m.entries[0], Country)), None)
    if country is None and own and not draft.bodies and publisher is not None:
        return Location(Place(publisher.city, publisher.country, draft.location.place.venue))
    return Location(Place(None, country, draft.location.place.venue)) if country is not None else None


def _has_house(reading: Reading, draft: Draft, match: Match) -> bool:
    """Whether the word for a parliament follows the name of a country."""
    after, _ = reading.token_range(draft.block, match.end, draft.block.end)
    return not reading.lexicon.people.houses.isdisjoint(reading.lows(draft.block)[after : after + 2])


def _as_announced(context: Context, draft: Draft) -> Location | None:
    """Where a visit goes of which the text told before its days, where it told of one country only."""
    if draft.kind is not Kind.VISIT:
        return None
    told = [d for d in context.announced if not d.people or not set(d.people).isdisjoint(draft.people)]
    return told[0].location if len({d.location.place.country for d in told}) == 1 else None


def _of_state(context: Context, person: Participant) -> bool:
    """Whether somebody holds an office of a state, and of no organisation."""
    known = context.reading.gazetteer
    return person.country is not None and known.country(person.country) is not None


def _settle_frames(drafts: Iterable[Draft], placeless: Iterable[Draft]) -> None:
    """An event is where the others of its day are that the text tells, if most of the text is told of one country.

    Where all of it is told of one country, a day between or just beside those of the others will do. One entry of a list tells
    nothing of another one.
    """
    placed = [d for d in drafts if d.location.told and d.kind is not Kind.DEADLINE and d.status is not Status.HELD]
    countries = Counter(d.location.place.country for d in placed if not d.location.others)
    dated = [d for d in placed if d.when is not None and not d.when.vague and not d.location.others]
    days = [(d.when.first_day, d.when.last_day) for d in dated if d.when is not None]
    beside = Months(dated)
    for draft in placeless:
        assert draft.when is not None
        around = [d for d in beside.near(draft.when) if d.covers(draft)]
        if not around and len(countries) == 1 and len(placed) > 1 and _between(days, draft.when):
            around = dated
        there = {frame.location.place.country for frame in around}
        country = next(iter(there), None)
        alone = len(around) == 1 and around[0].listed and draft.listed
        if alone or len(there) != 1 or countries[country] < _MOST * len(placed):
            continue
        cities = {frame.location.place.city for frame in around}
        whole = len(around) > 1 or around[0].kind in (Kind.VISIT, Kind.CONFERENCE)
        city = cities.pop() if len(cities) == 1 and whole else None
        draft.location = Location(Place(city, country, draft.location.place.venue), around[0].location.evidence)


def _between(days: Sequence[tuple[date, date]], when: When) -> bool:
    """Whether a time lies between the first and the last of some days, or just before or after them, and far from none."""
    near = any(first - NEAR <= when.first_day <= last + NEAR for first, last in days)
    return near and min(days)[0] - BESIDE <= when.first_day <= when.last_day <= max(last for _, last in days) + BESIDE
