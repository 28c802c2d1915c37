"""How a measure and its figure become a clause: 召开议事会13次, 投诉为25件, 未新增助餐点.

A clause says no more than the figure does. Which verb stands before a measure is known for the
words below; any other measure is followed by 为, which is right of every figure.
"""

from __future__ import annotations

from civplan.model.figures import Quantity
from civplan.model.units import is_ratio


def _words(text: str) -> tuple[str, ...]:
    """The words of a list with blanks between them."""
    return tuple(text.split())


QUANTITY_ENDS = _words(
    "率 比 量 数 度 值 额 时长 时间 面积 比例 占比 覆盖面 浓度 得分 评分 排名 名次 指数 频次 人次"
    " 降幅 增幅"
)
"""Ends of measures that are quantities."""
THING_ENDS = _words("站 队 室 岗 栏 员 案 库")
"""Ends of measures that only begin like a verb: 接待站."""
FOUNDING_VERBS = _words(
    "新增 新建 增设 建成 设立 组建 培育 打造 孵化 引进 引入 招募 开设 举办 召开 开展"
)
"""Beginnings of measures that are verbs, whatever they end with: 新增服务队3支."""
COUNTED_VERBS = _words(
    "走访 入户 加装 安装 收集 征集 组织 化解 调处 办结 处置 处理 受理 接待 接听 回访 发放 慰问"
    " 更换 清理 清运 清除 整治 排查 推送 结对 救助 资助 修缮 修复 种植 栽种 补种 补植 吸纳 采集"
    " 录入 拆除 解决 协调 印发 张贴 链接 募集 筹集 探访 看望 推荐 帮助 劝阻 发现 整改 创建 认领"
    " 完成 改造"
)
"""Beginnings of measures that are verbs themselves: 走访130户次."""
FALSE_VERBS = _words("组织生活 接待日 走访日")
"""Beginnings of measures that only look like verbs."""
EVENT_UNITS = frozenset(_words("次 场 场次 期 回 轮 届 班次 课时"))
"""Units of what takes place several times."""
VERB_BY_END = (
    (_words("事故 火灾 火情 案件 上访 警情 纠纷 事件"), "发生"),
    (_words("投诉 举报 来信"), "收到"),
    (_words("服务 活动 宣传 培训 演练 义诊 巡逻 巡查 检查 排查 整治"), "开展"),
    (_words("加装 改造 建设 安装 更换 更新 调解 办理 修缮 维修"), "完成"),
    (_words("签约 体检 化解 走访 慰问 探访 清理 整改 回访 采集 发放 评估 检测 检修 换届"), "完成"),
)
"""Verbs before measures with these ends, whatever the unit."""
VERB_OF_EVENT_BY_END = (
    (_words("招聘会 音乐会 运动会 晚会 联欢会 展示会 游园会 集市 市集"), "举办"),
    (_words("讲座 讲堂 课堂 演出 比赛 展览 沙龙 邻居节 文化节 艺术节"), "举办"),
    (_words("委会 协会 理事会 工会 商会"), "开展"),
    (_words("会 会议"), "召开"),
)
"""Verbs before measures with these ends that take place several times."""
ANY_EVENT = "开展"
YEAR_WORDS = _words("全年 年度 本年 年内 累计 当年 当期")
"""Beginnings of measures that need no 全年 before them."""


def figure_clause(measure: str, figure: Quantity, words: str) -> str:
    """A measure and its figure: 走访130户次, 居民满意率为96.2%, 未召开议事会.

    Args:
        measure: What is counted.
        figure: The figure.
        words: The figure as it is printed, with its unit.
    """
    if figure.change:
        return f"{measure}{words}"
    verb = _verb_before(measure, figure.unit)
    if verb is None:
        return f"{measure}为{words}"
    if not figure.value:
        return f"未{verb}{measure}" if in_year(measure) != measure else f"{measure}为{words}"
    return f"{verb}{measure}{'共' if meet(measure, words) else ''}{words}"


def figure_alone(figure: Quantity, words: str = "") -> str:
    """A figure whose measure is known: 共12次, 为96.2%, 为0件."""
    counts = figure.value and figure.unit and not is_ratio(figure.unit)
    return f"{'共' if counts else '为'}{words or figure}"


def in_year(clause: str) -> str:
    """A clause with 全年 before it, unless it begins with such a word."""
    return clause if clause.startswith(YEAR_WORDS) else f"全年{clause}"


def is_verb(measure: str) -> bool:
    """True when a measure is a verb or begins with one: 走访, 收集意见."""
    if measure.startswith(FOUNDING_VERBS):
        return True
    is_like_one = measure.startswith(COUNTED_VERBS) and not measure.startswith(FALSE_VERBS)
    return is_like_one and not measure.endswith(THING_ENDS)


def _verb_before(measure: str, unit: str) -> str | None:
    """The verb before a measure, empty when it is one itself; None for a quantity, which has 为."""
    if is_ratio(unit) or len(measure) == 1 or measure.endswith(QUANTITY_ENDS):
        return None
    year = next((word for word in YEAR_WORDS if measure.startswith(word)), "")
    if is_verb(measure.removeprefix(year)):
        return ""
    if year:
        return None
    by_end = (*VERB_BY_END, *(VERB_OF_EVENT_BY_END if unit in EVENT_UNITS else ()))
    default = ANY_EVENT if unit in EVENT_UNITS else None
    return next((verb for ends, verb in by_end if measure.endswith(ends)), default)


def meet(before: str, words: str) -> bool:
    """True when two texts may not stand side by side: 百姓讲堂2.0 and 13场."""
    last = before[-1:]
    ends_in_digit = last.isdecimal() or (last.isascii() and last.isalnum())
    return ends_in_digit and words[:1].isdecimal()
