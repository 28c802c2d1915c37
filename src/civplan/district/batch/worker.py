"""Makes the documents of plan files, and what the sub-district's own documents need of them."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from civplan.compose.composer import CannotCompose, Composer
from civplan.district.batch.community_file import PathOf, location_of, plan_data_of
from civplan.district.batch.job import (
    UNFINISHED_FOLDER,
    BatchJob,
    UnplacedDocument,
    WorkerResult,
    failure_result,
)
from civplan.district.memory.file_result import (
    CommunityFile,
    FileResult,
    FindingText,
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
from civplan.district.memory.stored_result import NO_OWN_TEXTS
from civplan.district.register.file_rows import register_rows
from civplan.district.review.copied_text import own_texts_of
from civplan.district.review.submissions import files_by_community, roster_by_name
from civplan.documents.files import CannotWrite, make_folder, safe_name
from civplan.documents.files import write_failure_reason as reason_of_writing
from civplan.documents.folders import FolderCache
from civplan.documents.open import OpenedPlan, open_plan
from civplan.documents.render import RenderedDocument, render_documents
from civplan.findings.finding import Finding, Severity, findings_in_order
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.model.packs import Pack, PackCache
from civplan.model.plan import Plan
from civplan.rules.context import CheckOptions
from civplan.rules.prose import passages_of
from civplan.settings.cache import SettingsCache
from civplan.source.errors import CannotRead, read_error_reason


class FileWorker:
    """What a worker keeps between files: settings, packs, and templates that are compiled."""

    def __init__(self, order: BatchJob) -> None:
        """Take what is the same for all files."""
        self.order = order
        self.shelf, self.settings, self.folders = PackCache(), SettingsCache(), FolderCache()
        self.digests = InputDigests(Path(order.folder))
        self.path_of = cache(lambda file: readable_path(self.digests.path_of(file)))
        self.composers: dict[tuple[Path, ...], Composer] = {}
        self.roster = roster_by_name(order.communities)
        self.circumstances = CheckOptions(as_of=order.as_of, communities=order.communities)
        self.token = secrets.token_hex(8)
        """Keeps apart what two workers write, should one be given the other's work."""

    def produce(self, path: str) -> WorkerResult:
        """What comes of one file."""
        file = Path(self.order.folder) / path
        try:
            inputs = inputs_of_folder(file, self.digests)
            opened = self.opened(file)
            inputs |= inputs_of_plan(opened, self.digests)
            unfinished = self.documents_of(opened, path)
        except CannotWrite as error:
            return WorkerResult(path, "", {}, unwritable=(str(error.path), error.reason))
        except (CannotRead, CannotCompose, ManuscriptError, OSError) as error:
            return failure_result(path, _failure_words(error, file, self.order))
        inputs |= inputs_of_evidence(opened.plan, self.digests)
        return self.produce_of(opened, path)._replace(inputs=inputs, unfinished=unfinished)

    def produce_of(self, opened: OpenedPlan, path: str) -> WorkerResult:
        """What the sub-district's documents need of a file."""
        plan, path_of = opened.plan, self.path_of
        told = [
            _finding_text_of(finding, path_of) for finding in findings_in_order(opened.findings)
        ]
        handed, done, targets = plan_data_of(plan, path, path_of) if plan else (None, (), ())
        errors = tuple(one for one in told if one.severity == Severity.ERROR.value)
        warnings = sum(one.severity == Severity.WARNING.value for one in told)
        return WorkerResult(
            path,
            file_result_to_json(FileResult(path, handed, errors, warnings)),
            inputs={},
            texts=own_texts_of(plan, opened.passages or passages_of(plan))
            if plan
            else NO_OWN_TEXTS,
            rows=register_rows(self.community_of(handed, path), done, targets, told),
            errors=len(errors),
        )

    def community_of(self, handed: CommunityFile | None, path: str) -> str:
        """Whose a file is, by the name on the roster; empty for nobody's."""
        if handed:
            return self.roster.get(handed.community, handed.community)
        return next(iter(files_by_community([Path(path)], self.roster)), "")

    def opened(self, file: Path) -> OpenedPlan:
        """A plan file, read and checked as the project wants it.

        Raises:
            CannotRead: The file, the settings or the pack cannot be read.
        """
        settings = self.settings.settings_for(file)
        return open_plan(
            file,
            packs=self.shelf,
            options=self.circumstances,
            settings=settings,
            folders=self.folders,
        )

    def documents_of(self, opened: OpenedPlan, path: str) -> tuple[UnplacedDocument, ...]:
        """Write the documents of a plan under names of their own; none when it has errors."""
        if not self.order.formats:  # the files are only read and checked
            return ()
        if opened.plan is None or opened.pack is None or opened.has_errors:
            return ()
        composer = self.composer_for(opened.pack)
        rendered = render_documents(
            opened.plan, composer, opened.plan.documents, self.order.formats
        )
        own = f"{self.token}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}"
        return tuple(
            UnplacedDocument(
                self.written(f"{own}-{number}", document),
                _document_name(document, opened.plan),
                digest_of_bytes(document.data),
            )
            for number, document in enumerate(rendered)
        )

    def composer_for(self, pack: Pack) -> Composer:
        """One composer for all files of a pack."""
        if pack.folders not in self.composers:
            cache = Path(self.order.cache) if self.order.cache else None
            self.composers[pack.folders] = Composer(pack, cache)
        return self.composers[pack.folders]

    def written(self, name: str, document: RenderedDocument) -> str:
        """Write a document under a passing name, and give that name.

        Raises:
            CannotWrite: The folder or the disk does not allow it.
        """
        file = Path(self.order.documents) / UNFINISHED_FOLDER / name
        try:
            _write_draft_file(file, document.data)
        except OSError as error:
            raise CannotWrite(file, reason_of_writing(error, file)) from error
        return name


