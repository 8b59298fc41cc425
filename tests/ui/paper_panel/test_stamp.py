"""A copy is marked as secret by choosing the provision, and only by that."""

import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.ui.paper_panel.model import PaperModel
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import Desk
from tests.ui.shell import said

SOCIAL_CARE = "osl-26-1"


def opened(desk: Desk, case_id: CaseId, stand: Stand) -> PaperPanel:
    panel = PaperPanel(desk.around)
    stand(panel)
    order = PaperOrder(case_id, PaperKind.CHECKLIST, FILE_COPY)
    panel.look(order, desk.view(case_id).case)
    return panel


@pytest.mark.journey
def test_the_copy_is_made_anew_with_the_stamp_and_without_it_again(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand)
    choice = panel._stamp.choice
    assert choice.isVisible()
    choice.edited.emit(SOCIAL_CARE)
    assert choice.value == SOCIAL_CARE
    assert "Sekretess. 26" in panel.preview.words.toPlainText()
    choice.edited.emit("")
    assert "Sekretess. 26" not in panel.preview.words.toPlainText()
    assert audit(panel) == []
    tab_round(panel)


@pytest.mark.journey
def test_the_record_keeps_the_provision_and_says_so_when_opened_again(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    model = PaperModel(desk.around, lambda _: None)
    order = PaperOrder(case_id, PaperKind.CHECKLIST, FILE_COPY)
    case = desk.view(case_id).case
    model.look(order, case)
    model.mark(SOCIAL_CARE)
    out: list[bytes] = []
    model.hand_out(PRINTED, out.append)
    (record,) = list_papers(case_id, desk.ports).records
    assert record.stamp == SOCIAL_CARE
    panel = PaperPanel(desk.around)
    stand(panel)
    panel.reopen(record.id, case)
    words = said(panel).replace("\N{NO-BREAK SPACE}", " ")
    assert "Sekretessmarkerat: 26 kap. 1 § offentlighets- och sekretesslagen" in words
    assert not panel._stamp.isVisible()


@pytest.mark.journey
def test_every_provision_that_can_stand_in_a_stamp_is_offered(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand)
    laws = desk.around.content.laws.values()
    for law in laws:
        if law.stamp:
            panel._stamp.choice.edited.emit(law.id)
            assert panel._stamp.choice.value == law.id
