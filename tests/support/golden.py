"""Golden files: what the program wrote when somebody last read it and found it right."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares a text with a file of ``tests/golden``, or writes the file when asked to."""

    update: bool
    """True with ``--update``: write instead of compare. Read the change before you commit it."""
    folder: Path = GOLDEN

    def __call__(self, name: str, text: str) -> None:
        """Fail with a readable difference unless the golden file holds exactly this text."""
        file = self.folder / name
        if self.update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
            return
        if not file.is_file():
            pytest.fail(f"no golden file {name}: run `make golden`, then read it", pytrace=False)
        if difference := difference_of(file.read_bytes().decode("utf-8"), text, name):
            pytest.fail(f"{difference}\nif this is meant: `make golden`", pytrace=False)


def difference_of(expected: str, got: str, name: str) -> str:
    """The lines that differ, as a unified diff; empty when the texts are the same."""
    if expected == got:
        return ""
    lines = difflib.unified_diff(
        visible_lines(expected), visible_lines(got), f"golden/{name}", "now", lineterm="", n=2
    )
    return "\n".join(lines)


def visible_lines(text: str) -> list[str]:
    """The lines of a text; a carriage return and a missing last line end are shown."""
    lines = [line.replace("\r", "\\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], f"{lines[-1]}\\ no line end"]
