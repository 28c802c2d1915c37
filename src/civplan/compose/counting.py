"""How a measure and its figure become a clause: 召开议事会13次, 投诉为25件, 未新增助餐点.

A clause says no more than the figure does. Which verb stands before a measure is known for the
words below. Any other measure that is counted is followed by 共, one that is measured by 为.
"""

from __future__ import annotations

import re

from civplan.model.figures import Quantity
from civplan.model.units import RANK_UNIT, STATE_UNITS, bare_unit, is_ratio


def _words(text: str) -> tuple[str, ...]:
    """The words of a list with blanks between them."""
    return tuple(text.split())


QUANTITY_ENDS = _words(
    "率 比 量 数 度 值 额 时长 时间 面积 比例 占比 覆盖面 浓度 得分 评分 排名 名次 指数 频次 人次"
    " 降幅 增幅"
)
"""Ends of measures that are quantities."""
THING_ENDS = _words(
    "站 队 室 岗 栏 员 案 库 组 点 对象 中心 基地 项目 平台 驿站 机构 方案 台账 制度 小组 课程 人员"
)
"""Ends of measures that only begin like a verb: 接待站."""
MEAN_SIGNS = ("均", "每")
"""In a measure they make its figure one that is measured: 人均学时, 每户走访."""
FOUNDING_VERBS = _words(
    "新增 新建 增设 建成 设立 发展 组建 培育 打造 孵化 引进 引入 招募 开设 举办 召开 开展"
)
"""Beginnings of measures that are verbs, whatever they end with: 新增服务队3支."""
COUNTED_VERBS = _words(
    "走访 入户 加装 安装 收集 征集 组织 化解 调处 办结 处置 处理 受理 接待 接听 回访 发放 慰问"
    " 更换 清理 清运 清除 整治 排查 推送 结对 救助 资助 修缮 修复 种植 栽种 补种 补植 吸纳 采集"
    " 录入 拆除 解决 协调 印发 张贴 链接 募集 筹集 探访 看望 推荐 帮助 劝阻 发现 整改 创建 认领"
    " 完成 改造 发展 评选 评定 签订 签约 惠及 帮扶 关爱 配送 节约 投放 投入 回收 补贴 安置 介绍"
    " 登记 办理 代办 建档 制作 悬挂 播放 发布 推出 刊发 报送 上报 参加 参与 参观 表彰 引导 劝导"
    " 转介 移交 消除 清退 查处 抽查 核查 摸排 采购 购置 配备 编排 提供 设置 协助 撮合 捐赠 争取"
    " 复查 审核 兑换 改建 扩建 翻建 疏通 粉刷 铺设 开通 启用 达成 促成 建立 建设 打造 选派"
    " 选聘 聘请 邀请 吸引"
)
"""Beginnings of measures that are verbs themselves: 走访130户次."""
BARE_VERBS = _words("服务 学习 培训 慰问 体检 救助")
"""Beginnings of measures that are verbs before figures of people or of time: 服务1.2万人次."""
UNITS_OF_PEOPLE_AND_TIME = frozenset(_words("人次 人 名 户 户次 小时 学时 课时"))
FALSE_VERBS = _words("组织生活 接待日 走访日 参与度 建设用地 服务站 学习强国 发展规划")
"""Beginnings of measures that only look like verbs."""
EVENT_UNITS = frozenset(_words("次 场 场次 期 回 轮 届 班次 课时"))
"""Units of what takes place several times."""
VERB_BY_END = (
    (_words("事故 火灾 火情 案件 上访 警情 纠纷 事件"), "发生"),
    (_words("投诉 举报 来信"), "收到"),
    (_words("服务 活动 宣传 培训 演练 演习 义诊 巡逻 巡查 检查 排查 整治"), "开展"),
    (_words("帮扶 救助 消杀 劝导 助浴 助洁 摸排 核查"), "开展"),
    (_words("清运 拆除 登记 组建 加梯 加装电梯 备案 建档 铺设 翻新 粉刷 绝育 征集 安置"), "完成"),
    (_words("加装 改造 建设 安装 更换 更新 调解 办理 修缮 维修"), "完成"),
    (_words("签约 体检 化解 走访 慰问 探访 清理 整改 回访 采集 发放 评估 检测 检修 换届"), "完成"),
)
"""Verbs before measures with these ends, whatever the unit."""
VERB_OF_EVENT_BY_END = (
    (_words("招聘会 音乐会 运动会 晚会 联欢会 展示会 游园会 集市 市集"), "举办"),
    (_words("培训班 辅导班 夜校 讲座 讲堂 课堂 演出 比赛 展览 沙龙 节"), "举办"),
    (_words("委会 协会 理事会 工会 商会"), "开展"),
    (_words("会 会议"), "召开"),
)
"""Verbs before measures with these ends that take place several times."""
ANY_EVENT, INCIDENT = "开展", "发生"
INCIDENT_UNITS = frozenset("起宗")
"""Units of what befalls."""
SO_FAR = "累计"
DONE_BEHIND = re.compile("(?P<thing>.{2,})(?P<verb>完成|举办|召开|开展|发放|建成|新增)")
"""A measure whose verb stands at its end: 实事项目完成."""
YEAR_WORDS = re.compile(
    rf"(?P<year>{SO_FAR}|全年|本年|年内|当年|今年|\d{{4}}年度?|[上下]半年|第?[一二三四]季度|1?\d月份?)|年度|当期"
)
"""Beginnings of measures that need no 全年 before them; behind some of them a verb may follow."""
WHOLE_YEAR = "全年"


