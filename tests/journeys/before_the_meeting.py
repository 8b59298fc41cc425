"""From the first start of the program to a prepared meeting, as one does it."""

from typing import Final

from PySide6.QtCore import Qt

from sipdesk.clock import SystemClock
from tests.journeys.hands import Hands
from tests.journeys.program import Program

PASSPHRASE: Final = "fyra påhittade ord räcker"
TODAY: Final = SystemClock().today()
SIXTEEN: Final = f"1 jan {TODAY.year - 16}"
KOMMUN: Final = "Eva Exempel, Socialtjänsten i Påhittstad"
REGION: Final = "Bo Test, BUP Påhittstad"


def a_new_home(me: Hands, program: Program) -> None:
    me.see("Nytt hem", "Steg 1 av 3")
    program.picture("new-home")
    me.write("Hemmets namn", "Påhittade ungdomshemmet")
    me.press("Fortsätt")
    me.see("Vem är du?")
    me.write("Ditt namn", "Karin Exempel")
    me.write("Din titel", "SIP-samordnare")
    me.press("Fortsätt")
    me.see("Det finns ingen väg runt lösenfrasen")
    me.write("Lösenfras", PASSPHRASE)
    me.see("Lösenfrasen duger.")
    me.write("Lösenfrasen en gång till", PASSPHRASE)
    me.see("Båda är likadana.")
    program.picture("passphrase")
    me.press("Fortsätt")
    me.see("Stämmer det här?", "Påhittade ungdomshemmet", "Karin Exempel")
    program.picture("new-home-check")
    me.press("Skapa hemmet")
    me.see("Lås in en återställningsnyckel")
    program.picture("recovery-key")
    me.press("Gör det senare")
    me.see("Inget väntar", "Hemmet har ingen återställningsnyckel")
    me.press("Jag har läst det här")
    program.picture("today-empty")


def a_new_case(me: Hands, program: Program) -> None:
    me.press("Ärenden")
    me.see("Inga ärenden än")
    program.picture("cases-empty")
    me.press("Nytt ärende")
    me.write("Förnamn", "Alva")
    me.write("Efternamn", "Påhitt")
    me.write("Födelsedatum", SIXTEEN)
    program.picture("new-case")
    me.press("Skapa ärende")
    me.see("Alva Påhitt", "16 år", "0 av 13 klara", "Att göra")


def admission(me: Hands, program: Program) -> None:
    program.picture("admission")
    young = me.within("Den unge")
    young.choose("Vem har vårdnaden?", "Ensam vårdnad")
    young.write("Språk", "svenska")
    young.choose("Behövs tolk?", "Nej")
    around = me.within("Runt den unge")
    add(around, "Vårdnadshavare", Namn="Maria Påhitt", Funktion="mamma")
    program.picture("admission-party")
    add(
        around,
        "Socialtjänsten",
        "Socialnämnden har placerat den unge",
        "Kom ihåg i adressboken",
        Verksamhet="Socialtjänsten i Påhittstad",
        Namn="Eva Exempel",
        Funktion="socialsekreterare",
    )
    add(
        around, "BUP eller annan psykiatri", Verksamhet="BUP Påhittstad", Namn="Bo Test"
    )
    add(around, "Skolan", Verksamhet="Påhittskolan", Funktion="rektor")
    ask = me.within("Vad får vårdnadshavarna veta?")
    ask.choose("Får hen tillfrågas och få veta?", "Ja")
    place = me.within("Vem får veta var den unge är?")
    place.press("Svara: Maria Påhitt")
    place.choose("Får mottagaren veta platsen?", "Ja")
    place.press("Spara svaret")
    me.choose("Finns det en SIP som pågår?", "Nej")
    list_of_items(me)
    program.picture("admission-done")
    me.see("1 av 13 klara")


def add(around: Hands, kind: str, *ticks: str, **facts: str) -> None:
    """Add somebody around the young person."""
    around.press("Lägg till ny")
    around.choose("Vem är det?", kind)
    for name, text in facts.items():
        around.write(name, text)
    for tick in ticks:
        around.press(tick)
    around.press("Spara")
    around.see(next(iter(facts.values())))
    around.see("Lägg till ny")


def list_of_items(me: Hands) -> None:
    """Go down the list by the keyboard alone: one letter for each, then Tab."""
    me.choose("Beslut om vård (LVU, LSU eller SoL)", "Har kommit")
    for _ in range(20):
        me.key(Qt.Key.Key_Tab)
        me.key(Qt.Key.Key_Tab)
        me.key(Qt.Key.Key_E)
    me.key(Qt.Key.Key_Tab)
    me.see("1 av 21 saker klara", "20 efterfrågade")


