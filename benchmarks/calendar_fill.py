"""Fills an SQLite calendar of any size with invented announcements, by the rows that recording them one by one would leave.

Recording a million events takes hours, so the rows go in at once; `calendar.check()` finds them as they should be.
"""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from sqlalchemy import Table

from diplocal.calendar import open_calendar
from diplocal.model import (
    Anchor,
    Claim,
    Document,
    Evidence,
    Extraction,
    Kind,
    Participant,
    Place,
    Precision,
    Publisher,
    RecordedClaim,
    Source,
    Status,
    When,
)
from diplocal.records import claim_record
from diplocal.store.matching import country_keys, folded, person_key, searchable
from diplocal.store.results import StoredClaim
from diplocal.store.rows import json_text, moment_text, state_text
from diplocal.store.schema import (
    claim_keys,
    claims,
    documents,
    event_bodies,
    event_people,
    events,
    people,
    person_words,
    places,
    revisions,
    sources,
)
from diplocal.tracker import rebuild
from diplocal.tracker.events import event_of
from diplocal.tracker.keys import stored_keys

FIRST_DAY = date(1990, 1, 1)
DAYS = 40 * 365
CLAIMS_A_DOCUMENT = 5
PEOPLE_AN_EVENT = 3
CITIES = 500
BATCH = 100_000
PUBLISHERS = tuple(Publisher(f"ministry-{n}", f"Ministry {n} of Foreign Affairs") for n in range(60))
FIELDS = ("when", "people", "kind", "place", "status")
RECORDED = datetime(2030, 1, 1, tzinfo=UTC)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COUNTRIES = tuple(f"{a}{b}" for a in _LETTERS[:14] for b in _LETTERS[:14])


class World:
    """Invented people, who recur over forty years, and what is announced of them. One of them is in a third of all events.

    Worlds of the same size hold the same people; what is announced differs with `seed`.
    """

    def __init__(self, people: int, seed: int = 0) -> None:
        self._chance = random.Random(7)
        given, family = [self._word() for _ in range(2_000)], [self._word() for _ in range(20_000)]
        self.people = [self._person(given, family) for _ in range(people)]
        self.minister = Participant("Odalric Zwentibold", "Foreign Minister", "AA")
        self.cities = [Place(self._word(), self._chance.choice(COUNTRIES)) for _ in range(CITIES)]
        self._chance = random.Random(seed)

    def _word(self) -> str:
        return "".join(self._chance.choice("bdfgklmnprstvz") + self._chance.choice("aeiou") for _ in range(4)).capitalize()

    def _person(self, given: list[str], family: list[str]) -> Participant:
        name = f"{self._chance.choice(given)} {self._chance.choice(family)}"
        return Participant(name, "State Secretary", self._chance.choice(COUNTRIES))

    def claim(self, *, minister: bool | None = None) -> Claim:
        """A meeting of three people somewhere; `minister` says whether the one of a third of all events is among them."""
        chance = self._chance
        people = chance.sample(self.people, PEOPLE_AN_EVENT)
        if chance.random() < 1 / 3 if minister is None else minister:
            people[0] = self.minister
        first = FIRST_DAY + timedelta(chance.randrange(DAYS))
        last = first + timedelta(chance.choice((0, 0, 0, 0, 1, 2)))
        place = chance.choice(self.cities)
        quote = f"{people[0].name} will meet {people[1].name} and {people[2].name} in {place.city} on {first:%d %B %Y}."
        return Claim(
            kind=chance.choice((Kind.MEETING, Kind.MEETING, Kind.VISIT, Kind.CALL)),
            status=Status.PLANNED,
            when=When(first, last, Precision.DAY),
            place=place,
            people=tuple(people),
            title=f"{people[0].name} – {people[1].name} talks, {place.city}",
            quote=quote,
            confidence=0.9,
            evidence=tuple(Evidence(9 * n, 9 * n + 9, quote[9 * n : 9 * n + 9], "bench", f) for n, f in enumerate(FIELDS)),
        )

    def document(self, *claims: Claim) -> Extraction:
        """A document that says `claims`, published ten days before the first of them."""
        published = min(claim.when.first_day for claim in claims if claim.when) - timedelta(10)
        digest = sha256(self._chance.randbytes(16)).hexdigest()
        publisher = self._chance.choice(PUBLISHERS)
        text = "\n".join(claim.quote for claim in claims)
        return Extraction(Document(text, digest, title="Notice", publisher=publisher, anchor=Anchor(published, "given")), claims)

    def documents(self, count: int) -> Iterator[Extraction]:
        """Announcements with `count` claims in all, each about something of its own."""
        for first in range(0, count, CLAIMS_A_DOCUMENT):
            yield self.document(*(self.claim() for _ in range(min(CLAIMS_A_DOCUMENT, count - first))))


