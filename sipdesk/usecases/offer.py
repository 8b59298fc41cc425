"""Informera och erbjud."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.offer import Offer
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordOffer:
    """What was told and answered."""

    case: CaseId
    seen: int
    offer: Offer


def record_offer(order: RecordOffer, ports: Ports) -> Change:
    """Save what the young person was told, and the answer.

    Raises:
        RuleBroken: ``day-in-the-future``.

    """
    offer = order.offer
    today = ports.clock.today()
    for name in ("informed", "offered", "guardians_informed"):
        day = getattr(offer, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)

    def edit(case: Case) -> Case:
        return replace(case, offer=offer)

    return change(order.case, order.seen, "offer-recorded", ports, edit)
