"""Who issued a text: by name, by address, by what its head says."""

import zoneinfo
from datetime import datetime, timedelta
from importlib import resources

import pytest

from diplocal import gazetteer, publishers
from diplocal.publishers.profiles import parse, profiles

REGISTRY = publishers.load()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("ru-mfa", "ru-mfa"),
        ("Ministry of Foreign Affairs of Russia", "ru-mfa"),
        ("the ministry of foreign affairs of the russian federation", "ru-mfa"),
        ("Russian Ministry of Foreign Affairs", "ru-mfa"),
        ("THE WHITE HOUSE", "us-white-house"),
        ("U.S. Department of State", "us-state"),
        ("FCO", "gb-foreign-office"),
        ("Federal Foreign Office", "de-mfa"),
        ("Ministry of Foreign Affairs of the Republic of Kazakhstan", "kz-mfa"),
        ("Reuters", "reuters"),
        ("NATO", "nato"),
        ("Embassy of Japan in London", "jp-embassy-london"),
        ("Ministry of Foreign Affairs of Bhutan", "bt-mfa"),
        ("Zambian Foreign Ministry", "zm-mfa"),
        ("Zambia's Ministry of Foreign Affairs", "zm-mfa"),
        ("Office of the President of Ghana", "gh-president"),
        ("MINISTRY OF FOREIGN AFFAIRS OF BHUTAN", "bt-mfa"),
        ("Ministry of Foreign Affairs and Trade of Tonga", "to-mfa"),
        ("Ministry of Foreign Affairs", None),
        ("Ministry of Foreign Affairs of Ruritania", None),
        ("Daily Gazette", None),
        ("", None),
    ],
)
def test_by_name(text: str, id_: str | None) -> None:
    found = REGISTRY.named(text)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("host", "id_"),
    [
        ("mid.ru", "ru-mfa"),
        ("archive.MID.ru", "ru-mfa"),
        ("2009-2017.state.gov", "us-state"),
        ("www.gov.uk", "gb-government"),
        ("www.fco.gov.uk", "gb-foreign-office"),
        ("press.un.org", "un-press"),
        ("eeas.europa.eu", "eu-eeas"),
        ("www.mfa.gov.bt", "bt-mfa"),
        ("notmid.ru", None),
        ("ru", None),
        ("mfa.gov.zz", None),
        ("", None),
    ],
)
def test_by_domain(host: str, id_: str | None) -> None:
    found = REGISTRY.by_domain(host)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("head", "id_"),
    [
        ("Win a journey!\nBriefing by Ivan Person of the Ministry of Foreign Affairs of Russia, 13 November 2014", "ru-mfa"),
        ("Talks with the Ministry of Foreign Affairs of Ukraine\nThe Ministry of Foreign Affairs of Poland\nText", "pl-mfa"),
        ("LONDON, June 5 (Reuters) - The Ministry of Foreign Affairs of Fiji said on Friday", "reuters"),
        ("MOSCOW, November 13. /TASS/. The minister will travel", "tass"),
        ("| U.S. Department of State |\nPublic Schedule", "us-state"),
        ("Embassy of the Republic of Poland in Washington\nPress release", "pl-embassy-washington"),
        ("A Bhutanese Foreign Ministry spokesperson said", "bt-mfa"),
        ("Australian Foreign Minister Anna Berg Going to Papua New Guinea", None),
        ("The minister will go to the White House and to NATO", None),
        ("A treaty was signed", None),
        ("", None),
    ],
)
def test_by_mention(head: str, id_: str | None) -> None:
    found = REGISTRY.by_mention(head)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("lines", "id_"),
    [
        (["Republic of Namibia", "MINISTRY OF INTERNATIONAL RELATIONS AND COOPERATION"], "na-mfa"),
        (["Kingdom of Tonga", "Office of the Prime Minister"], "to-government"),
        (["(Ministry of Foreign Affairs and Trade)", "Tags: Russia, economy"], None),
        (["Visit of the External Affairs Minister of India", "Foreign Ministry", "Colombo"], "lk-mfa"),
        (["Ministry for Foreign Affairs", "Foreign Minister Berg goes to Lithuania"], None),
        (["VISIT OF HIS EXCELLENCY KARL HOLM,", "PRESIDENT OF THE REPUBLIC OF SURINAME", "Ministry of Foreign Affairs"], None),
    ],
)
def test_by_parted_letterhead(lines: list[str], id_: str | None) -> None:
    found = REGISTRY.by_parted_letterhead(lines)
    assert (found.id if found else None) == id_


