"""Tables whose heading names the columns: a row is an event, with its lines, its month above and its place."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document

RULED = """CALENDAR OF MEETINGS OF THE NORDIC COUNCIL OF MINISTERS 2024
(as of 19 August 2024)

+----+------------------+--------------------------------------+---------------------+
| No | Date             | Meeting                              | Venue               |
+----+------------------+--------------------------------------+---------------------+
| SEPTEMBER                                                                          |
|  1 | 15-22            | 56th meeting of economic ministers   | Oslo, Norway        |
|    |                  | and related events                   |                     |
|  2 | late Sept (tbc)  | Informal meeting                     | New York, USA       |
| OCTOBER                                                                            |
|  3 | 7                | Meeting of senior officials          | - do -              |
|  4 | 17-18            | Symposium on crafts    *** CANCELLED | Riga, Latvia        |
|  5 | tbc              | 2nd dialogue on human rights         | tbc                 |
+----+------------------+--------------------------------------+---------------------+

Notes
"""

BARE = """Visits of the Minister, February - April 2023

EVENT                                     | PLACE        | DATE
------------------------------------------+--------------+----------------
Talks with Foreign Minister Omar Diallo   | Lisbon       | 5-7 Feb
  of Senegal                              |              |
Conference on bridges                     | Vienna       | second half of
                                          |              | March
"""


def claims(text: str, day: date) -> tuple[Claim, ...]:
    return extract(Document(text, "", anchor=Anchor(day, "given"))).claims


def test_the_rows_of_a_calendar() -> None:
    found = claims(RULED, date(2024, 8, 19))
    told = [(str(c.when.first_day)[5:], str(c.when.last_day)[5:], c.status.value, c.place.city) for c in found if c.when]
    assert told == [
        ("09-15", "09-22", "planned", "Oslo"),
        ("09-21", "09-30", "tentative", "New York"),
        ("10-07", "10-07", "planned", "New York"),
        ("10-17", "10-18", "cancelled", "Riga"),
        ("10-01", "10-31", "tentative", None),
    ]


def test_a_cell_goes_on_in_the_lines_below() -> None:
    first, *_ = claims(RULED, date(2024, 8, 19))
    assert first.name == "56th meeting of economic ministers and related events"
    talks, conference = claims(BARE, date(2023, 1, 20))
    assert [person.name for person in talks.people] == ["Omar Diallo"]
    assert conference.when is not None
    assert (conference.when.first_day, conference.when.last_day) == (date(2023, 3, 16), date(2023, 3, 31))


def test_lines_with_signs_are_no_table_without_a_heading() -> None:
    text = "Home | News | Contact\n\nMinister Anna Berg will visit Oslo on 5 February.\n\nShare | Print | Mail\n"
    (visit,) = claims(text, date(2023, 1, 20))
    assert visit.place.city == "Oslo"
