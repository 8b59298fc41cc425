"""The surveys are printed, saved as files and read in again by their card."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.survey import BLANK, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.survey_papers.view import PapersCard
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.survey_form import MakeSurvey, make_survey
from tests.documents.filling import by_pypdf, widgets
from tests.documents.survey_forms import SURVEYS
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.outlets import Person
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")
MEETING = SURVEYS.on(SurveyOccasion.MEETING)
YOUNG, PRINCIPAL = SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL


class Chooser(Person):
    """One who also points out the files that came back."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self.files: tuple[Path, ...] = ()

    def pdfs(self, _: QWidget) -> tuple[Path, ...]:
        return self.files


class CardSheet(Sheet):
    """A page with the card alone."""

    def __init__(
        self, around: Around, person: Chooser, occasion: SurveyOccasion
    ) -> None:
        super().__init__("evaluation", around)
        self.card = PapersCard(
            around,
            occasion,
            ask_printer=person.printer,
            ask_file=person.file,
            ask_pdfs=person.pdfs,
        )
        self.put(self.card)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        self.card.show_case(view.case)


@contextmanager
def at_work(
    folder: Path,
    person: Chooser | None = None,
    occasion: SurveyOccasion = SurveyOccasion.MEETING,
) -> Iterator[Shown]:
    out = folder / "out"
    out.mkdir()
    chooser = person or Chooser(out)

    def make(around: Around) -> Sheet:
        return CardSheet(around, chooser, occasion)

    with shown(folder, make, "held") as page:
        yield page


def fill_in(file: Path) -> Path:
    """Answer one question in a file, as somebody elsewhere would."""
    data = file.read_bytes()
    first = next(box for box in widgets(data) if box.value == "3")
    file.write_bytes(by_pypdf(data, {first.name: "3"}))
    return file


def evaluated(page: Shown) -> list[tuple[SurveyGroup, int, int]]:
    counted = page.case.meeting.evaluations
    return [(e.group, e.handed_out, e.answered) for e in counted]


def test_each_group_that_was_there_has_its_survey(tmp_path: Path) -> None:
    with at_work(tmp_path) as page:
        told = page.words()
        for group in ("Den unge", "Kommun och region", "SiS vård och behandling"):
            assert group in told
        assert "2 var med" in told
        assert "ett kuvert" in told
        assert faults(page) == []


def test_one_for_each_who_was_there_is_printed_and_counted(tmp_path: Path) -> None:
    with at_work(tmp_path) as page:
        page.press(f"survey-print-{PRINCIPAL.value}")
        printed = PdfReader(tmp_path / "out" / "printed.pdf")
        assert len(printed.pages) == 2
        assert evaluated(page) == [], "what is printed is not handed out yet"
        assert "Kommun och region: 2 utskrivna" in page.words()
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert evaluated(page) == [(PRINCIPAL, 2, 0)]
        assert "2 enkäter räknade som utlämnade" in page.words()
        assert not page.has_button(f"survey-count-{PRINCIPAL.value}")
        assert faults(page) == []


def test_the_same_paper_printed_again_and_saved_is_counted_once(
    tmp_path: Path,
) -> None:
    with at_work(tmp_path) as page:
        for _ in range(2):
            page.press(f"survey-print-{PRINCIPAL.value}")
        page.press(f"survey-save-{PRINCIPAL.value}")
        assert page.field(f"survey-out-{PRINCIPAL.value}").value == "2"
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert evaluated(page) == [(PRINCIPAL, 2, 0)]


def test_each_file_is_one_more_and_each_group_is_asked_for_by_itself(
    tmp_path: Path,
) -> None:
    with at_work(tmp_path) as page:
        for _ in range(3):
            page.press(f"survey-save-{PRINCIPAL.value}")
        page.press(f"survey-print-{YOUNG.value}")
        assert page.field(f"survey-out-{PRINCIPAL.value}").value == "3"
        page.press(f"survey-count-{YOUNG.value}")
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert evaluated(page) == [(YOUNG, 1, 0), (PRINCIPAL, 3, 0)]


