"""The visit of which an event is a part, a counter of what feeds could show otherwise, and events kept as feeds show them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the columns and tables. No event is a part of a visit until the tracker has looked."""
    op.add_column("events", sa.Column("visit", _key, nullable=True, comment="UID of the visit of which it is a part"))
    op.add_column(
        "events",
        sa.Column("touched", sa.Integer(), nullable=False, server_default="0", comment="touches.last of its last change"),
    )
    op.create_index(op.f("ix_events_visit"), "events", ["visit"], unique=False)
    op.create_index(op.f("ix_events_touched"), "events", ["touched"], unique=False)
    op.create_table(
        "touches",
        sa.Column(
            "last", sa.Integer(), autoincrement=False, nullable=False, comment="rises with whatever a feed could show otherwise"
        ),
        sa.PrimaryKeyConstraint("last", name=op.f("pk_touches")),
        comment="One row: counts the transactions that touched an event",
    )
    op.execute("INSERT INTO touches (last) VALUES (1)")
    op.execute("UPDATE events SET touched = 1")
    op.create_table(
        "entries",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Text(), nullable=False, comment="how a cancelled event is shown: prefix or keep"),
        sa.Column(
            "touched", sa.Integer(), nullable=False, comment="events.touched when it was written; of another number it is stale"
        ),
        sa.Column("edition", sa.Text(), nullable=False, comment="what wrote it; of another edition it is stale"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="the VEVENT, ready to be joined into a feed"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_entries_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "cancelled", name=op.f("pk_entries")),
        comment="Events as feeds show them, kept; may be emptied at any time",
    )
