"""What is under way, how long it lasted, who else was there, and names of countries that tell no place."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind, Publisher, Status

ANCHOR = Anchor(date(2014, 11, 13), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str, publisher: Publisher | None = None) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=publisher, anchor=ANCHOR)).claims


def names(claim: Claim) -> list[str | None]:
    return [person.name for person in claim.people]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Today, November 13, Anna Berg is on a working visit in Lima.", Status.HELD),
        ("From November 13 to 15 Anna Berg visits Lima.", Status.HELD),
        ("From November 14 to 15 Anna Berg visits Lima.", Status.PLANNED),
        ("From November 13 to 15 Anna Berg will visit Lima.", Status.PLANNED),
        ("Anna Berg visits Lima today, November 13.", Status.PLANNED),
    ],
)
def test_a_visit_that_has_begun_is_told_in_the_present(text: str, status: Status) -> None:
    (visit,) = claims(text)
    assert visit.status is status


def test_days_of_a_stay_are_not_when_somebody_spoke() -> None:
    (visit,) = claims("As has been announced, from November 18 to 20 Foreign Minister Anna Berg visits Lima.")
    assert visit.when is not None
    assert (visit.when.first_day.day, visit.when.last_day.day) == (18, 20)
    assert claims("As the spokesman announced on November 12, Foreign Minister Anna Berg is well.") == ()


def test_a_visit_that_ends_today_began_before() -> None:
    (visit,) = claims("Minister Anna Berg, who arrived in Lima yesterday, concludes her two-day visit today, 13 November 2014.")
    assert visit.when is not None
    assert (visit.when.first_day.day, visit.when.last_day.day) == (12, 13)


def test_those_who_chaired_and_attended_were_there() -> None:
    (call,) = claims(
        "Minister Anna Berg took part today in a meeting of ministers held by video link. Omar Diallo was in the chair, "
        "and Kenji Mori also attended. Luis Soto wrote about it."
    )
    assert names(call) == ["Anna Berg", "Omar Diallo", "Kenji Mori"]


def test_countries_of_those_who_meet_are_no_place() -> None:
    (call,) = claims("A videoconference of the foreign ministers of Chile, Peru and Brazil will be held on 18 November 2014.")
    assert call.place.country is None
    (visit,) = claims("Anna Berg will visit Lima, Peru, on 18 November 2014.")
    assert (visit.place.city, visit.place.country) == ("Lima", "PE")


def test_whom_one_talks_with_abroad_holds_office_there() -> None:
    (talks,) = claims(
        "On 18 November 2014 Minister Anna Berg will hold talks in Lima with President Luis Soto and Minister Juan Rey.", OSLO
    )
    assert [(p.name, p.country) for p in talks.people] == [("Anna Berg", "NO"), ("Luis Soto", "PE"), ("Juan Rey", "PE")]


def test_what_expires_is_no_event_and_a_plan_is_not_unveiled_as_a_statue_is() -> None:
    assert claims("Anna Berg said that the treaty expires on 5 February 2015.") == ()
    assert claims("We have taken note of the plan that the President of Peru unveiled in Lima on 6 November 2014.") == ()
    (statue,) = claims("Anna Berg will unveil a monument in Lima on 18 November 2014.")
    assert statue.kind is Kind.CEREMONY


def test_it_is_what_the_sentence_before_announced() -> None:
    (visit,) = claims("We are working on a visit to Lima by Minister Anna Berg. It may take place on 18 November 2014.")
    assert (visit.kind, visit.status, names(visit), visit.place.city) == (Kind.VISIT, Status.TENTATIVE, ["Anna Berg"], "Lima")
    assert visit.quote.endswith("It may take place on 18 November 2014.")
    assert claims("We know Minister Anna Berg. It may snow on 18 November 2014.") == ()


def test_how_long_somebody_stays() -> None:
    (visit,) = claims("On 18 November 2014 Minister Anna Berg will arrive in Peru, where she will stay until 20 November 2014.")
    assert visit.when is not None
    assert (visit.when.first_day.day, visit.when.last_day.day) == (18, 20)


def test_the_summit_of_an_answer_is_the_one_of_its_question() -> None:
    (summit,) = claims(
        "Question: Who will come to the NATO Summit in Oslo?\n\nAnswer: The summit will be held from 18 to 19 November 2014."
    )
    assert (summit.kind, summit.place.city, summit.bodies) == (Kind.CONFERENCE, "Oslo", ("NATO",))


def test_what_stands_between_commas_does_not_tell_the_event() -> None:
    for told in ("official visit to Peru", "trip to Peru"):
        (talks,) = claims(f"Anna Berg, who is on an {told}, had a meeting with Minister Juan Rey on 12 November 2014.")
        assert names(talks) == ["Anna Berg", "Juan Rey"]
