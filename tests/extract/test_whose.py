"""Whose event it is: nobody is carried over from another answer, and an office abroad is not taken for one at home."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=OSLO, anchor=ANCHOR)).claims


def people(text: str) -> list[list[tuple[str | None, str | None]]]:
    return [[(p.name, p.country) for p in claim.people] for claim in claims(text)]


ANSWERED = (
    "Answers to questions\n\n"
    "Question: Is the Chilean foreign minister coming?\n\n"
    "Answer: Yes. Anna Berg will hold talks with Foreign Minister Pedro Rojas of Chile on 12 June.\n\n"
)


def test_an_answer_takes_nobody_from_the_answer_before() -> None:
    text = ANSWERED + "Question: And the climate talks?\n\nAnswer: The negotiators meet again in Vienna on 18 June."
    assert people(text)[1:] == [[]]


def test_they_of_the_same_answer_are_those_named_before() -> None:
    text = (
        ANSWERED
        + "Question: Where is Omar Diallo?\n\nAnswer: Anna Berg will meet Omar Diallo on 14 June. They meet again on 20 June."
    )
    assert {name for name, _ in people(text)[2]} == {"Anna Berg", "Omar Diallo"}


def test_all_of_them_are_those_of_the_sentence() -> None:
    text = (
        "Anna Berg will meet Omar Diallo on 12 June in Lisbon.\n\n"
        "The foreign ministers of the Baltic countries meet in Vienna on 18 June, and all of them want a result."
    )
    assert people(text)[1:] == [[]]


def test_ministers_of_named_countries_are_not_those_of_the_event_before() -> None:
    before = "Anna Berg will meet Foreign Minister Pedro Rojas of Chile on 12 June in Lisbon. "
    assert people(before + "The foreign ministers of Chile and Peru meet in Vienna on 18 June.")[1:] == [[]]
    again = people(before + "The foreign ministers of the two countries meet again on 18 June.")[1]
    assert [name for name, _ in again] == ["Anna Berg", "Pedro Rojas"]


def test_two_offices_of_one_country_share_its_name() -> None:
    text = "Anna Berg will meet Ukrainian Prime Minister Ivan Kovalenko and President Olha Shevchuk in Kyiv on 12 June."
    assert people(text) == [[("Anna Berg", None), ("Ivan Kovalenko", "UA"), ("Olha Shevchuk", "UA")]]


def test_an_office_with_a_word_of_its_own_shares_nothing() -> None:
    text = "Anna Berg will meet Ukrainian Prime Minister Ivan Kovalenko and the EU Commissioner Clara Rossi in Kyiv on 12 June."
    assert ("Clara Rossi", "UA") not in people(text)[0]


def test_whom_a_traveller_meets_by_the_programme_holds_office_there() -> None:
    text = (
        "Visit of Foreign Minister Anna Berg to Chile\n\nWednesday 12 June\n\n"
        "09:00 Meeting with President Pedro Rojas in Santiago\n10:00 Visit to the National Museum in Santiago"
    )
    assert ("Pedro Rojas", "CL") in people(text)[0]


def test_a_guest_at_home_keeps_the_office_of_home() -> None:
    text = (
        "Foreign Minister Anna Berg\n\nWednesday 12 June\n\n"
        "09:00 Meeting with Prime Minister Lena Dahl in Oslo\n10:00 Meeting with Omar Diallo"
    )
    assert ("Lena Dahl", "NO") in people(text)[0]


def test_saints_and_sultans_of_buildings_are_no_people() -> None:
    text = "Anna Berg will visit the Sultan Ahmet Mosque and the Church of St George in Istanbul on 12 June."
    assert people(text) == [[("Anna Berg", None)]]


QUOTED = (
    "Foreign Minister Anna Berg has called off her trip to Lisbon.\n\n"
    "{opening}\n\n"
    "“The picture has changed altogether.\n\n"
    "I will no longer be travelling to Lisbon on 12 June. That is a pity.”"
)


def test_i_means_who_is_quoted() -> None:
    told = [c for c in claims(QUOTED.format(opening="The Foreign Minister said:")) if c.when]
    assert [([p.name for p in c.people], c.status.value) for c in told] == [(["Anna Berg"], "cancelled")]


def test_a_spokesperson_who_says_i_does_not_travel() -> None:
    told = claims(QUOTED.format(opening="Spokesperson Lena Dahl said:"))
    assert "Lena Dahl" not in {p.name for c in told for p in c.people}


def test_the_line_after_a_byline_is_no_part_of_the_name() -> None:
    text = (
        "From: Ministry of Foreign Affairs and The Right Honourable Anna Berg\nPublished: 3 June 2019\n\n"
        "The Foreign Minister, Anna Berg, will travel to Lisbon on Monday 10 June."
    )
    assert people(text) == [[("Anna Berg", "NO")]]


def test_a_date_given_up_before_is_no_event() -> None:
    text = (
        "Foreign Minister Anna Berg will travel to Lisbon on Monday 10 June.\n\n"
        "The visit had first been pencilled in for the end of May."
    )
    assert [c.when.start for c in claims(text) if c.when] == [date(2019, 6, 10)]


def test_whom_a_traveller_meets_abroad_holds_office_there() -> None:
    text = "Foreign Minister Anna Berg will travel to Santiago on Monday 10 June to meet Foreign Minister Pedro Rojas."
    (claim,) = claims(text)
    assert [(p.name, p.country, p.role and p.role.value) for p in claim.people] == [
        ("Anna Berg", "NO", "visitor"),
        ("Pedro Rojas", "CL", "host"),
    ]


def test_who_travels_along_holds_office_at_home() -> None:
    assert ("Lena Dahl", "NO") in people("Anna Berg will travel to Santiago on 10 June with Prime Minister Lena Dahl.")[0]


def test_the_president_is_not_the_president_of_some_association() -> None:
    text = (
        "President's engagements\n\n2 June 2019\n\nTuesday\n\n11.30am The President delivers a lecture in Rome.\n\n"
        "Thursday\n\n3pm The President receives {guest} at San Anton Palace.\n\n4pm The President receives Omar Diallo.\n"
    )

    def told(guest: str, entry: int) -> set[str | None]:
        found = extract(Document(text.format(guest=guest), "", anchor=ANCHOR)).claims
        return {p.name for p in found[entry].people if p.name}

    assert told("Anna Grima, President of the Society of Readers,", 0) == set()
    assert told("Anna Grima, president and policy commissioner of the Readers", 0) == set()
    assert told("Anna Grima, president and policy commissioner of the Readers", 2) == {"Omar Diallo"}
