"""Ändrad tid eller plats: what was, what is, and no more than the reader may see."""

from dataclasses import replace
from datetime import date, time

import pytest

from sipdesk.content.document import Document, Paragraph, Table, for_recipient
from sipdesk.content.document_check import lint
from sipdesk.documents.compose import compose
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import opened
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Booking, Calls, MeetingForm
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.telling import Telling, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MADE, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import desk, everything_said, printed
from tests.documents.standards import faults

FULL = cases.full()
NOW = FULL.meeting.booking
BEFORE = replace(
    NOW,
    day=date(2026, 11, 30),
    start=time(10),
    end=time(11, 30),
    form=MeetingForm.ROOM,
    place="Gamla Exempelhuset",
    video="",
)


def letter(
    recipient: str,
    before: Booking | None = BEFORE,
    case: Case = FULL,
    kind: PaperKind = PaperKind.CHANGE,
) -> Document:
    """Compose a letter of news to one who was told of another booking."""
    tellings = () if before is None else (Telling(MADE, before, PaperKind.SUMMONS),)
    cleared = opened(kind, case, recipient, MADE.date())
    here = replace(desk(cleared.kinds), told=Told(tellings))
    made = compose(kind, case, recipient, here)
    return for_recipient(made, cleared.kinds, cleared.branches)


def rows(document: Document) -> list[tuple[str, ...]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return list(table.cells)


@pytest.mark.parametrize("recipient", [SOCIAL, MOTHER, YOUNG_PERSON])
def test_old_and_new_stand_side_by_side(recipient: str) -> None:
    assert rows(letter(recipient)) == [
        (
            "Tid",
            "måndag 30 november 2026 klockan 10.00–11.30",
            "torsdag 3 december 2026 klockan 13.00–14.00",
        ),
        ("Form", "På plats", "På plats och på distans"),
        ("Plats", "Gamla Exempelhuset", "Exempelgården, rum Björken"),
        ("Länk", "–", "https://video.example/exempelgarden"),
    ]


def test_only_what_differs_is_called_changed_and_the_rest_still_holds() -> None:
    made = letter(SOCIAL, replace(NOW, start=time(10), end=time(11)))
    assert [row[0] for row in rows(made)] == ["Tid"]
    still = printed(made).partition("Det här gäller fortfarande")[2]
    assert "Exempelgården, rum Björken" in still
    assert "På plats och på distans" in still
    assert "Svara senast fredag 27 november 2026" in still


@pytest.mark.parametrize("recipient", [FATHER, BUP, SCHOOL])
def test_one_who_may_not_know_the_place_learns_only_that_it_is_another(
    recipient: str,
) -> None:
    case = cases.protected()
    made = letter(recipient, case=case)
    assert rows(made)[-1] == ("Plats", "Som meddelats", "Meddelas separat")
    said = everything_said(made)
    for words in ("Gamla Exempelhuset", "Björken", "video.example", "Exempelgården"):
        assert words not in said


def test_by_link_it_is_the_link_that_is_told_separately() -> None:
    booking = replace(NOW, form=MeetingForm.VIDEO, video="https://ny.example")
    case = replace(FULL, meetings=(replace(FULL.meeting, booking=booking),))
    made = letter(FATHER, replace(booking, video="https://gammal.example"), case)
    assert rows(made) == [("Länk", "Som meddelats", "Meddelas separat")]


def test_a_meeting_that_was_called_off_is_said_to_be_on_again() -> None:
    off = replace(NOW, cancelled=MADE.date())
    assert rows(letter(MOTHER, off)) == [("Mötet", "Inställt", "Blir av")]


def test_a_principal_reads_by_whose_commission_and_another_actor_does_not() -> None:
    said = "utskickat av SiS på uppdrag av Socialtjänsten i Exempelköping"
    assert said in printed(letter(BUP))
    assert "på uppdrag av" not in printed(letter(SCHOOL))
    roles = replace(FULL.meeting.roles, calls=Calls.PRINCIPAL)
    own = replace(FULL, meetings=(replace(FULL.meeting, roles=roles),))
    assert "på uppdrag av" not in printed(letter(BUP, case=own))


def test_each_is_pointed_back_to_what_they_got() -> None:
    assert "gäller kallelsen som du har fått" in printed(letter(SOCIAL))
    assert "gäller inbjudan som du har fått" in printed(letter(SCHOOL))
    assert "Det nya passar inte mig" in printed(letter(YOUNG_PERSON))


def test_without_anything_before_it_says_so_openly() -> None:
    made = letter(SOCIAL, None)
    assert not any(isinstance(block, Table) for block in made.blocks)
    assert "inget tidigare besked" in printed(made)


def test_the_reply_stands_on_a_page_of_its_own() -> None:
    for recipient in (SOCIAL, MOTHER, YOUNG_PERSON):
        assert render(letter(recipient)).pages == 2


def test_one_who_may_see_nothing_of_the_process_reads_no_time() -> None:
    public = frozenset({Information.PUBLIC})
    here = replace(desk(public), told=Told((Telling(MADE, BEFORE),)))
    made = compose(PaperKind.CHANGE, FULL, SOCIAL, here)
    said = everything_said(for_recipient(made, public, frozenset()))
    assert "november" not in said
    assert "december" not in said


@pytest.mark.parametrize("recipient", [SOCIAL, MOTHER, YOUNG_PERSON])
def test_side_by_side_it_still_meets_the_standards(recipient: str) -> None:
    made = letter(recipient)
    assert lint(made) == ()
    assert faults(render(made).data) == []


def test_a_sentence_to_the_young_person_has_at_most_ten_words() -> None:
    made = letter(YOUNG_PERSON)
    said = [b.text for b in made.blocks if isinstance(b, Paragraph)]
    sentences = [s for text in said for s in text.replace("\n", ". ").split(". ")]
    assert [s for s in sentences if len(s.split()) > 10] == []


def test_a_day_to_answer_that_has_passed_is_not_said_to_hold() -> None:
    late = replace(NOW, reply_by=date(2026, 11, 20))
    case = replace(FULL, meetings=(replace(FULL.meeting, booking=late),))
    assert "Svara senast" in printed(letter(SOCIAL))
    assert "Svara senast" not in printed(letter(SOCIAL, case=case))


def test_where_nothing_that_is_told_differs_no_empty_table_stands() -> None:
    off = replace(NOW, cancelled=MADE.date())
    case = replace(FULL, meetings=(replace(FULL.meeting, booking=off),))
    made = letter(MOTHER, NOW, case)
    assert not any(isinstance(block, Table) for block in made.blocks)
    assert "torsdag 3 december 2026" in printed(made)


def test_a_link_that_nobody_needs_is_not_told() -> None:
    booking = replace(NOW, form=MeetingForm.ROOM)
    case = replace(FULL, meetings=(replace(FULL.meeting, booking=booking),))
    assert "video.example" not in printed(letter(SOCIAL, case=case))
    assert replace(booking, video="").tells_as(booking)
