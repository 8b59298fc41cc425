"""The register of training and coordinators as it is written and printed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.training import StaffMember, Training
from sipdesk.ui.home.training.model import TrainingModel
from sipdesk.ui.home.training.view import TrainingPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.training import ADAD, put_member, read_staff
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.shell import LONG, around, found, press, said, settle, show

BO = StaffMember("bo", "Bo Påhitt", "nurse", trainings=(Training("t", ADAD, TODAY),))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "lista.pdf"


@pytest.fixture
def page(ports: Ports, frame: Frame, saved: Path) -> TrainingPage:
    def ask_file(_: QWidget, __: str) -> Path:
        return saved

    made = TrainingPage(around(ports), ask_file=ask_file)
    made.refresh()
    show(frame, made)
    return made


def form(page: TrainingPage) -> tuple[str, ...]:
    made = page.model.state.form
    assert made is not None
    return (*(t.id for t in made.trainings), *(t.id for t in made.times))


def test_somebody_is_written_with_training_and_time_as_coordinator(
    ports: Ports, page: TrainingPage
) -> None:
    put_member(BO, ports)
    page.refresh()
    press(page.new)
    page.model.edit(name=" Eva Exempel ", role="psychologist", unit="Björken")
    press(page.member.trainings.add_button)
    press(page.member.times.add_button)
    training, time = form(page)
    page.model.edit_training(training, kind="sip-basics", day="2026-02-01")
    page.model.edit_time(time, since="2026-03-01", deputy="bo")
    press(page.member.save)
    bo, eva = read_staff(None, ports)
    assert bo.version == 1
    assert (eva.name, eva.trainings[0].kind) == ("Eva Exempel", "sip-basics")
    assert eva.coordinating[0].deputy == "bo"
    words = said(page)
    assert "Eva Exempel" in words
    assert "Ersättare: Bo Påhitt." in words


def test_what_is_lacking_is_said_at_its_field(ports: Ports, page: TrainingPage) -> None:
    press(found(page, "member-first"))
    press(page.member.trainings.add_button)
    press(page.member.save)
    (training,) = form(page)
    assert set(page.model.state.problems) == {f"{training}.kind", f"{training}.day"}
    line = page.member.trainings.lines[training]
    assert line.fields["kind"].problem
    press(line.drop)
    assert not page.member.trainings.lines
    press(page.member.save)
    assert page.member.fields["name"].problem
    assert read_staff(None, ports) == ()


def test_the_list_narrows_to_who_is_trained_and_says_who_lacks_it(
    ports: Ports, page: TrainingPage
) -> None:
    put_member(BO, ports)
    put_member(StaffMember("eva", "Eva Exempel", "nurse"), ports)
    page.refresh()
    page.kind.edited.emit(ADAD)
    assert [row.key for row in page.list.rows] == ["bo"]
    assert "1 har den och den gäller i dag. 1 saknar den." in said(page)
    page.kind.edited.emit("chair")
    assert "Ingen som arbetar här har Mötesledare." in said(page)


def test_what_was_typed_comes_back_after_a_lock(ports: Ports) -> None:
    model = TrainingModel(around(ports), lambda _: None)
    model.refresh()
    model.begin()
    model.edit(name="Eva")
    model.add_training()
    model.keep()
    again = TrainingModel(around(ports), lambda _: None)
    again.refresh()
    assert again.state.form == model.state.form
    again.cancel()
    third = TrainingModel(around(ports), lambda _: None)
    third.refresh()
    assert third.state.form is None


def test_somebody_taken_out_can_be_put_back(ports: Ports, page: TrainingPage) -> None:
    put_member(BO, ports)
    page.refresh()
    page.list.chosen.emit("bo")
    settle()
    press(page.member.remove)
    assert read_staff(None, ports) == ()
    page.model.put_back()
    assert [m.id for m in read_staff(None, ports)] == ["bo"]


def test_somebody_who_wrote_meanwhile_loses_nothing_here(
    ports: Ports, page: TrainingPage
) -> None:
    put_member(BO, ports)
    page.refresh()
    page.list.chosen.emit("bo")
    page.model.edit(unit="Eken")
    (bo,) = read_staff(None, ports)
    put_member(bo, ports)
    page.model.save()
    assert page.model.state.notice is not None
    page.model.save()
    assert read_staff(None, ports)[0].unit == "Eken"


def test_the_list_is_saved_as_a_paper(
    ports: Ports, page: TrainingPage, saved: Path
) -> None:
    put_member(BO, ports)
    page.refresh()
    press(page.save_button)
    assert saved.read_bytes().startswith(b"%PDF-")


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_register_can_be_read_and_walked_through(
    ports: Ports, page: TrainingPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme("dark", scale))
    assert audit(frame) == []
    put_member(StaffMember("x", LONG, "unit-head", LONG, trainings=BO.trainings), ports)
    page.refresh()
    settle()
    assert audit(frame) == []
    page.list.chosen.emit("x")
    page.model.add_time()
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) > 10
