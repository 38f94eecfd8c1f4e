"""Of whom a text goes on to speak: pronouns after a host, in subordinate clauses, "the two", "the meeting", visits under way."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str) -> list[Claim]:
    return [c for c in extract(Document(text, "", publisher=OSLO, anchor=ANCHOR)).claims if c.when]


def last(text: str) -> set[str]:
    return {p.name for p in claims(text)[-1].people if p.name}


MEANT = [
    # "his" in a clause that hangs on another is the subject of that one
    (
        "Prime Minister Omar Diallo has asked Minister Karl Holm to wait, since his trip to Oslo this week is put off.",
        {"Omar Diallo"},
    ),
    ("Minister Karl Holm travels a lot. His trip to Lima is planned for 12 June.", {"Karl Holm"}),
    # what somebody tells of himself
    ("Minister Karl Holm said he would visit Cairo on 12 June.", {"Karl Holm"}),
    ("Karl Holm told Minister Omar Diallo that he would visit Cairo on 12 June.", {"Karl Holm"}),
    ("Karl Holm announced his visit to Cairo on 12 June.", {"Karl Holm"}),
    ("Karl Holm said that Omar Diallo would visit Cairo on 12 June.", {"Omar Diallo"}),
    ("Minister Omar Diallo travels. Spokesman Karl Holm said that he would visit Cairo on 12 June.", {"Omar Diallo"}),
    # who receives somebody is not who goes on
    (
        "Karl Holm goes to Lima on 12 June. Prime Minister Pedro Rojas will receive him. On 14 June he goes to Quito.",
        {"Karl Holm"},
    ),
    ("Karl Holm goes to Lima on 12 June. Pedro Rojas is his host. On 14 June Rojas flies to Quito.", {"Pedro Rojas"}),
    ("A long journey begins for Minister Karl Holm. He goes to Lima on 12 June.", {"Karl Holm"}),
    # "the two" are the pair told last; "the two ministries" are no persons
    (
        "Anna Berg and her Chilean colleague, Pedro Rojas, would meet soon, an aide said.\n\nThe two leaders "
        "were to meet in Lima on 12 June.",
        {"Anna Berg", "Pedro Rojas"},
    ),
    (
        "Karl Holm is in Lima to see Pedro Rojas and Eva Dahl on 10 June. On 12 June Holm meets Omar Diallo, "
        "with the two ministries present.",
        {"Karl Holm", "Omar Diallo"},
    ),
    # "the meeting" is the one told in the sentence before
    (
        "Anna Berg visits Oslo with Omar Diallo on 6 June.\n\nThe UN envoy wants an informal meeting of the "
        "parties. The meeting is scheduled for 12 June in Quito.",
        set(),
    ),
    (
        "Prime Minister Anna Berg attends the annual meeting of the Council in Lima. The meeting convenes in Lima on 12 June.",
        {"Anna Berg"},
    ),
    # what "and on" joins is told apart
    ("In Quito he met Omar Diallo, and on 12 June Eva Dahl will visit Lima.", {"Eva Dahl"}),
    ("Lima was President Karl Holm’s first stop, where he met Omar Diallo, and on Friday he visited Quito.", {"Karl Holm"}),
    ("On 12 June, Karl Holm will be received by President Pedro Rojas and after will meet Eva Dahl.", {"Karl Holm", "Eva Dahl"}),
    # a visit under way goes on in the past
    (
        "Today Karl Holm has begun a two-day visit to Lima. Two of his deputies, Eva Dahl and Omar Diallo, "
        "are with him.\n\nHe also met Pedro Rojas.",
        {"Karl Holm", "Eva Dahl", "Omar Diallo", "Pedro Rojas"},
    ),
    # talks of which one side is told are the traveller's; not those between two others, or of a body
    (
        "Minister Karl Holm visits Lima on 12 June. Talks with President Pedro Rojas are planned for 13 June.",
        {"Karl Holm", "Pedro Rojas"},
    ),
    (
        "Minister Karl Holm visits Lima on 12 June. Talks between Pedro Rojas and Eva Dahl are planned for 13 June.",
        {"Pedro Rojas", "Eva Dahl"},
    ),
    (
        "Minister Karl Holm visits Lima on 12 June. On 13 June the Chamber of Commerce has talks with Pedro Rojas.",
        {"Pedro Rojas"},
    ),
    # to a further country only the travellers go on, and not their hosts
    (
        "Karl Holm and Eva Dahl visit Lima on 12 June and meet Pedro Rojas. The visit to Quito is set for 14 June.",
        {"Karl Holm", "Eva Dahl"},
    ),
    (
        "Minister Karl Holm visits Lima on 12 June and meets Pedro Rojas. The visit to Cusco, also in Peru, is set for 14 June.",
        {"Karl Holm", "Pedro Rojas"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT, ids=[text[:60] for text, _ in MEANT])
def test_of_whom_a_text_goes_on_to_speak(text: str, expected: set[str]) -> None:
    assert last(text) == expected
