"""The plan: the content of one file, about one community and one year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from civplan.findings.words import Words
from civplan.model.choices import Document, ItemStyle
from civplan.model.figures import MONTHS_A_YEAR, When
from civplan.model.item import Item
from civplan.model.profile import COMMUNITY_PROFILE_SHAPE, CommunityProfile
from civplan.model.records import Record, RecordOf, field_values, key, required_key
from civplan.model.rules.values import NOT_A_PERIOD, UNEVEN_PERIOD
from civplan.model.scalars import (
    COPY_NUMBER,
    DOCUMENT_DAY,
    LINE,
    LINES,
    SECRECY,
    URGENCY,
    WHEN,
    YEAR,
    YES_OR_NO,
)
from civplan.model.sections import (
    ORDER_SHAPE,
    Area,
    ExtraSection,
    Goals,
    Organization,
    Section,
    SectionOf,
    Work,
    section_items,
    section_tables,
    section_texts,
)
from civplan.model.shapes import Findings, ListOf, OneOf, ParsedText
from civplan.model.table import TABLES_KEY, PlanTable
from civplan.model.text import TEXT_SHAPE, Text
from civplan.source import nodes
from civplan.source.nodes import Node

if TYPE_CHECKING:  # few files have stages
    from civplan.model.grammar.period_forms import Period

DEFAULT_PACK = "civilized-community"


class Phase(Record):
    """A phase of the year (实施步骤)."""

    label = Words("阶段", "phase")
    phase: str = required_key("阶段", LINE, Words("阶段名称", "its name"))
    from_: When | None = key("起", WHEN, Words("开始", "its start"))
    to: When | None = key("止", WHEN, Words("结束", "its end"))
    text: Text | None = key("内容", TEXT_SHAPE, Words("做什么", "what is done"))


def _check_phase(phase: Phase, findings: Findings) -> Phase | None:
    """The phase; None, with a finding, when it ends before it starts."""
    if phase.from_ and phase.to and phase.to.last_day < phase.from_.first_day:
        findings.append(UNEVEN_PERIOD.at(phase.span_of("to")))
        return None
    return phase


class Attachment(Record):
    """A text behind the document (附件), or only its name."""

    label = Words("附件", "attachment")
    name: str = required_key("名称", LINE, Words("附件名称", "its name"))
    text: Text | None = key("正文", TEXT_SHAPE, Words("附件内容，可不写", "its text, optional"))
    tables: tuple[PlanTable, ...] = TABLES_KEY


ATTACHMENTS_SHAPE = ListOf(RecordOf(Attachment, short="name"), lone=True)


class Contact(Record):
    """Whom to ask about the document (联系人)."""

    label = Words("联系人", "contact")
    name: str = required_key("姓名", LINE, Words("姓名", "the name"))
    phone: str | None = key("电话", LINE, Words("联系电话", "the phone number"))


CONTACTS_SHAPE = ListOf(RecordOf(Contact, short="name"), lone=True)


class DocumentDetails(Record):
    """Values for only one of the two documents."""

    label = Words("计划的格式要素", "details of the plan")
    title: Text | None = key(
        "标题",
        TEXT_SHAPE,
        Words(
            "文件的标题；默认由文种给出，分几行就写成列表",
            "its title; the pack has a default, a list gives its lines",
        ),
    )
    copy_number: str | None = key(
        "份号", COPY_NUMBER, Words("印在左上角的第几份", "which copy it is, at the top left")
    )
    secrecy: str | None = key(
        "密级",
        SECRECY,
        Words("密级和保密期限，印在左上角", "its secrecy and the term of it, at the top left"),
    )
    urgency: str | None = key(
        "紧急程度", URGENCY, Words("印在左上角", "how urgent it is, at the top left")
    )
    letterhead: str | None = key("版头", LINE, Words("红色的发文机关标志", "the name in red"))
    number: str | None = key(
        "发文字号", LINE, Words("如 通湖社〔2007〕3号", "such as 通湖社〔2007〕3号")
    )
    signer: tuple[str, ...] = key(
        "签发人",
        LINES,
        Words(
            "上行文的签发人；几个人写成列表，或用顿号隔开",
            "who signs a document that goes up; several names are a list, or have 、 between them",
        ),
        default=(),
    )
    recipient: tuple[str, ...] = key(
        "主送", LINES, Words("主送机关", "to whom it goes"), default=()
    )
    colophon_recipient: tuple[str, ...] = key(
        "版记主送",
        LINES,
        Words(
            "主送机关太多、首页排不下正文时，写在这里，印在版记里",
            "to whom it goes, where that would leave no room for text on the first page; printed"
            " in the colophon",
        ),
        default=(),
    )
    copies: tuple[str, ...] = key("抄送", LINES, Words("抄送机关", "who gets a copy"), default=())
    date: When | None = key(
        "成文日期", DOCUMENT_DAY, Words("年月日齐全", "with year, month and day")
    )
    sealed: bool | None = key("用印", YES_OR_NO, Words("是否盖章", "a seal will be stamped"))
    opening: Text | None = key(
        "开头",
        TEXT_SHAPE,
        Words(
            "第一个标题前的话；默认由文种给出", "before the first heading; the pack has a default"
        ),
    )
    closing: Text | None = key(
        "结尾",
        TEXT_SHAPE,
        Words("最后一段；默认由文种给出", "the last words; the pack has a default"),
    )
    attachments: tuple[Attachment, ...] = key(
        "附件", ATTACHMENTS_SHAPE, Words("正文后面的附件", "what is attached"), default=()
    )
    note: str | None = key("附注", LINE, Words("日期下面括号里的话", "in brackets under the date"))
    contact: tuple[Contact, ...] = key(
        "联系人",
        CONTACTS_SHAPE,
        Words("问谁，印在附注里", "whom to ask, printed in brackets under the date"),
        default=(),
    )


SECTION_SHAPE = SectionOf(Section)


class SummaryDetails(DocumentDetails):
    """Values for the summary only, with three more sections."""

    label = Words("总结的格式要素", "details of the summary")
    achievements: Section | None = key(
        "主要成效", SECTION_SHAPE, Words("做成了什么", "what was achieved")
    )
    problems: Section | None = key(
        "存在问题", SECTION_SHAPE, Words("还有哪些不足", "what is wanting")
    )
    next_steps: Section | None = key(
        "下一步打算", SECTION_SHAPE, Words("明年怎么办", "what comes next")
    )


SUMMARY_DETAILS_SHAPE = RecordOf(SummaryDetails)


def _parse_period(text: str) -> Period | None:
    """A part of the year; None when it is none."""
    from civplan.model.grammar.period_forms import parse_period  # noqa: PLC0415 - few files have stages

    return parse_period(text)


PERIOD_FORMS = Words(
    "上半年、第一季度、前三季度、1—9月 或 2007-01..2007-06",
    "first-half, first-quarter, first-three-quarters, 1—9月 or 2007-01..2007-06",
)


class Stage(SummaryDetails):
    """The summary of a part of the year (阶段总结): results count up to its last day."""

    label = Words("阶段总结", "summary of a stage")
    period: Period = required_key(
        "时段",
        ParsedText(
            _parse_period, NOT_A_PERIOD, PERIOD_FORMS, {"type": ["string", "number"]}, PERIOD_FORMS
        ),
        Words("总结到哪一段时间为止", "the part of the year that it tells of"),
    )


STAGES_SHAPE = ListOf(RecordOf(Stage), lone=True)


class Combination(DocumentDetails):
    """Values for the document that holds the summary and the plan of the next year.

    What it does not give is that of the summary.
    """

    label = Words("合并", "combined document")
    with_: str = required_key(
        "下年文件",
        LINE,
        Words(
            "下一年的计划文件；它的计划和本文件的总结合成一份",
            "next year's plan file; its plan and the summary of this file make one document",
        ),
    )


class Plan(Record):
    """One community's year."""

    label = Words("计划文件", "plan file")
    pack: str = key(
        "文种",
        LINE,
        Words("哪一种计划，见 civplan packs", "which kind; see civplan packs"),
        default=DEFAULT_PACK,
    )
    extends: str | None = key(
        "继承", LINE, Words("从哪个文件取共用内容", "a file whose values are shared")
    )
    community: str = required_key("社区", LINE, Words("社区全称", "its full name"))
    district: str | None = key("街道", LINE, Words("向谁报送", "the body that it reports to"))
    issuer: tuple[str, ...] = key(
        "署名",
        LINES,
        Words("默认为社区名加“居民委员会”", "community + 居民委员会 by default"),
        default=(),
    )
    year: int = required_key("年度", YEAR, Words("哪一年的工作", "the year of the work"))
    campaign: str = required_key("主题", LINE, Words("计划的主题", "what the plan is about"))
    order: tuple[str, ...] = key(
        "顺序",
        ORDER_SHAPE,
        Words(
            "各部分的先后；没有列出的留在文种给的位置",
            "how the sections follow each other; those not named stay where the pack has them",
        ),
        default=(),
    )
    profile: CommunityProfile | None = key(
        "社区概况", COMMUNITY_PROFILE_SHAPE, Words("社区的基本数字", "the community in figures")
    )
    principles: Section | None = key(
        "指导思想", SECTION_SHAPE, Words("依据和原则", "what guides the work")
    )
    organization: Organization | None = key(
        "组织领导", SectionOf(Organization), Words("谁来领导", "who leads the work")
    )
    goals: Goals | None = key(
        "工作目标", SectionOf(Goals), Words("全年要达到什么", "what is to be reached")
    )
    work: Work | None = key("主要工作", SectionOf(Work), Words("要做的事", "what is to be done"))
    items_: ItemStyle | None = key(
        "措施",
        OneOf(ItemStyle),
        Words(
            "措施怎样印；各部分、各方面可另写“样式”",
            "how items are printed, unless a “style” below says otherwise",
        ),
    )
    schedule: tuple[Phase, ...] = key(
        "实施步骤",
        ListOf(RecordOf(Phase, check=_check_phase)),
        Words("分哪几个阶段做", "the phases of the year"),
        default=(),
    )
    safeguards: Section | None = key(
        "保障措施", SECTION_SHAPE, Words("靠什么落实", "how it is assured")
    )
    honours: tuple[str, ...] = key(
        "荣誉", LINES, Words("本年获得的荣誉", "what was won this year"), default=()
    )
    sections: tuple[ExtraSection, ...] = key(
        "其他部分",
        ListOf(RecordOf(ExtraSection)),
        Words("文种里没有的部分", "sections of your own"),
        default=(),
    )
    plan: DocumentDetails | None = key(
        "计划", RecordOf(DocumentDetails), Words("只用于计划的内容", "what only the plan needs")
    )
    summary: SummaryDetails | None = key(
        "总结",
        SUMMARY_DETAILS_SHAPE,
        Words(
            "只用于总结的内容；写了它才生成总结",
            "what only the summary needs; no summary without it",
        ),
    )
    stages: tuple[Stage, ...] = key(
        "阶段总结",
        STAGES_SHAPE,
        Words(
            "半年、季度等阶段的总结，一个阶段一条；用 render --kind 上半年 生成",
            "summaries of a half, a quarter and so on, made by render --kind first-half",
        ),
        default=(),
    )

    combine: Combination | None = key(
        "合并",
        RecordOf(Combination, short="with_"),
        Words(
            "总结和下一年的计划合成一份文件",
            "the summary and the next year's plan in one document",
        ),
    )

    def details(self, document: Document) -> DocumentDetails | None:
        """The values for only one of the documents; None when the file has none."""
        return self.plan if document is Document.PLAN else self.summary

    @property
    def midyear_stage(self) -> Stage | None:
        """The first stage that tells of the whole first half of the year; None without one."""
        stages = [one for one in self.stages if one.period.is_midyear(self.year)]
        return min(stages, key=lambda one: one.period.ends(self.year), default=None)

    @property
    def stage(self) -> Stage | None:
        """The stage that it tells of; None for the whole year."""
        return self.summary if isinstance(self.summary, Stage) else None

    @property
    def has_own_summary(self) -> bool:
        """True when the file has the summary, or the stage, that it tells of."""
        return self.summary is not None and (self.stage is None or bool(self.stage.spans))

    @property
    def last_day(self) -> dt.date:
        """The last day that its summary tells of: that of the stage, or of the year."""
        stage = self.stage
        year_end = dt.date(self.year, MONTHS_A_YEAR, 31)
        return min(stage.period.ends(self.year), year_end) if stage else year_end

    @property
    def is_year_over(self) -> bool:
        """True when its summary tells of the time up to the end of the year."""
        return self.stage is None or self.stage.period.is_year_over(self.year)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the file; the summary only when it has a ``summary``.

        The plan is none of them in a file that has only a summary, such as an imported one; nor in
        one that has only stages, which makes no document but theirs.
        """
        if self.summary is None and not self.stages:
            return (Document.PLAN,)
        own = (Document.SUMMARY,) if self.summary else ()
        has_content = any(True for _ in self.all_sections)
        is_report_alone = self.plan is None and has_content and not self._promises
        return own if is_report_alone else (Document.PLAN, *own)

    @property
    def _promises(self) -> bool:
        """True when a section, an area or an item has something for the plan but its name."""
        sections = list(self.sections_of_plan)
        texts = [text for one in sections for text in section_texts(one)]
        has_text = any(text and text.plan for text in texts)
        has_text = has_text or any(_has_table_of_plan(section_tables(one)) for one in sections)
        items = (item for section in sections for item in section_items(section))
        has_goals = bool(self.goals and self.goals.targets)
        has_leaders = bool(self.organization and self.organization.members)
        return bool(has_text or has_goals or has_leaders or self.schedule) or any(
            map(_is_promised, items)
        )

    @property
    def all_areas(self) -> Iterator[Area]:
        """Every area of every section, in the order of the fields."""
        return (area for section in self.all_sections for area in section.areas)

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuers as given, or the community's residents' committee."""
        return self.issuer or (f"{self.community}居民委员会",)

    @property
    def items(self) -> Iterator[Item]:
        """Every item of every section in the order of the file, sub-items after their item."""
        for section in self.all_sections:
            for item in section_items(section):
                yield from item_with_sub_items(item)

    @property
    def tables(self) -> Iterator[PlanTable]:
        """Every table of the file, wherever it stands."""
        return _tables_in(self)

    @property
    def all_sections(self) -> Iterator[Section]:
        """Every section of the file, in the order of the fields."""
        own = self.summary
        ending = (own.achievements, own.problems, own.next_steps) if own else ()
        sections = (*self._pack_sections, *self.sections, *ending)
        yield from (section for section in sections if section)

    @property
    def sections_of_plan(self) -> Iterator[Section]:
        """Every section that the plan may print, in the order of the fields."""
        extras = (section for section in self.sections if Document.PLAN in section.in_)
        yield from (section for section in (*self._pack_sections, *extras) if section)

    @property
    def _pack_sections(self) -> tuple[Section | None, ...]:
        """The sections of both documents that packs know; None for one that is not given."""
        return (self.principles, self.organization, self.goals, self.work, self.safeguards)


