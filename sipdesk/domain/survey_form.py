"""A survey as a file that is filled in elsewhere: what its fields are called.

The names carry all that is needed to read the file again: which survey, in which
edition, for which group, and a random id of the form. Nothing in them tells of a
person, a case, a meeting or a day.

Anybody can write other names in a file: make it another group's, or a hundred of one.
So the id ends with a seal of all the rest, which takes the home's key to make. Whoever
has a form can answer it as they like, for that is theirs to do; but once, and for the
group it was made for. What else could be forged is whose answers they are, and no
program can tell that of an anonymous answer: whoever reads files in sees which there
are, and of whom, before they are counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.survey_group import SurveyGroup

_OURS: Final = "enkat"
_REMARK: Final = "ord"
_BETWEEN: Final = "/"
_OF_ALL, _OF_ANSWERS = 6, 7  # parts of a name


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """One form; without an id it is one on paper, of which there are many.

    ``id`` is random letters with a seal of the form last (``sealed_by``).
    """

    survey: str  # id in resources/forms
    edition: int
    group: SurveyGroup
    id: str = ""

    def sealed_by(self, seal: str) -> "SurveyForm":
        """Give it with a seal of what it says of itself."""
        return replace(self, id=f"{self.id}-{seal}")

    @property
    def seal(self) -> str:
        """The seal that it came with; whatever stands last in a file."""
        return self.id.rpartition("-")[2]

    @property
    def unsealed(self) -> "SurveyForm":
        """The form as it was before it was sealed."""
        return replace(self, id=self.id.rpartition("-")[0])

    @property
    def told(self) -> str:
        """All that it says of itself."""
        return _BETWEEN.join(
            (self.survey, str(self.edition), self.group.value, self.id)
        )

    def answer_field(self, question: str, scale: str) -> str:
        """Name the field of a question answered on a scale."""
        return _BETWEEN.join((self._begun, question, scale))

    @property
    def remark_field(self) -> str:
        """The name of the field for own words."""
        return _BETWEEN.join((self._begun, _REMARK))

    @property
    def _begun(self) -> str:
        return _BETWEEN.join((_OURS, self.told))


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
