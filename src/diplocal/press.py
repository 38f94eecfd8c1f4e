"""What an event is to the press, in words: whether it may come, and how it registers."""

from __future__ import annotations

from datetime import datetime

from diplocal.model import Access, Press

ACCESS_WORDS = {
    Access.OPEN: "open to the press",
    Access.CLOSED: "closed to the press",
    Access.POOLED: "pooled coverage",
    Access.SPRAY: "cameras for a moment only",
}


def press_lines(press: Press) -> list[str]:
    """One line for access and one for accreditation, each where the documents tell it; days and clock times are local."""
    lines = [ACCESS_WORDS[press.access]] if press.access else []
    last = press.deadline
    day = f"{last:%Y-%m-%d %H:%M}" if isinstance(last, datetime) else str(last)
    told = [f"by {day}" if last else "", f"with {press.contact}" if press.contact else ""]
    if any(told):
        lines.append(" ".join(["accreditation", *filter(None, told)]))
    return lines
