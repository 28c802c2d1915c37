"""The words that the house style adds."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import AttachmentText, Manuscript
from civplan.typeset.wording import labelled_attachments


@pytest.mark.parametrize(
    ("names", "titles", "labels"),
    [
        (("甲",), ("甲",), ["附件"]),
        (("甲", "乙"), ("甲", "乙"), ["附件1", "附件2"]),
        (("甲", "乙"), ("乙",), ["附件2"]),
        (("甲", "乙", "丙"), ("乙", "丙"), ["附件2", "附件3"]),
        (("甲", "乙"), ("乙", "甲"), ["附件2", "附件1"]),
        (("甲", "甲"), ("甲", "甲"), ["附件1", "附件2"]),
        (("甲", "乙"), (), []),
    ],
)
def test_an_attachment_has_the_number_that_its_name_has_under_the_text(
    names: tuple[str, ...], titles: tuple[str, ...], labels: list[str]
) -> None:
    assert labels_of(names, titles) == labels


@pytest.mark.parametrize(
    ("names", "titles", "labels"),
    [
        ((), ("甲",), ["附件"]),
        ((), ("甲", "乙"), ["附件1", "附件2"]),
        (("甲", "乙"), ("丙",), ["附件"]),
        (("甲", "乙"), ("乙", "丙"), ["附件1", "附件2"]),
        (("甲",), ("甲", "甲"), ["附件1", "附件2"]),
    ],
)
def test_attachments_are_counted_where_one_is_not_named_under_the_text(
    names: tuple[str, ...], titles: tuple[str, ...], labels: list[str]
) -> None:
    assert labels_of(names, titles) == labels


def labels_of(names: tuple[str, ...], titles: tuple[str, ...]) -> list[str]:
    """What stands over attachments with these titles."""
    attachments = tuple(AttachmentText(title, ()) for title in titles)
    manuscript = Manuscript(("题",), (), attachment_names=names, attachments=attachments)
    assert [attachment for _, attachment in labelled_attachments(manuscript)] == [*attachments]
    return [label for label, _ in labelled_attachments(manuscript)]
