"""From a plan file to the bytes of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.compose.environment import Composer
from civplan.documents.files import safe_name
from civplan.documents.open import NO_SUMMARY, OpenedPlan, open_plan
from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.manuscript.nodes import Manuscript
from civplan.model.choices import Document
from civplan.model.packs import Pack, pack_by_name
from civplan.model.plan import DocumentDetails, Plan
from civplan.rules.context import combined_options
from civplan.source.errors import NOT_REGULAR_FILE, CannotRead, read_error_reason
from civplan.source.project import is_file, lies_inside, project_folder
from civplan.typeset.formats import FORMATS, PAGED_FORMATS
from civplan.typeset.pictures import DamagedPicture, read_picture
from civplan.typeset.properties import DocumentProperties

if TYPE_CHECKING:
    from civplan.model.grammar.period_forms import Period
    from civplan.settings.style import StyleVariant
    from civplan.typeset.gbt9704 import HouseStyle

PLAN_HAS_ERRORS = Words("文件有错误，没有生成", "the file has errors, so nothing is made of it")
NO_PLAN = Words(
    "文件只有总结，没有计划可以生成", "it is about the summary alone, so that there is no plan"
)
NO_STAGE = Words(
    "没有“{stage}”这个阶段；文件里有：{stages}",
    "it has no stage “{stage}”; there are: {stages}",
)
NO_STAGES = Words(
    "没有“{stage}”这个阶段；文件里没有“阶段总结”，可以加一条，或用 --as-of 写明日期",
    "it has no stage “{stage}” and no “stages” at all; add one, or name a day with --as-of",
)
DAY_OF_ANOTHER_YEAR = Words(
    "{day} 不在这份文件的年度 {year} 年里", "{day} is no day of the year {year} of this file"
)
NOT_A_PICTURE = Words("不是完整的 PNG 或 JPEG 图片", "it is no whole PNG or JPEG picture")
LARGEST_PICTURES = 32 * 1024 * 1024
"""Bytes of all pictures of a document; a photograph for the printed page has one or two million."""
PICTURES_TOO_LARGE = Words(
    f"文件里的图片合计超过 {LARGEST_PICTURES >> 20} MiB，先把图片缩小",
    f"the pictures of the document have more than {LARGEST_PICTURES >> 20} MiB; make them smaller",
)
PICTURE_OUTSIDE_PROJECT = Words(
    "图片在本项目文件夹之外", "the picture lies outside the project folder"
)


class RenderedDocument(NamedTuple):
    """A document, ready to be written."""

    name: str
    """The name of its file: the title, made safe, and the ending of its format."""
    title: str
    data: bytes
    kind: Document
    """The plan or the summary."""
    is_combined: bool = False
    """True for a summary that has the plan of the next year behind it."""
    notes: tuple[Words, ...] = ()
    """What it shows otherwise than its style says: a PDF in fonts that replace missing ones."""
    pages: int = 0
    """Its pages where they were counted and its format has any, otherwise 0."""

    @property
    def kind_name(self) -> str:
        """plan, summary or combined."""
        return "combined" if self.is_combined else self.kind.value


class CannotRender(Exception):
    """A plan file makes no documents: it has errors, or lacks the part that a document needs."""

    def __init__(self, path: Path, reason: Words, findings: Sequence[Finding] = ()) -> None:
        """Take the plan file, why, and its findings where these are the reason."""
        super().__init__(f"{path}: {reason.en}")
        self.path = path
        self.reason = reason
        self.findings = tuple(findings)


class ComposerCache:
    """A composer for each pack: templates are compiled once for all files of a run."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder that keeps compiled templates between runs; None for none."""
        self._folder = folder
        self._composers: dict[tuple[Path, ...], Composer] = {}

    def composer_for(self, pack: Pack) -> Composer:
        """The composer of a pack."""
        if pack.folders not in self._composers:
            self._composers[pack.folders] = Composer(pack, self._folder)
        return self._composers[pack.folders]


