"""A meeting that goes wrong, and a day that changes who knows: the last two of five.

Where the program says no, one sentence names what is missing and one what to do.
"""

from pathlib import Path

import pytest

from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey

BUP = "Aisha Diktén, BUP Påhittköping, Region Påhitt"
KOMMUN = "Sara Exempelsson, Socialnämnden, Påhittköpings kommun"


@pytest.fixture
def me(program: Program) -> Hands:
    """Sit at the demonstration home's window."""
    return there.sit_down(program)


def test_bup_stays_away_and_the_child_leaves_after_five_minutes(
    me: Hands, program: Program, tmp_path: Path
) -> None:
    there.open_case(me, "Freja Tänkvik")
    there.not_yet(
        me,
        f"Visa protokoll till {KOMMUN}",
        "Pappret är ett utkast och lämnas inte ut.",
        "Slutför protokollet eller registrera planen som fastställd först.",
    )
    me.within("Vilka var med?").choose(BUP, "Frånvarande")
    me.write(
        "Blev mötet inte som tänkt?",
        "BUP uteblev. Freja gick efter fem minuter och fortsatte med Moa.",
    )
    me.write("Överenskommelser", "Sara ringer BUP i dag.")
    program.picture("left")
    me.press("Slutför protokollet", answer=lambda asks: asks.press("Slutför"))
    me.see("Protokollet är slutfört.")
    own = there.print_to(me, "Visa protokoll till akten", tmp_path / "akten.pdf")
    assert "Freja gick efter fem minuter" in own
    told = there.print_to(me, f"Visa protokoll till {KOMMUN}", tmp_path / "till.pdf")
    assert "Freja gick" not in told
    _the_plan_stays_a_draft_and_is_kept_elsewhere(me, program)


def _the_plan_stays_a_draft_and_is_kept_elsewhere(me: Hands, program: Program) -> None:
    there.go(me, "meeting", "plan")
    me.see("Var förs planen?")
    program.picture("left-plan")
    there.not_yet(
        me,
        "Visa min plan till Freja",
        "Pappret är ett utkast och lämnas inte ut.",
        "Slutför protokollet eller registrera planen som fastställd först.",
    )
    me.write("Var förs planen?", "Kommunens eget system, Lifecare")
    me.write("När kom kopian?", "idag")
    me.see("Sparat")


def test_the_day_of_coming_of_age_and_the_move_after_it(
    me: Hands, program: Program
) -> None:
    there.open_case(me, "Omar Diktberg")
    there.go(me, "placement", "move")
    me.see(
        "Vid midnatt slutar vårdnaden.",
        "Vem får veta?",
        "Samtycken",
        "Öppna kallelser",
        "Exemplar som är lämnade",
        "Vem ansvarar?",
        "Planen avslutas inte.",
    )
    program.picture("turn")
    me.press("Frågat i dag")
    me.wait_for(lambda: me.value("Frågade om uppdrag"), "the day of asking")
    me.press("Ställ in mötet")
    me.see_no("Öppna kallelser")
    program.picture("turn-called-off")
    there.go(me, "call", "summons")
    me.see("Mötet är inställt sedan", "7 brev skrivs ut")
