"""A template is mapped once; after that an established plan comes out on it."""

import hashlib
from dataclasses import replace

import pytest

from sipdesk.documents.template.example import example
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import COPIED, ON_TEMPLATE, PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.template import (
    PlanField,
    RegionTemplate,
    TemplateForm,
    fitting,
)
from sipdesk.usecases.paper import (
    HandOut,
    Preview,
    hand_out_paper,
    list_papers,
    name_on_template,
    open_paper,
    preview_paper,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.plan import (
    EstablishPlan,
    RecordPlan,
    establish_plan,
    record_plan,
)
from sipdesk.usecases.template import (
    SaveTemplate,
    TryTemplate,
    list_templates,
    open_template,
    read_template,
    remove_template,
    save_template,
    try_template,
)
from tests.documents.template.made import braces, control, controls, form
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

WORD = braces("Gäller {{ namn }}", "{{ viktigt }}", columns=("vad", "vem"))
UNKNOWN = ("beskrivning", "utforare")
STOCKHOLM, KOMMUN = "Region Stockholm", "0180"


def keep(
    desk: Desk,
    data: bytes = WORD,
    name: str = "SIP-mall",
    region: str = "",
    kommun: str = "",
) -> RegionTemplate:
    guessed = read_template(data, desk.ports).guessed
    order = SaveTemplate("", name, region, kommun, data, guessed)
    return save_template(order, desk.ports)


def established(desk: Desk) -> PaperOrder:
    desk.agreed()
    desk.hold()
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    return PaperOrder(desk.case.id, PaperKind.PLAN, made.NAMND.id, 1)


def out(seen: Preview, channel: str, template: str = "") -> HandOut:
    return HandOut(seen.order, seen.made, seen.case_version, channel, template)


@pytest.mark.journey
def test_a_template_is_kept_listed_opened_changed_and_taken_away(desk: Desk) -> None:
    kept = keep(desk, name=" SIP Region Påhitt ")
    assert kept.name == "SIP Region Påhitt"
    assert kept.sha256 == hashlib.sha256(WORD).hexdigest()
    assert list_templates(None, desk.ports) == (kept,)
    opened = open_template(kept.id, desk.ports)
    assert opened.template == kept
    assert opened.found == read_template(WORD, desk.ports)
    one = (("namn", PlanField.YOUNG_PERSON),)
    order = SaveTemplate(kept.id, "Ny", STOCKHOLM, KOMMUN, WORD, one)
    changed = save_template(order, desk.ports)
    assert (changed.id, changed.region, changed.kommun) == (kept.id, "", KOMMUN)
    assert [f.name for f in list_templates(None, desk.ports)[0].fields] == ["namn"]
    remove_template(kept.id, desk.ports)
    assert list_templates(None, desk.ports) == ()
    with pytest.raises(Missing):
        open_template(kept.id, desk.ports)
    with pytest.raises(Missing):
        save_template(order, desk.ports)


@pytest.mark.journey
def test_what_is_not_whole_is_not_kept(desk: Desk) -> None:
    whole = SaveTemplate("", "Mall", "", "", WORD, (("namn", PlanField.NUMBER),))
    with refused("template-without-name"):
        save_template(replace(whole, name="  "), desk.ports)
    with refused("template-without-mapping"):
        save_template(replace(whole, mapping=()), desk.ports)
    with refused("template-field-unknown"):
        save_template(
            replace(whole, mapping=(("annat", PlanField.NUMBER),)), desk.ports
        )
    for mapping in (
        (("insatser", PlanField.NUMBER),),
        (("insatser.vad", PlanField.MEASURE_WHAT),),
        (("insatser", PlanField.GOALS), ("insatser.vad", PlanField.MEASURE_WHAT)),
    ):
        with refused("template-rows-differ"):
            save_template(replace(whole, mapping=mapping), desk.ports)
    rows_alone = (("insatser", PlanField.MEASURES),)
    with refused("template-rows-without-columns"):
        save_template(replace(whole, mapping=rows_alone), desk.ports)
    with refused("template-rows-differ"):
        stray = (("insatser.vad", PlanField.LEAD),)
        save_template(replace(whole, mapping=stray), desk.ports)
    with refused("template-unknown-file"):
        save_template(replace(whole, data=b"GIF89a"), desk.ports)
    assert list_templates(None, desk.ports) == ()


@pytest.mark.journey
@pytest.mark.parametrize(
    "data",
    [
        braces("{{ namn }}", columns=UNKNOWN),
        controls({"Namn": control("namn")}, rows=UNKNOWN),
    ],
    ids=["braces", "controls"],
)
def test_rows_whose_columns_nobody_has_mapped_are_never_filled(
    desk: Desk, data: bytes
) -> None:
    guessed = read_template(data, desk.ports).guessed
    assert ("insatser", PlanField.MEASURES) in guessed
    with refused("template-rows-without-columns"):
        try_template(TryTemplate(data, guessed), desk.ports)
    with refused("template-rows-without-columns"):
        keep(desk, data)
    one = (*guessed, ("insatser.beskrivning", PlanField.MEASURE_WHAT))
    text = try_template(TryTemplate(data, one), desk.ports).text
    measures = [m.what for m in example(desk.ports.clock.now()).plan.measures]
    assert [line for line in text.splitlines() if line in measures] == measures


@pytest.mark.parametrize("data", [WORD, form(3)], ids=["word", "pdf"])
def test_a_template_is_tried_on_somebody_made_up_and_nothing_is_kept(
    desk: Desk, data: bytes
) -> None:
    guessed = read_template(data, desk.ports).guessed
    tried = try_template(TryTemplate(data, guessed), desk.ports)
    assert dict(tried.texts)["namn"] == "Ronja Påhittad"
    assert "Ronja Påhittad" in tried.text
    assert desk.case.young_person.name not in tried.text
    assert list_templates(None, desk.ports) == ()
    assert list_papers(desk.case.id, desk.ports).records == ()


@pytest.mark.parametrize("data", [WORD, form(3)], ids=["word", "pdf"])
def test_an_established_plan_goes_out_on_a_template_and_is_kept_as_it_was(
    desk: Desk, data: bytes
) -> None:
    kept = keep(desk, data)
    seen = preview_paper(established(desk), desk.ports)
    assert seen.stopped == ""
    assert seen.templates == (kept,)
    handed = hand_out_paper(out(seen, ON_TEMPLATE[kept.form], kept.id), desk.ports)
    ending = kept.form.value
    assert handed.file_name == (
        f"2026-001-samordnad-individuell-plan-socialtjansten-v1-mall-2026-03-02.{ending}"
    )
    assert handed.file_name == name_on_template(desk.case, seen, kept)
    assert handed.record.sha256 == hashlib.sha256(handed.data).hexdigest()
    again = open_paper(handed.record.id, desk.ports)
    assert again.data == handed.data
    assert again.file_name == handed.file_name
    assert "Alva Påhitt" in again.text
    assert "Att få gå i skolan." in again.text
    remove_template(kept.id, desk.ports)
    assert open_paper(handed.record.id, desk.ports).data == handed.data


@pytest.mark.journey
def test_it_goes_out_on_the_same_ground_as_our_own_plan(desk: Desk) -> None:
    kept = keep(desk)
    order = replace(established(desk), recipient=made.SCHOOL.id)
    seen = preview_paper(replace(order, recipient=made.NAMND.id), desk.ports)
    stray = replace(out(seen, ON_TEMPLATE[kept.form], kept.id), order=order)
    with pytest.raises(Missing):
        hand_out_paper(stray, desk.ports)
    draft = PaperOrder(desk.case.id, PaperKind.PLAN, FILE_COPY)
    seen = preview_paper(draft, desk.ports)
    assert seen.templates == ()
    with refused("template-only-for-plan"):
        hand_out_paper(out(seen, ON_TEMPLATE[kept.form], kept.id), desk.ports)
    seen = preview_paper(replace(order, recipient=made.BUP.id), desk.ports)
    with pytest.raises(Conflict):
        hand_out_paper(out(seen, ON_TEMPLATE[TemplateForm.PDF], kept.id), desk.ports)
    with pytest.raises(Missing):
        hand_out_paper(out(seen, ON_TEMPLATE[kept.form], "another"), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records == ()


def test_what_does_not_fit_in_a_form_is_refused_and_nothing_goes_out(
    desk: Desk,
) -> None:
    kept = keep(desk, form())
    desk.agreed()
    desk.hold()
    desk.plan()
    long = replace(desk.case.plan, important="Jag vill säga mycket. " * 300)
    desk.do(record_plan, RecordPlan, long)
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    order = PaperOrder(desk.case.id, PaperKind.PLAN, FILE_COPY, 1)
    seen = preview_paper(order, desk.ports)
    with refused("template-does-not-hold"):
        hand_out_paper(out(seen, ON_TEMPLATE[kept.form], kept.id), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records == ()


def test_sections_are_copied_as_text_that_is_kept_once(desk: Desk) -> None:
    seen = preview_paper(established(desk), desk.ports)
    headings = [section.heading for section in seen.sections]
    assert headings[0] == "Samordnad individuell plan"
    assert "Viktigt för mig" in headings
    handed = hand_out_paper(out(seen, COPIED), desk.ports)
    kept = open_paper(handed.record.id, desk.ports)
    assert handed.file_name.endswith(".txt")
    assert all(section.text in kept.text for section in seen.sections)
    other = PaperOrder(desk.case.id, PaperKind.AGENDA, FILE_COPY)
    looked = preview_paper(other, desk.ports)
    assert looked.sections == ()
    with refused("paper-not-copied"):
        hand_out_paper(out(looked, COPIED), desk.ports)


def test_a_draft_is_copied_to_nobody(desk: Desk) -> None:
    order = replace(established(desk), version=0)
    seen = preview_paper(order, desk.ports)
    assert seen.stopped == "draft-stays-inside"
    with refused("draft-stays-inside"):
        hand_out_paper(out(seen, COPIED), desk.ports)


@pytest.mark.journey
def test_only_templates_of_the_cases_own_kommun_and_regions_are_offered(
    desk: Desk,
) -> None:
    stay = Placement(placing_kommun=KOMMUN, stay_region="Region Uppsala")
    desk.do(record_placement, RecordPlacement, stay)
    for name, region, kommun in (
        ("alla", "", ""),
        ("kommunen", "", KOMMUN),
        ("annan kommun", "", "0114"),
        ("regionen", STOCKHOLM, ""),
        ("där hemmet ligger", "Region Uppsala", ""),
        ("annan region", "Region Skåne", ""),
    ):
        keep(desk, name=name, region=region, kommun=kommun)
    order = established(desk)
    allowed = ["alla", "kommunen", "regionen"]
    outside = preview_paper(replace(order, recipient=made.BUP.id), desk.ports)
    assert sorted(t.name for t in outside.templates) == allowed
    inside = preview_paper(order, desk.ports)
    assert sorted(t.name for t in inside.templates) == sorted(
        [*allowed, "där hemmet ligger"]
    )


@pytest.mark.journey
def test_without_a_placement_only_templates_for_everybody_fit(desk: Desk) -> None:
    everybody, region = keep(desk), keep(desk, region=STOCKHOLM)
    fit = fitting((everybody, region), Placement(), {}, knows_place=True)
    assert fit == (everybody,)
