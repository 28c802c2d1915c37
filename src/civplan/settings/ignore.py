"""Removes the findings that comments ignore, and reports comments that ignore nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Rule, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.rules import ignores
from civplan.rules.context import CheckOptions
from civplan.rules.prose import passages_of
from civplan.rules.rule_kinds import is_ignored_by_comment
from civplan.settings.comments import Ignore, IgnoreScope, RuleName, read_ignores
from civplan.settings.selectors import NO_SUGGESTION, find_rule, is_never_ignorable, rule_suggestion
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


MOST_RULE_SUGGESTIONS = 20
"""Findings about a file's comments from which on an unknown rule is no longer compared with all."""


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
    codes: frozenset[str]
    """The codes of these rules."""
    used_codes: set[str]
    """The codes of those that ignored a finding; it grows while findings are compared."""

    def covers(self, finding: Finding) -> bool:
        """True when it ignores a finding at one of its places; its rule is noted as used."""
        if finding.rule.code not in self.codes:
            return False
        self.used_codes.add(finding.rule.code)
        return True


class IgnoresByPlace:
    """The ignores of a file by their places: few of many count for a finding."""

    def __init__(self, active: Sequence[ActiveIgnore], places: Iterable[Span]) -> None:
        """Sort the ignores.

        Args:
            active: All those of the file.
            places: Where it has findings.
        """
        lines = sorted({place.line for place in places})
        self.by_line: dict[int, list[ActiveIgnore]] = {}
        texts: list[tuple[Span, int]] = []
        for number, one in enumerate(active):
            covered = one.ignore.scope.lines
            first, last = bisect_left(lines, covered.start), bisect_left(lines, covered.stop)
            for line in lines[first:last]:
                self.by_line.setdefault(line, []).append(one)
            texts += ((text, number) for text in one.ignore.scope.texts)
        texts.sort()
        self.texts = [(text, active[number]) for text, number in texts]
        self.starts = [(text.line, text.column) for text, _ in texts]

    def at(self, place: Span) -> list[ActiveIgnore]:
        """The ignores that count for findings at a place; texts do not overlap."""
        found = list(self.by_line.get(place.line, ()))
        number = bisect_right(self.starts, (place.line, place.column)) - 1
        while number >= 0 and self.texts[number][1].ignore.scope.holds(place):
            found.append(self.texts[number][1])
            number -= 1
        return found


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
    findings = list(findings)
    active = {one.path: list(_active_ignores(one, about_comments)) for one in sources}
    by_place = {
        path: IgnoresByPlace(of_file, (one.span for one in findings if one.span.path == path))
        for path, of_file in active.items()
    }
    counting = [one for one in findings if not _is_ignored(one, by_place.get(one.span.path))]
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
        yield ActiveIgnore(ignore, rules, frozenset(one.code for one in rules.values()), set())


def _ignorable_rules(
    ignore: Ignore, about_comments: list[Finding]
) -> Iterator[tuple[RuleName, Rule]]:
    """The names with their rules; a finding about each name that cannot be ignored is added."""
    for name in ignore.names:
        rule = find_rule(name.text)
        if rule is None:
            is_early = len(about_comments) < MOST_RULE_SUGGESTIONS
            way_out = rule_suggestion(name.text) if is_early else NO_SUGGESTION
            about_comments.append(
                ignores.IGNORE_OF_UNKNOWN_RULE.at(name.span, name=name.text, way_out=way_out)
            )
        elif not is_ignored_by_comment(rule):
            about_comments.append(ignores.NOT_IGNORABLE.at(name.span, code=name.text))
        else:
            yield name, rule


def _is_ignored(finding: Finding, ignores_of_file: IgnoresByPlace | None) -> bool:
    """True when a comment ignores a finding; each that does is noted as used."""
    if ignores_of_file is None or is_never_ignorable(finding.rule):
        return False
    at_place = ignores_of_file.at(finding.span)
    return any([one.covers(finding) for one in at_place])  # noqa: C419 - each of them is noted


def _unused_ignore_findings(active: ActiveIgnore, checked: CheckedRules) -> Iterator[Finding]:
    """The findings about names that ignore nothing; each edit removes one, the last all."""
    ignore = active.ignore
    names = [
        name
        for name, rule in active.rules.items()
        if rule.code not in active.used_codes and checked.covers(rule, ignore.scope)
    ]
    if not names:
        return
    unused = set(names)
    used_numbers = [number for number, name in enumerate(ignore.names) if name not in unused]
    for number, name in enumerate(ignore.names):
        if name in unused:
            removal = (
                _name_with_comma(ignore, number, used_numbers[-1])
                if used_numbers
                else ignore.removal
            )
            yield ignores.UNUSED_IGNORE.at(name.span, code=name.text).with_edits(Edit(removal, ""))


def _name_with_comma(ignore: Ignore, number: int, last_kept: int) -> Span:
    """What to remove so that a name is gone: up to the next one, or behind the one before."""
    span = ignore.names[number].span
    if number < last_kept:
        return span._replace(end_column=ignore.names[number + 1].span.column)
    return span._replace(column=ignore.names[number - 1].span.end_column)
