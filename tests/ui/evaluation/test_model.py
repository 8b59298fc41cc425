from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.meeting import Attendance, Participant
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.evaluation.model import (
    EvaluationForm,
    counted_of,
    evaluation_form,
    present,
    save_of,
)
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE


def with_people(*parties: Party, how: Attendance = Attendance.PRESENT) -> Case:
    case = made.case(16, *parties)
    people = tuple(
        Participant(party, party, attendance=how)
        for party in (YOUNG_PERSON, *(p.id for p in parties))
    )
    meeting = replace(case.meeting, participants=people)
    return replace(case, meetings=(meeting,))


def there(case: Case) -> dict[SurveyGroup, int | None]:
    return {one.group: one.there for one in present(case)}


@given(kinds=st.lists(st.sampled_from(PartyKind), max_size=6))
def test_everyone_there_is_counted_in_one_group(kinds: list[PartyKind]) -> None:
    parties = [Party(f"p{n}", kind, "X") for n, kind in enumerate(kinds)]
    groups = there(with_people(*parties))
    assert sum(count or 0 for count in groups.values()) == len(parties) + 1
    assert groups[SurveyGroup.YOUNG_PERSON] == 1
    assert SurveyGroup.SIS_CARE in groups
    assert list(groups) == [group for group in SurveyGroup if group in groups]


def test_only_those_there_are_counted_once_attendance_is_noted() -> None:
    case = with_people(made.BUP, made.MOTHER)
    people = (
        *case.meeting.participants[:2],
        replace(case.meeting.participants[2], attendance=Attendance.ABSENT),
    )
    case = replace(case, meetings=(replace(case.meeting, participants=people),))
    assert SurveyGroup.GUARDIAN not in there(case)
    assert there(case)[SurveyGroup.PRINCIPAL] == 1


def test_how_many_were_there_is_unknown_while_it_is_not_noted() -> None:
    case = with_people(made.MOTHER, how=Attendance.NOT_NOTED)
    assert there(case)[SurveyGroup.GUARDIAN] is None
    assert evaluation_form(case, SurveyGroup.GUARDIAN.value).handed_out == ""


def test_a_group_not_counted_begins_with_as_many_as_were_there() -> None:
    case = with_people(made.MOTHER, made.FATHER)
    form = evaluation_form(case, SurveyGroup.GUARDIAN.value)
    assert (form.group, form.handed_out) == ("guardian", "2")
    sis = evaluation_form(case, SurveyGroup.SIS_CARE.value)
    assert sis.handed_out == ""
    assert evaluation_form(case, "new") == EvaluationForm("new")


@given(
    group=st.sampled_from(SurveyGroup),
    handed_out=st.integers(0, 50),
    answered=st.integers(0, 50),
    words=st.text(),
)
def test_a_count_is_shown_again_as_it_was(
    group: SurveyGroup, handed_out: int, answered: int, words: str
) -> None:
    counted = Evaluation("e", group, handed_out, answered, words)
    case = made.case()
    case = replace(case, meetings=(replace(case.meeting, evaluations=(counted,)),))
    _, order = save_of(case, evaluation_form(case, "e"), NOWHERE)
    assert order.evaluation == counted
    assert counted_of(case, group) == counted


def test_a_new_count_gets_an_id_of_its_own() -> None:
    form = EvaluationForm("sis", "sis", "2", "1")
    _, order = save_of(made.case(), form, NOWHERE)
    assert order.evaluation.id == "new"
