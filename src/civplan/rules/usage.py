"""P326, P327: 的 where 地 or 得 is meant, and units that are not legal ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext

WRONG_PARTICLE = Rule(
    "P326",
    "wrong-particle",
    Severity.WARNING,
    Words("“{text}”里的“的”应为“{right}”", "the 的 in “{text}” should be {right}"),
    Words("把“的”改成“{right}”", "write {right} for 的"),
    why=Words(
        "动词前用“地”，动词后带补语用“得”：“较好地完成”“开展得有声有色”。"
        "只列出无论上下文如何都不对的用法。",
        "Before a verb 地 is written, and 得 before a complement of it. Only uses that are wrong in"
        " any text are listed.",
    ),
    fails="""\
principles: 较好的完成了各项任务，活动开展的有声有色。
""",
    passes="""\
principles: 较好地完成了各项任务，活动开展得有声有色。
""",
    fix=Safety.UNSAFE,
)

ADVERBS = (
    "较好|很好|更好|圆满|顺利|认真|积极|有效|扎实|深入|出色|有力|高效|稳步|有序|及时"
    "|切实|全面|充分|成功|大力"
)
VERBS = (
    "完成|开展|推进|落实|推动|促进|解决|做好|提高|提升|发挥|保障|维护|履行|组织|配合|参与|执行|处理|化解"
    "|增强|改善|调动|贯彻|加强|举办|召开|宣传|营造|丰富"
)
OBJECTS = "各项|全年|上级|既定|年初|年度|本年|预定|任务|目标任务"
BEFORE_VERB = f"(?:{ADVERBS})(?P<particle>的)(?:(?:{VERBS})了|完成(?:{OBJECTS}))"
"""Behind the verb 了 or its object stands, so that it is no noun: 较好的完成情况."""
VERBS_WITH_RESULT = "开展|进行|组织|活动|举办|办|搞|做|干|完成|建设|打造|过|玩|聊|谈"
RESULTS = (
    "有声有色|有条不紊|红红火火|热热闹闹|井井有条|扎扎实实|如火如荼|热火朝天"
    "|津津有味|轰轰烈烈|尽善尽美"
)
BEHIND_VERB = f"(?:{VERBS_WITH_RESULT})(?P<particle>的)(?:{RESULTS})(?!的)"
PARTICLES = (("地", BEFORE_VERB), ("得", BEHIND_VERB))


def _wrong_particles(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each 的 between an adverb and a verb, or a verb and its complement."""
    text = context.prose.text
    if not re.search(f"的(?:{VERBS}|{RESULTS})", text):
        return
    for right, pattern in PARTICLES:
        for hit in context.find(re.compile(pattern)):
            finding = context.at(WRONG_PARTICLE, hit, text=hit.text, right=right)
            yield context.with_edit(finding, hit.part("particle"), right)


OTHER_UNIT = Rule(
    "P327",
    "other-unit",
    Severity.WARNING,
    Words("“{text}”不是法定计量单位", "“{text}” is no legal unit"),
    Words("改成“{right}”", "write “{right}”"),
    why=Words(
        "公文使用国家法定计量单位，写平方米、立方米，不写平米、立米。",
        "Official documents use the legal units of measurement.",
    ),
    fails="""\
principles: 拆除违法建筑3万平米。
""",
    passes="""\
principles: 拆除违法建筑3万平方米。
""",
    fix=Safety.SAFE,
)
LEGAL_UNITS = {"平米": "平方米", "立米": "立方米"}
UNIT_BEHIND_FIGURE = (
    f"(?<=[0-9０-９零一二两三四五六七八九十百千万亿余多几每/])(?:{'|'.join(LEGAL_UNITS)})"
)


def _other_units(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each unit behind a figure that is no legal one."""
    if not any(unit in context.prose.text for unit in LEGAL_UNITS):
        return
    for hit in context.find(re.compile(UNIT_BEHIND_FIGURE)):
        right = LEGAL_UNITS[hit.text]
        yield context.replacement(OTHER_UNIT, hit, right, text=hit.text, right=right)


RULES = (WRONG_PARTICLE, OTHER_UNIT)
CHECKS = (_wrong_particles, _other_units)
