"""D501 to D513, D523 to D525: what is wrong among the files of a sub-district.

A batch checks them with all files at hand; the rules of the district's own file are in
``model/rules/district.py``.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

TOO_ALIKE = 0.2
"""Share of one text in another from which on D509 applies; unrelated texts stay below 0.08."""
STRETCH_LENGTH = 8
"""Characters of a stretch; shorter ones are common to all official texts."""
FEWEST_STRETCHES = 50
"""Stretches below which a text is too short to be judged."""

COMMUNITY_MISSING = Rule(
    "D501",
    "community-missing",
    Severity.WARNING,
    Words("{community}还没有报送", "{community} has handed in nothing"),
    Words(
        "催报；已撤并的社区，从名册中删去",
        "remind it; take a community that is no more off the roster",
    ),
    why=Words(
        "名册上的社区都应当报送；缺一家，汇总的数字就不完整。",
        "Every community of the roster hands in; while one is missing, the figures are not whole.",
    ),
)
COMMUNITY_UNKNOWN = Rule(
    "D502",
    "community-unknown",
    Severity.WARNING,
    Words("名册上没有“{community}”", "“{community}” is not on the roster"),
    Words(
        "改正社区名；写法没有错的，补进街道文件的名册，或写成名册上那一家的别名",
        "mend the name; if it is right, add it to the roster in the district's file, as a"
        " community or as an alias of one",
    ),
    why=Words(
        "社区名写得和名册不一样，就对不上是谁报的，名册上的那一家还会显示未报。",
        "A name that differs from the roster cannot be matched, and the community on the roster"
        " seems to be missing.",
    ),
)
COMMUNITY_HANDED_IN_TWICE = Rule(
    "D503",
    "community-twice",
    Severity.ERROR,
    Words("{community}报了两份，另一份是 {other}", "{community} hands in twice, also as {other}"),
    Words(
        "留下一份，另一份移出文件夹；是两项工作的，“主题”写得不一样",
        "keep one, move the other out of the folder; for two kinds of work give two campaigns",
    ),
    why=Words(
        "同一个社区、同一文种、同一主题有两份文件，汇总时只能算一份，不知道哪一份是最后的。"
        "年度计划和消防方案这样文种或主题不同的，两份都算。",
        "Of two files of one community with the same pack and campaign only one can be counted, and"
        " nobody knows which one is meant. Files about different work both count.",
    ),
)
SUMMARY_NOT_SENT = Rule(
    "D504",
    "summary-missing",
    Severity.WARNING,
    Words(
        "{community}只有计划，总结应当在{deadline}前报送",
        "{community} has a plan only; its summary was due {deadline}",
    ),
    Words(
        "请社区在文件里补上“总结:”和各项的完成情况",
        "ask the community to add “summary:” and what came of each item",
    ),
    why=Words(
        "过了报送总结的时限，文件里还没有总结，这个社区的完成情况就汇总不进来。",
        "After the deadline a file without a summary leaves its results out of the roll-up.",
    ),
)
YEAR_DIFFERS = Rule(
    "D505",
    "year-differs",
    Severity.ERROR,
    Words(
        "年度是{year}，街道汇总的是{expected}", "the year is {year}, the district's is {expected}"
    ),
    Words("改正年度，或换成{expected}年的文件", "mend the year, or hand in the file of {expected}"),
    why=Words(
        "文件是另一年的，多半是报错了文件，里面的数字会混进这一年的汇总。",
        "The file is of another year, most likely handed in by mistake; its figures would get into"
        " this year's roll-up.",
    ),
)
INDICATOR_MISSING = Rule(
    "D506",
    "indicator-missing",
    Severity.WARNING,
    Words(
        "{community}没有街道指标“{name}”（{id}）{near}",
        "{community} lacks the indicator “{name}” ({id}){near}",
    ),
    Words(
        "补上这个指标；已经有的，编号写“{id}”",
        "add the target, or give the one there the id “{id}”",
    ),
    why=Words(
        "指标按编号对，没有编号的按名称对，一个字也不能差。对不上的没有计入全街道的数；"
        "必报的指标缺了，全街道的数就不完整。名称相近的，指出它在哪里。",
        "Targets are matched by id, else by their exact name. One that does not match is not in the"
        " sub-district's figure, which is not whole while a required one is missing. A target with"
        " nearly the same name is pointed at.",
    ),
)
NEAR_INDICATOR = Words("；“{measure}”像是它", "; “{measure}” may be it")
"""The addition of D506 for a target with nearly the same name."""
DISTRICT_UNIT_DIFFERS = Rule(
    "D507",
    "district-unit-differs",
    Severity.WARNING,
    Words(
        "指标“{name}”的单位是“{unit}”，街道用“{expected}”",
        "the unit of “{name}” is “{unit}”, the district's is “{expected}”",
    ),
    Words(
        "把数字换算成以“{expected}”为单位，再改单位",
        "convert the figures to “{expected}”, then change the unit",
    ),
    why=Words(
        "单位不同的数字加在一起没有意义，所以这个社区的数没有算进全街道的数。",
        "Figures of different units cannot be added up, so that the district's own figure leaves"
        " this one out.",
    ),
)
INDICATOR_UNDER_OTHER_ID = Rule(
    "D508",
    "indicator-under-another-id",
    Severity.WARNING,
    Words(
        "指标“{name}”{given}，街道用“{expected}”",
        "the indicator “{name}” has {given}, the district's is “{expected}”",
    ),
    Words("编号写成“{expected}”", "write the id “{expected}”"),
    why=Words(
        "街道按编号汇总。编号不同，眼下还能按名称对上，名称一改就对不上了。",
        "The sub-district joins figures by id. The name still matches, until somebody changes it.",
    ),
)
COMMUNITIES_TOO_ALIKE = Rule(
    "D509",
    "too-alike",
    Severity.WARNING,
    Words(
        "与{other}的文字有{percent}%相同，如 {place}",
        "{percent} % of the text is the same as {other}'s, such as {place}",
    ),
    Words(
        "核对是不是抄来的，改写成本社区的实际", "see whether it was copied; write what is true here"
    ),
    why=Words(
        "两个社区的工作不会一字不差。整段相同，多半是互相抄的，里面的数字和名称容易是别人的。",
        "No two communities do the same to the letter. Equal paragraphs were mostly copied, and"
        " bring figures and names of the other one.",
    ),
    numbers=(
        Words(
            f"较短的文字有 {TOO_ALIKE:.0%} 以上相同",
            f"{100 * TOO_ALIKE:.0f} % of the shorter text or more is the same",
        ),
        Words(
            f"按 {STRETCH_LENGTH} 个字一段比较",
            f"compared in stretches of {STRETCH_LENGTH} characters",
        ),
        Words(
            f"少于 {FEWEST_STRETCHES} 段的不查",
            f"not checked below {FEWEST_STRETCHES} stretches",
        ),
    ),
)
OTHERS_ALSO_ALIKE = Words("；另有{count}个社区的也雷同", "; also in {count} more")
"""The addition of D509 for further communities with the same text."""
DATED_LATE = Rule(
    "D510",
    "late",
    Severity.WARNING,
    Words(
        "{document}的成文日期是{date}，晚于报送时限{deadline}",
        "the {document} is dated {date}, after the deadline {deadline}",
    ),
    Words(
        "核对成文日期；同意延期的，改街道文件里的报送时限",
        "check the date; if the deadline was moved, change it in the district's file",
    ),
    why=Words(
        "成文日期晚于街道定的时限，就是逾期报送。",
        "A document dated after the sub-district's deadline was handed in late.",
    ),
)
UNSTRUCTURED_ONLY = Rule(
    "D511",
    "word-only",
    Severity.INFO,
    Words(
        "{community}没有报计划文件，只报了 {file}",
        "{community} sent no plan file, but only {file}",
    ),
    Words("请它填写计划文件，数字才能汇总", "ask for a plan file, so that its figures count"),
    why=Words(
        "Word、PDF、Excel、图片、压缩包都算作已报，但里面的指标和事项汇总不进来。",
        "A Word, PDF or Excel file, a picture or an archive counts as handed in, but neither its"
        " figures nor its items can be rolled up.",
    ),
)
DISTRICT_DIFFERS = Rule(
    "D512",
    "district-differs",
    Severity.WARNING,
    Words(
        "街道写的是“{district}”，应当是“{expected}”",
        "the district is “{district}”, not “{expected}”",
    ),
    Words(
        "改正街道名称；是别的街道的文件，就移出文件夹",
        "mend the district's name; move a file of another district out of the folder",
    ),
    why=Words(
        "街道写错，公文就会报到别处；也可能是别的街道的文件放错了文件夹。",
        "A wrong sub-district sends the document elsewhere; or the file is in the wrong folder.",
    ),
)
WEIGHT_MISSING = Rule(
    "D513",
    "weight-missing",
    Severity.WARNING,
    Words(
        "{community}没有写{weight}，“{name}”的加权平均没有计入它",
        "{community} does not give its {weight}: its “{name}” is not in the weighted mean",
    ),
    Words(
        "请社区在“社区概况”里补上“{weight}”",
        "ask the community to add “{weight}” to its profile",
    ),
    why=Words(
        "加权平均按户数、人口这样的数来算。社区没有写这个数，它的结果就算不进去，全街道的数少了一家。",
        "A weighted mean goes by households, residents and the like. Without that figure a"
        " community's result cannot be counted, and the sub-district's own figure is not whole.",
    ),
)
PROGRESS_NOT_SENT = Rule(
    "D523",
    "progress-missing",
    Severity.WARNING,
    Words(
        "{community}的文件里没有任何进展，半年进展应当在{deadline}前报送",
        "{community} tells of no progress; the half-year's was due {deadline}",
    ),
    Words(
        "请社区补上上半年的“阶段总结”，或各项的“状态”“完成情况”、指标的“结果”",
        "ask the community for a stage of the first half-year, or for the status or the results of"
        " its items",
    ),
    why=Words(
        "过了报送半年进展的时限，文件里没有一项写了状态、完成情况或结果，就看不出上半年做了什么。",
        "After the deadline a file in which no item has a status or a result says nothing of the"
        " first half-year.",
    ),
)
INDICATOR_TWICE_IN_FILE = Rule(
    "D524",
    "indicator-twice-in-file",
    Severity.WARNING,
    Words(
        "指标“{name}”在这个文件里有几处，只计入第{line}行的",
        "the file has “{name}” several times; only the one in line {line} counts",
    ),
    Words(
        "要计入的那一处写上街道指标的编号，其余的改名",
        "give the one that counts the indicator's id, and rename the others",
    ),
    why=Words(
        "同名的数量可以相加，比率、最低、最高和单位换算不了的不能，不知道该算哪一处。",
        "Counts of one name are added up. Ratios, extremes and figures in units of different kinds"
        " have no sum, and nobody knows which one is meant.",
    ),
)
ITEMS_IN_OTHER_WORK = Rule(
    "D525",
    "other-work",
    Severity.INFO,
    Words(
        "{community}有{count}项没有归入共有的领域，汇总里放在“其他工作”",
        "{count} item(s) of {community} are in no field that others share, and so under 其他工作",
    ),
    Words(
        "请各社区给方面或事项写上“条线”，每一项都有时按条线分",
        "have all communities give their areas or items a “line”: fields then go by it",
    ),
    why=Words(
        "各社区的方面名称不一样，名称相近的才能归到一起。写了条线，就不用猜。",
        "Areas are called differently everywhere, and only names near each other can be one field."
        " With lines nothing has to be guessed.",
    ),
)
PLAN_NOT_SENT = Rule(
    "D526",
    "plan-missing",
    Severity.WARNING,
    Words(
        "{community}只有总结，计划应当在{deadline}前报送",
        "{community} has a summary only; its plan was due {deadline}",
    ),
    Words(
        "请社区补报计划；文件里有计划的内容而没有“计划:”的，补上",
        "ask the community for its plan, or to add “plan:” where the file has its contents",
    ),
    why=Words(
        "只有总结的文件（如从Word总结导入的）生成不了计划，计划和总结的报送份数分开统计。",
        "A file that has a summary only, such as one imported from a Word summary, makes no plan,"
        " and plans and summaries are counted apart.",
    ),
)
RULES = (
    *(COMMUNITY_MISSING, COMMUNITY_UNKNOWN, COMMUNITY_HANDED_IN_TWICE, SUMMARY_NOT_SENT),
    *(YEAR_DIFFERS, INDICATOR_MISSING, DISTRICT_UNIT_DIFFERS, INDICATOR_UNDER_OTHER_ID),
    *(COMMUNITIES_TOO_ALIKE, DATED_LATE, UNSTRUCTURED_ONLY, DISTRICT_DIFFERS, WEIGHT_MISSING),
    *(PROGRESS_NOT_SENT, INDICATOR_TWICE_IN_FILE, ITEMS_IN_OTHER_WORK, PLAN_NOT_SENT),
)
