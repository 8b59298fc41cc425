"""A case goes from one home to another, and the receipt back, through the windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consent import ConsentState
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.look import wear
from sipdesk.ui.widgets.outlets import HOME_CARD, PACKAGE, RECEIPT
from sipdesk.ui.window.desk import Desk as Window
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.place import Place
from sipdesk.usecases.case import read_case
from sipdesk.usecases.home_card import read_cards, remove_card
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.transfer import read_transfers
from tests.home import vault
from tests.journeys.demonstration import go
from tests.journeys.hands import Answer, Hands
from tests.journeys.program import Strays
from tests.ui.shell import around, settle, show
from tests.ui.widgets.shown import close
from tests.ui.window.kept import Kept
from tests.usecases.two_homes import TwoHomes, full_case, homes

__all__ = ["homes"]

pytestmark = pytest.mark.journey


class Seat:
    """Somebody at the window of a home."""

    def __init__(self, ports: Ports) -> None:
        self.frame = Frame()
        self.frame.resize(1280, 800)
        entrance = DirectRunner(Entrance(vault(), Kept(), lambda: "id"))
        window = Window(around(ports), Place(entrance, Path("eget")))
        show(self.frame, window)
        window.begin()
        self.hands = Hands(self.frame)

    def leave(self) -> None:
        """Close the window."""
        close(self.frame)
        QApplication.processEvents()


Sit = Callable[[Ports], Hands]


@pytest.fixture
def sit(qapp: QApplication) -> Iterator[Sit]:
    wear("light", 100)
    strays = Strays(qapp)
    seats: list[Seat] = []

    def down(ports: Ports) -> Hands:
        while seats:
            seats.pop().leave()
        seats.append(Seat(ports))
        return seats[-1].hands

    yield down
    for seat in seats:
        seat.leave()
    strays.stop()
    assert strays.seen == [], strays.seen


def naming(file: Path) -> Answer:
    return lambda dialog: dialog.name_file(file)


def agree_and_name(file: Path) -> Answer:
    """Say yes to the question, and then name the file in the next dialog."""
    watch = QTimer()
    watch.setInterval(5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isVisible():
            watch.stop()
            Hands(dialog).name_file(file)

    def answer(asks: Hands) -> None:
        watch.timeout.connect(look)
        watch.start()
        asks.press("Välj plats och skicka")

    return answer


def to_transfer(me: Hands) -> None:
    me.press("rail-home")
    me.turn_to("Mellan hem")
    me.turn_to("Överlämning")


def send(here: Hands, number: str, group: str, package: Path) -> None:
    """Hand the case over to the home with the card whose first group is given."""
    here.press("rail-cases")
    here.pick(number)
    go(here, "closing", "closing")
    here.choose("Varför?", "Lämnas över vid flytt eller utskrivning")
    here.press("Skicka ärendet till ett annat hem")
    over = here.within("Lämna över ärendet till ett annat hem")
    over.choose("Vilket hem tar över?", f"Andra påhittade hemmet · {group}")
    over.tick(
        "På vilka grunder lämnas det?",
        "Placeringen och behovet: samma myndighet fortsätter vården på ett annat hem",
    )
    over.see(
        "Det här lämnas inte över: hälsa och tandhälsa, psykisk hälsa och utredningar, "
        "skola."
    )
    settle()  # the ground's own fields have come, and moved what is below
    over.write("Skäl", "Nämnden beslutade om flytten den 1 mars.")
    here.press("Skicka och avsluta här …", answer=agree_and_name(package))
    here.see("Ärendet lämnades över till Andra påhittade hemmet")
    here.see("Kvittot har inte kommit än.")


def take(there: Hands, name: str, package: Path, receipt: Path) -> None:
    """Take the case in, though its sender is not attested, and save the receipt."""
    there.press("Välj ärendets fil …", answer=naming(package))
    there.see(name, "Avsändaren är inte bestyrkt", "skola")
    there.press("Ta emot ärendet")
    there.see("Ring hemmet och fråga om de har skickat ärendet.")
    there.press("Jag har ringt hemmet, och de har skickat ärendet")
    there.press("Ta emot ärendet")
    there.see("Ärendet är mottaget och heter")
    there.press("Spara kvittot …", answer=naming(receipt))
    there.see("Kvittot är sparat.")
    there.press("arrival-open")


def test_from_home_to_home_and_the_receipt_back(
    homes: TwoHomes, sit: Sit, tmp_path: Path
) -> None:
    for ports, other in ((homes.here, "home-2"), (homes.there, "home-1")):
        remove_card(other, ports)
    case = full_case(homes.here).case
    card, package, receipt = (
        tmp_path / f"post{ending}" for ending in (HOME_CARD, PACKAGE, RECEIPT)
    )

    there = sit(homes.there)
    to_transfer(there)
    there.press("Spara kortet …", answer=naming(card))
    there.see("Hemkortet är sparat")

    here = sit(homes.here)
    to_transfer(here)
    here.press("Läs in ett hemkort …", answer=naming(card))
    here.see("Andra påhittade hemmet")
    here.press("Vi har läst grupperna för varandra, och de är lika")
    here.press("card-keep")
    here.see("Kortet är jämfört och sparat")
    (kept,) = read_cards(None, homes.here)

    send(here, case.number, kept.fingerprint.partition(" ")[0], package)
    left = read_case(case.id, homes.here).case
    assert left.closing.reason is ClosingReason.HANDED_OVER
    assert package.is_file()

    there = sit(homes.there)
    to_transfer(there)
    take(there, case.young_person.name, package, receipt)
    settle()
    go(there, "prepare", "consent")
    there.see("Givet på Påhittade ungdomshemmet")
    came = read_case(case.id, homes.there).case
    assert [c.state for c in came.consents] == [ConsentState.WAITING]

    here = sit(homes.here)
    to_transfer(here)
    here.see("Andra påhittade hemmet", "Skickat")
    here.press("Läs in ett kvitto …", answer=naming(receipt))
    here.see("Andra påhittade hemmet tog emot ärendet")
    assert read_transfers(None, homes.here)[0].received is not None