def render(  # noqa: PLR0913 - all but the file are options
    file: Path | str,
    kinds: Sequence[Document] = (),
    formats: Iterable[str] = ("docx",),
    *,
    stage: str = "",
    as_of: date | None = None,
    pack: str = "",
    created: datetime | None = None,
    composers: ComposerCache | None = None,
    combined_with: Path | str | None = None,
    with_pages: bool = False,
) -> list[RenderedDocument]:
    """The documents of a plan file as bytes; nothing is written.

    Args:
        file: The plan file.
        kinds: Which documents; empty for all that the file has: where it says ``combine``, the
            summary has the plan of the next year behind it.
        formats: ``docx``, ``html``, ``md``, ``pdf`` or ``txt``.
        stage: The period of a stage (阶段总结), whose summary is the only document: 上半年.
        as_of: The last day of a stage that need not be in the file, instead of ``stage``.
        pack: A pack's name or folder instead of the one that the file names.
        created: The time in the documents' properties; None for the document's own date.
        composers: Compiled templates, where many files are rendered in a row; templates that change
            later do not count for it.
        combined_with: The file of the next year whose plan is to stand behind the summary; then
            that document is the only one.
        with_pages: Whether to count the pages of each, as Word turns them.

    Raises:
        CannotRender: The file has errors, or no summary or stage though one is asked for.
        CannotRead: The file, its settings, its pack or a picture cannot be read.
        CannotCompose: A template of the pack is faulty.
        CannotTypeset: fpdf2 or a Chinese font is missing, which a PDF needs, or a picture is too
            large for one.
        ManuscriptError: A template writes what is not in the manuscript vocabulary.
        ValueError: There is no such format.
    """
    path, names = Path(file), tuple(formats)
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise ValueError(f"no format {unknown[0]!r}; there are {', '.join(FORMATS)}")
    asked_stage = as_of or (named_period(stage) if stage else None)
    if stage and not asked_stage:
        raise ValueError(f"no period {stage!r}")
    options = combined_options(str(combined_with)) if combined_with else None
    opened = open_plan(path, pack_by_name(pack)[0] if pack else None, options=options)
    if opened.has_errors:
        raise CannotRender(path, PLAN_HAS_ERRORS, opened.findings)
    documents = render_opened(
        opened,
        composers or ComposerCache(),
        kinds,
        names,
        created,
        stage=asked_stage,
        combined=bool(combined_with),
        with_pages=with_pages,
    )
    return list(documents)


def render_opened(  # noqa: PLR0913 - the last three are options
    opened: OpenedPlan,
    composers: ComposerCache,
    kinds: Sequence[Document],
    formats: Sequence[str],
    created: datetime | None = None,
    *,
    stage: Period | date | None = None,
    combined: bool = False,
    with_pages: bool = False,
) -> Iterator[RenderedDocument]:
    """The documents of a plan file that is open and has no errors.

    Args:
        opened: The file.
        composers: Compiled templates.
        kinds: Which documents; empty for all that the file has.
        formats: Names from the table of formats.
        created: The time in the documents' properties; None for the document's own date.
        stage: The stage whose summary is the only document, or its last day; None for no stage.
        combined: Whether the summary with the plan of the next year behind it is the only one.
        with_pages: Whether to count the pages of each.

    Raises:
        CannotRender: The file is too broken, or has not the summary or stage that is asked for.
        CannotCompose, ManuscriptError, CannotRead: As ``render_documents``.
    """
    if opened.plan is None or opened.pack is None:
        raise CannotRender(opened.path, PLAN_HAS_ERRORS, opened.findings)
    if stage or combined:
        kinds = (Document.SUMMARY,)
    is_with_next = combined or not kinds
    for plan, documents in plans_to_render(opened.plan, kinds, stage):
        yield from render_documents(
            plan,
            composers.composer_for(opened.pack),
            documents,
            formats,
            created,
            style=opened.style,
            next_year=opened.next_year if is_with_next and not stage else None,
            with_pages=with_pages,
        )


def plans_to_render(
    plan: Plan, kinds: Sequence[Document] = (), stage: Period | date | None = None
) -> list[tuple[Plan, tuple[Document, ...]]]:
    """The plan with its documents of these kinds; of a file of stages alone, each of them.

    Args:
        plan: The plan.
        kinds: Which documents; empty for all.
        stage: The stage, or its last day, whose summary is the only document; None for no stage.

    Raises:
        CannotRender: As ``documents_to_render`` and ``plan_of_stage``.
    """
    if stage:
        return [(plan_of_stage(plan, stage), (Document.SUMMARY,))]
    if kinds or plan.documents:
        return [(plan, documents_to_render(plan, kinds))]
    from civplan.model.stage_plan import plan_at_stage  # noqa: PLC0415 - few files have stages

    return [(plan_at_stage(plan, stage), (Document.SUMMARY,)) for stage in plan.stages]


