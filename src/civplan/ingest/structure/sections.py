"""The section of a plan that a heading names by its words."""

from __future__ import annotations

import re

from civplan.model.choices import SectionName

LONGEST_SECTION_HEADING = 24
"""Characters of a heading that is read for the name of a section."""
_WORDS = (
    (
        SectionName.PROBLEMS,
        r"存在(?:的)?(?:主要|突出)?(?:的)?(?:问题|不足|困难)|(?:问题|困难)(?:和|与|及)(?:不足|困难|问题)|主要问题|不足之处",
    ),
    (
        SectionName.NEXT_STEPS,
        (
            r"下一步|下步|今后(?:的)?(?:工作)?(?:打算|思路|计划|安排|努力)|明年|来年|下一年|改进措施|努力方向|整改措施"
            r"|工作打算|下半年"
            r"|^(?:20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年度?(?:上半年)?(?:工作|主要)*(?:计划|打算|安排|设想|要点)(?=[。：:]?$)"
        ),
    ),
    (SectionName.PRINCIPLES, r"指导思想|总体思路|总体要求|基本原则|指导原则|工作原则|工作思路"),
    (
        SectionName.GOALS,
        (
            r"(?:^|工作|总体|创建|奋斗|主要|预期|活动|年度|具体|基本)目标(?:与|和|及)?(?:任务|要求)?(?=[。：:]?$)"
            r"|^(?:活动|工作)?目的(?=[。：:]?$)|^目标任务|^(?:工作|年度)?目标(?:任务)?(?:落实|完成|实现)情况"
        ),
    ),
    (
        SectionName.SAFEGUARDS,
        r"保障措施|组织保障|工作保障|(?:强化|加强|落实)保障|保障机制|工作要求|有关要求",
    ),
    (SectionName.ORGANIZATION, r"组织领导|组织机构|领导机构|领导小组|机构设置"),
    (
        SectionName.SCHEDULE,
        r"(?:实施|工作|方法|活动|创建)步骤|时间安排|实施阶段|工作进度|阶段安排|步骤(?:安排|和时间)",
    ),
    (
        SectionName.ACHIEVEMENTS,
        r"(?:主要|取得(?:的)?|工作|创建)(?:的)?(?:成效|成绩|成果)|取得.{0,6}(?:成效|成绩)",
    ),
    (SectionName.HONOURS, r"荣誉|获奖情况|表彰"),
    (
        SectionName.WORK,
        (
            r"(?:主要|重点|具体|创建)(?:创建)?(?:工作|任务|措施|内容|做法)|工作(?:任务|措施|内容|重点)|创建主要工作"
            r"|(?:工作|主要)?(?:开展|完成)情况|活动内容|实施内容"
        ),
    ),
)
_PATTERNS = tuple((section, re.compile(words)) for section, words in _WORDS)


def section_of(heading: str) -> SectionName | None:
    """The section that a heading names; None when it names none, or a theme of its own."""
    if len(heading) > LONGEST_SECTION_HEADING:
        return None
    for section, words in _PATTERNS:
        match = words.search(heading)
        if match and _is_whole(heading, match):
            return section
    return None


def _is_whole(heading: str, match: re.Match[str]) -> bool:
    """True when the words are the gist of the heading and not a part of a longer theme."""
    rest = len(heading.strip("。：:，,、 ")) - len(match[0])
    return rest <= max(len(match[0]), 6)
