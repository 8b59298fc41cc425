"""Papers: sound in the eyes of others, read in order, the same each time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.commands.demonstration import FIXED_DAY, demonstration
from sipdesk.content.content import SheetKind
from sipdesk.content.document import Document
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pilot_table import recount_document
from sipdesk.documents.report import Issue, report_document
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.outside import outward
from sipdesk.domain.paper import FILLABLE, PaperKind
from sipdesk.domain.report_file import Reader
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.case import read_case
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.sheets import SheetOrder, list_sheets, preview_sheet
from tests.commands.made import tools
from tests.documents import cases
from tests.documents.example import MADE
from tests.documents.filling import by_pypdf, widgets
from tests.documents.form_samples import SLIP, forms
from tests.documents.order import words_of, words_read
from tests.documents.papers import content, paper, printed
from tests.documents.samples import NOON, charted, in_any_script, rich
from tests.documents.samples import paper as sample
from tests.documents.survey_forms import EACH
from tests.documents.survey_forms import made as made_survey
from tests.home import HOME, open_ports
from tests.proofs.claim import Claim, Outcome
from tests.proofs.drawn_from import drawn_from
from tests.proofs.judged import FILLED, sound
from tests.proofs.outside_homes import made_up
from tests.validators.broken import broken
from tests.validators.judges import verdicts

RANDOM_LONG, RANDOM_SHORT = 60, 6
PAPERS_SHORT = 10  # of the demonstration home
EXAMPLES_SHORT = 20
PICTURED = (PaperKind.INVITATION, PaperKind.CONSENT)
PICTURED_CASE = "ready"
PICTURED_SHEETS = {
    "sheet form-consent-easy",
    "sheet form-want-sip",
    "sheet information-young-person",
}
TRANSLATIONS = 10
_ANSWER = " ".join(["Åsa Öberg säger ja – på måndag."] * 12)


def every_paper_of_the_demonstration_home_is_sound(long: bool) -> Outcome:  # noqa: FBT001
    """Judge each paper that anybody in the demonstration home may be given.

    The short way takes some of them, and of one case all that has pictures.
    """
    with TemporaryDirectory() as folder:
        papers = dict(_of_the_home(Path(folder)))
    if not long:
        step = max(1, len(papers) // PAPERS_SHORT)
        some = set(islice(papers, 0, None, step))
        papers = {n: d for n, d in papers.items() if n in some or _has_pictures(n)}
    return sound(papers)


def every_translated_sheet_is_sound(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Judge each sheet in another language as the program shows it for review."""
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder))
        try:
            papers = {
                one.sheet.id: preview_sheet(SheetOrder(one.sheet.id), ports).data
                for one in list_sheets(None, ports).sheets
                if one.sheet.is_translation
            }
        finally:
            ports.store.close()
    assert len(papers) == TRANSLATIONS
    return sound(papers)


def any_paper_is_sound(long: bool) -> Outcome:  # noqa: FBT001
    """Judge papers of any blocks in any order, with texts that are hard to set."""
    many = drawn_from(in_any_script, RANDOM_LONG if long else RANDOM_SHORT)
    papers = {f"random {n}": render(made).data for n, made in enumerate(many)}
    pilot = recount_document(content().read_pilot(), NOON)
    made = {"charts": charted(), "the pilot's table": pilot, **_reports()}
    return sound({**{n: render(one).data for n, one in made.items()}, **papers})


def _reports() -> dict[str, Document]:
    """Give the report of a large home, as it stays there and as it leaves SiS."""
    found = made_up(0)
    issued = {
        "report inside": Issue(found, Reader.INSIDE, HOME, "Karin Exempel", NOON),
        "report outside": Issue(outward(found), Reader.OUTSIDE, HOME, "", NOON),
    }
    return {name: report_document(one, content()) for name, one in issued.items()}


def any_form_is_sound(long: bool) -> Outcome:  # noqa: FBT001
    """Judge papers to fill in on screen, empty and filled in to the brim."""
    papers: dict[str, bytes] = {}
    for name, document in _forms(long):
        data = render(document, fillable=True).data
        papers[name] = data
        papers[f"{name}{FILLED}"] = _filled(data)
    return sound(papers)


