"""Protokoll: from the meeting without retyping, marked by its version."""

from dataclasses import replace
from datetime import date, time
from functools import lru_cache

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Attendance, Break, BreakKind, TakingPart, TiedTo
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.shared_decision import SharedDecision
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, DENTAL, FATHER, MEETING_DAY, SOCIAL
from tests.documents.papers import everything_said, paper, printed

FULL = cases.full()
FIELDS = {
    "version": "Version 2. Färdigställt söndag 22 november 2026 klockan 09.30.",
    "what it replaces, and why": "Ersätter version 1. Skäl: Fel datum",
    "objection": "Jag sa inte att jag vill byta skola.",
    "young person": "Ronja Påhittad",
    "number": "20080212-2390",
    "case number": "2026-014",
    "day": "Hållet torsdag 3 december 2026",
    "time": "Bokad tid 13.00–14.00",
    "place": "Exempelgården, rum Björken",
    "form": "På plats och på distans",
    "kind": "Första SIP-mötet",
    "within": "Vid uppföljningsmötet",
    "convener": "Sammankallande Socialtjänsten i Exempelköping",
    "chair": "Leder mötet Karin Koordinator",
    "note taker": "Skriver Nils Noterarsson",
    "finalised by": "Färdigställt av Karin Koordinator",
    "present": "Maja Påhittad, mamma Närvarande",
    "digital": "BUP Norra Fantasistad Deltog på distans",
    "absent": "Tandläkare, Folktandvården Fantasistad Frånvarande",
    "input of the absent": "Tandvården: Vi kan erbjuda tid i februari.",
    "consent and secrecy": "Samtycke och sekretess gicks igenom",
    "purpose": "Bestämma vem som gör vad",
    "question": "Vilken skola kan jag börja i",
    "answer": "Den nya skolan har en plats från vecka 3",
    "answered": "Läge Besvarad",
    "partly": "Delvis besvarad",
    "parked": "Bordlagd",
    "round": "Skolan går bra. Sömnen är sämre.",
    "agreements": "Skolan tar emot från vecka 3.",
    "disagreements": "Ronja och BUP är oense om medicin.",
    "who tells the absent": "Karin Koordinator ringer tandläkaren",
    "next meeting": "torsdag 21 januari 2027 klockan 10.00",
    "comment": "Det gick fort men var okej.",
}


@lru_cache
def minutes(recipient: str, version: int) -> str:
    """Give the words of the full case's minutes."""
    return printed(paper(PaperKind.MINUTES, FULL, recipient, version))


@pytest.mark.parametrize("field", FIELDS)
def test_finalised_minutes_show(field: str) -> None:
    assert FIELDS[field] in minutes(SOCIAL, 2)


def test_a_draft_is_marked_as_one_on_the_first_page_and_in_every_foot() -> None:
    made = paper(PaperKind.MINUTES, FULL, FILE_COPY)
    assert "UTKAST" in printed(made)
    assert made.footer == "Utkast"
    assert "UTKAST" not in minutes(FILE_COPY, 2)


def test_the_first_version_replaces_nothing() -> None:
    text = minutes(FILE_COPY, 1)
    assert "Version 1." in text
    assert "Ersätter" not in text
    assert "Invändning" not in text


def test_a_meeting_that_could_not_be_held_has_minutes_too() -> None:
    record = replace(FULL.meeting.record, held=None, failed="BUP uteblev.")
    case = replace(FULL, meetings=(replace(FULL.meeting, record=record),))
    text = printed(paper(PaperKind.MINUTES, case, FILE_COPY, 1))
    assert "Mötet blev inte som tänkt" in text
    assert "Skäl: BUP uteblev." in text
    assert "Inte hållet" in text
    assert "Behovet av en samordnad plan kvarstår" in text


def test_one_who_may_see_less_is_told_so_and_reads_only_that() -> None:
    kinds = frozenset({Information.MENTAL_HEALTH})
    consents = tuple(cases.consent_of(c.consenter, kinds) for c in FULL.consents)
    case = replace(FULL, consents=consents)
    text = printed(paper(PaperKind.MINUTES, case, BUP, 2))
    assert "utelämnade" in text
    assert "Hur fortsätter samtalen hos BUP" in text
    for words in ("Vilken skola", "Överenskommelser", "Sömnen är sämre", "20080212"):
        assert words not in text


@pytest.mark.parametrize("recipient", [YOUNG_PERSON, FILE_COPY])
def test_nothing_is_said_to_be_left_out_when_nothing_is(recipient: str) -> None:
    assert "utelämnade" not in minutes(recipient, 2)


def test_the_young_person_is_told_to_say_if_something_is_wrong() -> None:
    assert "Säg till om något är fel." in minutes(YOUNG_PERSON, 2)
    assert "Säg till om något är fel." not in minutes(FATHER, 2)


def test_an_empty_meeting_says_that_nothing_is_noted() -> None:
    text = printed(paper(PaperKind.MINUTES, cases.empty(), FILE_COPY))
    assert text.count("Inte antecknat.") >= 5


SUM = "3f2a91c07d110b2c" + "0" * 48


def held(**parts: object) -> Case:
    """Give the full case with parts of its meeting replaced."""
    meeting = replace(FULL.meeting, **parts)  # type: ignore[arg-type]
    return replace(FULL, meetings=(meeting,))


def read(case: Case, recipient: str, version: int = 2) -> str:
    return printed(paper(PaperKind.MINUTES, case, recipient, version))


def seeing_only(kind: Information) -> Case:
    """Give the full case, consented to for one kind alone."""
    consents = tuple(
        cases.consent_of(c.consenter, frozenset({kind})) for c in FULL.consents
    )
    return replace(FULL, consents=consents)


