"""A text is typed, kept, saved, refused and taken back; nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from sipdesk.ui.home.texts.model import TextsModel
from sipdesk.ui.runner import ThreadRunner
from sipdesk.usecases.draft import read_draft
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import (
    TextOrder,
    WriteText,
    draft_of,
    list_typed,
    read_text,
    save_text,
)
from tests.ui.shell import Slow, around

CHECKLIST = "texts/checklist"
AGENDA = "texts/agenda"
SHEET = "sheets/where-to-complain"


def opened(ports: Ports, name: str = CHECKLIST) -> TextsModel:
    model = TextsModel(around(ports), lambda _: None)
    model.refresh()
    model.open(name)
    return model


def typed(model: TextsModel, was: str, becomes: str) -> None:
    assert was in model.state.text
    model.edit(model.state.text.replace(was, becomes))


def holds(ports: Ports, name: str = CHECKLIST) -> str:
    return read_text(TextOrder(name), ports).text


def test_a_text_is_shown_on_its_paper_when_it_is_opened(ports: Ports) -> None:
    model = opened(ports)
    state = model.state
    assert state.text == holds(ports)
    assert state.shown is not None
    assert state.shown.data.startswith(b"%PDF")
    assert not state.dirty
    assert state.is_the_programs


def test_what_is_typed_is_drawn_and_saved_as_the_homes_own(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan visar", "Vår lista visar")
    model.preview()
    assert model.state.shown is not None
    assert "Vår lista visar" in model.state.shown.words
    assert "Vår lista visar" not in holds(ports)
    model.save()
    assert "Vår lista visar" in holds(ports)
    assert not model.state.dirty
    assert model.state.saved_at is not None
    own = {e.name: e.own for e in model.state.entries or ()}[CHECKLIST]
    assert own is not None
    assert own.number == 1


def test_saving_what_is_saved_makes_no_version(ports: Ports) -> None:
    model = opened(ports)
    model.save()
    assert read_text(TextOrder(CHECKLIST), ports).versions == ()


def test_a_fault_is_told_with_its_line_and_the_paper_stays(ports: Ports) -> None:
    model = opened(ports)
    before = model.state.shown
    typed(model, "{done}", "{klara}")
    model.preview()
    fault = model.state.fault
    assert fault is not None
    assert "{klara}" in model.state.text.split("\n")[fault.line - 1]
    assert model.state.shown is before
    assert model.state.older
    typed(model, "{klara}", "{done}")
    model.preview()
    assert model.state.fault is None
    assert not model.state.older


def test_what_is_not_right_is_refused_with_its_fault_and_kept(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "{done}", "{klara}")
    model.save()
    assert model.state.notice is not None
    assert model.state.fault is not None
    assert "{klara}" in model.state.text
    assert not model.state.busy
    assert read_text(TextOrder(CHECKLIST), ports).versions == ()
    assert list_typed(None, ports) == {CHECKLIST}
    typed(model, "{klara}", "{done}")
    model.preview()
    assert model.state.notice is None


def test_an_empty_text_is_refused_and_not_taken_for_going_back(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.save()
    model.edit("")
    model.save()
    assert model.state.fault is not None
    assert model.state.text == ""
    assert "Vår lista" in holds(ports)


def test_what_is_typed_comes_back_another_day_and_is_not_saved_unasked(
    ports: Ports,
) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.keep()
    again = opened(ports)
    assert again.state.restored
    assert again.state.notice is not None
    assert "Vår lista" in again.state.text
    again.open(AGENDA)
    assert again.state.unsaved == {CHECKLIST}
    assert "Vår lista" not in holds(ports)
    again.open(CHECKLIST)
    assert again.state.restored
    again.save()
    assert "Vår lista" in holds(ports)
    assert list_typed(None, ports) == frozenset()
    assert again.state.unsaved == frozenset()


def test_what_was_restored_can_be_thrown_away_and_taken_back(ports: Ports) -> None:
    typed(first := opened(ports), "Listan", "Vår lista")
    first.keep()
    model = opened(ports)
    model.discard()
    assert model.state.text == holds(ports)
    assert not model.state.restored
    assert list_typed(None, ports) == frozenset()
    model.undo()
    assert "Vår lista" in model.state.text
    model.keep()
    assert list_typed(None, ports) == {CHECKLIST}


def test_opening_another_text_keeps_what_was_typed_on_the_first(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.open(AGENDA)
    draft = read_draft(draft_of(CHECKLIST), ports)
    assert draft is not None
    assert "Vår lista" in draft.form
    assert model.state.text == holds(ports, AGENDA)
    model.close()
    assert model.state.chosen == ""


def test_typing_back_to_what_is_saved_leaves_no_draft(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.keep()
    typed(model, "Vår lista", "Listan")
    model.keep()
    assert read_draft(draft_of(CHECKLIST), ports) is None


def test_a_draft_that_says_what_is_saved_is_forgotten(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.keep()
    save_text(WriteText(CHECKLIST, 0, model.state.text), ports)
    again = opened(ports)
    assert not again.state.restored
    assert list_typed(None, ports) == frozenset()


def test_going_back_to_the_programs_text_can_itself_be_taken_back(
    ports: Ports,
) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.save()
    typed(model, "Vår lista", "Vår egen lista")
    model.go_back()
    full = model.state.full
    assert full is not None
    assert full.entry.own is None
    assert model.state.text == full.built_in
    assert [v.number for v in full.versions] == [2, 1]
    model.undo()
    assert "Vår lista" in holds(ports)
    assert "Vår egen lista" in model.state.text
    assert model.state.dirty


def test_going_back_before_anything_is_saved_only_empties_the_box(
    ports: Ports,
) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.go_back()
    assert model.state.is_the_programs
    assert read_text(TextOrder(CHECKLIST), ports).versions == ()
    model.undo()
    assert "Vår lista" in model.state.text


def test_an_earlier_version_is_put_in_the_box_and_not_saved(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.save()
    typed(model, "Vår lista", "Hemmets lista")
    model.save()
    model.take_up(1)
    assert "Vår lista" in model.state.text
    assert "Hemmets lista" in holds(ports)
    model.take_up(0)
    assert model.state.full is not None
    assert model.state.text == model.state.full.built_in
    model.undo()
    assert "Vår lista" in model.state.text
    model.save()
    assert "Vår lista" in holds(ports)
    assert len(read_text(TextOrder(CHECKLIST), ports).versions) == 3


def test_typing_on_takes_the_way_back_away(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.take_up(0)
    assert model.state.replaced is not None
    typed(model, "Listan", "Min lista")
    assert model.state.replaced is None


def test_two_who_save_at_once_are_told_and_what_was_typed_stays(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    other = model.state.text.replace("Vår lista", "Deras lista")
    save_text(WriteText(CHECKLIST, 0, other), ports)
    model.save()
    assert model.state.notice is not None
    assert "Någon har sparat" in model.state.notice.text
    assert "Vår lista" in model.state.text
    assert "Deras lista" in holds(ports)
    assert list_typed(None, ports) == {CHECKLIST}
    model.save()
    assert "Vår lista" in holds(ports)
    assert model.state.notice is None


def test_a_draft_on_an_older_version_does_not_write_over_the_new(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.keep()
    theirs = holds(ports).replace("Listan", "Deras lista")
    save_text(WriteText(CHECKLIST, 0, theirs), ports)
    again = opened(ports)
    assert again.state.restored
    again.save()
    assert "Deras lista" in holds(ports)
    assert "Vår lista" in again.state.text


def test_reading_again_shows_what_is_new_and_keeps_what_is_typed(ports: Ports) -> None:
    model, other = opened(ports), opened(ports, AGENDA)
    theirs = holds(ports).replace("Listan", "Deras lista")
    save_text(WriteText(CHECKLIST, 0, theirs), ports)
    model.refresh()
    assert "Deras lista" in model.state.text
    own = other.state.text + "\nMer."
    other.edit(own)
    other.refresh()
    assert other.state.text == own


def test_an_answer_that_comes_late_is_not_shown(ports: Ports) -> None:
    slow = Slow(ports)
    model = TextsModel(slow.around, lambda _: None)
    model.open(CHECKLIST)
    slow.answer(0)  # the text
    slow.answer(1)  # its draft, whereupon the paper is asked for
    typed(model, "Listan visar", "Min lista visar")
    model.preview()
    slow.answer(3)
    slow.answer(2)
    assert model.state.shown is not None
    assert "Min lista visar" in model.state.shown.words


def test_a_text_that_is_no_longer_looked_at_is_not_shown(ports: Ports) -> None:
    slow = Slow(ports)
    model = TextsModel(slow.around, lambda _: None)
    model.open(CHECKLIST)
    model.open(SHEET)
    slow.answer(0)
    slow.answer(2)
    assert model.state.text == ""
    slow.answer(1)
    slow.answer(3)
    assert model.state.full is not None
    assert model.state.full.entry.name == SHEET


def test_what_is_typed_while_saving_stays_unsaved(ports: Ports) -> None:
    slow = Slow(ports)
    model = TextsModel(slow.around, lambda _: None)
    model.open(CHECKLIST)
    slow.answer(0)
    slow.answer(1)
    typed(model, "Listan", "Vår lista")
    model.save()
    assert slow.asked[-1] is save_text
    typed(model, "Vår lista", "Vår egen lista")
    slow.answer(len(slow.asked) - 1)
    assert "Vår lista" in holds(ports)
    assert "Vår egen lista" in model.state.text
    assert model.state.dirty
    assert model.state.seen == 1


def test_a_text_that_fits_no_longer_is_shown_with_its_fault(ports: Ports) -> None:
    model = opened(ports)
    typed(model, "Listan", "Vår lista")
    model.save()
    letter = ports.content.texts["checklist"]
    changed = replace(letter, placeholders={**letter.placeholders, "day": "dagen"})
    content = replace(
        ports.content, texts={**ports.content.texts, "checklist": changed}
    )
    again = opened(replace(ports, content=content))
    entry = {e.name: e for e in again.state.entries or ()}[CHECKLIST]
    assert entry.unfit
    assert again.state.fault is not None
    assert again.state.shown is None
    assert "Vår lista" in again.state.text


# --- While answers take their time, as in the window ---------------------------------


@pytest.fixture
def runner(ports: Ports, qtbot: QtBot) -> Iterator[ThreadRunner[Ports]]:
    """Give threads of their own, as the window has."""
    bugs: list[BaseException] = []
    made = ThreadRunner(ports, bugs.append)
    yield made
    qtbot.wait(1)
    made.stop()
    assert bugs == []


@pytest.mark.journey
def test_the_last_that_was_typed_is_what_is_drawn_and_saved(
    ports: Ports, runner: ThreadRunner[Ports], qtbot: QtBot
) -> None:
    model = TextsModel(replace(around(ports), runner=runner), lambda _: None)
    model.refresh()
    model.open(CHECKLIST)
    qtbot.waitUntil(lambda: model.state.shown is not None)
    for letter in "Och en rad till.":
        model.edit(model.state.text + letter)
        model.preview()
        model.keep()
    model.save()
    qtbot.waitUntil(lambda: model.state.saved_at is not None and not model.state.dirty)
    assert holds(ports).endswith("Och en rad till.")

    def drawn() -> bool:
        shown = model.state.shown
        return shown is not None and shown.order.text == model.state.text

    qtbot.waitUntil(drawn)
    qtbot.waitUntil(lambda: list_typed(None, ports) == frozenset())
    assert model.state.unsaved == frozenset()