def _write_draft_file(file: Path, data: bytes) -> None:
    """Write a file; its folder is made when it is not there.

    Raises:
        OSError: The folder or the disk does not allow it.
        CannotWrite: The folder cannot be made.
    """
    try:
        file.write_bytes(data)
    except FileNotFoundError:  # only the first file of a run finds no folder
        make_folder(file.parent)
        file.write_bytes(data)


def _document_name(document: RenderedDocument, plan: Plan) -> str:
    """The name that a document wants: its title, and before it the community if it lacks it."""
    if plan.community in document.name:
        return document.name
    ending = Path(document.name).suffix
    return f"{safe_name(f'{plan.community} {document.title}')}{ending}"


def _finding_text_of(finding: Finding, path_of: PathOf) -> FindingText:
    """A finding in words; its file is named as the sub-district knows it."""
    return FindingText(
        code=finding.rule.code,
        severity=finding.rule.severity.value,
        message=Words(finding.message("zh"), finding.message("en")),
        help=Words(finding.help("zh"), finding.help("en")),
        place=location_of(finding.span, path_of),
    )


def _failure_words(error: Exception, file: Path, order: BatchJob) -> Words:
    """Why nothing could be done with a file; another one that is at fault is named."""
    if isinstance(error, OSError):
        return read_error_reason(error)
    if isinstance(error, CannotRead):
        if str(error.path) == str(file):
            return error.reason
        path = Path(error.path)
        if order.shown and path.is_relative_to(order.folder):
            path = order.shown / path.relative_to(order.folder)
        return Words(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}")
    words = getattr(error, "words", None)
    return words if isinstance(words, Words) else Words(str(error), str(error))


def work_on_files(order: BatchJob, paths: Sequence[str]) -> list[WorkerResult]:
    """Read, check and render some files; whatever is wrong with one is in what comes back.

    Where the output folder cannot be written, the last one says so and the others are left out.

    Args:
        order: What is the same for all files.
        paths: The files, relative to the sub-district's folder.
    """
    workshop = _worker_for(order)
    made = []
    for path in paths:
        made.append(workshop.produce(path))
        if made[-1].unwritable:
            break
    return made


@lru_cache(maxsize=1)
def _worker_for(order: BatchJob) -> FileWorker:
    """The workshop of this process for a run."""
    return FileWorker(order)
