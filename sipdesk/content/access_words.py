"""What a row of the access log says beside its act, in words."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from sipdesk.content import files
from sipdesk.content.figures import FigureTexts
from sipdesk.content.library import read_all_figures, read_built_in_choices
from sipdesk.content.words import figure_line, label, lower_first, recipient, word
from sipdesk.domain.access import Access, Act, HomePart, PersonDeed, PicturePart
from sipdesk.domain.approval import Judgement
from sipdesk.domain.fidelity import Element
from sipdesk.domain.figure import Nature
from sipdesk.domain.funnel import Stage
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.outlook import HomePaper
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.received import ReceivedKind
from sipdesk.domain.report_file import REPORT, Reader, ReportForm
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.paths import resources

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
_PICTURES = {part.value: part for part in PicturePart}
_HOME_PAPERS = {paper.value: paper for paper in HomePaper}
_CHOICES = {"declined": files.DECLINE_REASONS, "ready": files.WAITING_FOR}
"""The lists that tables have a row of each of."""
_NATURES = {nature.value: nature for nature in Nature}


def told(access: Access, about: str = "") -> str:
    """Tell a row's detail. Of what is not known here the code stands as it is.

    ``about`` is the name of whom it is about, as they are called now.
    """
    if access.detail is None:  # erased with its case
        return ""
    if access.act is Act.UNKNOWN:
        return " ".join(filter(None, (access.code, access.detail)))
    if access.act is Act.PERSON_CHANGED:
        return _person(access.detail, about)
    try:
        return _told(access.act, access.detail)
    except (KeyError, ValueError):
        return access.detail


def _told(act: Act, detail: str) -> str:
    part = _PICTURES.get(detail.partition(" ")[0])
    if part is not None:
        return word(part)
    if detail in _HOME_PAPERS:
        return word(_HOME_PAPERS[detail])
    if detail.partition(" ")[0] == REPORT:
        return _report(detail)
    if act is Act.CHANGED:
        is_concern = detail == PaperKind.CONCERN.value
        return word(PaperKind.CONCERN) if is_concern else label(detail)
    if act in _PAPERS:
        return _paper(detail)
    say = _SAID.get(act)
    return say(detail) if say and detail else ""


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


def _report(detail: str) -> str:
    """Tell a report: who reads it, in which form, and of which days."""
    _, reader, form, first, last = detail.split(" ")
    whom, how = word(Reader(reader)), word(ReportForm(form))
    return f"Rapport, {lower_first(whom)}: {how}, {first} – {last}"


def _person(detail: str, about: str) -> str:
    """Tell whom, and what was done; an older row says whom alone."""
    _, *codes = detail.split(" ")
    known = {deed.value: deed for deed in PersonDeed}
    done = [lower_first(word(known[c])) if c in known else c for c in codes]
    return ": ".join(filter(None, (about, ", ".join(done))))


def _keys(detail: str) -> str:
    return word(KeyDeed(detail))


def _home(detail: str) -> str:
    part, _, which = detail.partition(" ")
    return " ".join(filter(None, (word(HomePart(part)), which)))


def _days(detail: str) -> str:
    first, last = detail.split(" ")
    return f"{first} – {last}"


def _figure(detail: str) -> str:
    """Tell the figure whose cases were seen; of one case its nature alone."""
    if detail in _NATURES:
        return word(_NATURES[detail])
    table, row, *listed, column = detail.split(" ")
    texts = _figure_texts()
    of = _listed(table, listed[0], texts) if listed else figure_line("not-told")
    title = texts.words.tables[table].title
    head = texts.words.rows[row].format(of=of)
    return f"{title}: {head}, kolumn {int(column) + 1}"


def _listed(table: str, code: str, texts: FigureTexts) -> str:
    """Name what a row stands for; a code of a home's own list stands as it is."""
    if table in _CHOICES:
        return _choices(_CHOICES[table]).get(code, code)
    figures = {one.id: f"{one.indicator} {one.title}" for one in texts.definitions}
    why = {w.value: one.text for w, one in texts.obstacles.obstacles.items()}
    kinds = [*Stage, *Element, *SurveyGroup]
    words = {one.value: word(one) for one in kinds}
    return (words | why | figures).get(code, code)


@cache
def _choices(name: str) -> Mapping[str, str]:
    """Give the words of a list, as lists of many cases say them: the log is one."""
    found = read_built_in_choices(resources(), name)
    return {one.code: one.listed for one in found}


@cache
def _figure_texts() -> FigureTexts:
    return read_all_figures(resources())


def _as_it_stands(detail: str) -> str:
    return detail


_SAID: Mapping[Act, Callable[[str], str]] = MappingProxyType(
    {
        Act.KEYS_CHANGED: _keys,
        Act.KEYS_UNCHANGED: _keys,
        Act.KEYS_OLDER: lambda detail: f"Saknar {detail}",
        Act.SAVES_MISSING: lambda detail: f"Saknar {detail}",
        Act.LOG_BROKEN: lambda detail: f"Avviker vid rad {detail.partition(':')[0]}",
        Act.FAULTS_ANSWERED: lambda detail: f"Till och med rad {detail}",
        Act.HOME_CHANGED: _home,
        Act.FIGURES: _days,
        Act.FIGURE_CASES: _figure,
        Act.CAPTURE_ALLOWED: lambda detail: f"{detail} minuter",
        Act.LOG_EXPORTED: _as_it_stands,
        Act.SENT_CASE: _as_it_stands,
        Act.TOOK_CASE: _as_it_stands,
    }
)
"""What is said of the acts with a detail of their own kind."""
