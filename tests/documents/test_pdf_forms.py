"""Papers that are filled in on screen: what can be answered, and what is kept."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from sipdesk.content.content import Sheet, SheetKind
from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Signatures,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.documents.pdf.form_story import is_typed
from sipdesk.documents.pdf.render import render
from sipdesk.domain.paper import FILLABLE, PaperKind
from tests.documents import cases
from tests.documents.elsewhere import sums
from tests.documents.filling import (
    TICKED,
    answers,
    at_the_screen,
    by_pikepdf,
    by_pypdf,
    ink,
    widgets,
    words_seen,
)
from tests.documents.form_samples import SLIP, forms
from tests.documents.order import words_of, words_read
from tests.documents.papers import content
from tests.documents.papers import paper as composed
from tests.documents.samples import NAME, in_any_script, paper, rich
from tests.documents.standards import faults, faults_left

SWEDISH = "Åsa Öberg säger ja på måndag, när hon är på väg"
LONG = " ".join([SWEDISH] * 12)
FILLERS = pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf, at_the_screen])
TO_AGENCIES = {PaperKind.SIP_REQUEST, PaperKind.REMINDER, PaperKind.SUMMONS}
FORMS = [s for s in content().read_sheets().sheets if s.kind is SheetKind.FORM]


def fillable(document: Document) -> bytes:
    return render(document, fillable=True).data


def answered(data: bytes, text: str = SWEDISH) -> dict[str, str]:
    """Answer every field, and tick every box."""
    fields = enumerate(widgets(data), 10)
    return {w.name: TICKED if w.is_box else f"{text} {n}" for n, w in fields}


def in_reading_order(data: bytes) -> list[str]:
    """Name the fields as a screen reader comes upon them."""
    reader: Any = PdfReader(BytesIO(data))
    return list(_read(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0]))


def _read(element: Any) -> Iterator[str]:
    for child in element.get_object().get("/K", ()):
        if isinstance(child, int):
            continue
        child = child.get_object()  # noqa: PLW2901
        if child.get("/Type") == "/OBJR":
            assert element.get_object()["/S"] == "/Form"
            yield child["/Obj"].get_object()["/T"]
        else:
            yield from _read(child)


def test_each_blank_is_a_field_named_and_labelled_by_what_is_asked() -> None:
    found = [(w.is_box, w.name, w.label) for w in widgets(fillable(SLIP))]
    assert found == [
        (False, "ert-svar-telefon", "Ert svar: Telefon"),
        (True, "ert-svar-vi-kommer", "Ert svar: Vi kommer"),
        (True, "hur-vill-ni-delta-pa-lank", "Hur vill ni delta? På länk"),
        (False, "ert-svar-skal", "Ert svar: Skäl"),
        (True, "ert-svar-bup-halsa", "Ert svar: BUP, Hälsa"),
        (False, "ert-svar-rad-1-vad", "Ert svar: Rad 1, Vad"),
        (False, "ert-svar-rad-1-vem", "Ert svar: Rad 1, Vem"),
        (False, "ert-svar-bo-vem", "Ert svar: Bo, Vem"),
        (True, "ert-svar-tandvard-skola", "Ert svar: Tandvård, Skola"),
        (False, "ert-svar-ort-och-datum", "Ert svar: Ort och datum"),
        (False, "ert-svar-namnfortydligande", "Ert svar: Namnförtydligande"),
    ]


def test_what_is_asked_twice_is_told_apart_by_number() -> None:
    twice = Ticks((Tick("Ja"), Tick("Ja-2"), Tick("Ja"), Tick("☃"), Tick("☃")))
    names = [w.name for w in widgets(fillable(paper(twice)))]
    assert names == ["ja", "ja-2", "ja-3", "falt", "falt-2"]


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("Datum", True),
        ("Namn, funktion och verksamhet", True),
        ("Mottaget för SiS: namn och befattning", True),
        ("Namnteckning", False),
        ("Datum och underskrift av den som svarar", False),
        ("Ort, datum och underskrifter", False),
        ("Den som tog emot mitt svar", False),
        ("Mitt namn", False),
        ("Vittne till ett muntligt svar", False),
        ("Jag har fått planen, den unge", False),
    ],
)
def test_a_signature_is_never_typed(label: str, typed: bool) -> None:  # noqa: FBT001
    assert is_typed(label) == typed
    assert len(widgets(fillable(paper(Signatures((label,)))))) == typed


def test_a_paper_without_blanks_is_the_same_file() -> None:
    said = paper(
        Heading(1, "Plan"),
        Facts((Fact("Gäller", NAME),)),
        Table(("Vad", "När"), (("Skola", ""),)),
        Ticks((Tick("Klart", TickState.TICKED), Tick("Nej", TickState.CROSSED))),
        PageBreak(),
        Signatures(("Underskrift", "Namnteckning", "Vittne")),
    )
    assert fillable(said) == render(said).data


def test_a_printed_paper_has_no_fields() -> None:
    data = render(SLIP).data
    assert widgets(data) == ()
    assert b"/AcroForm" not in data


@FILLERS
def test_what_is_filled_in_is_found_again_by_name_and_seen(fill: Any) -> None:
    data = fillable(SLIP)
    given = answered(data)
    filled = fill(data, given)
    assert answers(filled) == given
    assert faults_left(filled) == []
    seen = words_seen(filled)
    assert all(text in seen for text in given.values() if text != TICKED)
    for widget in widgets(data):
        assert ink(data, widget) == 0
        assert ink(filled, widget) > 30


@FILLERS
def test_an_unanswered_field_stays_so(fill: Any) -> None:
    data = fillable(SLIP)
    filled = fill(data, {"ert-svar-vi-kommer": TICKED})
    known = {name: value for name, value in answers(filled).items() if value}
    assert known.pop("ert-svar-vi-kommer") == TICKED
    assert set(known.values()) == {"Off"}


@pytest.mark.parametrize("fill", [by_pypdf, at_the_screen])
def test_a_long_answer_breaks_into_lines_within_its_field(fill: Any) -> None:
    data = fillable(paper(WriteLines("Skäl", 4)))
    (field,) = widgets(data)
    filled = fill(data, {field.name: LONG})
    assert words_seen(filled).count("Åsa Öberg") == 12
    left, lower, right, upper = field.edges
    lower_half = replace(field, edges=(left, lower, right, (lower + upper) / 2))
    assert ink(filled, lower_half) > 200


@pytest.mark.parametrize("sheet", FORMS, ids=lambda sheet: sheet.id)
def test_an_empty_form_is_sound_before_and_after_it_is_filled_in(
    sheet: Sheet,
) -> None:
    document = paper(*sheet.blocks, title=sheet.title)
    data = fillable(document)
    assert faults(data) == []
    assert faults_left(by_pypdf(data, answered(data))) == []
    assert faults_left(by_pikepdf(data, answered(data))) == []
    assert len(widgets(data)) > 10
    assert render(document).pages == render(document, fillable=True).pages


@pytest.mark.journey
@pytest.mark.parametrize("kind", [k for k in PaperKind if k in FILLABLE])
def test_a_paper_to_answer_is_sound_and_says_the_same_in_as_many_pages(
    kind: PaperKind,
) -> None:
    whom = "social" if kind in TO_AGENCIES else "mother"
    document = composed(kind, cases.full(), whom)
    rendered = render(document, fillable=True)
    assert rendered.pages == render(document).pages
    assert faults(rendered.data) == []
    filled = by_pypdf(rendered.data, answered(rendered.data, LONG))
    assert faults_left(filled) == []
    assert words_read(filled) == words_of(document)


@pytest.mark.journey
@settings(max_examples=12, deadline=None, derandomize=True)
@given(forms)
def test_any_form_is_sound_before_and_after_it_is_filled_in(document: Document) -> None:
    data = fillable(document)
    assert faults(data) == []
    if widgets(data):
        assert faults_left(by_pypdf(data, answered(data))) == []


@pytest.mark.journey
@settings(max_examples=40, deadline=None)
@given(forms)
def test_fields_have_names_of_their_own_and_follow_in_reading_order(
    document: Document,
) -> None:
    data = fillable(document)
    reader: Any = PdfReader(BytesIO(data))
    names = [w.name for w in widgets(data)]
    assert len(names) == len(set(names))
    assert names == in_reading_order(data)
    form = reader.trailer["/Root"].get("/AcroForm", {})
    assert names == [one.get_object()["/T"] for one in form.get("/Fields", ())]
    assert all(one["/Tabs"] == "/S" for one in reader.pages)
    assert all(w.label.strip() and w.raw["/F"] == 4 for w in widgets(data))
    for number, one in enumerate(reader.pages):
        width, height = float(one.mediabox.width), float(one.mediabox.height)
        for widget in (w for w in widgets(data) if w.page == number):
            left, lower, right, upper = widget.edges
            assert 0 < left < right < width
            assert 0 < lower < upper < height


@pytest.mark.journey
@settings(max_examples=15, deadline=None)
@given(in_any_script)
def test_a_form_says_what_its_document_says_in_the_same_order(
    document: Document,
) -> None:
    assert words_read(fillable(document)) == words_of(document)


@pytest.mark.journey
@settings(max_examples=8, deadline=None)
@given(forms)
def test_the_same_form_is_the_same_file(document: Document) -> None:
    assert fillable(document) == fillable(document)


@pytest.mark.journey
def test_the_same_form_is_the_same_file_in_another_process() -> None:
    assert sums("pdf", how="fillable=True") == {render(rich(), fillable=True).sha256}


def test_a_form_runs_and_sends_nothing() -> None:
    reader: Any = PdfReader(BytesIO(fillable(SLIP)))
    form = reader.trailer["/Root"]
    assert not {"/NeedAppearances", "/CO", "/XFA", "/SigFlags"} & set(form["/AcroForm"])
    keys = {key for one in _objects(reader) for key in one}
    assert not {"/AA", "/JS", "/JavaScript", "/OpenAction"} & keys
    assert not any("/A" in w.raw for w in widgets(fillable(SLIP)))


def _objects(reader: Any) -> Iterator[dict[str, Any]]:
    for number in range(1, int(reader.trailer["/Size"])):
        one = reader.get_object(number)
        if isinstance(one, dict):
            yield one
