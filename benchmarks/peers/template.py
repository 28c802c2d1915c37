"""The peer's Word templates: the parts of a document in their order, no checks, no numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

PLAN = (
    "{{ community }}{{ year }}年{{ campaign }}工作计划",
    "{{ plan.recipient }}：",
    "{{ plan.opening }}",
    "一、指导思想",
    "{{ principles.text.plan }}",
    "二、组织领导",
    "{{ organization.text.plan }}",
    "{%p for member in organization.members %}",
    "{{ member.group }}：{{ member.name }}（{{ member.post }}），{{ member.duty }}。",
    "{%p endfor %}",
    "三、工作目标",
    "{{ goals.text.plan }}",
    "四、主要工作",
    "{{ work.text.plan }}",
    "{%p for area in work.areas %}",
    "{{ area.name }}",
    "{%p if area.text %}",
    "{{ area.text.plan }}",
    "{%p endif %}",
    "{%p for item in area['items'] %}",
    "{{ loop.index }}.{{ item.text }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "五、保障措施",
    "{%p for text in safeguards.text %}",
    "{{ text }}",
    "{%p endfor %}",
    "{{ issuer }}",
    "{{ plan.date }}",
)


SUMMARY = (
    "{{ community }}{{ year }}年{{ campaign }}工作总结",
    "{{ summary.recipient }}：",
    "{{ summary.opening }}",
    "{{ principles.text.summary }}",
    "{{ organization.text.summary }}",
    "{{ goals.text.summary }}",
    "{{ work.text.summary }}",
    "{%p for area in work.areas %}",
    "{{ area.name }}",
    "{%p for item in area['items'] %}",
    "{{ loop.index }}.{{ item.result }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p for section in (summary.achievements, summary.problems, summary.next_steps) %}",
    "{{ section.text }}",
    "{%p for text in section['items'] %}",
    "{{ text }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{{ issuer }}",
    "{{ summary.date }}",
)


def write_template(path: Path, paragraphs: Sequence[str] = PLAN) -> None:
    """Write it with python-docx."""
    template = docx.Document()
    for text in paragraphs:
        template.add_paragraph(text)
    template.save(str(path))
