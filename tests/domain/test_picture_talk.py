"""Cards lie where the young person laid them, in their order, and each in one place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.picture_board import MOST_CELLS, STORY_LONGEST, Cell
from sipdesk.domain.picture_talk import (
    BESIDE_LONGEST,
    PILES,
    STRONGEST,
    Cards,
    Laid,
    PictureTalk,
    Pile,
    TalkKind,
    check_talk,
    lay,
    move,
    pile_of,
    strengthen,
    take_back,
)
from tests.usecases.refusals import refused

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CELLS = tuple(map(Cell, ("Skola", "Boende", "Familj", "Fritid", "Pengar")))
A_CELL = st.sampled_from(CELLS)
A_PILE = st.sampled_from(PILES[TalkKind.MENU])
MOST = 3


@st.composite
def laid_cards(draw: st.DrawFn) -> Cards:
    """Cards as they come to lie: laid, and laid elsewhere again."""
    laid: Cards = ()
    for cell, pile in draw(st.lists(st.tuples(A_CELL, A_PILE), max_size=12)):
        laid = lay(laid, cell, pile)
    return laid


def talk(*laid: Laid, kind: TalkKind = TalkKind.MENU) -> PictureTalk:
    heads = CELLS[:3] if kind is TalkKind.MAT else ()
    return PictureTalk("talk", "case", kind, NOW, "user", heads=heads, laid=laid)


def cells(laid: Cards, pile: Pile) -> list[Cell]:
    return [one.cell for one in pile_of(laid, pile)]


@given(laid_cards(), A_CELL, A_PILE)
def test_a_card_is_laid_last_and_lies_nowhere_else_among_its_like(
    laid: Cards, cell: Cell, pile: Pile
) -> None:
    after = lay(laid, cell, pile)
    assert cells(after, pile)[-1] == cell
    alike = [one for one in after if one.is_card(cell, pile)]
    assert alike == [Laid(cell, pile)]
    rest = [one for one in laid if not one.is_card(cell, pile)]
    assert [one for one in after if not one.is_card(cell, pile)] == rest


@given(laid_cards(), A_CELL, A_PILE)
def test_what_is_taken_back_lies_in_no_pile_and_the_rest_as_before(
    laid: Cards, cell: Cell, pile: Pile
) -> None:
    after = take_back(laid, cell, pile)
    assert not any(one.is_card(cell, pile) for one in after)
    assert after == take_back(lay(laid, cell, pile), cell, pile)
    assert take_back(after, cell, pile) == after


@given(laid_cards(), A_CELL, st.integers(-9, 9))
def test_a_card_moves_in_its_pile_alone(laid: Cards, cell: Cell, by: int) -> None:
    pile = Pile.TALK_ABOUT
    after = move(laid, cell, pile, by)
    assert [one.pile for one in after] == [one.pile for one in laid]
    for other in PILES[TalkKind.MENU]:
        if other is not pile:
            assert pile_of(after, other) == pile_of(laid, other)
    order, now = cells(laid, pile), cells(after, pile)
    if cell in order:
        at = max(0, min(len(order) - 1, order.index(cell) + by))
        assert now.index(cell) == at
        order.remove(cell)
        now.remove(cell)
    assert now == order


@given(laid_cards())
def test_whatever_is_laid_can_be_kept_if_it_is_not_too_much(laid: Cards) -> None:
    made = talk(*laid)
    if not laid:
        with refused("talk-empty"):
            check_talk(made, MOST)
    elif len(made.topics) > MOST:
        with refused("talk-too-many"):
            check_talk(made, MOST)
    else:
        check_talk(made, MOST)


def test_a_way_to_talk_may_show_the_picture_of_a_topic() -> None:
    music = Cell("Musik")
    laid = lay(lay((), music, Pile.TALK_ABOUT), music, Pile.WAY)
    assert [one.pile for one in laid] == [Pile.TALK_ABOUT, Pile.WAY]
    assert lay(laid, music, Pile.LEAVE_OUT)[0] == Laid(music, Pile.WAY)
    check_talk(talk(*laid), MOST)


def test_a_feeling_has_a_strength_that_can_be_taken_back() -> None:
    sad = Cell("Ledsen")
    laid = lay(lay((), sad, Pile.FELT), sad, Pile.HELPS)
    strong = strengthen(laid, sad, STRONGEST)
    assert [one.strength for one in strong] == [STRONGEST, 0]
    assert strengthen(strong, sad, 0) == laid
    check_talk(talk(*strong, kind=TalkKind.FEELINGS), MOST)


@pytest.mark.parametrize(
    ("code", "made"),
    [
        (
            "talk-beside-too-long",
            replace(talk(Laid(CELLS[0], Pile.WAY)), beside="x" * (BESIDE_LONGEST + 1)),
        ),
        ("talk-not-whole", talk(Laid(CELLS[0], Pile.FIRST))),
        ("talk-not-whole", talk(Laid(CELLS[0], Pile.WAY), Laid(CELLS[0], Pile.WAY))),
        (
            "talk-not-whole",
            talk(Laid(CELLS[0], Pile.TALK_ABOUT), Laid(CELLS[0], Pile.LEAVE_OUT)),
        ),
        ("talk-not-whole", talk(Laid(CELLS[0], Pile.WAY, strength=1))),
        (
            "talk-not-whole",
            talk(Laid(CELLS[0], Pile.FELT, STRONGEST + 1), kind=TalkKind.FEELINGS),
        ),
        ("talk-not-whole", talk(Laid(Cell(), Pile.WAY))),
        ("talk-not-whole", talk(Laid(Cell("x" * (STORY_LONGEST + 1)), Pile.WAY))),
        (
            "talk-not-whole",
            talk(*(Laid(Cell(f"{n}"), Pile.WAY) for n in range(MOST_CELLS + 1))),
        ),
        (
            "talk-not-whole",
            replace(talk(Laid(CELLS[0], Pile.FIRST), kind=TalkKind.MAT), heads=()),
        ),
        ("talk-not-whole", replace(talk(Laid(CELLS[0], Pile.WAY)), heads=CELLS[:3])),
        (
            "talk-not-whole",
            replace(talk(Laid(CELLS[0], Pile.WAY)), goes_on=Answer.UNKNOWN),
        ),
    ],
)
def test_what_is_no_talk_is_refused(code: str, made: PictureTalk) -> None:
    with refused(code):
        check_talk(made, MOST)


def test_what_a_photo_showed_is_said_instead() -> None:
    room = Cell(photo="photo", alt="Mitt rum")
    named = Cell("Mamma", photo="photo", alt="Mamma på bild")
    bare = talk(Laid(room, Pile.WAY), Laid(named, Pile.TALK_ABOUT)).without_photos()
    assert [one.cell.words for one in bare.laid] == ["Mitt rum", "Mamma"]
    assert all(not one.cell.photo for one in bare.laid)
    check_talk(bare, MOST)
