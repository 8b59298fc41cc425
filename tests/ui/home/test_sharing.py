"""What goes between homes is written, chosen, saved and taken in by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.aggregate import half_year_code, half_years
from sipdesk.domain.tip import TipKind
from sipdesk.storage.aggregate_file import OpenAggregates
from sipdesk.ui.home.aggregate.model import NAMED
from sipdesk.ui.home.aggregate.view import GivePage
from sipdesk.ui.home.tips.model import TipsModel
from sipdesk.ui.home.tips.view import TipsPage
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.tip import WriteTip, read_tips, share_tips, write_tip
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.shell import LONG, around, open_named, press, said, settle, show
from tests.usecases.two_homes import open_other

CODE = half_year_code(half_years(TODAY, 1)[0])
ASKED = WriteTip(TipKind.QUESTION, "Vem kallar?", "Kommunen svarar inte.\nHur gör ni?")


class Places:
    """Where the person points, and the names that were proposed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def file(self, _: QWidget, name: str) -> Path:
        self.asked.append(name)
        return self.folder / name

    def came(self, _: QWidget, ending: str) -> Path:
        return self.folder / f"tips{ending}"


def seen(page: QWidget, name: str) -> QWidget:
    """Give what is shown by a name; what was there before it may not be gone yet."""
    named = page.findChildren(QWidget, name)
    return next(part for part in named if part.isVisible())


def chips(page: QWidget) -> list[str]:
    return [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def tips(ports: Ports, frame: Frame, places: Places) -> TipsPage:
    made = TipsPage(around(ports), ask_file=places.file, ask_came=places.came)
    made.refresh()
    show(frame, made)
    return made


@pytest.fixture
def give(ports: Ports, frame: Frame, places: Places) -> GivePage:
    made = GivePage(around(ports), ask_file=places.file)
    made.refresh()
    show(frame, made)
    return made


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Ports]:
    opened = open_other(tmp_path / "there")
    yield opened
    opened.store.close()


# --- Tips -------------------------------------------------------------------------


def test_a_question_is_written_answered_and_taken_away_and_put_back(
    ports: Ports, tips: TipsPage
) -> None:
    press(tips.new)
    press(tips.save)
    assert tips.fields["title"].problem
    tips.model.edit(kind=TipKind.QUESTION.value, title="Vem kallar?", text="Hur?")
    press(tips.save)
    (asked,) = read_tips(None, ports).tips
    assert "Skrivet här" in said(tips)
    press(seen(tips, f"tip-settle-{asked.id}"))
    assert chips(tips) == ["Fråga", "Besvarad"]
    press(seen(tips, f"tip-change-{asked.id}"))
    tips.model.edit(text="Så här.")
    press(tips.save)
    press(seen(tips, f"tip-remove-{asked.id}"))
    assert read_tips(None, ports).tips == ()
    tips.model.put_back()
    assert [tip.text for tip in read_tips(None, ports).tips] == ["Så här."]


def test_what_is_chosen_is_saved_for_others(
    ports: Ports, tips: TipsPage, places: Places
) -> None:
    asked = write_tip(ASKED, ports)
    tips.refresh()
    assert not tips.share.isEnabled()
    press(seen(tips, f"tip-share-{asked.id}"))
    press(tips.share)
    assert (places.folder / "tips.sipdesk-tips").read_bytes().startswith(b"{")
    assert "1 sparad i filen." in said(tips)


def test_what_may_be_of_somebody_is_said_where_it_stands_and_does_not_leave(
    ports: Ports, tips: TipsPage, places: Places
) -> None:
    open_named(ports, "Alva", "Påhitt")
    asked = write_tip(WriteTip(TipKind.TIP, "Ett tips", "Rad ett.\nOm Alva."), ports)
    tips.refresh()
    assert "Texten, rad 2: " in seen(tips, f"tip-found-{asked.id}").words  # type: ignore[attr-defined]
    press(seen(tips, f"tip-share-{asked.id}"))
    press(tips.share)
    assert not (places.folder / "tips.sipdesk-tips").exists()
    assert "kan vara en ung persons namn" in said(tips)
    press(tips.save_agenda)
    assert places.asked == ["tips.sipdesk-tips", f"avstamning-{TODAY.isoformat()}.pdf"]


