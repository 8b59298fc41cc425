from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.area import Area
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.plan import Goal, GoalState, Horizon
from sipdesk.domain.received import ReceivedKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around
from sipdesk.ui.plan.law import points as law_points
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.widgets.field import Field
from sipdesk.usecases.plan import PutGoal, RemoveGoal, put_goal, remove_goal
from sipdesk.usecases.received import read_received
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import Shown, shown
from tests.usecases.test_received import pdf

pytestmark = pytest.mark.usefixtures("qapp")


def add_measure(page: Shown, what: str, party: str) -> None:
    page.press("measures-add")
    page.write("what", what)
    page.write("party", party)
    page.write("area", Area.SCHOOL.value, "measures")
    page.press("measures-save")


def sheet(page: Shown) -> PlanSheet:
    assert isinstance(page.sheet, PlanSheet)
    return page.sheet


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        page.write("important", "Att få gå i skolan.")
        page.press("goals-add")
        page.write("words", "Jag vill vara i skolan hela dagen.")
        page.write("area", Area.SCHOOL.value, "goals")
        page.press("goals-save")
        (goal,) = page.case.plan.goals
        add_measure(page, "Ordnar skolskjuts.", made.NAMND.id)
        add_measure(page, "Ringer varje morgon.", YOUNG_PERSON)
        page.write("region_none", "BUP har avslutat kontakten.")
        page.write("lead", made.NAMND.id)
        page.write("follow_up", (TODAY + timedelta(days=60)).isoformat())
        page.write("by", made.LEAD, "establish")
        page.press_on("day", "idag", "establish-plan", "establish")
        assert page.case.plan.versions[0].established == TODAY
        page.press_on("day", "idag", "hand-over-plan", "hand-over")
        assert page.state == "done"
        assert goal.words == "Jag vill vara i skolan hela dagen."
        assert "Den unge fick planen måndag 2 mars 2026." in page.words()


