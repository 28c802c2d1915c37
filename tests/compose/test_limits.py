"""A template is stopped, with one clear line, before it hangs a run or fills the memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civplan.compose import limits
from civplan.compose.environment import CannotCompose, Composer
from civplan.compose.limits import (
    NUMBER_TOO_LARGE,
    TEXT_TOO_LONG,
    TOO_MANY_REPETITIONS,
    TOO_MUCH_TIME,
)
from civplan.findings.words import Words
from civplan.model.packs import read_pack
from support.documents import PLAN, lines_of_blocks
from support.plans import plan_of

MANY = "{% for a in range(100000) %}"
END = "{% endfor %}"
DOUBLED = "{% set ns = namespace(x='ab') %}{% for i in range(60) %}"
LONG = "{% set long = 'x' * 1000000 %}"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder of a pack."""
    folder = tmp_path / "project" / "our-pack"
    folder.mkdir(parents=True)
    profile = "extends: civilized-community\nname: 我们的\n"
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    return folder


def compose(folder: Path, template: str) -> list[str]:
    """The lines that a template makes of a plan."""
    text = f"<article><h1>题</h1>\n<p>{template}</p></article>"
    (folder / "plan.html.j2").write_text(text, encoding="utf-8")
    own, _ = read_pack(folder)
    assert own is not None
    return list(lines_of_blocks(Composer(own).compose(plan_of(""), PLAN).blocks))


def refusal(folder: Path, template: str) -> tuple[str, str]:
    """The message about a template in both languages, behind the template's place."""
    with pytest.raises(CannotCompose) as caught:
        compose(folder, template)
    place = "plan.html.j2:2"
    words = caught.value.words
    assert words.zh.startswith(f"模板 {place} 有错："), words.zh
    assert words.en.startswith(f"template {place} is faulty: "), words.en
    return words.zh.partition("：")[2], words.en.partition(": ")[2]


