"""A printed table is counted again on Statistik, the pilot's or one's own."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from sipdesk.ui.figures.recount import RecountCard
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import around, focus, found, settle, show


@pytest.fixture
def card(counted: Ports, frame: Frame, tmp_path: Path) -> RecountCard:
    made = RecountCard(
        around(counted),
        ask_file=lambda _, name: tmp_path / name,
        ask_table=lambda _: tmp_path / "own.csv",
    )
    show(frame, ScrollPage(made, name="page"))  # as it stands on Statistik
    return made


def click(card: RecountCard, name: str) -> None:
    button = found(card, name)
    assert isinstance(button, QAbstractButton)
    button.click()
    settle()


def test_the_pilots_own_contradictions_are_told_in_a_sentence_each(
    card: RecountCard,
) -> None:
    click(card, "recount-pilot")
    assert card.model.state.found is not None
    words = [one.sentence for one in card.model.state.found.found]
    for printed, added in (("28", "22"), ("9", "8"), ("40", "39")):
        assert any(printed in one and added in one for one in words)
    assert audit(card) == []


def test_what_is_printed_stands_beside_what_the_cells_add_up_to(
    card: RecountCard,
) -> None:
    click(card, "recount-pilot")
    rows = {
        row.head: tuple(cell.text for cell in row.cells) for row in card.grid.grid.rows
    }
    assert rows["Upptäckt behov"] == ("28", "22 (-1) + okänt", "+6")
    assert rows["Genomförda"] == ("9", "8 + okänt", "+1")
    assert rows["Fanns det en SIP vid utskrivning?"] == ("39", "40", "\N{MINUS SIGN}1")


def test_what_was_counted_is_put_away_and_the_focus_stays_on_the_card(
    card: RecountCard,
) -> None:
    click(card, "recount-pilot")
    assert card.grid.isVisible()
    click(card, "recount-close")
    assert card.model.state.found is None
    assert not card.grid.isVisible()
    assert focus() is card.pilot


def test_the_recount_is_saved_as_a_paper(card: RecountCard, tmp_path: Path) -> None:
    click(card, "recount-pilot")
    click(card, "recount-save")
    assert (tmp_path / "tabell-kontrollraknad.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_example_can_be_read_again(card: RecountCard, tmp_path: Path) -> None:
    click(card, "recount-example")
    (tmp_path / "tabell.csv").replace(tmp_path / "own.csv")
    click(card, "recount-choose")
    assert card.model.state.found is not None
    assert not card.model.state.is_pilots
    assert card.model.state.found.refused == ()


def test_a_file_that_cannot_be_read_is_said_and_what_was_shown_stays(
    card: RecountCard, tmp_path: Path
) -> None:
    click(card, "recount-pilot")
    shown = card.model.state.found
    click(card, "recount-choose")  # it is not there
    assert card.model.state.notice is not None
    assert card.model.state.found is shown
    (tmp_path / "own.csv").write_bytes(b"\0\0")
    click(card, "recount-choose")
    assert card.model.state.notice is not None
    assert card.model.state.found is shown
