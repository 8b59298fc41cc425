"""What one has said yes to stands as boxes to tick; nothing else does."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Ticks
from sipdesk.content.document_text import as_text
from sipdesk.content.words import lower_first, word
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import latest
from sipdesk.domain.distribution import recipients
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import FATHER, MADE, MOTHER
from tests.documents.papers import paper, printed

FULL = cases.full()


def boxes(recipient: str) -> list[str]:
    made = paper(PaperKind.WITHDRAWAL, FULL, recipient)
    ticks = [b.ticks for b in made.blocks if isinstance(b, Ticks)]
    return [tick.text for some in ticks for tick in some]


FIELDS = {
    "young person": "Ronja Påhittad",
    "case number": "2026-014",
    "who": "Den som återkallar Maja Påhittad, mamma",
    "answered": "onsdag 4 november 2026",
    "holds until": "tisdag 4 maj 2027",
    "all": "Allt",
    "plan": "Att en SIP görs",
    "contact": "Att SiS tar kontakt med kommunen och regionen",
    "recipient and kinds": "Uppgifter till psykolog, BUP Norra Fantasistad: vård",
    "other": "Något annat",
    "from now on": "Från den dag SiS får veta det",
    "what is given stays given": "kan vi inte hämta tillbaka",
    "duty": "vid oro för att ett barn far illa",
    "signature": "Namnteckning",
    "told": "Vilka som har underrättats",
    "received": "Mottaget för SiS: datum",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_guardians_form_shows(field: str) -> None:
    assert FIELDS[field] in printed(paper(PaperKind.WITHDRAWAL, FULL, MOTHER))


WHO = recipients(PaperKind.WITHDRAWAL, FULL, MADE.date())


@pytest.mark.parametrize("consenter", WHO)
def test_there_is_a_box_for_all_and_one_for_each_recipient(consenter: str) -> None:
    entry = latest(FULL, consenter)
    assert entry is not None
    told = boxes(consenter)
    assert told[0] == "Allt"
    for grant in entry.grants:
        kinds = {lower_first(word(kind)) for kind in grant.kinds}
        assert any(all(kind in text for kind in kinds) for text in told)


def test_one_who_has_said_nothing_has_nothing_to_take_back() -> None:
    silent = tuple(c for c in FULL.consents if c.consenter != MOTHER)
    case = replace(FULL, consents=silent)
    assert MOTHER not in recipients(PaperKind.WITHDRAWAL, case, MADE.date())


def test_what_is_withdrawn_already_is_said_so_in_the_persons_words() -> None:
    gone = tuple(
        replace(
            c,
            state=ConsentState.WITHDRAWN,
            withdrawn=MADE.date(),
            withdrawn_words="Jag vill inte längre.",
        )
        for c in FULL.consents
    )
    text = as_text(
        paper(PaperKind.WITHDRAWAL, replace(FULL, consents=gone), YOUNG_PERSON)
    )
    assert "Du har tagit tillbaka ditt svar." in text
    assert "Jag vill inte längre." in text
    assert "Det här har du sagt ja till" not in text
    assert "4 maj 2027" not in text
    assert "Allt" not in text


def test_what_is_left_after_a_part_was_taken_back_is_what_can_be_ticked() -> None:
    (given,) = (c for c in FULL.consents if c.consenter == MOTHER)
    ids = iter("abcdefgh")
    left = given.narrowed("n", given.grants[:1], MADE.date(), lambda: next(ids))
    case = replace(FULL, consents=(*FULL.consents, left))
    text = as_text(paper(PaperKind.WITHDRAWAL, case, MOTHER))
    assert "En del återkallad" in text
    assert text.count("Uppgifter till") == len(given.grants) - 1


def test_one_asked_anew_can_still_take_back_what_holds() -> None:
    again = Consent("again", MOTHER, ConsentState.WAITING, asked=MADE.date())
    case = replace(FULL, consents=(*FULL.consents, again))
    assert MOTHER in recipients(PaperKind.WITHDRAWAL, case, MADE.date())
    text = as_text(paper(PaperKind.WITHDRAWAL, case, MOTHER))
    assert "Att en SIP görs" in text


def test_nobody_reads_what_another_has_said() -> None:
    text = as_text(paper(PaperKind.WITHDRAWAL, FULL, FATHER))
    other = FULL.party(MOTHER).name
    assert other not in text


def test_the_homes_own_form_says_nothing_that_nobody_has_said() -> None:
    text = as_text(paper(PaperKind.WITHDRAWAL, FULL, FILE_COPY))
    assert "inte bestämt" not in text
    assert "Det här har du sagt ja till" not in text
    assert "Allt" in text
