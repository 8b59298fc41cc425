"""Meetings and plans: called off, stayed away from, set right, followed, handed on.

Each begins in the demonstration home, at a case that is under way.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.clock import SystemClock
from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey

BUP = "Aisha Diktén, BUP Påhittköping, Region Påhitt"
HERE = "Hugo Skisslund"


@pytest.fixture
def me(program: Program) -> Hands:
    """Sit at the demonstration home's window."""
    return there.sit_down(program)


def test_bup_stays_away_and_its_chief_and_the_region_are_told(
    me: Hands, program: Program
) -> None:
    there.open_case(me, "Freja Tänkvik")
    me.see_no("Huvudman som uteblev")
    me.within("Vilka var med?").choose(BUP, "Frånvarande")
    away = me.within("Huvudman som uteblev")
    away.see("Kom inte till mötet")
    away.press(f"Följ upp: {BUP}")
    away.write("När fick chefen veta?", "idag")
    away.write("När lämnades avvikelsen?", "idag")
    away.write("Avvikelsens nummer", "A-17")
    program.picture("away")
    away.press("Spara")
    away.see("Chefen fick veta", "nummer A-17")


def test_minutes_that_are_wrong_get_a_new_version_that_says_which_it_replaces(
    me: Hands, program: Program, tmp_path: Path
) -> None:
    there.open_case(me, "Freja Tänkvik")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Protokollet är slutfört.", "Version 1, slutförd")
    me.press("amend-top")
    amend = me.within("Ändra protokollet")
    amend.write("Varför behöver det ändras?", "Fel dag för tandläkaren.")
    amend.press("Öppna för ändring")
    me.see("Protokollet är öppet för ändring.", "Skäl: Fel dag för tandläkaren.")
    me.write("Överenskommelser", "Tandläkaren är på torsdag, inte på onsdag.")
    program.picture("amending")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Version 2, slutförd", "Version 1, slutförd")
    paper = there.print_to(me, "Visa protokoll till akten", tmp_path / "akten.pdf")
    assert "ersätter version 1" in paper
    assert "Tandläkaren är på torsdag" in paper


def test_a_meeting_is_called_off_with_a_letter_to_each_and_then_held_after_all(
    me: Hands, program: Program
) -> None:
    there.open_case(me, "Omar Diktberg")
    there.go(me, "call", "summons")
    me.press("Ställ in mötet …")
    me.write("Varför ställs det in?", "Den som sammankallar är sjuk.")
    me.press("cancel-go")
    me.see("Mötet är inställt sedan", "Den som sammankallar är sjuk.")
    me.see("brev skrivs ut")
    program.picture("called-off")
    there.go(me, "meeting", "meeting")
    me.press("Öppna mötesläget")
    me.press("Börja mötet")
    me.see("Mötet är inställt.")
    me.press("Inte nu")
    there.go(me, "call", "summons")
    me.press("Mötet blir av")
    me.see_no("Mötet är inställt sedan")


def test_a_received_plan_is_followed_up_twice(me: Hands, program: Program) -> None:
    there.open_case(me, HERE)
    there.go(me, "meeting", "plan")
    me.see("Kommunens eget system")
    there.go(me, "follow-up", "follow_up")
    _follow_up(me, "Det går bättre nu.", weeks=4)
    program.picture("followed-up-once")
    me.within("Tidigare uppföljningar").see("Det går bättre nu.")
    _follow_up(me, "Nu simmar jag själv.", weeks=9)
    program.picture("followed-up-twice")
    before = me.within("Tidigare uppföljningar")
    before.see("Det går bättre nu.", "Nu simmar jag själv.")


def _follow_up(me: Hands, words: str, *, weeks: int) -> None:
    following = me.within("Uppföljningen")
    following.write("När följdes planen upp?", "idag")
    following.write("Den unges egna ord", words)
    following.choose("Vad bestämde ni?", "Planen fortsätter")
    due = SystemClock().today() + timedelta(weeks=weeks)
    following.write("Nästa uppföljning", due.isoformat())
    following.press("Registrera uppföljningen")


def test_a_plan_is_handed_over_when_the_young_person_moves(
    me: Hands, program: Program
) -> None:
    there.open_case(me, HERE)
    there.go(me, "closing", "closing")
    ending = me.within("Så slutar det här")
    ending.choose("Varför?", "Lämnas över vid flytt eller utskrivning")
    ending.write("När bestämdes det?", "idag")
    ending.write("Vem tar över?", "Peter Modell, Exempelstads kommun")
    ending.write("När fick den unge veta?", "idag")
    program.picture("handing-over")
    me.press("Lämna över och avsluta", answer=lambda asks: asks.press("Lämna över"))
    me.see("Ärendet lämnades över till", "Öppna igen")
