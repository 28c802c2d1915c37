"""What ``civplan render`` is asked for, and what it is refused for before any file is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from civplan.cli.cache import cache_folder
from civplan.cli.console import print_error, print_findings, print_line, warn_without_libyaml
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import refuse_district_file
from civplan.compose.composer import Composer
from civplan.documents.files import CannotWrite, make_folder, write_file
from civplan.documents.open import open_plan
from civplan.documents.render import RenderedDocument, refuse_foreign_file, render_documents
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.model.packs import Pack, PackCache, built_in_names, pack_by_name
from civplan.model.plan import Plan
from civplan.settings.cache import SettingsCache
from civplan.source.errors import CannotRead
from civplan.typeset.formats import FORMATS

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


class RenderRequest(NamedTuple):
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


def _refuse_file_as_folder(request: RenderRequest) -> None:
    """Stop when ``-o`` names a file that is there and can be no document's name."""
    if request.output and request.output.is_file() and request.file is None:
        raise WrongUsage(
            Words(
                f"-o {request.output} 是一个已有的文件；请写文件夹，或以格式结尾的文件名",
                f"-o {request.output} is a file; name a folder, or a file that ends like a format",
            )
        )


def _pack_option(request: RenderRequest, language: Language) -> Pack | None:
    """The pack of ``--pack``; None without it."""
    if not request.pack:
        return None
    try:
        pack, found = pack_by_name(request.pack)
    except CannotRead as error:
        names = built_in_names()
        raise WrongUsage(
            Words(
                f"没有文种“{request.pack}”；可用：{'、'.join(names)}，或有 profile.yaml 的文件夹",
                f"there is no pack “{request.pack}”; there are {', '.join(names)},"
                " or name a folder with a profile.yaml",
            )
        ) from error
    print_findings(found, {}, language, stream=sys.stderr)
    if pack is None:
        raise WrongUsage(
            Words(f"文种 {request.pack} 不能用", f"the pack {request.pack} cannot be used")
        )
    return pack


def _requested_documents(file: Path, plan: Plan, request: RenderRequest) -> tuple[Document, ...]:
    """The documents that are asked for."""
    made = plan.documents
    documents = tuple(one for one in made if request.kind in {"both", one.value})
    if not documents:
        raise WrongUsage(
            Words(
                f"{file}：没有“总结”这一部分，不能生成总结",
                f"{file}: there is no “summary” in it to make one from",
            )
        )
    return documents


def _creation_time() -> datetime | None:
    """The time for the documents' properties, where the environment sets it.

    Raises:
        OwnError: It is no number of seconds, or of a time that no calendar has.
    """
    seconds = os.environ.get(EPOCH_VARIABLE)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise WrongUsage(
            Words(
                f"环境变量 {EPOCH_VARIABLE} 的“{seconds}”不是时间，应当是 1970 年以来的秒数",
                f"{EPOCH_VARIABLE} “{seconds}” is no time; give the seconds since 1970",
            )
        ) from error


class PlacedDocument(NamedTuple):
    """A document and where it will be written."""

    source: Path
    """The plan file."""
    path: Path
    document: RenderedDocument


def _refuse_clashes(placed: Sequence[PlacedDocument], request: RenderRequest) -> None:
    """Stop before anything is written when two documents would get one name."""
    if request.file and len(placed) > 1:
        raise WrongUsage(
            Words(
                f"{request.file} 只能是一份文档的名字，这里有{len(placed)}份；"
                "写成文件夹，或用 --kind、--to 选一份",
                f"{request.file} names one document, but there are {len(placed)};"
                " name a folder, or choose with --kind and --to",
            )
        )
    _refuse_wrong_ending(placed, request)
    taken: dict[str, PlacedDocument] = {}
    for one in placed:
        name = str(one.path.absolute()).casefold()
        other = taken.setdefault(name, one)
        if other is not one:
            raise WrongUsage(
                Words(
                    f"{other.source} 和 {one.source} 会写成同一个文件：{one.path}；什么都没有写",
                    f"{other.source} and {one.source} would both write {one.path};"
                    " nothing was written",
                )
            )


def _refuse_wrong_ending(placed: Sequence[PlacedDocument], request: RenderRequest) -> None:
    """Stop when a file's name ends as another format does."""
    endings = [Path(one.document.name).suffix for one in placed]
    if request.file and endings and request.file.suffix != endings[0]:
        asked = request.file.suffix[1:]
        raise WrongUsage(
            Words(
                f"{request.file} 的后缀与格式 {endings[0][1:]} 不一致；加上 --to {asked}",
                f"{request.file} does not end as {endings[0][1:]} does; add --to {asked}",
            )
        )


class RenderRun:
    """What has come of the files so far."""

    def __init__(self, request: RenderRequest, language: Language, pack: Pack | None) -> None:
        """Take what is asked for, the language of messages and the pack of ``--pack``."""
        self.request = request
        self.language = language
        self.pack = pack
        self.shelf = PackCache()
        self.settings = SettingsCache()
        self.placed: list[PlacedDocument] = []
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
    files: Sequence[Path], request: RenderRequest, language: Language, *, quiet: bool
) -> int:
    """Render files and give the exit code; a fault in one does not stop the others.

    Raises:
        OwnError: Two documents would get one name; then none is written.
    """
    _refuse_file_as_folder(request)
    warn_without_libyaml(language)
    rendering = RenderRun(request, language, _pack_option(request, language))
    for file in _unique_files(files):
        try:
            rendering.placed += [*_placed_documents(file, rendering)]  # all of a file or none
        except Exception as error:  # noqa: BLE001 - tell_error raises what is no user's fault
            print_error(error, language)
            rendering.fail(ExitCode.USAGE)
    _refuse_clashes(rendering.placed, request)
    unwritable: set[Path] = set()
    for placed in rendering.placed:
        if placed.source in unwritable:
            continue
        try:
            _write_document(placed, force=request.force)
        except CannotWrite as error:
            print_error(error, language)
            unwritable.add(placed.source)
            rendering.fail(ExitCode.USAGE)
        else:
            if not quiet:
                print_line(str(placed.path))
    return rendering.code


def _unique_files(files: Sequence[Path]) -> list[Path]:
    """Files without those that are named again, be it in another way."""
    return list({file.absolute(): file for file in reversed(files)}.values())[::-1]


def _placed_documents(file: Path, rendering: RenderRun) -> Iterator[PlacedDocument]:
    """The documents of one file with their places; none when it has errors, which are told.

    Raises:
        OwnError: It is a sub-district's own file.
    """
    refuse_district_file(file)
    request = rendering.request
    settings = rendering.settings.settings_for(file)
    opened = open_plan(file, rendering.pack, rendering.shelf, settings=settings)
    told = [finding for finding in opened.findings if finding.is_error or finding.is_warning]
    print_findings(told, opened.sources, rendering.language, stream=sys.stderr)
    if (
        opened.plan is None
        or opened.pack is None
        or (told if request.strict else opened.has_errors)
    ):
        rendering.fail(ExitCode.FINDINGS)
        return
    composer = rendering.composer_for(opened.pack)
    for document in render_documents(
        opened.plan,
        composer,
        _requested_documents(file, opened.plan, request),
        request.formats,
        _creation_time(),
    ):
        folder = file.parent if request.output is None else request.output
        yield PlacedDocument(file, request.file or folder / document.name, document)


def _write_document(placed: PlacedDocument, *, force: bool) -> None:
    """Write one document."""
    if not force:
        refuse_foreign_file(placed.path, placed.document)
    make_folder(placed.path.parent)
    write_file(placed.path, placed.document.data)
