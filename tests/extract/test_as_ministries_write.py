"""Announcements as ministries of all regions write them, published on Wednesday 10 March 2021, and the dated events of each.

Kinds that are both fair stand with a bar between them; of the people only those with a name are compared, in any order.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document

ANCHOR = Anchor(date(2021, 3, 10), "given")


def line(claim: Claim) -> str:
    """Kind, status unless planned, days, clock time, names, and "@" with the city or country."""
    assert claim.when is not None
    days = dict.fromkeys((claim.when.first_day.isoformat(), claim.when.last_day.isoformat()))
    clock = [f"{claim.when.start:%H:%M}"] if claim.when.precision.value == "minute" else []
    names = ", ".join(sorted(p.name for p in claim.people if p.name))
    status = [claim.status.value] if claim.status.value != "planned" else []
    where = claim.place.city or claim.place.country
    return " ".join([claim.kind.value, *status, "/".join(days), *clock, names, *([f"@ {where}"] if where else [])])


def fair(found: list[str], expected: list[str]) -> bool:
    """Whether the lines are those expected, each with one of its kinds."""

    def same(line: str, wanted: str) -> bool:
        kinds, _, rest = wanted.partition(" ")
        kind, _, told = line.partition(" ")
        return kind in kinds.split("|") and told == rest

    orders = permutations(expected) if len(found) == len(expected) else ()
    return any(all(map(same, found, order)) for order in orders)


TABLE = """
# visits, as they are announced on either side

Foreign Ministry Spokesperson Lin Qiao announces: // At the invitation of Federal Councillor Urs Keller, Foreign Minister Gao
Ming will pay an official visit to Switzerland from March 20 to 22.
= visit 2021-03-20/2021-03-22 Gao Ming, Urs Keller @ CH

Minister for Foreign Affairs Bimal Rana is paying an official visit to Chile from 16 to 21 March 2021, leading a delegation.
During the visit, he is scheduled to hold a bilateral meeting with his Chilean counterpart, Pedro Rojas, on 18 March.
= visit 2021-03-16/2021-03-21 Bimal Rana, Pedro Rojas @ CL
= meeting 2021-03-18 Bimal Rana, Pedro Rojas @ CL

Minister for Foreign Affairs Bimal Rana is leaving for Lima today to participate in the sixth Ocean Conference. He is scheduled
to address the conference on Saturday, 13 March. He will return home on 14 March.
= visit|conference 2021-03-10/2021-03-14 Bimal Rana @ Lima
= conference|press 2021-03-13 Bimal Rana @ Lima

President Karl Holm will host Prime Minister Kenji Mori at the Palace in Oslo next week for a state visit that will include a
joint press conference.
= visit|meeting 2021-03-15/2021-03-21 Karl Holm, Kenji Mori @ Oslo

Permanent Secretary Chan Mei-ling will lead a delegation to Beijing in the afternoon of March 14.
= visit 2021-03-14 Chan Mei-ling @ Beijing

Secretary of State Ruth Allen will travel to Lisbon March 15–17 for the meeting of NATO foreign ministers.
= visit|conference 2021-03-15/2021-03-17 Ruth Allen @ Lisbon

Deputy Secretary Paul Dorn will travel to Santiago, Chile, on March 15 and to Lima, Peru, on March 17.
= visit 2021-03-15 Paul Dorn @ Santiago
= visit 2021-03-17 Paul Dorn @ Lima

Foreign Minister Jonas Adler departs this Friday (12 March) for Amman. He will hold talks there with his Jordanian counterpart,
Samir Haddad.
= visit 2021-03-12 Jonas Adler, Samir Haddad @ Amman

External Affairs Minister Dr. R. Iyer will be on an official visit to the Maldives from 14-16 March 2021. During the visit, he
will call on President Hassan Manik.
= visit 2021-03-14/2021-03-16 Hassan Manik, R. Iyer @ MV

The Foreign Minister, Shah Nawaz Khan, will be visiting Tehran tomorrow and the day after.
= visit 2021-03-11/2021-03-12 Shah Nawaz Khan @ Tehran

Minister of Foreign Affairs Mehmet Kaya will pay a visit to Azerbaijan on 15-16 March 2021 to attend the Meeting of Foreign
Ministers of the Organization of Turkic States.
= visit|conference 2021-03-15/2021-03-16 Mehmet Kaya @ AZ

Bujar Leka, Minister for Europe and Foreign Affairs of Albania, will pay an official visit to Turkey on 17 March 2021.
= visit 2021-03-17 Bujar Leka @ TR

His Highness Sheikh Khalid bin Faisal Al Noor, Foreign Minister, will leave tomorrow for Cairo to head the delegation to the
Arab League ministerial council.
= visit|conference 2021-03-11 Khalid bin Faisal Al Noor @ Cairo

His Excellency President Samuel Banda is expected in Harare on Friday for the SADC Extraordinary Summit.
= visit|conference tentative 2021-03-12 Samuel Banda @ Harare

