"""Sections of a plan file: guiding principles, organisation, goals, work and the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.choices import Document, ItemStyle, Layout, MemberStyle, SectionName
from civplan.model.item import BOTH_DOCUMENTS, ITEMS_SHAPE, Item
from civplan.model.records import Key, R, Record, RecordOf, directive_key, key, required_key
from civplan.model.scalars import LINE, YES_OR_NO
from civplan.model.shapes import (
    FIELDS_KIND,
    Findings,
    JsonSchema,
    ListOf,
    NameOf,
    OneOf,
    wrong_kind_finding,
)
from civplan.model.table import TABLES_KEY, PlanTable
from civplan.model.target import TARGETS_SHAPE, Target
from civplan.model.text import TEXT_SHAPE, Text, has_forms
from civplan.source.nodes import Mapping, Node, Sequence


class Area(Record):
    """A field of work (方面) with its items."""

    label = Words("方面", "area")
    id: str | None = key("编号", LINE, Words("本文件内不重复的编号", "unique in this file"))
    name: str = required_key("名称", LINE, Words("方面的标题", "its heading"))
    text: Text | None = key(
        "说明", TEXT_SHAPE, Words("措施前面的文字", "the text before its items")
    )
    tables: tuple[PlanTable, ...] = TABLES_KEY
    style: ItemStyle | None = key(
        "样式", OneOf(ItemStyle), Words("措施的编号样式", "how items count")
    )
    lead: str | None = key("责任单位", LINE, Words("由谁负责", "the body that is responsible"))
    line: str | None = key(
        "条线", LINE, Words("要求这项工作的条线", "the department that asks for it")
    )
    items: tuple[Item, ...] = key(
        "措施", ITEMS_SHAPE, Words("一条条的措施", "its items"), default=()
    )
    drop: bool | None = directive_key(
        "删除", YES_OR_NO, Words("不要继承来的这一条", "leave the inherited entry out")
    )
    after: str | None = directive_key("排在", LINE, Words("排在哪个编号之后", "after which id"))


NO_HEADING = Words("无", "none")
"""In the place of a heading: what stands below is printed without one."""


class Section(Record):
    """A part of the document with a heading: a text, items, areas, or all of them."""

    label = Words("部分", "section")
    heading: str | None = key(
        "标题",
        LINE,
        Words(
            "标题；默认由文种给出，写“无”就不印",
            "its heading; the pack has a default, “none” prints none",
        ),
    )
    text: Text | None = key(
        "正文", TEXT_SHAPE, Words("标题下面的文字", "the text under the heading")
    )
    tables: tuple[PlanTable, ...] = TABLES_KEY
    style: ItemStyle | None = key(
        "样式", OneOf(ItemStyle), Words("措施的编号样式", "how items count")
    )
    items: tuple[Item, ...] = key(
        "措施", ITEMS_SHAPE, Words("一条条的措施", "its items"), default=()
    )
    areas: tuple[Area, ...] = key(
        "方面",
        ListOf(RecordOf(Area)),
        Words("分成几个方面", "its fields"),
        default=(),
    )


class Member(Record):
    """A member of the leading group."""

    label = Words("成员", "member")
    name: str = required_key("姓名", LINE, Words("姓名", "the name"))
    post: str | None = key("职务", LINE, Words("本职", "the post"))
    duty: str | None = key("分工", LINE, Words("负责什么", "what they see to"))
    group: str | None = key("组别", LINE, Words("组长、成员等", "leader, member and so on"))


class Organization(Section):
    """The leadership of the work."""

    label = Words("组织领导", "organization")
    members: tuple[Member, ...] = key(
        "成员", ListOf(RecordOf(Member)), Words("领导小组成员", "the leading group"), default=()
    )
    member_style: MemberStyle | None = key(
        "成员样式",
        OneOf(MemberStyle),
        Words(
            "成员写成文字还是表格；不写的，人多才用表格",
            "members in sentences or as a table; by default a table where they are many",
        ),
    )


class Goals(Section):
    """The goals of the year."""

    label = Words("工作目标", "goals")
    targets: tuple[Target, ...] = key(
        "指标", TARGETS_SHAPE, Words("全年指标", "the year's targets"), default=(), also=("target",)
    )


class Work(Section):
    """The year's work: items of its own, then areas."""

    label = Words("主要工作", "work")
    layout: Layout | None = key(
        "结构",
        OneOf(Layout),
        Words("方面怎样排列；默认由文种给出", "how areas stand; the pack has a default"),
    )


