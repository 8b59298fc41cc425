"""Two homes, each in its own encrypted file, and a case that goes between them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.domain.home import Home
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.received import ReceivedKind
from sipdesk.domain.user import User
from sipdesk.usecases.arrival import (
    Arrival,
    LookAtPackage,
    TakeCase,
    Taken,
    look_at_package,
    take_case,
)
from sipdesk.usecases.home_card import KeepCard, keep_card, own_card
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.received import ReceivePaper, receive_paper
from sipdesk.usecases.transfer import (
    ChooseTransferGround,
    SendCase,
    Sent,
    send_case,
)
from tests.home import PASSPHRASE, TODAY, SetClock, content, open_ports, ports_of, vault
from tests.usecases.desk import Desk
from tests.usecases.test_received import pdf

OTHER_HOME = Home("home-2", "Andra påhittade hemmet")
OTHER_USER = User("user-2", "Sam Exempel", "SIP-samordnare")

PLACEMENT = ChooseTransferGround(
    "placement",
    content().transfer_grounds["placement"].kinds,
    "Beslut om flytt den 1 mars.",
    "Karin Exempel",
)
HEALTH = ChooseTransferGround(
    "health-waived",
    frozenset({Information.HEALTH, Information.MENTAL_HEALTH}),
    "Alva sa ja den 1 mars.",
    "Sköterska Exempel",
)
SCHOOL = ChooseTransferGround(
    "school-needed",
    frozenset({Information.SCHOOL}),
    "Skolgången fortsätter.",
    "Rektor Exempel",
)
ALL = (PLACEMENT, HEALTH, SCHOOL)


@dataclass
class TwoHomes:
    """The home that sends and the one that takes, both open."""

    folder: Path
    here: Ports
    there: Ports
    sent: count = field(default_factory=count)  # type: ignore[type-arg]

    def exchange_cards(self) -> None:
        """Let each home keep the other's card."""
        for one, other in ((self.here, self.there), (self.there, self.here)):
            keep_card(KeepCard(own_card(None, other).data, compared=True), one)

    def send(
        self,
        case: Case,
        *grounds: ChooseTransferGround,
        back: bool = False,
        by_passphrase: bool = False,
    ) -> Sent:
        """Send a case from here to there; ``back`` the other way."""
        ports, to = (self.there, "home-1") if back else (self.here, "home-2")
        path = self.folder / f"{next(self.sent)}.sipdesk-transfer"
        order = SendCase(
            case.id,
            case.version,
            path,
            grounds or ALL,
            card="" if by_passphrase else to,
            home_name="Andra hemmet" if by_passphrase else "",
        )
        return send_case(order, ports)

    def look(self, path: Path, passphrase: str = "", *, back: bool = False) -> Arrival:
        """Look at a package there."""
        ports = self.here if back else self.there
        return look_at_package(LookAtPackage(path, passphrase), ports)

    def take(self, path: Path, passphrase: str = "", *, back: bool = False) -> Taken:
        """Look at a package there and take it in."""
        ports = self.here if back else self.there
        shown = self.look(path, passphrase, back=back)
        order = TakeCase(path, shown.sum, passphrase, unverified=bool(passphrase))
        return take_case(order, ports)


@lru_cache
def _other_home() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    path = Path(folder.name) / "andra.sipdesk"
    vault().create(path, OTHER_HOME, OTHER_USER, PASSPHRASE).store.close()
    return folder


def open_other(folder: Path) -> Ports:
    """Open the home that takes."""
    copytree(_other_home().name, folder, dirs_exist_ok=True)
    opened = vault().open(folder / "andra.sipdesk", PASSPHRASE)
    return ports_of(opened, SetClock(), ids="there")


@contextmanager
def two_homes(folder: Path) -> Iterator[TwoHomes]:
    """Open two homes that have each other's card."""
    here = open_ports(folder / "here")
    there = open_other(folder / "there")
    try:
        homes = TwoHomes(folder, here, there)
        homes.exchange_cards()
        yield homes
    finally:
        here.store.close()
        there.store.close()


def full_case(ports: Ports) -> Desk:
    """Bring a case all the way to a plan that is written."""
    desk = Desk(ports)
    desk.grown_up()
    desk.need()
    desk.parties()
    desk.consent()
    desk.prepare()
    desk.book()
    desk.hold()
    desk.plan()
    return desk


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[TwoHomes]:
    """Give two homes that have each other's card."""
    with two_homes(tmp_path) as opened:
        yield opened


@pytest.fixture(name="desk")
def full_desk(homes: TwoHomes) -> Desk:
    """Give the home that sends, with a case that has come to a plan."""
    return full_case(homes.here)


def papers(desk: Desk) -> None:
    paper = PaperOrder(desk.case.id, PaperKind.CHECKLIST, "file-copy")
    seen = preview_paper(paper, desk.ports)
    out = HandOut(paper, seen.made, seen.case_version, PRINTED)
    hand_out_paper(out, desk.ports)
    order = ReceivePaper(desk.case.id, ReceivedKind.CALL, TODAY, pdf(2))
    receive_paper(order, desk.ports)


def trouble(act: Callable[..., object], *given: object) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        act(*given)
    return caught.value.trouble


def said_no(act: Callable[..., object], *given: object) -> str:
    with pytest.raises(RuleBroken) as caught:
        act(*given)
    return caught.value.code
