"""Which key path of which file prints which stretch of a document's texts.

The document is composed again from a copy of the plan whose values print with tracers. A text that
is the same but for them shows by these what it was made from; of another one nothing is claimed.
What stands between the values of a text, such as 由…负责, is computed from what holds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.edit.key_path import KeyPath
from civplan.findings.finding import Span
from civplan.preview.key_paths import WHOLE_FILE_PATH
from civplan.preview.keyed_plan import KeyedPlan, PlanKey, common_holder, keyed_plans
from civplan.preview.traced_document import DocumentTracer, TracedDocument
from civplan.preview.traced_texts import CHANGEABLE_MARKS
from civplan.source.nodes import Scalar

if TYPE_CHECKING:
    from civplan.compose.environment import Composer
    from civplan.documents.open import OpenedPlan
    from civplan.manuscript.nodes import Manuscript
    from civplan.preview.documents import DocumentToShow
    from civplan.preview.traced_plan import PlanLeaf
    from civplan.preview.traced_texts import LeafStretch
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.numbering import NumberForms

CLOSING = CHANGEABLE_MARKS | frozenset("”’）》】")
"""What closes a sentence; it belongs to the value before it."""
ISSUER = "issuer"
"""The key that gives the signature of both documents."""
FIELDS_OF_PLACES = {
    "title": "title",
    "letterhead": "letterhead",
    "number": "number",
    "signer": "signer",
    "name": "attachments",
    "issuer": ISSUER,
    "date": "date",
    "note": "note",
    "recipients": "colophon_recipient",
    "copies": "copies",
    "printed": "letterhead",
}
"""The keys that give what stands around a document's text; all but one are its own."""
FIELDS_WITH_DEFAULT = ("title", ISSUER)
"""Those of them that print something where a plan file does not give them."""
BLOCK_DEPTHS = {"text": 2, "attachment": 4}
"""How the places begin that hold headings, paragraphs and tables, and how long those of their
numbered blocks are."""


class Provenance(NamedTuple):
    """What prints a stretch of a text."""

    start: int
    """Its first character, from 0."""
    end: int
    path: str
    """The key path, as ``civplan set`` takes it: of the value, or of the nearest value or record
    that the stretch is computed from; empty where there is none. One of the next year's file has
    the name of that file before it, ``hunei-2025.yaml: work.text``; what stands in a table beside
    the plan file has the name of that file and its line."""
    file: str
    """The file that has the value, as messages name it; of a text of the pack, its profile."""
    line: int
    """From 1."""
    column: int
    is_computed: bool = False
    """True where the stretch is made of values, or is a text of the pack."""
    is_default: bool = False
    """True for a text of the pack or of the program, in whose place a plan file may give its own,
    at the path."""


Provenances = Mapping["TextPlace", tuple[Provenance, ...]]
"""By the place of each text, what prints its stretches, in its order."""


class ProvenanceFinder:
    """Finds what prints the documents of one plan file."""

    def __init__(
        self, opened: OpenedPlan, composer: Composer, numbers: NumberForms | None = None
    ) -> None:
        """Take the file, without errors, what composes by its pack, and the forms of numbers."""
        self._files = keyed_plans(opened)
        self._tracer = DocumentTracer(composer, numbers)

    def provenances_of(self, document: DocumentToShow, manuscript: Manuscript) -> Provenances:
        """What prints each stretch of the texts of a document that says this."""
        traced = self._tracer.trace(document, manuscript)
        gaps = _GapFinder(traced, self._files, document.details)
        return {place: tuple(gaps.of_text(place)) for place in traced.texts}


def default_text(texts: Mapping[TextPlace, str], provenances: Provenances, path: str) -> str:
    """What the pack prints at the place of a key that the file does not give; empty for nothing.

    A heading is without its number, and the body that a document goes to without its colon.
    """
    for place, of_text in provenances.items():
        defaults = [one for one in of_text if one.is_default and one.path == path]
        if defaults:
            is_heading = path.endswith(".heading")
            start = defaults[-1].start if is_heading else 0
            return texts[place][start:].removesuffix("：" if path.endswith(".recipient") else "")
    return ""


class _Known(NamedTuple):
    """A stretch of which it is known what prints it."""

    provenance: Provenance
    key: PlanKey | None
    """None for a text of the pack, and for what stands in a table beside the plan file."""


