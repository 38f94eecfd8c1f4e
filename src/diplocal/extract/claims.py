"""From a draft to a claim: roles, zone, title, confidence, and the words behind every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplocal import timex, titles
from diplocal.extract import confidence
from diplocal.extract.context import Context
from diplocal.extract.drafts import Draft
from diplocal.model import Change, Claim, Evidence, Kind, Participant, Role, Status, When

LONGEST_QUOTE = 600
_CHANGES = {Status.CANCELLED: Change.CANCELLED, Status.POSTPONED: Change.POSTPONED}


def claim_of(context: Context, draft: Draft) -> Claim:
    """What a draft says, as a claim. Clock times come out local to the place where its zone is known."""
    reading = context.reading
    place = draft.location.place
    people = tuple(_roles(draft, [context.people.participant(e) for e in draft.people]))
    nameless = tuple(Participant(None, m.office, m.country) for m in draft.offices)
    acting = {p.country for p in people}
    stops = draft.location.others if draft.kind is Kind.VISIT else ()
    bodies = tuple(b for b in dict.fromkeys([*draft.bodies, *stops]) if b not in acting)
    zone = reading.gazetteer.timezone(place.city, place.country)
    title = titles.title(draft.kind, draft.status, people, bodies, place, draft.name, country_name=reading.gazetteer.country_name)
    return Claim(
        kind=draft.kind,
        status=Status.HELD if draft.begun and draft.status is Status.PLANNED else draft.status,
        when=_local(draft, zone),
        place=place,
        people=people + nameless,
        absent=tuple(context.people.participant(e) for e in draft.absent if e not in draft.people),
        bodies=bodies,
        name=draft.name,
        title=title,
        quote=" ".join(reading.text[slice(*draft.sentence)].split())[:LONGEST_QUOTE],
        timezone=zone or (timex.iana(draft.zone) if draft.zone else None),
        evidence=tuple(dict.fromkeys(_evidence(context, draft))),
        confidence=confidence.estimate(draft),
        previous=tuple(draft.previous),
        change=draft.change or _CHANGES.get(draft.status) or (Change.REPLACED if draft.absent else None),
        press=draft.press,
    )


def _local(draft: Draft, zone: str | None) -> When | None:
    """The time on the clocks of the place."""
    if draft.when is None or draft.zone is None or zone is None:
        return draft.when
    return timex.to_zone(draft.when, draft.zone, zone)


def _evidence(context: Context, draft: Draft) -> Iterator[Evidence]:
    """The words behind the fields, those of the sentence that announces it last."""
    reading = context.reading
    yield from draft.evidence
    for entity in draft.people:
        yield reading.evidence(*entity.span, "people.named", "people")
    for mention in draft.offices:
        yield reading.evidence(mention.start, mention.end, "people.office", "people")
    block = draft.block
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, *draft.span)
    for a, b, rule in reading.find("moods", block, first, last):
        if rule == draft.status.value:
            yield reading.evidence(tokens.starts[a], tokens.ends[b - 1], rule, "status")
    yield reading.evidence(*draft.sentence, "sentence", "quote")


def _roles(draft: Draft, people: list[Participant]) -> Iterable[Participant]:
    """Who visits and who receives, where the place tells it."""
    country = draft.location.place.country
    acting = draft.actor.name if draft.kind is Kind.VISIT and draft.actor is not None else None
    unknown = any(person.name == acting and person.country is None for person in people)
    own = {person.country for person in people if person.name == acting}
    for person in people:
        role = Role.PARTY
        if draft.kind is Kind.VISIT and country is not None:
            if person.country == country:
                role = Role.HOST
            elif person.name == acting if unknown else person.country in (own or {person.country}) - {None}:
                role = Role.VISITOR
        yield Participant(person.name, person.office, person.country, role)
