"""What a row of the access log says beside its act, in words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sipdesk.content.words import label, lower_first, recipient, word
from sipdesk.domain.access import Access, Act
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.received import ReceivedKind

_PAPERS = frozenset({Act.READ_PAPER, Act.HANDED_OUT, Act.TAKEN_BACK})
_PARTS = 3  # of a paper's detail: kind, role of the recipient, way out


def told(access: Access) -> str:
    """Tell a row's detail. Of what is not known here the code stands as it is."""
    if access.detail is None:  # erased with its case
        return ""
    try:
        return _told(access.act, access.detail)
    except (KeyError, ValueError):
        return access.detail


def _told(act: Act, detail: str) -> str:
    if act is Act.CHANGED:
        return (
            word(PaperKind.CONCERN)
            if detail == PaperKind.CONCERN.value
            else label(detail)
        )
    parts = detail.split(" ")
    if act in _PAPERS and len(parts) == _PARTS:
        kind, role, _ = parts
        return f"{word(PaperKind(kind))} till {lower_first(recipient(role))}"
    if act in _PAPERS or act is Act.TAKEN_IN:
        return word(ReceivedKind(detail)) if detail else ""
    say = _SAID.get(act)
    return say(detail) if say else ""


def _keys(detail: str) -> str:
    return word(KeyDeed(detail))


_SAID: Mapping[Act, Callable[[str], str]] = MappingProxyType(
    {
        Act.KEYS_CHANGED: _keys,
        Act.KEYS_UNCHANGED: _keys,
        Act.KEYS_OLDER: lambda detail: f"Saknar {detail}",
        Act.SAVES_MISSING: lambda detail: f"Saknar {detail}",
        Act.LOG_BROKEN: lambda detail: f"Avviker vid rad {detail.partition(':')[0]}",
        Act.FAULTS_ANSWERED: lambda detail: f"Till och med rad {detail}",
        Act.LOG_EXPORTED: lambda detail: detail,
    }
)
"""What is said of the acts with a detail of their own kind."""
