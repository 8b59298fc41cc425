"""``sipdesk self-test``: whether what the program stands on is sound on this PC."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

import pypdfium2

from sipdesk.commands.tools import Tools, own_folder, ports_of
from sipdesk.content.content import Content
from sipdesk.content.daybook import read_daybook
from sipdesk.content.drawn_symbols import is_drawn
from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.policy_words import fault_words
from sipdesk.documents.pdf.system_fonts import ethiopic
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.home import Home
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import User
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports

FONTS: Final = (
    "fontpkg_inter",
    "fontpkg_atkinson_hyperlegible",
    "fontpkg_noto_sans_arabic",
)
_TRUETYPE: Final = b"\x00\x01\x00\x00"
_PASSPHRASE: Final = "bara för att prova låset"  # noqa: S105  (of a home soon gone)
_CANARY: Final = "Kanariefågel"


class Unsound(Exception):  # noqa: N818  (the house's word)
    """Something is not as it must be; says what."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "prova att programmet är helt: resurser, typsnitt, kryptering, PDF"
    parser = subparsers.add_parser(
        "self-test", help=about, description=about.capitalize()
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace, tools: Tools) -> int:
    """Print a line for each check. Gives 0 if all hold, else 1."""
    checks = (
        ("resurser", _resources),
        ("typsnitt", _fonts),
        ("kryptering", _encryption),
        ("PDF", _paper),
        ("policyer", _policies),
    )
    # All of them, also after one that fails.
    held = [_check(name, check, tools) for name, check in checks]
    return 0 if all(held) else 1


def _check(name: str, check: Callable[[Tools], str], tools: Tools) -> bool:
    try:
        told = check(tools)
    except Exception as error:  # noqa: BLE001  (whatever is wrong is to be told)
        print(f"FEL  {name}: {type(error).__name__}: {error}")  # noqa: T201
        return False
    print(f"ok   {name}: {told}")  # noqa: T201
    return True


def _resources(tools: Tools) -> str:
    content = tools.content()
    sheets = content.read_sheets()
    for problem in (*content.problems, *sheets.problems):
        raise Unsound(f"{problem.file}, rad {problem.line}: {problem.reason}")
    cases = len(read_daybook(tools.resources / "demo").cases)
    steps = len(content.routine.steps)
    return (
        f"{steps} steg, {len(content.laws)} lagrum, {len(sheets.sheets)} blanketter, "
        f"{_pictures(content)} begrepp med bild, {cases} påhittade ärenden"
    )


def _pictures(content: Content) -> int:
    """Look that every concept has its drawings; they are files of a package."""
    concepts, source = content.read_concepts(), OpenMoji()
    for concept in concepts.values():
        codes = concept.symbol.codes
        if not all(is_drawn(code) or source.has(code) for code in codes):
            raise Unsound(f"bilden till {concept.id} saknas")
    return len(concepts)


def _fonts(_: Tools) -> str:
    # Without the last the program works, and says so where the font is needed.
    found = ethiopic()
    geez = f"tigrinja med {found.regular.name}" if found else "inget för tigrinja"
    return ", ".join((*map(_font, FONTS), geez))


def _font(package: str) -> str:
    folder: Path = import_module(package).ROOT / "files"
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise Unsound(f"{package} har inga typsnitt")
    for file in files:
        if not file.read_bytes().startswith(_TRUETYPE):
            raise Unsound(f"{file.name} är inte ett typsnitt")
    return package


def _encryption(tools: Tools) -> str:
    """Write a name in a new home, and see that only the passphrase brings it back."""
    with own_folder("self-test") as folder:
        file = folder / "prov.sipdesk"
        with _new_home(file, tools) as ports:
            case = open_case(OpenCase(_CANARY, "Provsson"), ports).case
            _look_for_canary(folder)
        _look_for_canary(folder)
        _try_another_passphrase(file, tools)
        opened = tools.vault.open(file, _PASSPHRASE)
        with ports_of(opened, tools) as ports:
            if read_case(case.id, ports).case != case:
                raise Unsound("det som lästes är inte det som skrevs")
    return "skrivet, läst, fel lösenfras avvisad, inget i klartext"


def _paper(tools: Tools) -> str:
    """Make a paper, and have it counted and drawn by another program than made it."""
    with (
        own_folder("self-test") as folder,
        _new_home(folder / "prov.sipdesk", tools) as ports,
    ):
        case = open_case(OpenCase("Prov", "Provsson"), ports).case
        order = PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY)
        paper = preview_paper(order, ports)
    document = pypdfium2.PdfDocument(paper.data)
    try:
        if len(document) != paper.pages:
            raise Unsound(f"{len(document)} sidor i stället för {paper.pages}")
        document[0].render()
    finally:
        document.close()
    return f"ett papper på {paper.pages} sidor"


def _policies(tools: Tools) -> str:
    """Tell how much the computer's administrator has decided, and what is wrong."""
    policies = tools.vault.policies
    if policies.faults:
        raise Unsound(" ".join(map(fault_words, policies.faults)))
    return f"{len(policies.in_force)} gäller"


@contextmanager
def _new_home(file: Path, tools: Tools) -> Iterator[Ports]:
    home = Home(tools.new_id(), "Provhemmet", demonstration=True)
    user = User(tools.new_id(), "Prov Provsson")
    with ports_of(tools.vault.create(file, home, user, _PASSPHRASE), tools) as ports:
        yield ports


def _look_for_canary(folder: Path) -> None:
    spellings = (_CANARY.encode(), _CANARY.encode("utf-16-le"))
    for one in folder.iterdir():
        data = one.read_bytes()
        if any(spelling in data for spelling in spellings):
            raise Unsound(f"ett namn går att läsa i klartext i {one.name}")


def _try_another_passphrase(file: Path, tools: Tools) -> None:
    try:
        opened = tools.vault.open(file, _PASSPHRASE.upper())
    except Unavailable as error:
        if error.trouble is Trouble.WRONG_PASSPHRASE:
            return
        raise
    opened.store.close()
    raise Unsound("en annan lösenfras öppnade hemmet")
