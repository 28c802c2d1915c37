"""What is kept of a file comes back as it was."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from civplan.district.kept import NO_TEXTS, NUMBER, OwnTexts, from_bytes, to_bytes

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=9).map(lambda some: array(NUMBER, some))


@given(texts=st.builds(OwnTexts, NUMBERS, NUMBERS, NUMBERS))
def test_texts_are_the_same_after_storing(texts: OwnTexts) -> None:
    assert from_bytes(to_bytes(texts)) == texts


def test_nothing_is_no_texts() -> None:
    assert from_bytes(b"") == NO_TEXTS
