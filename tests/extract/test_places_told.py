"""Where something takes place: what names a place, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

ANCHOR = Anchor(date(2014, 11, 13), "given")


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("On Monday at the Kremlin, President Anna Berg will hold talks with President Omar Diallo.", "Moscow", "RU"),
        ("President Anna Berg will meet President Omar Diallo on Monday, the Kremlin says.", None, None),
        ("President Anna Berg will meet President Omar Diallo on Monday, Kremlin spokesman Luc Morel said.", None, None),
        ("The White House said President Anna Berg would travel to Chile on Monday.", None, "CL"),
        ("President Anna Berg will be received outside the White House on Monday by President Omar Diallo.", "Washington", "US"),
    ],
)
def test_a_building_is_a_place_and_those_who_work_there_are_none(text: str, city: str | None, country: str | None) -> None:
    (found,) = extract(Document(text, "", anchor=ANCHOR)).claims
    assert (found.place.city, found.place.country) == (city, country)


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("On Monday Anna Berg will meet experts of the Institute of Trade based in Oslo.", None, None),
        ("On Monday Anna Berg will meet experts of the Institute of Trade in Oslo.", "Oslo", "NO"),
        ("On Monday Anna Berg and Omar Diallo will hold talks on the Oslo Agreements.", None, None),
        ("On Monday Anna Berg and Omar Diallo will hold talks on the Oslo Free Trade Agreement.", None, None),
        ("On Monday Anna Berg and Omar Diallo will hold talks at the Oslo Economic Forum.", "Oslo", "NO"),
        ("On Monday Anna Berg will meet Omar Diallo on the relations of the United States and the Congo.", None, None),
        ("On Monday members of the Institute, the US think tank, will call on Minister Anna Berg.", None, None),
        ("On Monday Anna Berg will visit Peru, Chile and Bolivia.", None, "PE"),
        ("On Monday Anna Berg will have a telephone conversation from Oslo with Omar Diallo.", None, None),
        ("In Lisbon Anna Berg will have a phone call with Omar Diallo on Monday.", None, None),
        ("Anna Berg visits Peru on Monday. On Monday she will speak at an online conference on water.", None, "PE"),
    ],
)
def test_what_is_called_by_a_place_or_sits_in_one_is_not_where_it_happens(
    text: str, city: str | None, country: str | None
) -> None:
    found = extract(Document(text, "", anchor=ANCHOR)).claims[0]
    assert (found.place.city, found.place.country) == (city, country)


def test_what_is_held_online_has_no_place() -> None:
    visit = "Minister Anna Berg visits Peru on 18 and 19 November. On 19 November she will speak to the press{}, at 11:00."
    for remark, country in ((", online", None), ("", "PE")):
        found = extract(Document(visit.format(remark), "", anchor=ANCHOR)).claims
        assert [c.place.country for c in found] == ["PE", country]


def test_in_luxembourg_is_the_city_and_to_luxembourg_the_country() -> None:
    for text, city in (
        ("The council meets in Luxembourg on Monday.", "Luxembourg"),
        ("Anna Berg travels to Luxembourg on Monday.", None),
    ):
        (found,) = extract(Document(text, "", anchor=ANCHOR)).claims
        assert (found.place.city, found.place.country) == (city, "LU")


def test_a_date_after_the_last_country_of_a_tour_makes_it_no_adjective() -> None:
    (tour,) = extract(Document("Minister Anna Berg will visit Peru and the US next week.", "", anchor=ANCHOR)).claims
    assert (tour.place.country, tour.bodies) == ("PE", ("US",))


BRIEFLY = [
    # of what is spoken, and where it is spoken of
    ("On Monday Anna Berg attends a meeting of the council on the situation in Peru.", None, None),
    ("On Monday Anna Berg attends a meeting of the council in Peru.", None, "PE"),
    # to whom something is given, and where somebody goes
    ("On Monday Anna Berg attends the closing ceremony, at which the chair is handed to Peru.", None, None),
    ("On Monday Anna Berg goes to Peru for the closing ceremony.", None, "PE"),
    ("On Monday Minister Anna Berg will receive Omar Diallo, Head of Mission Designate to the Republic of Peru.", None, None),
    ("On Monday Anna Berg attends a conference on prospects for Peru.", None, None),
    ("On Monday Anna Berg leaves for Peru.", None, "PE"),
    # what is over by then, and where somebody arrives first
    ("After the conference in Madrid, Minister Anna Berg will leave for Lima on Monday.", "Lima", "PE"),
    ("On Monday Minister Anna Berg will meet Minister Omar Diallo after the conference in Madrid.", None, None),
    ("After arriving in Madrid on Monday, Minister Anna Berg will meet Minister Omar Diallo.", "Madrid", "ES"),
    # the larger place behind a comma
    ("On Monday Anna Berg will attend the forum in Nusa Dua, Bali.", "Nusa Dua", "ID"),
    ("On Monday Anna Berg will visit Makassar and Bandung.", None, "ID"),
    ("On Monday Anna Berg will attend the summit at the Grand Resort in Deep Bay, St. John’s, Antigua.", "St. John's", "AG"),
    # of two cities of one name the one whose country the text speaks of
    ("On Monday Anna Berg will meet President Omar Diallo of Malta in Rabat.", "Rabat", "MT"),
    ("On Monday Anna Berg will meet Omar Diallo in Rabat.", "Rabat", "MA"),
    ("On Monday Anna Berg will meet Omar Diallo at the Riksdag.", "Stockholm", "SE"),
]


@pytest.mark.parametrize(("text", "city", "country"), BRIEFLY, ids=[text[10:70] for text, *_ in BRIEFLY])
def test_the_words_before_a_name_tell_whether_it_is_where_it_happens(text: str, city: str | None, country: str | None) -> None:
    found = extract(Document(text, "", anchor=ANCHOR)).claims[0]
    assert (found.place.city, found.place.country) == (city, country)


@pytest.mark.parametrize(("other", "country"), [("Chile", None), ("Peru", "PE")])
def test_an_entry_is_no_part_of_one_of_two_journeys_of_others(other: str, country: str | None) -> None:
    text = (
        f"Minister Anna Berg is in Peru on 18 November.\n\nMinister Luc Morel is in {other} on 18 November.\n\n"
        "Tuesday 18 November\n\nSpeaker Omar Diallo receives Minister Eva Dahl.\n\n"
        "Wednesday 19 November\n\nMinister Eva Dahl opens a seminar."
    )
    (received,) = [c for c in extract(Document(text, "", anchor=ANCHOR)).claims if c.kind.value == "meeting"]
    assert received.place.country == country
