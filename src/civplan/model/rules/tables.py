"""Rules for tables (表格): where their rows come from, their shape, their totals."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

MOST_TABLE_ROWS, MOST_TABLE_COLUMNS, LONGEST_TABLE_CELL = 2_000, 30, 2_000
"""Rows, columns, and characters of a cell that a table may have: about a hundred pages."""

TABLE_SOURCE = Rule(
    "Y066",
    "table-rows",
    Severity.ERROR,
    Words("这张表{problem}", "this table {problem}"),
    Words(
        "在“行”“文件”“取自”三处中的一处写上内容",
        "give its rows in one of “rows”, “file” and “from”",
    ),
    why=Words(
        "一张表的内容只能有一个来源：写在计划文件里，放在旁边的表格文件里，或者由计划文件的"
        "其他内容生成。写了两处，不知道该印哪一处；一处也不写，就没有可印的。",
        "The rows of a table come from one place: the plan file, a file beside it, or the rest of"
        " the plan. With two nobody can say which to print, with none there is nothing to print.",
    ),
    fails="safeguards: {text: 名单见下表。, table: {columns: [姓名, 职务]}}\n",
    passes="safeguards: {text: 见下表。, table: {columns: [姓名, 职务], rows: [[张三, 主任]]}}\n",
)
TABLE_FILE_UNUSABLE = Rule(
    "Y067",
    "table-file-unusable",
    Severity.ERROR,
    Words("表格文件“{file}”不能用：{reason}", "cannot use the table file “{file}”: {reason}"),
    Words(
        "核对相对于本文件的路径和文件的内容；只认 .csv 和 .xlsx",
        "check the path, which is relative to this file, and what is in it; it must be a .csv or an"
        " .xlsx",
    ),
    why=Words(
        "表格的内容在这个文件里，读不出来，公文里就缺一张表。",
        "The rows of the table are in this file; unless it can be read, the document lacks them.",
    ),
    fails="safeguards: {text: 名单见下表。, table: {file: 没有的名单.csv}}\n",
    passes="safeguards: {text: 名单见下表。, table: {rows: [[姓名, 职务], [张三, 主任]]}}\n",
)
TABLE_TOO_LARGE = Rule(
    "Y068",
    "table-too-large",
    Severity.ERROR,
    Words("表格太大：{what}", "the table is too large: {what}"),
    Words(
        "只留公文里要印的行和列，其余的另存成文件，写进“附件”的名称",
        "keep what the document is to print; save the rest as a file and name it as an attachment",
    ),
    why=Words(
        "公文里的表格是给人看的，一百来页已经太多；更大的表多半是选错了文件。",
        "A table of a document is read by people; a hundred pages are too many already, and a"
        " larger one is probably the wrong file.",
    ),
    numbers=(
        Words(
            f"一张表最多 {MOST_TABLE_ROWS} 行、{MOST_TABLE_COLUMNS} 列，"
            f"一格最多 {LONGEST_TABLE_CELL} 个字",
            f"a table has at most {MOST_TABLE_ROWS} rows and {MOST_TABLE_COLUMNS} columns, a cell"
            f" {LONGEST_TABLE_CELL} characters",
        ),
    ),
)
UNEVEN_ROW = Rule(
    "Y069",
    "table-row-length",
    Severity.ERROR,
    Words(
        "这一行有{cells}格，表头有{columns}列",
        "this row has {cells} cells, the head has {columns} columns",
    ),
    Words(
        "补上缺的格子（空着的写 ''），或去掉多的；文字里有逗号的，用引号括起来",
        "add the cells that are missing ('' for an empty one) or take some out; a text with a comma"
        " needs quotation marks",
    ),
    why=Words(
        "少一格或多一格，后面的内容就会错到别的列里去，数字也对不上表头。",
        "With a cell more or less, the others slip into the wrong columns.",
    ),
    fails="safeguards: {text: 名单见下表。, table: {columns: [姓名, 职务], rows: [[张三]]}}\n",
    passes="safeguards: {text: 见下表。, table: {columns: [姓名, 职务], rows: [[张三, '']]}}\n",
)
COLUMN_TWICE = Rule(
    "Y070",
    "table-column-twice",
    Severity.ERROR,
    Words("表格里有两列都叫“{name}”", "two columns of the table are called “{name}”"),
    Words("换一个名称", "give one of them another name"),
    why=Words(
        "两列同名，看表的人分不清；从文件取内容时，也不知道取哪一列。",
        "Readers cannot tell two columns of one name apart, nor which one of a file is meant.",
    ),
    fails="safeguards: {text: 见下表。, table: {columns: [姓名, 姓名], rows: [[张三, 李四]]}}\n",
    passes="safeguards: {text: 见下表。, table: {columns: [组长, 组员], rows: [[张三, 李四]]}}\n",
)
TOTAL_DIFFERS = Rule(
    "T235",
    "table-total-differs",
    Severity.WARNING,
    Words(
        "“{column}”的合计写的是{typed}，各行相加是{total}",
        "the total of “{column}” says {typed}, its rows add up to {total}",
    ),
    Words(
        "核对各行和合计；这一列不是相加得来的，写“合计: 否”",
        "check the rows and the total; for a column that does not add up, write “total: false”",
    ),
    why=Words(
        "表里的合计，看的人会拿来核对。和各行对不上，不是合计错了，就是漏了一行或者改了一行没有"
        "改合计。公文照写的印，不替您改。",
        "Readers check a total against its rows. Where the two differ the total is wrong, or a row"
        " was left out, or one was changed without it. The document prints what is typed.",
    ),
    fails="""\
goals:
  text: 各网格户数见下表。
  table: {rows: [[网格, 户数], [第一网格, 320], [第二网格, 285], [合计, 615]]}
""",
    passes="""\
goals:
  text: 各网格户数见下表。
  table: {rows: [[网格, 户数], [第一网格, 320], [第二网格, 285], [合计, 605]]}
""",
)
TOTAL_WITHOUT_SUM = Rule(
    "T236",
    "table-total-without-sum",
    Severity.WARNING,
    Words(
        "{what}没有可以相加的数，不印合计", "{what} has no figures to add up: no total is printed"
    ),
    Words(
        "删去“合计”；要合计的，核对各行的数和单位",
        "take “total” out or, where there should be one, check the figures and their units",
    ),
    why=Words(
        "文字、百分比、年份、电话、单位不一的数，加起来没有意义。写了“合计: 是”，表里却算不出合计，"
        "多半是有一格写成了文字，或者写错了列。",
        "Texts, percentages, years, telephone numbers and figures in several units have no sum."
        " Where a total is asked for and there is none, a cell is most likely not a figure, or"
        " another column was meant.",
    ),
    fails="""\
goals:
  text: 名单见下表。
  table: {rows: [[网格, 组长], [第一网格, 张三], [第二网格, 李四]], total: true}
""",
    passes="""\
goals:
  text: 各网格户数见下表。
  table: {rows: [[网格, 户数], [第一网格, 320], [第二网格, 285]], total: true}
""",
)
RULES = (
    *(TABLE_SOURCE, TABLE_FILE_UNUSABLE, TABLE_TOO_LARGE, UNEVEN_ROW, COLUMN_TWICE),
    TOTAL_DIFFERS,
    TOTAL_WITHOUT_SUM,
)
