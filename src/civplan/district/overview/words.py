"""What the overview page says by itself, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from civplan.district.review.indicators import COMMUNITIES_UNIT
from civplan.district.review.review import Review
from civplan.district.review.submissions import SubmissionStatus
from civplan.findings.words import Words
from civplan.model.district import Aggregate, Weight

SUBMISSION_STATUS_WORDS = {
    SubmissionStatus.HANDED_IN: Words(SubmissionStatus.HANDED_IN.value, "handed in"),
    SubmissionStatus.UNSTRUCTURED: Words(
        SubmissionStatus.UNSTRUCTURED.value, "handed in, no plan file"
    ),
    SubmissionStatus.BROKEN: Words(SubmissionStatus.BROKEN.value, "handed in, unreadable"),
    SubmissionStatus.MISSING: Words(SubmissionStatus.MISSING.value, "missing"),
}
ENGLISH_UNITS = {
    COMMUNITIES_UNIT: ("community", "communities"),
    "个": ("", ""),
    "人": ("person", "people"),
    "名": ("person", "people"),
    "户": ("household", "households"),
    "次": ("time", "times"),
    "起": ("case", "cases"),
    "件": ("case", "cases"),
    "项": ("item", "items"),
    "场": ("event", "events"),
    "天": ("day", "days"),
    "小时": ("hour", "hours"),
    "分钟": ("minute", "minutes"),
    "元": ("yuan", "yuan"),
}
"""English for the units of figures, for one and for several; any other unit stays Chinese."""
AGGREGATE_WORDS = {
    Aggregate.SUM: Words("合计", "sum"),
    Aggregate.MEAN: Words("平均", "mean"),
    Aggregate.WEIGHTED: Words("按{weight}加权平均", "mean weighted by {weight}"),
    Aggregate.MIN: Words("取最低", "lowest"),
    Aggregate.MAX: Words("取最高", "highest"),
    Aggregate.COUNT_MET: Words("达标社区数", "communities that met theirs"),
}
WEIGHT_WORDS = {
    Weight.AREA.value: Words("面积", "area"),
    Weight.HOUSEHOLDS.value: Words("户数", "households"),
    Weight.RESIDENTS.value: Words("人口", "residents"),
    Weight.MEMBERS.value: Words("党员数", "members"),
}
ARRIVAL_TITLES = {
    "plan": Words("计划报送进度", "Plans over time"),
    "summary": Words("总结报送进度", "Summaries over time"),
}
SEVERITY_WORDS = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}


class PageWords(NamedTuple):
    """The page's own texts; the page's template calls them ``say``."""

    title: Words = Words("{year}年社区工作一览", ": the communities' work in {year}")
    """Behind the sub-district's name."""

    as_of: Words = Words("截至{day}", "As of {day}")
    made_by: Words = Words("由 civplan {version} 生成", "made by civplan {version}")
    sections: Words = Words("本页内容", "On this page")
    communities: Words = Words("各社区报送情况", "Communities")
    matrix: Words = Words("指标完成情况", "Indicators")
    charts: Words = Words("图表", "Charts")
    findings: Words = Words("问题清单", "Findings")

    expected_card: Words = Words("应报", "Expected")
    submitted_card: Words = Words("已报", "Handed in")
    plans_card: Words = Words("其中计划文件", "Plan files")
    summaries_card: Words = Words("其中总结", "Summaries")
    missing_card: Words = Words("未报", "Missing")
    late_card: Words = Words("逾期报送（按成文日期）", "Late, by the document's date")
    without_progress_card: Words = Words("逾期未报半年进展", "Half-year's progress overdue")
    errors_card: Words = Words("有错误", "With errors")
    unstructured_names: Words = Words("其中未结构化：", "without a plan file: ")
    more_names: Words = Words("等{count}个", " and others, {count} in all")
    nobody: Words = Words("无", "none")

    find_community: Words = Words("查找社区", "Find a community")
    show_only: Words = Words("只看", "Show")
    all_rows: Words = Words("全部", "all")
    only_handed_in: Words = Words("已报计划文件", "plan file handed in")
    only_unstructured: Words = Words("已报（未结构化）", "no plan file")
    only_broken: Words = Words("文件无法读取", "unreadable file")
    only_missing: Words = Words("未报", "missing")
    only_late: Words = Words("逾期（含逾期未报）", "late or overdue")
    only_with_errors: Words = Words("有错误", "with errors")
    only_with_warnings: Words = Words("有警告", "with warnings")
    rows_shown: Words = Words("显示{shown}个，共{all}个", "{shown} of {all} shown")
    copy: Words = Words("复制催报消息", "Copy the reminder")
    copy_done: Words = Words("已复制", "Copied")
    copy_failed: Words = Words(
        "没有复制成，请选中文字后复制", "Not copied; select the text and copy it"
    )
    reminder: Words = Words("催报消息", "Reminder")
    show_data: Words = Words("列出数据", "Show the data")

    community: Words = Words("社区", "Community")
    status: Words = Words("报送情况", "Standing")
    plan_day: Words = Words("计划日期", "Plan dated")
    summary_day: Words = Words("总结日期", "Summary dated")
    errors: Words = Words("错误", "Errors")
    warnings: Words = Words("警告", "Warnings")
    items_done: Words = Words("事项完成", "Items done")
    targets_met: Words = Words("指标达标", "Targets met")
    documents: Words = Words("公文", "Documents")
    contact: Words = Words("联系人和电话", "Contact and phone")
    table_note: Words = Words(
        "“事项完成”是已完成数与应完成数，不含不适用的；“指标达标”是计划所列指标的达标数与已填报结果数。"
        "日期是公文的成文日期。",
        "Items done: of all that apply. Targets met: of those in the plan that have a result."
        " Dates are those that the documents bear.",
    )
    days_late: Words = Words("逾期{days}天", "{days} days late")
    days_overdue: Words = Words("未报，已逾期{days}天", "missing, {days} days overdue")
    not_submitted: Words = Words("未报", "missing")
    no_date: Words = Words("没有日期", "no date")
    not_on_roster: Words = Words("不在名册上", "not on the roster")
    plan: Words = Words("计划", "plan")
    summary: Words = Words("总结", "summary")
    no_documents: Words = Words("没有公文", "none")
    out_of: Words = Words("{part}/{all}", "{part} of {all}")

    met: Words = Words("✓ 达标", "✓ met")
    not_met: Words = Words("× 未达标", "× missed")
    provisional: Words = Words("暂计，尚未报全", "provisional, not all have reported")
    base: Words = Words("{reported}/{due}个社区", "{reported} of {due} communities")
    not_reported: Words = Words("未填报结果", "no result")
    no_target: Words = Words("计划没有定目标", "no target in the plan")
    no_indicator: Words = Words("没有这项指标", "not in its file")
    no_data: Words = Words("没有数据", "no data")
    whole_district: Words = Words("全街道", "Sub-district")
    at_least: Words = Words("街道目标不少于", "target: at least ")
    at_least_a_rate: Words = Words("街道目标不低于", "target: at least ")
    at_most: Words = Words("街道目标不超过", "target: at most ")
    equal_to: Words = Words("街道目标", "target: ")

    no_indicators: Words = Words(
        "街道文件没有列出指标。", "The sub-district's file names no indicators."
    )
    unweighted: Words = Words("权重", "weight")

    targets_chart: Words = Words("各社区指标达标率", "Targets met by community")
    targets_chart_about: Words = Words(
        "计划所列指标中，达标数与已填报结果数之比，由低到高排列。",
        "Targets met, of those in the plan that have a result; the lowest share first.",
    )
    only_lowest: Words = Words(
        "只画最低的{shown}个，共{all}个。", "The {shown} lowest are drawn, of {all}."
    )
    without_results: Words = Words("没有填报结果的：", "Without results: ")
    full_stop: Words = Words("。", ".")
    no_results: Words = Words("还没有填报结果。", "No results yet.")
    share_met: Words = Words("达标率", "Share")
    arrivals_about: Words = Words(
        "按成文日期累计：{first}第1份，{last}共{count}份。",
        "By the dates that they bear: the first {first}, {count} by {last}.",
    )
    arrivals_about_of_expected: Words = Words(
        "按成文日期累计：{first}第1份，{last}共{count}份，应报{expected}份。",
        "By the dates that they bear: the first {first}, {count} by {last}, {expected} expected.",
    )
    in_time: Words = Words("报送时限{day}，按时{count}份。", "Deadline {day}, in time: {count}.")
    deadline: Words = Words("时限 {day}", "deadline {day}")
    no_dated_documents: Words = Words("还没有带日期的文件。", "Nothing with a date yet.")
    documents_without_date: Words = Words(
        "另有{count}份没有日期，没有计入。", "Without a date and not counted: {count}."
    )
    document_date: Words = Words("成文日期", "Dated")
    so_far: Words = Words("累计", "So far")
    among_files: Words = Words("街道汇总时发现的问题", "Found among the files")
    inside_files: Words = Words("各社区文件中的错误", "Errors in the communities' files")
    inside_files_about: Words = Words(
        "有错误的文件没有生成公文，改正后再运行一次即可。警告只计数，逐条见台账。",
        "No documents are made of a file with errors; mend it and run again."
        " Warnings are only counted here; the register lists them.",
    )
    rule: Words = Words("规则", "Rule")
    severity: Words = Words("级别", "Severity")
    message: Words = Words("问题", "Finding")
    help: Words = Words("怎样改", "What to do")
    location: Words = Words("位置", "Place")
    no_findings: Words = Words("没有发现问题。", "Nothing found.")


