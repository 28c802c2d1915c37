"""What a document says about itself."""

from __future__ import annotations

import pytest

from civplan.ingest.blocks import Place
from civplan.ingest.outline import OutlineNode, OutlinePart, PartKind
from civplan.ingest.plan.draft import Facts
from civplan.ingest.plan.facts import community_in, facts_of


def part(title: str, *texts: str, signature: str = "", recipient: str = "") -> OutlinePart:
    """A document with these texts as paragraphs."""
    nodes = tuple(OutlineNode(1, "", text, Place(line)) for line, text in enumerate(texts, 2))
    return OutlinePart(title, PartKind.PLAN, nodes, recipient=recipient, signature=signature)


@pytest.mark.parametrize(
    ("title", "community", "year", "campaign"),
    [
        ("湖内社区07年创建文明社区总结", "湖内社区", 2007, "创建文明社区"),
        ("湖内社区2007年创建文明社区工作计划", "湖内社区", 2007, "创建文明社区"),
        ("2015年湖内社区文明创建工作方案", "湖内社区", 2015, "文明创建"),
        ("通北街道湖内社区二〇一二年度平安建设工作总结", "湖内社区", 2012, "平安建设"),
        ("湖内社区工作总结", "湖内社区", None, ""),
        ("湖内社区2023年度工作计划", "湖内社区", 2023, ""),
        ("社区文明创建年度工作总结", "", None, "社区文明创建年度"),
        ("2011年度文明社区创建工作计划", "", 2011, "文明社区创建"),
        ("创建文明社区计划", "", None, "创建文明社区"),
        ("关于做好我社区卫生工作的计划", "", None, "做好我社区卫生"),
        ("xx社区文明创建工作计划", "", None, "xx社区文明创建"),
        ("第3社区2020年工作总结", "第3社区", 2020, ""),
        ("东苑社区党委2024年党建工作计划", "东苑社区", 2024, "党建"),
        ("2024年度东苑社区党委工作总结暨2025年工作计划", "东苑社区", 2024, ""),
        ("东苑社区妇联2022年工作总结", "东苑社区", 2022, ""),
        ("东苑社区党支部规范化建设工作计划", "东苑社区", None, "党支部规范化建设"),
        ("社区居委会2025年上半年工作总结及下半年工作安排", "", 2025, ""),
        ("关于2021年第三季度热线办理情况的总结", "", 2021, "热线办理"),
        ("青年社区2022年度创建工作总结", "青年社区", 2022, "创建"),
        ("东苑社区2024年志愿服务工作情况总结", "东苑社区", 2024, "志愿服务"),
        ("关于印发2024年消防工作方案的通知", "", 2024, "消防"),
        ("关于报送东苑社区2024年度消防工作总结的报告", "东苑社区", 2024, "消防"),
        ("关于印发东苑社区2024年消防工作方案的通知", "东苑社区", 2024, "消防"),
        ("东苑社区防汛预案", "东苑社区", None, "防汛"),
        ("东苑社区2023年度关心下一代工作总结", "东苑社区", 2023, "关心下一代"),
        ("东苑社区居民参与工作计划", "东苑社区", None, "居民参与"),
        ("东苑社区２０１８年急救培训工作计划", "东苑社区", 2018, "急救培训"),
        ("东苑社区居民委员会", "东苑社区", None, ""),
        ("述职报告", "", None, ""),
        ("金桥新村社区2019-2020年度禁毒工作总结", "金桥新村社区", 2019, "禁毒"),
    ],
)
def test_a_title_names_community_year_and_campaign(
    title: str, community: str, year: int | None, campaign: str
) -> None:
    facts = facts_of(part(title))

    assert (facts.community, facts.year, facts.campaign) == (community, year, campaign)


@pytest.mark.parametrize(
    ("text", "community"),
    [
        ("湖内社区居委会", "湖内社区"),
        ("和平社区居委会", "和平社区"),
        ("今年青年社区和百年社区", "青年社区"),
        ("江城区和平社区居委会", "和平社区"),
        ("红星街道和平里社区居委会", "和平里社区"),
        ("为民社区居委会", "为民社区"),
        ("镇东社区居委会", "镇东社区"),
        ("区委和湖内社区党委", "湖内社区"),
        ("我现任湖内社区党总支书记", "湖内社区"),
        ("中共湖内社区总支部委员会", "湖内社区"),
        ("今年我社区、本社区和各社区", ""),
        ("创建绿色社区、平安社区", ""),
        ("东风村村民委员会", "东风村"),
        ("社区居民委员会", ""),
    ],
)
def test_a_name_is_told_from_what_stands_before_the_word(text: str, community: str) -> None:
    assert community_in(text) == community


def test_the_signature_names_the_community_where_the_title_does_not() -> None:
    facts = facts_of(part("工作总结", signature="湖内社区党总支\n湖内社区居委会"))

    assert facts == Facts(community="湖内社区", issuers=("湖内社区党总支", "湖内社区居委会"))


def test_a_text_names_the_community_when_it_does_so_again() -> None:
    once = part("工作总结", "参观了湖滨社区的做法。")
    twice = part("工作总结", "湖内社区成立领导小组。", "一年来，湖内社区面貌一新。")

    assert facts_of(once).community == ""
    assert facts_of(twice).community == "湖内社区"


def test_a_text_gives_the_year_that_it_names_most() -> None:
    facts = facts_of(part("工作总结", "在2006年的基础上，2007年抓好卫生。", "2007年底评比。"))

    assert facts.year == 2007


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("今年我社区在通北街道办事处的关心支持下，", "通北街道办事处"),
        ("按照通北街道党工委的部署，", "通北街道办事处"),
        ("各街道办事处", ""),
        ("在街道办事处的支持下，", ""),
    ],
)
def test_the_district_is_the_office_that_a_text_names(text: str, district: str) -> None:
    assert facts_of(part("工作总结", text)).district == district
