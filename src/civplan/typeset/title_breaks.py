"""The cost of line breaks in a title: between words, after phrases, never in a number."""

from __future__ import annotations

import re

UNBREAKABLE_TEXT = re.compile(
    r"“[^”]{1,18}”|‘[^’]{1,18}’|《[^》]{1,18}》|〈[^〉]{1,18}〉|（[^）]{1,12}）|〔[^〕]*〕\d*号?"
    r"|[0-9０-９][0-9０-９.,:%]*(?:年度|[年月日个项次户人条号届周岁万亿元])*"
    r"|[A-Za-z0-9&@._+\-]+"
)
"""Quotations, book titles and brackets of moderate length, a number with its unit, a Latin word."""
BODY_SUFFIXES = "社区居民委员会 居民委员会 居委会 街道办事处 办事处 街道 社区 小区"
"""The kinds of body that follow a name: 湖内社区."""
TITLE_WORDS = f"""
{BODY_SUFFIXES}
工作计划 工作总结 工作报告 工作方案 工作要点 实施方案 行动方案 实施意见 年度计划 年度总结 计划 总结
市级文明社区 区级文明社区 文明社区 文明城区 文明城市 和谐家园 精神文明建设 精神文明 党风廉政建设
未成年人思想道德建设 居民自治 党委 党总支 党支部 工作站 领导小组
社会治安综合治理 社会治安 综合治理 平安建设 环境卫生 环境整治 志愿服务 公共服务 垃圾分类 未成年人
重要思想 科学发展观 思想道德 居民 群众 创建 建设 开展 推进 加强 提升 深化 落实 实施 创新 发展
进一步 全面 全力 关于 工作 活动 方案 报告 意见 通知 情况 年度 和谐 平安 健康 幸福 智慧 绿色
养老 服务 管理 治理 文化 卫生 教育 安全 党建 基层 试点 示范 长效 机制 体系 水平 家园 网格化
网格 法治 民主 自治 协商
""".split()
"""Words in titles of communities; of several that match, the longest counts."""
TITLE_WORD = re.compile("|".join(sorted(TITLE_WORDS, key=len, reverse=True)))
NAME_SUFFIX = re.compile("|".join(BODY_SUFFIXES.split()))
PHRASE_END = re.compile(r"(?:社区|街道|办事处|委员会|居委会|年度?|关于|[的、，：）])$")
"""A line ends well after these."""
BAD_END = re.compile(r"(?:创建|开展|推进|加强|提升|深化|落实|实施|全面|进一步|[和与及暨])$")
"""A line ends badly after these: their object follows."""
BAD_START = "的"
TITLE_CONJUNCTION = re.compile("[和与及暨]")
"""A line may begin with these, if necessary."""
MARKS_NOT_AT_START = frozenset("，。、；：？！）》〉〕】”’,.;:?!)]%")
"""Marks that may not begin a line."""
MARKS_NOT_AT_END = frozenset("（《〈〔【“‘([")
"""Marks that may not end a line."""

PHRASE_COST = 0.0
WORD_COST = 4.0
ONE_SIDE_COST = 9.0
UNKNOWN_COST = 16.0
BAD_COST = 25.0
INSIDE_WORD_COST = 80.0


def break_costs(title: str) -> dict[int, float]:
    """The cost of a line break before each character, without the places that allow none.

    0 is best: after a phrase such as 湖内社区 or 2007年. A break inside a known word costs most.
    """
    fixed = [match.span() for match in UNBREAKABLE_TEXT.finditer(title)]
    words = [match.span() for match in TITLE_WORD.finditer(title)]
    impossible = {place for start, end in fixed for place in range(start + 1, end)}
    inside = {place for start, end in words for place in range(start + 1, end)}
    starts = {start for start, _ in (*fixed, *words)}
    ends = {end for _, end in (*fixed, *words)}
    costs: dict[int, float] = {}
    for place in range(1, len(title)):
        if (
            place in impossible
            or title[place] in MARKS_NOT_AT_START
            or title[place - 1] in MARKS_NOT_AT_END
        ):
            continue
        count = (place in starts) + (place in ends)
        costs[place] = INSIDE_WORD_COST if place in inside else _break_cost(title, place, count)
    return costs


def _break_cost(title: str, place: int, words: int) -> float:
    """The cost of a break between words; ``words`` of the list meet there."""
    if BAD_END.search(title, 0, place) or title[place] == BAD_START:
        return BAD_COST
    if PHRASE_END.search(title, 0, place):
        follows_name = NAME_SUFFIX.match(title, place) is not None
        return WORD_COST if follows_name else PHRASE_COST
    if NAME_SUFFIX.match(title, place):
        return BAD_COST
    if TITLE_CONJUNCTION.match(title, place):
        return ONE_SIDE_COST
    return (UNKNOWN_COST, ONE_SIDE_COST, WORD_COST)[words]
