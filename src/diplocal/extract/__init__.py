"""Document -> Extraction: who meets whom, when and where, by rules that point at their words. No database, clock or network."""

from __future__ import annotations

from diplocal.extract import pipeline
from diplocal.model import Annotation, Document, Extraction

__all__ = ["annotate", "extract"]


def extract(document: Document) -> Extraction:
    """The claims of one document, in order of appearance."""
    return pipeline.run(document)


def annotate(document: Document) -> tuple[Annotation, ...]:
    """Everything that extraction saw in the text, in order of position."""
    return ()
