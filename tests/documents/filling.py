"""Fills in a paper as others would: with pypdf, with pikepdf, and at a screen.

The last is pdfium, which Chrome and Edge show PDFs with: it is clicked and typed in.
"""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf.form import (
    CheckboxField,
    DefaultAppearanceStreamGenerator,
    Form,
    RadioButtonGroup,
)
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from pypdfium2 import raw

TICKED = "Yes"

Answers = Mapping[str, str]
"""By a field's name: what is written, or the value of the box to tick."""


@dataclass(frozen=True, slots=True)
class Widget:
    """A place to answer in a file: a box with its value, or a room for words.

    ``name`` is the field's: boxes of which one is chosen share it.
    """

    name: str
    value: str
    label: str
    page: int
    edges: tuple[float, ...]
    raw: Any

    @property
    def is_box(self) -> bool:
        """Whether it is ticked, and not written in."""
        return self.value != ""


def widgets(data: bytes) -> tuple[Widget, ...]:
    """Give those of all pages, in the order that the pages list them."""
    return tuple(_widgets(PdfReader(BytesIO(data))))


def _widgets(reader: PdfReader) -> Iterator[Widget]:
    for number, page in enumerate(reader.pages):
        for one in page.get("/Annots", ()):
            found = one.get_object()
            field = found if "/T" in found else found["/Parent"]
            edges = tuple(map(float, found["/Rect"]))
            value = _on(found) if field["/FT"] == "/Btn" else ""
            yield Widget(field["/T"], value, found["/TU"], number, edges, found)


def _on(box: Any) -> str:
    """Tell the value that a box gives its field."""
    looks = box["/AP"]["/N"].get_object()
    return next(str(key)[1:] for key in looks if key != "/Off")


def answers(data: bytes) -> dict[str, str]:
    """Read what is filled in."""
    fields = PdfReader(BytesIO(data)).get_fields() or {}
    return {name: _read(field.get("/V", "")) for name, field in fields.items()}


def _read(value: Any) -> str:
    return str(value)[1:] if isinstance(value, NameObject) else str(value)


def by_pypdf(data: bytes, given: Answers) -> bytes:
    """Fill in with pypdf."""
    writer = PdfWriter(clone_from=BytesIO(data))
    boxes = {widget.name for widget in widgets(data) if widget.is_box}
    values = {n: f"/{value}" if n in boxes else value for n, value in given.items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(
                page, dict(values), auto_regenerate=False
            )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def by_pikepdf(data: bytes, given: Answers) -> bytes:
    """Fill in with pikepdf, which is qpdf."""
    with pikepdf.open(BytesIO(data)) as pdf:
        form = Form(pdf, DefaultAppearanceStreamGenerator)
        for name, value in given.items():
            field: Any = form[name]
            if isinstance(field, CheckboxField):
                field.checked = True
            elif isinstance(field, RadioButtonGroup):
                field.value = pikepdf.Name(f"/{value}")
            else:
                field.value = value
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def at_the_screen(data: bytes, given: Answers) -> bytes:
    """Click in each field and type, as in a browser."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form, pages = document.formenv.raw, list(document)
    for widget in widgets(data):
        wanted = given.get(widget.name)
        if wanted is None or (widget.is_box and widget.value != wanted):
            continue
        page = pages[widget.page].raw
        left, lower, right, upper = widget.edges
        point = page, 0, (left + right) / 2, (lower + upper) / 2
        raw.FORM_OnMouseMove(form, *point)
        raw.FORM_OnLButtonDown(form, *point)
        raw.FORM_OnLButtonUp(form, *point)
        if not widget.is_box:
            letters = wanted.encode("utf-16-le") + b"\0\0"
            wide = ctypes.create_string_buffer(letters)
            typed = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
            raw.FORM_ReplaceSelection(form, page, typed)
        raw.FORM_ForceToKillFocus(form)
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def flat(data: bytes) -> bytes:
    """Make the answers part of the pages, as when a file is printed to a file."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        page.flatten()
    out = BytesIO()
    document.save(out)
    document.close()
    writer = PdfWriter(clone_from=BytesIO(out.getvalue()))
    writer.root_object.pop("/AcroForm", None)
    last = BytesIO()
    writer.write(last)
    return last.getvalue()


def words_seen(data: bytes) -> str:
    """Give the words of the pages with the answers made part of them."""
    document = pypdfium2.PdfDocument(flat(data))
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def ink(data: bytes, widget: Widget) -> int:
    """Count the dark dots inside a field, as a screen shows it."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[widget.page]
    height = page.get_height()
    picture = page.render(scale=2, grayscale=True).to_pil()
    document.close()
    left, lower, right, upper = widget.edges
    inner = (left + 3, height - upper + 3, right - 3, height - lower - 3)
    part = picture.crop(tuple(round(edge * 2) for edge in inner))
    return sum(dots for shade, dots in enumerate(part.histogram()) if shade < 128)
