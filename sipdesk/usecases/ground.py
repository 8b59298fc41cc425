"""Grunder: choose what lets a recipient be told without consent, and end it."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.ground import ChosenGround, Ground
from sipdesk.domain.information import Information
from sipdesk.domain.lack import shut_out
from sipdesk.domain.many import find, put
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class ChooseGround:
    """A ground for a recipient, from today to a last day, with why and by whom."""

    case: CaseId
    seen: int
    ground: str
    recipient: str
    kinds: frozenset[Information]
    reason: str
    by: str
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class EndGround:
    """A chosen ground that no more is to be given on, from today."""

    case: CaseId
    seen: int
    chosen: str


def choose_ground(order: ChooseGround, ports: Ports) -> Change:
    """Choose a ground. It is ordinary work, and journalled with its reason.

    Raises:
        RuleBroken: ``ground-not-in-force``, ``ground-not-for-recipient``,
            ``ground-without-kind``, ``ground-opens-less``, ``ground-without-reason``,
            ``ground-without-judge``, ``ground-without-end``,
            ``ground-ends-before-it-begins``; ``guardian-may-not-know`` and
            ``guardian-not-cleared``: no ground opens to a guardian who is shut out.
        Missing: there is no such ground or recipient.

    """
    ground, today = _ground(order, ports), ports.clock.today()
    if not ports.content.laws[ground.law].holds_on(today):
        raise RuleBroken("ground-not-in-force", "ground")
    _check(order, ground, today)

    def edit(case: Case) -> Case:
        party = case.party(order.recipient)
        if not ground.fits(party, case.young_person.age_on(today)):
            raise RuleBroken("ground-not-for-recipient", "ground")
        lacking = shut_out(case, party, today)
        if lacking:
            raise RuleBroken(lacking, "recipient")
        return replace(case, grounds=(*case.grounds, chosen))

    last = ports.content.laws[ground.law].valid_to
    ends = order.valid_to or today
    chosen = ChosenGround(
        id=ports.new_id(),
        ground=ground.id,
        law=ground.law,
        recipient=order.recipient,
        force=ground.force,
        kinds=order.kinds,
        reason=order.reason.strip(),
        by=order.by.strip(),
        chosen=today,
        valid_to=min(ends, last) if last else ends,
        minors_only=ground.minors_only,
    )
    return change(order.case, order.seen, "ground-chosen", ports, edit)


def end_ground(order: EndGround, ports: Ports) -> Change:
    """End a chosen ground from today; what was given on it stays given.

    Raises:
        RuleBroken: ``ground-is-ended``.
        Missing: there is no such choice.

    """
    today = ports.clock.today()

    def edit(case: Case) -> Case:
        chosen = find(case.grounds, order.chosen)
        if chosen.ended is not None:
            raise RuleBroken("ground-is-ended")
        return replace(case, grounds=put(case.grounds, replace(chosen, ended=today)))

    return change(order.case, order.seen, "ground-ended", ports, edit)


def _ground(order: ChooseGround, ports: Ports) -> Ground:
    ground = ports.content.grounds.get(order.ground)
    if ground is None:
        raise Missing
    return ground


def _check(order: ChooseGround, ground: Ground, today: date) -> None:
    """Refuse what no day and no recipient could make right."""
    if not order.kinds:
        raise RuleBroken("ground-without-kind", "kinds")
    if not order.kinds <= ground.kinds:
        raise RuleBroken("ground-opens-less", "kinds")
    if not order.reason.strip():
        raise RuleBroken("ground-without-reason", "reason")
    if not order.by.strip():
        raise RuleBroken("ground-without-judge", "by")
    if order.valid_to is None:
        raise RuleBroken("ground-without-end", "valid_to")
    if order.valid_to < today:
        raise RuleBroken("ground-ends-before-it-begins", "valid_to")
