"""From an opened plan to the bytes of its documents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from civplan.compose.environment import Composer
from civplan.documents.open import open_plan
from civplan.documents.render import (
    CannotRender,
    RenderedDocument,
    document_properties,
    document_time,
    pictures_of,
    render,
    render_documents,
)
from civplan.findings.words import Words
from civplan.manuscript.nodes import AttachmentText, Figure, Manuscript
from civplan.model.choices import Document
from civplan.source.errors import CannotRead
from civplan.typeset.formats import FORMATS
from civplan.typeset.properties import DocumentProperties
from support.documents import NESTED, PLAN, SUMMARY, composer_for, manuscript, pack_named
from support.docx_files import Package, png
from support.plans import REQUIRED, plan_of

BOTH = "principles: {plan: 一, summary: 二}\nplan: {date: 2007-01-10}\nsummary: {date: 2007-12-20}"


def rendered(
    text: str, formats: tuple[str, ...] = ("docx",), created: datetime | None = None
) -> list[RenderedDocument]:
    """Both documents of a plan file."""
    return list(
        render_documents(plan_of(text), composer_for(NESTED), (PLAN, SUMMARY), formats, created)
    )


def test_each_document_comes_in_every_format_under_its_title() -> None:
    documents = rendered(BOTH, ("txt", "docx"))
    plan, summary = "湖内社区2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作总结"

    assert [(one.name, one.title) for one in documents] == [
        (f"{plan}.txt", plan),
        (f"{plan}.docx", plan),
        (f"{summary}.txt", summary),
        (f"{summary}.docx", summary),
    ]
    assert documents[0].data.decode().startswith(f"{plan}\n")
    assert "一、目标落实情况" not in documents[2].data.decode()


def test_pages_are_counted_of_what_has_any_when_they_are_asked_for() -> None:
    example = Path(__file__).parents[2] / "examples" / "hunei-2007.yaml"

    def pages_with(*, counted: bool) -> list[int]:
        documents = render(example, (PLAN, SUMMARY), ("docx", "md"), with_pages=counted)
        return [one.pages for one in documents]

    assert pages_with(counted=True) == [4, 0, 5, 0]
    assert pages_with(counted=False) == [0, 0, 0, 0]


def test_a_title_is_made_safe_for_the_name_but_not_for_the_document() -> None:
    (document, _) = rendered("plan: {title: [../甲/乙, 计划]}")

    assert (document.name, document.title) == ("甲-乙计划.docx", "../甲/乙计划")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    assert rendered(BOTH, (name,)) == rendered(BOTH, (name,))


def test_a_document_says_what_it_is() -> None:
    plan = plan_of(f"{BOTH}\nissuer: [甲, 乙]")
    document = manuscript(BOTH)
    created = datetime(2007, 1, 10, 12, tzinfo=UTC)

    assert document_properties(plan, pack_named(NESTED), document, created) == DocumentProperties(
        title="湖内社区2007年创建文明社区工作计划",
        author="甲、乙",
        created=created,
        subject="创建文明社区",
        keywords=("湖内社区", "2007", "创建文明社区"),
    )


@pytest.mark.parametrize(
    ("details", "document", "day"),
    [
        ("plan: {date: 2007-01-10}", PLAN, (2007, 1, 10)),
        ("plan: {date: 2007-03}", PLAN, (2007, 3, 1)),
        ("plan: {date: 2007-Q2}", PLAN, (2007, 4, 1)),
        ("plan: {date: 长期}", PLAN, (2007, 1, 1)),
        ("plan: {}", PLAN, (2007, 1, 1)),
        ("", PLAN, (2007, 1, 1)),
        ("summary: {date: 2008-01-05}", SUMMARY, (2008, 1, 5)),
        ("summary: {date: 2008-01-05}", PLAN, (2007, 1, 1)),
    ],
)
def test_the_time_in_the_properties_is_noon_of_the_document_s_day(
    details: str, document: Document, day: tuple[int, int, int]
) -> None:
    plan = plan_of(details)
    assert document_time(plan, plan.details(document)) == datetime(*day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("created", "times"),
    [
        (None, ["2007-01-10T12:00:00Z", "2007-12-20T12:00:00Z"]),
        (datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC), ["2020-02-03T04:05:06Z"] * 2),
    ],
)
def test_a_time_that_is_asked_for_stands_in_both_documents(
    created: datetime | None, times: list[str]
) -> None:
    cores = [Package(one.data).tree("docProps/core.xml") for one in rendered(BOTH, created=created)]

    assert [core.findtext("{http://purl.org/dc/terms/}created") for core in cores] == times


ATTACHED = "plan: {attachments: [表甲, {name: 表乙, text: 乙文}, {name: 表丙, text: 丙文}]}"


@pytest.mark.parametrize(
    ("ending", "name", "title"),
    [
        ("html", '<p style="--number:1">{}</p>', '<p class="label">{}</p><h1><span>{}</span></h1>'),
        ("md", "{}\\\n", "\n\n{}\n\n# {}\n\n"),
        ("txt", "　{}\n", "\n\n{}\n{}\n\n"),
    ],
)
def test_an_attachment_has_the_number_that_its_name_has_under_the_text(
    ending: str, name: str, title: str
) -> None:
    (document, _) = rendered(ATTACHED, (ending,))
    page = document.data.decode()

    assert name.format("2.表乙") in page
    assert title.format("附件2", "表乙") in page
    assert title.format("附件3", "表丙") in page
    assert "附件1" not in page


def test_so_it_has_in_word() -> None:
    (document, _) = rendered(ATTACHED)
    texts = {
        style: Package(document.data).texts(style)
        for style in ("AttachmentNames", "AttachmentLabel", "Title")
    }

    assert texts == {
        "AttachmentNames": ["附件：1.表甲", "2.表乙", "3.表丙"],
        "AttachmentLabel": ["附件2", "附件3"],
        "Title": ["湖内社区2007年创建文明社区工作计划", "表乙", "表丙"],
    }


def test_a_picture_is_read_from_beside_the_plan_file(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/profile.yaml").write_text("extends: annual-work\n", encoding="utf-8")
    (tmp_path / "own/plan.html.j2").write_text(
        '<article><h1>题</h1><figure><img src="a.png"/></figure></article>', encoding="utf-8"
    )
    (tmp_path / "a.png").write_bytes(png(4, 3))
    (tmp_path / "a.yaml").write_text(f"{REQUIRED}pack: ./own\n", encoding="utf-8")
    opened = open_plan(tmp_path / "a.yaml")

    assert opened.plan is not None
    assert opened.pack is not None
    (document,) = render_documents(opened.plan, Composer(opened.pack), [PLAN], ["docx"])
    assert png(4, 3) in Package(document.data).parts.values()


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
    document = Manuscript(
        ("题",),
        (Figure("a.png"), Figure("a.png")),
        attachments=(AttachmentText("附", (Figure("../photos/b.png"),)),),
    )

    assert pictures_of(document, folder) == {"a.png": PICTURE, "../photos/b.png": PICTURE}


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


def test_pictures_that_are_too_large_together_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.documents.render.LARGEST_PICTURES", 2 * len(PICTURE) - 1)
    (folder / "c.png").write_bytes(PICTURE)

    assert len(pictures_of(showing("a.png"), folder)) == 1
    with pytest.raises(CannotRead) as caught:
        pictures_of(showing("a.png", "c.png"), folder)

    assert caught.value.path == str(folder / "c.png")
    assert "32 MiB" in caught.value.reason.zh


@pytest.fixture
def with_stage(tmp_path: Path) -> Path:
    """A plan file with a stage."""
    file = tmp_path / "a.yaml"
    stage = "stages: [{period: 上半年, date: 2007-07-05, problems: 慢}]\n"
    file.write_text(f"{REQUIRED}goals: 一\nwork: 二\n{BOTH}\n{stage}", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"stage": "first-half"}, "湖内社区2007年上半年创建文明社区工作总结.txt"),
        ({"as_of": date(2007, 8, 31)}, "湖内社区2007年1—8月创建文明社区工作总结.txt"),
    ],
)
def test_a_stage_is_the_only_document(with_stage: Path, asked: dict[str, Any], name: str) -> None:
    assert [one.name for one in render(with_stage, formats=["txt"], **asked)] == [name]


def test_a_stage_that_the_file_does_not_have_cannot_be_rendered(with_stage: Path) -> None:
    with pytest.raises(CannotRender, match="no stage “third-quarter”; there are: first-half"):
        render(with_stage, stage="Q3")
    with pytest.raises(ValueError, match="年初"):
        render(with_stage, stage="年初")
