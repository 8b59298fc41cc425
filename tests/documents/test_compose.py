"""What holds for every paper: who may read what, and that it can be read."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.document import Heading, Items, Paragraph, Ticks
from sipdesk.content.document_check import lint
from sipdesk.content.document_text import as_text
from sipdesk.documents.compose import compose
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import TiedTo, Wish
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import AUNT, BUP, FATHER, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import (
    HOME,
    USER,
    cut,
    desk,
    everything_said,
    marked,
    paper,
    printed,
)
from tests.documents.reading import spoken
from tests.documents.standards import faults

EVERYTHING = frozenset(Information)
OWN = (FILE_COPY, YOUNG_PERSON)
PARTIES = (MOTHER, FATHER, SOCIAL, BUP, SCHOOL, AUNT)
FULL = cases.full()
LSU = replace(FULL, meetings=(replace(FULL.meeting, tied_to=TiedTo.ENFORCEMENT),))

PLACE_GIVEN_AWAY = (
    HOME.name,
    HOME.address,
    HOME.phone,
    USER.name,
    USER.phone,
    "Exempelgården",
    "Avdelning Granen",
    "video.example",
    "Nils Noterarsson",
    "Stina Stödsson",
    "Fantasistad",
    "Sagoskolan",
    "Lars Lärarsson",
    "Rut Rektorsson",
)
"""The home, its staff and numbers, and the agencies near it."""

WITHHELD = {
    Information.PLACE: PLACE_GIVEN_AWAY,
    Information.NUMBER: ("20080212-2390",),
    Information.IDENTITY: ("Ronja Påhittad", "Hej Ronja"),
    Information.LEGAL_BASIS: ("erkställighetsmötet",),
    Information.SCHOOL: (
        "Vilken skola kan jag börja i",
        "Jag vill gå ut nian",
        "Plats i årskurs 9",
        "Läxhjälp",
    ),
    Information.MENTAL_HEALTH: (
        "Hur fortsätter samtalen",
        "Jag vill sova hela natten",
        "Samtal om sömn",
        "BUP erbjuder tid",
    ),
    Information.HEALTH: ("Vem hjälper till med tandvården?", "Kallar till und"),
    Information.LIVING: ("Var ska jag bo i vår?", "Jag vill bo nära min moster"),
    Information.PROCESS: ("2026-014", "Bestämma vem som gör vad"),
    Information.CARE: ("Ronja skrivs preliminärt ut", "Paus efter halva tiden"),
    Information.CONSENT: ("Inget om det som hände", "Det är okej om det"),
    Information.PARTICIPANTS: ("Kallade och inbjudna", "Deltog på distans"),
}
"""Words that may stand on a paper only for one who may see the kind."""


TOUCHED = {
    Information.CARE,
    Information.SCHOOL,
    Information.MENTAL_HEALTH,
    Information.HEALTH,
    Information.LIVING,
}
"""What the example's questions, goals and measures are about."""

FREE = (
    "Skolan tar emot från vecka 3",
    "oense om medicin",
    "Det gick fort men",
    "Sömnen är sämre",
    "Skolan på hemmet",
    "Att slippa berätta",
    "Fel datum för tiden",
    "Jag sa inte att jag",
)
"""Words of texts that may hold anything the meeting and the plan touch on."""


def recipients(case: Case) -> tuple[str, ...]:
    """Name all for whom a paper can be tried."""
    known = {p.id for p in case.parties}
    return (*OWN, *(p for p in PARTIES if p in known))


def receivers(kind: PaperKind, case: Case) -> tuple[str, ...]:
    """Name those of them for whom the program composes a paper at all."""
    to_homes = kind is PaperKind.MATCHING_SHEET
    return tuple(r for r in recipients(case) if not to_homes or r != YOUNG_PERSON)


def allowed_sets() -> st.SearchStrategy[frozenset[Information]]:
    """Give any kinds a recipient may be allowed, the public one always."""
    chosen = st.frozensets(st.sampled_from(Information))
    return chosen.map(lambda kinds: kinds | {Information.PUBLIC})


