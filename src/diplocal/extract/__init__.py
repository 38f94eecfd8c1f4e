"""Document -> Extraction: who meets whom, when and where, by rules that point at their words. No database, clock or network."""

from diplocal.extract.annotations import annotate
from diplocal.extract.pipeline import run as extract

__all__ = ["annotate", "extract"]
