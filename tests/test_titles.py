from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.model import Kind, Participant, Place, Role, Status
from diplocal.titles import LONGEST, surname, title

NAMES = {"JP": "Japan", "IR": "Iran", "AU": "Australia", "NO": "Norway"}


def named(code: str) -> str:
    return NAMES.get(code, code)


def person(text: str, role: Role | None = None, office: str | None = None) -> Participant:
    name, _, country = text.partition("/")
    return Participant(name or None, office, country or None, role)


MBELE, ORLOV = person("Juma Mbele/TZ"), person("Pavel Sergeyevich Orlov/RU")
KALMAN, VON = person("Péter Kálmán/HU"), person("Greta von der Heide/DE")
OSLO, PERTH = Place("Oslo", "NO"), Place("Perth", "AU")

EXAMPLES = [
    (Kind.VISIT, Status.PLANNED, [MBELE], [], OSLO, None, "Mbele (TZ) visits Oslo"),
    (Kind.VISIT, Status.TENTATIVE, [MBELE], [], OSLO, None, "Mbele (TZ) may visit Oslo"),
    (Kind.VISIT, Status.HELD, [MBELE], [], OSLO, None, "Mbele (TZ) visits Oslo"),
    (Kind.VISIT, Status.CANCELLED, [MBELE], [], OSLO, None, "Visit of Mbele (TZ) to Oslo"),
    (Kind.VISIT, Status.POSTPONED, [MBELE], [], Place(), None, "Visit of Mbele (TZ)"),
    (Kind.VISIT, Status.PLANNED, [MBELE], [], Place(), None, "Mbele (TZ): visit"),
    (Kind.VISIT, Status.PLANNED, [MBELE], [], Place(None, "JP"), None, "Mbele (TZ) visits Japan"),
    (Kind.VISIT, Status.PLANNED, [MBELE], [], OSLO, "Nordic Forum", "Mbele (TZ) visits Oslo: Nordic Forum"),
    (Kind.VISIT, Status.PLANNED, [MBELE, person("Ida Lund/NO")], [], OSLO, None, "Mbele (TZ) visits Oslo"),
    (Kind.VISIT, Status.PLANNED, [ORLOV], [], Place("Kazan", "RU"), None, "Orlov (RU) visits Kazan"),
    (Kind.VISIT, Status.PLANNED, [MBELE, KALMAN], [], OSLO, None, "Mbele (TZ) and Kálmán (HU) visit Oslo"),
    (Kind.VISIT, Status.PLANNED, [person("/IR", office="foreign minister")], [], OSLO, None, "Foreign minister (IR) visits Oslo"),
    (Kind.VISIT, Status.PLANNED, [person("/IR")], [], OSLO, None, "Visit: Iran, Oslo"),
    (Kind.VISIT, Status.PLANNED, [], ["IR"], OSLO, None, "Visit: Iran, Oslo"),
    (
        Kind.VISIT,
        Status.PLANNED,
        [MBELE],
        ["AU", "NO"],
        Place(None, "JP"),
        None,
        "Mbele (TZ) visits Japan, Australia and Norway",
    ),
    (Kind.VISIT, Status.PLANNED, [MBELE], ["AU", "NO"], Place(), None, "Mbele (TZ) visits Australia and Norway"),
    (Kind.VISIT, Status.PLANNED, [MBELE], ["IR", "TZ", "NATO"], OSLO, None, "Mbele (TZ) visits Oslo"),
    (Kind.VISIT, Status.PLANNED, [], [], Place(), None, "Visit"),
    (Kind.MEETING, Status.PLANNED, [ORLOV, KALMAN], [], OSLO, None, "Orlov – Kálmán talks, Oslo"),
    (
        Kind.MEETING,
        Status.PLANNED,
        [ORLOV, person("Ivan Zimin/RU"), VON],
        [],
        OSLO,
        None,
        "Orlov and Zimin – von der Heide talks, Oslo",
    ),
    (Kind.MEETING, Status.PLANNED, [ORLOV], ["IR"], OSLO, None, "Orlov – Iran talks, Oslo"),
    (Kind.MEETING, Status.PLANNED, [ORLOV], [], OSLO, None, "Meeting: Orlov, Oslo"),
    (Kind.MEETING, Status.PLANNED, [ORLOV, KALMAN], [], OSLO, "Joint Board", "Joint Board: Orlov – Kálmán, Oslo"),
    (
        Kind.MEETING,
        Status.PLANNED,
        [person("Ann Bell/US"), person("Tom Bell/GB")],
        [],
        OSLO,
        None,
        "Ann Bell – Tom Bell talks, Oslo",
    ),
    (Kind.CALL, Status.PLANNED, [KALMAN, ORLOV], [], OSLO, None, "Call: Kálmán – Orlov"),
    (Kind.CONFERENCE, Status.PLANNED, [ORLOV], [], PERTH, "Indian Ocean Forum", "Indian Ocean Forum, Perth"),
    (Kind.CONFERENCE, Status.PLANNED, [], [], PERTH, "Perth  Security\nConference", "Perth Security Conference"),
    (Kind.CONFERENCE, Status.PLANNED, [], ["AU", "JP"], PERTH, None, "Conference: Australia – Japan, Perth"),
    (Kind.PRESS, Status.PLANNED, [ORLOV], [], OSLO, None, "Press: Orlov, Oslo"),
    (
        Kind.PRESS,
        Status.PLANNED,
        [ORLOV, KALMAN],
        [],
        OSLO,
        "joint press conference",
        "Joint press conference: Orlov – Kálmán, Oslo",
    ),
    (Kind.PARLIAMENT, Status.PLANNED, [ORLOV], [], OSLO, "Government Hour", "Government Hour: Orlov, Oslo"),
    (Kind.CEREMONY, Status.PLANNED, [], [], Place(None, None, "Old Hall"), None, "Ceremony, Old Hall"),
    (Kind.DEADLINE, Status.PLANNED, [], [], Place(), "accession protocol", "Deadline: accession protocol"),
    (Kind.DEADLINE, Status.PLANNED, [], [], Place(), None, "Deadline"),
    (Kind.DEADLINE, Status.PLANNED, [], [], Place(), "the deadline for accreditation", "The deadline for accreditation"),
    (Kind.OTHER, Status.PLANNED, [], [], Place(), None, "Event"),
    (Kind.OTHER, Status.PLANNED, [ORLOV], [], OSLO, "Visit to the Folk Museum", "Visit to the Folk Museum: Orlov, Oslo"),
    (Kind.OTHER, Status.PLANNED, [ORLOV], [], OSLO, "Orlov opens the Folk Museum", "Orlov opens the Folk Museum, Oslo"),
    (Kind.CEREMONY, Status.PLANNED, [ORLOV, KALMAN], [], OSLO, "Dinner of Orlov", "Dinner of Orlov: Kálmán, Oslo"),
]


