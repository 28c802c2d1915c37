"""I601 to I613: what looks wrong or was put aside when a document becomes a plan file.

``ingest/outline_findings.py`` checks the outline of a document for them. An example is the text of
a document, not keys of a plan file; places are its paragraphs, and in a text file its lines.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

TITLE_SAYS_BOTH = Rule(
    "I601",
    "title-says-both",
    Severity.WARNING,
    Words("标题既说计划又说总结：“{title}”", "the title says both plan and summary: “{title}”"),
    Words("核对这份文字是计划还是总结，导入时指明", "see which it is, and say so when importing"),
    why=Words(
        "上一年的总结和下一年的打算常写在一份文件里，也有改标题时留下半截的。是哪一种，程序不猜。",
        "Last year's summary and next year's plan often share a file, and sometimes a title was"
        " half changed. Which it is, nobody but you can say.",
    ),
    fails="""\
湖内社区2007年创建文明社区工作总结和2008年工作打算

一、组织居民清扫楼道12次。
二、更新宣传栏4期。
""",
    passes="""\
湖内社区2007年创建文明社区工作总结

一、组织居民清扫楼道12次。
二、更新宣传栏4期。
""",
)
TITLE_AND_TEXT_DIFFER = Rule(
    "I602",
    "title-and-text-differ",
    Severity.WARNING,
    Words(
        "标题说是{title}，{place}却写着“{text}”", "the title says {title}, {place} says “{text}”"
    ),
    Words("核对是计划还是总结，改正写错的一处", "see which it is, and mend the wrong one"),
    why=Words(
        "总结多由年初的计划改成，标题或网页的标题常常忘了改，整份文件就会导入到错的一边。",
        "A summary is often made from the plan of January, and its title or the page's headline is"
        " forgotten; then the whole file would get to the wrong side.",
    ),
    fails="""\
湖内社区2007年创建文明社区工作计划

一年来，社区做了不少工作，现总结如下：
一、组织居民清扫楼道12次。
二、更新宣传栏4期。
""",
    passes="""\
湖内社区2007年创建文明社区工作总结

一年来，社区做了不少工作，现总结如下：
一、组织居民清扫楼道12次。
二、更新宣传栏4期。
""",
)
KIND_UNCLEAR = Rule(
    "I603",
    "kind-unclear",
    Severity.WARNING,
    Words("看不出是计划还是总结", "nothing says whether this is a plan or a summary"),
    Words("导入时指明，或在标题里写明", "say so when importing, or in the title"),
    why=Words(
        "标题没有写，正文里也没有“总结如下”“特制定本计划”一类的话，时态又看不出来。",
        "The title does not tell, the text does not call itself either, and its tense shows"
        " nothing.",
    ),
    fails="""\
湖内社区卫生情况

一、楼道干净。
二、广场整洁。
""",
    passes="""\
湖内社区卫生工作计划

一、楼道干净。
二、广场整洁。
""",
)
LABEL_SKIPPED = Rule(
    "I604",
    "label-skipped",
    Severity.WARNING,
    Words(
        "编号“{label}”接在“{before}”后面，应为“{wanted}”",
        "“{label}” follows “{before}”; “{wanted}” is expected",
    ),
    Words("核对原文是否漏了一条", "see whether the document lacks an entry"),
    why=Words(
        "导入以后编号由程序编写，缺号就看不见了。原文跳号，可能漏抄了一条，也可能只是编错。",
        "civplan numbers what it imports, and a gap is seen no more. It may be a lost entry, or a"
        " mistake in counting.",
    ),
    fails="""\
湖内社区2007年工作计划

（一）每月清扫楼道。
（二）每季度更新宣传栏。
（四）每年评比一次。
""",
    passes="""\
湖内社区2007年工作计划

（一）每月清扫楼道。
（二）每季度更新宣传栏。
（三）每年评比一次。
""",
)
LABEL_REPEATED = Rule(
    "I605",
    "label-repeated",
    Severity.WARNING,
    Words("编号“{label}”重复", "the number “{label}” stands twice"),
    Words(
        "核对两条是不是同一条，或编号写错", "see whether both are one entry, or one is misnumbered"
    ),
    why=Words(
        "同一级连着两个相同的编号，多是复制后没有改，后面的编号也跟着错。",
        "Two entries with one number come from copying; those behind them are wrong, too.",
    ),
    fails="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏。
2、每年评比一次。
""",
    passes="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏。
3、每年评比一次。
""",
)
LABELS_BEGIN_LATE = Rule(
    "I606",
    "labels-begin-late",
    Severity.WARNING,
    Words(
        "编号从“{label}”开始，前面没有“{wanted}”", "numbers begin at “{label}”, without “{wanted}”"
    ),
    Words("核对前面的内容是否没有复制到", "see whether what stands before it was not copied"),
    why=Words(
        "网页常把一份文件分成几页，只复制了后一页，前面的部分就丢了。",
        "Web pages cut a document into several; who copies the last one loses what is before it.",
    ),
    fails="""\
湖内社区2007年工作计划

四、每月清扫楼道。
五、每季度更新宣传栏。
""",
    passes="""\
湖内社区2007年工作计划

一、每月清扫楼道。
二、每季度更新宣传栏。
""",
)
LABEL_FORMS_MIXED = Rule(
    "I607",
    "label-forms-mixed",
    Severity.INFO,
    Words("编号“{label}”和前面的“{first}”写法不一", "“{label}” is not written as “{first}” above"),
    Words("不用改；导入以后编号由程序统一编写", "leave it; civplan numbers all alike"),
    why=Words(
        "同一级的编号有的用顿号、有的用圆点，或括号全角半角混用，有时说明这几条是从别处抄来的，"
        "级别也可能看错。",
        "Numbers of one level with different signs or brackets sometimes show that entries were"
        " copied from elsewhere, and their level may be misread.",
    ),
    fails="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2．每季度更新宣传栏。
""",
    passes="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏。
