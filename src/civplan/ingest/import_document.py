"""Documents of any kind of file become the text of a plan file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Finding, findings_in_order
from civplan.findings.words import Language, Words
from civplan.ingest.blocks import FileBlocks, Place
from civplan.ingest.errors import CannotImport
from civplan.ingest.outline import FileOutline, OutlinePart
from civplan.ingest.outline_findings import outline_findings
from civplan.ingest.plan.facts import facts_of
from civplan.ingest.plan.halves import BOTH_KINDS, WHOLE_TITLE, halves_of
from civplan.ingest.plan.import_plan import FLAT_PACK, import_plan
from civplan.ingest.plan.parts import ImportedPart, ImportOptions, LeftOver
from civplan.ingest.plan.texts import clean_text
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from civplan.ingest.structure.mastheads import masthead_of
from civplan.model.choices import Document
from civplan.model.packs import Profile, built_in_names, pack_by_name
from civplan.model.plan import DEFAULT_PACK, Plan
from civplan.rules.import_rules import SEVERAL_DOCUMENTS
from civplan.source.errors import CannotRead

SEVERAL_PARTS = Words(
    "这个文件里有{count}份文档：{titles}；用 --part 选一份，--outline 看结构",
    "the file holds {count} documents: {titles}; choose one with --part, see them with --outline",
)
DIFFERENT_YEARS = Words(
    "这个文件里有一份总结和一份计划：{titles}；一个计划文件只写一年，请分别导入："
    "civplan import {file} --part 1 -o {stem}-1.yaml，"
    "civplan import {file} --part 2 -o {stem}-2.yaml",
    "the file holds a summary and a plan: {titles}; a plan file is about one year, so import each:"
    " civplan import {file} --part 1 -o {stem}-1.yaml, civplan import {file} --part 2 -o"
    " {stem}-2.yaml",
)
NO_SUCH_PART = Words(
    "这个文件里只有{count}份文档，没有第{number}份",
    "documents in the file: {count}; none has number {number}",
)
NOTHING_TO_IMPORT = Words(
    "文档里没有正文，没有什么可以导入", "the document has no text, so there is nothing to import"
)
UNUSABLE_PACK = Words("这个文种不能用", "the pack cannot be used")
UNTITLED = Words("没有标题", "without a title")
PACKS_BY_TITLE = (
    (re.compile("方案"), "work-scheme"),
    (re.compile("汇报|情况的?报告"), "work-report"),
)
"""The kinds of documents whose titles say so."""
PLAN_OR_SUMMARY = re.compile("计划|总结")
"""In a title of several words these say what it is: 汇报工作的总结."""
IMPORTED_NAME = Path("imported.yaml")
"""The path of a plan file that nobody named."""
MOST_TITLES = 5
"""Titles that a message names."""


class ReadDocument(NamedTuple):
    """A file with its blocks and their outline."""

    blocks: FileBlocks
    outline: FileOutline

    @property
    def path(self) -> str:
        """As messages name it."""
        return self.blocks.path

    @property
    def documents(self) -> tuple[OutlinePart, ...]:
        """The documents that can be imported: those of its outline, or the two halves of one."""
        parts = self.outline.parts
        return halves_of(parts[0]) if len(parts) == 1 else parts

    @property
    def findings(self) -> list[Finding]:
        """What looks wrong in it, and what was put aside."""
        return outline_findings(self.blocks, self.outline)


class ImportedDocument(NamedTuple):
    """The plan file of a document, or of a plan and a summary together; nothing is written."""

    text: str
    """The plan file: comments, then YAML."""
    plan: Plan
    findings: tuple[Finding, ...]
    """At the paragraphs of the documents, in order."""
    opened: OpenedPlan
    """The text, read and checked as a plan file."""


def read_document(path: Path | str, data: bytes | None = None) -> ReadDocument:
    """A document with its structure.

    Args:
        path: The file; the end of its name says what it should hold.
        data: Its bytes; None to read them.

    Raises:
        CannotRead: The file is missing or may not be read.
        UnreadableDocument: Its content cannot be read, or is not read for safety.
    """
    blocks = read_blocks(Path(path), data)
    return ReadDocument(blocks, find_outline(blocks))


def chosen_outline(document: ReadDocument, number: int = 0) -> FileOutline:
    """The outline of one of the documents of a file, from 1; of all of them for 0.

    Raises:
        CannotImport: There is no such number.
    """
    _require_part(document, number)
    return FileOutline(document.documents[number - 1 : number]) if number else document.outline


def _require_part(document: ReadDocument, number: int) -> None:
    """Raise CannotImport when a file has fewer documents."""
    count = len(document.documents)
    if number > count:
        raise CannotImport(document.path, NO_SUCH_PART.filled(count=count, number=number))


def imported_part(
    document: ReadDocument, number: int = 0, *, keep_all: bool = False
) -> ImportedPart:
    """One of the documents of a file.

    Args:
        document: The file.
        number: Which one, from 1; 0 for the only one.
        keep_all: Whether furniture and omissions are written into the plan file as well.

    Raises:
        CannotImport: There are several and none is chosen, there is no such number, or no text.
    """
    parts = document.documents
    if number == 0 and len(parts) > 1:
        raise CannotImport(
            document.path, SEVERAL_PARTS.filled(count=len(parts), titles=_titles(document))
        )
    _require_part(document, number)
    index = max(number - 1, 0)
    part = parts[index]
    if not any(clean_text(node.text) for node in part.nodes):
        raise CannotImport(document.path, NOTHING_TO_IMPORT)
    return ImportedPart(document.path, part, tuple(_left_over(document, index, keep_all=keep_all)))


def imported_parts(
    document: ReadDocument, number: int = 0, *, keep_all: bool = False
) -> tuple[ImportedPart, ...]:
    """One of the documents of a file, or its plan and its summary when it holds just these two.

    Args:
        document: The file.
        number: Which one, from 1; 0 for all that become one plan file.
        keep_all: Whether furniture and omissions are written into the plan file as well.

    Raises:
        CannotImport: They do not become one plan file, there is no such number, or no text.
    """
    parts = document.documents
    kinds = {part.kind for part in parts}
    if number or len(parts) != len(kinds) or kinds != BOTH_KINDS:
        return (imported_part(document, number, keep_all=keep_all),)
    facts = [facts_of(part) for part in parts]
    years = {one.year for one in facts}
    communities = {one.community for one in facts} - {""}
    if len(years) > 1 or len(communities) > 1 or any(one.year_from for one in facts):
        path = Path(document.path)
        values = {"titles": _titles(document), "file": path, "stem": path.with_suffix("")}
        raise CannotImport(document.path, DIFFERENT_YEARS.filled(**values))
    return tuple(imported_part(document, one, keep_all=keep_all) for one in (1, 2))


def _titles(document: ReadDocument) -> Words:
    """The titles of the documents of a file, numbered."""
    titles = [part.title for part in document.documents][:MOST_TITLES]
    more = "……" if len(document.documents) > MOST_TITLES else ""
    chinese = [f"{n} {title or UNTITLED.zh}" for n, title in enumerate(titles, 1)]
    english = [f"{n} {title or UNTITLED.en}" for n, title in enumerate(titles, 1)]
    return Words("，".join(chinese) + more, ", ".join(english) + more)


def _left_over(document: ReadDocument, index: int, *, keep_all: bool) -> list[LeftOver]:
    """The texts of one part that belong to no node."""
    parts = document.documents
    start = parts[index].place if index else Place(0)
    end = parts[index + 1].place if index + 1 < len(parts) else None
    furniture = parts[index].furniture
    place = parts[index].place
    texts = [LeftOver(one.text, place) for one in furniture if one.why is WHOLE_TITLE]
    texts += [LeftOver(f"{note.mark} {note.text}", note.place) for note in document.blocks.notes]
    if keep_all:
        texts += [
            LeftOver(omission.text, omission.place, is_furniture=True)
            for omission in document.blocks.omissions
        ]
    own = [one for one in texts if start <= one.place and (end is None or one.place < end)]
    if keep_all:
        masthead = masthead_of(parts[index]).lines
        aside = (one for one in furniture if one.why is not WHOLE_TITLE and one not in masthead)
        own += [LeftOver(one.text, one.place, is_furniture=True) for one in aside]
    return sorted(own, key=lambda one: one.place)


def import_document(  # noqa: PLR0913 - each has the value that most need
    *files: Path | str,
    community: str = "",
    year: int | None = None,
    campaign: str = "",
    kind: Document | None = None,
    part: int = 0,
    pack: str = "",
    keys: Language = "zh",
    keep_all: bool = False,
    name: Path | str = IMPORTED_NAME,
    this_year: int | None = None,
) -> ImportedDocument:
    """The plan file of a Word document, a text or a web page, or of a plan and a summary.

    Nothing is written.

    Args:
        files: One document, or a plan and a summary of the same community and year.
        community: The community's name; empty to find it in the text.
        year: The year; None to find it in the text.
        campaign: The campaign; empty to find it in the title.
        kind: Which of the two a single document is; None to find out.
        part: Which document of a file that holds several, from 1; 0 for the only one, or for a
            plan and a summary of one year.
        pack: The pack, by name or folder; empty for one that fits.
        keys: The language of keys and comments.
        keep_all: Whether furniture and omissions are written into the plan file as well.
        name: The plan file's path, from which a pack's folder is named and findings are told.
        this_year: The year for a document that names none; None for that of the clock.

    Raises:
        CannotRead: A document is missing, or its content cannot be read.
        CannotImport: No plan file can be made of the documents as asked.
    """
    documents = [read_document(file) for file in files]
    if len(documents) == 1:
        parts = imported_parts(documents[0], part, keep_all=keep_all)
    else:
        parts = tuple(imported_part(one, part, keep_all=keep_all) for one in documents)
    this_year = this_year or datetime.now().astimezone().year
    options = ImportOptions(community, year, campaign, kind, keys, this_year)
    imported = import_parts(parts, options, pack=pack, name=Path(name))
    findings = [finding for document in documents for finding in document.findings]
    if len(parts) > len(documents):  # the plan and the summary of one file, both taken in
        findings = [finding for finding in findings if finding.rule is not SEVERAL_DOCUMENTS]
    return imported._replace(findings=tuple(findings_in_order([*findings, *imported.findings])))


def import_parts(
    parts: Sequence[ImportedPart],
    options: ImportOptions,
    *,
    pack: str = "",
    name: Path = IMPORTED_NAME,
) -> ImportedDocument:
    """The plan file of one document, or of a plan and a summary.

    Args:
        parts: One part, or two.
        options: What a person says about them.
        pack: The pack to use; empty to choose between the built-in ones.
        name: The plan file's path, for the check of what was written; nothing is written.

    Raises:
        CannotRead: There is no such pack.
        CannotImport: The two do not belong together.
    """
    imported = import_plan(parts, options, profiles_for(pack or _pack_by_title(parts), name.parent))
    text = imported.file_text(options.language)
    opened = open_plan(name, contents={os.path.realpath(name): text.encode()})
    findings = tuple(findings_in_order(imported.findings))
    return ImportedDocument(text, imported.plan, findings, opened)


def _pack_by_title(parts: Iterable[ImportedPart]) -> str:
    """The built-in pack that a title names: 工作方案, 情况汇报; empty for a plan or a summary."""
    titles = [part.outline.title for part in parts]
    if any(PLAN_OR_SUMMARY.search(title) for title in titles):
        return ""
    return next((name for form, name in PACKS_BY_TITLE if any(map(form.search, titles))), "")


def profiles_for(pack: str, beside: Path) -> Mapping[str, Profile]:
    """The packs that may fit, by name: the one that is named, or the built-in ones.

    Args:
        pack: A built-in pack's name, or a folder; empty for those that may fit.
        beside: The plan file's folder.

    Raises:
        CannotRead: There is no such pack, or it cannot be used.
    """
    if not pack:
        packs = {name: pack_by_name(name)[0] for name in (DEFAULT_PACK, FLAT_PACK)}
        return {name: one.profile for name, one in packs.items() if one}
    named = pack_by_name(pack)[0]
    if named is None:
        raise CannotRead(pack, UNUSABLE_PACK)
    is_folder = pack not in built_in_names()
    return {_path_from(beside, Path(pack)) if is_folder else pack: named.profile}


def _path_from(folder: Path, other: Path) -> str:
    """The path of a pack's folder as a plan file in a folder names it."""
    relative = Path(os.path.relpath(other, folder)).as_posix()
    return relative if relative.startswith("..") else f"./{relative}"
