"""What one document says of plans that changed, of what is under way, and of what hangs on the events before."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind, Publisher, Status

ANCHOR = Anchor(date(2014, 11, 13), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str, publisher: Publisher | None = None) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=publisher, anchor=ANCHOR)).claims


def names(claim: Claim) -> list[str | None]:
    return [person.name for person in claim.people]


def days(claim: Claim) -> tuple[str, str]:
    assert claim.when is not None
    return f"{claim.when.first_day:%m-%d}", f"{claim.when.last_day:%m-%d}"


def test_a_round_of_talks_of_two_people_is_a_meeting() -> None:
    (talks,) = claims("The fourth round of talks between Anna Berg and Omar Diallo will be held in Oslo on 18 November 2014.")
    assert talks.kind is Kind.MEETING
    (many,) = claims("The fourth round of the talks on disarmament will be held in Oslo on 18 November 2014.")
    assert many.kind is Kind.CONFERENCE


def test_why_a_visit_was_put_off_is_not_put_off_itself() -> None:
    told = claims(
        "The visit of Anna Berg was put off when NATO moved its meeting of foreign ministers to 17 November 2014 in Brussels."
    )
    assert [(c.kind, c.status, c.place.city) for c in told] == [(Kind.CONFERENCE, Status.PLANNED, "Brussels")]
    (off,) = claims("The visit of Anna Berg to Lisbon, which was to begin on 17 November 2014, has been put off.")
    assert off.status is Status.POSTPONED


def test_a_word_in_the_name_of_a_building_is_no_event() -> None:
    (talks,) = claims("On 18 November 2014 the Reception House in Oslo will host talks between Anna Berg and Omar Diallo.")
    assert talks.kind is Kind.MEETING
    (party,) = claims("On 18 November 2014 Anna Berg will host a reception in Oslo.")
    assert party.kind is Kind.CEREMONY


def test_a_ministry_s_own_house_is_where_it_sits() -> None:
    (call,) = claims("Ambassador Omar Diallo called on Foreign Minister Anna Berg at the Ministry on 12 November 2014.", OSLO)
    assert (call.place.city, call.place.country) == ("Oslo", "NO")
    (elsewhere,) = claims("Foreign Minister Anna Berg met Omar Diallo at the Ministry of Fisheries on 12 November 2014.", OSLO)
    assert elsewhere.place.city is None
