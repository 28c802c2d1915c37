"""The roll-up as a whole: which chapters it has, and its opening sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.memory.file_result import FindingText, Location
from civplan.district.review.counts import LateDocument, TargetCounts
from civplan.district.review.review import Review
from civplan.district.rollup.document import roll_up
from civplan.district.rollup.overall import late_words
from civplan.district.rollup.points import unfinished_chapter
from civplan.district.rollup.values import (
    NAMES_IN_SENTENCE,
    Chapter,
    names_in_sentence,
    numbered_chapter,
    points_entry,
)
from civplan.findings.words import Words
from support.districts import plan_file, review_saying

ROSTER = "district: 桥东街道办事处\nyear: 2024\ncommunities: [{name: 甲社区}, {name: 乙社区}]\n"
PLAN = "community: {name}\nyear: 2024\ncampaign: {campaign}\n"


def plan(name: str, campaign: str = "创建", more: str = "") -> str:
    """A plan file that says next to nothing."""
    return PLAN.format(name=name, campaign=campaign) + more


def opening(folder: Path, own: str, **plans: str) -> str:
    """The first paragraph of a roll-up."""
    return roll_up(review_saying(folder, own, **plans)).chapters[0].paragraphs[0]


def test_chapters_without_content_are_left_out(tmp_path: Path) -> None:
    content = roll_up(review_saying(tmp_path, ROSTER, a=plan("甲社区"), b=plan("乙社区")))
    assert [chapter.heading for chapter in content.chapters] == ["总体情况", "未完成事项清单"]
    assert content.annexes == ()


@pytest.mark.parametrize(
    ("campaigns", "title"),
    [
        (("创建", "创建"), "桥东街道2024年创建情况汇总"),
        (("创建", "平安建设"), "桥东街道2024年社区工作情况汇总"),
    ],
)
def test_the_title_names_what_all_have_in_common(
    tmp_path: Path, campaigns: tuple[str, str], title: str
) -> None:
    plans = {"a": plan("甲社区", campaigns[0]), "b": plan("乙社区", campaigns[1])}
    assert roll_up(review_saying(tmp_path, ROSTER, **plans)).title == title


def test_who_is_missing_is_counted_and_named_in_an_annex(tmp_path: Path) -> None:
    content = roll_up(review_saying(tmp_path, ROSTER, a=plan("甲社区", more="summary: {}\n")))
    opening = "截至2024年12月31日，应报社区2个，已报1个（其中计划文件1份、总结1份），未报1个。"
    assert content.chapters[0].paragraphs[0].startswith(opening)
    (annex,) = content.annexes
    assert annex.heading == "未报名单"
    assert [(one.heading, one.paragraphs) for one in annex.chapters] == [
        ("未报送任何文件（1个）", ("乙社区",))
    ]
    assert annex.chapters[0].entries == ()


def with_error(review: Review, path: str) -> Review:
    """A review of which one file has an error."""
    words = Words("错", "result")
    text = FindingText("T203", "error", words, words, Location(path, 1, 1))
    result = review.results[path]._replace(errors=(text,))
    return review._replace(results={**review.results, path: result})


def test_a_file_with_errors_is_counted_and_listed(tmp_path: Path) -> None:
    review = review_saying(tmp_path, ROSTER, a=plan("甲社区"), b=plan("乙社区"))
    content = roll_up(with_error(review, "b.yaml"))
    assert (
        "有1个社区的文件有错误，未生成公文（乙社区），其数字已计入，需更正核对。"
        in content.chapters[0].paragraphs[0]
    )
    (annex,) = content.annexes
    assert [(one.heading, one.paragraphs) for one in annex.chapters] == [
        ("文件有错误、需更正（1个）", ("乙社区",))
    ]


def test_without_a_roster_files_are_counted(tmp_path: Path) -> None:
    text = opening(
        tmp_path, "district: 桥东街道\n", a=plan("甲社区", more="summary: {date: 2024-12-01}\n")
    )
    assert text == "截至2024年12月31日，共收到1个社区的文件。"


def test_nobody_is_late_where_there_is_a_deadline(tmp_path: Path) -> None:
    own = ROSTER + "deadlines: {plan: 2007-12-31}\n"
    text = opening(tmp_path, own, a=plan_file("甲社区"))
    assert "。没有计划的成文日期晚于报送时限。" in text


def test_late_communities_are_named_by_document_with_the_days(tmp_path: Path) -> None:
    own = ROSTER + "deadlines: {plan: 2007-01-08, summary: 2007-12-18}\n"
    text = opening(tmp_path, own, a=plan_file("甲社区"), b=plan_file("乙社区"))
    assert (
        "。计划成文日期晚于报送时限的2个（甲社区，晚2天；乙社区，晚2天），"
        "总结成文日期晚于报送时限的2个（甲社区，晚2天；乙社区，晚2天）。"
    ) in text


def test_of_many_late_communities_some_are_named_with_the_range_of_days() -> None:
    late = [LateDocument(f"社区{number}", number + 1) for number in range(NAMES_IN_SENTENCE + 1)]
    names = "、".join(one.community for one in late[:NAMES_IN_SENTENCE])
    assert late_words("总结", late) == (
        f"总结成文日期晚于报送时限的11个（{names}等11个社区，晚1至11天）"
    )


def test_figures_without_a_target_are_not_among_those_with_one(tmp_path: Path) -> None:
    targets = "{measure: 树, at_least: 5, result: 8}, {measure: 花, result: 3}"
    goals = f"goals: {{targets: [{targets}]}}\n"
    content = roll_up(review_saying(tmp_path, ROSTER, a=plan("甲社区", more=goals)))
    assert content.chapters[0].paragraphs[-1] == (
        "各社区计划共列有目标的指标1项，已填报结果1项，其中达标1项，达标率100%。"
    )


def test_an_unreadable_file_without_a_community_s_name_is_counted(tmp_path: Path) -> None:
    text = opening(tmp_path, ROSTER, x="year: [2024\n")
    assert text.endswith("另有1份文件无法读取（x.yaml），未计入。")


def test_the_list_of_unfinished_items_may_be_empty(tmp_path: Path) -> None:
    review = review_saying(tmp_path, ROSTER, a=plan("甲社区"))
    assert unfinished_chapter(review).paragraphs == ("无。",)


def test_items_without_a_status_are_counted_beside_the_list(tmp_path: Path) -> None:
    work = "work: {items: [种树。, {text: 修路。, status: ongoing}, 种花。]}\n"
    review = review_saying(tmp_path, ROSTER, a=plan("甲社区", more=work))
    assert unfinished_chapter(review).paragraphs == (
        "未完成事项共1项，进行中1项。另有2项未注明状态（甲社区），未列入本清单。",
    )


def test_nothing_unfinished_is_not_all_where_items_have_no_status(tmp_path: Path) -> None:
    review = review_saying(tmp_path, ROSTER, a=plan("甲社区", more="work: {items: [种树。]}\n"))
    assert unfinished_chapter(review).paragraphs == (
        "无。另有1项未注明状态（甲社区），未列入本清单。",
    )


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        (TargetCounts(3, 3, 2), "66.7"),
        (TargetCounts(9, 8, 8), "100"),
        (TargetCounts(3000, 3000, 2999), "99.9"),
        (TargetCounts(2, 2, 0), "0"),
    ],
)
def test_the_share_is_never_a_hundred_while_one_is_missed(
    counts: TargetCounts, percent: str
) -> None:
    assert counts.percent == percent


def test_of_many_names_some_stand_for_all() -> None:
    names = [f"社区{number}" for number in range(NAMES_IN_SENTENCE + 2)]
    assert names_in_sentence(names) == "、".join(names[:NAMES_IN_SENTENCE]) + "等12个社区"
    assert names_in_sentence(names[:NAMES_IN_SENTENCE]) == "、".join(names[:NAMES_IN_SENTENCE])
    assert names_in_sentence(names, "份").endswith("等12份")


def test_one_entry_alone_has_no_number() -> None:
    several = points_entry("甲社区", ["停车难；", "灯太暗。"])
    chapter = numbered_chapter("存在问题", [several], ("如下。",))
    assert chapter == Chapter("存在问题", ("如下。", "甲社区。"), several.entries)
    assert numbered_chapter("存在问题", [several, several]).entries == (several, several)


def test_one_point_stands_behind_the_name_and_several_below() -> None:
    assert points_entry("甲社区", ["停车难"]).paragraphs == ("停车难。",)
    several = points_entry("甲社区", ["停车难；", "灯太暗。"])
    assert (several.name, several.paragraphs) == ("甲社区。", ())
    assert [one.paragraphs for one in several.entries] == [("停车难。",), ("灯太暗。",)]
