"""A template is pointed out, mapped, tried and kept; a bad one is refused aloud."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sipdesk.domain.template import PlanField
from sipdesk.ui.home.templates.view import TemplatesPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.template import list_templates
from tests.documents.template.hostile import WORD
from tests.documents.template.made import braces, form
from tests.ui.audit import audit, tab_round
from tests.ui.shell import around, said, settle, show

TEMPLATE = braces(
    "{{ namn }}", "{{ huvudansvarig }}", "{{ okant }}", columns=("vad", "vem")
)


class Person:
    """One who points out a file, or changes their mind."""

    def __init__(self, folder: Path, data: bytes | None = TEMPLATE) -> None:
        self.folder = folder
        self.path = folder / "mall"
        if data is not None:
            self.path.write_bytes(data)

    def template(self, _: QWidget) -> Path | None:
        return self.path

    def file(self, _: QWidget, name: str) -> Path | None:
        return self.folder / name


def opened(ports: Ports, frame: Frame, person: Person) -> TemplatesPage:
    page = TemplatesPage(
        around(ports), ask_template=person.template, ask_file=person.file
    )
    show(frame, page)
    page.refresh()
    settle()
    return page


def press(page: TemplatesPage, name: str) -> None:
    button = page.findChild(QWidget, name)
    assert button is not None
    assert button.isVisible()
    page.ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_without_templates_it_says_what_they_are_for(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    assert page.empty.isVisible()
    assert not page.form.isVisible()
    assert audit(frame) == []


@pytest.mark.journey
def test_a_template_is_mapped_tried_and_kept(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    assert page.about.words == ("Word med 6 fält. 5 är kopplade. 1 fylls inte i.")
    assert page.fields.fields["okant"].value == ""
    assert page.fields.fields["namn"].value == PlanField.YOUNG_PERSON.value
    assert page.lacks.isHidden()
    press(page, "template-save")
    assert "Mallen saknar namn." in page.name.problem
    page.model.edit(name="SIP Region Påhitt", region="Region Stockholm")
    press(page, "template-try")
    assert "Ronja Påhittad" in said(page.tried)
    press(page, "template-keep")
    assert (tmp_path / "prov-pa-mall.docx").read_bytes().startswith(b"PK")
    assert audit(frame) == []
    press(page, "template-save")
    (kept,) = list_templates(None, ports)
    assert (kept.name, kept.region) == ("SIP Region Påhitt", "Region Stockholm")
    assert not page.form.isVisible()
    assert page.list.rows[0].words == (
        "SIP Region Påhitt. Region Stockholm. Word, 5 fält kopplade"
    )
    assert audit(frame) == []


@pytest.mark.journey
def test_a_kept_template_is_changed_taken_away_and_put_back(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    page.model.edit(name="Mall")
    press(page, "template-save")
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    assert page.form.heading.words == "Ändra mall"
    page.model.map("okant", PlanField.IMPORTANT.value)
    press(page, "template-save")
    (kept,) = list_templates(None, ports)
    assert len(kept.fields) == 6
    page.model.begin(kept.id)
    settle()
    press(page, "template-remove")
    assert list_templates(None, ports) == ()
    assert page.undo.isVisible()
    page.model.put_back()
    (again,) = list_templates(None, ports)
    assert [f.field for f in again.fields] == [f.field for f in kept.fields]


@pytest.mark.journey
def test_rows_decide_what_can_stand_inside_them(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    inside = page.fields.fields["insatser.vad"]
    assert inside.value == PlanField.MEASURE_WHAT.value
    page.model.map("insatser", PlanField.GOALS.value)
    assert inside.value == ""
    offered = {inside.combo.itemData(n) for n in range(inside.combo.count())}
    goals = {f.value for f in PlanField if f.rows is PlanField.GOALS}
    assert offered == {"", *goals}
    page.model.map("insatser", "")
    assert inside.combo.count() == 1


def test_what_the_statute_asks_for_and_no_field_shows_is_told(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    page.model.map("huvudansvarig", "")
    assert "vem som är huvudansvarig" in page.lacks.words
    assert audit(frame) == []


@pytest.mark.journey
def test_rows_without_columns_are_told_of_and_refused_by_their_name(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    unknown = braces("{{ huvudansvarig }}", columns=("beskrivning", "utforare"))
    page = opened(ports, frame, Person(tmp_path, unknown))
    press(page, "template-first")
    assert page.fields.fields["insatser"].value == PlanField.MEASURES.value
    assert "vilka insatser som behövs" in page.lacks.words
    assert "vem som är huvudansvarig" not in page.lacks.words
    page.model.edit(name="Mall")
    press(page, "template-save")
    assert "Raderna ”insatser” är kopplade" in said(page.notice)
    assert list_templates(None, ports) == ()
    page.model.map("insatser.beskrivning", PlanField.MEASURE_WHAT.value)
    press(page, "template-save")
    assert len(list_templates(None, ports)) == 1


def test_a_form_is_tried_on_its_own_pages(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path, form(3)))
    press(page, "template-first")
    press(page, "template-try")
    assert page.pages.isVisible()
    assert page.pages.page_widths()
    assert "Ronja Påhittad" in page.pages.words.toPlainText()
    assert audit(frame) == []


@pytest.mark.parametrize("name", ["macros", "a link", "no field at all"])
def test_a_template_that_may_not_be_used_is_refused_with_the_reason(
    ports: Ports, frame: Frame, tmp_path: Path, name: str
) -> None:
    page = opened(ports, frame, Person(tmp_path, WORD[name][1]()))
    press(page, "template-first")
    assert page.notice.isVisible()
    assert said(page.notice).startswith("Mallen")
    assert not page.form.isVisible()
    assert audit(frame) == []


def test_a_file_that_is_not_there_is_told_of(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path, None))
    press(page, "template-first")
    assert said(page.notice).startswith("Filen kunde inte läsas")


@pytest.mark.journey
def test_a_new_file_keeps_what_still_fits(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = opened(ports, frame, person)
    press(page, "template-first")
    page.model.edit(name="Mall")
    page.model.map("okant", PlanField.IMPORTANT.value)
    person.path.write_bytes(braces("{{ okant }}", "{{ namn }}"))
    press(page, "template-change")
    assert page.name.value == "Mall"
    assert page.fields.fields.keys() == {"okant", "namn"}
    assert page.fields.fields["okant"].value == PlanField.IMPORTANT.value


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 760])
@pytest.mark.journey
def test_it_can_be_read_and_walked_through_in_any_window(
    request: pytest.FixtureRequest, tmp_path: Path, scale: float, width: int
) -> None:
    frame: Frame = request.getfixturevalue("frame")
    apply(request.getfixturevalue("qapp"), Theme(text_scale=scale))
    frame.resize(width, 720)
    ports: Ports = request.getfixturevalue("ports")
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    press(page, "template-try")
    assert audit(frame) == []
    page.name.focus()
    assert len(tab_round(frame)) >= 8


@pytest.mark.journey
def test_what_was_mapped_is_thrown_away_when_it_is_cancelled(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page, "template-first")
    before = page.model.state
    press(page, "template-cancel")
    assert page.model.state == replace(before, form=None)
