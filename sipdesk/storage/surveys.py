"""Answers to surveys: of nobody, in no order."""

import hmac
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from sipdesk.domain.access import Act
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.rights import Right
from sipdesk.domain.survey import AnswerCount, Mark, Remark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.storage.gate import Watch
from sipdesk.storage.survey_tables import survey_form, survey_mark, survey_remark
from sipdesk.storage.tables import identity

_SEAL: Final = 12
"""Bytes of a seal: far more than anybody can try out by sending files."""
_COUNTED = (
    survey_mark.c.survey,
    survey_mark.c.edition,
    survey_mark.c.group,
    survey_mark.c.quarter,
    survey_mark.c.question,
    survey_mark.c.scale,
    survey_mark.c.answer,
)


class SurveyRows:
    """The answers of one transaction (``ports.SurveyAnswers``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def keep(self, marks: Iterable[Mark], remark: Remark | None) -> None:
        """Keep what one respondent answered."""
        self._watch.check(Right.WORK_CASES)
        self._db.execute(insert(survey_mark), [_row(mark) for mark in marks])
        if remark is not None:
            self._db.execute(insert(survey_remark).values(**_row(remark)))

    def drop(self, ids: Collection[str]) -> None:
        """Take out what was keyed in by mistake."""
        self._watch.check(Right.WORK_CASES)
        for table in (survey_mark, survey_remark):
            self._db.execute(delete(table).where(table.c.id.in_(ids)))

    def use_form(self, form: str) -> None:
        """Note that a form was read in, so that it is not counted again."""
        self.check_form(form)
        self._db.execute(insert(survey_form).values(id=form))

    def check_form(self, form: str) -> None:
        """See that a form has not been read in; nothing is noted."""
        self._watch.check(Right.WORK_CASES)
        known = select(survey_form.c.id).where(survey_form.c.id == form)
        if self._db.execute(known).first() is not None:
            raise RuleBroken("survey-file-read-before")

    def seal(self, told: str) -> str:
        """Give the seal of what a form says of itself."""
        self._watch.check(Right.WORK_CASES)
        private = self._db.execute(select(identity.c.private)).scalar_one()
        # A key of its own for this, so that nothing said of it says aught of the other.
        key = hmac.digest(private, b"sipdesk survey form", "sha256")
        return hmac.digest(key, told.encode(), "sha256")[:_SEAL].hex()

    def counts(self) -> tuple[AnswerCount, ...]:
        """Count the answers of all quarters."""
        self._watch.check(Right.READ_FIGURES)
        query = select(*_COUNTED, func.count()).group_by(*_COUNTED).order_by(*_COUNTED)
        return tuple(
            AnswerCount(survey, edition, SurveyGroup(group), *rest)
            for survey, edition, group, *rest in self._db.execute(query)
        )

    def remarks(self) -> tuple[Remark, ...]:
        """Read the remarks of all quarters, in the order of their random ids."""
        self._watch.check(Right.FIGURES_TO_CASES)
        self._watch.saw(Act.OWN_WORDS)
        query = select(survey_remark).order_by(survey_remark.c.id)
        found = self._db.execute(query).mappings()
        return tuple(
            Remark(**{**row, "group": SurveyGroup(row["group"])}) for row in found
        )

    def erase_remark(self, remark: str) -> None:
        """Take out what one respondent wrote; the log says that it was done.

        Raises:
            Missing: it is not there.

        """
        self._watch.check(Right.FIGURES_TO_CASES)
        gone = delete(survey_remark).where(survey_remark.c.id == remark)
        if self._db.execute(gone).rowcount == 0:
            raise Missing
        self._watch.did(Act.OWN_WORDS_ERASED)


def _row(one: Mark | Remark) -> dict[str, object]:
    return asdict(one) | {"group": one.group.value}
