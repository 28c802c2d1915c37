"""The examples of rules, read and checked."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.opened import OpenedPlan, open_plan
from civplan.rules.example import FILE, STREET, STREET_PLAN, circumstances_of, whole_plan
from civplan.rules.subject import Circumstances

__all__ = ["opened_example", "opened_file"]


def opened_example(example: str, folder: Path, passes: str = "") -> OpenedPlan:
    """An example that stands in a folder as a plan file, read and checked.

    ``passes`` is the rule's passing example, which may be what was issued before.
    """
    return opened_file(whole_plan(example).encode(), folder, circumstances_of(example, passes))


def opened_file(
    content: bytes, folder: Path, circumstances: Circumstances | None = None
) -> OpenedPlan:
    """A plan file of a folder, beside the one that it may extend, read and checked."""
    (folder / STREET).write_text(STREET_PLAN, encoding="utf-8")
    file = folder / FILE
    file.write_bytes(content)
    return open_plan(file, circumstances=circumstances)
