"""The one JSON form of documents, claims and events: the keys that every command, feed and file shares.

An event's dates are local: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` where the precision is `minute`. `end` is inclusive, and
null for a clock time without an announced end.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from diplocal.model import (
    Claim,
    Document,
    Event,
    Evidence,
    Extraction,
    Issue,
    Participant,
    Press,
    Source,
    State,
    When,
)
from diplocal.modes import mode

Record = dict[str, Any]


def moment_text(moment: date | datetime | None) -> str | None:
    """A date as YYYY-MM-DD, a naive local datetime as YYYY-MM-DDTHH:MM, None as None."""
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%dT%H:%M")
    return None if moment is None else moment.isoformat()


def parse_moment(text: str | None) -> date | datetime | None:
    """The inverse of `moment_text`. Raises ValueError for any other text."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def when_record(when: When | None) -> Record:
    """The three keys start, end and precision; all null for a claim without a date."""
    if when is None:
        return {"start": None, "end": None, "precision": None}
    return {"start": moment_text(when.start), "end": moment_text(when.end), "precision": when.precision.value}


def _participant_record(person: Participant) -> Record:
    return {
        "name": person.name,
        "office": person.office,
        "country": person.country,
        "role": person.role.value if person.role else None,
    }


def _evidence_record(evidence: Evidence) -> Record:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "rule": evidence.rule,
        "field": evidence.field,
    }


def _shared(of: Claim | Event) -> Record:
    return {
        "title": of.title,
        "kind": of.kind.value,
        "status": of.status.value,
        **when_record(of.when),
        "timezone": of.timezone,
        "city": of.place.city,
        "country": of.place.country,
        "venue": of.place.venue,
        "name": of.name,
        "people": [_participant_record(p) for p in of.people],
        "bodies": list(of.bodies),
        **_press_record(of.press),
        "confidence": round(of.confidence, 2),
    }


def _press_record(press: Press) -> Record:
    return {
        "press": press.access.value if press.access else None,
        "accreditation_deadline": moment_text(press.deadline),
        "accreditation_contact": press.contact,
    }


def claim_record(claim: Claim) -> Record:
    """A claim in JSON form."""
    return {
        **_shared(claim),
        "absent": [_participant_record(p) for p in claim.absent],
        "quote": claim.quote,
        "previous": [when_record(w) for w in claim.previous],
        "change": claim.change.value if claim.change else None,
        "evidence": [_evidence_record(e) for e in claim.evidence],
    }


def issue_record(issue: Issue) -> Record:
    """An issue in JSON form."""
    return {"code": issue.code, "message": issue.message, "start": issue.start, "end": issue.end}


def document_record(document: Document) -> Record:
    """What is known of a document, without its text."""
    anchor = document.anchor
    published = None if anchor is None else anchor.day.isoformat() + (f"T{anchor.clock}" if anchor.clock else "")
    return {
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher.name if document.publisher else None,
        "published": published,
        "published_from": anchor.how if anchor else None,
        "language": document.language,
        "digest": document.digest,
    }


def extraction_record(extraction: Extraction) -> Record:
    """One document with its events, its leads (what has no date yet) and issues, as `extract` prints it."""
    return {
        "document": document_record(extraction.document),
        "events": [claim_record(c) for c in extraction.claims if c.when],
        "leads": [claim_record(c) for c in extraction.claims if not c.when],
        "issues": [issue_record(i) for i in extraction.issues],
    }


def _state_record(state: State) -> Record:
    return {
        "as_of": state.as_of.isoformat(),
        "start": moment_text(state.when.start),
        "end": moment_text(state.when.end),
        "status": state.status.value,
    }


def _source_record(source: Source) -> Record:
    return {
        "digest": source.digest,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "path": source.path,
        "published": source.published.isoformat() if source.published else None,
        "quote": source.quote,
    }


def event_record(event: Event) -> Record:
    """A stored event in JSON form: the keys of a claim and uid, sequence, stamps, mode, visit, history and documents."""
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        **_shared(event),
        "created": event.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "modified": event.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "mode": mode(event),
        "visit": event.visit,
        "history": [_state_record(s) for s in event.history],
        "evidence": [_evidence_record(e) for s in event.sources for e in s.evidence],
        "documents": [_source_record(s) for s in event.sources],
    }
