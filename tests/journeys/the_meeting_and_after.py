"""From the kallelse to a closed case, as one does it."""

from pathlib import Path

from tests.journeys.before_the_meeting import KOMMUN, REGION
from tests.journeys.hands import Hands
from tests.journeys.program import Program


def summons(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("7  Kalla och bjud in")
    program.picture("summons")
    booking = me.within("Tid och plats")
    booking.write("Dag", "idag")
    booking.write("Börjar", "13")
    booking.write("Slutar", "14.30")
    booking.choose("Hur möts ni?", "På plats")
    booking.write("Plats", "Rum Björken")
    me.see("Gäller mötesdagen")
    program.picture("summons-check")
    calling = me.within("Kalla och bjud in")
    calling.write("På vilket sätt?", "säker e-post")
    calling.press("Registrera som kallade")
    replies = me.within("Svar")
    for who in ("Alva Påhitt", "Maria Påhitt", KOMMUN, REGION):
        replies.press(f"Registrera svar: {who}")
        replies.choose("Vad blev svaret?", "Kommer")
        replies.press("Spara svaret")
        replies.see_no("Vad blev svaret?")
    me.see("8 av 13 klara")
    program.picture("summons-done")


def meeting(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("8  SIP-möte")
    program.picture("meeting")
    me.write("När hölls mötet?", "idag")
    me.press("Samtycke och sekretess är genomgånget")
    came = me.within("Vilka var med?")
    for who in ("Alva Påhitt", "Maria Påhitt", KOMMUN, REGION):
        came.choose(who, "Närvarande")
    me.write("Inledning", "Alla presenterade sig.")
    me.write("Behov och mål", "Alva vill gå i sin skola hela dagen.")
    me.write("Överenskommelser", "Skolan ringer Eva före fredag.")
    program.picture("meeting-written")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Protokollet är slutfört.", "9 av 13 klara")
    program.picture("minutes-final")


def save_paper(me: Hands, program: Program, button: str, file: Path) -> None:
    """Look at a paper and save it as PDF."""
    me.press(button)
    me.see("Spara som PDF")
    program.picture(f"paper-{file.stem}")
    me.press("Spara som PDF", answer=lambda dialog: dialog.name_file(file))
    me.see("Sparat som PDF")
    program.picture(f"paper-{file.stem}-saved")
    me.press("Stäng")
