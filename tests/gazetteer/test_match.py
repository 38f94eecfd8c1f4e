"""What the shipped gazetteer finds in text, and what it leaves alone."""

import pytest

from diplocal import gazetteer


def found(text):
    """What each match names: the words and the country code, or the acronym of a body."""
    return [
        (text[match.start : match.end], match.entries[0].id if match.kind == "organisation" else match.country)
        for match in gazetteer.load().match(text)
    ]


COUNTRIES = [
    ("a visit to Russia's capital", [("Russia", "RU")]),
    ("a visit to Russia\u2019s capital", [("Russia", "RU")]),
    ("the Russian Federation", [("Russian Federation", "RU")]),
    ("the DPRK and the ROK", [("DPRK", "KP"), ("ROK", "KR")]),
    ("North Korea, South Korea", [("North Korea", "KP"), ("South Korea", "KR")]),
    ("the U.S.-UK talks", [("U.S.", "US"), ("UK", "GB")]),
    ("the U.K. side", [("U.K.", "GB")]),
    ("the USA.", [("USA", "US")]),
    ("the United States of America", [("United States of America", "US")]),
    ("Viet Nam and Vietnam", [("Viet Nam", "VN"), ("Vietnam", "VN")]),
    ("Türkiye, Turkiye and Turkey", [("Türkiye", "TR"), ("Turkiye", "TR"), ("Turkey", "TR")]),
    ("roast turkey", []),
    (
        "Côte d'Ivoire, Cote d\u2019Ivoire, Ivory Coast",
        [("Côte d'Ivoire", "CI"), ("Cote d\u2019Ivoire", "CI"), ("Ivory Coast", "CI")],
    ),
    ("CÔTE D'IVOIRE", [("CÔTE D'IVOIRE", "CI")]),
    ("Swaziland, now Eswatini", [("Swaziland", "SZ"), ("Eswatini", "SZ")]),
    ("Czechia (the Czech Republic)", [("Czechia", "CZ"), ("Czech Republic", "CZ")]),
    ("North Macedonia, the former FYROM", [("North Macedonia", "MK"), ("FYROM", "MK")]),
    ("the State of Palestine", [("State of Palestine", "PS")]),
    ("Kosovo and Taiwan", [("Kosovo", "XK"), ("Taiwan", "TW")]),
    ("the Holy See, the Vatican", [("Holy See", "VA"), ("Vatican", "VA")]),
    ("People's Republic of China", [("People's Republic of China", "CN")]),
    ("Guinea, Guinea-Bissau, Equatorial Guinea", [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ")]),
    ("Papua New Guinea", [("Papua New Guinea", "PG")]),
    ("the island of New Guinea", []),
    ("the Gulf of Guinea", []),
    ("Sudan and South Sudan", [("Sudan", "SD"), ("South Sudan", "SS")]),
    ("Dominica and the Dominican Republic", [("Dominica", "DM"), ("Dominican Republic", "DO")]),
    ("Niger and Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
    ("the Republic of the Congo", [("Republic of the Congo", "CG")]),
    ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "CD")]),
    ("Chad, Jordan and Georgia", [("Chad", "TD"), ("Jordan", "JO"), ("Georgia", "GE")]),
    ("South Georgia", [("South Georgia", "GS")]),
    ("the Jordan Valley", []),
    ("Saint Lucia, St. Lucia", [("Saint Lucia", "LC"), ("St. Lucia", "LC")]),
    ("Northern Ireland and Ireland", [("Northern Ireland", "GB"), ("Ireland", "IE")]),
]

DEMONYMS = [
    ("the Tanzanian minister", [("Tanzanian", "TZ")]),
    ("Tanzanians abroad", [("Tanzanians", "TZ")]),
    ("the British and the Dutch", [("British", "GB"), ("Dutch", "NL")]),
    ("two Britons, a Dane and three Swedes", [("Britons", "GB"), ("Dane", "DK"), ("Swedes", "SE")]),
    ("his Emirati counterpart", [("Emirati", "AE")]),
    ("the Bissau-Guinean president", [("Bissau-Guinean", "GW")]),
    ("the Guinean president", [("Guinean", "GN")]),
    ("the Burkinabe, French and Japanese sides", [("Burkinabe", "BF"), ("French", "FR"), ("Japanese", "JP")]),
    ("South Korean and North Korean", [("South Korean", "KR"), ("North Korean", "KP")]),
    ("Nigerien, not Nigerian", [("Nigerien", "NE"), ("Nigerian", "NG")]),
    ("the Turkish Cypriot leader", [("Turkish Cypriot", "CY")]),
    ("American officials", [("American", "US")]),
    ("Latin American, South American", []),
    ("South African and Central African", [("South African", "ZA"), ("Central African", "CF")]),
    ("the polish on the table", []),
]

