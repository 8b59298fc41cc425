"""Files from outside, sound ones changed by chance: each is read, or calmly refused.

Refused means an error of the house with a code; anything else, or a reading that takes
its time, is a fault.
"""

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from sipdesk.documents import contact_csv, photo
from sipdesk.documents.calendar import reply
from sipdesk.documents.pdf import received
from sipdesk.documents.pdf.template import form
from sipdesk.documents.template import file as template
from sipdesk.domain.access import Anchor
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.survey_form import returned_form
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.preferences import FilePreferences
from sipdesk.usecases.backup import BackUp, back_up
from tests.backups import looked_at
from tests.documents import filling, survey_forms
from tests.documents.photos import with_canaries
from tests.documents.survey_forms import EACH
from tests.documents.template import made
from tests.documents.test_calendar_reply import answer
from tests.faults import packages, pictures
from tests.home import content, open_ports
from tests.usecases.test_received import pdf

SLOW: Final = 10
"""Seconds after which whoever reads a file is stuck."""

_LONGEST: Final = 400_000  # bytes; no importer is asked to read more
_PIECES: Final = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r\n",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"null",
    b"[" * 2000,
    b"{" * 2000,
    b"<<" * 500,
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"/Length 999999999",
    b"1 0 R",
    b"&amp;" * 50,
    b"{{ x.__class__ }}",
    b"../" * 20,
)

Read = Callable[[bytes], object]
Importer = tuple[Read, tuple[bytes, ...]]


class StuckError(Exception):
    """A file took more than its time."""


def fuzz(times: int, seed: int = 0) -> tuple[int, list[str]]:
    """Try each importer so many times; give how many in all, and what went wrong."""
    amiss = []
    with importers() as there:
        for name, (read, seeds) in there.items():
            chance = Random(f"{name} {seed}")  # noqa: S311  (no secret)
            for sound in seeds:
                read(sound)  # else nothing would be proven
            for _ in range(times):
                said = tried(read, mutated(chance, seeds))
                if said:
                    amiss.append(f"{name}: {said}")
        return times * len(there), amiss


def tried(read: Read, data: bytes) -> str:
    """Let a file be read; tell what went wrong, empty if nothing."""
    begun = time.perf_counter()
    try:
        with _in_time():
            read(data)
    except SipdeskError:
        pass
    except Exception as error:  # noqa: BLE001  (whatever comes is what is sought)
        return f"{type(error).__name__}: {error}"[:200]
    spent = time.perf_counter() - begun
    return f"it took {spent:.0f} s" if spent > SLOW else ""


@contextmanager
def _in_time() -> Iterator[None]:
    def stuck(_: int, __: FrameType | None) -> None:
        raise StuckError

    before = signal.signal(signal.SIGALRM, stuck)
    signal.alarm(SLOW)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# --- Importers --------------------------------------------------------------------


