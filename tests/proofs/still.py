"""The year's own judge of Läget: told from the facts of a case alone."""

from datetime import date

from sipdesk.domain.case import Case


def taken_on(case: Case) -> bool:
    """Whether a principal has taken a SIP on, or there is one."""
    yes = any(one.answer.value == "initiates" for one in case.requests)
    return yes or case.admission.running_plan.value == "yes" or bool(case.plan.versions)


def needs(case: Case) -> bool:
    """Whether a need is judged, in full, to exist."""
    need = case.need
    whole = need.assessed and need.by.strip() and need.reason.strip()
    return bool(whole) and need.coordination.value == "yes"


def unmet(case: Case) -> str:
    """Name the one reason why a need has no answer; nothing where there is none."""
    if case.closing.closed or not needs(case) or taken_on(case):
        return ""
    # A question of who answers, or to open a case, tells nobody of a need.
    asks = [r for r in case.requests if r.purpose.value in ("sip", "initiative")]
    sent = [one for one in asks if one.sent]
    if any(not one.answered for one in sent):
        return "silent"
    if any(one.answer.value == "declines" for one in sent):
        return "declined"
    refused = case.consents and case.consents[-1].state.value in ("no", "withdrawn")
    skipped = any(one.step == "sip_request" for one in case.skips)
    if sent or refused or skipped or case.offer.answer.value == "no":
        return "other"
    return "never-told"


def waits_ready(case: Case) -> str:
    """Name the one reason why somebody who is ready waits; nothing if nobody does."""
    stay, known = case.placement, case.ready
    if case.closing.closed or not stay.ready or stay.discharged:
        return ""
    if not stay.notified:
        return "not-notified"
    if known.missing:
        return "not-given" if known.missing_asked else "not-asked-for"
    asked = known.asked and known.decision.value == "unknown"
    return "decision-awaited" if asked else "not-said"


def days_ready(case: Case, today: date) -> int:
    """Count how long somebody has been ready."""
    ready = case.placement.ready
    return max(0, (today - ready).days) if ready else 0
