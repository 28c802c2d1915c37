"""The house style with what a project's [style] says, as values and in documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.render import render
from civplan.settings.style import StyleVariant
from civplan.typeset.gbt9704 import GBT9704, house_style
from support.docx_files import Package, text_of

PLAN = """\
文种: annual-work
社区: 青禾社区
年度: 2025
主题: 社区治理
主要工作:
  方面:
    - 名称: 议事协商
      措施:
        - {小标题: 开会, 内容: 每月议事一次。}
        - 每季度走访一次。
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(folder: Path, table: str, form: str = "docx") -> bytes:
    """The plan of a project with a [style]."""
    (folder / "civplan.toml").write_text(f"[style]\n{table}\n", encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (plan,) = render(folder / "plan.yaml", formats=[form])
    return plan.data


def styles_of(package: Package) -> str:
    """The part with the styles."""
    return package.parts["word/styles.xml"].decode()


def attributes(package: Package, tag: str) -> dict[str, str]:
    """The attributes of the first such element of the text."""
    element = next(package.document.iter(f"{W}{tag}"))
    return {name.removeprefix(W): value for name, value in element.attrib.items()}


def test_the_default_variant_is_the_standard() -> None:
    assert house_style(StyleVariant()) == GBT9704


def test_the_ink_of_22_lines_fills_225_mm() -> None:
    style = house_style(StyleVariant(type_area="ink"))
    ink_top = style.top_margin + style.half_leading
    ink_foot = style.top_margin + 22 * style.line_pitch - style.half_leading

    assert style.lines == 22
    assert (ink_foot - ink_top) / 56.69 == pytest.approx(225, abs=0.1)
    assert ink_top / 56.69 == pytest.approx(37, abs=0.1)


def test_a_wider_pitch_leaves_fewer_lines() -> None:
    assert house_style(StyleVariant(line_pitch=28)).lines == 22
    assert house_style(StyleVariant(line_pitch=30)).lines == 21


def test_a_font_has_those_of_the_standard_behind_it() -> None:
    style = house_style(StyleVariant(fonts=(("body", "仿宋"), ("level_1", "方正黑体_GBK"))))

    assert style.body_font.name == style.levels[2].font.name == style.levels[3].font.name == "仿宋"
    assert style.body_font.fallbacks == ("仿宋_GB2312", "FangSong", "方正仿宋_GBK")
    assert style.label_font.name == "方正黑体_GBK"


def test_pitch_and_margins_of_the_page(tmp_path: Path) -> None:
    package = Package(document(tmp_path, 'type-area = "ink"'))

    margins = attributes(package, "pgMar")
    assert (margins["top"], margins["bottom"], margins["footer"]) == ("1962", "1848", "1400")
    assert attributes(package, "docGrid")["linePitch"] == "592"


def test_the_footer_has_room_under_a_lower_margin() -> None:
    """A higher footer would move the text up."""
    from civplan.typeset.docx.styles import paragraph_styles  # noqa: PLC0415

    style = house_style(StyleVariant(type_area="ink"))
    (footer,) = (one.look.spacing for one in paragraph_styles(style) if one.id == "Footer")

    assert footer
    height = sum((footer.before or 0, footer.line or 0, footer.after or 0))
    assert height <= style.bottom_margin - style.footer_distance


def test_28_points_from_line_to_line(tmp_path: Path) -> None:
    package = Package(document(tmp_path, "line-pitch = 28"))

    assert attributes(package, "docGrid")["linePitch"] == "560"
    assert attributes(package, "pgMar")["top"] == str(GBT9704.top_margin)
    assert 'w:line="560"' in styles_of(package)
    assert 'w:line="579"' not in styles_of(package)


@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_numbers_of_the_third_level(form: str, tmp_path: Path) -> None:
    data = document(tmp_path, 'third-number = "1、"', form)
    text = "\n".join(map(text_of, Package(data).paragraphs())) if form == "docx" else data.decode()

    assert "1、" in text
    assert "2、每季度走访一次。" in text


def test_bold_headings_of_the_third_level(tmp_path: Path) -> None:
    package = Package(document(tmp_path, "bold-levels = [3]"))
    bold = [
        "".join(run.itertext())
        for run in package.document.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}b") is not None
    ]

    assert bold == ["1.", "开会。"]


def test_fonts_of_text_and_page(tmp_path: Path) -> None:
    table = 'body-font = "方正仿宋_GBK"\ntitle-font = "方正小标宋_GBK"'

    styles = styles_of(Package(document(tmp_path, table)))
    page = document(tmp_path, table, "html").decode()

    assert 'w:eastAsia="方正仿宋_GBK"' in styles
    assert 'w:eastAsia="仿宋_GB2312"' not in styles
    assert '--title-font:"方正小标宋_GBK",' in page


def test_the_page_in_the_browser_has_the_pitch(tmp_path: Path) -> None:
    assert "--pitch:28pt;" in document(tmp_path, "line-pitch = 28", "html").decode()
