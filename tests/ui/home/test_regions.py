"""Regions and kommuner as they are shown and written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.address_book import Contact
from sipdesk.domain.party import PartyKind
from sipdesk.domain.region import RegionProfile
from sipdesk.ui.home.regions.model import RegionsModel
from sipdesk.ui.home.regions.view import RegionsPage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.address_book import put_contact
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.region import put_region, read_region
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.shell import LONG, around, found, press, said, settle, show
from tests.usecases.test_received import pdf

SKANE = "Region Skåne"
WEST = "Västra Götalandsregionen"


class Chosen:
    """What the system's dialogs would give."""

    def __init__(self, folder: Path) -> None:
        self.pdf = folder / "rutin.pdf"
        self.saved = folder / "ut.pdf"

    def ask_pdf(self, _: QWidget) -> Path:
        return self.pdf

    def ask_file(self, _: QWidget, __: str) -> Path:
        return self.saved


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path)


@pytest.fixture
def page(ports: Ports, frame: Frame, chosen: Chosen) -> RegionsPage:
    made = RegionsPage(around(ports), ask_pdf=chosen.ask_pdf, ask_file=chosen.ask_file)
    made.refresh()
    show(frame, made)
    return made


def test_a_region_tells_what_is_known_and_how_sure_it_is(page: RegionsPage) -> None:
    assert len(page.list.rows) == 21
    page.open(WEST)
    settle()
    words = said(page)
    assert "3 veckor" in words
    assert "inte lag" in words
    assert "Källa: Ur minnet" in words
    assert page.back_button.hasFocus()
    press(page.back_button)
    assert page.list.isVisible()


def test_what_nobody_has_found_out_of_a_region_is_said(
    ports: Ports, page: RegionsPage
) -> None:
    page.open(WEST)
    settle()
    assert "Inte känt än: mall och regionens ord. Fråga" in said(page)
    found_out = RegionProfile(WEST, template="SAMSA:s egen", terms="Vårdplan")
    put_region(found_out, ports)
    page.refresh()
    page.open(SKANE)
    page.open(WEST)
    settle()
    assert "Inte känt än" not in said(page)


def test_what_the_home_writes_stands_over_it(ports: Ports, page: RegionsPage) -> None:
    page.open(SKANE)
    press(page.write)
    page.model.edit(system="Påhittsystemet", valid_to="2026-02-01", link="rutin")
    press(page.save)
    assert "https://" in page.fields["link"].problem
    page.model.edit(link="https://rutin.invalid/x")
    press(page.save)
    settle()
    profile = read_region(SKANE, ports).profile
    assert (profile.version, profile.link) == (1, "https://rutin.invalid/x")
    assert "Påhittsystemet" in said(page)
    assert "Rutinens sista dag har gått" in page.late.title
    cards = {row.key: row.chip_text for row in page.list.rows}
    assert cards[SKANE] == "Rutinen har gått ut"


def test_a_day_that_cannot_be_read_is_said_at_its_field(
    ports: Ports, page: RegionsPage
) -> None:
    page.open(SKANE)
    press(page.write)
    page.model.edit(valid_to="någon gång")
    press(page.save)
    assert page.fields["valid_to"].problem
    assert read_region(SKANE, ports).profile.version == 0


def test_what_is_typed_is_kept_when_one_goes_elsewhere(
    ports: Ports, page: RegionsPage
) -> None:
    page.open(SKANE)
    press(page.write)
    page.model.edit(contact="Påhittade SIP-stödet")
    page.leave()
    assert read_region(SKANE, ports).profile.contact == "Påhittade SIP-stödet"


def test_what_cannot_be_saved_comes_back_after_a_lock(
    ports: Ports, page: RegionsPage
) -> None:
    page.open(SKANE)
    press(page.write)
    page.model.edit(valid_to="någon gång", terms="Våra ord")
    page.leave()
    again = RegionsModel(around(ports), lambda _: None)
    again.refresh()
    assert again.state.open == SKANE
    assert again.state.form == page.model.state.form
    again.edit(valid_to="")
    again.save()
    assert read_region(SKANE, ports).profile.terms == "Våra ord"
    third = RegionsModel(around(ports), lambda _: None)
    third.refresh()
    assert third.state.form is None


