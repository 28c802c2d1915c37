"""Ten old documents in our own words, in the shapes in which communities have them."""

from __future__ import annotations

import re
from html import escape
from itertools import count
from typing import NamedTuple

from support.word_files import word_file
from support.word_traits import level

Unit = tuple[int, str]
"""The level of a numbered text, from 1; 0 for a paragraph, -1 for one at the right.

For a table TABLE, and its rows by lines, the cells of a row between slashes.
"""
TABLE = -2


class OldDocument(NamedTuple):
    """A document as it was saved."""

    name: str
    title: str
    units: tuple[Unit, ...]
    labels: tuple[str, ...] = ("一、", "（一）", "1、", "（1）")
    """The first label of each level."""
    encoding: str = "utf-8"

    @property
    def data(self) -> bytes:
        """The bytes of the file, by the end of its name."""
        if self.name.endswith(".docx"):
            return _word_document(self)
        text = _web_page(self) if self.name.endswith(".html") else _plain_text(self)
        return text.encode(self.encoding)

    @property
    def sentences(self) -> list[str]:
        """Every sentence of the document, without its title and the heads of its tables."""
        texts = [text.partition("\n")[2] if depth == TABLE else text for depth, text in self.units]
        return [part for text in texts for part in re.split("[：。/\n]", text) if part]


CHINESE = "一二三四五六七八九十"
TABLE_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _labelled(document: OldDocument) -> list[Unit]:
    """The units with their labels typed in front."""
    counters = [count(1) for _ in document.labels]
    lines = []
    for depth, text in document.units:
        if depth < 1:
            lines.append((depth, text))
            continue
        counters[depth:] = [count(1) for _ in document.labels[depth:]]
        number = next(counters[depth - 1])
        first = document.labels[depth - 1]
        label = first.replace("一", CHINESE[number - 1]).replace("1", str(number))
        lines.append((depth, f"{label}{text}"))
    return lines


def _plain_text(document: OldDocument) -> str:
    """As saved from an editor."""
    lines = [f"　　{text}" if depth >= 0 else f"{text:>40}" for depth, text in _labelled(document)]
    return "\r\n".join([f"          {document.title}", "", *lines]) + "\r\n"


def _web_page(document: OldDocument) -> str:
    """As saved from a site, with what the site adds."""
    paragraphs = "\n".join(
        _web_table(text) if depth == TABLE else f"<p>　　{escape(text)}</p>"
        for depth, text in _labelled(document)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{document.encoding}">'
        f"<title>{escape(document.title)}_某某文库</title><style>p{{margin:0}}</style></head><body>"
        '<div class="nav"><a href="/">首页</a> <a href="/a">范文大全</a></div>'
        f"<h1>{escape(document.title)}</h1><div class='info'>时间：2020-01-02 来源：网络</div>"
        f'<div class="content">{paragraphs}</div>'
        '<div class="footer"><p>猜你喜欢</p><ul><li><a href="/1">社区总结范文</a></li></ul></div>'
        "<script>var a = 1;</script></body></html>"
    )


