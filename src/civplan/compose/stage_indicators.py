"""年度指标进展情况, in a stage: the year's targets beside the time that has passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from civplan.compose.outline import IndicatorRow
from civplan.compose.words import (
    ABOVE_WORDS,
    HIGHEST_UNMET_RATE,
    NOT_COMPARABLE_WORDS,
    NOT_REPORTED_WORDS,
    one_decimal_text,
)
from civplan.model.figures import HUNDRED_PERCENT
from civplan.model.stage_progress import StageProgress, Standing, share_of_time, stage_progress
from civplan.model.target import Comparison, Target

STAGE_CAPTION = "年度指标进展情况"
STAGE_GOAL_COLUMN, SHARE_COLUMN = "年度目标", "完成比例"
TIME_COLUMN = "序时进度"
"""The beginning of the last column's name, with the share of time in brackets behind it."""
NO_SHARE = "—"
WORDS_OF_GROUPS = {
    Standing.IN_TIME: "达到或超过序时进度",
    Standing.BEHIND: "低于序时进度",
    Standing.REACHED: "达到年度目标",
    Standing.WITHIN: "未超过年度上限",
    Standing.SHORT: "尚未达到年度目标",
    Standing.FAILED: "未达标",
    Standing.OPEN: "年底比较",
    Standing.INCOMPARABLE: NOT_COMPARABLE_WORDS,
    Standing.UNREPORTED: NOT_REPORTED_WORDS,
}
"""In the sentence above the table, in its order."""
GROUPS_WITHOUT_NAMES = frozenset({Standing.IN_TIME, Standing.REACHED, Standing.WITHIN})
MET_BY_STANDING = {Standing.FAILED: False, Standing.REACHED: True}


def stage_columns(day: dt.date, last_year: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns; ``last_year`` is that of last year's figures, if there are any."""
    time = f"{TIME_COLUMN}（{one_decimal_text(share_of_time(day))}%）"
    return ("指标", STAGE_GOAL_COLUMN, *last_year, "完成", SHARE_COLUMN, time)


def stage_row(row: IndicatorRow, target: Target, day: dt.date) -> IndicatorRow:
    """The row of a target with its share of the year's figure and how it stands to the time."""
    progress = stage_progress(target, day)
    is_full = progress.share is not None and progress.share >= HUNDRED_PERCENT
    met = is_full and progress.standing is Standing.IN_TIME
    return row._replace(
        attainment=_share_words(progress),
        met=MET_BY_STANDING.get(progress.standing, True if met else None),
        progress=progress_words(target, progress),
    )


def progress_words(target: Target, progress: StageProgress) -> str:
    """达到序时进度, 低于序时进度8.3个百分点, 未超过年度上限, 未达标，已超过年度上限 and so on."""
    match progress.standing:
        case Standing.IN_TIME | Standing.BEHIND:
            return _lead_words(progress)
        case Standing.WITHIN if not (target.goal and target.goal.value):
            return "保持为零"
        case Standing.FAILED:
            return f"{WORDS_OF_GROUPS[Standing.FAILED]}，{_miss_words(target, progress)}"
        case Standing.REACHED | Standing.SHORT:
            return _level_words(progress)
    return WORDS_OF_GROUPS[progress.standing]


def _miss_words(target: Target, progress: StageProgress) -> str:
    """Why a target of the year cannot be met any more."""
    if target.is_change:
        return "已不可能达到年度目标"
    if target.ceiling:
        return ABOVE_WORDS
    is_at_limit = progress.share == HUNDRED_PERCENT  # of less than 10 ten is too many
    limit = "上限" if target.comparison is Comparison.AT_MOST else "目标"
    return f"已{'达到' if is_at_limit else '超过'}年度{limit}"


def _share_words(progress: StageProgress) -> str:
    """What is done of the year's figure: 41.7%; what is not quite all of it is not said as 100%."""
    if progress.share is None:
        return NO_SHARE
    share = (
        progress.share
        if progress.share >= HUNDRED_PERCENT
        else min(progress.share, HIGHEST_UNMET_RATE)
    )
    return f"{'约' if progress.is_about else ''}{one_decimal_text(share)}%"


def _lead_words(progress: StageProgress) -> str:
    """A share beside that of time."""
    lead = progress.lead or Decimal(0)
    points = one_decimal_text(abs(lead))
    if points == "0":
        return f"{'略低于' if lead < 0 else '达到'}{TIME_COLUMN}"
    about = "约" if progress.is_about else ""
    return f"{'超过' if lead > 0 else '低于'}{TIME_COLUMN}{about}{points}个百分点"


def _level_words(progress: StageProgress) -> str:
    """A ratio, rank or level beside its target."""
    words = WORDS_OF_GROUPS[progress.standing]
    points = one_decimal_text(abs(progress.margin or Decimal(0)))
    if progress.margin is None or points == "0":
        return words
    is_above = progress.margin > 0
    about = "约" if progress.is_about else ""
    if progress.standing is Standing.REACHED:
        return f"{words}，{about}{'高' if is_above else '低'}{points}个百分点"
    return f"{'高于' if is_above else '低于'}年度目标{about}{points}个百分点"


def stage_sentence(targets: Sequence[Target], day: dt.date) -> str:
    """How many of the year's targets there are, and how many stand how; by name what is wanting."""
    groups: dict[Standing, list[str]] = {standing: [] for standing in WORDS_OF_GROUPS}
    for target in targets:
        groups[stage_progress(target, day).standing].append(target.measure)
    clauses = []
    for standing, names in groups.items():
        listed = "" if standing in GROUPS_WITHOUT_NAMES else f"（{'、'.join(names)}）"
        clauses += [f"{WORDS_OF_GROUPS[standing]}{len(names)}项{listed}"] if names else []
    time = one_decimal_text(share_of_time(day))
    head = f"年度指标共{len(targets)}项，截至{day.month}月{day.day}日，{TIME_COLUMN}为{time}%"
    return f"{head}。其中，{'，'.join(clauses)}。"
