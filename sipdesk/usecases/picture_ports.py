"""What the use cases need kept of picture support."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from sipdesk.domain.case import CaseId
from sipdesk.domain.home_word import HomeWord
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.picture_source import (
    OwnPicture,
    OwnSymbol,
    PictureSource,
    SourceSize,
)
from sipdesk.domain.picture_talk import PictureTalk


class Pictures(Protocol):
    """Picture boards with their photos, and the home's own words for pictures."""

    def templates(self) -> tuple[PictureBoard, ...]:
        """Read the home's templates, in Swedish order of title."""
        ...

    def of_case(self, case_id: CaseId) -> tuple[PictureBoard, ...]:
        """Read the boards of a case in order of title.

        Who does not read from every branch gets them without words and cells.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def get(self, board_id: str) -> PictureBoard:
        """Read one board; of a case it is a look at a paper.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.

        """
        ...

    def put(self, board: PictureBoard) -> PictureBoard:
        """Save a board as the version after its own.

        Raises:
            Conflict: ``board.version`` is not the saved one.
            Missing: it is of another case.
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def remove(self, board_id: str) -> None:
        """Take a board out, and the photos that stand on no other of its case.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def handed_out(self, board: PictureBoard, channel: str) -> None:
        """Write down that a board of a case goes out of the program.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def photos(self, case_id: CaseId) -> tuple[PicturePhoto, ...]:
        """Read what is known of the photos of a case, the latest first."""
        ...

    def photo_data(self, case_id: CaseId, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Read the bytes of photos by their ids; none that is of another case."""
        ...

    def add_photo(self, photo: PicturePhoto, data: bytes) -> None:
        """Keep a photo."""
        ...

    def remove_photo(self, case_id: CaseId, photo_id: str) -> None:
        """Take a photo of a case out.

        Raises:
            Missing: the case has none such.

        """
        ...

    def clear_photos(self, case_id: CaseId) -> int:
        """Take all photos of a case out, also off its boards; tell how many.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def words(self) -> tuple[HomeWord, ...]:
        """Read the home's own words, in Swedish order."""
        ...

    def put_word(self, word: HomeWord) -> None:
        """Keep a word in place of what it meant before."""
        ...

    def remove_word(self, word: str) -> None:
        """Take a word out.

        Raises:
            Missing: there is none.

        """
        ...


class Talks(Protocol):
    """What young people have answered with pictures."""

    def of_case(self, case_id: CaseId) -> tuple[PictureTalk, ...]:
        """Read the talks of a case, the latest first.

        Raises:
            RuleBroken: ``right-missing``, ``talk-of-closed-branch``.

        """
        ...

    def get(self, talk_id: str) -> PictureTalk:
        """Read one talk.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``, ``talk-of-closed-branch``.

        """
        ...

    def put(self, talk: PictureTalk) -> PictureTalk:
        """Save a talk as the version after its own.

        Raises:
            Conflict: ``talk.version`` is not the saved one.
            Missing: it is of another case.
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def remove(self, talk_id: str) -> None:
        """Take a talk out.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...


class PictureSources(Protocol):
    """Sources of pictures of one's own; they are the home's, and tell of nobody."""

    def all(self) -> tuple[PictureSource, ...]:
        """Read the sources, in Swedish order of name."""
        ...

    def get(self, source_id: str) -> PictureSource:
        """Read one.

        Raises:
            Missing: there is none.

        """
        ...

    def sizes(self) -> Mapping[str, SourceSize]:
        """Tell how much each source has; one without symbols is left out."""
        ...

    def stamp(self) -> tuple[object, ...]:
        """Give what is another when the symbols are others."""
        ...

    def symbols(self, source_id: str = "") -> tuple[OwnSymbol, ...]:
        """Read what is known of the symbols of one source, or of all."""
        ...

    def pictures(
        self, wanted: Iterable[tuple[str, str]]
    ) -> Mapping[tuple[str, str], OwnPicture]:
        """Read symbols by source and code; those that are not there are left out."""
        ...

    def boards(self, source_id: str) -> tuple[PictureBoard, ...]:
        """Read the boards, also of cases, that show a symbol of a source.

        Those of cases come without anything that they say.
        """
        ...

    def put(self, source: PictureSource) -> None:
        """Keep a source in place of what it was before.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def add(self, pictures: Iterable[OwnPicture]) -> None:
        """Keep symbols that are not there yet, of sources that are.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def remove(self, source_id: str) -> None:
        """Take a source out with its symbols.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``.

        """
        ...
