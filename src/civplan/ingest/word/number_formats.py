"""The numerals of Word's automatic numbering, by the names of their formats (17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from civplan.typeset.numbering import (
    CIRCLED_RANGES,
    LARGEST_NUMERAL,
    chinese_numeral,
    circled_numeral,
)

IDEOGRAPH_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
CIRCLED_ZERO_DIGITS = str.maketrans("0123456789", "○一二三四五六七八九")
KOREAN_DIGITS = str.maketrans("0123456789", "영일이삼사오육칠팔구")
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
LEGAL_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
LEGAL_JAPANESE = str.maketrans("一二三四五六七八九十", "壱弐参四伍六七八九拾")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST_ROMAN = 3999
LARGEST_LETTER = 780
"""Letters are repeated up to 30 times: z, aa … zz, aaa."""
FIRST_THREE_DIGITS = 100
LARGEST_CIRCLED = CIRCLED_RANGES[-1][1]
_SERIES = {
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": STEMS,
    "ideographZodiac": BRANCHES,
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": (
        "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
        "ハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
}
"""Formats that count through a row of characters; behind its end they go on in digits."""


def format_number(number: int, form: str) -> str:
    """A number in a format of Word; in digits where the format is unknown or does not reach."""
    if number < 0:
        return str(number)
    row = _SERIES.get(form)
    if row:
        return row[number - 1] if 1 <= number <= len(row) else str(number)
    write = _FORMATS.get(form)
    return write(number) if write else str(number)


def custom_number(number: int, pattern: str) -> str:
    """A number in a format that shows its first numbers: 001, 002, 003, …."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() else str(number)


def _counting(number: int) -> str:
    """一百零一; with 〇 for none."""
    return chinese_numeral(number) if 1 <= number <= LARGEST_NUMERAL else _digits(number)


def _counting_to_99(number: int) -> str:
    """一 to 九十九; from a hundred on digit by digit: 一○○."""
    if 1 <= number < FIRST_THREE_DIGITS:
        return chinese_numeral(number)
    return str(number).translate(CIRCLED_ZERO_DIGITS)


def _digits(number: int) -> str:
    return str(number).translate(IDEOGRAPH_DIGITS)


def _japanese(number: int) -> str:
    """百二十三: no 一 before 十, 百 and 千, no zero."""
    numeral = _counting(number).replace("零", "")
    for unit in "十百千":
        numeral = numeral.replace(f"一{unit}", unit)
    return numeral


def _legal(number: int) -> str:
    """The numeral of which the forms for money are made: 一十一."""
    numeral = _counting(number)
    return f"一{numeral}" if numeral.startswith("十") else numeral


def _roman(number: int) -> str:
    if not 1 <= number <= LARGEST_ROMAN:
        return str(number)
    numeral = ""
    for value, letters in ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral


def _letter_row(number: int) -> str:
    """One letter for 1 to 26, then two: a to z, aa, bb …, as Word goes on."""
    if not 1 <= number <= LARGEST_LETTER:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _circled(number: int) -> str:
    return circled_numeral(number) if 1 <= number <= LARGEST_CIRCLED else str(number)


def _ordinal(number: int) -> str:
    if number % FIRST_THREE_DIGITS in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _sexagenary(number: int) -> str:
    """甲子 to 癸亥."""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if number else "0"


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH_DIGITS),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH_DIGITS),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter_row(number).upper(),
    "lowerLetter": _letter_row,
    "chineseCounting": _counting_to_99,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting_to_99,
    "taiwaneseCountingThousand": _counting,
    "taiwaneseDigital": lambda number: str(number).translate(CIRCLED_ZERO_DIGITS),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": lambda number: _legal(number).translate(LEGAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda number: _legal(number).translate(LEGAL_TRADITIONAL),
    "japaneseLegal": lambda number: _legal(number).translate(LEGAL_JAPANESE),
    "koreanDigital": lambda number: str(number).translate(KOREAN_DIGITS),
    "koreanDigital2": _digits,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographZodiacTraditional": _sexagenary,
}
