"""What use cases need of the answers to surveys."""

from collections.abc import Collection, Iterable
from typing import Protocol

from sipdesk.domain.survey import AnswerCount, Mark, Remark


class SurveyAnswers(Protocol):
    """The answers. They are of nobody: no case, no day, no order."""

    def keep(self, marks: Iterable[Mark], remark: Remark | None) -> None:
        """Keep what one respondent answered.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def drop(self, ids: Collection[str]) -> None:
        """Take out what was keyed in by mistake, by its ids; unknown ones are none.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def use_form(self, form: str) -> None:
        """Note that a form was read in, so that it is not counted again.

        Its id is random and stands in the file as it was sent. Nothing else is kept
        with it, and the id itself rather than a sum of it: whoever has the file could
        make the sum as well, so a sum would hide nothing.

        Raises:
            RuleBroken: ``survey-file-read-before``, ``right-missing``,
                ``branch-closed``.

        """
        ...

    def check_form(self, form: str) -> None:
        """See that a form has not been read in; nothing is noted.

        Raises:
            RuleBroken: ``survey-file-read-before``, ``right-missing``,
                ``branch-closed``.

        """
        ...

    def seal(self, told: str) -> str:
        """Give the seal of what a form says of itself: letters and digits.

        It is the same each time, and nobody without this home's key can make it.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def counts(self) -> tuple[AnswerCount, ...]:
        """Count the answers of all quarters.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def remarks(self) -> tuple[Remark, ...]:
        """Read what people wrote in their own words; that it was is in the log then.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def erase_remark(self, remark: str) -> None:
        """Take out what one respondent wrote, for good; it is in the log then.

        Raises:
            Missing: it is not there.
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...
