"""Surveys as papers and files, and files filled in as others would do it."""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
from pikepdf.form import DefaultAppearanceStreamGenerator, Form
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

from sipdesk.content.surveys import Question, Scale, Survey
from sipdesk.documents.pdf.survey.render import render_survey
from sipdesk.documents.survey import SurveyPaper, SurveySpeech, survey_paper
from sipdesk.domain.survey_form import SurveyForm
from sipdesk.domain.survey_group import SurveyGroup
from tests.documents.papers import content

FORM: Final = "4f3a9166-0000-4000-8000-000000000000"
SURVEYS: Final = content().read_surveys()
FACES: Final = ("faces-3", "faces-5")
EACH: Final = tuple(
    (survey, group, scale)
    for survey in SURVEYS.surveys.values()
    for group in survey.groups
    for scale in (FACES if group is SurveyGroup.YOUNG_PERSON else ("",))
)
"""Every survey for every group, on every scale that it leaves a choice of."""

Given = Mapping[str, str]
"""By a field's name: the value of the box to choose, or what is written."""


def composed(
    survey: Survey, group: SurveyGroup, scale: str = "", form: str = ""
) -> SurveyPaper:
    speech = SurveySpeech(
        content().read_survey_words(), content().read_concepts(), "SIP"
    )
    return survey_paper(survey, group, scale, form, speech)


def made(
    survey: Survey, group: SurveyGroup, scale: str = "", form: str = FORM
) -> bytes:
    return render_survey(composed(survey, group, scale, form)).data


def given_to(
    survey: Survey,
    group: SurveyGroup,
    answers: Mapping[str, tuple[str, str]],
    words: str = "",
) -> dict[str, str]:
    """Name the fields of answers by question, each on a scale, and of own words."""
    form = SurveyForm(survey.id, survey.edition, group, FORM)
    fields = {form.answer_field(q, scale): a for q, (scale, a) in answers.items()}
    return {**fields, form.remark_field: words} if words else fields


def scale_of(question: Question, wanted: str) -> Scale:
    return next((s for s in question.scales if s.id == wanted), question.scales[0])


@dataclass(frozen=True, slots=True)
class Box:
    """A place to answer in a file: a box with its value, or a room for words."""

    name: str
    value: str
    label: str
    page: int
    edges: tuple[float, ...]


def boxes(data: bytes) -> tuple[Box, ...]:
    """Give them in the order that the pages list them."""
    return tuple(_boxes(PdfReader(BytesIO(data))))


def _boxes(reader: PdfReader) -> Iterator[Box]:
    for number, page in enumerate(reader.pages):
        for one in page.get("/Annots", ()):
            found: Any = one.get_object()
            edges = tuple(map(float, found["/Rect"]))
            name = found.get("/T") or found["/Parent"]["/T"]
            looks = found["/AP"]["/N"].get_object()
            on = [key for key in looks if key != "/Off"] if "/Parent" in found else []
            value = on[0].removeprefix("/") if on else ""
            yield Box(name, value, found["/TU"], number, edges)


def by_pypdf(data: bytes, given: Given) -> bytes:
    """Fill in with pypdf."""
    writer = PdfWriter(clone_from=BytesIO(data))
    chosen = {box.name for box in boxes(data) if box.value}
    values = {n: f"/{value}" if n in chosen else value for n, value in given.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def by_pikepdf(data: bytes, given: Given) -> bytes:
    """Fill in with pikepdf, which is qpdf."""
    chosen = {box.name for box in boxes(data) if box.value}
    with pikepdf.open(BytesIO(data)) as pdf:
        form = Form(pdf, DefaultAppearanceStreamGenerator)
        for name, value in given.items():
            field: Any = form[name]
            field.value = pikepdf.Name(f"/{value}") if name in chosen else value
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def at_the_screen(data: bytes, given: Given) -> bytes:
    """Click in the boxes and type, as in Chrome and Edge, which have pdfium."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form, pages = document.formenv.raw, list(document)
    for box in boxes(data):
        wanted = given.get(box.name)
        if wanted is None or (box.value and box.value != wanted):
            continue
        page = pages[box.page].raw
        left, lower, right, upper = box.edges
        point = page, 0, (left + right) / 2, (lower + upper) / 2
        raw.FORM_OnMouseMove(form, *point)
        raw.FORM_OnLButtonDown(form, *point)
        raw.FORM_OnLButtonUp(form, *point)
        if not box.value:
            letters = wanted.encode("utf-16-le") + b"\0\0"
            wide = ctypes.create_string_buffer(letters)
            typed = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
            raw.FORM_ReplaceSelection(form, page, typed)
        raw.FORM_ForceToKillFocus(form)
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def flat(data: bytes) -> bytes:
    """Make the answers part of the pages, as when a file is printed to a file."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        page.flatten()
    out = BytesIO()
    document.save(out)
    document.close()
    writer = PdfWriter(clone_from=BytesIO(out.getvalue()))
    writer.root_object.pop("/AcroForm", None)
    last = BytesIO()
    writer.write(last)
    return last.getvalue()
