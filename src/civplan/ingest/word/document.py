"""A Word file: its blocks, with what they look like and where they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civplan.findings.words import Words
from civplan.ingest.blocks import FileBlocks, Place
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.fields import PAGE_FIELDS
from civplan.ingest.word.inner_files import read_inner_file
from civplan.ingest.word.namespaces import REFERENCE, W, XmlElement
from civplan.ingest.word.numbering import ListCounter
from civplan.ingest.word.package import NO_WORD_TEXT, TOO_DEEP, WordPackage, open_package
from civplan.ingest.word.reading import COMMENT, FOOTER, HEADER, WordReading
from civplan.ingest.word.styles import EffectiveProperties
from civplan.ingest.word.walk import Story, text_apart

_PAGE_WORDS = re.compile(r"[\s\d第共页頁面之of/Page—–·.~-]+")
"""What of a header or footer only counts pages."""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word file that has been read."""

    blocks: FileBlocks
    package: WordPackage
    properties: EffectiveProperties
    paragraphs: Mapping[int, XmlElement]
    """The ``w:p`` of each paragraph by its number in ``Place``; of joined ones the last."""


def read_word(path: str, suffix: str, data: bytes, *, is_inner: bool = False) -> WordDocument:
    """Read a .docx.

    Args:
        path: As messages name it.
        suffix: The end of its name.
        data: Its bytes.
        is_inner: Whether it stands in another .docx; then the files within it are not read.

    Raises:
        UnreadableDocument: It is encrypted, old, truncated, too large, has macros, or is no
            Word document.
    """
    package = open_package(data)
    reading = WordReading(package, None if is_inner else _InnerFiles(package).read)
    part = reading.package.main_name
    body = reading.package.document.find(f"{W}body")
    if body is None:
        raise UnreadableDocument(NO_WORD_TEXT)
    try:
        blocks = Story(reading, body, part, ListCounter(reading.lists)).blocks()
        _tell_of_rest(reading, body)
    except RecursionError as error:
        raise UnreadableDocument(TOO_DEEP) from error
    content = FileBlocks(
        path, suffix, tuple(blocks), tuple(reading.notes), tuple(reading.omissions)
    )
    paragraphs = {
        number: node for number, node in reading.paragraphs.items() if number <= reading.paragraph
    }
    return WordDocument(content, reading.package, reading.properties, paragraphs)


class _InnerFiles:
    """Reads the files within a document."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package

    def read(self, part: str, reference: str) -> FileBlocks | None:
        """The blocks of the file that a part refers to; None when it cannot be read."""
        return read_inner_file(self._package, part, reference, _inner_blocks)


def _inner_blocks(data: bytes) -> FileBlocks:
    return read_word("", ".docx", data, is_inner=True).blocks


def _tell_of_rest(reading: WordReading, body: XmlElement) -> None:
    """Tell of comments that nothing refers to, and of headers and footers that say something."""
    for comment in reading.left_comments():
        reading.omit(COMMENT, text_apart(reading, comment, ""), Place(1))
    named: set[str] = set()
    for what, name in _headers(reading.package, body):
        root = reading.package.part(name)
        text = text_apart(reading, root, name, PAGE_FIELDS) if root is not None else ""
        if text not in named and not _PAGE_WORDS.fullmatch(text):
            named.add(text)
            reading.omit(what, text, Place(1))


def _headers(package: WordPackage, body: XmlElement) -> Iterator[tuple[Words, str]]:
    """The headers and footers that the sections use, with the names of their parts."""
    relationships = package.relationships(package.main_name)
    for node in body.iter(f"{W}headerReference", f"{W}footerReference"):
        relationship = relationships.get(node.get(f"{REFERENCE}id", ""))
        if relationship and not relationship.is_external:
            yield HEADER if node.tag == f"{W}headerReference" else FOOTER, relationship.target
