"""Canaries: words that stand in every field, and nowhere in clear text on disk."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case
from sipdesk.domain.draft import Draft
from sipdesk.domain.home_word import HomeWord
from sipdesk.domain.journal import Entry
from sipdesk.domain.overview import overview
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.picture_talk import PictureTalk
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.user import User
from sipdesk.usecases.ports import Ports, Work
from tests.home import TODAY, open_ports
from tests.proofs.claim import Outcome


@dataclass
class Aviary:
    """Makes values in which every text is a canary of its own."""

    let_out: list[str]
    numbers: Iterator[int]

    def value(self, kind: Any) -> Any:
        """Make a value of a type, every text a canary."""
        kind = getattr(kind, "__supertype__", kind)
        if kind is str:
            bird = f"Kanarie{next(self.numbers):05}fågel"
            self.let_out.append(bird)
            return bird
        if is_dataclass(kind):
            return self._whole(kind)
        origin, args = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self.value(args[0])
        if origin is tuple:
            return (self.value(args[0]),)
        if origin is frozenset:
            return frozenset(args[0])
        return _plain(kind)

    def _whole(self, kind: Any) -> Any:
        hints = get_type_hints(kind)
        return kind(**{f.name: self.value(hints[f.name]) for f in fields(kind)})


def _plain(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain = {
        bool: True,
        int: 1,
        date: TODAY,
        time: time(9),
        datetime: datetime(2026, 3, 2, tzinfo=UTC),
    }
    return plain[kind]


def nothing_is_readable(_: bool) -> Outcome:  # noqa: FBT001
    """Put a canary in every field there is, and look for it in every byte on disk."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as elsewhere:
        place = Path(folder)
        os.environ["TMPDIR"] = elsewhere
        aviary = Aviary([], count(1))
        ports = open_ports(place)
        try:
            _let_out(aviary, ports)
            found = _readable(aviary.let_out, place)  # while it is open
        finally:
            ports.store.close()
        found |= _readable(aviary.let_out, place)
        found |= _readable(aviary.let_out, Path(elsewhere))
    return Outcome(len(aviary.let_out), len(found))


def _let_out(aviary: Aviary, ports: Ports) -> None:
    with ports.store.work() as work:
        first = saved(replace(aviary.value(Case), version=0), work, ports)
        second = replace(
            aviary.value(Case), id=first.id, number=first.number, version=first.version
        )
        saved(second, work, ports)  # so that the journal keeps the first
        record: PaperRecord = replace(aviary.value(PaperRecord), case=first.id)
        work.papers.add(record, aviary.value(str).encode())
        work.drafts.put(aviary.value(Draft), "user")
        board: PictureBoard = aviary.value(PictureBoard)
        work.pictures.put(replace(board, case=first.id, version=0))
        photo: PicturePhoto = replace(aviary.value(PicturePhoto), case=first.id)
        work.pictures.add_photo(photo, aviary.value(str).encode())
        talk: PictureTalk = aviary.value(PictureTalk)
        work.talks.put(replace(talk, case=first.id, version=0))
        work.pictures.put_word(aviary.value(HomeWord))
        work.contacts.put(replace(aviary.value(Contact), version=0))
        work.house.put_user(aviary.value(User))
        work.house.put_sheet_review(aviary.value(SheetReview))
        home = work.house.home()
        work.house.put_home(replace(home, name=aviary.value(str)))


def saved(case: Case, work: Work, ports: Ports) -> Case:
    """Save a case as the program does."""
    row = overview(case, ports.content.routine, ports.content.reminders, TODAY)
    entry = Entry(case.id, case.version + 1, "saved", "user", ports.clock.now())
    return work.cases.put(case, entry, row)


def _readable(birds: list[str], place: Path) -> set[str]:
    found: set[str] = set()
    for file in (path for path in place.rglob("*") if path.is_file()):
        data = file.read_bytes()
        for bird in birds:
            spellings = (bird.encode(), bird.encode("utf-16-le"), bird.encode("latin1"))
            if any(spelling in data for spelling in spellings):
                found.add(bird)
    return found
