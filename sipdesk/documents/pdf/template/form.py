"""The fields of a form in PDF: found, and filled.

A field that is filled keeps its name and its value, so that it is read aloud, gets a
look of ours and can no longer be written in. The others stay open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from sipdesk.documents.pdf.metadata import PROGRAM
from sipdesk.documents.pdf.template.picture import Box, Set, draw, fit
from sipdesk.documents.pdf.template.safety import opened, readable
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.template import FieldSort, TemplateField, Value, chosen

MOST_FIELDS: Final = 300
_OFF: Final = "/Off"
_READ_ONLY, _MULTILINE, _PASSWORD, _PUSHBUTTON = 1, 1 << 12, 1 << 13, 1 << 16
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)\s+Tf")
_PAIR: Final = 2
_COLOURS: Final = {1: "g", 3: "rg", 4: "k"}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the form, with what it passes on to the places it is shown at."""

    name: str
    node: DictionaryObject
    kind: str
    flags: int
    look: str  # its default appearance: face and size
    align: int
    places: tuple[DictionaryObject, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """What its boxes can say, off apart."""
        return tuple(dict.fromkeys(s for p in self.places for s in _states(p)))


def read(data: bytes) -> tuple[TemplateField, ...]:
    """Look a form through and list the fields that can be filled.

    Raises:
        RuleBroken: the reason it is refused.

    """
    reader = opened(data)
    with readable():
        fields = tuple(_found(reader))
    if not fields:
        raise RuleBroken("template-without-fields")
    if len(fields) > MOST_FIELDS:
        raise RuleBroken("template-too-big")
    return tuple(
        TemplateField(f.name, _sort(f), str(f.node.get("/TU", "")).strip(), _choices(f))
        for f in fields
    )


def fill(data: bytes, values: Mapping[str, Value], made: datetime) -> bytes:
    """Put values in a form that ``read`` let through.

    Raises:
        RuleBroken: ``template-does-not-hold`` when a text does not fit in its field.

    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    texts: list[tuple[DictionaryObject, Set]] = []
    for field in _found(writer):
        value = values.get(field.name)
        if isinstance(value, str):
            texts += _fill(field, value)
    if texts:
        pictures = PdfReader(BytesIO(draw([one for _, one in texts])))
        for (place, _), page in zip(texts, pictures.pages, strict=True):
            _wear(writer, place, page)
    form = writer.root_object["/AcroForm"].get_object()
    if isinstance(form, DictionaryObject):
        form[NameObject("/NeedAppearances")] = BooleanObject(value=False)
    at = f"{made.astimezone(UTC):D:%Y%m%d%H%M%SZ}"
    writer.add_metadata({"/Producer": PROGRAM, "/ModDate": at})
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def filled_in(data: bytes) -> Mapping[str, str]:
    """Look a form through and tell what stands in each of its fields.

    A box that is not ticked says nothing; one of several is told by its value.

    Raises:
        RuleBroken: the reason it is refused.

    """
    reader = opened(data)
    with readable():
        fields = tuple(_all(reader))
        if len(fields) > MOST_FIELDS:
            raise RuleBroken("template-too-big")
        return {field.name: _stands(field) for field in fields}


def pages_of(data: bytes) -> int:
    """Count the pages."""
    return len(PdfReader(BytesIO(data)).pages)


def text_of(data: bytes) -> str:
    """Tell the fields of a filled form, each with what it is called."""
    told = (
        f"{str(f.node.get('/TU', '')).strip() or f.name}: {_told(f)}"
        for f in _all(PdfReader(BytesIO(data)))
    )
    return "\n\n".join(told) + "\n"


def _told(field: _Field) -> str:
    return _words(field).removeprefix("/")


def _words(field: _Field) -> str:
    return str(field.node.get("/V", "")).replace("\r", "\n")


def _stands(field: _Field) -> str:
    """Tell what is answered; some programs tick a box and leave its field as it was."""
    if field.kind != "/Btn":
        return _words(field)
    shown = (str(place.get("/AS", _OFF)) for place in field.places)
    said = (str(field.node.get("/V", _OFF)), *shown)
    ticked = (one for one in said if one != _OFF)
    return next(ticked, "").removeprefix("/")


def _found(pdf: PdfReader | PdfWriter) -> Iterator[_Field]:
    return filter(_can_be_filled, _all(pdf))


def _all(pdf: PdfReader | PdfWriter) -> Iterator[_Field]:
    form = pdf.root_object.get("/AcroForm", DictionaryObject()).get_object()
    if not isinstance(form, DictionaryObject):
        return
    whole = _Field("", form, "", 0, str(form.get("/DA", "")), _whole(form, "/Q"), ())
    seen: set[int] = set()
    for one in _kids(form, "/Fields"):
        yield from _below(one, whole, seen)


def _below(node: DictionaryObject, above: _Field, seen: set[int]) -> Iterator[_Field]:
    """Give the fields of a branch; each takes from above what it does not say.

    A field that is met twice stands in a circle, or in two places: neither is a form.
    """
    if id(node) in seen:
        raise RuleBroken("template-not-pdf")
    seen.add(id(node))
    name = str(node.get("/T", ""))
    kids = _kids(node, "/Kids")
    places = tuple(k for k in kids if "/T" not in k)
    field = _Field(
        ".".join(filter(None, (above.name, name))),
        node,
        str(node.get("/FT", above.kind)),
        _whole(node, "/Ff") if "/Ff" in node else above.flags,
        str(node.get("/DA", above.look)),
        _whole(node, "/Q") if "/Q" in node else above.align,
        places or (node,),
    )
    for kid in kids:
        if "/T" in kid:
            yield from _below(kid, field, seen)
    if len(places) == len(kids) and field.name:
        yield field


def _can_be_filled(field: _Field) -> bool:
    if field.flags & _READ_ONLY:
        return False
    if field.kind == "/Btn":
        return not field.flags & _PUSHBUTTON and bool(field.states)
    return field.kind in ("/Tx", "/Ch") and not (
        field.kind == "/Tx" and field.flags & _PASSWORD
    )


def _sort(field: _Field) -> FieldSort:
    if field.kind == "/Btn":
        return FieldSort.CHOICE if len(field.states) > 1 else FieldSort.TICK
    if field.kind == "/Ch":
        return FieldSort.CHOICE
    return FieldSort.LINES if field.flags & _MULTILINE else FieldSort.TEXT


def _choices(field: _Field) -> tuple[str, ...]:
    if _sort(field) is not FieldSort.CHOICE:
        return ()
    if field.kind == "/Btn":
        return tuple(_labels(field))
    options = field.node.get("/Opt", ArrayObject())
    return tuple(_option(one) for one in options)


def _labels(field: _Field) -> dict[str, str]:
    """Give what each box of a choice is called, and its state; some number them."""
    options = field.node.get("/Opt", ArrayObject()).get_object()
    labels = {}
    for state in field.states:
        bare = state.removeprefix("/")
        numbered = bare.isdecimal() and isinstance(options, ArrayObject)
        known = numbered and int(bare) < len(options)
        labels[str(options[int(bare)]) if known else bare] = state
    return labels


def _option(one: object) -> str:
    """Give what a choice is shown as: it may be a pair of value and text."""
    if isinstance(one, ArrayObject) and len(one) == _PAIR:
        return str(one[1])
    return str(one)


def _fill(field: _Field, value: str) -> Iterator[tuple[DictionaryObject, Set]]:
    """Set a field's value; give the places whose look is still to be drawn."""
    node = field.node
    node[NameObject("/Ff")] = NumberObject(field.flags | _READ_ONLY)
    for name in ("/MaxLen", "/RV", "/I"):
        if name in node:
            del node[name]
    if field.kind == "/Btn":
        _tick(field, value)
        return
    if field.kind == "/Ch":
        value = chosen(value, _choices(field))
    node[NameObject("/V")] = TextStringObject(value.replace("\n", "\r"))
    for place in field.places:
        yield place, _set(field, place, value)


def _tick(field: _Field, value: str) -> None:
    states = field.states
    if len(states) == 1:
        on = states[0] if value.strip() else _OFF
    else:
        labels = _labels(field)
        on = labels.get(chosen(value, tuple(labels)), _OFF)
    field.node[NameObject("/V")] = NameObject(on)
    for place in field.places:
        own = on if on in _states(place) else _OFF
        place[NameObject("/AS")] = NameObject(own)


def _set(field: _Field, place: DictionaryObject, value: str) -> Set:
    corners = [float(n) for n in place.get("/Rect", (0, 0, 0, 0))]
    wide, high = abs(corners[2] - corners[0]), abs(corners[3] - corners[1])
    size = _SIZE.search(str(place.get("/DA", field.look)))
    many = field.kind == "/Tx" and bool(field.flags & _MULTILINE)
    asked = float(size[1]) if size else 0
    found = fit(Box(value, wide, high, asked, lines=many, align=field.align))
    if found is None:
        raise RuleBroken("template-does-not-hold", facts={"field": field.name})
    return found


def _wear(writer: PdfWriter, place: DictionaryObject, page: PageObject) -> None:
    """Let a place look like a drawn page."""
    contents = page.get_contents()
    look = DecodedStreamObject()
    words = b"" if contents is None else contents.get_data()
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    ground = _ground(place, wide, high).encode()
    look.set_data(ground + b"/Tx BMC\nq\n" + words + b"\nQ\nEMC\n")
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(
                (FloatObject(0), FloatObject(0), FloatObject(wide), FloatObject(high))
            ),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    drawn = writer._add_object(look.flate_encode())  # noqa: SLF001  (no public way)
    place[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})


