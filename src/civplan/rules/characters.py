"""P304, P315, P316, P331: rare, unusual, full-width and invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words, code_point
from civplan.model.figures import HALF_WIDTH
from civplan.rules.context import CheckContext
from civplan.rules.prose import PASSAGE_BREAK
from civplan.rules.spelling_lists import RADICAL_PAIRS, RARE_PAIRS, STANDARD_CHARACTERS
from civplan.source.controls import INVISIBLE_SIGNS

RARE_CHARACTER = Rule(
    "P304",
    "rare-character",
    Severity.WARNING,
    Words(
        "“{text}”是冷僻字，这里应是“{meant}”", "“{text}” is a rare character; “{meant}” is meant"
    ),
    Words("改成“{meant}”", "write “{meant}”"),
    why=Words(
        "形近的冷僻字多半是五笔打错、扫描识别错，或从 PDF 复制带来的，看上去差不多，"
        "却查不到、读不出，有的字体里还印成空白。",
        "A rare character that looks like a common one comes from a slip of the keyboard, from a"
        " scanner or from a PDF. It cannot be searched for or read aloud, and some fonts print a"
        " blank instead.",
    ),
    fails="""\
work:
  items: [楼群组长每月开一次踫头会。]
""",
    passes="""\
work:
  items: [楼群组长每月开一次碰头会。]
""",
    fix=Safety.UNSAFE,
)
UNUSUAL_CHARACTER = Rule(
    "P315",
    "unusual-character",
    Severity.INFO,
    Words(
        "“{text}”不在《通用规范汉字表》里，可能是繁体字、异体字或打错的字",
        "“{text}” is not in the Table of General Standard Chinese Characters: a traditional form,"
        " a variant or a slip",
    ),
    Words("核对这个字；姓名、地名里确有此字就留着", "look at it; keep it where a name has it"),
    why=Words(
        "公文使用规范汉字。表外的字除姓名、地名外很少用到，不少电脑和打印机也没有这个字。",
        "Official documents use the standard characters. Others are rarely needed outside of names,"
        " and many computers and printers do not have them.",
    ),
    fails="""\
work:
  items: [办好社區宣传栏。]
""",
    passes="""\
work:
  items: [办好社区宣传栏。]
""",
)

SIGNS_OUTSIDE_GB2312 = "—·㎡²"
"""Signs that many texts have and GB2312 lacks or encodes in another way."""
PEOPLE_FIELDS = frozenset({"people", "signer"})
"""Fields with names of people, beside the name of a member."""


def _rare_characters(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each slip and for the first place of each other unusual character."""
    rare = rare_characters_in(context.prose.text)
    if not rare:
        return
    common = _common_characters(rare)
    unusual = set(rare) - common.keys() - _characters_of_names(context) - set(STANDARD_CHARACTERS)
    for hit in context.find(re.compile(f"[{rare}]")):
        if _is_name_field(hit.passage.path):
            continue
        if hit.text in common:
            right = common[hit.text]
            yield context.replacement(RARE_CHARACTER, hit, right, text=hit.text, meant=right)
        elif hit.text in unusual:
            unusual.remove(hit.text)
            yield context.at(UNUSUAL_CHARACTER, hit, text=hit.text)


def rare_characters_in(text: str) -> str:
    """The Chinese characters of a text that GB2312 lacks, each once, in a fixed order."""
    for sign in SIGNS_OUTSIDE_GB2312:
        text = text.replace(sign, "")
    if text.encode("gb2312", "ignore").decode("gb2312") == text:
        return ""  # as in most texts; to tell their characters apart would take much longer
    characters = "".join(set(text))
    common = characters.encode("gb2312", "ignore").decode("gb2312")
    return "".join(sorted(filter(_is_chinese_character, set(characters) - set(common))))


def _is_chinese_character(character: str) -> bool:
    """True for a Chinese character, a radical and a private-use character."""
    return (
        "\u2e80" <= character <= "\u2fdf"
        or "\u3400" <= character <= "\u9fff"
        or "\ue000" <= character <= "\ufaff"
        or character >= "\U00020000"
    )


def _common_characters(rare: str) -> Mapping[str, str]:
    """The common character for each rare one that is surely a slip for it."""
    import unicodedata  # noqa: PLC0415 - few files have a rare character

    pairs = RARE_PAIRS + RADICAL_PAIRS
    common = dict(zip(pairs[::2], pairs[1::2], strict=True))
    for character in rare:
        plain = unicodedata.normalize("NFKC", character)
        if plain != character:
            common[character] = plain
    return {character: common[character] for character in rare if character in common}


def _characters_of_names(context: CheckContext) -> set[str]:
    """The characters of names that have fields of their own; texts may have them too."""
    plan = context.plan
    people = (passage.text for passage in context.prose.passages if _is_name_field(passage.path))
    return set("".join((plan.community, plan.district or "", *plan.issuer, *people)))


