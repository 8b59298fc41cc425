"""No text of a chart touches another, and nothing reaches outside, whatever it shows.

One list of shapes is painted on paper and on screen, so this holds for both: a label
is as wide as its text is at most in any of our typefaces.
"""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from sipdesk.content.chart import Answers, Bar, Columns, Series, Spec, Stacked, Waiting
from sipdesk.content.chart_ink import SCALES, Fill, filled
from sipdesk.content.chart_layout import LEAST_WIDTH, lay_out
from sipdesk.content.chart_words import told
from sipdesk.content.drawing import Circle, Drawn, Ink, Label, Line, Rect, Shape
from sipdesk.content.letter_widths import most_width, wrapped
from sipdesk.documents.pdf import fonts
from sipdesk.ui.widgets import theme
from tests.content.charts import ANSWERS, CHARTS, EMPTY, LONG, MONTHS, charts

HAIR = 0.01
LETTERS = (
    "".join(map(chr, range(32, 127)))
    + "åäöÅÄÖéÉüÜáàíóúñøØ–−·’“”»«×±≥≤€\N{NO-BREAK SPACE}"
)


def edges(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    match shape:
        case Line():
            xs, ys = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Circle(x, y, radius):
            return x - radius, y - radius, x + radius, y + radius
        case Rect(x, y, width, height) | Label(x, y, width, height):
            return x, y, x + width, y + height


def labels(drawn: Drawn) -> list[Label]:
    return [shape for shape in drawn.shapes if isinstance(shape, Label)]


def touching(one: Label, other: Label) -> bool:
    left, top, right, bottom = edges(one)
    left2, top2, right2, bottom2 = edges(other)
    across = left < right2 - HAIR and left2 < right - HAIR
    return across and top < bottom2 - HAIR and top2 < bottom - HAIR


def check(drawn: Drawn) -> None:
    for shape in drawn.shapes:
        left, top, right, bottom = edges(shape)
        assert left >= -HAIR
        assert top >= -HAIR
        assert right <= drawn.width + HAIR
        assert bottom <= drawn.height + HAIR
    for one, other in combinations(labels(drawn), 2):
        assert not touching(one, other), (one.text, other.text)
    for label in labels(drawn):
        assert most_width(label.text, label.size) <= label.width
        assert label.height >= 1.25 * label.size


@given(charts, st.floats(100, 900))
def test_nothing_overlaps_or_reaches_outside_whatever_is_shown(
    spec: Spec, width: float
) -> None:
    drawn = lay_out(spec, width)
    assert drawn.width == max(width, LEAST_WIDTH)
    check(drawn)


@pytest.mark.parametrize("spec", [*CHARTS, *EMPTY], ids=lambda spec: spec.title)
@pytest.mark.parametrize("width", [150, 300, 453, 700])
def test_every_everyday_chart_stands_at_every_width(spec: Spec, width: float) -> None:
    check(lay_out(spec, width))


@given(charts)
def test_every_number_that_is_drawn_is_told_in_words(spec: Spec) -> None:
    heard = told(spec)
    numbers = [
        word
        for label in labels(lay_out(spec, 453))
        for word in label.text.split()
        if label.bold and word.isdecimal()
    ]
    assert [number for number in numbers if number not in heard] == []


def test_each_width_is_the_most_that_a_letter_takes_in_any_typeface(
    qapp: QApplication,
) -> None:
    theme.apply(qapp, theme.Theme())
    metrics = []
    for weight in ("regular", "semibold"):
        font = QFont(theme.font("small", weight))
        font.setPixelSize(100)
        metrics.append(QFontMetricsF(font))
    for letter in LETTERS:
        on_screen = [of.horizontalAdvance(letter) / 100 for of in metrics]
        faces = (fonts.Face.REGULAR, fonts.Face.BOLD)
        on_paper = [fonts.width(fonts.printable(letter), face, 1) for face in faces]
        assert most_width(letter, 1) >= max(*on_screen, *on_paper) - 0.001, letter


@pytest.mark.journey
@given(st.text(max_size=80) | st.just(LONG), st.floats(30, 300))
def test_a_text_in_lines_keeps_its_letters_and_its_room(text: str, room: float) -> None:
    lines = wrapped(text, 9.5, room)
    kept = "".join("".join(lines).split()).replace("-", "")
    assert kept == "".join(text.split()).replace("-", "")
    assert all(most_width(line, 9.5) <= room for line in lines if len(line) > 1)


@given(
    st.tuples(
        st.floats(0, 50), st.floats(0, 50), st.floats(0.5, 90), st.floats(0.5, 40)
    ),
    st.sampled_from(Fill),
)
def test_a_pattern_stays_inside_its_area(
    box: tuple[float, float, float, float], fill: Fill
) -> None:
    x, y, width, height = box
    for shape in filled(box, fill):
        left, top, right, bottom = edges(shape)
        assert left >= x - HAIR
        assert right <= x + width + HAIR
        assert top >= y - HAIR
        assert bottom <= y + height + HAIR


def test_fills_side_by_side_are_told_apart_without_colour() -> None:
    def drawn(fill: Fill) -> tuple[object, ...]:
        return tuple(
            (type(shape), getattr(shape, "fill", None) is Ink.ACCENT)
            for shape in filled((0, 0, 40, 16), fill)
        )

    for scale in SCALES.values():
        whole = (*scale, Fill.UPRIGHT, Fill.QUIET)
        looks = {(drawn(fill), fill in (Fill.UPRIGHT, Fill.QUIET)) for fill in whole}
        assert len(looks) == len(whole)


def test_a_bar_of_nothing_has_no_length_and_one_of_little_is_seen() -> None:
    solid = [
        shape.width
        for shape in lay_out(
            Waiting("Väntan", "Ärende", (Bar("a", 0), Bar("b", 1), Bar("c", 10**6))),
            453,
        ).shapes
        if isinstance(shape, Rect) and shape.fill is Ink.ACCENT
    ]
    assert len(solid) == 2
    assert 1 <= solid[0] < 2 < solid[1]


def test_bars_are_as_long_as_their_numbers() -> None:
    spec = Waiting("Väntan", "Ärende", (Bar("a", 20), Bar("b", 40), Bar("c", 10)))
    solid = [
        shape.width
        for shape in lay_out(spec, 453).shapes
        if isinstance(shape, Rect) and shape.fill is Ink.ACCENT
    ]
    assert solid == pytest.approx([solid[1] / 2, solid[1], solid[1] / 4])


def test_columns_lie_down_where_their_texts_have_no_room() -> None:
    def figures(width: float) -> set[float]:
        drawn = labels(lay_out(MONTHS, width))
        return {label.y for label in drawn if label.text in MONTHS.periods}

    assert len(figures(453)) == 1
    assert len(figures(200)) == len(MONTHS.periods)


def test_where_it_narrows_most_stands_in_bold() -> None:
    funnel = next(spec for spec in CHARTS if "Vägen" in spec.title)
    strong = [x.text for x in labels(lay_out(funnel, 453)) if x.bold]
    assert [text for text in strong if not text.isdecimal()] == ["Störst bortfall: 12"]


def test_what_is_lost_stands_beside_the_number_where_there_is_room_and_else_below() -> (
    None
):
    funnel = next(spec for spec in CHARTS if "Vägen" in spec.title)

    def lines(width: float) -> tuple[float, float]:
        drawn = labels(lay_out(funnel, width))
        (lost,) = (one for one in drawn if one.text == "Störst bortfall: 12")
        (number,) = (one for one in drawn if one.text == "10")
        return number.y, lost.y

    number, lost = lines(453)
    assert number == lost
    number, lost = lines(200)
    assert number < lost


def test_those_who_do_not_know_stand_apart_from_the_scale() -> None:
    row = Answers("Fråga", (1, 1), dont_know=1, wont_say=1)
    drawn = lay_out(Stacked("Svar", "Fråga", ("Ja", "Nej"), (row,)), 453)
    areas = [
        shape
        for shape in drawn.shapes
        if isinstance(shape, Rect) and shape.stroke and shape.width > 40
    ]
    gaps = [b.x - (a.x + a.width) for a, b in pairwise(areas)]
    assert gaps == pytest.approx([0, 8, 0])


def test_an_empty_chart_says_so_calmly() -> None:
    for spec in EMPTY:
        said = [label.text for label in labels(lay_out(spec, 453))]
        assert said == ["Det finns inget att visa än."]


def test_a_chart_counts_nothing_below_nought_and_holds_together() -> None:
    with pytest.raises(ValueError, match="below nought"):
        Bar("a", -1)
    with pytest.raises(ValueError, match="each period"):
        Columns("a", "b", "c", ("jan", "feb"), (Series("a", (1,)),))
    with pytest.raises(ValueError, match="five series"):
        Columns("a", "b", "c", (), (Series("a", ()),) * 6)
    with pytest.raises(ValueError, match="one to five"):
        Stacked("a", "b", (), ())
    with pytest.raises(ValueError, match="each step"):
        Stacked("a", "b", ("Ja", "Nej"), (Answers("c", (1,)),))


def test_the_answers_are_drawn_with_their_number_of_answers() -> None:
    said = {label.text for label in labels(lay_out(ANSWERS, 453))}
    assert {"Svar: 19", "Visas inte", "Inga svar"} <= said
