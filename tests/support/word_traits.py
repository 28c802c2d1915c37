"""A Word file with every trait that a reader may stumble over, made with python-docx and raw XML.

Each trait is a stretch of the body, and the lines that a reader must find there: the number and
the text of each paragraph, those of tables and text boxes too.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from support.docx_files import png

if TYPE_CHECKING:
    from docx.document import Document as WordFile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Trait(NamedTuple):
    """A stretch of a document's body and what a reader must find there."""

    name: str
    body: str
    lines: tuple[str, ...]
    """The number and text of each paragraph."""
    notes: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    """The texts that are left out and told."""
    pictures: tuple[str, ...] = ()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    runs = (each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, number: int, level: int | None = 0) -> str:
    said = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return paragraph(text, properties=f'<w:numPr>{said}<w:numId w:val="{number}"/></w:numPr>')


def in_style(style: str, *content: str, more: str = "") -> str:
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>{more}')


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def change(name: str, content: str) -> str:
    return f'<w:{name} w:id="1" w:author="甲" w:date="2007-01-10T08:00:00Z">{content}</w:{name}>'


def deleted(text: str) -> str:
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def field(code: str, result: str | None, begin: str = "") -> str:
    """A field; ``code`` may be runs with a field in them."""
    said = f"<w:r><w:instrText xml:space='preserve'> {code} </w:instrText></w:r>"
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f"{code if code.startswith('<') else said}{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(content: str) -> str:
    """A text box as Word writes it: for newer versions, and once more for older ones."""
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="7" name="文本框"/>'
        '<a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{old_box(content)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def old_box(content: str) -> str:
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict>"
    )


def picture(description: str) -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="9" name="图片 9" descr="{description}"/>'
        '<a:graphic><a:graphicData uri="pic"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="a.png"/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


CHINESE, DEEP, AGAIN, LEGAL, UNNAMED, CIRCLED, LINKED = range(101, 108)
"""The ids of the lists below."""
NOWHERE = 999
"""The id of a list that is not defined."""
VANISH = "<w:vanish/>"


