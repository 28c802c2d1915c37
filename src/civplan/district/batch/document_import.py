"""Takes the Word documents of a sub-district's folder in: a plan file beside each, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from civplan.documents.files import CannotWrite, write_new_file
from civplan.documents.folders import is_plan_file
from civplan.findings.words import Words
from civplan.ingest.errors import CannotImport
from civplan.ingest.import_document import import_parts, read_document
from civplan.ingest.import_folder import (
    FoundDocument,
    ImportTask,
    documents_in,
    tasks_of,
    with_pairs,
)
from civplan.ingest.plan.parts import ImportOptions
from civplan.model.plan import Plan
from civplan.source.errors import CannotRead
from civplan.typeset.origin import is_civplan_document

TAKEN_IN = Words(
    "{documents}：已导入为 {plan}，带“请核对”的地方要有人看一下",
    "{documents} was imported as {plan}; somebody must look at what says 请核对",
)
CORRECTABLE = (CannotRead, CannotImport, CannotWrite)
"""What a user can correct; the other documents are taken in all the same."""


def take_in_documents(
    folder: Path,
    out: Path,
    options: ImportOptions,
    on_note: Callable[[Words], None],
) -> list[Path]:
    """Write a plan file beside every document of a community that has none.

    Documents that civplan made are left out, and so is the output folder.

    Args:
        folder: The sub-district's folder.
        out: The output folder.
        options: The language of keys, and the year for documents that name none.
        on_note: Is told what was taken in, and what could not be.

    Returns:
        The plan files written.
    """
    if not folder.is_dir():
        return []
    tasks: list[ImportTask] = []
    for document in _foreign_documents(folder, out):
        try:
            tasks += tasks_of(document, read_document(document.path), keep_all=False)
        except CORRECTABLE as error:
            on_note(_error_words(error))
    written = []
    for task in with_pairs(tasks):
        target = folder / task.folder / f"{task.stem}.yaml"
        try:
            imported = import_parts(task.parts, options, name=target)
            if target.exists() or _is_taken_in(imported.plan, target.parent):
                continue
            write_new_file(target, imported.text.encode())
        except CORRECTABLE as error:
            on_note(_error_words(error))
            continue
        written.append(target)
        names = Words(*(mark.join(part.path for part in task.parts) for mark in ("、", ", ")))
        on_note(TAKEN_IN.filled(documents=names, plan=target))
    return written


def _foreign_documents(folder: Path, out: Path) -> Iterator[FoundDocument]:
    """The documents of a folder that civplan did not make, and that have no plan file yet."""
    inside = out.resolve()
    for document in documents_in([folder]):
        path = document.path
        if path.resolve().is_relative_to(inside) or path.with_suffix(".yaml").exists():
            continue
        try:
            is_own = is_civplan_document(path)
        except OSError:
            is_own = False
        if not is_own:
            yield document


def _is_taken_in(plan: Plan, folder: Path) -> bool:
    """True when a plan file of the folder is about the same community and year."""
    name = re.escape(plan.community)
    community = re.compile(rf"^(?:社区|community) *: *[\"']?{name}[\"']? *(?:#|$)", re.MULTILINE)
    year = re.compile(rf"^(?:年度|year) *: *[\"']?{plan.year}", re.MULTILINE)
    texts = (
        file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(folder.iterdir())
        if is_plan_file(file) and file.is_file()
    )
    return any(community.search(text) and year.search(text) for text in texts)


def _error_words(error: CannotRead | CannotImport | CannotWrite) -> Words:
    """What went wrong with one document, in one line."""
    return Words(f"{error.path}：{error.reason.zh}", f"{error.path}: {error.reason.en}")
