"""The home's sources of pictures and the sharing of boards, as somebody works them."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.user import Role
from sipdesk.ui.picture_sources.model import TakenIn, Taking
from sipdesk.ui.picture_sources.sharing import SharingPart
from sipdesk.ui.picture_sources.view import SourcesPart
from sipdesk.ui.pictures.view import PicturesPage
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.picture_source import list_sources
from sipdesk.usecases.ports import Ports
from tests.documents.hostile_images import svg
from tests.documents.open_boards import faults_of
from tests.home import admit_as, open_ports
from tests.ui.audit import audit, tab_round
from tests.ui.shell import Slow, around, settle, show
from tests.usecases.test_picture_boards import board
from tests.usecases.test_picture_sources import FACTS, MULBERRY, cell, folder, take_in


class Person:
    """One who points out a folder and files, or changes their mind."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.asked: list[str] = []

    def folder(self, _: QWidget, __: Path) -> Path | None:
        return self.path

    def came(self, _: QWidget, ending: str) -> Path | None:
        self.asked.append(ending)
        return self.path

    def file(self, _: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.path and self.path / name


def sources(
    ports: Ports, frame: Frame, person: Person, *, may_change: bool = True
) -> SourcesPart:
    part = SourcesPart(
        around(ports),
        may_change=may_change,
        ask_folder=person.folder,
        ask_came=person.came,
    )
    return shown(frame, part)


def sharing(ports: Ports, frame: Frame, person: Person) -> SharingPart:
    part = SharingPart(
        around(ports), may_change=True, ask_file=person.file, ask_came=person.came
    )
    return shown(frame, part)


P = TypeVar("P", SourcesPart, SharingPart)


def shown(frame: Frame, part: P) -> P:
    show(frame, part)
    part.refresh()
    settle()
    return part


def press(page: ScrollPage, name: str) -> None:
    (button,) = (b for b in page.findChildren(QAbstractButton, name) if b.isVisible())
    page.ensureWidgetVisible(button)
    settle()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def names(ports: Ports) -> list[str]:
    return [one.source.name for one in list_sources(None, ports).sources]


def test_without_sources_it_says_what_they_are_for(ports: Ports, frame: Frame) -> None:
    part = sources(ports, frame, Person())
    assert part.none.isVisible()
    assert not part.first.isVisible()
    assert audit(frame) == []


def test_a_folder_is_looked_at_named_and_taken_in(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "glänta.svg", bokstav__svg=svg("<text>A</text>"))
    part = sources(ports, frame, Person(path))
    press(part, "add-folder")
    assert part.name.value == "Bank"
    assert part.about.words.startswith("2 bilder. De hittas på filernas namn.")
    assert part.name.edit.hasFocus()
    assert not part.kept.isVisible()
    press(part, "source-save")
    assert part.form.isVisible()
    assert names(ports) == []
    part.licence.set_value("Avtal")
    part.model.edit(licence="Avtal", credit="© Bank")
    press(part, "source-save")
    assert names(ports) == ["Bank"]
    assert not part.form.isVisible()
    assert part.done.words == (
        "1 av bilderna i ”Bank” är intagna. 1 bild kom inte med. 1 st: Bilden har "
        "bokstäver som behöver ett typsnitt."
    )
    assert part.add_folder.hasFocus()
    assert audit(frame) == []


def test_mulberry_is_named_by_itself_and_can_be_put_first(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    told = {"symbol-info__csv": MULBERRY.encode()}
    part = sources(ports, frame, Person(folder(tmp_path / "m", "school.svg", **told)))
    press(part, "add-zip")
    assert part.about.words == "Det är Mulberry, med 1 bilder."
    assert part.share.isChecked()
    press(part, "source-save")
    (listed,) = list_sources(None, ports).sources
    assert part.first.isVisible()
    part.first.set_value(listed.source.id)
    part.first.edited.emit(listed.source.id)
    settle()
    assert list_sources(None, ports).first == listed.source.id
    part.refresh()
    settle()
    assert part.first.value == listed.source.id


def test_boards_are_drawn_anew_when_the_symbols_in_first_hand_are_others(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = PicturesPage(around(ports))
    show(frame, page)
    page.show_part("own")
    settle()
    page.show_part("sources")
    settle()
    part = page.findChild(SourcesPart)
    assert part is not None
    told: list[bool] = []
    part.changed.connect(lambda: told.append(True))
    part.refresh()
    settle()
    assert told == []
    take_in(folder(tmp_path / "Bank", "Skola.svg"), ports)
    part.refresh()
    settle()
    assert told == [True]


def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    part = sources(ports, frame, Person(tmp_path / "borta.zip"))
    press(part, "add-zip")
    assert part.notice.title.startswith("Mappen eller zip-filen går inte att läsa")
    assert not part.form.isVisible()
    part = sources(ports, frame, Person())
    press(part, "add-folder")
    press(part, "add-zip")
    assert not part.form.isVisible()


def test_taking_in_can_be_stopped_and_then_nothing_has_come(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", *(f"bild {n}.svg" for n in range(150)))
    slow = Slow(ports)
    part = SourcesPart(slow.around, may_change=True, ask_folder=Person(path).folder)
    show(frame, part)
    press(part, "add-folder")
    slow.answer(0)
    settle()
    part.model.edit(licence="Avtal", credit="© Bank")
    press(part, "source-save")
    assert part.how_far.words == "0 av 150 bilder"
    slow.answer(1)
    settle()
    assert part.how_far.words == "100 av 150 bilder"
    assert part.stop.hasFocus()
    press(part, "sources-stop")
    slow.answer(2)
    settle()
    assert not part.progress.isVisible()
    assert names(ports) == []


def test_it_is_too_late_to_stop_when_the_pictures_are_being_kept(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    path = folder(tmp_path / "Bank", "Skola.svg")
    slow = Slow(ports)
    part = SourcesPart(slow.around, may_change=True, ask_folder=Person(path).folder)
    show(frame, part)
    press(part, "add-folder")
    slow.answer(0)
    settle()
    part.model.edit(licence="Avtal", credit="© Bank")
    press(part, "source-save")
    assert part.stop.isEnabled()
    slow.answer(1)
    settle()
    assert not part.stop.isEnabled()
    part.model.cancel()
    assert part.progress.isVisible()
    slow.answer(2)
    settle()
    assert names(ports) == ["Bank"]
    assert "”Bank” är intagna" in part.done.words
    assert not part.model.state.keeping


def test_a_source_is_changed_and_taken_out_after_it_is_said_what_shows_it(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), ports)
    save_picture_board(board("", cell(source, "glänta")), ports)
    part = sources(ports, frame, Person())
    press(part, f"source-change-{source}")
    assert part.save.text() == "Spara"
    part.model.edit(name="Ny bank", may_share=True)
    press(part, "source-save")
    assert names(ports) == ["Ny bank"]
    press(part, f"source-remove-{source}")
    assert "”Min tavla”" in part.uses.words
    assert part.keep.hasFocus()
    press(part, "source-keep")
    assert not part.asked.isVisible()
    press(part, f"source-remove-{source}")
    press(part, "source-remove")
    assert names(ports) == []


def test_who_may_not_change_them_reads_them(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    take_in(folder(tmp_path / "Bank", "glänta.svg"), ports)
    manager = admit_as(ports, Role.MANAGER)
    part = sources(manager, frame, Person(), may_change=False)
    assert part.rows.isVisible()
    assert not part.add_folder.isVisible()
    assert not [b for b in part.rows.findChildren(QAbstractButton) if b.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_state_fits_and_is_reached_by_keys(
    scale: float, qapp: QApplication, ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    apply(qapp, Theme(text_scale=scale))
    long = replace(FACTS, name="L" * 60, licence="L" * 60, credit="Å" * 160)
    source = take_in(folder(tmp_path / "Bank", "Skola.svg"), ports, long)
    part = sources(ports, frame, Person(tmp_path / "Bank"))
    assert audit(frame) == []
    wanted = {f"Button: {text}" for text in ("Lägg till mapp", "Lägg till zip")}
    assert wanted | {f"Button: Ta bort {long.name}"} <= set(tab_round(frame))
    part.model.begin(source)
    settle()
    assert audit(frame) == []
    part.draw(replace(part.model.state, taking=Taking(40, 3436)))
    settle()
    assert audit(frame) == []
    taken = TakenIn("Mulberry", 3402, {"drawing-letters": 30})
    part.draw(replace(part.model.state, form=None, taken=taken))
    settle()
    assert audit(frame) == []


# --- Sharing ----------------------------------------------------------------------


def kept(ports: Ports, title: str) -> PictureBoard:
    return save_picture_board(board(title=title), ports)


def test_chosen_templates_are_saved_for_another_home_and_another_program(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    one, _ = kept(ports, "Min tavla"), kept(ports, "Annan")
    person = Person(tmp_path)
    part = sharing(ports, frame, person)
    assert not part.share.isEnabled()
    press(part, f"share-{one.id}")
    press(part, "share")
    press(part, "export")
    assert person.asked == ["min-tavla.sipbild", "min-tavla.obz"]
    assert part.done.words == "1 tavla är sparad."
    assert faults_of((tmp_path / "min-tavla.obz").read_bytes()) == []
    assert audit(frame) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_words_that_may_tell_of_somebody_are_said_before_a_template_is_shared(
    scale: float, qapp: QApplication, ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    apply(qapp, Theme(text_scale=scale))
    open_case(OpenCase("Alva", "Påhitt"), ports)
    one, other = kept(ports, "Alva 20080212-2390"), kept(ports, "Annan")
    part = sharing(ports, frame, Person(tmp_path))
    press(part, f"share-{other.id}")
    assert not part.remarks.isVisible()
    press(part, f"share-{one.id}")
    lines = part.remarks.words.splitlines()
    assert ["personnummer" in line for line in lines] == [True, False]
    assert all("”Alva 20080212-2390”" in line for line in lines)
    assert audit(frame) == []
    press(part, "share")
    assert part.done.words == "2 tavlor är sparade."
    press(part, f"share-{one.id}")
    assert not part.remarks.isVisible()


def test_what_came_is_shown_before_it_is_taken_in(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    source = take_in(
        folder(tmp_path / "Bank", "glänta.svg"), ports, replace(FACTS, may_share=True)
    )
    mine = save_picture_board(board("", cell(source, "glänta")), ports)
    giving = sharing(ports, frame, Person(tmp_path))
    press(giving, f"share-{mine.id}")
    press(giving, "share")
    other = open_ports(tmp_path / "other")
    part = sharing(other, frame, Person(tmp_path / "min-tavla.sipbild"))
    assert part.none.isVisible()
    press(part, "sharing-fetch")
    assert FACTS.credit in part.drawn_by.words
    press(part, "came-put-away")
    assert not part.came.isVisible()
    press(part, "sharing-fetch")
    press(part, "came-take")
    assert part.done.words == "1 tavla är ny bland Egna tavlor."
    press(part, "sharing-fetch")
    assert not part.take.isVisible()
    assert audit(frame) == []
    other.store.close()


def test_what_goes_wrong_with_a_file_is_said(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    one = kept(ports, "Min tavla")
    part = sharing(ports, frame, Person(tmp_path / "borta"))
    press(part, f"share-{one.id}")
    press(part, "share")
    assert part.notice.title.startswith("Filen gick inte att spara")
    press(part, "sharing-fetch")
    assert part.notice.title.startswith("Filen med bildtavlor finns inte kvar")
    (tmp_path / "x.sipbild").write_bytes(b"x")
    part = sharing(ports, frame, Person(tmp_path / "x.sipbild"))
    press(part, "sharing-fetch")
    assert part.notice.title.startswith("Filen är ingen hel fil")
    nobody = sharing(ports, frame, Person())
    press(nobody, f"share-{one.id}")
    for name in ("share", "export", "sharing-fetch"):
        press(nobody, name)
    assert nobody.notice.title == ""


def test_a_source_that_is_closed_is_said_by_its_name(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), ports)
    mine = save_picture_board(board("", cell(source, "glänta")), ports)
    part = sharing(ports, frame, Person(tmp_path))
    press(part, f"share-{mine.id}")
    press(part, "share")
    assert FACTS.name in part.notice.title
    assert not list(tmp_path.glob("*.sipbild"))