@contextmanager
def importers() -> Iterator[Mapping[str, Importer]]:
    """Give what reads files from outside, each with sound ones to begin with."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        keys, backup = _a_home(folder)
        anchor = Anchor(7, bytes(range(32))).text.encode()
        settings = b'theme = "dark"\ntext_scale = 125\nlast_home = "/x/hem.sipdesk"\n'
        answers = tuple(
            answer(status, method=method, comment="Jag kommer.")
            for status, method in (("ACCEPTED", "REPLY"), ("TENTATIVE", "COUNTER"))
        )
        forms = (made.form(2),)
        words = (
            made.braces("Namn: {{ namn }}", columns=("vad", "vem")),
            made.split_over_runs(),
        )
        yield {
            "calendar reply": (reply.read, answers),
            "received PDF": (received.pages_of, (pdf(2), made.form())),
            "contacts as CSV": (_contacts, tuple(_tables())),
            "photo": (photo.cleaned, tuple(map(with_canaries, ("JPEG", "PNG")))),
            "template as PDF": (_template, forms),
            "template as Word": (_template, words),
            "parts of a Word template": (_packed, tuple(map(_unpacked, words))),
            "returned survey": (_returned, tuple(_surveys())),
            "key header": (_from_file(folder / "keys", _keys), (keys,)),
            "backup": (_from_file(folder / "x.sipdesk-backup", looked_at), (backup,)),
            "anchor of the log": (_anchor, (anchor,)),
            **packages.importers(folder / "packages"),
            **pictures.importers(folder / "pictures"),
            "settings": (_from_file(folder / "settings.toml", _settings), (settings,)),
        }


def _a_home(folder: Path) -> tuple[bytes, bytes]:
    ports = open_ports(folder / "home")
    try:
        backup = Path(back_up(BackUp(), ports).path).read_bytes()
    finally:
        ports.store.close()
    return HomeFiles(folder / "home" / "hem.sipdesk").keys.read_bytes(), backup


def _contacts(data: bytes) -> object:
    return contact_csv.read(data, content(), date(2026, 3, 2))


def _tables() -> Iterator[bytes]:
    text = "Slag;Verksamhet;Namn;Kommun;Kontrollerad;Anteckning\r\n"
    text += 'Skolan;Åsö påhitt;"Eva ""Ö"" Exempel";Ockelbo;2026-01-31;"rad\n=rad"\r\n'
    yield text.encode("utf-8-sig")
    yield text.replace(";", ",").encode("cp1252")


def _returned(data: bytes) -> object:
    return returned_form(form.filled_in(data))


def _surveys() -> Iterator[bytes]:
    for survey, group, scale in EACH[:2]:
        data = survey_forms.made(survey, group, scale)
        given = {w.name: w.value or "Bra." for w in filling.widgets(data)}
        yield data
        yield filling.by_pypdf(data, given)


def _template(data: bytes) -> object:
    return template.read(data)


def _keys(path: Path) -> object:
    return Header.load(path)


def _settings(path: Path) -> object:
    return FilePreferences(path).read()


def _anchor(data: bytes) -> object:
    return Anchor.read(data.decode("utf-8", "replace"))


def _from_file(path: Path, read: Callable[[Path], object]) -> Read:
    def written_and_read(data: bytes) -> object:
        path.write_bytes(data)
        return read(path)

    return written_and_read


_MARK: Final = b"\x00sipdesk part\x00"


def _unpacked(data: bytes) -> bytes:
    """Lay a zip's parts in a row, so that what is changed is their words."""
    with ZipFile(BytesIO(data)) as parts:
        rows = [n.encode() + _MARK + parts.read(n) for n in parts.namelist()]
    return (_MARK * 2).join(rows)


def _packed(data: bytes) -> object:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as parts:
        for row in data.split(_MARK * 2):
            name, _, part = row.partition(_MARK)
            said = name.decode("utf-8", "replace").replace("\0", "")[:100] or "x"
            if said not in parts.namelist():
                parts.writestr(said, part)
    return _template(whole.getvalue())


# --- Changes ----------------------------------------------------------------------


def mutated(chance: Random, seeds: tuple[bytes, ...]) -> bytes:
    """Change a sound file in one to six places."""
    data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_CHANGES)(data, chance, seeds)
    return data[:_LONGEST]


def _place(data: bytes, chance: Random) -> tuple[int, int]:
    """Choose a stretch: most often a short one."""
    start = chance.randrange(len(data) + 1)
    longest = chance.choice((1, 2, 4, 16, 64, 1024, len(data)))
    return start, min(len(data), start + chance.randint(0, longest))


def _bit(data: bytes, chance: Random, _: object) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    turned = data[place] ^ 1 << chance.randrange(8)
    return data[:place] + bytes([turned]) + data[place + 1 :]


def _put(data: bytes, chance: Random, _: object) -> bytes:
    start, end = _place(data, chance)
    piece = chance.choice((*_PIECES, chance.randbytes(chance.randint(1, 8))))
    return data[:start] + piece + data[end:]


def _again(data: bytes, chance: Random, _: object) -> bytes:
    start, end = _place(data, chance)
    to, _end = _place(data, chance)
    times = chance.choice((1, 1, 2, 50))
    return data[:to] + data[start:end] * times + data[to:]


def _without(data: bytes, chance: Random, _: object) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _short(data: bytes, chance: Random, _: object) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _spliced(data: bytes, chance: Random, seeds: tuple[bytes, ...]) -> bytes:
    other = chance.choice(seeds)
    here, there = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:here] + other[there:]


def _number(data: bytes, chance: Random, _: object) -> bytes:
    """Put another number where there is one."""
    places = [i for i, byte in enumerate(data[:_LONGEST]) if 48 <= byte <= 57]
    if not places:
        return data
    place = chance.choice(places)
    number = chance.choice((b"0", b"-1", b"4294967296", b"9" * 30, b"0.5"))
    return data[:place] + number + data[place + 1 :]


_CHANGES: Final = (_bit, _put, _put, _again, _without, _short, _spliced, _number)
