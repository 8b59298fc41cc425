"""The anchors of the access log that can be had, with which it is compared."""

from contextlib import suppress
from dataclasses import dataclass

from sipdesk.domain.access import Anchor
from sipdesk.domain.errors import RuleBroken, Unavailable
from sipdesk.domain.settings import BACKUP_FOLDER
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class Anchors:
    """Anchors by where they come from.

    Only ``reviews`` lie in the file itself, where whoever has it open can change them
    too; ``computer`` is what this computer's user saw last, ``typed`` is from a paper.
    """

    reviews: tuple[Anchor, ...] = ()
    backups: tuple[Anchor, ...] = ()
    computer: tuple[Anchor, ...] = ()
    typed: tuple[Anchor, ...] = ()

    @property
    def all(self) -> tuple[Anchor, ...]:
        """All of them."""
        return (*self.reviews, *self.backups, *self.computer, *self.typed)


def anchors_of(ports: Ports, typed: str = "") -> Anchors:
    """Gather the anchors of an opened home; ``typed`` is one as printed, or empty.

    Raises:
        RuleBroken: ``anchor-unreadable``.

    """
    by_hand = Anchor.read(typed) if typed.strip() else None
    if typed.strip() and by_hand is None:
        raise RuleBroken("anchor-unreadable", "anchor")
    with ports.store.reading() as work:
        reviews = [Anchor.read(review.anchor) for review in work.access.reviews()]
        chosen = str(work.house.settings()[BACKUP_FOLDER.key])
    last = ports.store.seen.anchor
    return Anchors(
        tuple(filter(None, reviews)),
        _of_backups(ports, chosen),
        () if last is None else (last,),
        () if by_hand is None else (by_hand,),
    )


def _of_backups(ports: Ports, chosen: str) -> tuple[Anchor, ...]:
    """Read them of the backups that can be reached, beside the home and elsewhere."""
    found: list[Anchor | None] = []
    for folder in {"", chosen}:
        with suppress(Unavailable):
            for backup in ports.store.backups.listed(folder):
                told = backup.contents
                found.append(Anchor.read(told.log) if told else None)
    return tuple(filter(None, found))
