"""Where an event takes place that does not tell it: where its people are told to be on its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.months import Months
from diplocal.extract.places import Location
from diplocal.model import Kind, Place, Precision

SHORT = timedelta(days=2)
"""How long a visit lasts at most whose city is that of all in its programme."""


def _same_office(a: Draft, b: Draft) -> bool:
    """Whether two events have nobody with a name, and the same first office ("the Prime Minister")."""
    if a.people or b.people or not a.offices or not b.offices:
        return False
    return a.offices[0].office == b.offices[0].office


def settle_cities(drafts: Sequence[Draft]) -> None:
    """An event of which only the country is known is in the one city of it where its people are told to be on these days."""
    placed = Months(d for d in drafts if d.location.place.city and not d.remote)
    found = [(draft, city) for draft in drafts if (city := _only_city(draft, placed)) is not None]
    for draft, location in found:
        draft.locate(location)


def _only_city(draft: Draft, placed: Months) -> Location | None:
    place, when = draft.location.place, draft.when
    if when is None or when.vague or place.city or not place.country or draft.location.others or draft.remote:
        return None
    if draft.kind is Kind.VISIT and when.last_day - when.first_day > SHORT:
        return None
    reach = timedelta() if draft.kind is Kind.VISIT else timedelta(days=1)
    beside = [
        d.location
        for d in placed.near(when)
        if d.when is not None
        and not d.when.vague
        and (draft.kind is not Kind.VISIT or d.listed)
        and when.first_day - reach <= d.when.first_day
        and d.when.last_day <= when.last_day + reach
        and any(p in draft.people for p in d.people)
    ]
    cities = {location.place.city for location in beside if location.place.country == place.country}
    if len(cities) != 1 or len({location.place.city for location in beside}) != 1:
        return None
    told = beside[0]
    return Location(Place(told.place.city, told.place.country), told.evidence)


def settle_places(drafts: Sequence[Draft]) -> None:
    """An event without a place that lies inside a visit of the same people takes place where the visit does.

    Of several visits of its day it is the one to the country of somebody who takes part.
    """
    visits = Months(d for d in drafts if d.kind in (Kind.VISIT, Kind.CONFERENCE) and not d.location.others)
    for draft in drafts:
        if draft.location.told or draft.when is None or draft.remote:
            continue
        around = [visit for visit in visits.near(draft.when) if visit is not draft and _lies_in(draft, visit)]
        hosts = _countries(draft.people)
        meant = next((visit for visit in around if visit.location.place.country in hosts), None) or _only(draft, around)
        draft.location = meant.location if meant is not None else draft.location


def _only(draft: Draft, around: Sequence[Draft]) -> Draft | None:
    """The first of some visits with people of the event, or the first one where all are to one country."""
    own = [visit for visit in around if not set(visit.people).isdisjoint(draft.people) or _same_office(visit, draft)]
    there = {visit.location.place.country for visit in around}
    return own[0] if own else around[0] if len(there) == 1 else None


def _lies_in(draft: Draft, visit: Draft) -> bool:
    """Whether an event lies inside a visit that has a place, and belongs to it."""
    if visit.when is None or visit.when.vague or not visit.covers(draft) or not visit.location.told:
        return False
    return (
        any(p in visit.people for p in draft.people)
        or (draft.listed and not visit.listed and visit.kind is Kind.VISIT)
        or _same_office(visit, draft)
    )


def _during(draft: Draft, tour: Draft) -> bool:
    """Whether an event lies inside a tour, which may be told by its week alone."""
    return draft.when is not None and not draft.when.vague and tour.covers(draft)


def _countries(people: Sequence[Entity]) -> set[str]:
    return {p.country for p in people if p.country}


def settle_tours(drafts: Sequence[Draft]) -> None:
    """On a tour, the traveller meets a minister of one of its countries there; talks in one of them are the stop there."""
    tours = [d for d in drafts if d.kind is Kind.VISIT and (d.location.others or not d.location.told) and d.actor is not None]
    if not tours:
        return
    stops = {(d.actor, d.location.place.country) for d in drafts if d.kind is Kind.VISIT and not d.location.others}
    near = Months(drafts)
    for tour in tours:
        countries = {tour.location.place.country, *tour.location.others}
        for draft in near.near(tour.when) if tour.when is not None else ():
            if draft.remote or draft.kind is Kind.VISIT or tour.actor not in draft.people or not _during(draft, tour):
                continue
            hosts = countries & _countries([p for p in draft.people if p is not tour.actor])
            stop = (tour.actor, draft.location.place.country)
            if draft.location.place == Place() and len(hosts) == 1:
                draft.location = Location(Place(None, hosts.pop()))
                stops.add((tour.actor, draft.location.place.country))
            elif (
                draft.kind is Kind.MEETING
                and (stop[1] in countries or (not tour.location.told and _abroad(draft, tour)))
                and stop not in stops
                and not _timed(draft)
            ):
                stops.add(stop)
                draft.kind, draft.actor = Kind.VISIT, tour.actor


def _abroad(draft: Draft, tour: Draft) -> bool:
    country = draft.location.place.country
    return country is not None and tour.actor is not None and country != tour.actor.country


def _timed(draft: Draft) -> bool:
    return draft.when is not None and draft.when.precision is Precision.MINUTE
