"""The first look at a home that has been unlocked: who comes in, and what is amiss."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from sipdesk.domain.access import Act
from sipdesk.domain.errors import SipdeskError, Trouble, Unavailable
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.user import User
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.database import Database
from sipdesk.storage.file_keys import FileKeys


def let_in(
    store: Database, person: str, attempts: Attempts
) -> tuple[User, tuple[User, ...]]:
    """Find a person among all who work here; whoever does not, or has left, is refused.

    Raises:
        Unavailable: NOT_LET_IN. A slot may be there still, in a header put back.

    """
    with store.reading() as work:
        here = tuple(user for user in work.house.users() if user.left is None)
    for user in here:
        if user.id == person:
            return user, here
    attempts.failed(counts=False)
    raise Unavailable(Trouble.NOT_LET_IN)


def look_at_header(store: Database, inside: FileKeys, users: Sequence[User]) -> bool:
    """See that the key header is the latest, and has no way in for somebody who left.

    Gives whether an older one had been put back.
    """
    lacking = inside.lacking
    if lacking:
        with store.work() as work:
            work.access.did(Act.KEYS_OLDER, detail=str(lacking))
    with suppress(Unavailable):  # it opens as it is, too
        if lacking:
            inside.overtake()
        if slots := inside.not_of([user.id for user in users]):
            with logged(store, KeyDeed.ORPHAN):
                inside.drop(slots)
        inside.remember()
    return lacking > 0


def tell_faults(store: Database) -> bool:
    """Write down what is not as it was seen last; give whether anything is unanswered.

    It stands in the log for who answers for it, who may sit at another computer.
    """
    seen = store.seen
    with store.work() as work:
        if seen.log_broken and seen.anchor is not None:
            work.access.found(Act.LOG_BROKEN, seen.anchor.text)
        if seen.saves_missing:
            work.access.found(Act.SAVES_MISSING, str(seen.saves_missing))
        return bool(work.access.unanswered())


@contextmanager
def logged(store: Database, deed: KeyDeed) -> Iterator[None]:
    """Write down what is done with the keys before it is; and if it was not."""

    def tell(act: Act) -> None:
        with store.work() as work:
            work.access.did(act, detail=deed.value)

    tell(Act.KEYS_CHANGED)
    try:
        yield
    except SipdeskError:
        with suppress(Unavailable):
            tell(Act.KEYS_UNCHANGED)
        raise
