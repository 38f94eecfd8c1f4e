"""Events that a calendar application must get right, and what each of its readers has to see, written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from diplocal.feeds import render
from diplocal.model import Event, Kind, Participant, Place, Precision, Role, Source, State, Status, When

RECORDED = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
Moment = date | datetime | None


@dataclass(frozen=True)
class Case:
    """An event and what is read of it: start, end (exclusive; None where none is announced), title, a part of the description."""

    name: str
    event: Event
    start: Moment
    end: Moment
    summary: str
    says: str
    status: str = "CONFIRMED"

    @property
    def uid(self) -> str:
        return self.event.uid


def days(first: str, last: str | None = None, precision: Precision = Precision.DAY) -> When:
    return When(date.fromisoformat(first), date.fromisoformat(last or first), precision)


def clock(start: str, end: str | None = None) -> When:
    return When(datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None, Precision.MINUTE)


def event(uid: str, kind: Kind, when: When, quote: str, **values: Any) -> Event:
    said = Source("d", "Ministry of Foreign Affairs of Norway", None, "https://mfa.example/1", None, date(2027, 2, 26), quote)
    known: dict[str, Any] = {"sequence": 0, "status": Status.PLANNED, "created": RECORDED, "modified": RECORDED}
    return Event(uid=uid, kind=kind, when=when, **(known | {"sources": (said,)} | values))


MBELE = Participant("Juma Mbele", "Minister of Foreign Affairs", "TZ", Role.VISITOR)
LUND = Participant("Ida Lund", "Minister of Foreign Affairs", "NO", Role.HOST)
OSLO = Place("Oslo", "NO")
CYRILLIC = (
    "Рабочий визит Министра иностранных дел Республики Абхазия в Российскую Федерацию и переговоры с Министром иностранных "
    "дел Российской Федерации о расширении сотрудничества"
)
HOSTILE = 'Talks\r\nEND:VEVENT\r\nBEGIN:VEVENT\u2028UID:evil \x00\x1b\u202e"<script>alert(1)</script>"; a, b: C:\\New \\n end'

CASES = [
    Case(
        "all-day range",
        event("c-range", Kind.VISIT, days("2027-03-08", "2027-03-10"), "On 8-10 March.", place=OSLO, people=(MBELE, LUND)),
        date(2027, 3, 8),
        date(2027, 3, 11),
        "Mbele (TZ) visits Oslo, guest of Lund",
        "When: 8–10 March 2027",
    ),
    Case(
        "timed",
        event(
            "c-timed",
            Kind.MEETING,
            clock("2027-03-09T14:30", "2027-03-09T15:45"),
            "At 14:30.",
            place=OSLO,
            people=(LUND, MBELE),
            timezone="Europe/Oslo",
            visit="c-range",
        ),
        datetime(2027, 3, 9, 13, 30, tzinfo=UTC),
        datetime(2027, 3, 9, 14, 45, tzinfo=UTC),
        "Lund – Mbele talks, Oslo",
        "14:30–15:45 (Europe/Oslo, UTC+01:00)",
    ),
    Case(
        "no end announced",
        event("c-open", Kind.PRESS, clock("2027-03-28T01:30"), "At 1.30.", people=(LUND,), timezone="Europe/Brussels"),
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        None,
        "Press: Lund",
        "no end announced",
    ),
    Case(
        "approximate",
        event("c-vague", Kind.VISIT, days("2027-04-01", "2027-04-10", Precision.APPROXIMATE), "Early April.", people=(MBELE,)),
        date(2027, 4, 1),
        date(2027, 4, 2),
        "Early April (date tbc): Mbele (TZ): visit",
        "date to be confirmed; shown on the first day",
        "TENTATIVE",
    ),
    Case(
        "cancelled",
        event("c-off", Kind.VISIT, days("2027-05-20"), "Called off.", sequence=1, status=Status.CANCELLED, people=(MBELE,)),
        date(2027, 5, 20),
        date(2027, 5, 21),
        "Cancelled: Visit of Mbele (TZ)",
        "Status: cancelled",
    ),
    Case(
        "moved",
        event(
            "c-moved",
            Kind.CEREMONY,
            days("2027-06-22"),
            "Now on 22 June.",
            sequence=1,
            people=(LUND,),
            history=(
                State(date(2027, 4, 2), days("2027-06-15"), Status.PLANNED),
                State(date(2027, 5, 2), days("2027-06-22"), Status.PLANNED),
            ),
        ),
        date(2027, 6, 22),
        date(2027, 6, 23),
        "Ceremony: Lund",
        "Earlier date: 15 June 2027",
    ),
    Case(
        "long Cyrillic text",
        event("c-cyrillic", Kind.VISIT, days("2027-07-01"), f"{CYRILLIC}. " * 8, title=CYRILLIC),
        date(2027, 7, 1),
        date(2027, 7, 2),
        CYRILLIC,
        f"“{f'{CYRILLIC}. ' * 8}".strip(),
    ),
    Case(
        "hostile text",
        event("c-hostile", Kind.MEETING, days("2027-08-01"), HOSTILE, title=HOSTILE, place=Place(None, None, HOSTILE)),
        date(2027, 8, 1),
        date(2027, 8, 2),
        'Talks END:VEVENT BEGIN:VEVENT UID:evil "<script>alert(1)</script>"; a, b: C:\\New \\n end',
        '“Talks END:VEVENT BEGIN:VEVENT UID:evil "<script>alert(1)</script>"; a, b: C:\\New \\n end”',
    ),
]


def feed() -> bytes:
    """All cases as one feed."""
    return render([case.event for case in CASES], name="Cases", source_url="https://calendar.example/cases.ics")
