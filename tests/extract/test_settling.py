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
