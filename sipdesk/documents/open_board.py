"""Picture boards in the Open Board Format, for other programs: an ``.obz`` file.

The format is open-board-0.1 of openboardformat.org: a zip with ``manifest.json`` and a
``.obf`` a board. Pictures stand in the boards themselves, as ``data``: the validator of
the format's authors asks for that, and a board can be taken out of the zip alone.
What the format has no word for begins with ``ext_sipdesk_``.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.own_pictures import Drawings
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import SkinTone, symbol_of
from sipdesk.domain.picture_board import Cell, PictureBoard, WordColour
from sipdesk.domain.picture_source import OwnPicture, PictureForm, PictureSource

FORMAT: Final = "open-board-0.1"

_LOCALE: Final = "sv"
_ROOT: Final = "boards/start.obf"
_WHITE: Final = "rgb(255, 255, 255)"
_GREY: Final = "rgb(68, 68, 68)"
_COLOURS: Final = {
    WordColour.PERSON: "rgb(166, 127, 0)",
    WordColour.VERB: "rgb(47, 125, 50)",
    WordColour.DESCRIPTION: "rgb(36, 86, 166)",
    WordColour.THING: "rgb(191, 83, 0)",
    WordColour.PLACE: "rgb(106, 63, 160)",
    WordColour.SOCIAL: "rgb(179, 48, 107)",
}
_TYPES: Final = {
    PictureForm.DRAWING: "image/svg+xml",
    PictureForm.PNG: "image/png",
    PictureForm.JPEG: "image/jpeg",
}
_SIDE: Final = 300  # what a reader may show it as, in pixels
_COLUMNS: Final = 5  # of a board that has no columns of its own
_MOST_ROWS: Final = 20  # more is too large for most readers, says the validator
_OURS: Final = {"type": "public domain"}
_OPENMOJI: Final = {
    "type": "CC BY-SA 4.0",
    "copyright_notice_url": "https://creativecommons.org/licenses/by-sa/4.0/",
    "source_url": "https://openmoji.org",
    "author_name": "OpenMoji",
    "author_url": "https://openmoji.org",
}


@dataclass(frozen=True, slots=True)
class Pictured:
    """What boards show of the home's own: sources by id, pictures by their codes."""

    sources: Mapping[str, PictureSource]
    pictures: Mapping[tuple[str, str], OwnPicture]


def open_boards(title: str, boards: Sequence[PictureBoard], own: Pictured) -> bytes:
    """Write boards to a file; several are linked from a board that begins.

    The same boards give the same bytes. A picture that cannot be had is left out.
    """
    names = [f"boards/{at}.obf" for at in range(1, len(boards) + 1)]
    files = {
        name: _board(f"{at}", board, own)
        for at, (name, board) in enumerate(zip(names, boards, strict=True), 1)
    }
    root = names[0]
    if len(boards) > 1:
        root = _ROOT
        files = {root: _start(title, boards, names), **files}
    told = {
        "format": FORMAT,
        "root": root,
        "paths": {
            "boards": {board["id"]: name for name, board in files.items()},
            "images": {},
            "sounds": {},
        },
    }
    whole = BytesIO()
    with ZipFile(whole, "w") as zipped:
        for name, part in {"manifest.json": told, **files}.items():
            data = json.dumps(part, ensure_ascii=False, indent=1).encode()
            zipped.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return whole.getvalue()


def _start(
    title: str, boards: Sequence[PictureBoard], names: Sequence[str]
) -> dict[str, Any]:
    buttons = [
        {
            "id": f"{at}",
            "label": board.title,
            "background_color": _WHITE,
            "border_color": _GREY,
            "load_board": {"id": f"{at}", "name": board.title, "path": name},
        }
        for at, (board, name) in enumerate(zip(boards, names, strict=True), 1)
    ]
    order = [f"{at}" for at in range(1, len(boards) + 1)]
    return _file("start", title, "", buttons, [], _grid(order, _COLUMNS))


