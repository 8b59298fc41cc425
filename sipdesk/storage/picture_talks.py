"""What young people have answered with pictures.

A talk may be of any branch, and cannot be cut: it is closed to those who may not read
from all.
"""

from dataclasses import replace

from sqlalchemy import Connection, select

from sipdesk.domain.access import Act, PicturePart
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.picture_talk import PictureTalk
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import unclear
from sipdesk.storage.rows import read, remove, write


class TalkRows:
    """The picture talks of one transaction (``ports.Talks``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def of_case(self, case_id: CaseId) -> tuple[PictureTalk, ...]:
        """Read the talks of a case, the latest first."""
        self._look(case_id)
        talk = tables.picture_talk
        own = select(talk.c.id).where(talk.c.case == case_id)
        latest = own.order_by(talk.c.at.desc(), talk.c.id)
        ids = self._db.execute(latest).scalars().all()
        return tuple(read(self._db, shapes.PICTURE_TALK, ids))

    def get(self, talk_id: str) -> PictureTalk:
        """Read one talk."""
        talk = self._get(talk_id)
        self._look(talk.case)
        return talk

    def put(self, talk: PictureTalk) -> PictureTalk:
        """Save a talk as the version after its own."""
        before = self._find(talk.id)
        if (before.version if before else 0) != talk.version:
            raise Conflict
        if before is not None and before.case != talk.case:
            raise Missing  # there is no such talk there
        self._works(talk.case)
        saved = replace(talk, version=talk.version + 1)
        write(self._db, shapes.PICTURE_TALK, before, saved)
        return saved

    def remove(self, talk_id: str) -> None:
        """Take a talk out."""
        talk = self._get(talk_id)
        self._works(talk.case)
        remove(self._db, shapes.PICTURE_TALK, talk)

    def _find(self, talk_id: str) -> PictureTalk | None:
        found: list[PictureTalk] = read(self._db, shapes.PICTURE_TALK, [talk_id])
        return found[0] if found else None

    def _get(self, talk_id: str) -> PictureTalk:
        found = self._find(talk_id)
        if found is None:
            raise Missing
        return found

    def _look(self, case_id: str) -> None:
        self._watch.check(Right.READ_CASES)
        if not self._watch.reads_all:
            raise RuleBroken("talk-of-closed-branch")
        self._watch.saw(Act.READ_PAPER, case_id, PicturePart.TALK.value)

    def _works(self, case_id: str) -> None:
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.CHANGED, case_id, PicturePart.TALK.value)
        unclear(self._db, case_id)
