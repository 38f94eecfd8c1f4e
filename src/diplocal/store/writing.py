"""Puts documents, claims, events and revisions into the database, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from diplocal.model import Claim, Correction, Event, Extraction, Place, Publisher
from diplocal.records import claim_record, issue_record
from diplocal.store.engine import rows_of
from diplocal.store.matching import country_keys, folded, person_key, searchable
from diplocal.store.rows import json_text, moment_text, state_text
from diplocal.store.schema import (
    claim_keys,
    claims,
    correction_claims,
    corrections,
    documents,
    event_bodies,
    event_people,
    events,
    people,
    person_words,
    places,
    revisions,
    sources,
    touches,
)

_REPLACE_EVENT = update(events).where(events.c.id == bindparam("row"))
_TOUCH = update(events).where(events.c.id == bindparam("row")).values(touched=select(touches.c.last).scalar_subquery())
_LINK_CLAIM = update(claims).where(claims.c.number == bindparam("claim"))


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim to be stored, with the identity it gets and the row id of the event that it belongs to already, if any."""

    claim: Claim
    number: int
    seed: str
    event: int | None = None


def document_id(connection: Connection, digest: str) -> int | None:
    """The row id of the document with this digest; None where it is not there."""
    found = rows_of(connection)("SELECT id FROM documents WHERE digest = :digest", {"digest": digest})
    return found[0][0] if found else None


def count_claims(connection: Connection, document: int) -> int:
    """How many claims the document has."""
    return int(rows_of(connection)("SELECT count(*) FROM claims WHERE document_id = :document", {"document": document})[0][0])


def add_document(connection: Connection, extraction: Extraction, recorded: datetime, author: str | None) -> int:
    """Store the document and its issues. Gives its row id."""
    document = extraction.document
    anchor = document.anchor
    return _insert(
        connection,
        documents,
        {
            "digest": document.digest,
            "source_id": _source(connection, document.publisher) if document.publisher else None,
            "path": document.path,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "published": anchor.day.isoformat() if anchor else None,
            "clock": anchor.clock if anchor else None,
            "published_from": anchor.how if anchor else None,
            "recorded": moment_text(recorded),
            "author": author,
            "issues": json_text([issue_record(issue) for issue in extraction.issues]),
            "marks": json_text([astuple(mark) for mark in document.marks]),
            "text": document.text,
        },
    )


def _source(connection: Connection, publisher: Publisher) -> int:
    values = {"key": publisher.id, "name": publisher.name, "country": publisher.country}
    return _id_of(connection, sources, publisher.id) or _insert(connection, sources, values)


def next_number(connection: Connection) -> int:
    """The number of the claim that is recorded next. Ask under the write lock only."""
    return _following(connection, claims)


def add_claims(connection: Connection, document: int, stated: Sequence[NewClaim], recorded: datetime) -> None:
    """Store the claims of a document in their order."""
    rows = [
        {
            "number": new.number,
            "seed": new.seed,
            "document_id": document,
            "ordinal": ordinal,
            "event_id": new.event,
            "recorded": moment_text(recorded),
            "record": json_text(claim_record(new.claim)),
        }
        for ordinal, new in enumerate(stated)
    ]
    if rows:
        connection.execute(insert(claims), rows)


def drop_claims(connection: Connection, numbers: Iterable[int]) -> None:
    """Take claims and their keys out."""
    connection.execute(delete(claims).where(claims.c.number.in_(list(numbers))))


def drop_keys(connection: Connection, keys: Collection[tuple[str, int]]) -> None:
    """Let claims, by number, be found no more under these keys."""
    if keys:
        one = delete(claim_keys).where(claim_keys.c.key == bindparam("k"), claim_keys.c.claim == bindparam("number"))
        connection.execute(one, [{"k": key, "number": number} for key, number in sorted(keys)])


def add_keys(connection: Connection, keys: Collection[tuple[str, int]]) -> None:
    """Let claims, by number, be found under their keys, too."""
    if keys:
        connection.execute(insert(claim_keys), [{"key": key, "claim": number} for key, number in sorted(keys)])


def next_correction(connection: Connection) -> int:
    """The number of the correction that is recorded next. Ask under the write lock only."""
    return _following(connection, corrections)


def add_correction(connection: Connection, correction: Correction) -> None:
    """Store what a person stated by hand."""
    connection.execute(
        insert(corrections).values(
            number=correction.number,
            kind=correction.kind.value,
            author=correction.author,
            recorded=moment_text(correction.recorded),
            locked=int(correction.locked),
            fields=" ".join(correction.fields),
            record=json_text(claim_record(correction.stated)) if correction.stated else None,
        )
    )
    named = [(seed, 0) for seed in correction.claims] + [(seed, 1) for seed in correction.others]
    rows = [
        {"correction": correction.number, "position": position, "seed": seed, "parted": parted}
        for position, (seed, parted) in enumerate(named)
    ]
    connection.execute(insert(correction_claims), rows)


