"""Any manuscript, written as a template would write it, is parsed back as it was."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from civplan.manuscript.nodes import (
    Align,
    Figure,
    Heading,
    List,
    ListStyle,
    Manuscript,
    ManuscriptBlock,
    Paragraph,
    ParagraphKind,
    Table,
    TableCell,
    TableRow,
    TextRuns,
)
from civplan.manuscript.parse import parse_manuscript
from support.manuscripts import RICH, manuscripts

INDENTATION = st.sampled_from(("", "\n", "\n    ", "\r\n\t"))
"""What templates leave between elements and at the ends of their text."""


@given(manuscripts(), INDENTATION)
def test_a_manuscript_is_parsed_as_it_was_written(manuscript: Manuscript, gap: str) -> None:
    assert parse_manuscript(Writer(gap).article(manuscript), "plan.html.j2") == manuscript


def test_the_rich_manuscript_is_parsed_as_it_was_written() -> None:
    assert parse_manuscript(Writer("\n  ").article(RICH), "plan.html.j2") == RICH


class Writer:
    """Writes XHTML with the same white space wherever it may stand."""

    def __init__(self, gap: str) -> None:
        self.gap = gap

    def element(self, tag: str, inner: str, kind: str = "", attributes: str = "") -> str:
        classes = f' class="{kind}"' if kind else ""
        return (
            f"{self.gap}<{tag}{classes}{attributes}>{self.gap}{inner}{self.gap}</{tag}>{self.gap}"
        )

    def optional(self, tag: str, text: str, kind: str = "") -> str:
        return self.element(tag, escape(text), kind) if text else ""

    def article(self, manuscript: Manuscript) -> str:
        attachments = "".join(
            self.element(
                "section",
                self.element("h1", escape(attachment.title)) + self.blocks(attachment.blocks),
                "attachment",
            )
            for attachment in manuscript.attachments
        )
        return self.element(
            "article",
            self.masthead(manuscript)
            + self.element("h1", "<br/>".join(map(escape, manuscript.title)))
            + self.blocks(manuscript.blocks)
            + self.closing(manuscript)
            + attachments
            + self.colophon(manuscript),
        ).strip()

    def masthead(self, manuscript: Manuscript) -> str:
        if not (masthead := manuscript.masthead):
            return ""
        return (
            self.optional("p", masthead.copy_number, "copy-number")
            + self.optional("p", masthead.secrecy, "secrecy")
            + self.optional("p", masthead.urgency, "urgency")
            + self.optional("p", masthead.letterhead, "letterhead")
            + self.optional("p", masthead.number, "number")
            + self.optional("p", masthead.signer, "signer")
        )

    def closing(self, manuscript: Manuscript) -> str:
        names = [self.element("li", escape(name)) for name in manuscript.attachment_names]
        written = self.element("ol", "".join(names), "attachments") if names else ""
        if signature := manuscript.signature:
            kind = "sealed signature" if signature.sealed else "signature"
            written += "".join(self.element("p", escape(name), kind) for name in signature.issuers)
            written += self.optional("p", signature.date, "date")
        return written + self.blocks(manuscript.notes)

    def colophon(self, manuscript: Manuscript) -> str:
        if not (colophon := manuscript.colophon):
            return ""
        time = self.optional("time", colophon.printed_on)
        printed = escape(colophon.printed_by) + time
        written = self.optional("p", colophon.recipients, "colophon-recipient")
        written += self.optional("p", colophon.copies, "copies")
        return written + (self.element("p", printed, "printed") if printed else "")

    def blocks(self, blocks: Iterable[ManuscriptBlock]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: ManuscriptBlock) -> str:
        match block:
            case Heading():
                kinds = ("division" * (not block.level), "unnumbered" * (not block.numbered))
                tag = f"h{max(block.level, 1) + 1}"
                return self.element(tag, self.runs(block.runs), " ".join(filter(None, kinds)))
            case Paragraph():
                kind = "" if block.kind is ParagraphKind.BODY else block.kind.value
                return self.element("p", self.runs(block.runs), kind)
            case List():
                items = (
                    self.element("li", self.runs(item.runs) + self.blocks(item.blocks))
                    for item in block.items
                )
                kind = "ordinal" if block.style is ListStyle.ORDINAL else ""
                return self.element("ol", "".join(items), kind)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)

    def runs(self, runs: TextRuns) -> str:
        return "".join(
            f'<strong class="run-in">{escape(run.text)}</strong>'
            if run.run_in
            else escape(run.text).replace("\n", f"{self.gap}<br/>{self.gap}")
            for run in runs
        )

    def table(self, table: Table) -> str:
        head = self.element("thead", self.rows(table.head, "th")) if table.head else ""
        body = self.element("tbody", self.rows(table.body, "td"))
        columns = "".join(f'<col width="{share}"/>' for share in table.shares)
        above = self.optional("caption", table.caption) + self.optional_markup("colgroup", columns)
        kind = "fitted" if table.fitted else ""
        return self.element("table", above + head + body, kind)

    def optional_markup(self, tag: str, inner: str) -> str:
        return self.element(tag, inner) if inner else ""

    def rows(self, rows: Iterable[TableRow], tag: str) -> str:
        return "".join(
            self.element("tr", "".join(self.cell(cell, tag) for cell in row)) for row in rows
        )

    def cell(self, cell: TableCell, tag: str) -> str:
        kind = "" if cell.align is Align.LEFT else cell.align.value
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        return self.element(tag, self.runs(cell.runs), kind, span)

    def figure(self, figure: Figure) -> str:
        image = f"<img src={quoteattr(figure.source)} alt={quoteattr(figure.alternative)}/>"
        return self.element("figure", image + self.optional("figcaption", figure.caption))
