"""Agreements that let SiS take the initiative to a SIP, and where they hold.

SiS tells of a need; kommun or region initiates, until the law says otherwise or a
local agreement does (product rule 2). Which it is, is a matter of dates: nothing here
decides that SiS may. Whoever takes the initiative, kommun or region calls and leads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.party import Principal
from sipdesk.domain.settings import PROPOSALS_FROM
from sipdesk.domain.sip_request import Purpose
from sipdesk.domain.track import days_of

SIS_INITIATES: Final = "sis-initiates"
"""The proposal, in ``resources/proposals.toml``, that would let SiS everywhere."""


@dataclass(frozen=True, slots=True)
class InitiativeAgreement:
    """What one kommun or region has agreed to with SiS, kept at the home.

    ``area`` is a kommun's four-digit code or a region's name, by ``principal``. It
    holds from its first day to its last, both counted; without a last day until one is
    set.
    """

    id: str
    principal: Principal
    area: str
    counterpart: str  # which nämnd or förvaltning, as it calls itself
    since: date
    until: date | None = None
    reference: str = ""  # its number with them or with SiS
    may_call: bool = False
    by: str = ""  # the id of the user who registered it
    registered: date | None = None
    version: int = 0

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def basis(self) -> Basis:
        """What a letter says of it."""
        return Basis(
            BasisKind.AGREEMENT,
            self.counterpart,
            self.reference,
            self.since,
            self.until,
            self.may_call,
        )


@dataclass(frozen=True, slots=True)
class MayInitiate:
    """All by which SiS may take the initiative: the home's agreements, and the law.

    ``law_from`` is the day from which the administrator has said that the law lets SiS;
    None while no law does.
    """

    agreements: tuple[InitiativeAgreement, ...] = ()
    law_from: date | None = None

    def basis(self, case: Case, day: date, of: Principal | None = None) -> Basis:
        """Give what SiS may take the initiative by in a case on a day, if anything.

        ``of`` asks for one principal alone: an agreement binds who made it, and the law
        everybody.
        """
        if self.law_from is not None and self.law_from <= day:
            return Basis(BasisKind.LAW, since=self.law_from)
        areas = {
            Principal.KOMMUN: case.placement.placing_kommun,
            Principal.REGION: case.placement.home_region,
        }
        holding = (
            one.basis
            for one in self.agreements
            if of in (None, one.principal)
            and one.area
            and one.area == areas[one.principal]
            and one.holds_on(day)
        )
        return next(holding, Basis())


def may_initiate(
    agreements: Iterable[InitiativeAgreement], settings: Mapping[str, str | int]
) -> MayInitiate:
    """Gather by what SiS may, from what the home has kept.

    The law lets SiS from the day on which the proposal came into force.
    """
    in_force = days_of(str(settings.get(PROPOSALS_FROM.key, "")))
    return MayInitiate(tuple(agreements), in_force.get(SIS_INITIATES))


def initiative_taken(case: Case) -> bool:
    """Whether SiS has taken the initiative: its letter has gone to a principal."""
    return any(
        r.purpose is Purpose.INITIATIVE and r.sent is not None for r in case.requests
    )


def initiates(case: Case, may: MayInitiate, day: date) -> bool:
    """Whether the step is about taking the initiative: SiS may, or already has."""
    allowed = may.basis(case, day).kind is not BasisKind.NONE
    return allowed or initiative_taken(case)
