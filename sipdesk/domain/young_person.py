"""The young person whom the case is about."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer

YOUNG_PERSON = "young-person"
"""Stands where a party's id stands when the young person is meant."""

YOUNG_PERSON_JOINS_AT = 15
"""By custom, not by law, the age from which the young person decides with others."""

GROWN_UP_AT = 18


class Custody(Enum):
    """Who has custody (vårdnad, FB 6 kap.)."""

    NOT_ASKED = "not-asked"
    JOINT = "joint"
    SOLE = "sole"
    APPOINTED = "appointed"  # särskilt förordnad vårdnadshavare
    NONE = "none"  # grown up, or nobody


@dataclass(frozen=True, slots=True)
class YoungPerson:
    """Name, birth date and number are three separate facts; each may be missing."""

    given_name: str = ""
    family_name: str = ""
    birth_date: date | None = None
    number: str = ""  # twelve digits, or "" when missing
    custody: Custody = Custody.NOT_ASKED
    language: str = ""
    interpreter: Answer = Answer.NOT_ASKED
    communication: str = ""  # what helps: pictures, short sentences, pauses …

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """``E.L.``; what lists show of one who is protected."""
        return "".join(f"{w[0].upper()}." for w in self.name.split())

    def age_on(self, day: date) -> int | None:
        """Whole years on a day; None when the birth date is not known."""
        born = self.birth_date
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def is_grown_up_on(self, day: date) -> bool:
        """Whether they are of age on a day; one of unknown age is taken for a child."""
        age = self.age_on(day)
        return age is not None and age >= GROWN_UP_AT

    def birthday(self, age: int) -> date | None:
        """Give the day on which an age is reached; None without a birth date."""
        born = self.birth_date
        if born is None:
            return None
        try:
            return born.replace(year=born.year + age)
        except ValueError:  # born on a leap day
            return date(born.year + age, 3, 1)

    def raised_anew(self, since: date, day: date) -> date | None:
        """Find the last birthday, after one day and by another, that raises a question.

        From it on it is others who consent. None when there has been no such birthday.
        """
        days = (self.birthday(age) for age in (YOUNG_PERSON_JOINS_AT, GROWN_UP_AT))
        passed = (d for d in days if d is not None and since < d <= day)
        return max(passed, default=None)
