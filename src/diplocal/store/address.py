"""Where a database is: a path, an SQLite URL or a PostgreSQL URL, told apart without any database library."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from diplocal.errors import UsageError

_POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")
_SQLITE = ("sqlite", "sqlite+pysqlite")


@dataclass(frozen=True, slots=True)
class Address:
    """`url` is as SQLAlchemy takes it, `path` the absolute path of an SQLite file or None for a server."""

    url: str
    path: Path | None

    def __str__(self) -> str:
        """How messages name it: the path, or the URL without its password."""
        return str(self.path) if self.path else re.sub(r"//([^/@]*?):[^/]*@", r"//\1:***@", self.url)


def parse_address(text: str | os.PathLike[str]) -> Address:
    """The address that `text` names: a path, `sqlite:///PATH` or `postgresql://...`. Raises UsageError for anything else."""
    text = os.fspath(text)
    scheme, separator, rest = text.partition("://")
    if not separator:
        return _file(text, text)
    if scheme in _POSTGRESQL:
        return Address(f"postgresql+psycopg://{rest}", None)
    if scheme in _SQLITE:
        return _file(rest[1:] if rest.startswith("/") else "", text)
    raise UsageError(f"{scheme}:// is not a database diplocal can use; give a path, sqlite:///PATH or postgresql://HOST/NAME.")


def _file(path: str, given: str) -> Address:
    if not path or path.startswith((":memory:", "?")):
        raise UsageError(f"{given!r} names no file, and a calendar must be kept in one; give its path.")
    absolute = Path(path).expanduser().absolute()
    return Address(f"sqlite:///{absolute}", absolute)
