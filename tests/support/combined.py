"""Two small plan files that make one document: the summary of a year, the plan of the next."""

from __future__ import annotations

from support.plans import REQUIRED

FIRST = f"""\
{REQUIRED}principles: 一心为民。
goals: 居民满意。
work: {{items: [{{text: 每月扫雪。, result: 扫雪12次。}}]}}
plan: {{date: 2007-01-10}}
summary: {{date: 2007-12-20}}
"""
COMBINED = f"{FIRST}combine: b.yaml\n"
"""The first file where it names the second, ``b.yaml``."""
AREAS = "work: {areas: [{name: 治安, items: [每晚巡逻。]}]}\n"
"""The second file, ``b.yaml``: its work; all else is as in the first."""
TITLE = "湖内社区2007年工作总结和2008年工作计划"
