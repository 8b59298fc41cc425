"""Every page from the roles on, at every stage: seen, reached, and with large text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.area import Area
from sipdesk.domain.meeting import Question, Wish
from sipdesk.domain.plan import Goal
from sipdesk.domain.track import DISCHARGE
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.ui.evaluation.view import EvaluationSheet
from sipdesk.ui.follow_up.view import FollowUpSheet
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.ui.page import Around
from sipdesk.ui.pathway.view import PathwaySheet
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.preparation.view import PreparationSheet
from sipdesk.ui.roles.view import RolesSheet
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.ui.track.view import TrackSheet
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import PutGoal, put_goal
from sipdesk.usecases.preparation import PutQuestion, PutWish, put_question, put_wish
from sipdesk.usecases.track import SetStop, set_stop
from tests.domain import cases as made
from tests.ui.audit import audit, tab_round
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")

Make = Callable[[Around], Sheet]
SHEETS: Final[tuple[Make, ...]] = (
    RolesSheet,
    PreparationSheet,
    SummonsSheet,
    MeetingSheet,
    PlanSheet,
    EvaluationSheet,
    FollowUpSheet,
    ClosingSheet,
    PathwaySheet,
    TrackSheet,
)
LONG = "Anna-Karin Elisabet Påhittad-Exempelsson von Utomordentligt Långtnamn"
TEXT = "Vem hjälper mig med skolan i höst, och vem ringer jag när det inte går? " * 12


def fill_with_long_texts(page: Shown) -> None:
    party = replace(made.NAMND, name=LONG, organisation=f"Förvaltningen {LONG}")
    page.do(put_party, PutParty, party)
    question = Question("long", TEXT, Area.SUBSTANCE_CRIME, own=True)
    page.do(put_question, PutQuestion, question)
    wish = Wish("long", YOUNG_PERSON, made.NAMND.id, wanted=False, words=TEXT)
    page.do(put_wish, PutWish, wish)
    page.do(put_goal, PutGoal, Goal("long", TEXT, Area.SUBSTANCE_CRIME))
    page.do(set_stop, SetStop, DISCHARGE, "", None, None, TEXT)


@pytest.mark.parametrize("stage", ["opened", "called", "set"])
@pytest.mark.parametrize("make", SHEETS)
@pytest.mark.journey
def test_nothing_is_wrong_with_a_page_and_tab_goes_all_round_it(
    tmp_path: Path, make: Make, stage: str
) -> None:
    with shown(tmp_path, make, stage) as page:
        assert audit(page.window) == []
        assert tab_round(page.window)


@pytest.mark.parametrize("make", SHEETS)
@pytest.mark.journey
def test_the_longest_texts_fit_at_the_largest_text(tmp_path: Path, make: Make) -> None:
    with shown(tmp_path, make, "set", text_scale=2.0) as page:
        fill_with_long_texts(page)
        page.window.resize(1000, 720)
        QApplication.processEvents()
        assert audit(page.window) == []


@pytest.mark.journey
def test_tab_follows_the_eye_also_to_what_is_made_later(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "prepared") as page:
        page.do(put_question, PutQuestion, Question("q", "Vem ringer?", Area.SCHOOL))
        page.field("purpose").focus()
        order = tab_round(page.window)
        places = [
            next(i for i, stop in enumerate(order) if words in stop)
            for words in (
                "leda till",
                "Ändra: Vem hjälper mig i skolan?",
                "Ta bort: Vem ringer?",
                "Lägg till fråga",
                "BUP Påhittad (",
                "Tolk",
                "Visa dagordning",
            )
        ]
        assert places == sorted(places)
