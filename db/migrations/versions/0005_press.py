"""How the press may come to an event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column. What documents of before say to the press is known when they are extracted again."""
    op.add_column(
        "events",
        sa.Column("press", sa.Text(), nullable=True, comment="open, closed, pooled or spray; null where no document says"),
    )
