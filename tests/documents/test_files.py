"""A fault or a kill leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civplan.documents import files
from civplan.documents.files import (
    LONGEST_FILE_NAME,
    CannotWrite,
    make_folder,
    safe_name,
    write_failure_reason,
    write_file,
    write_new_file,
)
from civplan.findings.words import Words

FULL = OSError(errno.ENOSPC, "No space left on device")
DENIED = PermissionError(errno.EACCES, "Permission denied")
STRANGE = OSError(errno.EIO, "Input/output error")
WORDLESS = OSError("just so")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is there, with permissions of its own."""
    path = tmp_path / "计划.docx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def fail(error: BaseException) -> object:
    """A function that raises an error whatever it is called with."""

    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "计划.docx", b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("计划.docx", b"new")
    ]


def test_a_file_is_replaced_and_keeps_its_permissions(file: Path) -> None:
    write_file(file, b"new")

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FULL, files.DISK_FULL),
        (DENIED, files.NO_WRITE_PERMISSION),
        (OSError(errno.EROFS, "Read-only file system"), files.DISK_READ_ONLY),
        (OSError(errno.ETXTBSY, "Text file busy"), files.FILE_OPEN_ELSEWHERE),
        (STRANGE, Words("Input/output error", "Input/output error")),
        (WORDLESS, Words("just so", "just so")),
    ],
)
def test_a_fault_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError, reason: Words
) -> None:
    monkeypatch.setattr(call, fail(error))

    with pytest.raises(CannotWrite) as caught:
        write_file(file, b"new")

    assert (caught.value.path, caught.value.reason) == (file, reason)
    assert str(caught.value) == f"{file}: {reason.en}"
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), MemoryError()])
def test_an_interruption_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    monkeypatch.setattr(call, fail(error))

    with pytest.raises(type(error)):
        write_file(file, b"new")

    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_disk_that_does_not_even_forget_tells_the_first_reason(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", fail(FULL))
    monkeypatch.setattr("pathlib.Path.unlink", fail(STRANGE))

    with pytest.raises(CannotWrite) as caught:
        write_file(file, b"new")

    assert caught.value.reason == files.DISK_FULL
    assert file.read_bytes() == b"old"


@pytest.fixture
def leftover(file: Path) -> Path:
    """What a killed run left beside a file."""
    path = file.parent / f".civplan-{os.getpid()}.tmp"
    path.write_bytes(b"half")
    return path


@pytest.fixture(autouse=True)
def nothing_is_swept_yet() -> None:
    """Each test is a run of its own."""
    files.sweep_leftovers_once.cache_clear()


def test_what_a_killed_run_left_is_not_in_the_way_and_is_removed(
    file: Path, leftover: Path
) -> None:
    write_file(file, b"new")

    assert file.read_bytes() == b"new"
    assert not leftover.exists()


def test_what_another_process_writes_is_not_removed(file: Path, leftover: Path) -> None:
    lock = f"import fcntl; f = open({str(leftover)!r}, 'ab'); fcntl.flock(f, 2); print(flush=True)"
    with subprocess.Popen(
        [sys.executable, "-c", f"{lock}; input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        write_file(file, b"new")
        other.kill()

    assert leftover.read_bytes() == b"half"
    files.sweep_leftovers(file.parent)
    assert not leftover.exists()


def test_what_another_process_is_about_to_lock_is_not_removed(file: Path, leftover: Path) -> None:
    leftover.write_bytes(b"")
    files.sweep_leftovers(file.parent)
    assert leftover.exists()

    os.utime(leftover, (0, 0))
    files.sweep_leftovers(file.parent)
    assert not leftover.exists()


def test_what_is_no_ordinary_file_is_not_removed(file: Path) -> None:
    os.mkfifo(file.parent / ".civplan-1.tmp")
    (file.parent / ".civplan-2.tmp").symlink_to(file)

    files.sweep_leftovers(file.parent)

    assert len(list(file.parent.iterdir())) == 3


def test_two_runs_that_write_at_once_have_names_of_their_own(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []

    def record(self: Path, target: Path) -> None:
        names.append(self.name)
        os.rename(self, target)  # noqa: PTH104 - it is what is replaced

    monkeypatch.setattr("pathlib.Path.replace", record)
    for _ in range(2):
        write_file(file, b"new")

    assert len(set(names)) == 2


def test_a_link_stays_and_the_file_that_it_names_is_written(tmp_path: Path, file: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "计划.docx"
    link.symlink_to(file)

    write_file(link, b"new")

    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list((tmp_path / "links").iterdir()) == [link]


def test_links_that_run_in_a_circle_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.symlink_to(folder)

    with pytest.raises(CannotWrite) as caught:
        write_file(folder / "计划.docx", b"new")

    assert caught.value.reason == files.CIRCULAR_LINKS


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("湖内社区工作计划.docx", "~$社区工作计划.docx"),
        ("a.docx", "~$a.docx"),
        ("湖内社区工作计划.docx", ".~lock.湖内社区工作计划.docx#"),
    ],
)
def test_a_document_that_is_open_elsewhere_is_not_written(
    tmp_path: Path, name: str, lock: str
) -> None:
    (tmp_path / lock).write_bytes(b"")

    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / name, b"new")

    assert caught.value.reason == files.FILE_OPEN_ELSEWHERE
    assert [path.name for path in tmp_path.iterdir()] == [lock]


def test_the_lock_of_another_document_does_not_count(tmp_path: Path) -> None:
    (tmp_path / ".~lock.总结.docx#").write_bytes(b"")
    (tmp_path / "~$总结.docx").write_bytes(b"")

    write_file(tmp_path / "计划.docx", b"new")

    assert (tmp_path / "计划.docx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none/计划.docx", files.FOLDER_MISSING),
        ("file/计划.docx", files.PARENT_NOT_A_FOLDER),
        ("folder", files.FOLDER_IN_THE_WAY),
        ("a" * 251 + ".docx", files.FILE_NAME_TOO_LONG),
        ("a" * 300, files.FILE_NAME_TOO_LONG),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, reason: Words) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()

    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / name, b"new")

    assert caught.value.reason == reason
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_device_or_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(CannotWrite) as caught:
        write_file(pipe, b"new")

    assert (caught.value.path, caught.value.reason) == (pipe, files.SPECIAL_FILE)
    assert pipe.is_fifo()


