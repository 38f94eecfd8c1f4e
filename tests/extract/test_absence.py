"""Who is told not to take part: another one comes in their place, or they stay away from what others attend."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Change, Claim, Document, Publisher, Status

NORWAY = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claim(text: str) -> Claim:
    (found,) = extract(Document(text, "", publisher=NORWAY, anchor=Anchor(date(2019, 6, 3), "given"))).claims
    return found


def names(of: Claim) -> tuple[list[str | None], list[str | None]]:
    return [p.name for p in of.people], [p.name for p in of.absent]


@pytest.mark.parametrize(
    "text",
    [
        "State Secretary Karl Holm will attend the Arctic Forum in Lisbon on 12 June in place of Foreign Minister Anna Berg.",
        "State Secretary Karl Holm will attend the Arctic Forum in Lisbon instead of Foreign Minister Anna Berg on 12 June.",
        "On behalf of Foreign Minister Anna Berg, State Secretary Karl Holm will attend the Arctic Forum in Lisbon on 12 June.",
        "Foreign Minister Anna Berg is unwell and will not attend the Arctic Forum in Lisbon on 12 June. "
        "She will be represented by State Secretary Karl Holm.",
        "Foreign Minister Anna Berg will be represented by State Secretary Karl Holm at the Arctic Forum in Lisbon on 12 June.",
        "Foreign Minister Anna Berg will not attend the Arctic Forum in Lisbon on 12 June; "
        "she will be represented by State Secretary Karl Holm.",
    ],
)
def test_one_in_the_place_of_another_takes_part_alone(text: str) -> None:
    found = claim(text)
    assert names(found) == (["Karl Holm"], ["Anna Berg"])
    assert (found.status, found.change) == (Status.PLANNED, Change.REPLACED)


def test_the_one_who_receives_a_deputy_stays() -> None:
    text = "State Secretary Karl Holm will meet Minister Omar Diallo in Lisbon on 12 June, deputising for Minister Anna Berg."
    assert names(claim(text)) == (["Karl Holm", "Omar Diallo"], ["Anna Berg"])


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg will not attend the Arctic Forum in Lisbon on 12 June.",
        "Foreign Minister Anna Berg does not plan to be at the Arctic Forum in Lisbon on 12 June.",
        "Foreign Minister Anna Berg has no plans to attend the Arctic Forum in Lisbon on 12 June.",
        "Foreign Minister Anna Berg does not plan to be at the meeting of EU leaders in Lisbon on 12 June.",
        "Foreign Minister Anna Berg is not going to take part in the Arctic Forum in Lisbon on 12 June.",
    ],
)
def test_what_one_does_not_attend_is_not_called_off(text: str) -> None:
    found = claim(text)
    assert names(found) == ([], ["Anna Berg"])
    assert found.status is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "The Arctic Forum in Lisbon on 12 June, which Minister Anna Berg was to attend, has been cancelled.",
        "Foreign Minister Anna Berg will not travel to Lisbon on 12 June.",
    ],
)
def test_what_is_called_off_keeps_its_people(text: str) -> None:
    found = claim(text)
    assert names(found) == (["Anna Berg"], [])
    assert found.status is Status.CANCELLED


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg will meet Omar Diallo in Lisbon on 12 June in the place of honour.",
        "Foreign Minister Anna Berg will meet Omar Diallo in Lisbon on 12 June, not on the 14th, instead of flying home.",
        "Foreign Minister Anna Berg meets Omar Diallo in Lisbon on 12 June; their countries are represented by lawyers.",
    ],
)
def test_words_for_a_stead_without_a_person_take_nobody_away(text: str) -> None:
    assert names(claim(text)) == (["Anna Berg", "Omar Diallo"], [])


@pytest.mark.parametrize("words", ["On the instructions of", "By direction and on orders from", "At the behest of"])
def test_who_has_another_go_does_not_go_along(words: str) -> None:
    found = claim(f"{words} President Anna Berg, Minister Karl Holm will travel to Lisbon on 12 June.")
    assert names(found) == (["Karl Holm"], [])


def test_whose_initiative_a_call_is_speaks_too() -> None:
    found = claim("On the initiative of President Anna Berg, Minister Karl Holm will have a telephone call with her on 12 June.")
    assert set(names(found)[0]) == {"Anna Berg", "Karl Holm"}
