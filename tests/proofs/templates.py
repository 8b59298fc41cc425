"""Templates: filled whole, as LibreOffice and PDFium see them; unsafe ones refused.

LibreOffice is a judge of its own: it opens a filled Word template and makes a PDF of
it. Where it is not installed that claim is tried on nothing, and so fails openly.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pypdfium2
from pypdf import PdfReader

from sipdesk.documents.parts import Copy
from sipdesk.documents.template import file
from sipdesk.documents.template.guess import guesses
from sipdesk.documents.template.mapped import values
from sipdesk.documents.template.told import told
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import FILE_COPY, clearance
from sipdesk.domain.template import FieldSort, MappedField, Value
from tests.documents import cases
from tests.documents.example import MADE, MEASURES
from tests.documents.papers import desk
from tests.documents.template.hostile import BRACES, PDF, WORD
from tests.documents.template.made import LINES, braces, control, controls, form
from tests.proofs.claim import Claim, Outcome

ROWS = 30
HARD = "Åsa “Öberg” & <Co> é ł {{ namn }} {% raw %}"
COLUMNS = ("vad", "vem", "nar")
SOFFICE = which("soffice") or ""
TAKES_AT_MOST = 180

_NEAR = 5
_SPACE = re.compile(r"\s+")
_WORD_TEMPLATES: Mapping[str, bytes] = {
    "braces": braces("{{ namn }}", "{{ viktigt }}", columns=COLUMNS),
    "controls": controls(
        {
            "Namn": control("namn"),
            "Viktigt": control("viktigt", LINES),
        },
        rows=COLUMNS,
    ),
}


def a_filled_word_template_opens_in_libreoffice(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Let LibreOffice make a PDF of each, and find every value in its order."""
    if not SOFFICE:
        sys.stderr.write("LibreOffice (soffice) is not installed here\n")
        return Outcome(0, 0)
    tried, wrong = 0, 0
    for name, template in _WORD_TEMPLATES.items():
        stands = _values(template)
        expected = list(_in_order(stands))
        filled = file.fill(template, file.form_of(template), stands, MADE)
        words = as_pdf(filled)
        tried += len(expected)
        wrong += _missing(name, expected, _squeezed(words)) + _glued(expected, words)
    return Outcome(tried, wrong)


def a_filled_form_shows_every_value(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Let PDFium draw each field of a form, and find every value on the pages."""
    template = form(6)
    case = cases.full()
    stands = _values(template, case)
    ticks = {f.name for f in file.read(template) if f.sort is FieldSort.TICK}
    texts = [
        text
        for name, text in stands.items()
        if isinstance(text, str) and text and name not in ticks
    ]
    data = file.fill(template, file.form_of(template), stands, MADE)
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for number in range(len(document)):
        document[number].flatten()
    drawn = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    shown = _squeezed(drawn)
    lost = [text for text in texts if _squeezed(text) not in shown]
    for text in lost:
        sys.stderr.write(f"not on the form: {text}\n")
    return Outcome(len(texts), len(lost))


def every_unsafe_template_is_refused_for_its_reason(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Read the whole collection of hostile files."""
    reasons = [(reason, make()) for reason, make in (*WORD.values(), *PDF.values())]
    reasons += [("template-braces", braces(text)) for text in BRACES]
    wrong = sum(_why(data) != reason for reason, data in reasons)
    return Outcome(len(reasons), wrong)


def as_pdf(word: bytes) -> str:
    """Give the words that LibreOffice puts on paper."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "filled.docx").write_bytes(word)
        convert(here / "filled.docx", here)
        pages = PdfReader(here / "filled.pdf").pages
        return "".join(page.extract_text() for page in pages)


def convert(document: Path, folder: Path) -> None:
    """Let LibreOffice make a PDF, with a profile that is thrown away."""
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(document),
        ],
        check=True,
        capture_output=True,
        timeout=TAKES_AT_MOST,
    )


def _values(template: bytes, case: Case | None = None) -> dict[str, Value]:
    case = case or with_rows(ROWS)
    allowed = clearance(case, FILE_COPY, MADE.date())
    copy = Copy(case, FILE_COPY, desk(allowed.kinds, version=1))
    fields = file.read(template)
    mapping = tuple(MappedField(n, n, field) for n, field in guesses(fields).items())
    return values(told(copy, allowed), mapping, fields)


def with_rows(many: int) -> Case:
    """Give the full case with so many measures and a name that is hard to set."""
    case = cases.full()
    measures = tuple(
        replace(
            MEASURES[n % len(MEASURES)], id=f"n{n}", what=f"Insats nummer {n}: å ä ö"
        )
        for n in range(many)
    )
    young = replace(case.young_person, given_name=HARD)
    plan = replace(case.plan, measures=measures)
    return replace(case, young_person=young, plan=plan)


def _in_order(stands: Mapping[str, Value]) -> Iterator[str]:
    for value in stands.values():
        if isinstance(value, str):
            yield value
        else:
            for row in value:
                yield from row.values()


def _missing(name: str, expected: Sequence[str], shown: str) -> int:
    """Count the values that do not stand after the one before them."""
    place, wrong = 0, 0
    for value in expected:
        found = shown.find(_squeezed(value), place)
        if found < 0:
            sys.stderr.write(f"{name}: not in its place: {value}\n")
            wrong += 1
        else:
            place = found + len(_squeezed(value))
    return wrong


def _glued(expected: Sequence[str], words: str) -> int:
    """Count the lines of values that have run into the line before them."""
    lines = (value.split("\n") for value in expected)
    pairs = {pair for some in lines for pair in pairwise(some)}
    return sum(f"{one[-_NEAR:]}{other[:_NEAR]}" in words for one, other in pairs)


def _squeezed(text: str) -> str:
    """Leave the letters alone: where lines break is nobody's promise."""
    return _SPACE.sub("", text).replace("-", "").replace("\u00ad", "")


def _why(data: bytes) -> str:
    try:
        file.read(data)
    except RuleBroken as refused:
        return refused.code
    return ""


CLAIMS = (
    Claim(
        "a filled Word template opens in LibreOffice with every value in its place",
        a_filled_word_template_opens_in_libreoffice,
    ),
    Claim(
        "a filled form in PDF shows every value as PDFium draws it",
        a_filled_form_shows_every_value,
    ),
    Claim(
        "every unsafe template is refused, for its reason",
        every_unsafe_template_is_refused_for_its_reason,
    ),
)
