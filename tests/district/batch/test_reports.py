"""The documents about a sub-district are run, but never over somebody's work."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from civplan.district.batch import reports
from civplan.district.batch.overwrite_check import EXISTING_FILE_UNREADABLE
from civplan.district.batch.reports import (
    REPORT_EDITED,
    REPORT_OBSTRUCTED,
    ReportsResult,
    write_report,
    write_reports,
)
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import DATABASE_NAME
from civplan.district.memory.inputs import digest_of_bytes
from civplan.district.review.review import Review
from civplan.documents.files import (
    DISK_FULL,
    DISK_READ_ONLY,
    FILE_OPEN_ELSEWHERE,
    NO_WRITE_PERMISSION,
    CannotWrite,
)
from civplan.findings.words import Words
from support.districts import review_in, write_plans

FORMATS = ("docx", "html", "md", "xlsx", "csv", "json")
SOME_NAMES = ("汇总.docx", "汇总.html", "汇总.md", "台账.xlsx", "index.html")
"""Some of the documents, one at least of each kind."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """A sub-district with one community."""
    write_plans(tmp_path / "in", "湖内社区")
    return review_in(tmp_path / "in", dt.date(2007, 12, 31))


def run(review: Review, out: Path) -> ReportsResult:
    """Write the reports of one run."""
    with BatchMemory(out) as memory:
        return write_reports(review, out, FORMATS, memory)


def names(result: ReportsResult, out: Path) -> set[str]:
    """The names of what was run."""
    return {path.relative_to(out).as_posix() for path in result.paths}


def saved_by_word(data: bytes) -> bytes:
    """A package whose properties name another program."""
    saved = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(saved, "w") as after:
        for part in before.namelist():
            after.writestr(part, before.read(part).replace(b"civplan", b"Microsoft Office Word"))
    return saved.getvalue()


def test_the_first_run_writes_all_and_the_next_one_again(review: Review, out: Path) -> None:
    first = run(review, out)
    again = run(review._replace(name="通北街道"), out)

    assert first == again
    assert first.refused == ()
    assert set(SOME_NAMES) <= names(first, out)


@pytest.mark.parametrize("name", [*SOME_NAMES, "台账.json"])
def test_an_edited_document_is_refused_while_the_others_are_written(
    review: Review, out: Path, name: str
) -> None:
    first = run(review, out)
    edited = (out / name).read_bytes().replace(b"civplan", b"civplan ", 1) + b" "
    (out / name).write_bytes(edited)

    again = run(review._replace(name="通北街道"), out)

    assert [(one.path, one.reason) for one in again.refused] == [(out / name, REPORT_EDITED)]
    assert (out / name).read_bytes() == edited
    assert names(again, out) == names(first, out) - {name}


@pytest.mark.parametrize("name", [*SOME_NAMES, "台账.json"])
def test_a_foreign_file_from_before_the_first_run_is_left_alone(
    review: Review, out: Path, name: str
) -> None:
    (out / name).write_bytes(b"mine")

    result = run(review, out)

    assert [one.path for one in result.refused] == [out / name]
    assert (out / name).read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["汇总.docx", "台账.xlsx"])
def test_without_a_memory_a_document_saved_by_another_program_is_left_alone(
    review: Review, out: Path, name: str
) -> None:
    run(review, out)
    (out / DATABASE_NAME).unlink()
    (out / name).write_bytes(saved_by_word((out / name).read_bytes()))

    assert [one.path for one in run(review, out).refused] == [out / name]


def test_without_a_memory_a_document_that_names_civplan_is_replaced_and_an_equal_one_stays(
    review: Review, out: Path
) -> None:
    run(review, out)
    (out / DATABASE_NAME).unlink()
    assert run(review, out).refused == ()

    (out / DATABASE_NAME).unlink()
    refused = run(review._replace(name="通北街道"), out).refused

    assert {one.path.suffix for one in refused} <= {".md", ".csv", ".json"}
    assert out / "汇总.md" in [one.path for one in refused]


def test_once_it_is_renamed_a_new_one_is_written(review: Review, out: Path) -> None:
    run(review, out)
    (out / "汇总.md").write_text("mine", encoding="utf-8")
    (out / "汇总.md").rename(out / "我的汇总.md")

    assert run(review, out).refused == ()
    assert (out / "汇总.md").is_file()


def test_a_document_open_in_word_is_refused_while_the_others_are_written(
    review: Review, out: Path
) -> None:
    (out / ".~lock.汇总.docx#").touch()

    result = run(review, out)

    assert [(one.path.name, one.reason) for one in result.refused] == [
        ("汇总.docx", FILE_OPEN_ELSEWHERE)
    ]
    assert "index.html" in names(result, out)


@pytest.mark.parametrize("is_written", [True, False])
def test_a_run_that_is_killed_while_it_writes_leaves_its_own_file(
    out: Path, monkeypatch: pytest.MonkeyPatch, *, is_written: bool
) -> None:
    def killed(path: Path, data: bytes) -> None:
        if is_written:
            path.write_bytes(data)
        raise KeyboardInterrupt

    with BatchMemory(out) as memory:
        write_report(out, "汇总.md", b"1", memory)
        with monkeypatch.context() as patched:
            patched.setattr(reports, "write_file", killed)
            with pytest.raises(KeyboardInterrupt):
                write_report(out, "汇总.md", b"2", memory)
        write_report(out, "汇总.md", b"3", memory)

        assert (out / "汇总.md").read_bytes() == b"3"
        assert memory.digests_of("汇总.md") == {digest_of_bytes(b"3")}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("name", SOME_NAMES)
def test_an_obstacle_to_one_document_is_refused_while_the_others_are_written(
    review: Review, out: Path, make: Callable[[Path], None], name: str
) -> None:
    make(out / name)

    result = run(review, out)

    assert [(one.path, one.reason) for one in result.refused] == [(out / name, REPORT_OBSTRUCTED)]
    assert names(result, out) == result.names - {name}


def test_a_file_in_the_place_of_a_folder_is_refused_once(review: Review, out: Path) -> None:
    (out / "台账").touch()

    result = run(review, out)

    assert [(one.path, one.reason) for one in result.refused] == [(out / "台账", REPORT_OBSTRUCTED)]
    assert names(result, out) == {name for name in result.names if not name.startswith("台账/")}


def test_an_unreadable_document_is_refused_while_the_others_are_written(
    review: Review, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(review, out)
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path == out / "汇总.docx":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    result = run(review, out)

    assert [(one.path, one.reason) for one in result.refused] == [
        (out / "汇总.docx", EXISTING_FILE_UNREADABLE)
    ]
    assert names(result, out) == result.names - {"汇总.docx"}


@pytest.mark.parametrize("reason", [DISK_FULL, DISK_READ_ONLY, NO_WRITE_PERMISSION])
def test_a_fault_of_the_folder_stops_all(
    review: Review, out: Path, monkeypatch: pytest.MonkeyPatch, reason: Words
) -> None:
    tried = list[str]()

    def failing(path: Path, data: bytes) -> None:
        tried.append(f"{path.name} {len(data) > 0}")
        raise CannotWrite(path, reason)

    monkeypatch.setattr(reports, "write_file", failing)

    with pytest.raises(CannotWrite):
        run(review, out)
    assert tried == ["汇总.docx True"]
