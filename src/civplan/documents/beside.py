"""Which records of issued plans lie beside a plan file: looked up before anything is loaded."""

from __future__ import annotations

import os
from pathlib import Path

from civplan.documents.tree import ENDINGS

ENDING = ".issued.json"
"""How the name of a record ends."""


def record_beside(plan_file: Path) -> Path:
    """The path of a plan file's record: hunei-2007.yaml has hunei-2007.issued.json."""
    return plan_file.with_name(f"{plan_file.stem}{ENDING}")


def records_without_plan(folder: Path) -> list[Path]:
    """The records in a folder beside which no plan file lies: one may have been renamed."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - paths of every file would take ten times as long
    except OSError:
        return []
    stems = sorted(name.removesuffix(ENDING) for name in names if name.endswith(ENDING))
    if not stems:
        return []
    both = (os.path.splitext(name) for name in names)  # noqa: PTH122 - as above
    with_plan = {stem for stem, ending in both if ending.lower() in ENDINGS}
    return [folder / f"{stem}{ENDING}" for stem in stems if stem not in with_plan]
