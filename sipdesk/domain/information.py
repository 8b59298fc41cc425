"""Kinds of information, and the branches of SiS they come from.

What a paper may say is decided kind by kind and recipient by recipient; so every
block of a paper, every question, goal and measure names its kind.
"""

from enum import Enum


class Information(Enum):
    """A kind of information (informationsslag).

    The first eight are the rows of the consent form; a person chooses among them.
    The rest are never a matter of choice on the form: each has a rule of its own in
    ``domain.guard``.
    """

    CARE = "care"  # vård och behandling på SiS
    HEALTH = "health"  # hälsa och tandhälsa
    MENTAL_HEALTH = "mental-health"  # psykisk hälsa och utredningar
    SCHOOL = "school"  # skola
    FAMILY = "family"  # familj och nätverk
    SUBSTANCE_CRIME = "substance-crime"  # missbruk och kriminalitet
    LIVING = "living"  # boende, arbete, ekonomi, fritid
    CONTACT = "contact"  # kontaktuppgifter

    PUBLIC = "public"  # says nothing of any person: headings, explanations, law
    PROCESS = "process"  # that a SIP is offered, asked for, called, held
    IDENTITY = "identity"  # who the young person is
    NUMBER = "number"  # personnummer or samordningsnummer
    PLACE = "place"  # anything that gives away where the young person is
    LEGAL_BASIS = "legal-basis"  # rättslig grund
    CONSENT = "consent"  # who consented to what
    PARTICIPANTS = "participants"  # who else is called; itself secret

    @property
    def branch(self) -> "Branch | None":
        """The branch whose fact it is; None = none's own."""
        return _BRANCHES.get(self)


CONSENTABLE = (
    Information.CARE,
    Information.HEALTH,
    Information.MENTAL_HEALTH,
    Information.SCHOOL,
    Information.FAMILY,
    Information.SUBSTANCE_CRIME,
    Information.LIVING,
    Information.CONTACT,
)
"""The kinds that a consent can cover, in the order of the form."""


class Branch(Enum):
    """A branch of SiS; there is secrecy between them (JO 6547-2017)."""

    SOCIAL = "social"  # OSL 26 kap. 1 §
    HEALTH = "health"  # OSL 25 kap. 1 §
    SCHOOL = "school"  # OSL 23 kap. 2 §


_BRANCHES = {
    Information.CARE: Branch.SOCIAL,
    Information.FAMILY: Branch.SOCIAL,
    Information.SUBSTANCE_CRIME: Branch.SOCIAL,
    Information.LIVING: Branch.SOCIAL,
    Information.HEALTH: Branch.HEALTH,
    Information.MENTAL_HEALTH: Branch.HEALTH,
    Information.SCHOOL: Branch.SCHOOL,
}
