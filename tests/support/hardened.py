"""What must hold for any bytes that are given as a plan file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from civplan.documents.opened import OpenedPlan, lines_in, open_plan
from civplan.findings.finding import Finding, Span
from civplan.findings.order import in_order
from civplan.findings.reporters import REPORTERS
from civplan.model.shelf import PackShelf


def hold(data: bytes, path: Path, shelf: PackShelf | None = None) -> OpenedPlan:
    """Check a file's bytes as the file at a path; fail unless everything about it can be told.

    Returns:
        What was found.
    """
    opened = open_plan(path, shelf=shelf, contents={os.path.realpath(path): data})
    lines_of = lines_in(opened.sources)
    assert opened.plan is not None or opened.has_errors
    for finding in opened.findings:
        for span in (finding.span, *(edit.span for edit in finding.edits)):
            assert lies_in(span, lines_of(span.path)), finding
    tell(in_order(opened.findings), opened)
    return opened


def tell(findings: Sequence[Finding], opened: OpenedPlan) -> None:
    """Tell findings in every form and both languages; fail unless each can be read."""
    lines_of = lines_in(opened.sources)
    for name, report in REPORTERS.items():
        for told in (report(findings, lines_of, "zh"), report(findings, lines_of, "en")):
            bytes_told = told.encode("utf-8")
            assert "\x1b" not in told
            assert "\x00" not in told
            if name in {"json", "gitlab", "sarif"}:
                json.loads(bytes_told)
            elif name == "junit":
                ET.fromstring(bytes_told)
            elif name != "text":
                assert len(told.splitlines()) >= len(findings)


def lies_in(span: Span, lines: Sequence[str]) -> bool:
    """True when a place is one of the file's, from its first character to behind its last."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (1, 1) <= start <= end and all(
        line <= max(1, len(lines)) and 1 <= column <= len(lines[line - 1] if lines else "") + 1
        for line, column in (start, end)
    )
