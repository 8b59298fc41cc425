"""What stands on the page that closes a case; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.plan_rules import in_force
from sipdesk.ui.page import Around, Save
from sipdesk.ui.people import person
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.closing import RecordClosing, check_closing, record_closing


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """The fields, as they were typed or chosen."""

    reason: str = ""
    decided: str = ""
    by: str = ""
    handed_over_to: str = ""
    young_person_told: str = ""
    note: str = ""

    @property
    def hands_over(self) -> bool:
        """Whether somebody else takes the plan over."""
        return self.reason == ClosingReason.HANDED_OVER.value


def form_of(case: Case) -> ClosingForm:
    """Write the closing as a form."""
    closing = case.closing
    unsaid = closing.reason is ClosingReason.NOT_SAID
    return ClosingForm(
        reason="" if unsaid else closing.reason.value,
        decided=day_text(closing.decided),
        by=closing.by,
        handed_over_to=closing.handed_over_to,
        young_person_told=day_text(closing.young_person_told),
        note=closing.note,
    )


def save_of(case: Case, form: ClosingForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    closing = Closing(
        reason=ClosingReason(form.reason or ClosingReason.NOT_SAID.value),
        decided=reading.day("decided", form.decided),
        by=form.by.strip(),
        handed_over_to=form.handed_over_to.strip(),
        young_person_told=reading.day("young_person_told", form.young_person_told),
        note=form.note,
    )
    reading.done()
    return record_closing, RecordClosing(case.id, case.version, closing)


def stopped_by(case: Case, form: ClosingForm, around: Around) -> Mapping[str, str]:
    """Tell, by its field, what keeps the case from being closed as it is written."""
    try:
        _, order = save_of(case, form, around)
        check_closing(replace(case, closing=order.closing))
    except Unread as unread:
        return unread.problems
    except RuleBroken as broken:
        return {broken.field: notice(broken.code).whole}
    return {}


def rather_hand_over(case: Case, form: ClosingForm) -> bool:
    """Whether the plan should go on with somebody else than be closed so.

    At a move or a discharge a plan is handed over. Where there is no plan, or no
    consent to it any more, there is nothing to hand over.
    """
    stay = case.placement
    leaves = stay.moves is not None or stay.discharged is not None
    reason = ClosingReason(form.reason or ClosingReason.NOT_SAID.value)
    return leaves and in_force(case.plan) and reason in _OF_A_PLAN


_OF_A_PLAN = (
    ClosingReason.NOT_SAID,
    ClosingReason.GOALS_REACHED,
    ClosingReason.NO_LONGER_NEEDED,
    ClosingReason.OTHER_PLAN,
)


def who_takes_over(case: Case) -> str:
    """Tell who takes the plan over, as far as the placement tells; else nothing."""
    stay = case.placement
    return stay.handed_over_to.strip() or stay.moves_to.strip()


def lead(case: Case, day: date) -> str:
    """Name the plan's lead; empty when there is none."""
    return person(case, case.plan.lead, day) if case.plan.lead else ""
