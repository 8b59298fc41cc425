"""Faces and levels of scales: even steps, nothing but the mouth, no colour."""

import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from sipdesk.content.drawn_symbols import LEVELS, drawn_svg, is_drawn
from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import Symbol, symbol_of

MOUTH = re.compile(r"M21,([\d.]+) Q36,([\d.]+)")


def mouth(smile: float) -> tuple[float, float]:
    found = MOUTH.search(drawn_svg(f"face:{smile:g}"))
    assert found
    return float(found[1]), float(found[2])


def filled(level: int) -> int:
    return drawn_svg(f"level:{level}").count('fill="#000000"')


def test_even_steps_are_even_steps_of_the_mouth() -> None:
    ends, middles = zip(*(mouth(step / 4) for step in range(-4, 5)), strict=True)
    for places in (ends, middles):
        gaps = {round(b - a, 6) for a, b in pairwise(places)}
        assert len(gaps) == 1
    assert mouth(0)[0] == mouth(0)[1]
    assert mouth(1)[1] > mouth(1)[0]
    assert mouth(-1)[1] < mouth(-1)[0]


def test_nothing_else_in_the_face_changes() -> None:
    faces = (drawn_svg(f"face:{smile}") for smile in (-1, -0.5, 0, 0.5, 1))
    (rest,) = {re.sub(r'<path d="[^"]*"', "<path", face) for face in faces}
    assert (rest.count("<circle"), rest.count("<path")) == (3, 1)


def test_a_level_has_as_many_bars_filled() -> None:
    assert [filled(n) for n in range(1, LEVELS + 1)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "code", ["face:-1", "face:0", "face:0.5", "level:1", "level:5"]
)
def test_they_are_drawn_by_qt_without_a_colour(code: str) -> None:
    svg = composed(symbol_of(code), OpenMoji())
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {"#000000", "#ffffff"}
    assert composed(Symbol(code, black=True), OpenMoji()) == svg


@pytest.mark.parametrize(
    "code", ["face:2", "face:-1.5", "level:0", "level:6", "level:2.5", "1F600", "face:"]
)
def test_there_are_no_others(code: str) -> None:
    with pytest.raises(KeyError):
        drawn_svg(code)


def test_a_scale_looks_the_same_in_every_set_and_names_nobody() -> None:
    assert is_drawn("face:1")
    assert not is_drawn("1F600")
    assert Symbol("face:1").is_ours
    assert not Symbol("face:1", "1F600").is_ours