@pytest.mark.parametrize(
    "template",
    [
        f"{MANY}{MANY}{END}{END}",
        f"{MANY}{{% for b in range(100000) if b < 0 %}}{END}{END}",
        "{% macro a(n) %}{% if n %}{{ a(n-1) }}{{ a(n-1) }}{% endif %}{% endmacro %}{{ a(60) }}",
        "{% for x in [60] recursive %}{% if x %}{{ loop([x - 1, x - 1]) }}{% endif %}{% endfor %}",
    ],
    ids=["loops", "filtered loops", "macros", "recursive loops"],
)
def test_loops_in_loops_are_stopped(
    pack: Path, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_REPETITIONS", 20_000)

    assert refusal(pack, template) == (TOO_MANY_REPETITIONS.zh, TOO_MANY_REPETITIONS.en)


def test_a_template_that_includes_itself_is_stopped(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_REPETITIONS", 20_000)
    (pack / "below.j2").write_text(
        "{% if n %}{% with n = n - 1 %}{% include 'below.j2' %}{% include 'below.j2' %}"
        "{% endwith %}{% endif %}",
        encoding="utf-8",
    )

    with pytest.raises(CannotCompose, match=r"below\.j2:1: it was stopped after"):
        compose(pack, "{% set n = 40 %}{% include 'below.j2' %}")


def test_what_takes_long_is_stopped(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_TIME", 0.2)
    template = f"{MANY}{{{{ range(100000) | sum }}}}{END}"

    assert refusal(pack, template) == (TOO_MUCH_TIME.zh, TOO_MUCH_TIME.en)


TOO_LONG = [
    f"{LONG}{{% macro m() %}}{MANY}{{{{ long }}}}{END}{{% endmacro %}}{{{{ m() }}}}",
    f"{DOUBLED}{{% set ns.x = ns.x ~ ns.x %}}{END}",
    f"{DOUBLED}{{% set ns.x = ns.x + ns.x %}}{END}",
    f"{DOUBLED.replace(chr(39) + 'ab' + chr(39), '[1]')}{{% set ns.x = ns.x + ns.x %}}{END}",
    "{{ 'x' * 10 ** 10 }}",
    "{{ 10 ** 10 * 'x' }}",
    "{{ [1] * 10 ** 10 }}",
    "{{ 'x'.ljust(10 ** 10) }}",
    "{{ 'x'.zfill(10 ** 10) }}",
    "{{ 'x' | center(10 ** 10) }}",
    "{{ 'x'.expandtabs(10 ** 10) }}",
    "{{ [1] | batch(10 ** 10, 'x') | list }}",
    "{{ [1] | slice(10 ** 10) | list }}",
    "{{ 'x\\nx' | indent(10 ** 10) }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ '%*d' % (9999999999, 1) }}",
    "{{ '%.9999999999f' % 1 }}",
    "{{ '%-5.*f' % (9999999999, 1) }}",
    "{{ '%(n)9999999999d' | format(n=1) }}",
    "{{ '%9999999999d' | format(1) }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ '{:>{w}}'.format(1, w=9999999999) }}",
    f"{LONG}{{{{ long.replace('x', long) }}}}",
    f"{LONG}{{{{ long | replace('x', long) }}}}",
    f"{LONG}{{{{ long.join('x' * 1000) }}}}",
    f"{LONG}{{{{ range(100000) | join(long) }}}}",
    f"{LONG}{{{{ ''.join([long] * 1000) }}}}",
    f"{LONG}{{{{ ([long] * 1000) | join }}}}",
    f"{LONG}{{% set ns = namespace(x=[]) %}}{MANY}{{% set ns.x = ns.x + [long + 'x'] %}}{END}",
]


@pytest.mark.parametrize("template", TOO_LONG)
def test_a_text_that_would_fill_the_memory_is_stopped(pack: Path, template: str) -> None:
    assert refusal(pack, template) == (TEXT_TOO_LONG.zh, TEXT_TOO_LONG.en)


def test_what_fills_the_memory_all_the_same_is_named(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise MemoryError

    monkeypatch.setattr("civplan.compose.sandbox.refuse_operation", full)
    assert refusal(pack, "{{ 1 * 2 }}") == (TEXT_TOO_LONG.zh, TEXT_TOO_LONG.en)


def test_a_document_that_would_fill_the_disk_is_stopped(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LONGEST_TEXT", 1000)

    with pytest.raises(CannotCompose, match="a text that it makes is too long"):
        compose(pack, f"{MANY}一字{END}")


@pytest.mark.parametrize("template", ["{{ 9 ** 99999 }}", "{% set x = 2 ** 9000 %}{{ x * x }}"])
def test_a_number_that_takes_long_is_stopped(pack: Path, template: str) -> None:
    assert refusal(pack, template) == (NUMBER_TOO_LARGE.zh, NUMBER_TOO_LARGE.en)


FILTERED_LOOP = (
    "{% for k in '甲乙丙' if k != '乙' %}{{ loop.index }}/{{ loop.length }}{{ k }}"
    "{% else %}无{% endfor %}{% for k in [] if k %}{% else %}无{% endfor %}"
)
CALLS = (
    "{% macro m(a) %}{{ caller(a) }}{% endmacro %}{% call(x) m(3) %}共{{ x }}{% endcall %}"
    "{% filter upper %}abc{% endfilter %}{% set q %}{{ 1 }}{% endset %}{{ q }}"
)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{{ 1200000 * 3 + 1 }}{{ 10 ** 9 }}", "36000011000000000"),
        ("{{ '%s个' % 5 }}{{ '%.1f%%' % 2.5 }}{{ '%04d' | format(7) }}", "5个2.5%0007"),
        ("{{ '2025年%s' % '月' }}{{ '{}在2025年'.format('甲') }}", "2025年月甲在2025年"),
        ("{{ '{:,}'.format(12000) }}{{ '{{}}'.format(1) }}", "12,000{}"),
        ("{{ ['甲', '乙'] | join('、') }}{{ '、'.join(['丙', '丁']) }}", "甲、乙丙、丁"),
        ("{{ '甲乙'.replace('甲', '丙') }}{{ '甲' | replace('甲', '丁') }}", "丙乙丁"),
        ("{{ '甲乙'.find('丙', 5000) }}{{ '甲'.replace('甲', '乙', 5000) }}", "-1乙"),
        ("{{ '甲' ~ 1 ~ '<b>' }}{{ '7'.zfill(3) }}{{ '—' * 3 }}", "甲1<b>007———"),
        (FILTERED_LOOP, "1/2甲2/2丙无"),
        (CALLS, "共3ABC1"),
        ("{% for n in [[1, [2, []]]] recursive %}{{ n[0] }}{% endfor %}", "1"),
    ],
)
def test_what_a_template_usually_does_is_not_stopped(pack: Path, template: str, line: str) -> None:
    assert compose(pack, template)[0].rstrip("。") == line


@pytest.mark.parametrize("name", ["{{ lipsum() }}", "{{ [1, 2] | random }}"])
def test_what_differs_from_run_to_run_is_not_there(pack: Path, name: str) -> None:
    with pytest.raises(CannotCompose):
        compose(pack, name)


HIDDEN = "密码"


def link_template(pack: Path, target: Path) -> str:
    """A template that includes a link; the name of the link."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(HIDDEN, encoding="utf-8")
    (pack / "link.j2").symlink_to(target)
    return "{% include 'link.j2' %}"


def test_a_link_out_of_the_project_is_not_followed(pack: Path, tmp_path: Path) -> None:
    words = Words(
        "link.j2 是链接，指向本项目文件夹之外",
        "link.j2 is a link that leads out of the project folder",
    )

    assert refusal(pack, link_template(pack, tmp_path / "secret.txt")) == (words.zh, words.en)


def test_a_folder_that_is_a_link_out_of_the_project_is_not_followed(
    pack: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.txt").write_text(HIDDEN, encoding="utf-8")
    (pack / "below").symlink_to(tmp_path / "secret", target_is_directory=True)

    with pytest.raises(CannotCompose, match="leads out of the project folder"):
        compose(pack, "{% include 'below/a.txt' %}")


def test_a_link_inside_the_project_is_followed(pack: Path) -> None:
    assert compose(pack, link_template(pack, pack.parent / "shared" / "part.j2")) == [HIDDEN]


def test_a_pipe_is_no_template(pack: Path) -> None:
    os.mkfifo(pack / "pipe.j2")

    with pytest.raises(CannotCompose, match=r"pipe\.j2: not found"):
        compose(pack, "{% include 'pipe.j2' %}")


def test_a_template_that_is_too_large_is_not_read(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pack / "large.j2").write_text("字" * 400, encoding="utf-8")
    monkeypatch.setattr("civplan.compose.sandbox.LARGEST_TEMPLATE", 1000)

    with pytest.raises(CannotCompose, match=r"plan\.html\.j2:2: large\.j2 is too large"):
        compose(pack, "{% include 'large.j2' %}")
