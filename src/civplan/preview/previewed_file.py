"""A plan file under preview: read, checked and laid out anew when something of it changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.open import lines_of_sources, open_plan
from civplan.documents.render import ComposerCache, pictures_of, style_of_project
from civplan.findings.finding import findings_in_order
from civplan.findings.words import Words
from civplan.model.packs import PackCache, pack_by_name
from civplan.preview.documents import documents_to_show
from civplan.preview.drawing import KEY_BYTES, Looks, page_as_html, reading_of
from civplan.preview.provenance import ProvenanceFinder, default_text
from civplan.preview.shown_file import ShownDocument, ShownFile, places_of_keys, shown_findings
from civplan.preview.watch import FileTimes
from civplan.preview.watched_files import files_of_plan
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.places import text_places

if TYPE_CHECKING:
    from civplan.documents.open import OpenedPlan
    from civplan.manuscript.nodes import Manuscript
    from civplan.model.packs import Pack
    from civplan.preview.documents import DocumentToShow
    from civplan.preview.drawing import DrawnPage, Reading
    from civplan.preview.provenance import Provenances
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import Page

HAS_ERRORS = Words(
    "文件有错误，下面是改错以前的版面", "the file has errors; the pages are those from before"
)
HAS_ERRORS_AT_FIRST = Words(
    "文件有错误，改好以后才有版面", "the file has errors; there are no pages until they are mended"
)
HAS_ERRORS_SHOWN = Words(
    "文件有错误，下面照它现在的样子排版；改好以后才能生成文件",
    "the file has errors; the pages are of the file as it is, and no document is made of it until"
    " they are mended",
)
FAULT_OF_PROGRAM = Words("内部错误：{error}", "internal error: {error}")
LOOKS_AT_OTHERS = 16
"""Looks at a file's own text for each look at all on which its pages depend."""
AGAIN_SECONDS = 2.5
"""After so long a file is looked at again: the times of some disks and shares have steps of two
seconds, in which two saves look like one; and a file that was locked need not change."""
ErrorWords = Callable[[Exception], Words | None]
"""The message of an error that a user can correct; None for an error of the program."""


def words_of_error(error: Exception, error_words: ErrorWords) -> Words:
    """The message of any error on one line, also of one of the program."""
    line = " ".join(f"{type(error).__name__}: {error}".split())
    return error_words(error) or FAULT_OF_PROGRAM.filled(error=line)


class MadeDocument(NamedTuple):
    """A document, with all that its pages are made from."""

    manuscript: Manuscript
    pictures: Mapping[str, bytes]
    style: HouseStyle
    origins: Provenances


class LaidOutDocument(NamedTuple):
    """A document as it was last laid out, to take from it what has not changed."""

    made: MadeDocument
    reading: Reading
    pages: tuple[Page, ...]
    shown: ShownDocument

    def drawn_page(self, number: int, page: Page, made: MadeDocument) -> DrawnPage | None:
        """The page of a number, from 0, as it was drawn; None where something of it has changed."""
        if number >= len(self.pages) or self.pages[number] != page:
            return None
        places = {line.place for line in page.lines}
        before, now = self.made, made
        is_same = before.pictures == now.pictures and all(
            before.origins.get(place) == now.origins.get(place) for place in places
        )
        return self.shown.pages[number] if is_same else None


