"""The HTML page: self-contained, escaped, and nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given

from civplan.manuscript.nodes import (
    AttachmentText,
    Colophon,
    Figure,
    Heading,
    List,
    ListItem,
    Manuscript,
    Masthead,
    Paragraph,
    Signature,
    Table,
    TextRun,
)
from civplan.typeset.gbt9704 import GBT9704, Font
from civplan.typeset.html.typesetter import HtmlTypesetter
from civplan.typeset.numbering import NumberForms
from civplan.typeset.properties import DocumentProperties
from support.docx_files import body
from support.golden import Golden
from support.manuscripts import HARD, RICH, cells, manuscripts, text_run, texts_of

PROPERTIES = DocumentProperties(
    "工作总结", "湖内社区居民委员会", datetime(2007, 12, 31, tzinfo=UTC), keywords=("社区", "2007")
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "78da63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A PNG file of one white pixel."""
IMAGES = {"photos/meeting.png": PIXEL}
VOID = frozenset({"meta", "br", "wbr", "col", "img"})


class Page(HTMLParser):
    """A page as a browser reads it: its elements and their text; fails where tags do not match."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.lines: list[str] = [""]
        self._open: list[str] = []
        self.feed(written.decode("utf-8"))
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag not in {"span", "strong", "wbr"}:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.lines[-1] += data.rstrip("\n") if data.isspace() else data

    def attributes(self, tag: str) -> Iterator[dict[str, str]]:
        """The attributes of every element of this name."""
        return (attributes for name, attributes in self.elements if name == tag)


def page_of(manuscript: Manuscript, properties: DocumentProperties = PROPERTIES) -> Page:
    return Page(typeset(manuscript, properties))


def typeset(manuscript: Manuscript, properties: DocumentProperties = PROPERTIES) -> bytes:
    return HtmlTypesetter().typeset(manuscript, properties, IMAGES)


def body_of(manuscript: Manuscript) -> str:
    """What stands in the article, after the title 题."""
    written = typeset(manuscript).decode("utf-8")
    return written.split("<h1><span>题</span></h1>\n")[1].split("\n</div>\n</article>")[0]


def document(*blocks: Paragraph | List | Table | Figure) -> Manuscript:
    return Manuscript(("题",), blocks)


def test_the_rich_manuscript(golden: Golden) -> None:
    written = typeset(RICH).decode("utf-8")
    style = re.search("<style>.*</style>", written, re.DOTALL)
    assert style

    golden("typeset/rich.html", written.replace(style.group(), "<style>…</style>"))


def test_the_style_sheet(golden: Golden) -> None:
    written = typeset(RICH).decode("utf-8")

    golden("typeset/page.css", written.split("<style>\n")[1].split("</style>")[0])


@given(manuscripts())
def test_every_text_is_there_as_it_was_typed(manuscript: Manuscript) -> None:
    sources = {figure.source for figure in all_figures(manuscript)}
    written = HtmlTypesetter().typeset(manuscript, PROPERTIES, dict.fromkeys(sources, PIXEL))

    lines = Page(written).lines
    whole = "\n".join(lines)
    balanced = "".join(lines)  # a title may have been broken over lines
    wanted = [text.rstrip("。") for text in texts_of(manuscript)]
    assert [text for text in wanted if text not in whole and text not in balanced] == []


def all_figures(manuscript: Manuscript) -> Iterator[Figure]:
    parts = (manuscript.blocks, *(attachment.blocks for attachment in manuscript.attachments))
    return (block for blocks in parts for block in blocks if isinstance(block, Figure))


def test_the_same_manuscript_gives_the_same_bytes() -> None:
    assert typeset(RICH) == typeset(RICH)


def test_the_page_says_which_program_wrote_it() -> None:
    named = {
        meta.get("name"): meta["content"]
        for meta in page_of(RICH).attributes("meta")
        if "content" in meta
    }

    assert {
        name: named[name] for name in ("generator", "author", "keywords", "dcterms.created")
    } == {
        "generator": "civplan",
        "author": "湖内社区居民委员会",
        "keywords": "社区,2007",
        "dcterms.created": "2007-12-31T00:00:00+00:00",
    }


def test_the_page_needs_no_other_file_and_runs_nothing() -> None:
    page = page_of(RICH)

    tags = {tag for tag, _ in page.elements}
    assert tags & {"script", "link", "iframe", "object", "embed", "base", "a", "form"} == set()
    addresses = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in {"src", "href", "srcset"}
    ]
    assert [address[:22] for address in addresses] == ["data:image/png;base64,"]
    assert re.findall(rb"https?:|url\(|@import|javascript:", typeset(RICH)) == []


def test_a_browser_is_told_to_load_nothing() -> None:
    policy = [meta["content"] for meta in page_of(RICH).attributes("meta") if "http-equiv" in meta]

    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img onerror=x>', "</title>", "A&amp;B", *HARD]
)
def test_text_is_text_wherever_it_stands(text: str) -> None:
    figure = Figure("photos/meeting.png", text, text)
    manuscript = Manuscript(
        title=(text,),
        blocks=(
            Paragraph((TextRun(text, run_in=True), TextRun(text))),
            Table((cells(text),), (cells(text),), text),
            figure,
        ),
        masthead=Masthead(text, text, text),
        attachment_names=(text,),
        signature=Signature((text,), text),
        attachments=(AttachmentText(text, ()),),
        colophon=Colophon(text, text, text),
    )
    page = page_of(manuscript, PROPERTIES._replace(title=text, author=text, keywords=(text,)))
    harmless = page_of(manuscript._replace(title=("题",), masthead=None))

    assert {tag for tag, _ in page.elements} - {tag for tag, _ in harmless.elements} <= {
        "header",
        "wbr",
    }
    assert next(page.attributes("img"))["alt"] == text
    assert sum(line.count(text) for line in page.lines) >= 15


def test_a_number_is_text_in_its_paragraph() -> None:
    items = List(
        (
            ListItem((TextRun("楼长例会。", run_in=True), TextRun("12次。"))),
            ListItem(text_run("走访。")),
        )
    )

    assert body_of(document(items)) == (
        '<p><strong class="level-3">1.楼长例会。</strong>12次。</p>\n<p>2.走访。</p>'
    )


def test_a_list_that_lies_deeper_than_the_four_levels_looks_like_its_text() -> None:
    inner = List((ListItem((TextRun("很深。", run_in=True),)),))
    for _ in range(3):
        inner = List((ListItem(text_run("外"), (inner,)),))

    assert body_of(document(inner)).split("\n")[-1] == (
        '<p><strong class="level-5">a.很深。</strong></p>'
    )


def test_a_run_in_heading_without_a_level_looks_like_its_text() -> None:
    assert body_of(document(Paragraph((TextRun("目标。", run_in=True),)))) == (
        '<p><strong class="level-0">目标。</strong></p>'
    )


def test_a_forced_break_is_an_element() -> None:
    assert body_of(document(Paragraph(text_run("一\n<二>")))) == "<p>一<br>&lt;二&gt;</p>"


def test_a_table_is_as_wide_as_the_text_and_repeats_its_head() -> None:
    assert body_of(document(Table((cells("甲", "乙"),), (cells("一", "二"),), "表"))) == (
        '<div class="table"><table style="--columns:2"><caption>表</caption>'
        '<colgroup><col style="width:50.00%"><col style="width:50.00%"></colgroup>'
        '<thead><tr><th scope="col">甲</th><th scope="col">乙</th></tr></thead>'
        "<tbody><tr><td>一</td><td>二</td></tr></tbody></table></div>"
    )


def test_a_title_is_broken_in_balance_and_between_words() -> None:
    title = "湖内社区2007年创建文明社区工作总结暨2008年工作计划"
    written = typeset(Manuscript((title,), ())).decode("utf-8")

    spans = re.findall("<span>(.*?)</span>", written)
    assert [span.replace("<wbr>", "") for span in spans] == [
        "湖内社区2007年创建文明社区",
        "工作总结暨2008年工作计划",
    ]


def test_a_signature_keeps_its_distances() -> None:
    signed = Manuscript(("题",), (), signature=Signature(("湖内社区居委会",), "2007年12月31日"))

    assert body_of(signed) == (
        '<div class="signature" style="--above:1">'
        '<p class="right" style="--left:0pt;--right:31.5pt">湖内社区居委会</p>'
        '<p class="right" style="--left:0pt;--right:0pt">2007年12月31日</p></div>'
    )


def test_the_colophon_stands_on_the_last_sheet() -> None:
    manuscript = Manuscript(
        ("题",),
        (),
        attachments=(AttachmentText("名单", ()),),
        colophon=Colophon("民政局。", "湖内社区", "2007年12月31日"),
    )
    written = typeset(manuscript).decode("utf-8")

    assert written.split("<article>\n")[1].split("\n</article>")[0] == (
        '<div class="sheet">\n<h1><span>题</span></h1>\n</div>\n'
        '<section class="sheet attachment">\n'
        '<p class="label">附件</p><h1><span>名单</span></h1>\n'
        '<footer style="--room:493.05pt"><div class="colophon"><p class="copies">抄送：民政局。</p>'
        '<p class="printed"><span>湖内社区</span><span>2007年12月31日印发</span></p>'
        "</div></footer>\n</section>"
    )


@pytest.mark.parametrize(
    ("lines", "footer"),
    [(5, '<footer class="own-page">'), (28, '<footer style="--room:'), (50, 'class="own-page"')],
)
def test_on_paper_the_colophon_stands_at_the_foot_of_an_even_page(lines: int, footer: str) -> None:
    text = tuple(body("行") for _ in range(lines))
    written = body_of(Manuscript(("题",), text, colophon=Colophon("民政局。")))

    assert footer in written


def test_the_last_lines_stay_with_the_signature_on_paper() -> None:
    signature = Signature(("湖内社区居委会",), "2007年12月31日")
    text = (body("一"), body("二"), body("三"))

    written = body_of(Manuscript(("题",), text, signature=signature))

    assert '<p>一</p>\n<p class="keep">二</p>\n<p class="keep">三</p>' in written


def test_opening_words_leave_no_single_character_on_their_last_line() -> None:
    opening = body(f"{'年' * 27}。")

    written = body_of(Manuscript(("题",), (opening, Heading(1, text_run("章")), body("止。"))))

    assert written.startswith('<p class="loose">年')


def test_lines_stand_closer_on_paper_where_the_signature_has_no_room() -> None:
    signature = Signature(("湖内社区居委会",), "2007年12月31日")
    text = (*(body("行") for _ in range(10)), body("长" * 240))

    written = body_of(Manuscript(("题",), text, signature=signature))

    assert re.search(r'<p class="moved" style="--line:2\d\.\d+pt">长', written)


def test_an_empty_colophon_is_left_out() -> None:
    assert typeset(document()._replace(colophon=Colophon())) == typeset(document())


@pytest.mark.parametrize(
    ("images", "message"),
    [
        ({}, "photos/meeting.png: the picture is missing"),
        (
            {"photos/meeting.png": b"GIF89a"},
            "photos/meeting.png: neither a PNG nor a JPEG picture",
        ),
    ],
)
def test_a_picture_that_cannot_be_shown_is_an_error(images: dict[str, bytes], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        HtmlTypesetter().typeset(RICH, PROPERTIES, images)


def test_another_style_changes_fonts_numbers_and_sizes() -> None:
    style = GBT9704._replace(
        body_font=Font('我的"</style>字体', ()),
        numbers=NumberForms(level_3="{}、"),
    )
    items = List((ListItem(text_run("走访。")),))
    written = HtmlTypesetter(style).typeset(document(items), PROPERTIES).decode("utf-8")

    assert "<p>1、走访。</p>" in written
    assert written.count("</style>") == 1
    assert '--body-font:"我的/style字体","Noto Serif CJK SC"' in written


def test_a_table_that_is_too_wide_is_printed_on_landscape_pages() -> None:
    wide = Table((), (cells(*["110101199003074217"] * 5),), fitted=True)
    narrow = Table((), (cells("12"),), fitted=True)
    turned, upright = (
        HtmlTypesetter().typeset(Manuscript(("题",), (table,)), PROPERTIES).decode()
        for table in (wide, narrow)
    )

    assert '<div class="table landscape"><table style="--columns:5;font-size:10.5pt">' in turned
    assert "@page landscape{size:841.9pt 595.3pt" in turned
    assert "landscape" not in upright
