"""What was checked, so that an ignore is called unused only where that can be known."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Rule
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.rules.subject import Circumstances

NEEDS_COMMUNITIES = frozenset({"P308"})
"""Codes of rules that know more where the project names other communities."""
NEEDS_SUMMARY = ("S", "T")
"""Beginnings of the codes of rules that compare both documents, or look at the summary alone."""


class Extent(NamedTuple):
    """What was checked of a plan file."""

    path: str
    """The plan file's, as messages name it."""
    plan: Plan | None
    """None when the file was too broken, or its pack cannot be used: no rule looked at it."""
    circumstances: Circumstances | None = None

    def covers(self, rule: Rule) -> bool:
        """True when a rule saw all that it might find in the file, but for what nobody prints."""
        if self.plan is None:
            return False
        if rule.code.startswith("Y"):
            return True
        around = self.circumstances or Circumstances()
        documents = around.documents or self.plan.documents
        has_all = set(documents) >= set(self.plan.documents)
        is_partial = Document.SUMMARY not in documents or around.as_of is not None
        return (
            has_all
            and not (is_partial and rule.code.startswith(NEEDS_SUMMARY))
            and (bool(around.communities) or rule.code not in NEEDS_COMMUNITIES)
        )
