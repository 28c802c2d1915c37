"""Files as they lie on the disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    NO_READ_PERMISSION,
    NO_SUCH_FILE,
    NOT_REGULAR_FILE,
    CannotRead,
)
from civplan.source.rules.file import LARGEST_FILE
from civplan.source.source import USUAL_FILE_SIZE, parse_source, read_source
from support.plans import finding_lines
from support.sources import plain_value, source_of

TOO_LARGE = "1:1 Y008 the file is larger than 4 MiB"


def test_a_file_is_read_with_its_text_and_nodes(tmp_path: Path) -> None:
    file = tmp_path / "湖内.yaml"
    file.write_bytes("社区: 湖内\r\n年度: 2007\r\n".encode())

    source = read_source(file)

    assert source.path == str(file)
    assert source.text == "社区: 湖内\r\n年度: 2007\r\n"
    assert source.lines == ["社区: 湖内", "年度: 2007", ""]
    assert source.findings == ()
    assert source.root is not None
    assert plain_value(source.root) == {"社区": "湖内", "年度": "2007"}
    assert source.root.span.path == str(file)


def test_messages_name_a_file_by_the_path_that_they_are_given(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("- a\n", encoding="utf-8")

    source = read_source(file, "plans/plan.yaml")

    assert source.path == "plans/plan.yaml"
    assert [finding.span.path for finding in source.findings] == ["plans/plan.yaml"]


def test_the_bytes_of_a_file_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    data = "社区：湖内\n- a".encode()
    file.write_bytes(data)

    assert read_source(file, "plan.yaml") == parse_source(data, "plan.yaml")


def test_a_file_that_is_missing_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "plan.yaml")

    assert caught.value.path == str(tmp_path / "plan.yaml")
    assert caught.value.reason is NO_SUCH_FILE


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path, "plans")

    assert caught.value.path == "plans"
    assert caught.value.reason is FOLDER_NOT_FILE


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / name)

    assert caught.value.reason is IMPOSSIBLE_NAME


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch()

    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "plan.yaml" / "plan.yaml")

    assert caught.value.reason is NO_SUCH_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "pipe")

    assert caught.value.reason is NOT_REGULAR_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(Path("/dev/zero"))

    assert caught.value.reason is NOT_REGULAR_FILE


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some accounts may open every file, so the refusal is played."""
    file = tmp_path / "plan.yaml"
    file.touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotRead) as caught:
        read_source(file)

    assert caught.value.reason is NO_READ_PERMISSION
    assert isinstance(caught.value.__cause__, PermissionError)


@pytest.mark.parametrize(
    "size", [USUAL_FILE_SIZE - 1, USUAL_FILE_SIZE, USUAL_FILE_SIZE + 1, 3 * USUAL_FILE_SIZE]
)
def test_a_file_longer_than_usual_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"a: " + b"x" * (size - 4) + b"y")

    assert read_source(file).data == file.read_bytes()


def test_a_file_of_four_mebibytes_is_read() -> None:
    data = b"a: " + b"x" * (LARGEST_FILE - 3)

    assert source_of(data).findings == ()


def test_a_larger_file_is_not_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(10 * 1024**3)

    source = read_source(file)

    assert finding_lines(source.findings) == [TOO_LARGE]
    assert source.root is None
    assert source.text == ""


def test_a_byte_too_many_is_too_many() -> None:
    assert finding_lines(source_of(b"#" * (LARGEST_FILE + 1)).findings) == [TOO_LARGE]
