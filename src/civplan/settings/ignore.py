"""Removes the findings that comments ignore, and reports comments that ignore nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Rule, Span
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
"""Begin the codes of rules that compare both documents, or look at the summary alone."""
NEEDS_PLAN_ALONE = frozenset({"T205", "T206", "T207", "T211"})
"""Those among them for which the plan is enough."""


class CheckedRules(NamedTuple):
    """What was checked of a plan file: an ignore is reported as unused only where that is known."""

    path: str
    """The plan file's, as messages name it."""
    plan: Plan | None
    """None when the file was too broken, or its pack cannot be used: no rule looked at it."""
    options: CheckOptions = CheckOptions()
    settings: Settings | None = None

    def covers(self, rule: Rule, scope: IgnoreScope) -> bool:
        """True when a rule saw all that it might find in the lines of a comment."""
        return (
            self._covers_file(rule)
            and (self.settings is None or self.settings.checks(rule, self.path))
            and not any(map(scope.holds, self._unprinted_texts()))
        )

    def _covers_file(self, rule: Rule) -> bool:
        """True when a rule saw all that it might find in the file, but for what nobody prints."""
        if self.plan is None:
            return False
        if rule.code.startswith("Y"):
            return True
        options = self.options
        documents = options.documents or self.plan.documents
        is_partial = Document.SUMMARY not in documents or options.as_of is not None
        needs_summary = rule.code.startswith(NEEDS_SUMMARY) and rule.code not in NEEDS_PLAN_ALONE
        return (
            set(documents) >= set(self.plan.documents)
            and rule.code not in NEEDS_DAY
            and (options.issued is not None or rule.code not in NEEDS_RECORD)
            and (bool(options.communities) or rule.code not in NEEDS_COMMUNITIES)
            and not (is_partial and needs_summary)
        )

    def _unprinted_texts(self) -> Iterator[Span]:
        """The places of texts that only the summary prints, in a file that has none yet."""
        if self.plan is None:
            return
        for passage in passages_of(self.plan):
            is_printed = set(passage.documents) & set(self.plan.documents)
            if passage.span.path == self.path and not is_printed:
                yield passage.span


class ActiveIgnore(NamedTuple):
    """An ignore with the rules that it names."""

    ignore: Ignore
    rules: Mapping[RuleName, Rule]
    """The rules that may be ignored."""
    used: set[RuleName]
    """The names that ignored a finding; it grows while findings are compared."""

    def covers(self, finding: Finding) -> bool:
        """True when it ignores a finding; the name that did is noted as used."""
        if not self.ignore.scope.holds(finding.span):
            return False
        names = {name for name, rule in self.rules.items() if rule.code == finding.rule.code}
        self.used.update(names)
        return bool(names)


def apply_ignores(
    findings: Iterable[Finding], sources: Iterable[Source], checked: CheckedRules
) -> list[Finding]:
    """The findings that no comment ignores, and those about the comments.

    Only a comment of the plan file itself may be reported as unused: what a file that others
    extend says may be overridden in this one and stand in another.

    Args:
        findings: All findings about the sources.
        sources: The files that have such comments.
        checked: What was checked of the plan file.
    """
    about_comments: list[Finding] = []
    active = {one.path: list(_active_ignores(one, about_comments)) for one in sources}
    counting = [one for one in findings if not _is_ignored(one, active.get(one.span.path, ()))]
    for ignore in active.get(checked.path, ()):
        about_comments += _unused_ignore_findings(ignore, checked)
    return counting + about_comments


def _active_ignores(source: Source, about_comments: list[Finding]) -> Iterator[ActiveIgnore]:
    """The ignores of a file; findings about them are added."""
    for ignore in read_ignores(source, about_comments):
        rules = dict(_ignorable_rules(ignore, about_comments))
        if rules and not ignore.has_reason:
            codes = [rule.code for rule in rules.values()]
            words = Words("、".join(codes), ", ".join(codes))
            about_comments.append(ignores.IGNORE_WITHOUT_REASON.at(ignore.span, code=words))
        yield ActiveIgnore(ignore, rules, set())


def _ignorable_rules(
    ignore: Ignore, about_comments: list[Finding]
) -> Iterator[tuple[RuleName, Rule]]:
    """The names with their rules; a finding about each name that cannot be ignored is added."""
    for name in ignore.names:
        rule = find_rule(name.text)
        if rule is None:
            about_comments.append(
                ignores.IGNORE_OF_UNKNOWN_RULE.at(
                    name.span, name=name.text, way_out=rule_suggestion(name.text)
                )
            )
        elif is_never_ignorable(rule) or rule in ignores.RULES or rule.code.startswith("D"):
            about_comments.append(ignores.NOT_IGNORABLE.at(name.span, code=name.text))
        else:
            yield name, rule


def _is_ignored(finding: Finding, active: Sequence[ActiveIgnore]) -> bool:
    """True when a comment ignores a finding; each that does is noted as used."""
    if is_never_ignorable(finding.rule):
        return False
    return any([one.covers(finding) for one in active])  # noqa: C419 - each of them is noted


def _unused_ignore_findings(active: ActiveIgnore, checked: CheckedRules) -> Iterator[Finding]:
    """The findings about names that ignore nothing; the edit removes all of them."""
    ignore = active.ignore
    names = [
        name
        for name, rule in active.rules.items()
        if name not in active.used and checked.covers(rule, ignore.scope)
    ]
    if not names:
        return
    left = [name.text for name in ignore.names if name not in names]
    edit = Edit(ignore.brackets, ", ".join(left)) if left else Edit(ignore.removal, "")
    for name in names:
        yield ignores.UNUSED_IGNORE.at(name.span, code=name.text).with_edits(edit)
