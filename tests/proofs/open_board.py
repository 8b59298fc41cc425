"""Boards in the Open Board Format, as another program reads them.

The reader is ``@willwade/aac-processors`` (MIT, npm). It is no part of the program or
its tests: where ``AAC_READER`` names a folder that npm has put it in
(``npm install --prefix FOLDER @willwade/aac-processors``) it is asked, and where it is
not there that is said, and no claim is made of it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any, Final

from sipdesk.usecases.picture_board import list_materials, save_picture_board
from sipdesk.usecases.picture_sharing import ShareBoards, export_boards
from sipdesk.usecases.ports import Ports
from tests.documents.open_boards import boards_of, faults_of
from tests.home import open_ports
from tests.proofs.claim import Claim, Outcome

READER: Final = "AAC_READER"
PACKAGE: Final = "@willwade/aac-processors"
_TAKES_AT_MOST: Final = 120
_ASK: Final = f"""
const {{ObfProcessor}} = require({json.dumps(PACKAGE)});
const say = console.log;
console.log = () => {{}};
new ObfProcessor().loadIntoTree(process.argv[1]).then((tree) => {{
  const pages = Object.values(tree.pages).map((page) => ({{
    name: page.name,
    buttons: page.buttons.map((b) => ({{
      label: b.label, image: b.image || "", to: b.targetPageId || "",
    }})),
  }}));
  say(JSON.stringify(pages));
}});
"""


def reader() -> Path | None:
    """Give the folder of the reader's package; None where it is not installed."""
    folder = Path(os.environ.get(READER, "")) / "node_modules"
    return folder if which("node") and (folder / PACKAGE).is_dir() else None


def read_by_another(data: bytes, folder: Path) -> list[dict[str, Any]]:
    """Give the pages of a file as the reader gives them."""
    with TemporaryDirectory() as name:
        path = Path(name) / "tavlor.obz"
        path.write_bytes(data)
        done = subprocess.run(
            ["node", "-e", _ASK, str(path)],  # noqa: S607  (whichever node there is)
            env={**os.environ, "NODE_PATH": str(folder)},
            capture_output=True,
            check=True,
            timeout=_TAKES_AT_MOST,
        )
    pages: list[dict[str, Any]] = json.loads(done.stdout)
    return pages


def every_material_holds_to_the_validator_s_rules(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Write each material, and all of them together, and look for faults."""
    files = _files()
    return Outcome(len(files), sum(bool(faults_of(data)) for data in files))


def another_program_reads_every_board(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Let the reader open each file; every label, picture and link has to be there."""
    folder = reader()
    files = _files()
    read = (folder is not None and _is_read(data, folder) for data in files)
    return Outcome(len(files), sum(not whole for whole in read))


def _is_read(data: bytes, folder: Path) -> bool:
    pages = read_by_another(data, folder)
    lost = [
        board["name"]
        for board in boards_of(data).values()
        # Several may have one name.
        if not any(_says(page, board) for page in pages)
    ]
    for name in lost:
        sys.stderr.write(f"not read: {name}\n")
    return not lost


def _says(page: dict[str, Any], board: dict[str, Any]) -> bool:
    """Whether a page that was read is a board, with all that its buttons have."""
    wanted = [
        (one["label"], "image_id" in one, "load_board" in one)
        for one in board["buttons"]
    ]
    read = [
        (one["label"], one["image"].startswith("data:image/"), bool(one["to"]))
        for one in page["buttons"]
    ]
    return page["name"] == board["name"] and sorted(read) == sorted(wanted)


def _files() -> list[bytes]:
    with TemporaryDirectory() as name:
        ports = open_ports(Path(name))
        try:
            return _of(ports)
        finally:
            ports.store.close()


def _of(ports: Ports) -> list[bytes]:
    files: list[bytes] = []
    every: list[str] = []
    for material in list_materials(None, ports):
        ids = tuple(
            save_picture_board(replace(board, id=""), ports).id
            for board in material.boards
        )
        every += ids
        files.append(export_boards(ShareBoards(ids, material.id), ports))
    together = export_boards(ShareBoards(tuple(every), "Alla"), ports)
    return [*files, together]


def claims() -> Iterator[Claim]:
    """Give what can be tried here."""
    yield Claim(
        "a board in the Open Board Format holds to the rules of the format's validator",
        every_material_holds_to_the_validator_s_rules,
    )
    if reader() is None:
        told = f"not tried, for {READER} names no folder with {PACKAGE}: an .obz read\n"
        sys.stderr.write(told)
        return
    yield Claim(
        "another program reads every label, picture and link of it",
        another_program_reads_every_board,
    )
