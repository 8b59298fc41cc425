"""The report of concern: what was written, lines for what was not, and no place."""

from dataclasses import replace
from typing import Any

import pytest

from sipdesk.content.document import Document, WriteLines, for_recipient
from sipdesk.content.document_check import lint
from sipdesk.content.document_text import as_text
from sipdesk.documents.compose import compose
from sipdesk.documents.pdf.render import render
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.concern import OTHER_CHILD, Concern
from sipdesk.domain.distribution import opened
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import MADE
from tests.documents.papers import HOME, USER, desk, printed
from tests.documents.reading import spoken

KIND = PaperKind.CONCERN
WORDS: dict[str, Any] = {
    "name": "Ove Påhitt",
    "born": "omkring sju år",
    "board": "Socialnämnden i Påhittstad",
    "seen": "Han har blåmärken.",
    "happened": "I lördags",
    "by_whom": "Nattpersonalen",
    "danger_words": "Han ska hem i kväll.",
    "child_knows": "Ingenting än",
}
WHOLE = Concern("c", about=OTHER_CHILD, danger=Answer.YES, **WORDS)


def made(concern: Concern | None, case: Case | None = None) -> Document:
    case = case or cases.full()
    found = opened(KIND, case, BOARD, MADE.date())
    here = replace(desk(found.kinds), concern=concern)
    return for_recipient(compose(KIND, case, BOARD, here), found.kinds, found.branches)


def lines(document: Document) -> list[str]:
    return [b.label for b in document.blocks if isinstance(b, WriteLines)]


@pytest.mark.parametrize("field", WORDS)
def test_it_says_each_thing_that_was_written(field: str) -> None:
    assert WORDS[field] in printed(made(WHOLE))


def test_a_whole_report_leaves_only_the_place_to_be_written() -> None:
    assert lines(made(WHOLE)) == ["Så vitt vi vet"]


def test_an_empty_one_is_a_form_to_fill_in_by_hand() -> None:
    empty = made(Concern("c"))
    assert lines(empty) == [
        "Till",
        "Namn",
        "Född eller personnummer",
        "Skriv här",
        "När det hände",
        "Vem som såg eller hörde det",
        "Vad faran är",
        "Skriv här",
        "Så vitt vi vet",
    ]
    assert lint(empty) == ()
    assert "Namn, befattning och telefon" in printed(empty)


def test_one_about_the_young_person_names_them_though_they_are_protected() -> None:
    text = printed(made(None, cases.protected()))
    assert "Ronja Påhittad" in text
    assert "20080212-2390" in text


@pytest.mark.journey
def test_it_never_tells_where_a_child_is_but_whom_to_ask() -> None:
    about = replace(WHOLE, about=YOUNG_PERSON)
    for concern in (WHOLE, about, None):
        text = printed(made(concern, cases.protected()))
        for place in (HOME.name, HOME.address, HOME.phone, USER.name, "Granen"):
            assert place not in text
        assert "växel 010-000 00 00" in text


def test_it_says_nothing_of_the_sip() -> None:
    document = made(WHOLE)
    text = printed(document)
    assert "SIP" not in f"{text} {document.subject}"
    assert "Ronja" not in text
    assert "2026-014" not in text
    assert "19 kap. 1–2 §§ socialtjänstlagen" in text


def test_the_danger_is_a_ticked_box() -> None:
    for answer, words in ((Answer.YES, "Ja"), (Answer.UNKNOWN, "Vet inte")):
        told = as_text(made(replace(WHOLE, danger=answer)))
        assert [x for x in told.splitlines() if words in x and "kryss" in x.lower()]


def test_the_longest_report_is_all_there() -> None:
    words: dict[str, Any] = {n: f"{n} <b>&</b> " + "åäö " * 900 for n in WORDS}
    data = render(made(replace(WHOLE, **words))).data
    read = "".join("".join(part.text for part in spoken(data)).split())
    for text in words.values():
        assert "".join(text.split()) in read
