"""Runs ``civplan render``: all documents are made before the first is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.cache import cache_folder, written_documents_file
from civplan.cli.console import (
    print_error,
    print_findings,
    print_line,
    print_message,
    print_note,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import (
    day_option,
    named_pack,
    pair_of_files,
    refuse_district_file,
    refuse_document,
    refuse_one_file_twice,
    stage_named,
)
from civplan.documents.files import CannotWrite, make_folder, name_key, write_file
from civplan.documents.folders import is_plan_file
from civplan.documents.open import open_plan
from civplan.documents.overwrite import WrittenDocuments, refuse_overwriting
from civplan.documents.render import (
    ComposerCache,
    RenderedDocument,
    documents_to_render,
    render_opened,
)
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.model.packs import Pack, PackCache
from civplan.rules.context import combined_options
from civplan.settings.apply import SettingsCache
from civplan.typeset.formats import FORMATS, PDF, require_formats

if TYPE_CHECKING:
    from civplan.model.grammar.period_forms import Period

WORD = "docx"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
PAGES = Words("{name}：{pages} 页", "{name}: {pages} pages")
ONE_PAGE = Words("{name}：1 页", "{name}: 1 page")
TOO_MANY_PAGES = Words(
    "{name} 有 {pages} 页，--max-pages 只许 {most} 页",
    "{name} has {pages} pages; --max-pages allows {most}",
)
MOST_SUGGESTED = 5
"""Plan files that a message names."""


class RenderRequest(NamedTuple):
    """The options of ``civplan render``."""

    kind: str
    """plan, summary or both."""
    stage: Period | date | None
    """The stage whose summary is the only document, or its last day; None for no stage."""
    formats: tuple[str, ...]
    output: Path | None
    """A folder, or a file for a single document; None for beside the plan file."""
    pack: str
    """A pack's name or folder; empty for the one that the plan file names."""
    strict: bool
    force: bool
    combined: bool = False
    """Whether to make the summary with the plan of the next year behind it, and nothing else."""
    max_pages: int = 0
    """The pages that a document may have; 0 for any number."""
    is_pdf_of_office: bool = False
    """Whether LibreOffice makes the PDF files, of .docx ones."""

    @property
    def file(self) -> Path | None:
        """The name of the only document, when ``output`` is one."""
        output = self.output
        is_name = output and output.suffix[1:].lower() in FORMATS and not output.is_dir()
        return output if is_name else None

    @property
    def typeset_formats(self) -> tuple[str, ...]:
        """What is typeset: .docx instead of what LibreOffice makes of it."""
        if not self.is_pdf_of_office:
            return self.formats
        return tuple(dict.fromkeys(WORD if one == PDF else one for one in self.formats))


def stage_option(kind: str, as_of: str, kinds: Collection[str]) -> Period | date | None:
    """The stage that ``--kind`` or ``--as-of`` asks for; None for another kind.

    Raises:
        WrongUsage: ``kind`` is none and no period, ``as_of`` is no day, or both name a stage.
    """
    day = day_option(as_of, "--as-of")
    period = stage_named(kind, kinds, "--kind")
    if day and (period or kind == "plan"):
        raise WrongUsage(
            Words(
                f"--as-of 生成到那一天为止的总结，不能同 --kind {kind} 一起写",
                f"--as-of writes the summary up to that day and does not go with --kind {kind}",
            )
        )
    return day or period


def _render_suggestion(folder: Path) -> Words:
    """The message when no file is named: the plan files of this folder."""
    plan_files = (file for file in folder.iterdir() if is_plan_file(file) and file.is_file())
    files = [str(file) for file in sorted(plan_files)]
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
    first = files[:MOST_SUGGESTED]
    more = "……" if len(files) > MOST_SUGGESTED else ""
    return Words(
        f"没有指定文件；这里有{len(files)}份，请选一份：{'、'.join(first)}{more}",
        f"no file is named; there are {len(files)} here, name one: {', '.join(first)}{more}",
    )


def _refuse_file_as_folder(request: RenderRequest) -> None:
    """Refuse an ``-o`` that names an existing file, unless it ends like a document."""
    if request.output and request.output.is_file() and request.file is None:
        raise WrongUsage(
            Words(
                f"-o {request.output} 是一个已有的文件；请写文件夹，或以格式结尾的文件名",
                f"-o {request.output} is a file; name a folder, or a file that ends like a format",
            )
        )


