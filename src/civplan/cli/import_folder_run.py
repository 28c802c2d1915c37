"""Runs ``civplan import`` for folders: every document, with progress and a list to look at."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from civplan.cli.console import print_error, print_line, print_note
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.import_run import STANDARD_OUTPUT, ImportRequest, write_plan_file
from civplan.cli.progress import ProgressBar
from civplan.documents.folders import PLAN_ENDINGS
from civplan.findings.finding import Finding
from civplan.findings.words import Language, Words
from civplan.ingest.import_document import import_parts, read_document
from civplan.ingest.import_folder import ImportTask, documents_in, tasks_of, with_pairs

NO_DOCUMENTS = Words(
    "{paths}：没有可以导入的文档（Word、文字稿、网页）",
    "{paths}: there is no document to import (Word, text, web page)",
)
FOLDER_WANTED = Words(
    "导入文件夹时，-o 也写一个文件夹：{output}",
    "to import a folder, name a folder with -o: {output}",
)
ONE_ONLY = Words(
    "--part、--kind 一次只能用于一份文档", "--part and --kind are for one document at a time"
)
LOOK_AT = Words("要看一下的：", "what needs a look:")
IMPORTED = Words(
    "导入{documents}份文档，写了{files}个计划文件",
    "{documents} documents were imported into {files} plan files",
)


class FolderImport:
    """One run: what was read, what was written, what needs a look."""

    def __init__(self, request: ImportRequest, language: Language, progress: ProgressBar) -> None:
        """Take the options, the language of messages and the progress line."""
        self.request = request
        self.language = language
        self.progress = progress
        self.code: int = ExitCode.FINE
        self.findings: dict[str, list[Finding]] = {}
        self.names: set[Path] = set()
        self.written: list[Path] = []
        self.documents = 0

    def fail(self, error: Exception) -> None:
        """Print an error that a user can correct; the exit code says that there was one."""
        self.progress.clear()
        print_error(error, self.language)
        self.code = ExitCode.USAGE

    def tasks(self, paths: Sequence[Path]) -> list[ImportTask]:
        """The plan files that the documents become; what cannot be read is reported."""
        found = list(documents_in(paths))
        if not found:
            names = "、".join(str(path) for path in paths)
            raise WrongUsage(NO_DOCUMENTS.filled(paths=names))
        self.progress.expect(2 * len(found))
        tasks: list[ImportTask] = []
        for one in found:
            try:
                document = read_document(one.path)
                tasks += tasks_of(one, document, keep_all=self.request.keep_all)
            except Exception as error:  # noqa: BLE001 - fail() raises what no user can correct
                self.fail(error)
            else:
                self.findings[document.path] = document.findings
                self.documents += 1
            self.progress.step(one.path.name)
        return with_pairs(tasks)

    def write(self, task: ImportTask) -> None:
        """Write the plan file of a task."""
        target = self._target(task)
        try:
            imported = import_parts(
                task.parts, self.request.options, pack=self.request.pack, name=target
            )
            write_plan_file(target, imported.text, force=self.request.force)
        except Exception as error:  # noqa: BLE001 - fail() raises what no user can correct
            self.fail(error)
        else:
            self.written.append(target)
            for finding in imported.findings:
                self.findings.setdefault(finding.span.path, []).append(finding)
            if imported.opened.has_errors:
                self.code = max(self.code, ExitCode.FINDINGS)
        self.progress.step(target.name)

    def _target(self, task: ImportTask) -> Path:
        """The path of a plan file that no other task of this run has."""
        output = self.request.output
        folder = output / task.folder if output else Path(task.parts[0].path).parent
        target, number = folder / f"{task.stem}.yaml", 2
        while target in self.names:
            target, number = folder / f"{task.stem}-{number}.yaml", number + 1
        self.names.add(target)
        return target


def import_folders(paths: Sequence[Path], request: ImportRequest, language: Language) -> int:
    """Import every document of folders and give the exit code.

    Raises:
        WrongUsage: There is no document, or an option does not fit.
    """
    output = request.output
    is_file = output and (output.is_file() or output.suffix.lower() in PLAN_ENDINGS)
    if output == STANDARD_OUTPUT or is_file:
        raise WrongUsage(FOLDER_WANTED.filled(output=output))
    if request.part or request.kind:
        raise WrongUsage(ONE_ONLY)
    with ProgressBar(0, sys.stderr, is_quiet=request.quiet) as progress:
        run = FolderImport(request, language, progress)
        tasks = run.tasks(paths)
        progress.expect(progress.done + len(tasks))
        for task in tasks:
            run.write(task)
    if not request.quiet:
        for path in run.written:
            print_line(str(path))
    _print_what_to_look_at(run, language)
    if not request.quiet:
        counts = IMPORTED.filled(documents=run.documents, files=len(run.written))
        print_note(counts, language)
    return run.code


def _print_what_to_look_at(run: FolderImport, language: Language) -> None:
    """Print a line for each document with warnings: how many, and the first."""
    lines = []
    for path, findings in run.findings.items():
        grave = [one for one in findings if one.is_warning or one.is_error]
        if grave:
            more = f" (+{len(grave) - 1})" if len(grave) > 1 else ""
            first = grave[0]
            lines.append(f"  {path}:{first.span.line}: {first.message(language)}{more}")
    if lines:
        print_note(LOOK_AT, language)
        sys.stderr.write("".join(f"{line}\n" for line in lines))
