"""Inskrivning: the young person's facts, what came with the placement, protection."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.admission import (
    Admission,
    AdmissionItem,
    ItemState,
    PlacementTold,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import BOARD
from sipdesk.domain.identity import parse_number
from sipdesk.domain.many import find, put, without
from sipdesk.domain.protection import Flag
from sipdesk.domain.young_person import YOUNG_PERSON, YoungPerson
from sipdesk.usecases.case import check_birth_date
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordYoungPerson:
    """The young person's facts; ``number`` as written."""

    case: CaseId
    seen: int
    young_person: YoungPerson
    number: str


@dataclass(frozen=True, slots=True)
class RecordAdmission:
    """What was asked for and came."""

    case: CaseId
    seen: int
    admission: Admission


@dataclass(frozen=True, slots=True)
class RecordRunningPlan:
    """Whether there is a SIP from before; the list goes its own way."""

    case: CaseId
    seen: int
    running_plan: Answer
    note: str


@dataclass(frozen=True, slots=True)
class RecordAcute:
    """Whether the placement was acute, and why what should have come had not."""

    case: CaseId
    seen: int
    acute: Answer
    incomplete: str


@dataclass(frozen=True, slots=True)
class NoteTold:
    """That somebody was told of the placement."""

    case: CaseId
    seen: int
    told: PlacementTold


@dataclass(frozen=True, slots=True)
class PutItem:
    """One thing of the list, as it stands now; its code is not changed."""

    case: CaseId
    seen: int
    item: AdmissionItem


@dataclass(frozen=True, slots=True)
class AddItem:
    """One more of a thing of which there can be several."""

    case: CaseId
    seen: int
    code: str


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """One of several to take off the list."""

    case: CaseId
    seen: int
    item: str


@dataclass(frozen=True, slots=True)
class PutFlag:
    """A protection to add or change."""

    case: CaseId
    seen: int
    flag: Flag


@dataclass(frozen=True, slots=True)
class LiftFlag:
    """A protection that a registered decision lifts."""

    case: CaseId
    seen: int
    flag: str
    day: date
    by: str


def record_young_person(order: RecordYoungPerson, ports: Ports) -> Change:
    """Save who the case is about.

    Raises:
        RuleBroken: ``name-empty``, ``birth-date-…``, ``number-…``.

    """
    today = ports.clock.today()
    young = order.young_person
    if not young.name:
        raise RuleBroken("name-empty", "given_name")
    check_birth_date(young.birth_date, today)
    young = replace(young, number=parse_number(order.number, today))

    def edit(case: Case) -> Case:
        return replace(case, young_person=young)

    return change(order.case, order.seen, "young-person-recorded", ports, edit)


def record_admission(order: RecordAdmission, ports: Ports) -> Change:
    """Save what was asked for and what came.

    Raises:
        RuleBroken: ``day-in-the-future``; ``nonexistent-without-whom``: something does
            not exist, and nobody is named who says so.

    """
    today = ports.clock.today()
    for item in order.admission.items:
        _check_item(item, today)

    def edit(case: Case) -> Case:
        return replace(case, admission=order.admission)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def record_running_plan(order: RecordRunningPlan, ports: Ports) -> Change:
    """Save whether there is a SIP from before."""

    def edit(case: Case) -> Case:
        admission = replace(
            case.admission,
            running_plan=order.running_plan,
            running_plan_note=order.note,
        )
        return replace(case, admission=admission)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def record_acute(order: RecordAcute, ports: Ports) -> Change:
    """Save whether the placement was acute, and why little came with it."""

    def edit(case: Case) -> Case:
        words = order.incomplete
        found = replace(case.admission, acute=order.acute, incomplete=words)
        return replace(case, admission=found)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def note_told(order: NoteTold, ports: Ports) -> Change:
    """Note that somebody was told of the placement; what is noted can be corrected.

    Raises:
        RuleBroken: ``day-in-the-future``; ``told-without-by``: nobody says who told.
        Missing: they are nobody in the case.

    """
    told = order.told
    if told.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if not told.by.strip():
        raise RuleBroken("told-without-by", "by")

    def edit(case: Case) -> Case:
        case.party(told.party)
        found = replace(case.admission, told=put(case.admission.told, told))
        return replace(case, admission=found)

    return change(order.case, order.seen, "placement-told", ports, edit)


