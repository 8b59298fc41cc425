"""``sipdesk users``: who can open a home, and taking somebody out."""

import argparse
from pathlib import Path

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import HOW, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.content.words import listed, word
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.user import Role, User
from sipdesk.usecases.home import read_home
from sipdesk.usecases.keys import RemovePerson, remove_person


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "visa vilka som kan öppna hemmet, eller ta bort någon som har slutat"
    parser = subparsers.add_parser(
        "users",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.add_argument("--remove", metavar="ID", help="ta bort den som har det id:t")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Print a line for each person. Gives the exit status of ``answer``."""
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            if arguments.remove:
                remove_person(RemovePerson(arguments.remove), ports)
                print("Byt nu nyckeln med ”sipdesk rekey”.")  # noqa: T201
            for user in read_home(None, ports).users:
                print(_line(user))  # noqa: T201
    except SipdeskError as error:
        return refused(error)
    return DONE


def _line(user: User) -> str:
    roles = listed(word(role) for role in Role if role in user.roles)
    left = f", slutade {user.left.isoformat()}" if user.left is not None else ""
    return f"{user.id}  {user.name}: {roles}{left}"