def test_as_many_are_counted_as_one_says(tmp_path: Path) -> None:
    with at_work(tmp_path) as page:
        page.press(f"survey-print-{PRINCIPAL.value}")
        page.write(f"survey-out-{PRINCIPAL.value}", "en")
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert page.field(f"survey-out-{PRINCIPAL.value}").problem
        assert page.field(f"survey-out-{PRINCIPAL.value}").value == "en"
        assert faults(page) == []
        page.write(f"survey-out-{PRINCIPAL.value}", "1")
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert evaluated(page) == [(PRINCIPAL, 1, 0)]
        page.press(f"survey-print-{PRINCIPAL.value}")
        page.write(f"survey-out-{PRINCIPAL.value}", "0")
        page.press(f"survey-count-{PRINCIPAL.value}")
        assert evaluated(page) == [(PRINCIPAL, 1, 0)], "none was handed out"
        assert not page.has_button(f"survey-count-{PRINCIPAL.value}")


def test_at_discharge_every_group_has_its_survey_and_none_is_counted(
    tmp_path: Path,
) -> None:
    discharge = SURVEYS.on(SurveyOccasion.DISCHARGE)
    with at_work(tmp_path, occasion=SurveyOccasion.DISCHARGE) as page:
        for group in discharge.groups:
            page.press(f"survey-print-{group.value}")
            assert (tmp_path / "out" / "printed.pdf").read_bytes().startswith(b"%PDF-")
            assert f"klar att lämna ut: {word(group)}" in page.words()
            assert not page.has_button(f"survey-count-{group.value}")
        assert evaluated(page) == []
        assert "Närvaron" not in page.words()
        assert faults(page) == []


def test_a_file_from_the_discharge_is_read_in_though_the_case_is_closed(
    tmp_path: Path,
) -> None:
    person = Chooser(tmp_path / "out")
    with at_work(tmp_path, person, SurveyOccasion.DISCHARGE) as page:
        page.press(f"survey-save-{YOUNG.value}")
        file = tmp_path / "out" / person.asked[0]
        fill_in(file)
        page.do(
            record_closing,
            RecordClosing,
            Closing(ClosingReason.NO_NEED, TODAY, "Nämnden"),
        )
        page.do(close_case, CloseCase)
        person.files = (file,)
        page.press("survey-read")
        page.press("survey-read-keep")
        assert "1 fil inläst." in page.words()
        with page.desk.ports.store.reading() as work:
            counts = work.surveys.counts()
        assert {c.survey for c in counts} == {"discharge"}


def test_who_cancels_has_handed_out_nothing(tmp_path: Path) -> None:
    with at_work(tmp_path, Chooser()) as page:
        page.press(f"survey-print-{PRINCIPAL.value}")
        page.press(f"survey-save-{PRINCIPAL.value}")
        page.press("survey-read")
        assert evaluated(page) == []
        assert not page.has_button(f"survey-count-{PRINCIPAL.value}")
        page.press(f"survey-look-{PRINCIPAL.value}")


def test_a_file_is_saved_filled_in_elsewhere_and_read_in(tmp_path: Path) -> None:
    person = Chooser(tmp_path / "out")
    with at_work(tmp_path, person) as page:
        page.press(f"survey-save-{YOUNG.value}")
        (name,) = person.asked
        assert name.startswith("enkat-")
        file = tmp_path / "out" / name
        assert evaluated(page) == []
        page.press(f"survey-count-{YOUNG.value}")
        assert evaluated(page) == [(YOUNG, 1, 0)]
        fill_in(file)
        (tmp_path / "annat.pdf").write_bytes(b"hej")
        person.files = (file, tmp_path / "annat.pdf", tmp_path / "borta.pdf")
        page.press("survey-read")
        assert evaluated(page) == [(YOUNG, 1, 0)], "nothing is counted unasked"
        told = page.words()
        assert name in told
        assert "Den unge" in told
        assert "ingen hel PDF" in told
        assert faults(page) == []
        page.press("survey-read-keep")
        assert evaluated(page) == [(YOUNG, 1, 1)]
        told = page.words()
        assert "1 fil inläst." in told
        assert "Ta bort filerna" in told
        assert "2 filer lästes inte in." in told
        assert "annat.pdf" in told
        assert "ingen hel PDF" in told
        assert "går inte att öppna" in told
        person.files = (file,)
        page.press("survey-read")
        assert "redan inläst" in page.words(), "said before anything is counted"
        assert not page.has_button("survey-read-keep")
        assert "ingen hel PDF" not in page.words()
        with page.desk.ports.store.reading() as work:
            counts = work.surveys.counts()
        assert {c.answer for c in counts} == {"3", BLANK}


