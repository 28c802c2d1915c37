"""The cost of line breaks in a title: between words, after phrases, never in a number."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from civplan.typeset.lines import NOT_AT_END, NOT_AT_START
from civplan.typeset.measure import WIDE_LETTER, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

UNBREAKABLE_TEXT = (
    r"“[^”]{1,18}”|‘[^’]{1,18}’|《[^》]{1,18}》|〈[^〉]{1,18}〉|（[^）]{1,12}）|〔[^〕]*〕\d*号?"
    r"|[0-9０-９][0-9０-９.,:%]*(?:年度|[年月日个项次户人条号届周岁万亿元])*"
    r"|[A-Za-z0-9&@._+\-]+"
)
"""Quotations, book titles and brackets of moderate length, a number with its unit, a Latin word."""
BODY_SUFFIXES = (
    "社区居民委员会",
    "居民委员会",
    "居委会",
    "街道办事处",
    "办事处",
    "街道",
    "社区",
    "小区",
)
"""The kinds of body that follow a name: 湖内社区."""
TITLE_WORDS = f"""
{" ".join(BODY_SUFFIXES)}
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
PHRASE_ENDS = ("社区", "街道", "办事处", "委员会", "居委会", "年", "年度", "关于", *"的、，：）")
"""A line ends well after these."""
BAD_ENDS = (
    *("创建", "开展", "推进", "加强", "提升", "深化", "落实", "实施", "全面", "进一步"),
    *"和与及暨",
)
"""A line ends badly after these: their object follows."""
BAD_START = "的"
TITLE_CONJUNCTIONS = "和与及暨"
"""A line may begin with these, if necessary."""

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
    fixed = [match.span() for match in re.finditer(UNBREAKABLE_TEXT, title)]
    word = "|".join(sorted(TITLE_WORDS, key=len, reverse=True))
    words = [match.span() for match in re.finditer(word, title)]
    impossible = {place for start, end in fixed for place in range(start + 1, end)}
    inside = {place for start, end in words for place in range(start + 1, end)}
    starts = {start for start, _ in (*fixed, *words)}
    ends = {end for _, end in (*fixed, *words)}
    costs: dict[int, float] = {}
    for place in range(1, len(title)):
        if place in impossible or title[place] in NOT_AT_START or title[place - 1] in NOT_AT_END:
            continue
        count = (place in starts) + (place in ends)
        costs[place] = INSIDE_WORD_COST if place in inside else _break_cost(title, place, count)
    return costs


def _break_cost(title: str, place: int, words: int) -> float:
    """The cost of a break between words; ``words`` of the list meet there."""
    is_before_suffix = title.startswith(BODY_SUFFIXES, place)
    if title.endswith(BAD_ENDS, 0, place) or title[place] == BAD_START:
        return BAD_COST
    if title.endswith(PHRASE_ENDS, 0, place):
        return WORD_COST if is_before_suffix else PHRASE_COST
    if is_before_suffix:
        return BAD_COST
    if title[place] in TITLE_CONJUNCTIONS:
        return ONE_SIDE_COST
    return (UNKNOWN_COST, ONE_SIDE_COST, WORD_COST)[words]


TITLE_LINE_WIDTH = 20
"""Characters of 二号 (22 pt) on a line of 156 mm."""
LINE_COST = 12.0
"""The cost of each further line."""
EQUAL_COST = 2.0
"""Two lines of one length are neither a trapezoid nor a lozenge, but acceptable."""
WAIST_COST = 60.0
"""A line that is shorter than the one above it and the one below: an hourglass."""
LONGEST_BALANCED = 100
"""Longer titles, in characters, are not balanced."""
BALANCE_COST = 0.6
"""The cost of a line for the square of its distance, in characters, from the mean width."""
SHORTEST_SHARE = 0.4
"""The shortest line that is in balance, as a part of the mean width."""

TitleCut = tuple[float, tuple[str, ...]]
"""The cost of a way to cut the title, and its lines."""
NO_LINES: TitleCut = (0.0, ())


