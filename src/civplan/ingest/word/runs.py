"""The runs of a paragraph: its visible text, and what stands in it beside text."""

from __future__ import annotations

from civplan.ingest.word.alternatives import DELETED, alternative
from civplan.ingest.word.drawings import shapes_of
from civplan.ingest.word.fields import FieldTracker
from civplan.ingest.word.formulas import math_text
from civplan.ingest.word.line import WordLine
from civplan.ingest.word.namespaces import MATH, MC, XML_SPACE, W, XmlElement
from civplan.ingest.word.properties import RunProperties
from civplan.ingest.word.reading import WordReading
from civplan.ingest.word.symbols import (
    UNKNOWN_SYMBOL,
    has_private_symbols,
    is_symbol_font,
    symbol_text,
)

_WHITE_OF_TEXT = " \t\r\n"
_ONE_LINE = str.maketrans("\r\n", "  ")
_CHARACTER_ELEMENTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
"""Elements that stand for a character; a soft hyphen stands for none."""
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr", "fldData"),
        *("instrText", "delText", "delInstrText", "annotationRef", "footnoteRef", "endnoteRef"),
    )
)
"""Elements whose text, if they have any, is not shown."""


class RunReader:
    """Reads the paragraphs of one story into lines, one after the other."""

    def __init__(self, reading: WordReading, fields: FieldTracker, part: str) -> None:
        """Start before the first paragraph.

        Args:
            reading: The document.
            fields: The fields of the story.
            part: The name of the part that holds the story.
        """
        self._reading = reading
        self._fields = fields
        self._part = part
        self._line = WordLine()
        self._paragraph: XmlElement | None = None
        self._look: RunProperties | None = None
        """Of the run at hand."""

    def read(self, paragraph: XmlElement, line: WordLine) -> None:
        """Add the content of a paragraph to a line."""
        self._line, self._paragraph = line, paragraph
        self._look = self._reading.properties.mark(paragraph)
        line.in_contents |= self._fields.in_contents
        self._read_children(paragraph)
        line.in_contents |= self._fields.in_contents

    def _read_children(self, node: XmlElement) -> None:
        for child in node:
            self._read_node(child)

    def _read_node(self, node: XmlElement) -> None:
        name = node.tag
        if name == f"{W}r":
            self._read_run(node)
        elif name == f"{W}t":
            self._add(_run_text(node), may_be_symbols=True)
        elif name in _CHARACTER_ELEMENTS:
            self._add(_CHARACTER_ELEMENTS[name])
        elif name in _SKIPPED:
            if name == f"{W}instrText":
                self._fields.add_code(node.text or "")
        elif name in DELETED:
            self._line.deleted.append(deleted_text(node))
        elif name == f"{MC}AlternateContent":
            shown = alternative(node)
            if shown is not None:
                self._read_children(shown)
        else:
            self._read_rare(node, name)

    def _read_rare(self, node: XmlElement, name: str) -> None:
        """Read what few paragraphs have."""
        if name == f"{W}br":
            self._read_break(node)
        elif name == f"{W}fldChar":
            self._read_field_mark(node)
        elif name == f"{W}fldSimple":
            self._fields.begin_simple(node.get(f"{W}instr", ""))
            self._read_children(node)
            self._fields.end_simple()
        elif name in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._read_drawing(node)
        elif name == f"{W}sym":
            self._read_symbol(node)
        elif name == f"{W}ruby":
            self._read_ruby(node)
        elif name in _NOTES or name == f"{W}commentReference":
            self._read_reference(node)
        elif name in {f"{MATH}oMath", f"{MATH}oMathPara"}:
            self._add(math_text(node))
        else:
            self._read_children(node)

    def _read_run(self, run: XmlElement) -> None:
        before = self._look
        if self._paragraph is not None:
            self._look = self._reading.properties.run(run, self._paragraph)
        self._read_children(run)
        self._look = before

    def _add(self, text: str, *, may_be_symbols: bool = False) -> None:
        """Take text: as code of a field, as hidden, or as visible."""
        look = self._look
        if not text or look is None:
            return
        if not self._fields.shows:
            if self._fields.in_code:
                self._fields.add_code(text)
            return
        if may_be_symbols:
            text = self._in_unicode(text, look)
        if look.hidden:
            self._line.hidden.append(text)
        else:
            self._line.add(text, look)

    def _in_unicode(self, text: str, look: RunProperties) -> str:
        """Text in which the characters of symbol fonts are those that are shown."""
        font = next((each for each in look.fonts[:2] if is_symbol_font(each)), "")
        if font:
            text = "".join(symbol_text(font, character) for character in text)
        if has_private_symbols(text) or (font and UNKNOWN_SYMBOL in text):
            self._line.unknown_symbols.append(text)
        return text

    def _read_break(self, node: XmlElement) -> None:
        if node.get(f"{W}type") != "page":
            self._add("\n")
        elif self._fields.shows and not (self._look and self._look.hidden):
            self._line.break_page()

    def _read_field_mark(self, mark: XmlElement) -> None:
        text = self._fields.take_mark(mark)
        self._add(text)
        self._line.in_contents |= self._fields.in_contents

    def _read_drawing(self, node: XmlElement) -> None:
        if self._fields.shows and not (self._look and self._look.hidden):
            self._line.shapes += shapes_of(node, self._reading.package, self._part)

    def _read_symbol(self, node: XmlElement) -> None:
        try:
            character = chr(int(node.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        text = symbol_text(node.get(f"{W}font", ""), character)
        if has_private_symbols(text) or text == UNKNOWN_SYMBOL:
            self._line.unknown_symbols.append(text)
        self._add(text)

    def _read_ruby(self, node: XmlElement) -> None:
        for base in node.iterfind(f"{W}rubyBase"):
            self._read_children(base)
        self._line.sounds += ["".join(map(_run_text, node.iterfind(f"{W}rt//{W}t")))]

    def _read_reference(self, node: XmlElement) -> None:
        if not self._fields.shows:
            return
        kind = _NOTES.get(node.tag)
        if kind is None:
            comment = self._reading.comment_node(node)
            self._line.comments += [] if comment is None else [comment]
            return
        note = self._reading.note_node(kind, node)
        if note is not None:
            mark = self._reading.next_note_mark(kind)
            self._line.notes.append((mark, note))
            self._add(mark)


def _run_text(node: XmlElement) -> str:
    """The text of a ``t``; white at its ends counts only where the file says so."""
    text = (node.text or "").translate(_ONE_LINE)
    return text if node.get(XML_SPACE) == "preserve" else text.strip(_WHITE_OF_TEXT)


def deleted_text(node: XmlElement) -> str:
    """The text that a tracked change has taken away; of what was moved nothing."""
    if node.tag == f"{W}moveFrom":
        return ""
    return "".join(each.text or "" for each in node.iter(f"{W}t", f"{W}delText"))
