"""The errors of templates that write something outside the vocabulary, and their messages."""

from __future__ import annotations

from xml.parsers.expat import errors

from civplan.findings.words import Language, Words


class ManuscriptError(Exception):
    """A template wrote an element where it may not stand, or text that is not well-formed XHTML."""

    def __init__(self, template: str, tag: str, why: Words) -> None:
        """Take the template's name, the wrong element, and what is wrong and how to fix it."""
        super().__init__(template, tag, why)
        self.template = template
        self.tag = tag
        self.why = why

    def message(self, language: Language) -> str:
        """One line for the template's author, without a closing stop."""
        why = self.why.in_language(language)
        if language == "zh":
            return f"模板 {self.template} 写出的 <{self.tag}> 有误：{why}"
        return f"template {self.template} wrote a wrong <{self.tag}>: {why}"

    @property
    def words(self) -> Words:
        """The message in both languages."""
        return Words(self.message("zh"), self.message("en"))

    def __str__(self) -> str:
        """The message in English."""
        return self.message("en")


class MarkupError(Exception):
    """An element is wrong; raised before the template's name is known."""

    def __init__(self, tag: str, why: Words) -> None:
        """Take the wrong element, and what is wrong and how to fix it."""
        super().__init__(tag, why)
        self.tag = tag
        self.why = why


EXCERPT_LENGTH = 60
"""Characters of a wrong text that a message quotes."""

DOCTYPE = Words(
    "不得有 DOCTYPE 或实体声明；删去它，从 <article> 写起",
    "a DOCTYPE or entity declaration may not stand here; remove it and begin with <article>",
)
WRONG_ROOT = Words("最外层应当是 <article>", "the outermost element must be <article>")
LONE_SURROGATE = Words(
    "文中有单独的代理码位，不是完整的字符；删去它",
    "the text holds a lone surrogate, which is no character; remove it",
)
NO_TEXT = Words("没有文字；写上文字，或不写这个元素", "it has no text; give it one or leave it out")
BREAK_AT_END = Words(
    "<br/> 只能放在两行文字之间，删去首尾的和连续的",
    "a <br/> stands between two lines of text, remove those at the ends and doubled ones",
)
NOT_RUN_IN = Words('应当写作 <strong class="run-in">', 'write <strong class="run-in">')
RUN_IN_LATE = Words(
    "只能放在段首，一段一个", "it stands at the start of its paragraph, one in a paragraph"
)
TEXT_AFTER_BLOCK = Words(
    "文字应当写在 <p> 和 <ol> 之前", "its text must stand before its <p> and <ol>"
)
TWO_NESTED = Words("一个 <li> 里只能有一个 <ol>", "a <li> holds one <ol> at most")
ORDINAL_NESTED = Words(
    "ordinal 列表排成一段，<li> 里只能有文字",
    "an ordinal list is one paragraph, its <li> hold text only",
)
TOO_DEEP_LIST = Words("列表嵌套太深；减少一层", "lists nest too deep; use one level fewer")
NO_ITEMS = Words("没有 <li>；空的列表不要写", "it has no <li>; leave an empty list out")
NO_TABLE_ROWS = Words(
    "<tbody> 里没有行；空的表格不要写", "no rows in its <tbody>; leave an empty table out"
)
NO_CELLS = Words("没有单元格", "it has no cells")
TWO_ALIGNS = Words("center 和 right 只能取一个", "it is center or right, not both")
NO_SOURCE = Words('没有图片地址，写上 src="…"', 'it does not say which picture, add src="…"')
FIGURE_PARTS = Words(
    "应当是一个 <img>，后面可有一个 <figcaption>",
    "it holds one <img>, then at most one <figcaption>",
)
WRONG_TABLE_PARTS = Words(
    "应当依次是 <caption>、<colgroup>、<thead>、<tbody>，前三个可以没有，各只能有一个",
    "it holds <caption>, <colgroup>, <thead> and <tbody> in this order, once each, the first three"
    " if needed",
)
NO_TITLE = Words("缺少标题 <h1>", "its title <h1> is missing")
TITLE_FIRST = Words("<h1> 应当写在最前，只写一个", "one <h1> stands first")
NO_LETTERHEAD = Words(
    '有发文字号或签发人，却没有 <p class="letterhead">',
    'with a number or signer there must be a <p class="letterhead">',
)
DATE_ALONE = Words(
    '成文日期前要有署名 <p class="signature">', 'a <p class="signature"> must stand before the date'
)
NOT_ATTACHMENT = Words(
    '应当写作 <section class="attachment">', 'write <section class="attachment">'
)
CLASS_CLASH = Words(
    "一个 <p> 只能有一个类，只有 signature 可以加 sealed",
    "a <p> has one class, only signature may add sealed",
)
PRINTED_PARTS = Words(
    "应当是印发机关，后面可有一个 <time> 写印发日期",
    "it holds the printing body, then at most one <time> with the date",
)

