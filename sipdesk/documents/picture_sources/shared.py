"""Picture boards on their way between homes: a ``.sipbild`` file.

It is a zip with ``sipbild.json`` and the pictures that the boards show of sources that
may be shared. Version 1 of the JSON is::

    {"format": "sipbild", "version": 1,
     "boards": [{"kind", "title", "under", "language", "page", "text",
                 "word_colours", "black", "skin",
                 "cells": [{"words", "other", "symbol", "source", "alt", "colour",
                            "hidden"}]}],
     "sources": [{"name", "licence", "credit"}],
     "pictures": [{"source", "code", "words": [...], "file"}]}

A cell's or picture's ``source`` is the place of a source in the list, from 0, and -1
for the program's own set. It tells of nobody, and not where it comes from. What is read
is believed in nothing: every picture is made anew.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any, Final, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sipdesk.content.own_pictures import codes_in
from sipdesk.content.symbols import SkinTone
from sipdesk.documents.photo import SYMBOL_LARGEST
from sipdesk.documents.picture_sources.cleaning import (
    ENDINGS,
    clean_picture,
    most_bytes,
)
from sipdesk.documents.picture_sources.zips import ZIP_FAULTS, opened_zip
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import (
    MOST_CELLS,
    STORY_LONGEST,
    TITLE_LONGEST,
    Cell,
    Look,
    PageSize,
    PictureBoard,
    PictureBoardKind,
    TextPlace,
    WordColour,
    check_board,
)
from sipdesk.domain.picture_source import (
    CREDIT_LONGEST,
    MOST_SHARED,
    MOST_WORDS,
    NAME_LONGEST,
    OwnPicture,
    OwnSymbol,
    PictureForm,
    PictureSource,
    said_by,
    symbol_id,
)

T = TypeVar("T")

FORMAT: Final = "sipbild"
VERSION: Final = 1
MOST_BOARDS: Final = 50
MOST_PICTURES: Final = 1000

_TOLD: Final = "sipbild.json"
_MOST_TOLD: Final = 3_000_000  # bytes
_MOST_SOURCES: Final = 50
_LINE_LONGEST: Final = 240
_CODE_LONGEST: Final = 80
_OURS: Final = -1
_SAID_OUTRIGHT: Final = ("shared-too-big", "shared-too-new")
_ID: Final = 24  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class SharedSource:
    """What is told of a source; its id is made of just that."""

    name: str
    licence: str
    credit: str

    @property
    def id(self) -> str:
        """The same in every home that takes it in."""
        return _id_of(f"{self.name}\0{self.licence}\0{self.credit}")


@dataclass(frozen=True, slots=True)
class Shared:
    """Boards with the pictures that they show, none of which is of a case.

    Read from a file, their ids are made of what they say: what is taken in twice is
    the same twice.
    """

    boards: tuple[PictureBoard, ...]
    sources: tuple[SharedSource, ...]
    pictures: tuple[OwnPicture, ...]


def _id_of(text: str) -> str:
    return f"shared-{sha256(text.encode()).hexdigest()[:_ID]}"


# --- Writing ----------------------------------------------------------------------


def packed(
    boards: Sequence[PictureBoard],
    sources: Sequence[PictureSource],
    pictures: Sequence[OwnPicture],
) -> bytes:
    """Write boards to a file; the same are the same file."""
    place = {source.id: at for at, source in enumerate(sources)}
    files = [_file(at, one) for at, one in enumerate(pictures)]
    told = {
        "format": FORMAT,
        "version": VERSION,
        "boards": [_board(board, place) for board in boards],
        "sources": [
            {"name": one.name, "licence": one.licence, "credit": one.credit}
            for one in sources
        ],
        "pictures": [
            {
                "source": place[one.symbol.source],
                "code": one.symbol.code,
                "words": list(one.symbol.words),
                "file": file,
            }
            for one, file in zip(pictures, files, strict=True)
        ],
    }
    whole = BytesIO()
    with ZipFile(whole, "w") as zipped:
        _put(zipped, _TOLD, json.dumps(told, ensure_ascii=False, indent=1).encode())
        for file, one in zip(files, pictures, strict=True):
            _put(zipped, file, one.data)
    return whole.getvalue()


def _put(zipped: ZipFile, name: str, data: bytes) -> None:
    zipped.writestr(ZipInfo(name), data, ZIP_DEFLATED)


def _file(at: int, picture: OwnPicture) -> str:
    return f"pictures/{at:04}{ENDINGS[picture.symbol.form]}"


def _board(board: PictureBoard, place: Mapping[str, int]) -> dict[str, object]:
    look = board.look
    return {
        "kind": board.kind.value,
        "title": board.title,
        "under": board.under,
        "language": board.language,
        "page": look.page.value,
        "text": look.text.value,
        "word_colours": look.word_colours,
        "black": look.black,
        "skin": look.skin,
        "cells": [_cell(cell, place) for cell in board.cells],
    }


def _cell(cell: Cell, place: Mapping[str, int]) -> dict[str, object]:
    return {
        "words": cell.words,
        "other": cell.other,
        "symbol": cell.symbol,
        "source": place.get(cell.source, _OURS),
        "alt": cell.alt,
        "colour": cell.colour.value if cell.colour else "",
        "hidden": cell.hidden,
    }


# --- Reading ----------------------------------------------------------------------


def unpacked(data: bytes) -> Shared:
    """Read a file.

    Raises:
        RuleBroken: ``shared-too-big``, ``shared-broken``, ``shared-too-new``.

    """
    if len(data) > MOST_SHARED:
        raise RuleBroken("shared-too-big")
    try:
        with opened_zip(
            BytesIO(data), MOST_PICTURES + 1, RuleBroken("shared-too-big")
        ) as zipped:
            told = _parsed(_part(zipped, _TOLD, _MOST_TOLD))
            sources = tuple(map(_read_source, _rows(told, "sources", _MOST_SOURCES)))
            rows = _rows(told, "boards", MOST_BOARDS)
            read = (_read_board(row, sources) for row in rows)
            boards = tuple({board.id: board for board in read}.values())
            shown = {
                (cell.source, code)
                for board in boards
                for cell in board.cells
                for code in codes_in(cell.symbol)
            }
            files = _Files(zipped)
            pictures = {
                one.symbol.id: one
                for row in _rows(told, "pictures", MOST_PICTURES)
                for one in _read_picture(row, sources, shown, files)
            }
    except RuleBroken as broken:
        if broken.code in _SAID_OUTRIGHT:
            raise
        raise RuleBroken("shared-broken") from broken
    except (*ZIP_FAULTS, KeyError, RecursionError, TypeError) as error:
        raise RuleBroken("shared-broken") from error
    if not boards:
        raise RuleBroken("shared-broken")
    used = {source for source, _ in shown}
    return Shared(
        boards, tuple(s for s in sources if s.id in used), tuple(pictures.values())
    )


def _part(zipped: ZipFile, name: str, most: int) -> bytes:
    with zipped.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise RuleBroken("shared-too-big")
    return data


def _parsed(data: bytes) -> Mapping[str, Any]:
    told = json.loads(data)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("no such file")
    version = _of(told, "version", int)
    if version > VERSION:
        raise RuleBroken("shared-too-new")
    return told


def _of(row: Mapping[str, Any], key: str, kind: type[T]) -> T:
    value = row[key]
    if type(value) is not kind:
        raise TypeError(key)
    return value


def _text(row: Mapping[str, Any], key: str, most: int) -> str:
    value = _of(row, key, str)
    if len(value) > most or not value.replace("\n", "").isprintable():
        raise ValueError(key)
    return value


def _rows(row: Mapping[str, Any], key: str, most: int) -> Iterator[Mapping[str, Any]]:
    rows: list[Any] = _of(row, key, list)
    if len(rows) > most:
        raise RuleBroken("shared-too-big")
    for one in rows:
        if not isinstance(one, dict):
            raise TypeError(key)
        yield one


def _read_source(row: Mapping[str, Any]) -> SharedSource:
    name, licence = (_text(row, key, NAME_LONGEST) for key in ("name", "licence"))
    credit = _text(row, "credit", CREDIT_LONGEST)
    if not all(said.strip() for said in (name, licence, credit)):
        raise ValueError("a source that says nothing")
    return SharedSource(name, licence, credit)


def _read_board(
    row: Mapping[str, Any], sources: Sequence[SharedSource]
) -> PictureBoard:
    skin = _text(row, "skin", _CODE_LONGEST)
    look = Look(
        PageSize(_text(row, "page", _CODE_LONGEST)),
        TextPlace(_text(row, "text", _CODE_LONGEST)),
        _of(row, "word_colours", bool),
        _of(row, "black", bool),
        SkinTone(skin).value if skin else "",
    )
    cells = tuple(_read_cell(one, sources) for one in _rows(row, "cells", MOST_CELLS))
    board = PictureBoard(
        _id_of(json.dumps([row, [s.id for s in sources]], sort_keys=True)),
        PictureBoardKind(_text(row, "kind", _CODE_LONGEST)),
        _text(row, "title", TITLE_LONGEST),
        _text(row, "under", _LINE_LONGEST),
        cells,
        look,
        _text(row, "language", _CODE_LONGEST),
    )
    check_board(board)
    return board


def _read_cell(row: Mapping[str, Any], sources: Sequence[SharedSource]) -> Cell:
    colour = _text(row, "colour", _CODE_LONGEST)
    symbol = _text(row, "symbol", _CODE_LONGEST)
    if symbol and not codes_in(symbol):
        raise ValueError("no symbol is written so")
    return Cell(
        _text(row, "words", STORY_LONGEST),
        _text(row, "other", STORY_LONGEST),
        symbol,
        _source_of(row, sources) if symbol else "",
        alt=_text(row, "alt", _LINE_LONGEST),
        colour=WordColour(colour) if colour else None,
        hidden=_of(row, "hidden", bool),
    )


def _source_of(row: Mapping[str, Any], sources: Sequence[SharedSource]) -> str:
    at = _of(row, "source", int)
    if at == _OURS:
        return ""
    if not 0 <= at < len(sources):
        raise ValueError("no such source")
    return sources[at].id


def _read_picture(
    row: Mapping[str, Any],
    sources: Sequence[SharedSource],
    shown: Collection[tuple[str, str]],
    files: "_Files",
) -> Iterator[OwnPicture]:
    source, code = _source_of(row, sources), _text(row, "code", _CODE_LONGEST)
    words: list[Any] = _of(row, "words", list)
    said = said_by(word for word in words[:MOST_WORDS] if isinstance(word, str))
    if codes_in(code) != (code,) or not said or not source:
        raise ValueError("no such picture")
    if (source, code) in shown:
        form, data = files.picture(_text(row, "file", _CODE_LONGEST))
        summed = sha256(data).hexdigest()
        symbol = OwnSymbol(symbol_id(source, code), source, code, said, form, summed)
        yield OwnPicture(symbol, data)


class _Files:
    """The pictures of a zip: each made anew once, and not too much of them in all.

    Whoever wrote the file had made them anew as well: none is larger than a symbol is.
    """

    def __init__(self, zipped: ZipFile) -> None:
        self._zipped = zipped
        self._made: dict[str, tuple[PictureForm, bytes]] = {}
        self._read = self._given = 0  # bytes

    def picture(self, name: str) -> tuple[PictureForm, bytes]:
        """Give a picture made anew.

        Raises:
            RuleBroken: ``shared-too-big``; ``drawing-…``, ``photo-…``.

        """
        if name not in self._made:
            ending = name[name.rfind(".") :]
            data = _part(self._zipped, name, most_bytes(ending))
            self._read += len(data)
            self._check()
            self._made[name] = clean_picture(data, ending, SYMBOL_LARGEST**2)
        self._given += len(self._made[name][1])
        self._check()
        return self._made[name]

    def _check(self) -> None:
        if max(self._read, self._given) > MOST_SHARED:
            raise RuleBroken("shared-too-big")
