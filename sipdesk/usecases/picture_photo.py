"""Photos for the picture boards of a case: taken in cleaned, and taken away."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_photo import (
    MOST_BYTES,
    PhotoTold,
    PicturePhoto,
    check_told,
)
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.picture_board import check_open
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class AddPhoto:
    """A photo as it came, and who was told what it is for."""

    case: CaseId
    data: bytes
    told: str


@dataclass(frozen=True, slots=True)
class PhotoOf:
    """One of the photos of a case."""

    case: CaseId
    photo: str


def read_chosen_photo(path: Path, ports: Ports) -> bytes:
    """Read a file that somebody has pointed out; what it is is seen when it is kept.

    Raises:
        RuleBroken: ``right-missing``, ``photo-too-big``, ``photo-empty``;
            ``photo-not-image`` for what is no file or cannot be read.

    """
    check(ports.user, Right.WORK_CASES)
    try:
        size = path.stat().st_size if path.is_file() else -1
        data = path.read_bytes() if 0 < size <= MOST_BYTES else b""
    except OSError as error:
        raise RuleBroken("photo-not-image") from error
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 1024 // 1024}"
        raise RuleBroken("photo-too-big", facts={"most": most})
    if not data:
        raise RuleBroken("photo-empty" if size == 0 else "photo-not-image")
    return data


def add_photo(order: AddPhoto, ports: Ports) -> PicturePhoto:
    """Keep a photo, made anew as a square that tells nothing else; never the original.

    Raises:
        RuleBroken: ``photo-…`` as ``documents.photo.cleaned`` and ``check_told``;
            ``case-closed``, ``right-missing``, ``branch-closed``.
        Missing: there is no such case.

    """
    from sipdesk.documents.photo import cleaned  # noqa: PLC0415  (only when one comes)

    check_told(order.told)
    clean = cleaned(order.data)
    now = ports.clock.now()
    photo = PicturePhoto(
        id=ports.new_id(),
        case=order.case,
        at=now,
        side=clean.side,
        sha256=hashlib.sha256(clean.data).hexdigest(),
        told=PhotoTold(order.told.strip(), ports.user.id, ports.clock.today()),
    )
    with ports.store.work() as work:
        check_open(work, order.case)
        work.pictures.add_photo(photo, clean.data)
    return photo


def list_photos(case_id: CaseId, ports: Ports) -> tuple[PicturePhoto, ...]:
    """Read what is known of the photos of a case, the latest first.

    Raises:
        RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        work.cases.get(case_id)
        return work.pictures.photos(case_id)


def read_photo(order: PhotoOf, ports: Ports) -> bytes:
    """Read a photo as a JPEG; empty if the case has none such.

    Raises:
        RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.

    """
    with ports.store.reading() as work:
        found = work.pictures.photo_data(order.case, (order.photo,))
    return found.get(order.photo, b"")


def remove_photo(order: PhotoOf, ports: Ports) -> None:
    """Take a photo away.

    Raises:
        RuleBroken: ``photo-in-use`` while it stands on a board; ``case-closed``,
            ``right-missing``, ``branch-closed``.
        Missing: the case has none such.

    """
    with ports.store.work() as work:
        check_open(work, order.case)
        boards = work.pictures.of_case(order.case)
        if any(order.photo in board.photos for board in boards):
            raise RuleBroken("photo-in-use")
        work.pictures.remove_photo(order.case, order.photo)


def clear_photos(case_id: CaseId, ports: Ports) -> int:
    """Take all photos of a case away, also off its boards; tell how many.

    Raises:
        RuleBroken: ``case-closed``, ``right-missing``, ``branch-closed``.
        Missing: there is no such case.

    """
    with ports.store.work() as work:
        check_open(work, case_id)
        return work.pictures.clear_photos(case_id)
