"""Rows and domain values: the JSON text of an event's state and of a claim, and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from diplocal.errors import StoreError
from diplocal.forms import ClaimForm, EventForm, SaidForm
from diplocal.model import Claim, Event, Place, RecordedClaim, Source
from diplocal.records import claim_record, when_record
from diplocal.store.results import StoredClaim

CLAIM_COLUMNS = (
    "c.number, c.seed, c.ordinal, c.recorded, c.record, c.event_id,"
    " d.digest, d.published, d.clock, d.author, d.title, d.url, d.path, s.name"
)
CLAIM_TABLES = "claims c JOIN documents d ON d.id = c.document_id LEFT JOIN sources s ON s.id = d.source_id"

_OF_CLAIMS_ONLY = ("quote", "previous", "change", "evidence")

_event = msgspec.json.Decoder(EventForm).decode
_claim = msgspec.json.Decoder(ClaimForm).decode
_said = msgspec.json.Decoder(SaidForm).decode


def json_text(value: object) -> str:
    """JSON without spaces; equal values of equal key order give equal text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def moment_text(moment: datetime) -> str:
    """An aware datetime as YYYY-MM-DDTHH:MM:SS.ffffffZ."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_moment(text: str) -> datetime:
    """The inverse of `moment_text`: aware, UTC."""
    return datetime.fromisoformat(text)


def parse_day(text: str | None) -> date | None:
    """A date from YYYY-MM-DD, None from None."""
    return date.fromisoformat(text) if text else None


def state_text(event: Event) -> str:
    """Everything a view shows of an event except its UID, stamps and documents, as JSON."""
    shared = Claim(
        kind=event.kind,
        status=event.status,
        when=event.when,
        place=event.place,
        people=event.people,
        bodies=event.bodies,
        name=event.name,
        title=event.title,
        timezone=event.timezone,
        confidence=event.confidence,
        press=event.press,
    )
    record = {key: value for key, value in claim_record(shared).items() if key not in _OF_CLAIMS_ONLY}
    history = [{"as_of": s.as_of.isoformat(), "status": s.status.value, **when_record(s.when)} for s in event.history]
    return json_text({**record, "history": history})


def event_from(
    uid: str,
    sequence: int,
    created: str,
    modified: str,
    state: str,
    approved: int = 0,
    visit: str | None = None,
    touched: int = 0,
    *,
    sources: tuple[Source, ...] = (),
) -> Event:
    """The event of one row. Raises StoreError for a state that `state_text` did not write."""
    try:
        form = _event(state)
        when, history = form.when(), tuple([past.state() for past in form.history])
        press = form.access()
        if when is None:
            raise ValueError("it has no date")
    except ValueError as error:
        raise _damaged(f"Event {uid}", error) from error
    return Event(
        uid=uid,
        sequence=sequence,
        kind=form.kind,
        status=form.status,
        when=when,
        created=parse_moment(created),
        modified=parse_moment(modified),
        place=Place(form.city, form.country, form.venue),
        people=form.people,
        bodies=form.bodies,
        name=form.name,
        title=form.title or "",
        timezone=form.timezone,
        confidence=form.confidence,
        history=history,
        sources=sources,
        approved=bool(approved),
        press=press,
        visit=visit,
        touched=touched,
    )


def claim_from(text: str) -> Claim:
    """The claim of its JSON text. Raises StoreError for a text that `claim_text` did not write."""
    try:
        return _claim(text).claim()
    except ValueError as error:
        raise _damaged(f"The claim that begins {text[:60]!r}", error) from error


def _damaged(what: str, error: ValueError) -> StoreError:
    return StoreError(f"{what} is damaged in the database ({error}); restore it from a backup.")


def stored_claim(row: tuple[Any, ...]) -> StoredClaim:
    """The claim of one row of CLAIM_COLUMNS."""
    number, seed, ordinal, recorded, record, event, digest, published, clock, author, title, url, path, publisher = row
    claim = claim_from(record)
    day = parse_day(published)
    moment = parse_moment(recorded)
    return StoredClaim(
        RecordedClaim(claim, seed, number, digest, ordinal, day, clock, publisher, moment, author),
        Source(digest, publisher, title, url, path, day, claim.quote, claim.evidence),
        event,
    )


def source_from(
    record: str, digest: str, publisher: str | None, title: str | None, url: str | None, path: str | None, published: str | None
) -> Source:
    """The source that the claim with this JSON text is for its event. Raises StoreError as `claim_from` does."""
    try:
        said = _said(record)
    except ValueError as error:
        raise _damaged(f"The claim that begins {record[:60]!r}", error) from error
    return Source(digest, publisher, title, url, path, parse_day(published), said.quote or "", said.evidence)


def sort_key(event: Event) -> tuple[str, str, str]:
    """Events stand by start, end and UID; a day comes before a clock time on it."""
    when = event.when
    return when.start.isoformat(), when.end.isoformat() if when.end else "", event.uid


def claim_text(claim: Claim) -> str:
    """A claim with its evidence, as JSON."""
    return json_text(claim_record(claim))
