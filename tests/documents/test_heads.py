"""Who issued a text that names its publisher nowhere: by its reference number, or by how the publisher heads its documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplocal.documents import read

BODY = "The Minister will visit Lisbon on 12 June 2019. Talks are planned with the hosts, and a press conference follows."


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Press release on the Minister's talks\n\n23 January 2019 19:20\n123-23-01-2019", "ru-mfa"),
        ("Comment on the Minister's visit\n\n• ru-RU1 en-GB1 es-ES1", "ru-mfa"),
        (
            "The Minister's Travel to Lisbon\n\nPress Statement\n\nRose Okoye\nDepartment Spokesperson\n\nWashington, DC",
            "us-state",
        ),
        ("Foreign Ministry Spokesperson Rose Okoye’s Regular Press Conference on June 3, 2019", "cn-mfa"),
        ("Press release\n\nTelephone 123-23-01", None),
        ("Remarks by Foreign Ministry Spokesperson Rose Okoye at a press conference", None),
    ],
)
def test_a_text_is_known_by_its_head(head: str, publisher: str | None, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{head}\n\n{BODY}\n", encoding="utf-8")
    found = read(path).publisher
    assert (found.id if found else None) == publisher