def documents_to_render(plan: Plan, kinds: Sequence[Document] = ()) -> tuple[Document, ...]:
    """The documents of these kinds; all that the plan file has without kinds.

    Raises:
        CannotRender: The plan file has no summary, though one is asked for, or only that, though
            the plan alone is.
    """
    if kinds and set(kinds).isdisjoint(plan.documents) and Document.PLAN in kinds:
        raise CannotRender(Path(plan.span.path), NO_PLAN)
    if Document.SUMMARY in kinds and Document.SUMMARY not in plan.documents:
        raise CannotRender(Path(plan.span.path), NO_SUMMARY)
    return tuple(one for one in plan.documents if one in kinds or not kinds)


def named_period(text: str) -> Period | None:
    """The period that a text names; None for no period."""
    from civplan.model.grammar.period_forms import parse_period  # noqa: PLC0415 - few runs name one

    return parse_period(text)


def plan_of_stage(plan: Plan, stage: Period | date) -> Plan:
    """A plan with the summary of one of its stages, or of the year up to a day.

    Raises:
        CannotRender: The file has no such stage, or the day is one of another year.
    """
    from civplan.model import stage_plan  # noqa: PLC0415 - few runs are about a stage

    path = Path(plan.span.path)
    if isinstance(stage, date):
        if stage.year != plan.year:
            raise CannotRender(path, DAY_OF_ANOTHER_YEAR.filled(day=stage, year=plan.year))
        return stage_plan.plan_at_stage(plan, stage_plan.stage_until(plan, stage))
    own = stage_plan.stage_of_period(plan, stage)
    if own is None:
        reason = NO_STAGE if plan.stages else NO_STAGES
        names = stage_plan.stage_names(plan)
        raise CannotRender(path, reason.filled(stage=stage.words, stages=names))
    return stage_plan.plan_at_stage(plan, own)


def render_documents(  # noqa: PLR0913 - the last two are options
    plan: Plan,
    composer: Composer,
    documents: Iterable[Document],
    formats: Sequence[str],
    created: datetime | None = None,
    *,
    style: StyleVariant | None = None,
    next_year: OpenedPlan | None = None,
    with_pages: bool = False,
) -> Iterator[RenderedDocument]:
    """The documents of a plan that has no errors, each in every format.

    Args:
        plan: The plan.
        composer: Composes by the plan's pack; one serves many plans.
        documents: Which of the two.
        formats: Names from the table of formats.
        created: The time in the documents' properties; by default the document's own date, so
            that the same file gives the same bytes.
        style: How the project's documents differ from the house style.
        next_year: The file whose plan stands behind the summary, in one document; None for none.
        with_pages: Whether to count the pages of each.

    Raises:
        CannotCompose: A template of the pack is faulty.
        ManuscriptError: A template writes what is not in the vocabulary.
        CannotRead: A picture that a template shows cannot be read.
        CannotTypeset: This system lacks what a format needs.
    """
    folder = Path(plan.span.path).parent
    house = style_of_project(style)
    for document in documents:
        behind = next_year if document is Document.SUMMARY else None
        manuscript = composed_document(plan, composer, document, behind)
        time_of_it = document_time(plan, _details_of(plan, document, behind))
        properties = document_properties(plan, composer.pack, manuscript, created or time_of_it)
        pictures = pictures_of(manuscript, folder)
        title = properties.title
        file = safe_name(title)
        is_counted = with_pages and not PAGED_FORMATS.isdisjoint(formats)
        pages = _pages_of(manuscript, house, pictures) if is_counted else 0
        for name in formats:
            notes: list[Words] = []
            try:
                data = FORMATS[name](manuscript, properties, pictures, house, notes.append)
            except DamagedPicture as error:
                raise CannotRead(error.source, NOT_A_PICTURE) from error
            yield RenderedDocument(
                f"{file}.{name}",
                title,
                data,
                document,
                is_combined=behind is not None,
                notes=tuple(notes),
                pages=pages if name in PAGED_FORMATS else 0,
            )