def need(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("1  Upptäck behov")
    program.picture("need")
    me.choose("Vem såg behovet?", "Personalen")
    me.choose("Behövs insatser från kommunen?", "Ja")
    me.write("Vilka insatser från kommunen?", "Kontaktfamilj och hjälp med bostad.")
    me.choose("Behövs insatser från regionen?", "Ja")
    me.write("Vilka insatser från regionen?", "Fortsatt kontakt med BUP.")
    me.tick("Vilka områden gäller det?", "Psykisk hälsa", "Skola och arbete")
    me.choose("Behöver insatserna samordnas?", "Ja")
    me.write("Varför?", "Ingen vet vem som håller i kontakten efter utskrivningen.")
    me.write("När bedömdes behovet?", "idag")
    me.press("Det var jag")
    me.see("2 av 13 klara")


def offer(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("2  Informera och erbjud")
    program.picture("offer")
    me.write("När berättade ni?", "idag")
    me.press("Det var jag")
    me.tick("På vilket sätt?", "Muntligt", "Med bildstöd")
    me.write("Det här är viktigt för mig", "Att få gå i min skola.")
    me.write("Det här vill jag inte att andra får veta", "Om min pappa.")
    me.write("När frågade ni?", "idag")
    me.choose("Vid vilket tillfälle?", "Under vistelsen")
    me.choose("Vill den unge ha en SIP?", "Ja")
    me.see("3 av 13 klara")
    program.picture("offer-done")


def consent(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("3  Samtycke", "Programmet föreslår att den unge och vårdnadshavarna")
    program.picture("consent")
    says_yes(me, "Alva Påhitt", program)
    says_yes(me, "Maria Påhitt", program)
    me.see("4 av 13 klara")
    program.picture("consent-done")


def says_yes(me: Hands, who: str, program: Program) -> None:
    """Register a yes: who may know what, until when, and that all was told."""
    answers = me.within("Vem tar ställning?")
    row = "den unge" if who.startswith("Alva") else "vårdnadshavare"
    answers.press(f"Registrera svar: {who} · {row}")
    answers.choose("Vad är svaret?", "Ja")
    answers.tick(
        "Det här har hen fått veta",
        "Att det är frivilligt",
        "Att det kan tas tillbaka när som helst",
        "Vad ett nej innebär",
        "Vem som får en kopia",
        "Hur uppgifterna sparas",
    )
    answers.choose("A. Att en SIP görs", "Ja")
    answers.choose("B. Att SiS kontaktar kommun och region", "Ja")
    for recipient in ("Socialtjänsten i Påhittstad", "BUP Påhittstad", "Påhittskolan"):
        answers.press(f"{recipient}: skola")
        answers.press(f"{recipient}: familj och nätverk")
    answers.write("När gavs svaret?", "idag")
    answers.press("Föreslå 6 månader från svarsdagen")
    answers.choose("Hur gavs svaret?", "Underskrift på papper")
    answers.write("Var finns pappret?", "I akten")
    program.picture("consent-form")
    answers.press("Granska svaret")
    answers.see("Stämmer det här?")
    program.picture("consent-check")
    answers.press("Registrera samtycket")
    answers.see("Ja, gäller till och med")


def sip_request(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("4  Påtala behov")
    me.press("Skriv påtalande")
    me.choose("Till vem?", KOMMUN)
    me.see("kräver inte samtycke")
    me.press("Föreslå en fråga")
    me.press("Hämta från behovet")
    program.picture("request")
    me.press("Spara utkastet")
    me.press(f"Registrera som skickat: {KOMMUN}")
    me.write("Hur skickades det?", "säker e-post")
    me.press("requests-save")
    me.see("Väntar på svar")
    program.picture("request-sent")
    me.press(f"Registrera svar: {KOMMUN}")
    me.choose("Vad svarade mottagaren?", "Tar initiativ till SIP")
    me.press("Registrera svaret")
    me.see("5 av 13 klara")


def roles(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("5  Roller")
    me.choose("Vem är sammankallande?", KOMMUN)
    me.choose("Vem skickar kallelsen?", "SiS skickar kallelsen på uppdrag")
    me.write("När gav sammankallande uppdraget?", "idag")
    me.write("Vem gav uppdraget?", "Eva Exempel, socialsekreterare")
    me.write("Vem leder mötet?", "Eva Exempel")
    me.write("Vem för anteckningar?", "Karin Exempel")
    me.write("Vem stöttar den unge?", "Maria Påhitt")
    me.see("6 av 13 klara")
    program.picture("roles")


def preparation(me: Hands, program: Program) -> None:
    me.press("Gå till steget")
    me.see("6  Förbered")
    me.write("Vad ska mötet leda till?", "Att alla vet vem som gör vad efter sommaren.")
    ask(me, "Vem hjälper mig med skolan i höst?", "Skola och arbete", own=True)
    ask(me, "Vem ringer jag när det blir för mycket?", "Familj och nätverk")
    who = me.within("Vilka ska vara med?")
    for chosen in (
        "Alva Påhitt (Den unge)",
        "Maria Påhitt (Vårdnadshavare)",
        f"{KOMMUN} (Socialtjänsten)",
        f"{REGION} (BUP eller annan psykiatri)",
    ):
        who.press(chosen)
    who.write(f"{KOMMUN} ska förbereda", "Förslag på kontaktfamilj.")
    me.choose("Hur vill den unge vara med?", "I rummet, hela mötet")
    me.see("7 av 13 klara")
    program.picture("preparation")


def ask(me: Hands, text: str, area: str, *, own: bool = False) -> None:
    """Put a question on the agenda."""
    questions = me.within("Frågor till mötet")
    questions.press("Lägg till fråga")
    questions.write("Frågan", text)
    questions.choose("Vad gäller den?", area)
    if own:
        questions.press("Det är den unges egen fråga")
    questions.press("Spara frågan")
    questions.see("Lägg till fråga")
