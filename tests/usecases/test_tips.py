"""Tips go between homes as they are, of nobody, and nothing here is changed by them."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.access import Act
from sipdesk.domain.errors import Conflict, Missing, Trouble, Unavailable
from sipdesk.domain.free_text import Remark, names_of
from sipdesk.domain.tip import (
    TEXT_LONGEST,
    TITLE_LONGEST,
    Finding,
    Tip,
    TipKind,
    TipPart,
    findings,
)
from sipdesk.domain.transfer import SenderKnown
from sipdesk.domain.user import Role
from sipdesk.storage.sharing import SharingRows
from sipdesk.usecases.home_card import remove_card
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.tip import (
    TakeTips,
    WriteTip,
    drop_tip,
    look_at_tips,
    print_check_in,
    put_tip_back,
    read_tips,
    settle_tip,
    share_tips,
    take_tips,
    write_tip,
)
from tests.documents.reading import spoken
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_figures import admit, logged
from tests.usecases.two_homes import TwoHomes, homes

__all__ = ["homes"]

ASKED = WriteTip(TipKind.QUESTION, "Vem kallar?", "Kommunen svarar inte. Hur gör ni?")
TIP = WriteTip(TipKind.TIP, "Ring före mötet", "Då vet alla varför de kommer.")


def ids(ports: Ports) -> frozenset[str]:
    return frozenset(tip.id for tip in read_tips(None, ports).tips)


def every(count: int) -> frozenset[int]:
    return frozenset(range(count))


def test_what_is_written_is_kept_and_changed_and_answered(desk: Desk) -> None:
    asked = write_tip(ASKED, desk.ports)
    assert (asked.title, asked.day, asked.is_open) == ("Vem kallar?", TODAY, True)
    changed = WriteTip(
        TipKind.QUESTION, " Vem  kallar nu? ", "Så här.", id=asked.id, seen=1
    )
    assert write_tip(changed, desk.ports).title == "Vem kallar nu?"
    assert not settle_tip((asked.id, True), desk.ports).is_open
    assert settle_tip((asked.id, False), desk.ports).is_open
    gone = drop_tip(asked.id, desk.ports)
    assert read_tips(None, desk.ports).tips == ()
    assert put_tip_back(gone, desk.ports).title == "Vem kallar nu?"


def test_what_another_has_changed_meanwhile_is_not_written_over(desk: Desk) -> None:
    asked = write_tip(ASKED, desk.ports)
    again = WriteTip(TipKind.TIP, "Nytt", "Nytt", id=asked.id, seen=0)
    with pytest.raises(Conflict):
        write_tip(again, desk.ports)
    with pytest.raises(Missing):
        drop_tip("ingen", desk.ports)


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        (" ", "a", "tip-without-title"),
        ("a", " \n", "tip-without-text"),
        ("a" * (TITLE_LONGEST + 1), "a", "tip-too-long"),
        ("a", "a" * (TEXT_LONGEST + 1), "tip-too-long"),
    ],
)
def test_a_tip_has_words_and_not_too_many(
    desk: Desk, title: str, text: str, code: str
) -> None:
    with refused(code):
        write_tip(WriteTip(TipKind.TIP, title, text), desk.ports)


@pytest.mark.journey
def test_tips_come_to_another_home_as_they_were_and_from_whom(homes: TwoHomes) -> None:
    for one in (ASKED, TIP):
        write_tip(one, homes.here)
    data = share_tips(ids(homes.here), homes.here)
    came = look_at_tips(data, homes.there)
    assert came.known is SenderKnown.VERIFIED
    assert came.here == (False, False)
    assert ids(homes.there) == frozenset()
    assert take_tips(TakeTips(data, every(2)), homes.there) == 2
    taken = read_tips(None, homes.there).tips
    assert {tip.title for tip in taken} == {ASKED.title, TIP.title}
    assert {(tip.home, tip.verified) for tip in taken} == {("home-1", True)}
    assert ("", "tips 2") in logged(homes.here, Act.HANDED_OUT)


@pytest.mark.journey
def test_the_same_file_twice_makes_no_doubles_and_changes_nothing(
    homes: TwoHomes,
) -> None:
    asked = write_tip(ASKED, homes.here)
    data = share_tips(ids(homes.here), homes.here)
    assert take_tips(TakeTips(data, every(1)), homes.there) == 1
    (taken,) = read_tips(None, homes.there).tips
    settle_tip((taken.id, True), homes.there)
    assert look_at_tips(data, homes.there).here == (True,)
    assert take_tips(TakeTips(data, every(1)), homes.there) == 0
    assert read_tips(None, homes.there).tips[0].settled == TODAY
    other = WriteTip(asked.kind, asked.title, "Ett annat ord.", id=asked.id, seen=1)
    write_tip(other, homes.here)
    later = share_tips(ids(homes.here), homes.here)
    assert take_tips(TakeTips(later, every(1)), homes.there) == 1
    assert {tip.text for tip in read_tips(None, homes.there).tips} == {
        ASKED.text,
        "Ett annat ord.",
    }


@pytest.mark.journey
def test_a_sender_whose_card_is_not_kept_is_not_vouched_for(homes: TwoHomes) -> None:
    write_tip(ASKED, homes.here)
    data = share_tips(ids(homes.here), homes.here)
    remove_card("home-1", homes.there)
    assert look_at_tips(data, homes.there).known is SenderKnown.UNKNOWN
    take_tips(TakeTips(data, every(1)), homes.there)
    assert not read_tips(None, homes.there).tips[0].verified
    with refused("tips-are-own"):
        look_at_tips(data, homes.here)


@pytest.mark.journey
def test_what_came_from_others_is_neither_changed_nor_sent_on(homes: TwoHomes) -> None:
    write_tip(ASKED, homes.here)
    data = share_tips(ids(homes.here), homes.here)
    take_tips(TakeTips(data, every(1)), homes.there)
    (taken,) = read_tips(None, homes.there).tips
    with refused("tip-of-others"):
        share_tips(frozenset({taken.id}), homes.there)
    with refused("tip-of-others"):
        write_tip(WriteTip(TipKind.TIP, "a", "b", id=taken.id, seen=1), homes.there)


@pytest.mark.parametrize(
    "bend",
    [
        lambda data: data[:-10],
        lambda data: data.replace(b"Vem kallar", b"Vem kallas"),
        lambda data: data.replace(b'"version":1', b'"version":1,"name":"Alva"', 1),
        lambda data: data.split(b"\n")[0],
        b64encode,
        lambda _: b"",
        lambda _: b"\0" * 1000,
        lambda data: data.split(b"\n")[0] + b"\n" + b64encode(b64decode(b"AAAA") * 21),
    ],
)
def test_a_file_that_has_been_touched_is_no_tips(
    desk: Desk, bend: Callable[[bytes], bytes]
) -> None:
    write_tip(ASKED, desk.ports)
    data = share_tips(ids(desk.ports), desk.ports)
    with pytest.raises(Unavailable) as caught:
        look_at_tips(bend(data), desk.ports)
    assert caught.value.trouble is Trouble.NOT_TIPS


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_whatever_came_is_read_or_refused(data: bytes) -> None:
    with pytest.raises(Unavailable):
        SharingRows.read_tips(data)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hen heter Alva.", "tip-holds-name"),
        ("Alvas möte", "tip-holds-name"),
        ("Nummer 20120301-2384", "tip-holds-number"),
    ],
)
def test_what_may_be_of_a_young_person_does_not_leave(
    desk: Desk, text: str, code: str
) -> None:
    tip = write_tip(WriteTip(TipKind.TIP, "Ett tips", f"Först.\n{text}"), desk.ports)
    (found,) = read_tips(None, desk.ports).findings
    assert (found.tip, found.part, found.line) == (tip.id, TipPart.TEXT, 2)
    with refused(code):
        share_tips(frozenset({tip.id}), desk.ports)
    assert logged(desk.ports, Act.HANDED_OUT) == []


def test_a_question_that_may_be_of_somebody_is_on_no_agenda(desk: Desk) -> None:
    write_tip(WriteTip(TipKind.QUESTION, "Hur går det för Alva?", "Så."), desk.ports)
    with refused("tip-holds-name"):
        print_check_in(None, desk.ports)


def test_the_line_where_it_stands_is_told() -> None:
    tip = Tip("1", TipKind.TIP, "Alva", "ett\ntvå Alva\ntre", TODAY)
    names = names_of(("Alva",), (), ())
    assert findings((tip,), names) == (
        Finding("1", "Alva", Remark.ANOTHER_NAME, TipPart.TITLE),
        Finding("1", "Alva", Remark.ANOTHER_NAME, TipPart.TEXT, 2),
    )


def test_the_agenda_has_the_open_questions_of_all_homes(desk: Desk) -> None:
    write_tip(ASKED, desk.ports)
    done = write_tip(WriteTip(TipKind.QUESTION, "Svarad fråga", "Så."), desk.ports)
    settle_tip((done.id, True), desk.ports)
    write_tip(TIP, desk.ports)
    paper = print_check_in(None, desk.ports)
    said = " ".join(one.text for one in spoken(paper.data))
    assert "1. Vem kallar?" in said
    assert "Kommunen svarar inte." in said
    assert "Svarad fråga" not in said
    assert TIP.title not in said
    assert paper.file_name == f"avstamning-{TODAY.isoformat()}.pdf"


def test_who_may_not_read_cases_gives_nothing_away(desk: Desk) -> None:
    write_tip(TIP, desk.ports)
    administrator = admit(desk.ports, Role.ADMINISTRATOR)
    assert len(read_tips(None, administrator).tips) == 1
    with refused("right-missing"):
        share_tips(ids(administrator), administrator)
    with refused("right-missing"):
        print_check_in(None, administrator)
    with refused("right-missing"):
        read_tips(None, admit(desk.ports, Role.READER))


def test_none_chosen_is_said(desk: Desk) -> None:
    with refused("tips-none-chosen"):
        share_tips(frozenset(), desk.ports)
    with pytest.raises(Missing):
        share_tips(frozenset({"ingen"}), desk.ports)


def test_a_tip_is_of_the_day_it_was_first_written(desk: Desk) -> None:
    asked = write_tip(ASKED, desk.ports)
    desk.ports.clock.day += timedelta(days=3)  # type: ignore[attr-defined]
    again = WriteTip(asked.kind, "Nytt", asked.text, settled=True, id=asked.id, seen=1)
    changed = write_tip(again, desk.ports)
    assert (changed.day, changed.settled) == (TODAY, TODAY + timedelta(days=3))
