"""The page docs/sentences.md: shapes of plan files, and the sentences that civplan says of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from civplan.compose.outline import Entry, Part
from civplan.compose.outliner import document_outline
from civplan.model.choices import Document
from civplan.model.packs import Pack, pack_by_name
from civplan.model.plan import DEFAULT_PACK, PLAN_SHAPE
from civplan.source.source import parse_source

SHAPES = Path(__file__).with_name("sentences.yaml")
NEEDED_LINES = "community: 桂园社区\nyear: 2025\ncampaign: 文明社区建设\n"
SUMMARY = "{date: 2025-12-20}"
"""The keys of the summary, unless a group has its own."""
NOTE = "<!-- Generated from docs/sentences.yaml; `make docs` writes it anew. -->\n"
PLACES = {"items": ("work", "{items: [{}]}"), "targets": ("goals", "{targets: [{}]}")}
"""The keys under which shapes of some groups stand, and how."""
HEAD = "| 写法 | 计划 | 总结 |\n|---|---|---|\n"
STATUSES = {
    "": "没有状态",
    ", status: planned": "未开展",
    ", status: ongoing": "进行中",
    ", status: done": "已完成",
    ", status: dropped": "已取消",
}
TARGETS = (
    "",
    ", target: 走访 ≥ 100 户次",
    ", target: 走访 ≥ 100 户次, result: 130",
    ", target: 走访 ≥ 100 户次, result: 30",
    ", target: 走访 ≥ 100 户次, result: 0",
    ", target: 投诉 ≤ 20 件, result: 25",
    ", target: 投诉 ≤ 20 件, result: 0",
    ", target: 居民满意率 ≥ 95%, result: 93.5%",
    ", target: {measure: 示范社区, level: 市级, result: 市级}",
    ", target: {measure: 示范社区, level: 市级, result: 区级}",
    ", target: {measure: 示范社区, level: 市级, result: 否}",
    ", result: 做了一半。",
    ", result: 是",
    ", result: 否",
    ", result: 12件",
    ", results: [{on: 2025-03, text: 春季走访, value: 60户次}, {on: 2025-06, value: 40户次}]",
    ", budget: {plan: 3.5, spent: 3.2}",
)
TABLES = {
    "总结：各种结果和状态 / Summary: results and statuses": "",
    "总结：又有原因和下一步 / Summary: with a reason and a next step": (
        ", reason: 场地没有移交, next: 明年接着做"
    ),
}


def sentences_page() -> str:
    """The whole page."""
    source = yaml.safe_load(SHAPES.read_text(encoding="utf-8"))
    tables = [
        f"## {group['title']} / {group['title_en']}\n\n{HEAD}"
        + "".join(
            shape_row(str(shape), group["under"], group.get("summary", SUMMARY))
            for shape in group["shapes"]
        )
        for group in source["groups"]
    ]
    return "\n".join((NOTE, source["introduction"], *tables, *status_tables()))


def shape_row(shape: str, under: str, summary: str) -> str:
    """A shape, what the plan says of it, what the summary says."""
    sentences = [said(shape, document, under, summary) for document in Document]
    return f"| `{shape}` | {' | '.join(sentences)} |\n"


def status_tables() -> Iterator[str]:
    """What the summary says of every kind of result with every status."""
    head = f"| 写法 | {' | '.join(STATUSES.values())} |\n|---{'|---' * len(STATUSES)}|\n"
    for title, more in TABLES.items():
        rows = [
            [said(item_of(target, status, more), Document.SUMMARY) for status in STATUSES]
            for target in TARGETS
        ]
        lines = [
            f"| `{target.removeprefix(', ') or '只有内容'}` | {' | '.join(row)} |\n"
            for target, row in zip(TARGETS, rows, strict=True)
        ]
        yield f"## {title}\n\n{head}{''.join(lines)}"


def item_of(target: str, status: str, more: str) -> str:
    """An item with these keys."""
    return f"{{text: 整修活动室。{target}{status}{more}}}"


def all_items() -> Iterator[str]:
    """Every item of the last tables, also with a run-in heading, for tests."""
    dates = ("", ", due: 2025-06", ", due: 长期")
    for target, status, more, due in product(TARGETS, STATUSES, TABLES.values(), dates):
        item = item_of(target, status, f"{more}{due}")
        yield item
        yield item.replace("{text", "{name: 活动室, text")


def said(shape: str, document: Document, under: str = "items", summary: str = SUMMARY) -> str:
    """What a document prints of a shape; a dash for nothing."""
    key, value = PLACES.get(under, (under, "{}"))
    source = parse_source(
        f"{NEEDED_LINES}summary: {summary}\n{key}: {value.replace('{}', shape)}\n".encode(),
        "plan.yaml",
    )
    findings = list(source.findings)
    plan = PLAN_SHAPE.read(source.root, findings) if source.root else None
    pack = default_pack()
    if plan is None or pack is None or findings:
        message = f"{shape}: {[finding.message('zh') for finding in findings]}"
        raise ValueError(message)
    outline = document_outline(plan, pack.profile, document)
    part = outline.part(key)
    return "／".join(lines_of(part)) if part else "—"


@cache
def default_pack() -> Pack | None:
    """The pack of a plan that names none."""
    pack, _ = pack_by_name(DEFAULT_PACK)
    return pack


def lines_of(part: Part | Entry) -> Iterator[str]:
    """The paragraphs of a part or entry, then those below."""
    heading = part.name if isinstance(part, Entry) else ""
    first, *others = part.paragraphs or ("",)
    if heading or first:
        yield f"{heading}{first}"
    yield from others
    for entry in part.entries:
        yield from lines_of(entry)
