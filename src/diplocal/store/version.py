"""Which schema a database has, told by plain SQL: Alembic takes a second to import and is needed only to upgrade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from diplocal.errors import SchemaError, StoreError

REVISION = "0008"
"""The schema this version of diplocal reads and writes: the newest of the migrations."""

OWN_TABLES = frozenset({"documents", "claims", "claim_keys", "events", "revisions"})

CACHE = "PRAGMA cache_size = -32768"
"""How much of an SQLite file a connection keeps at hand, in KiB: a week of a million events lies on more than the usual 2 MB."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Runs one SQL text with `:name` parameters and gives all rows. `sqlite` says what sort of database answers."""

    run: Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
    sqlite: bool

    def __call__(self, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of `sql`."""
        return self.run(sql, values)


class Found(StrEnum):
    """What is in a database."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


def migrations_folder() -> Path:
    """The migrations: beside the package in an installation, in `db/` of a checkout. Raises StoreError where neither is."""
    package = Path(__file__).parents[1]
    for folder in (package / "migrations", package.parents[1] / "db" / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise StoreError("The migrations of diplocal are not installed beside it; install diplocal again.")


def known_revisions() -> tuple[str, ...]:
    """All schema revisions, oldest first. A migration's file name starts with its revision."""
    return tuple(sorted(file.name.partition("_")[0] for file in migrations_folder().glob("versions/[0-9]*.py")))


def inspect(rows: Rows) -> tuple[Found, str | None]:
    """What the database behind `rows` holds, and its revision where it has one."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"
        if rows.sqlite
        else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    )
    tables = {name for (name,) in rows(listing, {})}
    if not tables:
        return Found.EMPTY, None
    if not tables >= OWN_TABLES | {"alembic_version"}:
        return Found.FOREIGN, None
    stamps = rows("SELECT version_num FROM alembic_version", {})
    revision: str | None = stamps[0][0] if stamps else None
    if revision == REVISION:
        return Found.CURRENT, revision
    return (Found.OLDER if revision in known_revisions() else Found.NEWER), revision


def demand_current(found: Found, revision: str | None, database: str) -> None:
    """Pass a current or an empty database. Raises SchemaError for any other."""
    if found is Found.OLDER:
        raise SchemaError(f"{database} has schema {revision}, older than {REVISION}; run `diplocal db upgrade`.")
    if found is Found.NEWER:
        raise SchemaError(
            f"{database} has schema {revision}, which this version of diplocal ({REVISION}) does not know; install a newer one."
        )
    if found is Found.FOREIGN:
        raise SchemaError(f"{database} belongs to another program; choose another database with --db.")