def undo_correction(connection: Connection, number: int, moment: datetime) -> None:
    """Let the correction with this number hold no more, from the aware `moment` on."""
    connection.execute(update(corrections).where(corrections.c.number == number).values(undone=moment_text(moment)))


def approve(connection: Connection, key: int, approved: bool) -> None:
    """Say whether a person accepted the event at row `key` as it is."""
    connection.execute(update(events).where(events.c.id == key).values(approved=int(approved)))


def set_visit(connection: Connection, key: int, visit: str | None) -> None:
    """Say of which visit, by UID, the event at row `key` is a part."""
    connection.execute(update(events).where(events.c.id == key).values(visit=visit))


def touch(connection: Connection, keys: Iterable[int]) -> None:
    """Say that feeds may show the events at rows `keys` otherwise from now on, or that others went away."""
    connection.execute(update(touches).values(last=touches.c.last + 1))
    if rows := [{"row": key} for key in sorted(keys)]:
        connection.execute(_TOUCH, rows)


def stamps_of(connection: Connection, uid: str) -> tuple[int, str] | None:
    """The highest SEQUENCE that a UID ever had and the moment text of its first revision; None where it is new."""
    sql = "SELECT max(sequence), min(recorded) FROM revisions WHERE uid = :uid"
    ((highest, first),) = rows_of(connection)(sql, {"uid": uid})
    return None if highest is None else (highest, first)


def log_revision(
    connection: Connection, uid: str, sequence: int, recorded: datetime, fields: Iterable[str], state: str | None
) -> None:
    """Append a revision; `state` is None for an event that went into another one."""
    values = {"uid": uid, "sequence": sequence, "recorded": moment_text(recorded), "fields": " ".join(fields), "state": state}
    connection.execute(insert(revisions), values)


def add_event(connection: Connection, event: Event) -> int:
    """Store a new event and what finds it. Gives its row id."""
    key = _insert(connection, events, _event_values(connection, event))
    _index(connection, key, event)
    return key


def replace_event(connection: Connection, key: int, event: Event) -> None:
    """Store the new state of the event at row `key`."""
    connection.execute(_REPLACE_EVENT, {**_event_values(connection, event), "row": key})
    for table in (event_people, event_bodies):
        connection.execute(delete(table).where(table.c.event_id == key))
    _index(connection, key, event)


def remove_event(connection: Connection, key: int) -> None:
    """Take an event out; its claims stay."""
    connection.execute(delete(events).where(events.c.id == key))


def link_claims(connection: Connection, key: int | None, numbers: Iterable[int]) -> None:
    """Make the claims with these numbers those of the event at row `key`; None leaves them without one."""
    connection.execute(_LINK_CLAIM, [{"claim": number, "event_id": key} for number in numbers])


def _event_values(connection: Connection, event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "created": moment_text(event.created),
        "modified": moment_text(event.modified),
        "kind": event.kind.value,
        "status": event.status.value,
        "first_day": when.first_day.isoformat(),
        "last_day": when.last_day.isoformat(),
        "span": (when.last_day - when.first_day).days,
        "place_id": _place(connection, event.place),
        "confidence": event.confidence,
        "title": event.title,
        "words": searchable(event),
        "state": state_text(event),
        "approved": int(event.approved),
        "press": event.press.access.value if event.press.access else None,
    }


def _place(connection: Connection, place: Place) -> int | None:
    if not place.city and not place.country:
        return None
    city = folded(place.city or "")
    key = f"{city}, {place.country or ''}"
    values = {"key": key, "city": place.city, "country": place.country, "city_key": city}
    return _id_of(connection, places, key) or _insert(connection, places, values)


def _index(connection: Connection, event_id: int, event: Event) -> None:
    """Make the event found by those who take part in it."""
    first_day = event.when.first_day.isoformat()
    persons = {_person(connection, p.name) for p in event.people if p.name and person_key(p.name)}
    found = {"first_day": first_day, "event_id": event_id}
    if persons:
        connection.execute(insert(event_people), [{"person_id": person, **found} for person in sorted(persons)])
    if bodies := country_keys(event):
        connection.execute(insert(event_bodies), [{"body": body, **found} for body in sorted(bodies)])


def _person(connection: Connection, name: str) -> int:
    key = person_key(name)
    known = _id_of(connection, people, key)
    if known is not None:
        return known
    person = _insert(connection, people, {"key": key, "name": name})
    connection.execute(insert(person_words), [{"word": word, "person_id": person} for word in sorted(set(key.split()))])
    return person


def _id_of(connection: Connection, table: Table, key: str) -> int | None:
    found = rows_of(connection)(f"SELECT id FROM {table.name} WHERE key = :key", {"key": key})
    return found[0][0] if found else None


def _following(connection: Connection, table: Table) -> int:
    return int(rows_of(connection)(f"SELECT coalesce(max(number), 0) + 1 FROM {table.name}", {})[0][0])


def _insert(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    done = connection.execute(insert(table), values).inserted_primary_key
    if done is None:
        raise RuntimeError(f"{table.name} has no primary key")
    return int(done[0])