def _ground(place: DictionaryObject, wide: float, high: float) -> str:
    """Draw a place's own background and frame, as the form asks for them."""
    asked = place.get("/MK", DictionaryObject()).get_object()
    style = place.get("/BS", DictionaryObject()).get_object()
    if not isinstance(asked, DictionaryObject):
        return ""
    line = float(style.get("/W", 1)) if isinstance(style, DictionaryObject) else 1.0
    told = ""
    if inside := _colour(asked.get("/BG")):
        told += f"q {inside} 0 0 {wide:.2f} {high:.2f} re f Q\n"
    if (frame := _colour(asked.get("/BC"))) and line > 0:
        at, across, up = line / 2, wide - line, high - line
        told += f"q {frame.upper()} {line:.2f} w "
        told += f"{at:.2f} {at:.2f} {across:.2f} {up:.2f} re S Q\n"
    return told


def _colour(parts: object) -> str:
    """Write a colour as the operator that fills with it; empty for none."""
    if not isinstance(parts, ArrayObject) or len(parts) not in _COLOURS:
        return ""
    numbers = " ".join(f"{float(part):.3f}" for part in parts)
    return f"{numbers} {_COLOURS[len(parts)]}"


def _states(place: DictionaryObject) -> tuple[str, ...]:
    looks = place.get("/AP", DictionaryObject()).get_object()
    normal = looks.get("/N", DictionaryObject()) if isinstance(looks, dict) else None
    found = normal.get_object() if normal is not None else None
    if not isinstance(found, DictionaryObject):
        return ()
    return tuple(str(key) for key in found if str(key) != _OFF)


def _kids(node: DictionaryObject, name: str) -> tuple[DictionaryObject, ...]:
    found = node.get(name, ArrayObject()).get_object()
    if not isinstance(found, ArrayObject):
        return ()
    kids = (one.get_object() for one in found)
    return tuple(k for k in kids if isinstance(k, DictionaryObject))


def _whole(node: DictionaryObject, name: str) -> int:
    value = node.get(name, 0)
    return int(value) if isinstance(value, int) else 0
