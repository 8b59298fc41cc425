"""What somebody may do follows from their roles, and from what they may read."""

from dataclasses import replace

import pytest

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Branch
from sipdesk.domain.rights import NEEDS_ALL, RIGHTS, Right, check, may, rights
from sipdesk.domain.user import Role, User

EVERYBODY = User("user", "Lo Exempel", roles=frozenset(Role))


@pytest.mark.parametrize("role", Role)
def test_who_reads_from_every_branch_may_what_the_role_may(role: Role) -> None:
    assert rights(replace(EVERYBODY, roles=frozenset({role}))) == RIGHTS[role]


@pytest.mark.parametrize("branch", Branch)
def test_nothing_is_done_with_half_a_case(branch: Branch) -> None:
    other = replace(EVERYBODY, branches=frozenset(Branch) - {branch})
    assert rights(EVERYBODY) - rights(other) == NEEDS_ALL
    assert may(other, Right.READ_CASES)
    for right in NEEDS_ALL:
        with pytest.raises(RuleBroken) as broken:
            check(other, right)
        assert broken.value.code == "branch-closed"


def test_what_no_role_gives_is_missing_whatever_they_read() -> None:
    reader = User("user", "Lo", roles=frozenset({Role.READER}), branches=frozenset())
    with pytest.raises(RuleBroken) as broken:
        check(reader, Right.WORK_CASES)
    assert broken.value.code == "right-missing"
