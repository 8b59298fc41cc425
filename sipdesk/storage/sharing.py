"""Figures and tips between homes: signed with the home's own key, and kept."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.aggregate import Aggregate, Sealed, SentFigures
from sipdesk.domain.errors import Conflict, Missing, Trouble, Unavailable
from sipdesk.domain.rights import Right
from sipdesk.domain.sender import Sender
from sipdesk.domain.tip import Tip, TipsSent
from sipdesk.storage import shapes, sharing_tables
from sipdesk.storage.aggregate_file import (
    FORMAT,
    SIGNED,
    VERSION,
    AggregateFile,
)
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write
from sipdesk.storage.signed import (
    Kind,
    as_typed,
    new_passphrase,
    own_card,
    parted,
    read_told,
    signed,
)
from sipdesk.storage.transfer_file import for_passphrase, is_signed
from sipdesk.storage.values import to_json

_MOST_TIPS: Final = 8_000_000  # bytes
_TIPS: Final = b"sipdesk-tips v1\0"
_TIPS_KIND: Final = Kind("sipdesk-tips", 1, Trouble.NOT_TIPS, Trouble.TIPS_TOO_NEW)


@dataclass(frozen=True, slots=True)
class TipsFile:
    """Tips as they are sent. A field more is a version more."""

    format: str
    version: int
    tips: TipsSent


class SharingRows:
    """What is shared, in one transaction (``ports.Sharing``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def sender(self) -> Sender:
        """Give the home as its files tell of it."""
        return Sender.of(own_card(self._db))

    # --- Figures

    def seal(self, figures: Aggregate) -> Sealed:
        """Sign figures; whole ones are encrypted to a passphrase made for them."""
        self._watch.check(Right.FIGURES_TO_CASES)
        told = to_json(AggregateFile(FORMAT, VERSION, figures)).encode()
        data = signed(self._db, told, SIGNED)
        if not figures.whole:
            return Sealed(data)
        passphrase = new_passphrase()
        return Sealed(for_passphrase(data, as_typed(passphrase)), passphrase)

    def sent_figures(self) -> tuple[SentFigures, ...]:
        """Read for whom files of figures were made, newest first."""
        row = sharing_tables.sent_figures
        query = select(row.c.id).order_by(row.c.at.desc(), row.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.SENT_FIGURES, ids))

    def put_sent(self, sent: SentFigures) -> None:
        """Keep for whom a file of figures was made."""
        self._watch.check(Right.FIGURES_TO_CASES)
        write(self._db, shapes.SENT_FIGURES, None, sent)

    # --- Tips

    def tips(self) -> tuple[Tip, ...]:
        """Read the tips, newest first."""
        row = sharing_tables.tip
        query = select(row.c.id).order_by(row.c.day.desc(), row.c.title, row.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.TIP, ids))

    def put_tip(self, tip: Tip) -> Tip:
        """Save a tip as the version after its own."""
        self._changes()
        found: list[Tip] = read(self._db, shapes.TIP, [tip.id])
        if (found[0].version if found else 0) != tip.version:
            raise Conflict
        saved = replace(tip, version=tip.version + 1)
        write(self._db, shapes.TIP, found[0] if found else None, saved)
        return saved

    def drop_tip(self, tip_id: str) -> None:
        """Take a tip out."""
        self._changes()
        found = read(self._db, shapes.TIP, [tip_id])
        if not found:
            raise Missing
        remove(self._db, shapes.TIP, found[0])

    def tips_file(self, tips: TipsSent) -> bytes:
        """Sign tips."""
        file = TipsFile(_TIPS_KIND.format, _TIPS_KIND.version, tips)
        return signed(self._db, to_json(file).encode(), _TIPS)

    @staticmethod
    def read_tips(data: bytes) -> TipsSent:
        """Read a file of tips, signed by the key that it names."""
        told, signature = parted(data, _MOST_TIPS, Trouble.NOT_TIPS)
        found = read_told(told, TipsFile, _TIPS_KIND)
        try:
            found.tips.check_sound()
        except ValueError:
            raise Unavailable(Trouble.NOT_TIPS) from None
        if not is_signed(found.tips.sender.verify_key, _TIPS + told, signature):
            raise Unavailable(Trouble.NOT_TIPS)
        return found.tips

    def _changes(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.TIPS.value)
