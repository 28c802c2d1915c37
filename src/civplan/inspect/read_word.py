"""From the bytes of a .docx to the file as it is inspected.

Paragraphs and tables are counted as the reader of documents (``ingest``) counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.alternatives import DELETED, children_of
from civplan.ingest.word.drawings import DrawnShape, ShapeKind, box_align
from civplan.ingest.word.fields import FieldTracker
from civplan.ingest.word.line import WordLine
from civplan.ingest.word.namespaces import REFERENCE, VML, W, XmlElement
from civplan.ingest.word.numbering import ListCounter
from civplan.ingest.word.package import NO_WORD_TEXT, TOO_DEEP, WordPackage, open_package
from civplan.ingest.word.properties import RunProperties, is_on, length, whole_number
from civplan.ingest.word.reading import WordReading
from civplan.ingest.word.runs import RunReader
from civplan.ingest.word.styles import EffectiveProperties
from civplan.ingest.word.tables import TableLine, table_lines
from civplan.ingest.word.walk import goes_on
from civplan.inspect.document import (
    DocumentGrid,
    Edges,
    PageMargins,
    PageSection,
    Stretch,
    WordFile,
    WordParagraph,
    WordTable,
)

NO_GRID = DocumentGrid("", 0, 0)
DRAWN_LINES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp",
    f"{VML}line",
    f"{VML}shape",
)
"""Elements that may draw the red line of a letterhead."""
NOT_READ = frozenset({f"{W}sectPr", f"{W}tcPr", f"{W}sdtPr", *DELETED})


class ReadWord(NamedTuple):
    """A Word file as it is inspected, with the elements that it was read from."""

    file: WordFile
    package: WordPackage
    effective: EffectiveProperties
    nodes: Mapping[int, tuple[XmlElement, ...]]
    """The ``w:p`` of each paragraph by its number; several where one goes on in the next."""
    tables: Mapping[int, XmlElement]
    """The ``w:tbl`` of each table by its number."""


def read_word_with_nodes(path: str, data: bytes) -> ReadWord:
    """A .docx as it is inspected, with the elements of its XML.

    Args:
        path: As messages name the file.
        data: Its bytes.

    Raises:
        UnreadableDocument: It is no Word document, or cannot be read.
    """
    reading = WordReading(open_package(data))
    body = reading.package.document.find(f"{W}body")
    if body is None:
        raise UnreadableDocument(NO_WORD_TEXT)
    try:
        walk = _story(reading, body, reading.package.main_name)
        sections = tuple(_page_sections(reading, walk, body))
    except RecursionError as error:
        raise UnreadableDocument(TOO_DEEP) from error
    settings = reading.package.related("settings")
    even = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    file = WordFile(
        path,
        tuple(walk.paragraphs),
        sections,
        tuple(walk.tables),
        even is not None and is_on(even.get(f"{W}val", "1")),
        tuple(" ".join(paragraph.text.split()) for paragraph in walk.paragraphs),
    )
    return ReadWord(file, reading.package, reading.properties, walk.nodes, walk.table_nodes)


def _story(reading: WordReading, root: XmlElement, part: str) -> TextWalk:
    """A story that was read."""
    walk = TextWalk(reading, root, part, ListCounter(reading.lists))
    walk.read(root)
    return walk


def _page_sections(reading: WordReading, walk: TextWalk, body: XmlElement) -> Iterator[PageSection]:
    """The sections in order; one without headers or footers has those of the one before."""
    first = 1
    headers: Edges = {}
    footers: Edges = {}
    ends = [*walk.section_ends, (body.find(f"{W}sectPr"), len(walk.paragraphs))]
    for properties, end in ends:
        if properties is not None:
            headers = {**headers, **_edges(reading, properties, "header")}
            footers = {**footers, **_edges(reading, properties, "footer")}
        yield _page_section(properties, first, headers, footers)
        first = end + 1


def _page_section(
    properties: XmlElement | None, first: int, headers: Edges, footers: Edges
) -> PageSection:
    return PageSection(
        first,
        _section_length(properties, "pgSz", "w"),
        _section_length(properties, "pgSz", "h"),
        PageMargins(
            *(
                _section_length(properties, "pgMar", side)
                for side in ("top", "bottom", "left", "right")
            )
        ),
        _section_length(properties, "pgMar", "footer"),
        _grid(properties),
        headers,
        footers,
    )


def _section_length(properties: XmlElement | None, name: str, attribute: str) -> int | None:
    """A length of a section in twips, without its sign; None where it is not said."""
    node = properties.find(f"{W}{name}") if properties is not None else None
    value = node.get(f"{W}{attribute}") if node is not None else None
    return abs(length(value)) if value else None


def _grid(properties: XmlElement | None) -> DocumentGrid:
    node = properties.find(f"{W}docGrid") if properties is not None else None
    if node is None:
        return NO_GRID
    kind = node.get(f"{W}type", "default")
    space = node.get(f"{W}charSpace", "0")
    return DocumentGrid(
        "" if kind == "default" else kind,
        length(node.get(f"{W}linePitch")),
        whole_number(space, 0),
    )


def _edges(reading: WordReading, properties: XmlElement, kind: str) -> Edges:
    """The headers or footers that a section names, by their kind."""
    package = reading.package
    relationships = package.relationships(package.main_name)
    edges = {}
    for reference in properties.iterfind(f"{W}{kind}Reference"):
        relationship = relationships.get(reference.get(f"{REFERENCE}id", ""))
        if relationship is None or relationship.is_external:
            continue
        root = package.part(relationship.target)
        if root is not None:
            walk = _story(reading, root, relationship.target)
            edges[reference.get(f"{W}type", "default")] = tuple(walk.paragraphs)
    return edges


@dataclass(slots=True)
class _LookLine(WordLine):
    """A paragraph whose text is gathered with what it looks like."""

    looks: list[Stretch] = field(default_factory=list)
    breaks: str = ""
    """Ends of pages that stand before any text."""

    def add(self, text: str, look: RunProperties) -> None:
        """Take visible text; neighbours of the same look are one stretch."""
        text, self.breaks = self.breaks + text, ""
        if self.looks and self.looks[-1].look == look:
            self.looks[-1] = Stretch(self.looks[-1].text + text, look)
        else:
            self.looks.append(Stretch(text, look))

    def break_page(self) -> None:
        """Take the end of a page as a sign in the text, which has the look of a neighbour."""
        if self.looks:
            self.add("\f", self.looks[-1].look)
        else:
            self.breaks += "\f"


class TextWalk:
    """Walks over one story: the document, a header or a footer, a text box."""

    def __init__(
        self, reading: WordReading, root: XmlElement, part: str, counter: ListCounter
    ) -> None:
        """Start before the first paragraph.

        Args:
            reading: The document.
            root: The element that holds the story.
            part: The name of the part that holds it.
            counter: Counts the story's lists.
        """
        self._reading, self._part, self._counter = reading, part, counter
        self._runs = RunReader(reading, FieldTracker(root), part)
        self._line: _LookLine | None = None
        self._joined: list[XmlElement] = []
        """The paragraphs that go on in the next one."""
        self.nodes: dict[int, tuple[XmlElement, ...]] = {}
        """The ``w:p`` of each paragraph; several where one goes on in the next."""
        self.table_nodes: dict[int, XmlElement] = {}
        self.paragraphs: list[WordParagraph] = []
        self.tables: list[WordTable] = []
        self.section_ends: list[tuple[XmlElement, int]] = []
        """The properties of each section but the last, and the number of its last paragraph."""

    def read(self, container: XmlElement, table: int = 0, *, is_framed: bool = False) -> None:
        """Read the paragraphs and tables of an element.

        Args:
            container: The element.
            table: The number of the table in which it stands; 0 for none.
            is_framed: Whether it is a text box.
        """
        for node in children_of(container):
            if node.tag == f"{W}p":
                self._read_paragraph(node, table, is_framed=is_framed)
            elif node.tag == f"{W}tbl":
                self._read_table(node, table, is_framed=is_framed)
            elif isinstance(node.tag, str) and node.tag not in NOT_READ:
                self.read(node, table, is_framed=is_framed)

    def _read_table(self, table: XmlElement, outer: int, *, is_framed: bool) -> None:
        self._reading.table += 1
        number = self._reading.table
        rows = [row for row in table_lines(table) if not (row.is_deleted or row.is_hidden)]
        self.table_nodes[number] = table
        first, section = self._reading.paragraph + 1, len(self.section_ends)
        self.tables.append(_table_traits(table, rows, number, first, section))
        for row in rows:
            for cell in row.cells:
                if not cell.is_covered:
                    self.read(cell.node, outer or number, is_framed=is_framed)

    def _read_paragraph(self, node: XmlElement, table: int, *, is_framed: bool) -> None:
        line = self._line or _LookLine()
        self._line = None
        self._runs.read(node, line)
        self._joined.append(node)
        if goes_on(node, self._reading.properties):
            self._line = line
            return
        self._reading.paragraph += 1
        self.nodes[self._reading.paragraph] = tuple(self._joined)
        self._joined.clear()
        place = self._reading.properties.paragraph(node)
        properties = node.find(f"{W}pPr")
        has_frame = properties is not None and properties.find(f"{W}framePr") is not None
        label = (self._counter.next_label(place.number) if place.number else "") or ""
        own_text = "".join(stretch.text for stretch in line.looks) + line.breaks
        text = label + own_text
        self.paragraphs.append(
            WordParagraph(
                self._reading.paragraph,
                label,
                tuple(line.looks),
                own_text,
                text,
                text.strip(),
                place,
                len(self.section_ends),
                table,
                is_framed or has_frame,
                any(shape.kind is not ShapeKind.TEXT_BOX for shape in line.shapes),
                any(next(node.iter(name), None) is not None for name in DRAWN_LINES),
                frozenset(_field_names(node)),
            )
        )
        self._read_boxes(line.shapes, table)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and not table:
            self.section_ends.append((section, self._reading.paragraph))

    def _read_boxes(self, shapes: list[DrawnShape], table: int) -> None:
        """The paragraphs of the text boxes that hang on a paragraph."""
        for shape in shapes:
            if shape.kind is ShapeKind.TEXT_BOX:
                box = TextWalk(self._reading, shape.node, self._part, self._reading.boxes)
                box.read(shape.node, table, is_framed=True)
                section, align = len(self.section_ends), box_align(shape.node)
                self.paragraphs += [
                    one._replace(
                        section=section,
                        place=one.place._replace(frame_align=one.place.frame_align or align),
                    )
                    for one in box.paragraphs
                ]


def _field_names(node: XmlElement) -> Iterator[str]:
    """The words of the fields in a paragraph, such as PAGE."""
    instructions = [each.get(f"{W}instr", "") for each in node.iter(f"{W}fldSimple")]
    instructions.append("".join(each.text or "" for each in node.iter(f"{W}instrText")))
    for instruction in instructions:
        yield from instruction.upper().split()


def _table_traits(
    table: XmlElement, rows: list[TableLine], number: int, first: int, section: int
) -> WordTable:
    """The traits of a table; its width is the sum of its columns."""
    columns = [length(each.get(f"{W}w")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return WordTable(
        number,
        first,
        section,
        sum(columns),
        len(rows),
        bool(rows) and _row_has(rows[0].node, "tblHeader"),
        not all(_row_has(row.node, "cantSplit") for row in rows),
        table.find(f"{W}tblPr/{W}tblpPr") is not None,
        frozenset(_border_colours(table)),
    )


def _border_colours(table: XmlElement) -> Iterator[str]:
    """The colours of a table's lines."""
    for name in ("tblBorders", "tcBorders"):
        for borders in table.iter(f"{W}{name}"):
            for line in borders:
                yield line.get(f"{W}color", "").upper()


def _row_has(row: XmlElement, name: str) -> bool:
    """Whether a switch of a row is on."""
    switch = row.find(f"{W}trPr/{W}{name}")
    return switch is not None and is_on(switch.get(f"{W}val", "1"))