PAGE_WORDS = PageWords()


def page_words(review: Review) -> PageWords:
    """The page's texts; of a stage, with its name, and with what keeps up with the time."""
    if review.stage is None:
        return PAGE_WORDS
    of_stage = review.stage.words
    words = PAGE_WORDS._replace(
        title=Words(
            f"{{year}}年{of_stage.zh}社区工作一览",
            f": the communities' work in {{year}}, {of_stage.en}",
        ),
        summaries_card=Words(f"其中{review.summary_word}", f"Summaries of {of_stage.en}"),
    )
    return words if review.is_year_over else words._replace(**WORDS_OF_STAGE)


WORDS_OF_STAGE = {
    "met": Words("✓ 达到进度", "✓ in time"),
    "not_met": Words("× 未达到进度", "× behind"),
    "provisional": Words("暂计，年度尚未结束", "provisional, the year is not over"),
    "targets_met": Words("指标达到进度", "Targets in time"),
    "table_note": Words(
        "“事项完成”是已完成数与应完成数，不含不适用的；“指标达到进度”是计划所列指标达到序时进度的数与"
        "已填报结果数。日期是公文的成文日期。",
        "Items done: of all that apply. Targets in time: of those in the plan that have a result."
        " Dates are those that the documents bear.",
    ),
    "targets_chart": Words("各社区指标达到进度的比例", "Targets in time by community"),
    "targets_chart_about": Words(
        "计划所列指标中，达到序时进度的数与已填报结果数之比，由低到高排列。",
        "Targets in time, of those in the plan that have a result; the lowest share first.",
    ),
    "share_met": Words("比例", "Share"),
}
"""Before the year is over."""