def level(index: int | None, form: str, text: str, more: str = "", *, start: int = 1) -> str:
    named = "" if index is None else f' w:ilvl="{index}"'
    return (
        f'<w:lvl{named}><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = {
    CHINESE: (
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
    ),
    DEEP: level(0, "decimal", "%1")
    + level(1, "decimal", "%1.%2")
    + level(2, "decimal", "%1.%2.%3"),
    LEGAL: level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    UNNAMED: level(None, "upperLetter", "%1)") + level(None, "lowerRoman", "%2)"),
    CIRCLED: (
        level(0, "decimalEnclosedCircle", "%1")
        + level(1, "bullet", "\uf0d8", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>")
    ),
    LINKED: (
        level(0, "ideographDigital", "%1、", '<w:pStyle w:val="First"/>')
        + level(1, "decimalFullWidth", "%2．", '<w:pStyle w:val="Second"/>')
    ),
}

TRAITS = (
    Trait("a plain paragraph", paragraph("年初制定计划。"), ("年初制定计划。",)),
    Trait(
        "automatic numbers, Chinese, by levels",
        numbered("组织", CHINESE)
        + numbered("机构", CHINESE, 1)
        + numbered("会议", CHINESE, 2)
        + numbered("制度", CHINESE, 1)
        + numbered("宣传", CHINESE)
        + numbered("阵地", CHINESE, 1),
        ("一、组织", "（一）机构", "1.会议", "（二）制度", "二、宣传", "（一）阵地"),
    ),
    Trait(
        "numbers of several levels in one label",
        numbered("总则", DEEP)
        + numbered("目的", DEEP, 1)
        + numbered("范围", DEEP, 1)
        + numbered("对象", DEEP, 2),
        ("1总则", "1.1目的", "1.2范围", "1.2.1对象"),
    ),
    Trait(
        "a list that starts anew",
        numbered("重新开始", AGAIN) + numbered("接着", AGAIN),
        ("五、重新开始", "六、接着"),
    ),
    Trait(
        "numbers in digits below Chinese ones",
        numbered("总则", LEGAL) + numbered("目的", LEGAL, 1),
        ("第一章总则", "1.1目的"),
    ),
    Trait(
        "a level of a list without its index, a paragraph without its level",
        numbered("甲方", UNNAMED, None) + numbered("乙方", UNNAMED, 1),
        ("A)甲方", "i)乙方"),
    ),
    Trait(
        "circled numbers and bullets",
        numbered("第一", CIRCLED) + numbered("要点", CIRCLED, 1),
        ("①第一", "➢要点"),
    ),
    Trait(
        "numbers through styles, and switched off",
        in_style("First", "一章")
        + in_style("Second", "一节")
        + in_style("Third", "二节")
        + in_style("First", "无号", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + in_style("First", "二章"),
        ("一、一章", "１．一节", "２．二节", "无号", "二、二章"),
    ),
    Trait(
        "a number of a list that is not defined",
        numbered("没有定义", NOWHERE),
        ("没有定义",),
        omitted=("没有定义",),
    ),
    Trait(
        "a text box, which stands in the file twice",
        paragraph("锚", text_box(paragraph("框里"))),
        ("锚", "框里"),
    ),
    Trait(
        "a text box of an old version",
        paragraph(f"<w:r>{old_box(paragraph('旧框'))}</w:r>"),
        ("旧框",),
    ),
    Trait(
        "words drawn as a picture",
        paragraph('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'),
        ("艺术字",),
    ),
    Trait(
        "a table in a table",
        table(
            row(cell(paragraph("指标")), cell(paragraph("结果"))),
            row(cell(table(row(cell(paragraph("里面")))), "<w:p/>"), cell(paragraph("12次"))),
        ),
        ("指标", "结果", "里面", "12次"),
    ),
    Trait(
        "merged cells",
        table(
            row(
                cell(paragraph("横"), properties='<w:gridSpan w:val="2"/>'),
                cell(paragraph("竖"), properties='<w:vMerge w:val="restart"/>'),
            ),
            row(cell(paragraph("左")), cell(paragraph("中")), cell(properties="<w:vMerge/>")),
        ),
        ("横", "竖", "左", "中"),
    ),
    Trait(
        "content controls around paragraphs, words and cells",
        control(paragraph("块控件"))
        + paragraph("前", control(run("行内控件")), "后")
        + table(row(control(cell(paragraph("格控件"))))),
        ("块控件", "前行内控件后", "格控件"),
    ),
    Trait(
        "tracked insertions and deletions",
        paragraph("全年", deleted("八"), change("ins", run("十二")), "次"),
        ("全年十二次",),
        omitted=("八",),
    ),
    Trait(
        "text that was moved",
        paragraph("甲", change("moveFrom", run("移动的话")))
        + paragraph("乙", change("moveTo", run("移动的话"))),
        ("甲", "乙移动的话"),
    ),
    Trait(
        "a deleted end of a paragraph",
        paragraph("前半", properties=f"<w:rPr>{change('del', '')}</w:rPr>") + paragraph("后半"),
        ("前半后半",),
    ),
    Trait(
        "a deleted row",
        table(
            row(cell(paragraph("留下"))),
            row(cell(paragraph(deleted("删去的行"))), properties=change("del", "")),
        ),
        ("留下",),
        omitted=("删去的行",),
    ),
    Trait(
        "a comment",
        paragraph(
            '<w:commentRangeStart w:id="4"/>',
            "正文",
            '<w:commentRangeEnd w:id="4"/>',
            '<w:r><w:commentReference w:id="4"/></w:r>',
        ),
        ("正文",),
        omitted=("请核对",),
    ),
    Trait(
        "a footnote and an endnote",
        paragraph(
            "碰头会",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "和例会",
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
        ),
        ("碰头会［注1］和例会［尾注1］",),
        notes=("［注1］每月一次", "［尾注1］见附表"),
    ),
    Trait(
        "breaks, tabs and hyphens",
        paragraph(
            "一行",
            "<w:r><w:br/></w:r>",
            "二行",
            "<w:r><w:tab/></w:r>",
            "制表",
            "<w:r><w:noBreakHyphen/></w:r>",
            "连字",
            "<w:r><w:softHyphen/><w:cr/></w:r>",
            "三行",
        ),
        ("一行\n二行\t制表-连字\n三行",),
    ),
    Trait(
        "symbols",
        paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            "已办",
            run("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
            "未办",
        ),
        ("☑已办□未办",),
    ),
    Trait(
        "results of fields",
        paragraph(
            "共",
            field("NUMCHARS", run("860")),
            "字，",
            '<w:fldSimple w:instr=" DATE "><w:r><w:t>1月10日</w:t></w:r></w:fldSimple>',
        ),
        ("共860字，1月10日",),
    ),
    Trait(
        "a field in a field",
        paragraph(
            "甲",
            field(
                "<w:r><w:instrText>IF </w:instrText></w:r>"
                + field("PAGE", run("1"))
                + "<w:r><w:instrText>= 1 x y</w:instrText></w:r>",
                run("乙"),
            ),
            "丙",
        ),
        ("甲乙丙",),
    ),
    Trait(
        "fields that show something without a result",
        paragraph(
            field(r"EQ \o\ac(○,3)", None),
            field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(wén),文)', None),
            field(r"EQ \f(1,2)", None),
            field(r"SYMBOL 254 \f Wingdings", None),
            field("MACROBUTTON NoMacro 单击", None),
            field(
                "FORMCHECKBOX", None, "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
            ),
        ),
        ("③文1/2☑单击☑",),
    ),
    Trait(
        "a field that does not end",
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "没有结束"),
        ("没有结束",),
    ),
    Trait(
        "hyperlinks, smart tags, custom XML and directions",
        paragraph(
            '<w:hyperlink w:anchor="a">' + run("链接") + "</w:hyperlink>",
            '<w:smartTag w:element="date">' + run("标记") + "</w:smartTag>",
            '<w:customXml w:element="x">' + run("自定义") + "</w:customXml>",
            '<w:bdo w:val="ltr">' + run("方向") + "</w:bdo>",
        ),
        ("链接标记自定义方向",),
    ),
    Trait(
        "a character with its sound",
        paragraph(
            "<w:r><w:ruby><w:rubyPr/><w:rt>" + run("pīn") + "</w:rt>"
            "<w:rubyBase>" + run("拼") + "</w:rubyBase></w:ruby></w:r>",
            "音",
        ),
        ("拼音",),
        omitted=("pīn",),
    ),
    Trait(
        "hidden text, by itself and through styles",
        paragraph("看得见", run("藏起来", VANISH))
        + paragraph("也看得见", run("样式藏起来", '<w:rStyle w:val="HiddenLetters"/>'))
        + in_style("HiddenChild", "整段藏起来")
        + paragraph("完"),
        ("看得见", "也看得见", "完"),
        omitted=("藏起来", "样式藏起来", "整段藏起来"),
    ),
    Trait(
        "pictures with descriptions",
        paragraph("会前", f"<w:r>{picture('会议现场')}</w:r>", "会后"),
        ("会前会后",),
        pictures=("会议现场",),
    ),
    Trait(
        "formulas",
        paragraph(
            "完成率",
            f"<m:oMath><m:f><m:num>{math('12')}</m:num><m:den>{math('8')}</m:den></m:f>"
            f"<m:sSup><m:e>{math('x')}</m:e><m:sup>{math('2')}</m:sup></m:sSup></m:oMath>",
        ),
        ("完成率12/8x^2",),
    ),
    Trait(
        "a large first letter in a frame of its own",
        paragraph("今", properties='<w:framePr w:dropCap="drop" w:lines="2"/>')
        + paragraph("年以来"),
        ("今年以来",),
    ),
    Trait(
        "white at the ends of a text that does not ask for it",
        "<w:p><w:r><w:t>  一  </w:t></w:r><w:r><w:t>\n二 </w:t></w:r></w:p>",
        ("一二",),
    ),
    Trait(
        "a page that ends within a paragraph",
        paragraph("前页", '<w:r><w:br w:type="page"/></w:r>', "后页"),
        ("前页", "后页"),
    ),
    Trait(
        "a contents list",
        control(
            in_style("TOCHeading", "目录")
            + paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                r"<w:r><w:instrText> TOC \o </w:instrText></w:r>",
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "一、组织",
            )
            + paragraph("二、宣传", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        ),
        ("目录", "一、组织", "二、宣传"),
    ),
)


