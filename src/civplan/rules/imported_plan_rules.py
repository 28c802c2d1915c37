"""I621 to I631: what an imported document does not say, what is added, and what has no place."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

CERTAIN_LIKENESS = 0.5
"""From this likeness on, a promise and a result are surely of the same thing."""

COMMUNITY_NOT_NAMED = Rule(
    "I621",
    "imported-community-unknown",
    Severity.WARNING,
    Words(
        "文中没有写明是哪个社区，先写成“{community}”",
        "the document names no community; “{community}” stands in its place",
    ),
    Words(
        "在计划文件里改正“社区”，或导入时加 --community",
        "mend “community” in the plan file, or import with --community",
    ),
    why=Words(
        "标题、落款和正文里都认不出社区的名称。社区是必填的，汇总时按它归到一起。",
        "Neither title, signature nor text has a name that can be told. A plan file needs one, and"
        " a sub-district's reports go by it.",
    ),
)
YEAR_NOT_NAMED = Rule(
    "I622",
    "imported-year-unknown",
    Severity.WARNING,
    Words(
        "文中没有写明是哪一年，先写成{year}年",
        "the document names no year; {year} stands in its place",
    ),
    Words(
        "在计划文件里改正“年度”，或导入时加 --year",
        "mend “year” in the plan file, or import with --year",
    ),
    why=Words(
        "标题、落款和正文里都没有四位数的年份。年度是必填的，标题、时限和“上年”都按它推算。",
        "Neither title, date nor text has a year of four digits. A plan file needs one: title,"
        " dates and “last year” follow from it.",
    ),
)
CAMPAIGN_NOT_NAMED = Rule(
    "I623",
    "imported-campaign-unknown",
    Severity.INFO,
    Words(
        "标题里看不出主题，先写成“{campaign}”",
        "the title names no campaign; “{campaign}” stands in its place",
    ),
    Words(
        "在计划文件里改正“主题”，或导入时加 --campaign",
        "mend “campaign” in the plan file, or import with --campaign",
    ),
    why=Words(
        "主题说明计划是为哪项工作订的。导入时从标题里取：去掉社区、年份和“工作计划”以后剩下的话。",
        "The campaign says which work the plan is about. An import takes it from the title: what"
        " remains without community, year and the words for a plan.",
    ),
)
LEFT_OVER_TEXT = Rule(
    "I624",
    "imported-text-left-over",
    Severity.INFO,
    Words(
        "“{text}”在计划文件里没有地方放，写在文件末尾的“未归类”下面",
        "“{text}” has no place in a plan file and stands under 未归类 at its end",
    ),
    Words(
        "核对后移到该在的字段，或删去那几行", "move it to the field where it belongs, or delete it"
    ),
    why=Words(
        "导入不丢文字：脚注、批注以外放不进字段的，都作为说明留在文件末尾。",
        "An import loses no text: what fits no field, such as a footnote, stays as a comment at the"
        " end of the file.",
    ),
)
ONLY_IN_PLAN = Rule(
    "I625",
    "imported-item-only-in-plan",
    Severity.INFO,
    Words(
        "计划里的“{text}”，总结里没有对应的内容{within}",
        "the plan's “{text}” has no counterpart in the summary{within}",
    ),
    Words(
        "有结果的，补上“完成情况”，再删去“用于”；不再做的，写明“状态”和“原因”",
        "if something came of it, add “result” and remove “in”; if it was dropped, say “status” and"
        " “reason”",
    ),
    why=Words(
        "计划和总结一起导入时，同一件事的承诺和结果写在一条里。没有对应内容的承诺，只用于计划。",
        "When plan and summary are imported together, the promise and the result of the same thing"
        " become one item. A promise without a result stays in the plan alone.",
    ),
)
ONLY_IN_SUMMARY = Rule(
    "I626",
    "imported-item-only-in-summary",
    Severity.INFO,
    Words(
        "总结里的“{text}”，计划里没有对应的内容{within}",
        "the summary's “{text}” has no counterpart in the plan{within}",
    ),
    Words(
        "计划里有的，把它并到那一条的“完成情况”；计划外的工作不用改",
        "if the plan has it, move it to that item's “result”; unplanned work may stay",
    ),
    why=Words(
        "计划外的工作只用于总结。也可能是改了说法，程序认不出来，所以请人看一下。",
        "Unplanned work is in the summary alone. It may also be a promise in other words, which"
        " only a person can tell.",
    ),
)
UNSURE_COUNTERPART = Rule(
    "I627",
    "imported-counterpart-unsure",
    Severity.INFO,
    Words(
        "“{text}”当作“{promise}”的结果，把握约{percent}%",
        "“{text}” was taken for the result of “{promise}”, {percent}% sure",
    ),
    Words(
        "核对；不是一回事的，拆成两条，分别写“用于”",
        "see whether they are the same; if not, make two items with “in”",
    ),
    why=Words(
        "承诺和结果按编号、用词和先后对应。用词差得多的，可能是两件事，请人看一下。",
        "Promises and results are matched by number, words and order. Where the words differ much"
        " they may be two things.",
    ),
    numbers=(Words(f"{CERTAIN_LIKENESS:.0%}", f"{CERTAIN_LIKENESS:.0%}"),),
)
KIND_ASSUMED = Rule(
    "I628",
    "imported-kind-assumed",
    Severity.INFO,
    Words("{why}，先当作{document}导入", "{why}; it was taken for a {document}"),
    Words("不对的话，导入时加 --kind", "if that is wrong, import with --kind"),
    why=Words(
        "计划写将要做的，总结写已经做的，写进的字段不一样。标题和正文都说不清的，请人决定。",
        "A plan says what will be done, a summary what was done, and they fill different fields."
        " Where title and text do not tell, a person has to.",
    ),
)
FACT_GUESSED = Rule(
    "I629",
    "imported-fact-guessed",
    Severity.INFO,
    Words("“{key}”写成“{value}”，取自{source}", "“{key}” is “{value}”, taken from {source}"),
    Words("核对；不对的话改正，或导入时指明", "see whether it is right; if not, mend it"),
    why=Words(
        "标题和落款没有写明的，导入时从别处推断，可能推断错：正文里也会写到上一年和别的社区，成文日期也可能"
        "是下一年的年初。",
        "What title and signature do not say is guessed from elsewhere. A text also names last year"
        " and other communities, and a summary may be dated in the January after its year.",
    ),
)
TEXT_ADDED = Rule(
    "I630",
    "imported-text-added",
    Severity.INFO,
    Words(
        "原文没有{what}，成文时会写上：{text}",
        "the original has no {what}; the document will have: {text}",
    ),
    Words("不合适的，在计划文件里改正", "if it does not fit, mend the plan file"),
    why=Words(
        "公文必须有标题和署名，各部分要有标题，段落末尾要有标点。原文没有的，由程序补上；补了什么，这里逐条说明，"
        "免得成文时多出原文没有的话。",
        "An official document has a title and a signature, its parts have headings, its paragraphs"
        " end in a mark. What the original lacks is added, and told here, so that no document says"
        " what its original did not without anybody knowing.",
    ),
)
TEXT_NOT_PRINTED = Rule(
    "I631",
    "imported-text-not-printed",
    Severity.INFO,
    Words(
        "原文的“{text}”，成文时不印，只留在计划文件的说明里",
        "“{text}” of the original is not printed; it stands in a comment of the plan file",
    ),
    Words("要印的，写进那个字段", "to print it, write it into the field"),
    why=Words(
        "计划和总结合成一个文件，同一个方面只有一个名称；印发机关和日期由程序写。原文另外的写法留在说明里，一处不丢。",
        "A plan and a summary in one file share the names of their fields of work, and civplan"
        " writes the line of the printing body. What the original said instead stays in a comment.",
    ),
)
RULES = (
    *(COMMUNITY_NOT_NAMED, YEAR_NOT_NAMED, CAMPAIGN_NOT_NAMED, LEFT_OVER_TEXT),
    *(ONLY_IN_PLAN, ONLY_IN_SUMMARY, UNSURE_COUNTERPART, KIND_ASSUMED),
    *(FACT_GUESSED, TEXT_ADDED, TEXT_NOT_PRINTED),
)
