"""A consent that was given at another home, before the case came here."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.consent import ConsentState, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.ui.history.view import HistoryScreen
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.case import read_case
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown
from tests.usecases.desk import Desk
from tests.usecases.two_homes import TwoHomes, full_case, homes

__all__ = ["homes"]


@pytest.fixture
def came(homes: TwoHomes) -> Desk:
    """Give the case at the home that took it in."""
    left = full_case(homes.here)
    homes.take(homes.send(left.case).path)
    return Desk(homes.there, read_case(left.case.id, homes.there).case)


@pytest.fixture
def page(came: Desk, qapp: QApplication) -> Iterator[Shown]:
    apply(qapp, Theme())
    made = Shown(came, ConsentSheet)
    yield made
    made.close()


def words(page: Shown) -> str:
    return page.words().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.journey
def test_it_says_where_and_when_it_was_given_and_waits_to_be_confirmed(
    page: Shown,
) -> None:
    told = "Givet på Påhittade ungdomshemmet 2 mars 2026 – bekräfta"
    assert told in words(page)
    assert page.has_button(f"consents-confirm-{YOUNG_PERSON}")
    assert page.state != "done"
    assert faults(page) == []


@pytest.mark.journey
def test_it_is_confirmed_in_the_form_with_what_it_was_about(page: Shown) -> None:
    before = page.case.consents[0]
    page.press(f"consents-confirm-{YOUNG_PERSON}")
    assert page.field("state").value == ""
    page.write("state", "yes")
    assert page.field("sip").value == "yes"
    assert page.field("grants").value
    assert page.field("decided").value == ""
    page.write("decided", "idag")
    page.write("way", "orally")
    page.write("way_detail", "Sam Exempel")
    page.write("told", frozenset(point.value for point in Told))
    page.press("consents-save")
    page.press("consents-save")
    (after,) = page.case.consents
    assert after.state is ConsentState.YES
    assert after.decided == TODAY
    told_to = [(grant.recipient, grant.kinds) for grant in after.grants]
    assert told_to == [(grant.recipient, grant.kinds) for grant in before.grants]
    assert after.given_at == "Påhittade ungdomshemmet"
    assert "– bekräfta" not in words(page)
    assert "gavs på Påhittade ungdomshemmet 2 mars 2026" in words(page)


@pytest.mark.journey
def test_the_history_names_the_home_of_those_who_wrote_before(
    page: Shown, came: Desk
) -> None:
    screen = HistoryScreen(page.around)
    screen.show_case(read_case(came.case.id, came.ports))
    notes = {row.note for row in screen.entries.rows}
    assert notes == {"Påhittade ungdomshemmet", "Sam Exempel"}
