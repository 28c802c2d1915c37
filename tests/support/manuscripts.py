"""Manuscripts for tests: a rich one written by hand, and any that hypothesis can make."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from civplan.manuscript.nodes import (
    Align,
    AttachmentText,
    Colophon,
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    Manuscript,
    ManuscriptBlock,
    Masthead,
    Paragraph,
    ParagraphKind,
    Signature,
    Table,
    TableCell,
    TableRow,
    TextRun,
    TextRuns,
)

BLANKS = " \t\r\n"
WIDE = 16
"""Columns of a table that has room on a landscape page only."""
HARD = (
    "A&B  <C>",
    "𠮷野",
    "“引号”",
    "*星_号*",
    "# 井",
    "| 竖",
    "1. 一",
    "{{ x }}",
    "\\反",
    "`点`",
    "　空",
)
"""Texts that a careless typesetter breaks."""


def text_run(text: str) -> TextRuns:
    """One run of plain text."""
    return (TextRun(text),)


def cells(*texts: str, align: Align = Align.LEFT) -> TableRow:
    """A row of a table, one text for each cell."""
    return tuple(TableCell(text_run(text), align) for text in texts)


RICH = Manuscript(
    title=("湖内社区2007年创建文明社区工作总结",),
    masthead=Masthead("通北街道湖内社区居民委员会文件", "通湖社〔2007〕3号", "张三"),
    blocks=(
        Paragraph(text_run("通北街道办事处："), ParagraphKind.RECIPIENT),
        Paragraph(
            text_run(
                "2007年，湖内社区在街道党工委、办事处的领导下，围绕“创建文明社区”这一目标，动员居民和驻区单位"
                "共同参与，完成了年初确定的各项任务。现将主要工作总结如下。"
            )
        ),
        Heading(1, text_run("指导思想")),
        Paragraph(
            (
                TextRun("坚持以人为本。", run_in=True),
                TextRun("社区面积1.2平方公里，共有居民3180户、8600人。"),
            )
        ),
        Heading(1, text_run("主要工作")),
        Heading(2, text_run("健全创建组织和制度")),
        List(
            (
                ListItem((TextRun("楼群组长例会。", run_in=True), TextRun("全年召开碰头会12次。"))),
                ListItem(
                    text_run("走访居民，收集意见86条："),
                    (
                        Paragraph(text_run("其中卫生类40条、治安类46条。")),
                        List(
                            (
                                ListItem(text_run("已办结80条；")),
                                ListItem(text_run("正在办理6条。")),
                            )
                        ),
                    ),
                ),
            )
        ),
        Heading(2, text_run("整治环境"), numbered=False),
        List(
            (
                ListItem(text_run("抓清理，清运垃圾30吨。")),
                ListItem(text_run("抓管护，补种树木200株。")),
            ),
            ListStyle.ORDINAL,
        ),
        Heading(3, text_run("卫生评比")),
        Paragraph(
            text_run("A&B 物业  <c@d.example> 参与，*星号*、_下划线_、`反引号`、[方括号]都照原样。")
        ),
        Table(
            head=(cells("指标", "目标", "完成", "完成率", align=Align.CENTER),),
            body=(
                (*cells("居民满意率"), *cells("≥95%", "96.2%", "达标", align=Align.CENTER)),
                (*cells("碰头会|例会"), *cells("≥12次", "12次", "100%", align=Align.CENTER)),
                (*cells("合计"), TableCell(text_run("两项均完成"), Align.RIGHT, columns=3)),
            ),
            caption="年度指标完成情况",
        ),
        Figure("photos/meeting.png", "居民在会议室开会", "楼群组长碰头会"),
        Heading(1, text_run("存在问题")),
        Paragraph(text_run("# 部分楼道堆物较多。\n- 停车位不足。")),
    ),
    attachment_names=("年度指标分解表", "活动照片", "先进楼组名单"),
    signature=Signature(("湖内社区居民委员会",), "2007年12月31日"),
    notes=(Paragraph(text_run("（联系人：李四，电话：555-0100）"), ParagraphKind.NOTE),),
    attachments=(
        AttachmentText(
            "年度指标分解表", (Heading(1, text_run("说明")), Paragraph(text_run("逐月分解。")))
        ),
        AttachmentText("先进楼组名单", (Paragraph(text_run("𠮷祥里3号楼组。")),)),
    ),
    colophon=Colophon("区文明办，区民政局", "湖内社区居民委员会", "2007年12月31日"),
)
"""One manuscript with every part, and texts that must come out as typed."""


def texts(*, max_size: int = 12) -> st.SearchStrategy[str]:
    """Text as a plan may hold it: no control characters, not blank, no white space at its ends."""
    characters = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
    strategy = st.text(characters, min_size=1, max_size=max_size).map(
        lambda text: text.strip(BLANKS)
    )
    return st.one_of(st.sampled_from(HARD), strategy.filter(bool))


@st.composite
def runs(draw: st.DrawFn, *, run_in: bool = True) -> TextRuns:
    """The runs of a paragraph: perhaps a run-in heading, perhaps a forced line break."""
    rest = TextRun("\n".join(draw(st.lists(texts(), min_size=1, max_size=2))))
    if run_in and draw(st.booleans()):
        return (TextRun(draw(texts()), run_in=True), *draw(st.sampled_from(((), (rest,)))))
    return (rest,)


@st.composite
def lists(draw: st.DrawFn, level: int) -> List:
    """A list whose entries have this level, 3 to 5; an ordinal one has text only."""
    style = draw(st.sampled_from(ListStyle))
    count = draw(st.integers(1, 3))
    if style is ListStyle.ORDINAL:
        return List(tuple(ListItem(draw(runs())) for _ in range(count)), style)
    return List(tuple(draw(list_items(level)) for _ in range(count)))


@st.composite
def list_items(draw: st.DrawFn, level: int) -> ListItem:
    """An entry with what belongs under it."""
    blocks: list[ManuscriptBlock] = [
        Paragraph(draw(runs())) for _ in range(draw(st.integers(0, 1)))
    ]
    if draw(st.integers(0, 5)) == 0:
        blocks.append(draw(tables()))
    if level < 5 and draw(st.booleans()):
        blocks.append(draw(lists(level + 1)))
    return ListItem(draw(runs()), tuple(blocks))


@st.composite
def rows(draw: st.DrawFn, columns: int) -> TableRow:
    """A row that covers so many columns; two of them may be one cell."""
    spans = [1] * columns
    if columns > 1 and draw(st.booleans()):
        spans[:2] = [2]
    return tuple(
        TableCell(
            draw(st.one_of(st.just(()), runs(run_in=False))), draw(st.sampled_from(Align)), span
        )
        for span in spans
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with or without a head and a caption; one may be too wide for an upright page."""
    if draw(st.integers(0, 7)) == 0:
        cell = draw(rows(1))[0]._replace(columns=1)
        return Table((), ((cell,) * WIDE,), draw(optional_texts()), fitted=True)
    columns = draw(st.integers(1, 3))
    head = draw(st.lists(rows(columns), max_size=1))
    body = draw(st.lists(rows(columns), min_size=1, max_size=3))
    shares = draw(st.just(()) | st.tuples(*[st.integers(0, 100)] * columns))
    return Table(tuple(head), tuple(body), draw(optional_texts()), draw(st.booleans()), shares)


