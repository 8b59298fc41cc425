"""A case on the screen of one who may read it, or part of it, and not change it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import CaseId
from sipdesk.domain.information import Branch
from sipdesk.domain.user import Role
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.need.view import NeedSheet
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.notice import Notice
from tests.ui.audit import audit
from tests.ui.case.fixtures import Stand
from tests.ui.case.screens import case_screen
from tests.ui.case.test_view import said
from tests.ui.case.walked import Desk, file_copy, seen_by

SHUT = frozenset({Branch.SOCIAL, Branch.SCHOOL})
Opened = Callable[..., CaseScreen]


@pytest.fixture
def opened(desk: Desk, case_id: CaseId, stand: Stand) -> Opened:
    def shown(step: str = "need", **rights: object) -> CaseScreen:
        screen = case_screen(seen_by(desk, **rights), case_id, step)
        stand(screen)
        return screen

    return shown


def reading(screen: CaseScreen) -> Notice:
    found = screen.findChild(Notice, "case-reading")
    assert found is not None
    return found


def fields_of(screen: CaseScreen) -> list[Field]:
    sheet = screen.routine.sheet
    assert sheet is not None
    return [field for field in sheet.findChildren(Field) if field.isVisible()]


@pytest.mark.journey
def test_it_says_once_what_is_hidden_and_what_to_do(opened: Opened) -> None:
    screen = opened(branches=SHUT)
    words = said(screen)
    told = "Du ser inte uppgifter från SiS hälso- och sjukvård i ärendet."
    assert words.count(told) == 1
    assert HIDDEN in reading(screen).words
    assert "administratör" in reading(screen).words
    assert not audit(screen)


def test_every_closed_branch_is_named(opened: Opened) -> None:
    screen = opened(branches=frozenset({Branch.SOCIAL}))
    assert "SiS hälso- och sjukvård och SiS skola" in said(screen)


@pytest.mark.journey
def test_who_may_write_is_told_nothing_of_it(opened: Opened) -> None:
    screen = opened()
    assert not reading(screen).isVisible()
    assert all(field.isEnabled() for field in fields_of(screen))


@pytest.mark.parametrize(
    "rights", [{"branches": SHUT}, {"roles": frozenset({Role.MANAGER})}]
)
def test_nothing_can_be_written_by_who_only_reads(
    opened: Opened, rights: dict[str, object]
) -> None:
    screen = opened(**rights)
    assert fields_of(screen)
    assert not any(field.isEnabled() for field in fields_of(screen))


@pytest.mark.journey
def test_a_manager_is_told_that_the_case_is_only_read(opened: Opened) -> None:
    screen = opened(roles=frozenset({Role.MANAGER}))
    assert notice("case-only-read").text in said(screen)


@pytest.mark.journey
def test_the_concern_says_where_to_turn_at_once(opened: Opened) -> None:
    screen = opened(branches=SHUT)
    screen.show_concern()
    assert notice("concern-of-closed-branch").text in said(screen.concern)
    written = screen.concern.findChildren(Field)
    assert not any(field.isEnabled() for field in written)


@pytest.mark.journey
def test_a_paper_that_is_kept_says_why_it_is_closed(
    desk: Desk, case_id: CaseId, opened: Opened
) -> None:
    kept = file_copy(desk, case_id)
    screen = opened(branches=SHUT)
    screen.show_kept_paper(kept)
    assert notice("paper-of-closed-branch").text in said(screen.paper)


def test_what_is_left_out_is_refused_where_it_was_asked_for(opened: Opened) -> None:
    screen = opened(branches=SHUT)
    sheet = screen.routine.sheet
    assert sheet is not None
    sheet._skip("Inget behov.")
    found = sheet.findChild(QWidget, "sheet-notice")
    assert isinstance(found, Notice)
    assert notice("branch-closed").next in found.words


def test_no_draft_is_kept_of_who_only_reads(
    desk: Desk, case_id: CaseId, opened: Opened
) -> None:
    screen = opened(branches=SHUT)
    sheet = screen.routine.sheet
    assert isinstance(sheet, NeedSheet)
    sheet.model.edit(by="Någon annan")
    sheet.keep()
    assert sheet.model.state.notice is None
    seen_by(desk)
    with desk.ports.store.reading() as work:
        assert work.drafts.get(case_id, "need", "user-2") is None
