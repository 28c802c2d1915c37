"""What an import is given: documents as they were read, and what a person says about them."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Span
from civplan.findings.words import Language, Words
from civplan.ingest.blocks import Place
from civplan.ingest.outline import OutlinePart
from civplan.model.choices import Document
from civplan.model.plan_comments import FieldPath

CHECK = Words("请核对：{message}", "请核对 / check: {message}")
LONGEST_QUOTATION = 30
"""Characters of a text that a finding repeats."""


class LeftOver(NamedTuple):
    """A text that belongs to no node."""

    text: str
    place: Place
    is_furniture: bool = False
    """True when its own finding tells that it was put aside."""


class ImportedPart(NamedTuple):
    """One document as it was read."""

    path: str
    """The file, as messages name it."""
    outline: OutlinePart
    left_over: tuple[LeftOver, ...] = ()
    """Texts that belong to no node: footnotes, and the furniture where it is wanted."""


class ImportOptions(NamedTuple):
    """What a person says about the documents; empty and None where nothing."""

    community: str = ""
    year: int | None = None
    campaign: str = ""
    document: Document | None = None
    """Which document it is, where a single one is imported."""
    language: Language = "zh"
    """Of keys and comments."""
    this_year: int = 2000
    """The year for a document that names none."""


class ImportNotes:
    """The findings of an import, and the remarks beside the keys that they are about."""

    def __init__(self) -> None:
        """Begin without any."""
        self.findings: list[Finding] = []
        self.remarks: dict[FieldPath, list[Words]] = {}

    def add(self, finding: Finding, key: FieldPath) -> None:
        """Add a finding, and its message as a remark at a place of the plan."""
        remark = CHECK.filled(message=finding.words)
        self.findings.append(finding)
        beside = self.remarks.setdefault(key, [])
        if remark not in beside:  # both documents may lack the same
            beside.append(remark)


def finding_at(rule: Rule, path: str, place: Place, **values: object) -> Finding:
    """A finding at a paragraph of a document."""
    return rule.at(Span(path, place.paragraph, 1, place.paragraph, 1), **values)


def quotation(text: str) -> str:
    """A text as a message repeats it."""
    return text if len(text) <= LONGEST_QUOTATION else f"{text[:LONGEST_QUOTATION]}……"