Prime Minister the Hon. Delroy Grant departs the island on Sunday, March 14, to attend the Heads of Government Meeting in
Georgetown, Guyana. He returns on Thursday, March 18.
= visit|conference 2021-03-14/2021-03-18 Delroy Grant @ Georgetown

Minister for Foreign Affairs Sione Vake will be away from 15 to 19 March, when he attends the Forum Foreign Ministers Meeting in
Suva.
= visit|conference 2021-03-15/2021-03-19 Sione Vake @ Suva

Deputy Prime Minister Nguyen Van Minh will lead a high-ranking delegation to pay an official visit to Laos from 17 to 19 March.
= visit 2021-03-17/2021-03-19 Nguyen Van Minh @ LA

From March 15 (Mon) to 17 (Wed), Foreign Minister Kenji Mori will visit the Republic of Korea.
= visit 2021-03-15/2021-03-17 Kenji Mori @ KR

Also on 17 March, a delegation headed by Deputy Minister Sara Lund leaves for Dakar.
= visit 2021-03-17 Sara Lund @ Dakar

Minister Anna Berg will visit Lima in the first half of May, her office confirmed on Tuesday.
= visit 2021-05-01/2021-05-15 Anna Berg @ Lima

A visit to Oslo by the Foreign Minister of Chile, Pedro Rojas, is being arranged for late March.
= visit tentative 2021-03-21/2021-03-31 Pedro Rojas @ Oslo

The Secretary-General, Antonio Reis, is leaving New York this evening for Geneva, where on Friday he will address the Human
Rights Council.
= visit 2021-03-10 Antonio Reis @ Geneva
= conference|press 2021-03-12 Antonio Reis @ Geneva

As part of her working visit to Poland, which begins on 15 March, Minister Anna Berg will on 16 March lay a wreath in Gdansk.
= visit 2021-03-15 Anna Berg @ PL
= ceremony 2021-03-16 Anna Berg @ Gdańsk

Media are invited to the arrival of President Omar Diallo at Oslo Airport on 17 March at 10.15.
= visit 2021-03-17 10:15 Omar Diallo @ Oslo

# meetings, calls and conferences

The Prime Minister of Japan, Kenji Mori, will meet with President Karl Holm in Oslo on Thursday to discuss trade.
= meeting 2021-03-11 Karl Holm, Kenji Mori @ Oslo

Minister for Europe and Foreign Affairs Luc Morel will receive his Greek counterpart, Nikos Pappas, in Paris on March 18.
= meeting 2021-03-18 Luc Morel, Nikos Pappas @ Paris

On March 17, Foreign Minister Ivan Sokolov will hold talks in Moscow with Minister of External Relations of Angola Manuel Neto,
who will be in Russia on a working visit.
= meeting 2021-03-17 Ivan Sokolov, Manuel Neto @ Moscow

On the sidelines of the General Assembly in New York, Minister Anna Berg meets Minister Pedro Rojas on 22 March and Minister
Kenji Mori on 23 March.
= meeting 2021-03-22 Anna Berg, Pedro Rojas @ New York
= meeting 2021-03-23 Anna Berg, Kenji Mori @ New York

Signing an agreement is on the agenda when Minister Anna Berg receives Minister Pedro Rojas in Oslo on Friday.
= meeting|ceremony 2021-03-12 Anna Berg, Pedro Rojas @ Oslo

MR. COLE: The Secretary will be meeting with Foreign Minister Kenji Mori here at the department tomorrow.
= meeting 2021-03-11 Kenji Mori

The Foreign Secretary, Oliver Hart, will today (Wednesday 10 March) welcome his Polish counterpart to London.
= meeting|visit 2021-03-10 Oliver Hart @ London

Foreign Minister Gao Ming will hold a video conference with Foreign Minister Pedro Rojas tomorrow afternoon.
= call 2021-03-11 Gao Ming, Pedro Rojas

Vice Minister Park Jin-soo is set to hold the eighth Strategic Dialogue with Deputy Secretary Paul Dorn on March 17 in Seoul.
= meeting|conference 2021-03-17 Park Jin-soo, Paul Dorn @ Seoul

By mutual agreement the consultations between Deputy Ministers Sara Lund and Tomas Novak, planned for 11-12 March, will be held
online.
= call|meeting 2021-03-11/2021-03-12 Sara Lund, Tomas Novak

In Vienna, from Monday to Wednesday next week, negotiators of Chile and Peru meet for the fifth round.
= conference|meeting 2021-03-15/2021-03-17  @ Vienna

On 15 March, High Representative Josep Vidal will chair the Foreign Affairs Council in Brussels.
= conference 2021-03-15 Josep Vidal @ Brussels

March 17-18, Astana will host the next round of the talks on Syria.
= conference 2021-03-17/2021-03-18  @ Astana

The fourth Joint Commission Meeting will be held in New Delhi on 18 March 2021. It will be co-chaired by External Affairs
Minister R. Iyer and Foreign Minister Pedro Rojas.
= conference 2021-03-18 Pedro Rojas, R. Iyer @ New Delhi

