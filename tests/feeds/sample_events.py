"""The committed sample calendar: invented events, one for each case a feed has to show.

Run as a script, it writes exports/samples again: `python tests/feeds/sample_events.py`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from diplocal.feeds import render
from diplocal.model import Event, Kind, Participant, Place, Precision, Role, Source, State, Status, When

SAMPLE = Path(__file__).parents[2] / "exports" / "samples" / "sample.ics"
RECORDED = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)


def days(first: str, last: str | None = None, precision: Precision = Precision.DAY) -> When:
    return When(date.fromisoformat(first), date.fromisoformat(last or first), precision)


def clock(start: str, end: str | None = None) -> When:
    return When(datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None, Precision.MINUTE)


def source(quote: str, publisher: str, published: str, url: str | None = None) -> Source:
    return Source(
        digest=publisher.casefold().replace(" ", "-"),
        publisher=publisher,
        title=None,
        url=url,
        path=None,
        published=date.fromisoformat(published),
        quote=quote,
    )


def event(uid: str, kind: Kind, when: When, **values: Any) -> Event:
    known: dict[str, Any] = {"sequence": 0, "status": Status.PLANNED, "created": RECORDED, "modified": RECORDED}
    return Event(uid=uid, kind=kind, when=when, **(known | values))


MBELE = Participant("Juma Mbele", "Minister of Foreign Affairs and East African Cooperation", "TZ", Role.VISITOR)
LUND = Participant("Ida Lund", "Minister of Foreign Affairs", "NO", Role.HOST)
KALMAN = Participant("Péter Kálmán", "Minister of Foreign Affairs and Trade", "HU")
ORLOV = Participant("Pavel Orlov", "Foreign Minister", "RU")
LI = Participant("Li Wei", "Foreign Minister", "CN")

NORWAY, OSCE = "Ministry of Foreign Affairs of Norway", "OSCE Secretariat"


def sample_events() -> list[Event]:
    """The events of the sample."""
    return [
        event(
            "6f0e6a52-0001-4000-8000-000000000001",
            Kind.VISIT,
            days("2027-03-08", "2027-03-10"),
            place=Place("Oslo", "NO"),
            people=(MBELE, LUND),
            timezone="Europe/Oslo",
            title="Mbele (TZ) visits Oslo",
            sources=(
                source(
                    "Minister Juma Mbele of Tanzania will pay an official visit to Oslo from 8 to 10 March; fisheries, "
                    "trade and the climate fund are on the agenda.",
                    NORWAY,
                    "2027-02-26",
                    "https://mfa.example/news/2027/mbele",
                ),
                source("Hon. Mbele travels to Norway next month.", "Ministry of Foreign Affairs of Tanzania", "2027-02-20"),
            ),
        ),
        event(
            "6f0e6a52-0002-4000-8000-000000000002",
            Kind.MEETING,
            clock("2027-03-09T14:30", "2027-03-09T15:45"),
            place=Place("Oslo", "NO", "Victoria terrasse, room 7; 2nd floor"),
            people=(LUND, KALMAN),
            timezone="Europe/Oslo",
            title="Kálmán – Lund talks, Oslo",
            sources=(
                source("Talks with Péter Kálmán, 14:30–15:45.", NORWAY, "2027-02-26", "https://mfa.example/news/2027/kálmán"),
            ),
        ),
        event(
            "6f0e6a52-0003-4000-8000-000000000003",
            Kind.PRESS,
            clock("2027-03-28T01:30"),
            place=Place("Brussels", "BE", "Europa building"),
            people=(KALMAN,),
            timezone="Europe/Brussels",
            name="Doorstep",
            sources=(
                source(
                    "The minister speaks to the press at 1.30, on the night the clocks change.",
                    "Council press office",
                    "2027-03-25",
                ),
            ),
        ),
        event(
            "6f0e6a52-0004-4000-8000-000000000004",
            Kind.CALL,
            clock("2027-03-11T16:00"),
            people=(ORLOV, LI),
            sources=(source("The ministers will speak by telephone at 16:00.", "Foreign Ministry of Russia", "2027-03-10"),),
        ),
        event(
            "6f0e6a52-0005-4000-8000-000000000005",
            Kind.VISIT,
            days("2027-04-01", "2027-04-10", Precision.APPROXIMATE),
            place=Place(None, "JP"),
            people=(LI,),
            sources=(source("Li Wei will travel to Japan in early April.", "Foreign Ministry of China", "2027-03-02"),),
        ),
        event(
            "6f0e6a52-0006-4000-8000-000000000006",
            Kind.MEETING,
            days("2027-04-15"),
            status=Status.TENTATIVE,
            place=Place("Vienna", "AT"),
            people=(ORLOV,),
            bodies=("IR",),
            sources=(
                source(
                    "A meeting with the Iranian side in Vienna on 15 April is being worked out.",
                    "Foreign Ministry of Russia",
                    "2027-03-12",
                ),
            ),
        ),
        event(
            "6f0e6a52-0007-4000-8000-000000000007",
            Kind.CONFERENCE,
            days("2027-05-04", "2027-05-05"),
            sequence=1,
            status=Status.POSTPONED,
            place=Place("Skopje", "MK"),
            bodies=("OSCE",),
            name="Economic and Environmental Forum",
            modified=datetime(2027, 4, 20, 6, 0, tzinfo=UTC),
            history=(
                State(date(2027, 3, 15), days("2027-05-04", "2027-05-05"), Status.PLANNED),
                State(date(2027, 4, 19), days("2027-05-04", "2027-05-05"), Status.POSTPONED),
            ),
            sources=(
                source("The Forum meets in Skopje on 4 and 5 May.", OSCE, "2027-03-15", "https://osce.example/forum"),
                source("The Forum has been postponed; a new date will be announced.", OSCE, "2027-04-19"),
            ),
        ),
        event(
            "6f0e6a52-0008-4000-8000-000000000008",
            Kind.CEREMONY,
            days("2027-05-20"),
            sequence=2,
            status=Status.CANCELLED,
            place=Place("Budapest", "HU"),
            people=(KALMAN, ORLOV),
            name="Signing of the consular agreement",
            modified=datetime(2027, 5, 18, 17, 5, tzinfo=UTC),
            history=(
                State(date(2027, 4, 2), days("2027-05-12"), Status.PLANNED),
                State(date(2027, 4, 28), days("2027-05-20"), Status.PLANNED),
                State(date(2027, 5, 18), days("2027-05-20"), Status.CANCELLED),
            ),
            sources=(source("The signing will not take place.", "Ministry of Foreign Affairs of Hungary", "2027-05-18"),),
        ),
        event(
            "6f0e6a52-0009-4000-8000-000000000009",
            Kind.CONFERENCE,
            days("2027-06-01", "2027-06-30", Precision.MONTH),
            place=Place("Nairobi", "KE"),
            bodies=("African Union", "EU"),
            name="AU–EU ministerial meeting",
            sources=(
                source("The ministerial meeting is to be held in Nairobi in June.", "African Union Commission", "2027-03-05"),
            ),
        ),
    ]


def sample_calendar() -> bytes:
    """The sample as it is committed."""
    return render(
        sample_events(),
        name="diplocal sample",
        description="Invented events that show each case of a feed.",
        source_url="https://calendar.example/sample.ics",
    )


if __name__ == "__main__":
    SAMPLE.write_bytes(sample_calendar())
