"""What a worker is asked for, and what it gives back; both can be sent to another process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from civplan.district.memory.file_result import FileResult, file_result_to_json
from civplan.district.memory.stored_result import NO_OWN_TEXTS, OwnTexts
from civplan.district.register.packing import NO_TABLES, PackedRows
from civplan.findings.words import Words
from civplan.rules.context import CommunityNames

WORKER_DIED = Words(
    "处理这个文件的进程两次异常退出", "the process that worked on this file died twice"
)
UNFINISHED_FOLDER = ".unfinished"
"""The folder, below that of the documents, in which they stand until they get their names."""


class BatchJob(NamedTuple):
    """What is the same for all files of a run; it can be sent to another process."""

    folder: str
    """The sub-district's, as the worker finds it."""
    documents: str
    """Where documents go."""
    formats: tuple[str, ...]
    cache: str
    """The folder of compiled templates; empty for none."""
    as_of: dt.date | None
    communities: tuple[CommunityNames, ...]
    """Those of the roster, each by its names."""
    shown: str = ""
    """The sub-district's folder as messages name it; empty for as the worker finds it."""
    run: str = ""
    """Tells a run from every other: what a worker has read is good for one run only."""


class UnplacedDocument(NamedTuple):
    """A document that was made and has no name yet."""

    passing: str
    """The name under which it stands until then."""
    name: str
    """The one that it wants."""
    digest: str


class WorkerResult(NamedTuple):
    """What comes of a file."""

    path: str
    outcome: str
    """As JSON; its documents have no names yet."""
    inputs: dict[str, str]
    """The digest of every file that it depends on, by its path."""
    texts: OwnTexts = NO_OWN_TEXTS
    rows: Mapping[str, PackedRows] = NO_TABLES
    """What it gives to the tables of the register, by their English names."""
    unfinished: tuple[UnplacedDocument, ...] = ()
    """Its documents."""
    failure: Words | None = None
    """Why nothing could be done with it; None when something could."""
    errors: int = 0
    """How many there are in the file."""
    unwritable: tuple[str, Words] | None = None
    """What could not be written and why, where nothing else can be written either."""


def failure_result(path: str, reason: Words) -> WorkerResult:
    """What comes of a file with which nothing could be done."""
    return WorkerResult(
        path, file_result_to_json(FileResult(path, None, failure=reason)), {}, failure=reason
    )
