"""The pictures that a manuscript shows, read from the plan file's project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from civplan.findings.words import Words
from civplan.manuscript.nodes import Manuscript
from civplan.source.errors import CannotRead, reason_of
from civplan.source.project import lies_inside, project_folder

NOT_A_PICTURE = Words("不是完整的 PNG 或 JPEG 图片", "it is no whole PNG or JPEG picture")
OUTSIDE = Words("图片在本项目文件夹之外", "the picture lies outside the project folder")


def pictures_of(manuscript: Manuscript, folder: Path) -> Mapping[str, bytes]:
    """The bytes of each picture by the address that the manuscript gives it.

    Args:
        manuscript: What shows them.
        folder: The plan file's folder, which addresses are relative to.

    Raises:
        CannotRead: A picture is missing, no PNG or JPEG, or lies outside the project folder.
    """
    addresses = {figure.source for figure in manuscript.figures}
    return {address: picture(address, folder) for address in sorted(addresses)}


def picture(address: str, folder: Path) -> bytes:
    """One picture's bytes."""
    file = folder / address
    if not lies_inside(project_folder(folder), file):
        raise CannotRead(address, OUTSIDE)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CannotRead(file, reason_of(error)) from error
    check_picture(data, file)
    return data


def check_picture(data: bytes, file: Path) -> None:
    """Refuse what no typesetter could show."""
    from civplan.typeset.pictures import read_picture  # noqa: PLC0415 - few documents have one

    try:
        read_picture(str(file), data)
    except ValueError as error:
        raise CannotRead(file, NOT_A_PICTURE) from error