def test_a_file_is_looked_at_before_it_is_taken_in(
    ports: Ports, there: Ports, tips: TipsPage, places: Places
) -> None:
    asked = write_tip(ASKED, there)
    file = places.folder / "tips.sipdesk-tips"
    file.write_bytes(share_tips(frozenset({asked.id}), there))
    press(tips.fetch)
    words = said(tips)
    assert "Andra påhittade hemmet" in words
    assert "Avsändaren är inte bestyrkt" in words
    assert read_tips(None, ports).tips == ()
    assert audit(tips.window()) == []
    press(tips.take)
    assert "1 nytt inläst." in said(tips)
    press(tips.fetch)
    assert not tips.take.isVisible()
    assert "Finns redan" in chips(tips)
    press(tips.put_away)
    file.write_bytes(b"hej")
    press(tips.fetch)
    assert "Filen är inte tips från SIPdesk" in said(tips)


def test_the_agenda_is_saved(ports: Ports, tips: TipsPage, places: Places) -> None:
    write_tip(ASKED, ports)
    press(tips.save_agenda)
    (name,) = places.asked
    assert (places.folder / name).read_bytes().startswith(b"%PDF")


def test_what_was_typed_comes_back_after_a_lock(ports: Ports) -> None:
    model = TipsModel(around(ports), lambda _: None)
    model.refresh()
    model.begin()
    model.edit(title="Vem", kind="question")
    model.keep()
    again = TipsModel(around(ports), lambda _: None)
    again.refresh()
    assert again.state.form == model.state.form
    again.cancel()
    third = TipsModel(around(ports), lambda _: None)
    third.refresh()
    assert third.state.form is None


# --- Figures ----------------------------------------------------------------------


def test_what_is_missing_is_said_before_a_place_is_asked_for(
    give: GivePage, places: Places
) -> None:
    give.model.edit(to=NAMED)
    press(give.save)
    assert give.name.problem
    assert give.is_sis.problem
    assert places.asked == []


def test_figures_are_saved_for_anybody_without_small_ones(
    give: GivePage, places: Places
) -> None:
    press(give.save)
    name = f"pahittade-ungdomshemmet-{CODE}.sipdesk-figures"
    assert places.asked == [name]
    assert not OpenAggregates.open(places.folder / name, "").whole
    assert not give._secret.isVisible()
    assert "Små antal dolda" in said(give.sent)
    press(give.save)
    assert "finns redan" in said(give)


@pytest.mark.journey
def test_figures_for_a_named_reader_show_a_passphrase_once(
    give: GivePage, places: Places
) -> None:
    give.model.edit(to=NAMED, name="Sara Exempel, statistik", is_sis=True)
    press(give.save)
    groups = [label.words for label in give._groups.labels]
    path = places.folder / places.asked[0]
    assert OpenAggregates.open(path, " ".join(groups)).whole
    assert "Till Sara Exempel, statistik" in said(give.sent)
    assert audit(give.window()) == []
    press(give.told)
    assert not give.given.isVisible()
    assert "".join(groups) not in said(give).replace(" ", "")


# --- Both -------------------------------------------------------------------------


@pytest.mark.journey
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_can_be_read_and_walked_through(  # noqa: PLR0913, PLR0917
    ports: Ports,
    frame: Frame,
    qapp: QApplication,
    tips: TipsPage,
    mode: Any,
    scale: float,
) -> None:
    apply(qapp, Theme(mode, scale))
    write_tip(WriteTip(TipKind.QUESTION, LONG, LONG * 3), ports)
    tips.refresh()
    tips.model.begin()
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) > 8
    page = GivePage(around(ports))
    page.refresh()
    show(frame, page)
    page.model.edit(to=NAMED)
    press(page.save)
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) >= 5
