"""P308: names and years left in from other texts."""

from __future__ import annotations

import pytest

from civplan.model.plan import PLAN
from civplan.rules.leftovers import CHECKS, RULES
from civplan.rules.subject import Circumstances, subject_of
from civplan.source.source import parse_source
from support.broken import broken
from support.composed import NESTED, pack_named
from support.plans import REQUIRED, told

OTHERS = (("湖内社区", "湖畔新村"), ("南园社区", "南园"), ("新湖内社区",), ("水关",))
"""Communities of one sub-district; the first is the plan's own."""


def named(text: str) -> list[str]:
    """What is found in an item's text, which stands on line 4 from column 18 on."""
    source = parse_source(f"{REQUIRED}work: {{items: [{text}]}}\n".encode(), "plan.yaml")
    assert source.root is not None
    plan = PLAN.read(source.root, [])
    assert plan is not None
    around = Circumstances(communities=OTHERS)
    subject = subject_of(plan, pack_named(NESTED).profile, around, lambda _: source.lines)
    return told(finding for check in CHECKS for finding in check(subject))


def other(place: str, text: str, own: str = "湖内社区") -> str:
    """The finding about another name."""
    return f"{place} P308 this says “{text}”, the file is about “{own}”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("成立南园社区创建领导小组。", [other("4:18", "南园社区")]),
        ("把新湖内社区建成文明社区。", [other("4:17", "新湖内社区")]),
        ("走访居民。南园社区党员全部参加。", [other("4:21", "南园社区")]),
        ("把湖内社区建成文明社区。", []),
        ("把湖畔新村建成文明社区。", []),
        ("整治水关的河道。", []),
        ("与南园社区共建。", []),
        ("赴南园社区走访。", []),
        ("南园社区、城中小区的居民都来参加。", []),
        ("学习南园社区的做法。", []),
        ("南园社区、湖内社区一起举办运动会。", []),
        ("参加南园社区和城东小区的友谊赛。", []),
        ("湖内的居民到了南园社区。", []),
        ("{text: 甲。, lead: 南园社区}", []),
    ],
)
def test_another_community_is_told_unless_it_is_meant(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plan: {title: 南园社区2007年工作计划}", [other("1:15", "南园社区")]),
        ("plan: {title: 南园社区关于创建的计划}", [other("1:15", "南园社区")]),
        ("issuer: 南园社区居民委员会", [other("1:9", "南园社区")]),
        ("plan: {letterhead: 南园社区居民委员会}", [other("1:20", "南园社区")]),
        ("plan: {opening: 南园社区位于通北街道东部。}", [other("1:17", "南园社区")]),
        ("summary: {opening: 现将南园社区2007年工作总结如下。}", [other("1:22", "南园社区")]),
        ("plan: {title: 湖内社区2007年工作计划}", []),
        ("plan: {title: 湖内社区与南园社区2007年共建计划}", []),
        ("plan: {title: [通北街道湖内社区, 文明社区2007年创建计划]}", []),
        ("plan: {title: 争创文明社区2007年工作计划}", []),
        ("plan: {title: 我街道社区2007年工作计划}", []),
        ("plan: {opening: 我社区位于通北街道东部。}", []),
        ("plan: {opening: 结合社区实际，制定本计划。}", []),
        ("issuer: [湖内社区居民委员会, 南园社区居民委员会]", []),
        ("community: 通北街道湖内社区\nissuer: 湖内社区居民委员会", []),
    ],
)
def test_titles_and_openings_name_the_files_own_community(text: str, found: list[str]) -> None:
    assert broken(RULES, f"{text}\n") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plan: {title: 湖内社区2006年工作计划}", [other("1:19", "2006年", "2007年")]),
        ("summary: {title: 湖内社区2006年工作总结}", [other("1:22", "2006年", "2007年")]),
        ("plan: {opening: 现制定2006年工作计划。}", [other("1:20", "2006年", "2007年")]),
        ("summary: {opening: 现将2006年工作总结如下。}", [other("1:22", "2006年", "2007年")]),
        ("plan: {title: 湖内社区2007年工作计划}", []),
        ("plan: {title: 2006年工作总结和2007年工作计划}", []),
        ("plan: {title: 湖内社区2006—2010年创建规划}", []),
        ("plan: {title: [2006年总结, 2007年计划]}", []),
        ("plan: {opening: 为巩固2006年创建成果，制定本计划。}", []),
        ("plan: {opening: 现将2006年工作总结如下。}", []),
        ("plan: {opening: 根据街道制定的2006年规划，制定2007年计划。}", []),
        ("summary: {opening: 现将2007年工作总结和2008年计划报告如下。}", []),
    ],
)
def test_titles_and_openings_are_about_the_files_own_year(text: str, found: list[str]) -> None:
    assert broken(RULES, f"{text}\n") == found
