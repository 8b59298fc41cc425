"""Contact cards of homes: one's own to give away, others' to compare and keep."""

from dataclasses import dataclass, replace

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.rights import Right, check
from sipdesk.domain.transfer import HomeCard
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class OwnCard:
    """The home's own card, and the file of it."""

    card: HomeCard
    data: bytes


@dataclass(frozen=True, slots=True)
class CameCard:
    """A card that came as a file, and the one that is kept of that home, if any."""

    card: HomeCard
    kept: HomeCard | None

    @property
    def is_changed(self) -> bool:
        """Whether that home had other keys when its card was compared."""
        kept = self.kept
        return kept is not None and kept.fingerprint != self.card.fingerprint


@dataclass(frozen=True, slots=True)
class KeepCard:
    """A card as it came. ``compared`` says that the fingerprint was read by telephone.

    ``replace`` that it is to stand in place of another of the same home.
    """

    data: bytes
    compared: bool
    replace: bool = False


def own_card(_: None, ports: Ports) -> OwnCard:
    """Give the home's own card.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.work() as work:
        card = work.transfers.own_card()
        return OwnCard(card, work.transfers.card_file(card))


def read_cards(_: None, ports: Ports) -> tuple[HomeCard, ...]:
    """Read the cards that are kept, in Swedish order of name.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.reading() as work:
        return work.transfers.cards()


def preview_card(data: bytes, ports: Ports) -> CameCard:
    """Read a card that came, before it is kept.

    Raises:
        RuleBroken: ``right-missing``.
        Unavailable: NOT_A_CARD, PACKAGE_TOO_NEW.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.reading() as work:
        card = work.transfers.read_card(data)
        kept = next((c for c in work.transfers.cards() if c.id == card.id), None)
        return CameCard(card, kept)


def keep_card(order: KeepCard, ports: Ports) -> HomeCard:
    """Keep a card whose fingerprint was compared.

    Raises:
        RuleBroken: ``right-missing``, ``card-not-compared``, ``card-is-own``,
            ``card-changed``.
        Unavailable: NOT_A_CARD, PACKAGE_TOO_NEW.

    """
    came = preview_card(order.data, ports)
    if not order.compared:
        raise RuleBroken("card-not-compared", "compared")
    if came.is_changed and not order.replace:
        raise RuleBroken("card-changed")
    card = replace(came.card, compared=ports.clock.today(), by=ports.user.id)
    with ports.store.work() as work:
        if card.id == work.house.home().id:
            raise RuleBroken("card-is-own")
        work.transfers.put_card(card)
    return card


def remove_card(home: str, ports: Ports) -> None:
    """Forget a card; what was sent by it stays.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is none.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.work() as work:
        work.transfers.drop_card(home)