def optional_texts() -> st.SearchStrategy[str]:
    """A text, or none."""
    return st.one_of(st.just(""), texts())


def figures() -> st.SearchStrategy[Figure]:
    """A picture with or without words."""
    return st.builds(Figure, texts(), optional_texts(), optional_texts())


@st.composite
def blocks(draw: st.DrawFn) -> tuple[ManuscriptBlock, ...]:
    """The blocks of a text."""
    result: list[ManuscriptBlock] = []
    level = 0
    for kind in draw(st.lists(st.sampled_from("hplltf"), max_size=6)):
        if kind == "h":
            level = draw(st.integers(0, 4))
            result.append(Heading(level, draw(runs(run_in=False)), draw(st.booleans())))
        elif kind == "l":
            result.append(draw(lists(max(3, level + 1))))
        elif kind == "t":
            result.append(draw(tables()))
        elif kind == "f":
            result.append(draw(figures()))
        else:
            result.append(Paragraph(draw(runs())))
    return tuple(result)


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    """Any manuscript that a template can write."""
    recipient = draw(st.lists(recipients(), max_size=1))
    return Manuscript(
        title=tuple(draw(st.lists(texts(), min_size=1, max_size=2))),
        blocks=(*recipient, *draw(blocks())),
        masthead=draw(st.none() | mastheads()),
        attachment_names=tuple(draw(st.lists(texts(), max_size=2))),
        signature=draw(st.none() | signatures()),
        notes=tuple(draw(st.lists(notes(), max_size=2))),
        attachments=tuple(draw(st.lists(st.builds(AttachmentText, texts(), blocks()), max_size=2))),
        colophon=draw(st.none() | colophons()),
    )


