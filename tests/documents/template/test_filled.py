"""A plan on somebody else's template: every word as it was written, in its place."""

import re
from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from sipdesk.documents.docx.template import fields as word
from sipdesk.documents.docx.text import writable
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.fonts import printable
from sipdesk.documents.pdf.template import form as pdf
from sipdesk.documents.template import file
from sipdesk.documents.template.guess import guesses
from sipdesk.documents.template.mapped import values
from sipdesk.documents.template.told import Told, told
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import FILE_COPY, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.template import (
    FieldSort,
    MappedField,
    PlanField,
    TemplateField,
    TemplateForm,
    points_missing,
)
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MADE, MEASURES, SCHOOL
from tests.documents.papers import desk, paper
from tests.documents.papers import printed as printed_paper
from tests.documents.template.made import (
    BOUND,
    CHOICE,
    LINES,
    TICK,
    braces,
    control,
    controls,
    form,
    split_over_runs,
)

MONTHS_SHORT = ("jan", "feb", "apr", "aug", "sep", "sept", "okt", "nov", "dec")
HARD = 'Åsa "Öberg" & <Co> ’x’ {{ namn }} {% if %} é ł ễ И 漢'
COLUMNS = ("vad", "vem", "nar")


def said(data: bytes) -> str:
    return file.text_of(data, file.form_of(data))


def seen_by(case: Case, recipient: str) -> Told:
    allowed = clearance(case, recipient, MADE.date())
    at = desk(allowed.kinds, version=1)
    return told(Copy(case, recipient, at), allowed)


def with_thirty_measures() -> Case:
    case = cases.full()
    many = tuple(
        replace(MEASURES[n % len(MEASURES)], id=f"n{n}", what=f"Insats nummer {n}")
        for n in range(30)
    )
    return replace(case, plan=replace(case.plan, measures=many))


def mapping(**fields: PlanField) -> tuple[MappedField, ...]:
    return tuple(MappedField(n, n.replace("__", "."), f) for n, f in fields.items())


def test_braces_spread_over_runs_are_found_and_filled_in_their_look() -> None:
    template = split_over_runs()
    assert [f.name for f in word.read(template)] == ["den_unges_namn"]
    out = word.fill(template, {"den_unges_namn": "Åsa <Öberg> & Co"}, MADE)
    (paragraph,) = docx.Document(BytesIO(out)).paragraphs
    assert paragraph.text == "Namn: Åsa <Öberg> & Co"
    assert any(run.bold for run in paragraph.runs if "Åsa" in run.text)


@pytest.mark.parametrize(
    "template",
    [
        braces("Före {{ namn }} efter"),
        controls({"Före": control("namn", LINES)}),
        controls({"Före": control("namn", "", alias="Namn")}),
    ],
    ids=["braces", "control", "rich control"],
)
def test_what_was_written_is_never_read_as_anything_else(template: bytes) -> None:
    out = word.fill(template, {"namn": f"{HARD}\nandra raden"}, MADE)
    assert HARD in said(out)
    assert "\nandra raden" in said(out)
    assert "Klicka här" not in said(out)


def test_a_line_stays_one_line_and_is_no_longer_bound_to_anything_else() -> None:
    template = controls({"Namn": control("namn", BOUND)})
    out = word.fill(template, {"namn": "Alva\nPåhitt"}, MADE)
    assert said(out) == "Namn: Alva, Påhitt\n"
    assert "storeItemID" in docx.Document(BytesIO(template)).element.xml
    assert "storeItemID" not in docx.Document(BytesIO(out)).element.xml


