"""Countries and organisations that take part as such: (text, codes)."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

BODIES = [
    # those who do something together
    ("Russia, Turkey and Iran will hold talks on Syria in Astana on 24 November.", {"RU", "TR", "IR"}),
    ("On 24 November Chile and Peru will hold consultations in Lisbon.", {"CL", "PE"}),
    ("Iran and six world powers resume nuclear talks in Vienna on 24 November.", {"IR"}),
    ("The negotiators of the six countries and Iran meet again in Vienna on 24 November.", {"IR"}),
    ("The foreign ministers of five world powers and Iran will meet in Vienna on 24 November.", {"IR"}),
    ("Talks between Norway and Sweden will be held in Riga on 24 November.", {"NO", "SE"}),
    ("Delegations of Serbia and Kosovo meet in Brussels on 24 November.", {"RS", "XK"}),
    # groups by the body whose they are
    ("EU foreign ministers will meet in Brussels on 24 November.", {"EU"}),
    ("The foreign ministers of the G7 will meet in Berlin on 24 November.", {"G7"}),
    ("The defence ministers of Chile, Peru and Bolivia will meet in Lisbon on 24 November.", {"CL", "PE", "BO"}),
    ("ASEAN leaders hold a summit in Bandung on 24 November.", {"ASEAN"}),
    # where it is, and whose somebody is, takes no part
    ("In Norway and Sweden, Minister Anna Berg will meet Minister Omar Diallo on 24 November.", set()),
    ("Minister Anna Berg will meet Minister Omar Diallo of Senegal in Oslo on 24 November.", set()),
    ("Minister Anna Berg will give a lecture in Oslo on 24 November on six countries and Iran.", set()),
    ("Minister Anna Berg will open the conference on relations of Chile and Peru in Oslo on 24 November.", set()),
]


@pytest.mark.parametrize(("text", "codes"), BODIES)
def test_bodies_are_those_who_take_part(text: str, codes: set[str]) -> None:
    (claim,) = extract(Document(text, "", anchor=Anchor(date(2014, 11, 13), "given"))).claims
    assert set(claim.bodies) == codes
