"""Leaves out the findings that comments silence, and tells of comments that silence nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Rule
from civplan.findings.words import Words
from civplan.rules import hand_ins, ignores
from civplan.rules.passages import passages_of
from civplan.settings.codes import is_always_told, rule_named, suggestion
from civplan.settings.comments import Ignore, Name, read_comments
from civplan.settings.extent import Extent
from civplan.settings.reach import Reach
from civplan.settings.settings import Settings
from civplan.source.source import Source

IsJudged = Callable[[Rule, Reach], bool]
"""Whether a rule was checked at some place, so that an ignore of it may be called unused."""


class Heeded(NamedTuple):
    """An ignore with what it names."""

    ignore: Ignore
    rules: Mapping[Name, Rule]
    """The names of rules that it may silence."""
    used: set[Name]
    """Those that silenced something; it grows while findings are looked at."""

    def silences(self, finding: Finding) -> bool:
        """True when a finding is one of those; this is remembered."""
        if not self.ignore.reach.holds(finding.span):
            return False
        named = {name for name, rule in self.rules.items() if rule.code == finding.rule.code}
        self.used.update(named)
        return bool(named)


def without_silenced(
    findings: Iterable[Finding], sources: Iterable[Source], own: str, is_judged: IsJudged
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
    heeded = {source.path: list(heeded_in(source, told)) for source in sources}
    left = [one for one in findings if not is_silenced(one, heeded.get(one.span.path, ()))]
    for one in heeded.get(own, ()):
        told += unused(one, is_judged)
    return left + told


def heeded_in(source: Source, told: list[Finding]) -> Iterator[Heeded]:
    """The ignores of a file; what is wrong with them is told."""
    for ignore in read_comments(source, told):
        rules = dict(rules_named(ignore, told))
        if rules and not ignore.has_reason:
            codes = [rule.code for rule in rules.values()]
            named = Words("、".join(codes), ", ".join(codes))
            told.append(ignores.NO_REASON.at(ignore.span, code=named))
        yield Heeded(ignore, rules, set())


def rules_named(ignore: Ignore, told: list[Finding]) -> Iterator[tuple[Name, Rule]]:
    """The names with their rules; a name that cannot be heeded is told."""
    for name in ignore.names:
        rule = rule_named(name.text)
        if rule is None:
            told.append(
                ignores.UNKNOWN.at(name.span, name=name.text, way_out=suggestion(name.text))
            )
        elif is_always_told(rule) or rule in (*ignores.RULES, *hand_ins.RULES):
            told.append(ignores.NOT_IGNORABLE.at(name.span, code=name.text))
        else:
            yield name, rule


def is_silenced(finding: Finding, heeded: Sequence[Heeded]) -> bool:
    """True when a comment silences a finding; each that does is remembered to be of use."""
    if is_always_told(finding.rule):
        return False
    return bool([one for one in heeded if one.silences(finding)])


def unused(heeded: Heeded, is_judged: IsJudged) -> Iterator[Finding]:
    """The findings about names that silence nothing; the edit takes all of them out."""
    names = [
        name
        for name, rule in heeded.rules.items()
        if name not in heeded.used and is_judged(rule, heeded.ignore.reach)
    ]
    if not names:
        return
    edit = edit_without(heeded.ignore, names)
    for name in names:
        yield ignores.UNUSED.at(name.span, code=name.text).mended_by(edit)


def edit_without(ignore: Ignore, names: Sequence[Name]) -> Edit:
    """What takes names out of a comment; when none is left, the comment itself."""
    kept = [name.text for name in ignore.names if name not in names]
    return Edit(ignore.brackets, ", ".join(kept)) if kept else Edit(ignore.removal, "")


def judge_of(extent: Extent, settings: Settings | None) -> IsJudged:
    """What tells whether a rule was checked at some place.

    A text that only the summary prints is not looked at before the file has one.
    """
    plan = extent.plan
    passages = passages_of(plan) if plan else ()
    documents = plan.documents if plan else ()
    unprinted = [one.span for one in passages if not set(one.documents) & set(documents)]

    def is_judged(rule: Rule, reach: Reach) -> bool:
        return (
            extent.covers(rule)
            and (settings is None or settings.checks(rule, extent.path))
            and not any(reach.holds(span) for span in unprinted if span.path == extent.path)
        )

    return is_judged
