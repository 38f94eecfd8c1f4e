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
        # what a text is about is not who issued it
        ("Republic of Kosovo\nMinistry of Foreign Affairs\n\nI condemn the attack against the US Embassy in Podgorica", "xk-mfa"),
        ("Daily briefing\n\n3 June 2019\n\nIn this issue\n\nPERU\n\nASEAN\n\nNATO", None),
        ("The Gazette\nWorld | Asia\nASEAN\n\nLeaders meet in Laos", None),
        ("ASEAN\nNews\n\nLeaders meet in Laos", "asean"),
        ("Photo: Ministry of Foreign Affairs of Colombia\n\nThe club and its friends", None),
        ("The Gazette\n\nMore on the Summit: www.nato.int", None),
        ("The Gazette\n\nContacts: www.nato.int, www.oas.org, www.osce.org", None),
        ("The Gazette\n\nContact: press@nato.int", "nato"),
        ("Press release\n\nTelephone 123-23-01", None),
        ("Remarks by Foreign Ministry Spokesperson Rose Okoye at a press conference", None),
    ],
)
def test_a_text_is_known_by_its_head(head: str, publisher: str | None, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{head}\n\n{BODY}\n", encoding="utf-8")
    found = read(path).publisher
    assert (found.id if found else None) == publisher
