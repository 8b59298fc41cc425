"""``sipdesk transfer``: send a case to another home, or take one in that was sent."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import (
    HOW,
    read_passphrase,
    read_told_passphrase,
    read_words,
)
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.content.swedish import counted
from sipdesk.content.words import listed, word
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, SipdeskError, Trouble, Unavailable
from sipdesk.domain.ground import Ground
from sipdesk.domain.information import Information
from sipdesk.domain.search import Search
from sipdesk.domain.transfer import Transfer
from sipdesk.usecases.arrival import (
    Arrival,
    LookAtPackage,
    TakeCase,
    look_at_package,
    make_receipt,
    take_case,
)
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.home_card import KeepCard, keep_card, own_card, preview_card
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.transfer import (
    ChooseTransferGround,
    ReadReceipt,
    SendCase,
    read_receipt,
    read_transfers,
    send_case,
)

_MOST: Final = 100_000  # bytes of a card or a receipt
_NOTHING: Final = "–"
_Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "lämna ett ärende till ett annat hem, eller ta emot ett som har skickats"
    parser = subparsers.add_parser(
        "transfer",
        help=about,
        description=f"{about.capitalize()}. Det hem som den unge lämnar skickar.",
        epilog=f"{HOW} {STATUSES}",
    )
    deeds = parser.add_subparsers(title="delar", metavar="DEL", required=True)
    _add_cards(deeds)
    _add_sending(deeds)
    _add_taking(deeds)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Do what was asked. Gives the exit status of ``answer``."""
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            _DEEDS[arguments.deed](arguments, ports)
    except SipdeskError as error:
        return refused(error)
    return DONE


# --- The command line -------------------------------------------------------------


def _add_cards(deeds: _Deeds) -> None:
    card = _deed(deeds, "card", "spara hemmets eget kort, att skicka till andra hem")
    card.add_argument("--to", type=Path, required=True, metavar="FIL", help="ny fil")
    keep = _deed(deeds, "keep", "spara ett annat hems kort, jämfört i telefon")
    keep.add_argument("card", type=Path, metavar="KORT", help="kortets fil")
    keep.add_argument(
        "--fingerprint",
        required=True,
        metavar="GRUPPER",
        help="de sex grupperna så som hemmet läste upp dem",
    )
    keep.add_argument(
        "--replace", action="store_true", help="i stället för hemmets förra kort"
    )


def _add_sending(deeds: _Deeds) -> None:
    send = _deed(deeds, "send", "lämna ett ärende: det avslutas här")
    send.add_argument("case", metavar="ÄRENDE", help="ärendets nummer")
    send.add_argument("--to", type=Path, required=True, metavar="FIL", help="ny fil")
    whom = send.add_mutually_exclusive_group(required=True)
    whom.add_argument("--card", default="", metavar="ID", help="hemmets id på kortet")
    whom.add_argument(
        "--home-name", default="", metavar="NAMN", help="utan kort: med en lösenfras"
    )
    send.add_argument(
        "--ground",
        action="append",
        default=[],
        metavar="GRUND",
        help="grund i transfer_grounds.toml; det som ingen grund omfattar stannar. "
        "Skälet, vem som har bedömt det, och för vissa grunder ja om den är "
        "legitimerad, läses en rad i taget från standard in",
    )
    confirm = _deed(deeds, "confirm", "läs in det mottagande hemmets kvitto")
    confirm.add_argument("receipt", type=Path, metavar="KVITTO", help="kvittots fil")
    _deed(deeds, "list", "visa vad som har skickats och tagits emot")


def _add_taking(deeds: _Deeds) -> None:
    look = _deed(deeds, "look", "visa vad en fil innehåller; ingenting ändras")
    take = _deed(deeds, "take", "ta emot ärendet i en fil")
    for parser in (look, take):
        parser.add_argument("package", type=Path, metavar="FIL", help="filen som kom")
        parser.add_argument(
            "--passphrase",
            action="store_true",
            help="fråga också efter lösenfrasen som avsändaren sa i telefon",
        )
    take.add_argument(
        "--receipt", type=Path, required=True, metavar="KVITTO", help="ny fil"
    )
    take.add_argument(
        "--unverified", action="store_true", help="fastän avsändaren inte är bestyrkt"
    )
    again = _deed(deeds, "receipt", "spara kvittot en gång till")
    again.add_argument("package", metavar="ID", help="som det står i list")
    again.add_argument("--to", type=Path, required=True, metavar="FIL", help="ny fil")


