"""Claims are found by the country of what they tell, too. The tables stay; whoever upgrades renews the keys."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to change in the tables: the tracker writes the keys anew after every upgrade."""
