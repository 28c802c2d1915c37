"""Reads, checks and renders plan files, in this process, another one, or on another machine."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from civplan.compose.environment import CannotCompose
from civplan.district.batch.community_file import (
    community_file_of,
    items_in_plan,
    location_of,
    targets_in_plan,
)
from civplan.district.batch.job import (
    UNFINISHED_FOLDER,
    BatchJob,
    Draft,
    WorkerResult,
    failure_result,
)
from civplan.district.memory.file_result import (
    FileResult,
    FindingText,
    PathOf,
    file_result_to_json,
    readable_path,
)
from civplan.district.memory.inputs import (
    InputDigests,
    digest_of_bytes,
    inputs_of_evidence,
    inputs_of_folder,
    inputs_of_plan,
)
from civplan.district.memory.stored_result import NO_OWN_TEXTS, StoredResult
from civplan.district.register.file_rows import register_rows
from civplan.district.review.copied_text import own_texts_of
from civplan.district.review.submissions import (
    files_by_community,
    name_on_roster,
    roster_by_name,
)
from civplan.documents.files import (
    CannotWrite,
    make_folder,
    name_key,
    safe_name,
    write_failure_reason,
)
from civplan.documents.folders import FolderCache
from civplan.documents.open import OpenedPlan, open_plan
from civplan.documents.render import ComposerCache, RenderedDocument, render_documents
from civplan.findings.finding import Finding, Severity, findings_in_order
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.model.choices import Document
from civplan.model.packs import PackCache
from civplan.model.plan import Plan
from civplan.model.stage_plan import plan_at_period
from civplan.rules.context import CheckOptions
from civplan.rules.prose import passages_of
from civplan.settings.apply import SettingsCache
from civplan.source.errors import CannotRead, read_error_reason
from civplan.typeset.formats import CannotTypeset

SAME_NAME = Words(
    "计划和总结都会叫“{name}”，都没有生成；把其中一份的“标题”改得不一样",
    "plan and summary would both be called “{name}”, so neither was made: give one of them another"
    " title",
)


class SameName(Exception):
    """Two documents of one plan file would have one name."""

    def __init__(self, words: Words) -> None:
        """Take the message."""
        super().__init__(words.en)
        self.words = words


FAILURES = (*(CannotRead, CannotCompose, CannotTypeset, ManuscriptError, SameName, OSError),)
"""Why one file has no documents, while the others may have theirs."""


class FileWorker:
    """Works on the files of one job, with caches of settings, packs and compiled templates."""

    def __init__(self, job: BatchJob) -> None:
        """Take what is the same for all files."""
        self.job = job
        self.packs, self.settings, self.folders = PackCache(), SettingsCache(), FolderCache()
        self.digests = InputDigests(Path(job.folder))
        self.path_of = cache(lambda file: readable_path(self.digests.path_of(file)))
        self.composers = ComposerCache(Path(job.cache) if job.cache else None)
        self.roster = roster_by_name(job.communities)
        self.options = CheckOptions(as_of=job.as_of, communities=job.communities)
        self.period = job.period
        self.token = secrets.token_hex(8)
        """Part of the names of drafts: two workers may be given the same file."""

    def work_on(self, path: str) -> WorkerResult:
        """Read, check and render one file and return its result."""
        file = Path(self.job.folder) / path
        try:
            inputs = inputs_of_folder(file, self.digests)
            opened = self.open(file)
            inputs |= inputs_of_plan(opened, self.digests)
            drafts = self._write_drafts(opened, path)
        except CannotWrite as error:
            return WorkerResult(path, StoredResult(""), unwritable=(str(error.path), error.reason))
        except FAILURES as error:
            return failure_result(path, _failure_words(error, file, self.job))
        inputs |= inputs_of_evidence(opened.plan, self.digests)
        result, stored = self._result_of(opened, path)
        return WorkerResult(
            path, stored._replace(inputs=inputs), drafts=drafts, errors=len(result.errors)
        )

    def _result_of(self, opened: OpenedPlan, path: str) -> tuple[FileResult, StoredResult]:
        """The result of a file without its documents, and what the memory stores of it."""
        plan, path_of = opened.plan, self.path_of
        findings = [_finding_text_of(one, path_of) for one in findings_in_order(opened.findings)]
        items = items_in_plan(plan, path_of) if plan else []
        targets = targets_in_plan(plan, path_of) if plan else []
        contents = community_file_of(plan, path, path_of, items, targets) if plan else None
        if contents and opened.pack and not opened.pack.profile.annual:
            contents = contents._replace(kind=opened.pack.profile.name)
        result = FileResult(
            path,
            contents,
            errors=tuple(one for one in findings if one.severity == Severity.ERROR.value),
            warnings=sum(one.severity == Severity.WARNING.value for one in findings),
        )
        texts = own_texts_of(plan, opened.passages or passages_of(plan)) if plan else NO_OWN_TEXTS
        rows = register_rows(self._community_of(result), items, targets, findings)
        return result, StoredResult(file_result_to_json(result), texts=texts, rows=rows)

    def _community_of(self, result: FileResult) -> str:
        """The community of a file, by its name on the roster; empty for none."""
        if result.file:
            return name_on_roster(result.file.community, self.roster)
        return next(iter(files_by_community([Path(result.path)], self.roster)), "")

    def open(self, file: Path) -> OpenedPlan:
        """Read and check a plan file with the project's settings.

        Where the job has a stage, the plan is as it stood at its end.

        Raises:
            CannotRead: The file, the settings or the pack cannot be read.
        """
        opened = open_plan(
            file,
            packs=self.packs,
            options=self.options,
            settings=self.settings,
            folders=self.folders,
        )
        if self.period is None or opened.plan is None:
            return opened
        plan = plan_at_period(opened.plan, self.period)
        return opened._replace(plan=plan, passages=(), next_year=None)

    def documents_of(self, plan: Plan) -> tuple[Document, ...]:
        """The documents that are made of a plan: where the job has a stage, its summary alone."""
        if self.period is None:
            return plan.documents
        return (Document.SUMMARY,) if plan.has_own_summary else ()

    def _write_drafts(self, opened: OpenedPlan, path: str) -> tuple[Draft, ...]:
        """Write the documents of a plan under temporary names; none when it has errors.

        Raises:
            CannotWrite: The folder or the disk does not allow it.
            SameName: Two of its documents would have one name.
        """
        plan, pack = opened.plan, opened.pack
        if not self.job.formats or plan is None or pack is None or opened.has_errors:
            return ()
        documents = render_documents(
            plan,
            self.composers.composer_for(pack),
            self.documents_of(plan),
            self.job.formats,
            style=opened.style,
            next_year=opened.next_year,
        )
        folder = Path(self.job.documents) / UNFINISHED_FOLDER
        own = f"{self.token}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}"
        by_name = self._documents_by_name(documents, plan)
        drafts = []
        for number, (name, document) in enumerate(by_name.items()):
            temporary = f"{own}-{number}"
            _write_draft(folder / temporary, document.data)
            long_name = _long_name(document, plan)
            digest = digest_of_bytes(document.data)
            other_name = long_name if long_name != name else ""
            drafts.append(Draft(temporary, name, digest, other_name, document.notes))
        return tuple(drafts)

    def _documents_by_name(
        self, documents: Iterable[RenderedDocument], plan: Plan
    ) -> dict[str, RenderedDocument]:
        """The documents of a plan by their names.

        Raises:
            SameName: Two of them would have one name.
        """
        by_name, keys = dict[str, RenderedDocument](), set[str]()
        for document in documents:
            name, long_name = _document_name(document, plan), _long_name(document, plan)
            if long_name and (self.job.with_campaigns or long_name in self.job.long_names):
                name = long_name
            if name_key(name) in keys:
                raise SameName(SAME_NAME.filled(name=name))
            keys.add(name_key(name))
            by_name[name] = document
        return by_name


def _write_draft(file: Path, data: bytes) -> None:
    """Write a file; its folder is made when it is not there.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    try:
        try:
            file.write_bytes(data)
        except FileNotFoundError:  # only the first file of a run finds no folder
            make_folder(file.parent)
            file.write_bytes(data)
    except OSError as error:
        raise CannotWrite(file, write_failure_reason(error, file)) from error