PLACES = [
    ("in MOSCOW, RUSSIA", [("MOSCOW", "RU"), ("RUSSIA", "RU")]),
    ("in Washington, D.C., on Monday", [("Washington, D.C.", "US")]),
    ("in Washington DC", [("Washington DC", "US")]),
    ("the New\nYork meeting", [("New\nYork", "US")]),
    ("the United\nNations", [("United\nNations", "UN")]),
    ("New\u00a0York", [("New\u00a0York", "US")]),
    ("São Tomé and Sao Tome", [("São Tomé", "ST"), ("Sao Tome", "ST")]),
    ("Kiev and Kyiv", [("Kiev", "UA"), ("Kyiv", "UA")]),
    ("in Paris", [("Paris", "FR")]),
    ("the Paris Agreement", []),
    ("the Minsk Agreements", []),
    ("the OSCE Minsk Group", [("OSCE Minsk Group", "OSCE")]),
    ("Sharm el-Sheikh and Sharm El Sheikh", [("Sharm el-Sheikh", "EG"), ("Sharm El Sheikh", "EG")]),
    ("St. Petersburg", [("St. Petersburg", "RU")]),
    ("Davos, Biarritz, Taormina, Bad Ischl", [("Davos", "CH"), ("Biarritz", "FR"), ("Taormina", "IT"), ("Bad Ischl", "AT")]),
    ("at Schloss Elmau", [("Schloss Elmau", "DE")]),
    ("the Moscovian Parisienne", []),
    ("preMoscow Moscow2", []),
    ("in Crimea", [("Crimea", "UA")]),
    ("England and Texas", [("England", "GB"), ("Texas", "US")]),
]

BODIES = [
    ("the EU-Ukraine summit", [("EU", "EU"), ("Ukraine", "UA")]),
    ("the European Council", [("European Council", "European Council")]),
    ("the Council of Europe", [("Council of Europe", "CoE")]),
    ("UN Security Council", [("UN Security Council", "UNSC")]),
    ("Normandy Format talks", [("Normandy Format", "Normandy Format")]),
    ("the E3+3", [("E3+3", "P5+1")]),
    ("Organization for Security and\nCooperation in Europe", [("Organization for Security and\nCooperation in Europe", "OSCE")]),
    ("a peace plan", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES + DEMONYMS + PLACES + BODIES)
def test_names_in_text(text, expected):
    assert found(text) == expected


SURE = ["Moscow", "Geneva", "Jordan", "Lima", "Wellington", "Santiago", "Ho Chi Minh City", "Palais des Nations", "NATO"]
DOUBTFUL = [
    "Reading", "Nice", "Mobile", "Bath", "Victoria", "Split", "Bar", "Lincoln", "Jackson", "Man", "Van", "Mary", "Orlando",
    "Shevchenko", "Ueda", "Newport", "White House", "Kremlin", "WHO", "PACE", "Virginia", "Åre", "Are", "Male",
]  # fmt: skip


@pytest.mark.parametrize(("name", "doubtful"), [(n, False) for n in SURE] + [(n, True) for n in DOUBTFUL])
def test_names_that_may_be_something_else_say_so(name, doubtful):
    (match,) = gazetteer.load().match(f"about {name} again")
    assert match.ambiguous is doubtful


HOMONYMS = [
    ("Georgia", ["country GE", "region US"]),
    ("Washington", ["city US", "region US"]),
    ("New York", ["city US", "region US"]),
    ("Luxembourg", ["country LU", "city LU"]),
    ("Valencia", ["city ES", "city VE"]),
    ("Tripoli", ["city LY", "city LB"]),
    ("San Jose", ["city CR", "city US"]),
    ("Dominican", ["country DO", "country DM"]),
]


@pytest.mark.parametrize(("name", "expected"), HOMONYMS)
def test_readings_come_most_probable_first(name, expected):
    (match,) = gazetteer.load().match(name)
    kinds = [f"{type(e).__name__.lower()} {getattr(e, 'country', None) or e.code}" for e in match.entries]
    assert kinds[: len(expected)] == expected


def test_a_country_named_like_its_capital_gives_both():
    (match,) = gazetteer.load().match("Djibouti")
    assert (match.kind, match.city.name, match.city.capital) == ("country", "Djibouti", True)


def test_a_stretch_keeps_the_offsets_of_the_text():
    text = "From Paris to Berlin and Rome"
    (match,) = gazetteer.load().match(text, 8, 20)
    assert (match.start, match.end) == (14, 20)


def test_a_stretch_that_cuts_a_word_does_not_make_a_name():
    text = "the Romeo and the NewParis"
    assert gazetteer.load().match(text, 0, 8) == []
    assert gazetteer.load().match(text, 21) == []