def _is_name_field(path: tuple[str, ...]) -> bool:
    """True for the fields that hold a person's name."""
    return path[-1] in PEOPLE_FIELDS or path[-2:] == ("members", "name")


FULL_WIDTH_LETTERS = Rule(
    "P316",
    "full-width-letters",
    Severity.WARNING,
    Words("“{text}”是全角字符", "“{text}” is written in full-width characters"),
    Words("改为半角“{wanted}”", "write “{wanted}”"),
    why=Words(
        "公文里的阿拉伯数字和拉丁字母用半角。全角数字多是输入法没有切换造成的，查找、统计时也认不出来。",
        "Official documents take half-width digits and Latin letters. Full-width ones come from an"
        " input method left in the wrong mode, and a search does not find them.",
    ),
    fails="""\
principles: 全年召开碰头会１２次。
""",
    passes="""\
principles: 全年召开碰头会12次。
""",
    fix=Safety.SAFE,
)

ANY_WIDE = "[０-９Ａ-Ｚａ-ｚ]"
LIKELY_WIDE = "[０-９Ａ-ｚ]"
"""A quick test that few texts pass: two ranges are compiled and searched fast."""
LETTER = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
WIDE_RUN = (
    r"(?<![0-9０-９])[0-9０-９]{1,3}(?:[，,][0-9０-９]{3})+(?![0-9０-９])(?:[．.][0-9０-９]+)?"
    rf"|{LETTER}+(?:[．：／－＋＠＿]{LETTER}+)*"
)
"""A number with its commas, or letters and digits of any width with the signs between them."""
LIST_POINT = "．"
"""At the start of a text it may follow the number of a list."""
LIST_NUMBER = f"[0-9０-９]{{1,2}}{LIST_POINT}(?=[0-9０-９]{{3}})"
"""A number of a list before a larger one, which is no decimal."""
HALF_WIDTH_LETTERS = {code: wanted for code, wanted in HALF_WIDTH.items() if chr(wanted).isalnum()}


def _wide_letters(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each run with full-width digits or Latin letters; the sign ％ may stay.

    The edit takes the whole run, with the signs in it, or none of it.
    """
    if not re.search(LIKELY_WIDE, context.prose.text):
        return
    for hit in context.find(re.compile(WIDE_RUN)):
        if re.search(ANY_WIDE, hit.text):
            number = re.match(LIST_NUMBER, hit.text) if hit.start == 0 else None
            prefix = number[0] if number else ""
            wanted = prefix.translate(HALF_WIDTH_LETTERS) + hit.text[len(prefix) :].translate(
                HALF_WIDTH
            )
            finding = context.at(FULL_WIDTH_LETTERS, hit, text=hit.text, wanted=wanted)
            is_unsure = hit.start == 0 and LIST_POINT in hit.text and not number
            yield finding if is_unsure else context.with_edit(finding, hit, wanted)


INVISIBLE_CHARACTER = Rule(
    "P331",
    "invisible-character",
    Severity.WARNING,
    Words(
        "“{text}”中间有看不见的字符 {codes}", "a character that nobody sees, {codes}, in “{text}”"
    ),
    Words("删去", "take it out"),
    why=Words(
        "零宽空格一类的字符不占位置，多是从网页、聊天软件复制带来的。看着一样的两个名称却对不上，查找、统计都会漏掉。",
        "Zero-width blanks and the like come from web pages and chats. Two names that look the same"
        " are not, and neither a search nor a count finds them.",
    ),
    fails="""\
principles: "坚持以居\u200b民需要为先。"
""",
    passes="""\
principles: 坚持以居民需要为先。
""",
    fix=Safety.SAFE,
)
PRINTABLE_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Those of the invisible ones that Python takes for printable."""
JOINER = "\u200d"
"""Joins pictures of people to one of a family."""
AROUND_INVISIBLE = 2
"""Characters on each side that a message shows."""
FIRST_PICTURE = "\U0001f000"
PICTURE_FORM = "\ufe0f"


def _invisible_characters(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each run of characters without ink, but for those inside a picture."""
    text = context.prose.text
    is_plain = text.replace(PASSAGE_BREAK, "").isprintable()
    if is_plain and not any(sign in text for sign in PRINTABLE_BLANKS):
        return
    for hit in context.find(re.compile(f"[{INVISIBLE_SIGNS}]+")):
        text = hit.passage.text
        before = text[max(0, hit.start - AROUND_INVISIBLE) : hit.start]
        is_picture = before[-1:] >= FIRST_PICTURE or before.endswith(PICTURE_FORM)
        if hit.text != JOINER or not is_picture:
            codes = " ".join(dict.fromkeys(map(code_point, hit.text)))
            around = before + text[hit.end : hit.end + AROUND_INVISIBLE]
            yield context.replacement(INVISIBLE_CHARACTER, hit, "", text=around, codes=codes)


RULES = (RARE_CHARACTER, UNUSUAL_CHARACTER, FULL_WIDTH_LETTERS, INVISIBLE_CHARACTER)
CHECKS = (_rare_characters, _wide_letters, _invisible_characters)
