"""Where events take place of which the text tells no place: at their host's, or where the text is told of."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")

HOSTS = [
    ("Foreign Minister Karl Holm receives Minister Pedro Rojas of Peru on 12 June.", ("Oslo", "NO")),
    ("The Prime Minister will receive Minister Pedro Rojas of Peru on 12 June.", ("Oslo", "NO")),
    ("On 12 June Minister Pedro Rojas of Peru will be received by President Karl Holm.", ("Oslo", "NO")),
    ("On 12 June President Pedro Rojas of Peru will host his Chilean colleague Luis Soto.", (None, "PE")),
    ("Foreign Minister Karl Holm meets the Ambassador of Peru, Luis Soto, on 12 June.", ("Oslo", "NO")),
    ("On 12 June Minister Pedro Rojas of Peru also hosts a three-way meeting with Luis Soto and Eva Dahl.", (None, "PE")),
    ("On 12 June Ambassador Pedro Rojas of Peru hosts a meeting with Luis Soto and Eva Dahl.", (None, None)),
    ("On 12 June Minister Eva Dahl will speak at the Security Council stakeout.", ("New York", "US")),
    # who only meets somebody may be anywhere, and who heads an organisation is of no country
    ("Foreign Minister Karl Holm meets Minister Pedro Rojas of Peru on 12 June.", (None, None)),
    ("On 12 June NATO Secretary General Karl Holm receives Minister Pedro Rojas of Peru.", (None, None)),
    ("On 12 June Foreign Minister Karl Holm has a phone call with the Ambassador of Peru, Luis Soto.", (None, None)),
    ("On 12 June in Geneva Foreign Minister Karl Holm receives Minister Pedro Rojas of Peru.", ("Geneva", "CH")),
]
SUMMIT = "The Pacific summit takes place in Suva from 12 to 14 June."
FRAMES = [
    (f"{SUMMIT}\n\nOn 13 June the heads of government hold their retreat.", ("Suva", "FJ")),
    (f"{SUMMIT}\n\nOn 20 June the heads of government hold their retreat.", (None, None)),
    (f"{SUMMIT}\n\nOn 14 June a seminar follows in Nadi, Fiji.\n\nOn 11 June Anna Berg will meet Eva Dahl.", (None, "FJ")),
    (f"{SUMMIT}\n\nOn 14 June a seminar follows in Nadi, Fiji.\n\nOn 29 June Anna Berg will meet Eva Dahl.", (None, None)),
    (
        f"{SUMMIT}\n\nOn 20 June a seminar follows in Nadi, Fiji.\n\nOn 18 June Eva Dahl will hold a press conference.",
        (None, "FJ"),
    ),
    (f"{SUMMIT}\n\nOn 13 June Eva Dahl will have a video conference with Omar Diallo.", (None, None)),
    # a text that is told of many countries tells nothing of where the rest is
    (
        f"{SUMMIT}\n\nOn 16 June the council meets in Lima.\n\nOn 17 June the council meets in Rabat.\n\n"
        "On 13 June the heads of government hold their retreat.",
        (None, None),
    ),
]


def places(text: str) -> dict[date, tuple[str | None, str | None]]:
    claims = extract(Document(text, "", publisher=OSLO, anchor=ANCHOR)).claims
    return {c.when.first_day: (c.place.city, c.place.country) for c in claims if c.when}


@pytest.mark.parametrize(("text", "place"), HOSTS, ids=[text[:60] for text, _ in HOSTS])
def test_who_receives_is_at_home(text: str, place: tuple[str | None, str | None]) -> None:
    assert places(text) == {date(2019, 6, 12): place}


@pytest.mark.parametrize(("text", "place"), FRAMES, ids=[text[len(SUMMIT) :][:60] for text, _ in FRAMES])
def test_an_event_is_where_the_text_is_told_of(text: str, place: tuple[str | None, str | None]) -> None:
    day = int(text.rpartition("On ")[2][:2])
    assert places(text)[date(2019, 6, day)] == place


def test_where_is_the_place_told_before_it() -> None:
    text = "Minister Karl Holm leaves today for Kigali, {} she will attend the Water Forum on 13 June."
    assert [places(text.format(word))[date(2019, 6, 13)] for word in ("where", "and")] == [("Kigali", "RW"), ("Kigali", "RW")]
    (forum,) = [
        c for c in extract(Document(text.format("where"), "", anchor=ANCHOR)).claims if c.when and c.when.first_day.day == 13
    ]
    assert forum.name == "Water Forum"
    visit = "The President of Chile, who will be in Kigali on 12 June, attends a forum on 13 June, when the Council meets."
    assert places(visit)[date(2019, 6, 12)] == ("Kigali", "RW")


def test_who_sees_an_ambassador_is_at_home() -> None:
    text = "The Deputy Foreign Minister of Georgia, Karl Holm, will meet on 12 June with the {}, Eva Dahl."
    assert places(text.format("newly appointed Ambassador of Estonia")) == {date(2019, 6, 12): (None, "GE")}
    assert places(text.format("Foreign Minister of Estonia")) == {date(2019, 6, 12): (None, None)}


TOPIC = "Leaders gather in Suva for the Pacific summit\n\nThe leaders of the ocean come together in Suva, {}."
SPEECH = "\n\nOn 12 June Anna Berg will give a lecture on the reefs."
TOPICS = [
    # the title and the opening tell where, and nothing else does
    (TOPIC.format("and have much to say to one another about the sea") + SPEECH, ("Suva", "FJ")),
    # a year in the title is no day of which it tells, and lines of navigation stand above many a title
    (
        "\n\n".join(("News", "World", "Nation", "Opinion", "Views", "Sports", "Movies", "Search", "Contact", ""))
        + "Pacific summit 2019: what leaders do in Fiji"
        "\n\nThe leaders of the ocean come together, and have much to say to one another about the sea and its reefs." + SPEECH,
        (None, "FJ"),
    ),
    # several events of one journey elsewhere tell that of one place
    (
        TOPIC.format("and have much to say to one another about the sea") + "\n\nOn 11 June the council meets in Suva.\n\n"
        "On 15 and 16 June Anna Berg will visit Lima.\n\nOn 15 June Anna Berg will meet Luis Soto."
        "\n\nOn 16 June Anna Berg will meet Pedro Rojas.\n\nOn 16 June Anna Berg will give an interview." + SPEECH,
        ("Suva", "FJ"),
    ),
    # two countries there tell nothing of either
    (TOPIC.format("and some of them go on to a smaller meeting in Lima afterwards") + SPEECH, (None, None)),
    # what is told to happen a month later, or is over, may have been anywhere
    (TOPIC.format("and have much to say to one another about the sea") + SPEECH.replace("12 June", "29 July"), (None, None)),
    # most of the text is told of another country
    (
        TOPIC.format("and have much to say to one another about the sea")
        + "\n\nOn 14 June the council meets in Lima.\n\nOn 16 June the council meets in Rabat."
        "\n\nOn 18 June the council meets in Quito." + SPEECH,
        (None, None),
    ),
    # the publisher's dateline is where it was written, and the country of somebody's office is not where they go
    (
        "What is to be said of the reefs\n\nLIMA (Andina) - The Prime Minister of Norway has a lot to say about all of the sea."
        + SPEECH,
        (None, None),
    ),
]


@pytest.mark.parametrize(
    ("text", "place"), TOPICS, ids=["both", "year", "journey", "two countries", "far off", "elsewhere", "dateline"]
)
def test_an_event_is_where_title_and_opening_tell_the_text_is_of(text: str, place: tuple[str | None, str | None]) -> None:
    (found,) = (where for day, where in places(text).items() if day in (date(2019, 6, 12), date(2019, 7, 29)))
    assert found == place
