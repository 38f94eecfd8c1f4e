"""Looking up what is known of a name."""

import pytest

from diplocal import gazetteer

PRESENT = [
    ("Kiev", "Kyiv"), ("Nur-Sultan", "Astana"), ("Peking", "Beijing"), ("Rangoon", "Yangon"), ("New York City", "New York"),
    ("Washington, D.C.", "Washington"), ("Bombay", "Mumbai"), ("Saigon", "Ho Chi Minh City"), ("den haag", "The Hague"),
    ("ZÜRICH", "Zurich"), ("Zurich", "Zurich"), ("Lugansk", "Luhansk"), ("Sharm El Sheikh", "Sharm el-Sheikh"),
    ("Brdo", "Brdo pri Kranju"), ("Nowhere-on-Sea", "Nowhere-on-Sea"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "present"), PRESENT)
def test_a_city_has_one_present_name(name, present):
    assert gazetteer.load().canonical_city(name) == present


ZONES = [
    ("Kiev", None, "Europe/Kyiv"),
    ("Vladivostok", "RU", "Asia/Vladivostok"),
    ("Nowhere", "HU", "Europe/Budapest"),
    (None, "CN", "Asia/Shanghai"),
    (None, "UA", "Europe/Kyiv"),
    (None, "RU", None),
    (None, "US", None),
    (None, None, None),
    ("Paris", "TR", "Europe/Istanbul"),
]


@pytest.mark.parametrize(("city", "country", "zone"), ZONES)
def test_timezone(city, country, zone):
    assert gazetteer.load().timezone(city, country) == zone


COUNTRY_NAMES = [
    ("Tanzanian", "TZ"), ("tanzania", "TZ"), ("COTE D'IVOIRE", "CI"), ("Türkiye", "TR"), ("Dominican", "DO"), ("u.s.", "US"),
    ("Burma", "MM"), ("Atlantis", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), COUNTRY_NAMES)
def test_country_named(text, code):
    assert gazetteer.load().country_named(text) == code


def test_a_city_in_another_country_than_the_greatest_of_its_name():
    g = gazetteer.load()
    assert g.city("Athens").country == "GR"
    assert g.city("Athens", "US").region == "Georgia"
    assert g.city("Athens", "FR") is None


CAPITALS = [("TZ", "Dodoma"), ("KZ", "Astana"), ("BO", "La Paz"), ("NL", "Amsterdam"), ("XK", "Pristina"), ("VA", "Vatican City")]


@pytest.mark.parametrize(("code", "capital"), CAPITALS)
def test_capital(code, capital):
    g = gazetteer.load()
    assert g.country(code).capital == capital
    assert g.city(capital, code).capital


def test_a_seat_of_government_ranks_as_a_capital():
    assert gazetteer.load().city("The Hague").capital


def test_a_body_acts_for_its_parent():
    g = gazetteer.load()
    assert (g.organisation("EEAS").parent, g.organisation("UNSC").parent, g.organisation("OSCE").parent) == ("EU", "UN", None)
    assert (g.organisation("OPCW").city, g.organisation("OPCW").country) == ("The Hague", "NL")
    assert g.organisation("XYZ") is None