class PreviewedFile:
    """One plan file; used by one thread at a time, what it has shown by all."""

    def __init__(
        self, path: Path, error_words: ErrorWords, pack: str = "", cache: Path | None = None
    ) -> None:
        """Take the file, how errors are told, and the pack to use.

        Args:
            path: The file.
            error_words: The message of an error.
            pack: A pack's name or folder; empty for the one that the file names.
            cache: The folder that keeps compiled templates between runs; None for none.
        """
        self.path = path
        self.real_path = os.path.realpath(path)
        self.extended: frozenset[str] = frozenset()
        """The real paths of the files that it extends, as it was last read."""
        self.shown = ShownFile()
        """What is shown of it; version 0 while that is nothing."""
        self.pending: tuple[float, ShownFile] | None = None
        """What is to be shown, and when, if the file stays as it is; None for nothing."""
        self.seen = ""
        """The document at which somebody looks; empty while that is not known."""
        self.is_row_old = True
        """True when the list has another state of it."""
        self.pictures: Mapping[str, bytes] = {}
        """The bytes of every picture on the pages, by the end of its address."""
        self._is_good = False
        """True once the file was without errors: those pages are the ones that stay."""
        self._pack_name = pack
        self._error_words = error_words
        self._looks = Looks()
        self._pack: Pack | None = None
        self._cache = cache
        self._packs, self._composers = PackCache(), ComposerCache(cache)
        self._laid_out: dict[str, LaidOutDocument] = {}
        self._times = FileTimes(files_of_plan(path, None))
        self._watched: set[str] = set()
        """What its pages depend on, gathered while it is looked at."""
        self._data: dict[str, bytes] = {str(path): b""}
        """What was read of the plan file and of those that it extends."""
        self._count = 0
        self._again_at = inf
        """When it is to be looked at again, whatever its times say."""

    def has_changed(self) -> bool:
        """True when the file, or one that its pages depend on, is another than was read.

        What is not written all the time, such as settings, is looked at every few times. Some time
        after a change the texts are read once more, and as long as they cannot be read.
        """
        self._count += 1
        is_seldom = self._count % LOOKS_AT_OTHERS
        if monotonic() >= self._again_at:
            self._again_at = inf
            return self._reads_otherwise()
        return self._times.have_changed(self._data if is_seldom else None)

    def _reads_otherwise(self) -> bool:
        """True when a text is another than was read, whatever its times say."""
        for path, data in self._data.items():
            try:
                if Path(path).read_bytes() != data:
                    return True
            except OSError:
                return True
        return False

    def look(self, on_ready: Callable[[ShownFile], None] = lambda _: None) -> ShownFile:
        """What is to be shown now; the same as before when nothing changes that is seen.

        While the file has errors, its documents are those from before.

        Args:
            on_ready: Called with what can be shown before the other documents are made: that at
                which somebody looks is made first.
        """
        changed = self._times.changed_paths()
        self._again_at = monotonic() + AGAIN_SECONDS if changed else inf
        before = FileTimes(self._times.paths)
        self._watched = set(before.paths)
        if changed - self._data.keys():
            self._forget_pack()
        try:
            return self._look(on_ready)
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a file brings
            return self._next(problem=self._words_of(error))
        finally:  # a file that was not watched before counts as changed: it may have, meanwhile
            self._times = before.with_paths(self._watched)

    def _look(self, on_ready: Callable[[ShownFile], None]) -> ShownFile:
        """The same; it may raise anything."""
        opened, problem = self._open()
        if opened is None:
            return self._next(problem=problem)
        self._watch(opened)
        documents = self.shown.documents
        if not opened.has_errors:
            try:
                for documents in self._documents(opened):
                    shown = self._shown_with(opened, documents)
                    if shown is not self.shown:
                        on_ready(shown)
            except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a file brings
                problem = self._words_of(error)
            self._is_good = self._is_good or problem is None
        elif self._is_good:
            problem = HAS_ERRORS
        else:
            documents = self._documents_despite_errors(opened)
            problem = HAS_ERRORS_SHOWN if documents else HAS_ERRORS_AT_FIRST
        return self._shown_with(opened, documents, problem)

    def _shown_with(
        self,
        opened: OpenedPlan,
        documents: tuple[ShownDocument, ...],
        problem: Words | None = None,
    ) -> ShownFile:
        """What is shown of a file with these documents."""
        findings = findings_in_order(opened.findings)
        return self._next(
            title=_title_of(opened) or self.shown.title,
            documents=documents,
            findings=shown_findings(findings, lines_of_sources(opened.sources), documents),
            problem=problem,
            looks=dict(self._looks.rules),
        )

    def _documents_despite_errors(self, opened: OpenedPlan) -> tuple[ShownDocument, ...]:
        """The documents of a file that has had errors from the first; none where that fails."""
        try:
            (*_, documents) = self._documents(opened)
        except Exception:  # noqa: BLE001 - its findings say what is wrong
            return ()
        return documents

    def default_text(self, path: str) -> str:
        """What the pack prints at the place of a key that the file does not give."""
        for one in self._laid_out.values():
            made = one.made
            texts = dict(text_places(made.manuscript, made.style.numbers))
            if text := default_text(texts, made.origins, path):
                return text
        return ""

    @property
    def has_pages(self) -> bool:
        """True when its pages are kept."""
        return bool(self._laid_out)

    def forget(self) -> None:
        """Keep no pages; they are made again when somebody looks."""
        self._laid_out, self.pictures, self.shown = {}, {}, ShownFile()
        self._is_good = False

    def _next(self, **values: object) -> ShownFile:
        """What is shown with some values changed; the same one when none of them has."""
        changed = self.shown._replace(**values)  # type: ignore[arg-type]
        if changed == self.shown and changed.version:
            return self.shown
        return changed._replace(version=self.shown.version + 1)

    def _words_of(self, error: Exception) -> Words:
        """The message of any error: nobody reads a traceback in a browser."""
        return words_of_error(error, self._error_words)

    def _open(self) -> tuple[OpenedPlan | None, Words | None]:
        """The file read and checked; None, with the reason, where that is impossible."""
        try:
            if self._pack_name and self._pack is None:
                self._pack, _ = pack_by_name(self._pack_name)
            return open_plan(self.path, self._pack, self._packs), None
        except Exception as error:  # noqa: BLE001 - as above
            self._forget_pack()
            self._again_at = monotonic() + AGAIN_SECONDS
            self._data = {str(self.path): b""}
            return None, self._words_of(error)

    def _watch(self, opened: OpenedPlan) -> None:
        """Watch what the pages depend on now, and nothing else."""
        self._watched = files_of_plan(self.path, opened)
        self._data = {path: source.data for path, source in opened.sources.items()}
        self.extended = frozenset(map(os.path.realpath, opened.sources)) - {self.real_path}

    def _forget_pack(self) -> None:
        """Read profiles and templates anew."""
        self._packs, self._composers = PackCache(), ComposerCache(self._cache)
        self._pack = None

    def _documents(self, opened: OpenedPlan) -> Iterator[tuple[ShownDocument, ...]]:
        """The documents of a file without errors, in the end with all of them made.

        Before that they are given once with only the first made, if the others were made before.

        Raises:
            CannotCompose, ManuscriptError: A template of its pack is faulty.
            CannotRead: A picture cannot be read.
        """
        if opened.pack is None:
            return
        composer = self._composers.composer_for(opened.pack)
        style = style_of_project(opened.style) or GBT9704
        finder = ProvenanceFinder(opened, composer, style.numbers)
        documents = list(documents_to_show(opened))
        names = {one.name for one in documents}
        laid_out = dict(self._laid_out)
        for number, document in enumerate(sorted(documents, key=self._is_unseen)):
            manuscript = document.compose(composer)
            self._watched |= {str(opened.path.parent / one.source) for one in manuscript.figures}
            pictures = pictures_of(manuscript, opened.path.parent)
            origins = finder.provenances_of(document, manuscript)
            made = MadeDocument(manuscript, pictures, style, origins)
            laid_out[document.name] = self._lay_out(document, made)
            is_last = number == len(documents) - 1
            if is_last or (number == 0 and self._laid_out.keys() >= names):
                there = [laid_out[one.name] for one in documents]
                self.pictures = dict(_named_pictures(there))
                yield tuple(one.shown for one in there)
        self._laid_out = {one.name: laid_out[one.name] for one in documents}

    def _is_unseen(self, document: DocumentToShow) -> bool:
        """False for the document at which somebody looks, which is made first."""
        return document.name != self.seen

    def _lay_out(self, document: DocumentToShow, made: MadeDocument) -> LaidOutDocument:
        """A document in pages; those that are as they were are laid out, or drawn, already."""
        before = self._laid_out.get(document.name)
        if before and before.made == made:
            return before._replace(shown=before.shown._replace(label=document.label))
        manuscript, pictures, style, origins = made
        is_as_before = before and before.made[:3] == made[:3]
        pages = before.pages if before and is_as_before else lay_out(manuscript, style, pictures)
        reading = reading_of(manuscript, style.numbers)
        addresses = {
            source: f"../pictures/{picture_name(data)}" for source, data in pictures.items()
        }
        known = before if before and before.reading == reading else None
        drawn = tuple(
            (known and known.drawn_page(number, page, made))
            or page_as_html(page, reading, origins, self._looks, addresses)
            for number, page in enumerate(pages)
        )
        shown = ShownDocument(document.name, document.label, drawn, places_of_keys(origins))
        return LaidOutDocument(made, reading, tuple(pages), shown)


def _named_pictures(documents: Iterable[LaidOutDocument]) -> Iterator[tuple[str, bytes]]:
    """The names of the pictures of documents, with their bytes."""
    for one in documents:
        yield from ((picture_name(data), data) for data in one.made.pictures.values())


def picture_name(data: bytes) -> str:
    """The name of a picture in the preview, which tells it from any other."""
    return blake2b(data, digest_size=KEY_BYTES).hexdigest()


def _title_of(opened: OpenedPlan) -> str:
    """The community and the year; empty where the file does not say."""
    return f"{opened.plan.community} {opened.plan.year}" if opened.plan else ""
