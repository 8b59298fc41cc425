"""A plan goes over into somebody else's system: on a template, or copied."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sipdesk.domain.area import Area
from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import Record
from sipdesk.domain.paper import COPIED, ON_TEMPLATE, PaperKind
from sipdesk.domain.plan import Measure
from sipdesk.domain.template import TemplateForm
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import (
    EstablishPlan,
    PutMeasure,
    RecordPlan,
    establish_plan,
    put_measure,
    record_plan,
)
from sipdesk.usecases.template import SaveTemplate, read_template, save_template
from tests.documents.template.made import braces
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import PLACING, PSYCHIATRY, Desk
from tests.ui.outlets import Person
from tests.ui.shell import found, press, said, settle

WORD = braces("Gäller {{ namn }}", "{{ viktigt }}")


def establish(desk: Desk, case_id: CaseId) -> None:
    """Let the meeting be held and the plan be established."""

    def seen() -> int:
        return desk.view(case_id).case.version

    record_meeting(RecordMeeting(case_id, seen(), Record(held=TODAY)), desk.ports)
    for party in (PLACING.id, PSYCHIATRY.id):
        measure = Measure(f"m-{party}", "Ringer skolan.", Area.CARE, party)
        put_measure(PutMeasure(case_id, seen(), measure), desk.ports)
    plan = replace(
        desk.view(case_id).case.plan,
        important="Att jag får bo kvar nära min syster.",
        lead=PLACING.id,
        follow_up=TODAY,
    )
    record_plan(RecordPlan(case_id, seen(), plan), desk.ports)
    establish_plan(
        EstablishPlan(case_id, seen(), TODAY, by="Sonja Socialsson"), desk.ports
    )


def keep(desk: Desk, name: str, data: bytes = WORD) -> str:
    guessed = read_template(data, desk.ports).guessed
    order = SaveTemplate("", name, "Region Stockholm", "", data, guessed)
    return save_template(order, desk.ports).id


def looking(  # noqa: PLR0913, PLR0917
    desk: Desk,
    case_id: CaseId,
    stand: Stand,
    folder: Path,
    whom: str = PLACING.id,
    version: int = 1,
) -> PaperPanel:
    panel = PaperPanel(desk.around, ask_file=Person(folder).file)
    stand(panel)
    order = PaperOrder(case_id, PaperKind.PLAN, whom, version)
    panel.look(order, desk.view(case_id).case)
    settle()
    return panel


def test_without_a_template_none_is_spoken_of(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    establish(desk, case_id)
    panel = looking(desk, case_id, stand, tmp_path)
    assert "Regionens mall" not in said(panel)
    assert "Kopiera avsnitt" in said(panel)
    assert audit(panel.window()) == []


@pytest.mark.journey
def test_a_plan_is_saved_on_the_regions_template(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    establish(desk, case_id)
    keep(desk, "SIP Region Stockholm")
    panel = looking(desk, case_id, stand, tmp_path)
    assert "SIP Region Stockholm" in said(panel)
    press(found(panel, "paper-template-save"))
    (saved,) = tmp_path.glob("*-mall-*.docx")
    texts = [p.text for p in docx.Document(str(saved)).paragraphs]
    assert texts[:2] == ["Gäller Alva Påhitt", "Att jag får bo kvar nära min syster."]
    assert "Sparat på mallen" in said(panel)
    (kept,) = list_papers(case_id, desk.ports).records
    assert kept.channel == ON_TEMPLATE[TemplateForm.DOCX]
    assert audit(panel.window()) == []
    panel.reopen(kept.id, desk.view(case_id).case)
    assert "Gäller Alva Påhitt" in panel.preview.words.toPlainText()
    assert not panel.preview.print_button.isEnabled()
    assert panel.preview.word_button.isEnabled()


@pytest.mark.journey
def test_one_chooses_when_there_are_several(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    establish(desk, case_id)
    keep(desk, "Den ena")
    other = keep(desk, "Den andra", braces("Annan mall: {{ namn }}"))
    panel = looking(desk, case_id, stand, tmp_path)
    choice = found(panel, "paper-template-choice")
    assert choice.isVisible()
    panel._model.choose_template(other)
    press(found(panel, "paper-template-save"))
    (saved,) = tmp_path.glob("*-mall-*.docx")
    assert docx.Document(str(saved)).paragraphs[0].text == "Annan mall: Alva Påhitt"
    assert audit(panel.window()) == []


def test_a_copied_section_stands_on_the_clipboard_but_in_no_history(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    establish(desk, case_id)
    panel = looking(desk, case_id, stand, tmp_path)
    sections = panel._model.state.preview
    assert sections is not None
    wanted = [s.heading for s in sections.sections].index("Viktigt för mig")
    assert not found(panel, "paper-copy-0").isVisible()
    press(found(panel, "paper-sections-turn"))
    assert audit(panel.window()) == []
    press(found(panel, f"paper-copy-{wanted}"))
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "Att jag får bo kvar nära min syster."
    held = clipboard.mimeData()
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        mark = f'application/x-qt-windows-mime;value="{name}"'
        assert bytes(held.data(mark).data()) == bytes(4)
    assert "Kopierat 13.26." in said(panel)
    told = [b.text() for b in panel._sections.buttons]
    assert [n for n, text in enumerate(told) if text == "Kopierat"] == [wanted]
    (kept,) = list_papers(case_id, desk.ports).records
    assert (kept.channel, kept.recipient) == (COPIED, PLACING.id)
    press(found(panel, "paper-copy-0"))
    assert "Huvudansvarig" in clipboard.text()
    assert len(list_papers(case_id, desk.ports).records) == 1
    panel.reopen(kept.id, desk.view(case_id).case)
    assert "Att jag får bo kvar" in panel.preview.words.toPlainText()
    assert not panel.preview.save_button.isEnabled()
    clipboard.clear()


@pytest.mark.parametrize(
    ("whom", "version", "hint"),
    [
        (
            PLACING.id,
            1,
            "Texten är till för att läsas. Den kopieras under Kopiera avsnitt.",
        ),
        (PLACING.id, 0, "Texten är till för att läsas och kan inte kopieras."),
    ],
    ids=["may go out", "stopped"],
)
def test_the_papers_text_is_read_and_never_copied_past_the_guard(  # noqa: PLR0913, PLR0917
    desk: Desk,
    case_id: CaseId,
    stand: Stand,
    tmp_path: Path,
    whom: str,
    version: int,
    hint: str,
) -> None:
    establish(desk, case_id)
    panel = looking(desk, case_id, stand, tmp_path, whom, version)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Det som låg där")
    QTest.mouseClick(panel.preview.text_button, Qt.MouseButton.LeftButton)
    settle()
    words = panel.preview.words
    assert words.isVisible()
    assert hint in said(panel)
    assert audit(panel.window()) == []
    words.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(words, key, Qt.KeyboardModifier.ControlModifier)
    assert "Alva Påhitt" in words.textCursor().selectedText()
    assert clipboard.text() == "Det som låg där"
    assert list_papers(case_id, desk.ports).records == ()
    clipboard.clear()


def test_what_may_not_go_out_is_not_copied_either(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    establish(desk, case_id)
    for whom, may in ((FILE_COPY, True), (PLACING.id, False)):
        panel = looking(desk, case_id, stand, tmp_path, whom, 0)
        assert found(panel, "paper-copy-0").isEnabled() == may
