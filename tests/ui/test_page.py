"""A part of the case while answers take their time, as in the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from sipdesk.domain.case import CaseId
from sipdesk.ui.need.model import NeedForm, form_of, save_of
from sipdesk.ui.page import PartModel
from sipdesk.ui.runner import ThreadRunner
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.ports import Ports
from tests.ui.case.fixtures import case_id, desk, home
from tests.ui.case.walked import Desk

__all__ = ["case_id", "desk", "home"]

Make = Callable[[], PartModel[NeedForm]]


@pytest.fixture
def runner(desk: Desk, qtbot: QtBot) -> Iterator[ThreadRunner[Ports]]:
    """Give threads of their own, as the window has."""
    bugs: list[BaseException] = []
    made = ThreadRunner(desk.ports, bugs.append)
    yield made
    qtbot.wait(1)
    made.stop()
    assert bugs == []


@pytest.fixture
def make(
    desk: Desk, case_id: CaseId, runner: ThreadRunner[Ports], qtbot: QtBot
) -> Make:
    """Make a page's part and wait until it stands there."""
    around = replace(desk.around, runner=runner)

    def made() -> PartModel[NeedForm]:
        model = PartModel(
            "need",
            around,
            NeedForm(),
            form_of,
            lambda case, form: save_of(case, form, around),
            lambda _: None,
        )
        model.show_case(desk.view(case_id))
        qtbot.wait(50)  # a draft may be on its way
        return model

    return made


def draft_in(desk: Desk, case_id: CaseId) -> bool:
    return read_draft(DraftOf(case_id, "need"), desk.ports) is not None


def settled(model: PartModel[NeedForm], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not model.state.busy)
    qtbot.wait(50)  # what was dropped is dropped on the other thread


def test_what_is_being_saved_is_not_kept_as_well(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    model = make()
    model.edit(reason="Ingen håller i det.")
    model.keep()
    model.leave()
    model.keep()
    settled(model, qtbot)
    assert desk.view(case_id).case.need.reason == "Ingen håller i det."
    assert not draft_in(desk, case_id)


def test_what_is_typed_while_saving_is_kept_and_then_saved(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    model = make()
    model.edit(reason="Ingen")
    model.leave()
    model.edit(reason="Ingen håller i det.")
    model.leave()
    qtbot.waitUntil(
        lambda: desk.view(case_id).case.need.reason == "Ingen håller i det."
    )
    settled(model, qtbot)
    assert not draft_in(desk, case_id)


def for_the_next(
    desk: Desk, case_id: CaseId, runner: ThreadRunner[Ports], qtbot: QtBot
) -> PartModel[NeedForm]:
    """Give a form that begins anew once what stands in it is saved by its button."""
    around = replace(desk.around, runner=runner)
    model = PartModel(
        "need",
        around,
        NeedForm(),
        lambda _: NeedForm(reason="Som det börjar"),
        lambda case, form: save_of(case, form, around),
        lambda _: None,
        by_button=True,
    )
    model.show_case(desk.view(case_id))
    qtbot.wait(50)
    return model


def test_a_form_for_the_next_keeps_what_was_typed_while_the_first_was_saved(
    desk: Desk, case_id: CaseId, runner: ThreadRunner[Ports], qtbot: QtBot
) -> None:
    model = for_the_next(desk, case_id, runner, qtbot)
    model.edit(reason="Det första")
    model.save()
    model.edit(kommun_what="Det andra")
    pressed = []
    model.save(lambda: pressed.append(model.state.form))
    qtbot.waitUntil(lambda: bool(pressed))
    settled(model, qtbot)
    need = desk.view(case_id).case.need
    assert (need.reason, need.kommun_what) == ("Som det börjar", "Det andra")
    assert not model.dirty


def test_what_is_typed_anew_while_the_first_is_saved_stays_though_it_is_the_same(
    desk: Desk, case_id: CaseId, runner: ThreadRunner[Ports], qtbot: QtBot
) -> None:
    model = for_the_next(desk, case_id, runner, qtbot)
    model.edit(reason="Planen fortsätter", kommun_what="Det första", by="Karin")
    model.save()
    model.edit(kommun_what="Det andra")
    model.edit(reason="Planen fortsätter")
    settled(model, qtbot)
    stands = model.state.form
    assert (stands.reason, stands.kommun_what) == ("Planen fortsätter", "Det andra")
    assert not stands.by, "nobody has typed it anew"
    model.save()
    settled(model, qtbot)
    assert model.state.form == NeedForm(reason="Som det börjar")


def test_typing_back_to_what_is_saved_leaves_no_draft(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    model = make()
    before = model.state.form.reason
    model.edit(reason="Ångrat")
    model.keep()
    model.edit(reason=before)
    model.leave()
    settled(model, qtbot)
    assert not draft_in(desk, case_id)


def test_what_was_restored_is_saved_only_when_somebody_says_so(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    first = make()
    first.edit(reason="Halv mening")
    first.keep()
    qtbot.waitUntil(lambda: draft_in(desk, case_id))
    again = make()
    qtbot.waitUntil(lambda: again.state.restored)
    again.leave()
    settled(again, qtbot)
    assert desk.view(case_id).case.need.reason != "Halv mening"
    assert draft_in(desk, case_id)
    again.save()
    settled(again, qtbot)
    assert desk.view(case_id).case.need.reason == "Halv mening"
    assert not draft_in(desk, case_id)


def test_what_was_restored_and_cannot_be_read_says_so_at_once(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    first = make()
    first.edit(assessed="32/13")
    first.leave()
    qtbot.waitUntil(lambda: draft_in(desk, case_id))
    again = make()
    qtbot.waitUntil(lambda: again.state.restored)
    assert again.state.form.assessed == "32/13"
    assert set(again.state.problems) == {"assessed"}
    again.save()
    assert again.state.refusals == 1
    assert again.state.restored
    assert not again.state.went_wrong
    again.forget()
    settled(again, qtbot)
    assert (again.state.restored, again.state.notice) == (False, None)
    assert not draft_in(desk, case_id)


def test_anothers_text_in_the_same_field_is_replaced_only_by_saving(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    model = make()
    _saved_elsewhere(desk, case_id, reason="Någon annans ord")
    model.edit(reason="Mina ord")
    model.leave()
    qtbot.waitUntil(lambda: bool(model.state.others))
    model.edit(reason="Mina ord, och fler")
    model.leave()
    settled(model, qtbot)
    assert "Någon annans ord" in model.state.problems["reason"]
    assert desk.view(case_id).case.need.reason == "Någon annans ord"
    model.save()
    settled(model, qtbot)
    assert desk.view(case_id).case.need.reason == "Mina ord, och fler"
    assert not model.state.others


def test_anothers_text_in_another_field_disturbs_nobody(
    desk: Desk, case_id: CaseId, make: Make, qtbot: QtBot
) -> None:
    model = make()
    _saved_elsewhere(desk, case_id, by="Någon Annan")
    model.edit(reason="Mina ord")
    model.leave()
    qtbot.waitUntil(lambda: desk.view(case_id).case.need.reason == "Mina ord")
    settled(model, qtbot)
    assert model.state.notice is None
    assert desk.view(case_id).case.need.by == "Någon Annan"


def _saved_elsewhere(desk: Desk, case_id: CaseId, **facts: str) -> None:
    case = desk.view(case_id).case
    need = replace(case.need, **facts)  # type: ignore[arg-type]
    record_need(RecordNeed(case.id, case.version, need), desk.ports)
