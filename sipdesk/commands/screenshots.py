"""``sipdesk screenshots``: every screen as a picture, from the demonstration home."""

import argparse
import sys
from pathlib import Path

from sipdesk.commands.demonstration import (
    FIXED_DAY,
    HOME,
    PASSPHRASE,
    demonstration,
)
from sipdesk.commands.tools import Tools, own_folder
from sipdesk.content.notices import notice
from sipdesk.domain.errors import Unavailable


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "ta en bild av varje sida i programmet, ur demonstrationshemmet"
    parser = subparsers.add_parser(
        "screenshots", help=about, description=about.capitalize()
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="MAPP", help="mappen för bilderna"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Draw every screen into the folder; pictures of the same names are replaced.

    Gives 0; 1 if the folder cannot be written or no window can be drawn.
    """
    folder: Path = arguments.out
    if tools.take_pictures is None:
        return _refuse("Det går inte att rita fönster här.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            own_folder("screenshots") as place,
            demonstration(place / HOME, tools, FIXED_DAY) as made,
        ):
            cases = {key: played.case for key, played in made.played.items()}
            pictures = tools.take_pictures(made.ports, cases, PASSPHRASE, folder)
    except Unavailable as error:
        return _refuse(notice(error.code).whole)
    except OSError as error:
        return _refuse(f"Det går inte att skriva i {folder}: {error.strerror}.")
    print(f"{len(pictures)} bilder i {folder}")  # noqa: T201
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)  # noqa: T201
    return 1
