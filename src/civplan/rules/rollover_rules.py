"""I661 to I669: what a person must look at in next year's file.

``rollover/`` finds them; their places are in the new file, or in one of last year.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

YEAR_IN_TEXT = Rule(
    "I661",
    "year-in-text",
    Severity.WARNING,
    Words("{where}里的“{text}”没有改", "“{text}” in {where} was not changed"),
    Words("核对是哪一年，该改的改", "see which year is meant, and change it where it has to be"),
    why=Words(
        "年度、日期和标题是字段，转下一年时自动改；文字和注释里的年份有时是今年，有时是上年或文件的年份，程序不猜，"
        "一处一处指出来。",
        "Year, dates and titles are fields and move with the year. A year in a text or a comment"
        " may be this one, the last, or that of a decree; it is not guessed but shown, place by"
        " place.",
    ),
)
CARRIED_ITEM = Rule(
    "I662",
    "carried-item",
    Severity.INFO,
    Words("结转：{year}年{status}的措施", "carried over: an item that was {status} in {year}"),
    Words(
        "核对内容、时限和指标；不再做的删掉",
        "check its text, date and targets; delete what will not be done",
    ),
    why=Words(
        "没做完和取消的措施带到下一年，写上“结转”，原因作为注释放在上面。还做不做、怎么做，要有人定。",
        "What was not done or dropped is carried to the next year with “carried_from”, its reason"
        " as a comment above. Whether it is still to be done is for a person to say.",
    ),
)
FIGURE_OF_LAST_YEAR = Rule(
    "I663",
    "figure-of-last-year",
    Severity.INFO,
    Words("“{measure}”还是上年的目标{result}", "“{measure}” has last year's target still{result}"),
    Words("定今年的数", "set this year's figure"),
    why=Words(
        "指标原样带到下一年，上年的结果记在“上年”里，供定今年的数时参考，也用来算同比。",
        "Targets are carried as they are, with last year's result as “last_year”: to set this"
        " year's figure by, and to say the change.",
    ),
)
EXTENDED_OF_LAST_YEAR = Rule(
    "I664",
    "extended-file-of-last-year",
    Severity.WARNING,
    Words(
        "继承的还是上年的“{file}”，里面有{count}处没有改",
        "it extends last year's “{file}” still; places of last year in it: {count}",
    ),
    Words(
        "先用 civplan rollover 转那个文件，再改“继承”；或者转整个文件夹",
        "roll that file over too and name it here, or roll over the whole folder",
    ),
    why=Words(
        "街道共用的内容写在被继承的文件里，转一个社区的文件不会动它，日期就还是上年的。",
        "What communities share stands in the extended file, which the rollover of one file leaves"
        " as it is; its dates are last year's.",
    ),
)
INHERITED_OF_LAST_YEAR = Rule(
    "I666",
    "inherited-of-last-year",
    Severity.WARNING,
    Words("继承来的“{text}”还是上年的", "“{text}” is inherited, and last year's still"),
    Words(
        "转这个文件，或者在自己的文件里写今年的", "roll this file over, or give this year's value"
    ),
    why=Words(
        "日期、标题、状态、结果这些每年要变的，写在被继承的文件里，没有跟着转，明年的公文印出来就是上年的。",
        "Dates, titles, statuses and results change every year. Those of an extended file that was"
        " not rolled over would be printed in next year's documents.",
    ),
)
NUMBER_TO_GIVE = Rule(
    "I665",
    "number-to-give",
    Severity.INFO,
    Words("上年的发文字号“{text}”没有带过来", "last year's document number “{text}” was left out"),
    Words("有了新的字号再写上", "write the new one when there is one"),
    why=Words(
        "发文字号一份一个，上年的号不能再用，新的号程序不知道。",
        "Every document has a number of its own; last year's cannot be used again, and the new one"
        " is not known.",
    ),
)
COMMENT_LEFT_OUT = Rule(
    "I667",
    "comment-left-out",
    Severity.INFO,
    Words(
        "注释“{text}”跟着它旁边的内容去掉了", "the comment “{text}” went with what it stood beside"
    ),
    Words("还要的，抄到新文件里", "copy it into the new file if it is still wanted"),
    why=Words(
        "状态、完成情况、总结这些不带到下一年，写在它们旁边的注释说的就是它们，也不带过去；别的注释都保留。",
        "Statuses, results and the summary are not carried over, nor are the comments beside them,"
        " which speak of them. All other comments are kept.",
    ),
)
PLAN_IN_OTHER_FILE = Rule(
    "I668",
    "plan-in-other-file",
    Severity.WARNING,
    Words(
        "“{file}”里已经有{year}年的计划，没有并到这里",
        "“{file}” has a plan of {year} already, which was not taken over",
    ),
    Words(
        "把那里的措施抄过来，或者只用那一份",
        "copy its items into this file, or use that file alone",
    ),
    why=Words(
        "总结和下一年的计划合成一份公文时，下一年的计划写在另一个文件里。转到下一年得到的文件也是那一年的，两份要并成一份。",
        "Where a summary and the next year's plan are one document, that plan has a file of its"
        " own. The file that a rollover makes is of the same year: the two have to become one.",
    ),
)
TABLE_OF_LAST_YEAR = Rule(
    "I669",
    "table-of-last-year",
    Severity.WARNING,
    Words("表格文件“{file}”里还是上年的内容", "the table file “{file}” has last year's rows still"),
    Words("换成新的一年的", "put this year's rows into it, or name another file"),
    why=Words(
        "表格的内容在旁边的文件里，转到下一年不会改它；转整个文件夹时照抄一份。",
        "The rows of the table are in a file beside the plan file. A rollover does not change them;"
        " of a whole folder they are copied as they are.",
    ),
)
RULES = (
    YEAR_IN_TEXT,
    CARRIED_ITEM,
    FIGURE_OF_LAST_YEAR,
    EXTENDED_OF_LAST_YEAR,
    NUMBER_TO_GIVE,
    INHERITED_OF_LAST_YEAR,
    COMMENT_LEFT_OUT,
    PLAN_IN_OTHER_FILE,
    TABLE_OF_LAST_YEAR,
)