def _document_name(document: RenderedDocument, plan: Plan) -> str:
    """The name of a document: its title, with the community before it if the title lacks it."""
    if plan.community in document.name:
        return document.name
    ending = Path(document.name).suffix
    return f"{safe_name(f'{plan.community} {document.title}')}{ending}"


def _long_name(document: RenderedDocument, plan: Plan) -> str:
    """The name of a document whose title is the pack's, with the campaign; empty where it has it.

    Two files of one community about different work have one title in a pack whose title leaves
    the campaign out.
    """
    details = plan.combine if document.is_combined else plan.details(document.kind)
    if (details and details.title) or plan.campaign.removesuffix("工作") in document.title:
        return ""
    name = Path(_document_name(document, plan))
    return f"{safe_name(f'{name.stem}（{plan.campaign}）')}{name.suffix}"


def _finding_text_of(finding: Finding, path_of: PathOf) -> FindingText:
    """A finding as text."""
    return FindingText(
        code=finding.rule.code,
        severity=finding.rule.severity.value,
        message=finding.words,
        help=Words(finding.help("zh"), finding.help("en")),
        location=location_of(finding.span, path_of),
    )


def _failure_words(error: Exception, file: Path, job: BatchJob) -> Words:
    """Why a file could not be processed; names another file that is the cause."""
    if isinstance(error, OSError):
        return read_error_reason(error)
    if isinstance(error, CannotRead):
        if str(error.path) == str(file):
            return error.reason
        path = Path(error.path)
        if job.display_folder and path.is_relative_to(job.folder):
            path = job.display_folder / path.relative_to(job.folder)
        return Words(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}")
    words = getattr(error, "words", None)
    return words if isinstance(words, Words) else Words(str(error), str(error))


def work_on_files(job: BatchJob, paths: Sequence[str]) -> list[WorkerResult]:
    """Read, check and render some files; errors are in the results.

    Where the output folder cannot be written, the last result says so and the rest is missing.

    Args:
        job: What is the same for all files.
        paths: The files, relative to the sub-district's folder.
    """
    worker, results = _worker_for(job), list[WorkerResult]()
    for path in paths:
        results.append(worker.work_on(path))
        if results[-1].unwritable:
            break
    return results


@lru_cache(maxsize=1)
def _worker_for(job: BatchJob) -> FileWorker:
    """This process's worker for a job."""
    return FileWorker(job)
