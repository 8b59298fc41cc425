"""The fields of a paper that is filled in on screen (AcroForm), and how they look.

A field is clear: the frame or box that shows where it is stands on the page itself,
so it is there in every program, also after one has drawn the answer anew. Nothing
here runs or sends anything: no script, no calculation, no button.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import INKS

TICKED: Final = "Yes"
"""The value of a box that is ticked, as in every program; an empty one is ``Off``."""

Edges = tuple[float, float, float, float]
"""Left, lower, right and upper, in points."""

Stroke = tuple[tuple[float, float], ...]
"""The ends of lines that hang together."""

_OFF: Final = "Off"
_FONT: Final = "Answer"
_FACE: Final = Face.REGULAR
_PRINTED: Final = 4
_MULTILINE: Final = 1 << 12
_FROM_RIGHT: Final = 2
_ONE_OF_SEVERAL: Final = 1 << 15
_NON_SYMBOLIC: Final = 1 << 5
_FIRST, _LAST = 32, 255


@dataclass(frozen=True, slots=True)
class Field:
    """A place to answer in.

    ``name`` is its own in the file, and by it an answer is found again; ``label``
    says to one who does not see the page what is asked. ``element`` is a ``Form``.
    """

    name: str
    label: str
    element: Element


@dataclass(frozen=True, slots=True)
class TextField(Field):
    """A text of any length: it breaks into lines, and grows smaller to fit."""

    rtl: bool = False  # its lines begin at the right


@dataclass(frozen=True, slots=True)
class TickField(Field):
    """A box to tick. ``tick`` is its stroke, in parts of its side."""

    tick: Stroke


@dataclass(frozen=True, slots=True)
class ChoiceField(Field):
    """One of several boxes of which one is ticked; they share their ``name``.

    ``choice`` is its value in the file, ``about`` what all of them answer.
    """

    tick: Stroke
    choice: str
    about: str


class Form:
    """The fields of one file, and the typeface that answers are set in."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._answer_font = document.Reference(_answer_font(document))
        self._boxes: dict[tuple[str, str], PDFDictionary] = {}
        self._choices: dict[str, _Choice] = {}
        self._placed: list[PDFObjectReference] = []
        self.fields: list[Field] = []

    def widget(self, field: Field, edges: Edges) -> PDFDictionary:
        """Describe a field at its place on a page."""
        if isinstance(field, TickField):
            own = self._ticked(field.name, field.tick, edges)
        elif isinstance(field, ChoiceField):
            own = self._chosen(field, edges)
        else:
            own = self._written(field, edges)
        return PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "TU": PDFString(field.label),
                "Rect": PDFArray([round(edge, 2) for edge in edges]),
                "F": _PRINTED,
                "BS": PDFDictionary({"W": 0}),
                **own,
            }
        )

    def placed(self, field: Field, reference: PDFObjectReference) -> None:
        """Take note of a field that has been put on a page."""
        self.fields.append(field)
        if isinstance(field, ChoiceField):
            self._choices[field.name].places.append(reference)
        else:
            self._placed.append(reference)

    def write(self) -> None:
        """Put the form into its file, whose pages are all drawn."""
        for choice in self._choices.values():
            choice.entries["Kids"] = PDFArray(choice.places)
        self._document.Catalog.AcroForm = PDFDictionary(
            {
                "Fields": PDFArray(self._placed),
                "DA": PDFString(_appearance()),
                "DR": self._resources(),
            }
        )

    def _written(self, field: Field, edges: Edges) -> Mapping[str, object]:
        rtl = isinstance(field, TextField) and field.rtl
        return {
            **({"Q": _FROM_RIGHT} if rtl else {}),
            "T": PDFString(field.name),
            "FT": PDFName("Tx"),
            "Ff": _MULTILINE,
            "V": PDFString(""),
            "DA": PDFString(_appearance()),
            "AP": PDFDictionary({"N": self._look(edges, "/Tx BMC EMC")}),
        }

    def _ticked(self, name: str, tick: Stroke, edges: Edges) -> Mapping[str, object]:
        return {
            "T": PDFString(name),
            "FT": PDFName("Btn"),
            "V": PDFName(_OFF),
            "AS": PDFName(_OFF),
            "AP": PDFDictionary({"N": self._looks(tick, edges, TICKED)}),
        }

    def _chosen(self, field: ChoiceField, edges: Edges) -> Mapping[str, object]:
        """Describe a box of a choice, which itself is a field without a place."""
        if field.name not in self._choices:
            entries = PDFDictionary(
                {
                    "T": PDFString(field.name),
                    "TU": PDFString(field.about),
                    "FT": PDFName("Btn"),
                    "Ff": _ONE_OF_SEVERAL,
                    "V": PDFName(_OFF),
                }
            )
            whole = self._document.Reference(entries)
            self._choices[field.name] = _Choice(entries, whole)
            self._placed.append(whole)
        return {
            "Parent": self._choices[field.name].reference,
            "AS": PDFName(_OFF),
            "AP": PDFDictionary({"N": self._looks(field.tick, edges, field.choice)}),
        }

    def _looks(self, tick: Stroke, edges: Edges, ticked: str) -> PDFDictionary:
        """Give the looks of a box; boxes that look alike share them, texts never do.

        A program that draws a text anew may do so in the same place of the file.
        """
        key = ticked, _drawn(tick, edges)
        if key not in self._boxes:
            looks = {_OFF: "", ticked: key[1]}
            self._boxes[key] = PDFDictionary(
                {name: self._look(edges, paint) for name, paint in looks.items()}
            )
        return self._boxes[key]

    def _look(self, edges: Edges, paint: str) -> PDFObjectReference:
        left, lower, right, upper = edges
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(right - left, 2), round(upper - lower, 2)]),
            "Resources": self._resources(),
        }
        return self._document.Reference(PDFStream(PDFDictionary(entries), paint))

    def _resources(self) -> PDFDictionary:
        return PDFDictionary({"Font": PDFDictionary({_FONT: self._answer_font})})


