"""Sets scripts whose letters take their form and place from those beside them.

uharfbuzz finds the glyphs of a run and python-bidi the direction of each letter
(Unicode's annex 9). A glyph gets a private code of its own: reportlab then embeds it
as if it were a letter, and the file's character map tells what it stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import Any, Final

import fontpkg_noto_sans_arabic
import uharfbuzz as hb
from bidi import algorithm
from reportlab.pdfbase.ttfonts import TTFont

from sipdesk.content import direction
from sipdesk.documents.letters import cleaned
from sipdesk.documents.pdf import fonts, private, system_fonts
from sipdesk.documents.pdf.fonts import MISSING, SOFT_HYPHEN, Face
from sipdesk.domain.errors import Trouble, Unavailable

JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Formatting characters that Persian and Dari spell words with."""

_LATIN: Final = {
    Face.ARABIC: Face.REGULAR,
    Face.ARABIC_BOLD: Face.BOLD,
    Face.ETHIOPIC: Face.REGULAR,
    Face.ETHIOPIC_BOLD: Face.BOLD,
}
_WEIGHTS: Final = {Face.ARABIC: 400, Face.ARABIC_BOLD: 700}
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))  # noqa: RUF001
_LATIN_ENDS: Final = 0x250  # the first code that is no Latin letter


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its code; lengths are thousandths of the size.

    ``width`` is the font's own, ``advance`` the way to the next glyph. A sign that
    stands for no letter of its own (the dots of one) has an outline instead of a code,
    so that it is seen and not read.
    """

    code: int
    width: float
    advance: float
    right: float
    up: float
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, from left to right; ``bold`` is painted with a stroke."""

    font: TTFont
    glyphs: tuple[Glyph, ...]
    bold: bool


