"""A page that declares a language without rules is read as English, and says so: sites declare one language for all pages."""

from __future__ import annotations

import pytest

from diplocal import read
from diplocal.extract import extract

PAGE = """<html lang="{}"><head><title>Visit to Oslo</title></head><body><h1>Visit to Oslo</h1><p>3 June 2019</p>
<p>Foreign Minister Anna Berg will visit Oslo on 12 June.</p></body></html>"""


@pytest.mark.parametrize(("declared", "codes"), [("id", ["unknown-language"]), ("..", ["unknown-language"]), ("en-GB", [])])
def test_a_page_in_a_language_without_rules_is_read_as_english(declared: str, codes: list[str]) -> None:
    found = extract(read(PAGE.format(declared).encode()))
    assert [claim.title for claim in found.claims] == ["Anna Berg visits Oslo"]
    assert [issue.code for issue in found.issues] == codes
