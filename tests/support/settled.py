"""Plan files whose comments and settings are heeded, in tests."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.opened import open_plan
from civplan.findings.finding import Finding
from civplan.rules.subject import Circumstances
from support.plans import REQUIRED

HEAD = f"{REQUIRED}principles: 一\ngoals: 二\nplan: {{date: 2007-01-10}}\n"
"""Six lines; what a test says stands from line 7 on."""


def found_in(
    folder: Path, text: str, circumstances: Circumstances | None = None
) -> tuple[Finding, ...]:
    """What is found in a plan file."""
    file = folder / "a.yaml"
    file.write_bytes(text.encode())
    return open_plan(file, circumstances=circumstances).findings
