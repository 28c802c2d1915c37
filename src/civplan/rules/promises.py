"""The check of T220 to T226: compares a plan with what it promised when it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.rules import promise_rules
from civplan.rules.context import CheckContext

RULES = promise_rules.RULES


def broken_promises(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each difference from the issued plan without a reason."""
    if context.issued is None:
        return
    from civplan.rules.plan_changes import promise_differences, record_mismatch  # noqa: PLC0415 - few have a record

    strangeness = record_mismatch(context.plan, context.issued)
    if strangeness:
        yield strangeness
        return
    for one in promise_differences(context.plan, context.issued):
        if one.rule and not one.is_excused:
            yield one.rule.at(one.place, old=one.old, new=one.new, how=one.how)


CHECKS = (broken_promises,)
