"""Runs ``civplan import``: documents are read and checked before anything is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import print_findings, print_line, print_note
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import named_pack, year_option
from civplan.documents.files import make_folder, write_file, write_new_file
from civplan.documents.folders import PLAN_ENDINGS
from civplan.findings.words import Language, Words
from civplan.ingest.import_document import (
    IMPORTED_NAME,
    ImportedDocument,
    chosen_outline,
    import_document,
    read_document,
)
from civplan.ingest.outline_report import outline_json, outline_tree
from civplan.ingest.plan.parts import ImportOptions
from civplan.model.choices import Document
from civplan.source.errors import NO_SUCH_FILE, CannotRead

STANDARD_OUTPUT = Path("-")
NOTHING_NAMED = Words(
    "没有指定文档；例如：civplan import 旧总结.docx -o 湖内2007.yaml",
    "no document is named; try: civplan import summary.docx -o hunei-2007.yaml",
)
TOO_MANY = Words(
    "一次导入一份文档，或一份计划加一份总结；更多的放进一个文件夹：civplan import 文件夹 -o 文件夹",
    "import one document, or a plan and a summary; put more of them into a folder and name that",
)
PLAN_FILE_GIVEN = Words(
    "{file}：这已经是计划文件，不用导入；校验它：civplan validate {file}",
    "{file} is a plan file already; to check it: civplan validate {file}",
)
ONE_OUTLINE = Words(
    "--outline --format json 一次只看一份文档", "--outline --format json takes one document"
)
OUTLINE_IS_PRINTED = Words(
    "--outline 只显示结构，不写文件；要写到文件里：civplan import … --outline > {file}",
    "--outline only shows the structure; to have it in a file: civplan import … --outline > {file}",
)
NOT_A_PLAN_NAME = Words(
    "-o {file}：计划文件的名字应当以 .yaml 结尾，或写一个已有的文件夹",
    "-o {file}: the name of a plan file ends with .yaml; or name a folder that is there",
)
CHECKED = Words(
    "{file}：校验有{errors}个错误、{warnings}个警告；逐条看：civplan validate {file}",
    "{file} has {errors} errors and {warnings} warnings; to see them: civplan validate {file}",
)


class ImportRequest(NamedTuple):
    """The options of ``civplan import``."""

    output: Path | None = None
    """A plan file, a folder, or ``-``; None for beside the document."""
    is_outline: bool = False
    form: str = "text"
    """text or json."""
    part: int = 0
    """Which document of a file, from 1; 0 for the only one."""
    kind: str = ""
    """plan or summary; empty to find out."""
    keys: Language = "zh"
    community: str = ""
    year: str = ""
    campaign: str = ""
    pack: str = ""
    keep_all: bool = False
    force: bool = False
    quiet: bool = False

    @property
    def options(self) -> ImportOptions:
        """What a person says about the documents.

        Raises:
            WrongUsage: The year is none.
        """
        return ImportOptions(
            community=self.community,
            year=year_option(self.year) if self.year else None,
            campaign=self.campaign,
            document=next((one for one in Document if one.value == self.kind), None),
            language=self.keys,
            this_year=datetime.now().astimezone().year,
        )


def import_paths(paths: Sequence[Path], request: ImportRequest, language: Language) -> int:
    """Import documents or folders and give the exit code.

    Raises:
        WrongUsage: Nothing is named, or too much at once.
        CannotRead: A document cannot be read.
        CannotImport: No plan file can be made of it as asked.
        CannotWrite: The plan file exists, or may not be written.
    """
    if not paths:
        raise WrongUsage(NOTHING_NAMED)
    for path in paths:
        if path.suffix.lower() in PLAN_ENDINGS:
            raise WrongUsage(PLAN_FILE_GIVEN.filled(file=path))
        if not os.path.lexists(path):
            raise CannotRead(path, NO_SUCH_FILE)
    named_pack(request.pack, language)
    if any(path.is_dir() for path in paths) and not request.is_outline:
        from civplan.cli.import_folder_run import import_folders  # noqa: PLC0415 - few runs name one

        return import_folders(paths, request, language)
    if request.is_outline:
        return _print_outlines(paths, request, language)
    if len(paths) > 2:  # noqa: PLR2004 - a plan and a summary
        raise WrongUsage(TOO_MANY)
    target = plan_file_path(paths[0], request)
    options = request.options
    imported = import_document(
        *paths,
        community=options.community,
        year=options.year,
        campaign=options.campaign,
        kind=options.document,
        part=request.part,
        pack=request.pack,
        keys=request.keys,
        keep_all=request.keep_all,
        name=IMPORTED_NAME if target == STANDARD_OUTPUT else target,
    )
    _write_plan(imported, target, request)
    _report(imported, target, request, language)
    return ExitCode.FINDINGS if imported.opened.has_errors else ExitCode.FINE


def _print_outlines(paths: Sequence[Path], request: ImportRequest, language: Language) -> int:
    """Print the structure of documents, and what looks wrong in it."""
    if request.form == "json" and len(paths) > 1:
        raise WrongUsage(ONE_OUTLINE)
    if request.output not in (None, STANDARD_OUTPUT):
        raise WrongUsage(OUTLINE_IS_PRINTED.filled(file=request.output))
    for path in paths:
        document = read_document(path)
        outline = chosen_outline(document, request.part)
        if request.form == "json":
            sys.stdout.write(outline_json(outline))
        else:
            sys.stdout.write(outline_tree(outline, language))
            print_findings(document.findings, {}, language, stream=sys.stderr)
    return ExitCode.FINE


def plan_file_path(document: Path, request: ImportRequest) -> Path:
    """Where the plan file of a document will be written.

    Raises:
        WrongUsage: The name is none of a plan file.
    """
    name = Path(document.name).with_suffix(".yaml")
    output = request.output
    if output is None:
        return document.with_name(name.name)
    if output == STANDARD_OUTPUT:
        return output
    if output.is_dir():
        return output / name
    if output.suffix.lower() not in PLAN_ENDINGS:
        raise WrongUsage(NOT_A_PLAN_NAME.filled(file=output))
    return output


def _write_plan(imported: ImportedDocument, target: Path, request: ImportRequest) -> None:
    """Write a plan file, or print it.

    Raises:
        CannotWrite: It exists, unless ``--force`` is given; or it may not be written.
    """
    if target == STANDARD_OUTPUT:
        sys.stdout.write(imported.text)
        return
    write_plan_file(target, imported.text, force=request.force)


def write_plan_file(target: Path, text: str, *, force: bool) -> None:
    """Write a plan file; over another one only with ``force``.

    Raises:
        CannotWrite: It exists, or may not be written.
    """
    make_folder(target.parent)
    (write_file if force else write_new_file)(target, text.encode())


def _report(
    imported: ImportedDocument, target: Path, request: ImportRequest, language: Language
) -> None:
    """Print the findings about documents, the path written and what a check of it says."""
    is_printed = target == STANDARD_OUTPUT
    is_json = request.form == "json"
    stream = sys.stdout if is_json and not is_printed else sys.stderr
    print_findings(imported.findings, {}, language, request.form, stream)
    if not is_printed and not is_json and not request.quiet:
        print_line(str(target))
    if not request.quiet and not is_printed:
        _print_check(imported, target, language)


def _print_check(imported: ImportedDocument, target: Path, language: Language) -> None:
    """Print how many errors and warnings a check of the plan file finds, if any."""
    found = imported.opened.findings
    errors = sum(finding.is_error for finding in found)
    warnings = sum(finding.is_warning for finding in found)
    if errors or warnings:
        print_note(CHECKED.filled(file=target, errors=errors, warnings=warnings), language)
