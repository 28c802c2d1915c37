"""What the reading of one Word file knows and gathers on its way."""

from __future__ import annotations

from collections.abc import Callable

from civplan.findings.words import Words
from civplan.ingest.blocks import FileBlocks, Note, Omission, Place
from civplan.ingest.word.namespaces import W, XmlElement
from civplan.ingest.word.number_definitions import ListDefinitions
from civplan.ingest.word.numbering import ListCounter
from civplan.ingest.word.package import WordPackage
from civplan.ingest.word.styles import EffectiveProperties

COMMENT = Words("批注", "a comment")
HIDDEN = Words("隐藏文字", "hidden text")
DELETED_TEXT = Words("修订中删除的文字", "text deleted in a tracked change")
RUBY_TEXT = Words("拼音标注", "a pronunciation beside a character")
HEADER = Words("页眉", "a header")
FOOTER = Words("页脚", "a footer")
COVERED_CELL = Words("合并单元格盖住的文字", "text covered by a merged cell")
UNDEFINED_LIST = Words("没有定义的自动编号", "an automatic number that is not defined")
UNKNOWN_SYMBOL_SIGN = Words("符号字体里认不出的符号", "a sign of a symbol font that is not known")
OTHER_FILE = Words("插入的其他文件，没有读取", "another file inside it, which was not read")
TABLE_TITLE = Words("表格的替代文字", "the alternative text of a table")
CHART_SHOWN = Words("图表", "a chart")
InnerReader = Callable[[str, str], FileBlocks | None]
"""From the name of a part and the id of a relationship to the blocks of a file within the file."""
NOTE_FORMS = {"footnote": "［注{}］", "endnote": "［尾注{}］"}
"""The mark of a note in the text, by its kind."""


class WordReading:
    """One document while it is read: what its parts know, what was gathered, how far it is."""

    def __init__(self, package: WordPackage, read_inner: InnerReader | None = None) -> None:
        """Read the styles and lists of a package.

        Args:
            package: The document.
            read_inner: Reads the files within it; None when they are not to be read.
        """
        self.package = package
        self.read_inner = read_inner or (lambda _part, _reference: None)
        self.lists = ListDefinitions(package)
        self.properties = EffectiveProperties(package, self.lists.level_properties)
        self.notes: list[Note] = []
        self.omissions: list[Omission] = []
        self.paragraph = 0
        """The paragraphs read so far."""
        self.table = 0
        """The tables read so far."""
        self.paragraphs: dict[int, XmlElement] = {}
        """The ``p`` of each paragraph of the text by its number."""
        self.boxes = ListCounter(self.lists)
        """Counts the lists of all text boxes, which are a story of their own."""
        self._comments = _texts_by_id(package.related("comments"), "comment")
        self._undefined: set[str] = set()
        self._note_counts = dict.fromkeys(NOTE_FORMS, 0)
        self._note_nodes = {
            kind: _texts_by_id(package.related(f"{kind}s"), kind) for kind in NOTE_FORMS
        }

    def omit(self, what: Words, text: str, place: Place) -> None:
        """Tell of something that is left out, if it says anything."""
        if text.strip():
            self.omissions.append(Omission(what, text.strip(), place))

    def omit_number(self, number: str, place: Place, text: str) -> None:
        """Tell of a list that is not defined, once, with the text that it should number."""
        if number not in self._undefined:
            self._undefined.add(number)
            self.omit(UNDEFINED_LIST, text or f"numId={number}", place)

    def comment_node(self, reference: XmlElement) -> XmlElement | None:
        """The content of the comment that is referred to; each is given once."""
        return self._comments.pop(reference.get(f"{W}id", ""), None)

    def left_comments(self) -> list[XmlElement]:
        """The comments that nothing in the text has referred to."""
        return list(self._comments.values())

    def note_node(self, kind: str, reference: XmlElement) -> XmlElement | None:
        """The content of the footnote or endnote that is referred to."""
        return self._note_nodes[kind].get(reference.get(f"{W}id", ""))

    def next_note_mark(self, kind: str) -> str:
        """The mark of the next footnote or endnote: ［注1］."""
        self._note_counts[kind] += 1
        return NOTE_FORMS[kind].format(self._note_counts[kind])


def _texts_by_id(root: XmlElement | None, name: str) -> dict[str, XmlElement]:
    """The comments or notes of a part by their ids."""
    nodes = root.iterfind(f"{W}{name}") if root is not None else ()
    return {node.get(f"{W}id", ""): node for node in nodes}
