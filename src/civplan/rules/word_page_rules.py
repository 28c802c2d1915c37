"""F401 to F410: the page of a Word file against GB/T 9704-2012.

``civplan inspect`` checks them (``civplan.inspect``); the examples are documents in the notation of
``word_examples.py``.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

SIZE_TOLERANCE = 0.3
"""Millimetres by which the paper may differ from A4."""
MARGIN_TOLERANCE = 1.0
"""Millimetres by which a margin may differ (5.2.1)."""
FEWER_LINES = 2
"""Lines by which a page may have fewer than 22: a text is fitted to the page of its signature."""

PAPER_NOT_A4 = Rule(
    "F401",
    "paper-not-a4",
    Severity.ERROR,
    Words(
        "{section}纸张是{paper}，不是 A4（210×297毫米）", "{section}the paper is {paper}, not A4"
    ),
    Words("布局—纸张大小选 A4，方向选纵向", "Layout, Size: choose A4, portrait"),
    why=Words(
        "公文用 A4 纸，左侧装订；纸张不一，装订成册时要重新打印。",
        "Official documents are on A4, bound on the left; other paper has to be printed again.",
    ),
    fails="paper: 211×298\n",
    passes="paper: 210×297\n",
    numbers=(
        Words(
            f"宽、高相差 {SIZE_TOLERANCE} 毫米以内不算",
            f"{SIZE_TOLERANCE} mm more or less are fine",
        ),
    ),
)
MARGINS_DIFFER = Rule(
    "F402",
    "margins-differ",
    Severity.ERROR,
    Words("{section}页边距不对：{margins}", "{section}margins: {margins}"),
    Words(
        "布局—页边距设为上37、下35、左28、右26毫米",
        "Layout, Margins: top 37, bottom 35, left 28, right 26 mm",
    ),
    why=Words(
        "版心是156×225毫米：天头37毫米，订口28毫米，各允许差1毫米。边距不对，每页的行数和每行的字数"
        "都跟着变。",
        "The type area is 156 by 225 mm, 37 mm from the top and 28 mm from the left, each within 1"
        " mm. Other margins change the lines of a page and the characters of a line.",
    ),
    fails="margins: [35, 37, 26, 28]\n",
    passes="margins: [37, 35, 28, 26]\n",
    numbers=(
        Words(
            f"每边相差 {MARGIN_TOLERANCE:g} 毫米以内不算",
            f"{MARGIN_TOLERANCE:g} mm more or less are fine",
        ),
    ),
)
LINES_PER_PAGE = Rule(
    "F403",
    "lines-per-page",
    Severity.WARNING,
    Words("{section}每页排{lines}行，一般排22行", "{section}{lines} lines on a page, 22 as a rule"),
    Words(
        "正文行距设为固定值 28.95 磅（579/20），版心高225毫米",
        "set the text exactly 28.95 pt apart (579/20), the type area 225 mm high",
    ),
    why=Words(
        "一般每面排22行、每行28字，撑满版心；特定情况可以适当调整，所以只是提醒。",
        "A page has 22 lines of 28 characters as a rule; the standard allows other numbers where"
        " there is a reason, so this is a warning.",
    ),
    fails=(
        "text:\n- {heading1: 一、工作安排, line: 24}\n"
        "- {body: 每月清理一次楼道，按季度公布结果。, line: 24}\n"
    ),
    passes=(
        "text:\n- {heading1: 一、工作安排, line: 28.95}\n"
        "- {body: 每月清理一次楼道，按季度公布结果。, line: 28.95}\n"
    ),
    numbers=(
        Words(
            "为了让正文与署名同页可以调整行距，少 2 行以内不算",
            "the pitch may be fitted so that text stands by the signature: 2 lines fewer are fine",
        ),
    ),
)
CHARACTERS_PER_LINE = Rule(
    "F404",
    "characters-per-line",
    Severity.WARNING,
    Words(
        "{section}每行排{characters}字，一般排28字",
        "{section}{characters} characters on a line, 28 as a rule",
    ),
    Words(
        "三号字的字符间距紧缩 0.25 磅，版心宽156毫米",
        "condense the 16 pt characters by 0.25 pt, on a type area 156 mm wide",
    ),
    why=Words(
        "三号字宽16磅，28个字比156毫米的版心略宽，不紧缩一点只排得下27个。",
        "28 characters of 16 pt are a little wider than the type area of 156 mm: without closer"
        " spacing there is room for 27.",
    ),
    fails="text:\n- {body: 每月清理一次楼道，按季度公布结果。, spacing: 0}\n",
    passes="text:\n- {body: 每月清理一次楼道，按季度公布结果。, spacing: -0.25}\n",
)
PAGE_NUMBER_MISSING = Rule(
    "F405",
    "page-number-missing",
    Severity.WARNING,
    Words("{section}没有页码", "{section}no page numbers"),
    Words(
        "插入—页码，格式为“— 1 —”，单页居右、双页居左，各空一字",
        "insert page numbers as — 1 —, right on odd pages and left on even ones, one character in",
    ),
    why=Words(
        "没有页码，打印后散页理不清次序，也无法引用第几页。",
        "Without numbers nobody can put printed pages in order or refer to one.",
    ),
    fails="page_number: none\n",
    passes="page_number: {text: — 1 —}\n",
)
PAGE_NUMBER_FORM = Rule(
    "F406",
    "page-number-form",
    Severity.WARNING,
    Words(
        "{section}页码写成“{text}”，应为“— 1 —”", "{section}page numbers read “{text}”, not — 1 —"
    ),
    Words(
        "页码两边各放一条一字线，与数字之间空半格",
        "put a dash on each side of the number, a half-width space between",
    ),
    why=Words(
        "页码用半角阿拉伯数字，左右各放一条一字线。",
        "A page number has half-width digits with a dash on each side (7.5).",
    ),
    fails="page_number: {text: 第1页}\n",
    passes="page_number: {text: — 1 —}\n",
)
PAGE_NUMBER_SIDE = Rule(
    "F407",
    "page-number-side",
    Severity.WARNING,
    Words(
        "{section}页码没有单页居右、双页居左（{found}）",
        "{section}page numbers are not right on odd and left on even pages: {found}",
    ),
    Words(
        "页脚勾选“奇偶页不同”，奇数页右对齐、右缩进一字，偶数页左对齐、左缩进一字",
        "let odd and even footers differ: odd right, even left, each one character in",
    ),
    why=Words(
        "双面打印、左侧装订时，这样页码都在翻页的一边。",
        "Printed on both sides and bound on the left, the numbers then stand at the outer edge.",
    ),
    fails="page_number: {sides: one}\n",
    passes="page_number: {sides: both}\n",
)
PAGE_NUMBER_FONT = Rule(
    "F408",
    "page-number-font",
    Severity.WARNING,
    Words(
        "{section}页码是{size}{font}，应为四号宋体",
        "{section}page numbers are {font} {size}, not 宋体 14 pt",
    ),
    Words("选中页脚里的页码，设为四号宋体", "select the number in the footer, make it 宋体, 14 pt"),
    why=Words(
        "页码一般用四号半角宋体阿拉伯数字。", "Page numbers are 四号 (14 pt) 宋体 digits (7.5)."
    ),
    fails="page_number: {size: 9}\n",
    passes="page_number: {size: 14}\n",
)
PAGE_NUMBER_HEIGHT = Rule(
    "F409",
    "page-number-height",
    Severity.INFO,
    Words(
        "{section}页码离版心{distance}毫米，应为7毫米",
        "{section}the page number is {distance} mm below the type area, not 7 mm",
    ),
    Words("页脚距边界设为 24.7 毫米", "set the footer 24.7 mm from the edge"),
    why=Words(
        "页码的一字线上距版心下边缘7毫米。", "The dashes stand 7 mm below the type area (7.5)."
    ),
    fails="footer: 15\n",
    passes="footer: 24.7\n",
    numbers=(Words("相差 3 毫米以内不算", "3 mm more or less are fine"),),
)
MARKS_BEGIN_LINES = Rule(
    "F410",
    "marks-begin-lines",
    Severity.WARNING,
    Words("{where}关掉了“按中文习惯控制首尾字符”", "{where}closing marks may begin a line"),
    Words(
        "段落—中文版式，勾选“按中文习惯控制首尾字符”",
        "Paragraph, Asian Typography: use Asian rules for first and last characters",
    ),
    why=Words(
        "关掉以后，逗号、句号、后引号会排到行首。",
        "Without it commas, stops and closing quotes come to stand at the beginning of lines.",
    ),
    fails="text:\n- {body: 每月清理一次楼道，按季度公布结果。, marks: off}\n",
    passes="text:\n- {body: 每月清理一次楼道，按季度公布结果。, marks: on}\n",
)

RULES = (
    PAPER_NOT_A4,
    MARGINS_DIFFER,
    LINES_PER_PAGE,
    CHARACTERS_PER_LINE,
    PAGE_NUMBER_MISSING,
    PAGE_NUMBER_FORM,
    PAGE_NUMBER_SIDE,
    PAGE_NUMBER_FONT,
    PAGE_NUMBER_HEIGHT,
    MARKS_BEGIN_LINES,
)
