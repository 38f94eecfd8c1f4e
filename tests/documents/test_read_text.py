"""Plain text: charset, cleaning, title, publisher; and the sentences that refuse what cannot be read."""

import codecs
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal import documents
from diplocal.documents import reading, source
from diplocal.documents.charset import repair_mojibake
from diplocal.errors import DiplocalError, DocumentError, UsageError

BRIEFING = """Win a journey!

The Ministry of Foreign Affairs of the Russian Federation

Briefing by official representative of the Ministry of Foreign Affairs of Russia Ivan Person, 13 November 2014

13 November 201419:42

Talks in Minsk

On November 17-18, Foreign Minister Pyotr Nobody will visit Minsk.
"""


def test_a_briefing_tells_its_title_publisher_and_anchor() -> None:
    document = documents.read(BRIEFING.encode())
    assert document.title == BRIEFING.splitlines()[4]
    assert document.publisher is not None
    assert (document.publisher.name, document.publisher.country, document.publisher.city) == (
        "Ministry of Foreign Affairs of Russia",
        "RU",
        "Moscow",
    )
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.clock, document.anchor.how) == (date(2014, 11, 13), "19:42", "dateline")
    assert (document.language, document.marks, document.issues) == ("en", (), ())


def test_a_file_is_named_by_its_path_and_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "briefing.txt"
    file.write_bytes(b"abc")
    document = documents.read(file)
    assert document.path == str(file)
    assert document.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert documents.read(str(file)) == document


def test_what_is_given_wins() -> None:
    document = documents.read(
        BRIEFING.encode(), published=date(2014, 11, 20), publisher="us-state", url="https://www.gov.uk/government/news/talks"
    )
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.how) == (date(2014, 11, 20), "given")
    assert document.publisher is not None
    assert document.publisher.name == "United States Department of State"
    assert document.url == "https://www.gov.uk/government/news/talks"


def test_a_body_that_a_text_is_about_is_not_its_publisher() -> None:
    lines = [f"{hour}:00 Meeting of the staff" for hour in range(8, 14)]
    text = "\n".join(
        ["World diary", "14 November 2014", *lines, "STRASBOURG - Ana Novak addresses the Council of Europe.", *lines]
    )
    assert documents.read(text.encode()).publisher is None


def test_a_publisher_that_nobody_knows_is_taken_at_its_word() -> None:
    document = documents.read(BRIEFING.encode(), publisher="Ruritania Gazette")
    assert document.publisher is not None
    assert (document.publisher.id, document.publisher.name, document.publisher.country) == (
        "ruritania-gazette",
        "Ruritania Gazette",
        None,
    )


def test_the_address_tells_the_publisher_before_the_text_does() -> None:
    document = documents.read(BRIEFING.encode(), url="https://mfa.gov.by/en/press/1/")
    assert document.publisher is not None
    assert document.publisher.id == "by-mfa"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "PRESS RELEASE\n\nFriday, 5 June 2015\n\nMinister Ana Novak to visit Riga\n\nText of it.",
            "Minister Ana Novak to visit Riga",
        ),
        ("Foreign Minister Ana Novak to host talks\n\n5 June 2015\n\nText of it.", "Foreign Minister Ana Novak to host talks"),
        ("Home\nNews\nSchedule of the Minister for the week\nMonday\n10:00 Talks", "Schedule of the Minister for the week"),
        ("On Friday, the Minister will receive his Latvian counterpart and they will speak about trade.", None),
    ],
)
def test_titles_of_plain_text(text: str, title: str | None) -> None:
    assert documents.read(text.encode()).title == title


@pytest.mark.parametrize(
    "data",
    [
        "Péter Szabó’s visit".encode(),
        codecs.BOM_UTF8 + "Péter Szabó’s visit".encode(),
        "Péter Szabó’s visit".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Péter Szabó’s visit".encode("utf-16-be"),
        "The Minister on Péter Szabó’s visit to the city, and on what was said there by both sides.".encode("cp1252")[16:35],
        "Péter Szabó’s visit".encode().decode("cp1252").encode(),
    ],
)
def test_charsets(data: bytes) -> None:
    assert documents.read(data).text == "Péter Szabó’s visit"


def test_a_cyrillic_charset_is_guessed() -> None:
    text = "Министр иностранных дел посетит Минск с рабочим визитом в понедельник, сообщили в министерстве. " * 5
    document = documents.read(text.encode("cp1251"))
    assert document.text == text
    assert [issue.code for issue in document.issues if issue.code.startswith("charset")] == ["charset-guessed"]


