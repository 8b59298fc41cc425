"""Agencies and people the home works with: entered once, picked after that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.months import months_later
from sipdesk.domain.party import PartyKind, Principal

SCHOOL_COORDINATOR = "sisam"
"""The role of a kommun's SiSam coordinator (domain.md §5, obstacle 10)."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in a role at an agency, or the agency itself when name is empty.

    Nobody of a family or network stands here: ``kind`` is never private. ``role`` is a
    code of ``resources/contact_roles.toml``. ``mailbox`` is what the agency reads as
    one, a functional mailbox or an SDK address; ``email`` is the person's own.
    ``checked`` is when somebody of the home last saw to it that the facts hold, None
    when nobody has; one that is ``outdated`` is kept and no longer offered.
    """

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
    role: str = ""
    parent: str = ""  # the agency that the organisation is a part of
    mailbox: str = ""
    hours: str = ""  # when it answers
    note: str = ""
    source: str = ""  # where the facts are from
    checked: date | None = None
    outdated: bool = False
    version: int = 0

    def is_old(self, day: date, months: int) -> bool:
        """Whether it is to be checked anew: so many months have gone, or nobody has.

        How many is the home's own figure. One that is outdated asks for nothing more.
        """
        if self.outdated:
            return False
        return self.checked is None or months_later(self.checked, months) < day


@dataclass(frozen=True, slots=True)
class KommunContacts:
    """Whom a home can turn to in a kommun and its region, and what it lacks there."""

    coordinators: tuple[Contact, ...]  # the kommun's SiSam coordinators
    kommun: tuple[Contact, ...]  # the others in the kommun
    region: tuple[Contact, ...]  # the region's, for all its kommuner

    @property
    def lacks_social_services(self) -> bool:
        """Whether nobody of socialtjänsten is known there."""
        return not any(c.kind is PartyKind.SOCIAL_SERVICES for c in self.kommun)

    @property
    def lacks_psychiatry(self) -> bool:
        """Whether no psychiatry is known, neither in the kommun nor in the region."""
        everybody = (*self.kommun, *self.region)
        return not any(c.kind is PartyKind.PSYCHIATRY for c in everybody)


def of_kommun(contacts: Iterable[Contact], kommun: str, region: str) -> KommunContacts:
    """Choose those of a kommun, by its code, and of its region. None is outdated."""
    there = [c for c in contacts if not c.outdated]
    own = [c for c in there if kommun and c.kommun == kommun]
    return KommunContacts(
        coordinators=tuple(c for c in own if c.role == SCHOOL_COORDINATOR),
        kommun=tuple(c for c in own if c.role != SCHOOL_COORDINATOR),
        region=tuple(
            c for c in there if not c.kommun and region and c.region == region
        ),
    )


def placed(contact: Contact) -> Contact:
    """Leave out a kommun or region that one of this kind cannot have.

    SiS is of neither; only what a region answers for is of a region.
    """
    kommun = "" if contact.kind.is_sis else contact.kommun
    region = contact.region if contact.kind.principal is Principal.REGION else ""
    return replace(contact, kommun=kommun, region=region)
