"""What is to be asked, of whom, and why it still waits."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.offer import Occasion
from sipdesk.domain.party import Party, Principal
from sipdesk.domain.sip_request import ProposedTime
from sipdesk.domain.sip_state import SipState, promised, sip_state

_LSU = "lsu"  # how the ids of the provisions on sluten ungdomsvård begin


def under_lsu(case: Case) -> bool:
    """Whether the placement is sluten ungdomsvård: no nämnd has placed."""
    return case.placement.legal_basis.startswith(_LSU)


def responsibility_unclear(case: Case) -> bool:
    """Whether nobody in a kommun is known to answer for one who is under LSU.

    It takes the kommun, and a handläggare by name: a kommun alone has been asked in
    vain (obstacles 6 and 7).
    """
    if not under_lsu(case):
        return False
    placing = case.placing
    named = placing is not None and bool(placing.name.strip())
    return not (named and case.placement.placing_kommun)


def wrong_region(case: Case, party: Party) -> bool:
    """Whether somebody in care seems to be of the region of the stay.

    The home region answers; the two are easily mixed up (obstacle 12). An agency is of
    the region whose name it carries; one that carries neither name is nobody's error.
    """
    home, stay = case.placement.home_region, case.placement.stay_region
    if party.principal is not Principal.REGION or not stay or stay == home:
        return False
    said = f"{party.organisation} {party.function} {party.address}".casefold()
    return _own(stay) in said and not (home and _own(home) in said)


def _own(region: str) -> str:
    """Give the name of a region without what all such names have."""
    words = region.casefold().replace("regionen", "").split()
    return " ".join(word for word in words if word != "region")


def times_proposed(case: Case, day: date) -> tuple[ProposedTime, ...]:
    """Give the times proposed in what has been sent, from a day on, the first first.

    The one who was asked may choose any of them: it flows into the booking.
    """
    sent = (r for r in case.requests if r.asks_for_sip and r.sent is not None)
    ahead = {one for request in sent for one in request.times if one.day >= day}
    return tuple(sorted(ahead, key=lambda one: (one.day, one.start or time.min)))


def admission_not_offered(case: Case, day: date) -> Iterable[Cause]:
    """Tell that nobody has offered a SIP since admission."""
    admitted = case.placement.admitted
    if admitted and admitted <= day and not case.offer.all and not _over(case):
        yield Cause(admitted)


def discharge_not_offered(case: Case, _: date) -> Iterable[Cause]:
    """Tell of a discharge that is foreseen, and before which no SIP is offered."""
    stay = case.placement
    if stay.preliminary_discharge and not (stay.discharged or _over(case)):
        offered = case.offer.offered_at(Occasion.DISCHARGE)
        if not offered:
            yield Cause(stay.preliminary_discharge)


def move_not_offered(case: Case, _: date) -> Iterable[Cause]:
    """Tell of a move that is known, and at which no SIP is offered.

    Who has left is not offered one here any more.
    """
    moves, left = case.placement.moves, case.placement.discharged
    offered = case.offer.offered_at(Occasion.MOVE)
    if moves and not left and not offered and not _over(case):
        yield Cause(moves)


def attempt_due(case: Case, _: date) -> Iterator[Cause]:
    """Tell on which days somebody is to try again after an answer that was no yes.

    Where there is no answer at all ``request_rules.request_unanswered`` tells it.
    """
    for request in case.requests:
        if request.open and not request.waiting and request.remind_on:
            yield Cause(request.remind_on, request.id)


def promise_not_kept(case: Case, _: date) -> Iterator[Cause]:
    """Tell of a SIP that is promised for a day, while nobody has been called."""
    promise = case.promise
    called = sip_state(case) in (SipState.CALLED, SipState.HELD)
    if promised(case) and promise.call_by and not called:
        yield Cause(promise.call_by)


def responsibility_not_asked(case: Case, _: date) -> Iterator[Cause]:
    """Tell that nobody answers for one who is under LSU; counted from admission."""
    if responsibility_unclear(case) and not _over(case):
        yield Cause(case.placement.admitted or case.opened)


def _over(case: Case) -> bool:
    """Whether there is nothing more to offer: a SIP is held, or the case closed."""
    return case.closing.closed is not None or sip_state(case) is SipState.HELD