def _deed(deeds: _Deeds, name: str, about: str) -> argparse.ArgumentParser:
    parser = deeds.add_parser(
        name,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.set_defaults(run=run, deed=name)
    return parser


# --- What is done -----------------------------------------------------------------


def _card(arguments: argparse.Namespace, ports: Ports) -> None:
    own = own_card(None, ports)
    _save(arguments.to, own.data)
    print(own.card.fingerprint)  # noqa: T201


def _keep(arguments: argparse.Namespace, ports: Ports) -> None:
    data = _read(arguments.card, Trouble.NOT_A_CARD)
    told = "".join(arguments.fingerprint.replace("-", " ").split()).upper()
    same = preview_card(data, ports).card.fingerprint.replace(" ", "") == told
    card = keep_card(KeepCard(data, same, arguments.replace), ports)
    print(f"{card.id}  {card.name}")  # noqa: T201


def _send(arguments: argparse.Namespace, ports: Ports) -> None:
    case = _numbered(arguments.case, ports)
    known = ports.content.transfer_grounds
    grounds = tuple(_chosen(one, known) for one in arguments.ground)
    to: Path = arguments.to
    order = SendCase(
        case.id,
        case.version,
        to.absolute(),
        grounds,
        arguments.card,
        arguments.home_name,
    )
    sent = send_case(order, ports)
    if sent.lost:
        raise Unavailable(Trouble.PACKAGE_LOST)
    print(sent.path)  # noqa: T201
    if sent.passphrase:
        print(f"Lösenfras, att säga i telefon: {sent.passphrase}")  # noqa: T201


def _confirm(arguments: argparse.Namespace, ports: Ports) -> None:
    data = _read(arguments.receipt, Trouble.NOT_A_RECEIPT)
    print(_line(read_receipt(ReadReceipt(data), ports)))  # noqa: T201


def _list(_: argparse.Namespace, ports: Ports) -> None:
    for transfer in read_transfers(None, ports):
        print(_line(transfer))  # noqa: T201


def _look(arguments: argparse.Namespace, ports: Ports) -> None:
    order = LookAtPackage(arguments.package, _told(arguments))
    for line in _lines(look_at_package(order, ports)):
        print(line)  # noqa: T201


def _take(arguments: argparse.Namespace, ports: Ports) -> None:
    receipt: Path = arguments.receipt
    if receipt.exists():
        raise Unavailable(Trouble.ALREADY_THERE)
    passphrase = _told(arguments)
    shown = look_at_package(LookAtPackage(arguments.package, passphrase), ports)
    order = TakeCase(arguments.package, shown.sum, passphrase, arguments.unverified)
    taken = take_case(order, ports)
    print(taken.change.case.number)  # noqa: T201
    _save(receipt, taken.receipt)


def _receipt(arguments: argparse.Namespace, ports: Ports) -> None:
    _save(arguments.to, make_receipt(arguments.package, ports))


_DEEDS: Final[Mapping[str, Callable[[argparse.Namespace, Ports], None]]] = (
    MappingProxyType(
        {
            "card": _card,
            "keep": _keep,
            "send": _send,
            "confirm": _confirm,
            "list": _list,
            "look": _look,
            "take": _take,
            "receipt": _receipt,
        }
    )
)


def _chosen(ground: str, known: Mapping[str, Ground]) -> ChooseTransferGround:
    kinds = known[ground].kinds if ground in known else frozenset[Information]()
    why, by = read_words(f"Skäl ({ground}): "), read_words("Bedömt av: ")
    if ground not in known or not known[ground].by_licensed:
        return ChooseTransferGround(ground, kinds, why, by)
    licensed = read_words("Är den legitimerad? (ja/nej): ").casefold() == "ja"
    return ChooseTransferGround(ground, kinds, why, by, licensed)


def _told(arguments: argparse.Namespace) -> str:
    return read_told_passphrase() if arguments.passphrase else ""


def _numbered(number: str, ports: Ports) -> Case:
    for row in list_cases(Search(number), ports).rows:
        if row.number == number:
            return read_case(CaseId(row.id), ports).case
    raise Missing


def _line(transfer: Transfer) -> str:
    received = transfer.received.isoformat() if transfer.received else "inget kvitto"
    told = (
        transfer.id,
        f"{transfer.at:%Y-%m-%d}",
        word(transfer.direction),
        transfer.home_name or _NOTHING,
        received,
    )
    return "  ".join(told)


def _lines(shown: Arrival) -> tuple[str, ...]:
    left_out = listed(word(kind) for kind in sorted(shown.left_out, key=word))
    return (
        f"Från: {shown.home_name}",
        f"{word(shown.sender)}. {word(shown.arriving)}.",
        f"Namn: {shown.name}",
        f"Papper: {shown.papers}. Möten: {shown.meetings}. Sparat: {shown.saves}.",
        f"{counted(shown.to_confirm, 'samtycke', 'samtycken')} att bekräfta här.",
        f"Lämnades inte över: {left_out or 'inget'}.",
    )


def _read(file: Path, trouble: Trouble) -> bytes:
    try:
        with file.open("rb") as came:
            return came.read(_MOST)
    except OSError:
        raise Unavailable(trouble) from None


def _save(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as new:
            new.write(data)
    except FileExistsError:
        raise Unavailable(Trouble.ALREADY_THERE) from None
    except OSError:
        raise Unavailable(Trouble.DISK) from None
