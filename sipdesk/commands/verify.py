"""``sipdesk verify``: whether a home, or a backup, is whole."""

import argparse
from pathlib import Path
from typing import Final

from sipdesk.commands.answer import DAMAGED, DONE, STATUSES, is_unlike, refused
from sipdesk.commands.passphrase import HOW, OR_KEY, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.content.swedish import SWEDEN, day_and_time
from sipdesk.content.words import word
from sipdesk.domain.access import Finding
from sipdesk.domain.backup import Contents
from sipdesk.domain.errors import SipdeskError
from sipdesk.usecases.backup import PreviewBackup, check_home, preview_backup

_BACKUP: Final = ".sipdesk-backup"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "läs igenom ett hem eller en säkerhetskopia, och se att allt är helt"
    parser = subparsers.add_parser(
        "verify",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {OR_KEY} {STATUSES}",
    )
    parser.add_argument(
        "file", type=Path, metavar="FIL", help="hemmets fil, eller säkerhetskopians"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Say what was found. Gives the exit status of ``answer``."""
    file: Path = arguments.file
    try:
        passphrase = read_passphrase()
        if file.suffix == _BACKUP:
            found = preview_backup(PreviewBackup(file, passphrase), tools.restorer)
            return _told_of_backup(found)
        with opened_home(file, passphrase, tools) as ports:
            findings, unlike = check_home(None, ports), is_unlike(ports)
            return _told_of_home(findings, unlike=unlike)
    except SipdeskError as error:
        return refused(error)


def _told_of_backup(contents: Contents) -> int:
    made = contents.made.astimezone(SWEDEN)
    when = day_and_time(made.date(), made.time())
    print(f"Säkerhetskopian är hel. Gjord {when}, ärenden: {contents.cases}.")  # noqa: T201
    return DONE


def _told_of_home(findings: tuple[Finding, ...], *, unlike: bool) -> int:
    for finding in findings:
        print(f"Åtkomstloggen, rad {finding.number}: {word(finding.fault)}.")  # noqa: T201
    if findings or unlike:
        return DAMAGED
    print("Hemmet är helt, och åtkomstloggen stämmer.")  # noqa: T201
    return DONE
