"""F431 to F453: paragraphs, headings and labels of a Word file against GB/T 9704-2012."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

LEAST_GAP = 0.7
"""Share of a line that counts as an empty one: other sizes and pitches are a little lower."""

TITLE_NOT_CENTRED = Rule(
    "F431",
    "title-not-centred",
    Severity.WARNING,
    Words("{where}标题没有居中", "{where}the title is not centred"),
    Words("标题设为居中，去掉缩进和空格", "centre the title, without indents and spaces"),
    why=Words(
        "标题居中排布，可以分一行或多行。", "Titles are centred, on one or more lines (7.3.1)."
    ),
    fails="text:\n- {title: 湖内社区2007年工作计划, align: left}\n",
    passes="text:\n- {title: 湖内社区2007年工作计划, align: center}\n",
)
TITLE_MISSING = Rule(
    "F432",
    "no-title-above-text",
    Severity.WARNING,
    Words("{where}前面没有标题", "{where}there is no title before the text"),
    Words("在开头加上标题，二号小标宋，居中", "add a title at the top: 小标宋, 22 pt, centred"),
    why=Words("公文都有标题。", "Every official document has a title (7.3.1)."),
    fails=(
        "text:\n- title: none\n"
        "- body: 为巩固上年的成果，进一步改善居住环境，结合社区实际，制定本计划。\n"
    ),
    passes=(
        "text:\n- title: 湖内社区2007年工作计划\n"
        "- body: 为巩固上年的成果，进一步改善居住环境，结合社区实际，制定本计划。\n"
    ),
)
FIRST_LINE_INDENT = Rule(
    "F433",
    "first-line-indent",
    Severity.WARNING,
    Words(
        "{where}首行缩进{indent}字，应为2字",
        "{where}the first line is indented by {indent}, not 2 characters",
    ),
    Words("段落—特殊格式，首行缩进2字符", "Paragraph, Special: first line, 2 characters"),
    why=Words("每个自然段左空二字，回行顶格。", "A paragraph begins two characters in (7.3.3)."),
    fails="text:\n- {body: 每月清理一次楼道。, indent: 0}\n",
    passes="text:\n- {body: 每月清理一次楼道。, indent: 2}\n",
)
INDENT_BY_SPACES = Rule(
    "F434",
    "indent-by-spaces",
    Severity.INFO,
    Words("{where}用空格缩进", "{where}indented by spaces"),
    Words(
        "删去段首空格，设首行缩进2字符",
        "remove the spaces and indent the first line by 2 characters",
    ),
    why=Words(
        "空格的宽度随字体变，改字号、改字体以后就对不齐。",
        "The width of spaces depends on font and size; after a change lines no longer agree.",
    ),
    fails="text:\n- {body: 　　每月清理一次楼道。, indent: 0}\n",
    passes="text:\n- {body: 每月清理一次楼道。, indent: 2}\n",
)
SIDE_INDENT = Rule(
    "F435",
    "side-indent",
    Severity.WARNING,
    Words(
        "{where}左边缩进{left}字、右边{right}字，应当顶格",
        "{where}indented by {left} left and {right} right",
    ),
    Words("段落—左侧、右侧缩进都设为0", "Paragraph: set the indents left and right to 0"),
    why=Words("自然段回行顶格。", "The lines of a paragraph begin at the left edge (7.3.3)."),
    fails="text:\n- {body: 每月清理一次楼道。, left: 2}\n",
    passes="text:\n- {body: 每月清理一次楼道。, left: 0}\n",
)
LINE_SPACING = Rule(
    "F436",
    "line-spacing",
    Severity.WARNING,
    Words("{where}行距或段前段后与正文不同（{found}）", "{where}spaced unlike the text: {found}"),
    Words(
        "段前、段后设为0，行距和别的段落一样",
        "no space before and after, lines as far apart as elsewhere",
    ),
    why=Words(
        "各段行距一致、段间不加空，每页才排得满22行。",
        "Only paragraphs with the same line pitch and no space between fill a page of 22 lines.",
    ),
    fails=(
        "text:\n- body: 每月清理一次楼道，按季度公布结果。\n- {body: 由楼组长负责。, after: 8}\n"
    ),
    passes=(
        "text:\n- body: 每月清理一次楼道，按季度公布结果。\n- {body: 由楼组长负责。, after: 0}\n"
    ),
    numbers=(
        Words(
            "署名那一页的行距为了让正文同页可以调整，相差 15% 以内不算",
            "on the page of the signature the pitch may differ by 15 %, so that text stands there",
        ),
        Words(
            "不对齐网格、而标题行距不变的段落，也是为此调整的，19 至 40 磅不算",
            "so may that of paragraphs off the grid under a title with the usual one: 19 to 40 pt",
        ),
    ),
)
EMPTY_LINES = Rule(
    "F437",
    "empty-lines",
    Severity.INFO,
    Words("{where}前面有空行", "{where}follows an empty line"),
    Words("删去正文中间的空行", "remove empty lines within the text"),
    why=Words(
        "正文的段落之间不空行；只有标题之下、附件说明和署名之上空一行。",
        "There are no empty lines in the text, only under the title and above attachments and"
        " signature.",
    ),
    fails="text:\n- body: 每月清理一次楼道。\n- empty: 1\n- body: 由楼组长负责。\n",
    passes="text:\n- body: 每月清理一次楼道。\n- body: 由楼组长负责。\n",
)
TEXT_ALIGNMENT = Rule(
    "F438",
    "text-alignment",
    Severity.INFO,
    Words(
        "{where}正文{align}，应为两端对齐或左对齐", "{where}text is {align}, not justified or left"
    ),
    Words("设为两端对齐", "justify it"),
    why=Words("正文撑满版心，回行顶格。", "Text fills the type area (5.2.3, 7.3.3)."),
    fails="text:\n- {body: 每月清理一次楼道。, align: right}\n",
    passes="text:\n- {body: 每月清理一次楼道。, align: both}\n",
)
EMPTY_LINE_MISSING = Rule(
    "F439",
    "empty-line-missing",
    Severity.INFO,
    Words("{where}上面没有空一行", "{where}no empty line stands above it"),
    Words("在它上面空一行，或者设段前1行", "leave one line above it, or set 1 line before"),
    why=Words(
        "标题和主送机关（或正文）之间、附件说明之上、署名之上各空一行，公文的几个部分才分得开。",
        "One line is left under the title (7.3.2), above the attachment names (7.3.4) and above the"
        " signature (7.3.5), so that the parts of a document stand apart.",
    ),
    fails="text:\n- {title: 湖内社区2007年工作计划, after: 0}\n",
    passes="text:\n- {title: 湖内社区2007年工作计划, after: 28.95}\n",
    numbers=(
        Words(
            f"不到 {LEAST_GAP:.0%} 行算没有空",
            f"less than {LEAST_GAP:.0%} of a line counts as none",
        ),
    ),
)
HEADING_OUTLINE = Rule(
    "F440",
    "heading-outline",
    Severity.INFO,
    Words("{where}标题没有大纲级别", "{where}a heading without an outline level"),
    Words("用标题样式，或在段落里设大纲级别", "use heading styles, or set the outline level"),
    why=Words(
        "设了大纲级别，导航窗格里能看到结构，长文件好找。",
        "With outline levels the navigation pane shows the structure of a long document.",
    ),
    fails="text:\n- {heading1: 一、工作安排, outline: 0}\n- body: 每月清理一次楼道。\n",
    passes="text:\n- {heading1: 一、工作安排, outline: 1}\n- body: 每月清理一次楼道。\n",
)
HEADING_STOP = Rule(
    "F441",
    "heading-stop",
    Severity.WARNING,
    Words(
        "{where}独立成行的标题末尾有句号", "{where}a heading on its own line ends with a full stop"
    ),
    Words("删去标题末尾的句号", "remove the full stop"),
    why=Words(
        "独立成行的标题末尾不用句号；后面接排正文的，标题用句号隔开。",
        "A heading on its own line has no full stop; one that runs on into its text ends with it.",
    ),
    fails="text:\n- heading1: 一、工作安排。\n- body: 每月清理一次楼道。\n",
    passes="text:\n- heading1: 一、工作安排\n- body: 每月清理一次楼道。\n",
)
LABEL_FORM = Rule(
    "F451",
    "label-form",
    Severity.WARNING,
    Words(
        "{where}序号写成“{label}”，应为“{expected}”",
        "{where}the label “{label}” should be “{expected}”",
    ),
    Words("改为“{expected}”", "write “{expected}”"),
    why=Words(
        "结构层次序数依次是“一、”“（一）”“1.”“（1）”；括号用全角，后面不加顿号，阿拉伯数字后面用点。",
        "Levels are 一、 （一） 1. （1）: full-width brackets with no mark behind, a dot behind"
        " digits (7.3.3).",
    ),
    fails="text:\n- heading1: 一.工作安排\n- body: 每月清理一次楼道。\n",
    passes="text:\n- heading1: 一、工作安排\n- body: 每月清理一次楼道。\n",
)
LABEL_ORDER = Rule(
    "F452",
    "label-order",
    Severity.WARNING,
    Words(
        "{where}序号是“{label}”，应接“{expected}”",
        "{where}the label “{label}” should be “{expected}”",
    ),
    Words("重新编号，或补上漏掉的一项", "number anew, or add what is missing"),
    why=Words(
        "序号跳号、重号，多半是删了一项或粘贴时没有改。",
        "A number that is missing or repeated mostly means that something was removed or pasted"
        " in.",
    ),
    fails=(
        "text:\n- heading1: 一、工作安排\n- body: 每月清理一次楼道。\n- heading1: 三、保障\n"
        "- body: 由楼组长负责。\n"
    ),
    passes=(
        "text:\n- heading1: 一、工作安排\n- body: 每月清理一次楼道。\n- heading1: 二、保障\n"
        "- body: 由楼组长负责。\n"
    ),
)
LABEL_LEVEL = Rule(
    "F453",
    "label-level",
    Severity.WARNING,
    Words("{where}“{label}”用在“{above}”下面，层次不对", "{where}“{label}” stands under “{above}”"),
    Words(
        "按“一、”“（一）”“1.”“（1）”依次用；可以从“一、”直接到“1.”",
        "use 一、 （一） 1. （1） in this order; 1. may follow 一、 directly",
    ),
    why=Words(
        "层次序数依次使用；没有“（一）”这一层时，“一、”下面可以直接用“1.”。",
        "Levels are used in their order; without （一）, 1. may stand under 一、 (7.3.3).",
    ),
    fails="text:\n- heading1: 一、工作安排\n- heading4: （1）每月清理一次楼道。\n",
    passes="text:\n- heading1: 一、工作安排\n- heading3: 1.每月清理一次楼道。\n",
)

RULES = (
    TITLE_NOT_CENTRED,
    TITLE_MISSING,
    FIRST_LINE_INDENT,
    INDENT_BY_SPACES,
    SIDE_INDENT,
    LINE_SPACING,
    EMPTY_LINES,
    TEXT_ALIGNMENT,
    EMPTY_LINE_MISSING,
    HEADING_OUTLINE,
    HEADING_STOP,
    LABEL_FORM,
    LABEL_ORDER,
    LABEL_LEVEL,
)
