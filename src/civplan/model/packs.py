"""Packs and their profiles: a kind of plan, its sections in order with headings, and titles."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.choices import (
    DivisionStyle,
    Document,
    Expectation,
    ItemStyle,
    Layout,
    PhaseStyle,
    SectionName,
)
from civplan.model.inherit import field_value, merge_records
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.rules.references import OUTSIDE_PROJECT, PACK_UNUSABLE, UNKNOWN_PLACE
from civplan.model.scalars import LINE, YES_OR_NO
from civplan.model.shapes import Findings, JsonSchema, ListOf, NameOf, OneOf, Shape
from civplan.model.text import TEXT_SHAPE, Text
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar
from civplan.source.project import PROFILE_FILE, lies_inside, project_folder
from civplan.source.source import read_source

PLACEHOLDER_PATTERN = re.compile(r"\{([^{}]*)\}")
# Few files have stages, so these patterns are compiled by the first that has.
YEAR_OF_TITLE = r"\{year\}年度?"
YEAR_OF_OPENING = r"(?:^|(?<=现将))\{year\}年度?|\{year\}年度?(?=，)"
"""Where the patterns of a summary name the year that it is about."""
KNOWN_PLACEHOLDERS = (
    *("community", "year", "next_year", "campaign", "district", "issuer"),
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
    recipient: str | None = key(
        "主送",
        LINE,
        Words("默认的主送机关的样式", "the pattern of the default recipient"),
    )
    opening: Text | None = key("开头", TEXT_SHAPE, Words("默认的开头", "the default opening"))
    closing: Text | None = key("结尾", TEXT_SHAPE, Words("默认的结尾", "the default closing"))
    sections: tuple[ExpectedSection, ...] = required_key(
        "各部分",
        ListOf(RecordOf(ExpectedSection)),
        Words("按顺序", "in their order"),
    )

    def at_stage(self, period: str) -> DocumentProfile:
        """The same for a stage: its period stands behind the year of the title and the opening."""
        title = re.sub(YEAR_OF_TITLE, f"{{year}}年{period}", self.title, count=1)
        opening = self.opening and self.opening._replace(
            plan=tuple(
                one._replace(text=re.sub(YEAR_OF_OPENING, f"{{year}}年{period}", one.text))
                for one in self.opening.plan
            )
        )
        return self.with_values(title=title, opening=opening)

    def heading_of(self, name: SectionName) -> str:
        """The heading of a section; empty when the document has no such section."""
        return next((one.heading for one in self.sections if one.section == name.value), "")


class CombinedProfile(Record):
    """The summary and the plan of the next year in one document."""

    label = Words("合并文件", "combined document")
    title: Text | None = key(
        "标题",
        TEXT_SHAPE,
        Words("标题的样式，几行就写成列表", "the title's pattern; a list gives its lines"),
    )
    opening: Text | None = key("开头", TEXT_SHAPE, Words("默认的开头", "the default opening"))
    closing: Text | None = key("结尾", TEXT_SHAPE, Words("默认的结尾", "the default closing"))
    style: DivisionStyle = key(
        "样式",
        OneOf(DivisionStyle),
        Words("总结和计划怎样分开", "how summary and plan are parted"),
        default=DivisionStyle.DIVISIONS,
    )
    summary: str = key(
        "总结标题",
        LINE,
        Words("总结这一部分的标题", "the heading of the summary"),
        default="{year}年工作总结",
    )
    plan: str = key(
        "计划标题",
        LINE,
        Words("计划这一部分的标题", "the heading of the plan"),
        default="{next_year}年工作计划",
    )


class PackAbout(Record):
    """What a pack is for, in each language."""

    label = Words("说明", "about")
    zh: str = required_key("中文", LINE, Words("中文的一句话", "one line in Chinese"))
    en: str = required_key("英文", LINE, Words("英文的一句话", "one line in English"))


class PackAboutShape(Shape[Words]):
    """One line, or one for each language.

    It replaces an inherited one as a whole, so that no language keeps what the pack below says.
    """

    def __init__(self) -> None:
        """Take the shape of the form with a line for each language."""
        self._by_language = RecordOf(PackAbout)

    def read(self, node: Node, findings: Findings) -> Words | None:
        """The line in both languages; a single one stands for both."""
        if isinstance(node, Mapping):
            about = self._by_language.read(node, findings)
            return Words(about.zh, about.en) if about else None
        line = LINE.read(node, findings)
        return Words(line, line) if line else None

    def schema(self) -> JsonSchema:
        """A text, or the keys of both languages."""
        return {"anyOf": [LINE.schema(), self._by_language.schema()]}

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shape of the form with a line for each language."""
        return (self._by_language,)

    @property
    def words(self) -> Words:
        """A line, or one for each language."""
        return Words("一行文字，或中文、英文各一行", "a line of text, or one each in zh and en")


