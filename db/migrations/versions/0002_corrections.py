"""Corrections by hand, and which events a person accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of corrections; no event of before is accepted."""
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="order of recording"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True, comment="since when it does not hold any more"),
        sa.Column("locked", sa.Integer(), nullable=False, comment="1 where it wins over later documents too"),
        sa.Column("fields", sa.Text(), nullable=False, comment="which parts of the record are meant, separated by spaces"),
        sa.Column("record", sa.Text(), nullable=True, comment="JSON as in claims: what is stated or was accepted"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corrections")),
        comment="What people stated by hand",
    )
    op.create_table(
        "correction_claims",
        sa.Column("correction", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="the first that is still there says which event is meant"),
        sa.Column("seed", _key, nullable=False, comment="names a claim, which may be gone"),
        sa.Column("parted", sa.Integer(), nullable=False, comment="1 where the correction parts the others from it"),
        sa.PrimaryKeyConstraint("correction", "position", name=op.f("pk_correction_claims")),
        sa.ForeignKeyConstraint(
            ["correction"], ["corrections.number"], name=op.f("fk_correction_claims_correction"), ondelete="CASCADE"
        ),
        comment="Which claims a correction names",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_correction_claims_seed"), "correction_claims", ["seed"], unique=False)
    op.add_column(
        "events",
        sa.Column("approved", sa.Integer(), nullable=False, server_default="0", comment="1 where a person accepted it as it is"),
    )
