"""The birthdays that raise the question of consent anew."""

from collections.abc import Iterable
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.young_person import GROWN_UP_AT, YOUNG_PERSON, YOUNG_PERSON_JOINS_AT


def asked_anew_at_15(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the day from which the young person's own answer is wanted."""
    return _raised_anew(case, YOUNG_PERSON_JOINS_AT)


def asked_anew_at_18(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the day of coming of age; more changes on it than this question."""
    return _raised_anew(case, GROWN_UP_AT)


def _raised_anew(case: Case, age: int) -> Iterable[Cause]:
    """Give the birthday, where it was answered before and nobody has since."""
    birthday = case.young_person.birthday(age)
    if birthday is None:
        return
    said = {(c.consenter, c.counts_from) for c in case.consents}
    before = any(day is not None and day < birthday for _, day in said)
    since = any(
        who == YOUNG_PERSON and (day is None or day >= birthday) for who, day in said
    )
    if before and not since:
        yield Cause(birthday, about=birthday.isoformat())
