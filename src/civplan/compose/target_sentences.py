"""Sentences of targets: what is promised and what came of it, unless a text says it already."""

from __future__ import annotations

from collections.abc import Sequence

from civplan.compose.counting import (
    WHOLE_YEAR,
    figure_alone,
    figure_clause,
    in_year,
    is_verb,
    meet,
)
from civplan.compose.mentions import unmentioned_promises, unmentioned_results
from civplan.compose.sentences import CLAUSE_END, clause, paragraphs_with_sentence
from civplan.compose.words import goal_words, last_year_words, outcome_words
from civplan.model.choices import Every
from civplan.model.figures import Quantity
from civplan.model.target import Comparison, Target
from civplan.model.units import PERCENT, RANK_UNIT, is_ratio

EVERY_WORDS = {
    Every.DAY: "每日",
    Every.WEEK: "每周",
    Every.MONTH: "每月",
    Every.QUARTER: "每季度",
    Every.HALF_YEAR: "每半年",
}
PREDICATES = (
    *("已", "未", "正在", "尚", "仍", "达到", "通过", "获", "被", "基本", "全部", "均", "在", "没"),
    *("完成", "建成", "取得", "实现", "继续", "保持", "经", "由", "为"),
)
"""Beginnings of a result in words that follow their measure as they are: 等级已通过验收."""
CURBS = ("减少", "降低", "控制", "防止", "防范", "杜绝", "遏制", "避免", "严防", "压降")
"""Beginnings of a clause that an upper limit goes on with: 减少投诉，全年不超过20件."""
UNFINISHED = ("：", "？", "！", "；", "…")
"""Ends of a text that no promise goes on with."""
LONGEST_NOUN = 12
"""Most characters of a result in words that is a name: 市级文明社区标准."""


def promises_with(
    paragraphs: Sequence[str], name: str, targets: Sequence[Target], time: str = WHOLE_YEAR
) -> list[str]:
    """Paragraphs, and the promises that they do not make themselves.

    The only promise goes on with a sentence that ends with its measure: 走访，全年不少于100户次.

    Args:
        paragraphs: The text of an item or section.
        name: The run-in heading before it; empty for none.
        targets: The targets.
        time: What a count is promised for: 全年, or 共 for the rest of a year.
    """
    said = "".join(paragraphs)
    missing = unmentioned_promises(said, targets) if targets else []
    if len(missing) == 1:
        target = missing[0]
        if not paragraphs and target.measure == name:
            return [f"{_limit_clause(target, said, time)}。"]
        if paragraphs and (joint := _joint(paragraphs[-1], target, time)) is not None:
            return paragraphs_with_sentence([*paragraphs[:-1], joint], "")
    return paragraphs_with_sentence(list(paragraphs), promise_sentence(missing, said, time))


def _joint(text: str, target: Target, time: str) -> str | None:
    """A text that goes on with the promise; None when its last clause is not about the measure."""
    if text.endswith(UNFINISHED):
        return None
    begun, measure = clause(text), target.measure
    last = CLAUSE_END.split(begun)[-1]
    if last == measure:
        return f"{begun.removesuffix(last)}{_promise_clause(target, text, time)}。"
    is_about = last.endswith(measure) or (last.startswith(measure) and is_verb(measure))
    is_limit = target.comparison in {Comparison.AT_MOST, Comparison.EQUALS}
    if not is_about or (is_limit and not last.startswith(CURBS)):
        return None
    return f"{begun}，{_limit_clause(target, text, time)}。"


def promise_sentence(targets: Sequence[Target], already_said: str, time: str = WHOLE_YEAR) -> str:
    """One sentence of promises; empty without any."""
    clauses = [_promise_clause(target, already_said, time) for target in targets]
    return f"{'；'.join(clauses)}。" if clauses else ""


