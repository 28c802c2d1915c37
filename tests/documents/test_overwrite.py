"""Only what civplan wrote, and nobody has edited since, is written over."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from civplan.documents import files
from civplan.documents.files import CannotWrite
from civplan.documents.overwrite import (
    EDITED_FILE,
    FOREIGN_FILE,
    OTHER_DOCUMENTS_FILE,
    OTHER_PLANS_FILE,
    READ_ONLY_FILE,
    WrittenDocuments,
    refuse_overwriting,
)
from civplan.documents.render import RenderedDocument, render_documents
from civplan.findings.words import Words
from civplan.typeset.formats import FORMATS
from support.documents import NESTED, PLAN, composer_for
from support.plans import REQUIRED, plan_of, read_plan

TITLES = (
    "{}",
    "{title: A&B *社* _区_ 计划}",
    "{title: [湖内 社区, 工作计划], number: 3号, signer: 张三}",
)
WITH_IMPRINT, TEXTS = ("docx", "html"), ("md", "txt")


def document_of(ending: str, details: str = "{}", text: str = "principles: 一") -> RenderedDocument:
    """The plan as a document of one format."""
    plan = plan_of(f"{text}\nplan: {details}")
    return next(render_documents(plan, composer_for(NESTED), [PLAN], [ending]))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The plan file."""
    file = tmp_path / "a.yaml"
    file.write_text("", encoding="utf-8")
    return file


@pytest.fixture
def memory(tmp_path: Path) -> WrittenDocuments:
    """What was written before: nothing."""
    return WrittenDocuments(tmp_path / "documents.jsonl")


Refusal = Callable[[Path, RenderedDocument], Words | None]


@pytest.fixture
def refusal(source: Path, memory: WrittenDocuments) -> Refusal:
    """``refusal(path, document)``: why the document may not be written there; None if it may."""

    def refusal_of(path: Path, document: RenderedDocument) -> Words | None:
        try:
            refuse_overwriting(path, document, source, memory)
        except CannotWrite as error:
            return error.reason
        return None

    return refusal_of


@pytest.mark.parametrize("details", TITLES)
@pytest.mark.parametrize("ending", FORMATS)
def test_an_unedited_document_of_the_plan_is_replaced(
    tmp_path: Path,
    source: Path,
    memory: WrittenDocuments,
    refusal: Refusal,
    ending: str,
    details: str,
) -> None:
    old, new = document_of(ending, details), document_of(ending, details, "principles: 二")
    path = tmp_path / old.name
    path.write_bytes(old.data)
    memory.add(old.data, source, "plan")

    assert old != new
    assert refusal(path, new) is None


