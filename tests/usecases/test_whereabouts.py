"""No paper tells where somebody is to one who may not know it, whoever wrote it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.concern import Concern
from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import BOARD, FILE_COPY, clearance
from sipdesk.domain.meeting import Preparation, Question, TakingPart
from sipdesk.domain.paper import (
    COPIED,
    ON_TEMPLATE,
    PRINTED,
    SAVED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Measure
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.user import User
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.usecases.admission import (
    PutFlag,
    RecordYoungPerson,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.concern import WriteConcern, write_concern
from sipdesk.usecases.consent import (
    ClearPlace,
    RegisterConsent,
    clear_place,
    register_consent,
)
from sipdesk.usecases.mailing import PrintLetters, print_letters, read_mailing
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import (
    HandOut,
    Preview,
    hand_out_paper,
    list_papers,
    preview_paper,
)
from sipdesk.usecases.paper_copy import PaperOrder, read_source
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.plan import (
    EstablishPlan,
    PutMeasure,
    establish_plan,
    put_measure,
)
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutQuestion,
    RecordPreparation,
    choose_participant,
    put_question,
    record_preparation,
)
from sipdesk.usecases.summons import BookMeeting, book_meeting
from sipdesk.usecases.template import SaveTemplate, read_template, save_template
from sipdesk.usecases.text import TextOrder, WriteText, read_text, save_text
from sipdesk.usecases.whereabouts import Finished, check_place
from tests.documents.template.made import braces, form
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

HOME = "Påhittade ungdomshemmet"
CLINIC = Party(
    "clinic",
    PartyKind.DENTAL_CARE,
    organisation="Folktandvården Solsidan, Påhittstad",
)
TELLING = {
    "the home": (f"Ring {HOME}.", "hemmets namn"),
    "the home, broken": ("Ring Påhittade\nungdoms\u00adhemmet.", "hemmets namn"),
    "the address": ("Skicka till Exempelvägen 1.", "hemmets adress"),
    "the town": ("Vi ses i Påhittstad.", "orten"),
    "the region": ("Det ordnar Region Sagoland.", "regionen där hemmet ligger"),
    "the ward": ("Granen tar emot.", "avdelningen"),
    "staff": ("Fråga karin exempel om tiden.", "någon som arbetar på hemmet"),
    "a direct number": ("Ring +46 00 11 11 11.", "ett direktnummer"),
    "a clinic": ("Tandläkaren på Solsidan vet.", "vård eller skola på orten"),
    "the room": ("Kom till Röda rummet.", "lokalen"),
}
SILENT = "Till exempel vem som är med. Ring växeln, 000-00 00 00."


def bring(desk: Desk) -> None:
    """Give a desk at which BUP can be called, but may not know the place."""
    desk.grown_up()
    desk.parties()
    desk.do(put_party, PutParty, CLINIC)
    desk.consent()
    desk.prepare()
    desk.book()
    booking = replace(desk.case.meeting.booking, place="Röda rummet")
    desk.do(book_meeting, BookMeeting, booking)
    stay = Placement("Avdelning Granen", stay_region="Region Sagoland")
    desk.do(record_placement, RecordPlacement, stay)


@pytest.fixture(name="ready")
def ready_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as ready:
        yield ready


def purpose(desk: Desk, words: str) -> None:
    preparation = Preparation(words, TakingPart.IN_ROOM)
    desk.do(record_preparation, RecordPreparation, preparation)


def summons(desk: Desk, recipient: str = made.BUP.id) -> PaperOrder:
    return PaperOrder(desk.case.id, PaperKind.SUMMONS, recipient)


def out(seen: Preview, channel: str = SAVED, template: str = "") -> HandOut:
    return HandOut(seen.order, seen.made, seen.case_version, channel, template)


@pytest.mark.journey
@pytest.mark.parametrize(("words", "what"), TELLING.values(), ids=TELLING)
def test_a_paper_that_tells_the_place_is_stopped_until_it_is_rewritten(
    ready: Desk, words: str, what: str
) -> None:
    purpose(ready, words)
    seen = preview_paper(summons(ready), ready.ports)
    assert seen.stopped == "place-in-paper"
    assert seen.facts == {"what": what, "where": "syftet i Förbered"}
    with refused("place-in-paper") as stopped:
        hand_out_paper(out(seen), ready.ports)
    assert stopped.value.facts == seen.facts
    assert list_papers(ready.case.id, ready.ports).records == ()

    purpose(ready, SILENT)
    seen = preview_paper(summons(ready), ready.ports)
    assert (seen.stopped, seen.facts) == ("", {})
    assert hand_out_paper(out(seen), ready.ports).data == seen.data


@pytest.mark.journey
@pytest.mark.parametrize(("words", "what"), TELLING.values(), ids=TELLING)
def test_the_notice_says_what_and_where_but_never_the_words(
    ready: Desk, words: str, what: str
) -> None:
    purpose(ready, words)
    seen = preview_paper(summons(ready), ready.ports)
    told = notice(seen.stopped, seen.facts)
    assert what in told.text
    said = told.whole.casefold()
    for secret in ("påhitt", "exempel", "granen", "solsidan", "sagoland", "röda", "11"):
        assert secret not in said


@pytest.mark.parametrize("channel", [PRINTED, SAVED, SAVED_AS_WORD, SAVED_AS_FORM])
def test_no_form_of_a_summons_tells_the_place(ready: Desk, channel: str) -> None:
    question = Question("question", f"Vem hämtar på {HOME}?", Area.CARE)
    ready.do(put_question, PutQuestion, question)
    seen = preview_paper(summons(ready), ready.ports)
    with refused("place-in-paper") as stopped:
        hand_out_paper(out(seen, channel), ready.ports)
    assert stopped.value.facts["where"] == "frågorna i Förbered"
    rewritten = replace(question, text="Vem hämtar?")
    ready.do(put_question, PutQuestion, rewritten)
    seen = preview_paper(summons(ready), ready.ports)
    hand_out_paper(out(seen, channel), ready.ports)


def established(desk: Desk, words: str) -> PaperOrder:
    desk.hold()
    desk.plan()
    measure = Measure("measure", words, Area.CARE, made.NAMND.id)
    desk.do(put_measure, PutMeasure, measure)
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    versions = len(desk.case.plan.versions)
    return PaperOrder(desk.case.id, PaperKind.PLAN, made.BUP.id, versions)


def keep_template(desk: Desk, data: bytes) -> str:
    guessed = read_template(data, desk.ports).guessed
    order = SaveTemplate("", "Mall", "", "", data, guessed)
    return save_template(order, desk.ports).id


TEMPLATES = {
    "a form": form(2),
    "a word file": braces("{{ namn }}", columns=("vad", "vem")),
}


@pytest.mark.journey
@pytest.mark.parametrize("data", TEMPLATES.values(), ids=TEMPLATES)
def test_no_template_tells_the_place(ready: Desk, data: bytes) -> None:
    template = keep_template(ready, data)
    order = established(ready, f"Ringer {HOME}")
    seen = preview_paper(order, ready.ports)
    assert seen.stopped == "place-in-paper"
    assert seen.facts["where"] == "insatserna"
    channel = ON_TEMPLATE[seen.templates[0].form]
    with refused("place-in-paper"):
        hand_out_paper(out(seen, channel, template), ready.ports)
    measure = Measure("measure", "Ringer hem", Area.CARE, made.NAMND.id)
    ready.do(put_measure, PutMeasure, measure)
    ready.do(establish_plan, EstablishPlan, TODAY, "Skrivet om.", made.LEAD)
    seen = preview_paper(replace(order, version=2), ready.ports)
    hand_out_paper(out(seen, channel, template), ready.ports)


@pytest.mark.journey
def test_a_template_that_names_the_place_itself_is_not_used(ready: Desk) -> None:
    template = keep_template(ready, braces("Region Sagoland", "{{ namn }}"))
    seen = preview_paper(established(ready, "Ringer"), ready.ports)
    assert seen.stopped == ""
    channel = ON_TEMPLATE[seen.templates[0].form]
    with refused("place-in-paper") as stopped:
        hand_out_paper(out(seen, channel, template), ready.ports)
    assert stopped.value.facts["where"] == "brevens texter, mallen eller filens namn"


def test_text_to_copy_does_not_tell_the_place(ready: Desk) -> None:
    order = established(ready, f"Ringer {HOME}")
    seen = preview_paper(order, ready.ports)
    with refused("place-in-paper"):
        hand_out_paper(out(seen, COPIED), ready.ports)


def test_a_calendar_file_does_not_tell_the_place(ready: Desk) -> None:
    rewrite(ready, "shared", "Läs mer i brevet du har fått.", f"Ring {HOME}.")
    seen = preview_paper(summons(ready), ready.ports)
    assert seen.stopped == ""
    with refused("place-in-paper"):
        hand_out_paper(out(seen, SAVED_AS_CALENDAR), ready.ports)
    hand_out_paper(out(seen, SAVED), ready.ports)


def test_no_letter_of_a_mailing_is_kept_when_one_tells_the_place(ready: Desk) -> None:
    purpose(ready, f"Ring {HOME}.")
    mailing = read_mailing(ready.case.id, ready.ports)
    with refused("place-in-paper"):
        print_letters(PrintLetters(ready.case.id, mailing), ready.ports)
    assert list_papers(ready.case.id, ready.ports).records == ()
    purpose(ready, SILENT)
    mailing = read_mailing(ready.case.id, ready.ports)
    assert print_letters(PrintLetters(ready.case.id, mailing), ready.ports)


def test_an_address_page_does_not_tell_the_place(ready: Desk) -> None:
    protected = Flag("flag", FlagKind.THREAT, made.BUP.id, "Socialnämnden")
    ready.do(put_flag, PutFlag, protected)
    rewrite(ready, "address", "Adressen lämnas av", f"{HOME} eller")
    mailing = read_mailing(ready.case.id, ready.ports)
    with refused("place-in-paper") as stopped:
        print_letters(PrintLetters(ready.case.id, mailing), ready.ports)
    assert stopped.value.facts["where"] == "brevens texter, mallen eller filens namn"
    hand_out_paper(out(preview_paper(summons(ready), ready.ports)), ready.ports)


def test_one_who_may_know_the_place_may_read_of_it(ready: Desk) -> None:
    purpose(ready, f"Vi ses på {HOME}.")
    ready.do(put_party, PutParty, replace(made.BUP, may_know_place=Answer.YES))
    assert preview_paper(summons(ready), ready.ports).stopped == ""
    assert preview_paper(summons(ready, made.NAMND.id), ready.ports).stopped == ""


@pytest.mark.parametrize(
    ("kind", "recipient"),
    [
        (PaperKind.INVITATION, YOUNG_PERSON),
        (PaperKind.MINUTES, FILE_COPY),
        (PaperKind.CHECKLIST, FILE_COPY),
    ],
)
def test_the_home_and_the_young_person_know_where_they_are(
    ready: Desk, kind: PaperKind, recipient: str
) -> None:
    hidden = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Socialnämnden")
    ready.do(put_flag, PutFlag, hidden)
    purpose(ready, f"Vi ses på {HOME}.")
    order = PaperOrder(ready.case.id, kind, recipient)
    assert preview_paper(order, ready.ports).stopped == ""


@pytest.mark.parametrize("hidden", [True, False])
def test_a_guardian_who_may_not_know_reads_nothing_of_the_place(
    ready: Desk, *, hidden: bool
) -> None:
    if hidden:
        flag = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Socialnämnden")
        ready.do(put_flag, PutFlag, flag)
    young = replace(
        ready.case.young_person, birth_date=date(2010, 1, 1), custody=Custody.SOLE
    )
    ready.do(record_young_person, RecordYoungPerson, young, "")
    ready.do(put_party, PutParty, made.MOTHER)
    ready.do(register_consent, RegisterConsent, made.yes(made.MOTHER.id))
    order = PaperOrder(ready.case.id, PaperKind.INVITATION, made.MOTHER.id)
    ready.do(choose_participant, ChooseParticipant, made.MOTHER.id, f"Ring {HOME}.")
    seen = preview_paper(order, ready.ports)
    assert seen.stopped == "place-in-paper"
    assert seen.facts["where"] == "det en deltagare ska förbereda"
    ready.do(choose_participant, ChooseParticipant, made.MOTHER.id, "Ring oss.")
    hand_out_paper(out(preview_paper(order, ready.ports)), ready.ports)


@pytest.mark.parametrize(
    "about",
    [
        {"address": "Gatan 2, Påhittstad"},
        {"organisation": HOME},
        {"function": HOME},
    ],
)
def test_what_is_written_of_a_guardian_lets_nothing_through(
    ready: Desk, about: dict[str, str]
) -> None:
    young = replace(
        ready.case.young_person, birth_date=date(2010, 1, 1), custody=Custody.SOLE
    )
    ready.do(record_young_person, RecordYoungPerson, young, "")
    ready.do(put_party, PutParty, replace(made.MOTHER, **about))  # type: ignore[arg-type]
    ready.do(register_consent, RegisterConsent, made.yes(made.MOTHER.id))
    words = f"Hen är i Påhittstad, på {HOME}."
    ready.do(choose_participant, ChooseParticipant, made.MOTHER.id, words)
    order = PaperOrder(ready.case.id, PaperKind.INVITATION, made.MOTHER.id)
    seen = preview_paper(order, ready.ports)
    assert seen.facts["what"] == "hemmets namn, orten"


def test_what_is_not_on_the_paper_does_not_stop_it(ready: Desk) -> None:
    need = replace(ready.case.need, reason=f"Trivs på {HOME}.")
    ready.do(record_need, RecordNeed, need)
    assert preview_paper(summons(ready), ready.ports).stopped == ""
    purpose(ready, f"Ring {HOME}.")
    seen = preview_paper(summons(ready), ready.ports)
    assert seen.facts["where"] == "syftet i Förbered"


def test_a_finalised_plan_is_searched_for_where_the_young_person_was_then(
    ready: Desk,
) -> None:
    order = established(ready, "Granen ringer")
    stay = replace(ready.case.placement, department="Avdelning Linden")
    ready.do(record_placement, RecordPlacement, stay)
    assert preview_paper(order, ready.ports).stopped == "place-in-paper"


def test_what_has_been_shown_is_not_let_through_by_an_old_preview(ready: Desk) -> None:
    seen = preview_paper(summons(ready), ready.ports)
    purpose(ready, f"Ring {HOME}.")
    with pytest.raises(Conflict):
        hand_out_paper(out(seen), ready.ports)


def test_a_file_may_not_be_named_by_the_place(ready: Desk) -> None:
    order = summons(ready)
    with ready.ports.store.reading() as work:
        source = read_source(work, order)
        allowed = clearance(source.case, made.BUP.id, TODAY)
        paper = Finished(order, source, allowed, (), ("Exempelvägen-1.pdf",))
        with refused("place-in-paper"):
            check_place(work, paper, ready.ports)
        assert check_place(work, replace(paper, beside=("x.pdf",)), ready.ports) == {}


def test_one_whose_name_is_an_everyday_word_stops_no_letter(ready: Desk) -> None:
    with ready.ports.store.work() as work:
        work.house.put_user(User("ring", "Eva Fyll"))
    letter = ready.ports.content.texts["summons"].text
    assert "Fyll" in letter
    assert preview_paper(summons(ready), ready.ports).stopped == ""
    purpose(ready, "Eva Fyll vet mer.")
    assert preview_paper(summons(ready), ready.ports).stopped == "place-in-paper"


@pytest.mark.journey
def test_what_a_page_parts_is_found_in_the_words_before(ready: Desk) -> None:
    for lead in range(430, 520, 9):
        purpose(ready, f"{'i ' * lead * 3}000-11 11 11.")
        seen = preview_paper(summons(ready), ready.ports)
        assert seen.stopped == "place-in-paper"


def test_a_duty_is_shown_what_it_tells_and_goes_out_all_the_same(ready: Desk) -> None:
    concern = Concern("concern", seen=f"Hen grät. Ring {HOME}.")
    write_concern(WriteConcern(ready.case.id, concern), ready.ports)
    order = PaperOrder(ready.case.id, PaperKind.CONCERN, BOARD, concern="concern")
    seen = preview_paper(order, ready.ports)
    assert (seen.stopped, seen.warned) == ("", "place-in-duty")
    assert notice(seen.warned, seen.facts).text.endswith(
        "Mottagaren får inte veta det."
    )
    assert hand_out_paper(out(seen), ready.ports).data == seen.data


def rewrite(desk: Desk, name: str, was: str, becomes: str) -> None:
    """Let the home write one of its letters anew."""
    text = read_text(TextOrder(f"texts/{name}"), desk.ports).text
    assert was in text
    order = WriteText(f"texts/{name}", 0, text.replace(was, becomes))
    save_text(order, desk.ports)


def test_the_name_of_one_who_is_protected_goes_to_nobody_outside(ready: Desk) -> None:
    aunt = Party("aunt", PartyKind.RELATIVE, "Moster Påhittsdotter")
    ready.do(put_party, PutParty, aunt)
    ready.do(clear_place, ClearPlace, made.BUP.id, Answer.YES)
    purpose(ready, "Moster Påhittsdotter kommer med.")
    assert preview_paper(summons(ready), ready.ports).stopped == ""
    flag = Flag("flag", FlagKind.SECRECY_MARK, aunt.id, "Skatteverket")
    ready.do(put_flag, PutFlag, flag)
    seen = preview_paper(summons(ready), ready.ports)
    assert (seen.stopped, seen.facts["what"]) == (
        "place-in-paper",
        "någon som är skyddad",
    )
    purpose(ready, "Mostern kommer med.")
    assert preview_paper(summons(ready), ready.ports).stopped == ""