def _promise_clause(target: Target, already_said: str, time: str) -> str:
    """The promise of a target: 碰头会不少于12次, 居民满意率不低于95%, 越级上访为0起."""
    if target.level:
        return f"{target.measure}达到{target.level}"
    often, words = _frequency_words(target, already_said, time), _goal_with_base(target)
    if target.goal and target.goal.unit == RANK_UNIT:
        return f"{target.measure}{'进入' if target.goal.value > 1 else '列'}{words}"
    is_figure = target.comparison is Comparison.EQUALS or meet(f"{target.measure}{often}", words)
    return f"{target.measure}{often}{'为' if is_figure else ''}{words}"


def _limit_clause(target: Target, already_said: str, time: str) -> str:
    """A promise after its measure: 全年不少于12次; 每月1次，全年不少于12次; 不低于95%."""
    if target.level:
        return f"达到{target.level}"
    often = _frequency_words(target, already_said, time) or (time if _is_count(target) else "")
    is_none = target.goal is not None and not target.goal.value
    verb = ("保持" if is_none else "为") if target.comparison is Comparison.EQUALS else ""
    return f"{often}{verb}{_goal_with_base(target)}"


def _goal_with_base(target: Target) -> str:
    """The promise of a target; that of a change with the figure that it starts from.

    不少于12次, 同比下降10%（上年50件）.
    """
    base = f"（{last_year_words(target)}）" if target.is_change and target.last_year else ""
    return f"{goal_words(target)}{base}"


def _is_count(target: Target) -> bool:
    """True for the promise of a count for the year: no share, no rank, no change."""
    unit = target.goal.unit if target.goal else PERCENT
    return not (is_ratio(unit) or unit == RANK_UNIT or target.is_change)


def _frequency_words(target: Target, already_said: str, time: str) -> str:
    """How often, if the year's figure is a multiple: 每月1次，全年; 全年 if the text says it."""
    if target.goal is None or target.every in {None, Every.YEAR}:
        return ""
    times, rest = divmod(target.goal.value, target.every.per_year)
    if rest or not times:
        return ""
    often = EVERY_WORDS[target.every]
    if often in already_said:
        return time
    return f"{often}{Quantity(times, target.goal.unit)}，{time}"


def outcome_sentence(
    targets: Sequence[Target], already_said: str, topic: str = "", period: str = WHOLE_YEAR
) -> str:
    """One sentence of the results that a text does not give itself; empty without any.

    Args:
        targets: The targets.
        already_said: The text.
        topic: The run-in heading before it, which is not said again; empty for none.
        period: What the figures are of: 全年, 上半年, 今年以来.
    """
    missing = unmentioned_results(already_said, targets) if targets else []
    counts = [_count_clause(target, topic) for target in missing if target.outcome]
    others = [_state_clause(target) for target in missing if not target.outcome]
    others = [words for words in others if words and words not in already_said]
    clauses = [in_year(counts[0], period), *counts[1:], *others] if counts else others
    return f"{'，'.join(clauses)}。" if clauses else ""


def _count_clause(target: Target, topic: str) -> str:
    """A measure and its figure: 召开碰头会12次; 共12次 under a heading that names the measure."""
    outcome = target.outcome
    if outcome is None:
        return ""
    words = outcome_words(target)
    if target.measure != topic:
        return figure_clause(target.measure, outcome, words)
    return figure_alone(outcome, words)


def _state_clause(target: Target) -> str:
    """A result that is no figure: 创建等级达到市级, 活动室建设已完成, 示范社区为区级."""
    result, measure = target.result, target.measure
    if result is None:
        return ""
    if result.met is not None:
        goal = f"达到{target.level}" if target.level else "完成"
        met = "" if target.level else "已"
        return f"{measure}{met if result.met else '未'}{goal}"
    words = clause(outcome_words(target))
    if words == target.level:
        return f"{measure}达到{words}"
    if words.startswith(measure):
        return words
    return f"{measure}{_predicate(words)}" if words else ""


def _predicate(words: str) -> str:
    """A result in words behind its measure: 已通过验收, 为区级, 方面，材料已上报."""
    if words.startswith(PREDICATES):
        return words
    is_name = len(words) <= LONGEST_NOUN and not CLAUSE_END.search(words)
    return f"为{words}" if is_name else f"方面，{words}"
