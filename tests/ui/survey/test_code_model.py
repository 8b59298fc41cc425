from hypothesis import given
from hypothesis import strategies as st

from sipdesk.ui.survey.code_model import FIRST_WAIT, LONGEST_WAIT, Code, is_code


@given(text=st.text(max_size=6))
def test_a_code_is_four_digits_and_nothing_else(text: str) -> None:
    digits = len(text) == 4 and all(letter in "0123456789" for letter in text)
    assert is_code(text) is digits


def test_each_wrong_code_is_waited_for_longer_up_to_a_limit() -> None:
    code, waits = Code("2741"), []
    for _ in range(9):
        tried = code.tried("0000", now=0.0)
        assert tried is not None
        code = tried
        waits.append(code.wait(0.0))
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_after_the_wait_the_right_code_opens() -> None:
    code = Code("2741").tried("0000", now=100.0)
    assert code is not None
    assert code.wait(100.0 + FIRST_WAIT - 0.5) == 1
    assert code.wait(100.0 + FIRST_WAIT) == 0
    assert code.tried("2741", now=200.0) is None


def test_a_code_is_not_told_of() -> None:
    assert "2741" not in repr(Code("2741"))
