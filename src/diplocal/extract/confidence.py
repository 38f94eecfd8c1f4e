"""How sure an event is: a figure between 0 and 1 from what its draft rests on.

The figure means the share of such events that are right. The weights are set so that it does on the development corpus;
`benchmarks/calibration.py` prints how well they hold.
"""

from __future__ import annotations

from diplocal.extract.drafts import Draft
from diplocal.model import Status

UNSUPPORTED = 0.5
"""An event word and a date, and nothing else."""
MOST = 0.95


def estimate(draft: Draft) -> float:
    """The confidence of a draft, 0 to 1, with two digits."""
    place = draft.location.place
    figure = UNSUPPORTED
    figure += 0.2 if draft.people and draft.own_people else 0.1 if draft.listed else 0.0
    figure += 0.1 if place.city else 0.05 if place.country else 0.0
    figure += 0.1 if draft.when is not None and not draft.when.vague else -0.05
    figure += 0.05 if draft.listed else 0.0
    figure -= 0.15 if draft.status is Status.HELD else 0.0
    return round(min(MOST, figure), 2)
