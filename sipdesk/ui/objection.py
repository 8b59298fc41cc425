"""What somebody says is not right in a locked version; knows nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sipdesk.domain.case import Case


class Version(Protocol):
    """A locked version of minutes or of a plan."""

    @property
    def id(self) -> str:
        """The id."""
        ...

    @property
    def number(self) -> int:
        """Which version it is, from 1."""
        ...

    @property
    def by(self) -> str:
        """The id of the user who locked it."""
        ...

    @property
    def sha256(self) -> str:
        """Give the sum of what it says; empty of one locked before there were any."""
        ...

    @property
    def reason(self) -> str:
        """Why it replaces the one before; empty for the first."""
        ...

    @property
    def objection(self) -> str:
        """The person's "det här stämmer inte"."""
        ...


Versions = Callable[[Case], Sequence[Version]]


@dataclass(frozen=True, slots=True)
class ObjectionForm:
    """What is not right."""

    item: str = ""  # the version's id
    words: str = ""


def objection_form(case: Case, item: str, versions: Versions) -> ObjectionForm:
    """Write what somebody said of a version as a form."""
    said = {version.id: version.objection for version in versions(case)}
    return ObjectionForm(item, said.get(item, ""))
