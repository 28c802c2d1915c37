"""What the overview page says by itself, in both languages."""

from __future__ import annotations

from civplan.district.review.submissions import SubmissionStatus
from civplan.findings.words import Words
from civplan.model.district import Aggregate, Weight

TITLE = Words("{year}年社区工作一览", ": the communities' work in {year}")
"""Behind the sub-district's name."""
AS_OF = Words("截至{day}", "As of {day}")
MADE_BY = Words("由 civplan {version} 生成", "made by civplan {version}")
SECTIONS = Words("本页内容", "On this page")
COMMUNITIES = Words("各社区报送情况", "Communities")
MATRIX = Words("指标完成情况", "Indicators")
CHARTS = Words("图表", "Charts")
PROBLEMS = Words("问题清单", "Findings")

EXPECTED = Words("应报", "Expected")
ARRIVED = Words("已报", "Handed in")
MISSING = Words("未报", "Missing")
LATE = Words("逾期报送（按成文日期）", "Late, by the document's date")
WITH_ERRORS = Words("有错误", "With errors")
WORD_ONLY_OF_THEM = Words("其中只报 Word 文件：", "Word files only: ")
MORE = Words("等{count}个", " and others, {count} in all")
NONE = Words("无", "none")

FIND = Words("查找社区", "Find a community")
SHOW = Words("只看", "Show")
ALL = Words("全部", "all")
ONLY_HANDED_IN = Words("已报计划文件", "plan file handed in")
ONLY_WORD = Words("只报 Word", "Word only")
ONLY_BROKEN = Words("文件无法读取", "unreadable file")
ONLY_MISSING = Words("未报", "missing")
ONLY_LATE = Words("逾期（含逾期未报）", "late or overdue")
ONLY_WITH_ERRORS = Words("有错误", "with errors")
ONLY_WITH_WARNINGS = Words("有警告", "with warnings")
SHOWN = Words("显示{shown}个，共{all}个", "{shown} of {all} shown")
COPY = Words("复制催报消息", "Copy the reminder")
COPIED = Words("已复制", "Copied")
NOT_COPIED = Words("没有复制成，请选中文字后复制", "Not copied; select the text and copy it")
REMINDER = Words("催报消息", "Reminder")
FOLD = Words("列出数据", "Show the data")

COMMUNITY = Words("社区", "Community")
STANDING = Words("报送情况", "Standing")
PLAN_DAY = Words("计划日期", "Plan dated")
SUMMARY_DAY = Words("总结日期", "Summary dated")
ERRORS = Words("错误", "Errors")
WARNINGS = Words("警告", "Warnings")
TASKS = Words("事项完成", "Items done")
TARGETS = Words("指标达标", "Targets met")
DOCUMENTS = Words("公文", "Documents")
CONTACT = Words("联系人和电话", "Contact and phone")
COUNTED = Words(
    "“事项完成”是已完成数与应完成数，不含不适用的；“指标达标”是计划所列指标的达标数与已填报结果数。"
    "日期是公文的成文日期。",
    "Items done: of all that apply. Targets met: of those in the plan that have a result."
    " Dates are those that the documents bear.",
)
DAYS_LATE = Words("逾期{days}天", "{days} days late")
OVERDUE = Words("未报，已逾期{days}天", "missing, {days} days overdue")
NOT_YET = Words("未报", "missing")
NO_DAY = Words("没有日期", "no date")
UNLISTED = Words("不在名册上", "not on the roster")
PLAN = Words("计划", "plan")
SUMMARY = Words("总结", "summary")
NO_DOCUMENTS = Words("没有公文", "none")
OUT_OF = Words("{part}/{all}", "{part} of {all}")
STANDINGS = {
    SubmissionStatus.HANDED_IN: Words(SubmissionStatus.HANDED_IN.value, "handed in"),
    SubmissionStatus.WORD_ONLY: Words(SubmissionStatus.WORD_ONLY.value, "handed in, Word only"),
    SubmissionStatus.BROKEN: Words(SubmissionStatus.BROKEN.value, "handed in, unreadable"),
    SubmissionStatus.MISSING: Words(SubmissionStatus.MISSING.value, "missing"),
}

