"""What the entries of a list are: who is in a city is there on a visit, and a body that meets is a conference."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Document

CALENDAR = """Calendar of the Commissioners, 1 July 2016

Monday 4 July

Mr Karl Holm in Lyon, France: is at the Football for Good event; joins in a campaign.

Ms Anna Berg in Paris, France: takes part in the Western Balkans Summit.

Tuesday 5 July

Mr Omar Diallo sees heads of agencies, in Brussels.
"""

MEETINGS = """Calendar of meetings 1997

24 January
Sydney, Australia
Labour Market Information Technical Meeting

3 March
Vancouver, Canada
12th Meeting of the Working Group on Tourism

12 May
Sydney, Australia
Meeting of Anna Berg with Omar Diallo
"""


def kinds(text: str, anchor: date) -> list[tuple[str, str]]:
    found = extract(Document(text, "", anchor=Anchor(anchor, "given"))).claims
    return [(str(claim.when.start), claim.kind.value) for claim in found if claim.when]


def test_who_is_in_a_city_is_on_a_visit_unless_the_entry_names_a_gathering() -> None:
    assert kinds(CALENDAR, date(2016, 7, 1)) == [
        ("2016-07-04", "visit"),
        ("2016-07-04", "conference"),
        ("2016-07-05", "meeting"),
    ]


def test_a_meeting_of_which_nobody_is_told_is_one_of_a_body() -> None:
    assert kinds(MEETINGS, date(1997, 1, 1)) == [
        ("1997-01-24", "conference"),
        ("1997-03-03", "conference"),
        ("1997-05-12", "meeting"),
    ]
