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
from sipdesk.usecases.saving import Change, change, save

NOTED: Final = "records-requested"
"""What the journal says of a request that went out."""


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
    noted = save(work, asked, "records-requested", ports)
    return Change(noted, "records-requested")


def take_request_back(work: Work, record: PaperRecord, ports: Ports) -> Change | None:
    """Take back what a request noted that never went out; give what that changed."""
    if record.kind is not PaperKind.RECORDS_REQUEST:
        return None
    case_id, version = CaseId(record.case), record.case_version + 1
    entries = work.cases.history(case_id)
    if not any(
        e.version == version and e.label == "records-requested" for e in entries
    ):
        return None
    case = work.cases.get(case_id)
    before = work.cases.at(case_id, record.case_version).admission
    after = work.cases.at(case_id, version).admission
    admission = not_requested(case.admission, before, after)
    if admission == case.admission:
        return None
    changed = replace(case, admission=admission)
    back = save(work, changed, "records-request-taken-back", ports, undoes=version)
    return Change(back, "records-request-taken-back")
