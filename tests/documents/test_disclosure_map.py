"""Vem får veta vad, on paper: the map of the paper's day, for the case file alone."""

from dataclasses import replace
from datetime import timedelta

from sipdesk.content.document import Table
from sipdesk.content.notices import notice
from sipdesk.content.words import in_short, word
from sipdesk.documents.disclosure_map import ABREAST
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentWay
from sipdesk.domain.disclosure_map import SHOWN, disclosure_map
from sipdesk.domain.distribution import recipients
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.paper import FILLABLE, FOR_WORD, PaperKind
from sipdesk.domain.party import Party, PartyKind
from tests.documents import cases
from tests.documents.example import BUP, DAY, SCHOOL
from tests.documents.papers import paper, printed

KIND = PaperKind.DISCLOSURE_MAP
FULL = cases.full()


def said(case: Case) -> str:
    """Give the words on the pages."""
    return printed(paper(KIND, case, FILE_COPY))


def test_it_is_for_the_case_file_and_nobody_else() -> None:
    assert recipients(KIND, FULL, DAY) == (FILE_COPY,)
    assert KIND not in FOR_WORD | FILLABLE


def test_every_answer_of_the_map_stands_in_its_tables() -> None:
    made = paper(KIND, FULL, FILE_COPY)
    tables = [b for b in made.blocks if isinstance(b, Table)][:-1]
    rows = disclosure_map(FULL, DAY)
    for at, table in enumerate(tables):
        kinds = SHOWN[at * ABREAST : (at + 1) * ABREAST]
        assert table.header[1:] == tuple(word(kind) for kind in kinds)
        for cells, row in zip(table.cells, rows, strict=True):
            answers = [c.verdict for c in row.cells if c.kind in kinds]
            assert cells[1:] == tuple(in_short(verdict) for verdict in answers)
    assert len(tables) == -(-len(SHOWN) // ABREAST)


def test_it_tells_by_whose_word_until_when_and_on_what_paper() -> None:
    consents = tuple(
        replace(c, way=ConsentWay.ORALLY, way_detail="Moa Mostersdotter")
        for c in FULL.consents
    )
    text = said(replace(FULL, consents=consents))
    assert "Den unge: muntligt, " in text
    assert "Moa Mostersdotter" in text
    assert "Till och med " in text
    assert "12 kap. 2 §" in text


def test_it_tells_what_is_missing_when_a_consent_has_run_out() -> None:
    past = tuple(
        replace(c, decided=DAY - timedelta(30), valid_to=DAY - timedelta(1))
        for c in FULL.consents
    )
    lacking = {
        cell.missing
        for row in disclosure_map(replace(FULL, consents=past), DAY)
        for cell in row.cells
        if cell.missing
    }
    assert any(code.startswith("consent-expired") for code in lacking)
    text = said(replace(FULL, consents=past))
    assert all(" ".join(notice(code).text.split()) in text for code in lacking)


def test_a_chosen_ground_stands_with_its_reason_and_who_judged() -> None:
    chosen = ChosenGround(
        "g",
        "no-harm",
        "osl-26-1",
        SCHOOL,
        Force.MAY,
        frozenset({Information.CONTACT}),
        "Skolan behöver nå mamma.",
        "Karin Koordinator",
        DAY,
        DAY + timedelta(10),
    )
    alone = tuple(
        replace(c, grants=tuple(g for g in c.grants if g.recipient == BUP))
        for c in FULL.consents
    )
    text = said(replace(FULL, consents=alone, grounds=(chosen,)))
    assert "Skäl: Skolan behöver nå mamma." in text
    assert "Bedömt av Karin Koordinator" in text


def test_branches_of_sis_without_a_row_are_named() -> None:
    everyone = tuple(
        Party(kind.value, kind) for kind in (PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL)
    )
    assert "Inte införda i ärendet" in said(cases.empty())
    with_all = replace(FULL, parties=(*FULL.parties, *everyone))
    assert "Inte införda i ärendet" not in said(with_all)
