"""Every rule that civplan knows, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from civplan.findings.finding import Rule
from civplan.model import faults as faults_of_model
from civplan.rules import structure
from civplan.source import faults as faults_of_source

CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (*faults_of_source.FAULTS, *faults_of_model.FAULTS, *structure.RULES),
        key=lambda rule: rule.code,
    )
}
"""In the order of the codes."""
