"""What each sheet must ask for or tell, so that it can stand for a form of the kit.

Source of the fields: what a consent, a summons, a plan and minutes must make clear
(SoL 10 kap. 8-9 §§, HSL 16 kap. 4 §, OSL 10 kap. 1 §) and the pilot's kit.
"""

from collections.abc import Mapping

import pytest

from sipdesk.content.document import Document
from sipdesk.content.document_text import as_text
from tests.documents.example import MADE
from tests.home import content

ASKED: Mapping[str, tuple[str, ...]] = {
    "form-consent": (
        "Den unge, namn och födelsetid",
        "vårdnadshavare",
        "Får en SIP göras?",
        "Får SiS ta kontakt",
        "närstående eller stödperson",
        "Från och med",
        "Till och med",
        "frivilligt",
        "ta tillbaka mitt svar",
        "vad ett nej betyder",
        "vilka som får planen",
        "hur svaret och planen sparas",
        "Psykisk hälsa",
        "Tandvård",
        "får SiS inte lämna",
        "Vad den unge tycker",
        "Mottaget av",
        "muntligt",
        "Återkallat",
    ),
    "form-consent-easy": (
        "Vill du att en SIP görs?",
        "Får SiS prata med",
        "Jag vill tänka",
        "Vad får SiS berätta?",
        "får SiS inte berätta",
        "vill jag ha med",
        "till och med",
        "frivilligt",
        "ändra mig",
        "Säger jag nej",
        "berätta ändå",
    ),
    "form-summons": (
        "Mottagare",
        "Sammankallande",
        "initialer eller namn",
        "Börjar och slutar",
        "Plats eller sätt",
        "Mötesledare",
        "inför utskrivning",
        "Syfte",
        "Frågor som mötet ska svara på",
        "förbereda",
        "i mitt ställe",
        "svarar skriftligt",
        "Svara senast",
        "samtycke som omfattar mottagaren",
    ),
    "form-minutes": (
        "Dag, början och slut",
        "Leder mötet",
        "Skriver",
        "Frånvarande",
        "Samtycke är genomgånget",
        "Sekretess är genomgången",
        "Syfte",
        "Får vänta",
        "den unge först",
        "kom vi överens om",
        "inte överens",
        "egna ord om mötet",
        "berättar för den som inte var med",
        "Nästa möte",
    ),
    "form-plan": (
        "viktigt för mig",
        "på lång sikt",
        "Mål nu",
        "Mål sedan",
        "inte överens",
        "Punkt 1",
        "Punkt 2",
        "Punkt 3",
        "Punkt 4",
        "Huvudansvarig",
        "Nästa uppföljning",
        "Jag har fått planen",
    ),
    "form-request": (
        "Till, verksamhet",
        "Våra frågor till er",
        "behöver samordnas",
        "Tid",
        "Vilka som bör vara med",
        "vi tar initiativ",
        "vi avböjer",
        "Skäl",
        "Kommunen eller regionen beslutar",
    ),
    "form-want-sip": (
        "Den unges namn",
        "vårdnadshavare",
        "vill jag ha hjälp med",
        "vill jag ha med på mötet",
        "vill jag inte ha med",
        "inget samtycke",
        "Lämnat vidare till",
    ),
    "form-need-noticed": (
        "initialer",
        "Vem såg behovet?",
        "Vad gäller det?",
        "egna ord",
        "Oro för att ett barn far illa",
        "Mottaget",
    ),
    "form-agreement": (
        "Parter",
        "Gäller från och till",
        "Vägen in",
        "Hälsoundersökning",
        "Tandvård",
        "initiativ",
        "system",
        "samtycke",
        "uteblir",
        "Överlämning",
        "Nästa översyn",
    ),
    "form-before-placement": (
        "namn och nummer",
        "beslut om vård, och vårdplan",
        "BBIC",
        "vårdnaden",
        "får veta var den unge är",
        "hälsoundersökning",
        "läkemedelslista",
        "tidigare skolor",
        "pågående SIP",
        "tolk",
        "Vilka vet om placeringen?",
        "Tre förslag på tid",
        "Preliminär dag för utskrivning",
        "efteråt",
        "ta upp SIP på uppstartsmötet",
        "kommer senare",
    ),
    "form-checklist": (
        "samtycke är lämnat",
        "påtalat",
        "sammankallar",
        "huvudansvarig",
        "enkät",
        "KIA",
    ),
    "information-young-person": ("säga nej", "ändra dig", "paus", "litar på", "18 år"),
    "information-guardian": (
        "frivilligt",
        "ta tillbaka",
        "huvudansvarig",
        "tolk",
        "båda behöver säga ja",
        "sekretess",
    ),
    "information-social-services": (
        "10 kap. 8–9 §§",
        "Skriv då skälet",
        "utan samtycke",
    ),
    "information-school": ("åtgärder av annan", "hemskolan", "hemligt"),
    "information-health-care": ("16 kap. 4 §", "remisser", "region"),
    "information-dental-care": ("vem som bokar", "hemligt"),
    "information-health-check": ("säga nej", "följer med", "stopp", "tolk"),
    "support-obviously-unnecessary": (
        "Beslutet är socialnämndens",
        "barnets bästa",
        "ställas igen",
    ),
    "where-to-complain": ("SiS", "IVO", "JO"),
    "support-shared-decision": ("minst två personer", "0 till 10", "tittar igen"),
    "support-goals": ("eget", "positiva ord", "oense"),
    "support-chair": ("Inledning", "Avslutning", "paus", "huvudansvarig"),
    "practice-path": ("påhittade", "behov", "samtycke", "F9", "återställningsnyckeln"),
    "support-taking-part": ("telefon", "paus", "litar på", "bilder"),
}
SWEDISH = {s.id: s for s in content().read_sheets().sheets if s.id in ASKED}


def test_every_swedish_sheet_has_its_table() -> None:
    ids = {s.id for s in content().read_sheets().sheets}
    assert {i for i in ids if "." not in i} == set(ASKED)


@pytest.mark.parametrize("sheet_id", ASKED)
def test_a_sheet_asks_for_and_tells_what_it_must(sheet_id: str) -> None:
    sheet = SWEDISH[sheet_id]
    text = as_text(Document(sheet.title, sheet.blocks, sheet.audience, MADE))
    plain = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert [words for words in ASKED[sheet_id] if words not in plain] == []