def _creation_time() -> datetime | None:
    """The time for the documents' properties from ``SOURCE_DATE_EPOCH``; None without it.

    Raises:
        WrongUsage: It is not a number of seconds, or beyond what a calendar has.
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
    """Refuse to write two documents under one name, before anything is written."""
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
        folder = os.path.realpath(one.path.parent)
        name = name_key(os.path.join(folder, one.path.name))  # noqa: PTH118 - text is needed
        other = taken.setdefault(name, one)
        if other is not one:
            raise WrongUsage(_clash_words(other, one))


def _clash_words(first: PlacedDocument, second: PlacedDocument) -> Words:
    """The message about two documents of one name."""
    if first.source == second.source:
        return Words(
            f"{second.source} 的计划和总结会写成同一个文件：{second.path}；"
            "给其中一份写另一个标题；什么都没有写",
            f"the plan and the summary of {second.source} would both write {second.path};"
            " give one of them another title; nothing was written",
        )
    return Words(
        f"{first.source} 和 {second.source} 会写成同一个文件：{second.path}；什么都没有写",
        f"{first.source} and {second.source} would both write {second.path}; nothing was written",
    )


def _refuse_wrong_ending(placed: Sequence[PlacedDocument], request: RenderRequest) -> None:
    """Refuse a file's name with the ending of another format."""
    endings = [Path(one.document.name).suffix for one in placed]
    if request.file and endings and request.file.suffix.lower() != endings[0]:
        ending = request.file.suffix[1:].lower()
        raise WrongUsage(
            Words(
                f"{request.file} 的后缀与格式 {endings[0][1:]} 不一致；加上 --to {ending}",
                f"{request.file} does not end as {endings[0][1:]} does; add --to {ending}",
            )
        )


class RenderRun:
    """The files of one run: what they share, their documents, and the exit code so far."""

    def __init__(
        self, request: RenderRequest, language: Language, pack: Pack | None, *, quiet: bool
    ) -> None:
        """Take the options, the language of messages and the pack of ``--pack``."""
        self.request = request
        self.language = language
        self.quiet = quiet
        self.pack = pack
        self.packs = PackCache()
        self.settings = SettingsCache()
        self.composers = ComposerCache(cache_folder())
        self.memory = WrittenDocuments(written_documents_file())
        self.documents: list[PlacedDocument] = []
        self.notes: set[Words] = set()
        """Told so far."""
        self.written: list[PlacedDocument] = []
        self.code: int = ExitCode.FINE

    @property
    def counts_pages(self) -> bool:
        """Whether somebody wants to know how many pages the documents have."""
        return not self.quiet or bool(self.request.max_pages)

    def tell_pages(self) -> None:
        """Print how many pages each written document has, and which has more than it may.

        A document in several formats is told once.
        """
        told = set()
        for placed in self.written:
            document, most = placed.document, self.request.max_pages
            key = (placed.source, document.title)
            if not document.pages or key in told:
                continue
            told.add(key)
            name, pages = placed.path.name, document.pages
            if most and pages > most:
                print_note(TOO_MANY_PAGES.filled(name=name, pages=pages, most=most), self.language)
                self.code = max(self.code, ExitCode.FINDINGS)
            elif not self.quiet:
                words = PAGES if pages > 1 else ONE_PAGE
                print_message(words.filled(name=name, pages=pages), self.language)

    def fail(self, error: Exception) -> None:
        """Print an error that a user can correct; the exit code says that there was one."""
        print_error(error, self.language)
        self.code = max(self.code, ExitCode.USAGE)

    def add_documents_of(self, file: Path, next_file: Path | None = None) -> None:
        """Render a file: all its documents or, when it has errors, none; its findings are printed.

        Args:
            file: The plan file.
            next_file: That of the next year, where the command line names it.

        Raises:
            WrongUsage: It is a sub-district's own file, or a document to import.
            CannotRender: It has no summary, though one is asked for.
        """
        for one in filter(None, (file, next_file)):
            refuse_district_file(one)
            refuse_document(one)
        is_combined = self.request.combined
        options = combined_options(str(next_file or "")) if is_combined else None
        opened = open_plan(file, self.pack, self.packs, options, settings=self.settings)
        if is_combined and opened.plan and not opened.has_errors:
            documents_to_render(opened.plan, [Document.SUMMARY])  # else its warnings come first
        grave = [finding for finding in opened.findings if finding.is_error or finding.is_warning]
        print_findings(grave, opened.sources, self.language, stream=sys.stderr)
        is_refused = grave if self.request.strict else opened.has_errors
        if opened.plan is None or opened.pack is None or is_refused:
            self.code = max(self.code, ExitCode.FINDINGS)
            return
        folder = file.parent if self.request.output is None else self.request.output
        documents = render_opened(
            opened,
            self.composers,
            [one for one in Document if one.value == self.request.kind],
            self.request.typeset_formats,
            _creation_time(),
            stage=self.request.stage,
            combined=is_combined,
            with_pages=self.counts_pages,
        )
        for document in list(documents):  # all of them, or none
            path = self.request.file or folder / document.name
            self.documents.append(PlacedDocument(file, path, document))
            self.tell_notes(document)

    def tell_notes(self, document: RenderedDocument) -> None:
        """Print what a document shows otherwise than its style says; each note once a run."""
        for note in document.notes:
            if note not in self.notes:
                print_note(note, self.language)
                self.notes.add(note)

    def make_office_pdfs(self) -> None:
        """Make PDF files of the .docx ones with LibreOffice, where that is asked for.

        When LibreOffice is missing, dies or hangs, that is printed and no PDF file is made.
        """
        sources = [one for one in self.documents if one.document.name.endswith(f".{WORD}")]
        if not self.request.is_pdf_of_office or not sources:
            return
        from civplan.documents import office_pdf  # noqa: PLC0415 - few runs need it

        if WORD not in self.request.formats:
            self.documents = [one for one in self.documents if one not in sources]
        try:
            pdfs = office_pdf.office_pdfs([one.document.data for one in sources])
        except Exception as error:  # noqa: BLE001 - fail() raises what no user can correct
            self.fail(error)
            return
        for one, data in zip(sources, pdfs, strict=True):
            name = f"{one.document.name.removesuffix(WORD)}{PDF}"
            path = self.request.file or one.path.with_name(name)
            fonts = office_pdf.fonts_told(data)
            document = one.document._replace(
                name=name,
                data=data,
                notes=(fonts,) if fonts else (),
                pages=office_pdf.pages_of_pdf(data) if self.counts_pages else 0,
            )
            self.tell_notes(document)
            self.documents.append(PlacedDocument(one.source, path, document))


