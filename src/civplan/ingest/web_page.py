"""A saved web page: its paragraphs, headings, lists, tables and pictures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.ingest.blocks import LINKS_STYLE, Block, BlockKind, Omission, Place
from civplan.ingest.decoding import decode_document
from civplan.ingest.plain_text import damages_of_text, soft_breaks
from civplan.ingest.web_elements import (
    BOUNDS,
    CELLS,
    CLOSED_BY,
    PARAGRAPH_ELEMENTS,
    VOID,
    WEB_TABLE_PARTS,
    Attributes,
    WebElement,
    WebTable,
)
from civplan.ingest.word.number_formats import format_number

SITE_PART = Words("网页的导航、侧栏、按钮等", "menus, side bars and buttons of the page")
HIDDEN_PART = Words("网页里不显示的文字", "text that the page does not show")
READING = Words("拼音标注", "a pronunciation beside a character")
WEB_BULLET = "•"
_HEAD, _PARAGRAPHS, _NOTHING = frozenset({"head"}), frozenset({"p"}), frozenset[str]()
LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
LARGEST_SPAN = 1000
DEEPEST_ELEMENT = 500
DECLARATION_BYTES = 4096
CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
"""The codec for the encoding that a page names; GB2312 stands for all that came after it."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_WHITE_RUN = re.compile("[ \t\n\r\f]+")
_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
_LINE_IN_CHINESE = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n[ \t\r\n]*(?={_WIDE})")
"""The end of a source line between Chinese characters, which browsers do not show."""


class WebPage(NamedTuple):
    """What a web page shows."""

    blocks: tuple[Block, ...]
    omissions: tuple[Omission, ...]


def read_web_page(data: bytes) -> WebPage:
    """The blocks of a web page.

    Raises:
        UnreadableDocument: It is no text.
    """
    declared = _DECLARED.search(data[:DECLARATION_BYTES])
    name = declared[1].decode().lower() if declared else ""
    decoded = decode_document(data, CODECS.get(name, ""))
    parser = _PageParser()
    parser.feed(_without_open_ends(decoded.text))
    parser.close()
    return WebPage(parser.finish(), (*damages_of_text(decoded), *parser.omissions))


def _without_open_ends(text: str) -> str:
    """A page in which a tag or comment that does not end is text.

    The parser would look for its end again and again; nothing of it is lost.
    """
    comment = text.find("<!--", text.rfind("-->") + 1)
    if comment >= 0:
        text = text[:comment] + text[comment:].replace("<!--", "&lt;!--")
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


@dataclass(slots=True)
class _List:
    """An open list."""

    form: str
    """The format of its numbers; empty for bullets."""
    next_number: int


@dataclass(slots=True)
class _WebParagraph:
    """The paragraph at hand."""

    pieces: list[tuple[str, WebElement]] = field(default_factory=list)
    line: int = 0
    number: str = ""
    pictures: list[Block] = field(default_factory=list)


