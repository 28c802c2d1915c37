"""Documents that tests import, written as texts."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Finding
from civplan.ingest.blocks import Block, BlockKind, FileBlocks, Place
from civplan.ingest.import_document import (
    ImportedDocument,
    ReadDocument,
    import_parts,
    imported_part,
    read_document,
)
from civplan.ingest.plan.parts import ImportOptions
from civplan.ingest.structure.find import find_outline

THIS_YEAR = 2026
OPTIONS = ImportOptions(this_year=THIS_YEAR)


def imported(*texts: str, options: ImportOptions = OPTIONS, pack: str = "") -> ImportedDocument:
    """The plan file of one text, or of two; they are called 1.txt and 2.txt."""
    documents = [
        read_document(f"{number}.txt", text.encode()) for number, text in enumerate(texts, 1)
    ]
    parts = [imported_part(document) for document in documents]
    return import_parts(parts, options, pack=pack)


def finding_words(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Findings as ``file:line code message``, in Chinese."""
    return [
        f"{one.span.path}:{one.span.line} {one.rule.code} {one.message('zh')}" for one in findings
    ]


def opened_text(text: str) -> OpenedPlan:
    """A plan file of this text, checked."""
    name = Path("imported.yaml")
    return open_plan(name, contents={os.path.realpath(name): text.encode()})


def values_of_file(text: str) -> str:
    """A plan file without its head: what stands below the first blank line."""
    return text.partition("\n\n")[2]


def document_of_blocks(blocks: Iterable[Block], path: str = "1.docx") -> ReadDocument:
    """A document with these blocks."""
    file = FileBlocks(path, ".docx", tuple(blocks))
    return ReadDocument(file, find_outline(file))


def text_blocks_of(text: str) -> list[Block]:
    """A block for each line of a text."""
    return [Block(BlockKind.PARAGRAPH, line, Place(1)) for line in text.splitlines() if line]


def table_block(rows: Iterable[Iterable[str]]) -> Block:
    """A table of cells with a text each."""
    cells = tuple(tuple(tuple(text_blocks_of(cell)) for cell in row) for row in rows)
    return Block(BlockKind.TABLE, "", Place(1), rows=cells)