def test_the_routines_pdf_is_taken_in_shown_saved_and_taken_away(
    page: RegionsPage, chosen: Chosen
) -> None:
    chosen.pdf.write_bytes(b"inget")
    page.open(SKANE)
    press(page.add_pdf)
    assert page.notice.isVisible()
    chosen.pdf.write_bytes(pdf(1))
    press(page.add_pdf)
    press(page.show_pdf)
    assert page.paper.isVisible()
    page.pages.save_wanted.emit()
    assert chosen.saved.read_bytes() == chosen.pdf.read_bytes()
    press(page.drop_pdf)
    assert page.undo.isVisible()
    assert not page.paper.isVisible()
    assert page.add_pdf.isVisible()
    page.model.put_back()
    assert not page.undo.isVisible()
    press(page.show_pdf)
    assert page.model.state.pdf == chosen.pdf.read_bytes()


def test_somebody_who_wrote_meanwhile_is_not_undone(
    ports: Ports, page: RegionsPage
) -> None:
    page.open(SKANE)
    press(page.write)
    page.model.edit(terms="Våra ord")
    put_region(RegionProfile(SKANE, edition="7"), ports)
    press(page.save)
    assert page.notice.isVisible()
    press(page.save)
    profile = read_region(SKANE, ports).profile
    assert (profile.terms, profile.version) == ("Våra ord", 2)


def test_a_kommun_leads_to_its_contacts_and_its_region(
    filled: Ports, frame: Frame
) -> None:
    one = Contact("s", PartyKind.SCHOOL, "Skolan", "Eva", kommun="1280", role="sisam")
    put_contact(one, filled)
    home = HomePage(around(filled), Path("eget"))
    show(frame, home)
    home.show_part("kommun")
    page = home.part
    page.model.type("malmö")  # type: ignore[attr-defined]
    settle()
    words = said(home)
    assert "Socialtjänsten i Malmö kommun är inte inskriven än." in words
    assert "Så gör Region Skåne" in words
    press(found(home, "kommun-go"))
    assert (home.tabs.current, home.part.model.state.open) == ("regions", SKANE)  # type: ignore[attr-defined]
    home.show_part("kommun")
    page.coordinators.list.chosen.emit("s")  # type: ignore[attr-defined]
    settle()
    assert home.tabs.current == "book"
    assert found(frame, "contact-save").isVisible()


@pytest.mark.parametrize(
    ("role", "organisation"), [("sisam", "Malmö kommun"), ("social-worker", "")]
)
def test_what_a_kommun_lacks_is_one_press_from_being_written_in(
    filled: Ports, frame: Frame, role: str, organisation: str
) -> None:
    home = HomePage(around(filled), Path("eget"))
    show(frame, home)
    home.show_part("kommun")
    home.part.model.type("malmö")  # type: ignore[attr-defined]
    settle()
    press(found(home, f"kommun-new-{role}"))
    settle()
    assert home.tabs.current == "book"
    form = home.part.model.state.form  # type: ignore[attr-defined]
    assert (form.role, form.kommun, form.organisation) == (role, "1280", organisation)


def test_a_kommun_that_does_not_exist_is_said(filled: Ports, frame: Frame) -> None:
    home = HomePage(around(filled), Path("eget"))
    show(frame, home)
    home.show_part("kommun")
    page = home.part
    page.model.type("Ankeborg")  # type: ignore[attr-defined]
    page.model.leave()  # type: ignore[attr-defined]
    assert page.name.problem  # type: ignore[attr-defined]
    assert not page.coordinators.isVisible()  # type: ignore[attr-defined]


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_region_can_be_read_and_written_at_every_text_size(
    ports: Ports, page: RegionsPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme("dark", scale))
    put_region(
        RegionProfile(
            SKANE, contact=LONG, valid_to=TODAY, link=f"https://{LONG.replace(' ', '')}"
        ),
        ports,
    )
    page.refresh()
    page.open(SKANE)
    settle()
    assert audit(frame) == []
    press(page.write)
    assert audit(frame) == []
    assert len(tab_round(frame)) > 10
