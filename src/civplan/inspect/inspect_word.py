"""Holds one Word file against the house style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from civplan.inspect.read_word import read_word_with_nodes
from civplan.inspect.roles import parts_of
from civplan.typeset.gbt9704 import GBT9704, HouseStyle

WORD_SUFFIXES = frozenset({".docx", ".dotx"})
"""How the names of files end that can be inspected."""
NOT_DOCX = Words(
    "只能检查 .docx，这是 {suffix}；请用 Word 或 WPS 另存为 .docx",
    "only .docx can be inspected, this is {suffix}; save it as .docx in Word or WPS",
)
FindingFilter = Callable[[Iterable[Finding]], Iterable[Finding]]
"""From the findings that there are to those that count in a project, as grave as it says."""
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


def inspect_file(
    path: Path,
    style: HouseStyle = GBT9704,
    finding_filter: FindingFilter | None = None,
    office: Path | None = None,
) -> InspectedFile:
    """What a Word file lacks of the house style; the arguments are those of ``inspect_word``.

    Raises:
        CannotRead: It is missing, may not be read, or is no Word document (.docx).
    """
    name = str(path)
    try:
        return inspect_word(name, word_bytes(path), style, finding_filter, office)
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


def inspect_word(
    path: str,
    data: bytes,
    style: HouseStyle = GBT9704,
    finding_filter: FindingFilter | None = None,
    office: Path | None = None,
) -> InspectedFile:
    """What a Word file lacks of the house style.

    Args:
        path: As messages name the file.
        data: Its bytes.
        style: What it is held against.
        finding_filter: The findings that count, of those that there are; None for all.
        office: LibreOffice's program, which lays the document out for the pages of the findings;
            None to name no pages.

    Raises:
        UnreadableDocument: It is no Word document, or cannot be read.
    """
    word = read_word_with_nodes(path, data)
    findings = _findings_that_count(word.file, style, {}, finding_filter)
    if findings and office is not None:
        from civplan.inspect.page_numbers import find_pages  # noqa: PLC0415 - few ask for pages

        pages = find_pages(word, {finding.span.line for finding in findings}, office)
        findings = _findings_that_count(word.file, style, pages, finding_filter)
    return InspectedFile(path, findings, word.file.lines)


def _findings_that_count(
    file: WordFile,
    style: HouseStyle,
    pages: Mapping[int, int],
    finding_filter: FindingFilter | None,
) -> tuple[Finding, ...]:
    """The findings that count about a file that was read."""
    inspection = Inspection(file, parts_of(file, style.numbers), style, pages)
    found = findings_in_order(finding for check in CHECKS for finding in check(inspection))
    return tuple(finding_filter(found) if finding_filter else found)
