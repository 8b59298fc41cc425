"""What each role may do. Lag (2001:454) 10 §: no more than the work needs."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.user import Role, User


class Right(Enum):
    """Something that not everybody may do."""

    READ_CASES = "read-cases"
    WORK_CASES = "work-cases"
    ASSIGN_CASES = "assign-cases"  # say who has another's case; it reads none
    APPROVE = "approve"  # second approval and signature (practice 32)
    READ_FIGURES = "read-figures"  # without the other two: none under five
    FIGURES_TO_CASES = "figures-to-cases"  # small figures, and the cases behind any
    SENSITIVE_TO_NUMBERS = "sensitive-to-numbers"  # of health and consent: case numbers
    ADDRESS_BOOK = "address-book"  # to look in it
    HOME_CONTENT = "home-content"  # its facts, numbers, contacts, texts, templates
    MANAGE_HOME = "manage-home"  # the settings that are for the administrator
    MANAGE_PEOPLE = "manage-people"
    READ_LOG = "read-log"
    REVIEW_LOG = "review-log"
    BACK_UP = "back-up"
    RETAIN = "retain"  # legal hold, and gallring once it is decided
    TRANSFER = "transfer"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.COORDINATOR: frozenset(
            {
                Right.READ_CASES,
                Right.WORK_CASES,
                Right.READ_FIGURES,
                Right.FIGURES_TO_CASES,
                Right.ADDRESS_BOOK,
                Right.HOME_CONTENT,
                Right.BACK_UP,
                Right.TRANSFER,
            }
        ),
        Role.MANAGER: frozenset(
            {
                Right.READ_CASES,
                Right.ASSIGN_CASES,
                Right.APPROVE,
                Right.READ_FIGURES,
                Right.FIGURES_TO_CASES,
                Right.SENSITIVE_TO_NUMBERS,
                Right.ADDRESS_BOOK,
                Right.READ_LOG,
                Right.REVIEW_LOG,
                Right.RETAIN,
            }
        ),
        Role.READER: frozenset({Right.READ_FIGURES}),
        Role.ADMINISTRATOR: frozenset(
            {
                Right.MANAGE_HOME,
                Right.MANAGE_PEOPLE,
                Right.ASSIGN_CASES,
                Right.ADDRESS_BOOK,
                Right.HOME_CONTENT,
                Right.READ_LOG,
                Right.BACK_UP,
            }
        ),
    }
)


NEEDS_ALL: Final = frozenset(
    {
        Right.WORK_CASES,
        Right.APPROVE,
        Right.TRANSFER,
        Right.FIGURES_TO_CASES,
        Right.SENSITIVE_TO_NUMBERS,
    }
)
"""What nobody can do with half a case: it takes that one reads from every branch."""


def rights(user: User) -> frozenset[Right]:
    """Name all that somebody may do; one who has left may nothing."""
    return _by_role(user) if user.reads_all else _by_role(user) - NEEDS_ALL


def may(user: User, right: Right) -> bool:
    """Whether somebody may do a thing."""
    return right in rights(user)


def check(user: User, right: Right) -> None:
    """Refuse what somebody may not do.

    Raises:
        RuleBroken: ``right-missing``; ``branch-closed`` if they could, but for what
            they may not read.

    """
    if not may(user, right):
        shut = right in _by_role(user)
        raise RuleBroken("branch-closed" if shut else "right-missing")


def _by_role(user: User) -> frozenset[Right]:
    if user.left is not None:
        return frozenset()
    return frozenset().union(*(RIGHTS[role] for role in user.roles))
