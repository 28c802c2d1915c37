"""The findings that a folder starts with: recorded once, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Lines
from civplan.findings.fingerprint import fingerprint, likeness_of, posix_path
from civplan.findings.json_text import showable
from civplan.findings.order import in_order
from civplan.findings.words import Words
from civplan.settings.errors import BadBaseline
from civplan.source.errors import reason_of
from civplan.source.lines import place_in

VERSION = 1
LARGEST = 256 * 1024 * 1024
"""Bytes; a million findings would be less."""
NOT_A_BASELINE = Words(
    "这不是 civplan 的基线文件；用 --write-baseline 重新记一次",
    "this is no baseline of civplan; write it anew with --write-baseline",
)
ANOTHER_VERSION = Words(
    "这个基线文件是另一版 civplan 写的；用 --write-baseline 重新记一次",
    "another version of civplan wrote this baseline; write it anew with --write-baseline",
)


class Entry(NamedTuple):
    """One recorded finding."""

    path: str
    """From the baseline's folder, with slashes."""
    code: str
    fingerprint: str


class Baseline(NamedTuple):
    """What was recorded."""

    folder: Path
    """Where the baseline lies."""
    entries: Mapping[str, Entry]
    """By fingerprint."""


class Compared(NamedTuple):
    """The findings of a run beside a baseline."""

    new: list[Finding]
    left_out: int
    """How many were recorded."""
    gone: int
    """How many recorded ones are no longer found in the files that were checked."""


def baseline_text(findings: Iterable[Finding], lines_of: Lines, folder: Path) -> str:
    """A baseline with these findings: one a line, in an order that does not change.

    Args:
        findings: Those of a run.
        lines_of: The lines of their files.
        folder: Where the baseline will lie; the paths in it begin there.
    """
    entries = sorted(entry for entry, _ in entries_of(findings, lines_of, folder))
    lines = [showable(json.dumps(entry._asdict(), ensure_ascii=False)) for entry in entries]
    listed = ",".join(f"\n{line}" for line in lines)
    return f'{{"version": {VERSION}, "findings": [{listed}\n]}}\n'


def entries_of(
    findings: Iterable[Finding], lines_of: Lines, folder: Path
) -> Iterator[tuple[Entry, Finding]]:
    """Findings with what would be recorded of each; equal ones are counted."""
    equals: Counter[str] = Counter()
    paths: dict[str, str] = {}
    for finding in in_order(findings):
        path = finding.span.path
        if path not in paths:
            paths[path] = path_from(folder, path)
        likeness = likeness_of(finding, lines_of(path), paths[path])
        equals[likeness] += 1
        identity = fingerprint(likeness, equals[likeness])
        yield Entry(showable(paths[path]), finding.rule.code, identity), finding


def path_from(folder: Path, path: str) -> str:
    """A file's path from a folder, with slashes, wherever the command runs."""
    whole = Path(path).resolve()
    try:
        return posix_path(os.path.relpath(whole, folder.resolve()))
    except ValueError:  # on another drive
        return whole.as_posix()


def read_baseline(file: Path) -> Baseline:
    """A recorded baseline.

    Raises:
        BadBaseline: It is missing, may not be read, or is none.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST)
        entries = list(entries_in(json.loads(data)))
    except OSError as error:
        raise BadBaseline(file, reason_of(error)) from error
    except json.JSONDecodeError as error:
        line, column = place_in(error.doc, error.pos)
        raise BadBaseline(f"{file}:{line}:{column}", NOT_A_BASELINE) from error
    except OtherVersion as error:
        raise BadBaseline(file, ANOTHER_VERSION) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadBaseline(file, NOT_A_BASELINE) from error
    return Baseline(file.parent, {entry.fingerprint: entry for entry in entries})


class OtherVersion(Exception):
    """A baseline of another version."""


def entries_in(value: Any) -> Iterator[Entry]:
    """The entries of a baseline's JSON; any error of access says that it is none."""
    findings = value["findings"]
    if value["version"] != VERSION:
        raise OtherVersion
    for one in findings:
        entry = Entry(one["path"], one["code"], one["fingerprint"])
        if not all(isinstance(text, str) for text in entry):
            raise TypeError
        yield entry


def compared(
    findings: Iterable[Finding], lines_of: Lines, baseline: Baseline, checked: Collection[str]
) -> Compared:
    """The findings that are not recorded, and how the others stand.

    Args:
        findings: Those of a run.
        lines_of: The lines of their files.
        baseline: What was recorded.
        checked: The files that were checked, by the path that messages name.
    """
    here = list(entries_of(findings, lines_of, baseline.folder))
    new = [finding for entry, finding in here if entry.fingerprint not in baseline.entries]
    found = {entry.fingerprint for entry, _ in here}
    looked_at = {showable(path_from(baseline.folder, path)) for path in checked}
    gone = sum(
        entry.path in looked_at or not (baseline.folder / entry.path).exists()
        for identity, entry in baseline.entries.items()
        if identity not in found
    )
    return Compared(new, len(here) - len(new), gone)