@dataclass(frozen=True, slots=True)
class _Choice:
    """A field of several boxes, and where they are."""

    entries: PDFDictionary
    reference: PDFObjectReference
    places: list[PDFObjectReference] = dataclass_field(default_factory=list)


def _appearance() -> str:
    """Say how an answer is set: as large as there is room for (0), in our ink."""
    return f"/{_FONT} 0 Tf {_colour()} rg"


def _colour() -> str:
    return " ".join(f"{part:.3f}" for part in INKS[Ink.TEXT])


def _drawn(points: Stroke, edges: Edges) -> str:
    left, lower, right, upper = edges
    at = [
        f"{across * (right - left):.2f} {up * (upper - lower):.2f}"
        for across, up in points
    ]
    way = f"{at[0]} m " + " ".join(f"{point} l" for point in at[1:])
    return f"q {_colour()} RG 1.7 w {way} S Q"


def _answer_font(document: PDFDocument) -> PDFDictionary:
    """Give the whole typeface: nobody knows yet which letters will be typed."""
    face = pdfmetrics.getFont(_FACE.value).face
    data = _file(face.filename)
    stream = PDFStream(PDFDictionary({"Length1": len(data)}), data, [PDFZCompress])
    letters = bytes(range(_FIRST, _LAST + 1)).decode("cp1252", "replace")
    described = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(_FACE.value),
        "Flags": _NON_SYMBOLIC,
        "FontBBox": PDFArray(face.bbox),
        "ItalicAngle": face.italicAngle,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "StemV": face.stemV,
        "FontFile2": document.Reference(stream),
    }
    widths = [face.charWidths.get(ord(letter), 0) for letter in letters]
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName(_FACE.value),
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": PDFArray(widths),
            "Encoding": PDFName("WinAnsiEncoding"),
            "FontDescriptor": document.Reference(PDFDictionary(described)),
        }
    )


@lru_cache
def _file(name: str) -> bytes:
    return Path(name).read_bytes()
