"""Agencies and people the home works with: entered once, picked after that."""

from dataclasses import dataclass

from sipdesk.domain.party import PartyKind


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in a role at an agency, or the agency itself when name is empty."""

    id: str
    kind: PartyKind
    organisation: str
    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    kommun: str = ""  # four-digit code
    region: str = ""
    version: int = 0
