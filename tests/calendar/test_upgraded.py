"""A calendar of an older version goes on after its upgrade where it left off."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from diplocal.errors import SchemaError
from diplocal.store.rows import claim_text
from diplocal.store.schema import claim_keys, claims
from diplocal.store.upgrade import migrate
from diplocal.store.version import REVISION, migrations_folder

from .announcements import day, document, visit

OLD = {"number": 1, "seed": "0" * 32, "document_id": 77, "ordinal": 0, "recorded": "2031-02-20T12:00:00.000000Z"}


def test_its_claims_are_found_under_the_keys_of_today(calendar) -> None:
    if file := calendar.database.address.path:
        file.parent.mkdir()
    with calendar.database.engine().begin() as connection:
        migrate(connection, migrations_folder(), "0001")
        connection.exec_driver_sql(
            "INSERT INTO documents (id, digest, language, published, recorded, issues, marks, text)"
            " VALUES (77, 'old', 'en', '2031-02-20', '2031-02-20T12:00:00.000000Z', '[]', '[]', '')"
        )
        connection.execute(insert(claims), {**OLD, "record": claim_text(visit(day("04-10")))})
        connection.execute(insert(claim_keys), {"key": "p:virtanen:2031-04", "claim": 1})
    with pytest.raises(SchemaError, match="run `diplocal db upgrade`"):
        calendar.events()
    assert calendar.upgrade().schema == REVISION
    calendar.ingest(document("confirmed", "03-02", visit(day("04-10"))))
    (event,) = calendar.events()
    assert (event.uid, len(event.sources)) == (OLD["seed"], 2)
