"""F411 to F421: the fonts, sizes and colours of a Word file against GB/T 9704-2012."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

TITLE_FONT = Rule(
    "F411",
    "title-font",
    Severity.WARNING,
    Words("{where}标题用{font}，应为小标宋", "{where}the title is in {font}, not 小标宋"),
    Words(
        "标题设为方正小标宋简体；没有这种字体的，先装上",
        "set the title in 方正小标宋简体; install the font if it is missing",
    ),
    why=Words("标题用二号小标宋体字。", "Titles are in 小标宋, 二号 (7.3.1)."),
    fails="text:\n- {title: 湖内社区2007年工作计划, font: 宋体}\n",
    passes="text:\n- {title: 湖内社区2007年工作计划, font: 方正小标宋简体}\n",
)
TITLE_SIZE = Rule(
    "F412",
    "title-size",
    Severity.WARNING,
    Words("{where}标题是{size}，应为二号（22磅）", "{where}the title has {size}, not 22 pt (二号)"),
    Words("标题设为二号", "set the title in 二号, 22 pt"),
    why=Words("标题用二号小标宋体字。", "Titles are in 小标宋, 二号 (7.3.1)."),
    fails="text:\n- {title: 湖内社区2007年工作计划, size: 18}\n",
    passes="text:\n- {title: 湖内社区2007年工作计划, size: 22}\n",
)
BODY_FONT = Rule(
    "F413",
    "body-font",
    Severity.ERROR,
    Words("{where}正文多用{font}，应为仿宋", "{where}most of the text is in {font}, not 仿宋"),
    Words(
        "选中正文，设为仿宋_GB2312（或仿宋）",
        "select the text and set it in 仿宋_GB2312 or 仿宋",
    ),
    why=Words("正文一般用三号仿宋体字。", "Text is in 仿宋, 三号 (5.2.2)."),
    fails="text:\n- {body: 每月清理一次楼道，按季度公布结果。, font: 宋体}\n",
    passes="text:\n- {body: 每月清理一次楼道，按季度公布结果。, font: 仿宋_GB2312}\n",
)
BODY_SIZE = Rule(
    "F414",
    "body-size",
    Severity.ERROR,
    Words(
        "{where}正文多是{size}，应为三号（16磅）",
        "{where}most of the text has {size}, not 16 pt (三号)",
    ),
    Words("选中正文，设为三号", "select the text and set it in 三号, 16 pt"),
    why=Words("正文一般用三号仿宋体字。", "Text is in 仿宋, 三号 (5.2.2)."),
    fails=(
        "text:\n- {heading1: 一、工作安排, size: 14}\n"
        "- {body: 每月清理一次楼道，按季度公布结果。, size: 14, spacing: 1.77}\n"
    ),
    passes=(
        "text:\n- {heading1: 一、工作安排, size: 16}\n"
        "- {body: 每月清理一次楼道，按季度公布结果。, size: 16}\n"
    ),
)
HEADING_FONT = Rule(
    "F415",
    "heading-font",
    Severity.WARNING,
    Words(
        "{where}{level}用{font}，应为{expected}",
        "{where}{level} is in {font}, not {expected}",
    ),
    Words("{level}设为{expected}", "set {level} in {expected}"),
    why=Words(
        "“一、”用黑体，“（一）”用楷体，“1.”“（1）”用仿宋，都是三号。",
        "Level 1 一、 is in 黑体, level 2 （一） in 楷体, levels 3 and 4 in 仿宋, all 三号"
        " (7.3.3).",
    ),
    fails="text:\n- {heading1: 一、工作安排, font: 宋体}\n- body: 每月清理一次楼道。\n",
    passes="text:\n- {heading1: 一、工作安排, font: 黑体}\n- body: 每月清理一次楼道。\n",
)
TEXT_DIFFERS = Rule(
    "F416",
    "text-differs",
    Severity.WARNING,
    Words(
        "{where}是{size}{font}，应为三号{expected}", "{where}{font} {size}, not {expected} 16 pt"
    ),
    Words("用格式刷刷成和别处一样", "copy the format from the other paragraphs"),
    why=Words(
        "同一层次的文字字体、字号应当一致，不一致的多半是粘贴来的。",
        "Text of one level looks the same; what differs was mostly pasted in.",
    ),
    fails=(
        "text:\n- body: 每月清理一次楼道，按季度公布结果。\n"
        "- {body: 由楼组长负责。, font: 宋体, size: 12}\n"
    ),
    passes="text:\n- body: 每月清理一次楼道，按季度公布结果。\n- body: 由楼组长负责。\n",
)
BOLD_TEXT = Rule(
    "F417",
    "bold-text",
    Severity.WARNING,
    Words("{where}加粗了“{text}”", "{where}“{text}” is bold"),
    Words("取消加粗；层次靠字体区分", "take the bold off; levels differ by their fonts"),
    why=Words(
        "标准里各层次用不同字体区分，不用加粗。",
        "In the standard levels differ by their fonts; nothing is bold.",
    ),
    fails="text:\n- {heading1: 一、工作安排, bold: yes}\n- body: 每月清理一次楼道。\n",
    passes="text:\n- heading1: 一、工作安排\n- body: 每月清理一次楼道。\n",
)
TEXT_COLOUR = Rule(
    "F418",
    "text-colour",
    Severity.WARNING,
    Words("{where}“{text}”不是黑色（{colour}）", "{where}“{text}” is not black: {colour}"),
    Words("字体颜色设为自动或黑色", "set the colour to automatic or black"),
    why=Words(
        "除发文机关标志和版头的分隔线是红色外，文字一律黑色。",
        "Apart from the letterhead and the line under it, which are red, all is black (5.2.4).",
    ),
    fails='text:\n- {body: 每月清理一次楼道。, colour: "0070C0"}\n',
    passes='text:\n- {body: 每月清理一次楼道。, colour: "000000"}\n',
)
FONT_NOT_NAMED = Rule(
    "F419",
    "font-not-named",
    Severity.WARNING,
    Words(
        "{where}没有指定中文字体，换一台电脑会变",
        "{where}no Chinese font is named; it differs by computer",
    ),
    Words("选中文字，指定中文字体", "select the text and choose a Chinese font"),
    why=Words(
        "没有写明中文字体的，由主题或软件决定，在别的电脑上可能变成宋体、等线甚至日文字体。",
        "Without a named font the theme or the program decides: 宋体, 等线 or even a Japanese one.",
    ),
    fails=(
        "text:\n- body: 每月清理一次楼道，按季度公布结果。\n- {body: 由楼组长负责。, font: none}\n"
    ),
    passes="text:\n- body: 每月清理一次楼道，按季度公布结果。\n- body: 由楼组长负责。\n",
)
TEXT_DECORATED = Rule(
    "F420",
    "text-decorated",
    Severity.INFO,
    Words("{where}“{text}”用了{look}", "{where}“{text}” is {look}"),
    Words("取消这种格式", "take this format off"),
    why=Words(
        "标准里没有斜体、下划线和删除线；删除线多半是没有清掉的修改。",
        "The standard has no italics, underlines or strikes; a strike is mostly a change that was"
        " left.",
    ),
    fails="text:\n- {body: 每月清理一次楼道。, italic: yes}\n",
    passes="text:\n- body: 每月清理一次楼道。\n",
)
LATIN_FONT = Rule(
    "F421",
    "latin-font",
    Severity.INFO,
    Words(
        "{where}数字、字母用{font}，和正文不同",
        "{where}digits and letters are in {font}, unlike the text",
    ),
    Words("西文字体也设为正文的字体", "set Latin letters in the font of the text as well"),
    why=Words(
        "标准没有规定西文字体；和正文同一种字体，宽度正好是半字，各台电脑一样。很多单位用"
        " Times New Roman，可以用 --ignore F421 不再提示。",
        "The standard names no Latin font; in the font of the text they are half as wide on every"
        " computer. Many offices use Times New Roman: --ignore F421.",
    ),
    fails="text:\n- {body: 每月清理楼道1次。, latin: Times New Roman}\n",
    passes="text:\n- {body: 每月清理楼道1次。, latin: 仿宋_GB2312}\n",
)

RULES = (
    TITLE_FONT,
    TITLE_SIZE,
    BODY_FONT,
    BODY_SIZE,
    HEADING_FONT,
    TEXT_DIFFERS,
    BOLD_TEXT,
    TEXT_COLOUR,
    FONT_NOT_NAMED,
    TEXT_DECORATED,
    LATIN_FONT,
)
