"""What the statute asks of a plan, and what stops one from being established.

SoL (2025:400) 10 kap. 8-9 §§, HSL 16 kap. 4 §; domain rule 5. Minutes can always be
finalised; a plan that lacks anything here stays a draft.
"""

from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.party import Party, Principal
from sipdesk.domain.plan import Measure, MeasureState


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
    if plan.follow_up is None:
        found.append("plan-without-follow-up")
    return tuple(found)


def may_lead(party: Party) -> bool:
    """Whether a party can have the overall responsibility: kommun or region only."""
    return _leads(party)


def goes_on(measure: Measure) -> bool:
    """Whether a measure is still to be done: neither done nor stopped."""
    return measure.state not in (MeasureState.DONE, MeasureState.STOPPED)


def overdue(case: Case, day: date) -> bool:
    """Whether the follow-up that was set has passed without one being held."""
    due = case.plan.follow_up
    if due is None or due >= day or not case.plan.versions:
        return False
    return not any(f.day >= due for f in case.follow_ups)


def _leads(party: Party | None) -> bool:
    return party is not None and party.principal is not None
