"""Fields: what Word computes, of which the result is shown and the code is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from civplan.ingest.word.alternatives import DELETED
from civplan.ingest.word.formulas import eq_text
from civplan.ingest.word.namespaces import MC, W, XmlElement
from civplan.ingest.word.properties import whole_number
from civplan.ingest.word.symbols import symbol_text

CONTENTS_FIELD = "TOC"
PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields that show page numbers."""
_SYMBOL_FIELD = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,6}|\d{1,7})(.*)", re.IGNORECASE | re.DOTALL)
_FONT_SWITCH = re.compile(r"\\f\s*(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
_BUTTON_FIELD = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
LARGEST_BYTE = 0xFF
PRIVATE_AREA = 0xF000


@dataclass(slots=True)
class _Field:
    """A field that has begun."""

    begin: XmlElement | None
    is_shown_around: bool
    """Whether text is shown where the field stands."""
    in_contents_around: bool
    code: list[str] = field(default_factory=list)
    has_result: bool = False
    """Whether its code is over."""
    shows: bool = False
    """Whether text at the place that is reached is shown."""
    in_contents: bool = False
    """Whether that place is in a contents list."""

    @property
    def name(self) -> str:
        """TOC, PAGE, EQ; empty when the code says nothing."""
        words = "".join(self.code).split(maxsplit=1)
        return words[0].upper() if words else ""

    def begin_result(self, hidden: frozenset[str]) -> None:
        """Pass from the code to the result, which is not shown of fields of these names."""
        name = self.name
        self.has_result = True
        self.shows = self.is_shown_around and name not in hidden
        self.in_contents = self.in_contents_around or name == CONTENTS_FIELD


class FieldTracker:
    """Follows the fields through a story: which text is shown, which is code."""

    def __init__(self, story: XmlElement, hidden: frozenset[str] = frozenset()) -> None:
        """Start before the first field.

        Args:
            story: The element that holds the story; a field that does not end in it is none.
            hidden: The names of fields whose results are left out.
        """
        self._paired = _paired_marks(story)
        self._open: list[_Field] = []
        self._hidden = hidden

    @property
    def shows(self) -> bool:
        """Whether text at this place is shown."""
        return not self._open or self._open[-1].shows

    @property
    def in_code(self) -> bool:
        """Whether text at this place belongs to the code of a field."""
        return bool(self._open) and not self._open[-1].has_result

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a contents list."""
        return bool(self._open) and self._open[-1].in_contents

    def add_code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open:
            self._open[-1].code.append(text)

    def begin_simple(self, code: str) -> None:
        """Enter a field that is one element; ``end_simple`` leaves it."""
        self._begin(None, [code])
        self._open[-1].begin_result(self._hidden)

    def end_simple(self) -> None:
        """Leave the innermost field."""
        if self._open:
            self._open.pop()

    def _begin(self, mark: XmlElement | None, code: list[str]) -> None:
        self._open.append(
            _Field(mark, self.shows, self.in_contents, code, in_contents=self.in_contents)
        )

    def take_mark(self, mark: XmlElement) -> str:
        """Pass the beginning, middle or end of a field (``fldChar``).

        What a field without a result shows, at its end; else nothing.
        """
        kind = mark.get(f"{W}fldCharType")
        if mark not in self._paired:
            return ""
        if kind == "begin":
            self._begin(mark, [])
        elif kind == "separate" and self._open:
            self._open[-1].begin_result(self._hidden)
        elif kind == "end" and self._open:
            ended = self._open.pop()
            return "" if ended.has_result else _text_without_result(ended)
        return ""


def _paired_marks(story: XmlElement) -> frozenset[XmlElement]:
    """The marks of all fields that begin and end in the story."""
    paired: list[XmlElement] = []
    open_fields: list[list[XmlElement]] = []
    for mark in story.iter(f"{W}fldChar"):
        if _is_elsewhere(mark, story):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                paired += open_fields.pop()
    return frozenset(paired)


def _is_elsewhere(mark: XmlElement, story: XmlElement) -> bool:
    """Whether a mark is deleted, or in a text box of the story, which is a story of its own."""
    for above in mark.iterancestors():
        if above is story:
            return False
        if above.tag in DELETED or above.tag in {f"{W}txbxContent", f"{MC}Fallback"}:
            return True
    return False


def _text_without_result(ended: _Field) -> str:
    """What a field shows that has no result: its code or its box says it."""
    code = "".join(ended.code)
    if ended.name == "EQ":
        return eq_text(code)
    if ended.name == "SYMBOL":
        return _symbol(code)
    button = _BUTTON_FIELD.fullmatch(code)
    if button:
        return button[1].strip()
    return _form_text(ended) if ended.begin is not None else ""


def _symbol(code: str) -> str:
    match = _SYMBOL_FIELD.fullmatch(code)
    if not match:
        return ""
    number = int(match[1], 16 if match[1].lower().startswith("0x") else 10)
    font = _FONT_SWITCH.search(match[2])
    name = (font[1] or font[2]) if font else "Symbol"
    if number <= LARGEST_BYTE:
        return symbol_text(name, chr(PRIVATE_AREA + number))
    return symbol_text(name, chr(number)) if number <= LARGEST_UNICODE else ""


LARGEST_UNICODE = 0x10FFFF


def _form_text(ended: _Field) -> str:
    """☑ or ☐ of a box to tick, the chosen entry of a list."""
    assert ended.begin is not None  # noqa: S101 - the caller has looked
    box = ended.begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        is_ticked = state is not None and state.get(f"{W}val", "1") not in {"0", "false", "off"}
        return "☑" if is_ticked else "☐"
    entries = [
        each.get(f"{W}val", "")
        for each in ended.begin.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")
    ]
    chosen = ended.begin.find(f"{W}ffData/{W}ddList/{W}result")
    index = whole_number(chosen.get(f"{W}val"), 0) if chosen is not None else 0
    return entries[index] if 0 <= index < len(entries) else ""
