"""A ground for giving something without consent, being chosen; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sipdesk.content.content import Content
from sipdesk.content.notices import notice
from sipdesk.domain.case import Case
from sipdesk.domain.ground import ChosenGround, Ground
from sipdesk.domain.information import Information
from sipdesk.domain.user import User
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread
from sipdesk.usecases.ground import ChooseGround, choose_ground


@dataclass(frozen=True, slots=True)
class GroundForm:
    """The ground being chosen; nothing is chosen beforehand."""

    item: str = ""
    recipient: str = ""
    ground: str = ""
    kinds: frozenset[str] = frozenset()
    reason: str = ""
    by: str = ""
    valid_to: str = ""


def ground_form(_: Case, item: str) -> GroundForm:
    """Begin a choice; one that is made is never written anew."""
    return GroundForm(item)


def save_ground(around: Around) -> Callable[[Case, GroundForm], Save]:
    """Give what turns the form into the use case that saves it."""

    def save_of(case: Case, form: GroundForm) -> Save:
        reading = Reading(around.today())
        last = reading.day("valid_to", form.valid_to)
        reading.done()
        for name, code in (
            ("recipient", "ground-without-recipient"),
            ("ground", "ground-not-chosen"),
        ):
            if not getattr(form, name):
                raise Unread({name: notice(code).whole})
        kinds = frozenset(map(Information, form.kinds))
        order = ChooseGround(
            case.id,
            case.version,
            form.ground,
            form.recipient,
            kinds,
            form.reason,
            form.by,
            last,
        )
        return choose_ground, order

    return save_of


def fitting(
    content: Content, case: Case, recipient: str, day: date
) -> tuple[Ground, ...]:
    """Give the grounds that can be chosen for a recipient on a day."""
    found = [p for p in case.parties if p.id == recipient]
    age = case.young_person.age_on(day)
    return tuple(
        ground
        for ground in content.grounds.values()
        if found and ground.fits(found[0], age)
        if content.laws[ground.law].holds_on(day)
    )


def judge(user: User, ground: Ground | None) -> str:
    """Name who judges, if it can be the user: not what takes licensed staff."""
    if ground is None or ground.by_licensed:
        return ""
    return user.signature


def in_order(case: Case, day: date) -> tuple[ChosenGround, ...]:
    """Give what has been chosen: what holds first, and then the newest first."""
    age = case.young_person.age_on(day)
    newest = reversed(case.grounds)
    return tuple(sorted(newest, key=lambda chosen: not chosen.holds_on(day, age)))
