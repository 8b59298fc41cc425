"""A chart on paper: its title, the drawing, and its numbers in a table below."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sipdesk.content.chart import Chart
from sipdesk.content.chart_layout import lay_out
from sipdesk.content.chart_words import as_table, nothing, shows_any, told
from sipdesk.content.document import Block, Figure, Paragraph, ParagraphStyle
from sipdesk.documents.pdf.style import TEXT_HEIGHT, TEXT_WIDTH

_TALLEST: Final = TEXT_HEIGHT - 60  # its title stands on the same page


def parts_of(chart: Chart) -> Iterator[Block]:
    """Give the blocks that a chart is on paper.

    One that is higher than a page is its table alone: smaller, nobody could read it.
    """
    spec = chart.shows
    yield Paragraph(spec.title, ParagraphStyle.LABEL, lang=chart.lang)
    if not shows_any(spec):
        yield Paragraph(nothing(), lang=chart.lang)
        return
    drawn = lay_out(spec, TEXT_WIDTH)
    if drawn.height <= _TALLEST:
        size = (drawn.width, drawn.height)
        yield Figure(*size, drawn.shapes, told(spec), lang=chart.lang)
    yield replace(as_table(chart), caption="")
