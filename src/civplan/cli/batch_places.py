"""Refuses places for output where it would mix with what the communities sent."""

from __future__ import annotations

from pathlib import Path

from civplan.cli.errors import OwnError
from civplan.findings.words import Words

SAME_FOLDER = Words(
    "{output}：输出会和社区报来的文件混在一起；用 -o 另指定一个文件夹",
    "{output}: the output would mix with what the communities sent; name another folder with -o",
)
NOT_A_FOLDER = Words(
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
        raise OwnError(NOT_A_FOLDER.filled(output=output))
    own, theirs = output.resolve(), folder.resolve()
    if own == theirs or (documents and theirs.is_relative_to(documents.resolve())):
        raise OwnError(SAME_FOLDER.filled(output=output))
