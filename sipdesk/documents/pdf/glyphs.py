"""Writes a shaped line as operators of a page."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument

from sipdesk.documents.pdf.shaping import Glyph, Run, typeface
from sipdesk.documents.pdf.style import TextStyle

_STROKE = 0.028  # of the size: how much heavier letters get that have no bold face
_LEAST = 0.01  # less than the figures written, in thousandths


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as operators: those inside a text object, and the outlines beside it."""

    letters: tuple[str, ...]
    outlines: tuple[str, ...]


def set_line(
    line: str, x: float, y: float, style: TextStyle, document: PDFDocument
) -> SetLine:
    """Set a line; ``x`` is where its letters begin on the left, whatever its blanks."""
    face = typeface(style.face)
    blank = line[len(line.rstrip(" ")) :]
    if blank and style.face.is_rtl:
        x -= face.width(blank) * style.size / 1000
    writer = _Writer(x, y, style.size, document)
    for run in face.line(line):
        writer.write(run)
    where = f"1 0 0 1 {_short(x)} {_short(y)} Tm"
    return SetLine((where, *writer.letters), tuple(writer.outlines))


@dataclass
class _Writer:
    """Writes runs one after the other; ``x`` is how far it has come."""

    x: float
    y: float
    size: float
    document: PDFDocument
    letters: list[str] = field(default_factory=list)
    outlines: list[str] = field(default_factory=list)
    _row: list[str] = field(default_factory=list)
    _owed: float = 0  # thousandths back, before the next glyph
    _font: str = ""
    _rise: float = 0

    def write(self, run: Run) -> None:
        """Write a run after the last one."""
        if run.bold:
            self._say(f"{_short(self.size * _STROKE)} w 2 Tr")
        for glyph in run.glyphs:
            if glyph.outline:
                self._draw(glyph)
                self._owed -= glyph.advance
            elif glyph.code:
                self._set(run, glyph)
            self.x += glyph.advance * self.size / 1000
        self._settle()
        if self._rise:
            self._say("0 Ts")
            self._rise = 0
        if run.bold:
            self._say("0 Tr")

    def _set(self, run: Run, glyph: Glyph) -> None:
        ((subset, letter),) = run.font.splitString(chr(glyph.code), self.document)
        font = run.font.getSubsetInternalName(subset, self.document)
        if font != self._font:
            self._say(f"{font} {_short(self.size)} Tf")
            self._font = font
        if glyph.up != self._rise:
            self._say(f"{_short(glyph.up * self.size / 1000)} Ts")
            self._rise = glyph.up
        self._owed -= glyph.right
        self._pay()
        self._row.append(f"<{letter.hex()}>")
        self._owed = glyph.width + glyph.right - glyph.advance

    def _draw(self, glyph: Glyph) -> None:
        scale = self.size / 1000
        x, y = self.x + glyph.right * scale, self.y + glyph.up * scale
        self.outlines.append(
            f"q {scale:.5f} 0 0 {scale:.5f} {_short(x)} {_short(y)} cm "
            f"{glyph.outline} f Q"
        )

    def _say(self, operator: str) -> None:
        self._settle()
        self.letters.append(operator)

    def _settle(self) -> None:
        """End the row of letters, wherever they have come to."""
        self._pay()
        if self._row:
            self.letters.append(f"[{' '.join(self._row)}] TJ")
            self._row = []

    def _pay(self) -> None:
        if abs(self._owed) >= _LEAST:
            self._row.append(_short(self._owed))
        self._owed = 0


def _short(number: float) -> str:
    """Write a number as PDF takes it: never with an exponent."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