def every_survey_is_sound(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Judge each survey for each group: on paper, as a file, and filled in."""
    papers: dict[str, bytes] = {}
    for survey, group, scale in EACH:
        name = f"survey {survey.id} {group.value} {scale}".strip()
        papers[name] = made_survey(survey, group, scale, "")
        papers[f"{name} form"] = data = made_survey(survey, group, scale)
        papers[f"{name}{FILLED}"] = _filled(data)
    return sound(papers)


def _filled(data: bytes) -> bytes:
    return by_pypdf(data, {w.name: w.value or _ANSWER for w in widgets(data)})


def every_fault_is_seen(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Break a paper in many ways: each engine must see each, and none in the whole."""
    papers = broken(render(rich()).data)
    seen: dict[tuple[str, str], str] = {}
    for (name, engine, _), rules in verdicts(papers).items():
        seen[name, engine] = seen.get((name, engine), "") + rules
    wrong = [key for key, rules in seen.items() if (key[0] == "none") == bool(rules)]
    return Outcome(len(seen), len(wrong))


def papers_are_read_in_the_order_of_their_model(long: bool) -> Outcome:  # noqa: FBT001
    """Compare word by word what stands in the model with what a screen reader finds."""
    made = drawn_from(in_any_script, RANDOM_LONG if long else RANDOM_SHORT)
    made += [
        paper(*one)
        for one in islice(_of_the_examples(), None if long else EXAMPLES_SHORT)
    ]
    words, wrong = 0, 0
    for document in made:
        expected, found = words_of(document), words_read(render(document).data)
        words += len(expected)
        wrong += expected != found
    return Outcome(words, wrong)


def the_same_case_gives_the_same_bytes(long: bool) -> Outcome:  # noqa: FBT001
    """Make papers of the examples in three processes that hash in other ways."""
    ask = f"from tests.proofs.papers import sums; print(sums({long}))"
    told = [
        subprocess.run(
            [sys.executable, "-c", ask],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    differing = sum(len(set(of_one)) > 1 for of_one in zip(*told, strict=True))
    return Outcome(len(told[0]), differing)


def a_text_is_never_read_as_anything_else(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Set markup, file names and control characters: they stand as they were typed."""
    case = cases.longest()
    tried, wrong = 0, 0
    for kind in PaperKind:
        for recipient in recipients(kind, case, MADE.date()):
            text = printed(paper(kind, case, recipient))
            tried += 1
            wrong += "<b>" not in text and "Ronja" in text
    return Outcome(tried, wrong)


def sums(long: bool) -> str:  # noqa: FBT001
    """Give the checksums of papers of the example cases."""
    some = islice(_of_the_examples(), None if long else EXAMPLES_SHORT)
    return " ".join(render(paper(*one)).sha256 for one in some)


def _of_the_home(folder: Path) -> Iterator[tuple[str, bytes]]:
    with demonstration(folder / "demo.sipdesk", tools(), FIXED_DAY) as made:
        for key, played in made.played.items():
            case = read_case(played.case, made.ports).case
            for kind in PaperKind:
                for recipient in recipients(kind, case, FIXED_DAY):
                    order = PaperOrder(played.case, kind, recipient)
                    name = f"{key} {kind.value} {recipient}"
                    yield name, preview_paper(order, made.ports).data
        for listed in list_sheets(None, made.ports).sheets:
            order_of_sheet = SheetOrder(listed.sheet.id)
            shown = preview_sheet(order_of_sheet, made.ports)
            yield f"sheet {listed.sheet.id}", shown.data


def _has_pictures(name: str) -> bool:
    to_young = (f"{kind.value} {YOUNG_PERSON}" for kind in PICTURED)
    return name in {f"{PICTURED_CASE} {one}" for one in to_young} | PICTURED_SHEETS


def _of_the_examples() -> Iterator[tuple[PaperKind, Case, str]]:
    for case in (cases.full(), cases.protected(), cases.empty()):
        for kind in PaperKind:
            for recipient in recipients(kind, case, MADE.date()):
                yield kind, case, recipient


def _forms(long: bool) -> Iterator[tuple[str, Document]]:  # noqa: FBT001
    yield "slip", SLIP
    for sheet in content().read_sheets().sheets:
        if sheet.kind is SheetKind.FORM:
            yield sheet.id, sample(*sheet.blocks, title=sheet.title)
    answered = (one for one in _of_the_examples() if one[0] in FILLABLE)
    for number, one in enumerate(islice(answered, None if long else EXAMPLES_SHORT)):
        yield f"{one[0].value} {number}", paper(*one)
    many = drawn_from(forms, RANDOM_LONG if long else RANDOM_SHORT)
    yield from ((f"random form {n}", made) for n, made in enumerate(many))


CLAIMS = (
    Claim(
        "every paper of the demonstration home passes veraPDF and page-validation "
        "as PDF/UA-1 and PDF/A-2a",
        every_paper_of_the_demonstration_home_is_sound,
    ),
    Claim(
        "every sheet in another language passes both as both",
        every_translated_sheet_is_sound,
    ),
    Claim("any paper whatever passes both as both", any_paper_is_sound),
    Claim(
        "any paper to fill in on screen passes both as both, empty and filled in",
        any_form_is_sound,
    ),
    Claim(
        "every survey passes both as both, on paper and as a file, empty and filled in",
        every_survey_is_sound,
    ),
    Claim("both see every fault that is made on purpose", every_fault_is_seen),
    Claim(
        "every word is read in the order of the model",
        papers_are_read_in_the_order_of_their_model,
    ),
    Claim("the same case gives the same bytes", the_same_case_gives_the_same_bytes),
    Claim(
        "a text is never read as markup, a file or an address",
        a_text_is_never_read_as_anything_else,
    ),
)
