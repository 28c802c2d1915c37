"""How much of a text stands in another: copies are suspects, unrelated texts are not."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.memory.stored_result import ARRAY_TYPE, OwnTexts
from civplan.district.review import copied_text
from civplan.district.review.copied_text import (
    MOST_OWNERS,
    CopiedText,
    StretchSample,
    copied_texts,
    distinct_stretches,
    own_texts_of,
    repeated_stretches,
    samples_of,
    suspect_pairs,
)
from civplan.rules.district_rules import FEWEST_STRETCHES, TOO_ALIKE
from civplan.rules.prose import passages_of
from civplan.rules.stretches import Stretches, containment
from support.districts import file_of
from support.plans import REQUIRED, plan_of, read_plan

UNRELATED = 0.08
"""What texts share that nobody copied stays below this."""
WORDS = """
    社区 居民 楼组长 每月 每季度 全年 召开 例会 组织 开展 活动 志愿者 党员
    带头 走访 慰问 老人 困难家庭 整治 环境 卫生 绿化 停车 巡逻 调解 纠纷
    登记 办结 公示 评议 培训 讲座 读书 合唱 比赛 门栋 院落 河道 垃圾
    清运 路灯 维修 宣传 文明 和谐 安全 消防 检查 整改 回访 满意 意见
    建议 及时 认真 继续 进一步 做好 落实 责任 到人 共 次 户 人
    件 处 场 并 对 由 把 为 在 和 与
