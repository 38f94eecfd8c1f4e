"""Journeys with several stops: which stops belong together, who is met where, and what a cancelled one leaves."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind, Status

ANCHOR = Anchor(date(2014, 11, 13), "given")


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", anchor=ANCHOR)).claims


def names(claim: Claim) -> list[str | None]:
    return [person.name for person in claim.people]


def test_stops_of_one_journey_have_no_single_city() -> None:
    (tour,) = claims("Minister Anna Berg is on travel to Oslo, Bergen and Stockholm from 17 to 24 November 2014.")
    assert tour.place.city is None
    assert {tour.place.country, *tour.bodies} >= {"NO", "SE"}


def test_a_city_with_its_country_is_one_stop() -> None:
    (visit,) = claims("Minister Anna Berg will travel to Oslo, Norway, on 17 November 2014.")
    assert (visit.place.city, visit.place.country) == ("Oslo", "NO")


TWO_STOPS = (
    "In Kyiv Minister Anna Berg will meet Ukrainian Prime Minister Ivan Kovalenko on Tuesday morning. "
    "In the afternoon she will fly on to Moscow, where she will hold talks with Russian Foreign Minister Pavel Orlov."
)


def test_the_afternoon_is_that_of_the_day_told_before() -> None:
    kyiv, moscow = claims(TWO_STOPS)
    assert [(c.when and c.when.first_day, c.place.city) for c in (kyiv, moscow)] == [
        (date(2014, 11, 18), "Kyiv"),
        (date(2014, 11, 18), "Moscow"),
    ]


def test_who_is_met_at_one_stop_is_not_at_the_other() -> None:
    kyiv, moscow = claims(TWO_STOPS)
    assert names(kyiv) == ["Anna Berg", "Ivan Kovalenko"]
    assert names(moscow) == ["Anna Berg", "Pavel Orlov"]


def test_whom_a_traveller_sees_instead_had_no_part_in_what_is_off() -> None:
    off = "Minister Anna Berg has postponed her trip to Paris, which was planned for this evening. "
    (trip,) = claims(off + "She will stay in Vienna to continue consultations with Iranian Foreign Minister Reza Karimi.")
    assert (trip.kind, trip.status, names(trip)) == (Kind.VISIT, Status.POSTPONED, ["Anna Berg"])


def test_whom_a_visitor_meets_in_the_country_belongs_to_the_visit() -> None:
    (visit,) = claims("Minister Anna Berg will visit Paris on 18 November. She will meet President Luc Morel of France.")
    assert names(visit) == ["Anna Berg", "Luc Morel"]


def test_an_office_that_only_one_country_has_tells_it() -> None:
    (visit,) = claims("Pope Clement will visit Ankara on 28 November 2014.")
    assert [person.country for person in visit.people] == ["VA"]


HOSTED = (
    "On 24-25 November Minister of Foreign Affairs Omar Diallo will visit Norway "
    "at the invitation of the Foreign Minister Anna Berg. "
    "In the course of the visit he will have meetings with Speaker of the Parliament Olav Dahl. "
    "A joint press conference of the two ministers will be held on 25 November at 12:30."
)


def test_who_invites_and_who_is_met_is_at_home_there() -> None:
    visit, press = claims(HOSTED)
    assert {p.name: p.country for p in visit.people} == {"Omar Diallo": None, "Anna Berg": "NO", "Olav Dahl": "NO"}
    assert names(press) == ["Omar Diallo", "Anna Berg"]


def test_a_guest_expected_at_a_summit_is_named_in_a_later_sentence() -> None:
    text = "President Omar Diallo will host a regional summit on food in Nairobi on 24 November.\n\n"
    (summit,) = claims(
        text + "Those expected include President Hassan Ali of Somalia and Vice-President Joyce Achieng of Uganda."
    )
    assert names(summit) == ["Omar Diallo", "Hassan Ali", "Joyce Achieng"]


def test_who_spoke_with_somebody_takes_part_and_who_spoke_of_it_does_not() -> None:
    (call,) = claims("Minister Anna Berg spoke by phone with Minister Omar Diallo on Tuesday.")
    assert names(call) == ["Anna Berg", "Omar Diallo"]
    (talks,) = claims("Spokesperson Anna Berg said that Minister Omar Diallo will meet Minister Pedro Rojas on 24 November.")
    assert names(talks) == ["Omar Diallo", "Pedro Rojas"]


def test_a_verb_after_and_has_the_subject_of_the_one_before() -> None:
    oslo, riga = claims("Minister Anna Berg will visit Oslo on 5 December and will travel to Riga on 7 December.")
    assert (names(oslo), names(riga)) == (["Anna Berg"], ["Anna Berg"])
    *_, visit = claims("Minister Anna Berg visits Oslo on 5 December and President Omar Diallo will visit Riga on 7 December.")
    assert names(visit) == ["Omar Diallo"]


def test_where_somebody_returns_to_is_not_where_they_met() -> None:
    (talks,) = claims("Minister Anna Berg will meet President Omar Diallo on 5 December before returning to Oslo.")
    assert talks.place.city is None


def test_during_a_visit_something_else_is_told() -> None:
    (talks,) = claims(
        "During her stay in Lisbon, Minister Anna Berg will hold a meeting with Minister Omar Diallo on 26 November."
    )
    assert (talks.kind, talks.place.city) == (Kind.MEETING, "Lisbon")


def test_a_country_receives_its_guest() -> None:
    (visit,) = claims("Georgia will receive the Secretary General of NATO, Mr. Jens Holm, on Wednesday 19 November.")
    assert (visit.kind, visit.place.country, names(visit)) == (Kind.VISIT, "GE", ["Jens Holm"])


def test_a_visit_lasts_until_the_day_on_which_it_is_said_to_end() -> None:
    (visit,) = claims("Dr. Rahul Menon arrives in Sri Lanka tomorrow (14) for an official visit ending on Sunday (16).")
    assert visit.when is not None
    assert (visit.when.first_day.day, visit.when.last_day.day) == (14, 16)


def test_of_two_tenses_the_one_before_the_date_counts() -> None:
    told = (
        "It is part of a process whose first conference was hosted by Oslo from 29 to 31 October, and commitments are expected."
    )
    assert [c.when.first_day.year for c in claims(told) if c.when] in ([], [2014])


def test_what_is_put_off_to_a_day_takes_place_then() -> None:
    (session,) = claims("The meeting of the Joint Commission on 25 November in Riga has been put off until 10 December.")
    assert session.when is not None
    assert (session.when.first_day.day, session.status) == (10, Status.PLANNED)
    assert [when.first_day.day for when in session.previous] == [25]
    (off,) = claims("The meeting of the Joint Commission on 25 November in Riga has been put off.")
    assert (off.status, off.when and off.when.first_day.day) == (Status.POSTPONED, 25)


TOUR = "Minister Anna Berg is on a tour of South America from 17 to 24 November. "


def stops(text: str) -> list[tuple[str | None, str | None, date | None]]:
    found = [c for c in claims(TOUR + text) if c.kind is Kind.VISIT and c.place.country]
    assert all(names(c) == ["Anna Berg"] for c in found)
    return [(c.place.city, c.place.country, c.when and c.when.first_day) for c in found]


def test_a_day_and_a_place_within_a_tour_are_a_stop_of_it() -> None:
    assert stops("Chile is the first destination, on 18 November. From there the route leads to Lima on the 20th.") == [
        (None, "CL", date(2014, 11, 18)),
        ("Lima", "PE", date(2014, 11, 20)),
    ]


def test_a_day_and_a_place_that_tell_of_something_else_are_no_stop() -> None:
    assert stops("The treaty of Lima is a hundred years old on the 20th.") == []
    assert stops("On 20 November Luc Morel was born in Lima.") == []
    assert stops("On 1 December the new embassy in Lima is a year old.") == []
