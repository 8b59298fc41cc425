import gc
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from sipdesk.content.notices import notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY, GROUND_CARE_NEED, kind_lacks
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.foot import short_reference
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.widgets.outlets import in_documents
from sipdesk.usecases.paper import HandedOut, Preview, list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from sipdesk.usecases.sip_request import WriteRequest, write_request
from tests.documents.filling import answers
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import GUARDIAN, PLACING, PSYCHIATRY, Desk, file_copy, seen_by
from tests.ui.outlets import Person
from tests.ui.shell import press, said
from tests.ui.widgets.shown import heard


def opened(  # noqa: PLR0913, PLR0917
    desk: Desk,
    case_id: CaseId,
    stand: Stand,
    person: Person,
    kind: PaperKind = PaperKind.CHECKLIST,
    whom: str = FILE_COPY,
) -> PaperPanel:
    panel = PaperPanel(desk.around, ask_printer=person.printer, ask_file=person.file)
    stand(panel)
    panel.look(PaperOrder(case_id, kind, whom), desk.view(case_id).case)
    return panel


def test_it_says_what_for_whom_and_what_they_may_know(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person(), PaperKind.SIP_REQUEST, PLACING.id)
    words = said(panel)
    assert "Påtalande av behov" in words
    assert "Till Nils Exempel, Socialtjänsten i Påhittstad" in words
    assert "Ska lämnas." in words
    assert "Utelämnas: hälsa och tandhälsa, psykisk hälsa och utredningar" in words


