"""Programs that open one new database at the same moment all get in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from sqlalchemy import text

from diplocal.store.address import Address, parse_address
from diplocal.store.engine import connect

DATABASES, PROGRAMS = 20, 4


def test_many_programs_that_open_one_new_database_at_once_all_write_to_it(tmp_path: Path) -> None:
    for number in range(DATABASES):
        address, together = parse_address(str(tmp_path / f"{number}.sqlite3")), Barrier(PROGRAMS)

        def write(name: int, address: Address = address, together: Barrier = together) -> None:
            engine = connect(address, busy_seconds=30)
            together.wait()
            with engine.begin() as connection:
                connection.execute(text("CREATE TABLE IF NOT EXISTS guests (name INTEGER)"))
                connection.execute(text("INSERT INTO guests VALUES (:name)"), {"name": name})
            engine.dispose()

        with ThreadPoolExecutor(PROGRAMS) as pool:
            list(pool.map(write, range(PROGRAMS)))
        opened = connect(address, busy_seconds=30)
        with opened.begin() as connection:
            assert sorted(connection.execute(text("SELECT name FROM guests")).scalars()) == list(range(PROGRAMS))
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        opened.dispose()