def _web_table(text: str) -> str:
    """A table of a web page."""
    rows = (
        "".join(f"<td>{escape(cell)}</td>" for cell in row.split("/")) for row in text.split("\n")
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _word_document(document: OldDocument) -> bytes:
    """As saved from Word, with automatic numbers."""
    large = '<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'
    body = [f"<w:p>{large}<w:t>{escape(document.title)}</w:t></w:r></w:p>"]
    for depth, text in document.units:
        if depth == TABLE:
            body.append(_word_table(text))
            continue
        properties = '<w:jc w:val="right"/>' if depth < 0 else ""
        if depth > 0:
            properties = f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/></w:numPr>'
        body.append(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>")
    levels = "".join(
        level(number, "chineseCounting" if "一" in label else "decimal", _pattern(number, label))
        for number, label in enumerate(document.labels)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return word_file("".join(body), {"numbering": numbering})


def _word_table(text: str) -> str:
    """A table of Word, with lines between its cells."""
    lines = [f'<w:{side} w:val="single" w:sz="4"/>' for side in TABLE_SIDES]
    rows = (
        "".join(
            f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>"
            for cell in row.split("/")
        )
        for row in text.split("\n")
    )
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{''.join(lines)}</w:tblBorders></w:tblPr>"
        f"{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl><w:p/>"
    )


def _pattern(number: int, label: str) -> str:
    """A first label as Word's pattern of all labels of its level: （%2）."""
    return label.replace("一" if "一" in label else "1", f"%{number + 1}")


OLD_DOCUMENTS = (
    OldDocument(
        "1-湖东社区计划.docx",
        "湖东社区2009年创建卫生社区工作计划",
        (
            (0, "为巩固去年的成果，改善居民的居住环境，制定本计划。"),
            (1, "指导思想"),
            (0, "以居民的需要为先，办好身边的小事，让小区干净、安静、安全。"),
            (1, "组织领导"),
            (0, "成立创建卫生社区领导小组。"),
            (0, "组长：江远帆（社区书记）"),
            (0, "副组长：何水、柳岸"),
            (0, "成员：石桥、尉迟晓"),
            (1, "工作目标"),
            (0, "年底前达到区级卫生社区的标准，居民满意率达到90%以上。"),
            (1, "主要工作"),
            (2, "健全组织"),
            (3, "成立领导小组，由书记任组长，每季度开一次会，研究难点。"),
            (3, "同物业公司、沿街商店签订责任书，全年不少于60份。"),
            (2, "整治环境"),
            (0, "环境整治分三步进行，先楼道，再绿地，最后是菜场周围。"),
            (3, "楼道里的堆物，由楼组长上门动员，限期清理。"),
            (4, "旧家具由社区统一清运，不收费用。"),
            (4, "自行车一律停进车棚。"),
            (3, "补种绿地三百平方米，认养到户。"),
            (1, "实施步骤"),
            (
                TABLE,
                "阶段/时间/内容\n动员/2009年3月/发放倡议书。\n整治/2009年4月至9月/清理、补种。",
            ),
            (1, "保障措施"),
            (0, "经费列入年初预算，专款专用。每月公布一次进度。"),
            (TABLE, "项目/金额（元）/来源\n清运旧家具/3600/社区\n补种绿地/5200/街道"),
            (-1, "湖东社区居民委员会"),
            (-1, "2009年2月18日"),
        ),
    ),
    OldDocument(
        "2-湖东社区总结.docx",
        "湖东社区2009年创建卫生社区工作总结",
        (
            (0, "一年来，在街道的指导下，我们依靠居民，环境有了变化。现将情况总结如下。"),
            (1, "主要工作"),
            (2, "健全组织"),
            (3, "领导小组开会五次，解决了垃圾房选址等难点。"),
            (3, "签订责任书72份，沿街商店全部签了。"),
            (2, "整治环境"),
            (3, "清理楼道堆物210处，清运旧家具八车。"),
            (3, "补种绿地四百平方米，有三十二户居民认养。"),
            (1, "存在问题"),
            (0, "菜场周围的摊点时有反复。"),
            (1, "下一步打算"),
            (0, "同城管队员一起，早晚各巡查一次。"),
            (-1, "湖东社区居民委员会"),
            (-1, "2009年12月25日"),
        ),
    ),
    OldDocument(
        "3-平列的计划.docx",
        "桃园社区2018年度工作计划",
        (
            (1, "抓好党建"),
            (2, "每月过一次组织生活，党员人人到场。"),
            (2, "设立党员先锋岗十个，亮明身份。"),
            (1, "抓好服务"),
            (2, "为七十岁以上老人送餐上门。"),
            (2, "暑期办好学生托管班，不少于两期。"),
            (1, "抓好平安"),
            (2, "安装楼道灯六十盏。"),
            (2, "义务巡逻每周不少于三次。"),
            (1, "实施步骤"),
            (2, "动员阶段（2018年1月至2月）。开动员会，张贴公告。"),
            (2, "实施阶段（3月至11月）。逐条落实，每季度检查一次。"),
            (-1, "2018年1月9日"),
        ),
        ("一、", "（一）"),
    ),
    OldDocument(
        "4-带括号数字的总结.docx",
        "柳溪社区2016年上半年工作总结",
        (
            (1, "宣传教育。"),
            (2, "办黑板报六期，介绍好人好事。"),
            (2, "居民学校上课四次，讲法律，也讲养生。"),
            (1, "文体活动。"),
            (2, "合唱队排练二十次，参加区里比赛得了奖。"),
            (2, "端午节包粽子，送给独居老人。"),
            (-1, "柳溪社区居委会"),
            (-1, "2016年7月3日"),
        ),
        ("1、", "（1）"),
    ),
    OldDocument(
        "5-存下来的文字.txt",
        "榆林社区2012年平安建设工作总结",
        (
            (
                0,
                "榆林社区今年把平安建设作为大事来抓，榆林社区的居民也积极参与，一年没有发生火灾。",
            ),
            (1, "加强领导，落实责任"),
            (2, "书记和主任亲自抓，每月听一次汇报。"),
            (2, "把任务分到六个网格，每格有专人。"),
            (1, "广泛宣传，发动居民"),
            (2, "发放宣传单两千份，张贴标语三十条。"),
            (2, "组织居民看法治电影，看的人很多。"),
            (1, "存在问题"),
            (0, "出租房里住的人经常变动，登记不及时。"),
            (-1, "榆林社区居委会"),
            (-1, "2012年12月20日"),
        ),
    ),
    OldDocument(
        "6-老编码的文字.txt",
        "石桥社区2005年计划生育工作计划",
        (
            (0, "根据上级的要求，结合本社区的实际，订出今年的计划。"),
            (1, "目标"),
            (0, "登记准确率达到98%以上，不发生差错。"),
            (1, "措施"),
            (2, "每季度上门一次，了解情况。"),
            (2, "办好人口学校，全年上课不少于六次。"),
            (-1, "石桥社区居委会"),
            (-1, "2005年1月20日"),
        ),
        ("一、", "1、"),
        "gb18030",
    ),
    OldDocument(
        "7-没有编号的文字.txt",
        "竹园社区2011年工作打算",
        (
            (0, "新的一年，竹园社区打算从三个方面入手。"),
            (0, "首先，把老人照顾好。社区食堂要在三月开张，价钱便宜，饭菜软和。"),
            (0, "其次，把孩子看护好。放学以后，图书室开到六点。"),
            (0, "最后，把小区打扫好。保洁员每天巡查两遍，发现垃圾马上收走。"),
        ),
    ),
    OldDocument(
        "8-网页上的计划.html",
        "梅山社区2013年度文明创建工作计划",
        (
            (0, "为进一步提高居民的素质，特制定如下计划。"),
            (1, "指导思想"),
            (0, "从小事做起，从身边做起，讲文明，树新风。"),
            (1, "工作重点"),
            (2, "文明礼仪进家庭"),
            (3, "编印礼仪手册，每户一本。"),
            (3, "评选文明家庭，不少于二十户。"),
            (2, "志愿服务进楼道"),
            (3, "每个楼道有两名志愿者。"),
            (3, "每月第一个星期天，大家一起打扫。"),
            (1, "工作要求"),
            (0, "各小组要重视，要有记录，年底检查。"),
        ),
    ),
    OldDocument(
        "9-网页上的总结.html",
        "东苑社区2014年工作总结",
        (
            (0, "东苑社区今年的工作，可以用一个忙字概括。现总结如下："),
            (1, "党建工作"),
            (0, "支部换届顺利完成，新班子平均年龄四十一岁。"),
            (1, "民生工作"),
            (2, "办理低保十九户，做到应保尽保。"),
            (2, "介绍就业三十六人，办招聘会两场。"),
            (1, "今后的打算"),
            (0, "再招两名社工，把服务送到床前。"),
        ),
        ("一、", "1."),
    ),
    OldDocument(
        "10-老编码的网页.html",
        "南塘社区2010年环境整治方案",
        (
            (0, "南塘社区要在国庆节前完成环境整治，具体安排如下。"),
            (1, "整治范围"),
            (0, "东到河边，西到学校围墙，南北到马路。"),
            (1, "整治内容"),
            (2, "拆除违章棚屋十一间。"),
            (2, "粉刷外墙八百平方米。"),
            (2, "疏通下水道，清掏化粪池。"),
            (TABLE, "地段/负责人\n东片/江远帆\n西片/何水"),
            (1, "时间安排"),
            (0, "七月动员，八月施工，九月验收。"),
        ),
        ("一、", "1、"),
        "gb2312",
    ),
)
