"""Where documents go, and the names that must not clash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.cli.errors import OwnError
from civplan.cli.request import Request
from civplan.documents.render import RenderedDocument
from civplan.findings.words import Words


class Placed(NamedTuple):
    """A document and where it will be written."""

    source: Path
    """The plan file."""
    path: Path
    document: RenderedDocument


def refuse_clashes(placed: Sequence[Placed], request: Request) -> None:
    """Stop before anything is written when two documents would get one name."""
    if request.file and len(placed) > 1:
        raise OwnError(
            Words(
                f"{request.file} 只能是一份文档的名字，这里有{len(placed)}份；"
                "写成文件夹，或用 --kind、--to 选一份",
                f"{request.file} names one document, but there are {len(placed)};"
                " name a folder, or choose with --kind and --to",
            )
        )
    refuse_other_ending(placed, request)
    taken: dict[str, Placed] = {}
    for one in placed:
        name = str(one.path.absolute()).casefold()
        other = taken.setdefault(name, one)
        if other is not one:
            raise OwnError(
                Words(
                    f"{other.source} 和 {one.source} 会写成同一个文件：{one.path}；什么都没有写",
                    f"{other.source} and {one.source} would both write {one.path};"
                    " nothing was written",
                )
            )


def refuse_other_ending(placed: Sequence[Placed], request: Request) -> None:
    """Stop when a file's name ends as another format does."""
    endings = [Path(one.document.name).suffix for one in placed]
    if request.file and endings and request.file.suffix != endings[0]:
        asked = request.file.suffix[1:]
        raise OwnError(
            Words(
                f"{request.file} 的后缀与格式 {endings[0][1:]} 不一致；加上 --to {asked}",
                f"{request.file} does not end as {endings[0][1:]} does; add --to {asked}",
            )
        )
