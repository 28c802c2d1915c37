"""P306: signs that nobody filled in."""

from __future__ import annotations

import pytest

from civplan.model.plan import PLAN_SHAPE
from civplan.rules.context import CheckOptions, check_context
from civplan.rules.leftovers import CHECKS, RULES
from civplan.source.source import parse_source
from support.documents import NESTED, pack_named
from support.plans import REQUIRED, finding_lines
from support.rule_checks import findings_in_prose, lines_of_rules, marked_text


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("由××负责", "××"),
        ("xx社区居委会", "xx"),
        ("深入XX街道", "XX"),
        ("由 xx 负责", "xx"),
        ("共有党员xxx名", "xxx"),
        ("“泉林XX”活动", "XX"),
        ("5月xx日召开", "xx"),
        ("20xx年工作总结", "20xx年"),
        ("20XX年", "20XX年"),
        ("20××年", "20××年"),
        ("201X年", "201X年"),
        ("201*年", "201*年"),
        ("20**年", "20**年"),
        ("于20_年春节", "20_年"),
        ("通社〔20_〕3号", "20_"),
        ("X年X月X日", "X年X月X日"),
        ("TODO：写上次数", "TODO"),
        ("全年召开____次", "____"),
        ("（此处填写社区名称）", "（此处填写社区名称）"),
        ("困难户（待补充）户", "（待补充）"),
        ("【社区名称】2007年计划", "【社区名称】"),
        ("某某社区居委会", "某某"),
        ("走访X个点", "X"),
        ("投入X万元", "X"),
        ("在X月开展", "X"),
        ("到****社区走访", "****"),
        ("由*街道负责", "*"),
        ("200#年起", "200#年"),
        ("20＃＃年工作", "20＃＃年"),
        ("○○社区参加", "○○"),
        ("□□小区参加", "□□"),
        ("由＿＿负责", "＿＿"),
        ("2024年  月  日", "  月  日"),
        ("自2024年\u3000月起", "\u3000月"),
        ("共（   ）户", "（   ）"),
        ("（请在此处填写次数）", "（请在此处填写次数）"),
        ("（请填写具体数字）", "（请填写具体数字）"),
        ("走访若干户（数字待核）", "（数字待核）"),
        ("负责人：XXX", "XXX"),
        ("满意率XX%以上", "XX"),
        ("第X季度", "X"),
        ("完成率达到    %", "    "),
        ("全年共  户", "  "),
        ("全年走访共 户", " "),
        ("走访??户居民", "??"),
        ("走访？？户居民", "？？"),
        ("于  年  月  日召开", "  年  月  日"),
        ("活动办好，  年  月完成。", "  年  月"),
        ("年 月 日", "年 月 日"),
        ("二〇二五年 月 日", " 月 日"),
        ("3月 日前完成", " 日"),
        ("在*月开展", "*"),
        ("*社区开展活动", "*"),
        ("＊街道党工委", "＊"),
        ("由某某负责", "某某"),
        ("由待定牵头", "待定"),
        ("某某同志任组长", "某某"),
        ("待补充", "待补充"),
        ("待定。", "待定"),
        ("（待定）", "（待定）"),
        ("召开会议【待确认】次", "【待确认】"),
        ("投入（待定）万元", "（待定）"),
        ("约待定户", "待定"),
        ("具体数据待补充。", "数据待补充"),
        ("共【人数】人参加", "【人数】"),
        ("<社区名称>工作站", "<社区名称>"),
        ("{姓名}负责", "{姓名}"),
        ("XX。", "XX"),
        ("—", "—"),
        ("——", "——"),
        ("**", "**"),
    ],
)
def test_what_stands_for_something_else_is_reported(text: str, sign: str) -> None:
    assert marked_text(findings_in_prose(CHECKS, text), text) == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "制作3×5米的横幅",
        "长×宽不限",
        "发放XXL号马甲",
        "200×300毫米的展板",
        "20×20米的场地",
        "登录xxx.example.cn",
        "邮箱xx@example.cn",
        "Super Bowl XX",
        "X光检查",
        "抓好环境——卫生",
        "走访、慰问等……",
        "…………",
        "姓名：________  电话：________",
        "____年__月__日",
        "【党建引领】抓好支部建设",
        "时间（待定）",
        "召开会议（时间待定）。",
        "应急物资待补充。",
        "问题线索待核实。",
        "机制有待完善",
        "3月 日常工作",
        "收到于某年某月某日的来信",
        "李某某负责",
        "某某公司",
        "【地点】文化广场",
        "还有什么困难？？家家走访。",
        "---",
        "党建—引领",
        "整治3号楼后空地（此处原为垃圾堆放点），建成口袋公园。",
        "种植（在此前已平整）",
        "二○○七年，二○○○年，一百○○五",
        "X光、X射线，3X4个，AX个",
        "2007年 度计划",
        "*社区自筹部分另计",
        "面积按长*宽计算",
        "（签字）   年   月   日",
        "（    ）",
        "人手有待补充",
        "刘某某一户",
        "二〇〇七年",
        "2007年12月20日",
        "会议记录_终稿",
    ],
)
def test_sizes_names_and_forms_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []


OTHERS = (("湖内社区", "湖畔新村"), ("南园社区", "南园"), ("新湖内社区",), ("水关",))
"""Communities of one sub-district; the first is the plan's own."""


def text_findings(text: str) -> list[str]:
    """What is found in an item's text, which stands on line 4 from column 18 on."""
    source = parse_source(f"{REQUIRED}work: {{items: [{text}]}}\n".encode(), "plan.yaml")
    assert source.root is not None
    plan = PLAN_SHAPE.read(source.root, [])
    assert plan is not None
    around = CheckOptions(communities=OTHERS)
    context = check_context(plan, pack_named(NESTED).profile, around, lambda _: source.lines)
    return finding_lines(finding for check in CHECKS for finding in check(context))


def other(place: str, text: str, own: str = "湖内社区") -> str:
    """The finding about another name."""
    return f"{place} P308 this says “{text}”, the file is about “{own}”"


@pytest.mark.parametrize(
    ("text", "findings"),
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
def test_another_community_is_reported_unless_it_is_meant(text: str, findings: list[str]) -> None:
    assert text_findings(text) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
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
def test_titles_and_openings_name_the_files_own_community(text: str, findings: list[str]) -> None:
    assert lines_of_rules(RULES, f"{text}\n") == findings


@pytest.mark.parametrize(
    ("text", "findings"),
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
        ("combine: {with: b.yaml, opening: 现将2007年工作情况和2008年计划报告如下。}", []),
        (
            "combine: {with: b.yaml, opening: 现将2006年工作情况报告如下。}\nsummary: {}",
            [other("1:36", "2006年", "2007年")],
        ),
    ],
)
def test_titles_and_openings_are_about_the_files_own_year(text: str, findings: list[str]) -> None:
    assert lines_of_rules(RULES, f"{text}\n") == findings


def test_a_dash_says_that_a_member_has_no_duty() -> None:
    duty = ("organization", "members", "duty")
    assert finding_lines(findings_in_prose(CHECKS, "—", path=duty)) == []
