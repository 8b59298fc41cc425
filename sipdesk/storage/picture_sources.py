"""Sources of pictures of one's own, with their symbols.

The symbols lie in the home's file, cleaned: a board prints the same when the folder
that they came from is gone, and nothing is read from outside at a start. A drawing is
compressed, for an encrypted page cannot be.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, String, case, cast, delete, func, insert, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Missing
from sipdesk.domain.overview import sort_key
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_source import (
    OwnPicture,
    OwnSymbol,
    PictureForm,
    PictureSource,
    SourceSize,
    sources_of,
    symbol_id,
)
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, write

_ENDS: Final = (func.min, func.max)
_NONE: Final = "[]"  # no concept, as JSON


class SourceRows:
    """The pictures of one's own in one transaction (``ports.PictureSources``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def all(self) -> tuple[PictureSource, ...]:
        """Read the sources, in Swedish order of name."""
        ids = self._db.execute(select(tables.picture_source.c.id)).scalars().all()
        found: list[PictureSource] = read(self._db, shapes.PICTURE_SOURCE, ids)
        return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))

    def get(self, source_id: str) -> PictureSource:
        """Read one."""
        found = self._find(source_id)
        if found is None:
            raise Missing
        return found

    def sizes(self) -> Mapping[str, SourceSize]:
        """Tell how much each source has; one without symbols is left out."""
        symbol, file = tables.own_symbol, tables.own_symbol_file
        meant = case((cast(symbol.c.concepts, String) != _NONE, 1), else_=0)
        length = func.length(file.c.data)
        query = (
            select(symbol.c.source, func.count(), func.sum(meant), func.sum(length))
            .join(file, file.c.id == symbol.c.id)
            .group_by(symbol.c.source)
        )
        rows = self._db.execute(query)
        return {source: SourceSize(*sizes) for source, *sizes in rows}

    def stamp(self) -> tuple[object, ...]:
        """Give what is another when the symbols are others."""
        symbol = tables.own_symbol
        ends = (f(c) for c in (symbol.c.code, symbol.c.sha256) for f in _ENDS)
        query = (
            select(symbol.c.source, func.count(), *ends)
            .group_by(symbol.c.source)
            .order_by(symbol.c.source)
        )
        return tuple(map(tuple, self._db.execute(query)))

    def symbols(self, source_id: str = "") -> tuple[OwnSymbol, ...]:
        """Read what is known of the symbols of one source, or of all."""
        symbol = tables.own_symbol
        query = select(symbol.c.id).order_by(symbol.c.id)
        if source_id:
            query = query.where(symbol.c.source == source_id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.OWN_SYMBOL, ids))

    def pictures(
        self, wanted: Iterable[tuple[str, str]]
    ) -> Mapping[tuple[str, str], OwnPicture]:
        """Read symbols by source and code; those that are not there are left out."""
        ids = [symbol_id(*one) for one in dict.fromkeys(wanted)]
        known: list[OwnSymbol] = read(self._db, shapes.OWN_SYMBOL, ids)
        file = tables.own_symbol_file
        query = select(file.c.id, file.c.data).where(file.c.id.in_(ids))
        kept = {row.id: row.data for row in self._db.execute(query)}
        return {
            (one.source, one.code): OwnPicture(one, _unpacked(one, kept[one.id]))
            for one in known
        }

    def boards(self, source_id: str) -> tuple[PictureBoard, ...]:
        """Read the boards that show a symbol of a source, those of cases mute."""
        ids = self._db.execute(select(tables.picture_board.c.id)).scalars().all()
        every: list[PictureBoard] = read(self._db, shapes.PICTURE_BOARD, ids)
        return tuple(
            replace(one, title="", under="", cells=()) if one.case else one
            for one in sorted(every, key=lambda b: (sort_key(b.title), b.id))
            if source_id in sources_of([one])
        )

    def put(self, source: PictureSource) -> None:
        """Keep a source in place of what it was before."""
        self._changes()
        write(self._db, shapes.PICTURE_SOURCE, self._find(source.id), source)

    def add(self, pictures: Iterable[OwnPicture]) -> None:
        """Keep symbols that are not there yet, of sources that are."""
        self._changes()
        sheets: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
        for one in pictures:
            symbol = one.symbol
            sheets["known"].append(
                {
                    "id": symbol.id,
                    "source": symbol.source,
                    "code": symbol.code,
                    "form": symbol.form.value,
                    "sha256": symbol.sha256,
                    "words": list(symbol.words),
                    "concepts": list(symbol.concepts),
                }
            )
            sheets["kept"].append({"id": symbol.id, "data": _packed(one)})
        if sheets:
            self._db.execute(insert(tables.own_symbol), sheets["known"])
            self._db.execute(insert(tables.own_symbol_file), sheets["kept"])

    def remove(self, source_id: str) -> None:
        """Take a source out with its symbols."""
        self.get(source_id)
        self._changes()
        symbol, file = tables.own_symbol, tables.own_symbol_file
        own = select(symbol.c.id).where(symbol.c.source == source_id)
        self._db.execute(delete(file).where(file.c.id.in_(own)))
        self._db.execute(delete(symbol).where(symbol.c.source == source_id))
        source = tables.picture_source
        self._db.execute(delete(source).where(source.c.id == source_id))

    def _find(self, source_id: str) -> PictureSource | None:
        found: list[PictureSource] = read(self._db, shapes.PICTURE_SOURCE, [source_id])
        return found[0] if found else None

    def _changes(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.PICTURES.value)


def _packed(picture: OwnPicture) -> bytes:
    if picture.symbol.form is PictureForm.DRAWING:
        return zlib.compress(picture.data)
    return picture.data


def _unpacked(symbol: OwnSymbol, data: bytes) -> bytes:
    return zlib.decompress(data) if symbol.form is PictureForm.DRAWING else data
