"""Erasing cases in which every field holds a canary, and looking for them in the bytes.

The home is read page by page with its key, free pages and write-ahead log among them,
while it is open and when it is closed; so are the backups that rotation has left.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.content.swedish import BACKUPS
from sipdesk.domain.approval import Approval
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.concern import Concern
from sipdesk.domain.draft import Draft
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.picture_talk import PictureTalk
from sipdesk.domain.received import ReceivedPaper
from sipdesk.domain.retention import Cleared, Hold
from sipdesk.domain.user import Role
from sipdesk.storage.backup_file import unpack
from sipdesk.storage.database import Database
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.retention import (
    EraseCases,
    RegisterDecision,
    erase_cases,
    read_retention,
    register_decision,
)
from tests.home import CHEAP, PASSPHRASE, TODAY, USER, SetClock, admit_as, open_ports
from tests.proofs.canary import Aviary, saved
from tests.storage.pages import bytes_in_clear

KEPT: Final = 2
"""Backups that rotation leaves."""

_ROLES: Final = (Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR)


def erase(cases: int) -> tuple[int, set[str]]:
    """Erase so many cases; give how many canaries lay there, and which are left."""
    aviary = Aviary([], count(1))
    with TemporaryDirectory() as name:
        folder = Path(name)
        clock = SetClock()
        ports = admit_as(open_ports(folder, clock), *_ROLES)
        home = folder / "hem.sipdesk"
        ids = [_put(f"case-{number}", aviary, ports) for number in range(cases)]
        _back_up(ports, clock)
        # But for those that lie across two pages, all can be found beforehand.
        before = _left(aviary, _in_clear(folder))
        _erase(ids, ports)
        left = _left(aviary, bytes_in_clear(home, _key(home)))
        for _ in range(KEPT):
            _back_up(ports, clock)
        ports.store.close()
        left |= _left(aviary, _in_clear(folder))
    return len(before), left


def _put(case_id: str, aviary: Aviary, ports: Ports) -> CaseId:
    """Put a closed case into the home, with all that can be of one.

    Its id is no canary, nor who did what: the log goes on saying that.
    """
    own = CaseId(case_id)
    with ports.store.work() as work:
        first = replace(aviary.value(Case), id=own, version=0)
        second = replace(aviary.value(Case), id=own, number=first.number, version=1)
        saved(first, work, ports)
        saved(second, work, ports)  # so that the journal keeps the first
        paper: PaperRecord = replace(aviary.value(PaperRecord), case=own)
        work.papers.add(paper, aviary.value(str).encode(), aviary.value(str).encode())
        came: ReceivedPaper = replace(aviary.value(ReceivedPaper), case=own)
        work.received.add(came, aviary.value(str).encode())
        concern: Concern = replace(aviary.value(Concern), case=own)
        work.concerns.put(concern)
        approval: Approval = replace(aviary.value(Approval), case=own)
        work.approvals.put(approval)
        board: PictureBoard = aviary.value(PictureBoard)
        work.pictures.put(replace(board, case=own, version=0))
        photo: PicturePhoto = replace(aviary.value(PicturePhoto), case=own)
        work.pictures.add_photo(photo, aviary.value(str).encode())
        talk: PictureTalk = aviary.value(PictureTalk)
        work.talks.put(replace(talk, case=own, version=0))
        draft: Draft = replace(aviary.value(Draft), case=own)
        work.drafts.put(draft, USER.id)
        hold: Hold = replace(aviary.value(Hold), case=own)
        work.retention.put_hold(hold)
        work.retention.put_cleared(Cleared(own, TODAY, USER.id))
    return own


def _erase(ids: list[CaseId], ports: Ports) -> None:
    register_decision(RegisterDecision("SiS 2026/1", TODAY, 0, "Punkt 3"), ports)
    ready = {one.case for one in read_retention(None, ports).ready}
    if ready != set(ids):
        raise RuntimeError("not all of the cases can be erased")
    erase_cases(EraseCases(tuple(ids)), ports)


def _back_up(ports: Ports, clock: SetClock) -> None:
    assert isinstance(ports.store, Database)
    clock.day += timedelta(days=1)
    ports.store.backups.make("", KEPT, clock.now())


def _in_clear(folder: Path) -> bytes:
    """Give all that the home and its backups hold."""
    home = folder / "hem.sipdesk"
    key = _key(home)
    return bytes_in_clear(home, key) + b"".join(_of_backups(folder, key))


def _of_backups(folder: Path, key: bytes) -> Iterator[bytes]:
    with TemporaryDirectory() as name:
        for number, backup in enumerate(sorted((folder / BACKUPS).iterdir())):
            to = HomeFiles(Path(name) / f"{number}")
            unpack(backup, to)
            yield bytes_in_clear(to.database, key)


def _key(home: Path) -> bytes:
    header = Header.load(HomeFiles(home).keys).header
    return header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked.data_key


def _left(aviary: Aviary, data: bytes) -> set[str]:
    return {bird for bird in aviary.let_out if bird.encode() in data}
