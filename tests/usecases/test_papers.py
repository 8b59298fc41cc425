"""Papers are looked at freely, and go out on a ground."""

import hashlib
import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import BOARD, FILE_COPY, Verdict
from sipdesk.domain.paper import (
    DUTIES,
    FILLABLE,
    FOR_WORD,
    SAVED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.paper import (
    HandOut,
    MarkInKia,
    hand_out_paper,
    list_papers,
    mark_in_kia,
    open_paper,
    preview_paper,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from tests.documents.filling import answers, widgets
from tests.documents.standards import faults
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

WORD = re.compile(r"\w+")


def summons_to_psychiatry(desk: Desk) -> PaperOrder:
    """Book a meeting and order the summons of BUP, to which nobody has consented."""
    desk.grown_up()
    desk.parties()
    desk.prepare()
    desk.book()
    return PaperOrder(desk.case.id, PaperKind.SUMMONS, made.BUP.id)


def out_as(channel: str, desk: Desk, order: PaperOrder) -> HandOut:
    """Order a paper to go out by a channel, as it is seen now."""
    seen = preview_paper(order, desk.ports)
    return HandOut(order, seen.made, seen.case_version, channel)


def test_a_paper_is_looked_at_freely_but_goes_out_on_a_ground(desk: Desk) -> None:
    order = summons_to_psychiatry(desk)
    looked = preview_paper(order, desk.ports)
    assert looked.stopped == "consent-not-asked-young-person"
    assert looked.clearance.verdict is Verdict.NO
    assert "Alva" not in looked.text
    out = HandOut(order, looked.made, looked.case_version, "print")
    with refused("consent-not-asked-young-person"):
        hand_out_paper(out, desk.ports)
    desk.consent()
    with pytest.raises(Conflict):
        hand_out_paper(out, desk.ports)
    looked = preview_paper(order, desk.ports)
    assert looked.stopped == ""
    out = HandOut(order, looked.made, looked.case_version, "print")
    handed = hand_out_paper(out, desk.ports)
    assert handed.data == looked.data
    kept = list_papers(desk.case.id, desk.ports).records
    assert [p.recipient_role for p in kept] == ["psychiatry"]
    assert open_paper(kept[0].id, desk.ports).data == looked.data
    assert handed.file_name == (
        "2026-001-kallelse-bup-eller-annan-psykiatri-2026-03-02.pdf"
    )
    mark_in_kia(MarkInKia(kept[0].id, TODAY), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records[0].in_kia == TODAY


def test_files_are_told_apart_by_role_and_number_and_name_nobody(desk: Desk) -> None:
    for parent in (made.MOTHER, made.FATHER):
        desk.do(put_party, PutParty, parent)
    desk.parties()
    desk.prepare()
    for parent in (made.MOTHER, made.FATHER):
        desk.do(choose_participant, ChooseParticipant, parent.id)

    def name(kind: PaperKind, recipient: str) -> str:
        return preview_paper(
            PaperOrder(desk.case.id, kind, recipient), desk.ports
        ).file_name

    whom = (made.MOTHER.id, made.FATHER.id, YOUNG_PERSON)
    assert [name(PaperKind.INVITATION, one) for one in whom] == [
        "2026-001-inbjudan-vardnadshavare-1-2026-03-02.pdf",
        "2026-001-inbjudan-vardnadshavare-2-2026-03-02.pdf",
        "2026-001-inbjudan-den-unge-2026-03-02.pdf",
    ]
    assert name(PaperKind.SUMMONS, made.NAMND.id) == (
        "2026-001-kallelse-socialtjansten-2026-03-02.pdf"
    )


def test_a_kept_paper_is_called_as_it_was_when_it_went_out(desk: Desk) -> None:
    desk.do(put_party, PutParty, made.MOTHER)
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, FILE_COPY)
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, "file")
    kept = hand_out_paper(out, desk.ports)
    desk.do(put_party, PutParty, made.FATHER)
    assert open_paper(kept.record.id, desk.ports).file_name == seen.file_name


def test_a_draft_of_the_minutes_stays_inside(desk: Desk) -> None:
    desk.agreed()
    order = PaperOrder(desk.case.id, PaperKind.MINUTES, made.BUP.id)
    assert preview_paper(order, desk.ports).stopped == "draft-stays-inside"
    with refused("draft-stays-inside"):
        hand_out_paper(out_as(SAVED_AS_WORD, desk, order), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records == ()
    own = replace(order, recipient=FILE_COPY)
    assert preview_paper(own, desk.ports).stopped == ""


def words_in(data: bytes) -> set[str]:
    """Give the words of a Word file, those at the foot of its pages too."""
    word = docx.Document(BytesIO(data))
    section = word.sections[0]
    parts = (word.element, section.header._element, section.footer._element)
    said = (text for part in parts for text in part.itertext())
    return set(WORD.findall(" ".join(said)))


@pytest.mark.parametrize("channel", [SAVED_AS_FORM, SAVED_AS_WORD])
def test_a_form_and_a_word_file_go_out_on_the_same_ground(
    desk: Desk, channel: str
) -> None:
    order = summons_to_psychiatry(desk)
    with refused("consent-not-asked-young-person"):
        hand_out_paper(out_as(channel, desk, order), desk.ports)
    out = out_as(channel, desk, order)
    desk.consent()
    with pytest.raises(Conflict):
        hand_out_paper(out, desk.ports)
    assert list_papers(desk.case.id, desk.ports).records == ()
    handed = hand_out_paper(out_as(channel, desk, order), desk.ports)
    assert handed.record.channel == channel
    assert handed.record.sha256 == hashlib.sha256(handed.data).hexdigest()


def test_a_form_goes_out_with_a_fixed_copy_beside_it(desk: Desk) -> None:
    order = summons_to_psychiatry(desk)
    desk.consent()
    seen = preview_paper(order, desk.ports)
    handed = hand_out_paper(out_as(SAVED_AS_FORM, desk, order), desk.ports)
    assert handed.record.pages == len(PdfReader(BytesIO(handed.data)).pages)
    assert handed.archive_copy == seen.data
    assert "svar-pa-kallelsen-jag-kommer" in answers(handed.data)
    assert answers(handed.archive_copy) == {}
    assert open_paper(handed.record.id, desk.ports) == handed
    assert (handed.file_name, handed.archive_name) == (seen.form_name, seen.file_name)
    assert handed.file_name == (
        "2026-001-kallelse-bup-eller-annan-psykiatri-ifyllbar-2026-03-02.pdf"
    )


def test_a_form_holds_no_word_its_recipient_may_not_see(desk: Desk) -> None:
    order = summons_to_psychiatry(desk)
    desk.consent()
    seen = preview_paper(order, desk.ports)
    data = hand_out_paper(out_as(SAVED_AS_FORM, desk, order), desk.ports).data
    labels = " ".join(widget.label for widget in widgets(data))
    assert set(WORD.findall(labels)) <= set(WORD.findall(seen.text))


def own_copy(desk: Desk, kind: PaperKind) -> PaperOrder:
    """Order the home's own copy; of a duty there is none but the board's."""
    whom = BOARD if kind in DUTIES else FILE_COPY
    return PaperOrder(desk.case.id, kind, whom)


@pytest.mark.journey
@pytest.mark.parametrize("kind", PaperKind)
def test_only_what_somebody_answers_is_given_as_a_form(
    desk: Desk, kind: PaperKind
) -> None:
    order = own_copy(desk, kind)
    assert bool(preview_paper(order, desk.ports).form_name) == (kind in FILLABLE)
    if kind not in FILLABLE:
        with refused("paper-not-fillable"):
            hand_out_paper(out_as(SAVED_AS_FORM, desk, order), desk.ports)
        assert list_papers(desk.case.id, desk.ports).records == ()


def test_a_word_file_is_kept_as_it_was(desk: Desk) -> None:
    order = summons_to_psychiatry(desk)
    desk.consent()
    seen = preview_paper(order, desk.ports)
    handed = hand_out_paper(out_as(SAVED_AS_WORD, desk, order), desk.ports)
    assert handed.file_name == seen.word_name
    assert handed.file_name == seen.file_name.replace(".pdf", ".docx")
    assert handed.record.pages == seen.pages
    again = open_paper(handed.record.id, desk.ports)
    assert replace(again, text="") == handed
    assert set(WORD.findall(again.text)) <= words_in(handed.data)
    assert "Vem hjälper mig i skolan?" in again.text
    pdf = hand_out_paper(out_as(SAVED, desk, order), desk.ports)
    assert pdf.data == seen.data
    assert pdf.record.sha256 != handed.record.sha256


@pytest.mark.journey
def test_a_word_file_holds_no_word_its_recipient_may_not_see(desk: Desk) -> None:
    to_psychiatry = summons_to_psychiatry(desk)
    desk.consent()

    def said_to(whom: str) -> set[str]:
        order = replace(to_psychiatry, recipient=whom)
        seen = preview_paper(order, desk.ports)
        pages = PdfReader(BytesIO(seen.data)).pages
        on_pages = "".join(page.extract_text() for page in pages)
        said = words_in(
            hand_out_paper(out_as(SAVED_AS_WORD, desk, order), desk.ports).data
        )
        assert said <= set(WORD.findall(f"{seen.text} {on_pages}"))
        return said

    place = {"Rum", "Karin"}
    assert place <= said_to(made.NAMND.id)
    assert not place & said_to(made.BUP.id)


@pytest.mark.journey
@pytest.mark.parametrize("kind", PaperKind)
def test_only_what_is_written_on_elsewhere_is_given_as_word(
    desk: Desk, kind: PaperKind
) -> None:
    order = own_copy(desk, kind)
    assert bool(preview_paper(order, desk.ports).word_name) == (kind in FOR_WORD)
    if kind not in FOR_WORD:
        with refused("paper-not-as-word"):
            hand_out_paper(out_as(SAVED_AS_WORD, desk, order), desk.ports)


def test_a_copy_is_marked_secret_by_decision_with_what_the_law_asks_for(
    desk: Desk,
) -> None:
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, FILE_COPY)
    assert not preview_paper(order, desk.ports).text.startswith("Sekretess")
    marked = replace(order, stamp="osl-26-1")
    looked = preview_paper(marked, desk.ports)
    told = looked.text.split("Checklista")[0]
    assert "26 kap. 1 §" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Statens institutionsstyrelse" in told
    assert "2 mars 2026" in told
    assert faults(looked.data) == []
    out = HandOut(marked, looked.made, looked.case_version, "print")
    record = hand_out_paper(out, desk.ports).record
    assert record.stamp == "osl-26-1"
    assert list_papers(desk.case.id, desk.ports).records[0] == record


def test_a_form_and_its_fixed_copy_are_both_marked_secret(desk: Desk) -> None:
    desk.grown_up()
    order = PaperOrder(desk.case.id, PaperKind.CONSENT, YOUNG_PERSON, stamp="osl-26-1")
    handed = hand_out_paper(out_as(SAVED_AS_FORM, desk, order), desk.ports)
    assert handed.record.stamp == "osl-26-1"
    assert handed.archive_copy == preview_paper(order, desk.ports).data
    for data in (handed.data, handed.archive_copy):
        first = PdfReader(BytesIO(data)).pages[0].extract_text()
        assert "26 kap. 1 §" in first.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("law", ["osl-26-9", "sol-10-8", "nothing"])
def test_a_provision_that_makes_nothing_secret_is_no_stamp(
    desk: Desk, law: str
) -> None:
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, FILE_COPY, stamp=law)
    with refused("stamp-unknown"):
        preview_paper(order, desk.ports)


def test_what_has_no_place_for_a_stamp_is_not_said_to_be_stamped(desk: Desk) -> None:
    order = replace(summons_to_psychiatry(desk), stamp="osl-26-1")
    desk.consent()
    with refused("stamp-has-no-place"):
        hand_out_paper(out_as(SAVED_AS_CALENDAR, desk, order), desk.ports)
