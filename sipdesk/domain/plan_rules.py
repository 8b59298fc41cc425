"""What the statute asks of a plan, and what stops one from being established.

SoL (2025:400) 10 kap. 8-9 §§, HSL 16 kap. 4 §; domain rule 5. Minutes can always be
finalised; a plan that lacks anything here stays a draft.
"""

from collections.abc import Iterable
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.party import Party, Principal
from sipdesk.domain.plan import (
    Goal,
    Horizon,
    Measure,
    Plan,
)


def lacks(case: Case) -> tuple[str, ...]:
    """Name what a plan lacks, as codes of notices; empty when nothing."""
    plan = case.plan
    parties = {p.id: p for p in case.parties}
    doing = {parties[m.party].principal for m in plan.measures if m.party in parties}
    found = []
    if not plan.measures:
        found.append("plan-without-measure")
    if Principal.KOMMUN not in doing and not plan.kommun_none.strip():
        found.append("plan-without-kommun")
    if Principal.REGION not in doing and not plan.region_none.strip():
        found.append("plan-without-region")
    if not _leads(parties.get(plan.lead)):
        found.append("plan-without-lead")
    if not plan.important.strip():
        found.append("plan-without-own-words")
    if follow_up_day(case) is None:
        found.append("plan-without-follow-up")
    return tuple(found)


def may_lead(party: Party) -> bool:
    """Whether a party can have the overall responsibility: kommun or region only."""
    return _leads(party)


def goes_on(measure: Measure) -> bool:
    """Whether a measure is still to be done: neither done nor stopped."""
    return not measure.state.is_over


def needs_why(goal: Goal) -> bool:
    """Whether a goal has become something else, and nobody has said why."""
    return goal.state.needs_reason and not goal.why.strip()


def open_goals(plan: Plan) -> tuple[Goal, ...]:
    """Give the goals that are worked with still, in the order of their turn."""
    turns = list(Horizon)
    open_ = (g for g in plan.goals if not g.state.is_over)
    return tuple(sorted(open_, key=lambda goal: turns.index(goal.horizon)))


def finished_goals(plan: Plan) -> tuple[Goal, ...]:
    """Give the goals that nobody works with any more, in the order they were put."""
    return tuple(g for g in plan.goals if g.state.is_over)


def by_child_area(plan: Plan) -> bool:
    """Whether any goal is put under one of the areas that children have named."""
    return any(g.child_area is not ChildArea.NONE for g in open_goals(plan))


def kept_elsewhere(plan: Plan) -> bool:
    """Whether a copy has come of a plan that a principal keeps in its own system.

    Both the system and the day it came must be known (practice rule 19).
    """
    return plan.received is not None and bool(plan.kept_in.strip())


def in_force(plan: Plan) -> bool:
    """Whether there is a plan to follow up: an established version, or such a copy."""
    return bool(plan.versions) or kept_elsewhere(plan)


def to_follow_up(case: Case) -> bool:
    """Whether there is a plan to follow up: in force here, or running from before.

    A running SIP is fetched and followed up, also while its copy is waited for
    (practice rule 24).
    """
    return in_force(case.plan) or case.admission.running_plan is Answer.YES


def follow_up_day(case: Case) -> date | None:
    """Give the day that is set for the plan's follow-up.

    While none is written in the plan it is that of the next meeting, which those who
    met have booked; one day need not be written twice.
    """
    meeting = case.meeting
    booked = (
        meeting.record.next_day if meeting.has_sip and meeting.record.held else None
    )
    return case.plan.follow_up or booked


def follow_up_due(case: Case) -> date | None:
    """Give the first day that was set for a follow-up and has not had one yet.

    Set in the plan here, or read in the copy of one that is kept elsewhere.
    """
    plan = case.plan
    if not to_follow_up(case):
        return None
    days = [d for d in (plan.follow_up, plan.kept_next) if d is not None]
    held = max((f.day for f in case.follow_ups), default=date.min)
    return min((d for d in days if d > held), default=None)


def follow_up_ahead(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the follow-up that is to be held next."""
    due = follow_up_due(case)
    if due is not None:
        yield Cause(due)


def _leads(party: Party | None) -> bool:
    return party is not None and party.principal is not None
