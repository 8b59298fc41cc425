"""The report leaves Statistik for who may have it, in the form that is chosen."""

import pytest
from sqlalchemy import delete

from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.storage.database import Database
from sipdesk.storage.facts import case_facts
from sipdesk.ui.figures.model import FiguresModel
from sipdesk.usecases.figures import refresh_some
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.report_file import draw_report, hand_out_report
from tests.ui.figures.test_model import model_of, nothing
from tests.ui.shell import Slow


def handed_out(model: FiguresModel) -> list[bytes]:
    given: list[bytes] = []
    model.hand_out(given.append)
    return given


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        (ReportForm.PDF, b"%PDF-"),
        (ReportForm.XLSX, b"PK"),
        (ReportForm.CSV, b"\xef\xbb\xbf"),
    ],
)
def test_the_home_gets_its_report_in_each_form(
    counted: Ports, form: ReportForm, begins: bytes
) -> None:
    model = model_of(counted)
    model.edit(form=form.value)
    (data,) = handed_out(model)
    assert data.startswith(begins)
    assert model.state.notice is not None
    assert model.state.notice.text == "Rapporten är klar."
    assert not model.state.busy


def test_only_a_half_year_that_is_over_leaves_sis(counted: Ports) -> None:
    model = model_of(counted)
    model.edit(reader=Reader.OUTSIDE.value)
    assert handed_out(model) == []
    assert model.state.notice is not None
    assert "halvår" in model.state.notice.text
    over = next(
        one
        for one in model.state.choices
        if one.key.startswith("half-") and not one.running
    )
    model.edit(period=over.key)
    (data,) = handed_out(model)
    assert data.startswith(b"%PDF-")


def test_a_report_that_cannot_be_written_is_said(counted: Ports) -> None:
    model = model_of(counted)

    def full(_: bytes) -> None:
        raise OSError

    model.hand_out(full)
    assert model.state.notice is not None
    assert model.state.notice.text == "Det gick inte att skriva ut eller spara."


def test_a_period_that_cannot_be_read_gives_no_report(counted: Ports) -> None:
    model = model_of(counted)
    model.edit(period="own", first="ingen dag", last="2026-01-01")
    assert handed_out(model) == []
    assert list(model.state.problems) == ["first"]


def test_who_chose_no_half_year_for_outside_is_told_and_offered_one(
    counted: Ports,
) -> None:
    model = model_of(counted)
    model.edit(reader=Reader.OUTSIDE.value)
    half = model.state.half_to_choose
    assert half is not None
    assert not half.running
    model.edit(period=half.key)
    assert len(handed_out(model)) == 1


def begun(slow: Slow, given: list[bytes]) -> FiguresModel:
    """Ask for a report, of which nothing has been made yet."""
    model = FiguresModel(slow.around, nothing)
    model.hand_out(given.append)
    return model


def test_a_report_is_made_in_steps_and_only_short_ones_write(counted: Ports) -> None:
    assert isinstance(counted.store, Database)
    with counted.store._writing() as db:
        db.execute(delete(case_facts))
    slow, given = Slow(counted), list[bytes]()
    model = begun(slow, given)
    for number in range(4):
        assert model.state.busy
        assert given == []
        slow.answer(number)
    assert slow.asked == [refresh_some, refresh_some, draw_report, hand_out_report]
    assert slow.aside == [draw_report], "saves and pages wait for none of it"
    assert len(given) == 1
    assert not model.state.busy


def test_a_report_that_is_cancelled_is_not_handed_out(counted: Ports) -> None:
    slow, given = Slow(counted), list[bytes]()
    model = begun(slow, given)
    slow.answer(0)
    model.cancel_report()
    assert not model.state.busy
    assert model.state.notice is not None
    assert "Inget har lämnats ut" in model.state.notice.text
    slow.answer(1)  # it ends soon after
    assert slow.asked == [refresh_some, draw_report]
    assert "Inget har lämnats ut" in model.state.notice.text
    model.hand_out(given.append)  # and may be begun anew
    for number in (2, 3, 4):
        slow.answer(number)
    assert len(given) == 1


def test_what_goes_out_already_is_not_cancelled(counted: Ports) -> None:
    slow, given = Slow(counted), list[bytes]()
    model = begun(slow, given)
    slow.answer(0)
    slow.answer(1)
    model.cancel_report()
    assert model.state.busy
    slow.answer(2)
    assert len(given) == 1
    assert not model.state.busy
