"""A survey as a file that is filled in elsewhere: what its fields are called.

The names carry all that is needed to read the file again: which survey, in which
edition, for which group, and a random id of the form. Nothing in them tells of a
person, a case, a meeting or a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.survey_group import SurveyGroup

_OURS: Final = "enkat"
_REMARK: Final = "ord"
_BETWEEN: Final = "/"
_OF_ALL, _OF_ANSWERS = 6, 7  # parts of a name


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """One form; without an id it is one on paper, of which there are many."""

    survey: str  # id in resources/forms
    edition: int
    group: SurveyGroup
    id: str = ""

    def answer_field(self, question: str, scale: str) -> str:
        """Name the field of a question answered on a scale."""
        return _BETWEEN.join((self._begun, question, scale))

    @property
    def remark_field(self) -> str:
        """The name of the field for own words."""
        return _BETWEEN.join((self._begun, _REMARK))

    @property
    def _begun(self) -> str:
        about = (_OURS, self.survey, str(self.edition), self.group.value, self.id)
        return _BETWEEN.join(about)


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back: what is answered, by question, with its scale."""

    form: SurveyForm
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remark: str = ""


def returned_form(fields: Mapping[str, str]) -> ReturnedForm:
    """Read a form by its fields and what stands in them; what is empty is no answer.

    Fields with other names are somebody else's, and say nothing here.

    Raises:
        RuleBroken: ``survey-file-not-ours``: it has none of our fields, or those of
            several forms.

    """
    forms: set[SurveyForm] = set()
    answers: dict[str, tuple[str, str]] = {}
    remark = ""
    for name, value in fields.items():
        parts = name.split(_BETWEEN)
        if parts[0] != _OURS or len(parts) not in (_OF_ALL, _OF_ANSWERS):
            continue
        forms.add(_form(parts))
        if len(parts) == _OF_ANSWERS and value:
            answers[parts[5]] = (parts[6], value)
        elif len(parts) == _OF_ALL and parts[5] == _REMARK:
            remark = value.strip()
    if len(forms) != 1:
        raise RuleBroken("survey-file-not-ours")
    return ReturnedForm(forms.pop(), answers, remark)


def _form(parts: list[str]) -> SurveyForm:
    _, survey, edition, group, id_, *_ = parts
    known = {one.value: one for one in SurveyGroup}
    whole = edition.isascii() and edition.isdecimal() and len(edition) < _OF_ALL
    if group not in known or not whole or not id_:
        raise RuleBroken("survey-file-not-ours")
    return SurveyForm(survey, int(edition), known[group], id_)
