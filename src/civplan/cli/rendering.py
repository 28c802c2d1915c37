"""Renders the files that a command names: all are set before the first is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from civplan.cli.cache import cache_folder
from civplan.cli.console import out, tell_error, tell_findings, warn_without_libyaml
from civplan.cli.errors import OwnError
from civplan.cli.exits import ExitCode
from civplan.compose.composer import Composer
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder, write_whole
from civplan.documents.opened import open_plan
from civplan.documents.ownership import refuse_foreign
from civplan.documents.render import RenderedDocument, render_documents
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.model.packs import Pack, built_in_names, named_pack
from civplan.model.plan import Plan
from civplan.rules.check import documents_of
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


class Placed(NamedTuple):
    """A document and where it will be written."""

    source: Path
    """The plan file."""
    path: Path
    document: RenderedDocument


class Rendering:
    """What has come of the files so far."""

    def __init__(self, request: Request, language: Language, pack: Pack | None) -> None:
        """Take what is asked for, the language of messages and the pack of ``--pack``."""
        self.request = request
        self.language = language
        self.pack = pack
        self.placed: list[Placed] = []
        self.composers: dict[tuple[Path, ...], Composer] = {}
        self.code: int = ExitCode.FINE

    def fail(self, code: int) -> None:
        """Remember the gravest exit code."""
        self.code = max(self.code, code)

    def composer_for(self, pack: Pack) -> Composer:
        """One composer for all files of a pack: its templates are compiled once."""
        if pack.folders not in self.composers:
            self.composers[pack.folders] = Composer(pack, cache_folder())
        return self.composers[pack.folders]


def render_files(
    files: Sequence[Path], request: Request, language: Language, *, quiet: bool
) -> int:
    """Render files and give the exit code; a fault in one does not stop the others.

    Raises:
        OwnError: Two documents would get one name; then none is written.
    """
    refuse_file_as_folder(request)
    warn_without_libyaml(language)
    rendering = Rendering(request, language, asked_pack(request, language))
    for file in each_once(files):
        try:
            rendering.placed += [*placed_documents(file, rendering)]  # all of a file or none
        except Exception as error:  # noqa: BLE001 - tell_error raises what is no user's fault
            tell_error(error, language)
            rendering.fail(ExitCode.USAGE)
    refuse_clashes(rendering.placed, request)
    unwritable: set[Path] = set()
    for placed in rendering.placed:
        if placed.source in unwritable:
            continue
        try:
            write(placed, force=request.force)
        except CannotWrite as error:
            tell_error(error, language)
            unwritable.add(placed.source)
            rendering.fail(ExitCode.USAGE)
        else:
            if not quiet:
                out(str(placed.path))
    return rendering.code


def each_once(files: Sequence[Path]) -> list[Path]:
    """Files without those that are named again, be it in another way."""
    return list({file.absolute(): file for file in reversed(files)}.values())[::-1]


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


def placed_documents(file: Path, rendering: Rendering) -> Iterator[Placed]:
    """The documents of one file with their places; none when it has errors, which are told."""
    request = rendering.request
    opened = open_plan(file, rendering.pack)
    told = [finding for finding in opened.findings if finding.is_error or finding.is_warning]
    tell_findings(told, opened.sources, rendering.language, stream=sys.stderr)
    if (
        opened.plan is None
        or opened.pack is None
        or (told if request.strict else opened.has_errors)
    ):
        rendering.fail(ExitCode.FINDINGS)
        return
    composer = rendering.composer_for(opened.pack)
    for document in render_documents(
        opened.plan, composer, wanted(file, opened.plan, request), request.formats, asked_time()
    ):
        folder = file.parent if request.output is None else request.output
        yield Placed(file, request.file or folder / document.name, document)


def wanted(file: Path, plan: Plan, request: Request) -> tuple[Document, ...]:
    """The documents that are asked for."""
    made = documents_of(plan)
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


def write(placed: Placed, *, force: bool) -> None:
    """Write one document."""
    if not force:
        refuse_foreign(placed.path, placed.document)
    make_folder(placed.path.parent)
    write_whole(placed.path, placed.document.data)
