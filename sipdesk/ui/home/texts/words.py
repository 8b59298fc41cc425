"""What is said of a text: which one holds, its versions, and how it is written."""

from collections.abc import Mapping
from typing import Final

from sipdesk.content.content import Problem
from sipdesk.content.swedish import clock, in_sweden, short_date
from sipdesk.domain.own_text import OwnText
from sipdesk.ui.home.texts.state import Instead, Replaced
from sipdesk.usecases.text import LETTERS, TextEntry, TextInFull

Sample = tuple[str, str]
"""How something is written, and what it becomes."""

_LETTER: Final[tuple[Sample, ...]] = (
    (
        "## Inledning {lead}",
        "Inleder en del av texten. Skrivs inte ut: koden säger var delen står.",
    ),
    ("- Första punkten", "En punkt i en lista."),
    ("Ny rad", "En ny rad här blir en ny rad på papperet."),
)
_FIELDS: Final[Sample] = (
    "{fält}",
    "Fylls i av programmet. Alla fält under textrutan ska finnas med.",
)
_SHEET: Final[tuple[Sample, ...]] = (
    ("# Titel", "Papperets titel. Den ska stå först och vara som den är."),
    ("## Rubrik", "En rubrik. Med ### blir det en mindre."),
    ("Tom rad", "Skiljer ett stycke från nästa."),
    ("- Punkt", "En punkt i en lista. Skriv 1. för en numrerad."),
    ("- [ ] Ruta", "En ruta att kryssa i."),
    ("> Tänk på", "En ruta med något att lägga märke till."),
    ("| Uppgift | Svar |", "En tabell. Tomma rutor blir plats att skriva i."),
    ("```lines 3", "Tre rader att skriva på. Etiketten står på raden under."),
    ("```signatures", "Underskrifter, en på varje rad under."),
    ("---", "Här börjar en ny sida."),
)


def is_letter(name: str) -> bool:
    """Tell a letter from a sheet by its name."""
    return name.startswith(LETTERS)


def samples(full: TextInFull) -> tuple[Sample, ...]:
    """Show how a text of this kind is written."""
    if not is_letter(full.entry.name):
        return _SHEET
    return (*_LETTER, _FIELDS) if full.placeholders else _LETTER


def standing(entry: TextEntry, by: str) -> str:
    """Say which text holds, in sentences. ``by`` is who wrote the home's own."""
    if entry.own is None:
        return "Programmets text."
    if entry.unfit:
        return "Er text passar inte längre. Programmets används."
    said = f"Er egen text, version {entry.own.number}, {signed(entry.own, by)}."
    if entry.left_behind:
        return f"{said} Programmets text har ändrats sedan ni skrev er."
    return said


def signed(own: OwnText, by: str) -> str:
    """Say when and by whom: ``3 dec 2026, Karin Exempel``."""
    return ", ".join(filter(None, (short_date(in_sweden(own.saved).date()), by)))


def versions(full: TextInFull) -> tuple[tuple[str, str], ...]:
    """Name the versions that can be looked at, by number; 0 is the program's own."""
    latest = full.versions[0].number if full.versions else 0
    named = (_version(own, latest, full.names) for own in full.versions)
    return (*named, ("0", "Programmets text"))


def _version(own: OwnText, latest: int, names: Mapping[str, str]) -> Sample:
    moment = in_sweden(own.saved)
    when = f"{short_date(moment.date())} {clock(moment.time())}"
    who = names.get(own.by, "")
    what = "" if own.text else "programmets text igen"
    now = "gäller nu" if own.number == latest else ""
    parts = filter(None, (f"Version {own.number}", when, who, what, now))
    return str(own.number), ", ".join(parts)


def put(replaced: Replaced) -> str:
    """Say what was put in the box, and what that means."""
    match replaced.by:
        case Instead.PROGRAMS:
            return "Programmets text gäller igen. Er text finns kvar bland versionerna."
        case Instead.VERSION:
            number = replaced.number
            named = f"Version {number}" if number else "Programmets text"
            return f"{named} står i rutan. Den gäller först när du har sparat den."
        case Instead.SAVED:
            return "Det du hade skrivit är borttaget."


def fault(problem: Problem) -> str:
    """Say what is wrong and what to do, with the line first if there is one."""
    where = f"Rad {problem.line}: " if problem.line else ""
    return f"{where}{problem.reason}"
