"""A silent kommun, and answers that do not suffice: situations two and three of five.

Where the program says no, one sentence names what is missing and one what to do.
"""

from pathlib import Path

import pytest

from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey

NAMND = "Peter Modell, Socialnämnden, Exempelstads kommun"
REGION = "Jonas Tänkman, BUP Exempelstad, Region Exempel"
BOARD_THERE = "Sara Exempelsson, Socialnämnden, Påhittköpings kommun"


@pytest.fixture
def me(program: Program) -> Hands:
    """Sit at the demonstration home's window."""
    return there.sit_down(program)


def test_a_kommun_that_is_silent_and_a_discharge_that_is_near(
    me: Hands, program: Program, tmp_path: Path
) -> None:
    late = me.within("overdue")
    late.see("Svar på påtalandet. Viggo Testholm", "12 dagar försenat")
    late.pick("Svar på påtalandet. Viggo Testholm")
    me.see("Inget svar på 38 dagar", "Inget svar på 6 dagar")
    program.picture("silent")
    letter = there.print_to(
        me, f"Visa påtalande av behov till {REGION}", tmp_path / "region.pdf"
    )
    assert "Viggo" in letter
    _the_chief(me, program, tmp_path)
    _a_no_with_its_reason(me, program)
    _ready(me, program, tmp_path)
    _the_young_persons_own_word(me)


def _the_chief(me: Hands, program: Program, folder: Path) -> None:
    letter = f"Visa brev till ansvarig chef till {NAMND}"
    there.not_yet(
        me,
        letter,
        "Det framgår inte vem brevet går till.",
        "Ange ansvarig chef hos mottagaren här ovanför i steget.",
    )
    me.press(f"Ange ansvarig chef: {NAMND}")
    me.write("Vem är ansvarig chef?", "Ulla Exempel, enhetschef")
    me.press("requests-save")
    me.see("Ansvarig chef: Ulla Exempel, enhetschef")
    program.picture("silent-chief")
    assert "Ulla Exempel" in there.print_to(me, letter, folder / "chef.pdf")


def _a_no_with_its_reason(me: Hands, program: Program) -> None:
    me.press(f"Registrera svar: {REGION}")
    me.choose("Vad svarade mottagaren?", "Säger nej")
    me.press("Registrera svaret")
    assert me.trouble("Vilket skäl gav de?") == (
        "Skälet till avböjandet saknas. Välj ett skäl eller skriv svaret med "
        "mottagarens ord."
    )
    me.write("Med mottagarens ord", "Ej aktuell hos oss.")
    me.press("Registrera svaret")
    me.see("Säger nej, ", "”Ej aktuell hos oss.”")
    program.picture("silent-no")


def _ready(me: Hands, program: Program, folder: Path) -> None:
    there.go(me, "placement", "ready")
    me.write("Bedömdes redo", "idag")
    me.write("Vem gjorde bedömningen?", "Karin Exempel")
    me.see("Underrätta socialnämnden i dag.", "Redo för nästa steg sparat.")
    program.picture("silent-ready")
    told = there.print_to(me, "Underrätta nämnden nu", folder / "nu.pdf")
    assert "Viggo" in told
    me.see_no("Underrätta socialnämnden i dag.")


def _the_young_persons_own_word(me: Hands) -> None:
    me.press("Hemmet")
    me.turn_to("Papper")
    me.turn_to("Blanketter")
    me.see("Jag vill ha en SIP")


def test_one_guardian_says_no_and_the_other_is_gone(
    me: Hands, program: Program, tmp_path: Path
) -> None:
    there.open_case(me, "Saga Låtsasdal")
    there.go(me, "prepare", "consent")
    me.see(
        "Svaren räcker inte för en SIP",
        "Svaret är nej. Ingen SIP görs så länge. Det här gäller ändå:",
        "Behovet får påtalas",
        "Den vanliga uppföljningen hålls",
        "”Jag vill att de pratar om mig en gång i stället för tio.”",
    )
    assert me.value("När frågar ni igen?")
    program.picture("no-consent")
    told = there.print_to(me, "Visa frågan till nämnden", tmp_path / "fraga.pdf")
    assert "Vem får bestämma om en SIP ska göras?" in told
    assert "SiS föreslår inget svar." in told
    me.press("Kopiera texten")
    me.see("Texten är kopierad. Klistra in den i genomförandeplanen.")
    _what_may_be_shared(me)
    _no_summons_after_a_no(me, program)


def _what_may_be_shared(me: Hands) -> None:
    shared = me.within("map")
    shared.see("Vem får veta vad")


def _no_summons_after_a_no(me: Hands, program: Program) -> None:
    there.go(me, "prepare", "roles")
    me.see("En SIP kräver ett giltigt samtycke från alla som ska ta ställning.")
    there.go(me, "prepare", "preparation")
    who = me.within("Vilka ska vara med?")
    who.press(f"{BOARD_THERE} (Socialtjänsten)")
    there.go(me, "call", "summons")
    me.within("Tid och plats").write("Dag", "imorgon")
    program.picture("no-summons")
    there.not_yet(
        me,
        f"Visa kallelse till {BOARD_THERE}",
        "Det finns inget giltigt samtycke till SIP för mötesdagen.",
        "Se steget Samtycke. Behovet får ändå påtalas för den placerande nämnden.",
        among="papers",
    )
