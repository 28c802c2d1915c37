"""The pages of rules as Markdown: Chinese first, then English."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.findings.finding import NO_WORDS, Rule, Safety
from civplan.findings.words import Language, Words
from civplan.rules.explained import Part, by_family, gravity, parts_of

NOTE = "<!-- Generated from the rules in src/civplan; `make docs` writes it anew. -->"
INTRODUCTION = Words(
    "`civplan validate` 按这些规则检查计划文件。在命令行里，`civplan rule Y016` 给出同样的说明。",
    "`civplan validate` checks plan files by these rules; `civplan rule Y016` says the same at the"
    " console.",
)
COLUMNS = (
    "| 编号 / code | 级别 / severity | 说什么 | what it says | `--fix` |\n|---|---|---|---|---|"
)
MARKS = {Safety.SAFE: "√", Safety.UNSAFE: "√ unsafe", None: ""}


def rule_page(rule: Rule, told: Words = NO_WORDS) -> str:
    """The page of a rule.

    Args:
        rule: The rule.
        told: The findings about its failing example, as a terminal shows them.
    """
    links = "[English](#english) · [全部规则 / all rules](README.md)"
    title = f"# {rule.code} {rule.slug}"
    chinese, english = section(rule, told, "zh"), section(rule, told, "en")
    return f"{NOTE}\n{links}\n\n{title}\n\n{chinese}\n## English\n\n{english}"


def section(rule: Rule, told: Words, language: Language) -> str:
    """What there is to say about a rule, in one language."""
    severity = gravity(rule).in_language(language)
    head = f"**{escaped(rule.says.without_values(language))}**\n\n{severity}\n"
    parts = (part_text(part, language) for part in parts_of(rule, told))
    return "\n".join((head, *parts))


def part_text(part: Part, language: Language) -> str:
    """A heading with its text and lines."""
    text, lines = escaped(part.text.in_language(language)), part.code.in_language(language)
    block = f"```{form_of(lines)}\n{lines.rstrip()}\n```" if lines else ""
    heading = f"### {part.heading.in_language(language)}"
    return "\n\n".join(piece for piece in (heading, text, block) if piece) + "\n"


def form_of(lines: str) -> str:
    """What editors should take lines for; findings are no YAML."""
    return "text" if "\n      | " in lines else "yaml"


def index_page(rules: Iterable[Rule]) -> str:
    """The table of all rules, by family."""
    tables = [table(family, members) for family, members in by_family(rules)]
    title = "# 校验规则 / Rules"
    return "\n\n".join((NOTE, title, INTRODUCTION.zh, INTRODUCTION.en, *tables)) + "\n"


def table(family: Words, rules: list[Rule]) -> str:
    """The rules of a family."""
    return "\n".join((f"## {family.zh} / {family.en}", "", COLUMNS, *map(row, rules)))


def row(rule: Rule) -> str:
    """A rule as a line of the table."""
    says = (escaped(rule.says.without_values(language)) for language in ("zh", "en"))
    cells = (f"[{rule.code}]({rule.code}.md) {rule.slug}", rule.severity.value, *says)
    return f"| {' | '.join(cells)} | {MARKS[rule.fix]} |"


def escaped(text: str) -> str:
    """A text in which Markdown sees no marks of its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|~" else sign for sign in text)
