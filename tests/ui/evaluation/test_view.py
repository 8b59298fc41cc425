from pathlib import Path

import pytest

from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.evaluation.view import EvaluationSheet
from sipdesk.ui.widgets.summary import SummaryList
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")


def fill_in(page: Shown, group: SurveyGroup, handed_out: str, answered: str) -> None:
    page.press(f"evaluations-change-{group.value}")
    page.write("handed_out", handed_out)
    page.write("answered", answered)
    page.press("evaluations-save")


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        page.press("evaluations-change-young-person")
        assert page.field("handed_out").value == "1"
        page.write("answered", "1")
        page.write("words", "Det gick fort.")
        page.press("evaluations-save")
        assert page.state == "done"
        (counted,) = page.case.meeting.evaluations
        assert (counted.group, counted.handed_out, counted.answered) == (
            SurveyGroup.YOUNG_PERSON,
            1,
            1,
        )
        assert "1 av 1 som var med har svarat." in page.words()
        assert "Hittills 1 svar." in page.words()


def test_each_group_that_was_there_has_a_row_and_says_it_is_not_counted(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        told = page.words()
        for group in ("Den unge", "Kommun och region", "SiS vård och behandling"):
            assert group in told
        assert told.count("Inga svar räknade än.") == 3
        assert "1 var med." in told
        assert "kanske gissa" in told


def test_more_answers_than_forms_are_refused_at_the_field(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        fill_in(page, SurveyGroup.SIS_CARE, "1", "2")
        assert "fler än de utlämnade" in page.field("answered").problem
        page.write("answered", "två")
        page.press("evaluations-save")
        assert "går inte att läsa" in page.field("answered").problem
        assert page.case.meeting.evaluations == ()


def test_a_group_stands_once(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        fill_in(page, SurveyGroup.SIS_CARE, "3", "1")
        page.press("evaluations-add")
        page.press("evaluations-save")
        assert "vilken grupp" in page.field("group").problem
        page.write("group", SurveyGroup.SIS_CARE.value)
        page.press("evaluations-save")
        assert "finns redan" in page.field("group").problem


@pytest.mark.journey
def test_a_count_is_changed_and_taken_out(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        fill_in(page, SurveyGroup.SIS_CARE, "3", "1")
        (counted,) = page.case.meeting.evaluations
        page.press(f"evaluations-change-{counted.id}")
        page.write("answered", "2")
        page.press("evaluations-save")
        assert page.case.meeting.evaluations[0].answered == 2
        page.press(f"evaluations-remove-{counted.id}")
        assert page.case.meeting.evaluations == ()


def test_before_the_meeting_it_says_where_to_begin(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "called") as page:
        asked = heard(page.sheet.asked_step)
        assert "Mötet är inte registrerat som hållet." in page.words()
        page.press("go-meeting")
        assert asked == ["meeting"]


def test_where_it_is_unknown_who_was_there_it_leads_to_where_that_is_noted(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        asked = heard(page.sheet.asked_step)
        assert "närvaron är inte noterad" in page.words()
        page.press("note-attendance")
        assert asked == ["meeting"]


def test_what_can_be_counted_of_the_meeting_stands_as_facts(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        rows = page.sheet.findChild(SummaryList, "fidelity-rows")
        assert isinstance(rows, SummaryList)
        told = page.words_of(rows).split("\n")
        facts = dict(zip(told[::2], told[1::2], strict=True))
        assert facts == {
            "Från behov till första kallelse": "Okänt",
            "Den unge var med": "Ja",
            "Vårdnadshavare var med": "Gäller inte",
            "Alla kallade huvudmän var med": "Ja, 2 av 2",
            "Den unges egna ord står i planen": "Okänt",
            "Varje insats har ansvarig och dag": "Okänt",
            "Uppföljning bokad innan mötet slutade": "Nej",
            "Tyck till är insamlat": "Okänt",
        }
        assert "Så blev mötet 2 mars 2026" in page.words()
        fill_in(page, SurveyGroup.SIS_CARE, "3", "1")
        assert "Ja, 1 av 3" in page.words()


def test_nothing_is_counted_before_a_meeting_was_held(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "called") as page:
        assert "Så blev mötet" not in page.words()