""",
)
LABEL_INSIDE = Rule(
    "I608",
    "label-inside-line",
    Severity.INFO,
    Words(
        "编号“{label}”夹在一段中间，从这里另起一条",
        "“{label}” inside a paragraph begins an entry of its own",
    ),
    Words("核对这里是否丢了换行", "see whether a line break was lost here"),
    why=Words(
        "复制时常丢换行，后一条就接在前一条的末尾。编号连得上的，导入时分开，并在这里说明。",
        "Copying loses line breaks, and an entry sticks to the one before it. Where the numbers go"
        " on, the import parts them and says so here.",
    ),
    fails="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏，3、每年评比一次。
""",
    passes="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏，
3、每年评比一次。
""",
)
PUT_ASIDE = Rule(
    "I609",
    "put-aside",
    Severity.INFO,
    Words("{why}，没有导入：{text}", "{why}, not imported: {text}"),
    Words(
        "确实是正文的，用 --keep-all 一并写出，再移到正文里",
        "if it is text of the document, take it in with --keep-all and move it",
    ),
    why=Words(
        "网页在正文前后加的标题、来源、广告和别的文章，页码，都不是这份文件的内容。"
        "放在一边的每一处都在这里列出，一个字也不丢。",
        "Headlines, sources, advertisements and other articles that a web page adds, and page"
        " numbers, are no text of the document. Each is told here; not a character is lost.",
    ),
    fails="""\
湖内社区2007年工作计划

来源：某某网 发布时间：2007-01-10
一、每月清扫楼道。
二、每季度更新宣传栏。
""",
    passes="""\
湖内社区2007年工作计划

一、每月清扫楼道。
二、每季度更新宣传栏。
""",
)
SEVERAL_DOCUMENTS = Rule(
    "I610",
    "several-documents",
    Severity.WARNING,
    Words(
        "这里开始第{number}份文件：{title}", "document {number} of the file begins here: {title}"
    ),
    Words("用 --part {number} 导入这一份", "import this one with --part {number}"),
    why=Words(
        "网页常把几份范文放在一页上。每一份单独导入，否则几个社区的话会混在一起。",
        "Web pages put several models on one page. Each is imported by itself, or the texts of"
        " several communities would be mixed.",
    ),
    fails="""\
湖内社区工作计划 篇1

一、每月清扫楼道。
二、每季度更新宣传栏。

湖内社区工作计划 篇2

一、每月查一次消防通道。
二、每季度办一次讲座。
""",
    passes="""\
湖内社区工作计划 篇1

一、每月清扫楼道。
二、每季度更新宣传栏。
""",
)
IMPORT_WITHOUT_TITLE = Rule(
    "I611",
    "title-missing",
    Severity.INFO,
    Words("没有找到标题", "no title was found"),
    Words(
        "不用补；标题由社区、年度和主题写成，不合适的再改",
        "leave it; the title is made of community, year and campaign",
    ),
    why=Words(
        "复制时常漏掉标题。标题里的社区、年度和主题，要从别处看。",
        "Copying often leaves the title out. Community, year and campaign must then be seen"
        " elsewhere.",
    ),
    fails="""\
为了创建文明社区，让居民住得安心、舒心，结合社区的实际，特制定本计划，请各居民小组遵照执行，年底检查。
一、每月清扫楼道。
二、每季度更新宣传栏。
""",
    passes="""\
湖内社区2007年工作计划
为了创建文明社区，让居民住得安心、舒心，结合社区的实际，特制定本计划，请各居民小组遵照执行，年底检查。
一、每月清扫楼道。
二、每季度更新宣传栏。
""",
)
LEFT_OUT = Rule(
    "I612",
    "left-out",
    Severity.INFO,
    Words("{what}没有导入：{text}", "{what}, not imported: {text}"),
    Words("需要的，抄到正文里", "copy what you need into the text"),
    why=Words(
        "批注、隐藏的文字这一类，在打印的文件里看不见，不属于正文。",
        "Comments, hidden text and the like are not seen on the printed pages and are no part of"
        " the text.",
    ),
)
NOTE_BELOW_DATE = Rule(
    "I613",
    "note-below-date",
    Severity.INFO,
    Words(
        "“{text}”原来在成文日期下面，成文时印在落款前面",
        "“{text}” stood under the date and is printed above the signature",
    ),
    Words(
        "要印在日期下面的，写进“附注”；不要的删去",
        "write it into “note” to print it under the date, or delete it",
    ),
    why=Words(
        "成文日期下面只能有附注，写在括号里。撰稿人、咨询电话这一类，导入时留在正文末尾，一字不丢。",
        "Only a note in brackets may stand under the date. Who wrote the document or whom to call"
        " is kept by the import at the end of the text.",
    ),
    fails="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏。

湖内社区居民委员会
2007年1月10日
撰稿人：江远帆
""",
    passes="""\
湖内社区2007年工作计划

1、每月清扫楼道。
2、每季度更新宣传栏。

湖内社区居民委员会
2007年1月10日
（联系人：江远帆）
""",
)
RULES = (
    *(TITLE_SAYS_BOTH, TITLE_AND_TEXT_DIFFER, KIND_UNCLEAR),
    *(LABEL_SKIPPED, LABEL_REPEATED, LABELS_BEGIN_LATE, LABEL_FORMS_MIXED, LABEL_INSIDE),
    *(PUT_ASIDE, SEVERAL_DOCUMENTS, IMPORT_WITHOUT_TITLE, LEFT_OUT, NOTE_BELOW_DATE),
)
