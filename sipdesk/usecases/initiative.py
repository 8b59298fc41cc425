"""Agreements that let SiS take the initiative, and what follows where one holds."""

from dataclasses import replace

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.initiative import InitiativeAgreement, MayInitiate
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import allowed


def list_agreements(_: None, ports: Ports) -> MayInitiate:
    """Read the agreements, newest first, and from when the law lets SiS, if it does."""
    with ports.store.reading() as work:
        return allowed(work)


def put_agreement(agreement: InitiativeAgreement, ports: Ports) -> InitiativeAgreement:
    """Add or change an agreement; who registered it, and when, is noted here.

    Raises:
        RuleBroken: ``right-missing``, ``agreement-without-area``,
            ``agreement-without-counterpart``, ``agreement-ends-before``.
        Conflict: it has been changed since it was seen.

    """
    check(ports.user, Right.HOME_CONTENT)
    if not agreement.area:
        raise RuleBroken("agreement-without-area", "area")
    if not agreement.counterpart.strip():
        raise RuleBroken("agreement-without-counterpart", "counterpart")
    if agreement.until is not None and agreement.until < agreement.since:
        raise RuleBroken("agreement-ends-before", "until")
    noted = replace(
        agreement,
        counterpart=agreement.counterpart.strip(),
        reference=agreement.reference.strip(),
        by=ports.user.id,
        registered=ports.clock.today(),
    )
    with ports.store.work() as work:
        kept = work.house.put_initiative_agreement(noted)
    refresh_overviews(None, ports)  # where it holds the routine is another
    return kept


def remove_agreement(agreement_id: str, ports: Ports) -> None:
    """Take an agreement out; the letters that named it keep what they say.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.work() as work:
        work.house.drop_initiative_agreement(agreement_id)
    refresh_overviews(None, ports)