@pytest.mark.parametrize(
    ("ending", "reason"),
    [*((ending, None) for ending in WITH_IMPRINT), *((ending, EDITED_FILE) for ending in TEXTS)],
)
def test_without_memory_a_document_is_known_by_the_digest_in_it(
    tmp_path: Path, refusal: Refusal, ending: str, reason: Words | None
) -> None:
    document = document_of(ending)
    path = tmp_path / document.name
    path.write_bytes(document.data)

    assert refusal(path, document_of(ending, text="principles: 二")) == reason


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_that_is_there_already_may_be_written_again(
    tmp_path: Path, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    (tmp_path / document.name).write_bytes(document.data)

    assert refusal(tmp_path / document.name, document) is None


@pytest.mark.parametrize("ending", FORMATS)
def test_where_no_file_is_there_is_nothing_to_refuse(
    tmp_path: Path, refusal: Refusal, ending: str
) -> None:
    assert refusal(tmp_path / f"计划.{ending}", document_of(ending)) is None
    assert refusal(tmp_path, document_of(ending)) is None


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("data", [b"", b"mine", b"\xff\xfe", "别的社区计划\n".encode() * 20])
def test_a_file_of_somebody_else_s_stays(
    tmp_path: Path, refusal: Refusal, ending: str, data: bytes
) -> None:
    path = tmp_path / f"计划.{ending}"
    path.write_bytes(data)

    assert refusal(path, document_of(ending)) == FOREIGN_FILE


def test_a_link_that_leads_nowhere_stays(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "计划.docx").symlink_to(tmp_path / "elsewhere")

    assert refusal(tmp_path / "计划.docx", document_of("docx")) == FOREIGN_FILE


def package_with(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package that a program has saved with one part changed."""
    output = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(output, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return output.getvalue()


PROGRAMS = (b">Microsoft Office Word<", b">WPS Office<", b">LibreOffice/7.4<")
EDITS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a word": ("word/document.xml", lambda xml: xml.replace("工作".encode(), "劳动".encode(), 1)),
    "a style": ("word/styles.xml", lambda xml: xml.replace(b"<w:b/>", b"", 1) + b"\n"),
    "the author": ("docProps/core.xml", lambda xml: xml.replace("湖内".encode(), b"", 1)),
    "Word": ("docProps/app.xml", lambda xml: xml.replace(b">civplan<", PROGRAMS[0])),
    "WPS": ("docProps/app.xml", lambda xml: xml.replace(b">civplan<", PROGRAMS[1])),
    "LibreOffice": ("docProps/app.xml", lambda xml: xml.replace(b">civplan<", PROGRAMS[2])),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_docx_that_another_program_has_saved_stays(
    tmp_path: Path, source: Path, memory: WrittenDocuments, refusal: Refusal, edit: str
) -> None:
    document = document_of("docx")
    memory.add(document.data, source, "plan")
    path = tmp_path / document.name
    path.write_bytes(package_with(document.data, *EDITS[edit]))

    assert refusal(path, document) == EDITED_FILE


def test_a_docx_that_was_only_packed_anew_is_known(tmp_path: Path, refusal: Refusal) -> None:
    path = tmp_path / "计划.docx"
    path.write_bytes(package_with(document_of("docx").data, "none", bytes))

    assert refusal(path, document_of("docx", text="principles: 二")) is None


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_a_text_of_which_the_end_is_lost_may_be_written_again(
    tmp_path: Path, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    path = tmp_path / document.name
    path.write_bytes(document.data[: document.data.rfind(b"\n", 0, -1) + 1])

    assert refusal(path, document) is None


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data + b"\n",
        lambda data: data.replace("计划".encode(), "规划".encode()),
        lambda data: data.replace(b'content="civplan"', b'content="Word"') + b"x",
    ],
)
def test_a_text_that_somebody_has_edited_stays(
    tmp_path: Path,
    source: Path,
    memory: WrittenDocuments,
    refusal: Refusal,
    ending: str,
    edit: Callable[[bytes], bytes],
) -> None:
    document = document_of(ending)
    memory.add(document.data, source, "plan")
    path = tmp_path / document.name
    path.write_bytes(edit(document.data))

    assert refusal(path, document) in {EDITED_FILE, FOREIGN_FILE}


@pytest.mark.parametrize("ending", TEXTS)
def test_a_text_with_the_title_may_be_an_edited_document(
    tmp_path: Path, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    path = tmp_path / document.name
    path.write_text(f"\n{document.title}\n\n我自己写的。\n", encoding="utf-8")

    assert refusal(path, document) == EDITED_FILE


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_other_line_ends_are_no_edit(
    tmp_path: Path, source: Path, memory: WrittenDocuments, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    memory.add(document.data, source, "plan")
    path = tmp_path / document.name
    path.write_bytes(document.data.replace(b"\n", b"\r\n"))

    assert refusal(path, document) is None


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_of_another_plan_file_stays(
    tmp_path: Path, memory: WrittenDocuments, refusal: Refusal, ending: str
) -> None:
    other = tmp_path / "b.yaml"
    other.write_text("", encoding="utf-8")
    document = document_of(ending)
    path = tmp_path / document.name
    path.write_bytes(document.data)
    memory.add(document.data, other, "plan")

    new = document_of(ending, text="principles: 二")
    assert refusal(path, new) == OTHER_PLANS_FILE.filled(other=other)
    other.unlink()
    assert refusal(path, new) is None


@pytest.mark.parametrize("ending", FORMATS)
def test_a_summary_of_the_same_plan_file_stays(
    tmp_path: Path, source: Path, memory: WrittenDocuments, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    path = tmp_path / document.name
    path.write_bytes(document.data)
    memory.add(document.data, source, "summary")

    assert refusal(path, document_of(ending, text="principles: 二")) == OTHER_DOCUMENTS_FILE


@pytest.mark.parametrize("ending", WITH_IMPRINT)
@pytest.mark.parametrize(
    ("old", "new"),
    [("2007", "2008"), ("湖内", "湖外"), ("文明", "平安")],
    ids=["year", "name", "theme"],
)
def test_without_memory_a_document_of_another_plan_stays(
    tmp_path: Path, refusal: Refusal, ending: str, old: str, new: str
) -> None:
    other, _ = read_plan(f"{REQUIRED.replace(old, new)}plan: {{title: 工作计划}}")
    assert other is not None
    (document,) = render_documents(other, composer_for(NESTED), [PLAN], [ending])
    (tmp_path / document.name).write_bytes(document.data)

    reason = refusal(tmp_path / document.name, document_of(ending, "{title: 工作计划}"))
    assert reason == OTHER_DOCUMENTS_FILE


def test_a_name_that_some_systems_take_for_the_same_is_that_of_the_other_document(
    tmp_path: Path, memory: WrittenDocuments, refusal: Refusal
) -> None:
    other = tmp_path / "b.yaml"
    other.write_text("", encoding="utf-8")
    document = document_of("txt", "{title: Abc}")
    (tmp_path / document.name).write_bytes(document.data)
    memory.add(document.data, other, "plan")

    reason = refusal(tmp_path / "aBC.txt", document_of("txt", "{title: aBC}"))
    assert reason == OTHER_PLANS_FILE.filled(other=other)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_that_is_read_only_stays(
    tmp_path: Path, source: Path, memory: WrittenDocuments, refusal: Refusal, ending: str
) -> None:
    document = document_of(ending)
    memory.add(document.data, source, "plan")
    path = tmp_path / document.name
    path.write_bytes(document.data)
    path.chmod(0o444)

    assert refusal(path, document_of(ending, text="principles: 二")) == READ_ONLY_FILE


def test_a_file_that_cannot_be_read_is_not_replaced(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = document_of("txt")
    path = tmp_path / document.name
    path.write_bytes(document.data)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.read_bytes", refuse)
        with pytest.raises(CannotWrite) as caught:
            refuse_overwriting(path, document, source, WrittenDocuments())

    assert caught.value.reason == files.NO_WRITE_PERMISSION
