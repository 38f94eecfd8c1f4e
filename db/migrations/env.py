"""How Alembic runs the migrations: on the connection that `diplocal db upgrade` hands over, inside its transaction.

Called by the `alembic` command itself (to write a new migration), it opens the database of `db/alembic.ini`.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine

from diplocal.store.schema import metadata


def run(connection: Connection) -> None:
    """Run the migrations that are due. The caller begins and ends the transaction, so that half a migration is never kept."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        transactional_ddl=False,
        render_as_batch=True,
        # the index of words is made by SQL of its own, in several tables of SQLite's
        include_name=lambda name, kind, _: kind != "table" or not str(name).startswith("event_words"),
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url")).begin() as opened:
        run(opened)
