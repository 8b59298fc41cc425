"""The notification to the board: what is known, and lines for what is not."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document import Document, WriteLines
from sipdesk.content.document_text import as_text
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import SOCIAL
from tests.documents.papers import HOME, USER, paper, printed

FULL = cases.full()
READY = replace(
    FULL.placement,
    ready=date(2026, 11, 20),
    ready_by="Chefen på Granen",
    discharge_meeting=date(2027, 1, 8),
    waiting_for="foster-home",
)
KNOWN = replace(FULL, placement=READY)


def made(case: Case = KNOWN, recipient: str = SOCIAL) -> Document:
    return paper(PaperKind.NOTIFICATION, case, recipient)


def lines(document: Document) -> list[str]:
    return [b.label for b in document.blocks if isinstance(b, WriteLines)]


@pytest.mark.parametrize(
    "words",
    [
        "Socialsekreterare, Socialtjänsten i Exempelköping",
        "Ronja Påhittad",
        "20080212-2390",
        "2026-014",
        "söndag 22 november 2026",
        "fredag 20 november 2026",
        "Chefen på Granen",
        "fredag 15 januari 2027",
        "fredag 8 januari 2027",
        "Familjehem",
        "Chef på hemmet: namn och befattning",
        "9 kap. 20 § och 9 kap. 11 § socialtjänstförordningen",
        "Underrättelsen är inget beslut om utskrivning",
    ],
)
def test_it_tells_what_is_known(words: str) -> None:
    assert words in printed(made())


def test_what_is_known_leaves_no_line() -> None:
    need = replace(FULL.need, areas=frozenset({Area.FAMILY}), kommun_what="Ett hem.")
    told = made(replace(KNOWN, need=need))
    assert lines(told) == []
    assert "Ett hem." in as_text(told)


def test_nothing_entered_gives_lines_to_write_on_and_still_a_whole_paper() -> None:
    told = made(cases.empty(), BOARD)
    assert lines(told) == [
        "Gäller",
        "Personnummer",
        "Preliminär utskrivning",
        "Den unge väntar på",
        "Fylls i av hemmet",
    ]
    text = as_text(told)
    assert "Socialnämnden" in text
    assert "söndag 22 november 2026" in text


def test_one_judged_ready_today_by_nobody_known_is_told_of_with_a_line() -> None:
    case = replace(FULL, placement=replace(READY, ready=None, ready_by=""))
    told = made(case)
    assert "Bedömdes kunna skrivas ut: söndag 22 november 2026" in as_text(told)
    lines = [b.label for b in told.blocks if isinstance(b, WriteLines)]
    assert "Bedömningen gjordes av" in lines


def test_an_unknown_day_is_told_with_its_reason() -> None:
    stay = replace(READY, preliminary_discharge=None, discharge_unknown="dom väntas")
    assert "Okänt: dom väntas" in as_text(made(replace(FULL, placement=stay)))


def test_a_need_that_touches_on_what_the_board_may_not_know_is_left_out() -> None:
    need = replace(
        FULL.need,
        areas=frozenset({Area.MENTAL_HEALTH, Area.FAMILY}),
        region_what="Samtal om mardrömmar.",
    )
    plan = replace(FULL.plan, goals=())
    no_consent = replace(KNOWN, need=need, plan=plan, consents=())
    text = as_text(made(no_consent))
    assert "mardrömmar" not in text
    assert "Psykisk hälsa" not in text
    assert "Familj" in text
    assert "mardrömmar" in as_text(made(replace(no_consent, consents=FULL.consents)))


def test_a_board_that_is_not_entered_is_not_told_the_place() -> None:
    text = printed(made(KNOWN, BOARD))
    for place in (HOME.name, HOME.phone, "Chefen på Granen", USER.name):
        assert place not in text
    assert "växel 010-000 00 00" in text
    assert "Ronja Påhittad" in text
