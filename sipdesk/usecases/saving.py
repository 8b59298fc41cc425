"""How every change of a case is saved: one way in, with journal and overview."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256

from sipdesk.content.outlook_words import as_lists_say
from sipdesk.content.swedish import in_sweden
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.earlier import with_earlier
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.initiative import MayInitiate, initiates, may_initiate
from sipdesk.domain.journal import Entry
from sipdesk.domain.overview import Overview, overview
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.reminder import Reminders, in_force, without_settled
from sipdesk.domain.routine import Routine
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class Change:
    """The case as it was saved, and what was done, for *Ångra*.

    ``label`` is empty when nothing differed and nothing was saved.
    """

    case: Case
    label: str


def change(
    case_id: CaseId,
    seen: int,
    label: str,
    ports: Ports,
    edit: Callable[[Case], Case],
) -> Change:
    """Edit a case and save it, in one transaction.

    An edit that changes nothing saves nothing.

    Raises:
        Conflict: the case has moved on since ``seen``.
        RuleBroken: a rule says no; ``case-closed`` when the case is closed.

    """
    return change_with(case_id, seen, label, ports, lambda case, _: edit(case))


def change_with(
    case_id: CaseId,
    seen: int,
    label: str,
    ports: Ports,
    edit: Callable[[Case, Work], Case],
) -> Change:
    """Edit a case by what else is known or kept in the same transaction.

    Raises:
        Conflict, RuleBroken: as ``change``.

    """
    with ports.store.work() as work:
        case = work.cases.get(case_id, seen)
        if case.closing.closed is not None:
            raise RuleBroken("case-closed")
        edited = keeping_earlier(work, case, edit(case, work), ports)
        if edited == case:
            return Change(case, "")
        return Change(save(work, edited, label, ports), label)


def keeping_earlier(work: Work, before: Case, after: Case, ports: Ports) -> Case:
    """Give a case as it is saved, with what it keeps of the one before."""
    today = ports.clock.today()
    began = partial(_began, work, before.id, today)
    return with_earlier(before, after, began, today)


def _began(work: Work, case_id: CaseId, today: date) -> Case | None:
    """Give the case as it stood when the day began.

    None where it was not there, where its journal did not come along at a move, and
    where something has been undone since: then it no longer stood so.
    """
    entries = work.cases.history(case_id)
    since = [e for e in entries if in_sweden(e.at).date() >= today]
    if len(since) == len(entries) or any(e.undoes is not None for e in since):
        return None
    last = entries[-len(since) - 1].version
    try:
        return work.cases.unseen(case_id, last)
    except Missing:
        return None


def save(
    work: Work, case: Case, label: str, ports: Ports, undoes: int | None = None
) -> Case:
    """Save a case with its journal entry and overview.

    What was put off and is settled by now is dropped with it.
    """
    if case.put_offs:
        case = without_settled(case, reminders_of(ports, work), ports.clock.today())
    entry = replace(_entry(case, label, ports), undoes=undoes)
    return work.cases.put(case, entry, overview_of(work, case, ports))


def assign(work: Work, case: Case, label: str, ports: Ports) -> Case:
    """Save a case of which nothing but the coordinator is another, as ``save`` does."""
    entry = _entry(case, label, ports)
    return work.cases.assign(case, entry, overview_of(work, case, ports))


def _entry(case: Case, label: str, ports: Ports) -> Entry:
    """Write in the journal what was done to a case, by whom and when."""
    return Entry(
        case=case.id,
        version=case.version + 1,
        label=label,
        by=ports.user.id,
        at=ports.clock.now(),
    )


def noted_by(work: Work, record: PaperRecord, label: str) -> tuple[Case, Case] | None:
    """Give the case before and after the save that a paper made as it went out.

    ``label`` is what the journal says of that save; None if there was no such save.
    """
    case_id, version = CaseId(record.case), record.case_version + 1
    entries = work.cases.history(case_id)
    if not any(e.version == version and e.label == label for e in entries):
        return None
    return work.cases.at(case_id, record.case_version), work.cases.at(case_id, version)


def overview_of(work: Work, case: Case, ports: Ports) -> Overview:
    """Derive a case's overview by the home's routine and figures.

    Of why something stands still it keeps what lists say, and no more.
    """
    reminders, may = reminders_of(ports, work), allowed(work)
    routine = routine_of(case, may, ports)
    shown = overview(case, routine, reminders, ports.clock.today())
    said = as_lists_say(shown.standstill, ports.content)
    return replace(shown, rules=_sum(reminders, may), standstill=said)


def rules_of(ports: Ports, work: Work) -> str:
    """Give what tells the rules of overviews from others: reminders and initiative."""
    return _sum(reminders_of(ports, work), allowed(work))


def _sum(reminders: Reminders, may: MayInitiate) -> str:
    return sha256(repr((reminders.sum, may)).encode()).hexdigest()[:16]


def reminders_of(ports: Ports, work: Work) -> Reminders:
    """Give the rules of reminders with the home's own figures."""
    house = work.house
    return in_force(ports.content.reminders, house.settings(), house.own_figures())


def allowed(work: Work) -> MayInitiate:
    """Gather by what SiS may take the initiative, within a transaction."""
    house = work.house
    return may_initiate(house.initiative_agreements(), house.settings())


def routine_of(case: Case, may: MayInitiate, ports: Ports) -> Routine:
    """Give the routine as it is for a case today."""
    routine = ports.content.routine
    takes = initiates(case, may, ports.clock.today())
    return routine.as_initiating if takes else routine
