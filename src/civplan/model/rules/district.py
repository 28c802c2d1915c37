"""Rules for a sub-district's own file: D514 to D522.

Their codes follow those of the rules that compare the files of a batch.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

SUMMED_RATIO = Rule(
    "D514",
    "ratio-summed",
    Severity.ERROR,
    Words(
        "“{name}”以“{unit}”为单位，是比率，不能合计",
        "“{name}” is a ratio in “{unit}”, which has no sum",
    ),
    Words(
        "“汇总”写“平均”，或写“加权平均”并写明“权重”",
        "say “aggregate: mean”, or “weighted” with a “weight”",
    ),
    why=Words(
        "两个社区的满意率都是 96%，全街道不是 192%。比率要平均，大小相差多的社区按户数或人口加权。",
        "With two communities at 96 %, the sub-district is not at 192 %. Of ratios there is a mean,"
        " weighted by households or residents where communities differ much in size.",
    ),
)
NO_WEIGHT_NAMED = Rule(
    "D515",
    "weight-not-named",
    Severity.ERROR,
    Words(
        "“{name}”要加权平均，没有写“权重”",
        "“{name}” is a weighted mean, but its “weight” is not given",
    ),
    Words(
        "补上“权重: 户数”（或面积、人口、党员、其他数字的名称），或把“汇总”改成“平均”",
        "add “weight: households” (or area, residents, members, the name of one of the facts),"
        " or say “aggregate: mean”",
    ),
    why=Words(
        "不知道按户数还是按人口加权，就算不出加权平均。",
        "Without knowing what it goes by, a weighted mean cannot be worked out.",
    ),
)
COMMUNITY_TWICE = Rule(
    "D516",
    "community-name-twice",
    Severity.ERROR,
    Words(
        "“{name}”是两个社区的名称或别名，第一次在{place}",
        "“{name}” is a name or an alias of two communities, first {place}",
    ),
    Words(
        "改正名称或别名；同一个社区写了两条的，删去一条",
        "mend the name or the alias; if it is the same community, remove one of the two",
    ),
    why=Words(
        "两个社区同名，报来的文件就说不清是哪一家的，只会算在前面的一家，另一家成了未报。",
        "A file with this name might be of either: it counts for the first community, and the other"
        " one seems to be missing.",
    ),
)
INDICATOR_TWICE = Rule(
    "D517",
    "indicator-name-twice",
    Severity.ERROR,
    Words(
        "两个指标都叫“{name}”，第一次在{place}",
        "two indicators are called “{name}”, the first {place}",
    ),
    Words(
        "改一个名称；同一个指标写了两条的，删去一条",
        "rename one; if it is the same indicator, remove one of the two",
    ),
    why=Words(
        "社区的指标没有编号时按名称对。两个指标同名，同一个数就会算进两处，汇总表里也分不清。",
        "Without an id a target is matched by its name: with one name for two indicators a figure"
        " counts for both, and no reader can tell the rows apart.",
    ),
)
LIMIT_IN_OTHER_UNIT = Rule(
    "D518",
    "limit-in-other-unit",
    Severity.ERROR,
    Words(
        "“{name}”的目标是{limit}，单位却是“{unit}”",
        "the limit of “{name}” is {limit}, its unit “{unit}”",
    ),
    Words("把目标换算成“{unit}”，或者改“单位”", "give the limit in “{unit}”, or change the unit"),
    why=Words(
        "8天同以小时计的结果不能比，比出来的“达标”是假的。",
        "8 days cannot be held against a figure in hours: whatever came out would be wrong.",
    ),
)
LIMIT_AS_FRACTION = Rule(
    "D519",
    "limit-as-fraction",
    Severity.WARNING,
    Words(
        "“{name}”的单位是%，目标写 {value}，就是 {value}%",
        "the unit of “{name}” is %, so that a limit of {value} is {value}%",
    ),
    Words(
        "本意是 {percent}%，就写 {percent}%；确实是 {value}%，就写 {value}%",
        "write {percent}% if that is meant, or {value}% if it is right",
    ),
    why=Words(
        "没有写单位的数，按“单位”里的算。0.95 当成 0.95%，哪个社区都达标。",
        "A bare number has the indicator's unit. With 0.95 taken for 0.95 %, everybody is above.",
    ),
)
DEADLINES_OUT_OF_ORDER = Rule(
    "D520",
    "deadline-order",
    Severity.ERROR,
    Words(
        "{document}的报送时限{deadline}早于{other}的{earlier}",
        "the {document} is due {deadline}, before the {other}, which is due {earlier}",
    ),
    Words(
        "核对两个日期，写反了就对调；只写到月的，算到月底",
        "check the two dates, and swap them if need be; a month lasts to its last day",
    ),
    why=Words(
        "先报计划，再报半年进展，最后报总结。时限写反了，谁逾期、该催谁就都错了。",
        "The plan comes first, then the half-year, then the summary. With deadlines the other way"
        " round, nobody can say who is late.",
    ),
)
DEADLINE_IN_OTHER_YEAR = Rule(
    "D521",
    "deadline-year",
    Severity.WARNING,
    Words(
        "{document}的报送时限是{deadline}，年度却是{year}",
        "the {document} is due {deadline}, but the year is {year}",
    ),
    Words("改正时限的年份，或改“年度”", "mend the year of the deadline, or the file's “year”"),
    why=Words(
        "时限的年份多半是从上一年的文件里抄来的，所有的社区都会显示逾期。计划在上一年年底报、"
        "总结在下一年年初报，都不算错。",
        "The date was probably copied from last year's file, and every community would be late. A"
        " plan due at the end of the year before is fine, and so is a summary due in the next one.",
    ),
)
MORE_THAN_ROSTER = Rule(
    "D522",
    "more-than-roster",
    Severity.ERROR,
    Words(
        "“{name}”要{count}个社区达标，名册上只有{roster}个",
        "“{name}” asks for {count} communities, but the roster has {roster}",
    ),
    Words(
        "“达标数”的目标是社区的个数：改正目标，或补全名册",
        "the target of count-met is a number of communities: mend it, or complete the roster",
    ),
    why=Words(
        "按“达标数”汇总的目标是多少个社区达标。比名册上的社区还多，怎么做都不会达标。",
        "With count-met the target is the number of communities that meet theirs. One above the"
        " number on the roster can never be met.",
    ),
)
RULES = (
    *(SUMMED_RATIO, NO_WEIGHT_NAMED, COMMUNITY_TWICE, INDICATOR_TWICE),
    *(LIMIT_IN_OTHER_UNIT, LIMIT_AS_FRACTION, DEADLINES_OUT_OF_ORDER, DEADLINE_IN_OTHER_YEAR),
    MORE_THAN_ROSTER,
)
"""Every rule of this file, in the order of the codes."""
