"""What can go wrong on the way, done as it is done, and what the window then says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sipdesk import paths
from tests.journeys import before_the_meeting as before
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(program: Program) -> Hands:
    """Sit at a new home's window."""
    me = program.start()
    before.a_new_home(me, program)
    return me


def home_file() -> Path:
    """Find the home's file, where the program put it of itself."""
    return next(paths.data_folder().rglob("*.sipdesk"))


def unlock(me: Hands, passphrase: str = before.PASSPHRASE) -> None:
    """Write a passphrase and press Enter."""
    me.see("Lås upp")
    me.fill("Lösenfras", passphrase)
    me.key(Qt.Key.Key_Return)


def test_a_new_home_is_not_made_before_everything_holds(program: Program) -> None:
    me = program.start()
    me.press("Fortsätt")
    assert "Hemmets namn saknas" in me.trouble("Hemmets namn")
    me.write("Hemmets namn", "Påhittade ungdomshemmet")
    me.press("Välj plats …", answer=lambda dialog: dialog.key(Qt.Key.Key_Escape))
    me.press("Fortsätt")
    me.press("Fortsätt")
    assert "namn" in me.trouble("Ditt namn")
    me.write("Ditt namn", "Karin Exempel")
    me.press("Fortsätt")
    me.write("Lösenfras", "kort")
    me.see("För kort än")
    me.press("Fortsätt")
    assert "för kort" in me.trouble("Lösenfras")
    me.write("Lösenfras", before.PASSPHRASE)
    me.write("Lösenfrasen en gång till", "fyra andra ord räcker")
    me.press("Fortsätt")
    assert "olika" in me.trouble("Lösenfrasen en gång till")
    me.press("Tillbaka")
    assert me.value("Ditt namn") == "Karin Exempel"
    me.press("Tillbaka")
    assert me.value("Hemmets namn") == "Påhittade ungdomshemmet"
    assert not list(paths.data_folder().rglob("*.sipdesk"))


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_does(
    program: Program, home: Hands
) -> None:
    home.press("rail-lock")
    home.see_no("Inget väntar")
    home.press("Lås upp")
    assert "saknas" in home.trouble("Lösenfras")
    unlock(home, "fel påhittade ord räcker")
    assert "stämmer inte" in home.trouble("Lösenfras")
    unlock(home)
    home.see("Inget väntar")
    program.close()
    me = program.start()
    unlock(me)
    me.see("Inget väntar")


def test_a_lost_file_is_told_of_and_found_again(
    program: Program, home: Hands, tmp_path: Path
) -> None:
    home.press("rail-lock")
    lost = home_file()
    moved = [file.rename(tmp_path / file.name) for file in lost.parent.glob("Påhitt*")]
    unlock(home)
    home.see("Hemmets fil finns inte på den platsen")
    program.picture("lost-file")
    home.press("Annat hem …", answer=lambda dialog: dialog.key(Qt.Key.Key_Escape))
    home.see("Hemmets fil finns inte på den platsen")
    found = next(file for file in moved if file.suffix == ".sipdesk")
    home.press("Annat hem …", answer=lambda dialog: dialog.name_file(found))
    home.see_no("Hemmets fil finns inte på den platsen")
    unlock(home)
    home.see("Inget väntar")


def test_what_cannot_be_is_said_at_the_field_and_what_was_typed_stays(
    program: Program, home: Hands
) -> None:
    home.press("Ärenden")
    home.press("Nytt ärende")
    home.press("Skapa ärende")
    assert home.trouble("Förnamn")
    home.write("Förnamn", "<b>Alva</b>")
    home.write("Efternamn", "Påhitt & Co")
    home.write("Födelsedatum", "31 februari 2010")
    home.write("Personnummer eller samordningsnummer", "20100101-0000")
    home.press("Skapa ärende")
    assert "finns inte" in home.trouble("Födelsedatum")
    assert home.value("Födelsedatum") == "31 februari 2010"
    home.write("Födelsedatum", before.SIXTEEN)
    home.press("Skapa ärende")
    assert home.trouble("Personnummer eller samordningsnummer")
    program.picture("wrong-number")
    home.write("Personnummer eller samordningsnummer", "")
    home.press("Skapa ärende")
    home.see("<b>Alva</b> Påhitt & Co", "0 av 13 klara")
    program.picture("markup")


def test_what_is_half_typed_is_there_after_the_window_was_closed(
    program: Program, home: Hands
) -> None:
    before.a_new_case(home, program)
    home.press("Upptäck behov")
    home.press("Steg 1, Upptäck behov. Ej påbörjad.")
    long = "En lång anteckning. " * 500
    home.paste("Varför?", long + "\x00\x07\x1b[31m")
    home.see("Bedömning av behov sparad.")
    home.write("När bedömdes behovet?", "31 februari")
    home.fill("Vem gjorde bedömningen?", "Någon som inte är ")
    assert "finns inte" in home.trouble("När bedömdes behovet?")
    program.picture("half-typed")
    program.close()
    me = program.start()
    unlock(me)
    me.press("Ärenden")
    me.pick("Alva Påhitt")
    me.press("Upptäck behov")
    me.press("Steg 1, Upptäck behov. Pågår.")
    me.see("Här är det du skrev förra gången")
    assert me.value("När bedömdes behovet?") == "31 februari"
    assert me.value("Vem gjorde bedömningen?") == "Någon som inte är "
    assert me.value("Varför?").startswith(long)
    program.picture("draft")
