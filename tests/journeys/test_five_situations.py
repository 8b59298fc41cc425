"""The five situations of practice, played as they come: wrong turns and all.

Where the program says no, one sentence names what is missing and one what to do.
"""

from pathlib import Path

import pytest

from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.program import Program

pytestmark = pytest.mark.journey


@pytest.fixture
def me(program: Program) -> Hands:
    """Sit at the demonstration home's window."""
    return there.sit_down(program)


def test_an_acute_placement_on_a_friday_with_name_and_number_and_a_threat(
    me: Hands, program: Program, tmp_path: Path
) -> None:
    _open_with_a_name(me, program)
    _who_may_know_is_on_top(me, program)
    told = there.print_to(me, "Visa frågan till nämnden", tmp_path / "fraga.pdf")
    for asked in (
        "Vem har vårdnaden om den unge?",
        "Har nämnden beslutat enligt 14 § LVU",
        "Får var och en av dem veta att den unge är hos SiS, och var?",
    ):
        assert asked in told
    lacking = there.print_to(
        me, "Visa brevet om det som saknas", tmp_path / "begaran.pdf"
    )
    for asked in ("Begäran om handlingar", "Vårdplan", "Var den unge är lämnas inte"):
        assert asked in lacking
    me.see("Efterfrågat")
    _a_threat_and_a_mother(me)
    program.picture("acute-guardian")
    _the_place_takes_a_decision(me, program)
    _no_paper_before_it_is_answered(me)


def _open_with_a_name(me: Hands, program: Program) -> None:
    me.press("Ärenden")
    me.press("Nytt ärende")
    me.write("Förnamn", "Mio")
    me.write("Efternamn", "Låtsasson")
    me.write("Personnummer eller samordningsnummer", "20030606-2381")
    me.press("Skapa ärende")
    me.see("Mio Låtsasson", "0 av 13 klara")
    program.picture("acute-opened")


def _who_may_know_is_on_top(me: Hands, program: Program) -> None:
    me.press("Idag")
    now = me.within("at-once")
    now.see("Klargör vilka som får kontaktas. Mio Låtsasson")
    program.picture("acute-today")
    assert me.words.index("Genast") < me.words.index("Försenat")
    now.pick("Mio Låtsasson")
    me.see("Vad får vårdnadshavarna veta?")


def _a_threat_and_a_mother(me: Hands) -> None:
    flags = me.within("Skydd")
    flags.press("Lägg till skydd")
    flags.choose("Vilket skydd?", "Hotbild")
    flags.choose("Vem ska skyddas?", "Mio Låtsasson")
    flags.write("Vem har beslutat eller berättat?", "Socialjouren")
    flags.press("Spara skyddet")
    flags.see("Gäller")
    around = me.within("Runt den unge")
    around.press("Lägg till ny")
    around.choose("Vem är det?", "Vårdnadshavare")
    around.write("Namn", "Mia Påhitt")
    around.write("Funktion", "mamma")
    around.press("Spara")
    me.within("Vad får vårdnadshavarna veta?").see("Mia Påhitt")


def _the_place_takes_a_decision(me: Hands, program: Program) -> None:
    place = me.within("Vem får veta var den unge är?")
    place.see("Platsen är hemlig.", "Obesvarat. Räknas som nej")
    place.press("Svara: Mia Påhitt")
    place.choose("Får mottagaren veta platsen?", "Ja")
    place.press("Spara svaret")
    assert place.trouble("Vem har beslutat det, och när?") == (
        "Platsen är hemlig, och det framgår inte vem som har beslutat att den får "
        "lämnas. Skriv nämndens eller institutionschefens beslut och dag, eller svara "
        "nej."
    )
    program.picture("acute-place")
    place.choose("Får mottagaren veta platsen?", "Nej")
    place.press("Spara svaret")
    place.see("Nej")


def _no_paper_before_it_is_answered(me: Hands) -> None:
    there.go(me, "prepare", "preparation")
    me.within("Vilka ska vara med?").press("Mia Påhitt (Vårdnadshavare)")
    there.go(me, "call", "summons")
    why = (
        "Det är inte klarlagt om vårdnadshavaren får tillfrågas.",
        "Ta ställning till det i Inskrivning innan någon frågas eller får papper.",
    )
    there.not_yet(me, "Visa inbjudan till Mia Påhitt", *why, among="papers")
    there.go(me, "admission", "admission")
    ask = me.within("Vad får vårdnadshavarna veta?")
    ask.choose("Får hen tillfrågas och få veta?", "Nej")
    there.go(me, "call", "summons")
    why = (
        "Vårdnadshavaren får inte tillfrågas eller få veta.",
        "Låt det gälla. Ny uppgift från nämnden registreras i Inskrivning.",
    )
    there.not_yet(me, "Visa inbjudan till Mia Påhitt", *why, among="papers")
