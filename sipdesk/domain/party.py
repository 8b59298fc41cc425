"""Those around the young person: guardians, principals and other actors."""

from dataclasses import dataclass
from enum import Enum

from sipdesk.domain.answer import Answer


class Principal(Enum):
    """A huvudman. Only these two can answer for a plan (SoL 10:8-9, HSL 16:4)."""

    KOMMUN = "kommun"
    REGION = "region"


class PartyKind(Enum):
    """In what capacity somebody stands around the young person."""

    GUARDIAN = "guardian"  # vårdnadshavare
    APPOINTED_GUARDIAN = "appointed-guardian"  # särskilt förordnad vårdnadshavare
    RELATIVE = "relative"  # närstående
    SUPPORT_PERSON = "support-person"  # stödperson
    REPRESENTATIVE = "representative"  # ombud, god man
    SOCIAL_SERVICES = "social-services"  # socialtjänst i kommun
    DISABILITY_SERVICES = "disability-services"  # LSS i kommun
    SCHOOL = "school"  # hemskola, elevhälsa
    PSYCHIATRY = "psychiatry"  # BUP, vuxenpsykiatri
    PRIMARY_CARE = "primary-care"
    HABILITATION = "habilitation"
    DENTAL_CARE = "dental-care"
    SIS_CARE = "sis-care"
    SIS_HEALTH = "sis-health"
    SIS_SCHOOL = "sis-school"
    PRISON_SERVICE = "prison-service"  # Kriminalvården
    INSURANCE_AGENCY = "insurance-agency"  # Försäkringskassan
    OTHER = "other"

    @property
    def principal(self) -> Principal | None:
        """The principal this capacity belongs to, if it belongs to one."""
        return _PRINCIPALS.get(self)

    @property
    def is_guardian(self) -> bool:
        """Whether they consent on a minor's behalf."""
        return self in (PartyKind.GUARDIAN, PartyKind.APPOINTED_GUARDIAN)

    @property
    def is_private(self) -> bool:
        """Whether this is a person of the family or network, not an agency."""
        return self in _PRIVATE

    @property
    def is_sis(self) -> bool:
        """Whether this is a branch of SiS itself."""
        return self in (PartyKind.SIS_CARE, PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL)


_PRIVATE = (
    PartyKind.GUARDIAN,
    PartyKind.APPOINTED_GUARDIAN,
    PartyKind.RELATIVE,
    PartyKind.SUPPORT_PERSON,
    PartyKind.REPRESENTATIVE,
)

_PRINCIPALS = {
    PartyKind.SOCIAL_SERVICES: Principal.KOMMUN,
    PartyKind.DISABILITY_SERVICES: Principal.KOMMUN,
    PartyKind.PSYCHIATRY: Principal.REGION,
    PartyKind.PRIMARY_CARE: Principal.REGION,
    PartyKind.HABILITATION: Principal.REGION,
    PartyKind.DENTAL_CARE: Principal.REGION,
}


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an agency in this case: a recipient, a participant, one who does."""

    id: str
    kind: PartyKind
    name: str = ""  # the person's
    function: str = ""  # socialsekreterare, mamma, rektor …
    organisation: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    contact: str = ""  # id in the address book, "" when entered for this case only
    places: bool = False  # the placing nämnd (LSU: the home kommun's)
    may_be_asked: Answer = Answer.NOT_ASKED  # a guardian: may they know at all
    may_know_place: Answer = Answer.NOT_ASKED  # unknown means no
    place_decision: str = ""  # who decided so, and when, although the place is hidden

    @property
    def principal(self) -> Principal | None:
        """The principal this party speaks for."""
        return self.kind.principal

    @property
    def is_placing(self) -> bool:
        """Whether this is the placing nämnd; only socialtjänsten can be that."""
        return self.places and self.kind is PartyKind.SOCIAL_SERVICES

    @property
    def label(self) -> str:
        """How the party is named in lists and on papers: who, from where."""
        who = self.name or self.function
        return ", ".join(part for part in (who, self.organisation) if part)
