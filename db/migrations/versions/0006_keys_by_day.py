"""Claims are found by the day of what they tell, no longer by its week. The tables stay; whoever upgrades renews the keys."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to change in the tables: the tracker writes the keys anew after every upgrade."""