@pytest.mark.parametrize(("kind", "status", "people", "bodies", "place", "name", "expected"), EXAMPLES)
def test_title_reads_like_a_diary(kind, status, people, bodies, place, name, expected):
    assert title(kind, status, people, bodies, place, name, country_name=named) == expected


def test_the_visitor_by_role_is_the_one_who_travels():
    host, visitor = person("Ida Lund/NO", Role.HOST), person("Olav Dahl/NO", Role.VISITOR)
    assert title(Kind.VISIT, Status.PLANNED, [host, visitor], [], OSLO, None) == "Dahl (NO) visits Oslo, guest of Lund"


LUND, DAHL = person("Ida Lund/NO", Role.HOST), person("Olav Dahl/NO", Role.HOST)
MBELE_COMES = person("Juma Mbele/TZ", Role.VISITOR)


@pytest.mark.parametrize(
    ("status", "people", "name", "expected"),
    [
        (Status.PLANNED, [LUND, MBELE_COMES], None, "Mbele (TZ) visits Oslo, guest of Lund"),
        (Status.TENTATIVE, [LUND, MBELE_COMES], None, "Mbele (TZ) may visit Oslo, guest of Lund"),
        (Status.PLANNED, [LUND, MBELE_COMES], "Nordic Forum", "Mbele (TZ) visits Oslo: Nordic Forum"),
        (
            Status.PLANNED,
            [LUND, MBELE_COMES, person("Péter Kálmán/HU", Role.VISITOR)],
            None,
            "Mbele (TZ) and Kálmán (HU) visit Oslo, guests of Lund",
        ),
        (Status.CANCELLED, [LUND, MBELE_COMES], None, "Visit of Mbele (TZ) to Oslo"),
        (Status.PLANNED, [LUND, DAHL, MBELE_COMES], None, "Mbele (TZ) visits Oslo, guest of Lund and Dahl"),
        (Status.PLANNED, [LUND, DAHL, person("Eva Holm/NO", Role.HOST), MBELE_COMES], None, "Mbele (TZ) visits Oslo"),
        (Status.PLANNED, [person("/NO", Role.HOST, "minister"), MBELE_COMES], None, "Mbele (TZ) visits Oslo"),
        (Status.PLANNED, [LUND], None, "Lund (NO) visits Oslo"),
    ],
)
def test_who_receives_a_visitor_is_told_where_it_is_one_or_two(status, people, name, expected):
    assert title(Kind.VISIT, status, people, [], OSLO, name) == expected


def test_a_country_is_told_once():
    president, secretary = person("/IR", office="President of Iran"), person("/UN", office="UN Secretary-General")
    meeting = title(Kind.MEETING, Status.PLANNED, [ORLOV, president], ["IR"], OSLO, None, country_name=named)
    assert meeting == "Orlov – President of Iran talks, Oslo"
    visit = title(Kind.VISIT, Status.PLANNED, [secretary], ["UN"], OSLO, None, country_name=named)
    assert visit == "UN Secretary-General visits Oslo"
    inner = person("/IN", office="Minister for INland Waters")
    assert title(Kind.VISIT, Status.PLANNED, [inner], [], OSLO, None) == "Minister for INland Waters (IN) visits Oslo"


