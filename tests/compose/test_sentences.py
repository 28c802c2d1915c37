"""Sentences that come from values."""

from __future__ import annotations

import pytest

from civplan.compose.mentions import mentions_figure, unmentioned_promises, unmentioned_results
from civplan.compose.outline import DataTable
from civplan.compose.sentences import (
    clause,
    closed_paragraphs,
    honours_sentence,
    member_paragraphs,
    member_table,
    paragraphs_with_sentence,
    profile_sentence,
    sentence,
)
from civplan.compose.target_sentences import promises_with
from civplan.model.figures import Quantity, parse_quantity
from civplan.model.target import TARGETS_SHAPE, Target
from support.plans import plan_of, value_of


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("召开会议", "召开会议。"),
        ("召开会议。", "召开会议。"),
        ("召开会议；", "召开会议。"),
        ("召开会议，", "召开会议。"),
        ("召开会议;", "召开会议。"),
        ("召开会议,", "召开会议。"),
        ("做好以下工作：", "做好以下工作："),
        ("做好以下工作:", "做好以下工作:"),
        ("怎么办？", "怎么办？"),
        ("等等……", "等等……"),
        ("评选“文明楼”", "评选“文明楼”。"),
        ("他说：“好。”", "他说：“好。”"),
        ("召开会议（每月一次）", "召开会议（每月一次）。"),
        ("召开会议。（每月一次。）", "召开会议。（每月一次。）"),
        ("Done.", "Done."),
        ("", ""),
        ("”", "”。"),
    ],
)
def test_a_sentence_ends_with_one_closing_mark(text: str, closed: str) -> None:
    assert sentence(text) == closed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("召开会议", "召开会议。"),
        ("评选“文明楼”", "评选“文明楼”。"),
        ("召开会议；", "召开会议；"),
        ("召开会议，", "召开会议，"),
        ("做好以下工作：", "做好以下工作："),
        ("特此报告！", "特此报告！"),
        ("他说：“好。”", "他说：“好。”"),
        ("| 阶段 | 时间 |", "| 阶段 | 时间 |"),
        ("|阶段|时间|", "|阶段|时间|"),
    ],
)
def test_a_paragraph_without_any_mark_at_its_end_gets_a_full_stop(text: str, printed: str) -> None:
    assert closed_paragraphs([text]) == [printed]


@pytest.mark.parametrize(
    ("text", "bare"), [("会议。", "会议"), ("会议；", "会议"), ("会议", "会议"), ("好！", "好！")]
)
def test_a_clause_ends_without_a_stop(text: str, bare: str) -> None:
    assert clause(text) == bare


@pytest.mark.parametrize(
    ("targets", "said", "promised"),
    [
        ("[碰头会 ≥ 12 次]", "", "碰头会不少于12次。"),
        ("[居民满意率 ≥ 95%]", "", "居民满意率不低于95%。"),
        ("[发案 ≤ 3 起]", "", "发案不超过3起。"),
        ("[结对率 = 100%]", "", "结对率为100%。"),
        ("[越级上访 = 0 起]", "", "越级上访为0起。"),
        ("[{measure: 创建等级, level: 市级文明社区}]", "", "创建等级达到市级文明社区。"),
        ("[{measure: 巡逻, every: 日}]", "", "巡逻每日1次，全年不少于365次。"),
        ("[{measure: 例会, every: 周}]", "", "例会每周1次，全年不少于52次。"),
        ("[{measure: 例会, every: 月}]", "", "例会每月1次，全年不少于12次。"),
        ("[{measure: 讲座, every: 季, unit: 期}]", "", "讲座每季度1期，全年不少于4期。"),
        ("[{measure: 体检, every: 年}]", "", "体检不少于1次。"),
        (
            "[{measure: 例会, every: 月, at_least: 24次}]",
            *("", "例会每月2次，全年不少于24次。"),
        ),
        ("[{measure: 例会, every: 月, at_least: 10}]", "", "例会不少于10次。"),
        ("[{measure: 例会, every: 月, at_least: 18}]", "", "例会不少于18次。"),
        ("[{measure: 例会, every: 月, equals: 12}]", "", "例会每月1次，全年为12次。"),
        ("[{measure: 例会, every: 月}]", "每月召开例会", "每月召开例会，全年不少于12次。"),
        ("[{measure: 例会, every: 月}]", "例会12次", "例会12次。"),
        ("[碰头会 ≥ 12 次, 居民满意率 ≥ 95%]", "", "碰头会不少于12次；居民满意率不低于95%。"),
        (
            "[碰头会 ≥ 12 次, 居民满意率 ≥ 95%]",
            "满意率达到95%",
            "满意率达到95%。碰头会不少于12次。",
        ),
        ("[{measure: 创建等级, level: 市级文明社区}]", "创市级文明社区", "创市级文明社区。"),
        ("[{measure: 收集意见, unit: 条, result: 86}]", "", ""),
    ],
)
def test_a_promise_is_said_unless_the_text_makes_it(targets: str, said: str, promised: str) -> None:
    read: tuple[Target, ...] = value_of(TARGETS_SHAPE, targets)

    assert "".join(promises_with([said] if said else [], "", read)) == promised


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (
            "{area: 1.2平方公里, households: 3180, residents: 8600, members: 142}",
            "湖内社区辖区面积1.2平方公里，有居民3180户、8600人，党员142名。",
        ),
        ("{area: 1.2}", "湖内社区辖区面积1.2平方公里。"),
        ("{residents: 8600人}", "湖内社区有居民8600人。"),
        ("{members: 142}", "湖内社区党员142名。"),
        (
            "{households: 3180, facts: [网格 12个, 楼栋 86栋, {name: 志愿者, value: 约310}]}",
            "湖内社区有居民3180户，网格12个、楼栋86栋、志愿者约310名。",
        ),
        (
            "{facts: [社区工作者 18, 常住人口：1.2万人]}",
            "湖内社区有社区工作者18名、常住人口1.2万人。",
        ),
    ],
)
def test_the_community_in_figures_is_one_sentence(profile: str, said: str) -> None:
    plan = plan_of(f"profile: {profile}")

    assert profile_sentence(plan.community, plan.profile) == said


