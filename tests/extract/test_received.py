"""Who receives whom in the words of court circulars and agencies, who stands for another, and who is only remembered."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind, Role

ANCHOR = Anchor(date(2022, 5, 10), "given")


def claims(text: str) -> list[Claim]:
    return [c for c in extract(Document(text, "", anchor=ANCHOR)).claims if c.when]


def people(text: str) -> set[str]:
    return {p.name or f"({p.office})" for c in claims(text) for p in c.people}


TOLD = [
    # between "received" and whom stand the day and the place; a letter is no guest
    ("The Amir Sheikh Omar Al-Sabah received at Bayan Palace on Tuesday Minister Luis Soto.", {"Omar Al-Sabah", "Luis Soto"}),
    (
        "Prime Minister Karl Holm received at the Government House on Tuesday, May 10, Ambassador Luis Soto.",
        {"Karl Holm", "Luis Soto"},
    ),
    ("Minister Karl Holm received at Bayan Palace on Tuesday a letter from President Luis Soto.", set()),
    # who is represented is not there, who represents somebody is
    ("Minister Karl Holm represented President Luis Soto at the summit in Lima on Monday.", {"Karl Holm"}),
    ("At the summit in Lima on 12 May, President Luis Soto is represented by Minister Karl Holm.", {"Karl Holm"}),
    # the dead, and what somebody is
    ("Minister Karl Holm attended the funeral of the late President of Togo, Luis Soto, on Monday.", {"Karl Holm"}),
    ("Minister Karl Holm meets the President of Togo, Luis Soto, on 12 May.", {"Karl Holm", "Luis Soto"}),
    ("On 12 May Minister Karl Holm visits Korea as the Special Envoy of the Prime Minister.", {"Karl Holm"}),
    ("On 12 May the Special Envoy visits Korea.", {"(Special Envoy)"}),
    ("Statement by the Press Secretary: Minister Karl Holm visits Korea on 12 May.", {"Karl Holm"}),
    ("Minister Karl Holm lays a wreath at the tomb of the national hero Luis Soto on 12 May.", {"Karl Holm"}),
    ("Minister Karl Holm meets the mother of the national hero Luis Soto on 12 May.", {"Karl Holm", "Luis Soto"}),
    # "him" is who was named first
    ("On 12 May, Karl Holm is in Lima, where President Luis Soto receives him.", {"Karl Holm", "Luis Soto"}),
    # "I can say" is nobody's part
    ("KARL HOLM: I can confirm that Minister Eva Dahl visits Lima on 12 May.", {"Eva Dahl"}),
    ("MINISTER KARL HOLM: I will visit Lima on 12 May.", {"Karl Holm"}),
    # talks with several, whose other side is told before
    (
        "Karl Holm visits Lima on 12 May. Talks with Luis Soto and Eva Dahl are set for 12 May.",
        {"Karl Holm", "Luis Soto", "Eva Dahl"},
    ),
    # a month that is a name
    ("Minister Anna May will travel to Lima on 12 May.", {"Anna May"}),
    ("Minister Anna Berg, May 12: visit to Lima.", {"Anna Berg"}),
    ("Trade Chair, H.E President Dr Karl Holm visits Lima on 12 May.", {"(Trade Chair)", "Karl Holm"}),
    # titles of many countries
    ("The Cabinet Secretary for Trade, Amb. Eva Dahl, visits Korea on 12 May.", {"Eva Dahl"}),
    (
        "On 12 May the President will meet Canciller Eva Dahl and Prime Minister Mag. Anna Berg.",
        {"(President)", "Eva Dahl", "Anna Berg"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_who_takes_part(text: str, expected: set[str]) -> None:
    assert people(text) == expected


def test_the_host_of_a_state_visit_is_at_home() -> None:
    visit = "The President of the Swiss Confederation, Karl Holm, will {} the President of Slovakia, Eva Dahl, {}on 19 May."
    assert [c.place.country for c in claims(visit.format("receive", "for a state visit "))] == ["CH"]
    assert [c.place.country for c in claims(visit.format("meet", ""))] == [None]


def test_a_sentence_can_tell_when_the_visit_of_the_one_before_ends() -> None:
    arrival = "President Karl Holm will arrive in Ankara on 12 May. "
    (visit,) = claims(arrival + "The visit will end on 14 May.")
    assert visit.when is not None
    assert visit.when.last_day == date(2022, 5, 14)
    (visit, _) = claims(arrival + "The visit of Anna Berg to Lima will end on 14 May.")
    assert visit.when is not None
    assert visit.when.last_day == date(2022, 5, 12)


def test_a_tour_is_to_no_city_where_one_of_its_talks_takes_place() -> None:
    (tour,) = claims(
        "Minister Karl Holm will be on a tour of India and Russia from 12 to 16 May. In Delhi he will meet Anna Berg."
    )
    assert (tour.place.city, tour.place.country) == (None, "IN")


def test_what_follows_a_semicolon_is_told_of_another_place() -> None:
    text = "On 12 May Karl Holm visits a school with Anna Berg; then he goes on to Vienna, where he meets Eva Dahl on 13 May."
    assert [c.place.city for c in claims(text)] == [None, "Vienna"]


def test_a_meeting_counted_as_the_next_one_is_another() -> None:
    first = "First, on 12 May Minister Anna Berg will meet a delegation of the Centre for Trade. "
    second = "{} on 12 May Minister Anna Berg will hold a meeting with Minister Luis Soto."
    assert [c.kind for c in claims(first + second.format("Next,"))] == [Kind.MEETING, Kind.MEETING]
    assert [c.kind for c in claims(first + second.format("So"))] == [Kind.MEETING]


def test_a_hall_ends_before_the_day() -> None:
    (found,) = claims("Prime Minister Karl Holm received at the Government House on Tuesday, May 10, Ambassador Luis Soto.")
    assert found.place.venue == "Government House"


def test_who_invites_abroad_is_of_the_country_unless_the_text_tells_another() -> None:
    text = (
        "Minister Karl Holm of Norway will visit the assembly in Strasbourg on 12 May at the invitation of President Luis Soto.{}"
    )
    further = "\n\nLuis Soto, President of the European Parliament, gives a dinner."
    for ending, country in (("", "FR"), (further, "EU")):
        (visitor, host) = claims(text.format(ending))[0].people
        assert (visitor.role, host.country, host.role) == (
            Role.VISITOR,
            country,
            Role.HOST if country == "FR" else Role.PARTY,
        )


def test_a_house_in_a_line_of_its_own_is_nobody() -> None:
    entry = (
        "Itinerary for the Prime Minister, Karl Holm, for Thursday, 12 May 2022\n\n9:00 a.m. The Prime Minister meets Eva Dahl.\n"
    )
    assert people(entry + "Ritz-Carlton Lima\nGrey Room, 2nd Floor\n") == {"Karl Holm", "Eva Dahl"}
    assert people(entry.replace("Eva Dahl.", "Eva Dahl and Joseph Lima.")) == {"Karl Holm", "Eva Dahl", "Joseph Lima"}
