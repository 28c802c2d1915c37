"""Reads a plan file with the files that it extends, and builds the plan.

Ids that a file uses more than once are found in its nodes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping as ByName
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.inherit import field_value, merge_records
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.records import R, RecordOf, records_in
from civplan.model.rules.references import (
    DUPLICATE_ID,
    EVIDENCE_NOT_FOUND,
    EXTENDS_UNREADABLE,
    OUTSIDE_PROJECT,
)
from civplan.model.rules.values import NOT_A_DATE
from civplan.model.shapes import DeferredShape, ListOf, Shape
from civplan.model.text import TEXT_FORMS
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.project import lies_inside, project_folder
from civplan.source.source import EntryNames, KeyNames, Source, parse_source, read_source

FileContents = ByName[str, bytes]
"""Bytes of files by real path."""
ON_DISK: FileContents = {}
"""Nothing: every file is read from disk."""
MOST_FILES = 8
"""Files in a chain of ``extends``, the plan file included."""
ID_FIELD = "id"


def _records_in_lists(shape: Shape[Any], *, is_entry: bool = False) -> Iterator[RecordOf[Any]]:
    """The records in lists at a place of this shape."""
    if isinstance(shape, RecordOf):
        yield from (shape,) if is_entry else ()
        return
    for part in shape.parts():
        yield from _records_in_lists(part, is_entry=is_entry or isinstance(shape, ListOf))


def _entry_names() -> EntryNames:
    """By the name of a key, the names with which an entry of its list may begin."""
    entries: dict[str, frozenset[str]] = {}
    for key in (key for record in records_in(PLAN_SHAPE).values() for key in record.keys):
        listed = frozenset[str]().union(*(one.by_name for one in _records_in_lists(key.shape)))
        for name in key.names:
            entries[name] = entries.get(name, frozenset()) | listed
    return entries


PLAN_KEY_NAMES = KeyNames(
    frozenset(TEXT_FORMS).union(*(shape.by_name for shape in records_in(PLAN_SHAPE).values())),
    _entry_names,
)
"""Every name of a key of the plan file."""


class LoadedPlan(NamedTuple):
    """A plan file: the plan, None when it is too broken, and the findings."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    """In the order of the file; those about extended files come last."""
    sources: dict[str, Source]
    """The files that were read, by their paths in messages."""

    @property
    def has_errors(self) -> bool:
        """True when a finding is an error, so that nothing may be written."""
        return any(finding.is_error for finding in self.findings)


class ReadingState(NamedTuple):
    """The state while a plan file and the files that it extends are read."""

    project: Path
    """The project folder of the plan file, which extended files may not leave."""
    sources: dict[str, Source]
    findings: list[Finding]
    contents: FileContents = ON_DISK
    """Bytes to use instead of reading these files."""


def load_plan(
    path: Path,
    contents: FileContents = ON_DISK,
    project: Path | None = None,
    defaults: Mapping | None = None,
) -> LoadedPlan:
    """Read a plan file, and those that it extends, and build its plan.

    Args:
        path: The plan file.
        contents: Bytes to use instead of reading these files, by real path.
        project: The project folder; None to look it up.
        defaults: Keys with their values for those that neither it nor they give.

    Raises:
        CannotRead: The file itself cannot be read; a file that it extends is a finding instead.
    """
    source = source_at(path, contents)
    project = project or project_folder(path.parent)
    reading = ReadingState(project, {source.path: source}, list(source.findings), contents)
    plan = None
    if source.root is not None:
        root = _merge_inherited(source.root, path, reading)
        root = merge_records(defaults, root, PLAN_SHAPE, []) if defaults else root
        plan = read_file(PLAN_SHAPE, root, reading.findings)
        reading.findings.extend(repeated_ids(root))
    if plan:
        reading.findings.extend(_evidence_findings(plan, reading.project))
    findings = sorted(reading.findings, key=lambda one: (one.span.path != source.path, one.span))
    return LoadedPlan(plan, tuple(findings), reading.sources)


def read_file(shape: RecordOf[R], root: Mapping, findings: list[Finding]) -> R | None:
    """The record that a whole file holds; a date without a year is one of the file's year.

    Args:
        shape: The record.
        root: The nodes of the file.
        findings: What is wrong is added to these.
    """
    found: list[Finding] = []
    record = shape.read(root, found)
    if any(one.rule.code == NOT_A_DATE.code for one in found):
        from civplan.model.dates_of_year import root_with_dates, with_years  # noqa: PLC0415 - few such

        dated = root_with_dates(root, found, shape)
        if dated is not root:
            found.clear()
            record = shape.read(dated, found)
        found = list(with_years(found, root, shape))
    findings += found
    return record


def _merge_inherited(root: Mapping, path: Path, reading: ReadingState) -> Mapping:
    """The nodes of a file, merged over those of the file that it extends."""
    inherited = _inherited_root(root, path, reading)
    if inherited is None:
        return root
    is_unknown = not inherited.entries
    return merge_records(inherited, root, PLAN_SHAPE, [] if is_unknown else reading.findings)


def _inherited_root(root: Mapping, path: Path, reading: ReadingState) -> Mapping | None:
    """The nodes that a file inherits, none where they cannot be read; None when it extends none."""
    name = field_value(root, PLAN_SHAPE, "extends")
    if not isinstance(name, Scalar):
        return None
    base = _read_base(path.parent / name.text.strip(), name, reading)
    if base is None or base.root is None:
        return Mapping((), root.span)
    return _merge_inherited(base.root, Path(base.path), reading)


def inherited_root(source: Source, contents: FileContents = ON_DISK) -> Mapping | None:
    """The nodes that a plan file inherits; None when it extends no file.

    Args:
        source: The file, which could be read.
        contents: Bytes to use instead of reading these files, by real path.
    """
    if source.root is None:
        return None
    path = Path(source.path)
    reading = ReadingState(project_folder(path.parent), {source.path: source}, [], contents)
    return _inherited_root(source.root, path, reading)


def _read_base(file: Path, name: Scalar, reading: ReadingState) -> Source | None:
    """The extended file; None, with a finding, when it cannot be read."""
    if not lies_inside(reading.project, file):
        reading.findings.append(OUTSIDE_PROJECT.at(name.span, file=name.text))
        return None
    try:
        reason = _extends_refusal(file, reading)
        base = None if reason else source_at(short_path(file), reading.contents)
    except CannotRead as error:
        base, reason = None, error.reason
    if base is None:
        finding = EXTENDS_UNREADABLE.at(name.span, file=name.text, reason=reason)
        reading.findings.append(finding)
        return None
    reading.sources[base.path] = base
    reading.findings.extend(base.findings)
    return base


def source_at(file: Path, contents: FileContents, keys: frozenset[str] = PLAN_KEY_NAMES) -> Source:
    """A file, read from disk unless ``contents`` has its bytes.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    data = contents.get(os.path.realpath(file)) if contents else None
    return read_source(file, keys=keys) if data is None else parse_source(data, str(file), keys)


