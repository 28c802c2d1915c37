"""S141 to S149: the summaries of stages (阶段总结), which are checked one by one.

Each is held against the rules of texts, too, as the summary that it makes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.grammar.period_forms import Period
from civplan.model.plan import Plan, Stage
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.stage_plan import (
    StageMoment,
    dated_results,
    moment_of,
    plan_at_stage,
    stage_names,
    stage_of_period,
)
from civplan.model.text import Paragraphs, Text
from civplan.rules.context import CheckContext

PlanChecks = Iterable[Callable[[CheckContext], Iterable[Finding]]]
ContextOf = Callable[[Plan], CheckContext]
NOUNS_OF_YEAR = "目标|任务|计划|指标|工作|预期|进度|序时|预算|总量|数|的"
WHOLE_YEAR_WORDS = re.compile(
    rf"(?<![占对照距])(?<![去上往]年)(?:本年度|全年)度?(?!{NOUNS_OF_YEAR})|(?<![近过])一年来|过去的?一年"
)
"""Words that say that a text is of the whole year; 全年目标 may stand in any stage."""
DEEDS = (
    "走访|入户|开展|召开|举办|举行|组织|完成|化解|调解|办结|处置|受理|收到|征集|清理|整治|排查|整改"
    "|巡查|发放|慰问|培训|服务|新增|新建|安装|改造|更换|累计"
)
FIGURE_OF_DEED = re.compile(
    rf"(?P<what>(?:{DEEDS})[^\d\s，。；：、]{{0,8}})\s*(?P<number>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>人次|户次|场次|件次|[次场期户件起条名人篇支辆处座个])"
)
"""A count of what was done, behind words by which texts speak of the same; 其余5个 is none."""

MOST_STAGES = 60
"""Stages of a file; one a week makes 53."""

STAGE_TWICE = Rule(
    "S141",
    "stage-twice",
    Severity.ERROR,
    Words(
        "{period}的阶段总结写了两条，第一条在第{line}行",
        "there are two summaries of {period}; the first is on line {line}",
    ),
    Words("合成一条，或改正时段", "make one of them, or correct the period"),
    why=Words(
        "一个时段只有一份总结。写了两条，程序不知道该生成哪一份，街道也会收到两份不一样的。",
        "A part of the year has one summary. With two, nobody knows which is the right one.",
    ),
    fails="""\
stages:
  - {period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}
  - {period: 1—6月, date: 2007-07-06, problems: 走访进度偏慢。}
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
    passes="""\
stages:
  - {period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}
  - {period: 1—9月, date: 2007-10-08, problems: 走访进度偏慢。}
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
)
STAGE_OUTSIDE_YEAR = Rule(
    "S142",
    "stage-outside-year",
    Severity.ERROR,
    Words("{period}不在{year}年里", "{period} does not lie within {year}"),
    Words("改成{year}年里的时段", "name a part of {year}"),
    why=Words(
        "一份计划文件是一年的工作，指标也是这一年的。别的年度的时段，完成比例和序时进度都算不出来。",
        "A plan file is about one year, and so are its targets. For a time outside of it neither a"
        " share of them nor the time that has passed can be worked out.",
    ),
    fails="""\
