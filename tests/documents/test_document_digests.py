"""What is remembered of documents, and what happens where it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents import overwrite
from civplan.documents.overwrite import DocumentOrigin, WrittenDocuments

FIRST, SECOND = "一\n".encode(), "二\n".encode()


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """The file that keeps it; there is none yet."""
    return tmp_path / "documents.jsonl"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file."""
    return tmp_path / "计划 一.yaml"


def origin(file: Path) -> DocumentOrigin:
    """The origin of the plan of a plan file."""
    return DocumentOrigin(str(file), "plan")


def test_a_document_is_remembered_from_run_to_run(memory: Path, plan: Path) -> None:
    WrittenDocuments(memory).add(FIRST, plan, "plan")

    assert WrittenDocuments(memory).origin_of(FIRST) == origin(plan)
    assert WrittenDocuments(memory).origin_of(SECOND) is None


def test_a_document_is_remembered_in_the_same_run(memory: Path, plan: Path) -> None:
    documents = WrittenDocuments(memory)
    assert documents.origin_of(FIRST) is None
    documents.add(FIRST, plan, "plan")

    assert documents.origin_of(FIRST) == origin(plan)


def test_the_plan_file_that_wrote_it_last_counts(memory: Path, plan: Path) -> None:
    WrittenDocuments(memory).add(FIRST, plan, "plan")
    WrittenDocuments(memory).add(FIRST, plan.with_name("b.yaml"), "plan")

    assert WrittenDocuments(memory).origin_of(FIRST) == origin(plan.with_name("b.yaml"))


def test_a_line_that_is_not_whole_is_left_out(memory: Path, plan: Path) -> None:
    WrittenDocuments(memory).add(FIRST, plan, "plan")
    memory.write_bytes(b'["12\n3\n[]\nnull\n\xff\n' + memory.read_bytes() + b'["ab", ')

    assert WrittenDocuments(memory).origin_of(FIRST) == origin(plan)


def test_where_nothing_can_be_kept_nothing_is_known(tmp_path: Path, plan: Path) -> None:
    for file in (None, tmp_path, tmp_path / "none" / "documents.jsonl"):
        WrittenDocuments(file).add(FIRST, plan, "plan")
        assert WrittenDocuments(file).origin_of(FIRST) is None


def test_the_older_half_is_forgotten_when_there_is_too_much(
    memory: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overwrite, "LARGEST_MEMORY", 2000)
    contents = [f"{number}".encode() for number in range(50)]
    for data in contents:
        WrittenDocuments(memory).add(data, plan, "plan")

    known = [WrittenDocuments(memory).origin_of(data) == origin(plan) for data in contents]
    assert memory.stat().st_size <= 2000
    assert known == sorted(known)
    assert known[-3:] == [True, True, True]
