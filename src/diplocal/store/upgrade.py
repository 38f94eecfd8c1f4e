"""Brings a database of an older diplocal to today's schema, whole or not at all. The only place that imports Alembic."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from diplocal.errors import StoreError
from diplocal.store import engine
from diplocal.store.address import Address
from diplocal.store.database import BUSY_SECONDS
from diplocal.store.failures import explained
from diplocal.store.results import Upgraded
from diplocal.store.schema import TEXT_INDEX
from diplocal.store.version import migrations_folder

UPGRADE_MEMORY = 256 * 1024
"""KiB of an SQLite file that stay in memory during an upgrade."""


def migrate(connection: Connection, folder: Path, target: str = "head") -> None:
    """Run the migrations of `folder` up to `target` inside the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def upgrade(address: Address, now: datetime, *, folder: Path | None = None) -> Upgraded:
    """Bring the database at `address` to the newest migration of `folder` (default: those of this version).

    An SQLite file is first copied beside itself, under a name with the aware moment `now`. Where anything goes wrong, the
    database stays as it was and StoreError is raised.
    """
    with explained(address):
        backup = _back_up(address.path, now) if address.path else None
        # SQLite changes a table by making a new one and dropping the old, which must not delete the rows that refer to it
        opened = engine.connect(address, busy_seconds=BUSY_SECONDS, foreign_keys=False)
        try:
            with opened.begin() as connection:
                engine.lock(connection, busy_seconds=BUSY_SECONDS)
                migrate(connection, folder or migrations_folder())
                renew_triggers(connection)
                _demand_whole(connection, address)
                schema = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
        finally:
            opened.dispose()
    return Upgraded(schema, backup)


def keep_in_memory(connection: Connection) -> None:
    """Let SQLite keep much of the file in memory for this connection: what an upgrade writes anew lies all over it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{UPGRADE_MEMORY}")


def _back_up(path: Path, now: datetime) -> Path:
    backup = path.with_name(f"{path.stem}.before-upgrade-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)) as file:
        file.execute("VACUUM INTO ?", (str(backup),))
    return backup


def renew_triggers(connection: Connection) -> None:
    """Put the triggers back that SQLite loses where a migration makes their table anew."""
    if connection.dialect.name == "sqlite":
        for statement in TEXT_INDEX:
            connection.exec_driver_sql(statement)


def _demand_whole(connection: Connection, address: Address) -> None:
    """Raise StoreError where a row refers to one that is not there; PostgreSQL checks this by itself."""
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
        if broken is not None:
            raise StoreError(
                f"Upgrading {address} would leave rows of {broken[0]} without what they refer to; it was left as it was."
            )
