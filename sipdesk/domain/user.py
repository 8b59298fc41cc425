"""Those who work with the program at a home."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a user may do; the issue on roles gives each its limits."""

    COORDINATOR = "coordinator"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """A member of staff with a key slot of their own."""

    id: str
    name: str
    title: str = ""
    phone: str = ""
    role: Role = Role.COORDINATOR

    @property
    def signature(self) -> str:
        """Name and title, as far as they are known."""
        return ", ".join(filter(None, (self.name, self.title)))
