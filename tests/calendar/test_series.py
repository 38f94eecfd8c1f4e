"""Documents about the same events over time, from their text to the calendar: whatever the order in which they come in."""

from __future__ import annotations

from itertools import permutations

import pytest

from diplocal import read
from diplocal.calendar import Calendar, open_calendar
from diplocal.extract import extract
from diplocal.model import Event

DEPUTY = (
    """Minister for Foreign Affairs of Australia
    10 October 2016
    Foreign Minister Joan Ward will travel to Bali on 27 October to take part in the Indonesia-Australia Ministerial Council
    with Indonesia's Foreign Minister Rini Hartono.""",
    """Department of Foreign Affairs and Trade
    25 October 2016
    Foreign Minister Joan Ward is unwell and will not attend the Indonesia-Australia Ministerial Council in Bali on 27 October.
    She will be represented by the Minister for International Development, Clara Meier.""",
    """Ministry of Foreign Affairs of the Republic of Indonesia
    Bali, 27 October 2016
    The Indonesia-Australia Ministerial Council was held in Bali today.
    Foreign Minister Rini Hartono led the Indonesian delegation;
    Australia was represented by Minister Clara Meier.""",
)
PUT_OFF = (
    """Ministry of Foreign Affairs of Egypt
    28 September 2020
    Minister of Foreign Affairs Samir Halim will visit Rome on Thursday, October 1,
    to meet Italian Foreign Minister Luca Dotti.""",
    """English Service
    30 September 2020
    The visit to Italy by Egyptian Foreign Minister Samir Halim planned for tomorrow has been postponed, the foreign
    ministry said. No new date has been set.""",
    """Ministry of Foreign Affairs and International Cooperation of Italy
    20 October 2020
    The Minister of Foreign Affairs, Luca Dotti, will receive the Minister of Foreign Affairs of Egypt, Samir Halim, at the
    Farnesina on Thursday 5 November. The visit had been put off at the end of September.""",
    """Ministry of Foreign Affairs of Egypt
    5 November 2020
    Foreign Minister Sameer Halim held talks today in Rome with his Italian counterpart Luca Dotti.""",
)
TWICE = (
    """Ministry of Foreign Affairs of Norway
    30 August 2018
    Foreign Minister Ida Lund will visit Reykjavik on 5 September, where she will meet Iceland's Foreign
    Minister, Jón Árnason.""",
    """Ministry for Foreign Affairs of Iceland
    5 September 2018
    Foreign Minister Jón Árnason met with Norwegian Foreign Minister Ida Lund in Reykjavík today.
    The ministers will meet again in Oslo on 12 September.""",
    """Ministry of Foreign Affairs of Norway
    12 September 2018
    Foreign Minister Ida Lund met with Iceland's Foreign Minister, Jon Arnason, in Oslo today.""",
)


def document(text: str) -> bytes:
    """A letterhead, a date and one paragraph."""
    head, day, *lines = (line.strip() for line in text.splitlines())
    return f"{head}\n\n{day}\n\n{' '.join(lines)}\n".encode()


def outline(event: Event) -> tuple[str | None, list[str | None], list[str]]:
    """City, people and what was known of it when."""
    known = [f"{state.as_of:%m-%d} {state.status} {state.when.first_day:%m-%d}" for state in event.history]
    return event.place.city, sorted(p.name or "" for p in event.people), known


CALENDARS = {
    "a deputy comes": (
        DEPUTY,
        [("Bali", ["Clara Meier", "Rini Hartono"], ["10-10 planned 10-27", "10-27 held 10-27"])],
    ),
    "put off and taken up": (
        PUT_OFF,
        [
            (
                "Rome",
                ["Luca Dotti", "Sameer Halim"],
                ["09-28 planned 10-01", "09-30 postponed 10-01", "10-20 planned 11-05", "11-05 held 11-05"],
            )
        ],
    ),
    "the same two a week later": (
        TWICE,
        [
            ("Reykjavik", ["Ida Lund", "Jón Árnason"], ["08-30 planned 09-05", "09-05 held 09-05"]),
            ("Oslo", ["Ida Lund", "Jón Árnason"], ["09-05 planned 09-12", "09-12 held 09-12"]),
        ],
    ),
}


@pytest.mark.parametrize(("texts", "expected"), CALENDARS.values(), ids=CALENDARS.keys())
def test_a_series_of_documents_leaves_one_calendar(tmp_path, texts, expected) -> None:
    told = [extract(read(document(text))) for text in texts]
    for number, order in enumerate(permutations(told)):
        with open_calendar(tmp_path / f"{number}.sqlite3") as calendar:
            ingest(calendar, order)
            assert [outline(event) for event in calendar.events()] == expected


def ingest(calendar: Calendar, told) -> None:
    for extraction in told:
        calendar.ingest(extraction)
