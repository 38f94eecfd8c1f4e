"""The shipped tables are well-formed and agree with one another."""

import unicodedata
from zoneinfo import available_timezones

import pytest

from diplocal import gazetteer
from diplocal.gazetteer import tables
from diplocal.gazetteer.spelling import unaccented

COLUMNS = {"countries": 7, "cities": 9, "organisations": 6, "venues": 4, "regions": 4, "masks": 1}
FORMS = {"countries": 5, "cities": 8, "organisations": 5, "venues": 3, "regions": 3}
COUNTRIES = {row[0] for row in tables.rows("countries")}


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_have_every_column_and_clean_cells(table):
    rows = list(tables.rows(table))
    assert {len(row) for row in rows} == {COLUMNS[table]}
    assert all(cell == cell.strip() == unicodedata.normalize("NFC", cell) for row in rows for cell in row)
    assert not [row for row in rows if "\u2019" in "".join(row)]
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("table", FORMS)
def test_forms_are_not_empty_or_repeated_and_hold_the_unaccented_spelling(table):
    for row in tables.rows(table):
        written = (
            row[FORMS[table]].split("|") if row[FORMS[table]] else [row[1] if table in ("countries", "organisations") else row[0]]
        )
        names = [form.removeprefix("?") for form in written]
        assert all(names), row
        assert len(set(names)) == len(names), row
        for name in names:
            assert unaccented(name) in names, (row, name)


def test_every_country_code_is_known():
    for table, column in {"cities": 1, "venues": 2, "regions": 1, "organisations": 4}.items():
        assert {row[column] for row in tables.rows(table)} <= COUNTRIES | {""}, table


def test_no_organisation_goes_by_the_code_of_a_country():
    assert COUNTRIES.isdisjoint(row[0] for row in tables.rows("organisations"))


def test_there_are_the_249_codes_of_iso_3166_and_kosovo():
    assert len(COUNTRIES) == 250
    assert "XK" in COUNTRIES


def test_zones_are_iana_zones():
    zones = {row[3] for row in tables.rows("countries")} | {row[3] for row in tables.rows("cities")}
    assert zones - {""} <= available_timezones()


def test_coordinates_are_on_earth():
    for row in tables.rows("cities"):
        assert -90 <= float(row[4]) <= 90, row
        assert -180 <= float(row[5]) <= 180, row


def test_capitals_seats_and_venues_lie_in_known_cities():
    cities = {(row[0], row[1]) for row in tables.rows("cities")}
    named = [(row[2], row[0]) for row in tables.rows("countries") if row[2]]
    named += [(row[1], row[2]) for row in tables.rows("venues")]
    named += [(row[3], row[4]) for row in tables.rows("organisations") if row[3]]
    assert [place for place in named if place not in cities] == []


def test_parents_are_organisations():
    ids = {row[0] for row in tables.rows("organisations")}
    assert {row[2] for row in tables.rows("organisations")} <= ids | {""}


def test_a_mask_holds_a_name_that_it_hides():
    g = gazetteer.Gazetteer(form for table in (tables.countries, tables.cities, tables.regions) for form in table())
    assert [phrase for phrase in tables.masks() if not g.match(phrase)] == []


def test_the_size_that_the_documentation_gives():
    assert len(list(tables.rows("cities"))) > 6_300
    assert len(list(tables.rows("organisations"))) > 150
    assert len(list(tables.rows("venues"))) > 200


def test_a_form_stands_for_one_organisation_and_an_id_too():
    rows = list(tables.rows("organisations"))
    forms = [form.removeprefix("?") for row in rows for form in (row[5] or row[1]).split("|")]
    assert len({row[0] for row in rows}) == len(rows)
    assert len(set(forms)) == len(forms)
