"""What extraction saw in a document, as text for a terminal or as one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import claim_line, clean
from diplocal.model import Annotation, Claim, Extraction

STYLES = {
    "timex": "bold yellow",
    "person": "bold green",
    "office": "green",
    "country": "cyan",
    "city": "bold cyan",
    "organisation": "blue",
    "venue": "cyan",
    "trigger": "bold magenta",
    "hedge": "red",
}
COLOURS = {
    "timex": "#ffe08a",
    "person": "#b7ebb0",
    "office": "#dff5db",
    "country": "#bfe9f2",
    "city": "#9fdcf0",
    "organisation": "#c9d4ff",
    "venue": "#d7f0ee",
    "trigger": "#f3c4ee",
    "hedge": "#ffc9c2",
}
FIELD_WIDTH, RULE_WIDTH = 8, 18
Piece = tuple[str, Annotation | None]


def pieces(text: str, seen: Sequence[Annotation]) -> Iterator[Piece]:
    """The text in order, cut where annotations begin and end; of overlapping ones the first and longest holds."""
    done = 0
    for annotation in sorted(seen, key=lambda a: (a.start, -a.end)):
        if annotation.start < done or annotation.end <= annotation.start:
            continue
        if annotation.start > done:
            yield text[done : annotation.start], None
        yield text[annotation.start : annotation.end], annotation
        done = annotation.end
    if done < len(text):
        yield text[done:], None


def text(found: Extraction, seen: Sequence[Annotation], *, coloured: bool) -> RenderableType:
    """The text with what was seen in colour, or in brackets with its kind where there is no colour; then the events."""
    body = Text()
    for words, annotation in pieces(found.document.text, seen):
        shown = "\n".join(map(clean, words.split("\n"))) if annotation else _printable(words)
        if annotation is None:
            body.append(shown)
        elif coloured:
            body.append(shown, style=STYLES.get(annotation.kind, "underline"))
        else:
            body.append(f"[{annotation.kind}: {shown}]")
    legend = Text(" ").join(Text(kind, style=style) for kind, style in STYLES.items())
    parts: list[RenderableType] = [*([legend, Text()] if coloured else []), body, Text()]
    for claim in found.claims:
        parts += [Text(claim_line(claim), style="bold"), _because(claim), Text()]
    parts += [] if found.claims else [Text("No events."), Text()]
    parts += [Text(f"{issue.code}: {clean(issue.message)}", style="yellow") for issue in found.issues]
    return Group(*parts)


def _printable(words: str) -> str:
    return "".join(c for c in words if c == "\n" or c.isprintable())


def _because(claim: Claim) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in (0, FIELD_WIDTH, RULE_WIDTH, 0):
        table.add_column(min_width=width)
    for evidence in claim.evidence:
        table.add_row("", Text(evidence.field, style="cyan"), Text(evidence.rule, style="dim"), f"“{clean(evidence.text)}”")
    return table


PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
.text {{ white-space: pre-wrap; }}
mark {{ border-radius: 3px; padding: 0 2px; }}
td, th {{ text-align: left; vertical-align: top; padding: 0 1rem 0 0; font-size: 14px; }}
td:nth-child(2) {{ white-space: nowrap; }}
{colours}
</style>
<h1>{title}</h1>
<p>{legend}</p>
<div class="text">{body}</div>
<h2>Events</h2>
{events}
{issues}
</html>"""


def page(found: Extraction, seen: Sequence[Annotation]) -> str:
    """A page that needs nothing else: the text, each piece with its rule and meaning on hover, and the events beneath."""
    title = escape(clean(found.document.title or found.document.path or "Document"))
    return PAGE.format(
        language=escape(found.document.language),
        title=title,
        colours="\n".join(f"mark.{kind} {{ background: {colour}; }}" for kind, colour in COLOURS.items()),
        legend=" ".join(f'<mark class="{kind}">{kind}</mark>' for kind in COLOURS),
        body="".join(_marked(words, annotation) for words, annotation in pieces(found.document.text, seen)),
        events="\n".join(map(_section, found.claims)) or "<p>None.</p>",
        issues=_issues(found),
    )


def _issues(found: Extraction) -> str:
    items = "\n".join(f"<li>{escape(issue.code)}: {escape(clean(issue.message))}" for issue in found.issues)
    return f"<h2>Issues</h2>\n<ul>\n{items}\n</ul>" if items else ""


def _marked(words: str, annotation: Annotation | None) -> str:
    if annotation is None:
        return escape(words)
    title = escape(f"{annotation.kind} · {annotation.value} · {annotation.rule}")
    return f'<mark class="{escape(annotation.kind)}" title="{title}">{escape(words)}</mark>'


def _section(claim: Claim) -> str:
    rows = "".join(f"<tr><td>{escape(e.field)}<td>{escape(e.rule)}<td>{escape(clean(e.text))}" for e in claim.evidence)
    return f"<h3>{escape(claim_line(claim))}</h3>\n<table><tr><th>field<th>rule<th>words{rows}</table>"
