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

    def birthday(self, age: int) -> date | None:
        """Give the day on which an age is reached; None without a birth date."""
        born = self.birth_date
        if born is None:
            return None
        try:
            return born.replace(year=born.year + age)
        except ValueError:  # born on a leap day
            return date(born.year + age, 3, 1)

    @property
    def raised_anew(self) -> tuple[date, ...]:
        """The birthdays on which it is another question who consents."""
        days = (self.birthday(age) for age in (YOUNG_PERSON_JOINS_AT, GROWN_UP_AT))
        return tuple(day for day in days if day is not None)
