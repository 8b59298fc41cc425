"""Picture boards with their photos, and the home's own words for pictures.

A board or a photo of a case is of whatever branch its words are, and cannot be cut: it
is closed to those who may not read from all. A template is the home's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from sipdesk.domain.access import Act, HomePart, PicturePart
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.home_word import HomeWord
from sipdesk.domain.overview import sort_key
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import unclear
from sipdesk.storage.rows import read, remove, write


class PictureRows:
    """The picture boards of one transaction (``ports.Pictures``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def templates(self) -> tuple[PictureBoard, ...]:
        """Read the home's templates, in Swedish order of title."""
        return self._of("")

    def of_case(self, case_id: CaseId) -> tuple[PictureBoard, ...]:
        """Read the boards of a case in order of title, closed ones without content."""
        self._watch.check(Right.READ_CASES)
        found = self._of(case_id)
        if self._watch.reads_all:
            return found
        cut = self._watch.cut_words
        return tuple(
            replace(one, title=cut(one.title), under=cut(one.under), cells=())
            for one in found
        )

    def get(self, board_id: str) -> PictureBoard:
        """Read one board."""
        board = self._get(board_id)
        if board.case:
            self._look(board.case, PicturePart.BOARD)
        return board

    def put(self, board: PictureBoard) -> PictureBoard:
        """Save a board as the version after its own."""
        before = self._find(board.id)
        if (before.version if before else 0) != board.version:
            raise Conflict
        if before is not None and before.case != board.case:
            raise Missing  # there is no such board there
        self._changes(board)
        saved = replace(board, version=board.version + 1)
        write(self._db, shapes.PICTURE_BOARD, before, saved)
        return saved

    def remove(self, board_id: str) -> None:
        """Take a board out, and the photos that stand on no other of its case."""
        board = self._get(board_id)
        self._changes(board)
        remove(self._db, shapes.PICTURE_BOARD, board)
        if board.case:
            used = frozenset[str]().union(*(b.photos for b in self._of(board.case)))
            self._drop_photos(board.photos - used)

    def handed_out(self, board: PictureBoard, channel: str) -> None:
        """Write down that a board of a case goes out of the program."""
        self._watch.check(Right.WORK_CASES)
        self._watch.did(
            Act.HANDED_OUT, board.case, f"{PicturePart.BOARD.value} {channel}"
        )

    def photos(self, case_id: CaseId) -> tuple[PicturePhoto, ...]:
        """Read what is known of the photos of a case, the latest first."""
        self._look(case_id, PicturePart.PHOTO)
        photo = tables.picture_photo
        own = select(photo.c.id).where(photo.c.case == case_id)
        latest = own.order_by(photo.c.at.desc(), photo.c.id)
        ids = self._db.execute(latest).scalars().all()
        return tuple(read(self._db, shapes.PICTURE_PHOTO, ids))

    def photo_data(self, case_id: CaseId, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Read the bytes of photos by their ids; none that is of another case."""
        self._look(case_id, PicturePart.PHOTO)
        photo, file = tables.picture_photo, tables.picture_photo_file
        query = (
            select(file.c.id, file.c.data)
            .join(photo, photo.c.id == file.c.id)
            .where(photo.c.case == case_id, file.c.id.in_([*ids]))
        )
        return {row.id: row.data for row in self._db.execute(query)}

    def add_photo(self, photo: PicturePhoto, data: bytes) -> None:
        """Keep a photo."""
        self._works(photo.case, PicturePart.PHOTO)
        write(self._db, shapes.PICTURE_PHOTO, None, photo)
        row = {"id": photo.id, "data": data}
        self._db.execute(insert(tables.picture_photo_file).values(row))

    def remove_photo(self, case_id: CaseId, photo_id: str) -> None:
        """Take a photo of a case out."""
        self._works(case_id, PicturePart.PHOTO)
        if photo_id not in {photo.id for photo in self.photos(case_id)}:
            raise Missing
        self._drop_photos(frozenset({photo_id}))

    def clear_photos(self, case_id: CaseId) -> int:
        """Take all photos of a case out, also off its boards; tell how many."""
        photo = tables.picture_photo
        own = select(photo.c.id).where(photo.c.case == case_id)
        gone = frozenset(self._db.execute(own).scalars())
        if not gone:
            return 0
        self._works(case_id, PicturePart.PHOTO)
        for board in self._of(case_id):
            bare = board.without_photos()
            if bare != board:
                after = replace(bare, version=board.version + 1)
                write(self._db, shapes.PICTURE_BOARD, board, after)
        self._drop_photos(gone)
        return len(gone)

    def words(self) -> tuple[HomeWord, ...]:
        """Read the home's own words, in Swedish order."""
        ids = self._db.execute(select(tables.home_word.c.id)).scalars().all()
        found: list[HomeWord] = read(self._db, shapes.HOME_WORD, ids)
        return tuple(sorted(found, key=lambda one: sort_key(one.id)))

    def put_word(self, word: HomeWord) -> None:
        """Keep a word in place of what it meant before."""
        self._changes_home()
        before: list[HomeWord] = read(self._db, shapes.HOME_WORD, [word.id])
        write(self._db, shapes.HOME_WORD, before[0] if before else None, word)

    def remove_word(self, word: str) -> None:
        """Take a word out."""
        self._changes_home()
        found: list[HomeWord] = read(self._db, shapes.HOME_WORD, [word])
        if not found:
            raise Missing
        remove(self._db, shapes.HOME_WORD, found[0])

    def _of(self, case_id: str) -> tuple[PictureBoard, ...]:
        board = tables.picture_board
        own = select(board.c.id).where(board.c.case == case_id)
        ids = self._db.execute(own).scalars().all()
        found: list[PictureBoard] = read(self._db, shapes.PICTURE_BOARD, ids)
        return tuple(sorted(found, key=lambda b: (sort_key(b.title), b.id)))

    def _find(self, board_id: str) -> PictureBoard | None:
        found: list[PictureBoard] = read(self._db, shapes.PICTURE_BOARD, [board_id])
        return found[0] if found else None

    def _get(self, board_id: str) -> PictureBoard:
        found = self._find(board_id)
        if found is None:
            raise Missing
        return found

    def _look(self, case_id: str, what: PicturePart) -> None:
        self._watch.check(Right.READ_CASES)
        if not self._watch.reads_all:
            raise RuleBroken("picture-board-of-closed-branch")
        self._watch.saw(Act.READ_PAPER, case_id, what.value)

    def _changes(self, board: PictureBoard) -> None:
        if board.case:
            self._works(board.case, PicturePart.BOARD)
        else:
            self._changes_home()

    def _works(self, case_id: str, what: PicturePart) -> None:
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.CHANGED, case_id, what.value)
        unclear(self._db, case_id)

    def _changes_home(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.PICTURES.value)

    def _drop_photos(self, ids: frozenset[str]) -> None:
        for table in (tables.picture_photo_file, tables.picture_photo):
            self._db.execute(delete(table).where(table.c.id.in_(ids)))
