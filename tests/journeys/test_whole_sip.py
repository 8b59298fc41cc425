"""One SIP whole: held, set right, received, called off, followed up, handed over.

From the first start of the program, by mouse, keyboard and eyes alone.
"""

from datetime import timedelta

import pytest

from sipdesk.clock import SystemClock
from tests.journeys import before_the_meeting as before
from tests.journeys import the_meeting_and_after as after
from tests.journeys.before_the_meeting import KOMMUN, REGION
from tests.journeys.demonstration import go
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey


def test_a_sip_is_followed_up_twice_and_handed_over(program: Program) -> None:
    me = program.start()
    for step in (
        before.a_new_home,
        before.a_new_case,
        before.admission,
        before.need,
        before.offer,
        before.consent,
        before.sip_request,
        before.roles,
        before.preparation,
        after.summons,
        after.meeting,
    ):
        step(me, program)
    _set_the_minutes_right(me, program)
    _receive_the_plan(me, program)
    _prepare_the_follow_up(me, program)
    _call_it_off_and_take_it_up(me, program)
    _hold_it_without_the_region(me, program)
    _tell_the_regions_chief(me, program)
    _follow_up_once_more(me, program)
    _hand_over(me, program)


def _in(weeks: int) -> str:
    day = SystemClock().today() + timedelta(weeks=weeks)
    return day.isoformat()


def _set_the_minutes_right(me: Hands, program: Program) -> None:
    me.press("amend-top")
    amend = me.within("Ändra protokollet")
    amend.write("Varför behöver det ändras?", "Dagen för nästa möte saknades.")
    amend.press("Öppna för ändring")
    me.see("Protokollet är öppet för ändring.")
    following = me.within("Nästa möte")
    following.write("Dag", _in(6))
    following.write("Börjar", "13")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Version 2, slutförd", "Version 1, slutförd")
    program.picture("amended")


def _receive_the_plan(me: Hands, program: Program) -> None:
    go(me, "meeting", "plan")
    kept = me.within("I kommunens eller regionens system")
    kept.write("Var förs planen?", "Lifecare")
    kept.write("Vilken version?", "1")
    kept.write("När kom kopian?", "idag")
    kept.write("När följs den upp enligt planen?", _in(6))
    program.picture("received-plan")


def _prepare_the_follow_up(me: Hands, program: Program) -> None:
    go(me, "follow-up", "follow_up")
    me.see_no("Det finns ingen fastställd plan att följa upp.")
    me.press("Förbered uppföljningsmöte")
    me.see("Gå till Roller")
    program.picture("follow-up-begun")


def _call_it_off_and_take_it_up(me: Hands, program: Program) -> None:
    go(me, "call", "summons")
    booking = me.within("Tid och plats")
    booking.write("Dag", "idag")
    booking.write("Slutar", "14")
    me.press("Ställ in mötet …")
    me.write("Varför ställs det in?", "Den som sammankallar är sjuk.")
    me.press("cancel-go")
    me.see("Mötet är inställt sedan")
    program.picture("called-off")
    me.press("Mötet blir av")
    me.see_no("Mötet är inställt sedan")


def _hold_it_without_the_region(me: Hands, program: Program) -> None:
    go(me, "meeting", "meeting")
    me.press("Öppna mötesläget")
    me.press("Börja mötet")
    here = me.within("Vilka är här?")
    for who in ("Alva Påhitt", "Maria Påhitt", KOMMUN):
        here.choose(who, "Närvarande")
    here.choose(REGION, "Frånvarande")
    me.within("mode-opening").write("text", "Regionen kom inte.")
    program.picture("held")
    me.press("Avsluta mötet")
    me.see("8  SIP-möte")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Protokollet är slutfört.")


def _tell_the_regions_chief(me: Hands, program: Program) -> None:
    away = me.within("Huvudman som uteblev")
    away.press(f"Följ upp: {REGION}")
    away.write("När fick chefen veta?", "idag")
    away.write("När lämnades avvikelsen?", "idag")
    away.press("Spara")
    away.see("Chefen fick veta")
    program.picture("stayed-away")


def _follow_up_once_more(me: Hands, program: Program) -> None:
    go(me, "follow-up", "follow_up")
    following = me.within("Uppföljningen")
    # The other was registered by itself when the meeting's minutes were finalised.
    following.see("Skriv vad ni bestämde då.")
    following.choose("Vad bestämde ni?", "Planen fortsätter")
    following.press("Registrera uppföljningen")
    following.see_no("Skriv vad ni bestämde då.")
    following.write("När följdes planen upp?", "idag")
    following.write("Den unges egna ord", "Nu går det av sig självt.")
    following.choose("Vad bestämde ni?", "Planen fortsätter")
    following.write("Nästa uppföljning", _in(12))
    following.press("Registrera uppföljningen")
    earlier = me.within("Tidigare uppföljningar")
    earlier.see("Nu går det av sig självt.")
    assert earlier.words.count("Planen fortsätter") == 2
    program.picture("followed-up-twice")


def _hand_over(me: Hands, program: Program) -> None:
    go(me, "closing", "closing")
    ending = me.within("Så slutar det här")
    ending.choose("Varför?", "Lämnas över vid flytt eller utskrivning")
    ending.write("När bestämdes det?", "idag")
    ending.write("Vem tar över?", "Peter Modell, Exempelstads kommun")
    ending.write("När fick den unge veta?", "idag")
    me.press("Lämna över och avsluta", answer=lambda asks: asks.press("Lämna över"))
    me.see("Ärendet lämnades över till Peter Modell")
    program.picture("handed-over")