def test_when_it_began_and_ended_stands_as_it_was_noted() -> None:
    record = replace(FULL.meeting.record, began=time(13, 4), ended=time(14, 2))
    assert "Började och slutade 13.04–14.02" in read(held(record=record), FILE_COPY)
    record = replace(record, ended=None)
    assert "Började 13.04" in read(held(record=record), FILE_COPY)
    assert "Började" not in minutes(FILE_COPY, 2)


BREAKS = (
    Break("2", BreakKind.LEFT, time(10, 20), onward=TakingPart.BY_LINK),
    Break("1", BreakKind.PAUSE, time(10, 5), time(10, 15)),
)


def test_breaks_are_told_in_order_and_to_the_young_person_as_you() -> None:
    text = read(held(breaks=BREAKS), FILE_COPY)
    assert (
        "Paus kl. 10.05–10.15. • Den unge lämnade mötet kl. 10.20 och var sedan med "
        "på länk eller telefon." in text
    )
    assert "Du lämnade mötet kl. 10.20" in read(held(breaks=BREAKS), YOUNG_PERSON)
    back = replace(BREAKS[0], onward=TakingPart.NOT_SAID, ended=time(10, 40))
    text = read(held(breaks=(back,)), FILE_COPY)
    assert "Den unge lämnade mötet kl. 10.20. Tillbaka kl. 10.40." in text


def test_that_the_young_person_left_is_for_those_who_may_know_it_all() -> None:
    case = seeing_only(Information.MENTAL_HEALTH)
    case = replace(case, meetings=held(breaks=BREAKS).meetings)
    text = read(case, BUP)
    assert "Paus kl. 10.05–10.15." in text
    assert "Den unge lämnade" not in text


def test_what_one_who_was_absent_sent_goes_before_what_they_answered() -> None:
    people = tuple(
        replace(p, sent_words="Röntgen är bokad.") if p.party == DENTAL else p
        for p in FULL.meeting.participants
    )
    assert any(p.attendance is Attendance.ABSENT for p in people)
    case = held(participants=people)
    text = read(case, SOCIAL)
    assert "Tandvården: Röntgen är bokad." in text
    assert "Vi kan erbjuda tid i februari." not in text
    shut = seeing_only(Information.MENTAL_HEALTH)
    assert "Röntgen" not in read(replace(shut, meetings=case.meetings), BUP)


DECIDED = SharedDecision(
    "d",
    "Medicin eller samtal först?",
    decided="Samtal i två månader",
    does="BUP ringer i januari",
    day=MEETING_DAY,
    look_again=date(2027, 2, 3),
)


def test_what_was_decided_together_that_day_stands_and_no_other_day() -> None:
    case = replace(FULL, decisions=(DECIDED,))
    text = read(case, SOCIAL)
    assert "Det som bestämdes tillsammans" in text
    assert "Fråga Medicin eller samtal först?" in text
    assert "Beslut Samtal i två månader" in text
    assert "Vem gör vad BUP ringer i januari" in text
    assert "Ses över onsdag 3 februari 2027" in text
    shut = seeing_only(Information.MENTAL_HEALTH)
    assert "Medicin eller" not in read(replace(shut, decisions=(DECIDED,)), BUP)
    other = replace(DECIDED, day=date(2026, 12, 4))
    assert "Medicin eller" not in read(replace(FULL, decisions=(other,)), SOCIAL)


def test_the_young_persons_copy_says_you_where_it_speaks_of_them() -> None:
    text = read(held(breaks=BREAKS), YOUNG_PERSON)
    assert "Din kommentar efteråt" in text
    assert "din egen fråga" in text
    assert "Den unge" not in text
    assert "den unges" not in text


def test_a_placements_meeting_without_sip_has_minutes_of_its_own() -> None:
    case = held(sip=Answer.NO, tied_to=TiedTo.START)
    made = paper(PaperKind.MINUTES, case, SOCIAL, 2)
    assert made.title == "Protokoll från uppstartsmötet"
    assert "SIP på dagordningen Nej" in printed(made)
    for words in ("Samordnad individuell plan", "SIP-möte", "samordnad plan"):
        assert words not in everything_said(made)
    assert "SIP på dagordningen Ja" in minutes(SOCIAL, 2)


def test_the_title_tells_no_more_of_the_placement_than_its_reader_may_know() -> None:
    shut = seeing_only(Information.MENTAL_HEALTH)
    case = held(sip=Answer.NO, tied_to=TiedTo.ENFORCEMENT)
    made = paper(PaperKind.MINUTES, replace(shut, meetings=case.meetings), BUP, 2)
    assert made.title == "Protokoll från mötet"
    assert "verkställighet" not in everything_said(made).casefold()


def test_every_foot_says_what_is_replaced_and_the_sum_where_all_can_be_read() -> None:
    versions = tuple(replace(v, sha256=SUM) for v in FULL.meeting.minutes)
    case = held(minutes=versions)
    foot = "Version 2  ·  ersätter version 1  ·  kontrollsumma 3f2a 91c0 7d11 0b2c"
    made = paper(PaperKind.MINUTES, case, FILE_COPY, 2).footer
    assert made.replace("\N{NO-BREAK SPACE}", " ") == foot
    assert foot.replace("  ", " ") in read(case, FILE_COPY)
    assert paper(PaperKind.MINUTES, case, FILE_COPY, 1).footer.startswith(
        "Version 1  ·  k"
    )
    shut = replace(seeing_only(Information.MENTAL_HEALTH), meetings=case.meetings)
    foot = paper(PaperKind.MINUTES, shut, BUP, 2).footer
    assert foot == "Version 2  ·  ersätter version 1"
