"""Pages of HTML: what is text and what is not, marks, metadata, and pages that mean harm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal import documents
from diplocal.errors import DocumentError
from diplocal.extract import extract
from diplocal.model import Document, MarkKind

AGENDA = """<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Weekly agenda of the Minister | Ministry</title>
<meta property="og:title" content="Weekly agenda of the Minister">
<meta name="dcterms.modified" content="2016-12-20">
<link rel="canonical" href="https://www.mfa.gov.lv/en/agenda">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2015-06-05T18:30:00+03:00"}]}</script>
</head><body>
<div class="cookie-banner"><p>We use cookies to improve this site. Accept all cookies to go on.</p></div>
<header class="site-header"><a href="/">Home</a> <a href="/lv">Latviski</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/visits">Visits of 1 June 2015</a></li></ul></nav>
<main>
<h1>Weekly agenda of the Minister</h1>
<p class="date">5 June 2015</p>
<p><strong>Monday, 8 June</strong></p>
<table>
<tr><th>Time</th><th>Event</th></tr>
<tr><td><s>10:00</s> 11:00</td><td>Meeting with Foreign Minister <b>Ana Novak</b><br>State House</td></tr>
<tr><td></td><td>Reception at the
   embassy</td></tr>
</table>
<h2>Journeys</h2>
<p>On 9&nbsp;June the Minister will visit Vilnius at the invita&shy;tion of his counterpart &mdash; the first since 2013.</p>
<ul><li>Signing of a treaty</li><li>Press conference</li></ul>
<div class="related"><h3>Related news</h3><ul><li><a href="/1">Minister visited Oslo on 3 June 2015</a></li></ul></div>
</main>
<footer><p>© 2015 Ministry. Last updated 20 December 2016.</p></footer>
<script>document.write("<p>On 12 June nothing happens</p>")</script>
</body></html>"""


def read(markup: str) -> Document:
    return documents.read(markup.encode())


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[m.start : m.end] for m in document.marks if m.kind is kind]


def test_an_agenda_is_its_blocks_and_nothing_else() -> None:
    assert read(AGENDA).text.split("\n\n") == [
        "Weekly agenda of the Minister",
        "5 June 2015",
        "Monday, 8 June",
        "Time | Event",
        "10:00 11:00 | Meeting with Foreign Minister Ana Novak State House",
        "Reception at the embassy",
        "Journeys",
        "On 9 June the Minister will visit Vilnius at the invitation of his counterpart — the first since 2013.",
        "Signing of a treaty",
        "Press conference",
    ]


def test_marks_say_what_the_markup_said() -> None:
    document = read(AGENDA)
    assert marked(document, MarkKind.HEADING) == ["Weekly agenda of the Minister", "Monday, 8 June", "Journeys"]
    assert marked(document, MarkKind.ROW) == [
        "Time | Event",
        "10:00 11:00 | Meeting with Foreign Minister Ana Novak State House",
        "Reception at the embassy",
    ]
    assert marked(document, MarkKind.CELL)[2:] == [
        "10:00 11:00",
        "Meeting with Foreign Minister Ana Novak State House",
        "Reception at the embassy",
    ]
    assert marked(document, MarkKind.ITEM) == ["Signing of a treaty", "Press conference"]
    assert marked(document, MarkKind.STRUCK) == ["10:00"]


def test_the_head_tells_title_language_address_publisher_and_anchor() -> None:
    document = read(AGENDA)
    assert (document.title, document.language, document.url) == (
        "Weekly agenda of the Minister",
        "en",
        "https://www.mfa.gov.lv/en/agenda",
    )
    assert document.publisher is not None
    assert document.publisher.id == "lv-mfa"
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.clock, document.anchor.how) == (date(2015, 6, 5), "18:30", "json-ld")
    assert document.issues == ()


@pytest.mark.parametrize(
    ("head", "body", "day", "how"),
    [
        ('<meta property="article:published_time" content="2015-06-05T10:00:00+02:00">', "", date(2015, 6, 5), "meta"),
        ('<meta name="DC.date.issued" content="2015-06-05">', "", date(2015, 6, 5), "meta"),
        ('<meta property="article:modified_time" content="2015-06-07">', "<p>5 June 2015</p>", date(2015, 6, 5), "dateline"),
        ("", '<time datetime="2015-06-05T10:00">Friday</time>', date(2015, 6, 5), "time"),
        (
            "",
            '<div class="related"><time datetime="2015-06-01">1 June</time></div><p>5 June 2015</p>',
            date(2015, 6, 5),
            "dateline",
        ),
        ('<link rel="canonical" href="https://example.org/2015/06/05/x">', "", date(2015, 6, 5), "address"),
        (
            '<script type="application/ld+json">{"datePublished": broken</script>',
            "<p>5 June 2015</p>",
            date(2015, 6, 5),
            "dateline",
        ),
    ],
)
def test_where_a_page_carries_its_date(head: str, body: str, day: date, how: str) -> None:
    document = read(f"<html><head>{head}</head><body><h1>Minister to visit Riga</h1>{body}<p>Text of it.</p></body></html>")
    assert document.anchor is not None
    assert (document.anchor.day, document.anchor.how) == (day, how)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Ministry</title><h1>Minister to visit Riga</h1>", "Minister to visit Riga"),
        ("<title>Minister to visit Riga | Ministry</title><p>Text</p>", "Minister to visit Riga"),
        ('<meta property="og:title" content="Minister to visit Riga"><h1>Ministry</h1><h1>Press</h1>', "Minister to visit Riga"),
        (
            '<meta property="og:site_name" content="Ministry"><title>Minister to visit Riga - Ministry</title><h1>Ministry</h1>',
            "Minister to visit Riga",
        ),
    ],
)
def test_titles_of_pages(page: str, title: str) -> None:
    assert read(f"<html>{page}<p>Some text.</p></html>").title == title


def test_a_page_laid_out_in_tables_keeps_its_paragraphs() -> None:
    body = "<p>On 9 June the Minister will visit Vilnius.</p>" * 3 + "<table><tr><td>10:00</td><td>Talks</td></tr></table>"
    document = read(f"<html><table><tr><td width=100><a href=1>Menu</a></td><td><h1>Visits</h1>{body}</td></tr></table></html>")
    assert document.text.count("On 9 June the Minister will visit Vilnius.\n\n") == 3
    assert document.text.endswith("10:00 | Talks")


def test_an_index_of_announcements_keeps_its_links() -> None:
    items = "".join(f'<li><a href="/{day}">Minister Ana Novak to visit Riga on {day} June 2015</a></li>' for day in range(10, 16))
    assert (
        marked(read(f"<html><h1>Announcements</h1><ul>{items}</ul></html>"), MarkKind.ITEM)[0]
        == "Minister Ana Novak to visit Riga on 10 June 2015"
    )


@pytest.mark.parametrize("row", ["<tr><td>{}</td><td>{}</td></tr>", "<li>{} {}</li>"])
def test_an_agenda_whose_entries_are_links_keeps_them(row: str) -> None:
    entries = "".join(
        row.format(f"{hour}:00", f'<a href="/{hour}">Meeting with Foreign Minister Ana Novak</a>') for hour in range(10, 15)
    )
    tag = "table" if "<tr>" in row else "ul"
    prose = "<p>On 9 June the Minister will visit Vilnius, where he is to hold talks on trade with his counterpart.</p>" * 4
    document = read(f"<html><h1>Agenda</h1>{prose}<{tag}>{entries}</{tag}></html>")
    assert document.text.count("Meeting with Foreign Minister Ana Novak") == 5


@pytest.mark.parametrize(
    "container", ['div class="content with-sidebar"', 'div id="news-menu"', "aside", 'div class="related-visits"', "form"]
)
def test_running_text_survives_whatever_its_container_is_called(container: str) -> None:
    sentence = "On 9 June the Minister will visit Vilnius, where he is to hold talks on trade with his counterpart Ana Novak. "
    document = read(f"<html><h1>Visits</h1><{container}><p>{sentence * 4}</p></{container.split()[0]}></html>")
    assert sentence.strip() in document.text


def test_line_breaks_and_inline_markup() -> None:
    document = read("<html><p>One<br>two<br><br>three <i>fo</i>ur,<b> five</b></p>six<div>seven</div>eight<pre>a  b</pre></html>")
    assert document.text == "One\ntwo\n\nthree four, five\n\nsix\n\nseven\n\neight\n\na b"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<html><meta charset=windows-1252><p>Péter’s visit</p>".encode("cp1252"), "Péter’s visit"),
        ("<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Визит</p>".encode("cp1251"), "Визит"),
        ("<html><p>Péter’s visit</p>".encode(), "Péter’s visit"),
        ("<html><meta charset=iso-8859-1><p>Péter’s visit</p>".encode("cp1252"), "Péter’s visit"),
    ],
)
def test_declared_charsets(data: bytes, text: str) -> None:
    assert documents.read(data).text == text


def test_a_page_without_suffix_or_doctype_is_still_a_page() -> None:
    assert read("  <!-- saved --><div><p>One</p><p>Two</p></div>").text == "One\n\nTwo"


def test_controls_beside_what_is_cut_do_no_harm() -> None:
    assert read("<html><p>One\x01</p><script>x</script>\x02two<nav>a</nav>&#3;three</html>").text.split() == [
        "One",
        "two",
        "three",
    ]


def test_an_empty_article_is_not_the_document() -> None:
    assert read("<html><article></article><p><a href=1>Minister Ana Novak to visit Riga</a></p></html>").text.startswith(
        "Minister Ana"
    )


def test_deep_but_harmless_pages_are_read() -> None:
    document = read("<html><body>" + "<p><font color=red><span>line</p>" * 400 + "<p>the last line</p></body></html>")
    assert document.text.count("line") == 401


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" + "<div>" * 100_000 + "text",
        "<html>" + "<table><tr><td>" * 50_000 + "text",
        "<html>" + "<p>a</p>" * 1_000_000,
        "<html><p>" + "x" * (17 * 1024 * 1024),
    ],
    ids=["divs", "tables", "tags", "length"],
)
def test_bombs_are_refused_with_a_sentence(markup: str) -> None:
    with pytest.raises(DocumentError, match="save the text of it"):
        read(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<html><p " + " ".join(f"a{i}" for i in range(200_000)) + ">text</p>",
        '<html><p>text</p><script type="application/ld+json">[' + "{}," * 200_000 + "{}]</script>",
        '<html><p>text</p><script type="application/ld+json">' + "[" * 200_000 + "</script>",
        "<html><p>text</p>" + "<!--" * 200_000,
        "<html><p>text</p>" + "<x" * 200_000,
        "<html><p>text</p>" + "</p>" * 200_000,
        "<html><p>text</p>" + "&amp" * 200_000,
        "<html><p>text</p><table>" + "<tr><td>a<td>b" * 20_000,
        "<html><p>text</p>" + "<ul class=menu><li><a>b</a></ul>" * 10_000,
    ],
    ids=["attributes", "metadata", "brackets", "comments", "unclosed", "closing", "entities", "cells", "menus"],
)
def test_bombs_that_can_be_read_are(markup: str) -> None:
    assert "text" in read(markup).text


tags = st.sampled_from(
    ["p", "div", "b", "s", "td", "tr", "table", "li", "ul", "h1", "h2", "a", "nav", "br", "time", "article", "main", "header"]
)
pieces = st.one_of(
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8),
    st.sampled_from(["12 June 2015", " ", "&nbsp;", "Related news"]),
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_marks_lie_inside_the_text_and_are_tight(markup: str) -> None:
    document = read(f"<html><body>{markup}<p>end</p></body></html>")
    for mark in document.marks:
        words = document.text[mark.start : mark.end]
        assert words
        assert words == words.strip(" \n")
        assert mark.kind is not MarkKind.ROW or "\n" not in words


def test_a_time_that_is_struck_out_no_longer_holds() -> None:
    page = "<h1>Visit</h1><p>Minister Anna Berg meets Minister Omar Diallo on 12 June 2015 at <del>2:00 p.m.</del> 2:30 p.m.</p>"
    (claim,) = extract(read(page)).claims
    assert claim.when
    assert f"{claim.when.start:%H:%M}" == "14:30"
