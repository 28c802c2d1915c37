"""What is kept of a file comes back as it was."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from civplan.district.memory.stored_result import (
    ARRAY_TYPE,
    NO_OWN_TEXTS,
    OwnTexts,
    own_texts_from_bytes,
    own_texts_to_bytes,
)

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=9).map(lambda some: array(ARRAY_TYPE, some))


@given(texts=st.builds(OwnTexts, NUMBERS, NUMBERS, NUMBERS))
def test_texts_are_the_same_after_storing(texts: OwnTexts) -> None:
    assert own_texts_from_bytes(own_texts_to_bytes(texts)) == texts


def test_nothing_is_no_texts() -> None:
    assert own_texts_from_bytes(b"") == NO_OWN_TEXTS
