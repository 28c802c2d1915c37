"""The pages of rules as Markdown: Chinese first, then English."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.findings.finding import NO_WORDS, Rule, Safety
from civplan.findings.words import Language, Words
from civplan.rules.explanation import (
    SOURCE_HEADING,
    ExplanationPart,
    explanation_parts,
    rules_by_family,
    severity_meaning,
)

RULE_PAGE_NOTE = "<!-- Generated from the rules in src/civplan; `make docs` writes it anew. -->"
RULE_INDEX_INTRODUCTION = Words(
    "`civplan validate` 按这些规则检查计划文件。在命令行里，`civplan rule Y016` 给出同样的说明。",
    "`civplan validate` checks plan files by these rules; `civplan rule Y016` says the same at the"
    " console.",
)
RULE_INDEX_COLUMNS = (
    "| 编号 / code | 级别 / severity | 说什么 | what it says | `--fix` |\n|---|---|---|---|---|"
)
FIX_MARKS = {Safety.SAFE: "√", Safety.UNSAFE: "√ unsafe", None: ""}


def rule_page(rule: Rule, findings: Words = NO_WORDS) -> str:
    """The page of a rule.

    Args:
        rule: The rule.
        findings: The findings about its failing example, as a terminal shows them.
    """
    links = "[English](#english) · [全部规则 / all rules](README.md)"
    title = f"# {rule.code} {rule.slug}"
    chinese, english = _rule_section(rule, findings, "zh"), _rule_section(rule, findings, "en")
    return f"{RULE_PAGE_NOTE}\n{links}\n\n{title}\n\n{chinese}\n## English\n\n{english}"


def _rule_section(rule: Rule, findings: Words, language: Language) -> str:
    """The explanation of a rule in one language."""
    severity = severity_meaning(rule).in_language(language)
    head = f"**{_escaped_markdown(rule.says.without_values(language))}**\n\n{severity}\n"
    parts = (_part_text(part, language) for part in explanation_parts(rule, findings))
    return "\n".join((head, *parts))


def _part_text(part: ExplanationPart, language: Language) -> str:
    """A part as Markdown."""
    text, lines = (
        _escaped_markdown(part.text.in_language(language)),
        part.code.in_language(language),
    )
    block = (
        f"```{_code_language(lines, is_document=part.is_document)}\n{lines.rstrip()}\n```"
        if lines
        else ""
    )
    if part.heading == SOURCE_HEADING:
        block = f"[{lines}](../../src/{lines})"
    heading = f"### {part.heading.in_language(language)}"
    return "\n\n".join(piece for piece in (heading, text, block) if piece) + "\n"


def _code_language(lines: str, *, is_document: bool) -> str:
    """The language of a code block: plain text for findings and for documents."""
    return "text" if is_document or "\n      | " in lines else "yaml"


def index_page(rules: Iterable[Rule]) -> str:
    """The table of all rules, by family."""
    tables = [_family_table(family, members) for family, members in rules_by_family(rules)]
    title = "# 校验规则 / Rules"
    return (
        "\n\n".join(
            (RULE_PAGE_NOTE, title, RULE_INDEX_INTRODUCTION.zh, RULE_INDEX_INTRODUCTION.en, *tables)
        )
        + "\n"
    )


def _family_table(family: Words, rules: list[Rule]) -> str:
    """The table of a family."""
    return "\n".join(
        (f"## {family.zh} / {family.en}", "", RULE_INDEX_COLUMNS, *map(_rule_row, rules))
    )


def _rule_row(rule: Rule) -> str:
    """A rule as a line of the table."""
    says = (_escaped_markdown(rule.says.without_values(language)) for language in ("zh", "en"))
    cells = (f"[{rule.code}]({rule.code}.md) {rule.slug}", rule.severity.value, *says)
    return f"| {' | '.join(cells)} | {FIX_MARKS[rule.fix]} |"


def _escaped_markdown(text: str) -> str:
    """A text with the signs of Markdown escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|~" else sign for sign in text)
