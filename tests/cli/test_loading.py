"""What a batch of documents is read with is loaded once, and left alone by the collector of cycles."""

import gc
from collections.abc import Iterator

import pytest

from diplocal.cli.reading import load_words

LOADED = 20_000
"""Fewer objects than the names and words are."""


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_the_words_of_a_batch_are_passed_over() -> None:
    load_words(2)
    assert gc.get_freeze_count() > LOADED


def test_one_document_changes_nothing() -> None:
    load_words(1)
    assert gc.get_freeze_count() == 0