class Profile(Record):
    """One kind of plan."""

    label = Words("文种", "pack")
    name: str = required_key("名称", LINE, Words("文种的名称", "the pack's name"))
    about: Words | None = key("说明", PackAboutShape(), Words("一句话说明", "one line about it"))
    extends: str | None = key(
        "继承", LINE, Words("以哪个文种的模板为底", "the pack whose templates it uses")
    )
    layout: Layout = key(
        "结构", OneOf(Layout), Words("主要工作的结构", "how areas stand"), default=Layout.NESTED
    )
    phases: PhaseStyle = key(
        "步骤样式",
        OneOf(PhaseStyle),
        Words("实施步骤的各阶段怎样印", "how the phases stand"),
        default=PhaseStyle.ENTRIES,
    )
    summary_alone: bool = key(
        "只有总结",
        YES_OR_NO,
        Words(
            "只生成总结这一份，文件里写什么，它就印什么",
            "the summary is the only document, and prints all that the file says",
        ),
        default=False,
    )
    annual: bool = key(
        "全年",
        YES_OR_NO,
        Words(
            "是不是全年的计划和总结；否的，街道不当作应报送的计划，也不要它的总结",
            "whether it is of the whole year; what is not counts as no plan that a sub-district"
            " waits for, and nobody asks for its summary",
        ),
        default=True,
    )
    items: ItemStyle | None = key(
        "措施",
        OneOf(ItemStyle),
        Words("措施怎样印，计划文件没写时用", "how items are printed unless the plan file says it"),
    )
    plan: DocumentProfile = required_key(
        "计划", RecordOf(DocumentProfile), Words("计划", "the plan")
    )
    summary: DocumentProfile = required_key(
        "总结", RecordOf(DocumentProfile), Words("总结", "the summary")
    )
    combined: CombinedProfile | None = key(
        "合并",
        RecordOf(CombinedProfile),
        Words("总结和下一年的计划合成一份", "the summary with the plan of the next year"),
    )

    def of(self, document: Document) -> DocumentProfile:
        """The profile of one of the two documents."""
        return self.plan if document is Document.PLAN else self.summary


def _check_profile(profile: Profile, findings: Findings) -> Profile:
    """The profile, with a finding for each unknown placeholder."""
    names = Words("、".join(KNOWN_PLACEHOLDERS), ", ".join(KNOWN_PLACEHOLDERS))
    for document in filter(None, (profile.plan, profile.summary, profile.combined)):
        patterns = []
        for field in document.spans:
            value = getattr(document, field)
            if isinstance(value, Text):
                patterns += [(paragraph.text, paragraph.span) for paragraph in value.plan]
            elif isinstance(value, str):
                patterns.append((value, document.span_of(field)))
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


TEMPLATES_PACKAGE = "civplan.templates"


class Pack(NamedTuple):
    """A kind of plan."""

    name: str
    profile: Profile
    folders: tuple[Path, ...]
    """The folders of its templates, searched in this order."""


