"""Which licences may be shipped, also of those that are joined and offered together."""

import pytest
from cyclonedx.spdx import is_expression, is_supported_id
from hypothesis import given
from hypothesis import strategies as st

from installer.licences import ALLOWED, is_allowed

REFUSED = ("GPL-2.0-only", "GPL-3.0-or-later", "AGPL-3.0-only", "CC-BY-NC-4.0")
ONE = st.sampled_from(sorted((*ALLOWED, *REFUSED)))


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> tuple[str, bool]:
    """Draw an expression, and whether it may be shipped, reckoned as it is made."""
    if depth == 0 or draw(st.booleans()):
        one = draw(ONE)
        return one, one in ALLOWED
    word = draw(st.sampled_from(("AND", "OR")))
    drawn = draw(st.lists(expressions(depth=depth - 1), min_size=2, max_size=3))
    joined = f" {word} ".join(f"({text})" for text, _ in drawn)
    answers = [answer for _, answer in drawn]
    return joined, all(answers) if word == "AND" else any(answers)


@given(expressions())
def test_one_of_what_is_offered_is_enough_and_all_of_what_is_joined_are_needed(
    drawn: tuple[str, bool],
) -> None:
    expression, answer = drawn
    assert is_allowed(expression) is answer


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR ISC AND GPL-3.0-only", True),  # AND binds harder
        ("GPL-3.0-only OR MIT AND ISC", True),
        ("(MIT OR ISC) AND GPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("GPL-2.0-or-later WITH Font-exception-2.0", False),
        ("GPL-3.0-only", False),
        ("CC-BY-NC-SA-4.0", False),
        ("LicenseRef-Qt-Commercial", False),
    ],
)
def test_gpl_alone_and_what_forbids_a_use_is_refused(
    expression: str, *, answer: bool
) -> None:
    assert is_allowed(expression) is answer


@pytest.mark.parametrize(
    "text", ["", "MIT OR", "(MIT", "MIT)", "MIT ISC", "MIT OR (", "BSD License"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    assert not is_allowed(text)


def test_the_list_has_names_of_spdx_or_our_own_and_no_gpl() -> None:
    for name in ALLOWED:
        named = is_supported_id(name) or is_expression(name)
        assert named or name.startswith("LicenseRef-")
        assert not name.startswith(("GPL", "AGPL"))
        assert "NC" not in name.split("-")
