"""What follows when a paper that must be sent goes out, or did not after all."""

from dataclasses import replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.many import put
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.placement import Placement
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, save

_SET_BY_NOTIFYING = ("notified", "ready")


def note_duty(
    work: Work, case: Case, order: PaperOrder, record: PaperRecord, ports: Ports
) -> Change | None:
    """Note that a duty is done, as its paper goes out; give what that changed.

    A closed case is no hindrance. What was noted before stays as it was.
    """
    if record.kind is PaperKind.CONCERN:
        _note_sent(work, order.concern, record)
    if record.kind is not PaperKind.NOTIFICATION:
        return None
    stay = _notified(case.placement, record)
    if stay == case.placement:
        return None
    noted = save(work, replace(case, placement=stay), "board-notified", ports)
    return Change(noted, "board-notified")


def take_duty_back(work: Work, record: PaperRecord, ports: Ports) -> Change | None:
    """Take back what a paper noted that never went out; give what that changed."""
    case_id = CaseId(record.case)
    for concern in work.concerns.of_case(case_id):
        if concern.paper == record.id:
            work.concerns.put(replace(concern, sent=None, paper=""))
    version = record.case_version + 1
    noted = any(
        entry.version == version and entry.label == "board-notified"
        for entry in work.cases.history(case_id)
    )
    if record.kind is not PaperKind.NOTIFICATION or not noted:
        return None
    case = work.cases.get(case_id)
    before = work.cases.at(case_id, record.case_version)
    after = work.cases.at(case_id, version)
    changed = _unnotified(case, before, after)
    if changed == case:
        return None
    back = save(work, changed, "notification-taken-back", ports, undoes=version)
    return Change(back, "notification-taken-back")


def _note_sent(work: Work, concern_id: str, record: PaperRecord) -> None:
    concern = work.concerns.find(concern_id)
    if concern is not None and concern.sent is None:
        work.concerns.put(replace(concern, sent=record.made, paper=record.id))


def _notified(stay: Placement, record: PaperRecord) -> Placement:
    """Note the days. Who judged is not known by who printed: it stays to be said."""
    day = record.made.date()
    return replace(stay, ready=stay.ready or day, notified=stay.notified or day)


def _unnotified(now: Case, before: Case, after: Case) -> Case:
    """Set back what nobody has changed since.

    If the assessment was taken back since, the day stands in the wait that ended then,
    which stays; what is noted of a later assessment is not this paper's.
    """
    ended = now.ready.earlier[len(after.ready.earlier) :]
    if ended:
        was, wait = before.placement.notified, ended[0]
        if wait.notified == after.placement.notified:
            wait = replace(wait, notified=was)
        return replace(
            now, ready=replace(now.ready, earlier=put(now.ready.earlier, wait))
        )
    back = {
        name: getattr(before.placement, name)
        for name in _SET_BY_NOTIFYING
        if getattr(now.placement, name) == getattr(after.placement, name)
    }
    return replace(now, placement=replace(now.placement, **back))
