"""What tests expect when a rule says no."""

import pytest

from sipdesk.domain.errors import RuleBroken


def refused(code: str) -> "pytest.RaisesExc[RuleBroken]":
    """Expect a rule to say no by its code."""
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)
