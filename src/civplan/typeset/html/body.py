"""The text of a document as HTML: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from binascii import b2a_base64
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align, Figure, ParagraphKind, Table
from civplan.typeset import wording
from civplan.typeset.measure import column_widths
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.pictures import read_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Block, TableCell, TableRow
    from civplan.typeset.gbt9704 import HouseStyle

HTML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
DEEPEST_LOOK = 5
"""The level of the look for everything below the four levels of the house style."""


def escape_html(text: str) -> str:
    """Text escaped for use between tags or in a quoted attribute."""
    return text.translate(HTML_ESCAPES)


def html_lines(text: str) -> str:
    """The same, with forced line breaks as elements."""
    return escape_html(text).replace("\n", "<br>")


class HtmlBodyWriter(NamedTuple):
    """Writes the blocks of a text in one house style."""

    style: HouseStyle
    images: Mapping[str, bytes]
    """The pictures by the addresses of the figures."""

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Write blocks in order, an element on each line."""
        for block in number_blocks(blocks, self.style.numbers):
            match block:
                case NumberedParagraph():
                    yield _paragraph_html(block)
                case Table():
                    yield self.table(block)
                case Figure():
                    yield self.figure(block)

    def table(self, table: Table) -> str:
        """A table in a box that scrolls on a screen that is too narrow for it."""
        whole = self.style.type_width
        widths = column_widths(table, whole)
        columns = "".join(f'<col style="width:{100 * width / whole:.2f}%">' for width in widths)
        caption = f"<caption>{escape_html(table.caption)}</caption>" if table.caption else ""
        head = f"<thead>{_rows_html(table.head, head=True)}</thead>" if table.head else ""
        return (
            f'<div class="table"><table style="--columns:{len(widths)}">{caption}'
            f"<colgroup>{columns}</colgroup>{head}"
            f"<tbody>{_rows_html(table.body, head=False)}</tbody></table></div>"
        )

    def figure(self, figure: Figure) -> str:
        """A picture inside the page with its caption below.

        Raises:
            ValueError: The picture is missing, or neither PNG nor JPEG.
        """
        if figure.source not in self.images:
            raise ValueError(f"{figure.source}: the picture is missing")
        picture = read_picture(figure.source, self.images[figure.source])
        data = b2a_base64(picture.data, newline=False).decode("ascii")
        caption = (
            f"<figcaption>{escape_html(figure.caption)}</figcaption>" if figure.caption else ""
        )
        return (
            f'<figure><img src="data:image/{picture.extension};base64,{data}"'
            f' alt="{escape_html(figure.alternative or figure.caption)}"'
            f' width="{picture.width}" height="{picture.height}">{caption}</figure>'
        )


def _paragraph_html(block: NumberedParagraph) -> str:
    """A heading or a paragraph; its number is text, so that copying keeps it."""
    tag = f"h{block.level + 1}" if block.heading else "p"
    kind = "" if block.kind is ParagraphKind.BODY else f' class="{block.kind.value}"'
    text = html_lines(block.number + wording.runs_text(block.runs))
    if block.runs and block.runs[0].run_in:
        head, *rest = block.runs
        level = min(block.level, DEEPEST_LOOK)
        text = f'<strong class="level-{level}">{html_lines(block.number + head.text)}</strong>'
        text += html_lines(wording.runs_text(tuple(rest)))
    return f"<{tag}{kind}>{text}</{tag}>"


def _rows_html(rows: Iterable[TableRow], *, head: bool) -> str:
    return "".join(
        f"<tr>{''.join(_cell_html(cell, head=head) for cell in row)}</tr>" for row in rows
    )


def _cell_html(cell: TableCell, *, head: bool) -> str:
    tag, scope = ("th", ' scope="col"') if head else ("td", "")
    align = "" if head or cell.align is Align.LEFT else f' class="{cell.align.value}"'
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{scope}{align}{span}>{html_lines(wording.runs_text(cell.runs))}</{tag}>"