def test_a_control_is_named_by_tag_else_title_and_takes_what_it_is_for() -> None:
    template = controls(
        {
            "Namn": control("namn", alias="Den unges namn"),
            "Samtycke": control("samtycke", TICK),
            "Ansvar": control("ansvar", CHOICE),
            "Bild": control("bild", "<w:picture/>"),
            "Annat": control("", "", alias="Fritext"),
        }
    )
    found = {f.name: (f.sort, f.label, f.choices) for f in word.read(template)}
    assert found == {
        "namn": (FieldSort.TEXT, "Den unges namn", ()),
        "samtycke": (FieldSort.TICK, "", ()),
        "ansvar": (FieldSort.CHOICE, "", ("Kommunen", "Regionen")),
        "Fritext": (FieldSort.LINES, "Fritext", ()),
    }
    out = word.fill(
        template, {"namn": "Alva", "samtycke": "ja", "ansvar": "Region"}, MADE
    )
    assert said(out).splitlines() == [
        "Namn: Alva",
        "Samtycke: ☒",
        "Ansvar: Regionen",
        "Bild: Klicka här",
        "Annat: Klicka här",
    ]
    assert "Samtycke: ☐" in said(word.fill(template, {"samtycke": ""}, MADE))


@pytest.mark.parametrize(
    "template",
    [braces(columns=COLUMNS), controls({}, rows=COLUMNS)],
    ids=["braces", "controls"],
)
def test_rows_are_repeated_thirty_times_in_order(template: bytes) -> None:
    fields = word.read(template)
    assert guesses(fields)["insatser"] is PlanField.MEASURES
    mapped = tuple(MappedField(n, n, f) for n, f in guesses(fields).items())
    assert len(mapped) == 4
    case = with_thirty_measures()
    out = word.fill(template, values(seen_by(case, FILE_COPY), mapped, fields), MADE)
    told_of = [x for x in said(out).splitlines() if x.startswith("Insats nummer")]
    assert told_of == [f"Insats nummer {n}" for n in range(30)]
    without = word.fill(template, values(Told(), mapped, fields), MADE)
    assert "Insats nummer" not in said(without)
    assert "Klicka här" not in said(without)


def test_the_same_values_give_the_same_bytes_and_properties_name_nobody() -> None:
    template = braces("{{ namn }}")
    one, other = (word.fill(template, {"namn": "Alva"}, MADE) for _ in range(2))
    assert one == other
    about = docx.Document(BytesIO(one)).core_properties
    assert about.last_modified_by == "SIPdesk"
    assert "Alva" not in f"{about.title}{about.author}{about.subject}{about.comments}"


def test_a_form_lists_its_fields_by_sort_with_what_it_calls_them() -> None:
    found = {f.name: (f.sort, f.label, f.choices) for f in pdf.read(form())}
    assert found["namn"] == (FieldSort.TEXT, "Den unges namn", ())
    assert found["viktigt"][0] is FieldSort.LINES
    assert found["samtycke"] == (FieldSort.TICK, "Samtycke finns", ())
    assert found["ansvarig"] == (FieldSort.CHOICE, "", ("Kommun", "Region"))
    assert found["huvudman"][2] == ("Kommun", "Region")


