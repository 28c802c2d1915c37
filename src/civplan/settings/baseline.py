"""The findings that a folder starts with: recorded once, so that only new ones count."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, LinesOf, findings_in_order
from civplan.findings.fingerprint import finding_fingerprint, identity_of, posix_path
from civplan.findings.json_text import printable_json
from civplan.findings.words import Words
from civplan.source.errors import NOT_REGULAR_FILE, CannotRead, read_error_reason
from civplan.source.places import line_and_column
from civplan.source.project import is_file

BASELINE_VERSION = 1
LARGEST_BASELINE = 256 * 1024 * 1024
"""Bytes; a million findings would be less."""
NOT_A_BASELINE = Words(
    "这不是 civplan 的基线文件；用 --write-baseline 重新记一次",
    "this is no baseline of civplan; write it anew with --write-baseline",
)
BASELINE_HEAD = re.compile(rb'\s*\{\s*"version":\s*\d+,\s*"findings":\s*\[')
"""Begins every baseline, of any version, and one that was damaged further down."""
BASELINE_HEAD_SIZE = 256
"""Bytes in which it stands."""
OTHER_VERSION_ADVICE = Words(
    "这个基线文件是另一版 civplan 写的；用 --write-baseline 重新记一次",
    "another version of civplan wrote this baseline; write it anew with --write-baseline",
)


class BaselineEntry(NamedTuple):
    """One recorded finding."""

    path: str
    """From the baseline's folder, with slashes."""
    code: str
    fingerprint: str


class Baseline(NamedTuple):
    """What was recorded."""

    folder: Path
    """Where the baseline lies."""
    entries: Mapping[str, BaselineEntry]
    """By fingerprint."""


class BaselineComparison(NamedTuple):
    """The findings of a run beside a baseline."""

    new: list[Finding]
    left_out: int
    """How many were recorded."""
    absent: int
    """How many recorded ones are no longer found in the files that were checked."""


def baseline_text(findings: Iterable[Finding], lines_of: LinesOf, folder: Path) -> str:
    """A baseline with these findings: one a line, in an order that does not change.

    Args:
        findings: Those of a run.
        lines_of: The lines of their files.
        folder: Where the baseline will lie; the paths in it begin there.
    """
    entries = sorted(entry for entry, _ in _baseline_entries(findings, lines_of, folder))
    lines = [printable_json(json.dumps(entry._asdict(), ensure_ascii=False)) for entry in entries]
    entries_text = ",".join(f"\n{line}" for line in lines)
    return f'{{"version": {BASELINE_VERSION}, "findings": [{entries_text}\n]}}\n'


def _baseline_entries(
    findings: Iterable[Finding], lines_of: LinesOf, folder: Path
) -> Iterator[tuple[BaselineEntry, Finding]]:
    """Findings with what would be recorded of each; equal ones are numbered."""
    equals: Counter[str] = Counter()
    paths: dict[str, str] = {}
    for finding in findings_in_order(findings):
        path = finding.span.path
        if path not in paths:
            paths[path] = _path_from_baseline(folder, path)
        identity = identity_of(finding, lines_of(path), paths[path])
        equals[identity] += 1
        fingerprint = finding_fingerprint(identity, equals[identity])
        yield BaselineEntry(printable_json(paths[path]), finding.rule.code, fingerprint), finding


def _path_from_baseline(folder: Path, path: str) -> str:
    """A file's path from a folder, with slashes, wherever the command runs."""
    whole = Path(path).resolve()
    try:
        return posix_path(os.path.relpath(whole, folder.resolve()))
    except ValueError:  # on another drive
        return whole.as_posix()


def may_hold_baseline(file: Path) -> bool:
    """True when a baseline may be written to a file: there is none, or it is one.

    Raises:
        OSError: It cannot be read.
    """
    if not os.path.lexists(file):
        return True
    if not is_file(file):
        return False
    with file.open("rb") as stream:
        return BASELINE_HEAD.match(stream.read(BASELINE_HEAD_SIZE)) is not None


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BadBaseline: It is missing, may not be read, or is no baseline.
    """
    if file.exists() and not (is_file(file) or file.is_dir()):
        raise BadBaseline(file, NOT_REGULAR_FILE)
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_BASELINE)
        entries = list(_entries_from_json(json.loads(data)))
    except OSError as error:
        raise BadBaseline(file, read_error_reason(error)) from error
    except json.JSONDecodeError as error:
        line, column = line_and_column(error.doc, error.pos)
        raise BadBaseline(f"{file}:{line}:{column}", NOT_A_BASELINE) from error
    except OtherBaselineVersion as error:
        raise BadBaseline(file, OTHER_VERSION_ADVICE) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadBaseline(file, NOT_A_BASELINE) from error
    return Baseline(file.parent, {entry.fingerprint: entry for entry in entries})


class BadBaseline(CannotRead):
    """A baseline that cannot be used."""


class OtherBaselineVersion(Exception):
    """A baseline of another version."""


def _entries_from_json(value: Any) -> Iterator[BaselineEntry]:
    """The entries of a baseline's JSON; any error of access says that it is none."""
    findings = value["findings"]
    if value["version"] != BASELINE_VERSION:
        raise OtherBaselineVersion
    for one in findings:
        entry = BaselineEntry(one["path"], one["code"], one["fingerprint"])
        if not all(isinstance(text, str) for text in entry):
            raise TypeError
        yield entry


def compare_with_baseline(
    findings: Iterable[Finding], lines_of: LinesOf, baseline: Baseline, checked: Collection[str]
) -> BaselineComparison:
    """The findings that are not recorded, and how many of the recorded ones are left.

    Args:
        findings: Those of a run.
        lines_of: The lines of their files.
        baseline: What was recorded.
        checked: The files that were checked, by the path that messages name.
    """
    current = list(_baseline_entries(findings, lines_of, baseline.folder))
    new = [finding for entry, finding in current if entry.fingerprint not in baseline.entries]
    fingerprints = {entry.fingerprint for entry, _ in current}
    paths = {printable_json(_path_from_baseline(baseline.folder, path)) for path in checked}
    mended = sum(
        entry.path in paths or not (baseline.folder / entry.path).exists()
        for fingerprint, entry in baseline.entries.items()
        if fingerprint not in fingerprints
    )
    return BaselineComparison(new, len(current) - len(new), mended)
