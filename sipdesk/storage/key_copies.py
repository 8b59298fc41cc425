"""The two copies of the key header on disk, and which of them holds."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import backup_of, write_atomically
from sipdesk.storage.key_file import Document, load, written


def write(path: Path, document: Document, holds: Callable[[Document], bool]) -> None:
    """Replace both copies, each whole; the second first.

    ``holds`` is asked of what has been read back, before anything is replaced. Where
    the disk refuses the one, the other is put back.

    Raises:
        Unavailable: what the disk refuses.

    """

    def check(draft: Path) -> None:
        kept = load(draft)
        if kept != document or not holds(kept):
            raise Unavailable(Trouble.DISK)

    data = written(document)
    write_atomically(backup_of(path), data, check)
    try:
        write_atomically(path, data)
    except Unavailable:
        with suppress(OSError, Unavailable):
            write_atomically(backup_of(path), path.read_bytes())
        raise


def read(path: Path) -> tuple[Document, bool]:
    """Read the copy that holds; give also whether the first was of no use.

    Raises:
        Unavailable: KEYS_MISSING, KEYS_DAMAGED, TOO_NEW, or what the disk refuses.

    """
    first, second = _copy(path), _copy(backup_of(path))
    if isinstance(first, Document):
        if isinstance(second, Document) and _follows(second, first):
            return second, False
        return first, False
    if isinstance(second, Document):
        return second, True
    raise Unavailable(second if first is Trouble.KEYS_MISSING else first)


def are_both(path: Path, document: Document) -> bool:
    """Whether both copies are this document."""
    try:
        copies = {path.read_bytes(), backup_of(path).read_bytes()}
    except OSError:
        return False
    return copies == {written(document)}


def _copy(path: Path) -> Document | Trouble:
    try:
        return load(path)
    except Unavailable as error:
        return error.trouble


def _follows(one: Document, other: Document) -> bool:
    """Whether one is a later header of the same home than the other."""
    same = (one.home_id, one.signer.public) == (other.home_id, other.signer.public)
    return same and one.seq > other.seq