def test_each_file_that_would_not_count_says_so_before_any_is_counted(
    tmp_path: Path,
) -> None:
    person = Chooser(tmp_path / "out")
    with at_work(tmp_path, person, SurveyOccasion.DISCHARGE) as page:
        case = page.case.id
        ports = page.desk.ports
        made = make_survey(MakeSurvey(MEETING.id, YOUNG, fillable=True), ports)
        file, copy, empty = (tmp_path / f"{n}.pdf" for n in ("a", "b", "c"))
        empty.write_bytes(made.data)
        file.write_bytes(made.data)
        copy.write_bytes(fill_in(file).read_bytes())
        page.do(
            record_closing,
            RecordClosing,
            Closing(ClosingReason.NO_NEED, TODAY, "Nämnden"),
        )
        page.do(close_case, CloseCase)
        person.files = (empty, file, copy)
        page.press("survey-read")
        told = page.words()
        assert "Inget är besvarat i filen." in told
        assert "Filen är samma som en annan av dem du valde." in told
        assert "Ärendet är avslutat" in told
        assert page.button("survey-read-keep").text() == "Räkna 1 svar"
        assert faults(page) == []
        assert evaluated(page) == []
        with ports.store.reading() as work:
            assert work.surveys.counts() == ()
            assert work.cases.get(case).closing.closed is not None


def test_what_one_does_not_want_to_count_is_left(tmp_path: Path) -> None:
    person = Chooser(tmp_path / "out")
    with at_work(tmp_path, person) as page:
        page.press(f"survey-save-{YOUNG.value}")
        person.files = (fill_in(tmp_path / "out" / person.asked[0]),)
        page.press("survey-read")
        page.press("survey-read-leave")
        assert not page.has_button("survey-read-keep")
        assert evaluated(page) == []
        with page.desk.ports.store.reading() as work:
            assert work.surveys.counts() == ()


def test_the_young_person_may_be_asked_on_more_steps(tmp_path: Path) -> None:
    person = Chooser(tmp_path / "out")
    with at_work(tmp_path, person) as page:
        page.write("survey-steps", "faces-5")
        page.press(f"survey-save-{YOUNG.value}")
        data = (tmp_path / "out" / person.asked[0]).read_bytes()
        assert sum("faces-5/" in f"{box.name}/" for box in widgets(data)) == 6 * 7


def test_a_survey_is_looked_at_before_it_is_printed(tmp_path: Path) -> None:
    with at_work(tmp_path) as page:
        page.press(f"survey-look-{YOUNG.value}")
        card = page.sheet.findChild(PapersCard)
        assert isinstance(card, PapersCard)
        assert card.pages.isVisible()
        assert "Enkäten: Den unge" in page.words()
        page.write("survey-steps", "faces-5")
        made = card.model.state.made
        assert made
        assert "Sådär" in made.text
        page.press("survey-close")
        assert not card.pages.isVisible()


def test_a_file_that_cannot_be_written_is_not_counted(tmp_path: Path) -> None:
    with at_work(tmp_path, Chooser(tmp_path / "no-such-folder")) as page:
        page.press(f"survey-save-{PRINCIPAL.value}")
        assert not page.has_button(f"survey-count-{PRINCIPAL.value}")
        card = page.sheet.findChild(PapersCard)
        assert isinstance(card, PapersCard)
        assert card.model.state.notice


def test_in_a_closed_case_surveys_can_only_be_looked_at(tmp_path: Path) -> None:
    with at_work(tmp_path) as page:
        page.do(
            record_closing,
            RecordClosing,
            Closing(ClosingReason.NO_NEED, TODAY, "Nämnden"),
        )
        page.do(close_case, CloseCase)
        assert not page.has_button("survey-read")
        assert not page.has_button(f"survey-print-{YOUNG.value}")
        assert page.has_button(f"survey-look-{YOUNG.value}")
