"""The SQL finds what `matches` means, no more and no less."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplocal.model import Access, Kind, Query, Status
from diplocal.store import queries
from diplocal.store.matching import matches
from diplocal.store.rows import sort_key

from .announcements import MINISTRY, PALACE, documents
from .recording import recorded

_days = st.none() | st.integers(-5, 60).map(lambda n: date(2031, 3, 1) + timedelta(days=n))


def some(*values):
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


_queries = st.builds(
    Query,
    people=some("nagy", "Olsen", "TÖRÖK agnes", "bj", "zed", ""),
    countries=some("hu", "FI", "OSCE", "FR"),
    cities=some("helsinki", "Oslo", ""),
    kinds=some(*Kind),
    statuses=some(*Status),
    bodies=some("OSCE", "se", "FI"),
    publishers=some(MINISTRY.name, PALACE.id, "office of", "Nobody"),
    texts=st.sampled_from(
        [(), (), "nagy", "agy", "Török", "NORTHERN for", "orthern", "travel to", "%", "_", ("nagy", "Török")]
    ).map(lambda text: (text,) if isinstance(text, str) else text),
    start=_days,
    end=_days,
    press=some(*Access),
    min_confidence=st.sampled_from([0.0, 0.6, 0.88]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(documents(), max_size=6, unique_by=lambda e: e.document.digest), st.lists(_queries, min_size=10, max_size=10))
def test_find_is_the_filter_over_everything_in_order(database, found, asked) -> None:
    names = {MINISTRY.id: MINISTRY.name, PALACE.id: PALACE.name}
    with recorded(database, found) as rows:
        everything = queries.find(rows, Query())
        assert everything == sorted(everything, key=sort_key)
        for query in asked:
            meant = Query(**{**_fields(query), "publishers": tuple(names.get(p, p) for p in query.publishers)})
            assert queries.find(rows, query) == [event for event in everything if matches(event, meant)]


def _fields(query: Query) -> dict[str, object]:
    return {name: getattr(query, name) for name in Query.__dataclass_fields__}


@pytest.mark.parametrize("start", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_obstacle(calendar, start: date) -> None:
    assert calendar.events(Query(start=start, end=start)) == []
