"""Hands papers out of a real encrypted home, and reads the bytes back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.domain import paper
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.home import Home
from sipdesk.domain.information import Information
from sipdesk.domain.journal import Entry
from sipdesk.domain.overview import overview
from sipdesk.domain.paper import (
    CALLING,
    COPIED,
    FILLABLE,
    FINALISED,
    FOR_COPYING,
    FOR_WORD,
    PRINTED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.user import Role, User
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from tests.home import SetClock, open_ports
from tests.proofs.leaks.birds import Bird
from tests.proofs.leaks.oracle import FILE, may_have
from tests.proofs.leaks.read_back import found
from tests.proofs.leaks.world import World

DUTIES: Final[frozenset[PaperKind]] = paper.DUTIES | {PaperKind.SIP_REQUEST}
"""What goes out whatever anybody has said; the first part is the domain's own list."""

_CHANNELS: Final = (
    (SAVED_AS_WORD, FOR_WORD),
    (SAVED_AS_FORM, FILLABLE),
    (SAVED_AS_CALENDAR, CALLING),
    (COPIED, FOR_COPYING),
)
_AT_HOME: Final = {
    f"zqhome{letter}{letter}": Bird(what, frozenset({Information.PLACE}))
    for letter, what in zip(
        "abcdef",
        (
            "name of the home",
            "address of the home",
            "phone of the home",
            "name of the user",
            "title of the user",
            "phone of the user",
        ),
        strict=True,
    )
}


@dataclass(frozen=True, slots=True)
class Order:
    """A paper, its recipient, and the channel that it goes out by."""

    kind: PaperKind
    recipient: str
    channel: str = PRINTED

    @property
    def named(self) -> str:
        """Its name in one line."""
        return f"{self.kind.value} to {self.recipient} ({self.channel or 'preview'})"


@dataclass(frozen=True, slots=True)
class Read:
    """What stood in the bytes that went out, and what may have stood there."""

    seen: frozenset[str]
    leaked: frozenset[str]
    allowed: frozenset[str]


@dataclass
class Desk:
    """A home in which a case is saved and papers are handed out."""

    ports: Ports
    clock: SetClock
    told: dict[str, Bird]
    phrases: tuple[str, ...] = ()
    seed: int = 0
    says: bool = True

    def save(self, case: Case) -> Case:
        """Save a case as it is, with its journal and its row in the lists."""
        today, told = self.clock.today(), self.ports.content
        row = overview(case, told.routine, told.reminders, today)
        at = self.ports.clock.now()
        entry = Entry(case.id, case.version + 1, "saved", "user-1", at)
        with self.ports.store.work() as work:
            return work.cases.put(case, entry, row)

    def version(self, case: Case) -> int:
        """Tell the version a case is at: that a duty is done is noted on it."""
        with self.ports.store.reading() as work:
            return work.cases.get(case.id).version

    def take(self, made: World) -> Case:
        """Take in a case that is not saved yet, and what its canaries tell."""
        self.told = {**_AT_HOME, **made.told}
        self.phrases, self.seed = made.phrases, made.seed
        return self.save(made.case)

    def hand_out(self, order: Order, case: Case) -> Read | None:
        """Hand a paper out and read it; None if it is refused."""
        wanted = _wanted(order, case)
        asked = HandOut(wanted, self.clock.now(), self.version(case), order.channel)
        try:
            out = hand_out_paper(asked, self.ports)
        except RuleBroken:
            return None
        also = (out.archive_copy,) if out.archive_copy else ()
        files = ((out.data, out.file_name), *((one, out.archive_name) for one in also))
        return self.read(order, case, *files)

    def look(self, order: Order, case: Case) -> Read:
        """Look at a paper as its recipient would see it, sent or not."""
        wanted = _wanted(order, case)
        shown = preview_paper(wanted, self.ports)
        return self.read(order, case, (shown.data, shown.file_name))

    def read(self, order: Order, case: Case, *files: tuple[bytes, str]) -> Read:
        """Read some bytes and their files' names, and compare with the rules."""
        seen = frozenset(
            word for data, name in files for word in found(data, name, self.phrases)
        )
        allowed = frozenset(
            word for word in self.told if self._may(self.told[word], order, case)
        )
        read = Read(seen, seen - allowed, allowed)
        self._report("LEAKED", order, read.leaked)
        return read

    def due(self, read: Read, printed: frozenset[str]) -> frozenset[str]:
        """Name the canaries that a copy should bear, of what its kind prints."""
        return frozenset(w for w in read.allowed if self.told[w].what in printed)

    def lacking(self, order: Order, read: Read, printed: frozenset[str]) -> int:
        """Count the canaries that should have stood there and did not."""
        missing = self.due(read, printed) - read.seen
        self._report("MISSING", order, missing)
        return len(missing)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Say nothing of leaks that are made on purpose."""
        self.says = False
        yield
        self.says = True

    def complain(self, what: str) -> None:
        """Say on standard error what did not hold."""
        if self.says:
            sys.stderr.write(f"seed {self.seed}: {what}\n")

    def _may(self, bird: Bird, order: Order, case: Case) -> bool:
        day = self.clock.today()
        return may_have(bird, case, order.recipient, day, order.kind)

    def _report(self, what: str, order: Order, words: frozenset[str]) -> None:
        for word in sorted(words):
            bird = self.told.get(word, Bird("of another case"))
            needs = ", ".join(sorted(kind.value for kind in bird.needs))
            self.complain(f"{what} {bird.what} [{needs}] {word} in {order.named}")


def _wanted(order: Order, case: Case) -> PaperOrder:
    version = 2 if order.kind in FINALISED else 0
    return PaperOrder(case.id, order.kind, order.recipient, version)


def orders(case: Case, desk: Desk) -> Iterator[Order]:
    """Give every paper to everyone it is for, by each channel it has."""
    for kind in PaperKind:
        whom = recipients(kind, case, desk.clock.today())
        for recipient in whom:
            yield Order(kind, recipient)
            for channel, kinds in _CHANNELS:
                own_calendar = channel == SAVED_AS_CALENDAR and recipient == FILE
                if kind in kinds and not own_calendar:
                    yield Order(kind, recipient, channel)


@contextmanager
def desk() -> Iterator[Desk]:
    """Open one home for many cases; its own facts are canaries too."""
    words = [word.capitalize() for word in _AT_HOME]
    home, own = Home("home-1", words[0], words[1], words[2], "000-00"), words[3:]
    user = User(
        "user-1",
        own[0],
        own[1],
        own[2],
        roles=frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    )
    clock = SetClock()
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder), clock)
        try:
            with ports.store.work() as work:
                work.house.put_home(home)
                work.house.put_user(user)
            yield Desk(replace(ports, user=user), clock, dict(_AT_HOME))
        finally:
            ports.store.close()
