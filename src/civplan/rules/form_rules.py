"""I641 to I654: what keeps the answers of a form (填报表) from being taken.

``forms/answers.py`` and ``forms/fill.py`` find them. Their places are cells: the line is the row of
a sheet, which the message names with the cell.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

FORM_WITHOUT_RECORD = Rule(
    "I641",
    "form-without-record",
    Severity.ERROR,
    Words(
        "不是 civplan 生成的填报表：没有隐藏的记录，或者记录被改过",
        "this is no form of civplan: its hidden record is missing or was changed",
    ),
    Words(
        "把填好的内容抄回原来的填报表（civplan form 可以再生成一份），发整个文件",
        "copy the answers into the form as it was made (civplan form makes it again), and send the"
        " whole file",
    ),
    why=Words(
        "填报表里藏着一张表，记着是哪个社区、哪一年、每一行问的是什么。内容贴到新工作簿里，这张表就没有了，"
        "程序分不清答的是哪一条，不能猜。",
        "A form has a hidden sheet that knows the community, the year and what each row asks."
        " Pasted into a new workbook, the answers lose it, and what they belong to is a guess.",
    ),
)
FORM_OF_OTHER_PLAN = Rule(
    "I642",
    "form-of-other-plan",
    Severity.ERROR,
    Words(
        "这是{community}{year}年的填报表，计划文件是{own}{own_year}年的",
        "this is the form of {community} of {year}; the plan file is that of {own} of {own_year}",
    ),
    Words(
        "换成这份计划文件的填报表，或者换成那份计划文件",
        "take the form of this plan file, or the plan file of this form",
    ),
    why=Words(
        "文件名可以改，表里的记录不会变。别的社区、别的年份的完成情况写进来，总结就全错了。",
        "A file can be renamed, its record stays. Results of another community or year would make"
        " the whole summary wrong.",
    ),
)
FORM_TWICE = Rule(
    "I643",
    "form-twice",
    Severity.ERROR,
    Words(
        "{community}有两份填报表，另一份是 {other}",
        "there are two forms of {community}; the other one is {other}",
    ),
    Words("只留以哪份为准的一份，再运行一次", "leave only the one that counts, and run again"),
    why=Words(
        "微信、邮件来回几次，常留下“填报表(1)”“最终版”。两份不一样时，以哪份为准只有人知道。",
        "After some messages there is often a “form (1)” and a “final” one. Which of them counts,"
        " only a person knows.",
    ),
)
FORM_PROMISE_CHANGED = Rule(
    "I644",
    "form-promise-changed",
    Severity.ERROR,
    Words(
        "{cell} 改了计划里定下的内容：“{now}”，原来是“{was}”",
        "{cell} changes what the plan promised: “{now}”, which was “{was}”",
    ),
    Words(
        "改回原样；要改计划，请在计划文件里改，再生成填报表",
        "put it back; to change the promise, change the plan file and make the form again",
    ),
    why=Words(
        "灰色的格子是年初承诺的。改了它，这一行答的就不是那项承诺，所以整行不采用。",
        "Grey cells are what was promised. With another promise, the row answers something else, so"
        " none of it is taken.",
    ),
)
FORM_ROW_MISSING = Rule(
    "I645",
    "form-row-missing",
    Severity.ERROR,
    Words("“{place}”里少了{what}", "{what} is missing in “{place}”"),
    Words(
        "从原来的填报表里补回来；没有内容的，空着就行",
        "put it back from the form as it was made; what has no answer may stay empty",
    ),
    why=Words(
        "删掉一行或一列，看不出是没有做、没有填，还是不想报。空着和删掉不是一回事。",
        "A deleted row or column does not say whether nothing was done, nothing was filled in, or"
        " nothing is to be told. Empty is not the same as deleted.",
    ),
)
FORM_ROW_UNKNOWN = Rule(
    "I646",
    "form-row-unknown",
    Severity.ERROR,
    Words("{cell} 的编号“{number}”{why}", "{cell}: the number “{number}” {why}"),
    Words(
        "编号照原来的填报表改回；计划以外的事写在“新增”里",
        "put the number back as the form had it; what was not planned belongs on the sheet 新增",
    ),
    why=Words(
        "行按编号认，不按位置认，所以可以排序和筛选；编号改了、重复了，就对不上计划里的哪一条。",
        "Rows are known by their numbers, so that they may be sorted and filtered; a changed or"
        " repeated number leads to no item of the plan.",
    ),
)
FORM_ANSWER_UNUSABLE = Rule(
    "I647",
    "form-answer-unusable",
    Severity.ERROR,
    Words("{cell} 不能采用：{reason}", "{cell} cannot be taken: {reason}"),
    Words("改这一格，再填一次", "correct the cell, and fill again"),
    why=Words(
        "该写数字的写了话、状态不在可选之列、公式没有算出值、日期和百分数有歧义，都不猜，指出是哪一格、怎样写。",
        "A sentence for a figure, a status that is none, a formula without a result, a date or a"
        " percentage that may mean two things: nothing is guessed; the cell is named, with what to"
        " write.",
    ),
)
FORM_CONFLICT = Rule(
    "I648",
    "form-conflict",
    Severity.ERROR,
    Words(
        "{cell} 填的是“{answer}”，计划文件在生成填报表以后也改过：现在是“{now}”，原来是“{was}”",
        "{cell} says “{answer}”, but the plan file was changed since the form was made: it says"
        " “{now}” now, and said “{was}” then",
    ),
    Words(
        "核对以哪个为准：以文件为准，把这一格改成一样；以填报表为准，加 --force",
        "see which is right: if the file is, make the cell say the same; if the form is, use"
        " --force",
    ),
    why=Words(
        "填报表发出去以后，文件也可能有人改。两边都改了同一个地方，覆盖哪一边都会丢东西。",
        "While a form is away, somebody may edit the file. Where both changed one value, either way"
        " loses something.",
    ),
)
FORM_PROMISE_OUTDATED = Rule(
    "I649",
    "form-promise-outdated",
    Severity.WARNING,
    Words(
        "{cell} 这一行的内容，计划文件在生成填报表以后改过：现在是“{now}”",
        "{cell}: the plan file changed this promise since the form was made; it says “{now}” now",
    ),
    Words("核对这一行答的还是不是这件事", "see whether the row still answers it"),
    why=Words(
        "编号没变，所以照填；但社区填的时候看到的是改以前的话。",
        "The id is the same, so the answers are taken; but they were given to the old words.",
    ),
)
FORM_ITEM_GONE = Rule(
    "I650",
    "form-item-gone",
    Severity.ERROR,
    Words(
        "{cell} 的“{number}”在计划文件里已经找不到",
        "{cell}: “{number}” is no longer in the plan file",
    ),
    Words(
        "在计划文件里补上，或用 civplan form 再生成填报表",
        "put it back into the plan file, or make the form again with civplan form",
    ),
    why=Words(
        "生成填报表以后，计划文件里这一条删了、改了编号，或者没有编号又改了文字。",
        "Since the form was made, the item was deleted from the plan file, got another id, or has"
        " no id and other words.",
    ),
)
FORM_ANSWER_REFUSED = Rule(
    "I651",
    "form-answer-refused",
    Severity.ERROR,
    Words("{cell} 不能写进计划文件：{reason}", "{cell} cannot be written: {reason}"),
    Words("按提示改计划文件，再填一次", "change the plan file as said, and fill again"),
    why=Words(
        "写进去以后文件会重读一遍，只许改动这一处；做不到的（例如这个值由几处共用），就不写。",
        "A changed file is read again, and only this value may differ; where that cannot be, such"
        " as with a value that several places share, nothing is written.",
    ),
)
FORM_NOT_READ = Rule(
    "I652",
    "form-not-read",
    Severity.INFO,
    Words("{cell} 没有读：{text}", "{cell} was not read: {text}"),
    Words(
        "要报的内容写进表里的白格子；不用报的不必管",
        "what is to be handed in belongs in the white cells; leave the rest as it is",
    ),
    why=Words(
        "表格旁边、下面和另加的表里写的字，填报表没有问，不会进计划文件，这里说明一声。",
        "What stands beside or below the tables or on sheets of your own was not asked for and gets"
        " into no plan file; this says so.",
    ),
)
FORM_BEFORE_PLAN = Rule(
    "I653",
    "form-before-plan",
    Severity.ERROR,
    Words(
        "这份填报表是还没有计划文件时生成的，现在已经有了 {file}，内容不一样",
        "this form was made when there was no plan file; there is {file} now, which says something"
        " else",
    ),
    Words(
        "用 civplan form 按计划文件再生成一份，把后来的内容填进去",
        "make the form again of the plan file with civplan form, and fill in what is new",
    ),
    why=Words(
        "没有计划文件的社区，填报表里的措施和指标都是新写的；文件建好以后再导入，会分不清哪些是改动。",
        "Without a plan file, all items and targets of the form are new; once there is one, nobody"
        " can tell which of them are changes.",
    ),
)
FORM_WITHOUT_PLAN = Rule(
    "I654",
    "form-without-plan",
    Severity.ERROR,
    Words(
        "没有找到{community}{year}年的计划文件", "there is no plan file of {community} of {year}"
    ),
    Words(
        "核对文件夹和年份；新社区先写进街道文件的名册，再用 civplan form 生成填报表",
        "check the folder and the year; put a new community on the roster of the sub-district's"
        " file first, then make its form with civplan form",
    ),
    why=Words(
        "一个文件夹一起导入时，每份填报表按里面记的社区和年度找自己的计划文件。",
        "When a whole folder is filled, each form finds its plan file by the community and year"
        " that it remembers.",
    ),
)
RULES = (
    FORM_WITHOUT_RECORD,
    FORM_OF_OTHER_PLAN,
    FORM_TWICE,
    FORM_PROMISE_CHANGED,
    FORM_ROW_MISSING,
    FORM_ROW_UNKNOWN,
    FORM_ANSWER_UNUSABLE,
    FORM_CONFLICT,
    FORM_PROMISE_OUTDATED,
    FORM_ITEM_GONE,
    FORM_ANSWER_REFUSED,
    FORM_NOT_READ,
    FORM_BEFORE_PLAN,
    FORM_WITHOUT_PLAN,
)
