"""What several communities share is gathered: problems, honours, equal texts, money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from civplan.district.review.review import Review
from civplan.district.rollup.document import roll_up
from civplan.district.rollup.points import common_problems
from civplan.district.rollup.values import Chapter
from support.districts import review_saying

OWN = """\
district: 桥东街道
year: 2024
communities: [{name: 甲社区}, {name: 乙社区}, {name: 丙社区}]
"""


def plan(community: str, more: str) -> str:
    """A plan file with more below the required lines."""
    return f"community: {community}\nyear: 2024\ncampaign: 创建\n{more}"


def review_with(folder: Path, more: str | Mapping[str, str], own: str = OWN) -> Review:
    """The review of three communities, all with the same lines, or each with its own."""
    names = {"a": "甲社区", "b": "乙社区", "c": "丙社区"}
    texts = more if isinstance(more, Mapping) else dict.fromkeys(names, more)
    plans = {file: plan(name, texts[file]) for file, name in names.items() if file in texts}
    return review_saying(folder, own, **plans)


def chapter_of(review: Review, heading: str) -> Chapter:
    return next(one for one in roll_up(review).chapters if one.heading == heading)


def entries_of(chapter: Chapter) -> list[str]:
    """The entries, or the only one, which is a paragraph."""
    entries = [entry.name + "".join(entry.paragraphs) for entry in chapter.entries]
    return entries or list(chapter.paragraphs)


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        (
            ["老旧小区停车难问题突出。", "停车难。", "早晚高峰停车难，居民意见大。"],
            {"停车难": ["甲", "乙", "丙"]},
        ),
        (["活动经费不足。", "社区经费不足。"], {"经费不足": ["甲", "乙"]}),
        (["居民参与率不高。", "居民参与率不高，年轻人少。"], {"居民参与率不高": ["甲", "乙"]}),
        (["还存在不足。", "也存在不足。"], {}),
        (["停车难。", "经费不足。"], {}),
        (["停车难。停车难。", "绿化不够。"], {}),
        (["停车的难点。", "停车难度大。"], {}),
        (["工作较为困难。", "工作较为困难。"], {}),
    ],
)
def test_problems_of_several_communities_are_found(
    problems: Sequence[str], expected: Mapping[str, list[str]]
) -> None:
    assert (
        common_problems((name, [text]) for name, text in zip("甲乙丙", problems, strict=False))
        == expected
    )


def test_common_problems_stand_first_with_the_names_of_all(tmp_path: Path) -> None:
    texts = ("停车难问题仍然突出。", "车位少，停车难。", "宣传形式单一。")
    problems = {
        file: f"summary: {{problems: {text}}}\n" for file, text in zip("abc", texts, strict=False)
    }
    chapter = chapter_of(review_with(tmp_path, problems), "存在问题")

    assert chapter.paragraphs == ("几个社区都有的问题：停车难（甲社区、乙社区）。",)
    assert len(chapter.entries) == 3


def test_equal_texts_are_printed_once_with_all_names(tmp_path: Path) -> None:
    texts = (
        "  problems: {items: [宣传不够深入。, 甲的事。]}\n",
        "  problems: 宣传不够深入。\n",
        "  problems: 丙的事。\n",
    )
    problems = {file: f"summary:\n{text}" for file, text in zip("abc", texts, strict=False)}
    chapter = chapter_of(review_with(tmp_path, problems), "存在问题")

    assert entries_of(chapter) == [
        "甲社区、乙社区。宣传不够深入。",
        "甲社区。甲的事。",
        "丙社区。丙的事。",
    ]


def test_honours_are_gathered_with_the_communities_names(tmp_path: Path) -> None:
    honours = {"a": "honours: [区文明社区, 市级示范站]\n", "b": "honours: [区文明社区]\n", "c": ""}
    chapter = chapter_of(review_with(tmp_path, honours), "获得荣誉")

    assert entries_of(chapter) == ["甲社区、乙社区。区文明社区。", "甲社区。市级示范站。"]


WORK = "work: {{areas: [{{name: 环境整治, items: [{}]}}]}}\n"


def test_equal_results_in_a_field_are_printed_once_with_all_names(tmp_path: Path) -> None:
    item = "{text: 清理楼道。, status: done, result: 清理楼道四次。}"
    (field,) = chapter_of(review_with(tmp_path, WORK.format(item)), "分领域进展").chapters

    assert entries_of(field)[-1] == "甲社区、乙社区、丙社区。各1项已完成。清理楼道四次。"


def test_unplanned_work_with_a_result_is_not_without_a_status(tmp_path: Path) -> None:
    item = "{text: 抗洪。, in: [summary], result: 转移居民30户。}"
    overall = chapter_of(review_with(tmp_path, WORK.format(item)), "总体情况")

    assert "共列工作事项3项，其中计划外工作3项。" in "".join(overall.paragraphs)
    assert "未注明状态" not in "".join(overall.paragraphs)


def test_money_is_summed_up_with_the_number_of_communities(tmp_path: Path) -> None:
    items = {
        "a": WORK.format("{text: 甲。, budget: {plan: 3.5, spent: 30000元}}"),
        "b": WORK.format("{text: 乙。, budget: {plan: 1万元}}"),
        "c": "",
    }
    overall = chapter_of(review_with(tmp_path, items), "总体情况")

    assert overall.paragraphs[-1] == (
        "工作事项的经费，预算合计4.5万元（2个社区填报），支出合计3万元（1个社区填报）。"
    )


def test_what_was_sent_instead_of_a_plan_file_is_named(tmp_path: Path) -> None:
    for name in ("乙社区总结.pdf", "丙社区台账.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    content = roll_up(review_with(tmp_path, {"a": ""}))

    assert (
        "已报3个（其中计划文件1份、总结1份；仅报未结构化文件2个），未报0个。"
        "仅报未结构化文件的是乙社区（乙社区总结.pdf）、丙社区（丙社区台账.xlsx），"
    ) in content.chapters[0].paragraphs[0]
    (annex,) = content.annexes
    listed = {one.heading: entries_of(one) for one in annex.chapters}
    assert listed["仅报未结构化文件、需补报计划文件（2个）"] == [
        "乙社区（乙社区总结.pdf）",
        "丙社区（丙社区台账.xlsx）",
    ]
    assert listed["未报送总结（1个）"] == ["甲社区"]


def test_a_file_with_a_summary_alone_is_no_plan(tmp_path: Path) -> None:
    alone = "work: {text: {summary: 完成了。}}\nsummary: {}\n"
    content = roll_up(review_with(tmp_path, {"a": alone, "b": "", "c": "summary: {}\n"}))

    overall = content.chapters[0].paragraphs[0]
    assert "已报3个（其中计划文件2份、总结2份），未报0个。" in overall
    assert "只报计划、未报总结的1个（乙社区）。只报总结、未报计划的1个（甲社区）。" in overall
    listed = {one.heading: entries_of(one) for one in content.annexes[0].chapters}
    assert listed["未报送计划（1个）"] == ["甲社区"]
    assert listed["未报送总结（1个）"] == ["乙社区"]


def test_files_about_different_work_both_count(tmp_path: Path) -> None:
    item = "{text: 清理楼道。, status: done}"
    plans = {
        "a": plan("甲社区", WORK.format(item)),
        "b": plan("甲社区", WORK.format(item)).replace("创建", "消防"),
    }
    content = roll_up(review_saying(tmp_path, OWN, **plans))

    assert "1个社区的文件共列工作事项2项，其中已完成2项。" in content.chapters[0].paragraphs