@pytest.mark.journey
def test_the_box_shows_each_of_the_four_points_and_what_it_lacks(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        lacking = page.words_of(sheet(page).law)
        assert "Vilka insatser som behövs: saknas" in lacking
        assert "Planen har ingen huvudansvarig." in lacking
        assert lacking.count(": saknas") == 5
        add_measure(page, "Ordnar skolskjuts.", made.NAMND.id)
        told = page.words_of(sheet(page).law)
        assert "1 insats eller åtgärd" in told
        assert "Regionen har ingen insats i planen." in told
        assert "Kommunen har ingen insats i planen." not in told


@pytest.mark.journey
def test_a_measure_is_named_as_the_law_does(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        add_measure(page, "Ordnar skolskjuts.", made.NAMND.id)
        add_measure(page, "Håller kontakt.", made.BUP.id)
        add_measure(page, "Hämtar i porten.", made.SCHOOL.id)
        told = page.words()
        assert "Insats (kommun)" in told
        assert "Insats (region)" in told
        assert "Åtgärd av annan · Påhittaskolan" in told


def test_a_plan_that_lacks_something_is_refused_and_the_day_kept(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        page.press_on("day", "idag", "establish-plan", "establish")
        assert "Planen har ingen insats." in page.words_of(sheet(page).establish)
        assert page.field("day", "establish").value == TODAY.isoformat()
        assert page.case.plan.versions == ()


@pytest.mark.journey
def test_a_second_version_needs_a_reason(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "set") as page:
        page.write("by", made.LEAD, "establish")
        page.press_on("day", "idag", "establish-plan", "establish")
        problem = page.field("reason", "establish").problem
        assert "Skälet till den nya versionen saknas" in problem
        page.write("reason", "Ny skola.", "establish")
        page.press("establish-plan")
        assert [v.number for v in page.case.plan.versions] == [1, 2]
        assert "Skäl: Ny skola." in page.words()


@pytest.mark.journey
def test_hints_on_a_goal_are_quiet_and_stop_nothing(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        page.press("goals-add")
        page.write("words", "Sluta skolka")
        assert "hellre än inte vill?" in page.words()
        assert "En dag gör målet lättare att följa upp." in page.words()
        page.write("area", Area.SCHOOL.value, "goals")
        page.press("goals-save")
        assert page.case.plan.goals[0].words == "Sluta skolka"


def test_only_kommun_and_region_can_be_chosen_to_lead(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        combo = page.field("lead").combo  # type: ignore[attr-defined]
        offered = [combo.itemData(row) for row in range(combo.count())]
        assert offered == ["", made.NAMND.id, made.BUP.id]


def test_a_goal_taken_out_leaves_its_measures(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.press("goals-remove-goal")
        assert page.case.plan.goals == ()
        assert len(page.case.plan.measures) == 2


def test_a_measure_that_ends_before_it_begins_is_refused_at_the_field(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.press(f"measures-change-{page.case.plan.measures[0].id}")
        page.write("start", "2026-05-01", "measures")
        page.write("due", "2026-04-01", "measures")
        page.press("measures-save")
        assert "slutar före den börjar" in page.field("due", "measures").problem


def test_what_does_not_agree_with_a_version_is_noted_on_it(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "set") as page:
        page.press("Det här stämmer inte")
        page.write("words", "Alva: det är inte mina ord.", "plan-versions")
        page.press("plan-versions-save")
        (version,) = page.case.plan.versions
        assert version.objection == "Alva: det är inte mina ord."


def test_a_measure_taken_out_is_gone(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        first, second = page.case.plan.measures
        page.press(f"measures-remove-{first.id}")
        assert page.case.plan.measures == (second,)


@pytest.mark.journey
def test_goals_stand_under_their_turn_and_those_that_are_over_are_folded(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        put(page, "later", "Jag vill bo själv.", Horizon.LONG)
        put(page, "soon", "Jag vill träffa min bror.", Horizon.NEXT)
        put(page, "over", "Jag vill spela fotboll.", state=GoalState.REACHED)
        told = page.words_of(sheet(page).goals)
        order = ["Nu", "gå i skolan", "Sedan", "min bror", "På lång sikt", "bo själv"]
        places = [told.index(words) for words in order]
        assert places == sorted(places)
        assert "Jag vill spela fotboll." not in told
        page.press("goals-fold-0-head")
        assert "Uppnått" in page.words_of(sheet(page).goals)
        page.do(remove_goal, RemoveGoal, "soon")
        assert "Jag vill spela fotboll." in page.words_of(sheet(page).goals)


@pytest.mark.journey
def test_a_goal_is_given_up_with_a_reason(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.press("goals-add")
        assert not asked(page, "state")
        page.press("goals-cancel")
        page.press("goals-change-goal")
        assert not asked(page, "why")
        page.write("state", GoalState.CHANGED.value, "goals")
        page.press("goals-save")
        assert "varför målet ändrades" in page.field("why", "goals").problem
        page.write("why", "Jag vill hellre jobba.", "goals")
        page.press("goals-save")
        (goal,) = page.case.plan.goals
        assert (goal.state, goal.why) == (GoalState.CHANGED, "Jag vill hellre jobba.")
        # What was just folded away is not lost: its heading has the focus.
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == "goals-fold-0-head"
        page.press("goals-fold-0-head")
        assert "Skäl: Jag vill hellre jobba." in page.words_of(sheet(page).goals)


def test_a_goal_may_be_put_under_an_area_that_children_have_named(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.press("goals-change-goal")
        page.write("child_area", ChildArea.EDUCATION.value, "goals")
        page.press("goals-save")
        assert page.case.plan.goals[0].child_area is ChildArea.EDUCATION
        assert "Skola och arbete · Utbildning" in page.words()


@pytest.mark.journey
def test_a_measure_has_a_day_when_it_is_seen_to(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        measure = page.case.plan.measures[0]
        page.press(f"measures-change-{measure.id}")
        page.write("start", "2026-04-01", "measures")
        page.write("follow_up", "2026-03-01", "measures")
        page.press("measures-save")
        assert "följs upp före" in page.field("follow_up", "measures").problem
        page.write("follow_up", "2026-04-15", "measures")
        page.press("measures-save")
        assert "följs upp 15 apr 2026" in page.words()


@pytest.mark.journey
def test_a_plan_is_established_by_somebody_at_the_lead(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.press_on("day", "idag", "establish-plan", "establish")
        problem = page.field("by", "establish").problem
        assert "vem som fastställde planen" in problem
        page.press_on("by", made.LEAD, "establish-plan", "establish")
        assert f"av {made.LEAD}" in page.words()


def test_what_the_statute_does_not_ask_for_stands_apart(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        told = page.words_of(sheet(page).law)
        points = told[: told.index("Det här står inte i lagen")]
        assert points.count("huvudman") == 2
        assert "Den unges egna ord" not in points
        assert len(law_points(page.case, TODAY)) == 4


@pytest.mark.journey
def test_a_plan_kept_elsewhere_is_registered_and_done(tmp_path: Path) -> None:
    scan = tmp_path / "plan.pdf"
    scan.write_bytes(pdf(2))

    def with_scanner(around: Around) -> PlanSheet:
        return PlanSheet(around, choose_file=lambda _: scan)

    with shown(tmp_path, with_scanner, "held") as page:
        page.write("kept_in", "Lifecare")
        page.write("kept_version", "4")
        page.write("received", "idag", "kept-card")
        page.write("kept_next", (TODAY + timedelta(days=60)).isoformat())
        page.press("received-plan-add")
        page.press("received-plan-choose")
        (paper,) = read_received(page.case.id, page.desk.ports)
        assert paper.kind is ReceivedKind.PLAN
        add_measure(page, "Kör till skolan.", made.SCHOOL.id)
        assert "Varför har kommunen ingen insats?" not in page.words()
        assert "Planen förs i Lifecare" in page.words_of(sheet(page).law)
        assert ": saknas" not in page.words_of(sheet(page).law)
        assert not page.has_button("establish-plan")
        page.press_on("day", "idag", "hand-over-plan", "hand-over")
        assert page.state == "done"
        plan = page.case.plan
        assert (plan.kept_version, plan.received) == ("4", TODAY)


def asked(page: Shown, name: str) -> bool:
    fields = page.sheet.findChildren(Field, name)
    return any(field.isVisibleTo(page.sheet) for field in fields)


def put(
    page: Shown,
    key: str,
    words: str,
    horizon: Horizon = Horizon.NOW,
    state: GoalState = GoalState.ACTIVE,
) -> None:
    goal = Goal(key, words, Area.SCHOOL, horizon, state=state)
    page.do(put_goal, PutGoal, goal)
