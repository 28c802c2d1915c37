"""What ``civplan render`` is asked for, and what it is refused for before any file is read."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import tell_findings
from civplan.cli.errors import OwnError
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.model.packs import Pack, built_in_names, named_pack
from civplan.model.plan import Plan
from civplan.source.errors import CannotRead
from civplan.typeset.formats import FORMATS

EPOCH = "SOURCE_DATE_EPOCH"


class Request(NamedTuple):
    """What the options of ``civplan render`` ask for."""

    kind: str
    """plan, summary or both."""
    formats: tuple[str, ...]
    output: Path | None
    """A folder, or a file for a single document; None for beside the plan file."""
    pack: str
    """A pack's name or folder; empty for the one that the plan file names."""
    strict: bool
    force: bool

    @property
    def file(self) -> Path | None:
        """The name of the only document, when ``output`` is one."""
        output = self.output
        is_name = output and output.suffix[1:] in FORMATS and not output.is_dir()
        return output if is_name else None


def refuse_file_as_folder(request: Request) -> None:
    """Stop when ``-o`` names a file that is there and can be no document's name."""
    if request.output and request.output.is_file() and request.file is None:
        raise OwnError(
            Words(
                f"-o {request.output} 是一个已有的文件；请写文件夹，或以格式结尾的文件名",
                f"-o {request.output} is a file; name a folder, or a file that ends like a format",
            )
        )


def asked_pack(request: Request, language: Language) -> Pack | None:
    """The pack of ``--pack``; None without it."""
    if not request.pack:
        return None
    try:
        pack, found = named_pack(request.pack)
    except CannotRead as error:
        names = built_in_names()
        raise OwnError(
            Words(
                f"没有文种“{request.pack}”；可用：{'、'.join(names)}，或有 profile.yaml 的文件夹",
                f"there is no pack “{request.pack}”; there are {', '.join(names)},"
                " or name a folder with a profile.yaml",
            )
        ) from error
    tell_findings(found, {}, language, stream=sys.stderr)
    if pack is None:
        raise OwnError(
            Words(f"文种 {request.pack} 不能用", f"the pack {request.pack} cannot be used")
        )
    return pack


def wanted(file: Path, plan: Plan, request: Request) -> tuple[Document, ...]:
    """The documents that are asked for."""
    made = plan.documents
    documents = tuple(one for one in made if request.kind in {"both", one.value})
    if not documents:
        raise OwnError(
            Words(
                f"{file}：没有“总结”这一部分，不能生成总结",
                f"{file}: there is no “summary” in it to make one from",
            )
        )
    return documents


def asked_time() -> datetime | None:
    """The time for the documents' properties, where the environment sets it.

    Raises:
        OwnError: It is no number of seconds, or of a time that no calendar has.
    """
    seconds = os.environ.get(EPOCH)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise OwnError(
            Words(
                f"环境变量 {EPOCH} 的“{seconds}”不是时间，应当是 1970 年以来的秒数",
                f"{EPOCH} “{seconds}” is no time; give the seconds since 1970",
            )
        ) from error
