"""Writes db/schema.sql: the tables as SQLite has them, with what each is for. `--print` prints it instead."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from diplocal.store.schema import TEXT_INDEX, events, metadata
from diplocal.store.version import REVISION

FILE = Path(__file__).parents[1] / "db" / "schema.sql"
HEADING = f"-- Schema {REVISION} of diplocal, written by tools/write_schema.py from src/diplocal/store/schema.py. Do not edit.\n"


def statements(table: Table) -> str:
    """The table with its comments, then its indexes."""
    dialect = sqlite.dialect()
    lines = str(CreateTable(table).compile(dialect=dialect)).strip().splitlines()
    comments = {f"\t{column.name} ": column.comment for column in table.columns if column.comment}
    commented = [
        next((f"{line.rstrip()} -- {comment}" for start, comment in comments.items() if line.startswith(start)), line.rstrip())
        for line in lines
    ]
    indexes = [f"{CreateIndex(index).compile(dialect=dialect)};" for index in sorted(table.indexes, key=lambda i: str(i.name))]
    body = "\n".join(line.replace("\t", "    ") for line in commented)
    index = [f"{statement};" for statement in TEXT_INDEX] if table is events else []
    return "\n".join([f"-- {table.comment}", f"{body};", *indexes, *index])


def schema() -> str:
    """All tables, those that others refer to first."""
    return "\n\n".join([HEADING.rstrip(), *map(statements, metadata.sorted_tables)]) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(schema())
    else:
        FILE.write_text(schema(), "utf-8")