_EXPAT_CODES = errors.codes
_EXPAT_CAUSES = {
    _EXPAT_CODES[errors.XML_ERROR_TAG_MISMATCH]: Words(
        "结束标签与开始标签不配对", "the closing tag does not match the opening one"
    ),
    _EXPAT_CODES[errors.XML_ERROR_UNDEFINED_ENTITY]: Words(
        "实体只有 &amp; &lt; &gt; &quot; &apos; 五个，其余请直接写字符",
        "only the entities &amp; &lt; &gt; &quot; &apos; exist, write other characters as such",
    ),
    _EXPAT_CODES[errors.XML_ERROR_NO_ELEMENTS]: Words(
        "没有写完，有标签没有结束", "it ends before every element is closed"
    ),
    _EXPAT_CODES[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: Words(
        "</article> 之后还有内容", "something stands after </article>"
    ),
    _EXPAT_CODES[errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: Words(
        "同一属性写了两次", "an attribute is given twice"
    ),
}
"""The most common errors of the parser, by their codes."""
_OTHER_EXPAT_CAUSE = Words(
    "有 XML 不允许的字符，或文字中的 < & 没有转义",
    "it holds a character that XML forbids, or a < or & that is not escaped",
)


def not_well_formed(code: int, line: int, text: str) -> Words:
    """A line of the template's output, from 1, is not XML; ``code`` is the parser's."""
    cause = _EXPAT_CAUSES.get(code, _OTHER_EXPAT_CAUSE)
    excerpt = text.strip()[:EXCERPT_LENGTH]
    return Words(
        f"写出的第{line}行“{excerpt}”不是规范的 XHTML，{cause.zh}",
        f"line {line} of what it wrote, “{excerpt}”, is not well-formed XHTML: {cause.en}",
    )


def unknown_element(known: frozenset[str]) -> Words:
    """The element is not in the vocabulary."""
    names = " ".join(sorted(known))
    return Words(f"没有这个元素，可用的有 {names}", f"no such element, there are {names}")


def misplaced_element(parent: str, known: frozenset[str]) -> Words:
    """The element may not stand inside its parent."""
    if not known:
        return Words(f"<{parent}> 里不能再有元素", f"<{parent}> holds no elements")
    names = " ".join(sorted(known))
    return Words(
        f"不能放在 <{parent}> 里，那里可用 {names}", f"it may not stand in <{parent}>, only {names}"
    )


def unknown_class(name: str, known: frozenset[str]) -> Words:
    """The element may not have this class."""
    if not known:
        return Words(f"不能有类 {name}，删去它", f"it has no class {name}, remove it")
    names = " ".join(sorted(known))
    return Words(f"没有类 {name}，可用的有 {names}", f"no class {name}, there are {names}")


def unknown_attribute(name: str, known: frozenset[str]) -> Words:
    """The element may not have this attribute."""
    if not known:
        return Words(f"不能有属性 {name}，删去它", f"it has no attribute {name}, remove it")
    names = " ".join(sorted(known))
    return Words(f"没有属性 {name}，可用的有 {names}", f"no attribute {name}, there are {names}")


def stray_text(text: str) -> Words:
    """Text stands where only elements may stand."""
    excerpt = text[:EXCERPT_LENGTH]
    return Words(
        f"文字“{excerpt}”不能直接写在这里，放进 <p> 等元素",
        f"the text “{excerpt}” may not stand here, put it in a <p>",
    )


def instruction(target: str) -> Words:
    """There is a processing instruction."""
    return Words(
        f"不得有处理指令 <?{target}?>，删去它", f"<?{target}?> may not stand here, remove it"
    )


def not_a_span(text: str) -> Words:
    """The colspan of a cell is not a whole number from 1."""
    return Words(
        f"colspan “{text}”应当是 1 以上的整数", f"colspan “{text}” must be a whole number from 1"
    )


def not_a_share(text: str) -> Words:
    """The width of a column is not a whole number from 0 to 100."""
    return Words(
        f"width “{text}”应当是 0 到 100 的整数",
        f"width “{text}” must be a whole number from 0 to 100",
    )


def uneven_columns(shares: int, expected: int) -> Words:
    """A colgroup has more or fewer columns than the table."""
    return Words(
        f"它有{shares}个 <col>，表格有{expected}列",
        f"it has {shares} <col>, the table has {expected} columns",
    )


def uneven_rows(row: int, columns: int, expected: int) -> Words:
    """A row of a table, counted from 1, has more or fewer columns than the first."""
    return Words(
        f"第{row}行有{columns}列，第1行有{expected}列；各行列数（连同 colspan）要相同",
        f"row {row} has {columns} columns, row 1 has {expected}; make them equal, colspan counted",
    )


def only_in_article(name: str) -> Words:
    """The class is allowed directly in the article only."""
    return Words(
        f"类 {name} 只能直接用在 <article> 里", f"class {name} may stand directly in <article> only"
    )


def out_of_order(part: Words, latest: Words) -> Words:
    """A part of the document stands after one that must follow it."""
    return Words(f"{part.zh} 应当写在 {latest.zh} 之前", f"{part.en} must stand before {latest.en}")


def given_twice(part: Words) -> Words:
    """A part of the document occurs twice."""
    return Words(f"{part.zh} 只能写一个", f"there is more than one {part.en}")