def templates_folder() -> Path:
    """The installed folder of the built-in packs."""
    spec = importlib.util.find_spec(TEMPLATES_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CannotRead(
            TEMPLATES_PACKAGE, Words("安装不完整，缺少模板", "the installation lacks its templates")
        )
    return Path(next(iter(spec.submodule_search_locations)))


def built_in_names() -> list[str]:
    """The names of the built-in packs."""
    folders = templates_folder().iterdir()  # a glob takes twice as long
    return sorted(folder.name for folder in folders if (folder / PROFILE_FILE).is_file())


def built_in_packs() -> Iterator[Pack]:
    """The built-in packs, by name."""
    for name in built_in_names():
        pack, _ = read_pack(templates_folder() / name)
        if pack:
            yield pack


def packs_in(folder: Path) -> Iterator[Pack]:
    """The packs in the folders of a folder, by name, without those that cannot be used."""
    for file in sorted(folder.glob(f"*/{PROFILE_FILE}")):
        with suppress(CannotRead):
            pack, _ = read_pack(file.parent)
            if pack:
                yield pack


def find_pack(name: str, beside: Path, place: Span) -> tuple[Pack | None, list[Finding]]:
    """The pack that a plan file names, and the findings about it.

    Args:
        name: A built-in pack's name, or a folder relative to the plan file (with a ``/`` in it).
        beside: The plan file's folder.
        place: The place of the name in the plan file.
    """
    findings: list[Finding] = []
    nodes = _pack_nodes_by_name(name, beside, place, (), findings)
    return _build_pack(nodes, findings) if nodes else None, findings


def pack_by_name(name: str) -> tuple[Pack | None, list[Finding]]:
    """A pack by its built-in name or its folder, and the findings about its profile.

    Raises:
        CannotRead: It is no built-in name, and there is no readable profile.yaml in the folder.
    """
    folder = templates_folder() / name if name in built_in_names() else Path(name)
    return read_pack(folder)


def read_pack(folder: Path) -> tuple[Pack | None, list[Finding]]:
    """The pack in a folder, and the findings about its profile.

    Raises:
        CannotRead: There is no readable profile.yaml in the folder.
    """
    findings: list[Finding] = []
    nodes = _pack_nodes(folder, (), findings)
    return _build_pack(nodes, findings) if nodes else None, findings


class PackNodes(NamedTuple):
    """A pack before its profile is built: its nodes, merged over those that it extends."""

    profile: Mapping
    folders: tuple[Path, ...]


def _build_pack(nodes: PackNodes, findings: list[Finding]) -> Pack | None:
    """The pack; None when there is an error."""
    profile = PROFILE_SHAPE.read(nodes.profile, findings)
    if profile is None or any(finding.is_error for finding in findings):
        return None
    return Pack(nodes.folders[0].resolve().name, profile, nodes.folders)


def _pack_nodes(
    folder: Path, extending: tuple[Path, ...], findings: list[Finding]
) -> PackNodes | None:
    """The nodes of the pack in a folder; ``extending`` are the packs that extend it."""
    source = read_source(_profile_file(folder))
    findings += source.findings
    if source.root is None:
        return None
    name = field_value(source.root, PROFILE_SHAPE, "extends")
    if not isinstance(name, Scalar):
        return PackNodes(source.root, (folder, templates_folder()))
    extending = (*extending, folder.resolve())
    base = _pack_nodes_by_name(name.text.strip(), folder, name.span, extending, findings)
    if base is None:
        return None
    merged = merge_records(base.profile, source.root, PROFILE_SHAPE, findings)
    return PackNodes(merged, (folder, *base.folders))


def _profile_file(folder: Path) -> Path:
    """The profile of the pack in a folder; that of a built-in one may be a link to anywhere."""
    file = folder / PROFILE_FILE
    return file.resolve() if folder.parent == templates_folder() else file


def _pack_nodes_by_name(
    name: str, beside: Path, place: Span, extending: tuple[Path, ...], findings: list[Finding]
) -> PackNodes | None:
    """The nodes of the pack of a name; None, with a finding, when it cannot be used."""
    built_in = name in built_in_names()
    folder = (templates_folder() if built_in else beside) / name
    if is_folder_name(name) and not lies_inside(project_folder(beside), folder):
        findings.append(OUTSIDE_PROJECT.at(place, file=name))
        return None
    reason = None if built_in else _pack_refusal(name, folder, extending)
    try:
        if reason is None:
            return _pack_nodes(folder, extending, findings)
    except CannotRead as error:
        reason = error.reason
    packs = Words("、".join(built_in_names()), ", ".join(built_in_names()))
    findings.append(PACK_UNUSABLE.at(place, pack=name, reason=reason, packs=packs))
    return None


def is_folder_name(name: str) -> bool:
    """True for the name of a folder, with a separator in it."""
    return "/" in name or "\\" in name


def _pack_refusal(name: str, folder: Path, extending: tuple[Path, ...]) -> Words | None:
    """The reason not to read a pack that is not built in, or None."""
    if not is_folder_name(name):
        return Words("没有这个文种", "there is no such pack")
    if folder.resolve() in extending:
        return Words("文种互相继承", "the packs extend each other")
    return None


PackKey = tuple[str, Path | None]
"""A cache key: the pack's name, and the folder that it is relative to, if to any."""


class PackCache:
    """Packs without findings, each read once; used for one batch or run."""

    def __init__(self) -> None:
        """Begin with no packs."""
        self._packs: dict[PackKey, Pack] = {}

    def find(self, name: str, beside: Path, place: Span) -> tuple[Pack | None, list[Finding]]:
        """The pack that a plan file names, and the findings about it; see ``find_pack``.

        Raises:
            CannotRead: The profile of a folder cannot be read.
        """
        pack_key: PackKey = (name, beside if is_folder_name(name) else None)
        if pack_key in self._packs:
            return self._packs[pack_key], []
        pack, findings = find_pack(name, beside, place)
        if pack and not findings:
            self._packs[pack_key] = pack
        return pack, findings