def test_the_current_folder_is_in_the_way_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CannotWrite) as caught:
        write_file(Path(), b"new")

    assert (caught.value.path, caught.value.reason) == (Path(), files.FOLDER_IN_THE_WAY)
    assert not list(tmp_path.iterdir())


def test_on_windows_a_file_that_may_not_be_replaced_is_held_open(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.documents.files.ON_WINDOWS", True)

    assert write_failure_reason(DENIED, file) == files.FILE_OPEN_ELSEWHERE
    assert write_failure_reason(DENIED, file.parent / "none") == files.NO_WRITE_PERMISSION
    assert write_failure_reason(FULL, file) == files.DISK_FULL


def test_a_new_file_is_never_written_over_another(file: Path) -> None:
    link = file.parent / "link.yaml"
    link.symlink_to(file.parent / "nowhere")

    for path in (file, link):
        with pytest.raises(CannotWrite) as caught:
            write_new_file(path, b"new")
        assert caught.value.reason == files.FILE_EXISTS
    write_new_file(file.parent / "new.yaml", b"new")

    assert file.read_bytes() == b"old"
    assert (file.parent / "new.yaml").read_bytes() == b"new"


def test_the_longest_name_that_there_can_be_is_written(tmp_path: Path) -> None:
    file = tmp_path / f"{'a' * 250}.docx"

    write_file(file, b"new")

    assert file.read_bytes() == b"new"


def test_folders_are_made_with_those_above(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("file", files.PARENT_NOT_A_FOLDER),
        ("file/a", files.PARENT_NOT_A_FOLDER),
        ("a" * 300, files.FILE_NAME_TOO_LONG),
    ],
)
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, name: str, reason: Words) -> None:
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(CannotWrite) as caught:
        make_folder(tmp_path / name)

    assert (caught.value.path, caught.value.reason) == (tmp_path / name, reason)


LONG = "湖内社区" * 75


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("湖内社区2007年工作计划", "湖内社区2007年工作计划"),
        ("湖光社区党总支/居民委员会", "湖光社区党总支-居民委员会"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "未命名"),
        (".", "未命名"),
        ("/", "未命名"),
        ("", "未命名"),
        ("   ", "未命名"),
        ("-", "未命名"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("a\\b", "a-b"),
        ("a//b", "a-b"),
        ('甲<乙>:"丙"|?*丁', "甲-乙-丙-丁"),
        ("甲\x00乙\n丙\t丁\x7f戊\x85己", "甲-乙-丙-丁-戊-己"),
        ("甲\u2028乙\u202e丙\u2066丁", "甲-乙-丙-丁"),
        ("\ud800甲", "甲"),
        ("计划. . .", "计划"),
        ("2007.12", "2007.12"),
        ("CON", "_CON"),
        ("con", "_con"),
        ("COM1.docx", "_COM1.docx"),
        ("COM¹", "_COM¹"),
        ("lpt9 .txt", "_lpt9 .txt"),
        ("CONIN$", "_CONIN$"),
        ("NUL.计划", "_NUL.计划"),
        ("CONS", "CONS"),
        ("COM", "COM"),
        ("🏙️社区", "🏙️社区"),
        ("𠮷祥社区", "𠮷祥社区"),
        (LONG, LONG[:66]),
        ("𠮷" * 300, "𠮷" * 50),
        ("a" * 199 + ".b", "a" * 199),
        ("“创建”“文明”", "“创建”“文明”"),
        ("A&B", "A&B"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(), st.sampled_from(["docx", "html", "md", "txt"]))
@example("a" * 300, "docx")
@example("\ud800", "docx")
def test_any_title_is_one_component_of_a_path_on_every_system(title: str, ending: str) -> None:
    name = f"{safe_name(title)}.{ending}"

    assert PurePosixPath(name).parts == (name,)
    assert PureWindowsPath(name).parts == (name,)
    assert not PureWindowsPath(name).is_reserved()
    assert len(name.encode()) <= LONGEST_FILE_NAME + 1 + len(f".{ending}")
    assert not name.startswith((".", " ", "-"))
    assert safe_name(safe_name(title)) == safe_name(title)