stages: [{period: 2006-07..2007-06, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
    passes="""\
stages: [{period: 2007-01..2007-06, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
)
NOTHING_OF_STAGE = Rule(
    "S143",
    "stage-without-results",
    Severity.WARNING,
    Words(
        "到{day}为止，没有一项写了日期的完成情况，也没有这个阶段的文字",
        "until {day} there is no result with a date, and no text for this stage",
    ),
    Words(
        "完成情况按日期写：完成情况: [{{日期: {month}, 数值: …}}]",
        "give results with dates: results: [{{on: {month}, value: …}}]",
    ),
    why=Words(
        "阶段总结只写这一天以前的完成情况，没有日期的不知道是什么时候的，不写进去。"
        "一项都没有，总结里就只有存在问题和打算。",
        "The summary of a stage tells of what was done by its last day; nobody knows when a result"
        " without a date came about. With none at all it has nothing to tell.",
    ),
    fails="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-08, value: 60户}]}]
""",
    passes="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
)
WHOLE_YEAR_IN_STAGE = Rule(
    "S144",
    "stage-says-whole-year",
    Severity.WARNING,
    Words("{period}的总结里写了“{text}”", "the summary of {period} says “{text}”"),
    Words("改成“{period}”，或写年度目标", "say “{period}”, or speak of the year's target"),
    why=Words(
        "阶段总结常从上年的总结改写，“全年”“一年来”容易漏改，看的人会把半年的数当成全年的。",
        "The summary of a stage is often adapted from last year's; a 全年 that was left makes the"
        " figure of a half year look like that of a whole one.",
    ),
    fails="""\
stages: [{period: 上半年, date: 2007-07-05, achievements: 全年走访居民60户。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
    passes="""\
stages: [{period: 上半年, date: 2007-07-05, achievements: 上半年走访居民60户。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
)
STAGE_EXCEEDS_LATER = Rule(
    "S145",
    "stage-exceeds-later",
    Severity.WARNING,
    Words(
        "{earlier}是“{before}”，{later}却只有“{after}”",
        "{earlier} has “{before}”, but {later} only “{after}”",
    ),
    Words("核对两处的数；每个阶段都从年初算起", "check both; each counts from January"),
    why=Words(
        "各阶段的数都从年初累计，只会增加。前一个阶段比后一个阶段还多，总有一处写错了。",
        "Figures of a stage count from the beginning of the year and only grow. When an earlier one"
        " is larger than a later one, one of them is wrong.",
    ),
    fails="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: {plan: 走访居民。, 上半年: 走访居民130户。, summary: 走访居民120户。}}]
""",
    passes="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: {plan: 走访居民。, 上半年: 走访居民60户。, summary: 走访居民120户。}}]
""",
)
RESULT_WITHOUT_DATE = Rule(
    "S146",
    "result-without-date",
    Severity.WARNING,
    Words(
        "完成情况没有日期，不写进{period}的总结",
        "a result without a date is not in the summary of {period}",
    ),
    Words(
        "按日期写：完成情况: [{{日期: {month}, 数值: …, 正文: …}}]",
        "give it a date: results: [{{on: {month}, value: …, text: …}}]",
    ),
    why=Words(
        "阶段总结只算到最后一天。没有日期的完成情况，年底再生成时就分不清是不是那时做的，"
        "所以一概不算；写上日期，什么时候生成都一样。",
        "The summary of a stage counts up to its last day. Whether a result without a date had come"
        " about by then cannot be told later in the year, so that it never counts.",
    ),
    fails="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items:
    - {text: 走访居民。, results: [{on: 2007-05, value: 60户}]}
    - {text: 清理楼道。, result: 清理楼道12处。}
""",
    passes="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items:
    - {text: 走访居民。, results: [{on: 2007-05, value: 60户}]}
    - {text: 清理楼道。, results: [{on: 2007-04, text: 清理楼道12处}]}
""",
)
TOO_MANY_STAGES = Rule(
    "S147",
    "too-many-stages",
    Severity.ERROR,
    Words(
        "阶段总结有{count}条，最多{limit}条",
        "there are {count} stages, at most {limit} are allowed",
    ),
    Words("留下真正要报的阶段", "keep those that are really handed in"),
    why=Words(
        "一年最多按周报一次。再多的多半是程序误生成的，逐条检查也要很久。",
        "A year has no more than a stage a week. More were most likely made by mistake, and to"
        " check each of them would take long.",
    ),
    numbers=(Words(f"最多{MOST_STAGES}条", f"at most {MOST_STAGES} stages"),),
)
NO_SUCH_STAGE = Rule(
    "S148",
    "no-such-stage",
    Severity.WARNING,
    Words("没有“{period}”这个阶段；{there}", "it has no stage “{period}”{there}"),
    Words(
        "改 --for，或在“阶段总结”里加一条：{{时段: {entry}}}",
        "name another with --for, or add one to “stages”: {{period: {entry}}}",
    ),
    why=Words(
        "用 --for 指定了阶段，文件里却没有这一条，就什么也没有检查；不说出来，会当成检查过了。"
        "只在用 --for 指定阶段时检查。",
        "Where --for names a stage that the file does not have, nothing is checked; without a word"
        " about it the file would seem to be right. Checked only with a stage after --for.",
    ),
    fails="""\
# civplan validate --for 第一季度
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-03, value: 30户}]}]
""",
    passes="""\
# civplan validate --for 第一季度
stages: [{period: 第一季度, date: 2007-04-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-03, value: 30户}]}]
""",
)
STAGE_DATED_EARLY = Rule(
    "S149",
    "stage-dated-early",
    Severity.WARNING,
    Words(
        "{period}的总结成文日期是{date}，{problem}",
        "the summary of {period} is dated {date}, {problem}",
    ),
    Words(
        "核对成文日期；只算到那一天的，用 --as-of {date} 生成",
        "check the date; --as-of {date} makes the summary up to that day",
    ),
    why=Words(
        "成文的时候，后来的事还没有发生。日期早于时段的最后一天，而总结算到最后一天，看的人会问数是"
        "哪来的。里面已经有更晚的完成情况是警告，还没有的只是提示。",
        "What came later had not come about when the summary was dated, though it counts up to the"
        " last day of its period. With a later result in it this is a warning, without one only a"
        " hint.",
    ),
    fails="""\
stages: [{period: 上半年, date: 2007-06-20, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-06-30, value: 60户}]}]
""",
    passes="""\
stages: [{period: 上半年, date: 2007-07-05, problems: 走访进度偏慢。}]
work:
  items: [{text: 走访居民。, results: [{on: 2007-06-30, value: 60户}]}]
""",
)
WITH_LATER_RESULT = Words("里面却有{on}的完成情况", "but has a result of {on}")
BEFORE_ITS_END = Words("早于时段的最后一天{on}", "before its last day, {on}")
STAGES_THERE = Words("文件里有：{stages}", "; there are: {stages}")
NO_STAGES_THERE = Words("文件里没有“阶段总结”", " and no “stages” at all")
RULES = (
    TOO_MANY_STAGES,
    STAGE_TWICE,
    STAGE_OUTSIDE_YEAR,
    NOTHING_OF_STAGE,
    WHOLE_YEAR_IN_STAGE,
    STAGE_EXCEEDS_LATER,
    RESULT_WITHOUT_DATE,
    NO_SUCH_STAGE,
    STAGE_DATED_EARLY,
)


def stage_findings(
    plan: Plan, period: Period | None, context_of: ContextOf, checks: PlanChecks
) -> Iterator[Finding]:
    """The findings about a file's stages.

    Args:
        plan: The plan.
        period: The only stage to check; None for all.
        context_of: What is checked of the plan at the end of a stage.
        checks: What the summary of each stage is held against.
    """
    if len(plan.stages) > MOST_STAGES:
        place = plan.stages[MOST_STAGES].span_of("period")
        yield TOO_MANY_STAGES.at(place, limit=MOST_STAGES, count=len(plan.stages))
        return
    if period and stage_of_period(plan, period) is None:
        yield _missing_stage(plan, period)
    yield from _repeated_stages(plan)
    yield from _growth_of_texts(plan)
    for stage in plan.stages:
        if period is None or stage.period.is_same(period, plan.year):
            yield from _findings_of_stage(plan, stage, context_of, checks)


def _missing_stage(plan: Plan, period: Period) -> Finding:
    """The finding that a file has no stage of a period, with those that it has."""
    there = STAGES_THERE.filled(stages=stage_names(plan)) if plan.stages else NO_STAGES_THERE
    place = plan.span_of("stages") if plan.stages else Span(plan.span.path)
    return NO_SUCH_STAGE.at(place, period=period.words, there=there, entry=period.words)


def _findings_of_stage(
    plan: Plan, stage: Stage, context_of: ContextOf, checks: PlanChecks
) -> Iterator[Finding]:
    """The findings about one stage."""
    years = {stage.period.begins(plan.year).year, stage.period.ends(plan.year).year}
    if years != {plan.year}:
        place = stage.span_of("period")
        yield STAGE_OUTSIDE_YEAR.at(place, period=stage.period.written("zh"), year=plan.year)
        return
    moment, context = moment_of(plan, stage), context_of(plan_at_stage(plan, stage))
    if not moment.is_year_over:
        yield from _missing_stage_results(plan, stage, moment)
        yield from _whole_years(context, stage)
        yield from _early_date(plan, stage, moment)
    for check in checks:
        yield from check(context)


def _repeated_stages(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for a second summary of the same days."""
    lines: dict[tuple[dt.date, dt.date], int] = {}
    for stage in plan.stages:
        days = (stage.period.begins(plan.year), stage.period.ends(plan.year))
        place = stage.span_of("period")
        if days in lines:
            yield STAGE_TWICE.at(place, period=stage.period.words, line=lines[days])
        lines.setdefault(days, place.line)


def _missing_stage_results(plan: Plan, stage: Stage, moment: StageMoment) -> Iterator[Finding]:
    """Yield a finding for a stage of which nothing is dated, or for each result without a date."""
    has_dated = any(entry.on.last_day <= moment.end for entry in dated_results(plan))
    month = f"{moment.end:%Y-%m}"
    if not has_dated and not any(map(moment.form, _texts_below(plan))):
        yield NOTHING_OF_STAGE.at(stage.span_of("period"), day=moment.end, month=month)
    elif moment.is_latest:
        for place in _undated_results(plan, moment):
            yield RESULT_WITHOUT_DATE.at(place, period=stage.period.words, month=month)


def _undated_results(plan: Plan, moment: StageMoment) -> Iterator[Span]:
    """The places of results that have neither a date nor a text for the stage, each once."""
    targets = plan.goals.targets if plan.goals else ()
    results = [(target.span_of("result"), target.result) for target in targets]
    for item in plan.items:
        results += [(target.span_of("result"), target.result) for target in item.targets]
        results.append((item.span_of("result"), item.result))
    dated = {place for place, result in results if result and result.entries}
    undated = {
        place
        for place, result in results
        if result and not (result.text and moment.form(result.text))
    }
    yield from sorted(undated - dated)


def _early_date(plan: Plan, stage: Stage, moment: StageMoment) -> Iterator[Finding]:
    """The finding that a stage is dated before its last day."""
    date = stage.date
    if date is None or not date.is_day or date.last_day >= moment.end:
        return
    counted = [one.on for one in dated_results(plan) if one.on.last_day <= moment.end]
    latest = max((on.first_day for on in counted), default=date.first_day)
    is_later = latest > date.last_day
    problem = WITH_LATER_RESULT if is_later else BEFORE_ITS_END
    rule = STAGE_DATED_EARLY if is_later else STAGE_DATED_EARLY._replace(severity=Severity.INFO)
    values = {"period": stage.period.words, "date": date.last_day}
    problem = problem.filled(on=latest if is_later else moment.end)
    yield rule.at(stage.span_of("date"), problem=problem, **values)


def _whole_years(context: CheckContext, stage: Stage) -> Iterator[Finding]:
    """Yield a finding for each text of a stage that speaks of the whole year.

    下一步打算 may: it is about the rest of the year.
    """
    for hit in context.find(WHOLE_YEAR_WORDS):
        is_of_stage = hit.passage.documents == (Document.SUMMARY,)
        if is_of_stage and "next_steps" not in hit.passage.path:
            yield context.at(WHOLE_YEAR_IN_STAGE, hit, period=stage.period.words, text=hit.text)


def _growth_of_texts(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for a figure in the text of a stage that is smaller in a later one."""
    for text in _texts_below(plan):
        if not text.stages:
            continue
        stages = sorted(text.stages, key=lambda one: one[0].ends(plan.year))
        forms = [(period.name, form) for period, form in stages]
        forms += [(Document.SUMMARY.zh, text.summary)] if text.summary else []
        for (earlier, before), (later, after) in pairwise(forms):
            figures, then = _figures_in(before), _figures_in(after)
            for key, value in figures.items():
                if value > then.get(key, value):
                    yield STAGE_EXCEEDS_LATER.at(
                        after[0].span,
                        earlier=earlier,
                        later=later,
                        before="".join((key[0], f"{value}", key[1])),
                        after="".join((key[0], f"{then[key]}", key[1])),
                    )


def _figures_in(form: Paragraphs) -> dict[tuple[str, str], Decimal]:
    """The counts of what was done by the words before them and their unit, if they stand once."""
    figures: dict[tuple[str, str], Decimal] = {}
    repeated: set[tuple[str, str]] = set()
    for match in FIGURE_OF_DEED.finditer("".join(one.text for one in form)):
        key = (match["what"], match["unit"])
        repeated |= {key} & figures.keys()
        figures[key] = Decimal(match["number"])
    return {key: value for key, value in figures.items() if key not in repeated}


def _texts_below(value: Any) -> Iterator[Text]:
    """Every text in a value, but for those of the stages' own keys."""
    match value:
        case Text():
            yield value
        case Result():
            yield from _texts_below(value.text)
            yield from _texts_below(value.entries)
        case Record():
            for field in value.spans:
                if field != "stages":
                    yield from _texts_below(getattr(value, field))
        case tuple() if value and isinstance(value[0], Record):
            for one in value:
                yield from _texts_below(one)
