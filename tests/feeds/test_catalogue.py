"""Which feeds an export holds for people whose names are spelled in several ways."""

from __future__ import annotations

from sample_events import days, event

from diplocal.feeds.catalogue import catalogue
from diplocal.model import Event, Kind, Participant


def meeting(uid: str, name: str, country: str) -> Event:
    return event(uid, Kind.MEETING, days(f"2027-05-0{uid}"), people=(Participant(name, None, country),))


def people(*events: Event) -> list[tuple[str, str, str, bool]]:
    """Path, name, UIDs and whether lists name it, of each feed of a person."""
    feeds = catalogue(events)
    return [
        (f.path.removeprefix("people/"), f.name, "".join(e.uid for e in f.events), f.listed) for f in feeds if "people/" in f.path
    ]


def test_a_person_is_listed_once_and_has_a_feed_under_each_spelling():
    told = [meeting("1", "Sergey Orlov", "RU"), meeting("2", "Sergei Orlov", "RU"), meeting("3", "Sergey Orlov", "RU")]
    assert people(*told) == [
        ("sergei-orlov.ics", "Sergey Orlov", "123", False),
        ("sergey-orlov.ics", "Sergey Orlov", "123", True),
    ]


def test_people_of_two_countries_are_two():
    told = [meeting("1", "Aleksandar Novak", "RS"), meeting("2", "Alexander Novak", "RU")]
    assert people(*told) == [
        ("aleksandar-novak.ics", "Aleksandar Novak", "1", True),
        ("alexander-novak.ics", "Alexander Novak", "2", True),
    ]


def test_a_surname_alone_is_nobody_elses():
    told = [meeting("1", "Orlov", "RU"), meeting("2", "Sergei Orlov", "RU")]
    assert [(path, uids) for path, _, uids, _ in people(*told)] == [("orlov.ics", "1"), ("sergei-orlov.ics", "2")]