def lines_of(traits: tuple[Trait, ...]) -> list[str]:
    return [line for trait in traits for line in trait.lines]


def word_file_with(traits: tuple[Trait, ...]) -> bytes:
    """The bytes of a .docx that has these traits, one after the other."""
    document = Document()
    _add_styles(document)
    _add_lists(document)
    _add_picture(document)
    body = document.element.body
    for trait in traits:
        stretch = parse_xml(f"<w:body {NAMESPACES}>{trait.body}</w:body>")
        for node in list(stretch):
            body.sectPr.addprevious(node)
    _add_notes(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_styles(document: WordFile) -> None:
    styles = document.styles
    for name, based_on in (
        ("First", ""),
        ("Second", ""),
        ("Third", "Second"),
        ("HiddenParent", ""),
        ("HiddenChild", "HiddenParent"),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if based_on:
            style.base_style = styles[based_on]
        if name in {"First", "Second"}:
            number = parse_xml(
                f'<w:pPr {NAMESPACES}><w:numPr><w:numId w:val="{LINKED}"/></w:numPr></w:pPr>'
            )
            style.element.append(number)
    letters = styles.add_style("HiddenLetters", WD_STYLE_TYPE.CHARACTER)
    for style in (styles["HiddenParent"], letters):
        style.font.hidden = True


def _add_lists(document: WordFile) -> None:
    numbering = document.part.numbering_part.element
    first = numbering.find(f"{{{numbering.nsmap['w']}}}num")
    for number, levels in LEVELS.items():
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}">{levels}</w:abstractNum>'
            )
        )
    for number in (*LEVELS, AGAIN):
        abstract = CHINESE if number == AGAIN else number
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        numbering.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
                f"{start if number == AGAIN else ''}</w:num>"
            )
        )


def _add_notes(document: WordFile) -> None:
    body = document.element.xml
    for name, note, text in (
        ("footnotes", "footnote", "每月一次"),
        ("endnotes", "endnote", "见附表"),
        ("comments", "comment", "请核对"),
    ):
        if f"{note}Reference" not in body:
            continue
        number = 4 if note == "comment" else 2
        line = "<w:p><w:r><w:separator/></w:r></w:p>"
        separator = f'<w:{note} w:type="separator" w:id="-1">{line}</w:{note}>'
        content = paragraph("<w:r><w:footnoteRef/></w:r>", text)
        xml = (
            f"<w:{name} {NAMESPACES}>{separator if note != 'comment' else ''}"
            f'<w:{note} w:id="{number}">{content}</w:{note}></w:{name}>'
        )
        part = Part(
            PackURI(f"/word/{name}.xml"),
            WORD_PART.format(name),
            xml.encode(),
            document.part.package,
        )
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


def _add_picture(document: WordFile) -> None:
    part = Part(PackURI("/word/media/a.png"), "image/png", png(4, 3), document.part.package)
    document.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, "rIdPicture")