def assert_withheld(text: str, allowed: frozenset[Information]) -> None:
    """Find nothing of a kind that is not allowed."""
    for kind, words in WITHHELD.items():
        if kind not in allowed:
            assert [w for w in words if w in text] == [], kind


@given(
    kind=st.sampled_from(PaperKind),
    recipient=st.sampled_from((*OWN, MOTHER, FATHER, SOCIAL)),
    version=st.sampled_from((0, 2)),
    allowed=allowed_sets(),
)
def test_no_recipient_reads_what_is_not_allowed(
    kind: PaperKind, recipient: str, version: int, allowed: frozenset[Information]
) -> None:
    made = compose(kind, LSU, recipient, desk(allowed, version))
    assert_withheld(everything_said(cut(made, allowed)), allowed)


@given(
    kind=st.sampled_from(PaperKind),
    recipient=st.sampled_from((*OWN, MOTHER, FATHER, SOCIAL)),
    version=st.sampled_from((0, 2)),
    allowed=allowed_sets(),
)
def test_the_kinds_withhold_even_where_the_composer_chose_full_words(
    kind: PaperKind, recipient: str, version: int, allowed: frozenset[Information]
) -> None:
    made = compose(kind, LSU, recipient, desk(EVERYTHING, version))
    assert_withheld(everything_said(cut(made, allowed)), allowed)


@given(
    kind=st.sampled_from((PaperKind.MINUTES, PaperKind.PLAN)),
    version=st.sampled_from((0, 2)),
    allowed=allowed_sets(),
)
def test_a_free_text_goes_only_to_those_who_may_see_all_it_can_touch_on(
    kind: PaperKind, version: int, allowed: frozenset[Information]
) -> None:
    made = compose(kind, FULL, SOCIAL, desk(allowed, version))
    said = everything_said(cut(made, allowed))
    assert any(w in said for w in FREE) == (allowed >= TOUCHED)


@pytest.mark.parametrize("kind", PaperKind)
def test_one_who_may_see_nothing_gets_a_paper_without_a_word_of_the_case(
    kind: PaperKind,
) -> None:
    case, words = marked(replace(FULL, number="2026-014"))
    nothing = frozenset({Information.PUBLIC})
    for composed_for, recipient, version in product(
        (nothing, EVERYTHING), (FILE_COPY, YOUNG_PERSON), (0, 2)
    ):
        made = compose(kind, case, recipient, desk(composed_for, version))
        said = everything_said(cut(made, nothing))
        assert [w for w in words if w in said] == []


@pytest.mark.parametrize("kind", PaperKind)
def test_the_home_and_its_staff_stand_on_no_page_for_one_who_may_not_know_the_place(
    kind: PaperKind,
) -> None:
    for version in (0, 2):
        text = printed(paper(kind, cases.protected(), FATHER, version))
        assert [w for w in PLACE_GIVEN_AWAY if w in text] == []
        assert "Statens institutionsstyrelse" in text


@pytest.mark.parametrize("kind", [PaperKind.SUMMONS, PaperKind.INVITATION])
def test_a_hidden_place_is_told_of_openly(kind: PaperKind) -> None:
    assert "Plats meddelas separat" in printed(paper(kind, FULL, FATHER))


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize(
    "case", [cases.full(), cases.empty(), cases.protected()], ids=lambda c: c.id
)
def test_every_paper_is_soundly_composed_for_everyone(
    kind: PaperKind, case: Case
) -> None:
    for recipient, version in product(receivers(kind, case), (0, 2)):
        made = paper(kind, case, recipient, version)
        assert lint(made) == ()
        assert as_text(made).strip()


