"""Files within a Word file (``altChunk``), which Word shows as part of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from civplan.ingest.blocks import Block, FileBlocks, Note, Omission, Place
from civplan.ingest.contents import FileKind, file_kind
from civplan.ingest.decoding import decode_document
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.plain_text import blocks_of_text, damages_of_text
from civplan.ingest.word.package import WordPackage

WordReader = Callable[[bytes], FileBlocks]
"""From the bytes of a .docx to its blocks."""


def read_inner_file(
    package: WordPackage, part: str, reference: str, read_word_file: WordReader
) -> FileBlocks | None:
    """The blocks of a file within a Word file; None when it cannot be read.

    Args:
        package: The document.
        part: The name of the part that refers to the file.
        reference: The id of the relationship.
        read_word_file: Reads it when it is a Word file.
    """
    relationship = package.relationships(part).get(reference)
    if relationship is None or relationship.is_external:
        return None
    try:
        return _blocks_of(package.data(relationship.target), read_word_file)
    except UnreadableDocument:
        return None


def _blocks_of(data: bytes, read_word_file: WordReader) -> FileBlocks | None:
    kind = file_kind(data)
    if kind is FileKind.WORD:
        return read_word_file(data)
    if kind is FileKind.TEXT:
        decoded = decode_document(data)
        omissions = damages_of_text(decoded)
        return FileBlocks("", ".txt", blocks_of_text(decoded.text), omissions=omissions)
    if kind is FileKind.WEB_ARCHIVE:
        from civplan.ingest.web_archive import page_of_archive  # noqa: PLC0415 - loads email

        data, kind = page_of_archive(data), FileKind.WEB_PAGE
    if kind is FileKind.WEB_PAGE:
        from civplan.ingest.web_page import read_web_page  # noqa: PLC0415 - as above

        page = read_web_page(data)
        return FileBlocks("", ".html", page.blocks, omissions=page.omissions)
    return None


def blocks_at(blocks: tuple[Block, ...], place: Place) -> list[Block]:
    """Blocks of another file, all at the place where it stands in this one."""
    return [
        replace(
            block,
            place=place,
            rows=tuple(tuple(tuple(blocks_at(cell, place)) for cell in row) for row in block.rows),
        )
        for block in blocks
    ]


def notes_at(notes: tuple[Note, ...], place: Place) -> list[Note]:
    """Notes of another file at the place where it stands."""
    return [replace(note, place=place) for note in notes]


def omissions_at(omissions: tuple[Omission, ...], place: Place) -> list[Omission]:
    """Omissions of another file at the place where it stands."""
    return [replace(omission, place=place) for omission in omissions]
