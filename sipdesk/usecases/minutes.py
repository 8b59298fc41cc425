"""Protokoll: finalise, amend, object."""

from dataclasses import dataclass, replace

from sipdesk.domain.after_meeting import after_minutes
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.many import find, put
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.paper import PaperKind
from sipdesk.usecases.meeting import with_meeting
from sipdesk.usecases.paper_copy import sum_of
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, change_with
from sipdesk.usecases.text import SHARED, keep_letter


@dataclass(frozen=True, slots=True)
class FinaliseMinutes:
    """The minutes of the current meeting, as they stand."""

    case: CaseId
    seen: int


@dataclass(frozen=True, slots=True)
class AmendMinutes:
    """Open finalised minutes for a new version, with the reason."""

    case: CaseId
    seen: int
    reason: str


@dataclass(frozen=True, slots=True)
class TakeUpMinutes:
    """Write down an earlier meeting that has no minutes, with why it is done late."""

    case: CaseId
    seen: int
    meeting: str
    reason: str


@dataclass(frozen=True, slots=True)
class LayAsideMinutes:
    """Go back to the last meeting; what is written of the earlier one stands."""

    case: CaseId
    seen: int


@dataclass(frozen=True, slots=True)
class ObjectToMinutes:
    """The person's "det här stämmer inte", noted on a locked version at once."""

    case: CaseId
    seen: int
    version: str
    words: str


def finalise_minutes(order: FinaliseMinutes, ports: Ports) -> Change:
    """Lock the minutes as a numbered version.

    Minutes can always be finalised, also of a failed meeting; they need only say
    when, or why not. What follows from the meeting is registered with them.

    Raises:
        RuleBroken: ``minutes-without-meeting``, ``minutes-are-final``.

    """

    def edit(case: Case, work: Work) -> Case:
        return finalised(case, work, ports)

    return change_with(order.case, order.seen, "minutes-finalised", ports, edit)


def finalised(case: Case, work: Work, ports: Ports) -> Case:
    """Give the case with its current minutes locked and summed, to be saved next.

    What a finalised meeting brings with it in the case is put in ``locked``, so that
    it is saved with the minutes and summed with them.

    Raises:
        RuleBroken: as for ``finalise_minutes``.

    """
    check_finalising(case)
    meeting = case.meeting
    version = MinutesVersion(
        id=ports.new_id(),
        number=len(meeting.minutes) + 1,
        finalised=ports.clock.now(),
        by=ports.user.id,
        case_version=case.version + 1,
        reason=meeting.record.amending if meeting.minutes else "",
        letter=keep_letter("minutes", work, ports),
        shared=keep_letter(SHARED, work, ports),
    )
    final = replace(
        meeting,
        minutes=(*meeting.minutes, version),
        record=replace(meeting.record, amending=""),
    )
    locked = after_minutes(with_meeting(case, final), final, ports.new_id())
    then = locked.back_at(final)
    summed = replace(
        version, sha256=sum_of(work, PaperKind.MINUTES, then, version, ports)
    )
    return with_meeting(locked, replace(final, minutes=put(final.minutes, summed)))


def check_finalising(case: Case) -> None:
    """Refuse to lock what says neither when nor why not, or is locked already.

    Raises:
        RuleBroken: ``minutes-without-meeting``, ``minutes-are-final``.

    """
    if not case.meeting.is_over:
        raise RuleBroken("minutes-without-meeting", "held")
    if case.meeting.minutes_are_final:
        raise RuleBroken("minutes-are-final")


def amend_minutes(order: AmendMinutes, ports: Ports) -> Change:
    """Open the minutes that were finalised last for a new version.

    While they are open theirs is the current meeting, also if the next is begun. Where
    the current meeting's are finalised it is those.

    Raises:
        RuleBroken: ``amendment-without-reason``, ``minutes-not-final``.

    """
    if not order.reason.strip():
        raise RuleBroken("amendment-without-reason", "reason")

    def edit(case: Case) -> Case:
        meeting = case.amendable
        if not meeting.minutes:
            raise RuleBroken("minutes-not-final")
        opened = replace(meeting.record, amending=order.reason.strip())
        return with_meeting(case, replace(meeting, record=opened))

    return change(order.case, order.seen, "minutes-opened", ports, edit)


def take_up_minutes(order: TakeUpMinutes, ports: Ports) -> Change:
    """Make an earlier meeting that has no minutes the current one, to be written down.

    It is so till its minutes are finalised or laid aside.

    Raises:
        RuleBroken: ``amendment-without-reason``, ``minutes-are-open``.
        Missing: there is no such meeting, or it is the last, or written down.

    """
    if not order.reason.strip():
        raise RuleBroken("amendment-without-reason", "reason")

    def edit(case: Case) -> Case:
        last = case.meetings[-1]
        if case.meeting is not last:
            raise RuleBroken("minutes-are-open")
        earlier = tuple(m for m in case.unwritten if m is not last)
        meeting = find(earlier, order.meeting)
        opened = replace(meeting.record, amending=order.reason.strip())
        return with_meeting(case, replace(meeting, record=opened))

    return change(order.case, order.seen, "minutes-taken-up", ports, edit)


def lay_aside_minutes(order: LayAsideMinutes, ports: Ports) -> Change:
    """Make the last meeting the current one again; the earlier one still waits.

    Raises:
        Missing: no earlier meeting is taken up to be written down.

    """

    def edit(case: Case) -> Case:
        meeting = case.meeting
        if meeting.minutes or not meeting.record.amending:
            raise Missing
        aside = replace(meeting, record=replace(meeting.record, amending=""))
        return with_meeting(case, aside)

    return change(order.case, order.seen, "minutes-laid-aside", ports, edit)


def object_to_minutes(order: ObjectToMinutes, ports: Ports) -> Change:
    """Note on a locked version that the person does not agree with it.

    Raises:
        RuleBroken: ``objection-empty``.
        Missing: there is no such version.

    """
    if not order.words.strip():
        raise RuleBroken("objection-empty", "words")

    def edit(case: Case) -> Case:
        meeting = case.minuted_as(order.version)
        version = find(meeting.minutes, order.version)
        noted = replace(version, objection=order.words)
        return with_meeting(case, replace(meeting, minutes=put(meeting.minutes, noted)))

    return change(order.case, order.seen, "objection-noted", ports, edit)