class _GapFinder:
    """Finds what prints the stretches between those that are values."""

    def __init__(self, traced: TracedDocument, files: Sequence[KeyedPlan], details: str) -> None:
        self.texts = traced.texts
        self.files = files
        self.details = KeyPath.parse(details)
        self.known = {
            place: [self._known_stretch(one, traced.leaves[one.leaf]) for one in stretches]
            for place, stretches in traced.stretches.items()
        }

    def _known_stretch(self, stretch: LeafStretch, leaf: PlanLeaf) -> _Known:
        """What prints a stretch that is a value."""
        span = leaf.span
        if leaf.default_of is not None:
            return _Known(_provenance(stretch, leaf.default_of, span, is_default=True), None)
        for number, file in enumerate(self.files):
            if known := file.key_of(leaf):
                own = PlanKey(number, known.path, known.node.span)
                is_made = not isinstance(known.node, Scalar)
                words = self._path_words(own)
                return _Known(_provenance(stretch, words, own.span, is_computed=is_made), own)
        beside = f"{Path(span.path).name}: {span.line}"
        return _Known(_provenance(stretch, beside, span), None)

    def of_text(self, place: TextPlace) -> Iterator[Provenance]:
        """What prints each stretch of a text."""
        end = 0
        before: _Known | None = None
        for one in self.known.get(place, []):
            if one.provenance.start == one.provenance.end:
                continue
            if one.provenance.start > end:
                yield self._of_gap(place, (end, one.provenance.start), before, one)
            yield one.provenance
            before, end = one, one.provenance.end
        if end < len(self.texts[place]):
            yield self._of_gap(place, (end, len(self.texts[place])), before, None)

    def _of_gap(
        self,
        place: TextPlace,
        stretch: tuple[int, int],
        before: _Known | None,
        after: _Known | None,
    ) -> Provenance:
        """What a stretch between two values, or beside one, is computed from."""
        start, end = stretch
        for one in self.known.get(place, []):
            if one.provenance.is_default:
                return one.provenance._replace(start=start, end=end)
        if before and CLOSING.issuperset(self.texts[place][start:end]):
            return before.provenance._replace(start=start, end=end, is_computed=True)
        near = [one for one in (before, after) if one]
        key = self._common(near) if near else self._key_around(place)
        return self._computed(place, stretch, key)

    def _computed(
        self, place: TextPlace, stretch: tuple[int, int], key: PlanKey | None
    ) -> Provenance:
        """What is computed from what a key holds; from a value of the document without one."""
        is_own = key is None and place[0] not in BLOCK_DEPTHS
        if is_own:
            key = self._own_key(place)
        if key is None:
            return _provenance(stretch, "", Span(self.files[0].file), is_computed=True)
        has_default = is_own and key.path.steps[-1] in FIELDS_WITH_DEFAULT
        is_default = has_default and key.path not in self.files[0].by_path
        words = self._path_words(key)
        return _provenance(stretch, words, key.span, is_computed=True, is_default=is_default)

    def _path_words(self, key: PlanKey) -> str:
        """The path of a key, with its file's name before it where that is of the next year."""
        return f"{Path(self.files[key.file].file).name}: {key.path}" if key.file else f"{key.path}"

    def _own_key(self, place: TextPlace) -> PlanKey | None:
        """The key among the document's own values that gives what stands at a place."""
        names = (FIELDS_OF_PLACES.get(str(part)) for part in reversed(place))
        field = next(filter(None, names), None)
        if field is None:
            return None
        holder = WHOLE_FILE_PATH if field == ISSUER else self.details
        path, nodes = holder.key(field), self.files[0].by_path
        node = nodes.get(path) or nodes.get(holder)
        return PlanKey(0, path, node.node.span if node else Span(self.files[0].file))

    def _common(self, known: Iterable[_Known]) -> PlanKey | None:
        """The record that holds all of some values."""
        keys = [one.key for one in known if one.key]
        if not keys:
            return None
        common: PlanKey | None = keys[0]
        for key in keys:
            common = common and common_holder(self.files, common, key)
        return common

    def _key_around(self, place: TextPlace) -> PlanKey | None:
        """The record of the values near a text that has none itself."""
        for near in self._neighbours(place):
            values = [one for text in near for one in self.known.get(text, []) if one.key]
            if values:
                return self._common(values)
        return None

    def _neighbours(self, place: TextPlace) -> Iterator[list[TextPlace]]:
        """The places near a text: the cells of its row, of its table; else the texts beside it."""
        if place[0] not in BLOCK_DEPTHS:
            return
        block = _block_of(place)
        if place == block:
            yield self._texts_beside[place]
            return
        if place[:-1] != block:
            yield self._cells[place[:-1]]
        yield self._cells[block]

    @cached_property
    def _cells(self) -> Mapping[TextPlace, list[TextPlace]]:
        """The places with values in each row and in each table."""
        cells: dict[TextPlace, list[TextPlace]] = defaultdict(list)
        for place in self._places_with_keys:
            for holder in {_block_of(place), place[:-1]}:
                cells[holder].append(place)
        return cells

    @cached_property
    def _texts_beside(self) -> Mapping[TextPlace, list[TextPlace]]:
        """For each text without values, the nearest one with some before it, and behind it."""
        beside: dict[TextPlace, list[TextPlace]] = defaultdict(list)
        with_keys = set(self._places_with_keys)
        for places in (list(self.texts), [*self.texts][::-1]):
            nearest = None
            for place in places:
                if place in with_keys:
                    nearest = place
                elif nearest and nearest[0] == place[0]:
                    beside[place].append(nearest)
        return beside

    @property
    def _places_with_keys(self) -> list[TextPlace]:
        """The places of the texts and tables that have values of a plan file."""
        return [
            place
            for place in self.texts
            if place[0] in BLOCK_DEPTHS and any(one.key for one in self.known.get(place, []))
        ]


def _block_of(place: TextPlace) -> TextPlace:
    """The place of the numbered block that a text is a part of."""
    return place[: BLOCK_DEPTHS.get(str(place[0]), len(place))]


def _provenance(
    stretch: tuple[int, ...],
    path: str,
    span: Span,
    *,
    is_computed: bool = False,
    is_default: bool = False,
) -> Provenance:
    """What prints a stretch, of which the first two numbers are its start and its end."""
    start, end = stretch[:2]
    is_computed = is_computed or is_default
    return Provenance(start, end, path, span.path, span.line, span.column, is_computed, is_default)