class ExtraSection(Section):
    """A section that the pack does not know (其他部分)."""

    label = Words("其他部分", "section of your own")
    heading: str = required_key("标题", LINE, Words("这一部分的标题", "its heading"))
    after: str | None = key(
        "排在", NameOf(SectionName), Words("排在哪一部分之后", "after which section")
    )
    in_: tuple[Document, ...] = key(
        "用于",
        ListOf(OneOf(Document), lone=True),
        Words("写进哪份文件", "in which documents"),
        default=BOTH_DOCUMENTS,
    )


class SectionOrHeading(NameOf):
    """A section by its name, or one of 其他部分 by its heading."""

    def __init__(self) -> None:
        """The sections that packs know are the choices."""
        super().__init__(SectionName)

    def read(self, node: Node, findings: Findings) -> str | None:
        """The section's English name, or the heading as written."""
        heading = LINE.read(node, findings)
        member = self.choice.by_name.get(heading or "")
        return str(member.value) if member else heading

    def schema(self) -> JsonSchema:
        """All the names; headings are any text."""
        return {"anyOf": [super().schema(), LINE.schema()]}

    @property
    def words(self) -> Words:
        """The sections, or a heading."""
        return Words(
            "部分的字段名，或“其他部分”里的标题", "keys of sections, or headings of “sections”"
        )


ORDER_ENTRY = SectionOrHeading()
ORDER_SHAPE = ListOf(ORDER_ENTRY)


class SectionOf(RecordOf[R]):
    """A section: keys with values, or just its text."""

    def read(self, node: Node, findings: Findings) -> R | None:
        """The section."""
        if isinstance(node, Mapping) and not has_forms(node):
            return super().read(node, findings)
        if finding := _list_without_key(node, self.keys):
            findings.append(finding)
            return None
        return self.read_as("text", node, findings)

    def schema(self) -> JsonSchema:
        """The record or a text."""
        return {"anyOf": [TEXT_SHAPE.schema(), super().schema()]}

    @property
    def words(self) -> Words:
        """The record or a text."""
        label = self.record.label
        return Words(f"文字，或“{label.zh}”的字段", f"a text, or the keys of “{label.en}”")


def section_items(section: Section) -> tuple[Item, ...]:
    """The items of a section, those of its areas included, without sub-items."""
    return (*section.items, *(item for area in section.areas for item in area.items))


def section_texts(section: Section) -> tuple[Text | None, ...]:
    """The text of a section and those of its areas, without those of items."""
    return (section.text, *(area.text for area in section.areas))


def section_tables(section: Section) -> tuple[PlanTable, ...]:
    """The tables of a section and those of its areas, without those of items."""
    return (*section.tables, *(table for area in section.areas for table in area.tables))


def _list_without_key(node: Node, keys: Iterable[Key]) -> Finding | None:
    """The finding that a list of records needs a key above it; None when no key fits them.

    Args:
        node: The value that stands directly under the section's key.
        keys: The keys of the section, the most general first.
    """
    items = node.items if isinstance(node, Sequence) else ()
    entries = [entry for entry in items if isinstance(entry, Mapping)]
    if not entries:
        return None
    fits = [
        (_fit_of_record(record, entries), key) for key in keys if (record := _record_of_list(key))
    ]
    best, missing = max(reversed(fits), key=lambda one: one[0], default=(0, None))
    if best <= 0 or missing is None:
        return None
    way_out = Words(
        f"在这个列表上面加一行“{missing.zh}:”，列表再缩进一层",
        f"put a line “{missing.en}:” above the list, and indent the list below it",
    )
    return wrong_kind_finding(node, FIELDS_KIND, way_out)


def _record_of_list(key: Key) -> RecordOf[Any] | None:
    """The record that a key's list holds; None for a key without such a list."""
    entry = key.shape.entry if isinstance(key.shape, ListOf) else None
    return entry if isinstance(entry, RecordOf) else None


def _fit_of_record(record: RecordOf[Any], entries: Iterable[Mapping]) -> int:
    """How well entries fit a record: the number of its keys less that of missing required ones."""
    key_names = [{name.text for name, _ in entry.entries} for entry in entries]
    known = sum(len(names & record.by_name.keys()) for names in key_names)
    lacking = sum(names.isdisjoint(key.names) for names in key_names for key in record.required)
    return known - lacking
