"""Opens a sub-district's folder for a command, and tells what was left out in it."""

from __future__ import annotations

from pathlib import Path

from civplan.cli.console import print_skipped
from civplan.cli.errors import WrongUsage
from civplan.district.review.folder import DistrictFolder, open_district
from civplan.findings.words import Language, Words

NO_PLAN_FILES = Words("{folder}：没有计划文件", "{folder}: there is no plan file")
NO_DISTRICT_FOLDER = Words("{folder}：没有这个文件夹", "{folder}: there is no such folder")


def open_district_folder(folder: Path, output: Path | None, language: Language) -> DistrictFolder:
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
        raise WrongUsage(NO_DISTRICT_FOLDER.filled(folder=folder))
    opened = open_district(folder, leave_out=[output] if output else [])
    print_skipped(opened.left_out, language)
    if not opened.plan_files and not opened.has_file:
        raise WrongUsage(NO_PLAN_FILES.filled(folder=folder))
    return opened


OUTPUT_MIXES = Words(
    "{output}：输出会和社区报来的文件混在一起；用 -o 另指定一个文件夹",
    "{output}: the output would mix with what the communities sent; name another folder with -o",
)
OUTPUT_IS_A_FILE = Words(
    "{output}：这是文件，不是文件夹；用 -o 另指定一个",
    "{output}: this is a file and no folder; name another one with -o",
)


def refuse_mixing(folder: Path, output: Path, documents: Path | None = None) -> None:
    """Refuse an output folder that is the communities', or whose documents would lie around them.

    Args:
        folder: The communities'.
        output: The output folder.
        documents: The folder in it that holds the communities' documents; None without one.

    Raises:
        OwnError: The output folder is one of these.
    """
    if output.exists() and not output.is_dir():
        raise WrongUsage(OUTPUT_IS_A_FILE.filled(output=output))
    own, theirs = output.resolve(), folder.resolve()
    if own == theirs or (documents and theirs.is_relative_to(documents.resolve())):
        raise WrongUsage(OUTPUT_MIXES.filled(output=output))
