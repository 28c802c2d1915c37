"""A pack's profile: sections of a kind of plan, their order and headings, and titles."""

from __future__ import annotations

import re
from itertools import zip_longest

from civplan.findings.words import Words
from civplan.model.choices import Document, Expectation, Layout, SectionName
from civplan.model.record import Record, key, required_key
from civplan.model.records import RecordOf
from civplan.model.rules.references import UNKNOWN_PLACE
from civplan.model.scalars import LINE
from civplan.model.shapes import Findings, ListOf, NameOf, OneOf
from civplan.model.text import TEXT_SHAPE, Text

PLACEHOLDER_PATTERN = re.compile(r"\{([^{}]*)\}")
KNOWN_PLACEHOLDERS = (
    *("community", "year", "campaign", "district", "issuer"),
    *("targets", "met", "missed", "unreported"),
)
"""The placeholders in titles, openings and closings; the last four are numbers of targets."""


class ExpectedSection(Record):
    """A section's place in one of the documents."""

    label = Words("部分", "section")
    section: str = required_key(
        "部分", NameOf(SectionName), Words("字段名", "the key in the plan file")
    )
    heading: str = required_key("标题", LINE, Words("默认标题", "its default heading"))
    expect: Expectation = key(
        "要求",
        OneOf(Expectation),
        Words("必备、建议或可选", "required, recommended or optional"),
        default=Expectation.OPTIONAL,
    )


class DocumentProfile(Record):
    """One of the two documents of a pack."""

    label = Words("文件", "document")
    title: str = required_key("标题", LINE, Words("标题的样式", "the title's pattern"))
    opening: Text | None = key("开头", TEXT_SHAPE, Words("默认的开头", "the default opening"))
    closing: Text | None = key("结尾", TEXT_SHAPE, Words("默认的结尾", "the default closing"))
    sections: tuple[ExpectedSection, ...] = required_key(
        "各部分",
        ListOf(RecordOf(ExpectedSection)),
        Words("按顺序", "in their order"),
    )

    def heading_of(self, name: SectionName) -> str:
        """The heading of a section; empty when the document has no such section."""
        return next((one.heading for one in self.sections if one.section == name.value), "")


class Profile(Record):
    """One kind of plan."""

    label = Words("文种", "pack")
    name: str = required_key("名称", LINE, Words("文种的名称", "the pack's name"))
    about: str | None = key("说明", LINE, Words("一句话说明", "one line about it"))
    extends: str | None = key(
        "继承", LINE, Words("以哪个文种的模板为底", "the pack whose templates it uses")
    )
    layout: Layout = key(
        "结构", OneOf(Layout), Words("主要工作的结构", "how areas stand"), default=Layout.NESTED
    )
    plan: DocumentProfile = required_key(
        "计划", RecordOf(DocumentProfile), Words("计划", "the plan")
    )
    summary: DocumentProfile = required_key(
        "总结", RecordOf(DocumentProfile), Words("总结", "the summary")
    )

    def of(self, document: Document) -> DocumentProfile:
        """The profile of one of the two documents."""
        return self.plan if document is Document.PLAN else self.summary


def _check_profile(profile: Profile, findings: Findings) -> Profile:
    """The profile, with a finding for each unknown placeholder."""
    names = Words("、".join(KNOWN_PLACEHOLDERS), ", ".join(KNOWN_PLACEHOLDERS))
    for document in (profile.plan, profile.summary):
        patterns = [(document.title, document.span_of("title"))]
        for text in (document.opening, document.closing):
            patterns += (
                [(paragraph.text, paragraph.span) for paragraph in text.plan] if text else []
            )
        for pattern, span in patterns:
            findings += [
                UNKNOWN_PLACE.at(span, name=f"{{{name}}}", names=names)
                for name in PLACEHOLDER_PATTERN.findall(pattern)
                if name not in KNOWN_PLACEHOLDERS
            ]
    return profile


PROFILE_SHAPE = RecordOf(Profile, check=_check_profile)


def fill_pattern(pattern: str, values: dict[str, str]) -> str:
    """A pattern with values for its ``{placeholders}``; unknown ones stay.

    A blank keeps the digits of two neighbours apart: 新村2 2007年.
    """
    filled = ""
    for text, name in zip_longest(*[iter(PLACEHOLDER_PATTERN.split(pattern))] * 2, fillvalue=""):
        value = values.get(name, f"{{{name}}}") if name else ""
        for piece in (text, value):
            meets = filled[-1:].isdecimal() and piece[:1].isdecimal()
            filled += f" {piece}" if meets else piece
    return filled
