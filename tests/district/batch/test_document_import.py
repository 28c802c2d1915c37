"""A sub-district's Word documents are taken in before a batch, once."""

from __future__ import annotations

from pathlib import Path

from civplan.district.batch.document_import import take_in_documents
from civplan.documents.render import render_documents
from civplan.findings.words import Words
from support.documents import NESTED, PLAN, composer_for
from support.imports import OPTIONS
from support.plans import REQUIRED, plan_of

TEXT = "湖内社区2007年工作计划\n\n一、抓好卫生\n1、清理楼道。\n\n2007年1月10日\n"
SUMMARY = TEXT.replace("计划", "总结").replace("1月", "12月")


def taken_in(folder: Path) -> tuple[list[str], list[str]]:
    """The plan files written, and what was told, with paths from the folder on."""
    told: list[Words] = []
    written = take_in_documents(folder, folder / "out", OPTIONS, told.append)
    names = [str(path.relative_to(folder)) for path in written]
    return names, [words.zh.replace(f"{folder}/", "") for words in told]


def test_a_document_gets_a_plan_file_beside_it_once(tmp_path: Path) -> None:
    (tmp_path / "湖内.txt").write_text(TEXT, encoding="utf-8")

    first = taken_in(tmp_path)

    assert first == (
        ["湖内.yaml"],
        ["湖内.txt：已导入为 湖内.yaml，带“请核对”的地方要有人看一下"],
    )
    assert taken_in(tmp_path) == ([], [])


def test_a_plan_and_a_summary_of_one_community_become_one_file(tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "总结.txt").write_text(SUMMARY, encoding="utf-8")

    assert taken_in(tmp_path)[0] == ["湖内社区2007.yaml"]
    assert taken_in(tmp_path)[0] == []


def test_a_community_that_has_a_plan_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "旧文件.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "hunei.yaml").write_text(REQUIRED, encoding="utf-8")

    assert taken_in(tmp_path) == ([], [])


def test_what_civplan_made_is_not_taken_in(tmp_path: Path) -> None:
    plan = plan_of("work: {areas: [{name: 卫生, items: [清理楼道。]}]}\n")
    (document,) = render_documents(plan, composer_for(NESTED), [PLAN], ["docx"])
    (tmp_path / document.name).write_bytes(document.data)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/湖内.txt").write_text(TEXT, encoding="utf-8")

    assert taken_in(tmp_path) == ([], [])


def test_what_cannot_be_read_is_told_and_the_rest_taken_in(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_text("不是文档", encoding="utf-8")
    (tmp_path / "湖内.txt").write_text(TEXT, encoding="utf-8")

    written, told = taken_in(tmp_path)

    assert written == ["湖内.yaml"]
    assert told[0].startswith("坏.docx：扩展名是 .docx，内容却是文本")


def test_without_a_folder_nothing_is_done(tmp_path: Path) -> None:
    assert taken_in(tmp_path / "none") == ([], [])