class _Font:
    """One font for shaping."""

    def __init__(self, font: TTFont, *, bold: bool = False) -> None:
        self.font = font
        self.bold = bold
        self.letters = frozenset(font.face.charToGlyph)
        self._shaper = hb.Font(hb.Face(font.face._ttf_data))  # noqa: SLF001

    def shape(self, text: str, lang: str, *, rtl: bool) -> Run:
        buffer = hb.Buffer()
        buffer.add_str(text.replace(SOFT_HYPHEN, "-"))
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = lang  # else the PC's own language would choose the forms
        buffer.guess_segment_properties()
        hb.shape(self._shaper, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if not infos:  # nothing but joiners, which are not seen
            return Run(self.font, (), self.bold)
        glyphs = (
            self._glyph(info.codepoint, said, place)
            for info, place, said in zip(
                infos, places, _said(infos, places, text), strict=True
            )
        )
        return Run(self.font, tuple(glyphs), self.bold)

    def _glyph(self, number: int, text: str, place: Any) -> Glyph:
        face = self.font.face
        scale = 1000 / face.unitsPerEm
        where = (
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        if not text:
            return Glyph(0, 0, *where, outline=self._outline(number))
        letters = (text, _MIRRORED.get(text, text)) if len(text) == 1 else ()
        own = (c for c in map(ord, letters) if face.charToGlyph.get(c) == number)
        # A bracket that is turned stands for the one that is seen: readers of pages
        # turn it back when they put a line from right to left in order.
        code = next(own, 0)
        if not code:
            code = private.code(self.font.fontName, number, text)
            face.charToGlyph[code] = number
            face.charWidths[code] = face._pdfScale(face.hmetrics[number][0])  # noqa: SLF001
        return Glyph(code, float(face.charWidths[code]), *where)

    def _outline(self, number: int) -> str:
        """Draw a glyph as operators of a page, in thousandths."""
        scale = 1000 / self.font.face.unitsPerEm
        pen = _Pen(scale)
        self._shaper.draw_glyph(number, _PENS, pen)
        return " ".join(pen.drawn)


def _said(infos: Sequence[Any], places: Sequence[Any], text: str) -> list[str]:
    """Tell what each glyph stands for: of a letter's glyphs, the widest for all of it.

    The others are its dots.
    """
    starts = sorted({one.cluster for one in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    widest: dict[int, int] = {}
    for number, info in enumerate(infos):
        held = widest.setdefault(info.cluster, number)
        if places[number].x_advance > places[held].x_advance:
            widest[info.cluster] = number
    return [
        text[info.cluster : ends[info.cluster]]
        if widest[info.cluster] == number
        else ""
        for number, info in enumerate(infos)
    ]


class _Pen:
    """Writes the outline of a glyph."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self.drawn: list[str] = []

    def write(self, operator: str, *lengths: float) -> None:
        """Write an operator after its lengths."""
        figures = (f"{length * self._scale:.0f}" for length in lengths)
        self.drawn.append(" ".join((*figures, operator)))


def _pens() -> hb.DrawFuncs:
    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda x, y, pen: pen.write("m", x, y))
    pens.set_line_to_func(lambda x, y, pen: pen.write("l", x, y))
    pens.set_cubic_to_func(lambda *to: to[-1].write("c", *to[:-1]))
    pens.set_close_path_func(lambda pen: pen.write("h"))
    return pens


_PENS: Final = _pens()


class Typeface:
    """The fonts of a script, and of the Latin words and figures inside it."""

    def __init__(self, own: _Font, latin: Sequence[_Font], lang: str) -> None:
        self._own = own
        self._latin = latin
        self._lang = lang
        self._rtl = lang == "ar"

    def printable(self, text: str) -> str:
        """Make a text of whatever was typed one that can be set."""
        kept = cleaned(text, JOINERS if self._rtl else "")
        return "".join(c if self._known(c) else MISSING for c in kept)

    def width(self, text: str) -> float:
        """Measure a printable text, in thousandths of its size."""
        return sum(glyph.advance for run in self.line(text) for glyph in run.glyphs)

    def _known(self, character: str) -> bool:
        if character in JOINERS or character == "\n":
            return True
        return not private.is_private(character) and any(
            ord(character) in font.letters for font in (self._own, *self._latin)
        )

    def _fonts(self, text: str) -> list[_Font]:
        """Choose a font for each letter; what belongs to no script follows the last."""
        chosen: list[_Font] = []
        for character in text:
            code = ord(character)
            last = chosen[-1] if chosen else self._own
            if character in JOINERS:
                chosen.append(last)
                continue
            rest = [f for f in (self._own, *self._latin) if code in f.letters]
            if code < _LATIN_ENDS and character.isalnum():
                rest = [f for f in (*self._latin, self._own) if code in f.letters]
            elif not character.isalnum() and last in rest:
                rest = [last]
            chosen.append(rest[0])
        return chosen

    def line(self, text: str) -> tuple[Run, ...]:
        """Set a line of printable text: its runs from left to right."""
        return _line(self, text)

    def set_line(self, text: str) -> tuple[Run, ...]:
        """Set a line that is not remembered."""
        levels = _levels(text) if self._rtl else [0] * len(text)
        kinds = zip(levels, self._fonts(text), text, strict=True)
        runs = [
            (level, font, "".join(letter for _, _, letter in letters))
            for (level, font), letters in groupby(kinds, lambda kind: kind[:2])
        ]
        return tuple(
            font.shape(letters, self._lang, rtl=level % 2 == 1)
            for level, font, letters in _reordered(runs)
        )


@lru_cache(maxsize=4096)
def _line(face: Typeface, text: str) -> tuple[Run, ...]:
    return face.set_line(text)


def forget() -> None:
    """Forget the lines that were set; a paper's words are not kept after it."""
    _line.cache_clear()


def _levels(text: str) -> list[int]:
    """Find the direction of each letter of a line from right to left: odd is right."""
    marked = direction.held(text, direction.EMBED)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 1, "R"
    algorithm.get_embedding_levels(marked, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    for resolve in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
    ):
        resolve(storage, False)  # noqa: FBT003  (a positional argument of theirs)
    known = {one["place"]: one["level"] for one in storage["chars"]}
    levels, last = [], 1
    for place, character in enumerate(marked):
        last = known.get(place, last)
        if character not in direction.EMBED:
            levels.append(last)
    blank = len(text) - len(text.rstrip(" "))
    return levels[: len(text) - blank] + [1] * blank


def _reordered(runs: list[tuple[int, _Font, str]]) -> list[tuple[int, _Font, str]]:
    """Put runs in the order they are seen in, from the left (annex 9, rule L2)."""
    for turning in range(max((level for level, _, _ in runs), default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][0] >= turning:
                end += 1
            runs[start:end] = runs[start:end][::-1]
            start = max(end, start + 1)
    return runs


_reading: Final = Lock()


def typeface(face: Face) -> Typeface:
    """Give the fonts of a face that is shaped.

    Raises:
        Unavailable: NO_ETHIOPIC_FONT when the system has none.

    """
    with _reading:  # papers are made in several threads; a font is read once
        if face in _WEIGHTS:
            return _arabic(face)
        files = system_fonts.ethiopic()
        if files is None:
            raise Unavailable(Trouble.NO_ETHIOPIC_FONT)
        return _ethiopic(face, files)


@lru_cache
def _arabic(face: Face) -> Typeface:
    """Cut the face's weight out of the font that holds every weight."""
    folder = fontpkg_noto_sans_arabic.ROOT / "files"
    blob = hb.Blob.from_file_path(str(folder / "NotoSansArabic[wdth,wght].ttf"))
    every_weight = hb.Face(blob)
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(every_weight, "wght", _WEIGHTS[face])
    wanted.pin_axis_location(every_weight, "wdth", 100)
    font = _loaded(face, hb.subset(every_weight, wanted).blob.data)
    return Typeface(_Font(font), _latin(face), "ar")


@lru_cache
def _ethiopic(face: Face, files: system_fonts.FontFiles) -> Typeface:
    heavy = face is Face.ETHIOPIC_BOLD
    font = _loaded(face, (files.bold if heavy else files.regular).read_bytes())
    stroked = heavy and not files.has_bold
    return Typeface(_Font(font, bold=stroked), _latin(face), "ti")


def _latin(face: Face) -> list[_Font]:
    return [_Font(font) for font in fonts.registered(_LATIN[face])]


def _loaded(face: Face, data: bytes) -> TTFont:
    font = TTFont(face.value, BytesIO(data), asciiReadable=False, shapable=False)
    # Weights of one file call themselves the same, and would be embedded as one.
    font.face.name = face.value.encode()
    return font
