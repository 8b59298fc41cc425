from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.plan.view import PlanSheet
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import Shown, shown

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
