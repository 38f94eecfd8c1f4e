"""Calendars in which a day, a place and what is on take turns, under months that tell the year."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Document

CALENDAR = """Calendar of events

January 1997

7 – 8 Jan

Jakarta, Indonesia

IST WG: Seminar on Commercial Effects

24 Jan

Sydney, Australia

Labour Market Technical Meeting

17 – 19 Feb;

The Secretariat, Singapore

Meeting of the Chairs

5 – 8 Mar (to be advised)

(to be advised), Mexico

15th Meeting of the Working Group

November 1997

21 – 22 Nov

Vancouver, Canada

9th Ministerial Meeting

27 – 28 Nov Vancouver, Canada Trade Seminar
"""


def told(text: str) -> list[tuple[date, date, str | None, list[str | None]]]:
    found = extract(Document(text, "", anchor=Anchor(date(1997, 1, 1), "given"))).claims
    return [(c.when.first_day, c.when.last_day, c.place.city, [p.name for p in c.people]) for c in found if c.when]


def test_a_day_a_place_and_what_is_on_are_one_event() -> None:
    assert told(CALENDAR) == [
        (date(1997, 1, 7), date(1997, 1, 8), "Jakarta", []),
        (date(1997, 1, 24), date(1997, 1, 24), "Sydney", []),
        (date(1997, 2, 17), date(1997, 2, 19), "Singapore", []),
        (date(1997, 3, 5), date(1997, 3, 8), None, []),
        (date(1997, 11, 21), date(1997, 11, 22), "Vancouver", []),
        (date(1997, 11, 27), date(1997, 11, 28), "Vancouver", []),
    ]


def test_a_place_alone_makes_no_calendar() -> None:
    assert told("Calendar of events\n\n7 – 8 Jan\n\nJakarta, Indonesia\n\nThe weather was fine.\n") == []
