"""The documents about a sub-district are made again when what they depend on changes."""

from __future__ import annotations

import datetime as dt
import gc
import signal
from pathlib import Path
from typing import Any

import pytest

from civplan.district.batch.batch import batch, remove_document
from civplan.district.batch.current_reports import ReportRequest
from civplan.district.batch.job import BatchJob
from civplan.district.review.folder import open_district
from civplan.findings.words import Words
from support.districts import plan_file, write_plans


@pytest.fixture
def request_of(tmp_path: Path) -> ReportRequest:
    return ReportRequest(
        folder=open_district(tmp_path),
        job=BatchJob(str(tmp_path), "out/documents", ("docx",), "", None, ()),
        output=Path("out"),
        formats=("docx",),
        as_of=dt.date(2008, 1, 5),
        language="zh",
        with_contacts=False,
        merge=False,
    )


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": dt.date(2008, 1, 6)},
        {"language": "en"},
        {"formats": ("docx", "csv")},
        {"with_contacts": True},
        {"merge": True},
    ],
)
def test_another_request_has_another_key(request_of: ReportRequest, other: dict[str, Any]) -> None:
    assert request_of._replace(**other).key != request_of.key


def test_another_run_of_the_same_job_has_the_same_key(request_of: ReportRequest) -> None:
    again = request_of._replace(job=request_of.job._replace(run="2"))

    assert again.key == request_of.key


def test_a_new_word_file_changes_the_key(request_of: ReportRequest, tmp_path: Path) -> None:
    (tmp_path / "湖内社区.docx").write_bytes(b"PK")

    assert request_of._replace(folder=open_district(tmp_path)).key != request_of.key


def test_one_that_cannot_be_removed_is_reported_and_stays(tmp_path: Path) -> None:
    (tmp_path / "汇编.docx").mkdir()
    notes: list[Words] = []

    remove_document(tmp_path, "汇编.docx", notes.append)

    assert notes[0].en.startswith(f"{tmp_path}/汇编.docx: ")
    assert (tmp_path / "汇编.docx").is_dir()


@pytest.mark.parametrize(("others", "left"), [([], []), (["b.csv"], ["台账"])])
def test_a_folder_goes_with_its_last_document(
    tmp_path: Path, others: list[str], left: list[str]
) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    for name in ("a.csv", *others):
        (folder / name).write_bytes(b"")

    remove_document(tmp_path, "台账/a.csv", lambda _: None)

    assert [path.name for path in tmp_path.iterdir()] == left


def test_the_library_makes_everything_without_printing_or_changing_the_process(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    before = signal.getsignal(signal.SIGINT), gc.isenabled()
    files: list[str] = []

    result = batch(
        str(tmp_path / "in"),
        tmp_path / "out",
        formats=["md", "csv"],
        on_file=lambda file: files.append(file.path),
    )

    assert sorted(files) == ["湖内社区.yaml", "湖滨社区.yaml"]
    assert (result.summary.documents, result.refused, result.is_complete) == (4, (), True)
    assert all(Path(path).is_file() for path in result.summary.written)
    assert capfd.readouterr() == ("", "")
    assert (signal.getsignal(signal.SIGINT), gc.isenabled()) == before


def test_a_long_lived_process_notices_changed_files(tmp_path: Path) -> None:
    folder, out, files = tmp_path / "in", tmp_path / "out", list[str]()
    write_plans(folder, "湖内社区", "湖滨社区")
    batch(folder, out, formats=["md"])
    (folder / "湖内社区.yaml").write_text(plan_file("湖内社区", "97"), encoding="utf-8")

    batch(folder, out, formats=["md"], on_file=lambda file: files.append(file.path))
    (folder / "civplan.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    batch(folder, out, formats=["md"], on_file=lambda file: files.append(file.path))

    assert sorted(files) == ["湖内社区.yaml", "湖内社区.yaml", "湖滨社区.yaml"]


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odt"):
        batch(tmp_path, tmp_path / "out", formats=["odt"])