def test_a_community_without_figures_has_no_such_sentence() -> None:
    assert profile_sentence("湖内社区", None) == ""
    assert profile_sentence("湖内社区", plan_of("profile: {}").profile) == ""


def test_the_leading_group_is_a_paragraph_a_group() -> None:
    plan = plan_of(
        "organization: {members: ["
        "{name: 张三, post: 社区书记, duty: 负责全面工作。, group: 组长}, {name: 李四},"
        " {name: 王五, group: 副组长}, {name: 赵六, post: 委员}]}"
    )

    assert plan.organization is not None
    assert member_paragraphs(plan.organization.members) == [
        "组长：张三（社区书记），负责全面工作。",
        "成员：李四、赵六（委员）。",
        "副组长：王五。",
    ]


def test_a_table_of_members_has_the_columns_that_are_filled() -> None:
    plan = plan_of(
        "organization: {members: ["
        "{name: 张三, post: 书记, group: 组长}, {name: 李四, group: 成员},"
        " {name: 王五, group: 组长}]}"
    )

    assert plan.organization
    assert member_table(plan.organization.members) == DataTable(
        "成员名单",
        ("组别", "姓名", "职务"),
        (("组长", "张三", "书记"), ("组长", "王五", ""), ("成员", "李四", "")),
    )


