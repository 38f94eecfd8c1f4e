"""What one document says of plans that changed, of what is under way, and of what hangs on the events before."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Change, Claim, Document, Kind, Publisher, Status

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


def test_what_was_put_off_and_has_a_new_date_is_one_event_that_moved() -> None:
    (visit,) = claims(
        "The Ambassador spoke about the visit of Anna Berg to Tokyo, which had been deferred in October "
        "and will now take place on 22-23 November 2014 at the invitation of Foreign Minister Kenji Mori."
    )
    assert (visit.kind, visit.status, visit.change, days(visit)) == (Kind.VISIT, Status.PLANNED, Change.MOVED, ("11-22", "11-23"))
    assert [f"{old.first_day:%m-%d}" for old in visit.previous] == ["10-01"]
    assert [(p.name, p.country) for p in visit.people] == [("Anna Berg", None), ("Kenji Mori", "JP")]


def test_what_was_put_off_stays_so_beside_another_event() -> None:
    off, other = claims(
        "The visit of Anna Berg to Tokyo, planned for 20 November 2014, has been put off and she will meet Omar Diallo in Oslo "
        "on 22 November 2014."
    )
    assert (off.status, other.status) == (Status.POSTPONED, Status.PLANNED)


def test_a_new_date_after_the_words_that_put_it_off() -> None:
    (talks,) = claims("The meeting between Anna Berg and Omar Diallo has been postponed and will be held on 22 November 2014.")
    assert (talks.status, days(talks)) == (Status.PLANNED, ("11-22", "11-22"))
    for text in (
        "The meeting of Anna Berg and Omar Diallo that will be held on 22 November 2014 has been postponed.",
        "The trip of Anna Berg to Oslo, which will begin on 22 November 2014, is cancelled.",
    ):
        (off,) = claims(text)
        assert off.status in (Status.POSTPONED, Status.CANCELLED)


def test_a_city_where_somebody_only_speaks_is_not_where_it_is() -> None:
    (off,) = claims("Anna Berg will not come to Norway on 18 November 2014, the embassy of Peru in Oslo told the newspaper.")
    assert (off.place.country, off.place.city) == ("NO", None)
    (visit,) = claims("OSLO (Agency) - Anna Berg will visit Norway on 18 November 2014.")
    assert (visit.place.country, visit.place.city) == ("NO", None)


def test_a_later_sentence_tells_the_city_of_a_visit() -> None:
    (visit,) = claims(
        "Anna Berg will pay a visit to Peru on 18 November 2014. In Lima, she is to meet Foreign Minister Omar Diallo."
    )
    assert (visit.place.country, visit.place.city) == ("PE", "Lima")
    (off,) = claims(
        "Anna Berg will not come to Peru on 18 November 2014 as planned. The visit of Ms Berg to Lima is off, it was said."
    )
    assert (off.status, off.place.city) == (Status.CANCELLED, "Lima")
    (elsewhere,) = claims(
        "Anna Berg will pay a visit to Peru on 18 November 2014. She met Foreign Minister Omar Diallo in Quito last year."
    )
    assert elsewhere.place.city is None


def test_the_date_that_was_planned_is_none_where_a_new_one_follows() -> None:
    (visit,) = claims("The trip of Anna Berg to Lisbon planned for 17-18 November will now take place on 24-25 November.")
    assert (days(visit), visit.change) == (("11-24", "11-25"), Change.MOVED)
    both = claims("The trip of Anna Berg to Lisbon is planned for 17 November, and she will visit Oslo on 24 November.")
    assert [days(c)[0] for c in both] == ["11-17", "11-24"]
