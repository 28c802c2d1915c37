"""The choices of a plan file, each as an English (canonical) and a Chinese word."""

from __future__ import annotations

import enum
from typing import Self

from civplan.findings.words import Words


class Choice(enum.Enum):
    """A member's value is the English word, ``zh`` the Chinese one; a file may use either."""

    zh: str

    def __new__(cls, english: str, chinese: str) -> Self:
        """Make a member from its two words."""
        member = object.__new__(cls)
        member._value_ = english
        member.zh = chinese
        return member

    @property
    def words(self) -> Words:
        """The member in both languages."""
        return Words(self.zh, self.value)


class Document(Choice):
    """The two documents that a plan file makes."""

    PLAN = "plan", "计划"
    SUMMARY = "summary", "总结"


class Layout(Choice):
    """How the areas of work stand in the document."""

    NESTED = "nested", "嵌套"
    """三、主要工作, in it （一） an area, in it 1. an item."""
    FLAT = "flat", "平列"
    """Each area is a first-level heading: 三、 四、 五、."""


class DivisionStyle(Choice):
    """How the summary and the plan stand in one document."""

    DIVISIONS = "divisions", "分部分"
    """第一部分, 第二部分; in each 一、 begins again."""
    HEADINGS = "headings", "分标题"
    """一、 and 二、, with everything in them one level down."""


class ItemStyle(Choice):
    """How items are numbered."""

    NUMBERED = "numbered", "编号"
    ORDINAL = "ordinal", "一是二是"
    HEADINGS = "headings", "小标题"
    """Each item with its 小标题 as a heading of its own, its text below."""


class PhaseStyle(Choice):
    """How the phases of the schedule stand in the document."""

    ENTRIES = "entries", "条目"
    """1. 启动（2007年1月至3月）。 and its text behind."""
    HEADINGS = "headings", "小标题"
    """（一）启动阶段（2007年1月至3月） and its text below."""


class MemberStyle(Choice):
    """How the members of the leading group stand in the document."""

    SENTENCES = "sentences", "文字"
    """组长：张三. for each group."""
    TABLE = "table", "表格"


class Status(Choice):
    """The progress of an item."""

    PLANNED = "planned", "未开展"
    ONGOING = "ongoing", "进行中"
    DONE = "done", "已完成"
    DROPPED = "dropped", "已取消"


UNDONE_STATUSES = frozenset({Status.PLANNED, Status.ONGOING, Status.DROPPED})
"""Those of items that are not done."""


TIMES_A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "half-year": 2, "year": 1}


class Every(Choice):
    """How often something is promised."""

    DAY = "day", "日"
    WEEK = "week", "周"
    MONTH = "month", "月"
    QUARTER = "quarter", "季"
    HALF_YEAR = "half-year", "半年"
    YEAR = "year", "年"

    @property
    def per_year(self) -> int:
        """How many times a year: 365, 52, 12, 4, 2 or 1."""
        return TIMES_A_YEAR[self.value]


class Approximation(Choice):
    """How a figure is a little more than its number."""

    OVER = "over", "余"
    MORE = "more", "多"


class SectionName(Choice):
    """The sections that a pack may place, by their keys in the plan file."""

    PRINCIPLES = "principles", "指导思想"
    ORGANIZATION = "organization", "组织领导"
    GOALS = "goals", "工作目标"
    WORK = "work", "主要工作"
    SCHEDULE = "schedule", "实施步骤"
    SAFEGUARDS = "safeguards", "保障措施"
    ACHIEVEMENTS = "achievements", "主要成效"
    INDICATORS = "indicators", "指标完成情况"
    """The table of targets and results, which has no key of its own."""
    HONOURS = "honours", "荣誉"
    PROBLEMS = "problems", "存在问题"
    NEXT_STEPS = "next_steps", "下一步打算"


class Expectation(Choice):
    """Whether a pack requires a section."""

    REQUIRED = "required", "必备"
    RECOMMENDED = "recommended", "建议"
    OPTIONAL = "optional", "可选"
