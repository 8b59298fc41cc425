"""Several homes are added up by hand: choose, open by passphrase, take away, save."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.aggregate import half_years
from sipdesk.domain.errors import SipdeskError
from sipdesk.storage.aggregate_file import OpenAggregates
from sipdesk.ui.aggregate.model import Outside
from sipdesk.ui.aggregate.view import HomesPage
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.aggregate import (
    CameFile,
    Desk,
    GiveFigures,
    HomesRead,
    SumPaper,
    give_figures,
    print_homes,
    read_homes,
)
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, SetClock, content
from tests.ui.audit import audit, tab_round
from tests.ui.shell import press, said, settle, show
from tests.ui.typing import type_text
from tests.usecases.two_homes import open_other

DESK = Desk(OpenAggregates(), content(), SetClock())
HALF = half_years(TODAY, 1)[0]


def read(
    files: tuple[CameFile, ...], then: Callable[[HomesRead], None], _: object
) -> None:
    then(read_homes(files, DESK))


def paper(
    homes: HomesRead,
    then: Callable[[SumPaper], None],
    otherwise: Callable[[SipdeskError], None],
) -> None:
    try:
        made = print_homes(homes, DESK)
    except SipdeskError as error:
        otherwise(error)
    else:
        then(made)


class Person:
    """One at headquarters, with files of two homes and something else."""

    def __init__(self, here: Ports, there: Ports, folder: Path) -> None:
        self.chosen: tuple[Path, ...] = ()
        self.cut, self.whole, self.other = (folder / n for n in ("a", "b", "c"))
        self.saved = folder / "summa.pdf"
        give_figures(GiveFigures(HALF, self.cut), there)
        given = give_figures(GiveFigures(HALF, self.whole, "Anna", is_sis=True), here)
        self.passphrase = given.passphrase
        self.other.write_text("hej", "utf-8")

    def page(self, frame: Frame) -> HomesPage:
        page = HomesPage(
            Outside(read, paper),
            ask_files=lambda _: self.chosen,
            ask_file=lambda *_: self.saved,
        )
        show(frame, page)
        page.begin()
        return page

    def choose(self, page: HomesPage, *paths: Path) -> None:
        self.chosen = paths
        press(page.choose)
        settle()


def seen(page: QWidget, name: str) -> QWidget:
    """Give what is shown by a name; what was there before it may not be gone yet."""
    named = page.findChildren(QWidget, name)
    return next(part for part in named if part.isVisible())


def chips(page: HomesPage) -> list[str]:
    return [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]


@pytest.fixture
def person(ports: Ports, tmp_path: Path) -> Iterator[Person]:
    there = open_other(tmp_path / "there")
    yield Person(ports, there, tmp_path)
    there.store.close()


@pytest.mark.journey
def test_files_are_opened_by_what_was_told_and_added_up(
    person: Person, frame: Frame
) -> None:
    page = person.page(frame)
    person.choose(page, person.cut, person.whole, person.other)
    words = said(page)
    assert "Andra påhittade hemmet" in words
    assert "Filen öppnas med en lösenfras." in words
    assert "Filen innehåller inga siffror från SIPdesk." in words
    assert chips(page) == ["Räknas inte"]
    type_text(page.secrets[person.whole].edit, "fel")
    press(seen(page, "homes-open-b"))
    assert "Lösenfrasen öppnar inte filen." in said(page)
    type_text(page.secrets[person.whole].edit, person.passphrase)
    press(seen(page, "homes-open-b"))
    assert page.secrets == {}
    assert "Andra halvåret 2025, 2 hem." in said(page)
    grids = page.findChildren(FigureTable)
    heads = [grid.grid.heads for grid in grids if grid.isVisible()]
    assert set(heads) == {("Andra påhittade hemmet", "Påhittade ungdomshemmet", "Alla")}
    press(seen(page, "homes-away-c"))
    assert "inga siffror från SIPdesk" not in said(page)


@pytest.mark.journey
def test_the_sum_is_saved_as_a_paper(person: Person, frame: Frame) -> None:
    page = person.page(frame)
    person.choose(page, person.cut)
    press(page.save)
    said_in = PdfReader(BytesIO(person.saved.read_bytes())).pages[0].extract_text()
    assert "Sammanställning av flera hem" in said_in
    assert "är sparad" in said(page)
    person.saved = person.saved / "ingen" / "plats.pdf"
    press(page.save)
    assert "kunde inte sparas" in said(page)


@pytest.mark.journey
def test_with_nothing_chosen_or_nothing_to_add_it_is_calm(
    person: Person, frame: Frame
) -> None:
    page = person.page(frame)
    person.choose(page)
    assert not page.files.isVisible()
    person.choose(page, person.other)
    assert "Ingen fil går att räkna än." in said(page)
    assert not page.sums.isVisible()
    person.choose(page, person.other)
    assert len(page.model.state.files) == 1
    press(seen(page, "homes-away-c"))
    assert not page.files.isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_and_walked_through(
    person: Person, frame: Frame, qapp: QApplication, mode: Any, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))
    page = person.page(frame)
    person.choose(page, person.cut, person.whole, person.other)
    settle()
    assert audit(frame) == []
    stops = tab_round(frame)
    assert stops[:3] == [
        "Button: Tillbaka",
        "Button: Välj filer …",
        "Button: Ta bort filen a ur listan",
    ]
