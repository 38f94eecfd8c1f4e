"""Where the home is, and which of argument, environment and file wins."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from diplocal.errors import UsageError
from diplocal.settings import Cancelled, load, user_data_folder


def late_evening() -> datetime:
    return datetime(2031, 5, 1, 22, 30, tzinfo=UTC)


def settings_in(folder: Path, text: str = "", **arguments):
    (folder / "diplocal.toml").write_text(text, "utf-8")
    return load(folder=folder, environ=arguments.pop("environ", {}), clock=late_evening, **arguments)


def test_the_home_is_the_nearest_folder_upwards_with_a_settings_file(tmp_path) -> None:
    (tmp_path / "diplocal.toml").write_text("", "utf-8")
    inner = tmp_path / "desk"
    deep = inner / "news" / "today"
    deep.mkdir(parents=True)
    assert load(folder=deep, environ={}).home == tmp_path
    (inner / "diplocal.toml").write_text("", "utf-8")
    found = load(folder=deep, environ={})
    assert (found.home, found.database, found.exports) == (inner, str(inner / "db/diplocal.sqlite3"), inner / "exports")


def test_without_a_settings_file_the_home_is_the_users_data_folder(tmp_path) -> None:
    found = load(folder=tmp_path, environ={"XDG_DATA_HOME": "/somewhere/data"})
    assert found.home in (Path("/somewhere/data/diplocal"), user_data_folder({}, "darwin"), user_data_folder({}, "win32"))


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/home/ana"}, "/home/ana/.local/share/diplocal"),
        ("linux", {"HOME": "/home/ana", "XDG_DATA_HOME": "/data"}, "/data/diplocal"),
        ("linux", {"HOME": "/home/ana", "XDG_DATA_HOME": "relative"}, "/home/ana/.local/share/diplocal"),
        ("darwin", {"HOME": "/Users/ana"}, "/Users/ana/Library/Application Support/diplocal"),
        ("win32", {"HOME": "/c/ana", "LOCALAPPDATA": "/c/ana/local"}, "/c/ana/local/diplocal"),
        ("win32", {"HOME": "/c/ana"}, "/c/ana/AppData/Local/diplocal"),
    ],
)
def test_each_platform_has_its_own_data_folder(platform: str, environ: dict[str, str], folder: str) -> None:
    assert user_data_folder(environ, platform) == Path(folder)


def test_argument_beats_environment_beats_file(tmp_path) -> None:
    environ = {"DIPLOCAL_DATABASE_URL": "postgresql://desk/talks"}
    text = 'database = "kept/talks.sqlite3"'
    assert settings_in(tmp_path, text).database == str(tmp_path / "kept/talks.sqlite3")
    assert settings_in(tmp_path, text, environ=environ).database == "postgresql://desk/talks"
    assert settings_in(tmp_path, text, environ=environ, database="mine.sqlite3").database == "mine.sqlite3"
    assert settings_in(tmp_path, 'database = "postgresql://desk/talks"').database == "postgresql://desk/talks"


def test_every_key_is_read(tmp_path) -> None:
    text = 'exports = "out"\ntimezone = "Europe/Vienna"\ncancelled = "hide"\nbase_url = "https://desk.example/cal/"'
    found = settings_in(tmp_path, text)
    assert found.exports == tmp_path / "out"
    assert (found.timezone, found.cancelled, found.base_url) == ("Europe/Vienna", Cancelled.HIDE, "https://desk.example/cal")


@pytest.mark.parametrize(
    ("zone", "environ", "today", "expected"),
    [
        ("Europe/Vienna", {}, None, date(2031, 5, 2)),
        ("UTC", {}, None, date(2031, 5, 1)),
        ("UTC", {"DIPLOCAL_TODAY": "2014-11-13"}, None, date(2014, 11, 13)),
        ("UTC", {"DIPLOCAL_TODAY": "2014-11-13"}, date(2020, 1, 1), date(2020, 1, 1)),
    ],
)
def test_today_is_given_or_the_clocks_day_in_the_zone(tmp_path, zone, environ, today, expected) -> None:
    assert settings_in(tmp_path, f'timezone = "{zone}"', environ=environ, today=today).today == expected


@pytest.mark.parametrize(
    ("text", "environ", "message"),
    [
        ("datbase = 'x'", {}, "unknown key 'datbase'"),
        ("timezone = 2", {}, "must be a text in quotes, not 2"),
        ("timezone = ''", {}, "must be a text in quotes"),
        ("timezone = 'Mars/Base'", {}, "no time zone; give an IANA name"),
        ("timezone = '../etc/passwd'", {}, "no time zone"),
        ("cancelled = 'drop'", {}, "choose prefix, keep or hide"),
        ("base_url = 'desk.example'", {}, "no web address"),
        ("this is not toml", {}, "cannot be read as TOML"),
        ("", {"DIPLOCAL_TODAY": "13.11.2014"}, "write it as YYYY-MM-DD"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(tmp_path, text: str, environ: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as refused:
        settings_in(tmp_path, text, environ=environ)
    assert "\n" not in str(refused.value)
