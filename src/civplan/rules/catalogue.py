"""The modules that define rules, in one list; every rule by its code."""

from __future__ import annotations

from collections.abc import Mapping

from civplan.findings.finding import Rule
from civplan.model.rules import district, keys, references, tables, values
from civplan.rules import (
    combined_rules,
    district_rules,
    form_rules,
    ignores,
    import_rules,
    imported_plan_rules,
    rollover_rules,
    stage_rules,
    word_element_rules,
    word_font_rules,
    word_page_rules,
    word_text_rules,
)
from civplan.rules.check import CHECK_MODULES, RuleModule
from civplan.source.rules import file, notation

RULE_MODULES: tuple[RuleModule, ...] = (
    *(file, notation, keys, values, tables, references, ignores),
    *(district, district_rules, combined_rules),
    *(import_rules, imported_plan_rules, form_rules, rollover_rules, stage_rules),
    *(word_page_rules, word_font_rules, word_text_rules, word_element_rules),
    *(module for module in CHECK_MODULES if module.RULES),
)
"""Every module of rules.

The reader, the settings and batches check those of the first line, imports and forms those of the
second, ``civplan inspect`` those of the third.
"""
CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (rule for module in RULE_MODULES for rule in module.RULES), key=lambda rule: rule.code
    )
}
"""Every rule by its code, in the order of the codes."""


def source_file(rule: Rule) -> str:
    """The file that defines a rule, from the package's folder on; empty for an unknown rule."""
    modules = (module.__name__ for module in RULE_MODULES if rule in module.RULES)
    return next((f"{name.replace('.', '/')}.py" for name in modules), "")
