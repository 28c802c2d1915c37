"""The job that a worker gets and the result that it returns; both can cross processes."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from civplan.district.memory.file_result import FileResult, file_result_to_json
from civplan.district.memory.stored_result import StoredResult
from civplan.findings.words import Words
from civplan.model.grammar.period_forms import Period, parse_period
from civplan.rules.context import CommunityNames

WORKER_DIED = Words(
    "处理这个文件的进程两次异常退出", "the process that worked on this file died twice"
)
UNFINISHED_FOLDER = ".unfinished"
"""The folder, below that of the documents, of drafts that have no name yet."""


class BatchJob(NamedTuple):
    """What is the same for all files of a run."""

    folder: str
    """The sub-district's, as the worker finds it."""
    documents: str
    """The folder of the documents."""
    formats: tuple[str, ...]
    """None where files are only read and checked."""
    cache: str
    """The folder of compiled templates; empty for none."""
    as_of: dt.date | None
    communities: tuple[CommunityNames, ...]
    """Those of the roster, each by its names."""
    display_folder: str = ""
    """The sub-district's folder as messages name it; empty for as the worker finds it."""
    run: str = ""
    """The id of the run: a worker's caches are good for one run only."""
    with_campaigns: bool = False
    """True when names say the campaign that the pack's title leaves out."""
    stage: str = ""
    """The period of the stage whose summaries are made: 上半年; empty for the year's documents."""
    long_names: frozenset[str] = frozenset()
    """The names of documents that said it in an earlier run, and keep it."""
    fonts: str = ""
    """A digest of the fonts that PDF files are made with: with others they are made again."""

    @property
    def period(self) -> Period | None:
        """The period of the stage; None for the whole year."""
        return parse_period(self.stage) if self.stage else None


class Draft(NamedTuple):
    """A document that is written under a temporary name."""

    temporary_name: str
    name: str
    """Its name in the folder of documents, if it may have it."""
    digest: str
    long_name: str = ""
    """The same with the campaign, for when another file wants the name; empty for none."""
    notes: tuple[Words, ...] = ()
    """What it shows otherwise than its style says."""


class WorkerResult(NamedTuple):
    """The result of one file."""

    path: str
    stored: StoredResult
    """What the memory stores of it; its documents have no names yet."""
    drafts: tuple[Draft, ...] = ()
    errors: int = 0
    """The number of errors in the file."""
    unwritable: tuple[str, Words] | None = None
    """What cannot be written and why, where nothing else can be written either."""


def failure_result(path: str, reason: Words) -> WorkerResult:
    """The result of a file that could not be processed."""
    json = file_result_to_json(FileResult(path, None, failure=reason))
    return WorkerResult(path, StoredResult(json, failure=reason))