def _pages_of(
    manuscript: Manuscript, style: HouseStyle | None, pictures: Mapping[str, bytes]
) -> int:
    """The number of a document's pages."""
    # Only `render` tells it.
    from civplan.typeset.gbt9704 import GBT9704  # noqa: PLC0415
    from civplan.typeset.layout.lay_out import page_contents  # noqa: PLC0415

    return len(page_contents(manuscript, style or GBT9704, pictures))


def composed_document(
    plan: Plan, composer: Composer, document: Document, next_year: OpenedPlan | None = None
) -> Manuscript:
    """The manuscript of one of a plan's documents.

    Args:
        plan: The plan.
        composer: Composes by its pack.
        document: Which of the two.
        next_year: The file, without errors, whose plan stands behind the summary; None for none.

    Raises:
        CannotCompose, ManuscriptError: A template of the pack is faulty.
    """
    if document is not Document.SUMMARY or next_year is None:
        return composer.compose(plan, document)
    if next_year.plan is None or next_year.pack is None:
        raise CannotRender(next_year.path, PLAN_HAS_ERRORS, next_year.findings)
    from civplan.compose.combined import NextYear  # noqa: PLC0415 - few plans have one

    behind = NextYear(next_year.plan, next_year.pack.profile)
    return composer.compose(plan, document, behind)


def _details_of(
    plan: Plan, document: Document, next_year: OpenedPlan | None
) -> DocumentDetails | None:
    """The values of a document, such as its date."""
    if next_year is None or next_year.plan is None:
        return plan.details(document)
    from civplan.compose.combined import combined_details  # noqa: PLC0415 - as above

    return combined_details(plan, next_year.plan)


def style_of_project(variant: StyleVariant | None) -> HouseStyle | None:
    """The house style with a project's variant; None for the standard's own."""
    if variant is None:
        return None
    from civplan.typeset.gbt9704 import house_style  # noqa: PLC0415 - few projects have one

    return house_style(variant)


def document_properties(
    plan: Plan, pack: Pack, manuscript: Manuscript, created: datetime
) -> DocumentProperties:
    """What the file says about itself."""
    return DocumentProperties(
        title=manuscript.full_title,
        author="、".join(plan.issuers),
        created=created,
        subject=pack.profile.name,
        keywords=(plan.community, str(plan.year), plan.campaign),
    )


def document_time(plan: Plan, details: DocumentDetails | None) -> datetime:
    """Noon of a document's date; without one, of the first day of the year."""
    when = details.date if details else None
    day = when.first_day if when and not when.is_long_term else date(plan.year, 1, 1)
    return datetime.combine(day, time(12), UTC)


def pictures_of(manuscript: Manuscript, folder: Path) -> Mapping[str, bytes]:
    """The bytes of each picture by the address that the manuscript gives it.

    Args:
        manuscript: What shows them.
        folder: The plan file's folder, which addresses are relative to.

    Raises:
        CannotRead: A picture is missing, no PNG or JPEG, or lies outside the project folder; or
            they are too large together.
    """
    pictures: dict[str, bytes] = {}
    room = LARGEST_PICTURES
    for address in sorted({figure.source for figure in manuscript.figures}):
        pictures[address] = _picture_bytes(address, folder, room)
        room -= len(pictures[address])
    return pictures


def _picture_bytes(address: str, folder: Path, room: int) -> bytes:
    """One picture's bytes, as many as there is room for."""
    path = folder / address
    if not lies_inside(project_folder(folder), path):
        raise CannotRead(address, PICTURE_OUTSIDE_PROJECT)
    try:
        if path.exists() and not path.is_dir() and not is_file(path):
            raise CannotRead(path, NOT_REGULAR_FILE)
        with path.open("rb") as file:
            data = file.read(room + 1)
    except OSError as error:
        raise CannotRead(path, read_error_reason(error)) from error
    if len(data) > room:
        raise CannotRead(path, PICTURES_TOO_LARGE)
    _check_picture(data, path)
    return data


def _check_picture(data: bytes, file: Path) -> None:
    """Refuse what no typesetter could show."""
    try:
        read_picture(str(file), data)
    except DamagedPicture as error:
        raise CannotRead(file, NOT_A_PICTURE) from error
