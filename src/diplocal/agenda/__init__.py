"""Events as rich renderables: days, month grid, table and card. It prints nothing and knows no clock: today is handed in."""

from __future__ import annotations

from diplocal.agenda.card import card
from diplocal.agenda.days import days
from diplocal.agenda.listing import listing
from diplocal.agenda.month import month

__all__ = ["card", "days", "listing", "month"]
