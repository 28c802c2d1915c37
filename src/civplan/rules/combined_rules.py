"""S130 to S133: the summary of one year with the plan of the next in one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.rules.district_rules import STRETCH_LENGTH
from civplan.rules.prose import Passage, Prose
from civplan.rules.stretches import stretch_hashes

SHORTEST_STEP = 12
"""Letters and digits from which on a text of 下一步打算 is compared with the plan."""
REPEATED_SHARE = 0.8
"""The share of its stretches that the plan has too from which on a text is the plan's."""

COMBINED_UNREADABLE = Rule(
    "S130",
    "combined-unreadable",
    Severity.ERROR,
    Words("下年文件“{file}”不能用：{reason}", "cannot use “{file}” of the next year: {reason}"),
    Words("核对相对于本文件的路径", "check the path; it is relative to this file"),
    why=Words(
        "“合并”把本文件的总结和下年文件的计划写成一份公文。下年文件打不开，这份公文就只有一半。",
        "“combine” makes one document of the summary of this file and the plan of the next year's."
        " Without that file it would be half a document.",
    ),
    fails="""\
combine: hunei-2009.yaml
summary: {date: 2007-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
    passes="""\
combine: hunei-2008.yaml
summary: {date: 2007-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
)
YEARS_APART = Rule(
    "S131",
    "combined-years",
    Severity.ERROR,
    Words(
        "下年文件是{other}年的，不是{expected}年的",
        "the file of the next year is of {other}, not of {expected}",
    ),
    Words(
        "换成{expected}年的计划文件，或核对两份文件的“年度”",
        "name the plan file of {expected}, or check “year” in both files",
    ),
    why=Words(
        "总结和计划合成一份，标题、开头都写明“{year}年工作总结和下一年工作计划”。年份接不上，"
        "多半是拿错了文件，或者结转以后忘了改年度。",
        "A document that holds a summary and a plan says in its title that they are of one year"
        " and the next. Years that do not follow mean the wrong file, or a year left over.",
    ),
    fails="""\
year: 2006
combine: hunei-2008.yaml
plan: {date: 2006-01-10}
summary: {date: 2006-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
    passes="""\
year: 2007
combine: hunei-2008.yaml
plan: {date: 2007-01-10}
summary: {date: 2007-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
)
OTHER_COMMUNITY = Rule(
    "S132",
    "combined-community",
    Severity.ERROR,
    Words(
        "下年文件是“{other}”的，不是“{community}”的",
        "the file of the next year is of “{other}”, not of “{community}”",
    ),
    Words("换成本社区的计划文件，或核对“社区”", "name your community's file, or check “community”"),
    why=Words(
        "一份公文只有一个标题、一个署名。把别的社区的计划接在后面，等于替它作了承诺。",
        "One document has one title and one signature. With another community's plan in it, this"
        " one would promise in its place.",
    ),
    fails="""\
community: 东桥社区
combine: hunei-2008.yaml
summary: {date: 2007-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
    passes="""\
community: 湖内社区
combine: hunei-2008.yaml
summary: {date: 2007-12-20}
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
)
STEPS_REPEAT_PLAN = Rule(
    "S133",
    "next-steps-repeat-plan",
    Severity.WARNING,
    Words(
        "“下一步打算”的这段话，后面的计划里又说一遍：“{text}”",
        "the plan behind it says again what stands under the next steps: “{text}”",
    ),
    Words(
        "留在计划里，从“下一步打算”删去；“下一步打算”可以整个不写",
        "leave it to the plan; a summary with the plan behind it needs no next steps",
    ),
    why=Words(
        "总结单独成文，要有“下一步打算”；后面接着下一年的计划，同样的话就说了两遍。",
        "A summary alone needs its next steps. With the plan of the next year behind it, the"
        " document would say the same twice.",
    ),
    fails="""\
combine: hunei-2008.yaml
summary:
  date: 2007-12-20
  next_steps:
    items: [每季度召开一次居民议事会，收集居民意见。]
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
    passes="""\
combine: hunei-2008.yaml
summary:
  date: 2007-12-20
  next_steps: 着力解决居民参与面不广的问题，具体安排见第二部分。
work:
  items: [{text: 每月召开一次楼群组长例会。, result: 召开例会12次。}]
""",
    numbers=(
        Words(
            f"不少于 {SHORTEST_STEP} 字的一段话，{STRETCH_LENGTH} 字的片段里有"
            f" {REPEATED_SHARE:.0%} 以上计划里也有",
            f"a text of at least {SHORTEST_STEP} characters of whose stretches of"
            f" {STRETCH_LENGTH} the plan has {REPEATED_SHARE:.0%} too",
        ),
    ),
)
RULES = (COMBINED_UNREADABLE, YEARS_APART, OTHER_COMMUNITY, STEPS_REPEAT_PLAN)


def check_combined(
    plan: Plan, prose: Prose, next_plan: Plan, passages: Iterable[Passage]
) -> Iterator[Finding]:
    """The findings about two files that make one document.

    Args:
        plan: The plan of this year, which names the other.
        prose: Its texts.
        next_plan: The plan of the next year.
        passages: Its texts.
    """
    place = plan.combine.span_of("with_") if plan.combine else plan.span
    if next_plan.year != plan.year + 1:
        yield YEARS_APART.at(place, other=next_plan.year, expected=plan.year + 1)
    if next_plan.community != plan.community:
        yield OTHER_COMMUNITY.at(place, other=next_plan.community, community=plan.community)
    planned = {
        stretch
        for passage in passages
        if Document.PLAN in passage.documents
        for stretch in stretch_hashes(passage.text, plan.community)
    }
    for passage in prose.passages:
        if "next_steps" in passage.path and _repeats(passage, planned, plan.community):
            yield STEPS_REPEAT_PLAN.at(passage.span, text=passage.text)


def _repeats(passage: Passage, planned: set[int], community: str) -> bool:
    """True when most of a long text stands in the plan."""
    stretches = stretch_hashes(passage.text, community)
    known = sum(one in planned for one in stretches)
    is_long = len(stretches) > SHORTEST_STEP - STRETCH_LENGTH
    return is_long and known >= REPEATED_SHARE * len(stretches)
