"""Those who work with the program at a home."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.information import Branch


class Role(Enum):
    """What somebody is at the home; ``domain.rights`` says what each may do.

    They stand in the order of who leads.
    """

    ADMINISTRATOR = "administrator"  # settings and people, no case
    MANAGER = "manager"  # reads the home's cases as supervision needs (practice 32)
    COORDINATOR = "coordinator"
    READER = "reader"  # figures alone


@dataclass(frozen=True, slots=True)
class User:
    """A member of staff with a key slot of their own.

    ``branches`` are those whose facts they may read: there is secrecy between them
    (JO 6547-2017). ``left`` is the day on which they stopped; their work stays theirs.
    """

    id: str
    name: str
    title: str = ""
    phone: str = ""
    roles: frozenset[Role] = frozenset({Role.COORDINATOR})
    branches: frozenset[Branch] = frozenset(Branch)
    left: date | None = None

    @property
    def reads_all(self) -> bool:
        """Whether nothing of a case is hidden from them for the branch it is of."""
        return self.branches >= frozenset(Branch)

    @property
    def role(self) -> Role:
        """The role that leads, for the key slot."""
        return next((r for r in Role if r in self.roles), Role.READER)

    @property
    def signature(self) -> str:
        """Name and title, as far as they are known."""
        return ", ".join(filter(None, (self.name, self.title)))