The 54th ASEAN Foreign Ministers' Meeting (AMM) and Related Meetings are scheduled for 22-24 March in Bandar Seri Begawan.
= conference 2021-03-22/2021-03-24  @ Bandar Seri Begawan

Expected at the Arctic Forum in Tromsø on 18 and 19 March are Ministers Anna Berg and Pedro Rojas.
= visit|conference tentative 2021-03-18/2021-03-19 Anna Berg, Pedro Rojas @ Tromsø

Minister Anna Berg is to be represented by State Secretary Sara Lund at the conference in Berlin on 18 March.
= conference 2021-03-18 Sara Lund @ Berlin

# ceremonies, parliaments and the press

President Samuel Banda will tomorrow, Thursday 11 March 2021, receive Letters of Credence from five Heads of Mission.
= ceremony 2021-03-11 Samuel Banda

Foreign Ministers Anna Berg of Norway and Pedro Rojas of Chile will sign an agreement in Oslo on Friday.
= ceremony 2021-03-12 Anna Berg, Pedro Rojas @ Oslo

The ceremony marking the 60th anniversary of the treaty will take place in Rome on 25 March in the presence of President Karl
Holm.
= ceremony 2021-03-25 Karl Holm @ Rome

Parliament's foreign affairs committee will hear Minister Anna Berg on 16 March at 9.30.
= parliament 2021-03-16 09:30 Anna Berg

Government question time: Minister Anna Berg answers in parliament on Wednesday, 17 March.
= parliament 2021-03-17 Anna Berg

Press point: Minister Anna Berg and Minister Pedro Rojas, Friday 12 March, 11:00, Oslo.
= press 2021-03-12 11:00 Anna Berg, Pedro Rojas @ Oslo

# changes

The state visit of President Karl Holm to Peru, initially scheduled for May 9, has been postponed and will take place at a
different date.
= visit postponed 2021-05-09 Karl Holm @ PE

The Presidency advises that the incoming State Visit by President Omar Diallo, set to take place on Tuesday, 16 March 2021, is
postponed until further notice.
= visit postponed 2021-03-16 Omar Diallo

The energy forum in Bandung, which was to have opened on Monday, has been pushed back to 22 March.
= conference 2021-03-22  @ Bandung

Minister Anna Berg was to have flown to Rabat on Thursday but will now travel on Saturday, 13 March.
= visit 2021-03-13 Anna Berg @ Rabat

Owing to the weather, Minister Anna Berg's trip to Lima tomorrow is off.
= visit cancelled 2021-03-11 Anna Berg @ Lima

# reports

Ambassador Lucia Ferri presented her credentials to President Karl Holm on Monday.
= ceremony held 2021-03-08 Karl Holm, Lucia Ferri

On Tuesday, Minister Anna Berg had a phone call with Minister Omar Diallo.
= call held 2021-03-09 Anna Berg, Omar Diallo

Minister Anna Berg returned on Sunday from a two-day visit to Lima.
= visit held 2021-03-06/2021-03-07 Anna Berg @ Lima

# questions and answers

Question: When does Minister Anna Berg go to Dakar? // Answer: On the 17th.
= visit 2021-03-17 Anna Berg @ Dakar

Q: Is Minister Anna Berg going to Dakar next week? // A: No, she is not.

Q: Can you confirm that Minister Anna Berg will go to Dakar on 17 March? // A: I have nothing to announce.

# a tour and its stops

The first stop of Minister Anna Berg's tour of Africa, which runs from 15 to 19 March, is Dakar; on the 17th she goes on to
Accra.
= visit 2021-03-15/2021-03-19 Anna Berg @ Dakar
= visit 2021-03-17 Anna Berg @ Accra

# no events

Contrary to reports, no meeting between Minister Anna Berg and Minister Omar Diallo is planned for 15 March.

Today marks thirty years since Minister Anna Berg visited Lima for the first time.

The agreement, signed in Lima on 20 March 2019 by Minister Anna Berg, enters into force on 1 April.

Minister Anna Berg accepted an invitation from Minister Pedro Rojas to visit Chile; the dates will be agreed through diplomatic
channels.
"""


def cases() -> list[tuple[str, list[str]]]:
    """The examples: a text, in which two bars part paragraphs, and behind equals signs its events, if it has any."""
    blocks = [b.strip().split("\n") for b in TABLE.split("\n\n") if not b.strip().startswith("#")]
    texts = [" ".join(line for line in lines if not line.startswith("= ")).replace(" // ", "\n\n") for lines in blocks]
    return [(text, [line[2:] for line in lines if line.startswith("= ")]) for text, lines in zip(texts, blocks, strict=True)]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_the_events_of_an_announcement(text: str, expected: list[str]) -> None:
    found = [line(claim) for claim in extract(Document(text, "", anchor=ANCHOR)).claims if claim.when]
    assert fair(found, expected), found