def _tables_in(record: Record) -> Iterator[PlanTable]:
    """Every table of a record and of those in it."""
    for value in field_values(record).values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, PlanTable):
                yield one
            elif isinstance(one, Record):
                yield from _tables_in(one)


def _has_table_of_plan(tables: Iterable[PlanTable]) -> bool:
    """True when the plan prints one of the tables."""
    return any(table.belongs_in(Document.PLAN) for table in tables)


def _is_promised(item: Item) -> bool:
    """True when an item or one of its sub-items has something for the plan but its name."""
    if Document.PLAN not in item.in_:
        return False
    own = (item.targets, item.carried_from, item.lead, item.people, item.due, item.not_applicable)
    is_said = bool(item.text.plan) if item.text else any(own)
    is_said = is_said or _has_table_of_plan(item.tables)
    return is_said or (item.result is None and not item.items) or any(map(_is_promised, item.items))


def item_with_sub_items(item: Item) -> Iterator[Item]:
    """An item, then its sub-items at every depth."""
    yield item
    for sub_item in item.items:
        yield from item_with_sub_items(sub_item)


class PlanShape(RecordOf[Plan]):
    """The keys of a plan file, which must agree with each other."""

    def read(self, node: Node, findings: Findings) -> Plan | None:
        """The plan; the order of its sections may name headings that stand elsewhere in it."""
        plan = super().read(node, findings)
        if plan and plan.order and isinstance(node, nodes.Mapping):
            from civplan.model.section_order import order_findings  # noqa: PLC0415 - few files give an order

            headings = [section.heading for section in plan.sections]
            for name, value in node.entries:
                if self.by_name.get(name.text) is self.by_name["order"]:
                    findings += order_findings(value, headings)
        return plan


PLAN_SHAPE = PlanShape(Plan)