def put_item(order: PutItem, ports: Ports) -> Change:
    """Save one thing of the list. How many letters asked for it is not typed.

    Raises:
        RuleBroken: ``day-in-the-future``, ``nonexistent-without-whom``.
        Missing: the list has no such thing, or who is asked is nobody in the case.

    """
    _check_item(order.item, ports.clock.today())

    def edit(case: Case) -> Case:
        items = case.admission.items
        before = find(items, order.item.id)
        item = replace(order.item, code=before.code, letters=before.letters)
        if item.party not in ("", BOARD, before.party):
            case.party(item.party)
        admission = replace(case.admission, items=put(items, item))
        return replace(case, admission=admission)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def _check_item(item: AdmissionItem, today: date) -> None:
    for name in ("asked", "reminded", "day"):
        day = getattr(item, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    if item.state is ItemState.DOES_NOT_EXIST and not item.whom.strip():
        raise RuleBroken("nonexistent-without-whom", "whom")


def add_item(order: AddItem, ports: Ports) -> Change:
    """Put one more of a thing on the list, after those of its code that are there.

    Raises:
        RuleBroken: ``item-only-once``: the list says that there is one at most.
        Missing: there is no such thing.

    """
    thing = next(
        (t for t in ports.content.admission_items if t.code == order.code), None
    )
    if thing is None:
        raise Missing
    new = AdmissionItem(ports.new_id(), order.code)

    def edit(case: Case) -> Case:
        items = case.admission.items
        alike = [at for at, item in enumerate(items) if item.code == order.code]
        if alike and not thing.several:
            raise RuleBroken("item-only-once")
        at = alike[-1] + 1 if alike else len(items)
        admission = replace(case.admission, items=(*items[:at], new, *items[at:]))
        return replace(case, admission=admission)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def remove_item(order: RemoveItem, ports: Ports) -> Change:
    """Take one off the list, of a thing that there can be several of.

    Raises:
        RuleBroken: ``item-stays``: it is the last of its code, or has been asked for
            by a letter.
        Missing: the list has no such thing.

    """

    def edit(case: Case) -> Case:
        items = case.admission.items
        gone = find(items, order.item)
        alike = sum(item.code == gone.code for item in items)
        if alike == 1 or gone.letters:
            raise RuleBroken("item-stays")
        admission = replace(case.admission, items=without(items, gone.id))
        return replace(case, admission=admission)

    return change(order.case, order.seen, "admission-recorded", ports, edit)


def put_flag(order: PutFlag, ports: Ports) -> Change:
    """Add or change a protection. It never lapses by its review day.

    What it is and whom it is about stays: else to change it were to lift it without a
    decision. Addresses that may no longer be kept go out of the case. What had been
    decided of who may know the place was decided before this was known: where it adds
    something that hides the place, that has to be decided anew.

    Raises:
        RuleBroken: ``flag-without-source``, ``flag-stays-as-it-is``.
        Missing: it is about nobody in the case.

    """
    if not order.flag.source.strip():
        raise RuleBroken("flag-without-source", "source")
    if order.flag.lifted is not None:
        raise RuleBroken("flag-lifted-elsewhere", "lifted")

    def edit(case: Case) -> Case:
        if order.flag.about != YOUNG_PERSON:
            case.party(order.flag.about)
        before = next((f for f in case.flags if f.id == order.flag.id), None)
        if before is not None:
            _check_same(before, order.flag)
        elif order.flag.kind.hides_place:
            undecided = (replace(p, place_decision="") for p in case.parties)
            case = replace(case, parties=tuple(undecided))
        flagged = replace(case, flags=put(case.flags, order.flag))
        return flagged.without_addresses(ports.clock.today())

    return change(order.case, order.seen, "flag-put", ports, edit)


def _check_same(before: Flag, after: Flag) -> None:
    if (before.kind, before.about) != (after.kind, after.about):
        raise RuleBroken("flag-stays-as-it-is", "kind")
    if before.lifted is not None:
        raise RuleBroken("flag-lifted-elsewhere", "lifted")


def lift_flag(order: LiftFlag, ports: Ports) -> Change:
    """Lift a protection by a registered decision.

    Raises:
        RuleBroken: ``flag-without-decision``, ``day-in-the-future``.
        Missing: there is no such flag.

    """
    if not order.by.strip():
        raise RuleBroken("flag-without-decision", "by")
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case) -> Case:
        flag = find(case.flags, order.flag)
        if flag.lifted is not None:
            raise Missing
        lifted = replace(flag, lifted=order.day, lifted_by=order.by.strip())
        return replace(case, flags=put(case.flags, lifted))

    return change(order.case, order.seen, "flag-lifted", ports, edit)
