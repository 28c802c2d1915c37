"""LibreOffice converts many files in one start, or is ended; never a file half made."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.office import (
    FILES_IN_START,
    OfficeFailed,
    OfficeTooSlow,
    convert,
    convert_files,
    find_office,
)
from support.office import converting_office, fake_office


def files_in(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{number}.docx" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"{number}")
    return files


@pytest.mark.parametrize(
    ("count", "starts"), [(1, 1), (3, 1), (FILES_IN_START, 1), (FILES_IN_START + 1, 2)]
)
def test_many_files_are_converted_in_one_start(count: int, starts: int, tmp_path: Path) -> None:
    office = converting_office(tmp_path)

    made = convert_files(files_in(tmp_path, count), "pdf:filter", office, tmp_path / "room", 60)

    assert [file.read_text() for file in made] == [f"{number}" for number in range(count)]
    assert {file.suffix for file in made} == {".pdf"}
    assert len((tmp_path / "starts").read_text().splitlines()) == starts


@pytest.mark.parametrize(
    "script",
    ["exit 3", "kill -9 $$", "echo done"],
    ids=["fails", "is killed", "makes nothing"],
)
def test_a_libreoffice_that_makes_nothing_has_failed(script: str, tmp_path: Path) -> None:
    with pytest.raises(OfficeFailed):
        convert(b"", ".doc", "docx", fake_office(tmp_path, script), 60)


def test_a_libreoffice_that_dies_on_its_way_has_failed(tmp_path: Path) -> None:
    office = converting_office(tmp_path, 'cp "$file" "$out/${name%.*}.$form"; kill -9 $$')

    with pytest.raises(OfficeFailed):
        convert_files(files_in(tmp_path, 2), "pdf", office, tmp_path / "room", 60)


def test_a_libreoffice_that_leaves_a_file_out_has_failed(tmp_path: Path) -> None:
    office = converting_office(tmp_path, '[ "$name" = 1.docx ] || touch "$out/${name%.*}.$form"')

    with pytest.raises(OfficeFailed, match=r"1\.docx"):
        convert_files(files_in(tmp_path, 3), "pdf", office, tmp_path / "room", 60)


def test_a_program_that_cannot_be_started_has_failed(tmp_path: Path) -> None:
    with pytest.raises(OfficeFailed):
        convert(b"", ".doc", "docx", tmp_path / "none", 60)


def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(OfficeTooSlow) as caught:
        convert(b"", ".doc", "docx", fake_office(tmp_path, "sleep 60"), 1)

    assert caught.value.seconds == 1


def test_libreoffice_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("civplan.documents.office.PROGRAM_PLACES", ())
    assert find_office() is None

    office = fake_office(tmp_path, "")
    assert find_office() == office


def test_libreoffice_is_found_where_it_is_usually_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    office = fake_office(tmp_path, "")
    monkeypatch.setattr("civplan.documents.office.PROGRAM_PLACES", (str(office),))

    assert find_office() == office
