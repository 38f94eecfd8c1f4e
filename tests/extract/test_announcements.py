"""Announcements as they are made, published on Wednesday 10 March 2021, and all that is told by each."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document

ANCHOR = Anchor(date(2021, 3, 10), "given")


def line(claim: Claim) -> str:
    """Kind, status unless planned, days, clock time, people and bodies, and "@" with the city or country."""
    when = claim.when
    told = [claim.kind.value, *([claim.status.value] if claim.status.value != "planned" else [])]
    if when is not None:
        told.append("/".join(dict.fromkeys((when.first_day.isoformat(), when.last_day.isoformat()))))
        told += [f"{when.start:%H:%M}"] if when.precision.value == "minute" else []
    who = ", ".join([p.name or p.office or "" for p in claim.people] + list(claim.bodies))
    return " ".join([*told, who, *(f"@ {p}" for p in [claim.place.city or claim.place.country] if p)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a journey, what it is for, and when it ends
        (
            "Prime Minister Karl Holm will leave for Seoul this afternoon for the inauguration of the King on March 12. "
            "He will return on Saturday.",
            ["visit 2021-03-10/2021-03-13 Karl Holm @ Seoul", "ceremony 2021-03-12 Karl Holm, King @ Seoul"],
        ),
        (
            "Prime Minister Karl Holm will leave for Seoul this afternoon. The library will return the books on Saturday.",
            ["visit 2021-03-10 Karl Holm @ Seoul"],
        ),
        # a second stop that has no verb of its own
        (
            "Minister Anna Berg will travel to Tokyo March 15-17 and Seoul March 17-18, where she will meet her counterparts.",
            ["visit 2021-03-15/2021-03-17 Anna Berg @ Tokyo", "visit 2021-03-17/2021-03-18 Anna Berg @ Seoul"],
        ),
        (
            "Minister Anna Berg will travel to Tokyo on March 15, and on March 17 she will meet Minister Omar Diallo in Seoul.",
            ["visit 2021-03-15 Anna Berg @ Tokyo", "meeting 2021-03-17 Anna Berg, Omar Diallo @ Seoul"],
        ),
        # two sides meet; more of them confer
        ("The foreign ministers of Chile and Peru will meet in Arica on 17 March.", ["meeting 2021-03-17 CL, PE @ Arica"]),
        (
            "The foreign ministers of Chile, Peru, Bolivia and Ecuador will meet in Arica on 17 March.",
            ["conference 2021-03-17 CL, PE, BO, EC @ Arica"],
        ),
        # half a year is a time, a year is none
        (
            "The next meeting of the Joint Commission would be held in Hanoi in the second half of 2022.",
            ["conference 2022-07-01/2022-12-31  @ Hanoi"],
        ),
        ("The next meeting of the Joint Commission would be held in Hanoi in 2022.", []),
        # where "there" is
        (
            "QUESTION: Will Minister Anna Berg go to Munich?\n\nMR BRAUN: Yes, she will be there from the 19th to the 21st.",
            ["visit 2021-03-19/2021-03-21 Anna Berg @ Munich"],
        ),
        ("QUESTION: Will there be a report?\n\nMR BRAUN: Yes, it will be there on the 19th.", []),
        # who comes to what was told before
        (
            "The next regular Eurogroup is on Thursday, 18 March, in Luxembourg. Minister Karl Holm attends.",
            ["conference 2021-03-18 Karl Holm, EU @ Luxembourg"],
        ),
        (
            "The next regular Eurogroup is on Thursday, 18 March, in Luxembourg. Minister Karl Holm attends to his garden.",
            ["conference 2021-03-18 EU @ Luxembourg"],
        ),
        # an advisory: what is on, its day alone, where
        (
            "Media advisory\n\nPress conference of Ministers Anna Berg and Omar Diallo\n\nWednesday, 17 March, 10.30 a.m.\n\n"
            "Press Room, Ministry of Foreign Affairs, Oslo",
            ["press 2021-03-17 10:30 Anna Berg, Omar Diallo @ Oslo"],
        ),
        (
            "Opening of the exhibition by Minister Anna Berg\n\nDate: Wednesday, 17 March\nTime: 10.30\nPlace: City Hall, Oslo",
            ["ceremony 2021-03-17 10:30 Anna Berg @ Oslo"],
        ),
        ("Minister Anna Berg will meet Minister Omar Diallo for talks in Oslo.\n\nMonday - Friday\n09:00 - 12:30", []),
        # who leaves on a day is there until then; who leaves for somewhere goes there
        (
            "Minister Anna Berg will arrive in Lisbon on Wednesday, stay at the old fort and leave on Friday.",
            ["visit 2021-03-10/2021-03-12 Anna Berg @ Lisbon"],
        ),
        (
            "Minister Anna Berg will leave tomorrow for a two-day visit to Lisbon.",
            ["visit 2021-03-11/2021-03-12 Anna Berg @ Lisbon"],
        ),
        # the date of a document is none of an event
        (
            "Further to our press release of 8 March, the visit of Minister Omar Diallo of Senegal, scheduled for 17 March, "
            "has been postponed.",
            ["visit postponed 2021-03-17 Omar Diallo"],
        ),
        # who speaks of himself, and by what label
        (
            "ANNA BERG, PRIME MINISTER: Good afternoon.\n\nJOURNALIST: Do you meet Karl Holm?\n\n"
            "PRIME MINISTER: Yes. I’ll be in Lisbon on the 17th.",
            ["visit 2021-03-17 Anna Berg @ Lisbon"],
        ),
        ("PRIME MINISTER: Karl Holm came home. She’ll know.", []),
        (
            "Minister Omar Diallo: I’m in the ministry today. Tomorrow I receive the special envoy, Eva Dahl.",
            ["meeting 2021-03-11 Omar Diallo, Eva Dahl"],
        ),
        ("You’ll recall that Minister Anna Berg was in Lisbon in June.", []),
        # what is told before a semicolon has a time of its own
        ("Minister Anna Berg will be on a visit to Lisbon soon; she boarded a ferry on Monday with Omar Diallo.", []),
        (
            "Minister Anna Berg was ill; on Monday she will be on a visit to Lisbon.",
            ["visit 2021-03-15 Anna Berg @ Lisbon"],
        ),
        # on whom a journey goes on, and who is led by the title of a day
        (
            "On 17 March, a working visit takes President Karl Holm to Lisbon. From 18 to 19 March he will be in Madrid.",
            ["visit 2021-03-17 Karl Holm @ Lisbon", "visit 2021-03-18/2021-03-19 Karl Holm @ Madrid"],
        ),
        # the day on which something is made known is none of it
        ("The United Nations on Monday made known how the meeting of Karl Holm with Eva Dahl is going to run.", []),
        # a delegation that is listed travels along
        (
            "President Karl Holm will be in Lisbon on an official visit from 17 to 19 March.\n\nWith him goes a delegation "
            "made up of Minister Eva Dahl and Minister Omar Diallo.",
            ["visit 2021-03-17/2021-03-19 Karl Holm, Eva Dahl, Omar Diallo @ Lisbon"],
        ),
        # a place belongs to the date beside it, a part without a verb to who acts before
        (
            "Minister Karl Holm arrives late on Thursday and travels on to Vienna on Saturday.",
            ["visit 2021-03-13 Karl Holm @ Vienna"],
        ),
        (
            "Minister Anna Berg will meet Minister Omar Diallo on March 17 and Minister Karl Holm the following day.",
            ["meeting 2021-03-17 Anna Berg, Omar Diallo", "meeting 2021-03-18 Anna Berg, Karl Holm"],
        ),
        # two days with a comma before "and" are told apart
        (
            "Mr Karl Holm starts a two-day visit to the United States today. He meets Minister Anna Berg this afternoon, and "
            "tomorrow he gives a speech at the university.",
            [
                "visit 2021-03-10/2021-03-11 Karl Holm, Anna Berg @ US",
                "meeting 2021-03-10 Karl Holm, Anna Berg @ US",
                "press 2021-03-11 Karl Holm @ US",
            ],
        ),
        # put back to another day
        (
            "The talks of Anna Berg and Omar Diallo, scheduled for today in Lisbon, had to be put back by one week, to 17 March.",
            ["meeting 2021-03-17 Anna Berg, Omar Diallo @ Lisbon"],
        ),
        # who issues a release in the first person
        (
            "MEDIA RELEASE\n\nMINISTER FOR FOREIGN AFFAIRS\n\nANNA BERG\n\nVISIT TO FIJI\n\n"
            "My visit to Fiji on 17-18 March will be the first since 2019.",
            ["visit 2021-03-17/2021-03-18 Anna Berg @ FJ"],
        ),
        # what somebody did is past by the form of the verb
        ("We lifted our sanctions on 5 October after talks with Minister Omar Diallo.", []),
        # weekdays after a month far ahead are those of this week
        (
            "Minister Anna Berg was sworn in last May. The next summit of the forum will be in Oslo in September. "
            "On Friday she will meet Minister Omar Diallo.",
            ["conference 2021-09-01/2021-09-30  @ Oslo", "meeting 2021-03-12 Anna Berg, Omar Diallo"],
        ),
        # the clock times of notes for the media are of the one day that is announced
        (
            "Minister Karl Holm receives Minister Eva Dahl on a working visit to Lisbon on Monday, 15 March.\n\n"
            "Information for media\n\nBy 12:35 p.m. arrival at the reception of the palace\n\nPress conference at 2:30 p.m.",
            ["visit 2021-03-15 Karl Holm, Eva Dahl @ Lisbon", "press 2021-03-15 14:30 Karl Holm, Eva Dahl @ Lisbon"],
        ),
        # weekdays of the week that the sentence names; those of the sentence after it are near again
        (
            "Next week Minister Anna Berg will attend the meeting of the Council in Brussels on Monday and Tuesday.",
            ["conference 2021-03-15/2021-03-16 Anna Berg @ Brussels"],
        ),
        (
            "Next week the museum will be closed. On Thursday Minister Anna Berg will meet Minister Omar Diallo in Oslo.",
            ["meeting 2021-03-11 Anna Berg, Omar Diallo @ Oslo"],
        ),
        # a day told without an event is that of "that morning"
        (
            "The report is due on 24 March. There will be a press conference at 11:00 a.m. that morning with Minister Anna Berg.",
            ["press 2021-03-24 11:00 Anna Berg"],
        ),
        # how long a visit lasts, told in the sentence after it
        (
            "President Karl Holm departs for Lisbon tomorrow.\n\nThe 3-day official visit is the first of its kind.",
            ["visit 2021-03-11/2021-03-13 Karl Holm @ Lisbon"],
        ),
        # what "to" leads to before its country is a place
        (
            "Minister Karl Holm will travel to Gros Bato, Saint Lucia, tomorrow for the meeting of the Conference.",
            ["conference 2021-03-11 Karl Holm @ LC"],
        ),
        # a person whose surname is a city, and a house of that name
        (
            "Prime Minister Karl Muscat meets Minister Anna Berg today. On Sunday Dr Muscat leaves for Lisbon.",
            ["meeting 2021-03-10 Karl Muscat, Anna Berg", "visit 2021-03-14 Karl Muscat @ Lisbon"],
        ),
        (
            "Minister Anna Berg meets Minister Omar Diallo at the Sheraton Addis Ababa today.",
            ["meeting 2021-03-10 Anna Berg, Omar Diallo @ Addis Ababa"],
        ),
        # a stage within the country of a visit does not last longer than it
        (
            "Minister Anna Berg will visit Canberra, Australia, on 17 March. On 19 March she will travel to Sydney. "
            "She returns home on 20 March.",
            ["visit 2021-03-17/2021-03-20 Anna Berg @ Canberra", "visit 2021-03-19 Anna Berg @ Sydney"],
        ),
        # how long a gathering lasts, right before its word
        (
            "Minister Anna Berg will attend the three-day Arctic summit in Oslo, which opens on 17 March.",
            ["conference 2021-03-17/2021-03-19 Anna Berg @ Oslo"],
        ),
        # where somebody is seen, and where what is told in a relative clause takes place
        (
            "Minister Anna Berg travels on to Amman today, where she will see King Omar tomorrow, and then to Doha.",
            ["visit 2021-03-10 Anna Berg @ Amman", "meeting 2021-03-11 Anna Berg, King Omar @ Amman"],
        ),
        (
            "President Karl Holm has arrived in Bishkek for an informal summit of the neighbours, which takes place tomorrow.",
            ["conference 2021-03-11 Karl Holm @ Bishkek"],
        ),
        # of what somebody spoke after, and what was said
        (
            "Following a call with President Omar Diallo on Tuesday, Minister Karl Holm said he would be in Odesa this Friday.",
            ["call held 2021-03-09 Omar Diallo", "visit 2021-03-12 Karl Holm @ Odesa"],
        ),
        # a surname that is an ordinary word too, where the text has the whole name
        (
            "Rush to visit Lisbon on 17 March\n\nThe American President, Karl Rush, will discuss trade, a spokesman said.",
            ["visit 2021-03-17 Karl Rush @ Lisbon"],
        ),
        ("Rush to be avoided on 17 March\n\nPassengers should leave early, a spokesman said.", []),
        ("The meeting of Presidents Karl Holm and Omar Rush will be on 17 March.", ["meeting 2021-03-17 Karl Holm, Omar Rush"]),
        # what somebody denies, and what is confirmed
        ("The Ministry denied reports that Minister Karl Holm would visit Rabat on 17 March.", []),
        (
            "The Ministry confirmed reports that Minister Karl Holm will visit Rabat on 17 March and denied reports of a crisis.",
            ["visit 2021-03-17 Karl Holm @ Rabat"],
        ),
        # who takes no part, and the further journey that has a purpose
        (
            "Norway will be represented at the summit in Oslo on 17 March by Minister Karl Holm, not by President Anna Berg.",
            ["conference 2021-03-17 Karl Holm @ Oslo"],
        ),
        (
            "Minister Anna Berg will travel to Rabat on 17 March, and to Tunis on 18 March, to meet Minister Omar Diallo.",
            ["visit 2021-03-17 Anna Berg @ Rabat", "meeting 2021-03-18 Anna Berg, Omar Diallo @ Tunis"],
        ),
        # an oath that is still to be taken, a question, and an invitation that nobody has accepted
        ("President Omar Diallo will be sworn in on 30 April in Rabat.", ["ceremony 2021-04-30 Omar Diallo @ Rabat"]),
        ("President Omar Diallo, sworn in on 3 March, spoke of peace.", []),
        ("Will Minister Karl Holm visit Tunis on 20 April? Nobody knows.", ["visit tentative 2021-04-20 Karl Holm @ Tunis"]),
        (
            "Minister Karl Holm has been invited to visit Tunis on 21 April.",
            ["visit tentative 2021-04-21 Karl Holm @ Tunis"],
        ),
        # "the two heads of government" are those of the visit
        (
            "Prime Minister Karl Holm will visit Tunis on 20-22 March at the invitation of Prime Minister Omar Diallo. "
            "On 21 March the two heads of government will chair the Joint Commission.",
            [
                "visit 2021-03-20/2021-03-22 Karl Holm, Omar Diallo @ Tunis",
                "conference 2021-03-21 Karl Holm, Omar Diallo @ Tunis",
            ],
        ),
        # a visit of which it is told before its days where it goes
        (
            "Minister Karl Holm will pay a visit to Tunis, the Ministry said.\n\nHolm's visit will take place on 20-21 March.",
            ["visit 2021-03-20/2021-03-21 Karl Holm @ Tunis"],
        ),
        (
            "Minister Karl Holm will visit Tunis, and Minister Anna Berg Chad.\n\nThe visit of Karl Holm to Riga is on 20 March.",
            ["visit 2021-03-20 Karl Holm @ Riga"],
        ),
        # who invites a visitor, told after the days
        (
            "Minister Karl Holm will visit Tunis on 20-21 March. According to spokesperson Eva Lund, Minister Holm "
            "will visit Tunisia at the invitation of Minister Omar Diallo.",
            ["visit 2021-03-20/2021-03-21 Karl Holm, Omar Diallo @ Tunis"],
        ),
        # an office alone that acts is one side of its talks
        (
            "On 11 March, the President will have talks with President Omar Diallo of Chad.\n\n"
            "On 12 March, the President will hold a meeting with Minister Anna Berg of Norway.",
            ["meeting 2021-03-11 Omar Diallo, President", "meeting 2021-03-12 Anna Berg, President"],
        ),
    ],
)
def test_what_an_announcement_tells(text: str, expected: list[str]) -> None:
    assert [line(claim) for claim in extract(Document(text, "", anchor=ANCHOR)).claims] == expected