def test_an_embassy_stands_in_its_host_city() -> None:
    found = REGISTRY.named("Embassy of France in the United States")
    assert found is not None
    assert (found.country, found.city, found.timezone) == ("FR", "Washington", "America/New_York")


def test_a_ministry_without_a_file_sits_in_its_capital() -> None:
    found = REGISTRY.named("Ministry of Foreign Affairs of Bhutan")
    assert found is not None
    assert (found.name, found.country, found.city, found.timezone) == (
        "Ministry of Foreign Affairs of Bhutan",
        "BT",
        "Thimphu",
        "Asia/Thimphu",
    )


def test_american_sources_write_the_month_first() -> None:
    first = {profile.publisher.id for profile in profiles() if profile.publisher.month_first}
    assert {"us-state", "us-white-house", "ap"} <= first
    assert not first & {"ru-mfa", "gb-foreign-office", "ca-gac", "reuters"}


def offsets(zone: str) -> list[timedelta | None]:
    """The offsets from UTC in winter and summer."""
    return [datetime(2026, month, 1, tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset() for month in (1, 7)]


@pytest.mark.parametrize("profile", list(profiles()), ids=lambda profile: profile.publisher.id)
def test_every_file_is_sound(profile: publishers.profiles.Profile) -> None:
    publisher = profile.publisher
    for name in (publisher.id, *profile.names):
        assert REGISTRY.named(name) == publisher
    for domain in profile.domains:
        assert domain == domain.casefold()
        assert REGISTRY.by_domain(f"www.{domain}") == publisher
    if publisher.city:
        city = gazetteer.load().city(publisher.city)
        assert city is not None
        assert city.name == publisher.city
        assert publisher.timezone is not None
        assert offsets(city.timezone) == offsets(publisher.timezone)
    if publisher.country:
        assert gazetteer.load().country(publisher.country) or gazetteer.load().organisation(publisher.country)


def test_there_is_a_file_for_every_source_that_we_follow() -> None:
    ids = {profile.publisher.id for profile in profiles()}
    files = resources.files("diplocal.publishers").joinpath("data").iterdir()
    assert len(ids) == sum(file.name.endswith(".toml") for file in files) >= 70


@pytest.mark.parametrize("toml", ["names = []\n", 'names = ["A"]\nzone = "UTC"\n', "country = 'RU'\n"])
def test_a_malformed_file_is_an_error(toml: str) -> None:
    with pytest.raises(ValueError, match="publisher x"):
        parse("x", toml)


@pytest.mark.parametrize(
    ("lines", "id_"),
    [
        ("VIENNA (Reuters) - Six ministers will meet on Friday, a diplomat said, and nobody knows for how long.", "reuters"),
        ("***THE DAILY PUBLIC SCHEDULE IS SUBJECT TO CHANGE***", "us-state"),
        ("Transcript of Media Briefing by Official Spokesperson (June 16, 2017)", "in-mea"),
        ("Daily Press Briefing by the Office of the Spokesperson for the Secretary-General", "un-secretary-general"),
        ("The ministry invites journalists to a press conference by the foreign minister of Peru.", None),
        ("Reuters was told by the ministry that the talks go on.", None),
    ],
)
def test_by_mark(lines: str, id_: str | None) -> None:
    found = REGISTRY.by_mark(lines)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("Press Release (2015) 057", "nato"),
        ("SG/SM/16321-AFR/2999", "un-press"),
        ("PR. No. 123/2022", "pk-mfa"),
        ("Press Release 36/2018", None),
        ("Resolution SC/2202 was adopted", None),
    ],
)
def test_by_reference(line: str, id_: str | None) -> None:
    found = REGISTRY.by_reference([line])
    assert (found.id if found else None) == id_
