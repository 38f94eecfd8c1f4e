"""Cities that one event of a text tells for another."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Kind

ANCHOR = Anchor(date(2014, 11, 13), "given")


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", anchor=ANCHOR)).claims


TALKS = "Talks between Luis Soto and Anna Berg were held in Lima on 12 November 2014. "


def cities(text: str) -> list[str | None]:
    return [claim.place.city for claim in claims(text)]


def test_the_talks_of_the_day_before_were_in_the_same_city() -> None:
    assert cities(TALKS + "Ms Berg met Minister Juan Rey in Peru on 11 November 2014.") == ["Lima", "Lima"]


def test_of_other_people_other_days_and_another_country_nothing_follows() -> None:
    for other in (
        "Kenji Mori met Minister Juan Rey in Peru on 11 November 2014.",
        "Ms Berg met Minister Juan Rey in Peru on 5 November 2014.",
        "Ms Berg met Minister Juan Rey in Chile on 11 November 2014.",
    ):
        assert cities(TALKS + other) == ["Lima", None]


def test_a_short_visit_is_to_the_city_of_its_programme() -> None:
    visit = "Minister Anna Berg will pay a visit to Peru on {}.\n\nPROGRAMME\n\nWednesday, 19 November 2014\n\n"
    hours = "09:00  Call on President Luis Soto, State House, Lima\n10:15  Talks with Minister Juan Rey\n"
    told = claims(visit.format("18-19 November 2014") + hours)
    assert [(c.kind, c.place.city) for c in told] == [(Kind.VISIT, "Lima"), (Kind.MEETING, "Lima"), (Kind.MEETING, "Lima")]
    assert claims(visit.format("18-22 November 2014") + hours)[0].place.city is None
    (visit_only, _) = claims(visit.format("18-19 November 2014") + "On 19 November she will have talks with Luis Soto in Lima.")
    assert visit_only.place.city is None


TOUR = "Minister Karl Holm visits Peru, Chile and Uruguay from 17 to 21 November. "


def told(text: str) -> list[tuple[Kind, str | None, str | None]]:
    return [(c.kind, c.place.city, c.place.country) for c in claims(TOUR + text)[1:]]


def test_on_a_tour_the_president_of_a_country_is_met_there() -> None:
    assert told("On 18 November he has a meeting with the President of Chile, Luis Soto.") == [(Kind.MEETING, None, "CL")]
    assert told("On 18 November he has a meeting with the President of Norway, Anna Berg.") == [(Kind.MEETING, None, None)]
    assert told("On 18 November he has a phone call with the President of Chile, Luis Soto.") == [(Kind.CALL, None, None)]


def test_the_first_talks_in_a_country_of_a_tour_are_the_stop_there() -> None:
    stop, talks = (Kind.VISIT, "Lima", "PE"), (Kind.MEETING, "Lima", "PE")
    assert told("On 17 November, in Lima, he will meet President Juan Rey.") == [stop]
    later = "On 18 November, in Lima, he will meet Minister Luis Soto."
    assert told("On 17 November, in Lima, he will meet President Juan Rey. " + later) == [stop, talks]
    assert told("On 17 November at 10:00, in Lima, he will meet President Juan Rey.") == [talks]
    assert told("On 17 November, in Lima, Eva Dahl will meet President Juan Rey.") == [talks]


def test_of_two_visits_of_a_day_it_is_the_one_to_the_country_of_a_host() -> None:
    visits = "Minister Karl Holm visits Peru on 17 and 18 November. On 18 and 19 November he visits Chile. "
    met = "On 18 November he has talks with the Foreign Minister of {}, Luis Soto."
    assert [c.place.country for c in claims(visits + met.format("Chile"))] == ["PE", "CL", "CL"]
    assert [c.place.country for c in claims(visits + met.format("Peru"))] == ["PE", "CL", "PE"]
