"""What came of the work, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import CommunityItem
from civplan.district.review.fields import WorkField, work_fields
from civplan.district.review.names import are_near_areas
from civplan.district.rollup.areas import (
    FEW_COMMUNITIES,
    RESULTS_ROOM,
    field_chapter,
    first_sentence,
    result_texts,
)
from civplan.district.rollup.values import NAMES_IN_SENTENCE
from support.districts import task


def of_area(area: str, name: str = "", **changes: Any) -> ItemResult:
    """An item of an area."""
    return task(area=area, area_name=name or area, **changes)


def communities_by_field(
    *work: tuple[str, ItemResult],
) -> list[tuple[str, list[str]]]:
    """The fields of some work, each with its communities."""
    community_items = [CommunityItem(*one) for one in work]
    return [(field.name, list(field.by_community)) for field in work_fields(community_items)]


def test_areas_with_one_id_are_one_field_under_the_name_that_most_use() -> None:
    work = [
        ("甲", of_area("a", "环境")),
        ("乙", of_area("a", "环境整治")),
        ("丙", of_area("a", "环境整治")),
    ]
    assert communities_by_field(*work) == [("环境整治", ["甲", "乙", "丙"])]


def test_an_area_without_an_id_is_matched_by_its_name() -> None:
    assert communities_by_field(("甲", of_area("环境")), ("乙", of_area("a", "环境"))) == [
        ("环境", ["甲", "乙"])
    ]


def test_the_areas_of_one_community_alone_come_last() -> None:
    work = [
        ("甲", of_area("早市")),
        ("甲", of_area("环境")),
        ("乙", of_area("环境")),
    ]
    assert communities_by_field(*work) == [
        ("环境", ["甲", "乙"]),
        ("其他工作", ["甲"]),
    ]


def test_items_without_an_area_come_last() -> None:
    work = [("甲", task()), ("甲", of_area("环境")), ("乙", of_area("环境"))]
    assert communities_by_field(*work) == [
        ("环境", ["甲", "乙"]),
        ("其他工作", ["甲"]),
    ]


def test_one_community_keeps_its_areas() -> None:
    assert communities_by_field(("甲", of_area("早市")), ("甲", of_area("环境"))) == [
        ("早市", ["甲"]),
        ("环境", ["甲"]),
    ]


def test_where_areas_differ_the_lines_are_the_fields() -> None:
    work = [
        ("甲", of_area("早市", line="城管")),
        ("乙", of_area("停车", line="城管")),
    ]
    assert communities_by_field(*work) == [("城管", ["甲", "乙"])]


def test_where_all_items_have_lines_the_lines_are_the_fields() -> None:
    work = [
        ("甲", of_area("环境", line="城管")),
        ("乙", of_area("环境", line="城管")),
    ]
    assert communities_by_field(*work) == [("城管", ["甲", "乙"])]


def test_where_some_items_have_a_line_the_areas_are_the_fields_if_they_share_as_much() -> None:
    work = [
        ("甲", of_area("环境", line="城管")),
        ("乙", of_area("环境")),
    ]
    assert communities_by_field(*work) == [("环境", ["甲", "乙"])]


def test_areas_with_names_near_each_other_are_one_field_with_the_commonest_name() -> None:
    work = [
        ("甲", of_area("环境卫生整治")),
        ("乙", of_area("环境整治")),
        ("丙", of_area("环境整治")),
        ("丁", of_area("居民议事")),
    ]
    assert communities_by_field(*work) == [("环境整治", ["甲", "乙", "丙"]), ("其他工作", ["丁"])]


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("环境整治", "环境卫生整治", True),
        ("平安建设", "平安社区建设", True),
        ("党建引领", "党建工作", True),
        ("精神文明建设", "生态文明建设", False),
        ("社会工作", "社会保障", False),
        ("消防安全", "食品安全", False),
        ("文化体育", "文化教育", False),
        ("社区治理", "社区服务", False),
        ("第一批改造", "第二批改造", False),
    ],
)
def test_names_of_areas_are_near_or_not(one: str, other: str, is_near: bool) -> None:  # noqa: FBT001
    assert are_near_areas(one, other) is is_near
    assert are_near_areas(other, one) is is_near


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([task(status="done")], "1项已完成。"),
        (
            [task(status="done"), task(status="ongoing")],
            "共2项，已完成1项，进行中1项。",
        ),
        (
            [task(status="done"), task(status="done")],
            "2项全部完成。",
        ),
        ([task()], "1项未注明状态。"),
        ([task(), task()], "2项均未注明状态。"),
        (
            [task(status="done", outcome="种树8棵。又种花。")],
            "1项已完成。种树8棵。",
        ),
    ],
)
def test_an_entry_gives_a_community_s_items_and_results(
    items: list[ItemResult], sentence: str
) -> None:
    chapter = field_chapter(WorkField("环境", {"甲社区": tuple(items), "乙社区": (task(),)}))
    assert (chapter.entries[0].name, chapter.entries[0].paragraphs) == ("甲社区。", (sentence,))


def test_a_field_of_one_community_counts_once_and_has_no_number() -> None:
    items = (
        task(status="done", outcome="种树8棵。又种花。"),
        task(status="dropped"),
    )
    chapter = field_chapter(WorkField("环境", {"甲社区": items}))
    assert chapter.paragraphs == ("甲社区共列2项，已完成1项，已取消1项。种树8棵。",)
    assert chapter.entries == ()


def test_many_communities_are_listed_by_progress_and_by_highlights() -> None:
    work = {f"社区{number}": (task(status="done"),) for number in range(FEW_COMMUNITIES - 1)}
    others = {
        "甲": (task(status="ongoing", highlight=True, outcome="修路2条。"),),
        "乙": (task(highlight=True, outcome="种树8棵。"),),
    }
    chapter = field_chapter(WorkField("环境", {**work, **others}))
    (sentence,) = chapter.paragraphs
    first = "、".join(list(work)[:NAMES_IN_SENTENCE])
    assert sentence == (
        "16个社区共列16项，已完成14项，进行中1项，未注明状态1项。"
        f"全部完成的社区14个：{first}等14个社区。"
        "还有未完成事项的社区1个：甲。事项未注明状态的社区1个：乙。"
    )
    assert [(one.name, one.paragraphs) for one in chapter.entries] == [
        ("甲。", ("其中亮点：修路2条。",)),
        ("乙。", ("其中亮点：种树8棵。",)),
    ]


def test_results_have_limited_room_and_highlights_come_first() -> None:
    long = "长" * (RESULTS_ROOM - 3) + "。"
    items = [task(outcome=long), task(outcome="短句。"), task(outcome="亮点。", highlight=True)]
    assert result_texts(items, RESULTS_ROOM) == "亮点。短句。其余1项的情况从略。"


def test_a_single_result_is_given_however_long_it_is() -> None:
    assert result_texts([task(outcome="长" * 200 + "。")], RESULTS_ROOM) == "长" * 200 + "。"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("种树。养花。", "种树。"),
        ("说“好。”再做。", "说“好。”"),
        ("没有句号", "没有句号"),
        ("", ""),
    ],
)
def test_the_first_sentence_includes_its_closing_marks(text: str, first: str) -> None:
    assert first_sentence(text) == first
