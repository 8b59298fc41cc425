"""``sipdesk policies``: the policies as ADMX and ADML, and their reference."""

import argparse
from pathlib import Path

from sipdesk.commands.tools import Tools
from sipdesk.content.policy_words import Language
from sipdesk.documents.policy.admx import ADML, ADMX, CULTURES, adml, admx
from sipdesk.documents.policy.reference import REFERENCE, reference


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "skriv policyerna som ADMX och ADML, med en förteckning över dem"
    parser = subparsers.add_parser(
        "policies", help=about, description=about.capitalize()
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="MAPP", help="mappen de läggs i"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, _: Tools) -> int:
    """Write the files over those that are there. Gives 0, or 1 if it cannot be done."""
    try:
        for name, data in files().items():
            file = arguments.out / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            print(file)  # noqa: T201
    except OSError as error:
        print(f"Det gick inte att skriva i mappen: {error.strerror}.")  # noqa: T201
        return 1
    return 0


def files() -> dict[str, bytes]:
    """Give every file by its name in the folder."""
    texts = {f"{CULTURES[one]}/{ADML}": adml(one) for one in Language}
    return {ADMX: admx(), **texts, REFERENCE: reference().encode()}
