"""The administrator's reference of the policies, in Markdown."""

from collections.abc import Iterator
from typing import Final

from sipdesk.content.policy_words import (
    Language,
    area_word,
    bounds,
    policy_words,
    value_words,
)
from sipdesk.content.words import lower_first, word
from sipdesk.domain.answer import Answer
from sipdesk.domain.policy import (
    CAPTURE_PROTECTION,
    POLICIES,
    REGION_PROFILE_FOLDER,
    Policy,
    PolicyArea,
    PolicyLevel,
)

REFERENCE: Final = "policyer.md"

_WHENCE: Final = {
    PolicyLevel.MACHINE: r"`HKLM\Software\Policies\SIPdesk`",
    PolicyLevel.USER: r"`HKCU\Software\Policies\SIPdesk`",
    PolicyLevel.CHOICE: "det som någon har valt i fönstret",
    PolicyLevel.INSTALLER: r"`HKLM\Software\SIPdesk`, ur installationens egenskaper",
    PolicyLevel.BUILT_IN: "det som står som inbyggt nedan",
}
_HEAD: Final = """\
# Policyer i SIPdesk

Den här filen är gjord av programmet (`sipdesk policies --out MAPP`) ur samma tabell som
programmet läser. Ändra den inte för hand.

## Vad som gäller

Det första i listan som har ett värde bestämmer:
"""
_AFTER: Final = f"""
En policy, för datorn eller användaren, går inte att ändra i programmet: fältet är
stängt och det står ”Bestämt av administratören”. Allt som är bestämt står längst ner
under Inställningar. Policyer läses när programmet startar och varje gång ett hem låses
upp; den som redan har hemmet öppet behåller det som gällde.
`{CAPTURE_PROTECTION.name}` och `{REGION_PROFILE_FOLDER.name}` läses bara när programmet
startar. Ett fönster kan vara öppet länge: stäng det och starta igen.

Ett värde av fel slag, utanför gränserna eller med okänt namn används inte. Då gäller
det som kommer därefter i listan. En policy som tillåter något (`Allow…`) och är skriven
så att den inte går att läsa räknas som 0: det tillåts inte förrän den är rättad. Av
samma skäl gallras inget medan `RetentionLeastMonths` inte går att läsa. Går ingen av
nivåns policyer att läsa gäller detsamma för dem alla. Det står under Inställningar, och
`sipdesk self-test` säger FEL.

Namnen skiljer inte på stora och små bokstäver. Registret läses i sin 64-bitarsvy.
Utanför Windows läses i stället `/etc/sipdesk/policy.toml`, med tabellerna `[policy]`
(datorns policy) och `[default]` (förval). Den filen gäller bara om root äger den och
dess mapp, och ingen annan kan skriva i dem. Ingenting annat pekar ut en policy: varken
miljön eller kommandoraden.

I en mapp av typen REG_EXPAND_SZ fylls `%NAMN%` i ur användarens miljö, och den kan
användaren själv ändra. Skriv så bara där användaren gärna får välja, och hela sökvägen
där den inte får ändras.

## Lägga in mallen

Lägg `sipdesk.admx` i `PolicyDefinitions` och `sv-SE\\sipdesk.adml` och
`en-US\\sipdesk.adml` i mapparna med samma namn där, på datorn eller i domänens centrala
arkiv.
"""


def reference() -> str:
    """Write the reference: what comes first, and every policy under its area."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    for number, level in enumerate(PolicyLevel, 1):
        yield f"{number}. {lower_first(word(level))}: {_WHENCE[level]}"
    yield _AFTER
    for area in PolicyArea:
        yield f"## {area_word(area, Language.SWEDISH)}\n"
        for policy in POLICIES:
            if policy.area is area:
                yield from _section(policy)


def _section(policy: Policy) -> Iterator[str]:
    words, limits = policy_words(policy), bounds(policy)
    yield f"### {policy.name}\n"
    yield f"**{words.names[Language.SWEDISH]}.** {words.helps[Language.SWEDISH]}\n"
    yield f"* Värde: {lower_first(word(policy.kind))}"
    if limits:
        yield f"* Gränser: {limits}"
    default = word(Answer.YES if policy.has_choice else Answer.NO)
    yield f"* Kan vara förval vid installation: {lower_first(default)}"
    yield f"* Inbyggt: {lower_first(value_words(policy, policy.default))}\n"
