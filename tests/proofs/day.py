"""A day at the window, until it is killed; told where papers may be laid."""

import logging
import sys
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from sipdesk import app
from sipdesk.ui.bug_report import CodesOnly, Log
from sipdesk.ui.widgets.outlets import to_printer
from sipdesk.ui.widgets.theme import application
from tests.home import PASSPHRASE
from tests.journeys.before_the_meeting import SIXTEEN, a_new_home, add
from tests.journeys.hands import Hands
from tests.journeys.program import Program
from tests.proofs.working_day import NAMES

NAME, NOTE, DRAFT, FAULT = NAMES
_FIELD: Final = "Vad hjälper i samtal?"


def main() -> None:
    """Work, fail, lock, and type until killed."""
    outside = Path(sys.argv[1])
    app.leave_no_core()
    application(sys.argv[:1])
    logging.getLogger().addHandler(CodesOnly(Log(app.log_file)))
    program = Program()
    me = program.start()
    a_new_home(me, program)
    _write(me)
    _let_out(me, outside)
    _fail()
    _lock(me)
    sys.stdout.write("typing\n")
    sys.stdout.flush()
    while True:
        me.within("Den unge").fill(_FIELD, DRAFT)


def _write(me: Hands) -> None:
    me.press("Ärenden")
    me.press("Nytt ärende")
    me.write("Förnamn", "Alva")
    me.write("Efternamn", NAME)
    me.write("Födelsedatum", SIXTEEN)
    me.press("Skapa ärende")
    me.see(f"Alva {NAME}", "Att göra")
    me.within("Den unge").write("Språk", NOTE)


def _let_out(me: Hands, outside: Path) -> None:
    """Look at a letter that names the young person, save it as PDF, and print it."""
    add(
        me.within("Runt den unge"),
        "Socialtjänsten",
        "Socialnämnden har placerat den unge",
        Verksamhet="Socialtjänsten i Påhittstad",
        Namn="Eva Exempel",
    )
    me.press("Visa frågan till nämnden")
    me.see("Spara som PDF")
    file = outside / "letter.pdf"
    me.press("Spara som PDF", answer=lambda dialog: dialog.name_file(file))
    me.see("Sparat som PDF")
    me.press("Stäng")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(outside / "printed.pdf"))
    to_printer(printer)(file.read_bytes())


def _fail() -> None:
    """Meet a fault whose own words hold a name, and one that is logged with it."""
    try:
        date.fromisoformat(FAULT)
    except ValueError as error:
        app.write_down(error)
        logging.getLogger("sipdesk").exception("no day: %s", FAULT)


def _lock(me: Hands) -> None:
    """Lock in the middle of a word, open it again, and go back to the case."""
    me.within("Den unge").fill(_FIELD, DRAFT)
    me.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    me.see("Lås upp")
    me.see_no(NAME)
    me.write("Lösenfras", PASSPHRASE)
    me.press("Lås upp")
    me.press("Ärenden")
    me.pick(f"Alva {NAME}")
    me.see("Vad hjälper i samtal?")


if __name__ == "__main__":
    main()
