"""Draw what was added up in the whole report: what does not agree first."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Content
from sipdesk.content.swedish import counted
from sipdesk.content.table_words import TableText, table_text
from sipdesk.domain.pilot_report import Report
from sipdesk.ui.figures.tablecard import check_line
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import XS, L, M

_ALL_AGREE: Final = "Allt går ihop"
_ABOUT: Final = (
    "Varje tabell räknas på två sätt. Här står varje summa, och vad den hölls mot."
)
_NONE: Final = "Inga summor visas, eftersom tabellerna är dolda."


class Checks(QWidget):
    """Every line of reconciliation, and what there is to know of the numbers."""

    def __init__(self, report: Report, content: Content) -> None:
        super().__init__()
        self.setObjectName("figures-checks")
        texts = [table_text(table, content) for table in report.tables]
        parts = [_summed(texts)]
        notes = [(text.title, note) for text in texts for note in text.notes]
        if notes:
            parts.append(
                Section(
                    "Bra att veta",
                    "",
                    *(Meta(f"{title}: {note}") for title, note in notes),
                    gap=XS,
                    name="figures-checks-notes",
                )
            )
        agree = [text for text in texts if any(one.holds for one in text.checks)]
        if agree:
            parts.append(
                Section(
                    "Det som går ihop",
                    _ABOUT,
                    *map(_agreeing, agree),
                    gap=XS,
                    name="figures-checks-agree",
                )
            )
        self.setLayout(column(*parts, gap=L))


def _summed(texts: list[TableText]) -> Section:
    checks = [(text, one) for text in texts for one in text.checks]
    differ = [(text, one) for text, one in checks if not one.holds]
    if not checks:
        return Section("Kontroll", _NONE, name="figures-checks-sum")
    sums = counted(len(checks), "summa", "summor")
    if not differ:
        told = f"{sums} i {len({text.id for text, _ in checks})} tabeller."
        return Section(_ALL_AGREE, told, name="figures-checks-sum")
    whole = Section(
        f"{len(differ)} av {sums} går inte ihop",
        "Siffrorna visas ändå. Här står vad som skiljer, och varför.",
        gap=M,
        name="figures-checks-sum",
    )
    for text, check in differ:
        whole.add(Heading(text.title, level=4), check_line(check))
    return whole


def _agreeing(text: TableText) -> QWidget:
    lines = [check_line(one) for one in text.checks if one.holds]
    title = f"{text.title} ({len(lines)})"
    name = "check-" + text.id.replace(" ", "-")
    return Fold(title, *lines, gap=XS, name=name)
