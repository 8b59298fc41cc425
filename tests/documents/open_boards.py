"""What a file in the Open Board Format has to be, by its own validator's rules.

They are those of ``lib/obf/validator.rb`` in open-aac/obf, said again here. What is a
warning there is a fault here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

COLOUR = re.compile(r"rgba?\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*(,\s*[01]\.?\d*)?\)")
DATA = re.compile(r"data:image/.+;base64,.+")
BOARD = {
    "format", "id", "locale", "url", "data_url", "name", "description_html",
    "buttons", "images", "sounds", "grid", "license",
}  # fmt: skip
IMAGE = {
    "id", "width", "height", "content_type", "data", "url", "symbol", "path",
    "data_url", "license",
}  # fmt: skip
BUTTON = {
    "id", "label", "vocalization", "image_id", "sound_id", "hidden",
    "background_color", "border_color", "action", "load_board", "top", "left",
    "width", "height",
}  # fmt: skip


def faults_of(data: bytes) -> list[str]:
    """Tell what is wrong with a file."""
    return list(_faults(ZipFile(BytesIO(data))))


def boards_of(data: bytes) -> dict[str, dict[str, Any]]:
    """Give the boards of a file by their path, the one that begins first."""
    zipped = ZipFile(BytesIO(data))
    told = json.loads(zipped.read("manifest.json"))
    paths = sorted(told["paths"]["boards"].values(), key=lambda p: p != told["root"])
    return {path: json.loads(zipped.read(path)) for path in paths}


def _faults(zipped: ZipFile) -> Iterator[str]:
    told = json.loads(zipped.read("manifest.json"))
    names = set(zipped.namelist())
    if told.get("format") != "open-board-0.1":
        yield "the manifest's format"
    if told.get("root") not in names:
        yield "the root is not in the package"
    yield from _strange("manifest", told, {"format", "root", "paths"})
    yield from _strange("paths", told["paths"], {"boards", "images", "sounds"})
    if not all(isinstance(one, dict) for one in told["paths"].values()):
        yield "paths that are no hash"
    listed = {path for paths in told["paths"].values() for path in paths.values()}
    if listed != names - {"manifest.json"}:
        yield f"listed is not what is there: {listed ^ (names - {'manifest.json'})}"
    for board_id, path in told["paths"]["boards"].items():
        board = json.loads(zipped.read(path))
        if board.get("id") != board_id or not path.endswith(".obf"):
            yield f"{path} is not {board_id}"
        yield from (f"{path}: {fault}" for fault in _board(board, names))


def _strange(what: str, row: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for key in row:
        if key not in known and not key.startswith("ext_"):
            yield f"{what}: {key}"


def _board(board: Mapping[str, Any], names: set[str]) -> Iterator[str]:
    if board.get("format") != "open-board-0.1":
        yield "format"
    for key in ("id", "locale", "name", "description_html"):
        if not isinstance(board.get(key), str):
            yield key
    yield from _strange("board", board, BOARD)
    for key in ("buttons", "images", "sounds"):
        if not isinstance(board.get(key), list):
            yield key
    ids = [one["id"] for one in board["buttons"]]
    if len(set(ids)) != len(ids):
        yield "two buttons of one id"
    yield from _grid(board["grid"], set(ids))
    images = {one["id"] for one in board["images"]}
    for button in board["buttons"]:
        yield from _button(button, images, names)
    for image in board["images"]:
        yield from _image(image)


def _grid(grid: Mapping[str, Any], ids: set[str]) -> Iterator[str]:
    rows, columns, order = grid["rows"], grid["columns"], grid["order"]
    if not (1 <= rows <= 20 and 1 <= columns <= 20):
        yield "rows or columns"
    if len(order) != rows or any(len(line) != columns for line in order):
        yield "the order has another size"
    used = {one for line in order for one in line if one is not None}
    if used != ids:
        yield f"buttons and order differ: {used ^ ids}"
    yield from _strange("grid", grid, {"rows", "columns", "order"})


def _button(
    button: Mapping[str, Any], images: set[str], names: set[str]
) -> Iterator[str]:
    if not isinstance(button.get("id"), str) or not isinstance(button["label"], str):
        yield "a button without id or label"
    for key in ("background_color", "border_color"):
        if not COLOUR.fullmatch(button[key]):
            yield button[key]
    if button.get("hidden") not in (None, True, False):
        yield "hidden"
    if "image_id" in button and button["image_id"] not in images:
        yield "an image that is not there"
    if "load_board" in button and button["load_board"]["path"] not in names:
        yield "a board that is not there"
    yield from _strange("button", button, BUTTON)


def _image(image: Mapping[str, Any]) -> Iterator[str]:
    if not all(isinstance(image[key], int) for key in ("width", "height")):
        yield "the size of an image"
    if not image["content_type"].startswith("image/"):
        yield image["content_type"]
    if not DATA.fullmatch(image["data"]):
        yield "an image without data"
    if not all(isinstance(one, str) for one in image["license"].values()):
        yield "a licence"
    yield from _strange("image", image, IMAGE)
