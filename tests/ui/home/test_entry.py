"""A thing that the home keeps, while it is written, saved, and saved by another."""

from dataclasses import replace

import pytest

from sipdesk.domain.training import StaffMember
from sipdesk.ui.home.initiative.model import InitiativeModel
from sipdesk.ui.home.training.model import MemberForm, TrainingModel
from sipdesk.usecases.initiative import list_agreements, put_agreement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.training import put_member, read_staff
from tests.home import TODAY
from tests.ui.shell import Slow, around

BO = StaffMember("bo", "Bo Påhitt", "nurse")
EVA = StaffMember("eva", "Eva Exempel", "nurse")


def pressed(slow: Slow, wanted: object) -> None:
    """Answer the last of a use case that was asked for."""
    asked = slow.asked
    slow.answer(len(asked) - 1 - asked[::-1].index(wanted))


@pytest.fixture
def slow(ports: Ports) -> Slow:
    put_member(BO, ports)
    put_member(EVA, ports)
    return Slow(ports)


@pytest.fixture
def model(slow: Slow) -> TrainingModel:
    made = TrainingModel(slow.around, lambda _: None)
    made.refresh()
    pressed(slow, read_staff)
    return made


def form(model: TrainingModel) -> MemberForm:
    assert model.state.form is not None
    return model.state.form


def test_what_is_typed_while_it_is_saved_stays_open_to_be_saved_too(
    ports: Ports, slow: Slow, model: TrainingModel
) -> None:
    model.begin()
    model.edit(name="Ny Påhitt", role="nurse")
    model.save()
    model.edit(unit="Eken")
    pressed(slow, put_member)
    assert form(model).unit == "Eken"
    model.save()
    pressed(slow, put_member)
    assert model.state.form is None
    new = next(m for m in read_staff(None, ports) if m.name == "Ny Påhitt")
    assert (new.unit, new.version) == ("Eken", 2)
    assert len(read_staff(None, ports)) == 3


def test_another_begun_while_one_is_saved_is_not_closed(
    ports: Ports, slow: Slow, model: TrainingModel
) -> None:
    model.begin("bo")
    model.edit(unit="Eken")
    model.save()
    model.begin("eva")
    model.edit(unit="Björken")
    pressed(slow, put_member)
    assert (form(model).id, form(model).unit) == ("eva", "Björken")
    model.save()
    pressed(slow, put_member)
    units = {m.id: m.unit for m in read_staff(None, ports)}
    assert units == {"bo": "Eken", "eva": "Björken"}


def test_a_second_press_saves_nothing_more(slow: Slow, model: TrainingModel) -> None:
    model.begin("bo")
    model.edit(unit="Eken")
    model.save()
    model.save()
    model.remove()
    assert slow.asked.count(put_member) == 1


def test_an_agreement_that_another_has_saved_is_saved_by_the_next_press(
    ports: Ports,
) -> None:
    model = InitiativeModel(around(ports), lambda _: None)
    model.refresh()
    model.begin()
    model.edit(kommun="0180", counterpart="Nämnden", since=TODAY.isoformat())
    model.save()
    (kept,) = list_agreements(None, ports).agreements
    model.begin(kept.id)
    model.edit(reference="EX 1")
    put_agreement(replace(kept, counterpart="Annan"), ports)
    model.save()
    assert model.state.notice is not None
    model.save()
    assert list_agreements(None, ports).agreements[0].reference == "EX 1"
