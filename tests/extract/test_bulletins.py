"""News bulletins and diaries of agencies: lists of a day between other reports."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind

ANCHOR = Anchor(date(2021, 3, 10), "given")

LIST = """Upcoming events in Latvia for {day}

RIGA, Mar 10, LETA - The following events are scheduled in Latvia for {day}.

PRESIDENT Olga Liepa to meet Estonian Ambassador Arvo Mets at 11.30 a.m.

DEFENSE MINISTER Karlis Ozols to pay a working visit to Warsaw.

"""
NEWS = """Dairy exports grow

RIGA, Mar 10, LETA - Exports of cheese grew in January, Agriculture Minister Peteris Kalns said.

"""


def told(text: str) -> list[tuple[Kind, date, list[str | None]]]:
    return [(c.kind, c.when.first_day, [p.name for p in c.people]) for c in claims(text) if c.when]


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", anchor=ANCHOR)).claims


def listed(day: date) -> list[tuple[Kind, date, list[str]]]:
    return [(Kind.MEETING, day, ["Olga Liepa", "Arvo Mets"]), (Kind.VISIT, day, ["Karlis Ozols"])]


def test_the_entries_under_a_heading_with_a_day_are_of_that_day() -> None:
    assert told(LIST.format(day="Thursday, March 11, 2021")) == listed(date(2021, 3, 11))
    assert f"{claims(LIST.format(day='Thursday, March 11, 2021'))[0].when.start:%H:%M}" == "11:30"


def test_a_list_of_a_bulletin_ends_where_the_next_report_begins() -> None:
    both = LIST.format(day="Thursday, March 11, 2021") + NEWS + LIST.format(day="Friday, March 12, 2021")
    assert told(both) == [*listed(date(2021, 3, 11)), *listed(date(2021, 3, 12))]


def test_the_day_beside_city_and_agency_is_that_of_the_report() -> None:
    text = "RIGA, Mar 09, LETA - Foreign Minister Olga Liepa is coming to Oslo next Monday and Tuesday."
    assert told(text) == [(Kind.VISIT, date(2021, 3, 15), ["Olga Liepa"])]
    assert claims(text)[0].when.last_day == date(2021, 3, 16)


def test_a_report_of_the_schedule_is_no_list() -> None:
    text = "Schedule of trains changes on March 11\n\nRIGA, Mar 10, LETA - Minister Olga Liepa spoke with Arvo Mets in Oslo.\n"
    assert told(text) == []
