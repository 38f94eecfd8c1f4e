"""Who is named in a text: (text, [(name, office, country)]), name None for one known by office alone."""

from __future__ import annotations

import pytest

from .naming import people, sure_names

FOUND = [
    # offices before the name, with the country in every place that English puts it
    ("On 3 May Foreign Minister Anna Berg spoke.", [("Anna Berg", "Foreign Minister", None)]),
    ("German Foreign Minister Anna Berg arrives.", [("Anna Berg", "German Foreign Minister", "DE")]),
    (
        "Minister of Foreign Affairs and Trade of Hungary Béla Kőműves arrives.",
        [("Béla Kőműves", "Minister of Foreign Affairs and Trade of Hungary", "HU")],
    ),
    (
        "Burundi Minister of External Relations and International Cooperation Jean Ndayi",
        [("Jean Ndayi", "Burundi Minister of External Relations and International Cooperation", "BI")],
    ),
    (
        "Under Secretary of State for Political Affairs Rose Okoye travels.",
        [("Rose Okoye", "Under Secretary of State for Political Affairs", None)],
    ),
    (
        "Deputy Prime Minister and Foreign Minister of Qatar Sheikh Hamad bin Yusuf Al Marri",
        [("Hamad bin Yusuf Al Marri", "Deputy Prime Minister and Foreign Minister of Qatar", "QA")],
    ),
    ("OSCE Secretary General Lena Frick will visit Oslo.", [("Lena Frick", "OSCE Secretary General", "OSCE")]),
    (
        "the EU High Representative for Foreign Affairs and Security Policy, Clara Rossi, said",
        [("Clara Rossi", "EU High Representative for Foreign Affairs and Security Policy", "EU")],
    ),
    # offices after the name
    (
        "Clara Rossi, Minister for Foreign Affairs of Italy, arrives.",
        [("Clara Rossi", "Minister for Foreign Affairs of Italy", "IT")],
    ),
    (
        "H.E. Dr. S. Raghunathan, External Affairs Minister of India, arrives.",
        [("S. Raghunathan", "External Affairs Minister of India", "IN")],
    ),
    # the country after the name
    ("talks between Foreign Minister Omar Diallo of Senegal and the press", [("Omar Diallo", "Foreign Minister", "SN")]),
    # name forms of the world
    ("Foreign Minister Wang Yi arrives.", [("Wang Yi", "Foreign Minister", None)]),
    (
        "Norwegian Foreign Minister Ine Marie Søgård Lunde arrives.",
        [("Ine Marie Søgård Lunde", "Norwegian Foreign Minister", "NO")],
    ),
    ("Mr. Jean-Yves de La Tour arrives.", [("Jean-Yves de La Tour", None, None)]),
    ("Sheikh Abdullah bin Rashid Al Nuaimi arrives.", [("Abdullah bin Rashid Al Nuaimi", None, None)]),
    ("FOREIGN MINISTER ANNA BERG ARRIVES", [("Anna Berg", "Foreign Minister", None)]),
    ("UK PM Anna Berg arrives.", [("Anna Berg", "UK PM", "GB")]),
    ("OSCE SECRETARY GENERAL ANNA BERG ARRIVES", [("Anna Berg", "OSCE Secretary General", "OSCE")]),
    ("President Karl-Heinz O’Leary Jr. arrives.", [("Karl-Heinz O’Leary Jr", "President", None)]),
    # forms of address, seats and honours
    (
        "Dato' Sri Ahmad Yusof, Minister of Foreign Affairs of Malaysia",
        [("Ahmad Yusof", "Minister of Foreign Affairs of Malaysia", "MY")],
    ),
    ("Prime Minister Tan Sri Ahmad Yusof arrives.", [("Ahmad Yusof", "Prime Minister", None)]),
    ("Minister for Trade Tan Wei Ling arrives.", [("Tan Wei Ling", "Minister for Trade", None)]),
    ("HE Samira Noor arrives.", [("Samira Noor", None, None)]),
    ("Vice Premier He Weiming arrives.", [("He Weiming", "Vice Premier", None)]),
    ("President Xi Weiming arrives.", [("Xi Weiming", "President", None)]),
    ("The Hon Anna Berg MP, Minister for Defence, arrives.", [("Anna Berg", "Minister for Defence", None)]),
    ("Senator the Hon Anna Berg, Minister for Defence, arrives.", [("Anna Berg", "Minister for Defence", None)]),
    ("the Governor, Prof Anyong’ Kiprop’o, arrives", [("Anyong’ Kiprop’o", "Governor", None)]),
    ("King Karl XVI Holm and King Omar VI arrive.", [("Karl XVI Holm", "King", None), ("Omar VI", "King", None)]),
    ("THE STATE VISIT OF KING KARL XVI", [("Karl XVI", "King", None)]),
    ("President Karl R. Berg, Jr. arrives.", [("Karl R. Berg Jr", "President", None)]),
    # offices of several parts
    (
        "Under-Secretary-General for Political and Peacebuilding Affairs Rosemary Okoye travels.",
        [("Rosemary Okoye", "Under-Secretary-General for Political and Peacebuilding Affairs", None)],
    ),
    (
        "Special Envoy of the Secretary-General for Yemen, Lars Holm, arrives.",
        [("Lars Holm", "Special Envoy of the Secretary-General for Yemen", "YE")],
    ),
    (
        "Aibek Omarov, Deputy Prime Minister – Minister of Foreign Affairs of Kazakhstan, arrives.",
        [("Aibek Omarov", "Deputy Prime Minister – Minister of Foreign Affairs of Kazakhstan", "KZ")],
    ),
    (
        "Merdan Atayev, Deputy Chairman of the Cabinet of Ministers, Minister of Foreign Affairs of Turkmenistan, arrives.",
        [("Merdan Atayev", "Deputy Chairman of the Cabinet of Ministers", "TM")],
    ),
    (
        "Chairman of the Presidency of Bosnia and Herzegovina Mirza Hodžić arrives.",
        [("Mirza Hodžić", "Chairman of the Presidency of Bosnia and Herzegovina", "BA")],
    ),
    ("Erwan Yusuf, Minister of Foreign Affairs II, arrives.", [("Erwan Yusuf", "Minister of Foreign Affairs II", None)]),
    (
        "Foreign Minister Anna Berg, the EU Commissioner and others",
        [("Anna Berg", "Foreign Minister", None), (None, "EU Commissioner", "EU")],
    ),
    ("Dutch Foreign Minister Jan de Vries heads to Jakarta.", [("Jan de Vries", "Dutch Foreign Minister", "NL")]),
    (
        "The President of the Republic of Ghana, His Excellency Kwame Mensah, is expected.",
        [("Kwame Mensah", "President of the Republic of Ghana", "GH")],
    ),
    # by office alone
    ("The Iranian foreign minister is due in Vienna.", [(None, "Iranian foreign minister", "IR")]),
    # several people
    (
        "Foreign Ministers Anna Berg of Norway and Omar Diallo of Senegal meet.",
        [("Anna Berg", "Foreign Minister", "NO"), ("Omar Diallo", "Foreign Minister", "SN")],
    ),
    (
        "The Foreign Ministers of Norway and Senegal, Anna Berg and Omar Diallo, meet.",
        [
            (None, "Foreign Ministers of Norway", "NO"),
            ("Anna Berg", "Foreign Minister", "NO"),
            ("Omar Diallo", "Foreign Minister", "SN"),
        ],
    ),
    (
        "The Norwegian and Senegalese foreign ministers, Anna Berg and Omar Diallo, meet.",
        [("Anna Berg", "foreign minister", "NO"), ("Omar Diallo", "foreign minister", "SN")],
    ),
    (
        "Ministers Bergstad, Lundqvist and Diallo meet President Rojas.",
        [
            ("Bergstad", "Minister", None),
            ("Lundqvist", "Minister", None),
            ("Diallo", "Minister", None),
            ("Rojas", "President", None),
        ],
    ),
    (
        "Foreign Ministers Anna Berg and Omar Diallo meet Clara Rossi.",
        [("Anna Berg", "Foreign Minister", None), ("Omar Diallo", "Foreign Minister", None), ("Clara Rossi", None, None)],
    ),
    (
        "Iran's Foreign Minister Hossein Amir Daneshvar arrives.",
        [("Hossein Amir Daneshvar", "Iran's Foreign Minister", "IR")],
    ),
    ("OSCE Chair-in-Office Berg arrives.", [("Berg", "OSCE Chair-in-Office", "OSCE")]),
    ("H.E. Mr. Omar Diallo (President, REPUBLIC OF SENEGAL)", [("Omar Diallo", "President", "SN")]),
    ("H.E. Mr. Omar Diallo, C.G.H. (President, REPUBLIC OF SENEGAL)", [("Omar Diallo", "President", "SN")]),
    ("Anna Berg, Mayor of Lisbon.", [("Anna Berg", "Mayor of Lisbon", None)]),
    (
        "Minister of Defence, Justice and Security, Mr Omar Diallo, Minister of Transport, Mr Karl Holm and others",
        [("Omar Diallo", "Minister of Defence, Justice and Security", None), ("Karl Holm", "Minister of Transport", None)],
    ),
    (
        "Minister of Economic Affairs and Energy and Vice Chancellor of Germany Anna Berg arrives.",
        [("Anna Berg", "Minister of Economic Affairs and Energy and Vice Chancellor of Germany", "DE")],
    ),
    ("Anna Berg Daily schedule - 24 September", [("Anna Berg", None, None)]),
    # names that are words
    ("Jeremy Baker, the Foreign Secretary of Norway, arrives.", [("Jeremy Baker", "Foreign Secretary of Norway", "NO")]),
    (
        "The Hon. Anna Berg, MP, Minister for Foreign Affairs of Norway, arrives.",
        [("Anna Berg", "Minister for Foreign Affairs of Norway", "NO")],
    ),
    # brackets that fill in a name, forms of address between commas
    ("Yemen’s President [Abdrab Mansour] Mansour Hadi arrives.", [("Abdrab Mansour Hadi", "Yemen’s President", "YE")]),
    ("Vice President Khaled [Mahfoud Abdullah] Bahar arrives.", [("Khaled Mahfoud Abdullah Bahar", "Vice President", None)]),
    ("Talks with President [Omar] Diallo went well.", [("Omar Diallo", "President", None)]),
    (
        "the Prime Minister of Portugal, His Excellency, Dr. Antonio Corte",
        [("Antonio Corte", "Prime Minister of Portugal", "PT")],
    ),
    # letters and lines that are names all the same
    ("Minister CHO arrives.", [("CHO", "Minister", None)]),
    ("Written by hand: President Anna Berg.", [("Anna Berg", "President", None)]),
    ("Anna Berg and Omar Diallo", [("Anna Berg", None, None), ("Omar Diallo", None, None)]),
    ("President-elect Omar Diallo arrives.", [("Omar Diallo", "President-elect", None)]),
    (
        "Under Secretary for Civilian Security, Democracy, and Human Rights Uzma Zaidi arrives.",
        [("Uzma Zaidi", "Under Secretary for Civilian Security, Democracy, and Human Rights", None)],
    ),
]

