"""What was checked, so that an ignore is called unused only where that can be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civplan.findings.finding import Rule
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.rules.subject import Circumstances

NEEDS_COMMUNITIES = frozenset({"P308"})
"""Rules that know more where the project names other communities."""
NEEDS_DAY = frozenset({"T212", "T213", "T230"})
"""Rules whose findings come and go with the day for which progress is judged."""
NEEDS_RECORD = frozenset({"T220", "T221", "T222", "T223", "T224", "T225", "T226"})
"""Rules that compare with what was issued."""
NEEDS_SUMMARY = ("S", "T", "P310", "P311")
"""Beginnings of the codes of rules that compare both documents, or look at the summary alone."""
NEEDS_PLAN_ALONE = frozenset({"T205", "T206", "T207", "T211"})
"""Those among them for which the plan is enough."""


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
        return (
            set(documents) >= set(self.plan.documents)
            and rule.code not in NEEDS_DAY
            and (around.issued is not None or rule.code not in NEEDS_RECORD)
            and (bool(around.communities) or rule.code not in NEEDS_COMMUNITIES)
            and (not is_partial(around, documents) or not needs_summary(rule))
        )


def is_partial(around: Circumstances, documents: Sequence[Document]) -> bool:
    """True when no summary was checked, or one of a year that is under way."""
    return Document.SUMMARY not in documents or around.as_of is not None


def needs_summary(rule: Rule) -> bool:
    """True when a rule says little before there is a summary."""
    return rule.code.startswith(NEEDS_SUMMARY) and rule.code not in NEEDS_PLAN_ALONE
