"""What a command finds in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from civplan.findings.words import Words
from civplan.source.project import DISTRICT_FILES

ENDINGS = frozenset({".yaml", ".yml"})
MOST_NAMED = 5


def is_plan_file(file: Path) -> bool:
    """True when a name is that of a plan file."""
    return is_ours(file) and file.name not in DISTRICT_FILES


def is_ours(file: Path) -> bool:
    """True when a name is that of a plan file or of a sub-district's own."""
    return file.suffix in ENDINGS and not file.name.startswith(".")


def plan_files_in(folder: Path) -> list[Path]:
    """The plan files of a folder, not of those below it, in the order of their names."""
    return sorted(file for file in folder.iterdir() if is_plan_file(file) and file.is_file())


def plan_files_below(folder: Path) -> list[Path]:
    """The plan files of a folder and of all below it."""
    return files_below(folder, is_plan_file)


def files_below(folder: Path, is_meant: Callable[[Path], bool]) -> list[Path]:
    """The files of a folder and of all below it; hidden ones and Python's are left out.

    Links to folders are not followed, so that a circle of them has an end.
    """
    found: list[Path] = []
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if is_looked_into(Path(inside) / name))
        files = (Path(inside) / name for name in sorted(names))
        found += [file for file in files if is_meant(file) and file.is_file()]
    return found


def is_looked_into(folder: Path) -> bool:
    """True for a folder that may hold plan files: neither hidden nor a Python environment."""
    return not folder.name.startswith(".") and not (folder / "pyvenv.cfg").exists()


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
