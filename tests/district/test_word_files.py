"""Which Word files may be hand-ins, and what is told of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.deliveries import Delivery, Standing
from civplan.district.inputs import THERE
from civplan.district.roster import DistrictFolder, nobody
from civplan.district.word_files import WordFiles, evidence_in, sifted, told_of

IN = Path("in")


def folder_with(*words: str, empty: str = "") -> DistrictFolder:
    """A folder with these Word files, one of them empty."""
    return DistrictFolder(
        folder=IN,
        district=nobody(IN),
        has_file=True,
        findings=(),
        sources={},
        plan_files=(),
        word_files=tuple(IN / name for name in words),
        empty_files=(IN / empty,) if empty else (),
    )


@pytest.mark.parametrize(
    ("name", "year", "is_handed"),
    [
        ("湖内总结.docx", 2007, True),
        ("湖内2007年总结.docx", 2007, True),
        ("湖内2006年总结.docx", 2007, False),
        ("湖内2006 年度总结.docx", 2007, False),
        ("湖内２００６年总结.docx", 2007, False),
        ("湖内2007年总结（2008年1月报）.docx", 2007, True),
        ("湖内2006总结.docx", 2007, True),
        ("湖内12006年.docx", 2007, True),
        ("2006年/湖内总结.docx", 2007, True),
        ("湖内2006年总结.docx", None, True),
    ],
)
def test_a_file_of_another_year_by_its_name_is_no_hand_in(
    name: str,
    year: int | None,
    is_handed: bool,  # noqa: FBT001
) -> None:
    found, file = sifted(folder_with(name), year), Path(name)

    assert found == WordFiles(*(((file,), ()) if is_handed else ((), (file,))))


def test_evidence_is_no_hand_in_and_what_is_empty_is_kept_apart() -> None:
    found = sifted(
        folder_with("佐证/湖内.docx", "湖内.docx", empty="湖外.docx"), 2007, {"佐证/湖内.docx"}
    )

    assert found == WordFiles(handed=(Path("湖内.docx"),), empty=(Path("湖外.docx"),))


def test_evidence_is_what_plans_depend_on_being_there() -> None:
    inputs = [{"a.yaml": "1", f"{THERE}佐证/1.docx": THERE}, {f"{THERE}b/2.docx": ""}]

    assert evidence_in(inputs) == {"佐证/1.docx", "b/2.docx"}


def lines(words: WordFiles, language: str = "zh") -> list[str]:
    own = Delivery("湖内社区", None, None, Standing.WORD_ONLY, word_files=("湖内.docx",))
    return [getattr(one, language) for one in told_of(words, [own], IN, 2007)]


def test_a_file_of_nobody_is_told_and_one_of_a_community_is_not() -> None:
    words = WordFiles(handed=(Path("湖内.docx"), Path("x/总结.docx")))

    assert lines(words) == [
        (
            "in/x/总结.docx：名册上没有对得上的社区，没有算作报送；"
            "把社区的全称或别名写进文件名，或者补进名册"
        )
    ]


def test_each_reason_is_one_line_that_names_the_first_files() -> None:
    many = tuple(Path(f"{number}.docx") for number in range(7))
    words = WordFiles(handed=many[:5], of_other_years=many, empty=(Path("a\nb.docx"),))

    assert lines(words, "en") == [
        (
            "in/0.docx, in/1.docx, in/2.docx, in/3.docx, in/4.docx: no community of the roster has"
            " such a name, so nobody has handed it in; put the community's name or alias into the"
            " file's name, or add it to the roster"
        ),
        (
            "in/0.docx, in/1.docx, in/2.docx, in/3.docx, in/4.docx and others, 7 files in all: the"
            " name has a year other than 2007, so nobody has handed it in; rename it if it is"
            " of 2007"
        ),
        "in/a b.docx: empty, so nobody has handed it in; ask the community to send it again",
    ]
