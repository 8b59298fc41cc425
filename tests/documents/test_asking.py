"""Who answers, an opened case, and SiS's initiative: letters beside the påtalande."""

from dataclasses import replace
from datetime import date, time

import pytest

from sipdesk.content.document_text import as_text
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, GROUND_CARE_NEED
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.sip_request import ProposedTime, Purpose, SipRequest
from tests.documents import cases
from tests.documents.example import BUP, MADE, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()
DAY = MADE.date()
AGREED = Basis(
    BasisKind.AGREEMENT,
    "Socialnämnden i Exempelköping",
    "EX 2026/14",
    date(2026, 1, 1),
    date(2027, 12, 31),
    may_call=True,
)
LETTERS = {
    PaperKind.RESPONSIBILITY_QUESTION: Purpose.RESPONSIBILITY,
    PaperKind.ACTIVATION: Purpose.ACTIVATION,
    PaperKind.INITIATIVE: Purpose.INITIATIVE,
}


def asking(
    purpose: Purpose, whom: str = SOCIAL, basis: Basis = AGREED, **facts: object
) -> Case:
    """Give the full case with one more letter, to somebody."""
    letter = SipRequest(
        "letter",
        whom,
        DAY,
        purpose,
        basis,
        reason="Boendet efter flytten är inte bestämt.",
        questions="Vem hos er ringer vi?",
        times=(ProposedTime(date(2026, 12, 3), time(13)),),
    )
    changed = replace(letter, **facts)  # type: ignore[arg-type]
    return replace(FULL, requests=(*FULL.requests, changed))


def sentenced(case: Case) -> Case:
    """Give a case under sluten ungdomsvård."""
    return replace(case, placement=replace(case.placement, legal_basis="lsu"))


SAID = {
    PaperKind.RESPONSIBILITY_QUESTION: (
        "vem hos er som ansvarar",
        "Vi ansvarar för den unge",
        "Ansvarig handläggare",
    ),
    PaperKind.ACTIVATION: (
        "öppna ett ärende för den unge",
        "planeras medan",
        "Om och hur ett ärende öppnas avgör ni",
        "Ett ärende är öppnat",
    ),
    PaperKind.INITIATIVE: (
        "SiS tar initiativ till en samordnad individuell plan",
        "överenskommelsen med Socialnämnden i Exempelköping",
        "EX 2026/14",
        "torsdag 1 januari 2026",
        "fredag 31 december 2027",
        "SiS är aldrig huvudansvarig",
        "på ert uppdrag",
        "Vi kallar till SIP",
        "torsdag 3 december 2026",
    ),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_each_letter_says_what_it_asks_and_of_whom_in_print(kind: PaperKind) -> None:
    text = printed(paper(kind, asking(LETTERS[kind]), SOCIAL))
    common = ("Ronja Påhittad", "2026-014", "Vem hos er ringer vi?", "Boendet efter")
    for words in (*SAID[kind], *common, "Karin Koordinator"):
        assert words in text


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_goes_to_whom_it_was_written_and_not_to_who_got_another(
    kind: PaperKind,
) -> None:
    case = asking(LETTERS[kind], BUP)
    assert recipients(kind, case, DAY) == (BUP,)
    assert recipients(PaperKind.SIP_REQUEST, case, DAY) == (SOCIAL,)
    with pytest.raises(Missing):
        check_outgoing(kind, case, SOCIAL, 0, DAY)


@pytest.mark.parametrize("kind", LETTERS)
def test_who_may_not_hear_of_the_need_reads_neither_reason_nor_question(
    kind: PaperKind,
) -> None:
    case = replace(asking(LETTERS[kind], BUP), consents=())
    with pytest.raises(RuleBroken):
        check_outgoing(kind, case, BUP, 0, DAY)
    text = as_text(paper(kind, case, BUP))
    for words in ("Boendet efter", "Vem hos er ringer vi?", "20080212"):
        assert words not in text


def test_a_ground_is_of_the_letter_it_was_chosen_for() -> None:
    told = asking(Purpose.INITIATIVE, BUP, ground=GROUND_CARE_NEED)
    region = replace(FULL.requests[0], id="second", party=BUP)
    case = replace(told, requests=(*told.requests, region), consents=())
    check_outgoing(PaperKind.INITIATIVE, case, BUP, 0, DAY)
    with pytest.raises(RuleBroken):
        check_outgoing(PaperKind.SIP_REQUEST, case, BUP, 0, DAY)


def test_by_law_no_agreement_is_named() -> None:
    law = Basis(BasisKind.LAW, since=date(2026, 7, 1))
    text = as_text(
        paper(PaperKind.INITIATIVE, asking(Purpose.INITIATIVE, basis=law), SOCIAL)
    )
    assert "den bestämmelse som gäller från onsdag 1 juli 2026" in text
    assert "överenskommelse" not in text.casefold()


@pytest.mark.parametrize("kind", LETTERS)
def test_who_may_not_know_the_ground_of_the_placement_does_not_read_of_it(
    kind: PaperKind,
) -> None:
    case = asking(LETTERS[kind], BUP, ground=GROUND_CARE_NEED)
    text = printed(paper(kind, sentenced(case), BUP)).casefold()
    for words in ("sluten ungdomsvård", "slutna ungdomsvård", "dömd", "vårdtid", "lsu"):
        assert words not in text


@pytest.mark.parametrize(
    "kind", [PaperKind.RESPONSIBILITY_QUESTION, PaperKind.ACTIVATION]
)
def test_only_one_who_is_sentenced_is_said_to_be(kind: PaperKind) -> None:
    case = asking(LETTERS[kind])
    assert "dömd" not in printed(paper(kind, case, SOCIAL))
    assert "Den unge är dömd till sluten ungdomsvård" in printed(
        paper(kind, sentenced(case), SOCIAL)
    )


def test_under_lsu_the_home_kommun_is_named_and_no_provision_of_lvu() -> None:
    case = asking(Purpose.ACTIVATION)
    text = printed(paper(PaperKind.ACTIVATION, sentenced(case), SOCIAL))
    assert "Ni är den unges hemkommun" in text
    assert "LVU" not in text


def test_the_file_keeps_the_letter_that_was_written() -> None:
    case = asking(Purpose.ACTIVATION)
    assert "öppna ett ärende" in as_text(paper(PaperKind.ACTIVATION, case, FILE_COPY))


@pytest.mark.parametrize("kind", LETTERS)
def test_a_hidden_place_stands_in_no_letter(kind: PaperKind) -> None:
    hidden = cases.protected()
    letter = asking(LETTERS[kind], BUP).requests[-1]
    case = replace(hidden, requests=(replace(letter, ground=GROUND_CARE_NEED),))
    text = printed(paper(kind, case, BUP))
    for words in ("Exempelgården", "Exempelvägen", "010-444", "Karin Koordinator"):
        assert words not in text
