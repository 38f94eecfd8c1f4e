"""The JSON form of `diplocal.records` read back: its keys with their types, checked while they are decoded.

msgspec makes the values as it reads the text, in a tenth of the time that dictionaries in between take; whoever asks for a
week of a large calendar waits for little else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from diplocal.model import (
    Access,
    Anchor,
    Change,
    Claim,
    Document,
    Evidence,
    Extraction,
    Issue,
    Kind,
    Participant,
    Place,
    Precision,
    Press,
    Publisher,
    State,
    Status,
    When,
)
from diplocal.records import parse_moment

_UNTOLD = Press()


class WhenForm(msgspec.Struct):
    """The three keys of a date."""

    start: str | None = None
    end: str | None = None
    precision: Precision | None = None

    def when(self) -> When | None:
        """The date; None where there is none. Raises ValueError where a day or the precision is none."""
        start = parse_moment(self.start)
        if start is None:
            return None
        if self.precision is None:
            raise ValueError("precision is missing")
        return When(start, start if self.end == self.start else parse_moment(self.end), self.precision)


class StateForm(WhenForm, kw_only=True):
    """What was known of an event from a day on."""

    as_of: date
    status: Status

    def state(self) -> State:
        """The past state. Raises ValueError where it has no date."""
        when = self.when()
        if when is None:
            raise ValueError("a past state of an event has no date")
        return State(self.as_of, when, self.status)


class SharedForm(WhenForm, kw_only=True):
    """What a claim and a stored event have in common."""

    kind: Kind
    status: Status
    title: str | None = None
    timezone: str | None = None
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    name: str | None = None
    people: tuple[Participant, ...] = ()
    bodies: tuple[str, ...] = ()
    press: Access | None = None
    accreditation_deadline: str | None = None
    accreditation_contact: str | None = None
    confidence: float = 0.5

    def access(self) -> Press:
        """What the press may do. Raises ValueError where the deadline is no date."""
        if self.press is self.accreditation_deadline is self.accreditation_contact is None:
            return _UNTOLD
        return Press(self.press, parse_moment(self.accreditation_deadline), self.accreditation_contact)


class EventForm(SharedForm, kw_only=True):
    """A stored event without its UID, stamps and documents."""

    history: tuple[StateForm, ...] = ()


class SaidForm(msgspec.Struct):
    """What a source adds to an event."""

    quote: str | None = None
    evidence: tuple[Evidence, ...] = ()


class ClaimForm(SharedForm, kw_only=True):
    """A claim."""

    absent: tuple[Participant, ...] = ()
    quote: str | None = None
    previous: tuple[WhenForm, ...] = ()
    change: Change | None = None
    evidence: tuple[Evidence, ...] = ()

    def claim(self) -> Claim:
        """The claim. Raises ValueError where a date is none."""
        return Claim(
            kind=self.kind,
            status=self.status,
            when=self.when(),
            place=Place(self.city, self.country, self.venue),
            people=self.people,
            bodies=self.bodies,
            absent=self.absent,
            name=self.name,
            title=self.title or "",
            quote=self.quote or "",
            timezone=self.timezone,
            evidence=self.evidence,
            confidence=self.confidence,
            previous=tuple(when for form in self.previous if (when := form.when())),
            change=self.change,
            press=self.access(),
        )


class DocumentForm(msgspec.Struct):
    """What is known of a document, without its text."""

    digest: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str | None = None

    def document(self) -> Document:
        """The document; its text is empty. Raises ValueError where the publication day is none."""
        day, _, clock = (self.published or "").partition("T")
        return Document(
            text="",
            digest=self.digest,
            path=self.path,
            url=self.url,
            title=self.title,
            publisher=Publisher(self.publisher.casefold().replace(" ", "-"), self.publisher) if self.publisher else None,
            anchor=Anchor(date.fromisoformat(day), self.published_from or "given", clock or None) if day else None,
            language=self.language or "en",
        )


class ExtractionForm(msgspec.Struct):
    """One document with what was found in it."""

    document: DocumentForm
    events: tuple[ClaimForm, ...]
    leads: tuple[ClaimForm, ...] = ()
    issues: tuple[Issue, ...] = ()


def parse_claim(record: Mapping[str, Any]) -> Claim:
    """The inverse of `records.claim_record`. Raises ValueError for a record of another form."""
    return msgspec.convert(record, ClaimForm).claim()


def parse_extraction(record: object) -> Extraction:
    """The inverse of `records.extraction_record`, but for the text of the document, which is empty.

    Raises ValueError for a record of another form.
    """
    form = msgspec.convert(record, ExtractionForm)
    return Extraction(form.document.document(), tuple(claim.claim() for claim in (*form.events, *form.leads)), form.issues)
