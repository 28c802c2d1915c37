"""Rules for values that cannot be read or contradict each other."""

from __future__ import annotations

from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.words import Words

NOT_A_NUMBER = Rule(
    "Y034",
    "not-a-number",
    Severity.ERROR,
    Words("“{text}”不是数字", "“{text}” is not a number"),
    Words("写成 {forms}", "write {forms}"),
    why=Words(
        "这里的数字要用来计算和对比，写成文字就算不出来。请写阿拉伯数字，用半角，不要写“约”“多”“几”。",
        "Figures here are compared and added up, which cannot be done with words. Write no"
        " “about” or “some”, and no full-width digits.",
    ),
    fails="""\
profile:
  households: 三千多
  residents: ８６００人
""",
    passes="""\
profile:
  households: 3180
  residents: 8600人
""",
    fix=Safety.SAFE,
)
NOT_A_DATE = Rule(
    "Y035",
    "not-a-date",
    Severity.ERROR,
    Words("“{text}”不是日期", "“{text}” is not a date"),
    Words("写成 {forms}", "write {forms}"),
    why=Words(
        "日期用来印成文日期、判断是否到期，要写得能排出先后。“近期”“春节前”之类的说法，到底是哪"
        "一天说不清；“6月前”不知道是六月以前，还是六月底以前。",
        "Dates are printed and tell what is due, so their order must be known. “Soon” or “before"
        " the Spring Festival” is no certain day, and 6月前 may mean the end of May or of June.",
    ),
    fails="""\
work:
  items:
    - {text: 每季度清理一次楼道。, due: 近期}
    - {text: 举办邻里节。, due: 2007.10.28}
""",
    passes="""\
work:
  items:
    - {text: 每季度清理一次楼道。, due: 2007-12}
    - {text: 举办邻里节。, due: 2007-10-28}
""",
    fix=Safety.SAFE,
)
NOT_A_CHOICE = Rule(
    "Y036",
    "not-a-choice",
    Severity.ERROR,
    Words("“{text}”不在可选范围内", "“{text}” is not one of the choices"),
    Words("可选：{choices}", "choose one of: {choices}"),
    why=Words(
        "这里只能从几个词里选一个，程序按它决定怎样排版、怎样统计。换一个说法就认不出来。",
        "Only a few words may stand here; layout and statistics depend on them. Another"
        " wording is not understood.",
    ),
    fails="""\
work:
  layout: Nested
  items:
    - {text: 每季度清理一次楼道。, status: 推进中}
""",
    passes="""\
work:
  layout: nested
  items:
    - {text: 每季度清理一次楼道。, status: ongoing}
""",
    fix=Safety.SAFE,
)
NOT_A_YEAR = Rule(
    "Y037",
    "not-a-year",
    Severity.ERROR,
    Words("“{text}”不是四位数的年份", "“{text}” is not a year of four digits"),
    Words("写成 2007", "write 2007"),
    why=Words(
        "年份要印在标题里，只写四位数字。写成两位数，就分不清是哪一年。",
        "The year is printed in the title; with two digits, nobody can say which century it is.",
    ),
    fails="""\
year: 2007年度
""",
    passes="""\
year: 2007
""",
    fix=Safety.SAFE,
)
NOT_YES_OR_NO = Rule(
    "Y038",
    "not-yes-or-no",
    Severity.ERROR,
    Words("“{text}”既不是“是”也不是“否”", "“{text}” is neither yes nor no"),
    Words("写成 true 或 false（是 或 否）", "write true or false"),
    why=Words(
        "这里只问是或否，写成别的词就不知道该怎么办。",
        "The question here is yes or no; with another word, nobody knows what to do.",
    ),
    fails="""\
work:
  items:
    - {text: 每季度清理一次楼道。, highlight: 也许}
""",
    passes="""\
work:
  items:
    - {text: 每季度清理一次楼道。, highlight: true}
""",
)
TWO_COMPARISONS = Rule(
    "Y039",
    "two-comparisons",
    Severity.ERROR,
    Words(
        "一个指标只能有一个目标值：{keys}",
        "a target has one comparison only: {keys}",
    ),
    Words("留下一个，其余另列为一个指标", "keep one, make the other a target of its own"),
    why=Words(
        "一个指标只能同一个目标值对比，才说得清完成了没有。“至少”和“至多”可以一起写，是一个范围，"
        "“至少”要小于“至多”。",
        "A result is held against one value, or nobody can say whether the target was met. Only"
        " at_least and at_most go together, as the ends of a range.",
    ),
    fails="""\
goals:
  targets:
    - {measure: 碰头会, unit: 次, at_least: 12, equals: 24}
""",
    passes="""\
goals:
  targets:
    - {measure: 碰头会, unit: 次, at_least: 12}
""",
)
UNREADABLE_TARGET = Rule(
    "Y040",
    "unreadable-target",
    Severity.ERROR,
    Words("读不懂指标“{text}”", "cannot read the target “{text}”"),
    Words("{way}", "{way}"),
    why=Words(
        "指标要写明名称和数，年底才能对照结果算出完成率。只有口号没有数，就无从考核；“投诉5件”是"
        "不超过还是不少于，“约200人次”算不算完成，也说不清。日期不是指标，写进“完成时限”。",
        "A target names what is measured and a figure, so that the result can be held against it in"
        " December. A slogan cannot be checked; 投诉5件 may be a limit or a goal, and nobody can"
        " tell whether 约200人次 was met. A date is no target; it belongs under “due”.",
    ),
    fails="""\
work:
  items:
    - {text: 每月召开一次楼群组长例会。, target: 多开例会}
    - {text: 组织居民参加活动。, target: 参加约200人次}
""",
    passes="""\
work:
  items:
    - {text: 每月召开一次楼群组长例会。, target: 例会 ≥ 12 次}
    - {text: 组织居民参加活动。, target: 参加 ≥ 200 人次}
""",
    fix=Safety.UNSAFE,
)
DATE_AS_FIGURE = Rule(
    "Y052",
    "date-as-figure",
    Severity.ERROR,
    Words("“{text}”是日期，不是指标的数", "“{text}” is a date, not a target's figure"),
    Words(
        "给这一条写“完成时限: {text}”，不写成指标",
        "give the item “due: {text}”, and no target for it",
    ),
    why=Words(
        "日期同结果的数没法比。写进“完成时限”，印成“……前完成”，到期没有完成也会提醒。",
        "A date cannot be held against a figure. Under “due” it is printed as a date, and --as-of"
        " tells what is late.",
    ),
    fails="""\
work:
  items:
    - {text: 改造楼道照明。, target: {measure: 完成时间, equals: 6月底前}}
""",
    passes="""\
work:
  items:
    - {text: 改造楼道照明。, due: 6月底前}
""",
)
RESULT_NOT_A_FIGURE = Rule(
    "Y047",
    "result-not-a-figure",
    Severity.ERROR,
    Words("目标是数字，结果“{text}”却不是", "the target is a figure, the result “{text}” is not"),
    Words("{way}", "{way}"),
    why=Words(
        "目标是数字，结果也要是数字，才能算出完成率。做了些什么，写在措施的“完成情况”里。",
        "A figure is held against a figure; only then can it be said how much was done. What"
        " was done in words goes into the item's result.",
    ),
    fails="""\
goals:
  targets:
    - {measure: 碰头会, at_least: 12, unit: 次, result: 已召开}
""",
    passes="""\
goals:
  targets:
    - {measure: 碰头会, at_least: 12, unit: 次, result: 12}
""",
)
UNEVEN_PERIOD = Rule(
    "Y051",
    "period-backwards",
    Severity.ERROR,
    Words("阶段的结束早于开始", "the phase ends before it starts"),
    Words("核对“起”和“止”，写反了就对调", "check “from” and “to”, and swap them if need be"),
    why=Words(
        "结束早于开始的阶段不可能执行，多半是两个日期写反了，或者年份写错了。",
        "A phase cannot end before it starts; the two dates were probably swapped, or a year"
        " is wrong.",
    ),
    fails="""\
schedule:
  - {phase: 启动, from: 2007-03, to: 2007-01, text: 动员部署。}
""",
    passes="""\
schedule:
  - {phase: 启动, from: 2007-01, to: 2007-03, text: 动员部署。}
""",
)
NOT_A_MARK = Rule(
    "Y054",
    "not-a-masthead-mark",
    Severity.ERROR,
    Words("“{text}”不能这样标在版头上", "“{text}” is no mark that a masthead can have"),
    Words("写成 {forms}", "write {forms}"),
    why=Words(
        "份号、密级和紧急程度怎样标，国家标准有规定（GB/T 9704-2012，7.2.1 至 7.2.3）：份号是六位"
        "数字，密级后面可以用★接保密期限，紧急程度只有特急和加急。",
        "The national standard says how they are marked (GB/T 9704-2012, 7.2.1 to 7.2.3): the copy"
        " number has six digits, a secrecy level may be followed by ★ and its term, and urgency is"
        " 特急 or 加急.",
    ),
    fails="""\
plan: {date: 2007-01-10, urgency: 比较急}
""",
    passes="""\
plan: {date: 2007-01-10, urgency: 加急}
""",
)
NOT_A_PERIOD = Rule(
    "Y056",
    "not-a-period",
    Severity.ERROR,
    Words("“{text}”不是一年里的阶段", "“{text}” is no part of a year"),
    Words("写成 {forms}", "write {forms}"),
    why=Words(
        "阶段总结写到哪一天为止，要说得清：按日期的完成情况算到这一天，序时进度也按这一天算。"
        "结束早于开始、不存在的日期和“年初”“近期”之类的说法，都定不下这一天。",
        "It must be clear up to which day the summary of a stage tells of the year: dated results"
        " count up to it, and so does the time that has passed. “Soon”, a day that does not exist,"
        " or a stage that ends before it begins name none.",
    ),
    fails="""\
stages:
  - {period: 年初, date: 2007-07-05}
""",
    passes="""\
stages:
  - {period: 上半年, date: 2007-07-05}
work:
  items: [{text: 走访居民。, results: [{on: 2007-05, value: 60户}]}]
""",
)
NOT_A_SHARE = Rule(
    "Y058",
    "not-a-share",
    Severity.ERROR,
    Words("“{text}”不是 1 到 100 的整数", "“{text}” is no whole number from 1 to 100"),
    Words("写成 {forms}；不写就按内容定", "write {forms}, or leave it to the contents"),
    why=Words(
        "宽度是这一列占的份额：各列的份额按比例分表宽，0 或者负数的列没有地方印字。",
        "A width is the column's share of the table; a column with none would have no room.",
    ),
    fails="""\
goals:
  text: 各网格户数见下表。
  table: {columns: [{name: 网格, width: 0}, 户数], rows: [[第一网格, 320]]}
""",
    passes="""\
goals:
  text: 各网格户数见下表。
  table: {columns: [{name: 网格, width: 2}, 户数], rows: [[第一网格, 320]]}
""",
)
RULES = (
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_A_CHOICE,
    NOT_A_YEAR,
    NOT_YES_OR_NO,
    TWO_COMPARISONS,
    UNREADABLE_TARGET,
    DATE_AS_FIGURE,
    RESULT_NOT_A_FIGURE,
    UNEVEN_PERIOD,
    NOT_A_MARK,
    NOT_A_PERIOD,
    NOT_A_SHARE,
)
