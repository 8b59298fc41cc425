"""Open, read and list cases; leave a step out."""

from dataclasses import dataclass, field, replace
from datetime import date

from sipdesk.domain.admission import Admission, AdmissionItem
from sipdesk.domain.branch_rows import seen_rows
from sipdesk.domain.branch_view import closed_kinds
from sipdesk.domain.case import Case, CaseId, Skip
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.free_text import Names
from sipdesk.domain.identity import parse_number
from sipdesk.domain.initiative import MayInitiate
from sipdesk.domain.many import put, without
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.reminder import Waiting, waiting
from sipdesk.domain.routine import Progress, closed_off, progress
from sipdesk.domain.search import CasePage, Search
from sipdesk.domain.stand_in import looked_after
from sipdesk.domain.young_person import YoungPerson
from sipdesk.usecases.free_text import other_names
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import (
    Change,
    allowed,
    change,
    overview_of,
    reminders_of,
    routine_of,
    rules_of,
    save,
)

AT_ONCE = 20
"""Overviews derived in one transaction: few enough that nobody waits to save."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The least that is known: a name. An acute placement starts with no more."""

    given_name: str
    family_name: str
    birth_date: date | None = None
    number: str = ""  # as written


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case and how far it has come today.

    ``names`` is what its free text is looked through for; ``waiting`` what waits in it,
    also what is shown later; ``may_initiate`` by what SiS may take the initiative to a
    SIP, if by anything.
    """

    case: Case
    progress: Progress
    names: Names
    waiting: tuple[Waiting, ...] = ()
    may_initiate: MayInitiate = field(default_factory=MayInitiate)


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Leave a step out, with the reason."""

    case: CaseId
    seen: int
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakeUpStep:
    """Take a left-out step up again."""

    case: CaseId
    seen: int
    step: str


def open_case(order: OpenCase, ports: Ports) -> Change:
    """Open a case. Nothing but an empty name stops it.

    Raises:
        RuleBroken: ``name-empty``, ``birth-date-in-the-future``, ``number-…``.

    """
    today = ports.clock.today()
    if not order.given_name.strip() and not order.family_name.strip():
        raise RuleBroken("name-empty", "given_name")
    check_birth_date(order.birth_date, today)
    young = YoungPerson(
        given_name=order.given_name.strip(),
        family_name=order.family_name.strip(),
        birth_date=order.birth_date,
        number=parse_number(order.number, today),
    )
    items = tuple(
        AdmissionItem(ports.new_id(), item.code)
        for item in ports.content.admission_items
    )
    with ports.store.work() as work:
        home = work.house.home()
        own = Party(ports.new_id(), PartyKind.SIS_CARE, organisation=home.name)
        case = Case(
            id=CaseId(ports.new_id()),
            number=work.cases.next_number(today.year),
            opened=today,
            coordinator=ports.user.id,
            meetings=(Meeting(ports.new_id()),),
            young_person=young,
            admission=Admission(items=items),
            parties=(own,),
        )
        return Change(save(work, case, "case-opened", ports), "case-opened")


def check_birth_date(born: date | None, today: date) -> None:
    """Refuse a birth date that cannot be.

    Raises:
        RuleBroken: ``birth-date-in-the-future`` or ``birth-date-too-old``.

    """
    if born is None:
        return
    if born > today:
        raise RuleBroken("birth-date-in-the-future", "birth_date")
    if today.year - born.year > 120:  # noqa: PLR2004
        raise RuleBroken("birth-date-too-old", "birth_date")


def read_case(case_id: CaseId, ports: Ports) -> CaseView:
    """Read a case, its progress, and others' names.

    Raises:
        Missing: there is none.

    """
    with ports.store.reading() as work:
        case = work.cases.get(case_id)
        names = other_names(work, case)
        may, far = allowed(work), how_far(work, case, ports)
        whole, rules = work.cases.unseen(case_id), reminders_of(ports, work)
    closed = closed_kinds(ports.user.branches)
    waits = seen_rows(waiting(whole, rules, ports.clock.today()), closed)
    return CaseView(case, closed_off(far, closed), names, waits, may)


def how_far(work: Work, case: Case, ports: Ports) -> Progress:
    """Tell how far a case has come today, the same whoever reads ``case`` and sees it.

    It is no branch's secret, but for the steps that are of one, which are the caller's
    to close; why a step was left out may be.
    """
    whole = replace(work.cases.unseen(case.id), skips=case.skips)
    routine = routine_of(whole, allowed(work), ports)
    return progress(routine, CONDITIONS, whole, ports.clock.today())


def list_cases(search: Search, ports: Ports) -> CasePage:
    """Read a page of the case list.

    A coordinator's own are also those of colleagues whose cases they look after today.
    """
    who, today = search.coordinator, ports.clock.today()
    if not who:
        with ports.store.reading() as work:
            return work.cases.page(search)
    with ports.store.reading() as work:
        names = {user.id: user.name for user in work.house.users()}
        others = looked_after(who, work.house.stand_ins(), names, today)
        page = work.cases.page(replace(search, also=tuple(others)))
    return replace(page, instead=others)


def skip_step(order: SkipStep, ports: Ports) -> Change:
    """Leave a step out.

    Raises:
        RuleBroken: ``skip-without-reason``.

    """
    if not order.reason.strip():
        raise RuleBroken("skip-without-reason", "reason")
    routine = ports.content.routine
    if order.step not in {s.id for s in (*routine.steps, *routine.placement.steps)}:
        raise Missing

    def edit(case: Case) -> Case:
        today = ports.clock.today()
        skip = Skip(f"{case.id} {order.step}", order.step, order.reason.strip(), today)
        return replace(case, skips=put(case.skips, skip))

    return change(order.case, order.seen, "step-skipped", ports, edit)


def take_up_step(order: TakeUpStep, ports: Ports) -> Change:
    """Take a left-out step up again.

    Raises:
        Missing: it is not left out.

    """

    def edit(case: Case) -> Case:
        return replace(case, skips=without(case.skips, f"{case.id} {order.step}"))

    return change(order.case, order.seen, "step-taken-up", ports, edit)


def refresh_overviews(_: None, ports: Ports) -> int:
    """Derive anew what lists show, where the day or the rules have changed since.

    Tells how many cases it was.
    """
    today = ports.clock.today()
    with ports.store.reading() as work:
        outdated = work.cases.outdated(today, rules_of(ports, work))
    for first in range(0, len(outdated), AT_ONCE):
        with ports.store.work() as work:
            for case_id in outdated[first : first + AT_ONCE]:
                case = work.cases.unseen(case_id)
                work.cases.refresh(overview_of(work, case, ports))
    return len(outdated)