@pytest.mark.parametrize("text", ["CAFÉ”", "“CAFÉ” and À°", "São Tomé", "Â", "Виктор", "plain"])
def test_honest_text_is_no_mojibake(text: str) -> None:
    assert repair_mojibake(text) == text


def test_what_no_reader_sees_is_gone() -> None:
    rest = " and so on" * 20
    data = f"A\r\nB\rC\x00\x07\u00adD\u200bE\ufeffF\u202eG\x0cH\u2029I\u00a0J\tK{rest}".encode()
    assert documents.read(data).text == "A\nB\nCDEFG\nH\n\nI\u00a0J\tK" + rest


def test_letters_of_swapped_case_are_turned_back() -> None:
    plain = (
        "The Ministry of Foreign Affairs announces that no meeting in Nairobi is being planned. In November the Norwegian "
        "Minister and Nigerian officials plan consultations on financing. Nothing has been announced concerning a new round."
    )
    garbled = plain.translate(str.maketrans("nN", "Nn"))
    document = documents.read(garbled.encode())
    assert document.text == plain
    assert "garbled-text" in [issue.code for issue in document.issues]


def test_names_with_a_capital_in_their_midst_are_left_alone() -> None:
    text = "Secretary McNeil and Ms DeNiro met officials of the eNation and LiNk groups of the iNnovation fund in the city."
    assert documents.read(text.encode()).text == text


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as raised:
        documents.read(data)
    return str(raised.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "Office file"),
        (b"\xd0\xcf\x11\xe0....", "old Office document"),
        (b"{\\rtf1 hello}", "Rich Text"),
        (b"\x1f\x8b....", "gzip"),
        (b"ab\x00\x00\x00cd" * 50, "binary data"),
        (bytes(range(1, 32)) * 50, "no charset"),
        (b"... --- ...", "holds no text"),
        (b"<html><script>var text = 1;</script></html>", "holds no text"),
        (b"MIME-Version: 1.0\nSubject: nothing\n\n", "mail without a text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    message = refused(data)
    assert words in message
    assert message.startswith("the document ")
    assert "\n" not in message


def test_files_that_cannot_be_read_are_refused_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(source.LARGEST + 1)
    locked = tmp_path / "locked.txt"
    locked.write_text("text")
    wanted = {
        tmp_path / "missing.txt": "does not exist",
        tmp_path: "is a folder",
        large: "larger than 64 MB",
        tmp_path / ("x" * 5000): "cannot be read",
        Path("nul\x00byte"): "cannot be read",
        locked: "may not be read",
    }
    opened = Path.open

    def refusing(self: Path, *args: str) -> object:
        if self == locked:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args)

    monkeypatch.setattr(Path, "open", refusing)
    for path, words in wanted.items():
        with pytest.raises(DocumentError, match=words) as raised:
            documents.read(path)
        assert raised.value.exit_code == 3
        assert "\n" not in str(raised.value)


def test_a_line_full_of_dates_ends_soon() -> None:
    assert len(documents.read(b"12 November 2014 " * 20_000).text) == 17 * 20_000


def test_bytes_beyond_the_limit_are_refused() -> None:
    assert "larger than 64 MB" in refused(b"a" * (source.LARGEST + 1))


def test_a_text_longer_than_any_collection_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(documents.read(b"a word " * 150_000).text) > 1_000_000
    monkeypatch.setattr(reading, "LONGEST", 1_000_000)
    sentence = "the document has more text than any announcement (1,050,000 characters): split it into documents"
    assert refused(b"a word " * 150_000) == sentence


@pytest.mark.parametrize("published", ["2014-11-13", 20141113, ("2014", "11", "13")])
def test_a_publication_date_that_is_none_is_a_usage_error(published: object) -> None:
    read: Callable[..., object] = documents.read_bytes
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read(b"text", published=published)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    for head in (b"", b"<html><body>", b"MIME-Version: 1.0\nDate: x\nContent-Type: text/html\n\n", b"MIME-Version: 1.0\n"):
        try:
            document = documents.read(head + data)
        except DiplocalError as error:
            assert str(error)
            continue
        assert document.text
        assert all(0 <= mark.start < mark.end <= len(document.text) for mark in document.marks)