@pytest.mark.parametrize(
    ("honours", "said"),
    [
        ("[]", ""),
        ("区文明社区", "本年度获得“区文明社区”荣誉。"),
        ("[区文明社区, 市先进集体]", "本年度获得“区文明社区”“市先进集体”荣誉。"),
        ("获得区文明社区。", "本年度获得“区文明社区”荣誉。"),
        ("[荣获区文明社区, 被评为市先进集体]", "本年度获得“区文明社区”“市先进集体”荣誉。"),
        ("荣获“区文明社区”称号", "本年度获得“区文明社区”称号。"),
        ("[区“平安杯”, 市先进集体]", "本年度获得区“平安杯”、市先进集体。"),
        ("市文明社区称号", "本年度获得“市文明社区”称号。"),
        ("[市文明社区称号, 区平安社区]", "本年度获得“市文明社区”称号、“区平安社区”荣誉。"),
        ("2025年获评市级文明社区", "2025年获评市级文明社区。"),
        (
            "2025年3月，被市文明委授予“文明社区”称号。",
            "2025年3月，被市文明委授予“文明社区”称号。",
        ),
        ("2025年3月市级文明社区", "2025年3月获得“市级文明社区”荣誉。"),
        (
            "[市文明社区, 书记获评优秀党务工作者]",
            "本年度获得“市文明社区”荣誉。书记获评优秀党务工作者。",
        ),
    ],
)
def test_the_honours_are_one_sentence(honours: str, said: str) -> None:
    assert honours_sentence(plan_of(f"honours: {honours}").honours) == said


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("召开碰头会12次。", "12次"),
        ("召开碰头会 12 次。", "12次"),
        ("召开12余次、12多次", "12次"),
        ("满意率96.2％", "96.2%"),
        ("评出30名", "30人"),
        ("评出30位先进", "30名"),
        ("体检2387名老年人", "2387人"),
        ("全年365天不间断", "365次"),
        ("编号12", "12"),
        ("编号12.", "12"),
    ],
)
def test_a_text_says_a_figure_with_its_unit(text: str, figure: str) -> None:
    assert mentions_figure(text, quantity(figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12个楼组召开碰头会", "12次"),
        ("召开碰头会112次", "12次"),
        ("召开碰头会0.12次", "12次"),
        ("召开碰头会121次", "12次"),
        ("满意率96.25%", "96.2%"),
        ("评出30户", "30人"),
        ("全年3650天", "365次"),
        ("全年365.5天", "365次"),
        ("没有", "0起"),
        ("编号12.5", "12"),
    ],
)
def test_a_text_does_not_say_another_figure(text: str, figure: str) -> None:
    assert not mentions_figure(text, quantity(figure))


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("召开居民议事会31场。", "31次", "议事会"),
        ("开了31场议事会。", "31次", "居民议事会"),
        ("召开议事会十三次。", "13次", "议事会"),
        ("走访居民两轮", "2轮", "走访"),
        ("志愿服务达到1.2万人次", "12000人次", "志愿服务"),
        ("服务12,000人次", "12000人次", "服务"),
        ("支出3.5万元", "3.5万元", ""),
        ("支出35000元", "3.5万元", ""),
        ("满意率95%", "95.0%", "满意率"),
        ("没有发生安全事故", "0起", "安全事故"),
        ("全年零投诉", "0件", "投诉"),
        ("每年体检1次", "1次", "体检"),
    ],
)
def test_a_text_says_a_figure_in_another_spelling(text: str, figure: str, measure: str) -> None:
    assert mentions_figure(text, quantity(figure), measure)


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("12个楼组召开了议事会", "12次", "议事会"),
        ("议事会12个议题", "12次", "议事会"),
        ("主题党日每月1次", "1次", "主题党日"),
        ("每季度召开一次碰头会", "1次", "碰头会"),
        ("第12次议事会", "12次", "议事会"),
        ("二十三次", "3次", ""),
        ("支出3.5万元", "3.5元", ""),
        ("走访12万户", "12户", "走访"),
        ("发生一起事故", "0起", "事故"),
        ("", "0起", ""),
    ],
)
def test_another_figure_is_not_taken_for_it(text: str, figure: str, measure: str) -> None:
    assert not mentions_figure(text, quantity(figure), measure)


def quantity(text: str) -> Quantity:
    """A figure with its unit."""
    read = parse_quantity(text)
    assert read is not None
    return read


def targets(text: str) -> tuple[Target, ...]:
    """The targets of a YAML list."""
    return value_of(TARGETS_SHAPE, text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["碰头会", "走访", "等级"]),
        ("召开碰头会12次", ["走访", "等级"]),
        ("走访12次", ["碰头会", "等级"]),
        ("碰头会、走访各12次，创市级文明社区", []),
        ("活动12次，创区级文明社区", ["碰头会", "走访", "等级"]),
    ],
)
def test_where_two_promises_share_a_figure_the_text_must_name_the_measure(
    text: str, missing: list[str]
) -> None:
    promised = targets(
        "[碰头会 ≥ 12 次, 走访 ≥ 12 次, {measure: 意见, result: 12次},"
        " {measure: 等级, level: 市级文明社区}]"
    )

    assert [target.measure for target in unmentioned_promises(text, promised)] == missing


def test_where_two_results_share_a_figure_the_text_must_name_the_measure() -> None:
    reported = targets(
        "[{measure: 碰头会, result: 12次}, {measure: 走访, result: 12次}, 讲座 ≥ 4 期,"
        " {measure: 等级, level: 市级, result: 是}, {measure: 意见, result: 86条}]"
    )

    assert [
        target.measure for target in unmentioned_results("走访12次，意见86条，市级", reported)
    ] == [
        "碰头会",
        "等级",
    ]


@pytest.mark.parametrize("text", ["清理楼道；", "清理楼道,", "| 清理 | 楼道 |", "清理楼道。"])
def test_paragraphs_without_a_further_sentence_stay_as_written(text: str) -> None:
    assert paragraphs_with_sentence([text], "") == [text]


def test_a_further_sentence_follows_a_full_stop() -> None:
    assert paragraphs_with_sentence(["清理楼道;"], "由居委会负责。") == ["清理楼道。由居委会负责。"]


def test_a_short_paragraph_above_a_typed_table_is_its_caption() -> None:
    rows = ["| 阶段 | 时间 |", "| 动员 | 一月 |"]

    assert closed_paragraphs(["安排如下", "时间表", *rows]) == ["安排如下。", "时间表", *rows]


def test_a_long_paragraph_above_a_typed_table_is_a_sentence() -> None:
    long = "今年的创建工作分成动员、实施、检查、总结四个阶段来做，每个阶段的时间和内容见下面的表"

    assert closed_paragraphs([long, "| 阶段 |"]) == [f"{long}。", "| 阶段 |"]
