"""What a change of consent touches, as rows with what can be done; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sipdesk.domain.case import Case
from sipdesk.domain.consequences import Affected, Consequences, Given, Remedy
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.people import person
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.preparation import RemoveParticipant, remove_participant
from sipdesk.usecases.saving import Change
from sipdesk.usecases.sip_request import RemoveRequest, remove_request
from sipdesk.usecases.summons import CancelMeeting, cancel_meeting

Deed = tuple[Callable[[Any, Ports], Change], Any]
"""A use case and the order to give it."""

LETTERS: Final = {
    Remedy.TELL_CANCELLED: PaperKind.CANCELLATION,
    Remedy.WRITE: PaperKind.CONSENT_CHANGED,
}


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """One recipient as the card shows them."""

    name: str
    affected: Affected
    day: date  # of the meeting, when they are to be there

    @property
    def is_done(self) -> bool:
        """Whether nothing more is proposed: they have been told."""
        return self.affected.written is not None and not self.affected.remedies


def rows(case: Case, found: Consequences, today: date) -> tuple[AffectedRow, ...]:
    """Give the recipients in the case's order, those who are dealt with last."""
    meets = case.meeting.booking.day or today
    ids = {party.id for party in case.parties}
    shown = [
        AffectedRow(person(case, one.recipient, today), one, meets)
        for one in found.affected
        if one.recipient in ids
    ]
    return tuple(sorted(shown, key=lambda row: row.is_done))


def substance(kinds: frozenset[Information]) -> tuple[Information, ...]:
    """Name the kinds that are about the young person's life, in the form's order."""
    return tuple(kind for kind in CONSENTABLE if kind in kinds)


def by_paper(copies: tuple[Given, ...]) -> tuple[Given, ...]:
    """Give the papers a recipient has got, each kind and day once."""
    return tuple({(one.kind, one.day): one for one in copies}.values())


def letter(case: Case, one: Affected, remedy: Remedy) -> PaperOrder | None:
    """Name the paper that a remedy is done by; None when it is done otherwise."""
    kind = LETTERS.get(remedy)
    return PaperOrder(case.id, kind, one.recipient) if kind else None


def deed(case: Case, one: Affected, remedy: Remedy) -> Deed | None:
    """Name the use case that a remedy is done by; None when it is a letter."""
    if remedy is Remedy.REMOVE:
        order = RemoveParticipant(case.id, case.version, one.participant)
        return remove_participant, order
    if remedy is Remedy.TAKE_OUT_REQUEST:
        request = RemoveRequest(case.id, case.version, one.requests[0])
        return remove_request, request
    return None


def calling_off(case: Case, today: date) -> Deed:
    """Call the booked meeting off, without a word of why."""
    return cancel_meeting, CancelMeeting(case.id, case.version, today)
