"""The templates of a pack, in their sandbox: from an outline to a manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.compose.environment import CannotCompose, Composer
from civplan.findings.finding import Span
from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.nodes import AttachmentText, Colophon, Masthead, Paragraph, Signature
from civplan.model.packs import find_pack
from support.documents import FLAT, NESTED, PLAN, SUMMARY, lines, lines_of_blocks, manuscript, words
from support.manuscripts import HARD, text_run
from support.plans import plan_of

PROFILE = "extends: civilized-community\nname: 我们的\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of templates of one's own, over a pack that comes with the program."""
    folder = tmp_path / "our-pack"
    folder.mkdir()
    (folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    return folder


def composed(folder: Path, template: str | bytes, text: str = "principles: 一") -> list[str]:
    """What a pack's own template writes for the plan."""
    data = template if isinstance(template, bytes) else template.encode()
    (folder / "plan.html.j2").write_bytes(data)
    own, found = find_pack("./our-pack", folder.parent, Span("plan.yaml"))
    assert found == []
    assert own is not None
    made = Composer(own).compose(plan_of(text), PLAN)
    return [*made.title, *lines_of_blocks(made.blocks)]


def test_a_pack_of_ones_own_may_use_the_templates_of_another(pack: Path) -> None:
    own, found = find_pack("./our-pack", pack.parent, Span("plan.yaml"))

    assert found == []
    assert own is not None
    assert Composer(own).compose(plan_of("principles: 一"), PLAN) == manuscript("principles: 一")


def test_a_template_of_ones_own_may_override_one_block(pack: Path) -> None:
    template = (
        '{% extends "layout.html.j2" %}\n{% block opening %}\n'
        "<p>{{ plan.community }}有{{ plan.profile.households }}。</p>\n{{ super() }}{% endblock %}"
    )

    assert composed(pack, template, "profile: {households: 3180户}\nprinciples: 一") == [
        "湖内社区2007年创建文明社区工作计划",
        "湖内社区有3180户。",
        "为扎实推进创建文明社区工作，结合本社区实际，制定本计划。",
        "一、指导思想",
        "一。",
    ]


def test_a_template_may_place_a_part_by_hand(pack: Path) -> None:
    template = (
        '{% import "parts.html.j2" as parts %}<article><h1>题</h1>'
        '{{ parts.part(document.part("safeguards"), 2) }}'
        '{% if document.part("goals") %}{{ 1/0 }}{% endif %}</article>'
    )

    assert composed(pack, template, "principles: 一\nsafeguards: 二") == [
        "题",
        "一、保障措施",
        "二。",
    ]


LAYOUT = '{% extends "layout.html.j2" %}\n'


@pytest.mark.parametrize(
    ("template", "place", "why"),
    [
        (
            f"{LAYOUT}{{% block title %}}\n{{{{ document.__class__ }}}}{{% endblock %}}",
            "plan.html.j2:3",
            "access to attribute '__class__' of 'Outline' object is unsafe.",
        ),
        (
            "{{ ().__class__.__mro__ }}",
            "plan.html.j2:1",
            "access to attribute '__class__' of 'tuple' object is unsafe.",
        ),
        (
            "\n{{ plan.spans.clear() }}",
            "plan.html.j2:2",
            "access to attribute 'clear' of 'dict' object is unsafe.",
        ),
        (
            "{{ document._replace }}",
            "plan.html.j2:1",
            "access to attribute '_replace' of 'Outline' object is unsafe.",
        ),
        (
            "{{ plan.__init__ }}",
            "plan.html.j2:1",
            "access to attribute '__init__' of 'Plan' object is unsafe.",
        ),
        (
            "{% for part in document.parts %}\n{{ part._asdict() }}{% endfor %}",
            "plan.html.j2:2",
            "access to attribute '_asdict' of 'Part' object is unsafe.",
        ),
        ("<article>\n{{ nothing }}</article>", "plan.html.j2:2", "'nothing' is undefined"),
        (
            "{{ plan.nothing }}",
            "plan.html.j2:1",
            "'civplan.model.plan.Plan object' has no attribute 'nothing'",
        ),
        (
            "<article>\n\n{% if %}</article>",
            "plan.html.j2:3",
            "Expected an expression, got 'end of statement block'",
        ),
        ('{% extends "gone.html.j2" %}', "gone.html.j2", "not found"),
        ('{% include "../profile.yaml" %}', "../profile.yaml", "not found"),
        ('{% include "/etc/passwd" %}', "/etc/passwd", "not found"),
        ("\n{{ 1 / 0 }}", "plan.html.j2:2", "division by zero"),
        (
            "{{ document.parts + 1 }}",
            "plan.html.j2:1",
            'can only concatenate tuple (not "int") to tuple',
        ),
        (
            "{{ range(10 ** 9) }}",
            "plan.html.j2:1",
            "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).",
        ),
        (
            '{% import "parts.html.j2" as parts %}\n\n{{ parts.part(1, 2) }}',
            "parts.html.j2:13",
            "'int object' has no attribute 'heading'",
        ),
        (
            b"<article>\xff</article>",
            "plan.html.j2",
            "'utf-8' codec can't decode byte 0xff in position 9: invalid start byte",
        ),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    pack: Path, template: str | bytes, place: str, why: str
) -> None:
    with pytest.raises(CannotCompose) as caught:
        composed(pack, template)

    assert caught.value.words.en == f"template {place} is faulty: {why}"
    assert caught.value.words.zh == f"模板 {place} 有错：{why}"


def test_a_template_that_calls_itself_without_end_is_named(pack: Path) -> None:
    with pytest.raises(CannotCompose) as caught:
        composed(pack, "\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")

    assert caught.value.words.en.startswith("template plan.html.j2:2 is faulty: maximum recursion")


def test_what_is_outside_the_vocabulary_names_template_and_tag(pack: Path) -> None:
    with pytest.raises(ManuscriptError) as caught:
        composed(pack, "<article><h1>题</h1><ol/></article>")

    assert caught.value.words.en == (
        "template our-pack/plan.html.j2 wrote a wrong <ol>: it has no <li>; leave an empty list out"
    )
    assert caught.value.words.zh == (
        "模板 our-pack/plan.html.j2 写出的 <ol> 有误：没有 <li>；空的列表不要写"
    )


def test_templates_do_not_change_what_they_are_shown(pack: Path) -> None:
    plan = plan_of("principles: 一")
    (pack / "plan.html.j2").write_text(
        "<article><h1>{% set document = 1 %}{{ document }}</h1></article>", encoding="utf-8"
    )
    own, _ = find_pack("./our-pack", pack.parent, Span("plan.yaml"))

    assert own is not None
    composer = Composer(own)
    assert composer.compose(plan, PLAN) == composer.compose(plan, PLAN)
    assert plan == plan_of("principles: 一")


def test_compiled_templates_are_kept_in_a_folder_and_read_again(pack: Path, tmp_path: Path) -> None:
    (pack / "plan.html.j2").write_text("<article><h1>题</h1></article>", encoding="utf-8")
    own, _ = find_pack("./our-pack", pack.parent, Span("plan.yaml"))
    cache = tmp_path / "deep" / "cache"

    assert own is not None
    plan = plan_of("")
    first = Composer(own, cache).compose(plan, PLAN)
    assert len(list(cache.iterdir())) == 1
    assert Composer(own, cache).compose(plan, PLAN) == first
    (pack / "plan.html.j2").write_text("<article><h1>新题</h1></article>", encoding="utf-8")
    assert Composer(own, cache).compose(plan, PLAN).title == ("新题",)


def test_a_folder_that_cannot_be_made_keeps_no_templates(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    own, _ = find_pack("./our-pack", pack.parent, Span("plan.yaml"))

    assert own is not None
    made = Composer(own, tmp_path / "file" / "cache").compose(plan_of("principles: 一"), PLAN)
    assert made == manuscript("principles: 一")


WHOLE = """\
issuer: [湖内社区党支部, 湖内社区居民委员会]
principles: 一
plan:
  title: [湖内社区, 工作计划]
  letterhead: 湖内社区文件
  number: 湖〔2007〕3号
  signer: 张三
  recipient: 通北街道办事处
  opening: [甲, 乙]
  closing: 特此计划。
  date: 2007-01-10
  sealed: true
  note: 此件公开
  copies: [文明办, 民政局]
  attachments: [分工表, {name: 指标表, text: [丙, 丁]}]
"""


@pytest.mark.parametrize("pack_name", [NESTED, FLAT])
def test_every_part_of_a_document_has_its_place(pack_name: str) -> None:
    made = manuscript(WHOLE, PLAN, pack_name)

    assert made.title == ("湖内社区", "工作计划")
    assert made.masthead == Masthead("湖内社区文件", "湖〔2007〕3号", "张三")
    assert list(lines_of_blocks(made.blocks)) == [
        "通北街道办事处：",
        *("甲。", "乙。"),
        *("一、指导思想", "一。"),
        "特此计划。",
    ]
    assert made.attachment_names == ("分工表", "指标表")
    assert made.signature == Signature(
        ("湖内社区党支部", "湖内社区居民委员会"), "2007年1月10日", sealed=True
    )
    assert [words(note.runs) for note in made.notes] == ["此件公开"]
    assert made.attachments == (
        AttachmentText("指标表", (Paragraph(text_run("丙")), Paragraph(text_run("丁")))),
    )
    assert made.colophon == Colophon("文明办，民政局", "湖内社区", "2007年1月10日")


@pytest.mark.parametrize(
    ("details", "colophon"),
    [
        ("{}", None),
        ("{copies: 文明办}", Colophon("文明办", "湖内社区居民委员会", "")),
        ("{number: 3号}", Colophon("", "湖内社区居民委员会", "")),
        ("{number: 3号, date: 2007-01-10}", Colophon("", "湖内社区居民委员会", "2007年1月10日")),
    ],
)
def test_a_document_without_header_and_copies_has_no_colophon(
    details: str, colophon: Colophon | None
) -> None:
    made = manuscript(f"plan: {details}")

    assert made.colophon == colophon
    assert (made.masthead is None) is ("number" not in details)


def test_the_details_of_one_document_are_not_the_other_s() -> None:
    made = manuscript(f"{WHOLE}summary: {{date: 2007-12-20}}", SUMMARY)

    assert made.masthead is None
    assert made.colophon is None
    assert made.attachment_names == ()
    assert made.signature == Signature(("湖内社区党支部", "湖内社区居民委员会"), "2007年12月20日")


@given(st.sampled_from(HARD) | st.text("<>&{}%#*_`'\"[]()!-=+.|\\~$ab甲乙𠮷 　", min_size=1))
def test_text_is_text(text: str) -> None:
    typed = " ".join(f"甲{text}乙".split(" "))
    quoted = typed.replace("'", "''")

    assert lines(f"principles: {{heading: '{quoted}', text: '{quoted}'}}") == [
        f"一、{typed}",
        f"{typed}。",
    ]