def text_on(data: bytes) -> str:
    """Read what is drawn on the pages, fields and all."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for number in range(len(document)):
        document[number].flatten()
    drawn = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return drawn


def test_a_filled_form_shows_every_letter_and_can_no_longer_be_written_in() -> None:
    text = "Att få gå i skolan, på riktigt. " * 9 + "\nŁukasz ễ И"
    out = pdf.fill(
        form(),
        {
            "namn": "Åsa Öberg & <Co>",
            "viktigt": text,
            "samtycke": "ja",
            "ansvarig": "Region",
            "huvudman": "region",
        },
        MADE,
    )
    kept = PdfReader(BytesIO(out)).get_fields()
    assert kept is not None
    assert kept["namn"]["/V"] == "Åsa Öberg & <Co>"
    assert kept["samtycke"]["/V"] == "/Yes"
    assert kept["ansvarig"]["/V"] == "/Region"
    assert kept["huvudman"]["/V"] == "Region"
    assert pdf.read(form(1)) != ()
    with pytest.raises(RuleBroken, match="template-without-fields"):
        pdf.read(out)
    drawn = " ".join(text_on(out).split())
    assert "Åsa Öberg & <Co>" in drawn
    assert drawn.count("Att få gå i skolan, på riktigt.") == 9
    assert "Łukasz ễ И" in drawn
    assert "Den unges namn: Åsa Öberg & <Co>" in said(out)


def test_fields_that_are_not_mapped_stay_open() -> None:
    out = pdf.fill(form(), {"namn": "Alva"}, MADE)
    assert [f.name for f in pdf.read(out)] == [
        "viktigt",
        "samtycke",
        "ansvarig",
        "huvudman",
    ]


def test_a_text_that_does_not_fit_in_a_form_is_never_cut_off() -> None:
    with pytest.raises(RuleBroken) as refused:
        pdf.fill(form(), {"viktigt": "Mycket lång text. " * 300}, MADE)
    assert refused.value.code == "template-does-not-hold"
    assert refused.value.facts == {"field": "viktigt"}


def test_a_form_with_too_few_rows_has_the_rest_in_its_last() -> None:
    case = cases.full()
    mapped = mapping(
        vad1=PlanField.MEASURE_WHAT,
        vad2=PlanField.MEASURE_WHAT,
        vem2=PlanField.MEASURE_WHO,
        vem1=PlanField.MEASURE_WHO,
    )
    found = values(seen_by(case, FILE_COPY), mapped, ())
    measures = case.plan.measures
    assert found["vad1"] == measures[0].what
    assert found["vad2"] == "\n".join(
        f"{n}. {m.what}" for n, m in enumerate(measures[1:], 2)
    )
    many = mapping(**{f"vad{n}": PlanField.MEASURE_WHAT for n in range(1, 12)})
    spread = values(seen_by(case, FILE_COPY), many, ())
    assert spread["vad10"] == ""
    assert spread["vad6"] == measures[5].what


def test_nothing_stands_on_a_template_that_our_own_plan_withholds() -> None:
    for case in (cases.full(), cases.protected()):
        for recipient in (BUP, FATHER):
            own = printed_paper(paper(PaperKind.PLAN, case, recipient, 1))
            texts = seen_by(case, recipient)
            for measure in case.plan.measures:
                here = measure.what in texts.text(PlanField.MEASURES)
                assert here == (measure.what in own)
            for goal in case.plan.goals:
                assert (goal.words in texts.text(PlanField.GOALS)) == (
                    goal.words in own
                )
            name = case.young_person.name
            assert (name in texts.text(PlanField.YOUNG_PERSON)) == (name in own)


def test_nobody_is_named_who_answers_only_for_what_the_reader_may_not_see() -> None:
    school = (Information.SCHOOL,)
    consents = tuple(
        cases.consent_of(c.consenter, frozenset(school)) for c in cases.full().consents
    )
    full = cases.full()
    there = tuple(p for p in full.meeting.participants if p.party != BUP)
    case = replace(
        full,
        consents=consents,
        meetings=(replace(full.meeting, participants=there),),
    )
    named = seen_by(case, SCHOOL).text(PlanField.PRINCIPALS)
    assert "Socialtjänst" in named
    assert "BUP" not in named


ONLY_ON_TEMPLATES = {"Från", "från", "Till", "till", "följs", *MONTHS_SHORT}
"""Words of the form that our own plan may do without."""


@pytest.mark.journey
@pytest.mark.parametrize("name", ["full", "protected"])
def test_no_word_stands_on_a_template_that_is_not_on_our_own_plan(name: str) -> None:
    case = getattr(cases, name)()
    day = MADE.date()
    tried = 0
    for recipient in recipients(PaperKind.PLAN, case, day):
        allowed = clearance(case, recipient, day)
        own = words(printed_paper(paper(PaperKind.PLAN, case, recipient, 1)))
        texts = seen_by(case, recipient)
        shown = {f: words(texts.text(f)) for f in PlanField if f not in OWN_WORDS}
        for field, said_there in shown.items():
            left = {w for w in said_there - own if not w.isdecimal()}
            assert left <= ONLY_ON_TEMPLATES, (recipient, field, allowed.verdict)
            tried += 1
    assert tried > 100


OWN_WORDS = {PlanField.MEETING_DAY}
"""Fields that say what our own plan does not: that the meeting was held on a day."""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_whoever_may_see_nothing_gets_empty_fields() -> None:
    case = cases.full()
    bare = replace(case, consents=())
    texts = seen_by(bare, BUP)
    shown = {f for f in PlanField if texts.text(f)}
    assert shown == {PlanField.YOUNG_PERSON, PlanField.WITHHELD}
    assert texts.text(PlanField.YOUNG_PERSON) == "Den unge"


def test_the_home_copy_has_everything() -> None:
    texts = seen_by(cases.full(), FILE_COPY)
    empty = {f for f in PlanField if not texts.text(f)}
    assert PlanField.WITHHELD in empty
    assert PlanField.IMPORTANT not in empty
    assert PlanField.DISAGREEMENT not in empty
    assert (
        frozenset(Information) == clearance(cases.full(), FILE_COPY, MADE.date()).kinds
    )


def test_the_statutes_points_that_a_mapping_lacks_are_named() -> None:
    assert points_missing({}, ()) == (1, 2, 3, 4)
    one_text = {"insatser": PlanField.MEASURES, "ansvar": PlanField.LEAD_PRINCIPAL}
    assert points_missing(one_text, word.read(braces("{{ insatser }}"))) == ()
    fields = word.read(braces("{{ ansvar }}", columns=COLUMNS))
    assert points_missing(one_text, fields) == (1, 2, 3)
    what = one_text | {"insatser.vad": PlanField.MEASURE_WHAT}
    assert points_missing(what, fields) == (2,)
    assert points_missing(what | {"insatser.vem": PlanField.MEASURE_WHO}, fields) == ()


@pytest.mark.parametrize(
    "template",
    [braces(columns=COLUMNS), controls({}, rows=COLUMNS)],
    ids=["braces", "controls"],
)
def test_repeated_rows_are_given_rows_and_never_the_letters_of_a_text(
    template: bytes,
) -> None:
    mapped = mapping(insatser=PlanField.MEASURES)
    found = values(seen_by(cases.full(), FILE_COPY), mapped, word.read(template))
    assert not isinstance(found["insatser"], str)


def test_a_text_is_never_put_where_rows_are_repeated() -> None:
    template = controls({}, rows=COLUMNS)
    before = docx.Document(BytesIO(template)).element.xml
    out = word.fill(template, {"insatser": "1. Samtal."}, MADE)
    assert docx.Document(BytesIO(out)).element.xml == before


def test_what_stands_in_rows_that_are_not_guessed_is_not_guessed_either() -> None:
    fields = (
        TemplateField("andra", FieldSort.ROWS),
        TemplateField("andra.namn", FieldSort.LINES),
    )
    assert guesses(fields) == {}


def test_a_kind_of_file_is_told_by_its_bytes() -> None:
    assert file.form_of(form()) is TemplateForm.PDF
    assert file.form_of(braces("{{ n }}")) is TemplateForm.DOCX


def test_boxes_that_are_only_numbered_are_called_what_the_form_calls_them() -> None:
    whole = BytesIO()
    canvas = Canvas(whole, invariant=True)
    for place in range(2):
        canvas.acroForm.radio(name="ansvarig", value=str(place), x=50 * place, y=500)
    canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=whole)
    box = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    names = ArrayObject((TextStringObject("Kommunen"), TextStringObject("Regionen")))
    box["/Parent"].get_object()[NameObject("/Opt")] = names
    named = BytesIO()
    writer.write(named)
    (field,) = pdf.read(named.getvalue())
    assert field.choices == ("Kommunen", "Regionen")
    out = pdf.fill(named.getvalue(), {"ansvarig": "Region"}, MADE)
    kept = PdfReader(BytesIO(out)).get_fields()
    assert kept is not None
    assert kept["ansvarig"]["/V"] == "/1"


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.journey
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ANY_TEXT, which=st.sampled_from(["braces", "control", "form"]))
def test_whatever_is_typed_can_stand_in_a_field(text: str, which: str) -> None:
    template = FIELDS[which]
    out = file.fill(template, file.form_of(template), {"viktigt": text}, MADE)
    can_stand = printable if which == "form" else writable
    assert squeezed(can_stand(text)) in squeezed(can_stand(said(out)))


def squeezed(text: str) -> str:
    return " ".join(text.split())


FIELDS = {
    "braces": braces("{{ viktigt }}"),
    "control": controls({"Viktigt": control("viktigt", LINES)}),
    "form": form(),
}
