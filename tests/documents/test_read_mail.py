"""Mails: encodings, parts, header, and mails that break the rules."""

from datetime import date
from email.message import EmailMessage

import pytest

from diplocal import documents
from diplocal.errors import DocumentError
from diplocal.model import MarkKind

TEXT = "On 18 November the Minister will visit Riga.\n"


def mail(text: str = TEXT, charset: str = "utf-8", cte: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Press Service <press@mfa.gov.lv>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Ministra vizīte Rīgā – agenda"
    message["Date"] = "Thu, 13 Nov 2014 23:42:00 -0500"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text, charset=charset, cte=cte)
    return message


def test_the_header_tells_title_publisher_and_anchor() -> None:
    document = documents.read(mail().as_bytes())
    assert document.title == "Ministra vizīte Rīgā – agenda"
    assert document.publisher is not None
    assert document.publisher.id == "lv-mfa"
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.clock, document.anchor.how) == (date(2014, 11, 13), "23:42", "mail")
    assert document.text == TEXT


def test_the_header_may_tell_the_language() -> None:
    message = mail()
    message["Content-Language"] = "fr-CH, de"
    assert documents.read(message.as_bytes()).language == "fr"


@pytest.mark.parametrize(
    ("charset", "cte"),
    [("utf-8", "quoted-printable"), ("utf-8", "base64"), ("utf-8", "8bit"), ("iso-8859-2", "quoted-printable")],
)
def test_encodings(charset: str, cte: str) -> None:
    text = "Péter Szijj will meet the Minister in Győr, where both will open a bridge across the river and speak to the press.\n"
    message = mail(text, charset, cte)
    assert documents.read(message.as_bytes()).text == text
    assert documents.read(message.as_bytes().replace(b"\n", b"\r\n")).text == text


def test_plain_text_is_preferred_to_html() -> None:
    message = mail()
    message.add_alternative("<html><p>On <b>18 November</b> elsewhere</p></html>", subtype="html")
    assert documents.read(message.as_bytes()).text == TEXT


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = mail()
    message.set_content("<html><h2>Journeys</h2><p>On 18 November the Minister will visit Rīga.</p></html>", subtype="html")
    document = documents.read(message.as_bytes())
    assert document.text == "Journeys\n\nOn 18 November the Minister will visit Rīga."
    assert [mark.kind for mark in document.marks] == [MarkKind.HEADING]


def test_attachments_are_named_as_an_issue() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="agenda.pdf")
    document = documents.read(message.as_bytes())
    assert document.text.startswith("On 18 November")
    assert [issue.code for issue in document.issues] == ["attachments-ignored"]


def test_soft_line_ends_are_joined() -> None:
    message = mail("On 18 November the Minister \nwill visit Riga.\nNew line.\n")
    message.set_param("format", "flowed")
    assert documents.read(message.as_bytes()).text == "On 18 November the Minister will visit Riga.\nNew line.\n"


@pytest.mark.parametrize(
    "broken",
    [
        b"Date: the day after\n",
        b"Date: Thu, 99 Nov 2014 99:99:99 +9999\n",
        b"From: <<<@@\n",
        b"From: " + b"(a" * 5000 + b"\n",
        b"Subject: =?utf-9?Q?=ZZ?=\n",
        b"Content-Type: text/plain; charset=no-such-charset\n",
        b"Content-Type: multipart/mixed; boundary=\n",
        b"Content-Transfer-Encoding: base65\n",
    ],
)
def test_broken_headers_cost_no_text(broken: bytes) -> None:
    document = documents.read(b"MIME-Version: 1.0\n" + broken + b"\nOn 18 November the Minister will visit Riga.\n")
    assert "On 18 November" in document.text
    assert document.anchor is None


def test_a_mail_without_a_text_is_refused() -> None:
    message = mail()
    message.set_content(b"%PDF-1.7", maintype="application", subtype="pdf")
    with pytest.raises(DocumentError, match="mail without a text"):
        documents.read(message.as_bytes())


def test_a_mail_of_endless_parts_is_refused() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(2000))
    with pytest.raises(DocumentError, match="nests its parts"):
        documents.read(b"MIME-Version: 1.0\n" + parts + b"\nOn 18 November the Minister will visit Riga.\n")


def test_a_text_that_begins_like_a_memo_is_no_mail() -> None:
    document = documents.read(b"Subject: Visit to Riga\nDate: 13 November 2014\n\nOn 18 November the Minister will visit Riga.")
    assert document.text.startswith("Subject: Visit")
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.how) == (date(2014, 11, 13), "dateline")
