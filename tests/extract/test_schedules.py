"""Schedules that go person by person: whose entry it is."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

ANCHOR = Anchor(date(2014, 11, 20), "given")
STATE = Publisher("usa", "Department of State", "US", "America/New_York", "Washington")

SCHEDULE = """Public Schedule: November 20, 2014

SECRETARY OF STATE JOHN KOWALCZYK

Secretary Kowalczyk is on travel to London from November 17 to 24, 2014.

12:00 p.m. Secretary Kowalczyk meets with French Foreign Minister Luc Morel, in London.
(CAMERA SPRAY AT TOP)

UNDER SECRETARY FOR POLITICAL AFFAIRS WANDA KOWALSKI

10:00 a.m. Attends a reception at the Embassy of France.

BRIEFING SCHEDULE

1:00 p.m. Department Press Briefing with Press Office Director Jeff Roth
"""


def entries(text: str) -> dict[str, list[str | None]]:
    found = extract(Document(text, "", publisher=STATE, anchor=ANCHOR)).claims
    return {f"{c.when.start:%H:%M}": [p.name for p in c.people] for c in found if c.when}


def test_an_entry_belongs_to_the_person_above_it() -> None:
    assert entries(SCHEDULE)["10:00"] == ["Wanda Kowalski"]


def test_a_heading_that_is_no_person_ends_the_schedule_of_the_one_before() -> None:
    assert entries(SCHEDULE)["13:00"] == ["Jeff Roth"]


def test_a_remark_in_capitals_is_no_heading() -> None:
    second = "\n1:30 p.m. Attends a dinner at the Residence.\n"
    text = SCHEDULE.replace("(CAMERA SPRAY AT TOP)\n", "(CAMERA SPRAY AT TOP)\n" + second)
    assert entries(text)["13:30"] == ["John Kowalczyk"]


def test_the_name_of_a_language_is_nobodys_schedule() -> None:
    day = "Friday 21 November\n\n14:45 Attends the opening ceremony of the training centre\n"
    text = f"Mr Olav Dahl will be in Riga on 21 November.\n\nEnglish\n\n{day}"
    assert entries(text)["14:45"] == ["Olav Dahl"]


WEEK = """Federal Council: agenda of the week 17-21 June 2019

Bern, 14 June 2019

Monday, 17 June
Federal Councillor Anna Keller receives the Foreign Minister of Austria, Karl Huber, for talks in Lucerne.

Tuesday, 18 June to Thursday, 20 June
President of the Confederation Peter Meier: state visit to Slovenia, Ljubljana

Wednesday, 19 June
Federal Councillor Keller: telephone call with EU Commissioner Luca Ricci
"""


def of_week(text: str) -> list[tuple[str, str, str | None, list[str | None]]]:
    found = extract(Document(text, "", anchor=Anchor(date(2019, 6, 14), "given"))).claims
    return [
        (f"{c.when.first_day:%d}-{c.when.last_day:%d}", c.kind.value, c.place.city, [p.name for p in c.people])
        for c in found
        if c.when
    ]


def test_entries_say_before_a_colon_whose_they_are_and_a_stay_heads_them_too() -> None:
    assert of_week(WEEK) == [
        ("17-17", "meeting", "Lucerne", ["Anna Keller", "Karl Huber"]),
        ("18-20", "visit", "Ljubljana", ["Peter Meier"]),
        ("19-19", "call", None, ["Anna Keller", "Luca Ricci"]),
    ]


JOURNAL = """Programme of meetings

Wednesday, 18 June 2019

Security Council
10:00 a.m. 5913th meeting

Forthcoming meetings
Conference on Disarmament, Geneva, 29 July - 13 September 2019
"""


def test_meetings_under_the_name_of_a_body_are_its_own() -> None:
    found = extract(Document(JOURNAL, "", anchor=Anchor(date(2019, 6, 18), "given"))).claims
    assert [(c.name, c.bodies, str(c.when.first_day), c.place.city) for c in found if c.when] == [
        ("Security Council", ("UN",), "2019-06-18", None),
        ("Conference on Disarmament", ("UN",), "2019-07-29", "Geneva"),
    ]


def test_rows_of_a_table_take_nobody_from_the_row_before() -> None:
    rows = (
        "Visits in June\n\n5 June | Official visit | Oslo | Pedro Rojas\n\n10 June | Session of the council | Riga | Anna Berg\n"
    )
    assert [people for *_, people in of_week(rows)] == [["Pedro Rojas"], ["Anna Berg"]]


def test_who_comes_at_an_hour_meets_the_person_of_the_title() -> None:
    text = """Anna Berg Daily schedule - 20 November 2014

9:00 a.m. Climate summit
10:40 a.m. H.E. Mr. Omar Diallo (President, REPUBLIC OF GHANA)
11:00 a.m. H.E. Ms. Lucía Paredes (Minister for Foreign Affairs, ECUADOR)
"""
    assert entries(text) == {
        "09:00": ["Anna Berg"],
        "10:40": ["Anna Berg", "Omar Diallo"],
        "11:00": ["Anna Berg", "Lucía Paredes"],
    }


AGENDA = """Secretary General's weekly agenda

13 - 17 May 2019

Monday 13 May
Meeting with H.E. Ms Ana Costa, Minister of Defence of Portugal, in Oslo (no press)
Tuesday 14 - Wednesday 15 May
Visit to Skopje. The Secretary General will meet President Ilinka Petrova. He will also address the Assembly.
Thursday 16 May
CANCELLED: Videoconference with the Norwegian Prime Minister
"""


def test_the_first_words_of_an_entry_say_what_it_is() -> None:
    found = extract(Document(AGENDA, "", anchor=Anchor(date(2019, 5, 13), "text"))).claims
    assert [(c.kind.value, c.status.value, c.when.first_day.day) for c in found if c.when] == [
        ("meeting", "planned", 13),
        ("visit", "planned", 14),
        ("call", "cancelled", 16),
    ]


DAYS = """Leaders' meeting: draft programme

DAY 1: Monday 3 June 2019
0900-1030 Meeting of the leaders of small states
1800 Press conference

DAY 2: Tuesday 4 June
1400 Plenary session
"""


def test_days_are_counted_and_hours_have_four_digits() -> None:
    found = extract(Document(DAYS, "", anchor=Anchor(date(2019, 5, 28), "given"))).claims
    assert [f"{c.when.start:%d %H:%M}" for c in found if c.when] == ["03 09:00", "03 18:00", "04 14:00"]


PROGRAMME = """Programme of the working visit of Prime Minister Olav Dahl to Japan

12 May 2019

Monday, 20 May
09:30 Meeting with Prime Minister Kenji Mori
Tuesday, 21 May
10:00 Speech at the university
"""


def test_a_programme_tells_the_visit_it_is_of() -> None:
    found = extract(Document(PROGRAMME, "", anchor=Anchor(date(2019, 5, 12), "dateline"))).claims
    told = [(c.kind.value, c.when.first_day.day, c.when.last_day.day, c.place.country) for c in found if c.when]
    assert told == [("visit", 20, 21, "JP"), ("meeting", 20, 20, "JP"), ("other", 21, 21, "JP")]