def balance_title(title: str | Sequence[str], line: int = TITLE_LINE_WIDTH) -> tuple[str, ...]:
    """The lines of a title: as its author broke it, otherwise balanced.

    Args:
        title: The whole title, or its lines as its author broke it.
        line: The width of a line in full-width characters.

    Returns:
        As few lines as possible, about equally long: a trapezoid or a lozenge. Joined, they are the
        title. A title that cannot be cut well is one line, which wraps like text.
    """
    lines = (title,) if isinstance(title, str) else tuple(title)
    lines = tuple(part for text in lines for part in text.split("\n") if part.strip())
    if len(lines) != 1 or not line < text_width(lines[0], WIDE_LETTER) <= LONGEST_BALANCED:
        return lines
    return _best_lines(lines[0], line)


def _best_lines(text: str, line: int) -> tuple[str, ...]:
    """The cheapest way to cut the text, between words if possible."""
    costs = break_costs(text)
    between_words = {place: cost for place, cost in costs.items() if cost < INSIDE_WORD_COST}
    for allowed in (between_words, costs):
        fewest = -int(-text_width(text, WIDE_LETTER) // line)
        cuts = [
            cut
            for count in (fewest, fewest + 1)
            if (cut := _cheapest_cut(text, allowed, count, line))
        ]
        if cuts:
            return min(cuts)[1]
    return (text,)


def _cheapest_cut(text: str, costs: Mapping[int, float], count: int, line: int) -> TitleCut | None:
    """The cheapest way to cut the text into so many lines, each at most ``line`` wide."""
    cut = _Cutter(text, costs, count, line).rest(0, count, 0.0, falling=False)
    return (cut[0] + LINE_COST * count, cut[1]) if cut else None


class _Cutter:
    """Cuts one text into lines; the best cut of each rest of the text is computed once."""

    def __init__(self, text: str, costs: Mapping[int, float], count: int, line: int) -> None:
        """Take the text, the cost of each place for a cut, the number and width of lines."""
        self.text, self.costs, self.line = text, costs, line
        self.widths = (0.0, *accumulate(map(text_width, text)))
        self.widest = (0.0, *accumulate(text_width(character, WIDE_LETTER) for character in text))
        self.mean = self.widths[-1] / count
        self.places = (*costs, len(text))
        self._cache: dict[tuple[int, int, float, bool], TitleCut | None] = {}

    def rest(self, start: int, lines_left: int, above: float, *, falling: bool) -> TitleCut | None:
        """The best lines from ``start`` on, under a line ``above`` characters wide."""
        key = start, lines_left, above, falling
        if key not in self._cache:
            ways = self.ways(start, lines_left, above, falling=falling)
            self._cache[key] = min(ways, default=None)
        return self._cache[key]

    def ways(
        self, start: int, lines_left: int, above: float, *, falling: bool
    ) -> Iterator[TitleCut]:
        """All ways to cut the text from ``start`` on."""
        for end in self.places if lines_left > 1 else (len(self.text),):
            width = self.widths[end] - self.widths[start]
            if end <= start or not self.fits(start, end, width):
                continue
            cost = (width - self.mean) ** 2 * BALANCE_COST + self.costs.get(end, 0.0)
            cost += _shape_cost(above, width, falling=falling)
            falls = falling or width < above
            below = (
                self.rest(end, lines_left - 1, width, falling=falls) if lines_left > 1 else NO_LINES
            )
            if below:
                yield cost + below[0], (self.text[start:end], *below[1])

    def fits(self, start: int, end: int, width: float) -> bool:
        """True when a line is neither too short to be in balance nor too long."""
        return (
            width >= self.mean * SHORTEST_SHARE
            and self.widest[end] - self.widest[start] <= self.line
        )


def _shape_cost(above: float, width: float, *, falling: bool) -> float:
    """The cost of a line after the one above; ``falling`` when an earlier line is shorter."""
    if width == above:
        return EQUAL_COST
    return WAIST_COST if falling and width > above else 0.0
