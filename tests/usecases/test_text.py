"""A home writes a text of its own: checked, kept by version, seen on every paper."""

from dataclasses import replace

import pytest

from sipdesk.content.content import Letter, Sheet
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.paper import PaperKind
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.sheets import SheetOrder, preview_sheet
from sipdesk.usecases.text import (
    TextOrder,
    WriteText,
    check_text,
    list_texts,
    read_text,
    save_text,
)
from sipdesk.usecases.text_preview import preview_text
from tests.home import content
from tests.usecases.desk import Desk

CHECKLIST = "texts/checklist"
MINUTES = "texts/minutes"
SHEET = "sheets/where-to-complain"
TEXTS: tuple[Letter | Sheet, ...] = (
    *content().texts.values(),
    *content().read_sheets().sheets,
)
NAMES = tuple(
    f"{'texts' if isinstance(one, Letter) else 'sheets'}/{one.id}" for one in TEXTS
)


def written(desk: Desk, name: str, was: str, becomes: str) -> WriteText:
    """Give a text with a few words changed."""
    found = read_text(TextOrder(name), desk.ports)
    assert was in found.text
    own = found.entry.own
    changed = found.text.replace(was, becomes)
    return WriteText(name, own.number if own else 0, changed)


def printed(desk: Desk, kind: PaperKind, version: int = 0) -> str:
    """Give the words of the file copy of a paper."""
    order = PaperOrder(desk.case.id, kind, "file-copy", version)
    return preview_paper(order, desk.ports).text


def test_every_letter_and_sheet_is_in_the_list_and_none_is_the_homes(
    desk: Desk,
) -> None:
    entries = list_texts(None, desk.ports)
    assert {e.name for e in entries} == set(NAMES)
    assert not any(e.own for e in entries)


@pytest.mark.journey
@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_shown_on_a_paper_as_the_program_wrote_it(
    desk: Desk, name: str
) -> None:
    text = read_text(TextOrder(name), desk.ports).text
    shown = preview_text(WriteText(name, 0, text), desk.ports)
    assert shown.fault is None
    assert shown.data.startswith(b"%PDF")


def test_a_text_of_ones_own_stands_on_every_paper_made_after(desk: Desk) -> None:
    order = written(desk, CHECKLIST, "Listan visar", "Vår lista visar")
    assert "Vår lista visar" in preview_text(order, desk.ports).words
    assert "Vår lista visar" not in printed(desk, PaperKind.CHECKLIST)
    saved = save_text(order, desk.ports)
    assert saved.entry.own is not None
    assert saved.entry.own.number == 1
    assert "Vår lista visar" in printed(desk, PaperKind.CHECKLIST)


def test_a_sheet_may_be_written_anew(desk: Desk) -> None:
    title = preview_sheet(SheetOrder("where-to-complain"), desk.ports).sheet.title
    text = f"# {title}\n\nRing oss på hemmet."
    save_text(WriteText(SHEET, 0, text), desk.ports)
    assert (
        "Ring oss på hemmet."
        in preview_sheet(SheetOrder("where-to-complain"), desk.ports).text
    )


def test_going_back_is_a_version_too_and_nothing_written_is_lost(desk: Desk) -> None:
    first = save_text(written(desk, CHECKLIST, "Listan", "Vår lista"), desk.ports)
    back = save_text(WriteText(CHECKLIST, 1, ""), desk.ports)
    assert back.entry.own is None
    assert back.text == back.built_in
    assert [v.number for v in back.versions] == [2, 1]
    assert back.versions[1].text == first.text
    assert "Vår lista" not in printed(desk, PaperKind.CHECKLIST)


def test_saving_the_same_again_makes_no_version(desk: Desk) -> None:
    order = written(desk, CHECKLIST, "Listan", "Vår lista")
    save_text(order, desk.ports)
    again = save_text(replace(order, seen=1), desk.ports)
    assert len(again.versions) == 1


def test_two_who_write_at_once_do_not_write_over_each_other(desk: Desk) -> None:
    order = written(desk, CHECKLIST, "Listan", "Vår lista")
    save_text(order, desk.ports)
    with pytest.raises(Conflict):
        save_text(replace(order, text=order.text + "\nMer."), desk.ports)


def test_a_text_that_is_not_right_is_not_saved_and_its_line_is_told(
    desk: Desk,
) -> None:
    order = written(desk, CHECKLIST, "{done} av {total} klara", "{done} klara")
    with pytest.raises(RuleBroken, match="text-not-right"):
        save_text(order, desk.ports)
    fault = check_text(order, desk.ports)
    assert fault is not None
    assert "total" in fault.reason
    unknown = written(desk, CHECKLIST, "{done} av", "{klart} av")
    shown = preview_text(unknown, desk.ports)
    assert shown.data == b""
    assert shown.fault is not None
    line = unknown.text.split("\n")[shown.fault.line - 1]
    assert "{klart}" in line


def test_a_text_that_does_not_exist_is_missing(desk: Desk) -> None:
    with pytest.raises(Missing):
        read_text(TextOrder("texts/nothing"), desk.ports)
    with pytest.raises(Missing):
        save_text(WriteText("texts/nothing", 0, ""), desk.ports)


def test_finalised_minutes_keep_the_text_that_they_were_written_with(
    desk: Desk,
) -> None:
    desk.hold()
    desk.do(finalise_minutes, FinaliseMinutes)
    said = content().texts["minutes"].passages["plan-elsewhere"].text
    assert said in printed(desk, PaperKind.MINUTES, 1)
    save_text(written(desk, MINUTES, said, "Läs också planen."), desk.ports)
    assert said in printed(desk, PaperKind.MINUTES, 1)
    assert "Läs också planen." not in printed(desk, PaperKind.MINUTES, 1)
    desk.do(amend_minutes, AmendMinutes, "Fel tid")
    desk.do(finalise_minutes, FinaliseMinutes)
    assert "Läs också planen." in printed(desk, PaperKind.MINUTES, 2)
    assert said in printed(desk, PaperKind.MINUTES, 1)


def test_finalised_minutes_keep_the_sentences_that_papers_share_too(
    desk: Desk,
) -> None:
    desk.hold()
    desk.do(finalise_minutes, FinaliseMinutes)
    said = content().texts["shared"].passages["about"].text
    save_text(written(desk, "texts/shared", said, "SIP hos oss"), desk.ports)
    assert "SIP hos oss" in printed(desk, PaperKind.CHECKLIST)
    assert "SIP hos oss" not in printed(desk, PaperKind.MINUTES, 1)
    assert said in printed(desk, PaperKind.MINUTES, 1)
