"""Conferences are found by their names without the acronym of a body, too. The tables stay; whoever upgrades renews the keys."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to change in the tables: the tracker writes the keys anew after every upgrade."""
