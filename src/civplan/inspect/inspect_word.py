"""Holds one Word file against the house style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, findings_in_order
from civplan.findings.words import Words
from civplan.ingest.contents import file_kind
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.read import check_content, document_bytes
from civplan.inspect import (
    element_checks,
    font_checks,
    label_checks,
    page_checks,
    text_checks,
)
from civplan.inspect.document import WordFile
from civplan.inspect.inspection import Inspection
from civplan.inspect.read_word import read_word_file
from civplan.inspect.roles import parts_of
from civplan.typeset.gbt9704 import GBT9704, HouseStyle

WORD_SUFFIXES = frozenset({".docx", ".dotx"})
"""How the names of files end that can be inspected."""
NOT_DOCX = Words(
    "只能检查 .docx，这是 {suffix}；请用 Word 或 WPS 另存为 .docx",
    "only .docx can be inspected, this is {suffix}; save it as .docx in Word or WPS",
)
WordCheck = Callable[[Inspection], Iterator[Finding]]
CHECKS: tuple[WordCheck, ...] = (
    *page_checks.CHECKS,
    *font_checks.CHECKS,
    *text_checks.CHECKS,
    *label_checks.CHECKS,
    *element_checks.CHECKS,
)
"""Every check of a Word file."""


class InspectedFile(NamedTuple):
    """A Word file with what it lacks."""

    path: str
    findings: tuple[Finding, ...]
    """In the order of their places."""
    lines: tuple[str, ...]
    """The text of each paragraph, for excerpts."""


def inspect_file(path: Path, style: HouseStyle = GBT9704) -> InspectedFile:
    """What a Word file lacks of the house style.

    Raises:
        CannotRead: It is missing, may not be read, or is no Word document (.docx).
    """
    name = str(path)
    try:
        data = word_bytes(path)
        return inspect_word(name, data, style)
    except UnreadableDocument as error:
        raise UnreadableDocument(error.reason, name) from error


def word_bytes(path: Path) -> bytes:
    """The bytes of a .docx.

    Raises:
        CannotRead: It is missing, or may not be read.
        UnreadableDocument: It is called otherwise, or holds something else.
    """
    suffix = path.suffix.lower()
    data = document_bytes(path)
    if suffix not in WORD_SUFFIXES:
        raise UnreadableDocument(NOT_DOCX.filled(suffix=suffix or path.name))
    check_content(suffix, file_kind(data), len(data))
    return data


def inspect_word(path: str, data: bytes, style: HouseStyle = GBT9704) -> InspectedFile:
    """What a Word file lacks of the house style.

    Args:
        path: As messages name the file.
        data: Its bytes.
        style: What it is held against.

    Raises:
        UnreadableDocument: It is no Word document, or cannot be read.
    """
    file = read_word_file(path, data)
    return InspectedFile(path, tuple(findings_about(file, style)), file.lines)


def findings_about(file: WordFile, style: HouseStyle) -> list[Finding]:
    """The findings about a Word file that was read."""
    inspection = Inspection(file, parts_of(file, style.numbers), style)
    return findings_in_order(finding for check in CHECKS for finding in check(inspection))