@dataclass
class _Rows:
    """Rows that wait to be written, by table, and the row ids of what many events share."""

    file: sqlite3.Connection
    waiting: dict[Table, list[dict[str, object]]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[tuple[Table, str], int] = field(default_factory=dict)

    def add(self, table: Table, **row: object) -> None:
        """One row; columns that are not given are null, or what the schema puts there."""
        self.waiting[table].append(row)
        if len(self.waiting[table]) == BATCH:
            self._write(table)

    def shared(self, table: Table, key: str, **row: object) -> tuple[int, bool]:
        """The row id of what has this key, and whether it is new: then it is added."""
        known = self.ids.get((table, key))
        if known is not None:
            return known, False
        made = self.ids[table, key] = len(self.ids) + 1
        self.add(table, id=made, key=key, **row)
        return made, True

    def flush(self) -> None:
        """Write what still waits."""
        for table in self.waiting:
            self._write(table)

    def _write(self, table: Table) -> None:
        rows, self.waiting[table] = self.waiting[table], []
        if rows:
            names = list(rows[0])
            sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"
            # in the order of the primary key, in which a table without row ids is kept
            self.file.executemany(sql, sorted(rows, key=lambda row: str(row[names[0]])))


def fill(path: Path, size: int, world: World) -> None:
    """Make the calendar at `path` with `size` events, each told once. What is left of a broken-off run is overwritten."""
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    with open_calendar(making) as calendar, calendar.database.writing():
        pass
    with closing(sqlite3.connect(making, isolation_level=None)) as file:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            file.execute(f"PRAGMA {pragma}")
        file.execute("BEGIN")
        rows = _Rows(file)
        numbers = count(1)
        for key, told in enumerate(world.documents(size), 1):
            _write_document(rows, key, told, numbers)
        rows.flush()
        file.execute("COMMIT")
    making.rename(path)


def _write_document(rows: _Rows, key: int, told: Extraction, numbers: Iterator[int]) -> None:
    document, moment = told.document, moment_text(RECORDED)
    if document.publisher is None or document.anchor is None:
        raise ValueError("an announcement has a publisher and a day")
    publisher, day = document.publisher, document.anchor.day
    source, _ = rows.shared(sources, publisher.id, name=publisher.name)
    rows.add(
        documents,
        id=key,
        digest=document.digest,
        source_id=source,
        title=document.title,
        language=document.language,
        published=day.isoformat(),
        published_from=document.anchor.how,
        recorded=moment,
        issues="[]",
        marks="[]",
        text=document.text,
    )
    for ordinal, claim in enumerate(told.claims):
        number = next(numbers)
        seed = f"{random.Random(number).getrandbits(128):032x}"
        recorded = RecordedClaim(claim, seed, number, document.digest, ordinal, day, None, publisher.name, RECORDED)
        said = Source(document.digest, publisher.name, document.title, None, None, day, claim.quote, claim.evidence)
        record = json_text(claim_record(claim))
        # a claim and the event that follows from it alone have the same number
        place = {"number": number, "seed": seed, "document_id": key, "ordinal": ordinal, "event_id": number}
        rows.add(claims, **place, recorded=moment, record=record)
        for found in stored_keys(recorded):
            rows.add(claim_keys, key=found, claim=number)
        _write_event(rows, StoredClaim(recorded, said, number))


def _write_event(rows: _Rows, told: StoredClaim) -> None:
    number, moment = told.recorded.number, moment_text(RECORDED)
    (fold,) = rebuild([told.recorded])
    event = event_of(fold, 0, RECORDED, RECORDED, {number: told})
    first, last, state = event.when.first_day, event.when.last_day, state_text(event)
    city = folded(event.place.city or "")
    place, _ = rows.shared(
        places, f"{city}, {event.place.country}", city=event.place.city, country=event.place.country, city_key=city
    )
    rows.add(
        events,
        id=number,
        uid=event.uid,
        sequence=0,
        created=moment,
        modified=moment,
        kind=event.kind.value,
        status=event.status.value,
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        span=(last - first).days,
        place_id=place,
        confidence=event.confidence,
        title=event.title,
        words=searchable(event),
        state=state,
    )
    rows.add(revisions, number=number, uid=event.uid, sequence=0, recorded=moment, fields="", state=state)
    for body in country_keys(event):
        rows.add(event_bodies, body=body, first_day=first.isoformat(), event_id=number)
    for key, name in {person_key(p.name): p.name for p in event.people if p.name}.items():
        person, new = rows.shared(people, key, name=name)
        if new:
            for word in set(key.split()):
                rows.add(person_words, word=word, person_id=person)
        rows.add(event_people, person_id=person, first_day=first.isoformat(), event_id=number)