@pytest.mark.parametrize("kind", PaperKind)
def test_whom_somebody_wants_there_or_not_stands_on_no_paper(kind: PaperKind) -> None:
    wishes = (
        Wish("one", YOUNG_PERSON, BUP, wanted=False, words="Oönskadsson"),
        Wish("two", MOTHER, FATHER, wanted=False, words="Oönskadsson"),
    )
    wished = replace(FULL, meetings=(replace(FULL.meeting, wishes=wishes),))
    for recipient, version in product(receivers(kind, FULL), (0, 2)):
        made = paper(kind, wished, recipient, version)
        assert made == paper(kind, FULL, recipient, version)


NAMES_NOBODY = PaperKind.CONSENT_CHANGED
"""Holds nothing that anybody has typed but the case's number."""


@pytest.mark.journey
@pytest.mark.parametrize("kind", [k for k in PaperKind if k is not NAMES_NOBODY])
def test_the_longest_case_fits_and_keeps_markup_as_it_was_typed(
    kind: PaperKind,
) -> None:
    made = paper(kind, cases.longest(), FILE_COPY)
    assert lint(made) == ()
    read = "".join(part.text for part in spoken(render(made).data))
    assert cases.MARKUP in " ".join(read.split())


def test_ten_thousand_characters_of_notes_are_all_on_the_paper() -> None:
    made = paper(PaperKind.MINUTES, cases.longest(), FILE_COPY)
    read = "".join("".join(part.text for part in spoken(render(made).data)).split())
    for note in cases.longest().meeting.notes:
        assert "".join(note.text.split()) in read


@pytest.mark.journey
@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_meets_the_standards_of_access_and_archives(
    kind: PaperKind,
) -> None:
    for case, version in product((FULL, cases.empty()), (0, 2)):
        data = render(paper(kind, case, FILE_COPY, version)).data
        assert faults(data) == []


@pytest.mark.parametrize("kind", PaperKind)
def test_title_and_subject_name_nobody_and_no_place(kind: PaperKind) -> None:
    for recipient in receivers(kind, FULL):
        made = paper(kind, FULL, recipient)
        named = f"{made.title} {made.subject} {made.footer}"
        for words in (PLACE_GIVEN_AWAY, ("Ronja", "Påhittad", "2026-014")):
            assert [w for w in words if w in named] == []


@pytest.mark.parametrize(
    "kind",
    [
        PaperKind.CONSENT,
        PaperKind.INVITATION,
        PaperKind.CHANGE,
        PaperKind.CANCELLATION,
        PaperKind.CALL_REMINDER,
    ],
)
def test_a_sentence_to_the_young_person_has_at_most_ten_words(
    kind: PaperKind,
) -> None:
    made = paper(kind, cases.empty(), YOUNG_PERSON)
    said = [b.text for b in made.blocks if isinstance(b, Heading | Paragraph)]
    said += [t for b in made.blocks if isinstance(b, Items) for t in b.texts]
    said += [t.text for b in made.blocks if isinstance(b, Ticks) for t in b.ticks]
    laws = "Lagrum:"
    sentences = [
        sentence
        for text in said
        if not text.startswith(laws)
        for line in text.splitlines()
        for sentence in line.replace("?", ".").replace("!", ".").split(". ")
    ]
    assert [s for s in sentences if len(s.split()) > 10] == []


@pytest.mark.parametrize("kind", PaperKind)
def test_demonstration_papers_are_marked_on_every_page(kind: PaperKind) -> None:
    there = replace(desk(EVERYTHING), home=replace(HOME, demonstration=True))
    assert "Demonstration" in compose(kind, FULL, FILE_COPY, there).footer
    assert (
        "Demonstration" not in compose(kind, FULL, FILE_COPY, desk(EVERYTHING)).footer
    )


def test_one_who_is_protected_is_named_by_initials_to_those_who_do_not_know() -> None:
    case = cases.protected()
    to_bup = printed(paper(PaperKind.SUMMONS, case, BUP))
    assert "R.P." in to_bup
    assert "Ronja Påhittad" not in to_bup
    assert "Ronja Påhittad" in printed(paper(PaperKind.SUMMONS, case, SOCIAL))
