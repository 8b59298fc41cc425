"""Be om allt som saknas: choose who is asked, and note when the letter goes out."""

from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.content import Content
from sipdesk.domain.admission import Giver
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.records_request import (
    Proposal,
    chosen,
    not_requested,
    propose,
    requested,
)
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, noted_by, save

NOTED: Final = "records-requested"
"""What the journal says of a request that went out."""
TAKEN_BACK: Final = "records-request-taken-back"
"""What it says when the request turned out not to have gone out."""


@dataclass(frozen=True, slots=True)
class ChooseWhomToAsk:
    """Everything that is lacking, each thing to be asked of who should give it."""

    case: CaseId
    seen: int


def proposal(case: Case, content: Content) -> Proposal:
    """Propose of whom to ask what is lacking, as the home's own list says."""
    givers: dict[str, Giver] = {
        thing.code: thing.giver for thing in content.admission_items if thing.giver
    }
    by_hand = {thing.code for thing in content.admission_items if thing.several}
    return propose(case, givers, by_hand)


def choose_whom_to_ask(order: ChooseWhomToAsk, ports: Ports) -> Change:
    """Choose of whom to ask everything that is lacking. Nothing goes out by it.

    What somebody has chosen stays; where several could be asked nobody is chosen.
    """

    def edit(case: Case) -> Case:
        found = proposal(case, ports.content)
        return replace(case, admission=chosen(case.admission, found))

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def note_request(
    work: Work, case: Case, record: PaperRecord, ports: Ports
) -> Change | None:
    """Note that what a request asks for is asked for; give what that changed.

    In a closed case nothing is noted.
    """
    closed = case.closing.closed is not None
    if record.kind is not PaperKind.RECORDS_REQUEST or closed:
        return None
    admission = requested(case, record.recipient, record.made.date())
    if admission == case.admission:
        return None
    asked = replace(case, admission=admission)
    noted = save(work, asked, NOTED, ports)
    return Change(noted, NOTED)


def take_request_back(work: Work, record: PaperRecord, ports: Ports) -> Change | None:
    """Take back what a request noted that never went out; give what that changed."""
    if record.kind is not PaperKind.RECORDS_REQUEST:
        return None
    noted = noted_by(work, record, NOTED)
    if noted is None:
        return None
    before, after = noted
    case = work.cases.get(after.id)
    admission = not_requested(case.admission, before.admission, after.admission)
    if admission == case.admission:
        return None
    changed = replace(case, admission=admission)
    back = save(
        work, changed, "records-request-taken-back", ports, undoes=after.version
    )
    return Change(back, TAKEN_BACK)