def mastheads() -> st.SearchStrategy[Masthead]:
    """A letterhead with its marks, number and signer; or marks alone."""
    marks = [optional_texts()] * 3
    whole = st.builds(Masthead, texts(), optional_texts(), optional_texts(), *marks)
    return whole | texts().map(lambda mark: Masthead("", secrecy=mark))


def recipients() -> st.SearchStrategy[Paragraph]:
    """A body that the document goes to."""
    return st.builds(Paragraph, runs(), st.just(ParagraphKind.RECIPIENT))


def notes() -> st.SearchStrategy[Paragraph]:
    """A note under the date."""
    return st.builds(Paragraph, runs(), st.just(ParagraphKind.NOTE))


def signatures() -> st.SearchStrategy[Signature]:
    """One or two issuers, with or without a date and a seal."""
    issuers = st.lists(texts(), min_size=1, max_size=2).map(tuple)
    return st.builds(Signature, issuers, optional_texts(), sealed=st.booleans())


def colophons() -> st.SearchStrategy[Colophon]:
    """Copies, or the printing body, or both."""
    whole = st.builds(Colophon, optional_texts(), texts(), optional_texts(), optional_texts())
    return texts().map(Colophon) | whole


def texts_of(manuscript: Manuscript) -> list[str]:
    """Every stretch of text that must be found in a typeset document, breaks cut.

    Of a title, lines that are only blank are left out.
    """
    titles = [*manuscript.title, *(attachment.title for attachment in manuscript.attachments)]
    texts = [line for title in titles for line in title.split("\n") if line.strip()]
    texts += [*texts_of_blocks(manuscript.blocks), *manuscript.attachment_names]
    if masthead := manuscript.masthead:
        texts += [*masthead.marks, masthead.letterhead, masthead.number, masthead.signer]
    if signature := manuscript.signature:
        texts += [*signature.issuers, signature.date]
    texts += texts_of_blocks(manuscript.notes)
    for attachment in manuscript.attachments:
        texts += texts_of_blocks(attachment.blocks)
    if colophon := manuscript.colophon:
        texts += [colophon.recipients, colophon.copies]
        texts += [colophon.printed_by, colophon.printed_on]
    return [line for text in texts for line in text.split("\n") if line]


def texts_of_blocks(blocks: Sequence[ManuscriptBlock]) -> list[str]:
    """Every stretch of text in some blocks."""
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                texts += [run.text for run in block.runs]
            case List():
                for item in block.items:
                    texts += [run.text for run in item.runs]
                    texts += texts_of_blocks(item.blocks)
            case Table():
                grid = (*block.head, *block.body)
                texts += [run.text for row in grid for cell in row for run in cell.runs]
                texts.append(block.caption)
            case Figure():
                texts.append(block.caption)
    return texts