"""
"""The words of such plans, from which texts are put together at random."""
PHRASES = WORDS.split()
SEEDS = st.integers(0, 2**32 - 1)


def text_of(seed: int, words: int) -> str:
    """A text of so many words; another seed, another text."""
    return "".join(Random(seed).choices(PHRASES, k=words))  # noqa: S311 - no secret


def texts(*own: str, community: str = "湖内社区") -> OwnTexts:
    """A community whose work has these texts, each on a line of its own from line 8 on."""
    entries = "".join(f"        - {{text: {text}}}\n" for text in own)
    area = f"work:\n  areas:\n    - name: 自治\n      items:\n{entries}"
    required = REQUIRED.replace("湖内社区", community)
    plan, _ = read_plan(f"{required}principles: 为民。\n{area}")
    assert plan
    return own_texts_of(plan, passages_of(plan))


def pairs(*communities: OwnTexts) -> list[CopiedText]:
    """The communities that are too alike; their files are named 0, 1, …"""
    plan = plan_of("principles: 为民。\n")
    files = [file_of(plan, str(number)) for number in range(len(communities))]
    return list(copied_texts(files, lambda path: communities[int(path)]))


@given(seed=SEEDS, words=st.integers(40, 300))
def test_a_text_contains_itself(seed: int, words: int) -> None:
    grams = distinct_stretches(texts(text_of(seed, words)))

    assert containment(grams, grams) == 1


@given(one=SEEDS, other=SEEDS, words=st.integers(60, 400))
def test_unrelated_texts_share_next_to_nothing(one: int, other: int, words: int) -> None:
    seeds = (one, other if other != one else one + 1)
    both = [texts(text_of(seed, words)) for seed in seeds]

    assert containment(*map(distinct_stretches, both)) < UNRELATED
    assert pairs(*both) == []


@given(seed=SEEDS, words=st.integers(60, 200), before=st.booleans())
def test_a_copied_third_is_found_with_both_places(seed: int, words: int, before: bool) -> None:  # noqa: FBT001
    copied, *own = (text_of(seed + number, words) for number in range(5))
    first = texts(own[0], copied, own[1])
    second = texts(copied, own[2], own[3]) if before else texts(own[2], own[3], copied)
    (pair,) = pairs(first, second)

    assert (pair.one.path, pair.other.path) == ("1", "0")
    assert 1 / 4 < pair.share < 2 / 5
    assert (pair.here.line, pair.there.line) == (9 if before else 11, 10)


def whole(grams: Iterable[int]) -> StretchSample:
    """A sample that has every stretch of a text."""
    stretches = array(ARRAY_TYPE, sorted(grams))
    return StretchSample(stretches, len(stretches))


@given(
    numbers=st.lists(
        st.frozensets(st.integers(0, 40), min_size=1, max_size=12), min_size=2, max_size=60
    )
)
def test_no_pair_above_the_threshold_is_lost(numbers: list[Stretches]) -> None:
    samples = [whole(one) for one in numbers]
    shared = max(sum(gram in one for one in numbers) for gram in range(41))
    expected = [
        [
            other
            for other in range(number)
            if containment(numbers[number], numbers[other]) >= TOO_ALIKE
        ]
        for number in range(len(numbers))
    ]
    suspects = list(suspect_pairs(samples, 1, repeated_stretches(samples)))

    if shared <= MOST_OWNERS:
        assert all(set(some) >= set(all_) for some, all_ in zip(suspects, expected, strict=True))
    assert all(some == sorted(set(some)) for some in suspects)
    assert all(other < number for number, some in enumerate(suspects) for other in some)


def test_no_pair_is_lost_when_only_a_part_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [text_of(number, 700) for number in range(12)]
    said[9] = said[3][:500] + said[9][500:]
    monkeypatch.setattr(copied_text, "MOST_SAMPLED", 4000)

    samples, every = samples_of(map(texts, said))

    assert every == 4
    assert sum(len(one.stretches) for one in samples) <= 4000
    suspects = suspect_pairs(samples, every, repeated_stretches(samples))
    assert [(number, some) for number, some in enumerate(suspects) if some] == [(9, [3])]


@given(seeds=st.lists(SEEDS, max_size=6), most=st.integers(20, 400))
def test_a_part_is_the_same_however_it_was_come_by(seeds: list[int], most: int) -> None:
    every_text = [texts(text_of(seed, 80)) for seed in seeds]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copied_text, "MOST_SAMPLED", most)
        samples, every = samples_of(every_text)

    assert [set(one.stretches) for one in samples] == [
        {gram for gram in distinct_stretches(one) if gram < 2**32 // every} for one in every_text
    ]
    assert every == 1 or sum(len(one.stretches) for one in samples) <= most


def test_what_very_many_communities_say_is_compared_with_the_first_alone() -> None:
    same = [whole(range(100))] * (MOST_OWNERS + 3)

    assert list(suspect_pairs(same, 1, repeated_stretches(same)))[-1] == [0]


def test_however_many_communities_copy_a_text_each_of_them_is_reported() -> None:
    same = [texts(text_of(7, 60))] * (MOST_OWNERS + 5)

    assert [pair.one.path for pair in pairs(*same)] == [
        str(number) for number in range(1, MOST_OWNERS + 5)
    ]


def test_copies_are_counted_beyond_the_number_that_is_compared() -> None:
    same = [texts(text_of(7, 60))] * (3 * MOST_OWNERS)
    others = [texts(text_of(seed, 60)) for seed in range(100, 120)]

    counted = [pair.more for pair in pairs(*others, *same)]

    assert counted == list(range(3 * MOST_OWNERS - 1))


def test_who_copies_another_part_of_the_first_text_is_not_counted() -> None:
    parts = [text_of(seed, 60) for seed in (7, 8)]
    copies = [texts(part) for part in parts for _ in range(MOST_OWNERS + 10)]

    counted = [pair.more for pair in pairs(texts("".join(parts)), *copies)]

    assert counted == 2 * list(range(MOST_OWNERS + 10))


@pytest.mark.parametrize("words", [1, 5, 12])
def test_a_text_that_is_too_short_is_not_judged(words: int) -> None:
    same = texts(text_of(1, words))

    assert len(same.grams) < FEWEST_STRETCHES
    assert distinct_stretches(same) == frozenset()
    assert pairs(same, same) == []


def test_an_empty_text_stands_in_no_other() -> None:
    assert containment(frozenset(), frozenset({1})) == 0


def test_the_own_name_and_marks_make_no_difference() -> None:
    text = text_of(7, 60)
    here = texts(f"湖内社区{text}")
    there = texts(f"桃花坞社区，{text[:40]}。（{text[40:]}）", community="桃花坞社区")

    assert containment(distinct_stretches(here), distinct_stretches(there)) == 1


def test_only_what_people_write_themselves_is_compared() -> None:
    plan = plan_of(
        "principles: 坚持以居民需要为先，依靠居民。\n"
        "goals: {targets: [{measure: 居民对社区工作的满意程度, at_least: 95%}]}\n"
        "work:\n"
        "  areas:\n"
        "    - name: 营造整洁优美的生活环境\n"
        "      lead: 社区居民委员会卫生委员会\n"
        "      items:\n"
        "        - {text: 每季度清理一次全部楼道。, result: 清理了全部楼道共四次。,\n"
        "           reason: 没有原因也要写一个出来, next: 明年还要接着清理楼道,\n"
        "           due: 2007-12}\n"
    )

    assert sorted(own_texts_of(plan, passages_of(plan)).places[::3]) == [4, 11, 11, 12, 12]