def test_it_names_the_law_and_unfolds_why_the_rest_is_withheld(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(
        desk, case_id, stand, Person(None), PaperKind.SIP_REQUEST, PLACING.id
    )
    law = desk.around.content.laws["lvu-placing"]
    assert f"Stöd: {short_reference(law)}" in said(panel)
    case = desk.view(case_id).case
    code = kind_lacks(case, PLACING.id, Information.HEALTH, TODAY)
    assert notice(code).text not in said(panel)
    turn = panel.findChild(QWidget, "paper-why")
    assert isinstance(turn, QAbstractButton)
    press(turn)
    assert notice(code).text in said(panel)
    assert (turn.text(), audit(panel.window())) == ("Dölj varför", [])
    panel.look(PaperOrder(case_id, PaperKind.CHECKLIST, FILE_COPY), case)
    assert not turn.isVisible()


def test_a_cancelled_dialog_leaves_no_record(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    person = Person()
    panel = opened(desk, case_id, stand, person)
    press(panel.preview.print_button)
    press(panel.preview.save_button)
    name = "2026-001-checklista-hemmets-eget-exemplar-2026-03-02.pdf"
    assert person.asked == [name] * 2
    assert list_papers(case_id, desk.ports).records == ()


def test_it_is_printed_and_kept(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(desk, case_id, stand, Person(tmp_path))
    press(panel.preview.print_button)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert "Utskrivet 13.26." in said(panel)
    assert list_papers(case_id, desk.ports).records[0].channel == "print"


def test_it_is_saved_under_a_name_that_names_nobody(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(desk, case_id, stand, Person(tmp_path))
    press(panel.preview.save_button)
    saved = tmp_path / "2026-001-checklista-hemmets-eget-exemplar-2026-03-02.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert "Sparat som PDF 13.26." in said(panel)


def test_a_place_that_cannot_be_written_to_is_told_of(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(desk, case_id, stand, Person(tmp_path / "nowhere"))
    press(panel.preview.save_button)
    assert "Pappret kunde inte skrivas ut eller sparas." in said(panel)


def for_word(
    desk: Desk, case_id: CaseId, stand: Stand, folder: Path | None
) -> tuple[PaperPanel, Person]:
    person = Person(folder)
    order = (PaperKind.SIP_REQUEST, PLACING.id)
    return opened(desk, case_id, stand, person, *order), person


def test_it_is_saved_as_word_for_those_who_write_on(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel, person = for_word(desk, case_id, stand, tmp_path)
    assert "PDF:en är originalet." in said(panel)
    press(panel.preview.word_button)
    (name,) = person.asked
    assert name.endswith("-2026-03-02.docx")
    written = docx.Document(str(tmp_path / name))
    assert "Alva Påhitt" in "".join(written.element.itertext())
    assert "Sparat som Word 13.26." in said(panel)
    (record,) = list_papers(case_id, desk.ports).records
    assert record.channel == "word"
    assert audit(panel.window()) == []

    panel.reopen(record.id, desk.view(case_id).case)
    assert "Det här exemplaret är en Word-fil och visas bara som text." in said(panel)
    assert panel.preview.words.isVisible()
    assert "Gäller. Alva Påhitt" in panel.preview.words.toPlainText()
    panel.hide()
    assert panel.preview.words.toPlainText() == ""
    panel.show()
    assert "Gäller. Alva Påhitt" in panel.preview.words.toPlainText()
    assert not panel.preview.print_button.isEnabled()
    assert not panel.preview.save_button.isEnabled()
    assert not panel.preview.text_button.isEnabled()
    (tmp_path / name).unlink()
    press(panel.preview.word_button)
    assert (tmp_path / name).is_file()


def test_it_is_saved_as_a_form_for_those_who_answer_on_screen(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel, person = for_word(desk, case_id, stand, tmp_path)
    assert "för den som svarar på skärmen" in said(panel)
    press(panel.preview.form_button)
    (name,) = person.asked
    assert name.endswith("-ifyllbar-2026-03-02.pdf")
    form = (tmp_path / name).read_bytes()
    assert "ert-svar-vi-avbojer" in answers(form)
    assert "Sparat som ifyllbar PDF 13.26." in said(panel)
    (record,) = list_papers(case_id, desk.ports).records
    assert record.channel == "form"
    assert audit(panel.window()) == []

    panel.reopen(record.id, desk.view(case_id).case)
    assert "Det här exemplaret gick ut som ifyllbar PDF." in said(panel)
    assert "Vi avböjer" in panel.preview.words.toPlainText()
    press(panel.preview.save_button)
    fixed = (tmp_path / name.replace("-ifyllbar", "")).read_bytes()
    assert answers(fixed) == {}
    press(panel.preview.print_button)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    (tmp_path / name).unlink()
    press(panel.preview.form_button)
    assert (tmp_path / name).read_bytes() == form
    assert audit(panel.window()) == []


def test_a_form_is_only_offered_where_somebody_answers(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    assert not panel.preview.form_button.isVisible()
    panel, person = for_word(desk, case_id, stand, None)
    press(panel.preview.form_button)
    assert len(person.asked) == 1
    assert list_papers(case_id, desk.ports).records == ()


def test_word_is_only_offered_where_somebody_writes_on(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    assert not panel.preview.word_button.isVisible()
    assert "originalet" not in said(panel)
    order = PaperOrder(case_id, PaperKind.PLAN, YOUNG_PERSON)
    panel.look(order, desk.view(case_id).case)
    assert panel.preview.word_button.isVisible()
    assert not panel.preview.word_button.isEnabled()


def test_a_cancelled_or_failed_word_file_is_told_of_as_a_pdf_is(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel, person = for_word(desk, case_id, stand, None)
    press(panel.preview.word_button)
    assert list_papers(case_id, desk.ports).records == ()
    person.folder = tmp_path / "nowhere"
    press(panel.preview.word_button)
    assert "Pappret kunde inte skrivas ut eller sparas." in said(panel)
    assert "Det räknas inte som utlämnat." in said(panel)
    assert list_papers(case_id, desk.ports).records == ()


def test_no_calendar_file_is_offered_with_a_paper_that_calls_nobody(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    assert not panel.preview.calendar_button.isVisible()


def test_what_may_not_go_out_can_only_be_looked_at(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person(), PaperKind.PLAN, YOUNG_PERSON)
    assert not panel.preview.print_button.isEnabled()
    assert not panel.preview.save_button.isEnabled()
    stopped = panel.findChild(QWidget, "paper-stopped")
    assert stopped is not None
    assert stopped.isVisible()


def test_its_words_are_those_of_the_paper_in_reading_order(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person(), PaperKind.SIP_REQUEST, PLACING.id)
    press(panel.preview.text_button)
    assert panel.preview.words.isVisible()
    assert "Gäller: Alva Påhitt" in panel.preview.words.toPlainText()


def test_closing_is_told_of(desk: Desk, case_id: CaseId, stand: Stand) -> None:
    panel = opened(desk, case_id, stand, Person())
    closed = heard(panel.closed)
    press(panel.close_button)
    assert closed == [()]


def held() -> list[object]:
    """Find every paper in memory that Python knows of."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Preview | HandedOut)]


def shown(panel: PaperPanel) -> bool:
    return bool(panel.preview.page_widths() and panel.preview.words.toPlainText())


@pytest.mark.journey
def test_a_paper_that_is_closed_is_in_memory_no_more(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    assert shown(panel)
    assert len(held()) == 1
    press(panel.close_button)
    assert held() == []
    assert not shown(panel)
    assert not panel.preview.print_button.isEnabled()


@pytest.mark.journey
def test_another_paper_takes_the_place_of_the_one_before(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    before = panel.preview.words.toPlainText()
    order = PaperOrder(case_id, PaperKind.SIP_REQUEST, PLACING.id)
    panel.look(order, desk.view(case_id).case)
    (paper,) = held()
    assert isinstance(paper, Preview)
    assert paper.order == order
    assert panel.preview.words.toPlainText() not in {"", before}


@pytest.mark.journey
def test_a_paper_out_of_sight_is_not_in_memory_and_comes_back_into_sight(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    words = panel.preview.words.toPlainText()
    window = panel.window()
    window.hide()  # as when the home is locked, or the window closed
    assert held() == []
    assert not shown(panel)
    window.show()
    assert shown(panel)
    assert panel.preview.words.toPlainText() == words
    assert panel.preview.print_button.isEnabled()


@pytest.mark.journey
def test_a_kept_paper_out_of_sight_comes_back_as_it_was(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    paper = file_copy(desk, case_id)
    panel = opened(desk, case_id, stand, Person())
    panel.reopen(paper, desk.view(case_id).case)
    panel.hide()
    assert held() == []
    panel.show()
    (kept,) = held()
    assert isinstance(kept, HandedOut)
    assert kept.record.id == paper


def test_a_file_is_offered_among_ones_own_documents() -> None:
    place = in_documents("papper.pdf")
    assert place.is_absolute()
    assert place.name == "papper.pdf"
    assert place.parent != Path.cwd()


def test_what_a_consent_covers_is_said_to_be_covered(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    version = desk.view(case_id).case.version
    chosen = ChooseParticipant(case_id, version, PSYCHIATRY.id)
    choose_participant(chosen, desk.ports)
    person = Person()
    whom = (PaperKind.SUMMONS, PSYCHIATRY.id)
    assert "Omfattas av samtycke." in said(opened(desk, case_id, stand, person, *whom))
    # One who decides for the child needs no consent in order to know.
    own = (PaperKind.CONSENT, GUARDIAN.id)
    assert "Får lämnas." in said(opened(desk, case_id, stand, person, *own))


def test_it_is_sound_and_tab_goes_round(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    panel = opened(desk, case_id, stand, Person())
    assert audit(panel.window()) == []
    assert any("Skriv ut" in stop for stop in tab_round(panel.window()))


def test_a_paper_that_tells_the_place_says_what_to_write_anew(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    seen = desk.view(case_id).case.version
    request = SipRequest(
        "request-bup",
        PSYCHIATRY.id,
        desk.clock.today(),
        questions="Kan ni komma till Exempelvägen 1?",
        ground=GROUND_CARE_NEED,
    )
    write_request(WriteRequest(case_id, seen, request), desk.ports)
    panel = opened(
        desk, case_id, stand, Person(None), PaperKind.SIP_REQUEST, PSYCHIATRY.id
    )
    words = said(panel)
    assert "Pappret röjer det som är skyddat: hemmets adress." in words
    assert "Skriv om det här: påtalandet." in words
    assert not panel.preview.print_button.isEnabled()

    rewritten = replace(request, questions="Kan ni komma?")
    case = write_request(WriteRequest(case_id, seen + 1, rewritten), desk.ports).case
    panel.follow(case)
    assert "röjer" not in said(panel)
    assert panel.preview.print_button.isEnabled()


def test_a_paper_that_is_refused_is_not_said_to_be_on_its_way(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    paper = file_copy(desk, case_id)
    other = seen_by(desk, branches=frozenset({Branch.SCHOOL}))
    panel = PaperPanel(other.around)
    stand(panel)
    panel.reopen(paper, other.view(case_id).case)
    assert "Papperet kan innehålla uppgifter" in said(panel)
    assert "Hämtar" not in said(panel)
    assert not panel.preview.text_button.isEnabled()
