"""Every rule that civplan knows, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from civplan.findings.finding import Rule
from civplan.model import faults as faults_of_model
from civplan.rules import hand_ins, ignores
from civplan.rules.families import FAMILIES
from civplan.source import faults as faults_of_source

RULES = (
    *faults_of_source.FAULTS,
    *faults_of_model.FAULTS,
    *ignores.RULES,
    *hand_ins.RULES,
    *(rule for family in FAMILIES for rule in family.RULES),
)
CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule for rule in sorted(RULES, key=lambda rule: rule.code)
}
"""In the order of the codes."""
