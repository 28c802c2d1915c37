"""What a template may not write, and what each fault is called."""

from __future__ import annotations

import pytest

from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.parse import parse_manuscript

TEMPLATE = "summary.html.j2"


def error_of(xhtml: str) -> ManuscriptError:
    with pytest.raises(ManuscriptError) as caught:
        parse_manuscript(xhtml, TEMPLATE)
    return caught.value


def document(inside: str) -> str:
    """An article with a title and what follows it."""
    return f"<article><h1>题</h1>{inside}</article>"


CELL = "<td>一</td>"
ROWS = f"<tbody><tr>{CELL}</tr></tbody>"
TABLE_PARTS = (
    "it holds <caption>, <colgroup>, <thead> and <tbody> in this order, once each, the first three"
    " if needed"
)
ELEMENTS = (
    "article br caption col colgroup figcaption figure h1 h2 h3 h4 h5 img li ol p section strong "
    "table tbody td th thead time tr"
)
FAULTS = {
    "no article": ("<div/>", "div", f"no such element, there are {ELEMENTS}"),
    "another root": ("<p>文</p>", "p", "the outermost element must be <article>"),
    "unknown element": (
        document("<ul/>"),
        "ul",
        f"no such element, there are {ELEMENTS}",
    ),
    "misplaced element": (
        document("<li>一</li>"),
        "li",
        "it may not stand in <article>, only figure h1 h2 h3 h4 h5 ol p section table",
    ),
    "element in a leaf": (document("<p><time><br/></time></p>"), "br", "<time> holds no elements"),
    "unknown class": (
        document('<ol class="x"/>'),
        "ol",
        "no class x, there are attachments ordinal",
    ),
    "class where none is": (
        document('<table><thead class="x"/></table>'),
        "thead",
        "it has no class x, remove it",
    ),
    "unknown attribute": (
        document('<figure><img width="1"/></figure>'),
        "img",
        "no attribute width, there are alt src",
    ),
    "attribute where none is": (
        document('<p style="x">文</p>'),
        "p",
        "it has no attribute style, remove it",
    ),
    "text between elements": (
        document("一些文字"),
        "article",
        "the text “一些文字” may not stand here, put it in a <p>",
    ),
    "full-width space between elements": (
        document("　"),
        "article",
        "the text “　” may not stand here, put it in a <p>",
    ),
    "text after an entry's list": (
        document("<ol><li>一<ol><li>二</li></ol>三</li></ol>"),
        "li",
        "its text must stand before its <p> and <ol>",
    ),
    "inline after an entry's list": (
        document("<ol><li>一<p>二</p><time>三</time></li></ol>"),
        "li",
        "its text must stand before its <p> and <ol>",
    ),
    "empty paragraph": (document("<p> \n</p>"), "p", "it has no text; give it one or leave it out"),
    "empty entry": (
        document("<ol><li/></ol>"),
        "li",
        "it has no text; give it one or leave it out",
    ),
    "entry with a list only": (
        document("<ol><li><ol><li>一</li></ol></li></ol>"),
        "li",
        "it has no text; give it one or leave it out",
    ),
    "empty heading": (document("<h2/>"), "h2", "it has no text; give it one or leave it out"),
    "empty time": (
        document("<p>一<time/></p>"),
        "time",
        "it has no text; give it one or leave it out",
    ),
    "empty title": (
        "<article><h1/></article>",
        "h1",
        "it has no text; give it one or leave it out",
    ),
    "break at an end": (
        document("<p>一<br/></p>"),
        "br",
        "a <br/> stands between two lines of text, remove those at the ends and doubled ones",
    ),
    "break alone": (
        document("<p><br/></p>"),
        "br",
        "a <br/> stands between two lines of text, remove those at the ends and doubled ones",
    ),
    "strong without its class": (
        document("<p><strong>一</strong></p>"),
        "strong",
        'write <strong class="run-in">',
    ),
    "late run-in heading": (
        document('<p>一<strong class="run-in">二</strong></p>'),
        "strong",
        "it stands at the start of its paragraph, one in a paragraph",
    ),
    "two run-in headings": (
        document('<p><strong class="run-in">一</strong><strong class="run-in">二</strong></p>'),
        "strong",
        "it stands at the start of its paragraph, one in a paragraph",
    ),
    "two nested lists": (
        document("<ol><li>一<ol><li>二</li></ol><ol><li>三</li></ol></li></ol>"),
        "li",
        "a <li> holds one <ol> at most",
    ),
    "list in an ordinal list": (
        document('<ol class="ordinal"><li>一<ol><li>二</li></ol></li></ol>'),
        "ol",
        "an ordinal list is one paragraph, its <li> hold text only",
    ),
    "list eleven deep": (
        document("<ol><li>一" * 11 + "</li></ol>" * 11),
        "ol",
        "lists nest too deep; use one level fewer",
    ),
    "empty list": (document("<ol/>"), "ol", "it has no <li>; leave an empty list out"),
    "empty table": (
        document("<table><tbody/></table>"),
        "table",
        "no rows in its <tbody>; leave an empty table out",
    ),
    "table without a body": (
        document("<table><thead><tr><th>一</th></tr></thead></table>"),
        "table",
        TABLE_PARTS,
    ),
    "table parts out of order": (
        document(f"<table><tbody><tr>{CELL}</tr></tbody><caption>表</caption></table>"),
        "table",
        TABLE_PARTS,
    ),
    "table with two bodies": (
        document(f"<table><tbody><tr>{CELL}</tr></tbody><tbody><tr>{CELL}</tr></tbody></table>"),
        "table",
        TABLE_PARTS,
    ),
    "column that is wider than its table": (
        document(f'<table><colgroup><col width="101"/></colgroup>{ROWS}</table>'),
        "col",
        "width “101” must be a whole number from 0 to 100",
    ),
    "columns without cells": (
        document(f"<table><colgroup><col/><col/></colgroup>{ROWS}</table>"),
        "colgroup",
        "it has 2 <col>, the table has 1 columns",
    ),
    "row without cells": (document("<table><tbody><tr/></tbody></table>"), "tr", "it has no cells"),
    "uneven rows": (
        document(f"<table><tbody><tr>{CELL}</tr><tr>{CELL}{CELL}</tr></tbody></table>"),
        "tr",
        "row 2 has 2 columns, row 1 has 1; make them equal, colspan counted",
    ),
    "two alignments": (
        document('<table><tbody><tr><td class="center right"/></tr></tbody></table>'),
        "td",
        "it is center or right, not both",
    ),
    "span that is no number": (
        document('<table><tbody><tr><td colspan="０"/></tr></tbody></table>'),
        "td",
        "colspan “０” must be a whole number from 1",
    ),
    "span of nothing": (
        document('<table><tbody><tr><td colspan="0"/></tr></tbody></table>'),
        "td",
        "colspan “0” must be a whole number from 1",
    ),
    "run-in heading in a cell": (
        document("<table><tbody><tr><td><strong/></td></tr></tbody></table>"),
        "strong",
        "it may not stand in <td>, only br time",
    ),
    "figure without a picture": (
        document("<figure><figcaption>图</figcaption></figure>"),
        "figure",
        "it holds one <img>, then at most one <figcaption>",
    ),
    "picture without an address": (
        document('<figure><img alt="图"/></figure>'),
        "img",
        'it does not say which picture, add src="…"',
    ),
    "no title": ("<article><p>文</p></article>", "article", "its title <h1> is missing"),
    "two titles": (document("<h1>题</h1>"), "h1", "one <h1> stands first"),
    "late title": ("<article><p>文</p><h1>题</h1></article>", "h1", "one <h1> stands first"),
    "attachment without a title": (
        document('<section class="attachment"><p>文</p></section>'),
        "section",
        "its title <h1> is missing",
    ),
    "attachment with a late title": (
        document('<section class="attachment"><p>文</p><h1>题</h1></section>'),
        "h1",
        "one <h1> stands first",
    ),
    "attachment's title on two lines": (
        document('<section class="attachment"><h1>题<br/>目</h1></section>'),
        "br",
        "it may not stand in <h1>, only time",
    ),
    "section without its class": (
        document("<section><h1>题</h1></section>"),
        "section",
        'write <section class="attachment">',
    ),
    "number without a letterhead": (
        '<article><p class="number">3号</p><h1>题</h1></article>',
        "p",
        'with a number or signer there must be a <p class="letterhead">',
    ),
    "date without an issuer": (
        document('<p class="date">2007年</p>'),
        "p",
        'a <p class="signature"> must stand before the date',
    ),
    "two parts in one": (
        document('<p class="note date">一</p>'),
        "p",
        "a <p> has one class, only signature may add sealed",
    ),
    "sealed without an issuer": (
        document('<p class="sealed">一</p>'),
        "p",
        "a <p> has one class, only signature may add sealed",
    ),
    "note in an attachment": (
        document('<section class="attachment"><h1>题</h1><p class="note">一</p></section>'),
        "p",
        "class note may stand directly in <article> only",
    ),
    "recipient after the body": (
        document('<p>一</p><p class="recipient">街道：</p>'),
        "p",
        '<p class="recipient"> must stand before the body',
    ),
    "body after the signature": (
        document('<p class="signature">社区</p><p>一</p>'),
        "p",
        'the body must stand before <p class="signature">',
    ),
    "attachments listed after the attachment": (
        document(
            '<section class="attachment"><h1>题</h1></section>'
            '<ol class="attachments"><li>一</li></ol>'
        ),
        "ol",
        '<ol class="attachments"> must stand before <section class="attachment">',
    ),
    "two dates": (
        document(
            '<p class="signature">社区</p><p class="date">1月</p><p class="date">2月</p>',
        ),
        "p",
        'there is more than one <p class="date">',
    ),
    "two recipients": (
        document('<p class="recipient">甲：</p><p class="recipient">乙：</p>'),
        "p",
        'there is more than one <p class="recipient">',
    ),
    "no attachment in the list": (
        document('<ol class="attachments"/>'),
        "ol",
        "it has no <li>; leave an empty list out",
    ),
    "list under an attachment's name": (
        document('<ol class="attachments"><li>一<ol><li>二</li></ol></li></ol>'),
        "ol",
        "it may not stand in <li>, only time",
    ),
    "printed without its body": (
        document('<p class="printed"><time>2007年</time></p>'),
        "p",
        "it holds the printing body, then at most one <time> with the date",
    ),
    "printed with text after its date": (
        document('<p class="printed">一<time>2007年</time>二</p>'),
        "p",
        "it holds the printing body, then at most one <time> with the date",
    ),
    "doctype": (
        f'<!DOCTYPE article [<!ENTITY a "b">]>{document("&a;")}',
        "article",
        "a DOCTYPE or entity declaration may not stand here; remove it and begin with <article>",
    ),
    "processing instruction": (
        document("<?php echo ?>"),
        "article",
        "<?php?> may not stand here, remove it",
    ),
    "lone surrogate": (
        document("<p>\ud842</p>"),
        "article",
        "the text holds a lone surrogate, which is no character; remove it",
    ),
}


@pytest.mark.parametrize(("xhtml", "tag", "why"), FAULTS.values(), ids=FAULTS)
def test_what_the_vocabulary_does_not_have_is_an_error(xhtml: str, tag: str, why: str) -> None:
    error = error_of(xhtml)

    assert (error.template, error.tag, error.why.en) == (TEMPLATE, tag, why)


def test_the_message_names_the_template_and_the_element_in_both_languages() -> None:
    error = error_of(document("<ol/>"))

    assert error.message("zh") == "模板 summary.html.j2 写出的 <ol> 有误：没有 <li>；空的列表不要写"
    assert error.message("en") == (
        "template summary.html.j2 wrote a wrong <ol>: it has no <li>; leave an empty list out"
    )
    assert str(error) == error.message("en")


def test_ten_thousand_nested_lists_are_one_error() -> None:
    depth = 10_000
    error = error_of(document("<ol><li>一" * depth + "</li></ol>" * depth))

    assert (error.tag, error.why.zh) == ("ol", "列表嵌套太深；减少一层")
