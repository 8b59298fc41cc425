"""The sheet of paper: its sizes, its margins, its title and its footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sipdesk.documents.picture_boards.shapes import (
    Area,
    Layout,
    Manner,
    Mark,
    Page,
    Ruler,
    Slot,
)
from sipdesk.domain.picture_board import PageSize

MARGIN: Final = 12.0
PRINTABLE: Final = 6.0
"""The margin of cards that would else not fit; hardly a printer reaches further out."""

TITLE: Final = 13.0
FLAT_TITLE: Final = 9.0  # of the densest board
FOOTER: Final = 8.0
GUTTER: Final = 3.0
PADDING: Final = 2.2
RULER: Final = 50.0

_SIZES: Final = {
    PageSize.A3: (297.0, 420.0),
    PageSize.A4: (210.0, 297.0),
    PageSize.A5: (148.0, 210.0),
}
_ABOVE_SLOTS: Final = 1.9
_TITLE_LEAN: Final = 1.2  # letters do not reach the upper edge of their line
_TITLE_SHARE: Final = 0.62  # of the zone's height, or its width where it is flat
_RULER_DROP: Final = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, standing or lying."""

    width: float
    height: float

    def free(self, title: float = TITLE) -> Area:
        """Give what is between the title and the footer."""
        taken = 2 * MARGIN + title + FOOTER
        wide = self.width - 2 * MARGIN
        return Area(MARGIN, MARGIN + title, wide, self.height - taken)

    def page(
        self, slots: Iterable[Slot], marks: Iterable[Mark] = (), zone: float = TITLE
    ) -> Page:
        """Make a page with a title."""
        top, wide = MARGIN - _TITLE_LEAN, self.width - 2 * MARGIN
        high = zone + _TITLE_LEAN - _ABOVE_SLOTS
        if zone == TITLE:
            part = high * _TITLE_SHARE
            title = Area(MARGIN, top, wide, part)
            under = Area(MARGIN, top + part, wide, high - part)
        else:
            part = wide * _TITLE_SHARE
            title = Area(MARGIN, top, part, high)
            under = Area(MARGIN + part, top, wide - part, high)
        return Page(
            self.width,
            self.height,
            self.footer(),
            tuple(slots),
            tuple(marks),
            title,
            under,
        )

    def page_to_cut(
        self, slots: Iterable[Slot], marks: Iterable[Mark], below: float = MARGIN
    ) -> Page:
        """Make a page without a title, whose footer has a measure."""
        footer = self.footer(below)
        ruler = Ruler(footer.right - RULER, footer.y + _RULER_DROP, RULER)
        return Page(
            self.width, self.height, footer, tuple(slots), tuple(marks), ruler=ruler
        )

    def footer(self, below: float = MARGIN) -> Area:
        """Give the footer, with so much below it."""
        top = self.height - below - FOOTER
        return Area(MARGIN, top, self.width - 2 * MARGIN, FOOTER)


def standing(size: PageSize) -> Sheet:
    """Give a sheet that is higher than wide."""
    return Sheet(*_SIZES[size])


def lying(size: PageSize) -> Sheet:
    """Give a sheet that is wider than high."""
    height, width = _SIZES[size]
    return Sheet(width, height)


A4: Final = standing(PageSize.A4)
LYING_A4: Final = lying(PageSize.A4)


def enlarged(layout: Layout, size: PageSize) -> Layout:
    """Bring what was laid out on A4 to another size of paper, margins and all."""
    if size is PageSize.A4:
        return layout
    lies = layout.pages[0].width > layout.pages[0].height
    old, new = (LYING_A4, lying(size)) if lies else (A4, standing(size))
    factor = min(new.width / old.width, new.height / old.height)
    pages = tuple(page.times(factor, new.width, new.height) for page in layout.pages)
    return Layout(pages, layout.manner.times(factor))


def for_sheet(manner: Manner, sheet: Sheet) -> Manner:
    """Give letters as much larger or smaller as the sheet is beside A4."""
    return manner.times(max(sheet.width, sheet.height) / A4.height)
