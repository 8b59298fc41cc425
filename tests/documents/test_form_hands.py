"""Papers to fill in on screen in other scripts, with pictures, and set snugly."""

from dataclasses import replace

import pypdfium2
import pytest

from sipdesk.content.document import (
    TICK_HERE,
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Pictures,
    Signatures,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.content.languages import language
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.style import PAGE_WIDTH
from tests.documents.filling import (
    TICKED,
    answers,
    at_the_screen,
    by_pypdf,
    ink,
    widgets,
)
from tests.documents.order import words_of, words_read
from tests.documents.samples import MEETING, PLAN, paper
from tests.documents.standards import faults, faults_left
from tests.documents.test_pdf_forms import answered, fillable
from tests.documents.test_pdf_pictures import forms as symbols

LANGUAGES = ("sv", "en", "ar", "prs", "so", "ti")
ASKED = {
    "ar": "هل تريد المشاركة؟",
    "ti": "ክትሳተፍ ትደሊ፧",
    "sv": "Vill du vara med?",
}
BLANKS = (
    Facts((Fact("SIP", ""),)),
    Ticks((Tick("SIP 1"), Tick("SIP 2", TickState.TICKED))),
    WriteLines("SIP", 3),
    Table(("1", "2", "3"), (("SIP", TICK_HERE, ""),), (1.0, 3.0, 2.0), by_hand=True),
    Pictures((Picture(MEETING, "", "SIP", box=TickState.EMPTY),)),
)


def written_in(lang: str, *blocks: Block) -> Document:
    return replace(paper(*blocks), lang=lang)


def across(document: Document) -> list[tuple[bool, float, float]]:
    """Tell from where to where each field stands across the page."""
    return [
        (one.is_box, round(one.edges[0], 1), round(one.edges[2], 1))
        for one in widgets(fillable(document))
    ]


def test_from_right_to_left_every_field_stands_mirrored() -> None:
    mirrored = [
        (is_box, PAGE_WIDTH - right, PAGE_WIDTH - left)
        for is_box, left, right in across(written_in("sv", *BLANKS))
    ]
    there = across(written_in("ar", *BLANKS))
    assert len(there) == 6
    for found, wanted in zip(there, mirrored, strict=True):
        assert found == pytest.approx(wanted, abs=0.2)


def test_an_answer_begins_where_its_language_does() -> None:
    for lang in LANGUAGES:
        found = widgets(fillable(written_in(lang, *BLANKS)))
        sides = {one.raw.get("/Q", 0) for one in found if not one.is_box}
        assert sides == {2 if language(lang).is_rtl else 0}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_blank_in_any_language_is_sound_and_filled_in(lang: str) -> None:
    document = written_in(lang, Heading(1, "SIP"), *BLANKS)
    data = fillable(document)
    assert faults(data) == []
    given = answered(data)
    filled = by_pypdf(data, given)
    assert answers(filled) == given
    assert faults_left(filled) == []
    said = words_of(document)
    said.remove(TICK_HERE)
    assert words_read(data) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nothing_is_asked_of_is_called_by_the_language_itself(lang: str) -> None:
    document = written_in(lang, WriteLines(""), Ticks((Tick(""),)))
    known = language(lang)
    labels = [one.label for one in widgets(fillable(document))]
    assert labels == [known.write_here, known.ticks[TickState.EMPTY]]


@pytest.mark.parametrize("lang", ASKED)
def test_a_question_in_any_script_is_part_of_what_its_answers_are_called(
    lang: str,
) -> None:
    asked = ASKED[lang]
    for question in (Paragraph(asked), Pictures((Picture(MEETING, "", asked),))):
        document = written_in(lang, question, Ticks((Tick("SIP"),)))
        (box,) = widgets(fillable(document))
        assert box.label == f"{asked} SIP"


def test_a_line_to_sign_on_in_another_language_is_for_the_pen() -> None:
    sign = Signatures(("التاريخ", "الاسم", "التوقيع"))
    document = written_in("ar", sign)
    assert fillable(document) == render(document).data


@pytest.mark.parametrize("lang", ["sv", "ar"])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_box_to_tick_looks_as_on_paper_and_is_hit_where_it_stands(
    lang: str, columns: int
) -> None:
    shown = (Picture(MEETING, "", "SIP", box=TickState.EMPTY),) * 3
    document = written_in(lang, Ticks((Tick("SIP"),)), Pictures(shown, columns))
    data = fillable(document)
    assert picture(data) == picture(render(document).data)
    whole = {one.name: TICKED for one in widgets(data)}
    ticked = at_the_screen(data, whole)
    assert answers(ticked) == whole
    assert len(whole) == 4
    assert all(ink(ticked, one) > 30 for one in widgets(data))


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_box_beside_a_picture_is_ticked_by_its_words(columns: int) -> None:
    shown = Pictures(
        (
            Picture(MEETING, "möte", "Jag kommer", box=TickState.EMPTY),
            Picture(PLAN, "plan", "Jag vet inte", box=TickState.EMPTY),
            Picture(PLAN, "plan", "Redan klart", box=TickState.TICKED),
            Picture(PLAN, "plan", "Utan ruta"),
        ),
        columns,
    )
    document = paper(Heading(1, "Möte"), Heading(2, "Mitt svar"), shown)
    fixed, data = render(document).data, fillable(document)
    found = [(one.is_box, one.name, one.label) for one in widgets(data)]
    assert found == [
        (True, "mitt-svar-jag-kommer", "Mitt svar: Jag kommer"),
        (True, "mitt-svar-jag-vet-inte", "Mitt svar: Jag vet inte"),
    ]
    assert symbols_of(data) == symbols(fixed)
    assert faults(data) == []
    assert words_read(data) == words_of(document)


def picture(data: bytes) -> bytes:
    """Give the first page as the eye sees it."""
    shown: bytes = pypdfium2.PdfDocument(data)[0].render().to_pil().tobytes()
    return shown


def symbols_of(form: bytes) -> list[list[float]]:
    """Give the boxes of a form's symbols: those of its fields begin at nought."""
    return [box for box in symbols(form) if box[:2] != [0, 0]]


def test_a_snug_paper_saves_a_page_as_a_form_too() -> None:
    asked = (Heading(2, "Fråga"), Ticks((Tick("Ja"),)), WriteLines("Skäl", 2)) * 9
    papers = [paper(Heading(1, "Svar"), *asked[:many]) for many in range(len(asked))]
    loose = next(one for one in papers if pages(one) > pages(replace(one, snug=True)))
    snug = replace(loose, snug=True)
    form = render(snug, fillable=True)
    assert form.pages == pages(snug) < pages(loose)
    assert len(widgets(form.data)) == len(widgets(fillable(loose))) > 0


def pages(document: Document) -> int:
    return render(document).pages
