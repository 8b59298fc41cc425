"""Which key an answer to a survey is keyed in with, as it stands on the key.

``1`` to ``9`` are the steps of a scale from the least, ``V`` that one does not know
(vet inte), ``N`` that one will not say (vill inte svara).
"""

from types import MappingProxyType
from typing import Final

from sipdesk.content.surveys import Scale
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY

BESIDE_KEYS: Final = MappingProxyType({DONT_KNOW: "V", WONT_SAY: "N"})
"""The keys of what stands beside the scale."""


def key_of(answer: str, scale: Scale) -> str:
    """Give the key of an answer on a scale."""
    values = [step.value for step in scale.steps]
    return BESIDE_KEYS.get(answer) or str(values.index(answer) + 1)
