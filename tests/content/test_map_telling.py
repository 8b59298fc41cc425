"""What stands behind an answer of the map is told alike wherever it stands."""

from dataclasses import replace
from datetime import timedelta

from sipdesk.content.map_telling import ground_title, judged, on_paper
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.information import Information
from tests.home import TODAY, content

CHOSEN = ChosenGround(
    "g",
    "no-harm",
    "osl-26-1",
    "school",
    Force.MAY,
    frozenset({Information.CONTACT}),
    "Skolan börjar på måndag.",
    "Karin Exempel",
    TODAY,
    TODAY + timedelta(days=90),
)
YES = Consent("c", "mother", ConsentState.YES, decided=TODAY)


def test_a_ground_is_named_and_one_known_no_more_by_its_force() -> None:
    grounds = content().grounds
    assert ground_title(CHOSEN, grounds) == f"{grounds['no-harm'].title}."
    assert ground_title(replace(CHOSEN, ground="gone"), grounds) == "Får lämnas."


def test_a_choice_tells_its_reason_and_who_judged() -> None:
    assert judged(CHOSEN) == (
        "Skäl: Skolan börjar på måndag.",
        "Bedömt av Karin Exempel, 2 mars 2026.",
    )


def test_a_yes_tells_how_and_when_it_was_given_and_where_it_is() -> None:
    told = replace(YES, way=ConsentWay.ORALLY, way_detail="Moa Exempel")
    assert on_paper(told, "Mamma") == "Mamma: muntligt, 2 mars 2026, Moa Exempel"
    assert on_paper(YES, "Mamma") == "Mamma: samtycke, 2 mars 2026"


def test_the_boards_decision_is_told_as_its_own() -> None:
    board = replace(YES, state=ConsentState.BOARD_YES, decided=None, reason="Dnr 1")
    assert on_paper(board, "Pappa") == "Pappa: socialnämnden i stället, Dnr 1"
