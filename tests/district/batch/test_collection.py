"""The documents of all communities in one .docx."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from civplan.district.batch.collection import CHANGED_SINCE_READ, collection_docx, collection_front
from civplan.district.batch.job import BatchJob
from civplan.district.batch.worker import FileWorker
from civplan.district.memory.file_result import file_result_from_json
from civplan.district.review.folder import open_district
from civplan.district.review.review import Review, review_of
from civplan.documents.files import CannotWrite
from civplan.manuscript.nodes import Table
from support.districts import EmptyStore, plan_file, write_plans
from support.docx_files import Package, W
from support.programs import OoxmlValidator

DISTRICT = """\
district: 通北街道办事处
communities:
  - {name: 湖滨社区}
  - {name: 湖内社区}
  - {name: 东桥社区}
  - {name: 石板社区}
  - {name: 西桥社区}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two communities' files, one with errors, one sent as Word, one missing."""
    write_plans(tmp_path, "湖内社区", "湖滨社区")
    (tmp_path / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    faulty = plan_file("西桥社区").replace("result: 12}", "result: 3}")
    (tmp_path / "西桥.yaml").write_text(faulty, encoding="utf-8")
    (tmp_path / "东桥社区.docx").write_bytes(b"Word")
    return tmp_path


def job(folder: Path) -> BatchJob:
    """How the documents of a folder are made."""
    return BatchJob(str(folder), "", (), "", None, ())


def review(folder: Path) -> Review:
    """What stands in a folder, its files checked as in a batch."""
    opened, worker = open_district(folder), FileWorker(job(folder))
    results = [
        file_result_from_json(worker.work_on(file.name).stored.json) for file in opened.plan_files
    ]
    return review_of(opened, results, EmptyStore(), dt.date(2007, 12, 31))


def collected(folder: Path) -> Package:
    """The collection of a folder, read back."""
    return Package(collection_docx(review(folder), job(folder)))


def test_communities_follow_the_roster_and_a_plan_comes_before_its_summary(folder: Path) -> None:
    titles = collected(folder).texts("Title")

    assert [title.replace("\n", "") for title in titles] == [
        "通北街道2007年社区公文汇编",
        "湖滨社区2007年创建文明社区工作计划",
        "湖滨社区2007年创建文明社区工作总结",
        "湖内社区2007年创建文明社区工作计划",
        "湖内社区2007年创建文明社区工作总结",
    ]


def test_each_document_is_a_section(folder: Path) -> None:
    assert len(list(collected(folder).document.iter(f"{W}sectPr"))) == 1 + 4


def test_the_list_at_the_front_names_what_is_collected_and_what_is_missing_with_the_reason(
    folder: Path,
) -> None:
    tables = [
        block for block in collection_front(review(folder)).blocks if isinstance(block, Table)
    ]

    rows = [
        (table.caption, [tuple(cell.runs[0].text for cell in row) for row in table.body])
        for table in tables
    ]

    assert rows == [
        ("收入的社区", [("1", "湖滨社区", "计划、总结"), ("2", "湖内社区", "计划、总结")]),
        (
            "没有收入的社区",
            [
                ("1", "东桥社区", "已报（未结构化）"),
                ("2", "石板社区", "未报"),
                ("3", "西桥社区", "文件有错"),
            ],
        ),
    ]


def test_a_community_without_a_summary_has_its_plan_alone(tmp_path: Path) -> None:
    text = plan_file("湖内社区").split("summary:", maxsplit=1)[0]
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    (_, table) = collection_front(review(tmp_path)).blocks

    assert isinstance(table, Table)
    assert table.body[0][2].runs[0].text == "计划"
    assert len(collected(tmp_path).texts("Title")) == 2


def test_papers_beside_the_plan_of_the_year_are_called_what_they_are(tmp_path: Path) -> None:
    write_plans(tmp_path, "湖内社区")
    for pack in ("work-scheme", "work-report"):
        text = (
            f"pack: {pack}\ncommunity: 湖内社区\nyear: 2007\ncampaign: 消防安全\nwork: [巡查。]\n"
        )
        (tmp_path / f"{pack}.yaml").write_text(text, encoding="utf-8")

    read = review(tmp_path)
    (_, table) = collection_front(read).blocks
    (submission,) = read.submissions

    assert isinstance(table, Table)
    assert table.body[0][2].runs[0].text == "计划、总结；工作汇报；工作方案"
    assert submission.has_summary
    assert [one.kind for one in submission.counted_files] == ["", "工作汇报", "工作方案"]
    assert [title.replace("\n", "") for title in collected(tmp_path).texts("Title")][1:] == [
        "湖内社区2007年创建文明社区工作计划",
        "湖内社区2007年创建文明社区工作总结",
        "湖内社区关于2007年消防安全工作情况的报告",
        "湖内社区2007年消防安全工作方案",
    ]


def test_a_summary_has_the_plan_behind_it_that_its_file_names(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/b.yaml").write_text("work: {items: [每晚巡逻。]}\n", encoding="utf-8")
    text = f"combine: shared/b.yaml\n{plan_file('湖内社区')}"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    opened, worker = open_district(tmp_path, [tmp_path / "shared"]), FileWorker(job(tmp_path))
    result = file_result_from_json(worker.work_on("a.yaml").stored.json)
    current = review_of(opened, [result], EmptyStore(), dt.date(2007, 12, 31))

    package = Package(collection_docx(current, job(tmp_path)))

    assert [title.replace("\n", "") for title in package.texts("Title")][1:] == [
        "湖内社区2007年创建文明社区工作计划",
        "湖内社区2007年工作总结和2008年工作计划",
    ]
    assert package.texts("Division") == ["第一部分　2007年工作总结", "第二部分　2008年工作计划"]


def test_the_same_files_give_the_same_bytes(folder: Path) -> None:
    current = review(folder)

    assert collection_docx(current, job(folder)) == collection_docx(current, job(folder))


@pytest.mark.parametrize("text", [None, "community: [", plan_file("湖内社区") + "year: 2008\n"])
def test_a_file_that_changes_meanwhile_is_named(folder: Path, text: str | None) -> None:
    current, file = review(folder), folder / "湖内社区.yaml"
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(CannotWrite) as caught:
        collection_docx(current, job(folder))

    assert (caught.value.path, caught.value.reason) == (file, CHANGED_SINCE_READ)


def test_names_with_what_xml_cannot_hold_are_printed_without_it(folder: Path) -> None:
    odd = review(folder)._replace(name="通\x00北街道")

    assert collected(folder).texts("Title")[0] == "通北街道2007年社区公文汇编"
    assert collection_front(odd).full_title == "通北街道2007年社区公文汇编"
    assert collection_docx(odd, job(folder))


def test_word_would_not_repair_it(
    folder: Path, ooxml_validator: OoxmlValidator, tmp_path: Path
) -> None:
    file = tmp_path / "汇编.docx"
    file.write_bytes(collection_docx(review(folder), job(folder)))

    assert ooxml_validator(file) == []
