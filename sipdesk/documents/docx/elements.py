"""What Word's files say and python-docx has no words for."""

from collections.abc import Mapping
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.parfmt import CT_PPr
from docx.text.run import Run

SIDES: Final = ("top", "left", "bottom", "right", "between")
"""The sides a paragraph can have a border on, in the order of the standard."""

# What must come after borders and shade, as far as our papers have it.
_AFTER_BORDERS: Final = tuple(
    f"w:{tag}"
    for tag in (
        "shd",
        "tabs",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "outlineLvl",
    )
)


def set_borders(about: CT_PPr, sides: Mapping[str, tuple[int, str]]) -> None:
    """Draw lines round paragraphs: for each side eighths of a point and a colour."""
    borders = OxmlElement("w:pBdr")
    for side in SIDES:
        if side in sides:
            weight, colour = sides[side]
            line = OxmlElement(
                f"w:{side}",
                {
                    qn("w:val"): "single",
                    qn("w:sz"): str(weight),
                    qn("w:space"): "6",
                    qn("w:color"): colour,
                },
            )
            borders.append(line)
    about.insert_element_before(borders, *_AFTER_BORDERS)


def set_shade(about: CT_PPr, colour: str) -> None:
    """Tint what lies behind paragraphs."""
    shade = OxmlElement(
        "w:shd", {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): colour}
    )
    about.insert_element_before(shade, *_AFTER_BORDERS[1:])


def set_language(run: Run, lang: str) -> None:
    """Say that a run of text is in another language than the document."""
    run._r.get_or_add_rPr().append(  # noqa: SLF001  (no public way to it)
        OxmlElement("w:lang", {qn("w:val"): lang})
    )


def add_field(paragraph: CT_P, code: str) -> None:
    """Add a number that Word works out by itself: ``PAGE``, ``NUMPAGES``."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): f" {code} "})
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph.append(field)


def repeat_as_header(row: CT_Row) -> None:
    """Mark a row as the header of its table, on every page of it."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: CT_Row) -> None:
    """Let a row stand on one page, if it can."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def mark_headers(table: CT_Tbl, *, row: bool, column: bool) -> None:
    """Tell those who listen whether the first row and column are headers."""
    about = table.tblPr
    for old in about.findall(qn("w:tblLook")):
        about.remove(old)
    value = 0x0600 | 0x0020 * row | 0x0080 * column
    about.append(
        OxmlElement(
            "w:tblLook",
            {
                qn("w:val"): f"{value:04X}",
                qn("w:firstRow"): str(int(row)),
                qn("w:lastRow"): "0",
                qn("w:firstColumn"): str(int(column)),
                qn("w:lastColumn"): "0",
                qn("w:noHBand"): "1",
                qn("w:noVBand"): "1",
            },
        )
    )
