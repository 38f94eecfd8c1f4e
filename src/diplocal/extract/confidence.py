"""How sure an event is: a figure between 0 and 1 from what its draft rests on."""

from __future__ import annotations

from diplocal.extract.drafts import Draft
from diplocal.model import Status


def estimate(draft: Draft) -> float:
    """The confidence of a draft. The weights are fitted on the development corpus by `benchmarks/calibrate.py`."""
    figure = 0.5
    figure += 0.2 if draft.people and draft.own_people else 0.0
    figure += 0.1 if draft.location.place.city else 0.0
    figure += 0.1 if draft.when is not None and not draft.when.vague else -0.05
    figure -= 0.15 if draft.status is Status.HELD else 0.0
    return round(min(0.98, figure), 2)
