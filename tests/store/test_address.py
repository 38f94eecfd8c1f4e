from __future__ import annotations

from pathlib import Path

import pytest

from diplocal.errors import UsageError
from diplocal.store.address import parse_address


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("/data/talks.sqlite3", "/data/talks.sqlite3"),
        ("sqlite:////data/talks.sqlite3", "/data/talks.sqlite3"),
        ("sqlite+pysqlite:////data/100% talks.db", "/data/100% talks.db"),
        ("talks.db", str(Path.cwd() / "talks.db")),
        ("sqlite:///talks.db", str(Path.cwd() / "talks.db")),
    ],
)
def test_a_path_and_an_sqlite_url_name_a_file(given: str, path: str) -> None:
    address = parse_address(given)
    assert address.path == Path(path)
    assert str(address) == path


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_is_named_without_its_password(scheme: str) -> None:
    address = parse_address(f"{scheme}://desk:s3cret@db.example:5432/talks")
    assert address.path is None
    assert address.url == "postgresql+psycopg://desk:s3cret@db.example:5432/talks"
    assert str(address) == "postgresql+psycopg://desk:***@db.example:5432/talks"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "names no file"),
        (":memory:", "names no file"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("mysql://desk/talks", "mysql:// is not a database diplocal can use"),
    ],
)
def test_anything_else_is_refused(given: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_address(given)
