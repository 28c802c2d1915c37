"""Opens a sub-district's folder for a command, and tells what was left out in it."""

from __future__ import annotations

from pathlib import Path

from civplan.cli.console import tell_left_out
from civplan.cli.errors import OwnError
from civplan.district.roster import DistrictFolder, open_district
from civplan.findings.words import Language, Words

NO_FILES = Words("{folder}：没有计划文件", "{folder}: there is no plan file")
NO_FOLDER = Words("{folder}：没有这个文件夹", "{folder}: there is no such folder")


def opened_folder(folder: Path, output: Path | None, language: Language) -> DistrictFolder:
    """What stands in the folder.

    Args:
        folder: The sub-district's.
        output: Where the command writes, if it does: there are no hand-ins.
        language: Of what is told.

    Raises:
        OwnError: There is no such folder, or no plan file in it.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    if not folder.is_dir():
        raise OwnError(NO_FOLDER.filled(folder=folder))
    opened = open_district(folder, leave_out=[output] if output else [])
    tell_left_out(opened.left_out, language)
    if not opened.plan_files and not opened.has_file:
        raise OwnError(NO_FILES.filled(folder=folder))
    return opened
