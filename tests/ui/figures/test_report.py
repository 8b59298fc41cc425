"""The report leaves Statistik for who may have it, in the form that is chosen."""

import pytest

from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.ui.figures.model import FiguresModel
from sipdesk.usecases.ports import Ports
from tests.ui.figures.test_model import model_of


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
