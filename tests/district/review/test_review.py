"""Whose files and findings are."""

from __future__ import annotations

from pathlib import Path

from civplan.district.review.review import finding_counts, owners_of, path_in_folder
from support.districts import plan_file, review_with_findings

DISTRICT = "year: 2007\ncommunities: [{name: 湖内社区, aliases: [湖内]}, {name: 湖外社区}]\n"


def test_every_file_of_a_community_is_its_own_and_a_broken_one_by_its_name(
    tmp_path: Path,
) -> None:
    files = {
        "a.yaml": plan_file("湖内"),
        "b.yaml": plan_file("湖内社区"),
        "湖外.yaml": "community: [",
        "湖外社区.yaml": "community: [",
    }
    review = review_with_findings(tmp_path, DISTRICT, files)

    assert owners_of(review) == {
        "a.yaml": "湖内社区",
        "b.yaml": "湖内社区",
        "湖外社区.yaml": "湖外社区",
    }


def test_findings_count_for_their_community_in_its_files_and_among_them(tmp_path: Path) -> None:
    warned = plan_file("湖内").replace("为先。", "为先,一心为民。")
    review = review_with_findings(
        tmp_path, DISTRICT, {"a.yaml": warned, "湖外社区.yaml": "community: ["}
    )
    counts = finding_counts(review)

    assert (counts["湖内社区", "error"], counts["湖内社区", "warning"]) == (0, 1)
    assert (counts["湖外社区", "error"], counts["湖外社区", "warning"]) == (1, 0)


def test_a_file_elsewhere_keeps_its_path(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {})

    assert path_in_folder(str(review.folder.folder / "a" / "b.yaml"), review) == "a/b.yaml"
    assert path_in_folder("/elsewhere/b.yaml", review) == "/elsewhere/b.yaml"
