"""Who is meant by a pronoun, by "counterpart", and by an office that nobody named holds."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")
UN = Publisher("un", "United Nations", "UN", "America/New_York", "New York")


def claims(text: str, publisher: Publisher | None = OSLO) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=publisher, anchor=ANCHOR)).claims


def names(text: str, publisher: Publisher | None = OSLO) -> list[set[str | None]]:
    return [{p.name for p in claim.people if p.name} for claim in claims(text, publisher)]


LUNCH = "President Pedro Rojas of Chile will host a lunch for Prime Minister Anna Berg in Santiago on 12 June. "


@pytest.mark.parametrize(
    "further",
    [
        "On the second leg of her visit, Ms. Berg will reach Lima on 14 June.",
        "Ms. Berg will arrive in Lima on 14 June with her delegation.",
    ],
)
def test_a_pronoun_means_whom_its_own_clause_names(further: str) -> None:
    assert names(LUNCH + further)[1] == {"Anna Berg"}


def test_a_pronoun_alone_means_who_acted_before() -> None:
    assert names("Foreign Minister Anna Berg will visit Lima on 12 June. On 14 June she will visit Quito.")[1] == {"Anna Berg"}


def test_a_pronoun_after_a_verb_means_who_acted_before() -> None:
    text = "Foreign Minister Anna Berg will visit Lima on 12 June. President Pedro Rojas will meet her on 13 June."
    assert names(text)[1] == {"Anna Berg", "Pedro Rojas"}


def test_his_excellency_is_no_pronoun() -> None:
    text = LUNCH + "On 14 June His Excellency President Omar Diallo of Senegal will arrive in Oslo."
    assert names(text)[1] == {"Omar Diallo"}


def test_a_counterpart_is_the_one_of_that_country_whom_the_document_names() -> None:
    text = (
        "Foreign Minister Pedro Rojas of Chile will arrive in Oslo on 9 June.\n\n"
        "On 10 June Foreign Minister Anna Berg and her Chilean counterpart will hold talks in Oslo."
    )
    assert names(text)[1] == {"Anna Berg", "Pedro Rojas"}


def test_a_counterpart_whom_nobody_names_is_a_country() -> None:
    (claim,) = claims("On 10 June Foreign Minister Anna Berg and her Peruvian counterpart will hold talks in Oslo.")
    assert {p.name for p in claim.people} == {"Anna Berg", None}
    assert claim.bodies == ("PE",)


def test_a_counterpart_with_a_name_holds_office_in_that_country() -> None:
    (claim,) = claims("On 10 June Foreign Minister Anna Berg will meet her Chilean counterpart Pedro Rojas in Oslo.")
    assert [(p.name, p.country) for p in claim.people] == [("Anna Berg", "NO"), ("Pedro Rojas", "CL")]


ITINERARY = (
    "The Prime Minister will arrive in Tunis on 9 June.\n\n"
    "On 10 June the Prime Minister will meet the Prime Minister of Chile, Pedro Rojas.\n\n"
    "On 11 June the Prime Minister will open the exhibition in Tunis."
)


@pytest.mark.parametrize("publisher", [OSLO, None])
def test_an_office_told_before_its_namesake_is_not_that_person(publisher: Publisher | None) -> None:
    assert names(ITINERARY, publisher) == [set(), {"Pedro Rojas"}, set()]


def test_an_office_told_after_a_guest_means_the_guest() -> None:
    text = (
        "President Pedro Rojas of Chile will arrive in Oslo on 9 June.\n\n"
        "On 10 June the President will visit the National Museum in Oslo."
    )
    assert names(text)[1] == {"Pedro Rojas"}


def test_a_spokesman_for_somebody_is_not_that_person() -> None:
    text = (
        "Noon briefing by Lena Dahl, Spokesman for the Secretary-General\n\n"
        "The Secretary-General will leave for Lima on 12 June. In Lima he will speak at the summit."
    )
    assert names(text, UN) == [set()]


def test_the_press_office_only_tells() -> None:
    text = (
        "Declaration of the Director of the Press Office, Lena Dahl, 3 June\n\nThe King will make a journey to Lima on 12 June."
    )
    assert names(text) == [set()]


def test_the_top_diplomat_is_the_foreign_minister() -> None:
    text = (
        "Foreign Minister Pedro Rojas of Chile arrives in Oslo on 9 June.\n\n"
        "On 12 June Chile's top diplomat will travel to Tromsø. The head of Chilean diplomacy will be in Bergen on 14 June."
    )
    assert names(text)[1:] == [{"Pedro Rojas"}, {"Pedro Rojas"}]


def test_the_first_of_two_presidents_is_the_president() -> None:
    text = (
        "President Berg and President Rojas spoke of the talks between their countries in March.\n\n"
        "On Monday the President will deliver remarks in Bergen."
    )
    assert names(text)[-1] == {"Berg"}


VISIT = "Foreign Minister Anna Berg will pay a visit to Lima from 12 to 14 June. "


@pytest.mark.parametrize(
    "further",
    [
        "She will meet with Prime Minister Pedro Rojas.",
        "Talks between Ms. Berg and Prime Minister Pedro Rojas are on the programme.",
        "Those she will see include Prime Minister Pedro Rojas.",
    ],
)
def test_a_later_sentence_tells_whom_a_visitor_meets(further: str) -> None:
    assert names(VISIT + further) == [{"Anna Berg", "Pedro Rojas"}]


@pytest.mark.parametrize(
    "further",
    [
        "Prime Minister Pedro Rojas said that trade had doubled.",
        "Ms. Berg met with Prime Minister Pedro Rojas in Oslo last year.",
        "The treaty is named for Pedro Rojas.",
    ],
)
def test_a_later_sentence_names_others_too(further: str) -> None:
    assert names(VISIT + further) == [{"Anna Berg"}]


def test_of_two_visits_the_one_whose_visitor_is_told_goes_on() -> None:
    text = (
        "Foreign Minister Anna Berg will travel to Lima on 12 June, and President Karl Holm will visit Quito on 20 June.\n\n"
        "Ms. Berg will meet with Prime Minister Pedro Rojas."
    )
    assert names(text) == [{"Anna Berg", "Pedro Rojas"}, {"Karl Holm"}]


def test_a_visit_that_was_made_goes_on_in_the_past() -> None:
    text = (
        "Foreign Minister Anna Berg travelled to Chile on 1-2 June. She was accompanied by State Secretary Lena Dahl.\n\n"
        "In Santiago, Ms. Berg met with President Pedro Rojas."
    )
    assert names(text) == [{"Anna Berg", "Lena Dahl", "Pedro Rojas"}]


def test_a_visit_called_off_tells_whom_it_would_have_been_to() -> None:
    text = (
        "The visit of Foreign Minister Anna Berg to Lima from 12 to 14 June has been cancelled.\n\n"
        "Meetings had been arranged for her with Prime Minister Pedro Rojas."
    )
    assert names(text) == [{"Anna Berg", "Pedro Rojas"}]


@pytest.mark.parametrize(
    "matter",
    [
        "lay a wreath at the tomb of Karl Holm in Bergen",
        "attend the funeral of former President Karl Holm in Bergen",
        "open an exhibition about Karl Holm in Bergen",
    ],
)
def test_who_is_remembered_takes_no_part(matter: str) -> None:
    assert names(f"On 12 June Foreign Minister Anna Berg will {matter}.") == [{"Anna Berg"}]


def test_whom_a_ceremony_honours_alive_takes_part() -> None:
    text = "On 12 June Foreign Minister Anna Berg will attend the reception of former President Karl Holm in Bergen."
    assert names(text) == [{"Anna Berg", "Karl Holm"}]


def test_counterparts_of_several_countries_are_those_countries() -> None:
    (claim,) = claims("Foreign Minister Anna Berg will meet with her counterparts from Sweden and Denmark in Bergen on 12 June.")
    assert claim.bodies == ("SE", "DK")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Anna Berg and U.S. Special Envoy for Climate Karl Holm will meet in Oslo on 12 June.",
            [{"Anna Berg", "Karl Holm"}],
        ),
        ("Anna Berg is back from the U.S. The minister Karl Holm will visit Lima on 12 June.", [{"Karl Holm"}]),
    ],
)
def test_a_sentence_ends_after_letters_only_before_a_new_one(text: str, expected: list[set[str]]) -> None:
    assert names(text) == expected


def test_an_ordinary_word_after_an_office_is_a_name_in_running_text() -> None:
    text = "Foreign Minister Anna Berg will meet President Trump in Oslo on 12 June."
    assert names(text) == [{"Anna Berg", "Trump"}]
    assert names("Prime Minister Praises Troops\n\nThe talks take place in Oslo on 12 June.") == [set()]


def test_a_list_of_people_under_an_event_takes_part() -> None:
    text = (
        "Foreign Minister Anna Berg will meet guests from Chile in Oslo on 12 June. Those expected are:\n\n"
        "- President Pedro Rojas\n- Senator Omar Diallo, Majority Leader\n- Press kit and photographs of Karl Holm"
    )
    assert names(text) == [{"Anna Berg", "Pedro Rojas", "Omar Diallo"}]


def test_a_list_that_no_event_opens_names_nobody() -> None:
    text = "Foreign Minister Anna Berg will visit Lima on 12 June.\n\nFurther statements:\n\n- President Pedro Rojas on fish"
    assert names(text) == [{"Anna Berg"}]


def test_those_who_are_invited_take_part() -> None:
    text = (
        "On 12 June President Anna Berg will receive the credentials of new ambassadors in Oslo.\n\n"
        "Those who are invited are Pedro Rojas of Chile and Omar Diallo of Senegal."
    )
    assert names(text) == [{"Anna Berg", "Pedro Rojas", "Omar Diallo"}]


def test_a_visitor_is_followed_through_the_countries_of_the_visit() -> None:
    text = (
        "Foreign Minister Anna Berg travelled to Chile\nand Peru on 1-2 June.\n\n"
        "In Peru, Ms. Berg met with Prime Minister Pedro Rojas, and spoke of Haiti.\n\n"
        "In Bolivia, an attack killed Karl Holm, whom Ms. Berg had met."
    )
    assert names(text) == [{"Anna Berg", "Pedro Rojas"}]


def test_nobody_of_a_pair_between_whom_something_is_acts() -> None:
    text = (
        "The summit between Prime Minister Karl Holm and President Pedro Rojas of Chile was in March. It was followed by a "
        "letter to the parliament from President Omar Berg.\n\nOn 12 June he will visit Lima."
    )
    assert "Pedro Rojas" not in names(text)[0]


def test_whom_a_visitor_known_by_office_meets_takes_part_in_the_visit() -> None:
    text = (
        "Tomorrow the Secretary-General will fly to Lima for talks with the authorities.\n\n"
        "On Thursday the Secretary-General will give an address to the parliament in Lima.\n\n"
        "The Secretary-General will also meet with Prime Minister Pedro Rojas."
    )
    assert names(text, UN) == [{"Pedro Rojas"}, set()]


def test_the_minister_of_a_country_told_before_is_named_after_a_comma() -> None:
    text = (
        "Foreign Minister Anna Berg will visit Lima on 12 June to see Foreign Minister Omar Diallo of Peru.\n\n"
        "Ms. Berg will visit Chile on 14 June, where she will meet the country's foreign minister, Pedro Rojas."
    )
    assert names(text)[1] == {"Anna Berg", "Pedro Rojas"}


def test_a_counterpart_is_named_after_the_country() -> None:
    (claim,) = claims("On 10 June Foreign Minister Anna Berg and her counterpart from Chile, Pedro Rojas, will meet in Oslo.")
    assert [(p.name, p.country) for p in claim.people] == [("Anna Berg", "NO"), ("Pedro Rojas", "CL")]


def test_who_accompanies_a_visitor_is_told_further_down() -> None:
    more = "\n\n".join(f"Paragraph {n} tells of trade and fish." for n in ("one", "two", "three", "four"))
    text = f"{VISIT}\n\n{more}\n\nMs. Berg is accompanied by State Secretary Lena Dahl."
    assert names(text) == [{"Anna Berg", "Lena Dahl"}]


def test_the_african_union_is_a_visitor_in_australia() -> None:
    text = "AU Commission Chairperson Omar Diallo will visit Canberra on 12 June to meet Australian Foreign Minister Jane Ward."
    (claim,) = claims(text)
    assert [(p.name, p.country, p.role) for p in claim.people] == [
        ("Omar Diallo", "African Union", "visitor"),
        ("Jane Ward", "AU", "host"),
    ]
