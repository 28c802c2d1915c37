"""Reminders: what each community is told, and who gets none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from civplan.district.review.reminders import MOST_ERRORS, reminders_of
from civplan.district.review.review import Review
from civplan.findings.words import Language
from support.districts import plan_file, review_with_findings, summary_alone

DISTRICT = """\
district: 通北街道办事处
year: 2007
deadlines: {plan: 2007-01-20, summary: 2007-12-25}
communities: [{name: 湖内社区, aliases: [湖内], contact: 张三, phone: 000-1234}]
"""
FINE = plan_file("湖内社区")
WITHOUT_SUMMARY = FINE.replace("summary: {date: 2007-12-20}\n", "").replace(
    ", status: done, result: 12", ""
)


def points(review: Review, language: Language = "zh") -> list[str]:
    """The numbered lines of the only reminder; empty without one."""
    texts = [reminder.text for reminder in reminders_of(review, language)]
    assert len(texts) <= 1
    lines = [line for text in texts for line in text.splitlines()]
    return [line for line in lines if line[:1].isdigit() and ". " in line]


def test_a_community_with_nothing_to_do_gets_none(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": FINE})

    assert list(reminders_of(review, "zh")) == []


def test_the_whole_message_can_be_sent_as_it_is(tmp_path: Path) -> None:
    (reminder,) = reminders_of(review_with_findings(tmp_path, DISTRICT, {}), "zh")

    assert reminder.community == "湖内社区"
    assert reminder.text == (
        "湖内社区（张三）：\n"
        "关于你社区2007年计划和总结的报送，截至2008年1月5日，以下1项请办理：\n"
        "1. 还没有收到你社区的计划文件；计划最迟2007年1月20日报送，已逾期350天；"
        "总结最迟2007年12月25日报送，已逾期11天。\n"
        "办好后请把文件重新报来；有疑问，请与我们联系。谢谢！\n"
        "通北街道办事处\n"
        "2008年1月5日"
    )


@pytest.mark.parametrize(
    ("all_do", "own", "is_named"),
    [
        ("是", "", True),
        ("是", ", form: no", False),
        ("否", ", 填报表: 是", True),
        ("否", "", False),
    ],
)
def test_it_names_the_form_where_the_community_reports_with_one(
    tmp_path: Path, all_do: str, own: str, *, is_named: bool
) -> None:
    district = f"填报表: {all_do}\n" + DISTRICT.replace("phone: 000-1234", f"phone: 000-1234{own}")
    (reminder,) = reminders_of(review_with_findings(tmp_path, district, {}), "zh")

    assert ("还没有收到你社区填好的填报表；" in reminder.text) is is_named
    assert (
        "\n请在填报表“湖内社区2007年填报表.xlsx”里填写，填好后把整个文件发回；" in reminder.text
    ) is is_named


def test_the_same_in_english(tmp_path: Path) -> None:
    (reminder,) = reminders_of(review_with_findings(tmp_path, DISTRICT, {}), "en")

    assert reminder.text.splitlines()[:3] == [
        "张三, 湖内社区,",
        "about the plan and summary of 2007, as of 2008-01-05; to be done (1):",
        (
            "1. Your plan file has not arrived; the plan was due 2007-01-20, 350 day(s) ago;"
            " the summary was due 2007-12-25, 11 day(s) ago."
        ),
    ]


def test_before_the_deadline_it_says_until_when(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {}, dt.date(2007, 1, 20))

    assert points(review) == [
        "1. 还没有收到你社区的计划文件；计划请在2007年1月20日前报送；总结请在2007年12月25日前报送。"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"a.yaml": WITHOUT_SUMMARY},
            [
                (
                    "1. 总结还没有报送，最迟应在2007年12月25日报送，已逾期11天。"
                    "请补上“总结”和各项工作的完成情况。"
                )
            ],
        ),
        (
            {"a.yaml": summary_alone("湖内社区")},
            ["1. 只收到总结，计划最迟应在2007年1月20日报送，已逾期350天。请补报计划。"],
        ),
        (
            {"a.yaml": FINE.replace("2007-01-10", "2007-01-22")},
            [
                (
                    "1. 计划的成文日期是2007年1月22日，比报送时限2007年1月20日晚2天。"
                    "如已同意延期，不必再办。"
                )
            ],
        ),
        (
            {"湖内2007.docx": "Word"},
            ["1. 只收到“湖内2007.docx”，没有收到计划文件。请报计划文件，指标和事项才能汇总。"],
        ),
        (
            {"a.yaml": FINE.replace("result: 12}", "result: 8}")},
            [
                (
                    "1. “a.yaml”第13行：指标未完成却标为“已完成”：例会 8 次 < 12 次。"
                    "改法：补充结果，或把状态改为“进行中”并写明原因。"
                )
            ],
        ),
        (
            {"a.yaml": FINE.replace("year: 2007", "year: 2006").replace("2007-", "2006-")},
            [
                (
                    "1. “a.yaml”第3行：年度是2006，街道汇总的是2007。"
                    "改法：改正年度，或换成2007年的文件。"
                )
            ],
        ),
        (
            {"a.yaml": FINE.replace("需要为先。", "需要为先，，办好实事。")},
            ["1. “a.yaml”里有1处警告，请向街道索取清单，逐条核对。"],
        ),
    ],
    ids=["no summary", "no plan", "late", "Word only", "error", "another year", "warning"],
)
def test_each_thing_is_reported_once(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    assert points(review_with_findings(tmp_path, DISTRICT, files)) == expected


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        (FINE.replace("2007-01-10", "2007-01-22"), "有疑问，请与我们联系。谢谢！"),
        (
            WITHOUT_SUMMARY.replace("2007-01-10", "2007-01-22"),
            "办好后请把文件重新报来；有疑问，请与我们联系。谢谢！",
        ),
    ],
    ids=["late alone", "late, and no summary"],
)
def test_a_file_is_asked_for_only_where_there_is_something_to_fix(
    tmp_path: Path, text: str, closing: str
) -> None:
    (reminder,) = reminders_of(review_with_findings(tmp_path, DISTRICT, {"a.yaml": text}), "zh")

    assert "1. 计划的成文日期是2007年1月22日" in reminder.text
    assert reminder.text.splitlines()[-3] == closing


def test_no_command_is_named_to_people_who_need_not_have_one(tmp_path: Path) -> None:
    text = FINE.replace("需要为先。", "需要为先，，办好实事。")
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": text})

    assert "warning(s)" in points(review, "en")[0]
    assert not any("civplan" in points(review, language)[0] for language in ("zh", "en"))


def test_a_file_that_cannot_be_read_is_reported_with_its_place(tmp_path: Path) -> None:
    review = review_with_findings(
        tmp_path, DISTRICT, {"湖内.yaml": "community: [湖内社区\nyear: 2007\n"}
    )

    assert points(review)[0].startswith("1. “湖内.yaml”第")


def test_many_errors_are_not_all_listed(tmp_path: Path) -> None:
    wrong = "".join(f"key{number}: 1\n" for number in range(MOST_ERRORS + 3))
    lines = points(review_with_findings(tmp_path, DISTRICT, {"a.yaml": FINE + wrong}))

    assert len(lines) == MOST_ERRORS + 1
    assert lines[-1] == f"{MOST_ERRORS + 1}. 还有3处错误没有列出。"


def test_no_phone_number_is_reported(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {})._replace(with_contacts=True)

    assert "000-1234" not in str(list(reminders_of(review, "zh")))
