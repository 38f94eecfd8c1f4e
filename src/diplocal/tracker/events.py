"""Events from folds of stored claims: of today, of a past day, and beside what the store says. Needs no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from diplocal.errors import UsageError
from diplocal.model import Event, Query
from diplocal.store import queries
from diplocal.store.corrections import all_corrections
from diplocal.store.matching import matches
from diplocal.store.results import StoredClaim
from diplocal.store.rows import event_from, moment_text, sort_key, state_text
from diplocal.store.version import Rows
from diplocal.tracker import Folded, rebuild
from diplocal.tracker.conflicts import Told
from diplocal.tracker.neighbours import component
from diplocal.tracker.visits import parts

_COMPARED = ("kind", "status", "when", "place", "people", "bodies", "name", "title", "timezone", "confidence", "history", "press")


def event_of(fold: Folded, sequence: int, created: datetime, modified: datetime, claims: Mapping[int, StoredClaim]) -> Event:
    """The event of a fold as it would come back from the store; its sources are taken from `claims`, which are by number."""
    event = Event(
        uid=fold.uid,
        sequence=sequence,
        kind=fold.kind,
        status=fold.status,
        when=fold.when,
        created=created,
        modified=modified,
        place=fold.place,
        people=fold.people,
        bodies=fold.bodies,
        name=fold.name,
        title=fold.title,
        timezone=fold.timezone,
        confidence=fold.confidence,
        history=fold.history,
        press=fold.press,
    )
    sources = tuple(claims[claim.number].source for claim in fold.claims)
    stamps = moment_text(created), moment_text(modified)
    return event_from(fold.uid, sequence, *stamps, state_text(event), int(fold.approved), sources=sources)


def differing(before: Event, after: Event) -> list[str]:
    """The attributes in which two states of an event differ; stamps and sources are not looked at."""
    return [name for name in _COMPARED if getattr(before, name) != getattr(after, name)]


def as_of(rows: Rows, query: Query) -> list[Event]:
    """The events that `query` selects in what was publicly known on its day, by start, end and UID.

    SEQUENCE counts the states gone through by then; `created` and `modified` are when the claims behind it were recorded.
    """
    return [told.event for told in told_as_of(rows, query)]


def told_as_of(rows: Rows, query: Query) -> list[Told]:
    """As `as_of`, with the claims of each event."""
    claims = {stored.recorded.number: stored for stored in queries.all_claims(rows)}
    meant = queries.as_meant(rows, query)
    if meant is None:
        return []
    folds = rebuild((c.recorded for c in claims.values()), all_corrections(rows), as_of=query.as_of)
    past = [_past_event(fold, claims) for fold in folds]
    visits = parts(past)
    told = (
        Told(replace(event, visit=visits.get(event.uid)), [claims[c.number] for c in fold.claims])
        for event, fold in zip(past, folds, strict=True)
    )
    return sorted((t for t in told if matches(t.event, meant)), key=lambda t: sort_key(t.event))


def told_now(rows: Rows, query: Query) -> list[Told]:
    """The events that `query` selects as they stand now, by start, end and UID, with the claims of each."""
    events = queries.find(rows, query)
    claims = queries.claims_of_uids(rows, [event.uid for event in events])
    return [Told(event, claims.get(event.uid, [])) for event in events]


def show_as_of(rows: Rows, uid: str, day: date) -> Event:
    """The event with this UID (as `queries.by_uid` takes it) in what was publicly known on `day`.

    Of several events of then that are one today, the one with that UID is given, else the one recorded first. Raises UsageError
    where nothing was known of it.
    """
    present = queries.by_uid(rows, uid)
    own = {claim.recorded.number for claim in queries.claims_of_uid(rows, present.uid)}
    whole = component(rows, own)
    folds = rebuild((c.recorded for c in whole.claims.values()), whole.corrections.values(), as_of=day)
    known = [fold for fold in folds if own.intersection(claim.number for claim in fold.claims)]
    if not known:
        raise UsageError(f"Nothing was publicly known of event {uid!r} on {day}; `diplocal show` tells its history.")
    chosen = min(known, key=lambda fold: (not fold.uid.startswith(uid), min(claim.number for claim in fold.claims)))
    return _past_event(chosen, whole.claims)


def _past_event(fold: Folded, claims: Mapping[int, StoredClaim]) -> Event:
    recorded = [claim.recorded for claim in fold.claims]
    return event_of(fold, max(len(fold.history) - 1, 0), min(recorded), max(recorded), claims)


def differences(rows: Rows) -> Iterator[str]:
    """One sentence for each stored event that is not what follows from all claims."""
    claims = {stored.recorded.number: stored for stored in queries.all_claims(rows)}
    stored = {event.uid: event for event in queries.find(rows, Query())}
    folds = {fold.uid: fold for fold in rebuild((c.recorded for c in claims.values()), all_corrections(rows))}
    visits = parts(stored.values())
    advice = "run `diplocal reextract`"
    for uid in sorted(stored.keys() | folds.keys()):
        if uid not in folds:
            yield f"Event {uid} does not follow from any claim; {advice}."
        elif uid not in stored:
            yield f"Event {uid} follows from the claims but is not stored; {advice}."
        else:
            event = stored[uid]
            fields = differing(event, event_of(folds[uid], event.sequence, event.created, event.modified, claims))
            if folds[uid].approved != event.approved:
                fields.append("approved")
            if len(folds[uid].claims) != len(event.sources):
                fields.append("sources")
            if event.visit != visits.get(uid):
                fields.append("visit")
            if fields:
                yield f"Event {uid} differs from what its claims say in {', '.join(fields)}; {advice}."
