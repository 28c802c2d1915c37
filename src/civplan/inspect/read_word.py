"""From the bytes of a .docx to the file as it is inspected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.namespaces import REFERENCE, W, XmlElement
from civplan.ingest.word.numbering import ListCounter
from civplan.ingest.word.package import NO_WORD_TEXT, TOO_DEEP, WordPackage, open_package
from civplan.ingest.word.properties import is_on, length, whole_number
from civplan.ingest.word.reading import WordReading
from civplan.ingest.word.styles import EffectiveProperties
from civplan.inspect.document import DocumentGrid, Edges, PageMargins, PageSection, WordFile
from civplan.inspect.walk import TextWalk

NO_GRID = DocumentGrid("", 0, 0)


class ReadWord(NamedTuple):
    """A Word file as it is inspected, with the elements that it was read from."""

    file: WordFile
    package: WordPackage
    effective: EffectiveProperties
    nodes: Mapping[int, tuple[XmlElement, ...]]
    """The ``w:p`` of each paragraph by its number; several where one goes on in the next."""
    tables: Mapping[int, XmlElement]
    """The ``w:tbl`` of each table by its number."""


def read_word_file(path: str, data: bytes) -> WordFile:
    """A .docx as it is inspected.

    Args:
        path: As messages name the file.
        data: Its bytes.

    Raises:
        UnreadableDocument: It is no Word document, or cannot be read.
    """
    return read_word_with_nodes(path, data).file


def read_word_with_nodes(path: str, data: bytes) -> ReadWord:
    """The same, with the elements of its XML.

    Raises:
        UnreadableDocument: As ``read_word_file``.
    """
    reading = WordReading(open_package(data))
    body = reading.package.document.find(f"{W}body")
    if body is None:
        raise UnreadableDocument(NO_WORD_TEXT)
    try:
        walk = _story(reading, body, reading.package.main_name)
        sections = tuple(_sections(reading, walk, body))
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


def _sections(reading: WordReading, walk: TextWalk, body: XmlElement) -> Iterator[PageSection]:
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
    title = properties.find(f"{W}titlePg") if properties is not None else None
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
        title is not None and is_on(title.get(f"{W}val", "1")),
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
