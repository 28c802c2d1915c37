"""Figures of a text that look like targets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from civplan.findings.finding import NOWHERE
from civplan.findings.words import Language, Words
from civplan.model.grammar.target_forms import read_target
from civplan.model.grammar.target_offers import line_of_promise
from civplan.model.target import TARGET_SHAPE
from civplan.model.yaml_texts import yaml_value
from civplan.source.nodes import Scalar

PROMISE_BREAK = re.compile("[。；;，,：:！!？?、]|[（(].*?[）)]")
HAS_FIGURE = re.compile(r"\d|[一二三四五六七八九十百]|百分|全覆盖|零|不发生|杜绝")
LONGEST_PROMISE, LONGEST_SUGGESTED = 30, 14
LIKE_A_TARGET = Words(
    "请核对：正文里像是有指标；属实的话，去掉下面行首的“# ”",
    "请核对 / check: the text seems to have targets; if so, remove the “# ” below",
)
MOST_TARGETS = 3
"""Suggestions for one item."""


def suggested_targets(paragraphs: Iterable[str]) -> list[str]:
    """Targets as lines, such as 碰头会 ≥ 12 次, which the texts seem to promise."""
    lines: list[str] = []
    for text in paragraphs:
        for clause in PROMISE_BREAK.split(text):
            if len(clause) <= LONGEST_PROMISE and HAS_FIGURE.search(clause):
                lines += [line for line in _target_line(clause) if line not in lines]
    return lines[:MOST_TARGETS]


def _target_line(clause: str) -> list[str]:
    """The target that a clause says, as a line; empty when it says none."""
    named = read_target(clause)
    if named is None or len(named.measure) > LONGEST_SUGGESTED or named.promise.level:
        return []
    line = line_of_promise(named)
    return [line] if line and TARGET_SHAPE.read(Scalar(line, NOWHERE), []) else []


def target_comments(lines: list[str], language: Language) -> list[str]:
    """Suggestions as lines that become targets when their comment sign is taken away."""
    if not lines:
        return []
    key = "指标" if language == "zh" else "target" if len(lines) == 1 else "targets"
    values = [yaml_value(line) for line in lines]
    head = LIKE_A_TARGET.in_language(language)
    if len(values) == 1:
        return [head, f"{key}: {values[0]}"]
    return [head, f"{key}:", *(f"  - {value}" for value in values)]
