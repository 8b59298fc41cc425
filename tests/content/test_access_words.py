from datetime import UTC, datetime

import pytest

from sipdesk.content.access_words import told
from sipdesk.content.words import word
from sipdesk.domain.access import Access, Act
from sipdesk.domain.figure import Nature
from sipdesk.domain.key_slot import KeyDeed

DECLINED = "Varför huvudmannen sa nej"
READY = "Redo för nästa steg"
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("deed", KeyDeed)
def test_what_was_done_with_the_keys_is_told_in_words(deed: KeyDeed) -> None:
    row = Access(1, AT, "user", Act.KEYS_CHANGED, detail=deed.value)
    assert told(row) == word(deed)


def test_a_deed_that_is_not_known_here_stands_as_it_is() -> None:
    assert told(Access(1, AT, "user", Act.KEYS_CHANGED, detail="later")) == "later"


@pytest.mark.parametrize("act", [Act.SENT_CASE, Act.TOOK_CASE])
def test_a_case_that_crossed_is_told_by_its_package(act: Act) -> None:
    assert told(Access(1, AT, "user", act, "case", "package")) == "package"


def test_one_who_could_not_unlock_is_told_of_without_a_name() -> None:
    row = Access(1, AT, "", Act.UNLOCK_FAILED)
    assert word(row.act) == "Misslyckades med att låsa upp"
    assert told(row) == ""


def test_what_became_of_an_approval_is_told_by_paper_and_role() -> None:
    detail = "chief-letter social-services returned"
    row = Access(1, AT, "user", Act.APPROVAL, detail=detail)
    assert told(row) == "Brev till ansvarig chef till socialtjänsten: skickat tillbaka"
    odd = Access(1, AT, "user", Act.APPROVAL, detail="later")
    assert told(odd) == "later"


@pytest.mark.parametrize(
    ("detail", "about", "words"),
    [
        ("user-2 new", "Lars Larsson", "Lars Larsson: ny"),
        ("user-2 left", "Lars Larsson", "Lars Larsson: har slutat"),
        (
            "user-2 rights named",
            "Lars Larsson",
            "Lars Larsson: ändrad roll eller verksamhet, ändrat namn eller titel",
        ),
        ("user-2", "Lars Larsson", "Lars Larsson"),
        ("user-2 later", "Lars Larsson", "Lars Larsson: later"),
        ("user-2 left", "", "har slutat"),
    ],
)
def test_who_was_changed_is_told_by_name_and_what_was_done(
    detail: str, about: str, words: str
) -> None:
    row = Access(1, AT, "user", Act.PERSON_CHANGED, detail=detail)
    assert row.person == "user-2"
    assert told(row, about) == words


def test_figures_that_were_read_are_told_by_their_days() -> None:
    row = Access(1, AT, "user", Act.FIGURES, detail="2026-01-01 2026-06-30")
    assert told(row) == "2026-01-01 – 2026-06-30"


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (
            "indicators indicator i3-guardian 0",
            "Indikatorer: I3 Vårdnadshavare säger nej till samtycke, kolumn 1",
        ),
        ("goal-3 needs 6", "Effektmål 3. Alla erbjuds SIP: Upptäckt behov, kolumn 7"),
        (
            "declined declined no-time 0",
            f"{DECLINED}: Hinner inte eller saknar personal, kolumn 1",
        ),
        ("declined declined lss-and-lvu 0", f"{DECLINED}: Annat skäl, kolumn 1"),
        ("declined declined other 0", f"{DECLINED}: Annat skäl, kolumn 1"),
        ("declined declined 0", f"{DECLINED}: Inte angivet, kolumn 1"),
        ("declined declined own-code 0", f"{DECLINED}: own-code, kolumn 1"),
        ("ready waits-for home 0", f"{READY}: Hemgång, kolumn 1"),
        ("ready waits-for other 0", f"{READY}: Annat, kolumn 1"),
        (Nature.CONSENT.value, word(Nature.CONSENT)),
        ("later needs 6", "later needs 6"),
    ],
)
def test_cases_behind_a_figure_are_told_by_the_figure(detail: str, words: str) -> None:
    assert told(Access(1, AT, "user", Act.FIGURE_CASES, detail=detail)) == words
