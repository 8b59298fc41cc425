"""What the young person reads is written to them; else a calm remark says so."""

import pytest

from sipdesk.content.address_words import address_words
from sipdesk.domain.address_form import speaks_of_young_person

OF_THEM = (
    "Hen vill gå i skolan.",
    "Han vill bo hos sin pappa.",
    "Hon sover dåligt på nätterna.",
    "Vi hjälper henne till skolan.",
    "BUP ringer honom varje vecka.",
    "Hennes mål är att sova bättre.",
    "Att hans skola ska fungera.",
    "Hens egen plan.",
    "hen ska ta sin medicin",
    "Ungdomen går till skolan varje dag.",
    "Stötta ungdomens kontakt med familjen.",
    "Den unge deltar i samtal.",
    "den unga får hjälp med sömnen",
    "Den unges vilja är att bo hemma.",
    "Pojken behöver en fritidsaktivitet.",
    "Motivera flickan till samtal.",
    "Klienten ska hålla sig drogfri.",
    "Brukaren erbjuds stöd.",
    "Eleven har en plats i åttan.",
    "Skolan tar emot eleven från vecka 3.",
    "Jag hjälper ungdomen med läxan.",
    "Skolan ringer när hon är frisk.",
    "Hon ringer sin mamma.",
    "Hen ringer Karin.",
    "Boendet är klart.\nHan flyttar i maj.",
    "Sova hela natten. Hen somnar före elva.",
    "DEN UNGE får en kontaktperson.",
    "Personlig hjälp när hen vill.",
    "Träning, som hon själv har valt.",
)

TO_THEM = (
    "",
    "Jag vill gå i skolan.",
    "Du får en egen kontaktperson.",
    "Jag pratar med honom när det blir svårt.",
    "Min mamma ringer. Hon bestämmer tiden.",
    "Mamma ringer när hon slutar jobbet.",
    "Ring morfar om han är hemma.",
    "Läraren ringer innan hon kommer.",
    "Skolkuratorn berättar vad hon kan göra.",
    "Socialsekreteraren säger vad hen tänker.",
    "Träffar BUP varje vecka.",
    "Gå och lägga mig före elva.",
    "Stina Stödsson eller min moster",
    "Följ med Karin när hon handlar.",
    "Hans Exempelsson ringer skolan.",
    "Prata med Hans.",
    "Din lärare visar dig. Han väntar vid dörren.",
    "Samtal om sömn.",
    "Handla mat och hänga tvätt.",
    "Hand i hand, honung och hennafärg.",
    "Elevhälsan bokar en tid.",
    "Unga i området spelar fotboll.",
    "Den ungefärliga tiden är klockan tre.",
    "Barn- och ungdomsmottagningen ringer.",
    "Eleverna har en egen sal.",
    "Kontaktpersonen följer med dit hon kan.",
    "Karin Exempel kör. Hon hämtar klockan tre.",
)


@pytest.mark.parametrize("text", OF_THEM)
def test_a_text_that_speaks_of_the_young_person_is_remarked_on(text: str) -> None:
    assert speaks_of_young_person(text, address_words())


@pytest.mark.parametrize("text", TO_THEM)
def test_a_text_to_or_by_the_young_person_is_left_alone(text: str) -> None:
    assert not speaks_of_young_person(text, address_words())
