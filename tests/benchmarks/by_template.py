"""The plan by way of Word: docxtpl fills a template and LibreOffice makes the PDF.

What our own PDF costs is measured against this, the usual way of a small office.
"""

import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docxtpl import DocxTemplate

from sipdesk.domain.case import Case
from tests.documents.template.made import braces
from tests.proofs.templates import SOFFICE, convert

NOT_HERE: Final = "" if SOFFICE else "LibreOffice (soffice) is not installed here"
_FIELDS: Final = ("namn", "viktigt", "bra", "mindre_bra", "egen_plan", "uppfoljning")
_TEMPLATE: Final = braces(
    *(f"{{{{ {field} }}}}" for field in _FIELDS), columns=("vad", "vem", "nar")
)


class Office:
    """LibreOffice with a profile of its own, warmed up once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, case: Case) -> None:
        """Fill the template with a plan and make a PDF of it."""
        plan = case.plan
        template = DocxTemplate(BytesIO(_TEMPLATE))
        rows = [
            {"vad": m.what, "vem": m.who or m.party, "nar": f"{m.start} {m.due}"}
            for m in plan.measures
        ]
        texts = (
            case.young_person.name,
            plan.important,
            plan.works_well,
            plan.works_less,
            plan.own_plan,
            str(plan.follow_up),
        )
        values = dict(zip(_FIELDS, texts, strict=True)) | {"insatser": rows}
        template.render(values, autoescape=True)
        filled = self._folder / "plan.docx"
        template.save(filled)
        convert(filled, self._folder)


def milliseconds(case: Case, rounds: int) -> list[float]:
    """Measure some rounds, after one that is not counted."""
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        office.make(case)
        taken = []
        for _ in range(rounds):
            begun = time.perf_counter()
            office.make(case)
            taken.append((time.perf_counter() - begun) * 1000)
    return taken
