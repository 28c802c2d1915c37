"""The faults of a plan file against its schema: codes Y030 to Y059."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

UNKNOWN_KEY = Rule(
    "Y030",
    "unknown-key",
    Severity.ERROR,
    Words("没有名为“{key}”的字段", "unknown key “{key}”"),
    Words("{suggestion}", "{suggestion}"),
)
DUPLICATE_KEY = Rule(
    "Y031",
    "duplicate-key",
    Severity.ERROR,
    Words(
        "字段“{key}”写了两次，第一次在第{line}行",
        "key “{key}” is given twice, first on line {line}",
    ),
    Words(
        "保留一处；中文名和英文名是同一个字段",
        "keep one; the Chinese and the English name are the same key",
    ),
)
MISSING_KEY = Rule(
    "Y032",
    "missing-key",
    Severity.ERROR,
    Words("缺少必填字段“{zh}”（{en}）", "required key “{en}” ({zh}) is missing"),
    Words("补上一行“{zh}: …”", "add a line “{en}: …”"),
)
WRONG_KIND = Rule(
    "Y033",
    "wrong-kind",
    Severity.ERROR,
    Words("这里应当是{expected}，写的却是{found}", "expected {expected} here, found {found}"),
    Words("参照 civplan schema 或 docs/plan-file.md 的写法", "see docs/plan-file.md for the form"),
)
NOT_A_NUMBER = Rule(
    "Y034",
    "not-a-number",
    Severity.ERROR,
    Words("“{text}”不是数字", "“{text}” is not a number"),
    Words("写成 12、3.5、95% 或 1.2平方公里", "write 12, 3.5, 95% or 1.2平方公里"),
)
NOT_A_DATE = Rule(
    "Y035",
    "not-a-date",
    Severity.ERROR,
    Words("“{text}”不是日期", "“{text}” is not a date"),
    Words(
        "写成 2007-12-20、2007-12、2007-Q2、2007 或 长期",
        "write 2007-12-20, 2007-12, 2007-Q2, 2007 or 长期",
    ),
)
NOT_A_CHOICE = Rule(
    "Y036",
    "not-a-choice",
    Severity.ERROR,
    Words("“{text}”不在可选范围内", "“{text}” is not one of the choices"),
    Words("可选：{choices}", "choose one of: {choices}"),
)
NOT_A_YEAR = Rule(
    "Y037",
    "not-a-year",
    Severity.ERROR,
    Words("“{text}”不是四位数的年份", "“{text}” is not a year of four digits"),
    Words("写成 2007", "write 2007"),
)
NOT_YES_OR_NO = Rule(
    "Y038",
    "not-yes-or-no",
    Severity.ERROR,
    Words("“{text}”既不是“是”也不是“否”", "“{text}” is neither yes nor no"),
    Words("写成 true 或 false（是 或 否）", "write true or false"),
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
)
UNREADABLE_TARGET = Rule(
    "Y040",
    "unreadable-target",
    Severity.ERROR,
    Words("读不懂指标“{text}”", "cannot read the target “{text}”"),
    Words(
        "写成“碰头会 ≥ 12 次”“居民满意率 ≥ 95%”或“越级上访 = 0 起”",
        "write “碰头会 ≥ 12 次”, “居民满意率 ≥ 95%” or “越级上访 = 0 起”",
    ),
)
DUPLICATE_ID = Rule(
    "Y041",
    "duplicate-id",
    Severity.ERROR,
    Words("编号“{id}”用了两次，第一次在{place}", "id “{id}” is used twice, first {place}"),
    Words("换一个编号", "choose another id"),
)
NEEDS_EXTENDS = Rule(
    "Y042",
    "needs-extends",
    Severity.ERROR,
    Words("“{key}”只能用在有“继承”的文件里", "“{key}” only has a meaning in a file with “extends”"),
    Words("删去这一行", "remove this line"),
)
EXTENDS_UNREADABLE = Rule(
    "Y043",
    "extends-unreadable",
    Severity.ERROR,
    Words("继承的文件“{file}”不能用：{reason}", "cannot extend “{file}”: {reason}"),
    Words("核对相对于本文件的路径", "check the path; it is relative to this file"),
)
UNKNOWN_ID = Rule(
    "Y044",
    "unknown-id",
    Severity.ERROR,
    Words("没有编号为“{id}”的条目", "there is no entry with the id “{id}”"),
    Words("核对编号；可用：{ids}", "check the id; there are: {ids}"),
)
OUTSIDE_PROJECT = Rule(
    "Y045",
    "outside-project",
    Severity.ERROR,
    Words("“{file}”在本项目文件夹之外", "“{file}” lies outside the project folder"),
    Words(
        "把文件放进项目文件夹，用相对路径",
        "keep the file in the project folder and give a relative path",
    ),
)
EMPTY_ITEM = Rule(
    "Y046",
    "empty-item",
    Severity.ERROR,
    Words("措施既没有内容，也没有分项", "the item has neither a text nor sub-items"),
    Words("补上“内容: …”或“分项:”", "add “text: …” or “items:”"),
)
RESULT_NOT_A_FIGURE = Rule(
    "Y047",
    "result-not-a-figure",
    Severity.ERROR,
    Words("目标是数字，结果“{text}”却不是", "the target is a figure, the result “{text}” is not"),
    Words("结果写成数字，文字写进“完成情况”", "give a number; words go into the item's result"),
)
PACK_UNUSABLE = Rule(
    "Y048",
    "pack-unusable",
    Severity.ERROR,
    Words("文种“{pack}”不能用：{reason}", "cannot use the pack “{pack}”: {reason}"),
    Words("可用的文种：{packs}；或给出文件夹 ./文件夹", "packs: {packs}; or a folder ./my-pack"),
)
UNKNOWN_PLACE = Rule(
    "Y049",
    "unknown-placeholder",
    Severity.ERROR,
    Words("没有名为“{name}”的占位", "there is no placeholder “{name}”"),
    Words("可用：{names}", "there are: {names}"),
)
EMPTY_VALUE = Rule(
    "Y050",
    "empty-value",
    Severity.ERROR,
    Words("这里不能为空", "this must not be empty"),
    Words("填上内容，或删去这一行", "give a value or remove the line"),
)
UNEVEN_PERIOD = Rule(
    "Y051",
    "period-backwards",
    Severity.ERROR,
    Words("阶段的结束早于开始", "the phase ends before it starts"),
    Words("把“起”和“止”对调", "swap “from” and “to”"),
)

FAULTS: tuple[Rule, ...] = (
    UNKNOWN_KEY,
    DUPLICATE_KEY,
    MISSING_KEY,
    WRONG_KIND,
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_A_CHOICE,
    NOT_A_YEAR,
    NOT_YES_OR_NO,
    TWO_COMPARISONS,
    UNREADABLE_TARGET,
    DUPLICATE_ID,
    NEEDS_EXTENDS,
    EXTENDS_UNREADABLE,
    UNKNOWN_ID,
    OUTSIDE_PROJECT,
    EMPTY_ITEM,
    RESULT_NOT_A_FIGURE,
    PACK_UNUSABLE,
    UNKNOWN_PLACE,
    EMPTY_VALUE,
    UNEVEN_PERIOD,
)
"""Every rule of this folder, for the catalogue."""
