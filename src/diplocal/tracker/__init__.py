"""Claims into events, pure: which claims tell one event (`edge`), what follows from them all (`rebuild`), what changed."""

from diplocal.tracker.edges import Edge, EdgeKind, edge
from diplocal.tracker.fold import Folded
from diplocal.tracker.history import significant
from diplocal.tracker.keys import candidate_keys
from diplocal.tracker.rebuild import rebuild

__all__ = ["Edge", "EdgeKind", "Folded", "candidate_keys", "edge", "rebuild", "significant"]
