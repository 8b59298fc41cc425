"""What was typed and then replaced is kept, until something new is typed or saved."""

from collections.abc import Callable
from functools import partial

import pytest

from sipdesk.ui.home.texts.model import TextsModel
from sipdesk.usecases.draft import read_draft
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import draft_of, list_typed, save_text
from tests.ui.home.texts.test_model import AGENDA, CHECKLIST, opened, typed
from tests.ui.shell import Slow


def with_own_and_more_typed(ports: Ports) -> TextsModel:
    model = opened(ports)
    typed(model, "Listan visar", "Vår lista visar")
    model.save()
    typed(model, "Vår lista", "Osparade listan")
    return model


def put_programs(model: TextsModel) -> None:
    model.go_back()


def put_version(model: TextsModel) -> None:
    model.take_up(1)


def put_one_after_another(model: TextsModel) -> None:
    model.take_up(0)
    model.go_back()
    model.take_up(1)


REPLACING = pytest.mark.parametrize(
    "put", [put_programs, put_version, put_one_after_another]
)


@pytest.mark.journey
@REPLACING
@pytest.mark.parametrize("kept", [False, True], ids=["not yet kept", "kept"])
def test_what_was_typed_and_then_replaced_comes_back_another_day(
    ports: Ports, put: Callable[[TextsModel], None], *, kept: bool
) -> None:
    model = with_own_and_more_typed(ports)
    if kept:
        model.keep()
    put(model)
    assert "Osparade listan" not in model.state.text
    model.keep()
    assert CHECKLIST in model.state.unsaved
    model.open(AGENDA)
    model.open(CHECKLIST)
    assert "Osparade listan" in model.state.text
    assert model.state.restored
    assert "Osparade listan" in opened(ports).state.text


@REPLACING
def test_what_was_typed_and_then_replaced_is_taken_back_at_once(
    ports: Ports, put: Callable[[TextsModel], None]
) -> None:
    model = with_own_and_more_typed(ports)
    put(model)
    model.undo()
    assert "Osparade listan" in model.state.text
    assert model.state.replaced is None


def test_typing_back_to_the_programs_text_before_saving_keeps_what_was_typed(
    ports: Ports,
) -> None:
    model = opened(ports)
    typed(model, "Listan", "Osparade listan")
    model.go_back()
    model.close()
    assert "Osparade listan" in opened(ports).state.text


@REPLACING
def test_what_was_replaced_is_let_go_when_something_new_is_typed(
    ports: Ports, put: Callable[[TextsModel], None]
) -> None:
    model = with_own_and_more_typed(ports)
    put(model)
    model.edit(f"{model.state.text}\nNytt.")
    model.keep()
    draft = read_draft(draft_of(CHECKLIST), ports)
    assert draft is not None
    assert "Nytt." in draft.form
    assert "Osparade listan" not in draft.form


def test_what_was_replaced_is_let_go_when_a_version_is_saved(ports: Ports) -> None:
    model = with_own_and_more_typed(ports)
    model.take_up(0)
    model.keep()
    model.save()
    assert list_typed(None, ports) == frozenset()
    assert model.state.unsaved == frozenset()


def test_what_is_thrown_away_after_it_was_replaced_is_not_kept_again(
    ports: Ports,
) -> None:
    model = with_own_and_more_typed(ports)
    model.keep()
    model.go_back()
    model.discard()
    model.keep()
    assert list_typed(None, ports) == frozenset()
    model.undo()
    assert "Osparade listan" in model.state.text


def going_back(ports: Ports) -> tuple[TextsModel, Callable[[], None]]:
    """Ask for the program's text; it is back when the callable is called."""
    with_own_and_more_typed(ports).keep()
    slow = Slow(ports)
    model = TextsModel(slow.around, lambda _: None)
    model.open(CHECKLIST)
    slow.answer(0)
    slow.answer(1)
    model.go_back()
    sent = len(slow.asked) - 1
    assert slow.asked[sent] is save_text
    return model, partial(slow.answer, sent)


def test_leaving_before_the_programs_text_is_back_loses_nothing_typed(
    ports: Ports,
) -> None:
    model, come_back = going_back(ports)
    model.close()
    come_back()
    assert "Osparade listan" in opened(ports).state.text


def test_what_is_typed_while_the_programs_text_comes_back_is_what_is_kept(
    ports: Ports,
) -> None:
    model, come_back = going_back(ports)
    typed(model, "Osparade listan", "Senaste listan")
    come_back()
    assert model.state.replaced is None
    assert "Senaste listan" in model.state.to_keep