def test_who_is_of_no_known_country_is_no_third_party_to_the_country_where_they_meet():
    leader = person("", office="leader of the opposition")
    assert title(Kind.MEETING, Status.PLANNED, [KALMAN, leader], ["NO"], OSLO, None) == (
        "Kálmán – leader of the opposition talks, Oslo"
    )
    both = title(Kind.MEETING, Status.PLANNED, [KALMAN, MBELE], ["NO"], OSLO, None, country_name=named)
    assert both == "Kálmán – Mbele – Norway talks, Oslo"


def test_codes_stay_codes_without_a_way_to_name_them():
    assert title(Kind.VISIT, Status.PLANNED, [MBELE], [], Place(None, "JP"), None) == "Mbele (TZ) visits JP"


def test_many_people_are_counted():
    people = [person(f"A {name}/{country}") for name, country in zip("BCDEF", ["US", "GB", "FR", "DE", "RU"], strict=True)]
    assert title(Kind.MEETING, Status.PLANNED, people, [], OSLO, None) == "Talks: B, C, D and 2 others, Oslo"


def test_who_is_named_stands_for_the_country_and_for_its_unnamed_officials():
    people = [ORLOV, KALMAN, person("/HU", office="foreign minister"), person("/IR", office="deputy minister")]
    assert title(Kind.MEETING, Status.PLANNED, people, ["HU"], OSLO, None) == "Orlov – Kálmán – deputy minister (IR) talks, Oslo"


LONG = "Commission for Trade, Fisheries and Civil Protection of the Northern Sea Coastal States"


@pytest.mark.parametrize(
    ("kind", "people", "name", "expected"),
    [
        (Kind.VISIT, [MBELE], LONG, "Mbele (TZ) visits Oslo"),
        (
            Kind.VISIT,
            [ORLOV, person("Konstantin Vladislavovich Berezin/RU"), person("Ivan Zimin/RU")],
            None,
            "Orlov, Berezin and Zimin (RU) visit Oslo",
        ),
        (Kind.CONFERENCE, [MBELE], LONG[:76], LONG[:76]),
        (Kind.CONFERENCE, [MBELE], LONG, LONG.removesuffix(" Coastal States") + "…"),
        (
            Kind.CONFERENCE,
            [MBELE],
            "Commission for Trade, Fisheries and Civil Protection of the Northern Seas and of the Coasts",
            "Commission for Trade, Fisheries and Civil Protection of the Northern Seas…",
        ),
        (Kind.MEETING, [ORLOV, KALMAN, MBELE], LONG[:59], LONG[:59] + ", Oslo"),
        (Kind.MEETING, [ORLOV, KALMAN, MBELE], LONG[:51], LONG[:51] + ": Orlov and 2 others, Oslo"),
    ],
)
def test_what_is_too_long_loses_its_least_part(kind, people, name, expected):
    line = title(kind, Status.PLANNED, people, [], OSLO, name)
    assert line == expected and len(line) <= LONGEST


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Juma Mbele/TZ", "Mbele"),
        ("John Q. Miller Jr./US", "Miller"),
        ("John Miller, III/US", "Miller"),
        ("Greta von der Heide/DE", "von der Heide"),
        ("Karim al-Masri/SA", "al-Masri"),
        ("Karim bin Salim Al Masri/SA", "Karim bin Salim Al Masri"),
        ("Omar Abdel Karim/EG", "Abdel Karim"),
        ("Li Wei/CN", "Li Wei"),
        ("Park Min-jun/KR", "Park Min-jun"),
        ("Nguyen Van An/VN", "Nguyen Van An"),
        ("Kenji Mori/JP", "Kenji Mori"),
        ("Ana Ruiz/MX", "Ruiz"),
        ("Ana Ruiz Soto/MX", "Ana Ruiz Soto"),
        ("Park Min-jun/UN", "Park Min-jun"),
        ("Jón Helgason/IS", "Jón Helgason"),
        ("Li Wei", "Li Wei"),
        ("Mononym/RU", "Mononym"),
        ("Theodoros I/TR", "Theodoros I"),
        ("Olav Haakon VI/NO", "Olav Haakon VI"),
    ],
)
def test_surname_only_where_usage_makes_it_sure(full, short):
    assert surname(person(full)) == short


_TEXT = st.text(max_size=120)
_PEOPLE = st.lists(
    st.builds(
        Participant,
        st.none() | _TEXT,
        st.none() | _TEXT,
        st.none() | st.sampled_from(["RU", "CN", "UN"]),
        st.none() | st.sampled_from(Role),
    ),
    max_size=7,
)


@given(
    st.sampled_from(Kind),
    st.sampled_from(Status),
    _PEOPLE,
    st.lists(_TEXT, max_size=3),
    st.builds(Place, _TEXT, _TEXT, _TEXT),
    _TEXT,
)
def test_any_values_give_one_short_line(kind, status, people, bodies, place, name):
    line = title(kind, status, people, bodies, place, name)
    assert 1 <= len(line) <= LONGEST
    assert line == line.strip() and "\n" not in line
