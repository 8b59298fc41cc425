"""Every state of a case worth looking at, one window at a time."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Branch
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.case_pictures.view import CasePictures
from sipdesk.ui.concern.view import ConcernPage
from sipdesk.ui.history.view import HistoryScreen
from sipdesk.ui.need.view import NeedSheet
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.papers.view import PapersScreen
from sipdesk.ui.placement.view import PlacementSheet
from sipdesk.ui.ready.view import ReadySheet
from sipdesk.ui.shared_decision.view import DecisionPage
from sipdesk.ui.sheet import Sheet
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.saving import Change
from sipdesk.usecases.shared_decision import PutDecision, put_decision
from tests.ui.case.walked import (
    PLACING,
    Desk,
    close,
    file_copy,
    hand_out,
    new_case,
    open_desk,
    protect,
    seen_by,
    walked_case,
)
from tests.ui.shared_decision.decisions import LONG_DECISION


def sheets(desk: Desk) -> Mapping[str, Callable[[Around], Sheet]]:
    """Give every step a page: those that need no colleague's screen, bare."""
    routine = desk.around.content.routine
    bare = {step.id: partial(Sheet, step.id) for step in routine.steps}
    return {
        **bare,
        "need": NeedSheet,
        "ready": ReadySheet,
        routine.placement.id: PlacementSheet,
    }


def case_screen(
    desk: Desk,
    case_id: CaseId,
    step: str = "",
    paper: Callable[[Around], PaperPanel] = PaperPanel,
) -> CaseScreen:
    """Open a case on the screen."""
    return CaseScreen(
        desk.around,
        sheets(desk),
        case_id,
        step,
        papers=PapersScreen,
        history=HistoryScreen,
        pictures=CasePictures,
        concern=ConcernPage,
        decisions=DecisionPage,
        paper=paper,
    )


def screens(folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Open every state, each when it is asked for."""
    desk = open_desk(folder)
    case_id = walked_case(desk)
    bare = new_case(desk, "Wilhelmina-Alexandra", "Påhittsson af Exempelskiöld")
    try:
        yield "case-next", case_screen(desk, case_id)
        yield "case-need", case_screen(desk, case_id, "need")
        yield "case-new", case_screen(desk, bare, "summons")
        yield "placement", case_screen(desk, case_id, "start_meeting")
        yield "placement-ready", case_screen(desk, case_id, "ready")
        yield from _papers(desk, case_id, bare)
        yield from _beside(desk, case_id, bare)
    finally:
        desk.ports.store.close()


def _papers(desk: Desk, case_id: CaseId, bare: CaseId) -> Iterator[tuple[str, QWidget]]:
    shown = case_screen(desk, case_id)
    shown.show_paper(PaperOrder(case_id, PaperKind.SIP_REQUEST, PLACING.id))
    yield "paper", shown
    shown = case_screen(desk, case_id)
    shown.show_paper(PaperOrder(case_id, PaperKind.MINUTES, FILE_COPY))
    yield "paper-file", shown
    shown = case_screen(desk, bare)
    shown.show_tab("papers")
    yield "papers-empty", shown
    file_copy(desk, case_id)
    hand_out(desk, case_id, PaperKind.SIP_REQUEST, PLACING.id)
    hand_out(desk, case_id, PaperKind.CONSENT, YOUNG_PERSON)
    shown = case_screen(desk, case_id)
    shown.show_tab("papers")
    yield "papers", shown


def _beside(desk: Desk, case_id: CaseId, bare: CaseId) -> Iterator[tuple[str, QWidget]]:
    shown = case_screen(desk, case_id)
    shown.show_tab("history")
    yield "history", shown
    shown = case_screen(desk, case_id, "sip_request")
    shown.turn_help()
    yield "help", shown
    shown = case_screen(desk, case_id, "discharge_date")
    protect(desk, case_id)
    shown.model.told(Change(desk.view(case_id).case, "flag-put"))
    yield "case-protected", shown
    shown = case_screen(desk, case_id)
    shown.show_concern()
    yield "concern", shown
    yield from _decisions(desk, case_id)
    yield from _read_only(desk, case_id)
    close(desk, bare)
    shown = case_screen(desk, bare, "closing")
    shown.model.turn_steps()
    yield "case-closed", shown


def _read_only(desk: Desk, case_id: CaseId) -> Iterator[tuple[str, QWidget]]:
    admitted = desk.ports.user
    health_shut = frozenset({Branch.SOCIAL, Branch.SCHOOL})
    other = seen_by(desk, branches=health_shut)
    yield "case-cut", case_screen(other, case_id, "need")
    shown = case_screen(other, case_id)
    shown.show_paper(PaperOrder(case_id, PaperKind.SIP_REQUEST, PLACING.id))
    yield "paper-cut", shown
    other = seen_by(desk, branches=frozenset({Branch.SOCIAL}))
    yield "case-cut-most", case_screen(other, case_id, "plan")
    shown = case_screen(other, case_id)
    shown.show_concern()
    yield "concern-cut", shown
    other = seen_by(desk, roles=frozenset({Role.MANAGER}))
    yield "case-manager", case_screen(other, case_id, "consent")
    seen_by(desk, roles=admitted.roles)


def _decisions(desk: Desk, case_id: CaseId) -> Iterator[tuple[str, QWidget]]:
    shown = case_screen(desk, case_id)
    shown.show_decisions()
    yield "decisions-empty", shown
    case = desk.view(case_id).case
    put_decision(PutDecision(case_id, case.version, LONG_DECISION), desk.ports)
    shown = case_screen(desk, case_id)
    shown.show_decisions()
    yield "decisions", shown
