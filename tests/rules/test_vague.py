"""T206: promises that need a figure."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.rules.vague import CHECKS, RULES
from support.broken import broken
from support.plans import told
from support.prose import ITEM, SECTION, found_by


def found_in(text: str) -> list[Finding]:
    """The findings about an item's text."""
    return found_by(CHECKS, text, path=ITEM)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("每年有若干户居民家庭上榜", 4, "若干户"),
        ("保证一定次数的培训", 3, "一定次数"),
        ("举办若干场讲座，评选若干个示范楼组", 3, "若干场"),
        ("培育若干个社区组织", 1, "培育若干个"),
        ("配备一定数量的灭火器", 1, "配备一定数量"),
    ],
)
def test_a_promise_without_a_figure_is_told(text: str, column: int, words: str) -> None:
    assert told(found_in(text))[0] == f"1:{column} T206 “{words}” gives no figure to be held to"


@pytest.mark.parametrize(
    "text",
    [
        "落实《关于加强社区治理的若干项规定》",
        "按照若干意见和若干措施办理",
        "利用若干场地、若干户型、若干名称、若干支部、若干家庭",
        "定期检查，适时调整，经常走访，多次宣传",
        "把社区划分为若干个网格，解决若干个问题",
        "投诉达到一定次数的停止评选",
        "社区有一定数量的外来人口",
        "不少于6次",
    ],
)
def test_plain_language_and_names_of_documents_are_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_only_items_promise() -> None:
    assert found_by(CHECKS, "举办若干场讲座", path=SECTION) == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("{text: 举办若干场讲座。}", ["1:25 T206 “若干场” gives no figure to be held to"]),
        ("{text: 举办若干场讲座。, target: 讲座 ≥ 4 场}", []),
        ("{text: {summary: 举办若干场讲座。}}", []),
        ("{text: 甲。, result: 举办若干场讲座。}", []),
        (
            "{text: 甲。, items: [举办若干场讲座。, {text: 办若干期班。, target: 班 ≥ 2 期}]}",
            ["1:37 T206 “若干场” gives no figure to be held to"],
        ),
    ],
)
def test_an_item_with_a_target_has_its_figure_there(item: str, found: list[str]) -> None:
    text = f"work: {{items: [{item}]}}\nsummary: {{date: 2007-12-20}}\n"

    assert broken(RULES, text) == found