NOBODY = [
    "London’s St Patrick’s Day Festival and the Feast of San Lorenzo",
    "PHOTO: The delegation on its way out: Stefan Kallman/PA Wire",
    "Anna Bergström • 29 August 2022 13:00\n\nThe talks went well.",
    "By Anna Bergström\n\nThe talks went well.",
    "(Upper House Sectt. to be contacted for coverage)",
    "Venue: Mazā Ģilde, Amatu iela 5",
    "The note comes from the Secretaría de Relaciones Exteriores in the capital.",
    "A call by the Chairperson UPA is planned.",
    "Omar, the head of the Federal Department of Foreign Affairs FDFA, is abroad.",
    "The trip to Latin America and Southeast Asia begins on Friday.",
    "Eastern Europe, the Western Balkans and Sub-Saharan Africa",
    "Guests toured Angkor Wat.",
    "The Human Rights Council opens its session.",
    "The World Trade Centre on the embankment is closed.",
    "Great Lakes Region and Horn of Africa",
    "Relations between New Zealand and Papua New Guinea are good.",
    "The Second World War ended in May.",
    "The lecture takes place at the John F. Kennedy School of Government.",
    "The Berlin Process, the Secretary-General said, goes on.",
    "The talks are in the Grey Room of the house.\n\nRitz-Carlton Montréal",
    "They go to Kasane and Katima Mulilo, Zambezi Region, on Monday.",
    "The chairman of Alphabet Inc. is expected.",
    "Air France flights to Paris resume on Monday.",
    "The Security Council adopted Resolution 2202.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_people_are_found_with_office_and_country(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_capitalised_words_that_name_nobody(text: str) -> None:
    assert sure_names(text) == []


def test_a_general_council_is_no_general() -> None:
    assert people("The World Trade Organization General Council will meet.") == []
    assert people("General Anna Berg will meet the press.") == [("Anna Berg", "General", None)]


def test_an_adjective_is_no_office() -> None:
    assert people("She attends the official opening.") == []
    assert people("Senior Official for Political Affairs Anna Berg attends.") == [
        ("Anna Berg", "Senior Official for Political Affairs", None)
    ]


def test_under_is_no_part_of_an_office() -> None:
    assert people("It was so under President Omar Diallo.") == [("Omar Diallo", "President", None)]
    assert people("It was said by Under Secretary Omar Diallo.") == [("Omar Diallo", "Under Secretary", None)]
