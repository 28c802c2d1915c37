"""Where issuer and date stand."""

from __future__ import annotations

from civplan.manuscript.nodes import Align, Signature
from civplan.typeset.gbt9704 import GBT9704, Twips
from civplan.typeset.signature import (
    SignatureLine,
    empty_lines_above,
    signature_layout,
    signature_lines_total,
)

ONE = GBT9704.character_width
WIDTH = GBT9704.type_width
DATE = "2007年12月31日"
"""7 characters wide."""


def left(text: str, from_right: float) -> SignatureLine:
    """A line that begins so many characters before the right edge."""
    return SignatureLine(text, Align.LEFT, left=Twips(WIDTH - round(from_right * ONE)))


def right(text: str, gap: float) -> SignatureLine:
    """A line that ends so many characters before the right edge."""
    return SignatureLine(text, Align.RIGHT, right=Twips(round(gap * ONE)))


def centred(text: str, from_right: float) -> SignatureLine:
    """A line whose middle is so many characters before the right edge."""
    return SignatureLine(text, Align.CENTER, left=Twips(WIDTH - 2 * round(from_right * ONE)))


def test_a_longer_issuer_is_2_from_the_right_and_the_date_begins_2_behind_it() -> None:
    signature = Signature(("湖内社区居民委员会",), DATE)
    assert signature_layout(signature, GBT9704) == (right("湖内社区居民委员会", 2), left(DATE, 9))


def test_an_issuer_as_wide_as_the_date_counts_as_the_longer() -> None:
    signature = Signature(("湖内社区居委会",), DATE)
    assert signature_layout(signature, GBT9704) == (right("湖内社区居委会", 2), right(DATE, 0))


def test_a_date_near_the_edge_is_set_from_it_so_that_wide_digits_stay_inside() -> None:
    signature = Signature(("湖内社区居民委会",), DATE)
    assert signature_layout(signature, GBT9704)[1] == right(DATE, 1)


def test_a_longer_date_is_2_from_the_right_and_the_issuer_begins_2_before_it() -> None:
    signature = Signature(("湖内社区",), DATE)
    assert signature_layout(signature, GBT9704) == (right("湖内社区", 7), right(DATE, 2))


def test_several_issuers_begin_under_each_other() -> None:
    signature = Signature(("湖内社区居民委员会", "湖内社区党支部"), DATE)
    assert signature_layout(signature, GBT9704) == (
        left("湖内社区居民委员会", 11),
        left("湖内社区党支部", 11),
        left(DATE, 9),
    )


def test_several_short_issuers_begin_2_before_a_longer_date() -> None:
    signature = Signature(("甲社区", "乙社区"), DATE)
    assert signature_layout(signature, GBT9704) == (
        left("甲社区", 11),
        left("乙社区", 11),
        right(DATE, 2),
    )


def test_under_a_seal_the_date_is_4_from_the_right_and_the_issuer_centred_over_it() -> None:
    signature = Signature(("湖内社区居民委员会",), DATE, sealed=True)
    assert signature_layout(signature, GBT9704) == (
        centred("湖内社区居民委员会", 7.5),
        right(DATE, 4),
    )


def test_a_very_long_issuer_under_a_seal_moves_the_date_to_the_left() -> None:
    issuer = "通北街道办事处湖内社区居民委员会筹备组"
    signature = Signature((issuer,), DATE, sealed=True)
    assert signature_layout(signature, GBT9704) == (centred(issuer, 9.5), right(DATE, 6))


def test_without_a_date_the_issuer_stands_alone() -> None:
    assert signature_layout(Signature(("湖内社区",), ""), GBT9704) == (right("湖内社区", 2),)
    sealed = Signature(("湖内社区",), "", sealed=True)
    assert signature_layout(sealed, GBT9704) == (centred("湖内社区", 4),)


def test_without_an_issuer_the_date_stands_alone() -> None:
    assert signature_layout(Signature((), DATE), GBT9704) == (right(DATE, 2),)


def test_issuers_longer_than_a_line_are_broken_and_begin_under_each_other() -> None:
    signature = Signature(("长" * 30, "长" * 31), DATE)
    *issuers, _ = signature_layout(signature, GBT9704)
    assert {len(line.text) for line in issuers} == {14, 15, 16}
    assert len({line.left for line in issuers}) == 1


def test_a_seal_has_room_above_the_issuer() -> None:
    assert empty_lines_above(Signature((), DATE)) == 1
    assert empty_lines_above(Signature((), DATE, sealed=True)) == 2


def columns(text: str, *centres: float, above: int = 0) -> SignatureLine:
    """Names side by side, whose middles are these parts of the type area from the left."""
    places = tuple(Twips(round(WIDTH * centre)) for centre in centres)
    return SignatureLine(text, Align.LEFT, centres=places, lines_above=above)


def test_two_seals_stand_side_by_side_and_the_date_under_the_last() -> None:
    signature = Signature(("湖内社区居民委员会", "湖内社区党支部"), DATE, sealed=True)
    assert signature_layout(signature, GBT9704) == (
        columns("湖内社区居民委员会\t湖内社区党支部", 1 / 4, 3 / 4),
        columns(DATE, 3 / 4),
    )


def test_three_short_names_share_a_row_of_seals() -> None:
    signature = Signature(("甲社区", "乙社区", "丙社区"), DATE, sealed=True)
    assert signature_layout(signature, GBT9704) == (
        columns("甲社区\t乙社区\t丙社区", 1 / 6, 3 / 6, 5 / 6),
        columns(DATE, 5 / 6),
    )


def test_three_names_share_a_row_of_seals_in_two_lines_each() -> None:
    names = ("湖内社区居民委员会", "湖内社区党支部", "湖内社区居务监督委员会")
    signature = Signature(names, DATE, sealed=True)
    assert signature_layout(signature, GBT9704) == (
        columns("湖内社区\t湖内社区党支部\t湖内社区", 1 / 6, 3 / 6, 5 / 6),
        columns("居民委员会\t\t居务监督委员会", 1 / 6, 3 / 6, 5 / 6),
        columns(DATE, 5 / 6),
    )


def test_rows_of_seals_are_42_mm_apart() -> None:
    names = ("湖内社区居委会", "湖内社区党支部", "湖内社区监委会", "湖内社区团支部")
    signature = Signature(names, DATE, sealed=True)
    first, second, date = signature_layout(signature, GBT9704)
    assert (first, second) == (
        columns("\t".join(names[:3]), 1 / 6, 3 / 6, 5 / 6),
        columns(names[3], 5 / 6, above=4),
    )
    assert (1 + second.lines_above) * GBT9704.line_pitch > 42 * 56.69
    assert signature_lines_total(signature, GBT9704) == 2 + 1 + 5 + 1
    assert date == columns(DATE, 5 / 6)


LONG = "江岸市城南区临湖街道青禾社区居民委员会暨社区工作者服务站"


def test_a_very_long_issuer_is_broken_into_balanced_lines() -> None:
    lines = signature_layout(Signature((LONG,), DATE), GBT9704)
    texts = [line.text for line in lines]
    assert ("".join(texts[:-1]), texts[-1]) == (LONG, DATE)
    assert min(map(len, texts[:-1])) >= 7


def test_a_very_long_issuer_stays_on_the_page_under_a_seal() -> None:
    *names, _ = signature_layout(Signature((LONG,), DATE, sealed=True), GBT9704)
    assert all(line.left > 0 for line in names)
