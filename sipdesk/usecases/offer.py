"""Informera och erbjud."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.offer import Offer
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordOffer:
    """What was told, and the latest time that a SIP was offered.

    The times before it stay as they are, whatever the offer holds of them.
    """

    case: CaseId
    seen: int
    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferAgain:
    """That a SIP is offered anew; the time before is kept among the earlier."""

    case: CaseId
    seen: int


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
        return replace(case, offer=replace(offer, earlier=case.offer.earlier))

    return change(order.case, order.seen, "offer-recorded", ports, edit)


def offer_again(order: OfferAgain, ports: Ports) -> Change:
    """Begin a new time, and keep the one before; where none has begun nothing differs.

    What the young person answered before is not changed by being asked anew.
    """

    def edit(case: Case) -> Case:
        return replace(case, offer=case.offer.again(ports.new_id()))

    return change(order.case, order.seen, "offer-again", ports, edit)
