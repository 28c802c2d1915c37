"""Items (措施): what is to be done, by whom, until when, and the result."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.choices import Document, ItemStyle, Status
from civplan.model.figures import Quantity, When
from civplan.model.records import Record, RecordOf, directive_key, key, required_key
from civplan.model.result import RESULT_SHAPE, Result
from civplan.model.rules.keys import EMPTY_ITEM
from civplan.model.scalars import ENTRY_DATE, LINE, LINES, MONEY, QUANTITY, WHEN, YEAR, YES_OR_NO
from civplan.model.shapes import DeferredShape, Findings, ListOf, OneOf, Shape
from civplan.model.table import TABLES_KEY, PlanTable
from civplan.model.target import CHANGE_SHAPE, TARGETS_SHAPE, Change, Target, is_level_reached
from civplan.model.text import TEXT_SHAPE, Text

LONGEST_FIGURE_ALONE = 24
"""Characters of a text that may be a figure alone."""
BOTH_DOCUMENTS = (Document.PLAN, Document.SUMMARY)


class Budget(Record):
    """Money for an item, in 10,000 yuan (万元)."""

    label = Words("经费", "budget")
    plan: Quantity | None = key("预算", MONEY, Words("计划经费，万元", "planned, in 10,000 yuan"))
    spent: Quantity | None = key("支出", MONEY, Words("实际支出，万元", "spent, in 10,000 yuan"))


class Criterion(Record):
    """An entry of the assessment standard (测评标准) that the item meets."""

    label = Words("测评标准", "criterion")
    ref: str = required_key("标准条目", LINE, Words("标准里的编号", "its number there"))
    points: Quantity | None = key("分值", QUANTITY, Words("这一条的分值", "the points it gives"))
    self_: Quantity | None = key("自评分", QUANTITY, Words("自评得分", "the points claimed"))


class Evidence(Record):
    """A file that proves a result (佐证材料)."""

    label = Words("佐证材料", "evidence")
    file: str = required_key("文件", LINE, Words("相对本文件的路径", "relative to this file"))
    caption: str | None = key("题注", LINE, Words("材料的名称", "what it is"))
    on: When | None = key("日期", ENTRY_DATE, Words("材料的日期", "its date"))
    place: str | None = key("地点", LINE, Words("在哪里", "where"))


class Item(Record):
    """One thing to be done; in the summary, its result."""

    label = Words("措施", "item")
    id: str | None = key("编号", LINE, Words("本文件内不重复的编号", "unique in this file"))
    name: str | None = key("小标题", LINE, Words("放在内容前面的小标题", "a run-in heading"))
    text: Text | None = key("内容", TEXT_SHAPE, Words("要做什么", "what is to be done"))
    tables: tuple[PlanTable, ...] = TABLES_KEY
    style: ItemStyle | None = key(
        "样式", OneOf(ItemStyle), Words("分项的编号样式", "how sub-items count")
    )
    items: tuple[Item, ...] = key(
        "分项",
        ListOf(DeferredShape(lambda: ITEM_SHAPE)),
        Words("下一级措施", "sub-items"),
        default=(),
    )
    in_: tuple[Document, ...] = key(
        "用于",
        ListOf(OneOf(Document), lone=True),
        Words("写进哪份文件，默认两份都写", "in which documents; both by default"),
        default=BOTH_DOCUMENTS,
    )
    targets: tuple[Target, ...] = key(
        "指标",
        TARGETS_SHAPE,
        Words("可衡量的目标", "what can be measured"),
        default=(),
        also=("target",),
    )
    due: When | None = key("完成时限", WHEN, Words("何时完成", "until when"))
    lead: str | None = key("责任单位", LINE, Words("由谁负责", "the body that is responsible"))
    people: tuple[str, ...] = key(
        "责任人", LINES, Words("责任人姓名", "the people responsible"), default=()
    )
    line: str | None = key(
        "条线", LINE, Words("要求这项工作的条线", "the department that asks for it")
    )
    status: Status | None = key("状态", OneOf(Status), Words("进展", "how far it is"))
    result: Result | None = key(
        "完成情况", RESULT_SHAPE, Words("做成了什么", "what came of it"), also=("results",)
    )
    reason: Text | None = key("原因", TEXT_SHAPE, Words("为什么没有完成", "why it is not done"))
    next: Text | None = key("下一步", TEXT_SHAPE, Words("接下来怎么办", "what comes next"))
    carried_from: int | None = key("结转", YEAR, Words("从哪一年结转", "the year it comes from"))
    not_applicable: Text | None = key(
        "不适用", TEXT_SHAPE, Words("为什么与本社区无关", "why it does not concern this community")
    )
    budget: Budget | None = key("经费", RecordOf(Budget), Words("经费，万元", "in 10,000 yuan"))
    criteria: tuple[Criterion, ...] = key(
        "测评",
        ListOf(RecordOf(Criterion), lone=True),
        Words("对应的测评标准", "the criteria it meets"),
        default=(),
    )
    evidence: tuple[Evidence, ...] = key(
        "佐证材料",
        ListOf(RecordOf(Evidence, short="file"), lone=True),
        Words("照片、记录等文件", "files that prove it"),
        default=(),
    )
    highlight: bool | None = key("亮点", YES_OR_NO, Words("是否列为亮点", "worth showing"))
    changed: Change | None = key(
        "调整", CHANGE_SHAPE, Words("计划下达后的调整", "a change after issue")
    )
    drop: bool | None = directive_key(
        "删除", YES_OR_NO, Words("不要继承来的这一条", "leave the inherited entry out")
    )
    after: str | None = directive_key("排在", LINE, Words("排在哪个编号之后", "after which id"))

    def belongs_in(self, document: Document) -> bool:
        """True when the item belongs to a document and concerns the community."""
        return document in self.in_ and self.not_applicable is None


def _check_item(item: Item, findings: Findings) -> Item | None:
    """The item, its result moved to its only target; None, with a finding, when it is empty."""
    if not (item.text or item.items or item.name or item.result):
        unreadable = item.spans.keys() & {"text", "name", "result"}
        findings += [] if unreadable else [EMPTY_ITEM.at(item.span)]
        return None
    return with_result_at_target(item)


def with_result_at_target(item: Item) -> Item:
    """The item with its result at its only target, if that has none of its own.

    A figure, or yes or no, moves to the target; words stay at the item as well.
    """
    if not item.result or len(item.targets) != 1 or item.targets[0].result:
        return item
    target_result = result_for_target(item.targets[0], item.result)
    if target_result is None:
        return item
    spans = {**item.targets[0].spans, "result": item.span_of("result")}
    target = item.targets[0].with_values(result=target_result, spans=spans)
    is_figure_alone = target_result.value and item.result.value is None and not item.result.entries
    words = item.result if item.result.text or item.result.entries else None
    words = None if is_figure_alone else words
    return item.with_values(targets=(target,), result=words)


def result_for_target(target: Target, result: Result) -> Result | None:
    """The part of an item's result that belongs to its target; None when there is none."""
    if result.entries and target.level and not target.goal:
        texts = [entry.text for entry in result.entries if entry.text]
        reached = [text for text in texts if is_level_reached(target.level, str(text))]
        return Result(text=reached[-1]) if reached else None
    if result.entries:
        total = target.with_values(result=result).outcome
        return Result(total) if total else None
    if result.value:
        return Result(result.value)
    if target.goal:
        return _figure_in_words(target, result.text) if result.text else None
    if result.met is not None:
        return Result(met=result.met)
    return Result(text=result.text) if target.level and result.text else None


def _figure_in_words(target: Target, text: Text) -> Result | None:
    """A result that is nothing but a figure in words; None for a sentence."""
    words = str(text)
    if len(words) > LONGEST_FIGURE_ALONE or (text.plan and text.summary):
        return None
    from civplan.model.target_in_words import figure_of_result  # noqa: PLC0415 - few results are so short

    figure = figure_of_result(target, words)
    return Result(figure, text.stages_alone) if figure else None


ITEM_SHAPE: Shape[Item] = RecordOf(Item, short="text", check=_check_item)
ITEMS_SHAPE = ListOf(ITEM_SHAPE)
