"""A paper that came is taken in, looked at and taken out by its card."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.domain.received import ReceivedKind
from sipdesk.ui.page import Around
from sipdesk.ui.received import ReceivedCard
from sipdesk.ui.sheet import Sheet
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.received import read_received
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown
from tests.usecases.test_received import locked, pdf

pytestmark = pytest.mark.usefixtures("qapp")


class Person:
    """One who points out a file, or changes their mind when there is none."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.asked = 0

    def file(self, _: QWidget) -> Path | None:
        self.asked += 1
        return self.path


class CardSheet(Sheet):
    """A page with the card of plans alone."""

    def __init__(self, around: Around, person: Person) -> None:
        super().__init__("plan", around)
        self.card = ReceivedCard(around, ReceivedKind.PLAN, choose_file=person.file)
        self.own(self.card.model.part)
        self.put(self.card)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        self.card.show_case(view.case)


def card(page: Shown) -> ReceivedCard:
    assert isinstance(page.sheet, CardSheet)
    return page.sheet.card


def goes_on(page: Shown, sheet: Callable[[Around], Sheet]) -> bool:
    """Tell whether the page, shown anew, goes on taking in what was begun."""
    again = page.reopened(sheet)
    try:
        return again.has_button("received-plan-choose")
    finally:
        again.close()


def take_in(page: Shown, day: str = TODAY.isoformat(), words: str = "") -> None:
    page.press("received-plan-add")
    page.write("received", day)
    page.write("words", words)
    page.press("received-plan-choose")


def person(folder: Path, data: bytes) -> Person:
    path = folder / "skannad.pdf"
    path.write_bytes(data)
    return Person(path)


def test_a_plan_is_taken_in_shown_and_taken_out(tmp_path: Path) -> None:
    scanner = person(tmp_path, pdf(2))
    with shown(tmp_path, lambda around: CardSheet(around, scanner)) as page:
        assert "Originalet står kvar" in page.words()
        take_in(page, words="Version 2, ur kommunens system.")
        kept = read_received(page.case.id, page.desk.ports)
        assert [p.kind for p in kept] == [ReceivedKind.PLAN]
        assert "2 sidor" in page.words()
        assert "Version 2, ur kommunens system." in page.words()
        page.press(f"received-plan-look-{kept[0].id}")
        assert card(page).pages.isVisible()
        assert "Kallelse, sida 2" in card(page).pages.words.toPlainText()
        assert not page.has_button("received-plan-pages-save")
        page.press("received-plan-close")
        assert not card(page).pages.isVisible()
        asked = page.press_and_answer(f"received-plan-remove-{kept[0].id}", yes=False)
        assert asked == "Ta bort mottagen plan?"
        assert read_received(page.case.id, page.desk.ports) == kept
        page.press_and_answer(f"received-plan-remove-{kept[0].id}", yes=True)
        assert read_received(page.case.id, page.desk.ports) == ()
        assert "2 sidor" not in page.words()


def test_a_locked_file_is_refused_aloud_and_may_be_changed_for_another(
    tmp_path: Path,
) -> None:
    scanner = person(tmp_path, locked())
    with shown(tmp_path, lambda around: CardSheet(around, scanner)) as page:
        take_in(page)
        assert "Filen är låst med lösenord." in page.words()
        assert scanner.path is not None
        scanner.path.write_bytes(pdf())
        page.press("received-plan-choose")
        assert "Filen är låst med lösenord." not in page.words()
        assert "1 sida" in page.words()


def test_a_day_that_cannot_be_read_is_said_before_a_file_is_asked_for(
    tmp_path: Path,
) -> None:
    scanner = person(tmp_path, pdf())
    with shown(tmp_path, lambda around: CardSheet(around, scanner)) as page:
        take_in(page, day="i förrgår kanske")
        assert scanner.asked == 0
        page.write("received", "2031-01-01")
        page.press("received-plan-choose")
        assert scanner.asked == 0
        assert card(page).model.state.part.problems.keys() == {"received"}
        assert page.focus_in("received")


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    gone = Person(tmp_path / "borta.pdf")
    with shown(tmp_path, lambda around: CardSheet(around, gone)) as page:
        take_in(page)
        assert "Filen kunde inte läsas från disken." in page.words()


def test_one_who_changes_their_mind_takes_nothing_in(tmp_path: Path) -> None:
    nobody = Person(None)
    with shown(tmp_path, lambda around: CardSheet(around, nobody)) as page:
        take_in(page)
        assert nobody.asked == 1
        page.press("received-plan-cancel")
        assert page.has_button("received-plan-add")
        assert read_received(page.case.id, page.desk.ports) == ()


def test_what_is_half_typed_is_there_when_the_page_is_opened_again(
    tmp_path: Path,
) -> None:
    scanner = person(tmp_path, pdf())

    def sheet(around: Around) -> CardSheet:
        return CardSheet(around, scanner)

    with shown(tmp_path, sheet) as page:
        page.press("received-plan-add")
        page.write("received", "2026-02-20")
        page.write("words", "Version 3, ur kommunens system.")
        page.sheet.leave()
        again = page.reopened(sheet)
        try:
            assert again.field("received").value == "2026-02-20"
            assert again.field("words").value == "Version 3, ur kommunens system."
            assert "Här är det du skrev förra gången" in again.words()
            again.desk.parties()
            again.refresh()
            assert again.field("received").value == "2026-02-20"
            assert card(again).model.state.part.problems == {}
            again.press("received-plan-choose")
            (kept,) = read_received(page.case.id, page.desk.ports)
            assert kept.words == "Version 3, ur kommunens system."
        finally:
            again.close()
        assert not goes_on(page, sheet)


def test_a_paper_that_is_refused_does_not_lose_what_was_typed(tmp_path: Path) -> None:
    scanner = person(tmp_path, locked())

    def sheet(around: Around) -> CardSheet:
        return CardSheet(around, scanner)

    with shown(tmp_path, sheet) as page:
        take_in(page, words="Låst av kommunen.")
        again = page.reopened(sheet)
        try:
            assert again.field("words").value == "Låst av kommunen."
            assert "Här är det du skrev förra gången" in again.words()
            again.press("received-plan-choose")
            assert "Filen är låst med lösenord." in again.words()
            assert card(again).model.state.part.went_wrong  # or it looks like no news
            again.press("received-plan-cancel")
        finally:
            again.close()
        assert not goes_on(page, sheet)


@pytest.mark.journey
def test_the_card_is_read_aloud_tabbed_through_and_enlarged(tmp_path: Path) -> None:
    scanner = person(tmp_path, pdf())
    with shown(tmp_path, lambda around: CardSheet(around, scanner)) as page:
        take_in(page, words="En lång rad om vad det är för plan. " * 6)
        kept = read_received(page.case.id, page.desk.ports)
        page.press(f"received-plan-look-{kept[0].id}")
        page.press("received-plan-add")
        assert faults(page) == []
