"""Only what civplan wrote, and nobody has saved since, is replaced."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from civplan.documents import files
from civplan.documents.files import CannotWrite
from civplan.documents.render import RenderedDocument, refuse_foreign_file, render_documents
from civplan.findings.words import Words
from civplan.typeset.formats import FORMATS
from support.documents import NESTED, PLAN, composer_for
from support.plans import plan_of

TITLES = (
    "{}",
    "{title: A&B *社* _区_ 计划}",
    "{title: [湖内 社区, 工作计划], number: 3号, signer: 张三}",
)


def rendered(ending: str, details: str = "{}", text: str = "principles: 一") -> RenderedDocument:
    """The plan as a document of one format."""
    plan = plan_of(f"{text}\nplan: {details}")
    return next(render_documents(plan, composer_for(NESTED), [PLAN], [ending]))


@pytest.mark.parametrize("details", TITLES)
@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_of_civplan_s_own_may_be_replaced(
    tmp_path: Path, ending: str, details: str
) -> None:
    old, new = rendered(ending, details), rendered(ending, details, "principles: 二")
    path = tmp_path / old.name
    path.write_bytes(old.data)

    assert old != new
    refuse_foreign_file(path, new)


@pytest.mark.parametrize("ending", FORMATS)
def test_where_no_file_is_there_is_nothing_to_refuse(tmp_path: Path, ending: str) -> None:
    refuse_foreign_file(tmp_path / f"计划.{ending}", rendered(ending))
    refuse_foreign_file(tmp_path, rendered(ending))


def assert_refused(
    path: Path, document: RenderedDocument, reason: Words = files.FOREIGN_FILE
) -> None:
    """A file is somebody else's."""
    before = path.read_bytes()
    with pytest.raises(CannotWrite) as caught:
        refuse_foreign_file(path, document)
    assert (caught.value.path, caught.value.reason) == (path, reason)
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("data", [b"", b"mine", b"\xff\xfe", "别的社区计划\n".encode() * 20])
def test_a_file_of_somebody_else_s_stays(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"计划.{ending}"
    path.write_bytes(data)

    assert_refused(path, rendered(ending))


@pytest.mark.parametrize("program", ["Microsoft Office Word", "WPS Office", "LibreOffice/7.4"])
def test_a_docx_that_another_program_has_saved_stays(tmp_path: Path, program: str) -> None:
    document = rendered("docx")
    path = tmp_path / document.name
    with ZipFile(io.BytesIO(document.data)) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            changed = part.replace(b"Application>civplan<", f"Application>{program}<".encode())
            new.writestr(name, changed if name == "docProps/app.xml" else part)

    assert_refused(path, document)


def test_a_page_that_another_program_has_saved_stays(tmp_path: Path) -> None:
    document = rendered("html")
    path = tmp_path / document.name
    path.write_bytes(document.data.replace(b'content="civplan"', b'content="Word"'))

    assert_refused(path, document)


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(("lines", "ours"), [(0, True), (11, True), (12, False)])
def test_a_text_is_civplan_s_when_the_title_stands_near_its_top(
    tmp_path: Path, ending: str, lines: int, *, ours: bool
) -> None:
    document = rendered(ending)
    path = tmp_path / document.name
    path.write_bytes(b"\n" * lines + document.data.splitlines()[0])

    if ours:
        refuse_foreign_file(path, document)
    else:
        assert_refused(path, document)


def test_a_file_that_cannot_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = rendered("txt")
    path = tmp_path / document.name
    path.write_bytes(document.data)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.open", denied)
        with pytest.raises(CannotWrite) as caught:
            refuse_foreign_file(path, document)

    assert caught.value.reason == files.NO_WRITE_PERMISSION
