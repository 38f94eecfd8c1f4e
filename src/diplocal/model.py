"""Frozen domain values: what diplocal speaks about. Standard library only; everyone may import it.

Dates are local to the place of the event. A clock time is a naive `datetime` in `Claim.timezone`.
Country codes are ISO 3166-1 alpha-2; a person who acts for an organisation carries what stands for it instead:
its acronym (`EU`, `UN`, `NATO`), or its name where the acronym is a country's code (`African Union`: `AU` is Australia).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing an event is."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    CONFERENCE = "conference"
    CEREMONY = "ceremony"
    PARLIAMENT = "parliament"
    PRESS = "press"
    DEADLINE = "deadline"
    OTHER = "other"


class Status(StrEnum):
    """How an event stood at publication."""

    PLANNED = "planned"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


class Precision(StrEnum):
    """How exactly a time is known (coarser than `DAY`: `start` and `end` bound the range that the words cover)."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    APPROXIMATE = "approximate"


class Role(StrEnum):
    """What a participant does in an event."""

    VISITOR = "visitor"
    HOST = "host"
    GUEST = "guest"
    PARTY = "party"


class Change(StrEnum):
    """What a document says happened to an event that was announced before."""

    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


class Access(StrEnum):
    """How the press may come to an event: all of it, nobody, chosen ones for all, or cameras at the beginning."""

    OPEN = "open"
    CLOSED = "closed"
    POOLED = "pooled"
    SPRAY = "spray"


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time. `end` is inclusive; None only for a clock time whose end is not announced.

    `start` and `end` are `datetime` (naive, local) exactly when `precision` is `MINUTE`.
    """

    start: date | datetime
    end: date | datetime | None
    precision: Precision

    @property
    def first_day(self) -> date:
        """The calendar date on which it starts."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date:
        """The calendar date on which it ends (inclusive); the first day where no end is announced."""
        if self.end is None:
            return self.first_day
        return self.end.date() if isinstance(self.end, datetime) else self.end

    @property
    def vague(self) -> bool:
        """Whether the range is an estimate and not the event's duration."""
        return self.precision in (Precision.MONTH, Precision.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event takes place; each part is None where the text does not say it."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in an event. `name` is None for one who is known by office and country alone."""

    name: str | None
    office: str | None = None
    country: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """What an event is to the press. Each part is None where the text does not say it.

    `deadline` is the last local day, or clock time, for accreditation (inclusive); `contact` an e-mail address or telephone
    number with which to register.
    """

    access: Access | None = None
    deadline: date | datetime | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words `text[start:end]` of the document's text behind one field, and the rule that took them."""

    start: int
    end: int
    text: str
    rule: str
    field: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader of the result must know: what is ambiguous, missing or was not understood.

    `code` is stable and lower-case ("no-anchor-date"), `message` is one sentence.
    `start` and `end` delimit the words in the document's text where it concerns some.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of one event. Without `when` it is a lead, or carries a `change` to an event told before."""

    kind: Kind
    status: Status
    when: When | None
    place: Place = Place()
    people: tuple[Participant, ...] = ()
    bodies: tuple[str, ...] = ()
    absent: tuple[Participant, ...] = ()
    """Persons of whom the text says that they do not take part: another one comes in their place, or they stay away."""
    name: str | None = None
    """The event's own name as the text gives it ("OSCE Ministerial Council")."""
    title: str = ""
    quote: str = ""
    """The sentence that announces it, as in the text."""
    timezone: str | None = None
    """IANA zone of the clock times and of the place; None where unknown."""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5
    """0 to 1: the share of events with this figure that are right."""
    previous: tuple[When, ...] = ()
    """Dates that the text says no longer hold."""
    change: Change | None = None
    press: Press = Press()


class MarkKind(StrEnum):
    """What the markup of a page says of a stretch of its text."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CELL = "cell"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup over `text[start:end]`. Plain text has none."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of a source. `country` is an ISO code or what stands for an organisation."""

    id: str
    name: str
    country: str | None = None
    timezone: str | None = None
    city: str | None = None
    layout: str | None = None
    """The genre that its texts follow where it cannot be told from the text itself."""
    month_first: bool = False
    """Whether 05/06/2024 is 6 May there."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which relative dates count (TIMEX3's document creation time), and how it was found.

    `how` is one of: given, json-ld, meta, time, mail, address, dateline, text, file name.
    """

    day: date
    how: str
    clock: str | None = None
    """HH:MM where the publication gives it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published. Evidence spans index `text`; `digest` is the SHA-256 of the bytes, in hex."""

    text: str
    digest: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: Publisher | None = None
    anchor: Anchor | None = None
    language: str = "en"
    marks: tuple[Mark, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says: its claims in order of appearance, and the issues of reading and extracting it."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What was publicly known of an event from `as_of` (a publication day) on."""

    as_of: date
    when: When
    status: Status


@dataclass(frozen=True, slots=True)
class Source:
    """One document that speaks of an event, with the sentence that does and the evidence of its claim."""

    digest: str
    publisher: str | None
    title: str | None
    url: str | None
    path: str | None
    published: date | None
    quote: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What follows from all claims about one thing. `uid` is for life; `sequence` counts significant changes (RFC 5545, 3.8.7.4).

    `created` and `modified` are aware UTC datetimes of recording, never of publication.
    """

    uid: str
    sequence: int
    kind: Kind
    status: Status
    when: When
    created: datetime
    modified: datetime
    place: Place = Place()
    people: tuple[Participant, ...] = ()
    bodies: tuple[str, ...] = ()
    name: str | None = None
    title: str = ""
    timezone: str | None = None
    confidence: float = 0.5
    history: tuple[State, ...] = ()
    sources: tuple[Source, ...] = field(default=())
    approved: bool = False
    """Whether a person accepted its date, status and place as they are."""
    press: Press = Press()
    visit: str | None = None
    """UID of the visit of which it is a part."""
    touched: int = field(default=0, compare=False)
    """Rises with whatever can be shown of it otherwise; 0 where it is not as it stands now, but a view of a past day."""


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """A claim in the store. `seed` and `number` are given once, under the write lock, and decide the UID of its event.

    `published` and `clock` (HH:MM) order claims; `recorded` (aware, UTC) says when we learned it.
    """

    claim: Claim
    seed: str
    number: int
    digest: str
    ordinal: int
    published: date | None
    clock: str | None
    publisher: str | None
    recorded: datetime
    author: str | None = None
    """Who made it by hand; None for a claim of a document."""


class CorrectionKind(StrEnum):
    """What a person does to the calendar by hand."""

    ADD = "add"
    EDIT = "edit"
    ACCEPT = "accept"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person stated by hand, about claims that it names by their seeds (never by UIDs: who is one event may change).

    It speaks of the event of the first of `claims` that is still there. MERGE makes all of `claims` one event; SPLIT parts
    `claims` from `others`. `recorded` and `undone` are aware, UTC; None where it holds.
    """

    number: int
    kind: CorrectionKind
    author: str
    recorded: datetime
    claims: tuple[str, ...]
    others: tuple[str, ...] = ()
    stated: Claim | None = None
    """What an EDIT states, or how the event stood when it was accepted."""
    fields: tuple[str, ...] = ()
    """Which parts of `stated` an EDIT means: attributes of a claim, and `city`, `country` and `venue` of its place."""
    locked: bool = False
    """Whether it wins over later documents too."""
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which events a view shows. Values of one field are alternatives, fields are all required; the empty query is everything.

    Names, cities and bodies are matched without case and accents. `start` and `end` are inclusive and select by overlap.
    """

    people: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    """Who takes part as well: with `people`, who meets whom."""
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    bodies: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    press: tuple[Access, ...] = ()
    texts: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    min_confidence: float = 0.0
    as_of: date | None = None
    approved: bool = False
    """Only what a person accepted as it is."""
    without: tuple[Query, ...] = ()
    """What any of these selects is left out."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What extraction saw at `text[start:end]`.

    `kind` is timex, person, office, country, city, organisation, venue, trigger or hedge.
    `value` is what it was taken to mean, `rule` what took it.
    """

    start: int
    end: int
    kind: str
    rule: str
    value: str