def _board(board_id: str, board: PictureBoard, own: Pictured) -> dict[str, Any]:
    images: dict[tuple[str, str], dict[str, Any]] = {}
    buttons: list[dict[str, Any]] = []
    order: list[str | None] = []
    for place, cell in enumerate(board.cells, 1):
        if cell.is_empty:
            order.append(None)
            continue
        key = (cell.source, cell.symbol)
        if cell.symbol and key not in images:
            image = _image(f"image-{len(images) + 1}", board, cell, own)
            if image:
                images[key] = image
        buttons.append(_button(f"{place}", cell, images.get(key)))
        order.append(f"{place}")
    columns, rows = board.kind.grid[0], board.kind.grid[1] * board.pages
    if not board.kind.has_grid or rows > _MOST_ROWS:
        columns, rows = max(_COLUMNS, ceil(len(order) / _MOST_ROWS)), 1
    return _file(
        board_id,
        board.title,
        board.under,
        buttons,
        list(images.values()),
        _grid(order, columns, rows),
    )


def _file(  # noqa: PLR0913, PLR0917  (what the format asks for)
    board_id: str,
    title: str,
    under: str,
    buttons: list[dict[str, Any]],
    images: list[dict[str, Any]],
    grid: dict[str, Any],
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "id": board_id,
        "locale": _LOCALE,
        "name": title,
        "description_html": under.replace("&", "&amp;").replace("<", "&lt;"),
        "license": {"type": "private"},
        "buttons": buttons,
        "images": images,
        "sounds": [],
        "grid": grid,
    }


def _grid(
    order: Sequence[str | None], most: int, least_rows: int = 1
) -> dict[str, Any]:
    columns = max(1, min(most, len(order)) if least_rows == 1 else most)
    rows = max(least_rows, ceil(len(order) / columns), 1)
    filled = [*order, *([None] * (rows * columns - len(order)))]
    lines = [filled[at : at + columns] for at in range(0, len(filled), columns)]
    return {"rows": rows, "columns": columns, "order": lines}


def _button(
    button_id: str, cell: Cell, image: Mapping[str, Any] | None
) -> dict[str, Any]:
    button: dict[str, Any] = {
        "id": button_id,
        "label": cell.words or cell.alt,
        "background_color": _WHITE,
        "border_color": _COLOURS[cell.colour] if cell.colour else _GREY,
        "hidden": cell.hidden,
    }
    if image:
        button["image_id"] = image["id"]
    if cell.other:
        button["ext_sipdesk_other_language"] = cell.other
    if cell.alt:
        button["ext_sipdesk_alt"] = cell.alt
    return button


def _image(
    image_id: str, board: PictureBoard, cell: Cell, own: Pictured
) -> dict[str, Any] | None:
    """Write a cell's picture; None where it cannot be had."""
    try:
        form, data = _drawn(board, cell, own)
    except (KeyError, ValueError):
        return None
    kind = _TYPES[form]
    return {
        "id": image_id,
        "width": _SIDE,
        "height": _SIDE,
        "content_type": kind,
        "data": f"data:{kind};base64,{b64encode(data).decode()}",
        "license": _licence(cell, own),
    }


def _licence(cell: Cell, own: Pictured) -> dict[str, str]:
    source = own.sources.get(cell.source)
    if source:
        return {"type": source.licence, "author_name": source.credit}
    return _OURS if symbol_of(cell.symbol).is_ours else _OPENMOJI


def _drawn(board: PictureBoard, cell: Cell, own: Pictured) -> tuple[PictureForm, bytes]:
    image = own.pictures.get((cell.source, cell.symbol))
    if image and image.symbol.form is not PictureForm.DRAWING:
        return image.symbol.form, image.data
    kept = {
        code: one.data.decode()
        for (source, code), one in own.pictures.items()
        if source == cell.source and one.symbol.form is PictureForm.DRAWING
    }
    tone = SkinTone(board.look.skin) if board.look.skin else None
    symbol = replace(symbol_of(cell.symbol), black=board.look.black, skin=tone)
    drawings = Drawings(kept) if cell.source else OpenMoji()
    return PictureForm.DRAWING, composed(symbol, drawings).encode()
