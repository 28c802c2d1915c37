"""What is cut, emptied, swapped or lost is made whole by the next run; what is edited stays."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from civplan.district.batch.overwrite_check import EXISTING_FILE_READ_ONLY
from civplan.district.batch.placement import DOCUMENT_NOT_OURS
from civplan.district.memory.database import DATABASE_NAME
from support.command import command_in
from support.districts import Batch, plan_file, write_plans

PLAN_NAME = "湖内社区2007年创建文明社区工作计划"
FORMATS = ("docx", "html", "md", "txt")
AS_OF = ("--as-of", "2007-12-31")


def emptied(data: bytes) -> bytes:
    return data[:0]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2 + 1]  # not at the end of a line


def without_last_byte(data: bytes) -> bytes:
    return data[:-1]


def zeros(data: bytes) -> bytes:
    """As after a power cut: the file has its size, and nothing in it."""
    return bytes(len(data))


def zeros_at_end(data: bytes) -> bytes:
    return cut(data) + bytes(len(data) - len(data) // 2)


def cut_at_a_line(data: bytes) -> bytes:
    """A text whose last lines are gone; a package loses its second half."""
    return data[: data.rfind(b"\n", 0, len(data) // 2) + 1] or cut(data)


DAMAGES = (emptied, cut, cut_at_a_line, without_last_byte, zeros, zeros_at_end)


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Two communities' files, of which every document is made."""
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    batch = Batch(tmp_path / "in", tmp_path / "out")
    batch.run(formats=FORMATS)
    return batch


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of all files of an output folder but for the memory."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(DATABASE_NAME)
    }


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_document_is_made_again(
    batch: Batch, form: str, damage: Callable[[bytes], bytes]
) -> None:
    before = contents(batch.out)
    document = batch.out / "documents" / f"{PLAN_NAME}.{form}"
    document.write_bytes(damage(document.read_bytes()))

    run = batch.run(formats=FORMATS)

    assert (run.file_count, contents(batch.out)) == (1, before)
    assert batch.run(formats=FORMATS).file_count == 0


def test_swapped_documents_are_put_right(batch: Batch) -> None:
    before = contents(batch.out)
    one, other = (
        batch.out / "documents" / f"{name}2007年创建文明社区工作计划.docx"
        for name in ("湖内社区", "湖滨社区")
    )
    first = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(first)

    run = batch.run(formats=FORMATS)

    assert (run.file_count, contents(batch.out)) == (2, before)


@pytest.mark.parametrize("form", FORMATS)
def test_an_edited_document_stays_while_its_plan_is_the_same(batch: Batch, form: str) -> None:
    document = batch.out / "documents" / f"{PLAN_NAME}.{form}"
    edited = edited_document(document.read_bytes(), form)
    document.write_bytes(edited)

    batch.run(formats=FORMATS)

    assert document.read_bytes() == edited
    assert [result.failure for result in batch.results] == [None, None]


def edited_document(data: bytes, form: str) -> bytes:
    """A document as a person leaves it: another package, or a text without its last line break."""
    if form != "docx":
        return data.replace("湖内".encode(), "湖 内".encode()).rstrip()
    saved = BytesIO(data)
    with ZipFile(saved, "a") as package:
        package.writestr("edited", "x")
    return saved.getvalue()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["汇总.docx", "index.html", "台账.json", "汇总.md"])
