"""Planerad: a SIP that somebody has promised, before anyone is called."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.promise import Promise
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordPromise:
    """Who has promised a SIP, and when; an empty promise takes it back."""

    case: CaseId
    seen: int
    promise: Promise


def record_promise(order: RecordPromise, ports: Ports) -> Change:
    """Save what was promised.

    Raises:
        RuleBroken: ``promise-by-principal`` (SiS promises nothing of others),
            ``promise-without-party``, ``day-in-the-future``.
        Missing: there is no such party.

    """
    promise = order.promise
    if promise.day is not None and promise.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "promised_on")
    said = promise.day or promise.call_by or promise.words.strip()
    if said and not promise.party:
        raise RuleBroken("promise-without-party", "promised_by")

    def edit(case: Case) -> Case:
        if promise.party and case.party(promise.party).principal is None:
            raise RuleBroken("promise-by-principal", "promised_by")
        return replace(case, promise=promise)

    return change(order.case, order.seen, "promise-recorded", ports, edit)
