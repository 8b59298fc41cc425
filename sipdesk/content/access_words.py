"""What a row of the access log says beside its act, in words."""

from sipdesk.content.words import label, lower_first, recipient, word
from sipdesk.domain.access import Access, Act, HomePart, PicturePart
from sipdesk.domain.approval import Judgement
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.received import ReceivedKind

_PAPERS = frozenset(
    {
        Act.READ_PAPER,
        Act.HANDED_OUT,
        Act.TAKEN_BACK,
        Act.TAKEN_IN,
        Act.MARKED,
        Act.APPROVAL,
    }
)
_CODES = {Act.KEYS_CHANGED: KeyDeed, Act.HOME_CHANGED: HomePart}
_PICTURES = {part.value: part for part in PicturePart}
_AS_THEY_STAND = frozenset({Act.LOG_EXPORTED, Act.SENT_CASE, Act.TOOK_CASE})


def told(access: Access) -> str:
    """Tell a row's detail. Of what is not known here the code stands as it is."""
    if access.detail is None:  # erased with its case
        return ""
    if access.act is Act.UNKNOWN:
        return " ".join(filter(None, (access.code, access.detail)))
    try:
        return _told(access.act, access.detail)
    except (KeyError, ValueError):
        return access.detail


def _told(act: Act, detail: str) -> str:
    part = _PICTURES.get(detail.partition(" ")[0])
    if part is not None:
        return word(part)
    if act is Act.CHANGED:
        is_concern = detail == PaperKind.CONCERN.value
        return word(PaperKind.CONCERN) if is_concern else label(detail)
    if act in _PAPERS:
        return _paper(detail)
    if act in _CODES:
        return word(_CODES[act](detail)) if detail else ""
    if act is Act.CAPTURE_ALLOWED:
        return f"{detail} minuter"
    return detail if act in _AS_THEY_STAND else ""


def _paper(detail: str) -> str:
    """Tell a paper: kind and recipient, and what a manager said; or what came."""
    kind, *rest = detail.split(" ")
    if not rest:
        return word(ReceivedKind(kind)) if kind else ""
    role, last = rest  # the way out, or a judgement
    whom = f"{word(PaperKind(kind))} till {lower_first(recipient(role))}"
    judgements = {judgement.value: judgement for judgement in Judgement}
    if last in judgements:
        return f"{whom}: {lower_first(word(judgements[last]))}"
    return whom
