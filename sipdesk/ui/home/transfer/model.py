"""The homes' cards, and what has been sent and taken in; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.domain.transfer import HomeCard, Transfer
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.arrival import make_receipt
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.home_card import (
    CameCard,
    KeepCard,
    OwnCard,
    keep_card,
    own_card,
    preview_card,
    read_cards,
    remove_card,
)
from sipdesk.usecases.transfer import ReadReceipt, read_receipt, read_transfers

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""

CARD_SAVED: Final = "card-saved"
CARD_KEPT: Final = "card-kept"
CARD_REMOVED: Final = "card-removed"
RECEIPT_SAVED: Final = "receipt-saved"
RECEIPT_READ: Final = "receipt-read"


@dataclass(frozen=True, slots=True)
class TransferState:
    """Everything the cards and the list need in order to be drawn."""

    own: OwnCard | None = None  # None until it is read
    cards: tuple[HomeCard, ...] | None = None
    transfers: tuple[Transfer, ...] | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # a user's id: name
    came: CameCard | None = None  # the card that is looked at
    compared: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    done: str = ""  # what has just been done
    done_at: time | None = None
    received: Transfer | None = None  # of the receipt that was read


class TransferModel:
    """Gives the own card away, keeps others', reads receipts and makes them anew."""

    def __init__(self, around: Around, draw: Callable[[TransferState], None]) -> None:
        self._around = around
        self._draw = draw
        self._data = b""  # of the card that is looked at
        self.state = TransferState()

    def refresh(self) -> None:
        """Read how it stands."""
        runner = self._around.runner
        runner.do(own_card, None, self._set("own"), self._refused)
        runner.read(read_cards, None, self._set("cards"), self._refused)
        runner.read(read_transfers, None, self._set("transfers"), self._refused)
        runner.read(read_home, None, self._take_home, self._refused)

    def save_own(self, deliver: Deliver) -> None:
        """Save the home's own card as a file."""
        if self.state.own is not None:
            self._deliver(self.state.own.data, deliver, CARD_SAVED)

    def look(self, fetch: Fetch) -> None:
        """Look at a card that came; what is looked at already stays if it is none."""
        try:
            data = fetch()
        except OSError:
            self._say(notice(Trouble.NOT_A_CARD.value))
            return

        def looked(came: CameCard) -> None:
            own = self.state.own
            if own is not None and own.card.id == came.card.id:
                self._say(notice("card-is-own"))
                return
            self._data = data
            state = replace(self.state, came=came, compared=False, wrong={})
            self._show(replace(state, notice=None, done=""))

        self._around.runner.read(preview_card, data, looked, self._refused)

    def compare(self, *, on: bool) -> None:
        """Say that the fingerprint was read by telephone, and is the same."""
        self._show(replace(self.state, compared=on, wrong={}))

    def keep(self) -> None:
        """Keep the card that is looked at."""
        came = self.state.came
        if came is None:
            return

        def kept(_: HomeCard) -> None:
            self.close()
            self._done(CARD_KEPT)
            self.refresh()

        order = KeepCard(self._data, self.state.compared, replace=came.is_changed)
        self._do(keep_card, order, kept)

    def close(self) -> None:
        """Look at no card any more."""
        self._data = b""
        state = replace(self.state, came=None, compared=False, wrong={})
        self._show(replace(state, notice=None))

    def remove(self, home: str) -> None:
        """Forget a card; ask first."""

        def removed(_: None) -> None:
            self._done(CARD_REMOVED)
            self.refresh()

        self._do(remove_card, home, removed)

    def read_receipt(self, fetch: Fetch) -> None:
        """Read a receipt that came."""
        try:
            data = fetch()
        except OSError:
            self._say(notice(Trouble.NOT_A_RECEIPT.value))
            return

        def read(transfer: Transfer) -> None:
            self._show(replace(self.state, received=transfer))
            self._done(RECEIPT_READ)
            self.refresh()

        self._do(read_receipt, ReadReceipt(data), read)

    def save_receipt(self, package: str, deliver: Deliver) -> None:
        """Make the receipt of what was taken in once more, and save it."""

        def made(data: bytes) -> None:
            self._deliver(data, deliver, RECEIPT_SAVED)

        self._do(make_receipt, package, made)

    def _do(
        self, use_case: Callable[..., Any], order: object, then: Callable[[Any], None]
    ) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, wrong={}, done=""))

        def done(answer: Any) -> None:
            self._show(replace(self.state, busy=False))
            then(answer)

        self._around.runner.do(use_case, order, done, self._refused)

    def _deliver(self, data: bytes, deliver: Deliver, what: str) -> None:
        try:
            deliver(data)
        except OSError:
            self._say(notice("file-not-saved"))
        else:
            self._done(what)

    def _set(self, name: str) -> Callable[[Any], None]:
        def take(answer: Any) -> None:
            self._show(replace(self.state, **{name: answer}))

        return take

    def _take_home(self, view: HomeView) -> None:
        names = {user.id: user.name for user in view.users}
        self._show(replace(self.state, names=names))

    def _done(self, what: str) -> None:
        at = self._around.clock_now()
        self._show(replace(self.state, done=what, done_at=at, notice=None))

    def _say(self, said: Notice) -> None:
        self._show(replace(self.state, notice=said, done=""))

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        state = replace(self.state, busy=False, wrong=wrong, done="")
        self._show(replace(state, notice=said))

    def _show(self, state: TransferState) -> None:
        self.state = state
        self._draw(state)
