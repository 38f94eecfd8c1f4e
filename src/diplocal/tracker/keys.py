"""The order of claims, and the keys under which claims about one event can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from diplocal.model import Change, Correction, RecordedClaim, Status
from diplocal.tracker.occasions import is_occasion, occasion_name, own_name
from diplocal.tracker.parties import parties

OUTLOOK = timedelta(days=400)
"""How far ahead of a postponement the new date of the same meeting is looked for."""

GRACE = timedelta(days=14)
"""How long after its date a meeting is still reported as called off."""

Sought = str | tuple[str, str]
"""One key, or the range of the keys from the first one to before the second."""

OrderKey = tuple[date, int, str, str, int]

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})


def publication_day(claim: RecordedClaim) -> date | None:
    """The day on which a claim became known: its publication, or for a correction by hand its recording (UTC)."""
    return claim.recorded.date() if claim.author else claim.published


def order_key(claim: RecordedClaim) -> OrderKey:
    """Orders claims: publication day (undated first), rank, time of day, digest, ordinal. Total over distinct claims.

    Rank puts changes and reports after plain plans of the same day, and hands after documents.
    """
    stated = claim.claim
    rank = 2 if claim.author else int(stated.change is not None or stated.status in _OFF or stated.status is Status.HELD)
    clock = claim.recorded.isoformat(timespec="microseconds") if claim.author else claim.clock or ""
    return publication_day(claim) or date.min, rank, clock, claim.digest, claim.ordinal


def correction_key(correction: Correction, claims: Iterable[RecordedClaim]) -> OrderKey:
    """Where a correction speaks among the claims of its event: at its recording, but after every claim that it names.

    Its author knew those, and some documents are dated ahead: where the day begins earlier, or by mistake.
    """
    named = [publication_day(claim) for claim in claims if claim.seed in correction.claims]
    day = max([correction.recorded.date(), *(day for day in named if day)])
    return day, 2, correction.recorded.isoformat(timespec="microseconds"), "", correction.number


def window(claim: RecordedClaim) -> tuple[date, date] | None:
    """First and last day (inclusive) on which the claim's event can be; None without a date.

    A vague range ends with the publication of a report, and begins with that of a plan.
    """
    when, published = claim.claim.when, publication_day(claim)
    if when is None:
        return None
    first, last = when.first_day, when.last_day
    if when.vague and published and first <= published <= last:
        if claim.claim.status is Status.HELD:
            last = published
        elif claim.claim.status in (Status.PLANNED, Status.TENTATIVE):
            first = published
    return first, max(first, last)


def is_open(claim: RecordedClaim) -> bool:
    """Whether a claim changes an event whose date it does not tell: called off, put off, or moved from an unnamed day."""
    stated = claim.claim
    if stated.when is None:
        return stated.change is not None or stated.status in _OFF
    return stated.status is Status.POSTPONED or (stated.change is Change.MOVED and not stated.previous)


def outlook(claim: RecordedClaim) -> tuple[date, date] | None:
    """First and last day on which an event that an open claim changes, or its new date, can be; None for other claims."""
    published = publication_day(claim)
    return (published - GRACE, published + OUTLOOK) if published and is_open(claim) else None


def candidate_keys(claim: RecordedClaim) -> frozenset[str]:
    """Short strings such that two claims with an edge share at least one; empty where a claim can have no edge.

    Each is a matter (a word of a name, two or more sides, a city, a body or a name of a conference) and a day of its dates,
    counted from the year 1: who is everywhere has few neighbours in a day, and most claims tell one day or two.
    """
    days = {day for first, last in spans(claim) for day in range(first.toordinal(), last.toordinal() + 1)}
    return frozenset(f"{matter}:{day}" for matter in _matters(claim) for day in days)


def stored_keys(claim: RecordedClaim) -> frozenset[str]:
    """The keys under which a claim is stored: its candidate keys, each with the country where it takes place if that is fixed."""
    return frozenset(f"{key}:{_country(claim)}" for key in candidate_keys(claim))


def sought_keys(claim: RecordedClaim) -> frozenset[Sought]:
    """Stored keys, and ranges of them, under which every claim is found that has an edge to this one.

    What takes place in two countries is one event only where it moved: who is everywhere has few neighbours in a country.
    """
    country = _country(claim)
    if country:
        return frozenset(f"{key}:{where}" for key in candidate_keys(claim) for where in (country, ""))
    days = [(first.toordinal(), last.toordinal()) for first, last in spans(claim)]
    return frozenset((f"{matter}:{first}:", f"{matter}:{last};") for matter in _matters(claim) for first, last in days)


def _country(claim: RecordedClaim) -> str:
    """The country that a claim and all of its neighbours have if they have any; "" where neighbours can have another."""
    return "" if claim.claim.change is Change.MOVED else claim.claim.place.country or ""


def spans(claim: RecordedClaim) -> list[tuple[date, date]]:
    """First and last days (inclusive) that the claim speaks of: two claims with an edge have a day of these in common."""
    told = [window(claim), outlook(claim), *((w.first_day, w.last_day) for w in claim.claim.previous)]
    return [span for span in told if span is not None]


def _matters(claim: RecordedClaim) -> Iterator[str]:
    stated = claim.claim
    of = parties(stated)
    for _, words in of.named:
        yield from (f"p:{word}" for word in words)
    if of.group:
        yield "s:" + "-".join(sorted(of.group))
    if is_occasion(stated):
        if stated.place.city:
            yield f"c:{stated.place.city.casefold()}"
        yield from (f"b:{body}" for body in stated.bodies)
        if stated.name:
            yield from {f"n:{' '.join(sorted(words))[:60]}" for words in (occasion_name(stated.name), own_name(stated))}
