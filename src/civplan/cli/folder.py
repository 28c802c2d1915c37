"""What a command finds in a folder."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.folders import file_tree, is_plan_file
from civplan.findings.words import Words

MOST_SUGGESTED = 5


def _plan_files_in(folder: Path) -> list[Path]:
    """The plan files of a folder, not of those below it, in the order of their names."""
    return sorted(file for file in folder.iterdir() if is_plan_file(file) and file.is_file())


def plan_files_below(folder: Path) -> list[Path]:
    """The plan files of a folder and of all below it."""
    return [file for file in file_tree(folder).files if is_plan_file(file) and file.is_file()]


def render_suggestion(folder: Path) -> Words:
    """What to say when ``civplan render`` names no file."""
    files = [str(file) for file in _plan_files_in(folder)]
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
    named = files[:MOST_SUGGESTED]
    more = "……" if len(files) > MOST_SUGGESTED else ""
    return Words(
        f"没有指定文件；这里有{len(files)}份，请选一份：{'、'.join(named)}{more}",
        f"no file is named; there are {len(files)} here, name one: {', '.join(named)}{more}",
    )
