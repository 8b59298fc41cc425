"""What stands on the part about an answer that stops the SIP; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.content.notices import notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.standing import STOPPED, Together, stopping
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.consent import (
    ReferToBoard,
    SetAskAgain,
    check_referral,
    refer_to_board,
    set_ask_again,
)

STANDS = STOPPED | {Together.REFERRED}
"""Where the part is shown."""


@dataclass(frozen=True, slots=True)
class ReferForm:
    """That the question has been put: in whose place, when, and what to find it by."""

    item: str = ""
    whom: frozenset[str] = frozenset()
    day: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgainForm:
    """On which day to ask again."""

    ask_again: str = ""


def refer_form(_: Case, item: str) -> ReferForm:
    """Begin a question: nobody is chosen beforehand."""
    return ReferForm(item)


def save_referral(case: Case, form: ReferForm, around: Around) -> Save:
    """Turn the form into the use case that registers the question.

    Raises:
        Unread: the day cannot be read or is missing, or nobody is chosen.

    """
    today = around.today()
    reading = Reading(today)
    day = reading.day("day", form.day)
    reading.done()
    offered = stopping(case, today)
    whom = tuple(who for who in offered if who in form.whom)
    order = ReferToBoard(case.id, case.version, whom, day, form.note)
    try:
        check_referral(order, today)
    except RuleBroken as broken:
        raise Unread({broken.field: notice(broken.code).whole}) from broken
    return refer_to_board, order


def again_form(case: Case) -> AgainForm:
    """Write the day as a form."""
    return AgainForm(day_text(case.offer.ask_again))


def save_again(case: Case, form: AgainForm, around: Around) -> Save:
    """Turn the form into the use case that sets the day.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("ask_again", form.ask_again)
    reading.done()
    return set_ask_again, SetAskAgain(case.id, case.version, day)