MET = Words("✓ 达标", "✓ met")
NOT_MET = Words("× 未达标", "× missed")
NOT_REPORTED = Words("未填报结果", "no result")
NO_TARGET = Words("计划没有定目标", "no target in the plan")
NO_INDICATOR = Words("没有这项指标", "not in its file")
NOT_IN = Words("没有数据", "no data")
OF_ALL = Words("全街道", "Sub-district")
AT_LEAST = Words("街道目标不少于", "target: at least ")
AT_LEAST_A_RATE = Words("街道目标不低于", "target: at least ")
AT_MOST = Words("街道目标不超过", "target: at most ")
EQUALS = Words("街道目标", "target: ")
OF_COMMUNITIES = "个社区"
UNITS = {
    OF_COMMUNITIES: ("community", "communities"),
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
NO_INDICATORS = Words("街道文件没有列出指标。", "The sub-district's file names no indicators.")
AGGREGATES = {
    Aggregate.SUM: Words("合计", "sum"),
    Aggregate.MEAN: Words("平均", "mean"),
    Aggregate.WEIGHTED: Words("按{weight}加权平均", "mean weighted by {weight}"),
    Aggregate.MIN: Words("取最低", "lowest"),
    Aggregate.MAX: Words("取最高", "highest"),
    Aggregate.COUNT_MET: Words("达标社区数", "communities that met theirs"),
}
WEIGHTS = {
    Weight.AREA: Words("面积", "area"),
    Weight.HOUSEHOLDS: Words("户数", "households"),
    Weight.RESIDENTS: Words("人口", "residents"),
    Weight.MEMBERS: Words("党员数", "members"),
}
UNWEIGHTED = Words("权重", "weight")

ATTAINMENT = Words("各社区指标达标率", "Targets met by community")
ATTAINMENT_ABOUT = Words(
    "计划所列指标中，达标数与已填报结果数之比，由低到高排列。",
    "Targets met, of those in the plan that have a result; the lowest share first.",
)
ONLY_LOWEST = Words("只画最低的{shown}个，共{all}个。", "The {shown} lowest are drawn, of {all}.")
WITHOUT_RESULTS = Words("没有填报结果的：", "Without results: ")
STOP = Words("。", ".")
NO_BAR = Words("还没有填报结果。", "No results yet.")
SHARE = Words("达标率", "Share")
ARRIVAL = {
    "plan": Words("计划报送进度", "Plans over time"),
    "summary": Words("总结报送进度", "Summaries over time"),
}
ARRIVAL_ABOUT = Words(
    "按成文日期累计：{first}第1份，{last}共{count}份。",
    "By the dates that they bear: the first {first}, {count} by {last}.",
)
ARRIVAL_ABOUT_OF_EXPECTED = Words(
    "按成文日期累计：{first}第1份，{last}共{count}份，应报{expected}份。",
    "By the dates that they bear: the first {first}, {count} by {last}, {expected} expected.",
)
IN_TIME = Words("报送时限{day}，按时{count}份。", "Deadline {day}, in time: {count}.")
DEADLINE = Words("时限 {day}", "deadline {day}")
NO_ARRIVALS = Words("还没有带日期的文件。", "Nothing with a date yet.")
WITHOUT_DAY = Words("另有{count}份没有日期，没有计入。", "Without a date and not counted: {count}.")
DAY = Words("成文日期", "Dated")
SO_FAR = Words("累计", "So far")

SEVERITIES = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}
AMONG = Words("街道汇总时发现的问题", "Found among the files")
INSIDE = Words("各社区文件中的错误", "Errors in the communities' files")
INSIDE_ABOUT = Words(
    "有错误的文件没有生成公文，改正后再运行一次即可。警告只计数，逐条见台账。",
    "No documents are made of a file with errors; mend it and run again."
    " Warnings are only counted here; the register lists them.",
)
CODE = Words("规则", "Rule")
SEVERITY = Words("级别", "Severity")
MESSAGE = Words("问题", "Finding")
HELP = Words("怎样改", "What to do")
PLACE = Words("位置", "Place")
NOTHING_FOUND = Words("没有发现问题。", "Nothing found.")
