"""F461 to F475: the elements of a document in a Word file against GB/T 9704-2012."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

RECIPIENT_FORM = Rule(
    "F461",
    "recipient-form",
    Severity.WARNING,
    Words("{where}主送机关{fault}", "{where}the recipient {fault}"),
    Words(
        "主送机关顶格，后面用全角冒号", "set it at the left edge, with a full-width colon behind"
    ),
    why=Words(
        "主送机关编排于标题下空一行，居左顶格，回行仍顶格，最后标全角冒号。",
        "The recipient stands at the left edge under the title, with a full-width colon behind it"
        " (7.3.2).",
    ),
    fails="text:\n- {recipient: 通北街道办事处：, indent: 2}\n",
    passes="text:\n- {recipient: 通北街道办事处：, indent: 0}\n",
)
ATTACHMENT_NAMES_FORM = Rule(
    "F462",
    "attachment-names-form",
    Severity.WARNING,
    Words("{where}附件说明{fault}", "{where}the attachment names: {fault}"),
    Words(
        "一个附件写“附件：名称”，几个写“附件：1.名称”；名称后面不加标点",
        "one: 附件：名称; several: 附件：1.名称; no mark behind a name",
    ),
    why=Words(
        "附件说明在正文下空一行、左空二字，后标全角冒号和名称；两个以上才编序号，名称后不加标点。",
        "Attachment names stand one line under the text, two characters in, with a full-width"
        " colon; only several have numbers, and no mark follows a name (7.3.4).",
    ),
    fails="text:\n- body: 每月清理一次楼道。\n- attachments: 附件：楼道清理安排表。\n",
    passes="text:\n- body: 每月清理一次楼道。\n- attachments: 附件：楼道清理安排表\n",
)
SIGNATURE_PLACE = Rule(
    "F463",
    "signature-place",
    Severity.WARNING,
    Words("{where}署名和日期没有排在右边", "{where}signature and date do not stand to the right"),
    Words(
        "署名右空二字，日期在下一行、首字比署名首字右移二字",
        "set the issuer 2 characters from the right edge, the date below, 2 characters further in",
    ),
    why=Words(
        "不盖章的公文，署名在正文下空一行右空二字，下一行排日期，首字比署名首字右移二字。",
        "Without a seal the issuer stands 2 characters from the right edge, one line under the"
        " text, and the date on the next line (7.3.5).",
    ),
    fails="text:\n- {signature: 湖内社区居民委员会, align: left, right: 0}\n",
    passes="text:\n- {signature: 湖内社区居民委员会, align: right, right: 2}\n",
)
DATE_FORM = Rule(
    "F464",
    "date-form",
    Severity.WARNING,
    Words(
        "{where}日期写成“{text}”，应为“2007年1月10日”的写法",
        "{where}the date “{text}” is not written like 2007年1月10日",
    ),
    Words(
        "用阿拉伯数字写全年月日，月、日不补0", "write year, month and day in digits, without zeros"
    ),
    why=Words(
        "成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。",
        "The date has Arabic digits, the full year, month and day, and no padded zeros (7.3.5.4).",
    ),
    fails="text:\n- date: 二〇〇七年一月十日\n",
    passes="text:\n- date: 2007年1月10日\n",
)
NO_TEXT_PAGE = Rule(
    "F465",
    "no-text-page",
    Severity.WARNING,
    Words("{where}写着“此页无正文”", "{where}says 此页无正文"),
    Words("删去，调整行距或字距，使署名页有正文", "remove it and let text stand on the page"),
    why=Words(
        "署名所在的页上应当有正文，不能用“此页无正文”的办法。",
        "Text stands on the page of the signature; the standard forbids the remark (7.3.5).",
    ),
    fails="text:\n- body: 每月清理一次楼道。\n- body: （此页无正文）\n",
    passes="text:\n- body: 每月清理一次楼道。\n",
)
ATTACHMENT_PAGE = Rule(
    "F466",
    "attachment-page",
    Severity.WARNING,
    Words("{where}附件{fault}", "{where}the attachment {fault}"),
    Words(
        "附件另起一页，“附件”或“附件1”用三号黑体顶格写在第一行，不加冒号",
        "begin a new page, with 附件 or 附件1 in 黑体 at the left edge and no colon",
    ),
    why=Words(
        "附件另面编排，“附件”二字及序号用三号黑体顶格写在版心左上角第一行。",
        "An attachment begins a page, with its label in 黑体 at the top left (7.3.7).",
    ),
    fails=(
        "text:\n- {attachment: 附件, new_page: no}\n- title: 楼道清理安排表\n- body: 每月一次。\n"
    ),
    passes=(
        "text:\n- {attachment: 附件, new_page: yes}\n- title: 楼道清理安排表\n- body: 每月一次。\n"
    ),
)
LETTERHEAD_FORM = Rule(
    "F467",
    "letterhead-form",
    Severity.WARNING,
    Words("{where}发文机关标志{fault}", "{where}the letterhead {fault}"),
    Words("设为红色小标宋，居中", "set it in red 小标宋, centred"),
    why=Words(
        "发文机关标志居中，用红色小标宋体字。", "A letterhead is centred, in red 小标宋 (7.2.4)."
    ),
    fails=(
        "text:\n- {letterhead: 湖内社区居民委员会文件, font: 黑体}\n"
        "- {number: 通湖社〔2007〕3号, line_below: red}\n"
    ),
    passes=(
        "text:\n- {letterhead: 湖内社区居民委员会文件, font: 方正小标宋简体}\n"
        "- {number: 通湖社〔2007〕3号, line_below: red}\n"
    ),
)
DOCUMENT_NUMBER_FORM = Rule(
    "F468",
    "document-number-form",
    Severity.WARNING,
    Words("{where}发文字号“{text}”{fault}", "{where}the number “{text}” {fault}"),
    Words("写成“通湖社〔2007〕3号”的样子", "write it like 通湖社〔2007〕3号"),
    why=Words(
        "发文字号用六角括号〔〕，年份标全称，序号不加“第”、不编虚位。",
        "A number has the brackets 〔〕, the full year, no 第 and no padded zeros (7.2.5).",
    ),
    fails=(
        "text:\n- letterhead: 湖内社区居民委员会文件\n"
        '- {number: "通湖社[2007]第03号", line_below: red}\n'
    ),
    passes=(
        "text:\n- letterhead: 湖内社区居民委员会文件\n"
        "- {number: 通湖社〔2007〕3号, line_below: red}\n"
    ),
)
RED_LINE_MISSING = Rule(
    "F469",
    "red-line-missing",
    Severity.WARNING,
    Words("{where}发文字号下面没有红色分隔线", "{where}there is no red line under the number"),
    Words(
        "在发文字号下4毫米处加一条与版心等宽的红线",
        "draw a red line as wide as the type area 4 mm below",
    ),
    why=Words(
        "有版头的公文，发文字号之下4毫米处印一条与版心等宽的红色分隔线。",
        "Under the number of a document with a letterhead runs a red line, 4 mm below (7.2.7).",
    ),
    fails="text:\n- letterhead: 湖内社区居民委员会文件\n- number: 通湖社〔2007〕3号\n",
    passes=(
        "text:\n- letterhead: 湖内社区居民委员会文件\n"
        "- {number: 通湖社〔2007〕3号, line_below: red}\n"
    ),
)
COLOPHON_FORM = Rule(
    "F470",
    "colophon-form",
    Severity.WARNING,
    Words("{where}版记{fault}", "{where}the colophon {fault}"),
    Words(
        "用四号仿宋，左右各空一字；抄送以句号结束，印发日期后加“印发”",
        "set it in 仿宋, 14 pt; 抄送 ends with 。, the date of printing with 印发",
    ),
    why=Words(
        "抄送、印发用四号仿宋，左右各空一字；抄送机关最后标句号，印发日期后加“印发”二字。",
        "Copies and printing are in 仿宋, 14 pt; the copies end with 。, the date with 印发 (7.4).",
    ),
    fails="text:\n- colophon: 抄送：通北街道文明办\n",
    passes="text:\n- colophon: 抄送：通北街道文明办。\n",
)
ELEMENT_ORDER = Rule(
    "F471",
    "element-order",
    Severity.WARNING,
    Words("{where}{element}排在了{before}的后面", "{where}{element} follows {before}"),
    Words("调整次序", "put them in order"),
    why=Words(
        "次序是标题、主送机关、正文、附件说明、署名、日期、附注、附件、版记。",
        "The order is title, recipient, text, attachment names, signature, date, note, attachments,"
        " colophon (7.3, 7.4).",
    ),
    fails=(
        "text:\n- body: 每月清理一次楼道。\n- date: 2007年1月10日\n"
        "- {signature: 湖内社区居民委员会}\n"
    ),
    passes=(
        "text:\n- body: 每月清理一次楼道。\n- {signature: 湖内社区居民委员会}\n"
        "- date: 2007年1月10日\n"
    ),
)
NOTE_FORM = Rule(
    "F472",
    "note-form",
    Severity.INFO,
    Words("{where}附注没有左空二字", "{where}the note is not indented by 2 characters"),
    Words("附注左空二字，加圆括号", "indent it by 2 characters, in brackets"),
    why=Words(
        "附注居左空二字加圆括号，编排在成文日期下一行。",
        "A note stands in brackets, two characters in, under the date (7.3.6).",
    ),
    fails="text:\n- {note: （联系人：沈同和）, indent: 0}\n",
    passes="text:\n- {note: （联系人：沈同和）, indent: 2}\n",
)
TABLE_WIDE = Rule(
    "F473",
    "table-wide",
    Severity.WARNING,
    Words(
        "{where}表格宽{width}毫米，超出版心（{room}毫米）",
        "{where}the table is {width} mm wide, the type area {room}",
    ),
    Words("把表格调到版心以内，或改用横排页", "make it narrower, or set it on a landscape page"),
    why=Words("表格排在版心以内，超出的打印时会被裁掉。", "A table stays inside the type area."),
    fails="text:\n- {table: 180, rows: 2}\n",
    passes="text:\n- {table: 156, rows: 2}\n",
)
TABLE_HEAD = Rule(
    "F474",
    "table-head",
    Severity.INFO,
    Words(
        "{where}表格有{rows}行，表头没有设成每页重复",
        "{where}a table of {rows} rows whose head is not repeated",
    ),
    Words("选中第一行，表格工具—重复标题行", "select the first row, Layout, Repeat Header Rows"),
    why=Words(
        "表格跨页时，后面的页没有表头就看不懂各列是什么。",
        "On a second page nobody can tell the columns without their heads.",
    ),
    fails="text:\n- {table: 156, rows: 30, head: once}\n",
    passes="text:\n- {table: 156, rows: 30, head: repeated}\n",
    numbers=(Words("20 行以下的表格不查", "tables of fewer than 20 rows are not looked at"),),
)
ROWS_BREAK = Rule(
    "F475",
    "rows-break",
    Severity.INFO,
    Words("{where}表格的行可以跨页断开", "{where}rows of the table may break across pages"),
    Words("表格属性—行，取消“允许跨页断行”", "Table Properties, Row: do not allow rows to break"),
    why=Words("一行断在两页上，不好对着看。", "A row on two pages is hard to read."),
    fails="text:\n- {table: 156, rows: 30, row_breaks: yes}\n",
    passes="text:\n- {table: 156, rows: 30, row_breaks: no}\n",
)

RULES = (
    RECIPIENT_FORM,
    ATTACHMENT_NAMES_FORM,
    SIGNATURE_PLACE,
    DATE_FORM,
    NO_TEXT_PAGE,
    ATTACHMENT_PAGE,
    LETTERHEAD_FORM,
    DOCUMENT_NUMBER_FORM,
    RED_LINE_MISSING,
    COLOPHON_FORM,
    ELEMENT_ORDER,
    NOTE_FORM,
    TABLE_WIDE,
    TABLE_HEAD,
    ROWS_BREAK,
)
