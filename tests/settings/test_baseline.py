"""A baseline: what is recorded does not count, what is new does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from civplan.findings.finding import Finding
from civplan.settings.baseline import (
    baseline_text,
    compare_with_baseline,
    may_hold_baseline,
    read_baseline,
)
from civplan.source.errors import NOT_REGULAR_FILE, CannotRead
from support.findings import FINDINGS, finding_at

LINES = ["甲", "乙", "丙"]


def at(line: int, path: Path) -> Finding:
    """A finding on a line of a file."""
    return finding_at(line, 1, 2, path=str(path))


def recorded(findings: list[Finding], folder: Path, lines: list[str] = LINES) -> Path:
    """A baseline in a folder, written from findings."""
    file = folder / "baseline.json"
    file.write_text(baseline_text(findings, lambda _: lines, folder), encoding="utf-8")
    return file


def counts(
    findings: list[Finding], file: Path, checked: list[Path], lines: list[str] = LINES
) -> tuple[list[int], int, int]:
    """The lines of what is new, how many were left out and how many are gone."""
    comparison = compare_with_baseline(
        findings, lambda _: lines, read_baseline(file), [str(path) for path in checked]
    )
    return [one.span.line for one in comparison.new], comparison.left_out, comparison.absent


def test_it_is_json_with_an_entry_a_line_in_an_order_that_stays(tmp_path: Path) -> None:
    findings = [at(1, tmp_path / "计划" / "b.yaml"), at(2, tmp_path / "a.yaml")]
    text = recorded(findings, tmp_path).read_text(encoding="utf-8")

    assert text == baseline_text(findings[::-1], lambda _: LINES, tmp_path)
    assert [line.partition(', "fingerprint"')[0] for line in text.splitlines()] == [
        '{"version": 1, "findings": [',
        '{"path": "a.yaml", "code": "X001"',
        '{"path": "计划/b.yaml", "code": "X001"',
        "]}",
    ]
    assert len(json.loads(text)["findings"]) == 2


def test_no_finding_is_a_baseline_too(tmp_path: Path) -> None:
    assert counts([], recorded([], tmp_path), []) == ([], 0, 0)


def test_what_is_recorded_is_left_out_wherever_its_line_has_gone(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    baseline = recorded([at(1, file), at(2, file)], tmp_path)

    moved = ["新", "甲", "  乙"]
    findings = [at(1, file), at(2, file), at(3, file)]
    assert counts(findings, baseline, [file], moved) == ([1], 2, 0)


def test_of_equal_ones_as_many_are_left_out_as_were_recorded(tmp_path: Path) -> None:
    file, same = tmp_path / "a.yaml", ["甲"] * 3
    baseline = recorded([at(1, file), at(2, file)], tmp_path, same)

    assert counts([at(number, file) for number in (1, 2, 3)], baseline, [file], same) == ([3], 2, 0)
    assert counts([at(2, file)], baseline, [file], same) == ([], 1, 1)


def test_what_is_gone_is_counted_in_checked_files_and_in_those_that_are_no_more(
    tmp_path: Path,
) -> None:
    files = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml")]
    for file in files[:2]:
        file.touch()
    baseline = recorded([at(1, file) for file in files], tmp_path)

    assert counts([], baseline, [files[0]]) == ([], 0, 2)


def test_it_holds_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    baseline = recorded([at(1, tmp_path / "b" / "a.yaml")], tmp_path)

    monkeypatch.chdir(tmp_path)
    assert counts([at(1, Path("b/a.yaml"))], Path(baseline.name), []) == ([], 1, 0)
    monkeypatch.chdir(tmp_path / "b")
    assert counts([at(1, Path("a.yaml"))], Path("..") / baseline.name, []) == ([], 1, 0)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("{", ":1:2", "this is no baseline of civplan; write it anew with --write-baseline"),
        ("\n]", ":2:1", "this is no baseline of civplan; write it anew with --write-baseline"),
        ("[]", "", "this is no baseline of civplan; write it anew with --write-baseline"),
        ("3", "", "this is no baseline of civplan; write it anew with --write-baseline"),
        (
            '{"version": 1, "findings": [{"path": 1, "code": "P301", "fingerprint": "x"}]}',
            "",
            "this is no baseline of civplan; write it anew with --write-baseline",
        ),
        (
            '{"version": 2, "findings": []}',
            "",
            "another version of civplan wrote this baseline; write it anew with --write-baseline",
        ),
        ("[" * 100_000, "", "this is no baseline of civplan; write it anew with --write-baseline"),
    ],
)
def test_a_broken_one_is_told(tmp_path: Path, text: str, place: str, said: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CannotRead) as caught:
        read_baseline(file)
    assert (caught.value.path, caught.value.reason.en) == (f"{file}{place}", said)


def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_baseline(tmp_path / "none.json")
    assert caught.value.reason.en == "there is no such file"


@given(FINDINGS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_findings_are_all_left_out_once_they_are_recorded(
    tmp_path: Path, findings: list[Finding]
) -> None:
    baseline = recorded(findings * 2, tmp_path)

    assert counts(findings * 2, baseline, []) == ([], len(findings) * 2, 0)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ('{"version": 1, "findings": [\n]}\n', True),
        ('{\n  "version": 2,\n  "findings": [', True),
        ('{"version": 1, "findings": [\n<<<<<<< ours\n', True),
        ("", False),
        ("community: 湖内社区\n", False),
        ('{"version": 1, "community": "湖内社区"}', False),
        ("PK\3\4", False),
        ("[]", False),
    ],
)
def test_a_baseline_is_written_over_no_other_file(tmp_path: Path, text: str, *, may: bool) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")

    assert may_hold_baseline(file) is may


def test_a_baseline_may_be_written_where_nothing_is(tmp_path: Path) -> None:
    assert may_hold_baseline(tmp_path / "baseline.json")


def test_what_is_no_ordinary_file_is_no_baseline(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")

    assert not may_hold_baseline(tmp_path / "pipe.json")
    with pytest.raises(CannotRead) as caught:
        read_baseline(tmp_path / "pipe.json")
    assert caught.value.reason == NOT_REGULAR_FILE
