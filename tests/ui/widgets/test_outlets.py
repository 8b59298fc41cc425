"""The system's own dialogs say what kind of file it is."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.ui.widgets.outlets import file_dialog, job_name
from tests.ui.widgets.shown import Show


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("plan.pdf", "Spara som PDF", "PDF (*.pdf)"),
        ("atkomstlogg.csv", "Spara raderna", "CSV för kalkylprogram (*.csv)"),
        ("plan.docx", "Spara som Word", "Word (*.docx)"),
        ("plan.odt", "Spara filen", "Filer (*.odt)"),
    ],
)
def test_a_file_is_saved_as_what_it_is(
    show: Show, name: str, title: str, kind: str
) -> None:
    parent = show(QWidget())
    dialog = file_dialog(parent, name)
    assert (dialog.windowTitle(), dialog.nameFilters()) == (title, [kind])


@pytest.mark.parametrize(
    ("name", "asks"), [("1.sipdesk-transfer", False), ("plan.pdf", True)]
)
def test_it_asks_to_write_over_a_file_only_where_that_can_be_done(
    show: Show, name: str, *, asks: bool
) -> None:
    dialog = file_dialog(show(QWidget()), name)
    stays_silent = QFileDialog.Option.DontConfirmOverwrite
    assert dialog.testOption(stays_silent) is not asks


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vad är en SIP?", "vad-ar-en-sip"),
        ("0012-kallelse.pdf", "0012-kallelse"),
        ("Före: samtalet", "fore-samtalet"),
    ],
)
def test_a_print_job_has_a_name_that_a_file_may_have(title: str, name: str) -> None:
    assert job_name(title) == name
