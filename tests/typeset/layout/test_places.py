"""The texts of a manuscript and their places."""

from __future__ import annotations

from civplan.manuscript.nodes import Colophon, Manuscript, Masthead, Paragraph, Signature
from civplan.typeset.layout.pages import TextPlace
from civplan.typeset.layout.places import text_places
from civplan.typeset.numbering import NumberForms
from support.manuscripts import RICH, text_run


def places_of(manuscript: Manuscript, numbers: NumberForms | None = None) -> dict[TextPlace, str]:
    return dict(text_places(manuscript, numbers))


def test_each_part_of_a_document_has_its_places_in_reading_order() -> None:
    places = places_of(RICH)
    assert list(dict.fromkeys(place[0] for place in places)) == [
        "masthead",
        "title",
        "text",
        "name",
        "signature",
        "note",
        "attachment",
        "colophon",
    ]


def test_texts_are_as_printed_with_numbers_labels_and_brackets() -> None:
    places = places_of(RICH)
    assert places["text", 2] == "一、指导思想"
    assert places["masthead", "signer"] == "签发人：张三"
    assert places["name", 0].startswith("附件：")
    assert places["note", 0].startswith("（")


def test_the_forms_of_numbers_are_those_of_the_style() -> None:
    places = places_of(RICH, NumberForms(level_3="{}、"))
    assert any(text.startswith("1、") for text in places.values())


def test_cells_are_counted_with_the_rows_of_the_head() -> None:
    places = places_of(RICH)
    table = next(place[:2] for place in places if place[0] == "text" and len(place) == 4)
    rows = {place[2] for place in places if place[:2] == table and len(place) == 4}
    assert rows == set(range(len(rows)))


def test_several_signers_stand_in_rows() -> None:
    masthead = Masthead("湖内社区居民委员会文件", "湖居〔2007〕3号", "张三、李四、王小五")
    places = places_of(Manuscript(("题",), (), masthead))
    assert places["masthead", "signer"] == "签发人：张　三\t李　四\n王小五"


def test_without_a_letterhead_only_marks_are_printed() -> None:
    masthead = Masthead("", "湖居〔2007〕3号", urgency="特急")
    assert places_of(Manuscript((), (), masthead)) == {("masthead", "mark", 0): "特急"}


def test_issuers_and_date_have_places_of_their_own() -> None:
    signature = Signature(("湖内社区党委", "湖内社区居民委员会"), "2007年12月31日")
    assert places_of(Manuscript((), (), signature=signature)) == {
        ("signature", "issuer", 0): "湖内社区党委",
        ("signature", "issuer", 1): "湖内社区居民委员会",
        ("signature", "date"): "2007年12月31日",
    }


def test_a_colophon_has_who_printed_it_and_when_in_one_text() -> None:
    colophon = Colophon("区文明办", "湖内社区", "2007年12月31日")
    assert places_of(Manuscript((), (), colophon=colophon)) == {
        ("colophon", "copies"): "抄送：区文明办。",
        ("colophon", "printed"): "湖内社区\t2007年12月31日印发",
    }


def test_empty_texts_have_no_place() -> None:
    blocks = (Paragraph(text_run("")), Paragraph(text_run("正文。")))
    assert places_of(Manuscript(("",), blocks)) == {("text", 1): "正文。"}
