"""What a command finds in a folder."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.tree import is_plan_file, tree_of
from civplan.findings.words import Words

MOST_NAMED = 5


def plan_files_in(folder: Path) -> list[Path]:
    """The plan files of a folder, not of those below it, in the order of their names."""
    return sorted(file for file in folder.iterdir() if is_plan_file(file) and file.is_file())


def plan_files_below(folder: Path) -> list[Path]:
    """The plan files of a folder and of all below it."""
    return [file for file in tree_of(folder).files if is_plan_file(file) and file.is_file()]


def what_render_would_take(folder: Path) -> Words:
    """What to say when ``civplan render`` names no file."""
    files = [str(file) for file in plan_files_in(folder)]
    if not files:
        return Words(
            "没有指定文件，这个文件夹里也没有；先用 civplan new 生成一份",
            "no file is named and there is none in this folder; make one with civplan new",
        )
    if len(files) == 1:
        return Words(
            f"没有指定文件；这里有一份，可以运行：civplan render {files[0]}",
            f"no file is named; there is one here: civplan render {files[0]}",
        )
    named = files[:MOST_NAMED]
    more = "……" if len(files) > MOST_NAMED else ""
    return Words(
        f"没有指定文件；这里有{len(files)}份，请选一份：{'、'.join(named)}{more}",
        f"no file is named; there are {len(files)} here, name one: {', '.join(named)}{more}",
    )
