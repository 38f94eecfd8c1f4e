"""Both sides of a meeting of which the words name one: who speaks, travels or acts is the other; who only briefs is none."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")

VISIT = "Foreign Minister Anna Berg will visit Chile on 11 June.\n\n"
SPEAKER = "Transcript\n\nANNA BERG, PRIME MINISTER: Good afternoon.\n\n"
BRIEFER = "Briefing by Karl Holm, Aide to the Chairman\n\n"
HOSTS = "Tomorrow Anna Berg talks with the Prime Minister, Mr Pedro Rojas, in Santiago.\n\n"


def people(text: str) -> list[set[str]]:
    found = extract(Document(text, "", publisher=OSLO, anchor=ANCHOR)).claims
    return [{p.name or p.office or "" for p in claim.people} for claim in found]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # the city of the talks is no side of them
        (VISIT + "There will be talks in Santiago on 12 June with President Pedro Rojas.", {"Anna Berg", "Pedro Rojas"}),
        (VISIT + "Chile's talks in Santiago on 12 June with President Omar Diallo were moved.", {"Omar Diallo"}),
        # who tells of a meeting is no side of it
        (
            VISIT + "Spokesman Karl Holm spoke of a meeting in Santiago with Pedro Rojas on 12 June.",
            {"Anna Berg", "Pedro Rojas"},
        ),
        # a tour is the traveller's
        (
            "Foreign Minister Anna Berg began a tour of Chile today.\n\n"
            "The tour closes on 12 June in Arica: talks with the Mayor of that Region, Pedro Rojas.",
            {"Anna Berg", "Pedro Rojas"},
        ),
        # who speaks
        (
            SPEAKER + "PRIME MINISTER: On 12 June Vice President Pedro Rojas has a lunch for us in Lima.",
            {"Anna Berg", "Pedro Rojas"},
        ),
        (
            SPEAKER + "JOURNALIST: Do you get to see President Rojas?\n\nPRIME MINISTER: That is on 12 June.",
            {"Anna Berg", "Rojas"},
        ),
        (
            SPEAKER + "JOURNALIST: Can you tell us when President Rojas visits Lima?\n\nPRIME MINISTER: That is on 12 June.",
            {"Rojas"},
        ),
        (SPEAKER + "PRIME MINISTER: The agreement was signed by us; Pedro Rojas has talks in Lima on 12 June.", {"Pedro Rojas"}),
        # who briefs, is asked or is named like a month
        (BRIEFER + "The meeting was scheduled in Minsk for 12 June.", set()),
        (
            "Transcript\n\nQUESTION: Mr. Holm, what about Lebanon?\n\nMR. HOLM: The mission to Lebanon is planned for 12 June.",
            set(),
        ),
        (
            "The Prime Minister, Theresa May, is in Brussels.\n\nMay is due to see President Karl Holm on 12 June in Brussels.",
            {"Theresa May", "Karl Holm"},
        ),
        ("Spring in Lima. May is a month of rain; Karl Holm will visit Lima on 12 June.", {"Karl Holm"}),
        (
            "President Park Geun-min will travel in June.\n\nTalks between Park and Karl Holm are planned in Seoul on 12 June.",
            {"Park Geun-min", "Karl Holm"},
        ),
        # both of two who are joined
        (
            "They spoke of the wish of Presidents Karl Holm and Omar Diallo, who had telephone talks on 1 June.",
            {"Karl Holm", "Omar Diallo"},
        ),
        # an office that the text never tells is that of the one whom it names again and again
        (
            "Sergei Holm will travel to Lima.\n\nIn Lima Mr Holm opens a fair.\n\n# Talks\n\n"
            "On 12 June, decorations will be handed out by the Minister.",
            {"Sergei Holm"},
        ),
        (
            "Sergei Holm will travel to Lima with Omar Berg. Mr Holm and Mr Berg open a fair.\n\n# Talks\n\n"
            "On 12 June, decorations will be handed out by the Minister.",
            {"Minister"},
        ),
        # a deputy is not meant by the office
        (
            "Secretary Anna Berg is ill. Deputy Secretary Karl Holm stays.\n\nThe Secretary will visit Lima on 12 June.",
            {"Anna Berg"},
        ),
        # no clause begins within an office
        (
            "Minister Anna Berg announced today that at the invitation of Karl Holm, Director of the Office of Trade and "
            "Peru's Minister of Foreign Affairs, she will be in Lima on 12 June.",
            {"Anna Berg", "Karl Holm"},
        ),
        # an office abroad whose holder the text names without the country
        (HOSTS + "On 12 June there is a press conference of the Prime Minister of Chile in Santiago.", {"Pedro Rojas"}),
        (HOSTS + "On 12 June there is a press conference of the Prime Minister of Peru in Lima.", {"Prime Minister of Peru"}),
    ],
)
def test_who_takes_part(text: str, sides: set[str]) -> None:
    assert (people(text) or [set()])[-1] == sides


def test_what_she_had_planned_is_hers() -> None:
    text = "Secretary of State Anna Berg is ill. She rests, so the trip to Peru that was to have run 12-14 June is off."
    assert people(text) == [{"Anna Berg"}]


def test_a_body_that_meets_takes_nobody_from_the_event_before() -> None:
    text = "Anna Berg will meet Omar Diallo on 12 June in Lima.\n\nOn 13 June the College meets."
    assert people(text)[1:] in ([], [set()])


def test_a_programme_is_not_of_the_host_of_its_visit() -> None:
    text = (
        "Germany's Foreign Minister, Karl Holm, comes to Oslo on 20 June 2019 for a visit.\n\n"
        "Talks between the Foreign Minister and the Prime Minister of Norway, Anna Berg, and the Director of the Centre, "
        "Omar Diallo, form part of the programme.\n\nEvents for the media\n\n10.20 – Karl Holm arrives at the Ministry\n\n"
        "15.25 – Concert at the Small Guild\n"
    )
    assert people(text)[-1] == {"Karl Holm"}
