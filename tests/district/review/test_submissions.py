"""Who of the roster has handed in what."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.memory.file_result import CommunityFile
from civplan.district.memory.inputs import EXISTENCE_PREFIX
from civplan.district.review.folder import DistrictFolder, empty_district
from civplan.district.review.submissions import (
    Submission,
    SubmissionStatus,
    UnstructuredFiles,
    evidence_paths,
    files_by_community,
    submissions_of,
    unstructured_file_messages,
    unstructured_files_of,
)
from civplan.model.district import DISTRICT_SHAPE, District
from support.districts import file_of
from support.plans import plan_of, read_value

ROSTER = "{name: 湖内社区, aliases: [湖内]}, {name: 东湖内社区, aliases: [东湖内]}"


def district(roster: str = ROSTER) -> District:
    value, findings = read_value(DISTRICT_SHAPE, f"{{communities: [{roster}]}}")
    assert findings == []
    assert isinstance(value, District)
    return value


def community_file(community: str, path: str = "a.yaml") -> CommunityFile:
    return file_of(plan_of(""), path)._replace(community=community)


def submissions(
    names: str = "", words: str = "", broken: str = "", roster: str = ROSTER
) -> list[Submission]:
    """The deliveries of these communities and of files with these names, blanks between."""
    files = [community_file(name, f"{number}.yaml") for number, name in enumerate(names.split())]
    return submissions_of(
        district(roster), files, map(Path, words.split()), map(Path, broken.split())
    )


def standings(submissions: list[Submission]) -> list[tuple[str, str]]:
    return [(one.name, one.status.value) for one in submissions]


@pytest.mark.parametrize(
    ("names", "words", "broken", "standing"),
    [
        ("", "", "", "未报"),
        ("湖内社区", "", "", "已报"),
        ("湖内", "", "", "已报"),
        ("", "湖内总结.docx", "", "已报（未结构化）"),
        ("", "", "湖内.yaml", "已报（文件有错）"),
        ("", "湖内总结.docx", "湖内.yaml", "已报（文件有错）"),
        ("湖内社区", "湖内总结.docx", "湖内旧.yaml", "已报"),
    ],
)
def test_the_best_that_has_come_is_a_communitys_status(
    names: str, words: str, broken: str, standing: str
) -> None:
    one = submissions(names, words, broken)[0]

    assert (one.name, one.status.value) == ("湖内社区", standing)
    assert (one.unstructured_files, one.broken_files) == (
        tuple(words.split()),
        tuple(broken.split()),
    )


def test_the_roster_comes_first_in_its_order_then_others_by_name() -> None:
    assert standings(submissions("西山 东山 东湖内")) == [
        ("湖内社区", "未报"),
        ("东湖内社区", "已报"),
        ("东山", "已报"),
        ("西山", "已报"),
    ]


def test_who_is_not_on_the_roster_has_no_entry_of_it() -> None:
    result = submissions("东山 湖内")

    assert [one.community.name if one.community else None for one in result] == [
        "湖内社区",
        "东湖内社区",
        None,
    ]


def test_the_first_file_of_a_community_counts_and_the_others_are_listed() -> None:
    one = submissions("湖内 湖内社区 湖内")[0]

    assert one.file is not None
    assert (one.file.path, [more.path for more in one.further_files]) == (
        "0.yaml",
        ["1.yaml", "2.yaml"],
    )


def test_case_and_accents_make_no_other_community() -> None:
    decomposed = "Cafe\u0301社区"
    result = submissions(f"abc社区 {decomposed}", roster="{name: ABC社区}, {name: Café社区}")

    assert standings(result) == [("ABC社区", "已报"), ("Café社区", "已报")]


def test_a_file_s_name_is_matched_whatever_its_case_and_accents() -> None:
    result = submissions(
        words="abc社区.pdf Cafe\u0301社区.PDF", roster="{name: ABC社区}, {name: Café社区}"
    )

    assert [one.status for one in result] == [SubmissionStatus.UNSTRUCTURED] * 2


def test_a_community_that_stands_on_the_roster_twice_is_counted_once() -> None:
    twice = "{name: 湖内社区, code: A1}, {name: 湖内社区, code: A2}"

    assert standings(submissions("湖内社区", roster=twice)) == [("湖内社区", "已报")]


def test_without_a_roster_only_files_name_communities() -> None:
    assert standings(submissions("乙 甲", "丙.docx", "丁.yaml", roster="")) == [
        ("乙", "已报"),
        ("甲", "已报"),
    ]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("湖内总结.docx", "湖内社区"),
        ("东湖内总结.docx", "东湖内社区"),
        ("东湖内社区/总结.docx", "东湖内社区"),
        ("报送/2007/湖内社区/1.docx", "湖内社区"),
        ("总结.docx", None),
    ],
)
def test_the_longest_name_in_a_path_is_whose_file_it_is(file: str, name: str | None) -> None:
    known = {"湖内社区": "湖内社区", "湖内": "湖内社区", "东湖内": "东湖内社区"}
    known["东湖内社区"] = "东湖内社区"

    assert files_by_community([Path(file)], known) == ({name: (file,)} if name else {})


IN = Path("in")


def folder_with(*words: str, empty: str = "") -> DistrictFolder:
    """A folder with these Word files, one of them empty."""
    return DistrictFolder(
        folder=IN,
        district=empty_district(IN),
        has_file=True,
        findings=(),
        sources={},
        plan_files=(),
        unstructured_files=tuple(IN / name for name in words),
        empty_files=(IN / empty,) if empty else (),
    )


@pytest.mark.parametrize(
    ("name", "year", "is_candidate"),
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
    is_candidate: bool,  # noqa: FBT001
) -> None:
    result, file = unstructured_files_of(folder_with(name), year), Path(name)

    assert result == UnstructuredFiles(*(((file,), ()) if is_candidate else ((), (file,))))


def test_evidence_is_no_hand_in_and_what_is_empty_is_separate() -> None:
    result = unstructured_files_of(
        folder_with("佐证/湖内.docx", "湖内.docx", empty="湖外.docx"), 2007, {"佐证/湖内.docx"}
    )

    assert result == UnstructuredFiles(candidates=(Path("湖内.docx"),), empty=(Path("湖外.docx"),))


def test_evidence_is_what_plans_depend_on_being_there() -> None:
    inputs = [
        {"a.yaml": "1", f"{EXISTENCE_PREFIX}佐证/1.docx": EXISTENCE_PREFIX},
        {f"{EXISTENCE_PREFIX}b/2.docx": ""},
    ]

    assert evidence_paths(inputs) == {"佐证/1.docx", "b/2.docx"}


def lines(words: UnstructuredFiles, language: str = "zh") -> list[str]:
    own = Submission(
        "湖内社区", None, None, SubmissionStatus.UNSTRUCTURED, unstructured_files=("湖内.docx",)
    )
    return [getattr(one, language) for one in unstructured_file_messages(words, [own], IN, 2007)]


def test_a_file_of_nobody_is_reported_and_one_of_a_community_is_not() -> None:
    words = UnstructuredFiles(candidates=(Path("湖内.docx"), Path("x/总结.docx")))

    assert lines(words) == [
        (
            "in/x/总结.docx：名册上没有对得上的社区，没有算作报送；"
            "把社区的全称或别名写进文件名，或者补进名册"
        )
    ]


def test_each_reason_is_one_line_that_names_the_first_files() -> None:
    many = tuple(Path(f"{number}.docx") for number in range(7))
    words = UnstructuredFiles(candidates=many[:5], of_other_years=many, empty=(Path("a\nb.docx"),))

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


@pytest.mark.parametrize(
    ("others", "lacks"),
    [
        ("", True),
        ("湖内工作总结.docx", True),
        ("湖内计划完成情况总结.docx", True),
        ("湖内2007年工作计划.docx", False),
        ("湖内实施方案.pdf 湖内总结.docx", False),
    ],
)
def test_a_summary_alone_lacks_the_plan_unless_another_file_is_called_one(
    others: str, *, lacks: bool
) -> None:
    (one,) = submissions_of(
        district("{name: 湖内社区, aliases: [湖内]}"),
        [community_file("湖内社区")._replace(has_plan=False, has_summary=True)],
        map(Path, others.split()),
        (),
    )
    assert one.lacks_plan == lacks


def test_a_scheme_beside_the_plan_is_no_paper_that_anybody_waits_for() -> None:
    scheme = community_file("湖内社区", "消防.yaml")._replace(
        kind="工作方案", campaign="消防", has_summary=True
    )
    annual = community_file("湖内社区", "湖内.yaml")

    both, _ = submissions_of(district(), [scheme, annual], [], [])
    alone, _ = submissions_of(district(), [scheme], [], [])

    assert (both.file, both.plan_file, both.has_summary) == (annual, annual, False)
    assert both.counted_files == (annual, scheme)
    assert (alone.file, alone.status, alone.files) == (None, SubmissionStatus.MISSING, (scheme,))
    assert alone.plan_paths == ("消防.yaml",)
