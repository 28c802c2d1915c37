"""What was checked, so that an ignore is called unused only where that can be known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Rule
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.rules import ignores
from civplan.rules.context import CheckOptions
from civplan.rules.prose import passages_of
from civplan.settings.comments import Ignore, IgnoreScope, RuleName, read_ignores
from civplan.settings.selectors import find_rule, is_never_ignorable, rule_suggestion
from civplan.settings.settings import Settings
from civplan.source.source import Source

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


class CheckedRules(NamedTuple):
    """What was checked of a plan file."""

    path: str
    """The plan file's, as messages name it."""
    plan: Plan | None
    """None when the file was too broken, or its pack cannot be used: no rule looked at it."""
    circumstances: CheckOptions | None = None

    def covers(self, rule: Rule) -> bool:
        """True when a rule saw all that it might find in the file, but for what nobody prints."""
        if self.plan is None:
            return False
        if rule.code.startswith("Y"):
            return True
        around = self.circumstances or CheckOptions()
        documents = around.documents or self.plan.documents
        return (
            set(documents) >= set(self.plan.documents)
            and rule.code not in NEEDS_DAY
            and (around.issued is not None or rule.code not in NEEDS_RECORD)
            and (bool(around.communities) or rule.code not in NEEDS_COMMUNITIES)
            and (not _is_partial_check(around, documents) or not _needs_summary(rule))
        )


def _is_partial_check(around: CheckOptions, documents: Sequence[Document]) -> bool:
    """True when no summary was checked, or one of a year that is under way."""
    return Document.SUMMARY not in documents or around.as_of is not None


def _needs_summary(rule: Rule) -> bool:
    """True when a rule says little before there is a summary."""
    return rule.code.startswith(NEEDS_SUMMARY) and rule.code not in NEEDS_PLAN_ALONE


CoverageTest = Callable[[Rule, IgnoreScope], bool]
"""Whether a rule was checked at some place, so that an ignore of it may be called unused."""


class ActiveIgnore(NamedTuple):
    """An ignore with what it names."""

    ignore: Ignore
    rules: Mapping[RuleName, Rule]
    """The names of rules that it may silence."""
    used: set[RuleName]
    """Those that silenced something; it grows while findings are looked at."""

    def silences(self, finding: Finding) -> bool:
        """True when a finding is one of those; this is remembered."""
        if not self.ignore.reach.holds(finding.span):
            return False
        named = {name for name, rule in self.rules.items() if rule.code == finding.rule.code}
        self.used.update(named)
        return bool(named)


def remove_ignored(
    findings: Iterable[Finding], sources: Iterable[Source], own: str, is_judged: CoverageTest
) -> list[Finding]:
    """The findings that no comment silences, and those about the comments.

    Args:
        findings: All findings about the sources.
        sources: The files that have such comments.
        own: The path of the plan file: only its comments may be called unused, because what a
            file that others extend says may be overridden in this one and stand in another.
        is_judged: Whether a rule was checked at a place.
    """
    told: list[Finding] = []
    heeded = {source.path: list(_active_ignores(source, told)) for source in sources}
    left = [one for one in findings if not _is_ignored(one, heeded.get(one.span.path, ()))]
    for one in heeded.get(own, ()):
        told += _unused_ignore_findings(one, is_judged)
    return left + told


def _active_ignores(source: Source, told: list[Finding]) -> Iterator[ActiveIgnore]:
    """The ignores of a file; what is wrong with them is told."""
    for ignore in read_ignores(source, told):
        rules = dict(_ignorable_rules(ignore, told))
        if rules and not ignore.has_reason:
            codes = [rule.code for rule in rules.values()]
            named = Words("、".join(codes), ", ".join(codes))
            told.append(ignores.IGNORE_WITHOUT_REASON.at(ignore.span, code=named))
        yield ActiveIgnore(ignore, rules, set())


def _ignorable_rules(ignore: Ignore, told: list[Finding]) -> Iterator[tuple[RuleName, Rule]]:
    """The names with their rules; a name that cannot be heeded is told."""
    for name in ignore.names:
        rule = find_rule(name.text)
        if rule is None:
            told.append(
                ignores.IGNORE_OF_UNKNOWN_RULE.at(
                    name.span, name=name.text, way_out=rule_suggestion(name.text)
                )
            )
        elif is_never_ignorable(rule) or rule in ignores.RULES or rule.code.startswith("D"):
            told.append(ignores.NOT_IGNORABLE.at(name.span, code=name.text))
        else:
            yield name, rule


def _is_ignored(finding: Finding, heeded: Sequence[ActiveIgnore]) -> bool:
    """True when a comment silences a finding; each that does is remembered to be of use."""
    if is_never_ignorable(finding.rule):
        return False
    return bool([one for one in heeded if one.silences(finding)])


def _unused_ignore_findings(heeded: ActiveIgnore, is_judged: CoverageTest) -> Iterator[Finding]:
    """The findings about names that silence nothing; the edit takes all of them out."""
    names = [
        name
        for name, rule in heeded.rules.items()
        if name not in heeded.used and is_judged(rule, heeded.ignore.reach)
    ]
    if not names:
        return
    edit = _edit_removing_names(heeded.ignore, names)
    for name in names:
        yield ignores.UNUSED_IGNORE.at(name.span, code=name.text).mended_by(edit)


def _edit_removing_names(ignore: Ignore, names: Sequence[RuleName]) -> Edit:
    """What takes names out of a comment; when none is left, the comment itself."""
    kept = [name.text for name in ignore.names if name not in names]
    return Edit(ignore.brackets, ", ".join(kept)) if kept else Edit(ignore.removal, "")


def coverage_test(extent: CheckedRules, settings: Settings | None) -> CoverageTest:
    """What tells whether a rule was checked at some place.

    A text that only the summary prints is not looked at before the file has one.
    """
    plan = extent.plan
    passages = passages_of(plan) if plan else ()
    documents = plan.documents if plan else ()
    unprinted = [one.span for one in passages if not set(one.documents) & set(documents)]

    def is_judged(rule: Rule, reach: IgnoreScope) -> bool:
        return (
            extent.covers(rule)
            and (settings is None or settings.checks(rule, extent.path))
            and not any(reach.holds(span) for span in unprinted if span.path == extent.path)
        )

    return is_judged
