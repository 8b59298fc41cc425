"""What the tests of the commands stand on: tools, day-books, and a home once made."""

import shutil
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sipdesk.commands import demo
from sipdesk.commands.demonstration import FIXED_DAY, PASSPHRASE
from sipdesk.commands.play import PlayedClock
from sipdesk.commands.tools import TakePictures, Tools
from sipdesk.content.content import Content
from sipdesk.domain.search import Search
from sipdesk.paths import resources
from sipdesk.storage.restore import FileRestorer
from sipdesk.usecases.case import CaseView, list_cases, read_case
from sipdesk.usecases.ports import Ports, Vault
from tests.home import content, vault

DEMO = resources() / "demo"
SHORT_WALK = """
[[deed]]
on = -10
do = "open_case"
given_name = "Kort"
family_name = "Påhitt"

[[deed]]
on = -10
do = "hand_out"
kind = "checklist"
recipient = "file-copy"
"""


def tools(
    folder: Path | None = None,
    *,
    read: Callable[[], Content] = content,
    take_pictures: TakePictures | None = None,
) -> Tools:
    """Give the commands' tools, with locks that cost little."""
    homes: Vault = vault()
    return Tools(
        vault=homes,
        restorer=FileRestorer(vault()),
        clock=PlayedClock(FIXED_DAY),
        new_id=lambda: str(uuid4()),
        content=read,
        resources=folder or resources(),
        take_pictures=take_pictures,
    )


def short_books(folder: Path) -> Path:
    """Lay out day-books that are soon played: one case, and a walk of one paper."""
    walk = folder / "demo" / "walk"
    walk.mkdir(parents=True)
    for name in ("home.toml", "acute.toml"):
        shutil.copy(DEMO / name, folder / "demo" / name)
    (walk / "walk.toml").write_text(SHORT_WALK, "utf-8")
    return folder


def run_demo(folder: Path, with_tools: Tools) -> int:
    """Run ``sipdesk demo --out FOLDER``."""
    return demo.run(Namespace(out=folder), with_tools)


@dataclass(frozen=True)
class Made:
    """The folder that the command filled, and the home in it, open."""

    folder: Path
    ports: Ports

    @property
    def cases(self) -> dict[str, CaseView]:
        """Give every case, open and closed, by the given name."""
        pages = [list_cases(Search(closed=c), self.ports) for c in (False, True)]
        views = [read_case(row.id, self.ports) for p in pages for row in p.rows]  # type: ignore[arg-type]
        return {view.case.young_person.given_name: view for view in views}


@contextmanager
def opened(folder: Path) -> Iterator[Made]:
    """Open the home that the command made."""
    home = vault().open(folder / demo.HOME, PASSPHRASE)
    clock = PlayedClock(FIXED_DAY)
    try:
        ports = Ports(home.store, clock, lambda: str(uuid4()), home.user, content())
        yield Made(folder, ports)
    finally:
        home.store.close()
