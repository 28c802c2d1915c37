"""Which files lie in a folder and in those below it: one walk for all commands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from civplan.findings.concise import printable
from civplan.findings.words import Words
from civplan.source.errors import reason_of
from civplan.source.project import DISTRICT_FILES, PROFILE_FILE

ENDINGS = frozenset({".yaml", ".yml"})
"""How the names of plan files end, in capitals too."""
OF_PYTHON = "pyvenv.cfg"
"""What lies in every environment of Python, and in no other folder."""
CLOSED = Words(
    "{reason}，里面的文件没有算进去；能读了再运行一次",
    "{reason}; the files in it were left out; run again when it can be read",
)
IN_A_PACK = Words(
    "有 profile.yaml，算作文种，里面的计划文件没有算进去（{names}）；"
    "是计划文件的，请移到别的文件夹",
    "it has a profile.yaml and so is a pack: the plan files in it were left out ({names});"
    " move those that are plans to another folder",
)


class LeftOut(NamedTuple):
    """A file or folder that was left out, though somebody may have meant it."""

    path: Path
    reason: Words
    """Why, and what to do."""
    is_fault: bool = True
    """Whether something could not be read, so that what is told may be wrong."""

    @property
    def words(self) -> Words:
        """What there is to tell."""
        path = printable(str(self.path))
        return Words(f"{path}：{self.reason.zh}", f"{path}: {self.reason.en}")


class Tree(NamedTuple):
    """The files of a folder and of all below it."""

    files: tuple[Path, ...]
    """Folder by folder, by name; what is no folder, so pipes and broken links as well."""
    left_out: tuple[LeftOut, ...]


def is_ours(file: Path) -> bool:
    """True when a name is that of a plan file or of a sub-district's own."""
    is_yaml = file.suffix.lower() in ENDINGS and not file.name.startswith(".")
    return is_yaml and file.name != PROFILE_FILE


def is_plan_file(file: Path) -> bool:
    """True when a name is that of a plan file."""
    return is_ours(file) and file.name not in DISTRICT_FILES


def tree_of(folder: Path, is_passed_over: Callable[[Path], bool] = lambda _: False) -> Tree:
    """The files of a folder and of all below it.

    Left out are hidden folders, Python's, packs, and those that may not be read. Links to folders
    are not followed, so that a circle of them has an end.

    Args:
        folder: Where to begin; it is looked into whatever it is.
        is_passed_over: Tells of a folder below it that it is not to be looked into.
    """
    files, left_out = list[Path](), list[LeftOut]()

    def is_looked_into(below: Path) -> bool:
        if below.name.startswith(".") or has(below, OF_PYTHON) or is_passed_over(below):
            return False
        if has(below, PROFILE_FILE):
            left_out.extend(plans_in_pack(below))
            return False
        return True

    def cannot_read(error: OSError) -> None:
        left_out.append(closed(Path(error.filename), error))

    for inside, folders, names in os.walk(folder, onerror=cannot_read):
        here = Path(inside)
        if not os.access(here, os.X_OK):  # its names can be read, and nothing else
            cannot_read(PermissionError(0, "", inside))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if is_looked_into(here / name))
        files += (here / name for name in sorted(names))
    return Tree(tuple(files), tuple(left_out))


def has(folder: Path, name: str) -> bool:
    """True when a file lies in a folder; false too where nobody may look."""
    return is_file(folder / name)


def is_file(path: Path) -> bool:
    """True for an ordinary file or a link to one; false too where nobody may look."""
    return os.path.isfile(path)  # noqa: PTH113 - it never raises


def closed(folder: Path, error: OSError) -> LeftOut:
    """A folder that could not be read."""
    return LeftOut(folder, CLOSED.filled(reason=reason_of(error)))


def plans_in_pack(folder: Path) -> list[LeftOut]:
    """The folder of a pack, when files lie in it that may be plans; else nothing."""
    try:
        names = sorted(printable(file.name) for file in folder.iterdir() if is_plan_file(file))
    except OSError as error:
        return [closed(folder, error)]
    named = Words("、".join(names), ", ".join(names))
    return [LeftOut(folder, IN_A_PACK.filled(names=named), is_fault=False)] if names else []
