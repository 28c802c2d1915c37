"""The examples of rules as whole plan files, and with Chinese keys."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from civplan.findings.finding import Span
from civplan.model.grammar.period_forms import parse_period
from civplan.model.issued import IssuedPlan, issued_plan
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf
from civplan.model.sections import SectionOf
from civplan.model.shapes import DeferredShape, ListOf, OneOf, Shape
from civplan.model.text import TEXT_FORMS, TextShape, has_forms
from civplan.rules.context import CheckOptions
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import parse_source

EXAMPLE_FILE = "hunei-2007.yaml"
"""The name of an example's file."""
EXAMPLE_BASE_FILE = "tongbei-2007.yaml"
"""The name of the file that examples extend."""
EXAMPLE_BASE_TEXT = """\
work:
  items:
    - {id: meetings, text: 每月召开一次楼群组长例会。}
    - {id: cleaning, text: 每季度清理一次楼道。}
"""
"""The content of that file."""
EXAMPLE_NEXT_FILE = "hunei-2008.yaml"
"""The name of the next year's file, which examples put into one document with their summary."""
EXAMPLE_NEXT_TEXT = """\
community: 湖内社区
year: 2008
work:
  items:
    - 每季度召开一次居民议事会，收集居民意见。
"""
"""The content of that file."""
FILES_BESIDE_EXAMPLE = {
    EXAMPLE_BASE_FILE: EXAMPLE_BASE_TEXT,
    EXAMPLE_NEXT_FILE: EXAMPLE_NEXT_TEXT,
}
"""The content of each file that lies beside an example, by its name."""
EXAMPLE_EVIDENCE = ("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg")
"""The files beside it that may be evidence."""
EXAMPLE_DEFAULTS = {
    "community": "湖内社区",
    "district": "通北街道办事处",
    "year": "2007",
    "campaign": "创建文明社区",
    "principles": "坚持以居民需要为先。",
    "goals": "让居民住得舒心。",
    "work": "每月召开一次楼群组长例会。",
    "plan": "{date: 2007-01-10}",
}
"""The keys of a plan file that an example need not give."""
TOP_KEY = re.compile(r"^\{?(\w+)\}? *[:：]", re.MULTILINE)

EXAMPLE_AS_OF = re.compile(r"^# civplan validate --as-of (\d{4}-\d\d-\d\d)$", re.MULTILINE)
"""The line of an example that gives the day of its check."""
EXAMPLE_STAGE = re.compile(r"^# civplan validate --for (\S+)$", re.MULTILINE)
"""The line of an example that gives the only stage to check."""
EXAMPLE_ISSUED_LINE = "# civplan issue\n"
"""The line of a passing example that was issued; the failing one is the same file later."""


def whole_plan(example: str) -> str:
    """An example as a plan file.

    The keys that it lacks follow it, so that line 1 is the example's first. An example
    without any key at the outermost level is a whole file already.
    """
    fields = {_field_named(name) for name in TOP_KEY.findall(example)}
    if not fields:
        return example
    rest = (f"{key}: {value}\n" for key, value in EXAMPLE_DEFAULTS.items() if key not in fields)
    return example + "".join(rest)


def _field_named(name: str) -> str:
    """The field for a key in either language; an unknown key is its own field."""
    key = PLAN_SHAPE.by_name.get(name)
    return key.en if key else name


def example_options(example: str, passes: str = "") -> CheckOptions:
    """The options for the check of an example, from its comments.

    Args:
        example: The example.
        passes: The passing one; where a comment says that it was issued, it is the record.
    """
    day, stage = EXAMPLE_AS_OF.search(example), EXAMPLE_STAGE.search(example)
    return CheckOptions(
        as_of=dt.date.fromisoformat(day[1]) if day else None,
        stage=parse_period(stage[1]) if stage else None,
        issued=_issued_example(passes) if EXAMPLE_ISSUED_LINE in passes else None,
    )


def _issued_example(example: str) -> IssuedPlan | None:
    """The promises of an example as an issued plan."""
    root = parse_source(whole_plan(example).encode(), EXAMPLE_FILE).root
    plan = PLAN_SHAPE.read(root, []) if root else None
    return issued_plan(plan, f"{plan.year}-01-10") if plan else None


ChineseName = tuple[Span, str]
"""The place of an English name, and the Chinese name for it."""


def with_chinese_keys(example: str) -> str:
    """The example in Chinese; unchanged where YAML cannot read it or it has a Chinese key."""
    root = parse_source(example.encode(), EXAMPLE_FILE).root
    names = dict(_chinese_names(root, PLAN_SHAPE)) if root else {}
    lines = example.split("\n")
    for span, zh in sorted(names.items(), reverse=True):
        line = lines[span.line - 1]
        before, behind = line[: span.column - 1], line[span.end_column - 1 :]
        if line == f"{before}{zh}{behind}" and behind.startswith(":"):
            return example
        lines[span.line - 1] = f"{before}{zh}{behind}"
    return "\n".join(lines)


def _chinese_names(node: Node, shape: Shape[Any]) -> Iterator[ChineseName]:
    """The names in a value that have a Chinese form, by the shape of the value."""
    if isinstance(shape, DeferredShape):
        yield from _chinese_names(node, shape.shape())
    elif isinstance(shape, ListOf):
        for entry in node.items if isinstance(node, Sequence) else (node,):
            yield from _chinese_names(entry, shape.entry)
    elif isinstance(node, Scalar):
        yield from _chinese_choice_names(node, shape)
    elif isinstance(shape, TextShape) or (isinstance(shape, SectionOf) and has_forms(node)):
        yield from _chinese_form_names(node)
    elif isinstance(shape, RecordOf):
        yield from _chinese_key_names(node, shape)
    else:
        for part in shape.parts():
            yield from _chinese_names(node, part)


def _chinese_choice_names(node: Scalar, shape: Shape[Any]) -> Iterator[ChineseName]:
    """The Chinese name of a choice."""
    choice = shape.by_name.get(node.text) if isinstance(shape, OneOf) else None
    if choice and node.plain:
        yield node.span, choice.zh


def _chinese_form_names(node: Node) -> Iterator[ChineseName]:
    """The Chinese names of the keys of a text with two forms."""
    for name, _ in node.entries if isinstance(node, Mapping) else ():
        if name.text in TEXT_FORMS:
            yield name.span, TEXT_FORMS[name.text].zh


def _chinese_key_names(node: Node, shape: RecordOf[Any]) -> Iterator[ChineseName]:
    """The Chinese names of the keys of a record, and those in their values."""
    for name, value in node.entries if isinstance(node, Mapping) else ():
        key = shape.by_name.get(name.text)
        if key:
            yield name.span, key.zh
            yield from _chinese_names(value, key.shape)
