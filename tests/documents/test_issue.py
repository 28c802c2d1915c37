"""The record of an issued plan beside its file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civplan.documents.folders import record_path
from civplan.documents.issue import (
    IssueDecision,
    compare_with_record,
    read_record,
    write_record,
)
from civplan.documents.open import open_plan
from civplan.model.issued import issued_plan
from civplan.source.rules.file import LARGEST_FILE
from support.plans import REQUIRED, finding_lines

PLAN = (
    f"{REQUIRED}principles: 一\nplan: {{date: 2007-01-10}}\nwork: 三\n"
    "goals: {targets: [碰头会 ≥ 12 次]}\n"
)
LOWERED = PLAN.replace("12", "8")
SAYS_LOWERED = (
    "7:19 T221 the target was lowered: “碰头会 ≥ 12次” was issued, now it is “碰头会 ≥ 8次”"
)

ANY_JSON = st.recursive(st.none() | st.integers() | st.text(), st.lists)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan file that was issued, in a folder of its project."""
    path = tmp_path / "plans" / "hunei-2007.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    plan = open_plan(path).plan
    assert plan is not None
    write_record(path, issued_plan(plan, "2007-01-10"))
    return path


def messages_about(file: Path) -> list[str]:
    """What is said of a plan file."""
    return finding_lines(open_plan(file).findings)


def unusable(reason: str) -> str:
    """What is said of a record."""
    return f"1:1 T220 the record hunei-2007.issued.json cannot be used: {reason}"


@pytest.mark.parametrize("name", ["hunei-2007.yaml", "hunei-2007.yml"])
def test_the_record_lies_beside_its_file(name: str) -> None:
    assert record_path(Path("plans") / name) == Path("plans/hunei-2007.issued.json")


def test_what_was_written_reads_back(file: Path) -> None:
    plan = open_plan(file).plan

    assert plan is not None
    assert read_record(record_path(file)) == issued_plan(plan, "2007-01-10")


def test_a_plan_that_was_issued_and_not_changed_has_no_faults(file: Path) -> None:
    assert messages_about(file) == []


def test_a_plan_file_is_held_against_its_record(file: Path) -> None:
    file.write_text(LOWERED, encoding="utf-8")

    assert messages_about(file) == [SAYS_LOWERED]


def test_what_a_file_inherits_counts(file: Path) -> None:
    keys, goals = LOWERED.rsplit("goals", 1)
    (file.parent / "base.yaml").write_text(f"goals{goals}", encoding="utf-8")
    file.write_text(f"extends: base.yaml\n{keys}", encoding="utf-8")

    assert messages_about(file) == [SAYS_LOWERED.replace("7:19", "1:19")]


def test_a_file_with_faults_is_not_held_against_its_record(file: Path) -> None:
    file.write_text(PLAN.replace("12 次", "许多"), encoding="utf-8")

    assert [line.split()[1] for line in messages_about(file)] == ["Y040"]


def overwritten(data: bytes) -> Callable[[Path], object]:
    """What writes something else into a record."""
    return lambda record: record.write_bytes(data)


def replaced_by_folder(record: Path) -> None:
    """Put a folder where the record was."""
    record.unlink()
    record.mkdir()


def replaced_by_link(record: Path) -> None:
    """Put a link that leads nowhere where the record was."""
    record.unlink()
    record.symlink_to("nowhere")


def edited(record: Path) -> None:
    """Lower a target in the record too."""
    record.write_text(record.read_text(encoding="utf-8").replace('"12"', '"8"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (overwritten(b""), "from line 1 on it is no JSON"),
        (overwritten(b"{\n<<<<<<< HEAD\n"), "from line 2 on it is no JSON"),
        (overwritten(b"\xff\xfe\x00"), "it is no text in UTF-8"),
        (overwritten(b" " * (LARGEST_FILE + 1)), "it is too large"),
        (overwritten(b"[]"), "it is no record of an issued plan"),
        (overwritten(b'{"version": 2}'), "a newer civplan wrote it"),
        (edited, "it was edited after the plan was issued"),
        (replaced_by_folder, "it is a folder, not a file"),
        (replaced_by_link, "there is no such file"),
    ],
)
def test_a_record_that_cannot_be_used_is_told(
    file: Path, damage: Callable[[Path], object], reason: str
) -> None:
    damage(record_path(file))

    assert messages_about(file) == [unusable(reason)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_in_the_place_of_a_record_keeps_nobody_waiting(file: Path) -> None:
    record_path(file).unlink()
    os.mkfifo(record_path(file))

    assert messages_about(file) == [unusable("it is not a regular file")]


def test_a_record_with_a_byte_order_mark_is_read(file: Path) -> None:
    record = record_path(file)
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes())

    assert messages_about(file) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary()
    | st.recursive(st.none() | st.text(), st.lists).map(lambda x: json.dumps(x).encode())
)
def test_whatever_a_record_holds_there_is_one_finding(file: Path, data: bytes) -> None:
    record_path(file).write_bytes(data)

    assert [finding.rule.code for finding in open_plan(file).findings] == ["T220"]


def test_a_renamed_plan_file_is_told_that_its_record_has_the_old_name(file: Path) -> None:
    renamed = file.rename(file.with_name("hunei.yaml"))
    (finding,) = open_plan(renamed).findings

    assert finding_lines([finding]) == [
        unusable("it is this plan's, but is not named after its file")
    ]
    assert finding.help("en") == "rename the record to hunei.issued.json"


@pytest.mark.parametrize(
    "text", [PLAN.replace("湖内", "湖外"), PLAN.replace("2007", "2008")], ids=["community", "year"]
)
def test_the_record_of_another_plan_under_another_name_is_none_of_ours(
    file: Path, text: str
) -> None:
    file.unlink()
    other = file.with_name("other.yaml")
    other.write_text(text, encoding="utf-8")

    assert messages_about(other) == []


def test_the_record_of_a_file_that_is_there_is_not_that_of_its_copy(file: Path) -> None:
    copy = file.with_name("copy.yaml")
    copy.write_text(LOWERED, encoding="utf-8")

    assert messages_about(copy) == []


def test_a_plan_whose_name_differs_in_its_ending_has_no_record_to_replace(file: Path) -> None:
    other = file.with_suffix(".yml")
    other.write_text(PLAN.replace("湖内", "湖外"), encoding="utf-8")
    (finding,) = open_plan(other).findings

    assert finding_lines([finding]) == [
        unusable(
            "hunei-2007.yaml beside it differs in its ending only, so that both would have this one"
            " record"
        )
    ]
    assert finding.help("en") == "rename one of the two plan files"
    assert messages_about(file) == []


@pytest.mark.parametrize("is_forced", [False, True])
def test_of_two_plans_with_one_record_neither_is_issued(
    file: Path,
    is_forced: bool,  # noqa: FBT001
) -> None:
    other = file.with_suffix(".yml")
    other.write_text(PLAN.replace("湖内", "湖外"), encoding="utf-8")
    for one, sibling in ((file, other), (other, file)):
        plan = open_plan(one).plan
        assert plan is not None
        comparison = compare_with_record(
            one, plan, issued_plan(plan, "2007-01-10"), is_forced=is_forced
        )
        (message,) = comparison.messages

        assert comparison.decision is IssueDecision.REFUSED
        assert message.en.startswith(
            f"{record_path(one)}: not issued: {sibling.name} beside it differs in its ending only"
        )
