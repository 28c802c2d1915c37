"""The fonts of a system are known by the names in their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.typeset.pdf.installed_fonts import font_files, font_folders, fonts_of_files
from support.fonts import collection_file, font, font_file


def test_a_face_has_its_names_in_both_languages(tmp_path: Path) -> None:
    file = font_file(tmp_path / "a.ttf", "FangSong_GB2312", "仿宋_GB2312", weight=300)

    (face,) = fonts_of_files([file])

    assert {"fangsong_gb2312", "仿宋_gb2312"} <= face.names
    assert (face.file, face.number, face.weight) == (file, 0, 300)
    assert (face.is_chinese, face.serif) == (True, True)


@pytest.mark.parametrize("serif", [True, False, None])
def test_a_face_says_whether_it_has_serifs(tmp_path: Path, *, serif: bool | None) -> None:
    file = font_file(tmp_path / "a.otf", "A", serif=serif, cubic=True, chinese=False)

    (face,) = fonts_of_files([file])

    assert (face.serif, face.is_chinese) == (serif, False)


def test_each_face_of_a_collection_has_its_number(tmp_path: Path) -> None:
    file = collection_file(tmp_path / "a.ttc", font("Song JP"), font("Song SC", "宋"))

    assert [(face.number, face.name) for face in fonts_of_files([file])] == [
        (0, "Song JP"),
        (1, "Song SC"),
    ]


def test_slanted_faces_are_left_out(tmp_path: Path) -> None:
    assert not fonts_of_files([font_file(tmp_path / "a.ttf", "A", slanted=True)])


@pytest.mark.parametrize("size", [0, 3, 12, 40, 200])
def test_what_is_no_whole_font_has_no_faces(tmp_path: Path, size: int) -> None:
    data = font_file(tmp_path / "a.ttf", "A").read_bytes()
    (tmp_path / "a.ttf").write_bytes(data[:size])

    assert not fonts_of_files([tmp_path / "a.ttf", tmp_path / "none.ttf"])


def test_a_collection_that_says_too_much_has_no_faces(tmp_path: Path) -> None:
    (tmp_path / "a.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff" + bytes(100))

    assert not fonts_of_files([tmp_path / "a.ttc"])


@pytest.mark.parametrize(
    ("platform", "environment", "folders"),
    [
        (
            "win32",
            {"WINDIR": "/w", "LOCALAPPDATA": "/u/Local"},
            ["/w/Fonts", "/u/Local/Microsoft/Windows/Fonts"],
        ),
        (
            "darwin",
            {"HOME": "/u"},
            [
                "/System/Library/Fonts",
                "/System/Library/AssetsV2/com_apple_MobileAsset_Font7",
                "/Library/Fonts",
                "/u/Library/Fonts",
                "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
            ],
        ),
        (
            "linux",
            {"HOME": "/u"},
            [
                "/usr/local/share/fonts",
                "/usr/share/fonts",
                "/u/.local/share/fonts",
                "/u/.fonts",
            ],
        ),
    ],
)
def test_each_system_has_its_folders(
    platform: str, environment: dict[str, str], folders: list[str]
) -> None:
    assert font_folders(platform, environment) == [Path(folder) for folder in folders]


def test_folders_are_searched_where_there_is_no_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.typeset.pdf.installed_fonts.shutil.which", lambda _: None)
    folder = tmp_path / "fonts" / "deep"
    folder.mkdir(parents=True)
    for name in ("b.TTF", "a.otf", "c.pfb", "read.me"):
        (folder / name).touch()

    assert font_files("linux", {"HOME": "/none", "XDG_DATA_DIRS": str(tmp_path)}) == [
        folder / "a.otf",
        folder / "b.TTF",
    ]


@pytest.mark.parametrize("script", ["exit 1", "echo no list"])
def test_folders_are_searched_where_fontconfig_lists_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    lister = tmp_path / "fc-list"
    lister.write_text(f"#!/bin/sh\n{script}\n")
    lister.chmod(0o755)
    monkeypatch.setattr("civplan.typeset.pdf.installed_fonts.shutil.which", lambda _: str(lister))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttc").touch()

    files = font_files("linux", {"HOME": "/none", "XDG_DATA_DIRS": str(tmp_path)})

    assert files == [tmp_path / "fonts" / "a.ttc"]
