"""The pictures that a manuscript shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.pictures import pictures_of
from civplan.findings.words import Words
from civplan.manuscript.nodes import Attachment, Figure, Manuscript
from civplan.source.errors import CannotRead
from support.wordprocessing import png

PICTURE = png(4, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a plan file, in a project with pictures."""
    for path in (tmp_path / "plans/a.png", tmp_path / "photos/b.png"):
        path.parent.mkdir()
        path.write_bytes(PICTURE)
    return tmp_path / "plans"


def showing(*addresses: str) -> Manuscript:
    """A manuscript with pictures."""
    return Manuscript(("题",), tuple(Figure(address) for address in addresses))


def test_pictures_are_read_from_beside_the_plan_file_once_each(folder: Path) -> None:
    made = Manuscript(
        ("题",),
        (Figure("a.png"), Figure("a.png")),
        attachments=(Attachment("附", (Figure("../photos/b.png"),)),),
    )

    assert pictures_of(made, folder) == {"a.png": PICTURE, "../photos/b.png": PICTURE}


def test_most_documents_have_none(folder: Path) -> None:
    assert pictures_of(showing(), folder) == {}


OUTSIDE = Words("图片在本项目文件夹之外", "the picture lies outside the project folder")
NO_PICTURE = Words("不是完整的 PNG 或 JPEG 图片", "it is no whole PNG or JPEG picture")


@pytest.mark.parametrize(
    ("address", "path", "reason"),
    [
        ("../../x.png", "../../x.png", OUTSIDE),
        ("/etc/passwd", "/etc/passwd", OUTSIDE),
        ("link.png", "link.png", OUTSIDE),
        ("text.png", "{folder}/text.png", NO_PICTURE),
        ("half.png", "{folder}/half.png", NO_PICTURE),
        ("empty.png", "{folder}/empty.png", NO_PICTURE),
    ],
)
def test_what_may_not_be_shown_is_told(
    folder: Path, address: str, path: str, reason: Words
) -> None:
    (folder / "text.png").write_text("text", encoding="utf-8")
    (folder / "half.png").write_bytes(PICTURE[:20])
    (folder / "empty.png").write_bytes(b"")
    (folder / "link.png").symlink_to("/etc/hostname")

    with pytest.raises(CannotRead) as caught:
        pictures_of(showing(address), folder)

    assert (caught.value.path, caught.value.reason) == (path.format(folder=folder), reason)


@pytest.mark.parametrize(
    ("address", "reason"),
    [("none.png", "there is no such file"), (".", "it is a folder, not a file")],
)
def test_a_picture_that_cannot_be_read_is_told(folder: Path, address: str, reason: str) -> None:
    with pytest.raises(CannotRead) as caught:
        pictures_of(showing(address), folder)

    assert (caught.value.path, caught.value.reason.en) == (str(folder / address), reason)