def test_a_damaged_report_is_made_again(
    tmp_path: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    command = command_in(tmp_path)
    arguments = ("batch", "in", *AS_OF, "--to", "md,json", "--quiet")
    command(*arguments)
    before = contents(tmp_path / "out")
    report = tmp_path / "out" / name
    report.write_bytes(damage(report.read_bytes()))

    run = command(*arguments)

    assert (run.returncode, run.stderr, contents(tmp_path / "out")) == (0, "", before)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_and_a_damaged_document_are_made_again(
    batch: Batch, damage: Callable[[bytes], bytes]
) -> None:
    before = contents(batch.out)
    for file in (batch.out / DATABASE_NAME, batch.out / "documents" / f"{PLAN_NAME}.docx"):
        file.write_bytes(damage(file.read_bytes()) if file.suffix == ".sqlite" else b"")

    batch.run(formats=FORMATS)

    assert contents(batch.out) == before


def test_the_memory_of_another_folder_is_no_memory_of_this_one(
    batch: Batch, tmp_path: Path
) -> None:
    write_plans(tmp_path / "other", "东桥社区", "湖内社区")
    (tmp_path / "other" / "湖内社区.yaml").write_text(plan_file("湖内社区", "80"), encoding="utf-8")
    other = Batch(tmp_path / "other", tmp_path / "elsewhere")
    other.run(formats=FORMATS)
    before = contents(batch.out)
    shutil.copy(other.out / DATABASE_NAME, batch.out / DATABASE_NAME)

    batch.run(formats=FORMATS)

    assert contents(batch.out) == before


def change_plan(batch: Batch) -> None:
    """Change what the plan of a community says."""
    file = batch.folder / "湖内社区.yaml"
    text = f"{file.read_text(encoding='utf-8')}safeguards: 加强值守。\n"
    file.write_text(text, encoding="utf-8")


def forget(batch: Batch) -> None:
    """Remove the memory."""
    for file in batch.out.glob(f"{DATABASE_NAME}*"):
        file.unlink()


def test_without_memory_an_unedited_document_is_known_by_its_imprint(batch: Batch) -> None:
    forget(batch)
    change_plan(batch)

    batch.run(formats=("docx", "html"))

    assert [result.failure for result in batch.results] == [None, None]


@pytest.mark.parametrize("form", FORMATS)
def test_without_memory_an_edited_document_stays(batch: Batch, form: str) -> None:
    document = batch.out / "documents" / f"{PLAN_NAME}.{form}"
    document.write_bytes(edited_document(document.read_bytes(), form))
    edited = document.read_bytes()
    forget(batch)
    change_plan(batch)

    batch.run(formats=(form,))

    assert document.read_bytes() == edited
    assert DOCUMENT_NOT_OURS.filled(name=document.name) in [one.failure for one in batch.results]


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_that_is_read_only_stays(batch: Batch, form: str) -> None:
    document = batch.out / "documents" / f"{PLAN_NAME}.{form}"
    before = document.read_bytes()
    document.chmod(0o444)
    change_plan(batch)

    batch.run(formats=FORMATS)

    assert document.read_bytes() == before
    assert EXISTING_FILE_READ_ONLY in [one.failure for one in batch.results]


@pytest.mark.parametrize("name", ["汇总.docx", "台账.xlsx", "index.html"])
def test_without_memory_an_edited_report_stays(tmp_path: Path, name: str) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    command = command_in(tmp_path)
    command("batch", "in", *AS_OF)
    report = tmp_path / "out" / name
    report.write_bytes(edited_document(report.read_bytes(), "docx" if name[-1] == "x" else "html"))
    edited = report.read_bytes()
    (tmp_path / "out" / DATABASE_NAME).unlink()
    write_plans(tmp_path / "in", "湖外社区")

    run = command("batch", "in", *AS_OF)

    assert run.returncode == 2
    assert f"out/{name}：不是 civplan 写的，或者有人改过" in run.stderr
    assert report.read_bytes() == edited


def test_without_memory_unedited_reports_are_made_anew(tmp_path: Path) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    command = command_in(tmp_path)
    command("batch", "in", *AS_OF)
    (tmp_path / "out" / DATABASE_NAME).unlink()
    write_plans(tmp_path / "in", "湖外社区")

    assert command("batch", "in", *AS_OF).returncode == 0


def test_a_document_keeps_its_permissions(batch: Batch) -> None:
    document = batch.out / "documents" / f"{PLAN_NAME}.docx"
    document.chmod(0o600)
    change_plan(batch)

    batch.run(formats=FORMATS)

    assert stat.S_IMODE(document.stat().st_mode) == 0o600
    assert [result.failure for result in batch.results] == [None, None]