def figure_clause(measure: str, figure: Quantity, words: str) -> str:
    """A measure and its figure: 走访130户次, 居民满意率为96.2%, 未召开议事会.

    Args:
        measure: What is counted.
        figure: The figure.
        words: The figure as it is printed, with its unit.
    """
    if figure.change:
        return f"{measure}{words}"
    match = YEAR_WORDS.match(measure)
    year = (match["year"] or "") if match else ""
    counted = measure.removeprefix(year)
    done = DONE_BEHIND.fullmatch(counted)
    verb = _verb_before(counted, figure.unit)
    if done and not is_ratio(figure.unit):
        verb, counted = done["verb"], done["thing"]
    if verb is None or not counted or (year == SO_FAR and not figure.value):
        return f"{measure}{_copula(measure, figure)}{words}"
    if not figure.value:
        return f"{year}未{verb}{counted}"
    return f"{year}{verb}{counted}{'共' if meet(counted, words) else ''}{words}"


def figure_alone(figure: Quantity, words: str = "") -> str:
    """A figure whose measure is known: 共12次, 为96.2%, 为0件, 列第2名."""
    return f"{_copula('', figure)}{words or figure}"


def _copula(measure: str, figure: Quantity) -> str:
    """What stands between a measure and its figure: 共 of a count, 列 of a rank, else 为."""
    if figure.unit == RANK_UNIT:
        return "为" if _is_quantity(measure) else "列"
    unit = bare_unit(figure.unit)
    is_count = bool(figure.value and unit) and unit not in STATE_UNITS and not is_ratio(unit)
    is_measured = _is_quantity(measure) or any(sign in measure for sign in MEAN_SIGNS)
    return "共" if is_count and not is_measured else "为"


def _is_quantity(measure: str) -> bool:
    """True for a measure that is a quantity by its name: 服务时长, but not 制度."""
    return measure.endswith(QUANTITY_ENDS) and not measure.endswith("制度")


def in_year(clause: str, period: str = WHOLE_YEAR) -> str:
    """A clause with the period before it, 全年 as a rule, unless it begins with such a word."""
    return clause if YEAR_WORDS.match(clause) else f"{period}{clause}"


def is_verb(measure: str) -> bool:
    """True when a measure is a verb or begins with one: 走访, 收集意见."""
    if measure.startswith(FOUNDING_VERBS):
        return True
    is_like_one = measure.startswith(COUNTED_VERBS) and not measure.startswith(FALSE_VERBS)
    return is_like_one and not measure.endswith(THING_ENDS)


def _verb_before(measure: str, unit: str) -> str | None:
    """The verb before a measure, empty when it is one itself; None for a quantity, which has 为."""
    if is_ratio(unit) or len(measure) == 1 or _is_quantity(measure):
        return None
    is_of_people = bare_unit(unit).lstrip("千万亿") in UNITS_OF_PEOPLE_AND_TIME
    if (is_of_people and measure.startswith(BARE_VERBS) and not measure.endswith(THING_ENDS)) or (
        is_verb(measure)
    ):
        return ""
    if YEAR_WORDS.match(measure) or any(sign in measure for sign in MEAN_SIGNS):
        return None
    by_end = (*VERB_BY_END, *(VERB_OF_EVENT_BY_END if unit in EVENT_UNITS else ()))
    default = ANY_EVENT if unit in EVENT_UNITS else INCIDENT if unit in INCIDENT_UNITS else None
    return next((verb for ends, verb in by_end if measure.endswith(ends)), default)


def meet(before: str, words: str) -> bool:
    """True when two texts may not stand side by side: 百姓讲堂2.0 and 13场."""
    last = before[-1:]
    ends_in_digit = last.isdecimal() or (last.isascii() and last.isalnum())
    return ends_in_digit and words[:1].isdecimal()
