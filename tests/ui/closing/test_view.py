from pathlib import Path

import pytest

from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.placement import Placement
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.usecases.picture_photo import AddPhoto, add_photo, list_photos
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.documents.photos import photo
from tests.home import TODAY
from tests.ui.step_page import shown

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet, "set") as page:
        page.write("reason", ClosingReason.GOALS_REACHED.value)
        page.write("decided", "idag")
        page.write("by", "Socialsekreterare Exempel")
        page.write("young_person_told", "idag")
        asked = page.press_and_answer("close-case", yes=True)
        assert asked == "Avsluta ärendet?"
        assert page.state == "done"
        assert page.case.closing.closed == TODAY
        assert not page.has_button("close-case")
        assert not page.field("reason").isEnabled()


@pytest.mark.journey
def test_a_plan_is_handed_over_at_a_move_to_somebody_named(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet, "set") as page:
        page.write("reason", ClosingReason.HANDED_OVER.value)
        assert "Planen avslutas inte" in page.words()
        assert "Vem har avslutat planen?" not in page.words()
        page.write("decided", "idag")
        page.press("close-case")
        assert page.focus_in("handed_over_to")
        assert "Det framgår inte vem som tar över." in page.words()
        page.write("handed_over_to", "Påhittade hemmet i norr")
        page.press_and_answer("close-case", yes=True)
        assert page.case.closing.closed == TODAY


def test_a_plan_is_closed_only_by_its_lead(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet, "set") as page:
        assert "Huvudansvarig i planen: Socialsekreterare Exempel" in page.words()
        page.write("reason", ClosingReason.NO_LONGER_NEEDED.value)
        page.write("decided", "idag")
        page.press("close-case")
        assert page.focus_in("by")
        assert "En plan som gäller avslutas av huvudansvarig." in page.words()
        assert page.case.closing.closed is None


@pytest.mark.parametrize("day", ["", "i våras", "2026-03-03"])
def test_nobody_is_asked_before_all_that_is_needed_is_there(
    tmp_path: Path, day: str
) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        page.press("close-case")  # a question would wait here for its answer
        assert page.focus_in("reason")
        page.write("reason", ClosingReason.HANDED_OVER.value)
        page.write("handed_over_to", "Påhittade hemmet i norr")
        page.write("decided", day)
        page.press("close-case")
        assert page.focus_in("decided")
        assert page.in_sight(page.field("decided"))
        assert page.case.closing.closed is None


def test_a_no_to_the_question_closes_nothing(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        page.write("reason", ClosingReason.NO_NEED.value)
        page.write("decided", "idag")
        page.press_and_answer("close-case", yes=False)
        assert page.case.closing.closed is None
        page.press_and_answer("close-case", yes=True)
        assert page.case.closing.closed == TODAY


def test_a_day_in_the_future_is_refused_beside_it(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        page.write("decided", "2026-03-03")
        assert "inte varit än" in page.field("decided").problem


@pytest.mark.journey
def test_at_a_move_it_is_offered_to_hand_over_and_nothing_is_stopped(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, ClosingSheet, "set") as page:
        assert not page.has_button("hand-over")
        stay = Placement(moves=TODAY, moves_to="Påhittade hemmet i norr")
        page.do(record_placement, RecordPlacement, stay)
        page.write("reason", ClosingReason.GOALS_REACHED.value)
        assert page.button("close-case").isEnabled()
        page.press("hand-over")
        closing = page.case.closing
        assert closing.reason is ClosingReason.HANDED_OVER
        assert closing.handed_over_to == "Påhittade hemmet i norr"
        assert not page.has_button("hand-over")
        page.write("decided", "idag")
        page.press_and_answer("close-case", yes=True)
        assert page.case.closing.closed == TODAY


def test_a_plan_that_nobody_consents_to_is_not_handed_over(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet, "set") as page:
        page.do(record_placement, RecordPlacement, Placement(discharged=TODAY))
        assert page.has_button("hand-over")
        page.write("reason", ClosingReason.CONSENT_WITHDRAWN.value)
        assert not page.has_button("hand-over")


@pytest.mark.parametrize("day", ["2026-03-03", "i våras"])  # refused; not to be read
def test_what_was_typed_earlier_and_is_refused_again_can_still_be_given_up(
    tmp_path: Path, day: str
) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        page.write("decided", day)
        again = page.reopened(ClosingSheet)
        again.press("use")
        assert again.field("decided").problem
        assert again.focus_in("decided")
        again.press("use")
        again.press("forget")
        assert again.field("decided").value == ""
        assert not again.has_button("use")
        again.close()


def test_it_is_said_how_many_photos_go_with_the_case(tmp_path: Path) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        assert "tas bort" not in page.words()
        for _ in range(2):
            add_photo(AddPhoto(page.case.id, photo(), "Ingen syns"), page.desk.ports)
        page.refresh()
        assert "2 foton på bildtavlor tas bort när ärendet avslutas" in page.words()
        page.write("reason", ClosingReason.NO_NEED.value)
        page.write("decided", "idag")
        page.press_and_answer("close-case", yes=True)
        assert list_photos(page.case.id, page.desk.ports) == ()
        assert "tas bort" not in page.words()
