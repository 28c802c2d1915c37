"""Changes texts as hands, editors and broken disks do; the same seed gives the same changes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

from civplan.documents.open import OpenedPlan, lines_of_sources, open_plan
from civplan.findings.finding import Finding, Span, findings_in_order
from civplan.findings.reporters import REPORTERS
from civplan.model.packs import PackCache

SNIPPETS = (
    ": ",
    "：",
    "- ",
    "-",
    "? ",
    "&a ",
    "*a",
    "*a: ",
    "!!python/object:os.system ",
    "!x ",
    "<<: *a",
    "|\n",
    ">-\n",
    "|2\n",
    '"',
    "'",
    "“",
    "”",
    "{",
    "}",
    "[",
    "]",
    ",",
    "，",
    "#",
    " #",
    "%",
    "@",
    "`",
    "\t",
    "\u3000",
    "\xa0",
    "\u200b",
    "\ufeff",
    "\r\n",
    "\r",
    "\x85",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "𠮷",
    "é",
    "\ufffe",
    "\\",
    "\\x",
    "\\ud800",
    '"\\0"',
    "---\n",
    "...\n",
    "%YAML 9.9\n---\n",
    "null",
    "~",
    "true",
    "是",
    "0x1F",
    "1e999",
    "-1",
    "95%",
    "≥ 12 次",
    "2007-02-30",
    "2007-Q9",
    "12:30",
    "{{ x }}",
    "<b>",
    "&amp;",
    "../../../../../../../../../../../../../../../../../../../../",
    "/etc/passwd",
    "extends: a.yaml\n",
    "id: a\n",
    "\u793e\u533a: \u7532\n",
    "plan: {}\n",
    "summary:\n",
    "targets: []\n",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "xx",
    "××",
    "____",
    "（",
    "）",
    "《",
    "1、",
    "一、",
    "11010519491231002X",
    "13800138000",
    "07年",
    "9" * 400,
    "甲" * 300,
    "- " * 80,
    "[" * 80,
    "{a: " * 80,
)
"""What is put in: signs of YAML, characters that trouble programs, values that plan files have."""
MOST_CHANGES = 4

Change = Callable[[Random, str], str]


def mutate(random: Random, text: str) -> bytes:
    """A text with a few changes, as the bytes of a file."""
    for _ in range(random.randint(1, MOST_CHANGES)):
        text = random.choice(CHANGES)(random, text)
    data = text.encode("utf-8", "surrogatepass")
    return random.choice(ENCODINGS)(random, data) if random.random() < SELDOM else data


SELDOM = 0.1
"""The share of files whose bytes are changed as well."""


def put_in(random: Random, text: str) -> str:
    """A snippet anywhere."""
    at = random.randint(0, len(text))
    return f"{text[:at]}{random.choice(SNIPPETS)}{text[at:]}"


def value_replaced(random: Random, text: str) -> str:
    """A snippet instead of what stands behind some colon."""
    lines = text.split("\n")
    number = random.randrange(len(lines))
    key, colon, _ = lines[number].partition(":")
    lines[number] = f"{key}{colon or ':'} {random.choice(SNIPPETS)}"
    return "\n".join(lines)


def cut_out(random: Random, text: str) -> str:
    """A part is missing."""
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 2, 10, 200)) :]


def cut_off(random: Random, text: str) -> str:
    """The end is missing."""
    return text[: random.randint(0, len(text))]


def doubled(random: Random, text: str) -> str:
    """A part stands twice."""
    at, length = random.randint(0, len(text)), random.choice((1, 5, 50, 500))
    return text[: at + length] + text[at:]


def lines_swapped(random: Random, text: str) -> str:
    """Two lines have changed places."""
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def line_doubled(random: Random, text: str) -> str:
    """A line stands twice."""
    lines = text.split("\n")
    number = random.randrange(len(lines))
    return "\n".join([*lines[: number + 1], *lines[number:]])


def indented(random: Random, text: str) -> str:
    """A line begins elsewhere."""
    lines = text.split("\n")
    number = random.randrange(len(lines))
    lines[number] = random.choice(("", " ", "  ", "\t", "\u3000")) + lines[number].lstrip()
    return "\n".join(lines)


def in_gb18030(random: Random, data: bytes) -> bytes:
    """As an old editor saves it."""
    del random
    return data.decode("utf-8", "replace").encode("gb18030", "replace")


def with_bom(random: Random, data: bytes) -> bytes:
    """As Windows' editor saves it."""
    del random
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def byte_changed(random: Random, data: bytes) -> bytes:
    """A byte is any other."""
    at = random.randint(0, len(data))
    return data[:at] + random.randbytes(1) + data[at + 1 :]


def in_utf_16(random: Random, data: bytes) -> bytes:
    """As no plan file may be saved."""
    del random
    return data.decode("utf-8", "replace").encode("utf-16")


CHANGES: tuple[Change, ...] = (
    put_in, value_replaced, cut_out, cut_off, doubled, lines_swapped, line_doubled, indented,
)  # fmt: skip
ENCODINGS: tuple[Callable[[Random, bytes], bytes], ...] = (
    in_gb18030, with_bom, byte_changed, in_utf_16,
)  # fmt: skip


def check_bytes(data: bytes, path: Path, shelf: PackCache | None = None) -> OpenedPlan:
    """Check a file's bytes as the file at a path; fail unless everything about it can be told.

    Returns:
        What was found.
    """
    plan_file = open_plan(path, packs=shelf, contents={os.path.realpath(path): data})
    lines_of = lines_of_sources(plan_file.sources)
    assert plan_file.plan is not None or plan_file.has_errors
    for finding in plan_file.findings:
        for span in (finding.span, *(edit.span for edit in finding.edits)):
            assert lies_in(span, lines_of(span.path)), finding
    check_reports(findings_in_order(plan_file.findings), plan_file)
    return plan_file


def check_reports(findings: Sequence[Finding], plan_file: OpenedPlan) -> None:
    """Write reports in every format and both languages; fail unless each can be read."""
    lines_of = lines_of_sources(plan_file.sources)
    for name, make_report in REPORTERS.items():
        for report in (
            make_report(findings, lines_of, "zh"),
            make_report(findings, lines_of, "en"),
        ):
            data = report.encode("utf-8")
            assert "\x1b" not in report
            assert "\x00" not in report
            if name in {"json", "gitlab", "sarif"}:
                json.loads(data)
            elif name == "junit":
                ET.fromstring(data)
            elif name != "text":
                assert len(report.splitlines()) >= len(findings)


def lies_in(span: Span, lines: Sequence[str]) -> bool:
    """True when a place is one of the file's, from its first character to behind its last."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (1, 1) <= start <= end and all(
        line <= max(1, len(lines)) and 1 <= column <= len(lines[line - 1] if lines else "") + 1
        for line, column in (start, end)
    )
