"""What is read beside the program and its MSI, in the program's own words."""

from pathlib import Path
from typing import Final

from installer.refusal import Refused
from sipdesk import __version__
from sipdesk.content import files
from sipdesk.content.handbook import read_news
from sipdesk.content.library import read_installed
from sipdesk.content.part_words import release_notes as told
from sipdesk.content.part_words import third_parties
from sipdesk.content.shelf import Shelf

RESOURCES: Final = Path(__file__).parents[1] / "resources"
NAME: Final = "THIRD-PARTY.txt"
ADMIN: Final = Path(__file__).with_name("ADMIN.md")


def write(bundle: Path, resources: Path = RESOURCES) -> Path:
    """Write every part in ``bundle`` with its licence texts, as a file in it.

    Beside it the administrators' page, which "Installed apps" leads to.
    """
    installed = read_installed(resources, (bundle / "lib",))
    _written(bundle / "ADMIN.txt", ADMIN.read_text("utf-8"))
    return _written(bundle / NAME, third_parties(installed, __version__))


def release_notes(out: Path, resources: Path = RESOURCES) -> Path:
    """Write what this version brings the coordinators, as a text in the folder ``out``.

    Raises ``Refused`` if nothing is said of this version.
    """
    latest, *_ = Shelf(resources, None).read(files.NEWS, read_news)
    if latest.version != __version__:
        raise Refused(
            f"resources/{files.NEWS} says what is new in {latest.version}, not in "
            f"{__version__}. Write it there first."
        )
    return _written(out / f"nyheter-{__version__}.txt", told(latest))


def _written(file: Path, text: str) -> Path:
    # As Windows' own editor likes it best.
    file.write_text(text, "utf-8-sig", newline="\r\n")
    return file