def render_files(
    files: Sequence[Path], request: RenderRequest, language: Language, *, quiet: bool
) -> int:
    """Render files and give the exit code; an error in one does not stop the others.

    Raises:
        WrongUsage: No file is named, or two documents would get one name; then none is written.
        CannotTypeset: This system lacks what a format needs.
    """
    if not files:
        raise WrongUsage(_render_suggestion(Path()))
    _refuse_file_as_folder(request)
    if request.combined:
        refuse_one_file_twice(files)
    require_formats(request.typeset_formats)
    warn_without_libyaml(language)
    run = RenderRun(request, language, named_pack(request.pack, language), quiet=quiet)
    named = list(reversed({file.absolute(): file for file in reversed(files)}.values()))
    pair = pair_of_files(named, language) if request.combined else None
    for file in named[:1] if pair else named:
        try:
            run.add_documents_of(*(pair or (file,)))
        except Exception as error:  # noqa: BLE001 - fail() raises what no user can correct
            run.fail(error)
    run.make_office_pdfs()
    _refuse_clashes(run.documents, request)
    unwritable: set[Path] = set()
    for placed in run.documents:
        if placed.source in unwritable:
            continue
        try:
            _write_document(placed, run.memory, force=request.force)
        except CannotWrite as error:
            run.fail(error)
            unwritable.add(placed.source)
        else:
            run.written.append(placed)
            if not quiet:
                print_line(str(placed.path))
    run.tell_pages()
    return run.code


def _write_document(placed: PlacedDocument, memory: WrittenDocuments, *, force: bool) -> None:
    """Write one document; with ``force`` over any file."""
    if not force:
        refuse_overwriting(placed.path, placed.document, placed.source, memory)
    make_folder(placed.path.parent)
    memory.add(placed.document.data, placed.source, placed.document.kind_name)
    write_file(placed.path, placed.document.data)
