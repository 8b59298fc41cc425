"""An empty Word file with our styles: how a paper looks, and nothing of its maker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle as WordStyle

from sipdesk.documents.docx.elements import set_borders, set_shade

SIDE: Final = Mm(25)
TEXT_WIDTH: Final = Length(Mm(210) - 2 * SIDE)

LEAD: Final = "SIP Ingress"
SMALL: Final = "SIP Liten text"
NOTE: Final = "SIP Ruta"
LABEL: Final = "SIP Etikett"
QUOTE: Final = "Quote"
CAPTION: Final = "Caption"
BULLET: Final = "List Bullet"
NUMBER: Final = "List Number"
TICK: Final = "SIP Kryssruta"
CELL: Final = "SIP Cell"
FIGURE: Final = "SIP Bild"
FIELD: Final = "SIP Skrivfält"
WRITE_LINE: Final = "SIP Skrivrad"
SIGN_LINE: Final = "SIP Underskriftsrad"
SIGN_LABEL: Final = "SIP Underskrift"
STAMP: Final = "SIP Sekretessmarkering"
RULE: Final = "SIP Linje"
SPACER: Final = "SIP Mellanrum"
GRID: Final = "Table Grid"

_TEXT: Final = "1A2124"
_MUTED: Final = "4A565B"
_ACCENT: Final = "0F5A60"
_LINE: Final = "B4C0C3"
_TINT: Final = "E9F1F1"
_WORD_2013: Final = "15"  # an older mode is announced in the window's title
_THIN: Final = 4  # eighths of a point
_STAMP_WIDTH: Final = 221  # points
_TABLE_STYLES: Final = {"Normal Table", GRID}
_LEFT_OUT: Final = {
    "customXml",
    "extended-properties",
    "fontTable",
    "stylesWithEffects",
    "thumbnail",
    "webSettings",
}
"""Parts of python-docx's own template that tell of where it was once made."""
_TRACES: Final = ("w:rsids", "w14:docId", "w:proofState", "w:savePreviewPicture")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a style looks; lengths are points, ``borders`` as ``set_borders`` says."""

    size: float = 11
    colour: str = _TEXT
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 8
    keep: bool = False  # with what follows
    shade: str = ""
    centred: bool = False
    borders: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    left: float = 0
    right: float = 0
    hanging: float = 0


_BELOW: Final = {"bottom": (_THIN, _MUTED)}
_FRAME: Final = dict.fromkeys(("top", "left", "bottom", "right"), (8, _TEXT))
_HEADING: Final = _Look(size=11, bold=True, before=10, after=3, keep=True)
_LOOKS: Final[dict[str, _Look]] = {
    "Normal": _Look(),
    "Heading 1": _Look(
        size=20, bold=True, after=14, keep=True, borders={"bottom": (12, _ACCENT)}
    ),
    "Heading 2": _Look(size=14, bold=True, before=18, after=5, keep=True),
    "Heading 3": _Look(size=12, bold=True, before=12, after=3, keep=True),
    "Heading 4": _HEADING,
    "Heading 5": _HEADING,
    "Heading 6": _HEADING,
    "Header": _Look(size=8.5, colour=_MUTED, after=0),
    "Footer": _Look(size=8.5, colour=_MUTED, after=0, borders={"top": (4, _LINE)}),
    LEAD: _Look(size=12.5, after=10),
    SMALL: _Look(size=9, colour=_MUTED, after=6),
    NOTE: _Look(size=10.5, after=5, shade=_TINT, left=8.5, right=8.5),
    LABEL: _Look(size=10, colour=_ACCENT, bold=True, after=2, keep=True),
    QUOTE: _Look(italic=True, left=14, borders={"left": (20, _ACCENT)}),
    CAPTION: _Look(size=9.5, bold=True, before=6, after=4, keep=True),
    BULLET: _Look(after=4),
    NUMBER: _Look(after=4),
    TICK: _Look(after=4, left=20, hanging=20),
    CELL: _Look(size=10, before=3, after=3),
    FIGURE: _Look(size=9, colour=_MUTED, italic=True, before=6, after=6),
    FIELD: _Look(size=10, bold=True, before=8, after=0, keep=True),
    WRITE_LINE: _Look(size=14, after=0, borders={**_BELOW, "between": (_THIN, _MUTED)}),
    SIGN_LINE: _Look(size=22, before=6, after=0, keep=True, right=241, borders=_BELOW),
    SIGN_LABEL: _Look(size=9, colour=_MUTED, before=3, after=6),
    STAMP: _Look(
        size=9,
        after=0,
        centred=True,
        left=TEXT_WIDTH.pt - _STAMP_WIDTH,
        borders=_FRAME,
    ),
    RULE: _Look(size=4, after=12, borders={"bottom": (_THIN, _LINE)}),
    SPACER: _Look(size=4, after=4),
}


def blank(lang: str) -> WordDocument:
    """Give an A4 file in a language, with every style a paper is written in."""
    return docx.Document(BytesIO(_laid_out(lang)))


@cache
def _laid_out(lang: str) -> bytes:
    word = docx.Document()
    _forget_the_template(word)
    _set_page(word)
    _set_defaults(word, lang)
    known = {style.name for style in word.styles}
    for name, look in _LOOKS.items():
        if name not in known:
            own = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            own.base_style, own.quick_style = word.styles["Normal"], True
        style = word.styles[name]
        if isinstance(style, WordStyle):
            _dress(style, look)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _forget_the_template(word: WordDocument) -> None:
    for rels in (word.part.rels, word.part.package.rels):
        for key, rel in tuple(rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] in _LEFT_OUT:
                del rels[key]
    for style in tuple(word.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES:
            style.delete()
    settings = word.settings.element
    for tag in _TRACES:
        for trace in _found(settings, tag):
            settings.remove(trace)
    for root in (word.element, word.styles.element):
        _forget_sessions(root)


def _found(root: BaseOxmlElement, tag: str) -> list[BaseOxmlElement]:
    prefix, local = tag.split(":")
    if prefix == "w14":  # newer than what python-docx knows
        return [one for one in root if str(one.tag).endswith(f"}}{local}")]
    return list(root.findall(qn(tag)))


def _forget_sessions(root: BaseOxmlElement) -> None:
    """Drop the numbers by which Word tells one sitting from another."""
    for one in tuple(root.iter()):
        for name in tuple(one.attrib):
            if "}rsid" in str(name):
                del one.attrib[name]
        for number in one.findall(qn("w:rsid")):
            one.remove(number)


def _set_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Mm(30), Mm(26)
    section.header_distance = section.footer_distance = Mm(13)


def _set_defaults(word: WordDocument, lang: str) -> None:
    """Set the language, and the theme's own typeface without serifs."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    for said in word.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), lang)
    for said in word.settings.element.iter(qn("w:themeFontLang")):
        said.set(qn("w:val"), lang)
    for defaults in word.styles.element.iter(qn("w:rPrDefault")):
        for fonts in defaults.iter(qn("w:rFonts")):
            fonts.set(qn("w:asciiTheme"), "majorHAnsi")
            fonts.set(qn("w:hAnsiTheme"), "majorHAnsi")


def _dress(style: WordStyle, look: _Look) -> None:
    font, setting = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    setting.space_before, setting.space_after = Pt(look.before), Pt(look.after)
    setting.keep_with_next = look.keep
    about = style.element.get_or_add_pPr()
    if look.shade:
        set_shade(about, look.shade)
    if look.borders:
        set_borders(about, look.borders)
    if look.left or look.right or look.hanging:
        setting.left_indent, setting.right_indent = Pt(look.left), Pt(look.right)
        setting.first_line_indent = Pt(-look.hanging)
    if look.centred:
        setting.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if style.name in {"Header", "Footer"}:
        setting.tab_stops.clear_all()
        setting.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
