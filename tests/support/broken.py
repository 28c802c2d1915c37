"""What some rules find in a plan file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from civplan.findings.finding import Finding, Rule
from civplan.model.choices import Document
from civplan.model.plan import PLAN
from civplan.rules.check import check_plan
from civplan.rules.example import whole_plan
from civplan.rules.subject import Circumstances
from civplan.source.source import parse_source
from support.composed import NESTED, pack_named
from support.plans import told


def findings_of(
    rules: Sequence[Rule],
    text: str,
    *,
    as_of: str = "",
    documents: tuple[Document, ...] | None = None,
) -> list[Finding]:
    """The findings of some rules about a plan file; what a plan needs besides stands behind it.

    The file can be read, but for what the model itself leaves out.
    """
    source = parse_source(whole_plan(text).encode(), "plan.yaml")
    plan = PLAN.read(source.root, []) if source.root else None
    assert plan is not None, source.findings
    day = dt.date.fromisoformat(as_of) if as_of else None
    around = Circumstances(documents=documents, as_of=day)
    found = check_plan(plan, pack_named(NESTED).profile, around, lambda _: source.lines)
    return [finding for finding in found if finding.rule in rules]


def broken(rules: Sequence[Rule], text: str, *, as_of: str = "") -> list[str]:
    """The same as lines: ``line:column code message``, in English."""
    return told(findings_of(rules, text, as_of=as_of))