def short_path(file: Path) -> Path:
    """A path without ``folder/..``, unless links make that another file."""
    short = Path(os.path.normpath(file))
    return short if short.resolve() == file.resolve() else file


def _extends_refusal(file: Path, reading: ReadingState) -> Words | None:
    """The reason not to extend a file, or None."""
    if file.resolve() in {Path(known).resolve() for known in reading.sources}:
        return Words("文件互相继承", "the files extend each other")
    if len(reading.sources) >= MOST_FILES:
        return Words(f"最多{MOST_FILES}个文件相继承", f"at most {MOST_FILES} files in a chain")
    return None


def _evidence_findings(plan: Plan, project: Path) -> Iterator[Finding]:
    """The findings about evidence that is outside the project, or missing.

    Paths are relative to the file that names them.
    """
    for item in plan.items:
        for evidence in item.evidence:
            place = evidence.span_of("file")
            path = Path(place.path).parent / evidence.file
            if not lies_inside(project, path):
                yield OUTSIDE_PROJECT.at(place, file=evidence.file)
            elif not os.path.exists(path):  # noqa: PTH110 - it never raises
                yield EVIDENCE_NOT_FOUND.at(place, file=evidence.file)


class IdHolder(NamedTuple):
    """The value of a place with ids in it: a record, or a list of records."""

    record: RecordOf[Any]
    is_list: bool = False


def repeated_ids(root: Mapping, shape: RecordOf[Any] = PLAN_SHAPE) -> list[Finding]:
    """A finding at each id that the file has used before.

    It works on the nodes, so that it also sees ids of records that cannot be built.
    """
    ids: list[Scalar] = []
    _gather_ids(root, IdHolder(shape), ids)
    findings: list[Finding] = []
    first: dict[str, Span] = {}
    for name in sorted(ids, key=lambda name: name.span):
        id_ = name.text.strip()
        earlier = first.setdefault(id_, name.span)
        if earlier is not name.span:
            place = place_words(earlier, name.span)
            findings.append(DUPLICATE_ID.at(name.span, id=id_, place=place))
    return findings


def _gather_ids(node: Node, holder: IdHolder, ids: list[Scalar]) -> None:
    """Add every id in a value to ``ids``."""
    known = holder.record.by_name
    for entry in node.items if holder.is_list and isinstance(node, Sequence) else (node,):
        for name, value in entry.entries if isinstance(entry, Mapping) else ():
            key = known.get(name.text)
            if key is None:
                continue
            if isinstance(value, Scalar):  # a text alone has no id, unless it is one
                if key.field == ID_FIELD and not value.is_nothing:
                    ids.append(value)
            elif inner := _holder_of(key.shape):
                _gather_ids(value, inner, ids)


@cache  # comparing shapes takes longest, and the schema does not change
def _holder_of(shape: Shape[Any]) -> IdHolder | None:
    """The holder of ids at a place of this shape; None when there can be none."""
    is_list = isinstance(shape, ListOf)
    while isinstance(shape, ListOf | DeferredShape):
        shape = shape.entry if isinstance(shape, ListOf) else shape.shape()
    return IdHolder(shape, is_list) if isinstance(shape, RecordOf) else None


def place_words(place: Span, here: Span) -> Words:
    """A place as seen from another: its line, and its file when that differs."""
    if place.path == here.path:
        return Words(f"第{place.line}行", f"on line {place.line}")
    return Words(f"{place.path}第{place.line}行", f"on line {place.line} of {place.path}")
