"""Rules for the console: one explained, all in a table, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import indent

from civplan.cli.errors import OwnError
from civplan.findings.finding import Rule, Safety
from civplan.findings.json_text import json_text
from civplan.findings.text import columns
from civplan.findings.words import Language, Words
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.explained import FAMILIES, by_family, gravity, page_of, parts_of
from civplan.settings.codes import rule_named, suggestion

MARGIN = "    "
MARKS: Mapping[Safety | None, str] = {Safety.SAFE: "*", Safety.UNSAFE: "+", None: " "}
LEGEND = Words(
    "* 用 --fix 能自动改好    + 用 --fix --unsafe-fixes 能自动改    详细说明：civplan rule 编号",
    "* mended by --fix    + mended by --fix --unsafe-fixes    more: civplan rule CODE",
)
PAGE = Words("说明页", "Page")


def all_rules() -> list[Rule]:
    """Every rule, family by family."""
    return [rule for _, family in by_family(CATALOGUE.values()) for rule in family]


def rule_of(name: str) -> Rule:
    """The rule with a code or a slug.

    Raises:
        OwnError: There is none.
    """
    rule = rule_named(name)
    if rule is None:
        hint = suggestion(name)
        raise OwnError(
            Words(f"没有规则“{name}”；{hint.zh}", f"there is no rule “{name}”; {hint.en}")
        )
    return rule


def explanation(rule: Rule, language: Language) -> str:
    """All that there is to say about a rule."""
    says = rule.says.without_values(language)
    head = f"{rule.code} {rule.slug}\n{says}\n{gravity(rule).in_language(language)}"
    parts = [block(*(words.in_language(language) for words in part)) for part in parts_of(rule)]
    return "\n\n".join((head, *parts, f"{PAGE.in_language(language)}: {page_of(rule)}"))


def block(heading: str, text: str, lines: str) -> str:
    """A heading with what stands under it."""
    pieces = [f"  {text}"] if text else []
    pieces += [indent(lines.rstrip(), MARGIN)] if lines else []
    return "\n".join((heading, *pieces))


def table(rules: Sequence[Rule], language: Language) -> str:
    """All rules, a line each, under the headings of their families."""
    width = max(columns(rule.slug) for rule in rules)
    families = [
        "\n".join((about.in_language(language), *(row(rule, width, language) for rule in members)))
        for about, members in by_family(rules)
    ]
    return "\n\n".join((*families, LEGEND.in_language(language)))


def row(rule: Rule, width: int, language: Language) -> str:
    """A rule in a line.

    Args:
        rule: The rule.
        width: Columns of the longest slug.
        language: Of what it says.
    """
    says = rule.says.without_values(language)
    return f"{MARKS[rule.fix]} {rule.code}  {rule.severity.value:<7}  {rule.slug:<{width}}  {says}"


def as_json(rules: Sequence[Rule]) -> str:
    """Rules as a list of objects, with what they say in both languages."""
    return json_text([described(rule) for rule in rules]).rstrip("\n")


def described(rule: Rule) -> dict[str, object]:
    """A rule as an object; ``{name}`` in its words stands for a value of a finding."""
    return {
        "code": rule.code,
        "name": rule.slug,
        "family": FAMILIES[rule.code[:2]]._asdict(),
        "severity": rule.severity.value,
        "says": rule.says._asdict(),
        "help": rule.help._asdict(),
        "why": rule.why._asdict(),
        "fails": rule.fails,
        "passes": rule.passes,
        "fix": rule.fix.value if rule.fix else None,
        "page": page_of(rule),
    }
