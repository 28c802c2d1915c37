"""Runs ``civplan rule``: one rule explained, all of them in a table, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import indent

from civplan.cli.errors import WrongUsage
from civplan.findings.finding import Rule, Safety
from civplan.findings.json_text import json_text
from civplan.findings.text import terminal_width
from civplan.findings.words import Language, Words
from civplan.rules.catalogue import CATALOGUE, source_file
from civplan.rules.explanation import (
    RULE_FAMILIES,
    explanation_parts,
    rules_by_family,
    severity_meaning,
)
from civplan.settings.selectors import find_rule, rule_suggestion

EXAMPLE_INDENT = "    "
FIX_SIGNS: Mapping[Safety | None, str] = {Safety.SAFE: "*", Safety.UNSAFE: "+", None: " "}
FIX_LEGEND = Words(
    "* 用 --fix 能自动改好    + 用 --fix --unsafe-fixes 能自动改    详细说明：civplan rule 编号",
    "* mended by --fix    + mended by --fix --unsafe-fixes    more: civplan rule CODE",
)


def all_rules() -> list[Rule]:
    """Every rule, family by family."""
    return [rule for _, family in rules_by_family(CATALOGUE.values()) for rule in family]


def rule_by_name(name: str) -> Rule:
    """The rule with a code or a slug.

    Raises:
        WrongUsage: There is none.
    """
    rule = find_rule(name)
    if rule is None:
        hint = rule_suggestion(name)
        raise WrongUsage(
            Words(f"没有规则“{name}”；{hint.zh}", f"there is no rule “{name}”; {hint.en}")
        )
    return rule


def rule_explanation(rule: Rule, language: Language) -> str:
    """All that there is to say about a rule."""
    says = rule.says.without_values(language)
    head = f"{rule.code} {rule.slug}\n{says}\n{severity_meaning(rule).in_language(language)}"
    parts = [
        _heading_block(
            *(words.in_language(language) for words in (part.heading, part.text, part.code))
        )
        for part in explanation_parts(rule)
    ]
    return "\n\n".join((head, *parts))


def _heading_block(heading: str, text: str, lines: str) -> str:
    """A heading with what stands under it."""
    pieces = [f"  {text}"] if text else []
    pieces += [indent(lines.rstrip(), EXAMPLE_INDENT)] if lines else []
    return "\n".join((heading, *pieces))


def rule_table(rules: Sequence[Rule], language: Language) -> str:
    """All rules, a line each, under the headings of their families."""
    width = max(terminal_width(rule.slug) for rule in rules)
    families = [
        "\n".join(
            (about.in_language(language), *(rule_line(rule, width, language) for rule in members))
        )
        for about, members in rules_by_family(rules)
    ]
    return "\n\n".join((*families, FIX_LEGEND.in_language(language)))


def rule_line(rule: Rule, width: int, language: Language) -> str:
    """A rule in a line.

    Args:
        rule: The rule.
        width: Columns of the longest slug.
        language: Of what it says.
    """
    says = rule.says.without_values(language)
    return (
        f"{FIX_SIGNS[rule.fix]} {rule.code}  {rule.severity.value:<7}  {rule.slug:<{width}}  {says}"
    )


def rules_as_json(rules: Sequence[Rule]) -> str:
    """Rules as a list of objects, with what they say in both languages."""
    return json_text([_rule_object(rule) for rule in rules]).rstrip("\n")


def _rule_object(rule: Rule) -> dict[str, object]:
    """A rule as an object; ``{name}`` in its words stands for a value of a finding."""
    return {
        "code": rule.code,
        "name": rule.slug,
        "family": RULE_FAMILIES[rule.code[:2]]._asdict(),
        "severity": rule.severity.value,
        "says": rule.says._asdict(),
        "help": rule.help._asdict(),
        "why": rule.why._asdict(),
        "fails": rule.fails,
        "passes": rule.passes,
        "fix": rule.fix.value if rule.fix else None,
        "numbers": [number._asdict() for number in rule.numbers],
        "source": source_file(rule),
    }