class _PageParser(HTMLParser):
    """Gathers the blocks of a page while it is parsed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.omissions: list[Omission] = []
        self._stack = [WebElement("")]
        self._open: Counter[str] = Counter()
        """How many elements of each name are open."""
        self._blocks: list[list[Block]] = [[]]
        """Where blocks go: the page, then the cells that are open."""
        self._tables: list[WebTable] = []
        self._table_count = 0
        self._lists: list[_List] = []
        self._paragraph = _WebParagraph()
        self._left_out: dict[Words, list[str]] = {}

    def finish(self) -> tuple[Block, ...]:
        """The blocks of the page, when all of it has been parsed."""
        self._end_paragraph()
        while self._tables:
            self._end_table()
        self._tell()
        return tuple(self._blocks[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes: Attributes = {name: value or "" for name, value in attrs}
        if tag in CLOSED_BY:
            self._close_open(CLOSED_BY[tag], BOUNDS[tag])
        if tag in PARAGRAPH_ELEMENTS:
            self._close_open(_HEAD, _NOTHING)
            self._close_open(_PARAGRAPHS, WEB_TABLE_PARTS)
            self._end_paragraph()
        if tag == "br":
            self._break_line()
        elif tag == "img":
            self._add_picture(attributes)
        elif tag not in VOID and len(self._stack) < DEEPEST_ELEMENT:
            self._stack.append(self._stack[-1].child(tag, attributes))
            self._open[tag] += 1
            self._begin(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and all that are open in it."""
        if tag in PARAGRAPH_ELEMENTS:
            self._end_paragraph()
        self._close_open(frozenset({tag}), _NOTHING if tag in WEB_TABLE_PARTS else CELLS)

    def handle_data(self, data: str) -> None:
        """Take text."""
        element = self._stack[-1]
        if element.unseen:
            return
        if element.sounds or element.hidden or element.of_site:
            what = READING if element.sounds else HIDDEN_PART if element.hidden else SITE_PART
            self._left_out.setdefault(what, []).append(data)
            return
        if not self._paragraph.line and data.strip():
            before = data[: len(data) - len(data.lstrip())]
            self._paragraph.line = self.getpos()[0] + before.count("\n")
        if not element.pre:
            data = _WHITE_RUN.sub(" ", _LINE_IN_CHINESE.sub("", data))
        self._paragraph.pieces.append((data, element))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """Pass a mark such as ``<![if …]>``; what stands behind it counts, as in browsers.

        The parser's own method fails at marks that it does not know.
        """
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def _begin(self, tag: str, attributes: Attributes) -> None:
        if tag in {"ul", "ol"}:
            form = LIST_FORMS.get(attributes.get("type", ""), "decimal") if tag == "ol" else ""
            self._lists.append(_List(form, _whole(attributes.get("start"), 1)))
        elif tag == "li" and self._lists:
            self._number_entry(self._lists[-1], attributes)
        elif tag == "table" and not self._stack[-1].unseen:
            self._table_count += 1
            self._tables.append(WebTable(self.getpos()[0], self._table_count))
            self._blocks.append(self._tables[-1].caption)
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif tag in {"td", "th"} and self._tables:
            columns = min(_whole(attributes.get("colspan"), 1), LARGEST_SPAN)
            rows = min(_whole(attributes.get("rowspan"), 1), LARGEST_SPAN)
            self._blocks[-1] = self._tables[-1].begin_cell(max(1, columns), max(1, rows))

    def _end(self, tag: str) -> None:
        """What the end of an element does, which may be left out in the page."""
        if tag in PARAGRAPH_ELEMENTS:
            self._end_paragraph()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in {"td", "th", "caption"} and self._tables:
            self._blocks[-1] = self._tables[-1].caption

    def _close_open(self, tags: frozenset[str], bounds: frozenset[str]) -> None:
        """End the nearest open element of these names, if it stands behind the nearest bound."""
        if not any(self._open[tag] for tag in tags):
            return
        for index in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[index].tag
            if tag in tags:
                while len(self._stack) > index:
                    self._open[self._stack[-1].tag] -= 1
                    self._end(self._stack.pop().tag)
                return
            if tag in bounds:
                return

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._blocks.pop()
        self._blocks[-1] += table.blocks()

    def _number_entry(self, entries: _List, attributes: Attributes) -> None:
        number = _whole(attributes.get("value"), entries.next_number)
        entries.next_number = number + 1
        label = f"{format_number(number, entries.form)}." if entries.form else WEB_BULLET
        self._paragraph.number = label

    def _break_line(self) -> None:
        """A line ends: within headings and cells in the paragraph, elsewhere with it."""
        element = self._stack[-1]
        if element.level or self._tables:
            self._paragraph.pieces.append(("\n", element))
        else:
            self._end_paragraph()

    def _add_picture(self, attributes: Attributes) -> None:
        element = self._stack[-1]
        if not (element.unseen or element.hidden or element.of_site):
            text = attributes.get("alt", "").strip()
            place = Place(self.getpos()[0])
            self._paragraph.pictures.append(Block(BlockKind.PICTURE, text, place))

    def _end_paragraph(self) -> None:
        paragraph, self._paragraph = self._paragraph, _WebParagraph()
        text = _joined_text("".join(text for text, _ in paragraph.pieces))
        if text.strip():
            self._blocks[-1].append(_paragraph_block(paragraph, text))
        elif paragraph.number:
            self._paragraph.number = paragraph.number
        self._blocks[-1] += paragraph.pictures
        self._tell()

    def _tell(self) -> None:
        """Tell of what was left out before this place."""
        for what, texts in self._left_out.items():
            text = _joined_text(_WHITE_RUN.sub(" ", "".join(texts))).strip()
            if text:
                self.omissions.append(Omission(what, text, Place(self.getpos()[0])))
        self._left_out = {}


def _paragraph_block(paragraph: _WebParagraph, text: str) -> Block:
    """The block of a paragraph that says something."""
    pieces = [(piece, element) for piece, element in paragraph.pieces if piece.strip()]
    sizes: Counter[int | None] = Counter()
    for piece, element in pieces:
        sizes[element.size] += len(piece)
    first = pieces[0][1]
    is_link = all(element.in_link for _, element in pieces)
    return Block(
        BlockKind.PARAGRAPH,
        soft_breaks(text),
        Place(paragraph.line),
        paragraph.number,
        first.level,
        f"h{first.level}" if first.level else LINKS_STYLE if is_link else "",
        all(element.bold for _, element in pieces),
        sizes.most_common(1)[0][0],
        first.align == "center",
        first.align in {"right", "end"},
    )


def _joined_text(text: str) -> str:
    """Text without white at its ends, and without double blanks where elements meet."""
    return re.sub(" {2,}", " ", re.sub(" ?\n ?", "\n", text)).strip(" \t\n\r")


def _whole(text: str | None, otherwise: int) -> int:
    """A whole number of at most six digits; ``otherwise`` when the text is none."""
    match = re.fullmatch(r"\s*(-?\d{1,6})\s*", text or "")
    return int(match[1]) if match else otherwise
